"""The smallest changes that would make a wrong figure and its neighbours agree, the likeliest first."""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from daihoi.core.figures.amounts import Amount
from daihoi.core.figures.breakdowns import Breakdown
from daihoi.core.figures.claims import Suggestion, amount_text
from daihoi.core.figures.differences import Change
from daihoi.core.figures.fitting import Fit, share_fit
from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Mention
from daihoi.core.figures.phrases import phrase
from daihoi.core.figures.slips import is_slip, is_swap
from daihoi.core.figures.terms import OddSpan
from daihoi.core.figures.vietnamese import fixed_text, number_text, rounded_half_up
from daihoi.core.figures.wholes import Resolution
from daihoi.core.language import Language

_PRINTED = re.compile(r"\d+(?:[.,]\d+)*(?: \d{3}(?!\d))*|(?:mười )?\w+")
_MOST = 3
_WIDEST = 400


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the text around a wrong share says: its neighbours of the same whole, and the breakdown it belongs to."""

    neighbours: tuple[Resolution, ...]
    breakdown: Breakdown | None
    printed: frozenset[Amount]


@dataclass(frozen=True, slots=True)
class _Mend:
    weight: int
    suggestion: Suggestion


def _best(mends: Iterable[_Mend]) -> tuple[Suggestion, ...]:
    ranked = sorted(mends, key=lambda mend: -mend.weight)
    return tuple(mend.suggestion for mend in ranked[:_MOST])


class Mender:
    """Suggests mends for the figures of one text."""

    def __init__(self, layout: Layout, language: Language) -> None:
        self._layout = layout
        self._language = language

    def share(self, resolution: Resolution, evidence: Evidence) -> tuple[Suggestion, ...]:
        """Give the mends of a wrong share: the percentage, the count, or the whole."""
        if resolution.whole is None:
            return ()
        mends = [self._percentage(resolution, evidence)]
        if resolution.pair.value == resolution.pair.part.quantity.value and not resolution.pair.part.quantity.grain:
            mends += self._counts(resolution, evidence)
        mends += self._wholes(resolution, evidence)
        return _best(mends)

    def _percentage(self, resolution: Resolution, evidence: Evidence) -> _Mend:
        stated = resolution.pair.share.quantity
        whole = resolution.whole.value if resolution.whole else 1
        units = rounded_half_up(Fraction(100 * resolution.pair.value, whole), stated.decimals)
        computed = fixed_text(units, stated.decimals)
        weight, why = (
            2,
            self._say("why_share", part=_text(resolution.pair.value), whole=_text(whole), computed=computed),
        )
        printed = int(stated.value * 10**stated.decimals)
        if is_slip(units, printed):
            weight += 3 if is_swap(units, printed) else 2
            why += self._say("why_slip")
        weight += 4 if evidence.breakdown is not None and evidence.breakdown.adds_up else 0
        weight += 2 if any(neighbour.holds for neighbour in evidence.neighbours) else 0
        replaced = re.match(r"[\d., ]*\d", self._layout.folded[stated.start : stated.end])
        end = stated.start + (replaced.end() if replaced else 0)
        return _Mend(weight, self._suggestion(stated.start, end, computed, why))

    def _counts(self, resolution: Resolution, evidence: Evidence) -> Iterator[_Mend]:
        pair, whole = resolution.pair, resolution.whole
        if whole is None:
            return
        half = Fraction(1, 2 * 10**pair.share.quantity.decimals)
        low = math.ceil(Fraction((pair.share.quantity.value - half) * whole.value, 100))
        high = math.floor(Fraction((pair.share.quantity.value + half) * whole.value, 100))
        for value in range(max(low, 0), min(high, low + 40) + 1):
            slip, missing = is_slip(value, int(pair.value)), self._mends_sum(evidence, pair.part, value)
            if not slip and not missing and high > low:
                continue
            weight = 1 + (3 if slip else 0) + (6 if missing else 0)
            if evidence.breakdown is not None and evidence.breakdown.adds_up:
                weight -= 4
            why = self._say("why_part", value=_text(value), whole=_text(whole.value), stated=_share_text(pair.share))
            why += self._say("why_slip") if slip else ""
            why += self._say("why_sum", whole=_text(whole.value)) if missing else ""
            yield _Mend(weight, self._count_suggestion(pair.part.start, value, why))

    def _mends_sum(self, evidence: Evidence, part: Mention, value: int) -> bool:
        breakdown = evidence.breakdown
        if breakdown is None or breakdown.adds_up:
            return False
        return breakdown.total - part.quantity.value + value == breakdown.whole

    def _wholes(self, resolution: Resolution, evidence: Evidence) -> Iterator[_Mend]:
        pair, whole = resolution.pair, resolution.whole
        failing = [neighbour for neighbour in evidence.neighbours if not neighbour.holds]
        holding = len(evidence.neighbours) - len(failing)
        if whole is None or pair.share.quantity.value == 0:
            return
        for value in _wholes_that_fit(resolution):
            agreeing = sum(_fits_whole(neighbour, value) for neighbour in failing)
            slip, printed = is_slip(value, int(whole.value)), value in evidence.printed
            if not (slip or printed or agreeing) or agreeing < len(failing):
                continue
            exact = share_fit(pair.value, value, pair.share.quantity) is Fit.EXACT
            weight = (3 if slip else 0) + (2 if printed else 0) + (5 if agreeing else 0) - (6 if holding else 0)
            weight += (1 if exact else 0) + (1 if is_swap(value, int(whole.value)) else 0)
            if evidence.breakdown is not None:
                weight += -2 if evidence.breakdown.adds_up else (5 if evidence.breakdown.total == value else 0)
            why = self._why_whole(resolution, value, agreeing) + (self._say("why_slip") if slip else "")
            yield _Mend(weight, self._count_suggestion(whole.start, value, why))

    def _why_whole(self, resolution: Resolution, value: int, agreeing: int) -> str:
        if agreeing:
            return self._say("why_whole_all", value=number_text(value), count=agreeing + 1)
        part, stated = _text(resolution.pair.value), _share_text(resolution.pair.share)
        return self._say("why_whole", part=part, value=number_text(value), stated=stated)

    def breakdown(self, breakdown: Breakdown, shares: dict[int, Resolution]) -> tuple[Suggestion, ...]:
        """Give the mends of parts that don't add up: one of them, or the whole; shares that hold vouch for a count."""
        mends = []
        for part in breakdown.parts:
            needed = breakdown.whole - breakdown.total + part.quantity.value
            if needed <= 0 or needed.denominator != 1:
                continue
            share = shares.get(part.number)
            weight = 1 + (3 if is_slip(int(needed), int(part.quantity.value)) else 0)
            if share is not None:
                weight += -4 if share.holds else (6 if _fits_part(share, needed) else 0)
            why = self._say("why_parts", value=_text(breakdown.whole))
            mends.append(_Mend(weight, self._count_suggestion(part.start, int(needed), why)))
        weight = 1 + (3 if is_slip(int(breakdown.total), int(breakdown.whole)) else 0)
        told = [shares[part.number] for part in breakdown.parts if part.number in shares]
        if told:
            weight += 6 if all(_fits_whole(share, int(breakdown.total)) for share in told) else -4
        why = self._say("why_parts", value=_text(breakdown.total))
        mends.append(_Mend(weight, self._count_suggestion(breakdown.whole_start, int(breakdown.total), why)))
        return _best(mends)

    def change(self, change: Change) -> tuple[Suggestion, ...]:
        """Give the mend of a difference: the amount that the two figures really make."""
        if change.step is None or change.computed < 0:
            return ()
        quantity = change.step.quantity
        by = fixed_text(rounded_half_up(change.computed, quantity.decimals), quantity.decimals)
        why = self._say("why_step", now=_figure(change.now), before=_figure(change.before), value=by)
        end = self._number_end(quantity.start)
        return (self._suggestion(quantity.start, end, by, why),)

    def term(self, odd: OddSpan) -> tuple[Suggestion, ...]:
        """Give the mend of a term: the one that the text has elsewhere, or its years in order."""
        span = odd.span
        if odd.meant is not None and odd.meant.first == span.first:
            why = self._say("why_term", value=f"{odd.meant.first}-{odd.meant.last}")
            return (self._suggestion(span.last_start, span.last_start + 4, str(odd.meant.last), why),)
        if span.last < span.first:
            first_start = self._layout.folded.index(str(span.first), span.start)
            by = f"{span.last}{self._layout.text[first_start + 4 : span.last_start]}{span.first}"
            return (self._suggestion(first_start, span.last_start + 4, by, self._say("why_swap")),)
        return ()

    def _count_suggestion(self, start: int, value: int, why: str) -> Suggestion:
        end = self._number_end(start)
        said = self._layout.folded[start:end]
        grouped = "." in said or (" " not in said and len(said) < 4)
        by = number_text(value) if grouped else str(value)
        if " " in said:
            by = number_text(value).replace(".", " ")
        return self._suggestion(start, end, by.zfill(2) if said.startswith("0") else by, why)

    def _number_end(self, start: int) -> int:
        match = _PRINTED.match(self._layout.folded, start)
        return match.end() if match else start

    def _suggestion(self, start: int, end: int, by: str, why: str) -> Suggestion:
        return Suggestion(self._layout.text[start:end], by, why, start, end)

    def _say(self, name: str, **figures: object) -> str:
        return phrase(self._language, name, **figures)


def _wholes_that_fit(resolution: Resolution) -> range:
    """Give the whole numbers of which the count is the printed share, one unit of rounding allowed."""
    stated = resolution.pair.share.quantity
    reach = Fraction(3, 2 * 10**stated.decimals)
    low = math.ceil(Fraction(100 * resolution.pair.value, stated.value + reach))
    high = math.floor(Fraction(100 * resolution.pair.value, stated.value - reach)) if stated.value > reach else low
    return range(max(low, 1), min(high, low + _WIDEST) + 1)


def _fits_whole(share: Resolution, whole: int) -> bool:
    return share_fit(share.pair.value, whole, share.pair.share.quantity) is not Fit.NOT


def _fits_part(share: Resolution, part: Amount) -> bool:
    return share.whole is not None and share_fit(part, share.whole.value, share.pair.share.quantity) is not Fit.NOT


def _text(value: Amount) -> str:
    return amount_text(value)


def _share_text(share: Mention) -> str:
    return fixed_text(rounded_half_up(share.quantity.value, share.quantity.decimals), share.quantity.decimals)


def _figure(mention: Mention) -> str:
    return _share_text(mention) + "%" if mention.is_share else amount_text(mention.quantity.value)
