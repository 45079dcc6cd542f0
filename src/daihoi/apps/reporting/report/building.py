"""Builds a report of a unit as a paper."""

from enum import StrEnum

from daihoi.apps.planning.place import Place
from daihoi.apps.reporting.report.paper import Paper
from daihoi.apps.reporting.report.progress import progress_blocks
from daihoi.apps.reporting.report.results import results_blocks
from daihoi.apps.reporting.report.structure import structure_blocks
from daihoi.apps.reporting.report.wording import day_text, letterhead, paragraph, recipients, signature


class ReportKind(StrEnum):
    """The reports that can be made."""

    PROGRESS = "progress"
    RESULTS = "results"
    STRUCTURE = "structure"


_SUMMARIES = {
    ReportKind.PROGRESS: "tiến độ tổ chức đại hội các đảng bộ, chi bộ trực thuộc, nhiệm kỳ {term}",
    ReportKind.RESULTS: "kết quả đại hội các đảng bộ, chi bộ trực thuộc, nhiệm kỳ {term}",
    ReportKind.STRUCTURE: "cơ cấu cấp ủy được bầu tại đại hội đảng bộ các cấp, nhiệm kỳ {term}",
}
_BLOCKS = {
    ReportKind.PROGRESS: progress_blocks,
    ReportKind.RESULTS: results_blocks,
    ReportKind.STRUCTURE: structure_blocks,
}
_REMARK = "Số liệu minh họa: đơn vị và người trong báo cáo này là giả lập."


def build_report(place: Place, kind: ReportKind) -> Paper:
    """Draft the report of a unit from what is recorded, as of the place's day."""
    unit = place.unit
    body, annexes = _BLOCKS[kind](place)
    head = letterhead(unit, place.as_of)
    opening = paragraph(
        f"Thực hiện kế hoạch tổ chức đại hội đảng bộ các cấp nhiệm kỳ {place.cycle.term}, {unit.name} "
        f"xin báo cáo số liệu tổng hợp đến ngày {day_text(place.as_of)} như sau:"
    )
    return Paper(
        kind=kind,
        letterhead=head,
        type_name="BÁO CÁO",
        summary=_SUMMARIES[kind].format(term=place.cycle.term),
        blocks=(opening, *body),
        annexes=annexes,
        signature=signature(unit),
        recipients=recipients(unit),
        remark=_REMARK if place.cycle.clock else "",
    )
