"""What was reported of a day stays as it was, figure for figure, whatever is moved, merged or split afterwards."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.roles import Role
from daihoi.apps.organisation import changes
from daihoi.apps.organisation.changes import Ended, Moved
from daihoi.apps.organisation.effects import Part
from daihoi.apps.organisation.models import Unit
from daihoi.apps.organisation.queries import children_on, parents_among
from daihoi.apps.organisation.refusals import Refused
from daihoi.apps.organisation.services import (
    create_unit,
    dissolve_unit,
    end_unit,
    merge_units,
    move_unit,
    split_unit,
    take_end_back,
)
from daihoi.apps.planning.changes import congresses_changed
from daihoi.apps.planning.models import Congress, Cycle
from daihoi.apps.planning.place import Place
from daihoi.apps.reporting.queries import children, overview
from daihoi.apps.reporting.services import drift
from daihoi.apps.reporting.totals import NOTHING, totals
from daihoi.core.regulations.terms import LevelRole, ResultStatus, Sex
from tests.factories import (
    Tree,
    make_congress,
    make_cycle,
    make_election,
    make_held_congress,
    make_mandate,
    make_person,
    make_result,
    make_unit_tree,
    make_user_with_role,
)

pytestmark = pytest.mark.django_db
JUNE, JULY, AUGUST = date(2025, 6, 30), date(2025, 7, 1), date(2025, 8, 1)
WHY = "Sắp xếp đơn vị hành chính"
CELL, GRASSROOTS, UPPER = LevelRole.CELL, LevelRole.GRASSROOTS, LevelRole.UPPER_GRASSROOTS


@dataclass(frozen=True)
class City:
    """A tree with a cycle of congresses held in it, and an officer of its topmost unit."""

    tree: Tree
    cycle: Cycle
    officer: User


def held(unit: Unit, cycle: Cycle, role: LevelRole, *sexes: Sex) -> Congress:
    congress = make_held_congress(unit, cycle, role)
    result = make_result(congress, status=ResultStatus.SUBMITTED, submitted_on=date(2020, 3, 12))
    make_election(result, seats=len(sexes))
    for sex in sexes:
        make_mandate(make_person(result, sex=sex))
    return congress


@pytest.fixture
def city() -> City:
    tree, cycle = make_unit_tree(), make_cycle()
    congresses = [
        held(tree.cell, cycle, CELL, Sex.FEMALE, Sex.MALE),
        held(tree.other_cell, cycle, CELL, Sex.MALE),
        held(tree.commune, cycle, GRASSROOTS, Sex.FEMALE, Sex.FEMALE, Sex.MALE),
        make_congress(tree.other_commune, cycle, GRASSROOTS),
        held(tree.district, cycle, UPPER, Sex.MALE, Sex.MALE),
    ]
    congresses_changed([congress.pk for congress in congresses])
    return City(tree, cycle, make_user_with_role(Role.DEPARTMENT_OFFICER, tree.city))


def count(city: City, unit: Unit, code: str, on: date, role: LevelRole = CELL) -> int:
    return totals(Unit.objects.get(pk=unit.pk), city.cycle, on).get(role, NOTHING)[code]


def move(city: City) -> None:
    move_unit(actor=city.officer, unit=city.tree.commune, parent=city.tree.other_district, on=JULY, reason=WHY)


def merge(city: City) -> None:
    tree = city.tree
    third = create_unit(actor=city.officer, code="M", name="Đảng bộ xã Mới", parent=tree.district, valid_from=JULY)
    merge_units(actor=city.officer, units=[tree.commune, tree.other_commune], into=third, on=JULY, reason=WHY)


def split(city: City) -> None:
    parts = [Part("M1", "Đảng bộ xã Một", (city.tree.cell,)), Part("M2", "Đảng bộ xã Hai", (city.tree.other_cell,))]
    split_unit(actor=city.officer, unit=city.tree.commune, parts=parts, on=JULY, reason=WHY)


def dissolve(city: City) -> None:
    dissolve_unit(actor=city.officer, unit=city.tree.district, on=JULY, reason=WHY)


def end(city: City) -> None:
    end_unit(actor=city.officer, unit=city.tree.other_cell, on=JULY, reason=WHY)


def told(city: City, unit: Unit, on: date) -> tuple[object, ...]:
    """Give every figure of a unit as of a day: all measures of all roles, and how far each role is."""
    place = Place(Unit.objects.select_related("parent").get(pk=unit.pk), city.cycle, on, on)
    found = totals(place.unit, city.cycle, on)
    return {role: counts for role, counts in found.items() if counts != NOTHING}, overview(place).progress


@pytest.mark.parametrize("act", [move, merge, split, dissolve, end])
def test_what_is_told_of_the_day_before_stays_as_it_was(city: City, act: Callable[[City], None]):
    units = (city.tree.city, city.tree.district, city.tree.other_district, city.tree.commune)
    before = [told(city, unit, JUNE) for unit in units]
    act(city)
    assert [told(city, unit, JUNE) for unit in units] == before
    assert list(drift(city.cycle)) == []


@pytest.mark.parametrize("act", [merge, split, dissolve, end])
def test_later_changes_leave_what_is_told_of_the_days_between(city: City, act: Callable[[City], None]):
    act(city)
    units = (city.tree.city, city.tree.district, city.tree.commune)
    before = [told(city, unit, JULY) for unit in units]
    cell = Unit.objects.get(pk=city.tree.cell.pk)
    move_unit(actor=city.officer, unit=cell, parent=city.tree.other_district, on=AUGUST, reason=WHY)
    assert [told(city, unit, JULY) for unit in units] == before


def test_end_taken_back_gives_back_every_figure_of_every_day(city: City):
    units = (city.tree.city, city.tree.district, city.tree.commune, city.tree.other_cell)
    before = [told(city, unit, day) for unit in units for day in (JUNE, JULY, AUGUST)]
    end(city)
    assert count(city, city.tree.city, "congresses", JULY) == 1
    take_end_back(actor=city.officer, unit=Unit.objects.get(code="YS-AH-02"), reason="Ghi nhầm")
    assert [told(city, unit, day) for unit in units for day in (JUNE, JULY, AUGUST)] == before
    assert list(drift(city.cycle)) == []


def test_moved_commune_counts_with_its_old_district_until_the_day_before(city: City):
    move(city)
    tree = city.tree
    assert [count(city, tree.district, "elected", day) for day in (JUNE, JULY)] == [3, 0]
    assert [count(city, tree.other_district, "elected", day) for day in (JUNE, JULY)] == [0, 3]
    assert [count(city, tree.city, "elected", day) for day in (JUNE, JULY)] == [3, 3]


def test_cells_of_merged_communes_count_with_the_one_they_merged_into(city: City):
    merge(city)
    third = Unit.objects.get(code="M")
    assert [count(city, third, "held", day) for day in (JUNE, JULY)] == [0, 2]
    assert [count(city, city.tree.commune, "held", day) for day in (JUNE, JULY)] == [2, 0]
    assert [count(city, city.tree.district, "elected", day) for day in (JUNE, JULY)] == [3, 3]


def test_communes_are_grassroots_in_one_cycle_and_upper_in_the_next(city: City):
    dissolve(city)
    following = make_cycle("2025")
    communes = (city.tree.commune, city.tree.other_commune)
    made = [make_congress(unit, following, UPPER, planned_on=AUGUST) for unit in communes]
    congresses_changed([congress.pk for congress in made])
    roles = Congress.objects.filter(unit=city.tree.commune).order_by("cycle__code").values_list("cycle__code", "role")
    assert list(roles) == [("2020", GRASSROOTS), ("2025", UPPER)]
    now = Unit.objects.get(pk=city.tree.city.pk)
    assert {role: found["congresses"] for role, found in totals(now, following, AUGUST).items()} == {UPPER: 2}
    assert count(city, city.tree.city, "congresses", JUNE, GRASSROOTS) == 2
    assert [row.code for row in children(Place(now, following, AUGUST, AUGUST))] == ["DP", "YS-AH", "YS-BM"]


@pytest.mark.parametrize(
    ("act", "told"),
    [
        (move, [Moved]),
        (merge, [Moved, Moved, Ended, Ended]),
        (split, [Moved, Moved, Ended]),
        (dissolve, [Moved, Moved, Ended]),
        (end, [Ended]),
    ],
)
def test_totals_hear_of_each_act_once(
    city: City, act: Callable[[City], None], told: list[type], monkeypatch: pytest.MonkeyPatch
):
    heard: list[list[type]] = []
    monkeypatch.setattr(changes, "_listeners", [lambda tree: heard.append([type(change) for change in tree])])
    act(city)
    assert heard == [told]


def test_refused_act_tells_nobody(city: City, monkeypatch: pytest.MonkeyPatch):
    heard: list[changes.TreeChange] = []
    monkeypatch.setattr(changes, "_listeners", [heard.extend])
    moves = {"actor": city.officer, "unit": city.tree.commune, "on": JULY, "reason": WHY}
    with pytest.raises(Refused):
        move_unit(parent=city.tree.cell, **moves)
    assert heard == []


def test_units_directly_below_are_those_of_the_day(city: City):
    dissolve(city)
    province, district = (Unit.objects.get(code=code) for code in ("TP", "YS"))
    below = [[unit.code for unit in children_on(province, day)] for day in (JUNE, JULY)]
    assert below == [["DP", "YS"], ["DP", "YS-AH", "YS-BM"]]
    communes = {city.tree.commune.pk, city.tree.other_commune.pk}
    assert {unit.pk for unit in children_on(district, JUNE)} == communes
    everyone = [province, district, city.tree.commune, city.tree.other_commune]
    assert parents_among(everyone, JUNE) == {province.pk, district.pk, city.tree.commune.pk}
    assert parents_among(everyone, JULY) == {province.pk, city.tree.commune.pk}
