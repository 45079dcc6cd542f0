"""The shares beside one that may stand on its whole: of its sentence, of its list, or all around it."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from daihoi.core.figures.amounts import Amount
from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Mention
from daihoi.core.figures.ranking import Candidate
from daihoi.core.figures.wholes import Resolution

LIST = 3
"""How many shares of one whole are a list, rather than neighbours by chance."""

_MARKER = re.compile(r"\s*\(?(?:(?P<number>\d{1,3})\s?[.)/]|(?P<letter>[a-zđ])[.)]|[-+*•●▪◦·→★]+)")
_REACH = 12
_PARAGRAPHS = 2
_MANY = 6


@dataclass(frozen=True, slots=True)
class Siblings:
    """The shares beside one that stand on one whole: of its own sentence, or items of its list, or else around it."""

    shares: tuple[Resolution, ...]
    whole: Candidate
    together: bool
    listed: bool

    @property
    def agreeing(self) -> int:
        """Give how many of them are told to a decimal, or come out even, which fits no whole by chance."""
        return sum(is_told_of(other, self.whole.value) for other in self.shares)

    @property
    def are_many(self) -> bool:
        """Tell whether there are so many that a few others among them do not count."""
        return self.agreeing >= _MANY

    @property
    def unanimous(self) -> bool:
        """Tell whether all of them, and enough, speak for the whole; of very many nearly all."""
        all_of_them = all(other.whole is not None and other.whole.value == self.whole.value for other in self.shares)
        enough = self.agreeing >= (LIST - 1 if self.together else LIST)
        return (all_of_them and enough) or self.are_many


def is_told_of(share: Resolution, whole: Amount) -> bool:
    """Tell whether a share stands on a whole, and not by chance."""
    if share.whole is None or share.whole.value != whole:
        return False
    stated = share.pair.share.quantity
    return stated.decimals > 0 or stated.value * whole == 100 * share.pair.value


def siblings_of(layout: Layout, found: Sequence[Resolution], place: int) -> Siblings | None:
    """Give the shares of the same sentence that hold, or of the same list, or all around; None without one whole."""
    share, part = found[place], found[place].pair.part
    near = [*found[max(0, place - _REACH) : place], *found[place + 1 : place + _REACH]]
    near = [other for other in near if other.holds and (other.pair.whole is None or not share.holds)]
    together = [other for other in near if other.pair.part.sentence == part.sentence]
    beside = adding_up(together, share) or together
    for shares in (beside, _run_before(together, part)) if beside else (_listed(layout, near, part), ()):
        whole = _common(shares)
        if whole is not None:
            return Siblings(tuple(shares), whole, bool(together), not together)
    around = () if beside else _around(found, place)
    whole = _common(around)
    return Siblings(tuple(around), whole, together=False, listed=False) if whole is not None else None


def adding_up(shares: Sequence[Resolution], share: Resolution) -> list[Resolution]:
    """Give the shares of one whole whose counts, together with one more, add up to it; one, when that holds nowhere."""
    for value in {other.whole.value for other in shares if other.whole is not None}:
        on_it = [other for other in shares if other.whole is not None and other.whole.value == value]
        enough = len(on_it) > 1 or not share.holds
        if enough and sum((other.pair.value for other in on_it), share.pair.value) == value:
            return on_it
    return []


def _run_before(shares: Sequence[Resolution], part: Mention) -> list[Resolution]:
    """Give the last shares before a count that stand on one whole."""
    before = [other for other in reversed(shares) if other.pair.part.start < part.start]
    run = list(takewhile(lambda other: other.whole and before[0].whole and _same(other, before[0]), before))
    return run[::-1] if len(run) > 1 else []


def _same(one: Resolution, other: Resolution) -> bool:
    return one.whole is not None and other.whole is not None and one.whole.value == other.whole.value


def _listed(layout: Layout, near: Sequence[Resolution], part: Mention) -> list[Resolution]:
    if not _is_item(layout, part):
        return []
    items = [other for other in near if _is_item(layout, other.pair.part)]
    listed = [other for other in items if other.pair.part.paragraph == part.paragraph]
    if len(listed) < LIST:
        near_by = [other for other in items if abs(other.pair.part.paragraph - part.paragraph) <= _PARAGRAPHS]
        listed = [other for other in near_by if _marker(layout, other.pair.part) == _marker(layout, part)]
    return listed if len(listed) >= LIST - 1 else []


def _around(found: Sequence[Resolution], place: int) -> list[Resolution]:
    """Give the shares of the paragraph when those right before and right after one both hold."""
    part = found[place].pair.part
    beside = [*found[max(0, place - 1) : place], *found[place + 1 : place + 2]]
    if len(beside) < 2 or not all(other.holds and other.pair.part.paragraph == part.paragraph for other in beside):
        return []
    near = found[max(0, place - _REACH) : place + _REACH]
    return [o for o in near if o is not found[place] and o.holds and o.pair.part.paragraph == part.paragraph]


def _common(siblings: Iterable[Resolution]) -> Candidate | None:
    """Give the whole that at least three in four of the neighbours stand on."""
    wholes = [other.whole for other in siblings if other.whole is not None]
    often = Counter(whole.value for whole in wholes).most_common(1)
    if not often or often[0][1] * 4 < len(wholes) * 3:
        return None
    return next(whole for whole in wholes if whole.value == often[0][0])


def _is_item(layout: Layout, part: Mention) -> bool:
    """An item of a list begins a line of its own."""
    start = layout.sentence_starts[part.sentence]
    return start == 0 or layout.folded[start - 1] == "\n"


def _marker(layout: Layout, part: Mention) -> str:
    """Give by what kind of mark an item is set off: a number, a letter, or the very bullet."""
    mark = _MARKER.match(layout.folded, layout.sentence_starts[part.sentence])
    return (mark.lastgroup or mark[0].strip()) if mark is not None else ""
