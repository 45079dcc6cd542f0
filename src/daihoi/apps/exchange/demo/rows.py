"""Writes the plan of the demonstration into the tables, some thousands of rows at a time."""

from dataclasses import dataclass
from datetime import date

from django.core.management.color import no_style
from django.db import connection

from daihoi.apps.exchange.demo.minutes import Election, Minutes, Stander
from daihoi.apps.exchange.demo.natures import nature_of
from daihoi.apps.exchange.demo.people import Enrolled
from daihoi.apps.exchange.demo.plan import Branch, Meeting, Papers
from daihoi.apps.exchange.demo.tables import Filling, Table, count_rows, day_storing
from daihoi.apps.organisation.models import Member, Placement, Unit
from daihoi.apps.organisation.services import unit_row
from daihoi.apps.planning.models import Congress, CongressEvent, Cycle
from daihoi.apps.results.models import BodyElection, Mandate, Person, Result, ResultEvent
from daihoi.core.names import person_sort_key, search_key
from daihoi.core.regulations.terms import CongressStatus, LevelRole

_UNIT = Table(Unit, "code", "name", "parent_id", "path", "depth", "search", "sort", "nature")
_PLACEMENT = Table(Placement, "unit_id", "parent_id", "path")
_MEMBER = Table(
    Member,
    "unit_id",
    "code",
    "full_name",
    "sort",
    "search",
    "birth_date",
    "sex",
    "ethnicity",
    "joined_on",
    "status",
    "degree",
    "theory",
)
_CONGRESS = Table(
    Congress,
    "cycle_id",
    "unit_id",
    "role",
    "form",
    "pilot",
    "status",
    "ordinal",
    "term",
    "planned_on",
    "opened_on",
    "closed_on",
    "official_members",
    "probationary_members",
    "summoned",
    "present",
)
_CONGRESS_EVENT = Table(CongressEvent, "congress_id", "from_status", "to_status", "on_day", "recorded_on")
_RESULT = Table(Result, "congress_id", "status", "submitted_on", "decided_on", "decision_number")
_RESULT_EVENT = Table(ResultEvent, "result_id", "kind", "on_day", "reason")
_ELECTION = Table(
    BodyElection,
    "result_id",
    "body",
    "seats",
    "alternate_seats",
    "list_size",
    "issued",
    "returned",
    "valid",
    "invalid",
    "base",
    "elected_by",
)
_PERSON = Table(
    Person,
    "result_id",
    "position",
    "full_name",
    "sort",
    "birth_date",
    "sex",
    "ethnicity",
    "religion",
    "standing",
    "in_planning_list",
    "local",
    "degree",
    "theory",
    "member_code",
)
_MANDATE = Table(Mandate, "person_id", "body", "outcome", "votes")

_FLUSH_AT = 400
_ENTERED_ON = date(2019, 8, 30)


@dataclass(frozen=True, slots=True)
class Named:
    """What a unit is called, and its role."""

    code: str
    name: str
    role: LevelRole


