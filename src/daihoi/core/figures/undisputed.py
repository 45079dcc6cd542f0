"""Misfits whose whole nothing around them disputes: their neighbours stand on it, or a short name is all they have."""

import re
from collections.abc import Sequence
from dataclasses import replace

from daihoi.core.figures.fitting import Fit
from daihoi.core.figures.governing import measured
from daihoi.core.figures.groups import is_apart, is_of_other_organ
from daihoi.core.figures.layout import Layout
from daihoi.core.figures.misprints import has_swapped_digits
from daihoi.core.figures.pairs import Pair, is_left_from
from daihoi.core.figures.quantities import Hedge
from daihoi.core.figures.ranking import NAMED_WHOLE, Candidate
from daihoi.core.figures.tying import Tie
from daihoi.core.figures.vocabulary import Sort
from daihoi.core.figures.wholes import Resolution

_CLAUSE = re.compile(r"[;:.,(\n]|(?<!\w)(?:và|trong đó)(?!\w)")
_PLACED = re.compile(
    r"(?<!\w)(?:ở|tại|riêng|trong (?:các|số|những)|phía|khối|nhóm|cụm|tính chung|tính cả|cả hai|hợp nhất"
    r"|sáp nhập|sinh hoạt ghép"
    r"|(?:lần|khóa|khoá|nhiệm kỳ|kỳ) (?:này|trước)|(?:hiện|đến|năm) nay)(?!\w)"
)
_LEVEL = re.compile(r"(?:\s[^\W\d]+)*\sđạt\s(?:[^\W\d]+\s)*")
_OTHER_RATE = re.compile(r"(?<!\w)(?:tỷ|tỉ) lệ (?!(?:là|đạt|chỉ|khoảng|chiếm|bằng)(?!\w))[^\W\d]")
_SHORT_NAME = 4
_LIKELY = 4
_WEIGHTY = -3
_REACH = 8
_ALL = 100


def undisputed(layout: Layout, found: Sequence[Resolution]) -> list[Resolution]:
    """Give the shares; an unsure misfit is held to the whole that its neighbours or its own words leave it."""
    return [_undisputed(layout, found, place) for place in range(len(found))]


def _undisputed(layout: Layout, found: Sequence[Resolution], place: int) -> Resolution:
    share = found[place]
    if share.holds:
        return share
    swapped = None if share.sure else _swapped(share)
    if swapped is not None:
        return replace(share, whole=measured(share, swapped), sure=True, bound=True)
    if _is_of_other_things(layout, share):
        return replace(share, sure=False)
    if share.sure or not _is_plain(layout, share.pair) or _fits_elsewhere(share):
        return share
    if any(other.holds and other.pair.part is share.pair.part for other in found[max(0, place - 2) : place + 3]):
        return share
    for whole in (_of_neighbours(found, place), _of_own_words(layout, share)):
        if whole is not None and _may_be_meant(layout, share, whole):
            return replace(share, whole=measured(share, whole), sure=True, bound=True)
    return share


def _swapped(share: Resolution) -> Candidate | None:
    """Give the only number on which a misfit of four digits would hold with two of its digits exchanged."""
    if share.pair.whole is not None or share.pair.tie is not Tie.FIRM or share.pair.part.earlier:
        return None
    near = (c for c in share.candidates if c.value >= share.pair.value and c.likeness >= 0 and not c.vague)
    found = [c for c in near if c.weight >= _WEIGHTY and has_swapped_digits(share.pair, c.value)]
    return found[0] if len({c.value for c in found}) == 1 else None


def _is_of_other_things(layout: Layout, share: Resolution) -> bool:
    """Tell whether the whole of a misfit is told in another sentence and counts other things than the part does."""
    part, whole = share.pair.part, share.whole
    if whole is None or share.bound or share.pair.whole is not None or layout.sentence_at(whole.start) == part.sentence:
        return False
    return whole.other or (whole.value < share.pair.value and not whole.alike)


def _is_plain(layout: Layout, pair: Pair) -> bool:
    """Tell whether a percentage is bound to a plain count of now, and the words name no other rate or base for it."""
    part, share = pair.part, pair.share
    if pair.whole is not None or pair.tie is not Tie.FIRM or part.earlier or part.quantity.grain:
        return False
    if {part.quantity.hedge, share.quantity.hedge} != {Hedge.NONE} or is_left_from(layout, pair):
        return False
    gap = layout.folded[part.end : share.start] if part.end < share.start else ""
    named = NAMED_WHOLE.match(layout.folded, share.end) or _OTHER_RATE.search(gap)
    return not named and not _LEVEL.fullmatch(gap)


def _fits_elsewhere(share: Resolution) -> bool:
    """Tell whether some number of the text is one that a misfit holds on as printed, or it is all of something."""
    return share.pair.share.quantity.value == _ALL or any(c.fit is Fit.EXACT for c in share.candidates)


def _may_be_meant(layout: Layout, share: Resolution, whole: Candidate) -> bool:
    part = share.pair.part
    if whole.start > part.start or _PLACED.search(layout.folded, layout.sentence_starts[part.sentence], part.start):
        return False
    apart = is_apart(layout, part, whole.start) or is_of_other_organ(layout, part, whole.start)
    return whole.value >= share.pair.value and not whole.vague and not apart


def _of_neighbours(found: Sequence[Resolution], place: int) -> Candidate | None:
    """Give the whole of the share that follows in the paragraph, unless the one before it stands on another."""
    part = found[place].pair.part
    holding = [o for o in found[max(0, place - _REACH) : place + _REACH + 1] if o.holds and o.pair.whole is None]
    beside = [other for other in holding if other.pair.part.paragraph == part.paragraph]
    before = [other.whole for other in beside if other.pair.part.start < part.start]
    after = [other.whole for other in beside if other.pair.part.start > part.start]
    told = [whole.value for whole in (*before[-1:], *after[:1]) if whole is not None]
    if not after or len(set(told)) != 1:
        return None
    return next((candidate for candidate in found[place].candidates if candidate.value == told[0]), None)


def _of_own_words(layout: Layout, share: Resolution) -> Candidate | None:
    """Give the likeliest whole of its sentence, or of its paragraph when all that tells a part is a short name."""
    whole, part = share.whole, share.pair.part
    if whole is None or whole.likeness < 0 or whole.is_part:
        return None
    if part.quantity.sort is Sort.CASE and not whole.alike:
        return None
    if layout.sentence_at(whole.start) == part.sentence:
        return whole
    other = part.quantity.sort is None and part.quantity.noun
    near = layout.paragraph_at(whole.start) == part.paragraph and whole.weight >= _LIKELY
    return whole if near and not other and _has_short_name(layout, share.pair) else None


def _has_short_name(layout: Layout, pair: Pair) -> bool:
    """Tell whether few words stand around a count: `nữ 41 đồng chí`, not `có 12 đồng chí trưởng thôn được bầu vào`."""
    end = max(pair.part.end, pair.part.quantity.noun_end)
    after = layout.folded[end : pair.share.start] if end < pair.share.start else ""
    before = _CLAUSE.split(pair.part.lead.rstrip(" :(,-"))[-1]
    return len(f"{before} {_CLAUSE.split(after)[0]}".split()) <= _SHORT_NAME
