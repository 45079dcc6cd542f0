"""Every read of this room: a result as its page shows it, and the results that wait for a decision."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F, QuerySet

from daihoi.apps.accounts.models import AuditEntry, User
from daihoi.apps.organisation.models import Member, Unit
from daihoi.apps.organisation.queries import children_on, standing_below
from daihoi.apps.planning.attendance import attendance_of
from daihoi.apps.planning.history import recorded_then
from daihoi.apps.planning.models import Congress, Cycle
from daihoi.apps.planning.place import Place
from daihoi.apps.planning.services import CONGRESS_HELD, HELD_CORRECTED
from daihoi.apps.results.acts import of_cycle
from daihoi.apps.results.checks import Verdict, verdict_on
from daihoi.apps.results.exceptions import Granted, granted_in
from daihoi.apps.results.history import Kind, Seen, last_day_of, last_step, seen_on
from daihoi.apps.results.labels import share_of
from daihoi.apps.results.models import EntryDraft, Result, ResultEvent
from daihoi.apps.results.packets import BodyPacket, MandatePacket, PersonPacket, ResultPacket
from daihoi.apps.results.progress import Deadlines, Move, WayStep, deadlines_of, next_move, way_of, why_too_early
from daihoi.apps.results.rows import packet_of, packet_on
from daihoi.apps.results.services import RESULT_CORRECTED, RESULT_SAVED
from daihoi.apps.results.versions import Facts
from daihoi.core.regulations.majority import needed_votes
from daihoi.core.regulations.terms import (
    CongressStatus,
    LevelRole,
    Outcome,
    ResultStatus,
    Standing,
)

MOST_MEMBERS = 120
_CHANGES_FACTS = [kind.code for kind in (RESULT_SAVED, RESULT_CORRECTED, CONGRESS_HELD, HELD_CORRECTED)]


@dataclass(frozen=True)
class Candidate:
    """A person in one election, with votes and their share of the base."""

    person: PersonPacket
    mandate: MandatePacket
    share: str

    @property
    def is_elected(self) -> bool:
        return self.mandate.outcome is Outcome.ELECTED


@dataclass(frozen=True)
class Election:
    """One election as its count minutes give it, candidates elected first, from the most votes down (sheet A.7.6)."""

    label: str
    packet: BodyPacket
    candidates: tuple[Candidate, ...]

    @property
    def winners(self) -> tuple[Candidate, ...]:
        return tuple(candidate for candidate in self.candidates if candidate.is_elected)

    @property
    def elected(self) -> int:
        return len(self.winners)

    @property
    def alternates(self) -> int:
        return sum(candidate.mandate.outcome is Outcome.ALTERNATE for candidate in self.candidates)

    @property
    def empty_seats(self) -> int:
        return max(0, self.packet.seats - self.elected)

    @property
    def surplus(self) -> int:
        return self.packet.list_size - self.packet.seats - self.packet.alternate_seats

    @property
    def surplus_share(self) -> str:
        return share_of(self.surplus, self.packet.seats) if self.surplus > 0 else ""

    @property
    def needed(self) -> int | None:
        return None if self.packet.base is None else needed_votes(self.packet.base)

    @property
    def stood_again_and_lost(self) -> tuple[Candidate, ...]:
        return tuple(
            candidate
            for candidate in self.candidates
            if candidate.person.standing is Standing.RE_ELECTION and candidate.mandate.outcome is Outcome.NOT_ELECTED
        )


@dataclass(frozen=True)
class ResultView:
    """All that the page of a result shows, as of a day."""

    seen: Seen
    packet: ResultPacket
    elections: tuple[Election, ...]
    verdict: Verdict
    deadlines: Deadlines
    way: tuple[WayStep, ...]
    move: Move
    exceptions: tuple[Granted, ...] = ()

    @property
    def facts(self) -> Facts:
        """What is stored of the congress, as the page shows it."""
        return Facts(attendance_of(self.congress), self.packet if self.result else None)

    @property
    def congress(self) -> Congress:
        return self.seen.congress

    @property
    def result(self) -> Result | None:
        return self.seen.result

    @property
    def events(self) -> tuple[ResultEvent, ...]:
        return self.seen.events

    @property
    def too_early(self) -> str:
        """Why there could be no result yet on the day, empty when there could."""
        return why_too_early(self.congress, self.seen.as_of)

    @property
    def returned(self) -> ResultEvent | None:
        """The return that the result stands under, with its reason."""
        if self.result is None or self.result.status != ResultStatus.RETURNED:
            return None
        return next((event for event in reversed(self.events) if event.kind == ResultEvent.Kind.RETURNED), None)


def congress_of(unit: Unit, cycle: Cycle) -> Congress | None:
    """Give the unit's congress in a cycle with its result, if there is one, in one statement."""
    rows = Congress.objects.select_related("unit__parent", "cycle", "result")
    return rows.filter(unit=unit, cycle=cycle).first()


def result_of(congress: Congress) -> Result | None:
    """Give the result of a congress, None when nothing was entered."""
    result: Result | None = getattr(congress, "result", None)
    if result is not None:
        result.congress = congress
    return result


