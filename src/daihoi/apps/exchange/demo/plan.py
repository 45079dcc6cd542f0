"""What the demonstration holds of a unit before it is written down: its congress, its result, its members."""

from dataclasses import dataclass, field
from datetime import date

from daihoi.apps.exchange.demo.minutes import Minutes
from daihoi.apps.exchange.demo.people import Enrolled
from daihoi.core.regulations.terms import CongressForm, LevelRole, ResultStatus


@dataclass(frozen=True, slots=True)
class Days:
    """When a congress was to open, and when it really opened and closed."""

    planned_on: date
    opened_on: date | None = None
    closed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembly:
    """Who belongs to a unit, and how many were summoned to its congress and came."""

    form: CongressForm
    official: int
    probationary: int
    summoned: int | None = None
    present: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """How far a result has come on its way to approval; one that was mended was sent a first time and returned."""

    status: ResultStatus
    submitted_on: date | None = None
    decided_on: date | None = None
    number: str = ""
    returned_on: date | None = None
    returned_because: str = ""
    first_sent_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """The congress of one unit."""

    role: LevelRole
    days: Days
    assembly: Assembly
    pilot: bool = False
    ordinal: int | None = None
    term: str = ""
    minutes: Minutes | None = None
    papers: Papers | None = None


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit of the tree with its congress, its members as far as they are kept, and the units below it."""

    code: str
    name: str
    meeting: Meeting
    below: list["Branch"] = field(default_factory=list)
    members: list[Enrolled] = field(default_factory=list)