class Writer:
    """Turns branches into rows, with keys of its own; the tables must be empty."""

    def __init__(self, cycle: Cycle) -> None:
        self._cycle = cycle
        self.units, self._placements, self._members = Filling(_UNIT), Filling(_PLACEMENT), Filling(_MEMBER)
        self.congresses, self._congress_events = Filling(_CONGRESS), Filling(_CONGRESS_EVENT)
        self._results, self._result_events = Filling(_RESULT), Filling(_RESULT_EVENT)
        self._elections, self.people, self.mandates = Filling(_ELECTION), Filling(_PERSON), Filling(_MANDATE)
        self._stored_day = day_storing()
        self._waiting = 0

    @property
    def _in_order(self) -> tuple[Filling, ...]:
        return (
            self.units,
            self._placements,
            self._members,
            self.congresses,
            self._congress_events,
            self._results,
            self._result_events,
            self._elections,
            self.people,
            self.mandates,
        )

    def write(self, branch: Branch, parent: Unit | None, place: int) -> Unit:
        """Write a branch and everything below it, as the child of a unit at a place among its siblings."""
        unit = self.write_unit(Named(branch.code, branch.name, branch.meeting.role), parent, place)
        for enrolled in branch.members:
            self._write_member(unit, enrolled)
        self.write_congress(unit, branch.meeting)
        for child_place, child in enumerate(branch.below):
            self.write(child, unit, child_place)
        return unit

    def write_unit(self, named: Named, parent: Unit | None, place: int) -> Unit:
        """Write a unit alone, as the child of another at a place among its siblings."""
        unit = unit_row(code=named.code, name=named.name, parent=parent, place=place)
        unit.pk = self.units.add(
            unit.code,
            unit.name,
            unit.parent_id,
            unit.path,
            unit.depth,
            unit.search,
            unit.sort,
            nature_of(named.name, named.role) or "",
        )
        self._placements.add(unit.pk, unit.parent_id, unit.path)
        self._waiting += 1
        if self._waiting > _FLUSH_AT:
            self.flush()
        return unit

    def write_congress(self, unit: Unit, meeting: Meeting) -> None:
        """Write the congress of a unit with its result, if it has one."""
        congress = self._add_congress(unit, meeting)
        planned, held = CongressStatus.PLANNED.value, CongressStatus.HELD.value
        entered = self._stored_day(_ENTERED_ON)
        self._congress_events.add(congress, "", planned, entered, entered)
        if meeting.days.closed_on:
            closed = self._stored_day(meeting.days.closed_on)
            self._congress_events.add(congress, planned, held, closed, closed)
        if meeting.minutes and meeting.papers:
            self._write_result(congress, meeting.minutes, meeting.papers)

    def flush(self) -> None:
        """Send what waits to the database."""
        for filling in self._in_order:
            filling.flush()
        self._waiting = 0

    def finish(self) -> None:
        """Send what is left, and let the database's own counters go on after the keys given here."""
        self.flush()
        models = [filling.table.model for filling in self._in_order]
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), models):
                cursor.execute(statement)
        count_rows(models)

    def _add_congress(self, unit: Unit, meeting: Meeting) -> int:
        days, assembly = meeting.days, meeting.assembly
        status = CongressStatus.HELD if days.closed_on else CongressStatus.PLANNED
        return self.congresses.add(
            self._cycle.pk,
            unit.pk,
            meeting.role.value,
            assembly.form.value,
            meeting.pilot,
            status.value,
            meeting.ordinal,
            meeting.term,
            self._stored_day(days.planned_on),
            self._stored_day(days.opened_on),
            self._stored_day(days.closed_on),
            assembly.official,
            assembly.probationary,
            assembly.summoned,
            assembly.present,
        )

    def _write_way(self, result: int, papers: Papers) -> None:
        kinds = ResultEvent.Kind
        way = (
            (kinds.SUBMITTED, papers.first_sent_on or papers.submitted_on, ""),
            (kinds.RETURNED, papers.returned_on, papers.returned_because),
            (kinds.SUBMITTED, papers.submitted_on if papers.first_sent_on else None, ""),
            (kinds.APPROVED, papers.decided_on, ""),
        )
        for kind, day, reason in way:
            if day is not None:
                self._result_events.add(result, kind.value, self._stored_day(day), reason)

    def _write_result(self, congress: int, minutes: Minutes, papers: Papers) -> None:
        submitted, decided = self._stored_day(papers.submitted_on), self._stored_day(papers.decided_on)
        result = self._results.add(congress, papers.status.value, submitted, decided, papers.number)
        self._write_way(result, papers)
        for election in minutes.elections:
            self._write_election(result, election)
        for position, stander in enumerate(minutes.people, 1):
            self._write_person(result, position, stander)

    def _write_election(self, result: int, election: Election) -> None:
        count = election.count
        self._elections.add(
            result,
            election.body.value,
            election.wanted.seats,
            election.wanted.alternates,
            election.list_size,
            count.issued,
            count.returned,
            count.valid,
            count.invalid,
            count.base,
            election.elected_by.value,
        )

    def _write_person(self, result: int, position: int, stander: Stander) -> None:
        profile = stander.profile
        person = self.people.add(
            result,
            position,
            profile.full_name,
            person_sort_key(profile.full_name),
            self._stored_day(profile.birth_date),
            profile.sex.value,
            profile.ethnicity,
            profile.religion,
            profile.standing.value,
            profile.in_planning_list,
            profile.local,
            profile.degree.value,
            profile.theory.value,
            profile.member_code,
        )
        for given in stander.mandates:
            self.mandates.add(person, given.body.value, given.outcome.value, given.votes)

    def _write_member(self, unit: Unit, enrolled: Enrolled) -> None:
        profile = enrolled.profile
        self._members.add(
            unit.pk,
            profile.member_code,
            profile.full_name,
            person_sort_key(profile.full_name),
            search_key(profile.full_name),
            self._stored_day(profile.birth_date),
            profile.sex.value,
            profile.ethnicity,
            self._stored_day(enrolled.joined_on),
            enrolled.status.value,
            profile.degree.value,
            profile.theory.value,
        )
