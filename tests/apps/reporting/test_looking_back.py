"""What is shown of a past day is told of the units that stood then, below the units that they stood below then."""

from datetime import date

import pytest
from django.test import Client

from daihoi.apps.accounts.roles import Role
from daihoi.apps.organisation.models import Unit
from daihoi.apps.organisation.naming import unit_as_of
from daihoi.apps.organisation.services import create_unit, merge_units, move_unit, rename_unit
from daihoi.apps.planning.changes import congresses_changed
from daihoi.apps.planning.listings import congresses_spec
from daihoi.apps.planning.models import Congress, Cycle
from daihoi.apps.planning.place import Place
from daihoi.apps.planning.queries import congresses_below
from daihoi.apps.reporting.queries import CurvePoint, late, overview, records
from daihoi.apps.reporting.report.building import ReportKind, build_report
from daihoi.apps.reporting.services import fold_totals
from daihoi.core.regulations.terms import LevelRole
from tests.factories import Tree, make_congress, make_cycle, make_held_congress, make_unit_tree, make_user_with_role

pytestmark = pytest.mark.django_db
RENAMED_ON = date(2020, 5, 15)
MARCH, APRIL, MAY, JUNE, JULY = (date(2020, month, 1) for month in range(3, 8))
WHY = "Sắp xếp lại"


@pytest.fixture
def cycle() -> Cycle:
    return make_cycle()


@pytest.fixture
def tree(cycle: Cycle) -> Tree:
    """Two cells, one that held its congress in March and one that plans it for June.

    On 1 May the first one's commune moves to the other district; on 1 June the second one merges into a new cell
    there, which plans its congress for July.
    """
    tree = make_unit_tree()
    officer = make_user_with_role(Role.DEPARTMENT_OFFICER, tree.city)
    held = make_held_congress(tree.cell, cycle, planned_on=MARCH, opened_on=MARCH, closed_on=MARCH)
    congresses = [held, make_congress(tree.other_cell, cycle, planned_on=APRIL)]
    congresses_changed([congress.pk for congress in congresses])
    move_unit(actor=officer, unit=tree.commune, parent=tree.other_district, on=MAY, reason=WHY)
    commune = Unit.objects.get(pk=tree.commune.pk)
    new = create_unit(actor=officer, code="MOI", name="Chi bộ Mới", parent=commune, valid_from=JUNE)
    merge_units(actor=officer, units=[tree.other_cell], into=new, on=JUNE, reason=WHY)
    congresses_changed([make_congress(new, cycle, planned_on=JULY).pk])
    fold_totals()
    return tree


def seen(unit: Unit, cycle: Cycle, as_of: date) -> Place:
    return Place(Unit.objects.get(pk=unit.pk), cycle, as_of, JULY)


def curve(place: Place) -> list[tuple[date, int, int | None]]:
    curves = overview(place).curves
    return [(point.day, point.planned, point.held) for curve in curves for point in curve.points]


def test_the_plan_seen_before_a_merger_goes_on_with_the_unit_that_ended(tree: Tree, cycle: Cycle) -> None:
    assert curve(seen(tree.city, cycle, date(2020, 5, 31))) == [(MARCH, 1, 1), (APRIL, 2, 1)]


def test_the_plan_seen_after_a_merger_is_of_the_units_that_stand(tree: Tree, cycle: Cycle) -> None:
    assert curve(seen(tree.city, cycle, JUNE)) == [(MARCH, 1, 1), (JULY, 2, None)]


def test_the_plan_of_a_district_has_the_units_that_stood_in_it_on_the_day(tree: Tree, cycle: Cycle) -> None:
    districts = (tree.district, tree.other_district)
    assert [curve(seen(unit, cycle, date(2020, 4, 30))) for unit in districts] == [[(MARCH, 1, 1), (APRIL, 2, 1)], []]
    assert [curve(seen(unit, cycle, MAY)) for unit in districts] == [[], [(MARCH, 1, 1), (APRIL, 2, 1)]]


def test_a_plan_reaches_beyond_the_day_that_a_unit_is_to_end(tree: Tree, cycle: Cycle) -> None:
    Congress.objects.filter(unit=tree.other_cell).update(planned_on=JULY)
    congresses_changed(list(Congress.objects.filter(unit=tree.other_cell).values_list("pk", flat=True)))
    assert curve(seen(tree.city, cycle, date(2020, 5, 31))) == [(MARCH, 1, 1), (JULY, 2, None)]


def test_the_last_point_of_a_curve_is_the_figure_beside_it(tree: Tree, cycle: Cycle) -> None:
    for day in (MARCH, date(2020, 4, 30), MAY, JUNE, JULY):
        found = overview(seen(tree.city, cycle, day))
        told = [point for point in found.curves[0].points if point.day <= day][-1]
        (progress,) = found.progress
        assert told == CurvePoint(told.day, progress.due, progress.held)


