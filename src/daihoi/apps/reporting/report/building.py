"""Builds a report of a unit as a paper."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from daihoi.apps.papers.naming import day_text, letterhead, recipients, signature
from daihoi.apps.papers.paper import Block, Paper, Paragraph
from daihoi.apps.planning.place import Place
from daihoi.apps.reporting.queries import direct_children, own_congress
from daihoi.apps.reporting.report.progress import progress_blocks
from daihoi.apps.reporting.report.results import results_blocks
from daihoi.apps.reporting.report.single import own_progress, own_results
from daihoi.apps.reporting.report.structure import structure_blocks
from daihoi.apps.reporting.report.wording import paragraph
from daihoi.core.language import Language, msgid, speaking


class ReportKind(StrEnum):
    """The reports that can be made."""

    PROGRESS = "progress"
    RESULTS = "results"
    STRUCTURE = "structure"


KINDS = {
    ReportKind.RESULTS: msgid("Kết quả đại hội"),
    ReportKind.STRUCTURE: msgid("Cơ cấu cấp ủy"),
    ReportKind.PROGRESS: msgid("Tiến độ đại hội"),
}


@dataclass(frozen=True)
class _Draft:
    """How a kind of report is summed up in its title, and what it tells: the body and the annexes."""

    summary: str
    blocks: Callable[[Place], tuple[tuple[Block, ...], tuple[Block, ...]]]


_OF_MANY = {
    ReportKind.PROGRESS: _Draft("tiến độ tổ chức đại hội các đảng bộ, chi bộ trực thuộc", progress_blocks),
    ReportKind.RESULTS: _Draft("kết quả đại hội các đảng bộ, chi bộ trực thuộc", results_blocks),
    ReportKind.STRUCTURE: _Draft("cơ cấu cấp ủy được bầu tại đại hội đảng bộ các cấp", structure_blocks),
}
_OF_ONE = {
    ReportKind.PROGRESS: _Draft("tiến độ tổ chức Đại hội {unit}", own_progress),
    ReportKind.RESULTS: _Draft("kết quả Đại hội {unit}", own_results),
    ReportKind.STRUCTURE: _Draft("cơ cấu cấp ủy được bầu tại Đại hội {unit}", structure_blocks),
}
_REMARK = "Số liệu minh họa: đơn vị và người trong báo cáo này là giả lập."


def build_report(place: Place, kind: ReportKind) -> Paper:
    """Draft the report of a unit from what is recorded, as of the place's day; without units below, of its congress.

    It is in Vietnamese whatever is spoken: it goes to the unit above.
    """
    with speaking(Language.VIETNAMESE):
        return _drafted(place, kind)


def _drafted(place: Place, kind: ReportKind) -> Paper:
    unit = place.unit
    is_single = not direct_children(place)
    draft = (_OF_ONE if is_single else _OF_MANY)[kind]
    congress = own_congress(place) if is_single else None
    term = congress.own_term if congress else place.cycle.term
    body, annexes = draft.blocks(place)
    return Paper(
        kind=kind,
        letterhead=letterhead(unit, place.as_of),
        type_name="BÁO CÁO",
        summary=f"{draft.summary.format(unit=unit.name)}, nhiệm kỳ {term}",
        blocks=(_opening(place, term, is_single=is_single), *body),
        annexes=annexes,
        signature=signature(unit),
        recipients=recipients(unit),
        closing="Trên đây là báo cáo số liệu tổng hợp./.",
        remark=_REMARK if place.cycle.clock else "",
    )


def _opening(place: Place, term: str, *, is_single: bool) -> Paragraph:
    name, day = place.unit.name, day_text(place.as_of)
    if is_single:
        return paragraph(f"{name} xin báo cáo về đại hội nhiệm kỳ {term}, số liệu đến ngày {day} như sau:")
    return paragraph(
        f"Thực hiện kế hoạch tổ chức đại hội đảng bộ các cấp nhiệm kỳ {term}, {name} "
        f"xin báo cáo số liệu tổng hợp đến ngày {day} như sau:"
    )
