"""Differences between two printed figures: by how much they really differ, and whether the printed amount fits."""

from dataclasses import dataclass
from fractions import Fraction

from daihoi.core.figures.amounts import Amount, distance
from daihoi.core.figures.fitting import Fit, value_fit
from daihoi.core.figures.mentions import Mention
from daihoi.core.figures.quantities import Hedge


@dataclass(frozen=True, slots=True)
class Change:
    """A printed difference between two printed figures, with the difference that they really make.

    `step` is None for `tăng từ 74 lên 55`, where the direction alone can be checked.
    """

    now: Mention
    before: Mention
    step: Mention | None
    rising: bool
    computed: Amount
    fit: Fit
    start: int
    end: int


def is_points(step: Mention) -> bool:
    return step.is_share or step.quantity.noun == "điểm"


def is_mispaired(change: Change) -> bool:
    """A rise between figures that fell, by another amount, speaks of other figures."""
    if change.step is None or change.computed >= 0 or -change.computed == change.step.quantity.value:
        return False
    return change.before.number != change.step.number + 1


def is_near(change: Change) -> bool:
    """Tell whether a difference is of the size of the printed one, as a slip would leave it."""
    if change.step is None:
        return False
    off, stated = distance(change.computed, 0), change.step.quantity.value
    return off <= 3 * stated + 3 and stated <= 3 * off + 3 and change.computed > 0


def change_between(step: Mention, now: Mention, before: Mention, *, rising: bool) -> Change | None:
    if step.quantity.noun == "lần":
        return _times(step, now, before)
    computed = _computed(step, now, before, rising=rising)
    if computed is None:
        return None
    fit = _fit(computed, step, now, before)
    return Change(now, before, step, rising, computed, fit, *_span(step, now, before))


def _computed(step: Mention, now: Mention, before: Mention, *, rising: bool) -> Amount | None:
    """Give the difference as the step states it: plain, in points, or relative to the figure before."""
    difference = now.quantity.value - before.quantity.value
    difference = difference if rising else -difference
    if now.is_share is not before.is_share or (now.is_share and not is_points(step)):
        return None
    if now.is_share is step.is_share or not step.is_share:
        relative = _relative(difference, before) if step.is_share else None
        takes_relative = relative is not None and not _fits(difference, step) and _fits(relative, step)
        return relative if takes_relative else difference
    return _relative(difference, before)


def _times(step: Mention, now: Mention, before: Mention) -> Change | None:
    """Check `tăng gấp 3 lần (từ 12 lên 36)`: so many times the figure before."""
    if not before.quantity.value or now.quantity.value < before.quantity.value:
        return None
    computed = Fraction(now.quantity.value, before.quantity.value)
    fit = value_fit(computed, step.quantity)
    if fit is Fit.ROUNDING and not step.quantity.decimals:
        fit = Fit.NOT
    if fit is Fit.NOT and "gấp" not in step.lead[-30:] and value_fit(computed - 1, step.quantity) is Fit.EXACT:
        computed, fit = computed - 1, Fit.EXACT
    start, end = _span(step, now, before)
    return Change(now, before, step, rising=True, computed=computed, fit=fit, start=start, end=end)


def _span(step: Mention, now: Mention, before: Mention) -> tuple[int, int]:
    """Give the stretch of text to show: the difference with those of its figures that stand in its sentence."""
    shown = [m for m in (step, now, before) if m.sentence == step.sentence]
    return min(m.start for m in shown), max(m.end for m in shown)


def _relative(difference: Amount, before: Mention) -> Amount | None:
    return Fraction(100 * difference, before.quantity.value) if before.quantity.value else None


def _fits(value: Amount, step: Mention) -> bool:
    return value_fit(value, step.quantity) is not Fit.NOT


def _fit(computed: Amount, step: Mention, now: Mention, before: Mention) -> Fit:
    off = distance(computed, step.quantity.value)
    if any(m.quantity.hedge is not Hedge.NONE for m in (now, before)):
        leeway = 3 if step.is_share else Fraction(max(computed, step.quantity.value), 10)
        return Fit.EXACT if off <= leeway else Fit.NOT
    if step.is_share or now.is_share or step.quantity.hedge is not Hedge.NONE:
        return value_fit(computed, step.quantity)
    if off == 0:
        return Fit.EXACT
    return Fit.ROUNDING if off <= _last_digit(step, now, before) else Fit.NOT


def _last_digit(step: Mention, now: Mention, before: Mention) -> Amount:
    """Give the unit of the last decimal printed; whole numbers leave no room for rounding."""
    grains = [m.quantity.grain for m in (step, now, before) if m.quantity.decimals]
    return max(grains, default=0)
