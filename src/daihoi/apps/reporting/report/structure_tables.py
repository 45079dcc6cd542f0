"""The tables of the structure report, after the statistics forms ST3 to ST5 (papers.md, section 8)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from daihoi.apps.papers.cells import Fixed, Value, share
from daihoi.apps.papers.paper import Column, Row, Table
from daihoi.apps.planning.place import Place
from daihoi.apps.reporting.ages import average_age
from daihoi.apps.reporting.committees import Committee
from daihoi.apps.reporting.figures import Figure, Target
from daihoi.apps.reporting.queries import direct_children
from daihoi.apps.reporting.report.groups import AGES, DEGREES, POSTS, THEORY
from daihoi.apps.reporting.report.wording import ROLE_WORDS
from daihoi.apps.reporting.totals import NOTHING, Totals, totals_of
from daihoi.core.figures.vietnamese import number_text, share_text
from daihoi.core.regulations.terms import LevelRole
from daihoi.core.rollup import BY_CODE

_NUMBER = Column("TT", 3)
_AGE_HEADINGS = ("≤ 30 tuổi", "31-40 tuổi", "41-50 tuổi", "51-60 tuổi", "> 60 tuổi")
_POST_GROUPS = (
    ("Tái cử", "re_elected"),
    ("Tham gia lần đầu", "first_time"),
    ("Nữ", "women"),
    ("Dưới 40 tuổi", "under_40"),
    ("Dân tộc thiểu số", "minority"),
    ("Không phải người địa phương", "not_local"),
)


@dataclass(frozen=True)
class Reached:
    """How many committees reach a target, of how many."""

    count: int
    whole: int


def targets_table(targets: Mapping[LevelRole, Mapping[str, Target]]) -> Table:
    """Give the targets of each level with their source; one that no document confirms says so."""
    columns = (
        _NUMBER,
        Column("Chỉ tiêu", 7, is_figure=False),
        Column("Mục tiêu", 4),
        Column("Căn cứ", 11, is_figure=False),
    )
    rows: list[Row] = []
    for role, of_role in targets.items():
        if of_role:
            rows.append(("", role.label_vi, "", ""))
            rows += [
                (place, BY_CODE[code].label, _aim(target), _source(target))
                for place, (code, target) in enumerate(of_role.items(), start=1)
            ]
    return Table("Mục tiêu về cơ cấu cấp ủy theo từng cấp", columns, tuple(rows))


def _aim(target: Target) -> str:
    return f"từ {share_text(target.share.numerator, target.share.denominator)}%"


def _source(target: Target) -> str:
    return target.citation if target.confirmed else f"{target.citation}; {target.status.label_vi.lower()}"


def composition_table(words: str, figures: Iterable[Figure], reached: Mapping[str, Reached]) -> Table:
    """Give each group of a level beside its target, and of several committees how many reach it (form ST3)."""
    several = any(each.whole > 1 for each in reached.values())
    columns = [
        _NUMBER,
        Column("Nội dung", 8, is_figure=False),
        Column("Số lượng", 3),
        Column("Tỷ lệ (%)", 3),
        Column("Mục tiêu", 4),
        Column("So với mục tiêu", 4, is_figure=False),
    ]
    if several:
        columns.append(Column("Số cấp ủy đạt", 4))
    rows = [
        (place, *_against(each), *([_reached(reached.get(each.slug))] if several else []))
        for place, each in enumerate(figures, start=1)
    ]
    return Table(f"Cơ cấu cấp ủy {words}", tuple(columns), tuple(rows))


def _against(each: Figure) -> Iterator[Value]:
    yield each.label
    yield each.count
    yield share(each.count, each.whole)
    yield _aim(each.target) if each.target else ""
    yield ("Đạt" if each.meets_target else "Chưa đạt") if each.target else ""


def _reached(each: Reached | None) -> str:
    return f"{number_text(each.count)}/{number_text(each.whole)}" if each else ""


def posts_table(counts: Totals, words: str) -> Iterator[Table]:
    """Give who holds each post at a level, group by group (form ST5); nothing while no post is filled."""
    posts = [(label, code, empty) for label, code, empty in POSTS if counts[code]]
    if not posts:
        return
    columns = (
        Column("Nội dung", 7, is_figure=False),
        *(Column(f"{label[:1].upper()}{label[1:]}", 5) for label, _, _ in posts),
    )
    rows: list[Row] = [("Tổng số", *(counts[code] for _, code, _ in posts))]
    for label, suffix in _POST_GROUPS:
        rows.append((label, *(counts[f"{code}_{suffix}"] for _, code, _ in posts)))
    rows.append(("Còn khuyết", *(counts[empty] if empty else "" for _, _, empty in posts)))
    yield Table(f"Các chức danh được bầu, {words}", columns, tuple(rows))


def unit_tables(place: Place, role: LevelRole, young: str) -> Iterator[Table]:
    """Give the structure (form ST3) and the education (form ST4) of a level, unit by unit directly below."""
    units = direct_children(place)
    found = {pk: by_role.get(role, NOTHING) for pk, by_role in totals_of(units, place.cycle, place.as_of).items()}
    told = [(unit.name, found[unit.pk]) for unit in units if found[unit.pk]["elected"]]
    if len(told) < 2:
        return
    whole = sum((counts for _, counts in told), NOTHING)
    words = f"{ROLE_WORDS[role]}, theo từng đơn vị trực thuộc"
    yield _unit_table(f"Cơ cấu cấp ủy ở {words}", _Composition(young), told, whole)
    yield _unit_table(f"Trình độ của cấp ủy viên ở {words}", _Education(whole), told, whole)


class _Composition:
    """The columns of form ST3; ages come first, beside the number of people that they add up to."""

    def __init__(self, young: str) -> None:
        self.shared = ("women", young, "minority", "in_planning_list")

    def columns(self) -> Iterator[Column]:
        yield from (Column(heading, 4) for heading in (*_AGE_HEADINGS, "Tuổi bình quân"))
        for code in self.shared:
            yield Column(BY_CODE[code].label, 4)
            yield Column("%", 4)
        yield Column("Có tôn giáo", 4)

    def cells(self, counts: Totals) -> Iterator[Value]:
        yield from (counts[code] for _, code in AGES)
        yield Fixed(average_age(counts), 1)
        for code in self.shared:
            yield counts[code]
            yield share(counts[code], counts["elected"])
        yield counts["religious"]


class _Education:
    """The columns of form ST4; «chưa qua đào tạo» only where there is anybody."""

    def __init__(self, whole: Totals) -> None:
        groups = (("Chuyên môn: ", DEGREES), ("Lý luận: ", THEORY))
        self.groups = [
            (beginning + words, code)
            for beginning, listed in groups
            for words, code in listed
            if whole[code] or not code.endswith("_none")
        ]

    def columns(self) -> Iterator[Column]:
        yield from (Column(heading, 5) for heading, _ in self.groups)

    def cells(self, counts: Totals) -> Iterator[Value]:
        yield from (counts[code] for _, code in self.groups)


def _unit_table(caption: str, form: _Composition | _Education, told: list[tuple[str, Totals]], whole: Totals) -> Table:
    columns = (_NUMBER, Column("Đơn vị", 16, is_figure=False), Column("Cấp ủy viên", 4), *form.columns())
    rows = tuple(
        (place, name, counts["elected"], *form.cells(counts)) for place, (name, counts) in enumerate(told, start=1)
    )
    closing = ("", "Cộng", whole["elected"], *form.cells(whole))
    return Table(caption, columns, rows, closing, is_wide=True)


def lacking_table(words: str, listed: list[tuple[str, str, Committee]], targets: Mapping[str, Target]) -> Table:
    """List committees that miss a target, with what each group counts and what it lacks."""
    columns = [
        _NUMBER,
        Column("Đơn vị", 14, is_figure=False),
        Column("Trực thuộc", 14, is_figure=False),
        Column("Cấp ủy viên", 4),
    ]
    for code in targets:
        columns += [Column(BY_CODE[code].label, 5), Column("Còn thiếu", 4)]
    rows = tuple(
        (place, name, parent, committee["elected"], *_lacks(committee, targets))
        for place, (name, parent, committee) in enumerate(listed, start=1)
    )
    return Table(f"Cấp ủy chưa đạt mục tiêu về cơ cấu ở {words}", tuple(columns), rows, is_wide=True)


def _lacks(committee: Committee, targets: Mapping[str, Target]) -> Iterator[Value]:
    for code, target in targets.items():
        yield committee[code]
        yield committee.lacks(code, target) or ""
