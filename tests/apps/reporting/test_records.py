"""Every figure opens to as many records as it counts, whatever the records and the day."""

from datetime import timedelta

import pytest

from daihoi.apps.organisation.models import Unit
from daihoi.apps.planning.models import Cycle
from daihoi.apps.planning.place import Place
from daihoi.apps.reporting.queries import RecordKind, children, late, overview, records, structure
from daihoi.apps.reporting.services import drift, rebuild_totals
from daihoi.apps.reporting.totals import NOTHING, totals
from daihoi.core.regulations.terms import LevelRole
from daihoi.core.rollup import MEASURES, Population
from tests.apps.reporting.random_city import FIRST

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("days", "role"),
    [
        (-400, LevelRole.CELL),
        (60, LevelRole.CELL),
        (400, LevelRole.CELL),
        (60, LevelRole.GRASSROOTS),
        (400, LevelRole.UPPER_GRASSROOTS),
    ],
)
def test_every_figure_counts_its_records(city: Unit, days: int, role: LevelRole) -> None:
    cycle = Cycle.objects.get()
    as_of = FIRST + timedelta(days=days)
    place = Place(city, cycle, as_of, as_of)
    found = totals(city, cycle, as_of)
    for measure in MEASURES:
        opened = records(place, measure.code, role)
        counted = found.get(role, NOTHING)[measure.code]
        assert opened.measure.count == counted
        assert sum(part.count for part in opened.parts) == counted
        if not measure.adds_up:
            assert (measure.code, opened.rows.count()) == (measure.code, counted)
        assert (opened.kind is RecordKind.PEOPLE) == (measure.population is Population.PERSON)


def test_stored_totals_are_what_the_records_add_up_to(city: Unit) -> None:
    cycle = Cycle.objects.get()
    assert list(drift(cycle)) == []
    before = totals(city, cycle, FIRST + timedelta(days=100))
    rebuild_totals(cycle)
    assert totals(city, cycle, FIRST + timedelta(days=100)) == before


def test_the_late_list_is_as_long_as_the_figure_and_worst_first(city: Unit) -> None:
    cycle = Cycle.objects.get()
    place = Place(city, cycle, FIRST + timedelta(days=120), FIRST + timedelta(days=120))
    listed = late(place, 100)
    assert len(listed) == overview(place).late_total
    assert [row.days for row in listed] == sorted((row.days for row in listed), reverse=True)


def test_a_childs_row_is_its_own_totals(city: Unit) -> None:
    cycle = Cycle.objects.get()
    as_of = FIRST + timedelta(days=120)
    for row in children(Place(city, cycle, as_of, as_of)):
        found = totals(Unit.objects.get(code=row.code), cycle, as_of)
        assert row.held == sum(of_role["held"] for of_role in found.values())


def test_the_equations_of_a_structure_hold(city: Unit) -> None:
    cycle = Cycle.objects.get()
    as_of = FIRST + timedelta(days=140)
    found = structure(Place(city, cycle, as_of, as_of), LevelRole.CELL)
    assert [check for check in found.checks if not check.holds] == []
    assert len(found.checks) == 6
