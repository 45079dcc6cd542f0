"""The reports of a unit that has none below it: its own congress, whom it elected, whether the result went up."""

from collections.abc import Iterator

from daihoi.apps.papers.naming import day_text
from daihoi.apps.papers.paper import Block, Heading, Paragraph
from daihoi.apps.planning.models import Congress
from daihoi.apps.planning.place import Place
from daihoi.apps.reporting.queries import own_congress
from daihoi.apps.reporting.report.elected import delegate_paragraphs, post_paragraphs
from daihoi.apps.reporting.report.results import committees_told
from daihoi.apps.reporting.report.results_tables import summary_table
from daihoi.apps.reporting.report.wording import Told, paragraph
from daihoi.apps.reporting.totals import NOTHING, totals
from daihoi.core.figures.vietnamese import number_text, share_text
from daihoi.core.regulations.terms import CongressForm, LevelRole


def own_results(place: Place) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Give the body of the results report of a unit's one congress; it has no annex."""
    congress = own_congress(place)
    body: list[Block] = [Heading("I- TỔ CHỨC ĐẠI HỘI"), *_congress(place, congress)]
    told = _told(place, congress)
    if not told.totals["reported"]:
        nothing = paragraph("Chưa có kết quả đại hội nào được gửi lên cấp trên.")
        return (*body, Heading("II- KẾT QUẢ BẦU CẤP ỦY"), nothing), ()
    body += [
        Heading("II- KẾT QUẢ BẦU CẤP ỦY"),
        *committees_told(place, told, place.unit.name),
        Heading("III- CÁC CHỨC DANH"),
        *post_paragraphs(told),
    ]
    if told.totals["delegates"]:
        body += [Heading("IV- ĐẠI BIỂU DỰ ĐẠI HỘI CẤP TRÊN"), *delegate_paragraphs(told)]
    if told.totals["elected"]:
        body.append(summary_table(place, told, f"tại Đại hội {place.unit.name}"))
    return tuple(body), ()


def own_progress(place: Place) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Give the body of the progress report of a unit's one congress; it has no annex."""
    congress = own_congress(place)
    counts = _told(place, congress).totals
    body: list[Block] = [Heading("I- TỔ CHỨC ĐẠI HỘI"), *_congress(place, congress)]
    if counts["late"] and congress and congress.planned_on:
        days = number_text((place.as_of - congress.planned_on).days)
        body.append(paragraph(f"Đến nay quá ngày dự kiến {days} ngày mà chưa tổ chức đại hội."))
    if counts["held"]:
        sent = "đã được gửi lên cấp trên" if counts["submitted"] else "chưa được gửi lên cấp trên"
        approved = ("; cấp trên đã chuẩn y" if counts["approved"] else "; cấp trên chưa chuẩn y") * counts["submitted"]
        body += [Heading("II- GỬI KẾT QUẢ VÀ CHUẨN Y"), paragraph(f"Kết quả đại hội {sent}{approved}.")]
    return tuple(body), ()


def _told(place: Place, congress: Congress | None) -> Told:
    role = LevelRole(congress.role) if congress else LevelRole.CELL
    return Told(totals(place.unit, place.cycle, place.as_of).get(role, NOTHING), role)


def _congress(place: Place, congress: Congress | None) -> Iterator[Paragraph]:
    name = f"Đại hội {place.unit.name}"
    if congress is None:
        yield paragraph(f"{place.unit.name} chưa có lịch đại hội trong nhiệm kỳ {place.cycle.term}.")
    elif congress.opened_on and congress.closed_on and congress.closed_on <= place.as_of:
        yield paragraph(f"{name} {_days(congress)}, theo hình thức {CongressForm(congress.form).label_vi.lower()}.")
        if congress.summoned and congress.present is not None:
            told = f"{number_text(congress.present)}/{number_text(congress.summoned)}"
            share = share_text(congress.present, congress.summoned)
            who = "đại biểu" if congress.form == CongressForm.DELEGATES else "đảng viên"
            yield paragraph(f"Có mặt {told} {who} được triệu tập, đạt {share}%.")
    elif congress.planned_on:
        yield paragraph(f"{name} dự kiến khai mạc ngày {day_text(congress.planned_on)}.")
    else:
        yield paragraph(f"{name} chưa có ngày dự kiến.")


def _days(congress: Congress) -> str:
    if congress.opened_on is None or congress.closed_on is None or congress.opened_on == congress.closed_on:
        return f"họp ngày {day_text(congress.closed_on)}" if congress.closed_on else ""
    return f"họp từ ngày {day_text(congress.opened_on)} đến ngày {day_text(congress.closed_on)}"
