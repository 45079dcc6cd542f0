"""The page of reports: the paper as it will print, and its files."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from daihoi.apps.accounts.guard import signed_in
from daihoi.apps.accounts.permissions import Forbidden
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.organisation.guard import unit_view
from daihoi.apps.organisation.models import Unit
from daihoi.apps.papers.naming import dated
from daihoi.apps.papers.paper import Block, Number, Paragraph, Run, Table, printed
from daihoi.apps.planning.origin import origin_at
from daihoi.apps.planning.place import Place, place_of
from daihoi.apps.reporting.discretion import FEWEST, Sight, results_tell_of_few, sight_of
from daihoi.apps.reporting.links import record_links
from daihoi.apps.reporting.report.building import KINDS, ReportKind, build_report
from daihoi.apps.reporting.report.entries import record_report
from daihoi.apps.reporting.report.files import CONTENT_TYPES, ReportFormat, report_file
from daihoi.core.language import say

_FILE_NAMES = {
    ReportKind.RESULTS: "ket-qua",
    ReportKind.STRUCTURE: "co-cau",
    ReportKind.PROGRESS: "tien-do",
}
FORMATS = {
    ReportFormat.DOCX: "Word (.docx)",
    ReportFormat.PDF: "PDF",
    ReportFormat.XLSX: "Bảng tính (.xlsx)",
    ReportFormat.JSON: "Dữ liệu (.json)",
}


@dataclass(frozen=True)
class Piece:
    """Words of a paragraph; a figure leads to its records."""

    text: str
    href: str = ""


@dataclass(frozen=True)
class Shown:
    """A block of the paper as the page lays it out; `rows` and `totals` say which cells are figures."""

    kind: str
    block: Block
    pieces: tuple[Piece, ...] = ()
    rows: tuple[tuple[tuple[str, bool], ...], ...] = ()
    totals: tuple[tuple[str, bool], ...] = ()
    widths: tuple[int, ...] = ()


@unit_view(Permission.EXPORT_REPORT)
def report(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Show a unit's report as it will print, with each figure open to its records."""
    place = place_of(request, unit)
    offered = _offered(request, place)
    kind = _kind(request.GET.get("loai", offered[0]), offered)
    paper = build_report(place, kind)
    address = record_links(request, unit).of(unit)
    context = {
        "place": place,
        "kind": kind,
        "kinds": [(each.value, say(KINDS[each])) for each in offered],
        "formats": [(each.value, say(label)) for each, label in FORMATS.items()],
        "paper": paper,
        "dated": dated(paper.letterhead.place, paper.letterhead.on),
        "blocks": list(_shown(paper.blocks, address)),
        "annexes": list(_shown(paper.annexes, address)),
    }
    return render(request, "reporting/report.html", context)


def _shown(blocks: tuple[Block, ...], address: Callable[[str, str], str]) -> Iterator[Shown]:
    for block in blocks:
        kind = type(block).__name__.lower()
        if isinstance(block, Paragraph):
            yield Shown(kind, block, tuple(_piece(run, address) for run in block.runs))
        elif isinstance(block, Table):
            rows = tuple(_cells(block, row) for row in block.lines)
            yield Shown(kind, block, rows=rows, totals=_cells(block, printed(block.totals)), widths=_widths(block))
        else:
            yield Shown(kind, block)


def _piece(run: Run, address: Callable[[str, str], str]) -> Piece:
    return Piece(run.text, address(run.slug, run.role)) if isinstance(run, Number) else Piece(run)


def _cells(table: Table, row: tuple[str, ...]) -> tuple[tuple[str, bool], ...]:
    return tuple((text, column.is_figure) for text, column in zip(row, table.columns, strict=False))


def _widths(table: Table) -> tuple[int, ...]:
    """Give the columns' shares of the width in whole per cent."""
    whole = sum(column.width for column in table.columns)
    return tuple(100 * column.width // whole for column in table.columns)


def _offered(request: HttpRequest, place: Place) -> tuple[ReportKind, ...]:
    """Give the reports that a person may make: all that tell of no single person, the others with the permission."""
    if sight_of(request.user, place.unit) is Sight.PEOPLE:  # type: ignore[arg-type]
        return tuple(KINDS)
    return (ReportKind.PROGRESS,) if results_tell_of_few(place) else (ReportKind.RESULTS, ReportKind.PROGRESS)


def _kind(text: str, offered: tuple[ReportKind, ...]) -> ReportKind:
    if text not in list(ReportKind):
        raise Http404(say("Không có loại báo cáo này."))
    if text not in offered:
        raise Forbidden(
            say(
                "Báo cáo này kể cơ cấu của từng cấp ủy hoặc của nhóm dưới {fewest} người; lập báo cáo "
                "cần quyền «{permission}».",
                fewest=FEWEST,
                permission=say(Permission.VIEW_RESULTS.label),
            )
        )
    return ReportKind(text)


@unit_view(Permission.EXPORT_REPORT)
def file(request: HttpRequest, unit: Unit, kind: str, form: str) -> HttpResponse:
    """Give a unit's report as a file, and write down who took it."""
    place = place_of(request, unit)
    wanted = _kind(kind, _offered(request, place))
    if form not in list(ReportFormat):
        raise Http404(say("Không có báo cáo ở dạng này."))
    given = ReportFormat(form)
    content = report_file(place, wanted, given)
    name = origin_at(place).file_name(f"bao-cao-{_FILE_NAMES[wanted]}", given)
    with record_report(place, wanted, given, signed_in(request)):
        response = HttpResponse(content, content_type=CONTENT_TYPES[given])
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response
