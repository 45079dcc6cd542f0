"""Every figure opens to as many records as it counts, whatever the records and the day."""

import random
from datetime import date, timedelta

import pytest

from daihoi.apps.organisation.models import Unit
from daihoi.apps.planning.changes import congresses_changed
from daihoi.apps.planning.models import Congress, Cycle
from daihoi.apps.planning.place import Place
from daihoi.apps.reporting.queries import RecordKind, children, late, overview, records, structure
from daihoi.apps.reporting.services import drift, rebuild_totals
from daihoi.apps.reporting.totals import NOTHING, totals
from daihoi.apps.results.models import BodyElection, Mandate, Person, Result
from daihoi.core.regulations.terms import (
    CongressForm,
    CongressStatus,
    ContentsVariant,
    ElectedBody,
    ElectedBy,
    LevelRole,
    Outcome,
    PoliticalTheory,
    ProfessionalDegree,
    ResultStatus,
    Sex,
    Standing,
)
from daihoi.core.rollup import MEASURES, Population
from tests.factories import make_cycle, make_unit

pytestmark = pytest.mark.django_db
FIRST = date(2020, 2, 1)


def any_day(chance: random.Random) -> date:
    return FIRST + timedelta(days=chance.randrange(150))


def random_congress(chance: random.Random, unit: Unit, cycle: Cycle, role: LevelRole) -> Congress:
    opened = any_day(chance)
    held = chance.random() < 0.8
    return Congress.objects.create(
        unit=unit,
        cycle=cycle,
        role=role,
        form=chance.choice(list(CongressForm)),
        contents=chance.choice(list(ContentsVariant)),
        pilot=chance.random() < 0.2,
        status=CongressStatus.HELD if held else chance.choice([CongressStatus.PLANNED, CongressStatus.CANCELLED]),
        planned_on=chance.choice([None, any_day(chance), opened]),
        opened_on=opened if held else None,
        closed_on=opened + timedelta(days=chance.randrange(3)) if held else None,
        official_members=chance.randrange(3, 40),
        summoned=30,
        present=chance.randrange(20, 31),
    )


def random_result(chance: random.Random, congress: Congress) -> None:
    status = chance.choice(list(ResultStatus))
    sent = congress.closed_on + timedelta(days=chance.randrange(20)) if congress.closed_on else None
    result = Result.objects.create(
        congress=congress,
        status=status,
        submitted_on=None if status == ResultStatus.DRAFT else sent,
        decided_on=sent + timedelta(days=chance.randrange(30)) if sent and status == ResultStatus.APPROVED else None,
    )
    bodies = chance.sample(list(ElectedBody), k=chance.randrange(1, 5))
    for body in bodies:
        BodyElection.objects.create(
            result=result,
            body=body,
            seats=chance.randrange(1, 5),
            alternate_seats=chance.randrange(2),
            list_size=chance.randrange(4, 8),
            rounds=chance.choice([1, 1, 2]),
            elected_by=chance.choice(list(ElectedBy)),
        )
    for position in range(chance.randrange(1, 6)):
        person = Person.objects.create(
            result=result,
            position=position,
            full_name="Lê Thị Mơ",
            sort="",
            birth_date=date(1955, 1, 1) + timedelta(days=chance.randrange(365 * 45)),
            sex=chance.choice(list(Sex)),
            ethnicity=chance.choice(["Kinh", "Tày", "Mường"]),
            religion=chance.choice(["", "", "Phật giáo"]),
            standing=chance.choice(list(Standing)),
            in_planning_list=chance.random() < 0.7,
            local=chance.random() < 0.7,
            degree=chance.choice(list(ProfessionalDegree)),
            theory=chance.choice(list(PoliticalTheory)),
        )
        for body in chance.sample(bodies, k=chance.randrange(1, len(bodies) + 1)):
            Mandate.objects.create(person=person, body=body, outcome=chance.choice(list(Outcome)))


@pytest.fixture
def city() -> Unit:
    chance = random.Random(20200203)
    cycle = make_cycle()
    city = make_unit("Đảng bộ thành phố Sông Lam")
    congresses = [random_congress(chance, city, cycle, LevelRole.CENTRAL_ATTACHED)]
    for _ in range(3):
        body = make_unit(parent=city)
        congresses.append(random_congress(chance, body, cycle, LevelRole.GRASSROOTS))
        congresses += [random_congress(chance, make_unit(parent=body), cycle, LevelRole.CELL) for _ in range(8)]
    for congress in congresses:
        if congress.status == CongressStatus.HELD and chance.random() < 0.9:
            random_result(chance, congress)
    congresses_changed([congress.pk for congress in congresses])
    return city


@pytest.mark.parametrize("days", [-400, 60, 400])
def test_every_figure_counts_its_records(city: Unit, days: int) -> None:
    cycle = Cycle.objects.get()
    as_of = FIRST + timedelta(days=days)
    place = Place(city, cycle, as_of, as_of)
    found = totals(city, cycle, as_of)
    for measure in MEASURES:
        for role in LevelRole:
            opened = records(place, measure.code, role)
            counted = found.get(role, NOTHING)[measure.code]
            assert opened.measure.count == counted
            assert sum(part.count for part in opened.parts) == counted
            if not measure.adds_up:
                assert (measure.code, role, opened.rows.count()) == (measure.code, role, counted)
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
    assert len(found.checks) == 5
