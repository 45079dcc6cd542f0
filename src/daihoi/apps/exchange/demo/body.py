"""One grassroots body of the demonstration: its cells and their congresses, then its own."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from random import Random

from daihoi.apps.exchange.demo import CELL_TERM
from daihoi.apps.exchange.demo.elections import BodyTicket, CellTicket, elect_body, elect_cell
from daihoi.apps.exchange.demo.minutes import Minutes
from daihoi.apps.exchange.demo.people import (
    IN_CELLS,
    IN_GRASSROOTS,
    Enrolled,
    Listed,
    Shares,
    Source,
    Strangers,
    make_profile,
)
from daihoi.apps.exchange.demo.plan import Assembly, Branch, Days, Meeting, Papers
from daihoi.apps.exchange.demo.rolls import Cards, Keeper, who_can_stand, with_cards
from daihoi.apps.exchange.demo.schedule import Registry, papers_of
from daihoi.apps.exchange.demo.sizes import cell_ticket, form_for, shared_out
from daihoi.apps.exchange.demo.votes import Electorate
from daihoi.apps.results.packets import Profile
from daihoi.core.regulations.terms import CongressForm, ElectedBody, LevelRole

Ticket = BodyTicket | CellTicket


@dataclass(frozen=True, slots=True, kw_only=True)
class CellSpec:
    """What is settled of a cell before its congress."""

    code: str
    name: str
    official: int
    probationary: int
    days: Days
    delegates: int = 0
    ticket: CellTicket | None = None
    pilot: bool = False


@dataclass(frozen=True, slots=True)
class CellPeople:
    """Who may stand in a cell, and its roll where one is kept."""

    source: Source
    roll: list[Enrolled] = field(default_factory=list)

    @classmethod
    def on_roll(cls, roll: list[Enrolled]) -> "CellPeople":
        """Let the members on the roll stand, in its order."""
        return cls(Listed(who_can_stand(roll)), roll)


@dataclass(frozen=True, slots=True, kw_only=True)
class BodySpec:
    """What is settled of a body before its cells meet; a grassroots cell has no cells and is elected like one."""

    code: str
    name: str
    ticket: Ticket
    official: list[int]
    cell_names: list[str]
    days: Days
    pilot: bool = False
    ordinal: int | None = None
    cell_days: list[Days] = field(default_factory=list)
    committee: list[Profile] = field(default_factory=list)
    papers: Papers | None = None
    shares: Shares = IN_CELLS


def build_body(rng: Random, spec: BodySpec, cards: Cards | None = None) -> Branch:
    """Hold the congresses of a body's cells and its own; with cards given, every member is kept."""
    standers = with_cards(_standers(rng, spec), cards) if cards else []
    keeper = Keeper(rng, spec.shares, cards) if cards else None
    cells = _build_cells(rng, spec, standers, keeper)
    probationary = _probationary_in(cells) if cells else _probationary(rng, spec.official[0])
    roll = keeper.enroll(spec.official[0], probationary, standers) if keeper and not cells else []
    source = Listed(standers) if cards else Strangers(rng, IN_GRASSROOTS)
    return Branch(spec.code, spec.name, body_meeting(rng, spec, (probationary, cells), source), cells, roll)


def body_meeting(rng: Random, spec: BodySpec, below: tuple[int, list[Branch]], source: Source) -> Meeting:
    """Hold the congress of a body with so many probationary members and these cells, or leave it planned."""
    probationary, cells = below
    official = sum(spec.official)
    form = form_for(official)
    assembly = Assembly(form=form, official=official, probationary=probationary)
    meeting = Meeting(
        role=LevelRole.GRASSROOTS, days=spec.days, assembly=assembly, pilot=spec.pilot, ordinal=spec.ordinal
    )
    if spec.days.closed_on is None:
        return meeting
    summoned = delegates_of(cells) + spec.ticket.seats if form is CongressForm.DELEGATES else official
    electorate = attendance(rng, summoned)
    return replace(
        meeting,
        assembly=replace(assembly, summoned=summoned, present=electorate.present),
        minutes=_elect(rng, electorate, spec.ticket, source),
        papers=spec.papers or papers_of(rng, spec.days.closed_on),
    )


