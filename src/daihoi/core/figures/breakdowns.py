"""A whole and the parts that should make it up."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from daihoi.core.figures.mentions import Mention


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A whole and its parts; they should add up, or it would not be given."""

    whole: Fraction
    whole_start: int
    whole_end: int
    parts: tuple[Mention, ...]

    @property
    def total(self) -> Fraction:
        return sum((part.quantity.value for part in self.parts), Fraction(0))

    @property
    def adds_up(self) -> bool:
        return self.total == self.whole

    @property
    def start(self) -> int:
        return min(self.whole_start, self.parts[0].start)

    @property
    def end(self) -> int:
        return max(self.whole_end, *(part.end for part in self.parts))


def total_of(parts: Sequence[Mention]) -> Fraction:
    """Give the sum of the counts of some mentions."""
    return sum((part.quantity.value for part in parts), Fraction(0))
