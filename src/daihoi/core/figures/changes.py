"""Differences between two terms or years: now, before, and by how much it is said to have risen or fallen."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from daihoi.core.figures.fitting import Fit, value_fit
from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Mention
from daihoi.core.figures.quantities import Hedge, QuantityKind


@dataclass(frozen=True, slots=True)
class Change:
    """A printed difference between two printed figures, with the difference that they really make.

    `step` is None for `tăng từ 74 lên 55`, where the direction alone can be checked.
    """

    now: Mention
    before: Mention
    step: Mention | None
    rising: bool
    computed: Fraction
    fit: Fit
    start: int
    end: int


_DIRECTION = re.compile(
    r"(?<!\w)(?P<up>tăng|cao hơn|nhiều hơn|vượt|thêm|trội hơn)(?!\w)"
    r"|(?<!\w)(?P<down>giảm|thấp hơn|ít hơn|kém|bớt|hụt)(?!\w)"
)
_STEP_LEAD = re.compile(
    r"(?<!\w)(?P<word>tăng gấp|tăng lên gấp|gấp|tăng|cao hơn|nhiều hơn|vượt|thêm|trội hơn"
    r"|giảm|thấp hơn|ít hơn|kém|bớt|hụt)"
    r"(?!\w)(?P<rest>(?:[^;()\d%]|(?:19|20)\d\d(?:\s?-\s?20\d\d)?(?!\d)){0,70})$"
)
_NO_STEP = re.compile(r"(?<!\w)(?:từ|lên|xuống|còn|đạt|chiếm|có|tổng)(?: mức| tới| đến| khoảng)?\s*$")
_FROM = re.compile(r"(?<!\w)từ(?: mức| chỗ| khoảng| con số)?\s*$")
_TO = re.compile(r"[^.;()]{0,60}?(?<!\w)(?:lên|xuống|còn|đến|tới|thành)(?: còn| mức| thành| tới| đến| là)*\s*$")
_BECAME = re.compile(r"\s*(?:[^\W\d]+\s){1,4}(?:xuống còn|còn|thành|lên)\s*$")
_BESIDE = re.compile(r"\s*(?:[^\W\d]+\s){0,3}\(\s*(?:tương đương|bằng|tỷ lệ|=)?\s*$")
_VERSUS = re.compile(r"[^.;()]{0,60}?(?:so với|->|→)[^.;()\d]{0,50}$|\s*/\s*$")
_YEARLY = re.compile(r"(?<!\w)(?:bình quân|trung bình|mỗi năm|hằng năm|hàng năm)(?!\w)[^;.,\d%]*$")
_YEAR = re.compile(r"(?<!\w)năm ((?:19|20)\d\d)(?!\w)")
_TODAY = re.compile(r"(?<!\w)(?:đến nay|hiện nay|hiện|nay|nhiệm kỳ này|năm nay|lần này)(?!\w)")
_NOW = 9999
_TERM_BESIDE = re.compile(r",\s*(?:so với )?nhiệm kỳ (?:19|20)\d\d\s?-\s?(?:19|20)\d\d(?: là| đạt| có| chiếm)*\s*$")
_BEFORE = re.compile(r"(?<!\w)(?:nhiệm kỳ|khóa|khoá|năm|kỳ|đại hội|trước|so với|cùng kỳ)(?!\w)")
_ELSEWHERE = re.compile(r"(?<!\w)(?:dự kiến|kế hoạch|chỉ tiêu|tăng|giảm|cao hơn|thấp hơn)(?!\w)")
_REACH = 6


def find_changes(layout: Layout, mentions: list[Mention]) -> list[Change]:
    """Give every difference of the text whose two figures are printed beside it."""
    found: list[Change] = []
    for mention in mentions:
        rising = _step_direction(layout, mention)
        if rising is None:
            continue
        pair = _two_figures(layout, mentions, mention)
        if pair is not None:
            change = _change(mention, *pair, rising=rising)
            if change is not None and not _is_mispaired(change):
                found.append(change)
                found.extend(_relative_beside(layout, mentions, change))
    told = {change.now.number for change in found}
    found += [change for change in _contradictions(layout, mentions) if change.now.number not in told]
    return sorted(found, key=lambda change: change.start)


def _step_direction(layout: Layout, mention: Mention) -> bool | None:
    """Tell whether a figure is the amount of a rise (True) or fall (False); None when it is neither."""
    begin = max(layout.sentence_starts[mention.sentence], mention.start - 90)
    match = _STEP_LEAD.search(layout.folded[begin : mention.start])
    if match is None or _NO_STEP.search(match["rest"]):
        return None
    if "," in match["rest"] or _YEARLY.search(layout.folded, max(0, mention.start - 120), mention.start):
        return None
    return match["word"].endswith("gấp") or match["word"] in (
        "tăng",
        "cao hơn",
        "nhiều hơn",
        "vượt",
        "thêm",
        "trội hơn",
    )


def _two_figures(layout: Layout, mentions: list[Mention], step: Mention) -> tuple[Mention, Mention] | None:
    """Give the figures now and before that a difference speaks of."""
    around = _around(mentions, step)
    return (
        _from_to(layout, around, step)
        or _compared(layout, around, step)
        or _with_earlier(layout, around, step)
        or _dated(layout, around, step)
        or _in_bracket_after(layout, around, step)
    )


def _around(mentions: list[Mention], step: Mention) -> list[Mention]:
    near = mentions[max(0, step.number - _REACH) : step.number + _REACH + 1]
    return [m for m in near if m.sentence == step.sentence and m.number != step.number]


def _from_to(layout: Layout, around: list[Mention], step: Mention) -> tuple[Mention, Mention] | None:
    best: tuple[int, Mention, Mention] | None = None
    for before, now in pairwise(around):
        if now.number - before.number > 2 or now.quantity.kind is not before.quantity.kind:
            continue
        gap = layout.folded[before.end : now.start]
        became = step.number == now.number + 1 and _BECAME.fullmatch(gap) is not None
        if became or (_FROM.search(before.lead) and _TO.fullmatch(gap)):
            distance = min(abs(before.start - step.end), abs(step.start - now.end))
            if best is None or distance < best[0]:
                best = (distance, now, before)
    return (best[1], best[2]) if best else None


def _compared(layout: Layout, around: list[Mention], step: Mention) -> tuple[Mention, Mention] | None:
    for now, before in pairwise(around):
        if now.quantity.kind is not before.quantity.kind or now.step or before.step:
            continue
        gap = layout.folded[now.end : before.start]
        if step.number in (now.number, now.number - 1, before.number + 1) and _VERSUS.fullmatch(gap):
            return now, before
    return None


def _with_earlier(layout: Layout, around: list[Mention], step: Mention) -> tuple[Mention, Mention] | None:
    earlier = [m for m in around if m.earlier and not m.step and m.quantity.hedge is Hedge.NONE]
    for before in sorted(earlier, key=lambda m: abs(m.number - step.number)):
        gap = _between(layout, before, step)
        elsewhere = before.number > step.number and _ELSEWHERE.search(gap) is not None
        apart = abs(before.number - step.number)
        if apart > 3 or (";" in gap and apart > 1) or elsewhere:
            continue
        if step.is_share and _follows_share(around, step) and not before.is_share:
            continue
        now = _present(layout, around, before, step)
        if now is not None:
            return now, before
    return None


def _dated(layout: Layout, around: list[Mention], step: Mention) -> tuple[Mention, Mention] | None:
    """Give the figures of `năm 2019 có 45 vụ, năm 2020 có 38 vụ, giảm 7 vụ`, or with `đến nay` for the later one."""
    told = [m for m in around if m.number in (step.number - 2, step.number - 1) and not m.step]
    if len(told) < 2 or ";" in _between(layout, told[0], told[1]):
        return None
    if _TERM_BESIDE.search(told[1].lead) and _year(told[0]) is None:
        return told[0], told[1]
    first, last = _year(told[0]), _year(told[1])
    return (told[1], told[0]) if first is not None and last is not None and first < last else None


def _year(mention: Mention) -> int | None:
    if _TODAY.search(mention.lead):
        return _NOW
    years = _YEAR.findall(mention.lead)
    return int(years[-1]) if years else None


def _in_bracket_after(layout: Layout, around: list[Mention], step: Mention) -> tuple[Mention, Mention] | None:
    """Give the figures of `có 45 đồng chí, ít hơn nhiệm kỳ 2015-2020 là 4 đồng chí (49 đồng chí)`."""
    near = {m.number - step.number: m for m in around}
    now, before = near.get(-1), near.get(1)
    if now is None or before is None or now.step or before.step or before.bracket is step.bracket:
        return None
    told = layout.folded[now.end : before.start]
    if _BEFORE.search(told) and re.fullmatch(r"[^.;()\d%]{0,40}\(\s*", layout.folded[step.end : before.start]):
        return now, before
    return None


def _follows_share(around: list[Mention], step: Mention) -> bool:
    """A fall told right after a percentage is a fall of that percentage, not of the count before it."""
    return any(m.number == step.number - 1 and m.is_share for m in around)


def _present(layout: Layout, around: list[Mention], before: Mention, step: Mention) -> Mention | None:
    """Give the figure of today: the last one before both, or the one after an earlier figure that opens the clause."""
    alike = [
        m
        for m in around
        if m.quantity.kind is before.quantity.kind and not m.earlier and not m.step and m.number != before.number
    ]
    first = min(before.number, step.number)
    preceding = [
        m for m in alike if m.number < first and (m.number == first - 1 or ";" not in _between(layout, m, step))
    ]
    if preceding:
        return preceding[-1]
    between = [m for m in alike if before.number < m.number < step.number]
    return between[0] if between else None


def _between(layout: Layout, one: Mention, other: Mention) -> str:
    return layout.folded[min(one.end, other.end) : max(one.start, other.start)]


def _relative_beside(layout: Layout, mentions: list[Mention], change: Change) -> Iterator[Change]:
    """Give the percentage in brackets after a counted rise: `tăng 143 đồng chí (66,5%)`."""
    step = change.step
    if step is None or step.is_share or step.number + 1 >= len(mentions):
        return
    share = mentions[step.number + 1]
    gap = layout.folded[step.end : share.start]
    if share.is_share and _BESIDE.fullmatch(gap):
        relative = _change(share, change.now, change.before, rising=change.rising)
        if relative is not None:
            yield relative


def _is_mispaired(change: Change) -> bool:
    """A rise between figures that fell, by another amount, speaks of other figures."""
    if change.step is None or change.computed >= 0 or -change.computed == change.step.quantity.value:
        return False
    return change.before.number != change.step.number + 1


def _change(step: Mention, now: Mention, before: Mention, *, rising: bool) -> Change | None:
    if None not in (now.quantity.sort, before.quantity.sort) and now.quantity.sort is not before.quantity.sort:
        return None
    if step.quantity.noun == "lần":
        return _times(step, now, before)
    of_shares = now.quantity.kind is QuantityKind.SHARE
    difference = now.quantity.value - before.quantity.value
    if not rising:
        difference = -difference
    if not of_shares and not step.is_share:
        computed = difference
    elif of_shares and step.is_share:
        computed = difference
        relative = _relative(difference, before)
        if relative is not None and not _fits(difference, step) and _fits(relative, step):
            computed = relative
    elif step.is_share:
        relative = _relative(difference, before)
        if relative is None:
            return None
        computed = relative
    else:
        return None
    fit = _fit(computed, step, now, before)
    start, end = min(now.start, before.start, step.start), max(now.end, before.end, step.end)
    return Change(now, before, step, rising, computed, fit, start, end)


def _times(step: Mention, now: Mention, before: Mention) -> Change | None:
    """Check `tăng gấp 3 lần (từ 12 lên 36)`: so many times the figure before."""
    if not before.quantity.value or now.quantity.value < before.quantity.value:
        return None
    computed = now.quantity.value / before.quantity.value
    fit = value_fit(computed, step.quantity)
    if fit is Fit.ROUNDING and not step.quantity.decimals:
        fit = Fit.NOT
    if fit is Fit.NOT and "gấp" not in step.lead[-30:] and value_fit(computed - 1, step.quantity) is Fit.EXACT:
        computed, fit = computed - 1, Fit.EXACT
    start, end = min(now.start, before.start, step.start), max(now.end, before.end, step.end)
    return Change(now, before, step, rising=True, computed=computed, fit=fit, start=start, end=end)


def _relative(difference: Fraction, before: Mention) -> Fraction | None:
    return 100 * difference / before.quantity.value if before.quantity.value else None


def _fits(value: Fraction, step: Mention) -> bool:
    return value_fit(value, step.quantity) is not Fit.NOT


def _fit(computed: Fraction, step: Mention, now: Mention, before: Mention) -> Fit:
    if not step.is_share:
        vague = any(m.quantity.hedge is not Hedge.NONE or m.quantity.grain for m in (step, now, before))
        if computed == step.quantity.value:
            return Fit.EXACT
        close = vague and abs(computed - step.quantity.value) * 10 <= max(computed, step.quantity.value)
        return Fit.EXACT if close else Fit.NOT
    fit = value_fit(computed, step.quantity)
    if fit is Fit.NOT and any(m.quantity.hedge is not Hedge.NONE for m in (now, before)):
        return Fit.EXACT if abs(computed - step.quantity.value) <= 3 else Fit.NOT
    return fit


def _contradictions(layout: Layout, mentions: list[Mention]) -> Iterator[Change]:
    """Give `tăng từ 74 lên 55`: a rise that falls, or a fall that rises."""
    for before, now in pairwise(mentions):
        if now.sentence != before.sentence or now.quantity.kind is not before.quantity.kind:
            continue
        gap = layout.folded[before.end : now.start]
        if not (_FROM.search(before.lead) and _TO.fullmatch(gap)):
            continue
        begin = max(layout.sentence_starts[before.sentence], before.start - 60)
        words = list(_DIRECTION.finditer(layout.folded[begin : before.start]))
        if not words:
            continue
        rising = words[-1]["up"] is not None
        difference = now.quantity.value - before.quantity.value
        if difference != 0 and (difference > 0) != rising:
            start = begin + words[-1].start()
            yield Change(now, before, None, rising, difference, Fit.NOT, start, now.end)
