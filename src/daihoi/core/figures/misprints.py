"""Whether a share that does not fit its whole would fit with one number mistyped."""

import math
from fractions import Fraction

from daihoi.core.figures.pairing import Pair
from daihoi.core.figures.slips import is_slip
from daihoi.core.figures.vietnamese import rounded_half_up

_WIDEST = 40


def explained_by_slip(pair: Pair, whole: Fraction) -> bool:
    """Tell whether the count, the percentage or the whole, mistyped in one place, makes the share wrong."""
    if pair.value.denominator != 1 or whole.denominator != 1 or whole <= 0:
        return False
    stated = pair.share.quantity
    printed = int(stated.value * 10**stated.decimals)
    if is_slip(rounded_half_up(100 * pair.value / whole, stated.decimals), printed):
        return True
    part_slips = any(is_slip(value, int(pair.value)) for value in counts_that_fit(pair, whole))
    return part_slips or any(is_slip(value, int(whole)) for value in wholes_that_fit(pair))


def counts_that_fit(pair: Pair, whole: Fraction) -> range:
    """Give the counts that are the printed share of a whole, as printed."""
    stated = pair.share.quantity
    half = Fraction(1, 2 * 10**stated.decimals)
    low = max(math.ceil((stated.value - half) * whole / 100), 0)
    return range(low, min(math.floor((stated.value + half) * whole / 100), low + _WIDEST) + 1)


def wholes_that_fit(pair: Pair) -> range:
    """Give the whole numbers of which the count is the printed share."""
    stated = pair.share.quantity
    half = Fraction(1, 2 * 10**stated.decimals)
    if stated.value <= half or not pair.value:
        return range(0)
    low = math.ceil(100 * pair.value / (stated.value + half))
    return range(low, min(math.floor(100 * pair.value / (stated.value - half)), low + _WIDEST) + 1)