def view_of(actor: User, congress: Congress, as_of: date) -> ResultView:
    """Give what the page of a congress's result shows to a person as of a day; of an earlier one nothing is to do."""
    seen = seen_on(congress, result_of(congress), as_of)
    packet = _packet(seen)
    verdict = verdict_on(seen.congress, packet) if seen.result else Verdict()
    deadlines = deadlines_of(seen)
    now = next_move(actor, seen.congress, seen.result, may_go_up=verdict.may_go_up)
    return ResultView(
        seen=seen,
        packet=packet,
        elections=elections_in(packet, LevelRole(seen.congress.role)),
        verdict=verdict,
        deadlines=deadlines,
        way=way_of(seen, deadlines),
        move=Move.WAIT if seen.is_past else now,
        exceptions=granted_in(seen.congress, packet, verdict),
    )


def _packet(seen: Seen) -> ResultPacket:
    if seen.result is None:
        return ResultPacket()
    return packet_on(seen.result, seen.as_of) if seen.is_past else packet_of(seen.result)


def elections_in(packet: ResultPacket, role: LevelRole) -> tuple[Election, ...]:
    """Give the elections of a packet with their candidates in the order of the minutes."""
    return tuple(
        Election(election.body.label_at(role), election, _candidates(packet, election)) for election in packet.bodies
    )


_PLACE = {Outcome.ELECTED: 0, Outcome.ALTERNATE: 1, Outcome.NOT_ELECTED: 2}


def _candidates(packet: ResultPacket, election: BodyPacket) -> tuple[Candidate, ...]:
    found = [
        Candidate(person, mandate, share_of(mandate.votes, election.base))
        for person in packet.people
        for mandate in person.mandates
        if mandate.body is election.body
    ]
    return tuple(sorted(found, key=lambda row: (_PLACE[row.mandate.outcome], -(row.mandate.votes or 0))))


def why_returned(result: Result | None) -> ResultEvent | None:
    """Give the return that a result stands under, with its reason; None when it wasn't returned or was sent again."""
    if result is None or result.status != ResultStatus.RETURNED:
        return None
    return result.events.filter(kind=ResultEvent.Kind.RETURNED).select_related("actor").last()


def entry_draft(congress: Congress, author: User, purpose: EntryDraft.Purpose) -> EntryDraft | None:
    """Give what a person typed into a form of a congress and did not save."""
    return EntryDraft.objects.filter(congress=congress, author=author, purpose=purpose).first()


@dataclass(frozen=True)
class LastSave:
    """Who last changed what is stored of a congress, and when."""

    who: str
    at: datetime


def last_save_of(congress: Congress) -> LastSave | None:
    """Give the last act by which a congress's attendance or result was changed, as the log has it."""
    entries = AuditEntry.objects.filter(unit_code=congress.unit.code, kind__in=_CHANGES_FACTS)
    entry = entries.filter(subject__endswith=of_cycle(congress.cycle)).order_by("-sequence").first()
    if entry is None:
        return None
    name = User.objects.filter(username=entry.actor).values_list("full_name", flat=True).first()
    return LastSave(name or entry.actor, entry.at)


def members_of(unit: Unit) -> list[Member]:
    """Give the members kept by the unit itself who may stand, by name; a cell's secretary picks from them."""
    return list(Member.objects.filter(unit=unit, status=Member.Status.OFFICIAL).order_by("sort")[:MOST_MEMBERS])


def members_with(unit: Unit, codes: Sequence[str]) -> list[Member]:
    """Give the unit's members with these card numbers, by name."""
    return list(Member.objects.filter(unit=unit, code__in=codes).order_by("sort"))


def waiting_below(place: Place) -> QuerySet[Any]:
    """Give the results sent up from below a unit that waited on a day for a decision, its own or that of one under it.

    Each has the day on which it was `received`, and `closed_on_then` as it was recorded. Those received first come
    first: their deadline is the nearest, or the longest past.
    """
    here = standing_below(place.unit, place.as_of, "congress__unit")
    rows = _waiting(place).filter(here).exclude(congress__unit=place.unit)
    recorded = recorded_then(rows, place.as_of, place.cycle, ("closed_on",), "congress__")
    return recorded.select_related("congress__unit__parent", "congress__cycle").order_by("received", "pk")


def waiting_for(place: Place) -> QuerySet[Any]:
    """Give the results that waited on a day for the unit's own decision: those of the units directly under it."""
    children = children_on(place.unit, place.as_of).order_by()
    return waiting_below(place).filter(congress__unit__in=children.values("pk"))


def _waiting(place: Place) -> QuerySet[Any]:
    rows = Result.objects.filter(congress__cycle=place.cycle)
    if not place.shows_past:
        standing = rows.filter(status=ResultStatus.SUBMITTED, congress__status=CongressStatus.HELD)
        return standing.annotate(received=F("submitted_on"))
    then = rows.annotate(step=last_step(place.cycle, place.as_of, "pk")).filter(step=Kind.SUBMITTED)
    return then.annotate(received=last_day_of(Kind.SUBMITTED, place.cycle, place.as_of, "pk"))
