"""Shares of a surplus of candidates: those on the list beyond the number to be elected, measured by that number."""

import re

from daihoi.core.figures.fitting import Fit, share_fit
from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Mention
from daihoi.core.figures.pairs import Pair
from daihoi.core.figures.quantities import QuantityKind
from daihoi.core.figures.tying import Tie

_SURPLUS = re.compile(r"(?<!\w)(?:dôi )?dư(?! nợ| luận)(?!\w)[^.;%]{0,50}$")
_WIDTH = 70
_REACH = 6


def surplus_pair(layout: Layout, mentions: list[Mention], share: Mention) -> Pair | None:
    """Give the pair of `danh sách 42 người, dư 5 người, tỷ lệ 13,51%`, of `27 từ 31 người, số dư 14,81%`, if it holds.

    The whole is the number to be elected, which stands beside the list or is the list without the surplus.
    """
    begin = max(layout.sentence_starts[share.sentence], share.start - _WIDTH)
    if not share.quantity.decimals or not _SURPLUS.search(layout.folded, begin, share.start):
        return None
    near = [m for m in mentions[max(0, share.number - _REACH) : share.number] if _is_count(m, share)]
    for listed in reversed(near):
        for other in near:
            surplus, elected = listed.quantity.value - other.quantity.value, other.quantity.value
            if other is near[-1] and share_fit(elected, surplus, share.quantity) is Fit.EXACT:
                return Pair(share, other, elected, Tie.FIRM, surplus, listed.start, other.start, share.end)
            if surplus > 0 and share_fit(surplus, elected, share.quantity) is Fit.EXACT:
                return Pair(share, listed, surplus, Tie.FIRM, elected, other.start, listed.start, share.end)
    return None


def _is_count(mention: Mention, share: Mention) -> bool:
    counted = mention.quantity.kind is QuantityKind.COUNT and not mention.quantity.grain
    return counted and share.sentence - mention.sentence <= 1
