"""What is written down of an election, as values: its list, its count, its counting board."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from daihoi.core.regulations.elections import AssemblyForm
from daihoi.core.regulations.terms import Deduction, ElectedBody

FIGURES = {
    "summoned": "Được triệu tập",
    "present": "Có mặt lúc bầu",
    "issued": "Phiếu phát ra",
    "returned": "Phiếu thu về",
    "valid": "Phiếu hợp lệ",
    "invalid": "Phiếu không hợp lệ",
}
"""The figures of a count that stand once in it, by name, with the words of its form."""


@dataclass(frozen=True, kw_only=True)
class Listing:
    """What a vote fills, who stands, how many count apart; names are stored in the order of the ballot."""

    body: ElectedBody
    voters: AssemblyForm
    seats: int
    names: tuple[str, ...]
    alternate_seats: int = 0
    counters: int = 1


@dataclass(frozen=True, kw_only=True)
class Count:
    """What the counting board counted; `votes` in the order of the ballot, `absences` by group, those not named 0."""

    summoned: int
    present: int
    issued: int
    returned: int
    valid: int
    invalid: int
    votes: tuple[int, ...]
    invalid_because: str = ""
    absences: Mapping[Deduction, int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Board:
    """Who counted and signed, and on which day."""

    head: str
    members: tuple[str, ...]
    signed_on: date
