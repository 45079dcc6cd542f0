"""The equations that the ballots and votes of one count must keep (sheet A.9.2), each stated once.

What is not recorded contradicts nothing. Who asks says in its own words, and of its own fields, what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from daihoi.core.regulations.rule import Rule
from daihoi.core.regulations.schema import BalanceRules


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotFigures:
    """The ballots of one count and those who were there to cast them, as far as they are recorded."""

    present: int | None
    issued: int | None
    returned: int | None
    valid: int | None
    invalid: int | None


class Imbalance(StrEnum):
    """An equation of the ballots that doesn't hold; the value is the code of its finding."""

    ISSUED_EXCEEDS_PRESENT = "ISSUED_EXCEEDS_PRESENT"
    RETURNED_EXCEEDS_ISSUED = "RETURNED_EXCEEDS_ISSUED"
    VALID_PLUS_INVALID_DIFFERS = "VALID_PLUS_INVALID_DIFFERS"

    @property
    def figure(self) -> str:
        """Give the figure at which it is told."""
        return self.split("_")[0].lower()

    def rule(self, rules: BalanceRules) -> Rule[str]:
        """Give the rule that it breaks."""
        return {"issued": rules.issued, "returned": rules.returned, "valid": rules.valid}[self.figure]


def imbalances(ballots: BallotFigures) -> Iterator[Imbalance]:
    """Give the equations of the ballots that don't hold, in the order of a count."""
    if exceeds(ballots.issued, ballots.present):
        yield Imbalance.ISSUED_EXCEEDS_PRESENT
    if exceeds(ballots.returned, ballots.issued):
        yield Imbalance.RETURNED_EXCEEDS_ISSUED
    if None in (ballots.valid, ballots.invalid, ballots.returned):
        return
    if (ballots.valid or 0) + (ballots.invalid or 0) != ballots.returned:
        yield Imbalance.VALID_PLUS_INVALID_DIFFERS


def exceeds(figure: int | None, most: int | None) -> bool:
    """Tell whether a figure is larger than it can be: the votes of a person than the valid ballots, for one."""
    return figure is not None and most is not None and figure > most


def most_votes(seats: int, valid: int) -> int:
    """Give how many votes all of a list can have together: each valid ballot elects as many as there are seats."""
    return seats * valid


def negative(figures: Mapping[str, int | None]) -> Iterator[tuple[str, int]]:
    """Give the figures below nought, by the place where each stands."""
    return ((place, figure) for place, figure in figures.items() if figure is not None and figure < 0)
