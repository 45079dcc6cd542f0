"""Whether a share that does not fit its whole would fit with one number mistyped."""

from fractions import Fraction

from daihoi.core.figures.amounts import Amount, distance
from daihoi.core.figures.pairs import Pair
from daihoi.core.figures.slips import is_slip, is_swap
from daihoi.core.figures.vietnamese import rounded_half_up

_WIDEST = 40
_TELLING = 1000
_BESIDE = frozenset(9 * digits * 10**place for digits in range(1, 10) for place in range(4))
"""By how much a number differs from itself with two digits side by side exchanged."""


def explained_by_slip(pair: Pair, whole: Amount) -> bool:
    """Tell whether the count, the percentage or the whole, mistyped in one place, makes the share wrong."""
    if pair.value.denominator != 1 or whole.denominator != 1 or whole <= 0:
        return False
    if _is_mistyped(pair, whole):
        return True
    part_slips = any(is_slip(value, int(pair.value)) for value in counts_that_fit(pair, whole))
    return part_slips or any(is_slip(value, int(whole)) for value in wholes_that_fit(pair))


def _is_mistyped(pair: Pair, whole: Amount) -> bool:
    stated = pair.share.quantity
    printed = int(stated.value * 10**stated.decimals)
    return whole > 0 and is_slip(rounded_half_up(Fraction(100 * pair.value, whole), stated.decimals), printed)


def has_swapped_digits(pair: Pair, whole: Amount) -> bool:
    """Tell whether a share of four digits is what its count is of a whole with two digits side by side exchanged."""
    stated = pair.share.quantity
    printed = int(stated.value * 10**stated.decimals)
    if printed < _TELLING or whole <= 0:
        return False
    meant = rounded_half_up(Fraction(100 * pair.value, whole), stated.decimals)
    return is_swap(meant, printed) and abs(meant - printed) in _BESIDE


def is_far_off(pair: Pair, whole: Amount) -> bool:
    """Tell whether a share is under half, or over twice, what its count is of a whole, and no digits were mistyped."""
    computed, stated = 100 * pair.value, pair.share.quantity.value * whole
    return (computed * 2 < stated or stated * 2 < computed) and not _is_mistyped(pair, whole)


def is_beyond_slips(pair: Pair, whole: Amount) -> bool:
    """Tell whether a share is less than an eighth, or more than eight times, what its count is of a whole."""
    computed, stated = 100 * pair.value, pair.share.quantity.value * whole
    return (computed * 8 < stated or stated * 8 < computed) and not explained_by_slip(pair, whole)


def is_near(pair: Pair, whole: Amount) -> bool:
    """Tell whether a share is less than a point and a fiftieth off what its count is of a whole."""
    off, stated = distance(100 * pair.value, pair.share.quantity.value * whole), pair.share.quantity.value * whole
    return off < whole and off * 50 < stated


def counts_that_fit(pair: Pair, whole: Amount) -> range:
    """Give the counts that are the printed share of a whole, as printed."""
    low, high, unit = _bounds(pair)
    whole_number = int(whole)
    first = max(-(-low * whole_number // (100 * unit)), 0)
    return range(first, min(high * whole_number // (100 * unit), first + _WIDEST) + 1)


def wholes_that_fit(pair: Pair, widest: int = _WIDEST) -> range:
    """Give the whole numbers of which the count is the printed share."""
    edges = edges_of_wholes(pair)
    return range(edges[0], min(edges[1], edges[0] + widest) + 1) if edges is not None else range(0)


def edges_of_wholes(pair: Pair) -> tuple[int, int] | None:
    """Give the least and the greatest number of which the count is the printed share; None when any number is."""
    low, high, unit = _bounds(pair)
    part = pair.value
    if low <= 0 or not part:
        return None
    first = -(-100 * unit * part.numerator // (high * part.denominator))
    return first, 100 * unit * part.numerator // (low * part.denominator)


def _bounds(pair: Pair) -> tuple[int, int, int]:
    """Give the edges between which a share rounds to the printed one, and of how many units a percent is made."""
    stated = pair.share.quantity
    unit = 2 * 10**stated.decimals
    printed = int(stated.value * unit)
    return printed - 1, printed + 1, unit
