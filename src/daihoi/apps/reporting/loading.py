"""Reads congresses, bodies and people out of the database into columns to be counted."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

import numpy as np
from django.db.models import QuerySet

from daihoi.apps.organisation.models import FOREVER, MAJORITY_ETHNICITY
from daihoi.apps.planning.models import Congress
from daihoi.apps.reporting.reference import months_of_age, reference_month
from daihoi.apps.reporting.spells import Spell, spells_of
from daihoi.apps.results.deadlines import decision_due, submission_due
from daihoi.apps.results.models import BodyElection, Mandate, Person
from daihoi.core.regulations.terms import (
    CongressForm,
    ContentsVariant,
    ElectedBody,
    ElectedBy,
    LevelRole,
    Outcome,
    PoliticalTheory,
    ProfessionalDegree,
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

ONE_DAY = timedelta(days=1)
Edition = tuple[int, date]
"""The rows of a result that stood in it from one day on: the key of the result, and the day."""


def columns_of(congresses: QuerySet[Congress]) -> Columns:
    """Load some congresses with all that their results say, row by row for each stretch of days."""
    spells = spells_of(congresses)
    rows_of: defaultdict[Edition, list[int]] = defaultdict(list)
    for row, spell in enumerate(spells):
        if spell.frame.result is not None:
            rows_of[spell.frame.result, spell.edition].append(row)
    results = {"result__congress__in": congresses.values("pk")}
    bodies = _Bodies(rows_of, results)
    mandates = _Mandates(results)
    people = _people(spells, rows_of, results, bodies, mandates.holds)
    return Columns(_congresses(spells, bodies.elects), bodies.columns(mandates.filled), people)


def _days(values: Iterable[date | None]) -> Ints:
    return np.array([day_number(day) for day in values], dtype=np.int64)


def _codes(values: Iterable[str], terms: type[Term]) -> Ints:
    place = {term.value: place_in_list(term) for term in terms}
    return np.array([place[value] for value in values], dtype=np.int64)


def _numbers(values: Iterable[int | None]) -> Ints:
    return np.array([value or 0 for value in values], dtype=np.int64)


def _after(due: date | None) -> date | None:
    return None if due is None else due + ONE_DAY


def _submission_due(spell: Spell) -> date | None:
    from_day = spell.sending.returned_before or spell.facts.closed_on
    return None if from_day is None else submission_due(from_day, spell.frame.pack)


def _decision_due(spell: Spell) -> date | None:
    sent_on = spell.sending.sent_on
    return None if sent_on == FOREVER else decision_due(sent_on, spell.frame.pack)


def _congresses(spells: Sequence[Spell], elects: Mapping[int, Elects]) -> CongressColumns:
    facts = [spell.facts for spell in spells]
    planned = _days(each.planned_on for each in facts)
    frames = [spell.frame for spell in spells]
    return CongressColumns(
        key=np.array([frame.key for frame in frames], dtype=np.int64),
        moments={
            Moment.SINCE: _days(spell.since for spell in spells),
            Moment.BEGINS: _days(max(frame.begins_on, frame.valid_from) for frame in frames),
            Moment.PLANNED: planned,
            Moment.AFTER_PLANNED: np.minimum(planned + 1, NEVER),
            Moment.OPENED: _days(each.opened_on for each in facts),
            Moment.CLOSED: _days(each.closed_on for each in facts),
            Moment.SUBMITTED: _days(spell.frame.told_on(spell.sending.sent_on) for spell in spells),
            Moment.AFTER_SUBMISSION_DUE: _days(_after(_submission_due(spell)) for spell in spells),
            Moment.DECIDED: _days(spell.frame.told_on(spell.sending.approved_on) for spell in spells),
            Moment.AFTER_DECISION_DUE: _days(_after(_decision_due(spell)) for spell in spells),
            Moment.ENDS: _days(min(spell.until, spell.frame.valid_until) for spell in spells),
        },
        attributes={
            "role": _codes((each.role for each in facts), LevelRole),
            "pilot": _numbers(each.pilot for each in facts),
            "form": _codes((each.form for each in facts), CongressForm),
            "contents": _codes((each.contents for each in facts), ContentsVariant),
            "elects": np.array(
                [place_in_list(elects.get(row, Elects.NOTHING)) for row in range(len(spells))], dtype=np.int64
            ),
            "official_members": _numbers(each.official_members for each in facts),
            "summoned": _numbers(each.summoned for each in facts),
            "present": _numbers(each.present for each in facts),
        },
    )


class _Bodies:
    """The elections of bodies, and what follows from them for the congress and for its people."""

    def __init__(self, rows_of: Mapping[Edition, Sequence[int]], results: Mapping[str, object]) -> None:
        found = BodyElection.kept.filter(**results).values_list(
            "result_id", "since", "body", "seats", "alternate_seats", "list_size", "rounds", "elected_by"
        )
        self.rows = [(row, *values) for values in found for row in rows_of.get(values[:2], ())]
        bodies: defaultdict[int, set[str]] = defaultdict(set)
        for row, _result, _since, body, *_ in self.rows:
            bodies[row].add(body)
        self.elects = {row: _elects(found) for row, found in bodies.items()}
        self.direct = {row[0] for row in self.rows if row[3] == ElectedBody.SECRETARY and row[8] == ElectedBy.CONGRESS}

    def columns(self, filled: Mapping[tuple[int, date, str, str], int]) -> RecordColumns:
        """Give the bodies as columns; `filled` counts the people who came out of each one, by outcome."""
        empty, at_once = [], []
        for _, result, since, body, seats, alternates, _listed, rounds, _by in self.rows:
            elected = filled.get((result, since, body, Outcome.ELECTED), 0)
            standing_by = filled.get((result, since, body, Outcome.ALTERNATE), 0)
            empty.append(max(0, seats - elected))
            at_once.append(rounds == 1 and elected >= seats and standing_by >= alternates)
        return RecordColumns(
            congress=np.array([row[0] for row in self.rows], dtype=np.int64),
            attributes={
                "body": _codes((row[3] for row in self.rows), ElectedBody),
                "seats": _numbers(row[4] for row in self.rows),
                "alternate_seats": _numbers(row[5] for row in self.rows),
                "list_size": _numbers(row[6] for row in self.rows),
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
        self.filled: defaultdict[tuple[int, date, str, str], int] = defaultdict(int)
        self.holds: defaultdict[int, int] = defaultdict(int)
        bit = {(body.value, outcome.value): body_bit(body, outcome) for body in ElectedBody for outcome in Outcome}
        rows = Mandate.objects.filter(**{f"person__{name}": value for name, value in results.items()})
        named = rows.values_list("person_id", "person__result_id", "person__since", "body", "outcome")
        for person, result, since, body, outcome in named.iterator(chunk_size=10_000):
            self.filled[result, since, body, outcome] += 1
            self.holds[person] |= bit[body, outcome]


_OF_PERSON = (
    "pk", "result_id", "since", "birth_date", "sex", "ethnicity",
    "religion", "standing", "in_planning_list", "local", "degree", "theory",
)  # fmt: skip


def _people(
    spells: Sequence[Spell],
    rows_of: Mapping[Edition, Sequence[int]],
    results: Mapping[str, object],
    bodies: _Bodies,
    holds: Mapping[int, int],
) -> RecordColumns:
    found = Person.kept.filter(**results).values_list(*_OF_PERSON)
    named = [(at, person) for person in found.iterator(chunk_size=10_000) for at in rows_of.get(person[1:3], ())]
    congress, rows = [at for at, _ in named], [person for _, person in named]
    reference = [reference_month(spell.frame.pack, LevelRole(spell.facts.role)) for spell in spells]
    ages = (months_of_age(row[3], reference[at]) for at, row in named)
    return RecordColumns(
        congress=np.array(congress, dtype=np.int64),
        attributes={
            "holds": np.array([holds.get(row[0], 0) for row in rows], dtype=np.int64),
            "age_months": np.fromiter(ages, dtype=np.int64, count=len(named)),
            "sex": _codes((row[4] for row in rows), Sex),
            "minority": np.array([row[5] != MAJORITY_ETHNICITY for row in rows], dtype=np.int64),
            "religious": np.array([bool(row[6]) for row in rows], dtype=np.int64),
            "standing": _codes((row[7] for row in rows), Standing),
            "in_planning_list": np.array([row[8] for row in rows], dtype=np.int64),
            "local": np.array([row[9] for row in rows], dtype=np.int64),
            "degree": _codes((row[10] for row in rows), ProfessionalDegree),
            "theory": _codes((row[11] for row in rows), PoliticalTheory),
            "direct": np.array([at in bodies.direct for at in congress], dtype=np.int64),
        },
    )
