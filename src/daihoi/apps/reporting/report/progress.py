"""The report of progress: how far the congresses of each level are, who is late, and what comes next."""

from collections.abc import Iterator
from dataclasses import replace

from daihoi.apps.papers.cells import Value, share
from daihoi.apps.papers.naming import day_text
from daihoi.apps.papers.paper import Block, Column, Heading, Paragraph, Picture, Table
from daihoi.apps.planning.models import Congress
from daihoi.apps.planning.place import Place
from daihoi.apps.reporting.drawings import course_charts
from daihoi.apps.reporting.queries import ChildRow, LateUnit, children, late, overview, own_congress, progress
from daihoi.apps.reporting.queries import Progress as LevelProgress
from daihoi.apps.reporting.report.wording import ROLE_WORDS, Spoken, Told, paragraph
from daihoi.apps.reporting.totals import ByRole, totals
from daihoi.core.regulations.terms import LevelRole

LATE_LISTED = 200


def progress_blocks(place: Place) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Give the body and the annexes of the progress report of a unit."""
    found = totals(place.unit, place.cycle, place.as_of)
    late_units = late(place, LATE_LISTED)
    body: list[Block] = [
        Heading("I- TIẾN ĐỘ TỔ CHỨC ĐẠI HỘI"),
        *progress_paragraphs(place, found),
        *_course_pictures(place),
        Heading("II- GỬI KẾT QUẢ VÀ CHUẨN Y"),
        *_approval_paragraphs(found),
        Heading("III- ĐƠN VỊ CHƯA TỔ CHỨC ĐẠI HỘI THEO KẾ HOẠCH"),
        *_late_paragraphs(found, late_units),
    ]
    annexes: list[Block] = []
    rows = children(place)
    if rows:
        annexes.append(_children_table(place, rows))
    if late_units:
        annexes.append(_late_table(late_units))
    return tuple(body), tuple(annexes)


def _course_pictures(place: Place) -> Iterator[Picture]:
    read = overview(place)
    told = replace(read, curves=tuple(curve for curve in read.curves if curve.total > 1))
    for chart in course_charts(place, told, lambda _measure, _role: ""):
        yield Picture(f"Kế hoạch và tiến độ: {chart.caption}", chart.svg, chart.caption)


def progress_paragraphs(place: Place, found: ByRole) -> Iterator[Paragraph]:
    """Tell level by level how many congresses are held, as of the report's day, and when its own congress is."""
    own = own_congress(place)
    for level in progress(found, place.cycle.pack):
        told = Told(found[level.role], level.role)
        if own and level.congresses == 1 and own.role == level.role:
            yield paragraph(_own_congress(place, own))
            continue
        yield paragraph(
            f"Tính đến ngày {day_text(place.as_of)}, đã có ",
            told.count("held"),
            "/",
            told.count("congresses"),
            f" {ROLE_WORDS[level.role]} tổ chức đại hội, đạt ",
            told.share("held", "congresses"),
            *_pilots(told, level),
            ".",
        )


def _own_congress(place: Place, own: Congress) -> str:
    name = f"Đại hội {place.unit.name}"
    if own.closed_on and own.closed_on <= place.as_of:
        return f"{name} đã bế mạc ngày {day_text(own.closed_on)}."
    if own.planned_on:
        return f"{name} dự kiến khai mạc ngày {day_text(own.planned_on)}."
    return f"{name} chưa có ngày dự kiến."


def _pilots(told: Told, level: LevelProgress) -> tuple[Spoken, ...]:
    if not level.pilots:
        return ()
    return (
        "; trong đó đại hội điểm ",
        told.count("pilots_held"),
        "/",
        told.count("pilots"),
        ", đạt ",
        told.share("pilots_held", "pilots"),
    )


def _approval_paragraphs(found: ByRole) -> Iterator[Paragraph]:
    for role, counts in found.items():
        if not counts["held"]:
            continue
        told = Told(counts, role)
        yield paragraph(
            f"Đối với {ROLE_WORDS[role]}: ",
            told.count("submitted"),
            "/",
            told.count("held"),
            " đơn vị đã tổ chức đại hội đã gửi kết quả lên cấp trên, đạt ",
            told.share("submitted", "held"),
            "; ",
            told.count("approved"),
            "/",
            told.count("submitted"),
            " kết quả đã gửi được chuẩn y",
            *((", đạt ", told.share("approved", "submitted")) if counts["submitted"] else ()),
            ".",
        )


def _late_paragraphs(found: ByRole, late_units: tuple[LateUnit, ...]) -> Iterator[Paragraph]:
    if not late_units:
        yield paragraph("Không có đơn vị nào quá ngày dự kiến mà chưa tổ chức đại hội.")
        return
    for role, counts in found.items():
        if counts["late"]:
            told = Told(counts, role)
            yield paragraph("Có ", told.count("late"), f" {ROLE_WORDS[role]} quá ngày dự kiến chưa tổ chức đại hội.")
    first = late_units[0]
    yield paragraph(
        f"Chậm nhất là {first.name}, dự kiến ngày {day_text(first.planned_on)}, đến nay quá {first.days} ngày. "
        "Danh sách cụ thể tại phụ lục."
    )


def _children_table(place: Place, rows: list[ChildRow]) -> Table:
    roles = [role for role in LevelRole if any(each.role is role for row in rows for each in row.by_role)]
    columns = [Column("TT", 2), Column("Đơn vị", 11, is_figure=False)]
    for role in roles:
        columns += [Column(f"{role.label_vi}: phải đại hội", 4), Column("Đã đại hội", 3), Column("Tỷ lệ (%)", 3)]
    columns.append(Column("Chậm", 2))
    lines = tuple((number, row.name, *_cells([row], roles), row.overdue) for number, row in enumerate(rows, start=1))
    closing = ("", "Cộng", *_cells(rows, roles), sum(row.overdue for row in rows)) if len(rows) > 1 else ()
    caption = f"Tiến độ đại hội các đơn vị trực thuộc {place.unit.name}"
    return Table(caption, tuple(columns), lines, closing, is_wide=True)


def _cells(rows: list[ChildRow], roles: list[LevelRole]) -> Iterator[Value]:
    """Give what some rows have of each level together; nothing where none of them has that level."""
    for role in roles:
        of_role = [each for row in rows for each in row.by_role if each.role is role]
        if of_role:
            congresses, held = sum(each.congresses for each in of_role), sum(each.held for each in of_role)
            yield from (congresses, held, share(held, congresses))
        else:
            yield from ("", "", "")


def _late_table(late_units: tuple[LateUnit, ...]) -> Table:
    columns = (
        Column("TT", 2),
        Column("Đơn vị", 10, is_figure=False),
        Column("Trực thuộc", 10, is_figure=False),
        Column("Ngày dự kiến", 5),
        Column("Số ngày quá", 4),
    )
    rows = tuple(
        (number, unit.name, unit.parent_name, unit.planned_on, unit.days)
        for number, unit in enumerate(late_units, start=1)
    )
    return Table("Đơn vị quá ngày dự kiến chưa tổ chức đại hội", columns, rows)
