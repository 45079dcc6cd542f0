"""One body directly above the grassroots: the bodies below it, and its own congress."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from daihoi.apps.exchange.demo.body import BodySpec, Ticket, attendance, build_body, delegates_of
from daihoi.apps.exchange.demo.days import working_day_between
from daihoi.apps.exchange.demo.elections import FILLED, BodyTicket, CellTicket, SecretaryVote, elect_body
from daihoi.apps.exchange.demo.names import place_names
from daihoi.apps.exchange.demo.people import IN_UPPER, Strangers, chance
from daihoi.apps.exchange.demo.plan import Assembly, Branch, Days, Meeting, Papers
from daihoi.apps.exchange.demo.schedule import (
    PILOT_CELLS,
    Registry,
    body_days,
    cell_days,
    season_of_cells,
)
from daihoi.apps.exchange.demo.sizes import (
    COMMITTEE_FROM,
    cell_committee,
    committee_list,
    delegates_wanted,
    members_of_cells,
)
from daihoi.apps.exchange.demo.units import BodyKind, cell_names, shares_for
from daihoi.apps.exchange.demo.votes import Wanted
from daihoi.core.regulations.terms import CongressForm, LevelRole

MOST_DELEGATES = 300
PILOT_DAYS = (date(2020, 2, 26), date(2020, 3, 10))
ORDINARY_DAYS = (date(2020, 4, 8), date(2020, 6, 17))


@dataclass(frozen=True, slots=True)
class Outline:
    """One body before anything is drawn: its kind, its name and how many cells it has."""

    kind: BodyKind
    name: str
    cells: int
    days: Days | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UpperSpec:
    """What is settled of an upper body before those below it meet."""

    code: str
    name: str
    registry: Registry
    days: Days
    ordinal: int
    bodies: list[Outline] = field(default_factory=list)
    pilots: int = 0
    first_days: tuple[date, date] = ORDINARY_DAYS
    papers: Papers | None = None


def build_upper(rng: Random, spec: UpperSpec, ready: Sequence[Branch] = ()) -> Branch:
    """Build an upper body: the bodies that are ready first, then those still to be drawn."""
    places = place_names(rng, 90)
    below = [
        *ready,
        *(
            build_body(rng, _body_spec(rng, spec, (len(ready) + place, outline), places))
            for place, outline in enumerate(spec.bodies)
        ),
    ]
    return Branch(spec.code, spec.name, _meeting(rng, spec, below), spec.registry.numbered(below))


def _body_spec(rng: Random, spec: UpperSpec, placed: tuple[int, Outline], places: list[str]) -> BodySpec:
    place, outline = placed
    kind = outline.kind
    pilot = 1 <= place <= spec.pilots
    official = members_of_cells(rng, kind, outline.cells) if outline.cells else [rng.randint(*kind.members)]
    days = outline.days or (_pilot_days(rng) if pilot else _days(rng, spec, outline))
    season = PILOT_CELLS if pilot else season_of_cells(rng, days.opened_on or days.planned_on)
    return BodySpec(
        code=f"{spec.code}-{place + 1:02d}",
        name=outline.name,
        ticket=_ticket(rng, outline, official),
        official=official,
        cell_names=cell_names(rng, kind, outline.cells, places) if outline.cells else [],
        days=days,
        pilot=pilot,
        ordinal=rng.randint(*kind.ordinals),
        cell_days=[cell_days(rng, season) for _ in range(outline.cells)],
        shares=shares_for(kind),
    )


def _ticket(rng: Random, outline: Outline, official: list[int]) -> Ticket:
    up = min(8, 2 + sum(official) // 60)
    if not outline.cells:
        return CellTicket(
            committee=cell_committee(rng, official[0]),
            deputy=FILLED if official[0] >= 6 else None,
            delegates=delegates_wanted(official[0], 1 + official[0] // 15),
        )
    low, high = outline.kind.seats
    seats = rng.randrange(low, high + 1, 2)
    return BodyTicket(
        committee=committee_list(rng, seats),
        standing=(seats + 2) // 3 if seats >= COMMITTEE_FROM else 0,
        deputies=outline.kind.deputies,
        inspection=outline.kind.inspection if seats >= 5 else 0,
        delegates=Wanted(up, up, alternates=1),
        secretary_vote=SecretaryVote.AT_CONGRESS if chance(rng, 90) else SecretaryVote.IN_CONFERENCE,
    )


def _days(rng: Random, spec: UpperSpec, outline: Outline) -> Days:
    length = 2 if outline.cells else 1
    return body_days(rng, working_day_between(rng, *spec.first_days, length), length)


def _pilot_days(rng: Random) -> Days:
    opened = working_day_between(rng, *PILOT_DAYS, 2)
    return Days(opened, opened, opened + timedelta(days=1))


def _meeting(rng: Random, spec: UpperSpec, below: Sequence[Branch]) -> Meeting:
    assembly = Assembly(
        form=CongressForm.DELEGATES,
        official=sum(branch.meeting.assembly.official for branch in below),
        probationary=sum(branch.meeting.assembly.probationary for branch in below),
    )
    meeting = Meeting(role=LevelRole.UPPER_GRASSROOTS, days=spec.days, assembly=assembly, ordinal=spec.ordinal)
    if spec.days.closed_on is None:
        return meeting
    seats = rng.choice((35, 37, 39, 41))
    summoned = min(MOST_DELEGATES, delegates_of(below) + seats)
    electorate = attendance(rng, summoned)
    standing = rng.choice((9, 11))
    ticket = BodyTicket(
        committee=committee_list(rng, seats),
        standing=standing,
        deputies=2,
        inspection=7 if standing == 9 else 9,
        delegates=Wanted(9, 9, alternates=1),
    )
    return replace(
        meeting,
        assembly=replace(assembly, summoned=summoned, present=electorate.present),
        minutes=elect_body(rng, electorate, ticket, Strangers(rng, IN_UPPER)),
        papers=spec.papers,
    )
