"""A congress's result as entered: the congress, the bodies elected and the people who stood."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from daihoi.core.language import say
from daihoi.core.regulations.terms import (
    CongressForm,
    ContentsVariant,
    ElectedBody,
    ElectedBy,
    FloorCase,
    LevelRole,
    Outcome,
    PilotMark,
    Sex,
    Standing,
    UnitNature,
)
from daihoi.core.regulations.values import YearMonth


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonResult:
    """A person who stood for a body; `person` is the same wherever the same person stands in one result."""

    person: str
    name: str
    outcome: Outcome
    votes: int | None = None
    standing: Standing | None = None
    sex: Sex | None = None
    birth_date: date | None = None
    floor_case: FloorCase = FloorCase.STANDARD

    @property
    def birth_month(self) -> YearMonth | None:
        """The month in which the person was born."""
        return None if self.birth_date is None else YearMonth.of(self.birth_date)


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyResult:
    """What an election of one body gave; figures that nobody recorded are None."""

    body: ElectedBody
    elected_by: ElectedBy
    seats: int
    alternate_seats: int = 0
    list_size: int | None = None
    issued: int | None = None
    returned: int | None = None
    valid: int | None = None
    invalid: int | None = None
    base: int | None = None
    rounds: int = 1
    persons: tuple[PersonResult, ...] = ()
    title_vi: str = ""

    @property
    def label_vi(self) -> str:
        """What the unit calls the body, its general name if not said."""
        return self.title_vi or self.body.label_vi

    @property
    def label(self) -> str:
        """The same in the language spoken."""
        return say(self.label_vi)

    def with_outcome(self, outcome: Outcome) -> tuple[PersonResult, ...]:
        """The people with that outcome, in the order entered."""
        return tuple(person for person in self.persons if person.outcome is outcome)

    @property
    def elected(self) -> tuple[PersonResult, ...]:
        """The people elected, alternates not among them."""
        return self.with_outcome(Outcome.ELECTED)

    @property
    def elected_ids(self) -> frozenset[str]:
        """The identities of the people elected."""
        return frozenset(person.person for person in self.elected)

    def path(self, field: str) -> str:
        """The path of one of the body's fields in findings."""
        return f"bodies.{self.body}.{field}"

    def person_path(self, index: int, field: str) -> str:
        """The path of a field of the person at that place."""
        return f"bodies.{self.body}.persons.{index}.{field}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CongressFacts:
    """What is known of a congress apart from its elections; figures that nobody recorded are None.

    `departures` holds the keys of the rules from which a document on record allows the unit to depart.
    """

    role: LevelRole
    form: CongressForm
    contents: ContentsVariant
    nature: UnitNature = UnitNature.OTHER
    merged_from: int = 1
    pilot: PilotMark = PilotMark.ORDINARY
    official_members: int | None = None
    probationary_members: int | None = None
    summoned: int | None = None
    present: int | None = None
    opened_on: date | None = None
    closed_on: date | None = None
    departures: frozenset[str] = frozenset()

    @property
    def members(self) -> int | None:
        """Official and probationary members together, None if the official ones aren't known."""
        return None if self.official_members is None else self.official_members + (self.probationary_members or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class CongressResult:
    """A congress with every body that it elected, each body once."""

    facts: CongressFacts
    bodies: tuple[BodyResult, ...] = ()

    def __post_init__(self) -> None:
        if len({body.body for body in self.bodies}) != len(self.bodies):
            raise ValueError("a body stands twice in one result")

    def of(self, body: ElectedBody) -> BodyResult | None:
        """The result for a body, None if the congress elected none."""
        return next((result for result in self.bodies if result.body is body), None)