def build_cell(rng: Random, spec: CellSpec, people: CellPeople) -> Branch:
    """Hold the congress of a cell."""
    electorate = attendance(rng, spec.official)
    ticket = spec.ticket or cell_ticket(rng, spec.official, spec.delegates)
    meeting = Meeting(
        role=LevelRole.CELL,
        days=spec.days,
        assembly=Assembly(
            form=CongressForm.MEMBERS,
            official=spec.official,
            probationary=spec.probationary,
            summoned=spec.official,
            present=electorate.present,
        ),
        pilot=spec.pilot,
        term=CELL_TERM,
        minutes=elect_cell(rng, electorate, ticket, people.source),
        papers=papers_of(rng, closing(spec.days)),
    )
    return Branch(spec.code, spec.name, meeting, members=people.roll)


def attendance(rng: Random, summoned: int) -> Electorate:
    """Say how many came, and on how many the majority is counted once the excused are taken off (sheet A.7)."""
    absent = int(rng.random() ** 2 * 0.06 * summoned)
    return Electorate(summoned - absent, summoned - rng.randint(0, absent))


def closing(days: Days) -> date:
    """Give the day on which a congress that was held closed."""
    if days.closed_on is None:
        raise ValueError("the congress was not held")
    return days.closed_on


def _elect(rng: Random, electorate: Electorate, ticket: Ticket, source: Source) -> Minutes:
    if isinstance(ticket, CellTicket):
        return elect_cell(rng, electorate, ticket, source)
    return elect_body(rng, electorate, ticket, source)


def _standers(rng: Random, spec: BodySpec) -> list[Profile]:
    """Give the body's own people first, then as many more as may stand beside them."""
    more = 4 + spec.ticket.seats // 2 + (spec.ticket.inspection if isinstance(spec.ticket, BodyTicket) else 0)
    return [*spec.committee, *(make_profile(rng, IN_GRASSROOTS) for _ in range(more))]


def _build_cells(rng: Random, spec: BodySpec, standers: list[Profile], keeper: Keeper | None) -> list[Branch]:
    if not spec.cell_names:
        return []
    form = form_for(sum(spec.official))
    delegates = _delegates(spec.official) if form is CongressForm.DELEGATES else [0] * len(spec.official)
    registry = Registry("ĐU", rng.randint(2, 40))
    cells = []
    for place, (name, official, days) in enumerate(zip(spec.cell_names, spec.official, spec.cell_days, strict=True)):
        probationary = _probationary(rng, official)
        known = standers[place :: len(spec.official)]
        roll = keeper.enroll(official, probationary, known) if keeper else []
        rng.shuffle(roll)
        cell = CellSpec(
            code=f"{spec.code}-{place + 1:02d}",
            name=name,
            official=official,
            probationary=probationary,
            days=days,
            delegates=delegates[place],
        )
        people = CellPeople.on_roll(roll) if roll else CellPeople(Strangers(rng, spec.shares))
        cells.append(build_cell(rng, cell, people))
    return registry.numbered(cells)


def _delegates(official: list[int]) -> list[int]:
    total = min(170, max(90, sum(official) * 35 // 100))
    return shared_out(total, official, least=2)


def delegates_of(below: Sequence[Branch]) -> int:
    """Give how many official delegates the units of one level elected together."""
    return sum(
        election.wanted.elected
        for unit in below
        if unit.meeting.minutes
        for election in unit.meeting.minutes.elections
        if election.body is ElectedBody.DELEGATES
    )


def _probationary_in(cells: Sequence[Branch]) -> int:
    return sum(cell.meeting.assembly.probationary for cell in cells)


def _probationary(rng: Random, official: int) -> int:
    return int(official * 0.064 * rng.random() + rng.random())
