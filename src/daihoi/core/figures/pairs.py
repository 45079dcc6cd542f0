"""A percentage bound to the count that it is the share of."""

import re
from dataclasses import dataclass

from daihoi.core.figures.amounts import Amount
from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Mention
from daihoi.core.figures.tying import Tie

_FROM = re.compile(r"(?<!\w)từ(?: mức| chỗ)?\s*$")
_ON = re.compile(r"\s*\)\s*(?:lên|xuống|còn)(?!\w)")


@dataclass(frozen=True, slots=True)
class Pair:
    """A percentage and the count that it is the share of, with the whole when the words name it (n/N, n trong N)."""

    share: Mention
    part: Mention
    value: Amount
    tie: Tie
    whole: Amount | None = None
    whole_start: int = -1
    start: int = 0
    end: int = 0


def ratio_pair(part: Mention, share: Mention, tie: Tie) -> Pair:
    """Give the pair of `60/320 đồng chí (18,75%)`, whichever stands first."""
    quantity = part.quantity
    begin, end = min(part.start, share.start), max(part.end, share.end)
    return Pair(share, part, quantity.value, tie, quantity.total, quantity.total_start, begin, end)


def count_pair(part: Mention, share: Mention, tie: Tie) -> Pair:
    """Give the pair of a count and a percentage whose whole is still to be found, whichever stands first."""
    return Pair(share, part, part.quantity.value, tie, start=min(part.start, share.start), end=max(part.end, share.end))


def of_pair(whole: Mention, part: Mention, share: Mention, tie: Tie) -> Pair:
    """Give the pair of `37 trong tổng số 38 chi bộ (97%)`, whichever stands first."""
    begin, end = min(part.start, share.start), max(whole.end, share.end)
    return Pair(share, part, part.quantity.value, tie, whole.quantity.value, whole.start, begin, end)


def is_left_from(layout: Layout, pair: Pair) -> bool:
    """Tell a share of an earlier whole, from which the words move on: `Từ 109 người (15,8%) lên 131 người`."""
    return _FROM.search(pair.part.lead) is not None and _ON.match(layout.folded, pair.share.end) is not None