def test_the_late_list_names_the_parent_of_the_day(tree: Tree, cycle: Cycle) -> None:
    moved = Unit.objects.get(pk=tree.other_cell.pk)
    officer = make_user_with_role(Role.DEPARTMENT_OFFICER, tree.city)
    plan = make_congress(tree.other_commune, cycle, LevelRole.GRASSROOTS, planned_on=MARCH)
    congresses_changed([plan.pk])
    move_unit(actor=officer, unit=tree.other_commune, parent=tree.other_district, on=JUNE, reason=WHY)
    named = {
        day: [(row.name, row.parent_name) for row in late(seen(tree.city, cycle, day), 10)]
        for day in (date(2020, 5, 31), JUNE)
    }
    commune = tree.other_commune.name
    assert named == {
        date(2020, 5, 31): [(commune, tree.district.name), (moved.name, tree.commune.name)],
        JUNE: [(commune, tree.other_district.name)],
    }


@pytest.mark.parametrize(("day", "parent"), [(date(2020, 4, 30), "district"), (MAY, "other_district")])
def test_congresses_are_listed_with_the_parent_of_the_day(tree: Tree, cycle: Cycle, day: date, parent: str) -> None:
    congresses_changed([make_held_congress(tree.commune, cycle, LevelRole.GRASSROOTS, closed_on=date(2020, 3, 10)).pk])
    place = seen(tree.city, cycle, day)
    column = next(each for each in congresses_spec(place, {}).columns if each.key == "cap-tren")  # type: ignore[arg-type]
    of_calendar = congresses_below(place).get(unit=tree.commune)
    of_figure = records(place, "held", LevelRole.GRASSROOTS).rows.get()
    assert [column.value(row) for row in (of_calendar, of_figure)] == [getattr(tree, parent).name] * 2


def test_calendar_lists_the_units_that_stood_in_the_subtree_on_the_day(tree: Tree, cycle: Cycle) -> None:
    def listed(unit: Unit, day: date) -> list[str]:
        return [row.unit.code for row in congresses_below(seen(unit, cycle, day))]

    days = (date(2020, 4, 30), MAY, JUNE)
    before, after = ["YS-AH-01", "YS-AH-02"], ["YS-AH-01", "MOI"]
    assert [listed(tree.district, day) for day in days] == [before, [], []]
    assert [listed(tree.other_district, day) for day in days] == [[], before, after]


@pytest.fixture
def renamed(tree: Tree) -> Tree:
    """Every unit of the tree gets another name on 15 May."""
    officer = make_user_with_role(Role.DEPARTMENT_OFFICER, tree.city)
    for code in ("TP", "YS", "DP", "YS-AH", "YS-AH-01"):
        unit = Unit.objects.get(code=code)
        rename_unit(actor=officer, unit=unit, name=f"{unit.name} đã đổi tên", on=RENAMED_ON, reason=WHY)
    return tree


PAGES = (
    "/don-vi/TP/",
    "/don-vi/DP/",
    "/don-vi/YS-AH/",
    "/don-vi/YS-AH-01/",
    "/don-vi/DP/co-cau/",
    "/don-vi/DP/so-lieu/held/?cap=cell&",
    "/don-vi/DP/so-lieu/elected/?cap=cell&",
    "/don-vi/DP/lich/",
    "/don-vi/YS-AH-01/dai-hoi/",
    "/don-vi/YS-AH-01/ket-qua/",
    "/don-vi/DP/cho-quyet-dinh/",
    "/don-vi/DP/truc-thuoc/",
    "/don-vi/DP/bao-cao/?loai=progress&",
    "/don-vi/DP/bao-cao/?loai=results&",
)


@pytest.mark.parametrize("address", PAGES)
def test_every_page_of_an_earlier_day_prints_the_names_of_that_day(renamed: Tree, client: Client, address: str) -> None:
    client.force_login(make_user_with_role(Role.DEPARTMENT_OFFICER, renamed.city))
    found = {}
    for day in (date(2020, 5, 14), RENAMED_ON):
        page = client.get(f"{address}{'' if '?' in address else '?'}den-ngay={day:%d/%m/%Y}")
        assert page.status_code == 200
        found[day] = "đã đổi tên" in page.content.decode().lower()
    assert list(found.values()) == [False, True]


def test_a_report_of_an_earlier_day_names_its_unit_and_the_one_above_as_they_were(renamed: Tree, cycle: Cycle) -> None:
    commune = Unit.objects.select_related("parent").get(code="YS-AH")
    heads = []
    for day in (date(2020, 4, 30), date(2020, 5, 14), RENAMED_ON):
        place = Place(unit_as_of(commune, day), cycle, day, JULY)
        head = build_report(place, ReportKind.PROGRESS).letterhead
        heads.append((head.upper, head.issuer))
    assert heads == [
        ("ĐẢNG BỘ HUYỆN YÊN SƠN", "ĐẢNG ỦY XÃ AN HÒA"),
        ("ĐẢNG BỘ HUYỆN ĐỒNG PHÚ", "ĐẢNG ỦY XÃ AN HÒA"),
        ("ĐẢNG BỘ HUYỆN ĐỒNG PHÚ ĐÃ ĐỔI TÊN", "ĐẢNG ỦY XÃ AN HÒA ĐÃ ĐỔI TÊN"),
    ]
