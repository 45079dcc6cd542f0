"""The figures of one count as they are given: the assembly, the ballots, the list with its votes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from daihoi.core.regulations.elections.terms import AssemblyForm, SecretVote
from daihoi.core.regulations.terms import Deduction, LevelRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembly:
    """Who was called to vote; `present` where it is known, `deductions` by group, those not named being 0."""

    form: AssemblyForm
    summoned: int
    deductions: Mapping[Deduction, int] = field(default_factory=dict)
    present: int | None = None

    @property
    def deducted(self) -> int:
        """Everyone taken off the number summoned."""
        return sum(self.deductions.values())

    @property
    def base(self) -> int:
        """Those summoned less the deductions (sheet A.7.2-A.7.4): the most who can vote."""
        return self.summoned - self.deducted


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballots:
    """The ballots of one count, in sheets given to one voter each."""

    issued: int
    returned: int
    valid: int
    invalid: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person on the list with the votes counted on valid ballots."""

    id: str
    name: str
    votes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ElectionCase:
    """One count.

    `seats` are those that this vote fills; `tie_revote_of` names the tied where it is a vote among them; `ignored` are
    fields of the file that the format doesn't know.
    """

    rules: str
    vote: SecretVote
    seats: int
    assembly: Assembly
    ballots: Ballots
    candidates: tuple[Candidate, ...]
    alternate_seats: int = 0
    round: int = 1
    tie_revote_of: tuple[str, ...] = ()
    role: LevelRole | None = None
    ignored: tuple[str, ...] = ()

    @property
    def names(self) -> int:
        """The most names that one ballot may leave: the seats, or the alternate seats where only those are voted on."""
        return self.seats or self.alternate_seats

    @property
    def has_surplus(self) -> bool:
        """Whether voters strike out, more standing than seats (sheet A.6.2); a poll asks about each person alone."""
        return self.vote is not SecretVote.OPINION_POLL and len(self.candidates) > self.names > 0

    @property
    def is_cell_secretary(self) -> bool:
        """Whether a cell elects its secretary: told by the role, or else by all members meeting."""
        if self.vote is not SecretVote.SECRETARY:
            return False
        return self.role is LevelRole.CELL or (
            self.role is None and self.assembly.form is AssemblyForm.MEMBERS_CONGRESS
        )
