"""Whether a printed figure agrees with an exact one: as printed, by a unit of rounding, or not at all."""

from enum import IntEnum
from fractions import Fraction

from daihoi.core.figures.amounts import Amount, distance
from daihoi.core.figures.quantities import Hedge, Quantity
from daihoi.core.figures.vietnamese import rounded_half_up


class Fit(IntEnum):
    """How well a printed figure agrees with the computed one."""

    NOT = 0
    ROUNDING = 1
    EXACT = 2


def share_fit(part: Amount, whole: Amount, stated: Quantity, slack: Amount = 0) -> Fit:
    """Compare a printed percentage with `part` of `whole`, half up at its own precision; `slack` widens a vague count.

    A percentage that is short of its last digit by one unit (cut or padded) is `ROUNDING`; `100%` is exact only when
    nothing is missing. Words such as `gần` and `hơn` make the percentage a bound.
    """
    if whole <= 0:
        return Fit.NOT
    if slack or stated.hedge is not Hedge.NONE or part.denominator != 1 or whole.denominator != 1:
        return value_fit(Fraction(100 * part, whole), stated, slack)
    return _counted_fit(part.numerator, whole.numerator, stated)


def _counted_fit(part: int, whole: int, stated: Quantity) -> Fit:
    """Compare as `value_fit` does, in whole numbers: a text has many candidates for each share."""
    scale: int = 10**stated.decimals
    printed = stated.value.numerator * scale // stated.value.denominator
    computed = (200 * scale * part + whole) // (2 * whole)
    if printed == computed:
        return Fit.ROUNDING if printed == 100 * scale and part != whole else Fit.EXACT
    if abs(printed - computed) <= 1:
        return Fit.ROUNDING
    padded = stated.decimals >= 2 and printed % 10 == 0 and printed // 10 == (20 * scale * part + whole) // (2 * whole)
    return Fit.ROUNDING if padded else Fit.NOT


def value_fit(value: Amount, stated: Quantity, slack: Amount = 0) -> Fit:
    """Compare a printed number with an exact value at the printed precision."""
    if stated.hedge is not Hedge.NONE and _within_hedge(value, stated):
        return Fit.EXACT
    printed = stated.value * 10**stated.decimals
    computed = rounded_half_up(value, stated.decimals)
    if printed == computed:
        return Fit.ROUNDING if stated.value == 100 != value else Fit.EXACT
    if abs(printed - computed) <= 1 or _is_padded(value, stated):
        return Fit.ROUNDING
    half = Fraction(1, 2 * 10**stated.decimals)
    return Fit.EXACT if slack and distance(value, stated.value) <= slack * value + half else Fit.NOT


def _is_padded(value: Amount, stated: Quantity) -> bool:
    """Tell a share that was rounded at one decimal less and filled up with a zero: `11,20` for 11,18."""
    if stated.decimals < 2:
        return False
    shorter = stated.decimals - 1
    return bool(stated.value * 10**shorter == rounded_half_up(value, shorter))


def _within_hedge(value: Amount, stated: Quantity) -> bool:
    unit = Fraction(1, 10**stated.decimals)
    units, share = (5, 50) if stated.decimals else (2, 20)
    leeway = max(units * unit, Fraction(stated.value, share))
    low, high = stated.value - leeway, stated.value + leeway
    if stated.hedge is Hedge.ALMOST:
        high = stated.value + Fraction(unit, 2)
    if stated.hedge is Hedge.OVER:
        low = stated.value - Fraction(unit, 2)
    return low <= value <= high
