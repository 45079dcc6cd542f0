"""The counts of a text far from a share: those that it fits, and those that bear the name of its base."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Cue, Mention
from daihoi.core.figures.misprints import edges_of_wholes
from daihoi.core.figures.pairs import Pair

_MOST = 8


class FartherCounts:
    """Finds counts of one text by their value, or by the name that follows them."""

    def __init__(self, layout: Layout, mentions: list[Mention]) -> None:
        self._layout = layout
        self._mentions = mentions
        self._numbers: dict[int, list[int]] = {}
        for value, number in _values_of(mentions):
            self._numbers.setdefault(value, []).append(number)
        self._values = sorted(self._numbers)
        self._ends = [mention.end for mention in mentions]

    def fitting(self, pair: Pair, before: int) -> Iterator[Mention]:
        """Give the plain wholes that a share fits as printed, each where it was last told before mention `before`."""
        edges = edges_of_wholes(pair)
        if edges is None or before <= 0:
            return
        first, last = bisect_left(self._values, edges[0]), bisect_right(self._values, edges[1])
        for value in self._values[first:last]:
            told = bisect_left(self._numbers[value], before)
            if told > 0:
                yield self._mentions[self._numbers[value][told - 1]]

    def named(self, name: str, before: int) -> Iterator[Mention]:
        """Give the counts told before mention `before` of what a name says: `32 chi bộ cơ sở`."""
        last = self._ends[before - 1] if before > 0 else 0
        place, found = self._layout.folded.rfind(name, 0, last + len(name) + 2), 0
        while place >= 0 and found < _MOST:
            number = bisect_left(self._ends, place) - 1
            counted = 0 <= number < before and self._layout.folded[self._ends[number] : place].isspace()
            if counted and not self._mentions[number].is_share:
                found += 1
                yield self._mentions[number]
            place = self._layout.folded.rfind(name, 0, place)


def _values_of(mentions: list[Mention]) -> Iterator[tuple[int, int]]:
    for mention in mentions:
        quantity = mention.quantity
        if mention.is_share or mention.step or quantity.value.denominator != 1:
            continue
        if quantity.total is not None:
            yield int(quantity.total), mention.number
        if quantity.total is not None or mention.cue >= Cue.WEAK:
            yield int(quantity.value), mention.number
