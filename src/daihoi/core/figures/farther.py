"""The counts of a text far from a share: those that it fits, and those that bear the name of its base."""

from bisect import bisect_left
from collections.abc import Iterator

from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Cue, Mention
from daihoi.core.figures.misprints import edges_of_wholes
from daihoi.core.figures.pairs import Pair
from daihoi.core.figures.quantities import QuantityKind


class FartherCounts:
    """Finds counts of one text by their value, or by the name that follows them."""

    def __init__(self, layout: Layout, mentions: list[Mention]) -> None:
        self._layout = layout
        self._mentions = mentions
        self._values = sorted(_values_of(mentions))
        self._ends = [mention.end for mention in mentions]

    def fitting(self, pair: Pair, before: int) -> Iterator[Mention]:
        """Give the plain wholes told before mention `before` that a share fits as printed."""
        edges = edges_of_wholes(pair)
        if edges is None:
            return
        place = bisect_left(self._values, (edges[0], -1))
        while place < len(self._values) and self._values[place][0] <= edges[1]:
            number = self._values[place][1]
            if number < before:
                yield self._mentions[number]
            place += 1

    def named(self, name: str, before: int) -> Iterator[Mention]:
        """Give the counts told before mention `before` of what a name says: `32 chi bộ cơ sở`."""
        place = self._layout.folded.find(name)
        while place >= 0:
            number = bisect_left(self._ends, place) - 1
            counted = 0 <= number < before and self._layout.folded[self._ends[number] : place].isspace()
            if counted and not self._mentions[number].is_share:
                yield self._mentions[number]
            place = self._layout.folded.find(name, place + 1)


def _values_of(mentions: list[Mention]) -> Iterator[tuple[int, int]]:
    for mention in mentions:
        quantity = mention.quantity
        if mention.is_share or mention.step or quantity.value.denominator != 1:
            continue
        if quantity.kind is QuantityKind.RATIO and quantity.total is not None:
            yield int(quantity.total), mention.number
        elif mention.cue >= Cue.MEDIUM:
            yield int(quantity.value), mention.number
