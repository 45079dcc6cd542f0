"""A small city with everything in it by chance, the same at every run."""

import random
from datetime import date, timedelta

from daihoi.apps.organisation.models import Unit
from daihoi.apps.planning.changes import congresses_changed
from daihoi.apps.planning.models import Congress, Cycle
from daihoi.apps.results.models import BodyElection, Mandate, Person, ResultEvent
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
    Sex,
    Standing,
)
from tests.factories import make_cycle, make_event, make_result, make_unit

FIRST = date(2020, 2, 1)
Kind = ResultEvent.Kind


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


def random_course(chance: random.Random) -> list[Kind]:
    """Give the steps that a result went through, in a possible order."""
    course: list[Kind] = []
    while chance.random() < 0.92 and Kind.APPROVED not in course:
        sent = course[-1:] == [Kind.SUBMITTED]
        course.append(chance.choice([Kind.RETURNED, Kind.APPROVED, Kind.APPROVED]) if sent else Kind.SUBMITTED)
    return course


def random_result(chance: random.Random, congress: Congress) -> None:
    result = make_result(congress)
    day = congress.closed_on + timedelta(days=chance.randrange(20)) if congress.closed_on else FIRST
    for kind in random_course(chance):
        make_event(result, kind, day)
        day += timedelta(days=chance.randrange(15))
    posts = [body for body in ElectedBody if body is not ElectedBody.COMMITTEE]
    others = chance.sample(posts, k=chance.randrange(1, 4))
    bodies = others if chance.random() < 0.2 else [ElectedBody.COMMITTEE, *others]
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


def make_city() -> Unit:
    """Make the city, and let its totals follow."""
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
