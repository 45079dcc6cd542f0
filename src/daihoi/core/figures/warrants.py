"""Whether a misfit is the text's fault: its whole is bound to it by words or neighbours, or a slip explains it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from daihoi.core.figures.fitting import Fit, share_fit
from daihoi.core.figures.governing import measured
from daihoi.core.figures.groups import is_apart, is_of_other_organ
from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Cue, Mention
from daihoi.core.figures.misprints import explained_by_slip, is_near, wholes_that_fit
from daihoi.core.figures.pairs import is_left_from
from daihoi.core.figures.ranking import NAMED_WHOLE, Candidate, sharpness
from daihoi.core.figures.slips import is_slip
from daihoi.core.figures.wholes import Resolution

_REACH = 6
_ITEMS = 2
_TELLING_DIGITS = 100
_TELLING = 10
_LIKELY = 0
_LIKE = 2
_NAME_WIDTH = 40


def warranted(layout: Layout, mentions: Sequence[Mention], found: Sequence[Resolution]) -> list[Resolution]:
    """Give the shares; a misfit without warrant is measured against what it fits nearby, or is not sure."""
    counts = {mention.start: mention for mention in mentions}
    return [_warranted(layout, counts, found, place) for place in range(len(found))]


def _warranted(layout: Layout, counts: dict[int, Mention], found: Sequence[Resolution], place: int) -> Resolution:
    share = found[place]
    if share.holds or share.bound or share.whole is None or share.pair.whole is not None:
        return share
    if not share.sure:
        return _mistyped_in_chain(layout, found, place)
    if _is_told_together(layout, counts, share, share.whole) or _is_held(layout, found, place):
        return share
    if _is_named(layout, share, share.whole) or _is_slip(share, share.whole):
        return share
    fitting = _fitting_nearby(layout, share)
    return replace(share, whole=fitting) if fitting is not None else replace(share, sure=False)


def _is_told_together(layout: Layout, counts: dict[int, Mention], share: Resolution, whole: Candidate) -> bool:
    """Tell whether a whole is announced as one, in the sentence of a share or by the head of its list."""
    part, told = share.pair.part, counts.get(whole.start)
    if told is None or told.start > part.start:
        return False
    if told.sentence != part.sentence:
        return told.opens and told.paragraph == part.paragraph and _is_item(layout, part)
    beside = told.number == part.number - 1 and whole.alike
    return told.cue >= Cue.MEDIUM or told.opens or beside


def _is_held(layout: Layout, found: Sequence[Resolution], place: int) -> bool:
    """Tell whether neighbours hold on the same whole: one of the same sentence, or two items of the same list."""
    share = found[place]
    part = share.pair.part
    near = [*found[max(0, place - _REACH) : place], *found[place + 1 : place + 1 + _REACH]]
    same = [other for other in near if _has_whole(other, share)]
    if any(_has_one_slip(share, other) for other in same if not other.holds):
        return True
    holding = [other for other in same if other.holds]
    if any(other.pair.part.sentence == part.sentence for other in holding):
        return True
    items = [other for other in holding if _is_item(layout, other.pair.part)]
    return _is_item(layout, part) and len(items) >= _ITEMS


def _has_whole(other: Resolution, share: Resolution) -> bool:
    return other.whole is not None and share.whole is not None and other.whole.value == share.whole.value


def _mistyped_in_chain(layout: Layout, found: Sequence[Resolution], place: int) -> Resolution:
    """Give an unsure misfit on the whole of the share beside it in its sentence, when a slip explains it there."""
    share = found[place]
    part = share.pair.part
    if sharpness(share.pair) < _TELLING or is_left_from(layout, share.pair):
        return share
    for other in (*found[max(0, place - 1) : place], *found[place + 1 : place + 2]):
        whole = other.whole if other.holds and other.pair.part.sentence == part.sentence else None
        if whole is None or other.pair.whole is not None or whole.value < share.pair.value or whole.vague:
            continue
        if _is_slip(share, whole) and not _is_elsewhere(layout, part, whole):
            return replace(share, whole=measured(share, whole), sure=True, bound=True)
    return share


def _is_elsewhere(layout: Layout, part: Mention, whole: Candidate) -> bool:
    beside = layout.sentence_at(whole.start) == part.sentence
    return is_apart(layout, part, whole.start) or (beside and is_of_other_organ(layout, part, whole.start))


def _has_one_slip(share: Resolution, other: Resolution) -> bool:
    """Tell whether two misfits on one whole both fit a number of which it is a slip."""
    stated, whole = share.pair.share.quantity, int(share.whole.value) if share.whole else 0
    meant = (value for value in wholes_that_fit(other.pair) if is_slip(value, whole))
    return any(share_fit(share.pair.value, value, stated) is not Fit.NOT for value in meant)


def _is_item(layout: Layout, part: Mention) -> bool:
    start = layout.sentence_starts[part.sentence]
    return start == 0 or layout.folded[start - 1] == "\n"


def _is_named(layout: Layout, share: Resolution, whole: Candidate) -> bool:
    """Tell whether the words after a percentage name what its whole counts: `21 đảng bộ, đạt 35% số đảng bộ`."""
    named = NAMED_WHOLE.match(layout.folded, share.pair.share.end)
    if named is None:
        return False
    counted = re.match(r"[\d.]+\s(\w+ \w+)", layout.folded[whole.start : whole.start + _NAME_WIDTH])
    return counted is not None and f"{named['name']} ".startswith(f"{counted[1]} ")


def _is_slip(share: Resolution, whole: Candidate) -> bool:
    """Tell whether one mistyped number explains a misfit, or it is hardly one.

    A share of two digits is explained by chance too often, unless its whole counts the very same things.
    """
    stated = share.pair.share.quantity
    if is_near(share.pair, whole.value):
        return True
    telling = stated.value * 10**stated.decimals >= _TELLING_DIGITS or whole.likeness >= _LIKE
    return telling and explained_by_slip(share.pair, whole.value)


def _fitting_nearby(layout: Layout, share: Resolution) -> Candidate | None:
    """Give the count of the same paragraph that a telling share fits as printed."""
    if sharpness(share.pair) < _TELLING:
        return None
    for candidate in share.candidates:
        near = layout.paragraph_at(candidate.start) == share.pair.part.paragraph
        likely = candidate.weight >= _LIKELY and candidate.likeness >= _LIKE and not candidate.vague
        if candidate.fit is Fit.EXACT and near and likely:
            return candidate
    return None
