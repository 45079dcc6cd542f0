"""The whole that governs a list of shares: what its neighbours stand on decides before any other number that fits."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Mention
from daihoi.core.figures.quantities import Hedge
from daihoi.core.figures.ranking import NAMED_WHOLE, Candidate
from daihoi.core.figures.wholes import Resolution

_NESTED = re.compile(r"(?<!\w)(?:trong đó|trong số (?:đó|này)|riêng)(?!\w)")
_REACH = 12
_PARAGRAPHS = 2
_LIST = 3
_MANY = 6


def governed(layout: Layout, mentions: Sequence[Mention], found: Sequence[Resolution]) -> list[Resolution]:
    """Give the shares of which those that fit only a number farther off are held to the whole of their list."""
    counts = {mention.start: mention for mention in mentions}
    parts = {share.pair.part.number for share in found}
    return [_held(layout, counts, parts, found, place) for place in range(len(found))]


def _held(
    layout: Layout, counts: dict[int, Mention], parts: set[int], found: Sequence[Resolution], place: int
) -> Resolution:
    share = found[place]
    if not _may_be_held(layout, share) or share.whole is None:
        return share
    siblings = _siblings(layout, found, place)
    whole = _common(siblings)
    if whole is None:
        return share
    head = counts.get(whole.start)
    if (
        head is None
        or (head.number in parts and head.sentence == share.pair.part.sentence)
        or not whole.start < share.pair.part.start
    ):
        return share
    newer = share.whole.start > whole.start
    if newer and not (_is_of_sibling(share.whole, siblings) or _is_unanimous(siblings, whole)):
        return share
    if not _is_farther(layout, share, whole) or not _heads(layout, head, share, siblings):
        return share
    candidate = next((c for c in share.candidates if c.value == whole.value), None)
    return _against(share, candidate) if candidate is not None else share


def _is_unanimous(siblings: Sequence[Resolution], whole: Candidate) -> bool:
    """Tell whether a long list stands on one whole, as the votes for each of many persons do."""
    on_it = [other for other in siblings if other.whole is not None and other.whole.value == whole.value]
    return len(on_it) >= _MANY


def _is_of_sibling(whole: Candidate, siblings: Sequence[Resolution]) -> bool:
    """Tell whether a number is the count of another item of the list, which is no whole of its neighbours."""
    return len(siblings) > 1 and any(other.pair.part.start == whole.start for other in siblings)


def _may_be_held(layout: Layout, share: Resolution) -> bool:
    """A percentage that names its own base, or is rough, or fits to the unit, is left with what it fits."""
    stated = share.pair.share.quantity
    named = NAMED_WHOLE.match(layout.folded, share.pair.share.end) is not None
    plain = share.holds and share.pair.whole is None and not named and not share.pair.part.earlier
    return plain and stated.hedge is Hedge.NONE


def _common(siblings: Sequence[Resolution]) -> Candidate | None:
    """Give the whole that at least three in four of the neighbours stand on."""
    wholes = [other.whole for other in siblings if other.whole is not None]
    often = Counter(whole.value for whole in wholes).most_common(1)
    if not often or often[0][1] * 4 < len(wholes) * 3:
        return None
    return next(whole for whole in wholes if whole.value == often[0][0])


def _is_farther(layout: Layout, share: Resolution, whole: Candidate) -> bool:
    """Two wholes of one sentence stand side by side, and so does one in the sentence of the part itself."""
    if share.whole is None:
        return False
    sentence = layout.sentence_at(share.whole.start)
    return sentence not in (share.pair.part.sentence, layout.sentence_at(whole.start))


def _siblings(layout: Layout, found: Sequence[Resolution], place: int) -> list[Resolution]:
    """Give the shares of the same sentence that hold, or of the same list when the sentence has but one."""
    part = found[place].pair.part
    near = [*found[max(0, place - _REACH) : place], *found[place + 1 : place + _REACH]]
    near = [other for other in near if other.holds and other.pair.whole is None]
    together = [other for other in near if other.pair.part.sentence == part.sentence]
    if together:
        return together
    if not _is_item(layout, part):
        return []
    items = [m for m in near if _is_item(layout, m.pair.part)]
    listed = [m for m in items if m.pair.part.paragraph == part.paragraph]
    if len(listed) < _LIST:
        listed = [m for m in items if abs(m.pair.part.paragraph - part.paragraph) <= _PARAGRAPHS]
    return listed if len(listed) >= _LIST - 1 else []


def _is_item(layout: Layout, part: Mention) -> bool:
    """An item of a list begins a line of its own."""
    start = layout.sentence_starts[part.sentence]
    return start == 0 or layout.folded[start - 1] == "\n"


def _heads(layout: Layout, head: Mention, share: Resolution, siblings: Sequence[Resolution]) -> bool:
    """A whole governs the list that follows it, but not what a semicolon sets apart from its `trong đó`."""
    first = min(other.pair.part.start for other in siblings)
    if not head.start < first:
        return False
    opening = layout.folded[head.end : first]
    apart = ";" in layout.folded[first : share.pair.start]
    return not (apart and head.sentence == share.pair.part.sentence and _NESTED.search(opening))


def _against(share: Resolution, whole: Candidate) -> Resolution:
    if whole.value < share.pair.value or (share.whole and whole.fit >= share.whole.fit):
        return share
    return replace(share, whole=whole, sure=True)
