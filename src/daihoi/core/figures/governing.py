"""The whole that governs a list of shares: what its neighbours stand on decides before any other number that fits."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from daihoi.core.figures.fitting import Fit, share_fit
from daihoi.core.figures.groups import is_apart, is_named_beside, is_of_other_organ, proper_name_of
from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Mention
from daihoi.core.figures.misprints import is_far_off
from daihoi.core.figures.quantities import Hedge
from daihoi.core.figures.ranking import NAMED_WHOLE, Candidate, slack_of
from daihoi.core.figures.tying import Tie
from daihoi.core.figures.wholes import Resolution

_NESTED = re.compile(r"(?<!\w)(?:trong đó|trong số|riêng)(?!\w)")
_MARKER = re.compile(r"\s*\(?(?:(?P<number>\d{1,3})\s?[.)/]|(?P<letter>[a-zđ])[.)]|[-+*•●▪◦·→★]+)")
_SEPARATOR = re.compile(r"[,;:.()]")
_ALIKE = 2
_REACH = 12
_PARAGRAPHS = 2
_LIST = 3
_MANY = 6


@dataclass(frozen=True, slots=True)
class _Siblings:
    """The shares beside one that stand on one whole, of its own sentence or of its list."""

    shares: tuple[Resolution, ...]
    whole: Candidate
    together: bool

    @property
    def agreeing(self) -> int:
        """Give how many of them are told to a decimal, or come out even, which fits no whole by chance."""
        return sum(_is_told(other, self.whole.value) for other in self.shares)

    @property
    def unanimous(self) -> bool:
        """Tell whether all of them, and enough, speak for the whole; of very many nearly all."""
        all_of_them = all(other.whole is not None and other.whole.value == self.whole.value for other in self.shares)
        enough = self.agreeing >= (_LIST - 1 if self.together else _LIST)
        return (all_of_them and enough) or self.agreeing >= _MANY


def _is_told(share: Resolution, whole: Fraction) -> bool:
    if share.whole is None or share.whole.value != whole:
        return False
    stated = share.pair.share.quantity
    return stated.decimals > 0 or stated.value * whole == 100 * share.pair.value


def governed(layout: Layout, mentions: Sequence[Mention], found: Sequence[Resolution]) -> list[Resolution]:
    """Give the shares; those that fit only a number farther off, or none, are held to the whole of their list."""
    counts = {mention.start: mention for mention in mentions}
    parts = {share.pair.part.number for share in found}
    return [_governed(layout, counts, parts, found, place) for place in range(len(found))]


def _governed(
    layout: Layout, counts: dict[int, Mention], parts: set[int], found: Sequence[Resolution], place: int
) -> Resolution:
    share = found[place]
    siblings = _siblings(layout, found, place) if _may_be_held(layout, share) else None
    if siblings is None or siblings.whole.value < share.pair.value:
        return share
    if is_apart(layout, share.pair.part, siblings.whole.start):
        return share
    if not share.holds:
        return _settled(layout, share, siblings)
    if siblings.together and _made_up(siblings.shares, share):
        return _against(share, siblings)
    head = counts.get(siblings.whole.start)
    if head is None or (head.number in parts and head.sentence == share.pair.part.sentence):
        return share
    if not head.start < share.pair.part.start or not _heads(layout, head, share, siblings.shares):
        return share
    return _against(share, siblings) if _is_outweighed(layout, share, siblings) else share


def _settled(layout: Layout, share: Resolution, siblings: _Siblings) -> Resolution:
    """A share that fits nothing is wrong when all its neighbours stand on one whole and no group sets it apart."""
    if share.bound or not siblings.unanimous:
        return share
    other = share.whole is not None and share.whole.value != siblings.whole.value
    if share.sure and other and siblings.agreeing <= _LIST:
        return share
    part = share.pair.part
    close = siblings.together or all(other.pair.part.paragraph == part.paragraph for other in siblings.shares)
    if not close and is_far_off(share.pair, siblings.whole.value):
        return share
    if is_of_other_organ(layout, share.pair.part, siblings.whole.start):
        return share
    return replace(share, whole=_measured(share, siblings.whole), sure=True, bound=True)


def _measured(share: Resolution, whole: Candidate) -> Candidate:
    fit = share_fit(share.pair.value, whole.value, share.pair.share.quantity, slack_of(share.pair))
    return replace(whole, fit=fit)


def _is_outweighed(layout: Layout, share: Resolution, siblings: _Siblings) -> bool:
    """Tell whether the number that a share fits has less claim to it than the whole of its neighbours."""
    fitted, whole = share.whole, siblings.whole
    if fitted is None:
        return False
    sentence = layout.sentence_at(fitted.start)
    if siblings.together and _is_passed_over(layout, share, siblings):
        return True
    if sentence == share.pair.part.sentence:
        return False
    if sentence == layout.sentence_at(whole.start):
        return siblings.together and siblings.unanimous
    return fitted.start < whole.start or _is_of_sibling(fitted, siblings) or siblings.agreeing >= _MANY


def _is_passed_over(layout: Layout, share: Resolution, siblings: _Siblings) -> bool:
    """Tell whether every share told between a number and the share that fits it stands on the whole of the list."""
    part, fitted = share.pair.part, share.whole
    if fitted is None or fitted.start > part.start:
        return False
    since = [other for other in siblings.shares if fitted.start <= other.pair.part.start < part.start]
    if not since or not all(_is_told(other, siblings.whole.value) for other in since):
        return False
    if not all(_is_like(other.pair.part, part) for other in since):
        return False
    last = since[-1]
    if _NESTED.search(layout.folded, last.pair.end, part.start):
        return False
    name = proper_name_of(layout, part)
    if name is not None and is_named_beside(layout, fitted.start, name):
        return False
    is_item = fitted.start == since[0].pair.part.start
    return not is_item or len(since) > 1 or _are_parallel(since[0].pair.part, part)


def _are_parallel(one: Mention, other: Mention) -> bool:
    """Tell whether the names of two counts begin or end alike: `đủ chuẩn lý luận`, `đủ chuẩn tin học`."""
    first, second = (_SEPARATOR.split(mention.lead)[-1].split() for mention in (one, other))
    begun = first[:_ALIKE] == second[:_ALIKE]
    return min(len(first), len(second)) >= _ALIKE and (begun or first[-_ALIKE:] == second[-_ALIKE:])


def _is_like(one: Mention, other: Mention) -> bool:
    sorts = {one.quantity.sort, other.quantity.sort}
    return len(sorts) == 1 or None in sorts


def _is_of_sibling(whole: Candidate, siblings: _Siblings) -> bool:
    """Tell whether a number is the count of another item of the list, which is no whole of its neighbours."""
    return len(siblings.shares) > 1 and any(other.pair.part.start == whole.start for other in siblings.shares)


def _may_be_held(layout: Layout, share: Resolution) -> bool:
    """A percentage that names its own base, or is rough, or of another time, is left with what it fits."""
    stated = share.pair.share.quantity
    named = NAMED_WHOLE.match(layout.folded, share.pair.share.end) is not None
    firm = share.pair.tie is Tie.FIRM and share.whole is not None
    plain = firm and share.pair.whole is None and not named and not share.pair.part.earlier
    return plain and stated.hedge is Hedge.NONE


def _siblings(layout: Layout, found: Sequence[Resolution], place: int) -> _Siblings | None:
    """Give the shares of the same sentence that hold, or of the same list when the sentence has but one."""
    part = found[place].pair.part
    near = [*found[max(0, place - _REACH) : place], *found[place + 1 : place + _REACH]]
    counted = [other for other in near if other.pair.whole is None or not found[place].holds]
    near = [other for other in counted if other.holds]
    together = [other for other in near if other.pair.part.sentence == part.sentence]
    shares = _made_up(together, found[place]) or together or _listed(layout, near, part) or _around(found, place)
    whole = _common(shares)
    return _Siblings(tuple(shares), whole, bool(together)) if whole is not None else None


def _made_up(shares: Sequence[Resolution], share: Resolution) -> list[Resolution]:
    """Give the shares of one whole whose counts, together with one more, add up to it."""
    for value in {other.whole.value for other in shares if other.whole is not None}:
        on_it = [other for other in shares if other.whole is not None and other.whole.value == value]
        if len(on_it) > 1 and sum((other.pair.value for other in on_it), share.pair.value) == value:
            return on_it
    return []


def _listed(layout: Layout, near: Sequence[Resolution], part: Mention) -> list[Resolution]:
    if not _is_item(layout, part):
        return []
    items = [other for other in near if _is_item(layout, other.pair.part)]
    listed = [other for other in items if other.pair.part.paragraph == part.paragraph]
    if len(listed) < _LIST:
        near_by = [other for other in items if abs(other.pair.part.paragraph - part.paragraph) <= _PARAGRAPHS]
        listed = [other for other in near_by if _marker(layout, other.pair.part) == _marker(layout, part)]
    return listed if len(listed) >= _LIST - 1 else []


def _around(found: Sequence[Resolution], place: int) -> list[Resolution]:
    """Give the shares of the paragraph when those right before and right after one both hold."""
    part = found[place].pair.part
    beside = [*found[max(0, place - 1) : place], *found[place + 1 : place + 2]]
    if len(beside) < 2 or not all(other.holds and other.pair.part.paragraph == part.paragraph for other in beside):
        return []
    near = found[max(0, place - _REACH) : place + _REACH]
    return [o for o in near if o is not found[place] and o.holds and o.pair.part.paragraph == part.paragraph]


def _common(siblings: Sequence[Resolution]) -> Candidate | None:
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


def _heads(layout: Layout, head: Mention, share: Resolution, siblings: Sequence[Resolution]) -> bool:
    """A whole governs the list that follows it, but not what a semicolon sets apart from its `trong đó`."""
    starts = [other.pair.part.start for other in siblings]
    first, last = min(starts), max((start for start in starts if start < share.pair.start), default=share.pair.start)
    if not head.start < first:
        return False
    opening = layout.folded[head.end : first]
    apart = ";" in layout.folded[first : share.pair.start] and ";" not in layout.folded[first:last]
    return not (apart and head.sentence == share.pair.part.sentence and _NESTED.search(opening))


def _against(share: Resolution, siblings: _Siblings) -> Resolution:
    whole = _measured(share, siblings.whole)
    better = share.whole is None or whole.fit > share.whole.fit or whole.fit is Fit.NOT
    return replace(share, whole=whole, sure=True, bound=True) if better else share
