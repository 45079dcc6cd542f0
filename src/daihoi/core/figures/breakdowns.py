"""A whole and the parts that should make it up."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from daihoi.core.figures.amounts import Amount, distance
from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Mention
from daihoi.core.figures.quantities import QuantityKind
from daihoi.core.figures.vocabulary import Sort

_ADDED = re.compile(r"(?<!tăng )(?<!\w)thêm\s*$")

_RATE = re.compile(r"\s?/\s?[^\W\d]|\s(?:mỗi|một) (?:chi bộ|đơn vị|người|đồng chí|tháng|năm)(?!\w)")
_ITEMS_APART = 3


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A whole and its parts; they should add up, or it would not be given."""

    whole: Amount
    whole_start: int
    whole_end: int
    parts: tuple[Mention, ...]

    @property
    def total(self) -> Amount:
        return sum(part.quantity.value for part in self.parts)

    @property
    def adds_up(self) -> bool:
        return self.total == self.whole

    @property
    def start(self) -> int:
        return min(self.whole_start, self.parts[0].start)

    @property
    def end(self) -> int:
        return max(self.whole_end, *(part.end for part in self.parts))


def total_of(parts: Sequence[Mention]) -> Amount:
    """Give the sum of the counts of some mentions."""
    return sum(part.quantity.value for part in parts)


def may_be_part(whole: Mention, mention: Mention) -> bool:
    """Tell whether a count can be a part of a whole: of its sort, not larger by far, no rise or earlier figure."""
    if mention.quantity.kind is not QuantityKind.COUNT or mention.earlier:
        return False
    if mention.step and _ADDED.search(mention.lead) is None:
        return False
    if not 0 < mention.quantity.value <= whole.quantity.value * 2 or (
        mention.quantity.grain and not whole.quantity.grain
    ):
        return False
    sorts = {mention.quantity.sort, whole.quantity.sort}
    return None in sorts or len(sorts) == 1 or Sort.CASE in sorts


def is_rate(layout: Layout, mention: Mention) -> bool:
    """Tell whether a count is so much for each: `3 triệu đồng/chi bộ`."""
    end = max(mention.end, mention.quantity.noun_end)
    return _RATE.match(layout.folded, end) is not None


def run_of(parts: Sequence[Mention], whole: Amount) -> tuple[Mention, ...] | None:
    """Give the first unbroken run of two or more parts that adds up to the whole."""
    for begin in range(len(parts)):
        total: Amount = 0
        for end in range(begin, len(parts)):
            total += parts[end].quantity.value
            if total == whole and end > begin:
                return tuple(parts[begin : end + 1])
            if total > whole:
                break
    return None


def settled(mentions: Sequence[Mention], found: Breakdown) -> Breakdown | None:
    """Give a broken sum with the last item that a semicolon set apart; None where one part is the whole and the rest.

    `60 đồng chí: 30 năm 25, 40 năm 20, 50 năm 10; truy tặng 5` takes the five in; `198 (triệu tập 200, vắng 2)`
    is a difference, and a part as large as the whole is the whole told again.
    """
    if found.adds_up:
        return found
    missing = found.whole - found.total
    if any(
        part.quantity.value == found.whole or part.quantity.value * 2 == found.whole + found.total
        for part in found.parts
    ):
        return None
    last = found.parts[-1]
    for mention in mentions[last.number + 1 : last.number + _ITEMS_APART]:
        counted = mention.quantity.kind is QuantityKind.COUNT and mention.bracket is last.bracket and not mention.step
        if counted and mention.sentence == last.sentence and mention.quantity.value == missing > 0:
            return replace(found, parts=(*found.parts, mention))
    return found


def leaves_out(mentions: Sequence[Mention], whole: Mention, parts: Sequence[Mention]) -> bool:
    """Tell whether the percentages beside the parts say that they leave some of the whole out, or cut across others."""
    beside = [mentions[part.number + 1] for part in parts if part.number + 1 < len(mentions)]
    if len(beside) < len(parts) or not all(share.is_share for share in beside):
        return False
    percent = sum(share.quantity.value for share in beside)
    agrees = distance(100 * total_of(parts), percent * whole.quantity.value) < 2 * whole.quantity.value
    return distance(percent, 100) > 10 or (percent < 98 and agrees)
