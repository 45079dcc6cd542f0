"""Shares told one after another of counts told one after another: `lần lượt là 228 và 92, chiếm 71,25% và 28,75%`."""

import re
from itertools import pairwise

from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Mention
from daihoi.core.figures.pairs import Pair, count_pair, ratio_pair
from daihoi.core.figures.quantities import QuantityKind
from daihoi.core.figures.tying import Tie
from daihoi.core.figures.vocabulary import STRONG_CONNECTORS

_LISTED = re.compile(r"\s*(?:,|;|và|, và)\s*(?:khoảng\s)?")
_IN_ORDER = re.compile(r"(?<!\w)(?:lần lượt|tương ứng|theo thứ tự|(?:tỷ|tỉ) lệ (?:của )?từng [^\W\d]+)(?!\w)")
_WORDS = re.compile(r"\w+|[^\w\s]")
_MOST = 8
_FARTHEST = 24
_SENTENCE_WIDTH = 600


def respective_pairs(layout: Layout, mentions: list[Mention]) -> dict[int, Pair]:
    """Give the pairs of shares listed in the order of the counts before them, by the number of the percentage."""
    pairs: dict[int, Pair] = {}
    for first in mentions:
        if not first.is_share or first.number in pairs:
            continue
        shares = _listed(layout, mentions, first.number)
        if len(shares) > 1:
            counts = _counts_for(layout, mentions, shares)
            pairs.update({share.number: _pair(part, share) for part, share in zip(counts, shares, strict=False)})
    return pairs


def _pair(part: Mention, share: Mention) -> Pair:
    ratio = part.quantity.kind is QuantityKind.RATIO
    return ratio_pair(part, share, Tie.FIRM) if ratio else count_pair(part, share, Tie.FIRM)


def _listed(layout: Layout, mentions: list[Mention], number: int) -> list[Mention]:
    listed = [mentions[number]]
    for mention in mentions[number + 1 : number + _MOST]:
        gap = layout.folded[listed[-1].end : mention.start]
        if not mention.is_share or not _LISTED.fullmatch(gap):
            break
        listed.append(mention)
    return listed


def _counts_for(layout: Layout, mentions: list[Mention], shares: list[Mention]) -> list[Mention]:
    """Give as many counts as there are shares: the n/N before them, or the counts outside brackets, or any."""
    first = shares[0]
    begin = max(layout.sentence_starts[first.sentence], first.start - _SENTENCE_WIDTH)
    told = _IN_ORDER.search(layout.folded, begin, first.start) is not None
    near = _counts_before(mentions, first, sentences=1 if told else 0)
    pools = [
        [m for m in near if m.quantity.kind is QuantityKind.RATIO],
        [m for m in near if m.bracket is first.bracket],
        near,
    ]
    for pool in pools:
        counts = pool[-len(shares) :]
        if len(counts) == len(shares) and _are_listed(layout, counts, first, 60 if told else 30):
            return counts
    return []


def _counts_before(mentions: list[Mention], share: Mention, sentences: int) -> list[Mention]:
    """Give the counts of the share's sentence, or of the one before when the order is told, back to another share."""
    near: list[Mention] = []
    for mention in reversed(mentions[max(0, share.number - _FARTHEST) : share.number]):
        if mention.is_share or share.sentence - mention.sentence > sentences:
            break
        if not mention.step:
            near.insert(0, mention)
    return near


def _are_listed(layout: Layout, counts: list[Mention], share: Mention, reach: int) -> bool:
    """Tell whether counts stand one after another, and the words after the last one lead to the shares."""
    if len({count.sentence for count in counts}) > 1 or len({count.quantity.kind for count in counts}) > 1:
        return False
    gaps = [layout.folded[one.end : other.start] for one, other in pairwise(counts)]
    joined = all(len(gap) <= reach and re.search(r"(?:,|;|\(|và)[^,;]*$", gap) for gap in gaps)
    lead = layout.folded[counts[-1].end : share.start]
    if _IN_ORDER.search(lead):
        return joined and len(lead) < 160
    words = _WORDS.findall(lead)
    return joined and any(word in STRONG_CONNECTORS for word in words) and len(words) < 14
