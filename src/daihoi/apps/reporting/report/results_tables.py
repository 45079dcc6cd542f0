"""The tables of the results report: every figure of one level, and the level unit by unit (form ST2)."""

from collections.abc import Iterator

from daihoi.apps.papers.cells import Value, share
from daihoi.apps.papers.paper import Column, Row, Table
from daihoi.apps.planning.place import Place
from daihoi.apps.reporting.figures import Figure, sections, young_code
from daihoi.apps.reporting.queries import direct_children
from daihoi.apps.reporting.report.wording import ROLE_WORDS, Told
from daihoi.apps.reporting.totals import NOTHING, Totals, totals_of
from daihoi.core.regulations.terms import LevelRole
from daihoi.core.rollup import BY_CODE

_OF_SEVERAL = {
    "elects_committee",
    "elects_secretary_and_deputy",
    "elects_secretary_only",
    "delegations",
    "delegations_filled_at_once",
}


def summary_table(place: Place, told: Told, where: str) -> Table:
    """Give every figure of one level beside the whole that its share is taken of, section by section."""
    columns = (
        Column("TT", 2),
        Column("Nội dung", 11, is_figure=False),
        Column("Trong tổng số", 3),
        Column("Số lượng", 3),
        Column("Tỷ lệ (%)", 3),
    )
    rows: list[Row] = []
    for section in sections(told.totals, place.cycle.pack, told.role):
        figures = [each for each in section.figures if told.totals["reported"] > 1 or each.slug not in _OF_SEVERAL]
        if figures:
            rows.append(("", section.title.upper(), "", "", ""))
            rows += [(number, *_cells(each)) for number, each in enumerate(figures, start=1)]
    return Table(f"Tổng hợp kết quả bầu cử {where}", columns, tuple(rows))


def _cells(each: Figure) -> tuple[Value, ...]:
    if not each.whole or each.slug == each.whole_slug:
        return (each.label, "", each.count, "")
    return (each.label, each.whole, each.count, share(each.count, each.whole))


def annex_by_unit(place: Place, role: LevelRole) -> Iterator[Table]:
    """Give the results of a level, unit by unit directly below; nothing where only one has any."""
    units = direct_children(place)
    found = {pk: by_role.get(role, NOTHING) for pk, by_role in totals_of(units, place.cycle, place.as_of).items()}
    told = [unit for unit in units if found[unit.pk]["elected"]]
    if len(told) < 2:
        return
    groups = ("re_elected", "first_time", "women", young_code(place.cycle.pack, role))
    columns = [Column("TT", 2), Column("Đơn vị", 12, is_figure=False)]
    columns += [
        Column(heading, 3) for heading in ("Cần bầu", "Danh sách", "Số dư", "% cần bầu", "Bầu thiếu", "Trúng cử")
    ]
    for code in groups:
        columns += [Column(BY_CODE[code].label, 3), Column("% trúng cử", 3)]
    rows = [(number, unit.name, *_unit_cells(found[unit.pk], groups)) for number, unit in enumerate(told, start=1)]
    whole = sum((found[unit.pk] for unit in told), NOTHING)
    caption = f"Kết quả bầu cấp ủy ở {ROLE_WORDS[role]}, theo từng đơn vị trực thuộc"
    yield Table(caption, tuple(columns), tuple(rows), ("", "Cộng", *_unit_cells(whole, groups)), is_wide=True)


def _unit_cells(counts: Totals, groups: tuple[str, ...]) -> Iterator[Value]:
    more = counts["listed"] - counts["seats"]
    yield from (counts["seats"], counts["listed"], more, share(more, counts["seats"]))
    yield from (counts["empty_seats"], counts["elected"])
    for code in groups:
        yield counts[code]
        yield share(counts[code], counts["elected"])
