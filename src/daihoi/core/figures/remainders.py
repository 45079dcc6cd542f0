"""What is left of a count: `triệu tập 96, có mặt 94, vắng 2`, `498/512 tổ chức đã xong, còn 14`."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations

from daihoi.core.figures.amounts import distance
from daihoi.core.figures.breakdowns import Breakdown
from daihoi.core.figures.differences import Change
from daihoi.core.figures.fitting import Fit
from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Mention
from daihoi.core.figures.quantities import Hedge, QuantityKind
from daihoi.core.figures.slips import is_slip

_LEFT = r"(?:(?:số )?còn(?: lại)?|vắng(?: mặt)?|(?<!dự )khuyết|thiếu|tồn(?: đọng| lại)?|hụt)"
_FIRM = re.compile(
    r"(?:^|[,;(.]|\)) ?(?:nay |hiện |vẫn |chỉ |và )*(?:còn|vắng|(?<!dự )khuyết|thiếu|tồn|hụt)"
    r"(?: mặt| đọng)? $"
)
_LOOSE = re.compile(
    rf"(?<!\w)(?:{_LEFT}|chưa(?: [^\W\d]+){{1,4}}|(?:số )?dư(?: chung)?|chậm|tiết kiệm|dôi dư|tức có mặt|không trúng)"
    r"(?: có| là| khoảng)?:? $"
)
_FOLLOWED = re.compile(r"\s(?:[^\W\d]+ ){0,3}(?:chưa|vắng|còn|đã được|không)(?!\w)")
_REACH = 8
_FARTHEST = 60
_NEAR = 3
_HALVES = 2


def untold_remainders(
    layout: Layout, mentions: list[Mention], changes: Iterable[Change], lists: Iterable[Breakdown]
) -> list[Change]:
    """Give the remainders that no other difference tells, nor a breakdown into two that adds up.

    What a word such as `còn` or `vắng` says right before a count is a difference, though it also closes a breakdown.
    """
    told = {change.step.number for change in changes if change.step is not None}
    halves = [found for found in lists if len(found.parts) == _HALVES]
    told |= {found.parts[-1].number for found in halves if found.adds_up and not _FIRM.search(found.parts[-1].lead)}
    broken = frozenset(found.parts[-1].number for found in halves if not found.adds_up)
    found = _remainders(layout, mentions, broken)
    return [change for change in found if change.step and change.step.number not in told]


def without_remainders(lists: Iterable[Breakdown], left: Iterable[Change]) -> list[Breakdown]:
    """Give the breakdowns but those into two, or not adding up, whose last part is told as a remainder."""
    rests = {change.step.number for change in left if change.step is not None}
    return [
        found
        for found in lists
        if found.parts[-1].number not in rests or (found.adds_up and len(found.parts) != _HALVES)
    ]


def _remainders(layout: Layout, mentions: list[Mention], broken: frozenset[int]) -> Iterator[Change]:
    """Give each count of what is left, with the two counts before it whose difference it is, or is meant to be."""
    for rest in mentions:
        quantity = rest.quantity
        if quantity.kind is not QuantityKind.COUNT or quantity.hedge is not Hedge.NONE or rest.target:
            continue
        firm = _FIRM.search(rest.lead) is not None
        if firm or _LOOSE.search(rest.lead) or _FOLLOWED.match(layout.folded, rest.end):
            change = _of_ratio(mentions, rest) or _exact(mentions, rest)
            if change is None and firm:
                change = (
                    _of_far_whole(mentions, rest)
                    or _slipped_of_ratio(mentions, rest)
                    or _slipped(layout, mentions, rest, broken)
                )
            if change is not None:
                yield change


def _of_ratio(mentions: list[Mention], rest: Mention) -> Change | None:
    """Give what n/N leaves when it is exactly the count that follows."""
    for ratio in reversed(mentions[max(0, rest.number - _NEAR) : rest.number]):
        total = ratio.quantity.total
        near = ratio.paragraph == rest.paragraph and rest.sentence - ratio.sentence <= 1
        if total is not None and near and total - ratio.quantity.value == rest.quantity.value:
            return _change(_whole_of(ratio), ratio, rest, Fit.EXACT)
    return None


def _of_far_whole(mentions: list[Mention], rest: Mention) -> Change | None:
    """Give what the count right before is short of a whole told farther back: `bầu được 51 bí thư, khuyết 2`."""
    beside = [m for m in reversed(mentions[max(0, rest.number - _HALVES) : rest.number]) if not m.is_share]
    if not beside or beside[0].sentence != rest.sentence or not _may_be_of(beside[0], rest):
        return None
    less = beside[0]
    for told in reversed(mentions[max(0, less.number - _FARTHEST) : less.number]):
        more = _whole_of(told) if told.quantity.total is not None else told
        counted = more.quantity.kind is not QuantityKind.SHARE and more.quantity.hedge is Hedge.NONE and not told.step
        if counted and more.quantity.value - less.quantity.value == rest.quantity.value:
            return _change(more, less, rest, Fit.EXACT)
    return None


def _slipped_of_ratio(mentions: list[Mention], rest: Mention) -> Change | None:
    """Give what n/N leaves when the count told of it in the same sentence is one slip off."""
    for ratio in reversed(mentions[max(0, rest.number - _HALVES) : rest.number]):
        if ratio.quantity.total is not None and ratio.sentence == rest.sentence:
            left, said = int(ratio.quantity.total - ratio.quantity.value), int(rest.quantity.value)
            slipped = left > 0 and (distance(left, said) == 1 or is_slip(left, said))
            return _change(_whole_of(ratio), ratio, rest, Fit.NOT) if slipped else None
    return None


def _whole_of(ratio: Mention) -> Mention:
    total, start = ratio.quantity.total or 0, ratio.quantity.total_start
    return replace(ratio, quantity=replace(ratio.quantity, value=total, start=start))


def _exact(mentions: list[Mention], rest: Mention) -> Change | None:
    for one, other in combinations(_told_before(mentions, rest)[:_NEAR], 2):
        more, less = (one, other) if one.quantity.value > other.quantity.value else (other, one)
        if more.quantity.value - less.quantity.value == rest.quantity.value:
            return _change(more, less, rest, Fit.EXACT)
    return None


def _slipped(layout: Layout, mentions: list[Mention], rest: Mention, broken: frozenset[int]) -> Change | None:
    """Give what is left, mistyped, of the two counts right before it: a slip, or the end of a list that is broken."""
    told = _told_before(mentions, rest)
    if len(told) < _HALVES or told[1].sentence != rest.sentence:
        return None
    less, more = told[0], told[1]
    left, said = more.quantity.value - less.quantity.value, rest.quantity.value
    if left <= 0 or more.number < rest.number - _NEAR or ":" in layout.folded[less.end : rest.start]:
        return None
    slipped = distance(left, said) <= 1 or is_slip(int(left), int(said)) or rest.number in broken
    return _change(more, less, rest, Fit.NOT) if slipped else None


def _told_before(mentions: list[Mention], rest: Mention) -> list[Mention]:
    """Give the counts of the sentence or the one before that may be a whole and its part, the nearest first."""
    near = reversed(mentions[max(0, rest.number - _REACH) : rest.number])
    return [m for m in near if _may_be_of(m, rest) and m.bracket in (None, rest.bracket)]


def _may_be_of(told: Mention, rest: Mention) -> bool:
    quantity = told.quantity
    if quantity.kind is not QuantityKind.COUNT or quantity.hedge is not Hedge.NONE or told.step:
        return False
    alike = quantity.sort is rest.quantity.sort or None in (quantity.sort, rest.quantity.sort)
    near = told.sentence == rest.sentence or (rest.sentence - told.sentence == 1 and told.paragraph == rest.paragraph)
    return alike and near and quantity.grain == rest.quantity.grain


def _change(more: Mention, less: Mention, rest: Mention, fit: Fit) -> Change:
    shown = [m for m in (more, less, rest) if m.sentence == rest.sentence]
    start, end = min(m.start for m in shown), max(m.end for m in shown)
    left = more.quantity.value - less.quantity.value
    return Change(less, more, rest, rising=False, computed=left, fit=fit, start=start, end=end)
