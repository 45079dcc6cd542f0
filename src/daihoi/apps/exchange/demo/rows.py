"""Writes the plan of the demonstration into the tables, a few thousand rows at a time."""

from collections.abc import Iterator
from datetime import date
from itertools import count

from django.core.management.color import no_style
from django.db import connection
from django.db.models import Model

from daihoi.apps.exchange.demo.minutes import Election, Minutes, Stander
from daihoi.apps.exchange.demo.people import Enrolled
from daihoi.apps.exchange.demo.plan import Branch, Meeting, Papers
from daihoi.apps.organisation.models import Member, Placement, Unit
from daihoi.apps.organisation.services import placement_row, unit_row
from daihoi.apps.planning.models import Congress, CongressEvent, Cycle
from daihoi.apps.results.models import BodyElection, Mandate, Person, Result, ResultEvent
from daihoi.core.names import person_sort_key
from daihoi.core.regulations.terms import CongressStatus

_IN_ORDER: tuple[type[Model], ...] = (
    Unit,
    Placement,
    Member,
    Congress,
    CongressEvent,
    Result,
    ResultEvent,
    BodyElection,
    Person,
    Mandate,
)
_FLUSH_AT = 20_000
_ENTERED_ON = date(2019, 8, 30)


class Writer:
    """Turns branches into rows with keys of its own, which is quicker than asking the database for them."""

    def __init__(self, cycle: Cycle) -> None:
        self._cycle = cycle
        self._keys: dict[type[Model], Iterator[int]] = {model: count(1) for model in _IN_ORDER}
        self._waiting: dict[type[Model], list[Model]] = {model: [] for model in _IN_ORDER}
        self._number_waiting = 0
        self.written = dict.fromkeys(_IN_ORDER, 0)

    def write(self, branch: Branch, parent: Unit | None, place: int) -> Unit:
        """Write a branch and everything below it, as the child of a unit at a place among its siblings."""
        unit = self.write_unit(branch.code, branch.name, parent, place)
        for enrolled in branch.members:
            self._add(_member_row(unit, enrolled))
        self.write_congress(unit, branch.meeting)
        for child_place, child in enumerate(branch.below):
            self.write(child, unit, child_place)
        if self._number_waiting > _FLUSH_AT:
            self.flush()
        return unit

    def flush(self) -> None:
        """Send what waits to the database."""
        for model in _IN_ORDER:
            rows = self._waiting[model]
            model._default_manager.bulk_create(rows)
            self.written[model] += len(rows)
            self._waiting[model] = []
        self._number_waiting = 0

    def finish(self) -> None:
        """Send what is left, and let the database's own counters go on after the keys given here."""
        self.flush()
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), list(_IN_ORDER)):
                cursor.execute(statement)

    def _add(self, row: Model) -> None:
        row.pk = next(self._keys[type(row)])
        self._waiting[type(row)].append(row)
        self._number_waiting += 1

    def write_unit(self, code: str, name: str, parent: Unit | None, place: int) -> Unit:
        """Write a unit alone, as the child of another at a place among its siblings."""
        unit = unit_row(code=code, name=name, parent=parent, place=place)
        self._add(unit)
        self._add(placement_row(unit))
        return unit

    def write_congress(self, unit: Unit, meeting: Meeting) -> None:
        """Write the congress of a unit with its result, if it has one."""
        congress = _congress_row(self._cycle, unit, meeting)
        self._add(congress)
        self._add(CongressEvent(congress=congress, to_status=CongressStatus.PLANNED, on_day=_ENTERED_ON))
        if meeting.days.closed_on:
            self._add(
                CongressEvent(
                    congress=congress,
                    from_status=CongressStatus.PLANNED,
                    to_status=CongressStatus.HELD,
                    on_day=meeting.days.closed_on,
                )
            )
        if meeting.minutes and meeting.papers:
            self._write_result(congress, meeting.minutes, meeting.papers)

    def _write_result(self, congress: Congress, minutes: Minutes, papers: Papers) -> None:
        result = Result(
            congress=congress,
            status=papers.status,
            submitted_on=papers.submitted_on,
            decided_on=papers.decided_on,
            decision_number=papers.number,
        )
        self._add(result)
        for event in _events_of(result, papers):
            self._add(event)
        for election in minutes.elections:
            self._add(_election_row(result, election))
        for position, stander in enumerate(minutes.people, 1):
            person = _person_row(result, position, stander)
            self._add(person)
            for given in stander.mandates:
                self._add(Mandate(person=person, body=given.body, outcome=given.outcome, votes=given.votes))


def _member_row(unit: Unit, enrolled: Enrolled) -> Member:
    profile = enrolled.profile
    return Member(
        unit=unit,
        code=profile.member_code,
        full_name=profile.full_name,
        sort=person_sort_key(profile.full_name),
        birth_date=profile.birth_date,
        sex=profile.sex,
        ethnicity=profile.ethnicity,
        joined_on=enrolled.joined_on,
        status=enrolled.status,
        degree=profile.degree,
        theory=profile.theory,
    )


def _congress_row(cycle: Cycle, unit: Unit, meeting: Meeting) -> Congress:
    days, assembly = meeting.days, meeting.assembly
    return Congress(
        cycle=cycle,
        unit=unit,
        role=meeting.role,
        form=assembly.form,
        pilot=meeting.pilot,
        status=CongressStatus.HELD if days.closed_on else CongressStatus.PLANNED,
        ordinal=meeting.ordinal,
        term=meeting.term,
        planned_on=days.planned_on,
        opened_on=days.opened_on,
        closed_on=days.closed_on,
        official_members=assembly.official,
        probationary_members=assembly.probationary,
        summoned=assembly.summoned,
        present=assembly.present,
    )


def _events_of(result: Result, papers: Papers) -> list[ResultEvent]:
    kinds = ResultEvent.Kind
    events = []
    if papers.submitted_on:
        events.append(ResultEvent(result=result, on_day=papers.submitted_on, kind=kinds.SUBMITTED))
    if papers.returned_on:
        reason = papers.returned_because
        events.append(ResultEvent(result=result, on_day=papers.returned_on, kind=kinds.RETURNED, reason=reason))
    if papers.decided_on:
        events.append(ResultEvent(result=result, on_day=papers.decided_on, kind=kinds.APPROVED))
    return events


def _election_row(result: Result, election: Election) -> BodyElection:
    count_of = election.count
    return BodyElection(
        result=result,
        body=election.body,
        seats=election.wanted.seats,
        alternate_seats=election.wanted.alternates,
        list_size=election.list_size,
        issued=count_of.issued,
        returned=count_of.returned,
        valid=count_of.valid,
        invalid=count_of.invalid,
        base=count_of.base,
        elected_by=election.elected_by,
    )


def _person_row(result: Result, position: int, stander: Stander) -> Person:
    profile = stander.profile
    return Person(
        result=result,
        position=position,
        full_name=profile.full_name,
        sort=person_sort_key(profile.full_name),
        birth_date=profile.birth_date,
        sex=profile.sex,
        ethnicity=profile.ethnicity,
        religion=profile.religion,
        standing=profile.standing,
        in_planning_list=profile.in_planning_list,
        local=profile.local,
        degree=profile.degree,
        theory=profile.theory,
        member_code=profile.member_code,
    )
