"""Reads congresses, bodies and people out of the database into columns to be counted."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

import numpy as np
from django.db.models import QuerySet

from daihoi.apps.organisation.models import FOREVER, MAJORITY_ETHNICITY
from daihoi.apps.planning.models import Congress
from daihoi.apps.reporting.reference import months_of_age, reference_month
from daihoi.apps.results.deadlines import decision_due, submission_due
from daihoi.apps.results.models import BodyElection, Mandate, Person
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
    Term,
)
from daihoi.core.rollup import (
    NEVER,
    Columns,
    CongressColumns,
    Elects,
    Moment,
    RecordColumns,
    body_bit,
    day_number,
    place_in_list,
)
from daihoi.core.rollup.columns import Ints

COUNTED = (ResultStatus.SUBMITTED, ResultStatus.APPROVED)
ONE_DAY = timedelta(days=1)


def columns_of(congresses: QuerySet[Congress]) -> Columns:
    """Load some congresses with all that their results say; cancelled ones hold nothing to count."""
    rows = list(
        congresses.exclude(status=CongressStatus.CANCELLED)
        .order_by("pk")
        .values_list(
            "pk",
            "role",
            "cycle__begins_on",
            "cycle__pack",
            "unit__valid_from",
            "unit__valid_until",
            "planned_on",
            "opened_on",
            "closed_on",
            "pilot",
            "form",
            "contents",
            "official_members",
            "summoned",
            "present",
            "result__pk",
            "result__status",
            "result__submitted_on",
            "result__decided_on",
        )
    )
    by_name = dict(zip(_NAMES, zip(*rows, strict=True), strict=True)) if rows else dict.fromkeys(_NAMES, ())
    row_of_result = {pk: row for row, pk in enumerate(by_name["result"]) if pk is not None}
    results = {"result__congress__in": congresses.values("pk")}
    bodies = _Bodies(row_of_result, results)
    mandates = _Mandates(results)
    people = _people(by_name, row_of_result, results, bodies.direct, mandates.holds)
    return Columns(_congresses(by_name, bodies.elects), bodies.columns(mandates.filled), people)


_NAMES = (
    "key",
    "role",
    "begins",
    "pack",
    "valid_from",
    "valid_until",
    "planned",
    "opened",
    "closed",
    "pilot",
    "form",
    "contents",
    "official_members",
    "summoned",
    "present",
    "result",
    "status",
    "submitted",
    "decided",
)


def _days(values: Iterable[date | None]) -> Ints:
    return np.array([day_number(day) for day in values], dtype=np.int64)


def _codes(values: Iterable[str], terms: type[Term]) -> Ints:
    place = {term.value: place_in_list(term) for term in terms}
    return np.array([place[value] for value in values], dtype=np.int64)


def _numbers(values: Iterable[int | None]) -> Ints:
    return np.array([value or 0 for value in values], dtype=np.int64)


def _days_after(values: Iterable[date | None], packs: Iterable[str], due: Callable[[date, str], date]) -> Ints:
    days = (None if day is None else due(day, pack) + ONE_DAY for day, pack in zip(values, packs, strict=True))
    return _days(days)


def _congresses(by_name: dict[str, tuple], elects: dict[int, Elects]) -> CongressColumns:  # type: ignore[type-arg]
    sent = [
        day if status in COUNTED else None for day, status in zip(by_name["submitted"], by_name["status"], strict=True)
    ]
    decided = [
        day if status == ResultStatus.APPROVED else None
        for day, status in zip(by_name["decided"], by_name["status"], strict=True)
    ]
    closed, planned = _days(by_name["closed"]), _days(by_name["planned"])
    counted = np.where(_days(sent) < NEVER, closed, NEVER)
    ends = _days(None if day == FOREVER else day for day in by_name["valid_until"])
    return CongressColumns(
        key=np.array(by_name["key"], dtype=np.int64),
        moments={
            Moment.BEGINS: np.maximum(_days(by_name["begins"]), _days(by_name["valid_from"])),
            Moment.PLANNED: planned,
            Moment.AFTER_PLANNED: np.minimum(planned + 1, NEVER),
            Moment.OPENED: _days(by_name["opened"]),
            Moment.CLOSED: closed,
            Moment.COUNTED: counted,
            Moment.SUBMITTED: _days(sent),
            Moment.AFTER_SUBMISSION_DUE: _days_after(by_name["closed"], by_name["pack"], submission_due),
            Moment.DECIDED: _days(decided),
            Moment.AFTER_DECISION_DUE: _days_after(sent, by_name["pack"], decision_due),
            Moment.ENDS: ends,
        },
        attributes={
            "role": _codes(by_name["role"], LevelRole),
            "pilot": _numbers(by_name["pilot"]),
            "form": _codes(by_name["form"], CongressForm),
            "contents": _codes(by_name["contents"], ContentsVariant),
            "elects": np.array(
                [place_in_list(elects.get(row, Elects.NOTHING)) for row in range(len(by_name["key"]))], dtype=np.int64
            ),
            "official_members": _numbers(by_name["official_members"]),
            "summoned": _numbers(by_name["summoned"]),
            "present": _numbers(by_name["present"]),
        },
    )


class _Bodies:
    """The elections of bodies, and what follows from them for the congress and for its people."""

    def __init__(self, row_of_result: dict[int, int], results: Mapping[str, object]) -> None:
        self.rows = list(
            BodyElection.objects.filter(**results).values_list(
                "result_id", "body", "seats", "alternate_seats", "list_size", "rounds", "elected_by"
            )
        )
        self.row_of_result = row_of_result
        bodies: defaultdict[int, set[str]] = defaultdict(set)
        for result, body, *_ in self.rows:
            bodies[row_of_result[result]].add(body)
        self.elects = {row: _elects(found) for row, found in bodies.items()}
        self.direct = {
            row_of_result[row[0]]
            for row in self.rows
            if row[1] == ElectedBody.SECRETARY and row[6] == ElectedBy.CONGRESS
        }

    def columns(self, elected: dict[tuple[int, str, str], int]) -> RecordColumns:
        """Give the bodies as columns; `elected` counts the people who came out of each one."""
        empty, at_once = [], []
        for result, body, seats, alternates, _listed, rounds, _by in self.rows:
            filled = elected.get((result, body, Outcome.ELECTED), 0)
            standing_by = elected.get((result, body, Outcome.ALTERNATE), 0)
            empty.append(max(0, seats - filled))
            at_once.append(rounds == 1 and filled >= seats and standing_by >= alternates)
        return RecordColumns(
            congress=np.array([self.row_of_result[row[0]] for row in self.rows], dtype=np.int64),
            attributes={
                "body": _codes((row[1] for row in self.rows), ElectedBody),
                "seats": _numbers(row[2] for row in self.rows),
                "alternate_seats": _numbers(row[3] for row in self.rows),
                "list_size": _numbers(row[4] for row in self.rows),
                "empty_seats": np.array(empty, dtype=np.int64),
                "filled_at_once": np.array(at_once, dtype=np.int64),
            },
        )


def _elects(bodies: set[str]) -> Elects:
    if ElectedBody.COMMITTEE in bodies:
        return Elects.COMMITTEE
    if ElectedBody.DEPUTY_SECRETARY in bodies:
        return Elects.SECRETARY_AND_DEPUTY
    return Elects.SECRETARY_ONLY if ElectedBody.SECRETARY in bodies else Elects.NOTHING


class _Mandates:
    """What came out of every election, read once: how many each body got, and what each person holds."""

    def __init__(self, results: Mapping[str, object]) -> None:
        self.filled: defaultdict[tuple[int, str, str], int] = defaultdict(int)
        self.holds: defaultdict[int, int] = defaultdict(int)
        bit = {(body.value, outcome.value): body_bit(body, outcome) for body in ElectedBody for outcome in Outcome}
        rows = Mandate.objects.filter(**{f"person__{name}": value for name, value in results.items()})
        named = rows.values_list("person_id", "person__result_id", "body", "outcome")
        for person, result, body, outcome in named.iterator(chunk_size=10_000):
            self.filled[result, body, outcome] += 1
            self.holds[person] |= bit[body, outcome]


def _people(
    by_name: dict[str, tuple],  # type: ignore[type-arg]
    row_of_result: dict[int, int],
    results: Mapping[str, object],
    direct: set[int],
    holds: Mapping[int, int],
) -> RecordColumns:
    rows = list(
        Person.objects.filter(**results).values_list(
            "pk",
            "result_id",
            "birth_date",
            "sex",
            "ethnicity",
            "religion",
            "standing",
            "in_planning_list",
            "local",
            "degree",
            "theory",
        )
    )
    congress = [row_of_result[row[1]] for row in rows]
    reference = [
        reference_month(pack, LevelRole(role)) for pack, role in zip(by_name["pack"], by_name["role"], strict=True)
    ]
    return RecordColumns(
        congress=np.array(congress, dtype=np.int64),
        attributes={
            "holds": np.array([holds.get(row[0], 0) for row in rows], dtype=np.int64),
            "age_months": np.array(
                [months_of_age(row[2], reference[at]) for at, row in zip(congress, rows, strict=True)], dtype=np.int64
            ),
            "sex": _codes((row[3] for row in rows), Sex),
            "minority": np.array([row[4] != MAJORITY_ETHNICITY for row in rows], dtype=np.int64),
            "religious": np.array([bool(row[5]) for row in rows], dtype=np.int64),
            "standing": _codes((row[6] for row in rows), Standing),
            "in_planning_list": np.array([row[7] for row in rows], dtype=np.int64),
            "local": np.array([row[8] for row in rows], dtype=np.int64),
            "degree": _codes((row[9] for row in rows), ProfessionalDegree),
            "theory": _codes((row[10] for row in rows), PoliticalTheory),
            "direct": np.array([at in direct for at in congress], dtype=np.int64),
        },
    )
