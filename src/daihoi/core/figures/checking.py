"""The whole check of a text: find the figures, tell what belongs together, and say whether it can be true."""

from bisect import bisect_right
from collections.abc import Iterator
from fractions import Fraction

from daihoi.core.figures.amounts import Amount
from daihoi.core.figures.breakdowns import Breakdown
from daihoi.core.figures.chains import resolve_all
from daihoi.core.figures.changes import find_changes
from daihoi.core.figures.claims import Claim, ClaimKind, Suggestion, Verdict, amount_text
from daihoi.core.figures.composing import ComposedText
from daihoi.core.figures.dates import DateFault, OddDate, odd_dates
from daihoi.core.figures.differences import Change
from daihoi.core.figures.fitting import Fit
from daihoi.core.figures.layout import Layout, lay_out
from daihoi.core.figures.mending import Evidence, Mender
from daihoi.core.figures.mentions import Mention, place_quantities
from daihoi.core.figures.pairing import following_whole, is_no_share, pair_shares, thresholds
from daihoi.core.figures.pairs import Pair
from daihoi.core.figures.phrases import phrase
from daihoi.core.figures.plans import against_plans
from daihoi.core.figures.quantities import QuantityKind, find_quantities
from daihoi.core.figures.ranking import Candidate
from daihoi.core.figures.ratios import counts_something
from daihoi.core.figures.remainders import untold_remainders, without_remainders
from daihoi.core.figures.resuming import resumed_pairs
from daihoi.core.figures.sums import find_breakdowns
from daihoi.core.figures.tables import TableFindings, read_tables
from daihoi.core.figures.terms import OddSpan, odd_spans
from daihoi.core.figures.tying import Tie
from daihoi.core.figures.uncounted import uncounted_shares
from daihoi.core.figures.vietnamese import decimal_text, fixed_text, rounded_half_up
from daihoi.core.figures.wholes import Resolution
from daihoi.core.language import Language

_VERDICTS = {Fit.EXACT: Verdict.OK, Fit.ROUNDING: Verdict.ROUNDING, Fit.NOT: Verdict.WRONG}
_MOST_TRIED = 4


def check_text(text: str, language: Language = Language.VIETNAMESE) -> tuple[Claim, ...]:
    """Give every checkable figure of a Vietnamese text with its verdict, in the order of the text."""
    composed = ComposedText(text)
    layout = lay_out(composed.text)
    quantities = find_quantities(layout.folded)
    tables = read_tables(layout, quantities)
    prose = [quantity for quantity in quantities if not _is_within(quantity.start, tables.spans)]
    claims = _Check(layout, place_quantities(layout, prose), tables, language).claims()
    return tuple(composed.as_written(claim) for claim in claims)


def _is_within(place: int, spans: list[tuple[int, int]]) -> bool:
    following = bisect_right(spans, (place, len(spans) and spans[-1][1] + 1))
    return following > 0 and place < spans[following - 1][1]


class _Check:
    def __init__(self, layout: Layout, mentions: list[Mention], tables: TableFindings, language: Language) -> None:
        self._layout = layout
        self._mentions = mentions
        self._language = language
        self._mender = Mender(layout, language)
        choices = against_plans(layout, mentions, _all_pairs(layout, mentions))
        prose = resolve_all(layout, mentions, choices)
        self._changes = [*find_changes(layout, mentions), *tables.changes]
        rates = {change.step.start for change in self._changes if change.step is not None and change.fit is not Fit.NOT}
        shares = [share for share in prose if share.holds or share.pair.share.start not in rates]
        held = {share.pair.share.number for share in shares if share.holds and share.sure}
        self._changes = [
            c for c in self._changes if c.step is None or c.fit is not Fit.NOT or c.step.number not in held
        ]
        self._shares = sorted([*shares, *tables.shares], key=lambda share: share.pair.start)
        lists = [*find_breakdowns(layout, mentions, prose), *tables.breakdowns]
        left = untold_remainders(layout, mentions, self._changes, lists)
        self._changes += left
        self._breakdowns = without_remainders(lists, left)
        self._breakdown_of = {part.number: found for found in lists for part in found.parts}
        self._share_of = {share.pair.part.number: share for share in self._shares}

    def claims(self) -> tuple[Claim, ...]:
        found = [
            *self._share_claims(),
            *self._fraction_claims(),
            *(self._sum_claim(breakdown) for breakdown in self._breakdowns),
            *(self._change_claim(change) for change in self._changes),
            *(self._uncounted_claim(share) for share in uncounted_shares(self._layout, self._mentions, self._told())),
            *(self._term_claim(odd) for odd in odd_spans(self._layout)),
            *(self._date_claim(odd) for odd in odd_dates(self._layout)),
        ]
        return tuple(sorted(found, key=lambda claim: (claim.start, claim.end)))

    def _share_claims(self) -> Iterator[Claim]:
        for place, share in enumerate(self._shares):
            if share.sure or share.pair.part.quantity.kind is not QuantityKind.RATIO:
                yield self._share_claim(share, place)

    def _neighbours(self, place: int, whole: Candidate) -> tuple[Resolution, ...]:
        near = self._shares[max(0, place - 12) : place] + self._shares[place + 1 : place + 13]
        return tuple(other for other in near if other.whole is not None and other.whole.start == whole.start)

    def _share_claim(self, share: Resolution, place: int) -> Claim:
        pair, stated = share.pair, share.pair.share.quantity
        printed = fixed_text(rounded_half_up(stated.value, stated.decimals), stated.decimals)
        if share.whole is None or (share.fit is Fit.NOT and not share.sure):
            return self._unclear_claim(share, printed)
        whole = share.whole.value
        computed = decimal_text(Fraction(100 * pair.value, whole), stated.decimals) if whole else None
        verdict = _VERDICTS[share.fit]
        name = f"share_{verdict.value}"
        if verdict is Verdict.ROUNDING and stated.value == 100:
            name = "share_not_full"
        said = self._say(
            name, part=amount_text(pair.value), whole=amount_text(whole), computed=computed, stated=printed
        )
        return Claim(
            kind=ClaimKind.SHARE,
            text=self._layout.text[pair.start : pair.end],
            start=pair.start,
            end=pair.end,
            verdict=verdict,
            stated=printed,
            computed=computed,
            explanation=said,
            suggestions=self._share_mends(share, self._neighbours(place, share.whole))
            if verdict is not Verdict.OK
            else (),
            part=pair.value,
            whole=whole,
            whole_start=share.whole.start,
        )

    def _share_mends(self, share: Resolution, neighbours: tuple[Resolution, ...]) -> tuple[Suggestion, ...]:
        number = share.pair.part.number
        near = self._mentions[max(0, number - 30) : number + 30]
        printed = frozenset(m.quantity.value for m in near if m.quantity.kind is QuantityKind.COUNT and not m.step)
        mends = self._mender.share(share, Evidence(neighbours, self._breakdown_of.get(number), printed))
        return mends if share.fit is Fit.NOT else mends[:1]

    def _unclear_claim(self, share: Resolution, printed: str) -> Claim:
        pair = share.pair
        tried = tuple(candidate.value for candidate in share.candidates[:_MOST_TRIED])
        name = "share_tried" if tried else "share_untold"
        listed = ", ".join(amount_text(value) for value in tried)
        return Claim(
            kind=ClaimKind.SHARE,
            text=self._layout.text[pair.start : pair.end],
            start=pair.start,
            end=pair.end,
            verdict=Verdict.UNCLEAR,
            stated=printed,
            computed=None,
            explanation=self._say(name, part=amount_text(pair.value), stated=printed, tried=listed),
            part=pair.value,
            wholes_tried=tried,
        )

    def _told(self) -> set[int]:
        """Give the numbers of the percentages that some claim speaks of."""
        changed = (figure for change in self._changes for figure in (change.now, change.before, change.step))
        shared = {share.pair.share.number for share in self._shares}
        return shared | {figure.number for figure in changed if figure is not None}

    def _uncounted_claim(self, share: Mention) -> Claim:
        quantity = share.quantity
        printed = fixed_text(rounded_half_up(quantity.value, quantity.decimals), quantity.decimals)
        return Claim(
            kind=ClaimKind.SHARE,
            text=self._layout.text[share.start : share.end],
            start=share.start,
            end=share.end,
            verdict=Verdict.UNCLEAR,
            stated=printed,
            computed=None,
            explanation=self._say("share_uncounted", stated=printed),
        )

    def _fraction_claims(self) -> Iterator[Claim]:
        used = {
            share.pair.part.number
            for share in self._shares
            if share.pair.part.sentence == share.pair.share.sentence and share.sure
        }
        for mention in self._mentions:
            if mention.number in used:
                continue
            if mention.quantity.kind is QuantityKind.RATIO and mention.quantity.total is not None:
                if counts_something(self._layout, self._mentions, mention):
                    yield self._fraction_claim(
                        mention, mention.quantity.total, mention.quantity.total_start, mention.end
                    )
            elif mention.quantity.kind is QuantityKind.COUNT and mention.number + 1 < len(self._mentions):
                whole = following_whole(self._layout, mention, self._mentions[mention.number + 1])
                if whole is not None:
                    yield self._fraction_claim(mention, whole.quantity.value, whole.start, whole.end)

    def _fraction_claim(self, mention: Mention, whole: Amount, whole_start: int, end: int) -> Claim:
        part = mention.quantity.value
        verdict = Verdict.OK if part <= whole else Verdict.WRONG
        return Claim(
            kind=ClaimKind.FRACTION,
            text=self._layout.text[mention.start : end],
            start=mention.start,
            end=end,
            verdict=verdict,
            stated=f"{amount_text(part)}/{amount_text(whole)}",
            computed=None,
            explanation=self._say(f"fraction_{verdict.value}", part=amount_text(part), whole=amount_text(whole)),
            part=part,
            whole=whole,
            whole_start=whole_start,
        )

    def _sum_claim(self, breakdown: Breakdown) -> Claim:
        verdict = Verdict.OK if breakdown.adds_up else Verdict.WRONG
        parts = " + ".join(amount_text(part.quantity.value) for part in breakdown.parts)
        total, whole = amount_text(breakdown.total), amount_text(breakdown.whole)
        said = self._say(f"sum_{verdict.value}", parts=parts, computed=total, whole=whole)
        return Claim(
            kind=ClaimKind.SUM,
            text=self._layout.text[breakdown.start : breakdown.end],
            start=breakdown.start,
            end=breakdown.end,
            verdict=verdict,
            stated=whole,
            computed=total,
            explanation=said,
            suggestions=() if breakdown.adds_up else self._mender.breakdown(breakdown, self._share_of),
            whole=breakdown.whole,
            whole_start=breakdown.whole_start,
            parts=tuple(part.quantity.value for part in breakdown.parts),
        )

    def _change_claim(self, change: Change) -> Claim:
        verdict = _VERDICTS[change.fit]
        step = change.step
        sign = "%" if step and step.is_share else ""
        stated, computed = self._change_figures(change)
        name = f"change_{verdict.value}" if step else "change_direction"
        really = self._say("fall" if change.rising else "rise")
        said = self._say(
            name,
            now=_shown(change.now),
            before=_shown(change.before),
            computed=computed + sign,
            stated=stated + sign,
            really=really,
        )
        return Claim(
            kind=ClaimKind.CHANGE,
            text=self._layout.text[change.start : change.end],
            start=change.start,
            end=change.end,
            verdict=verdict,
            stated=stated,
            computed=computed,
            explanation=said,
            suggestions=() if verdict is Verdict.OK else self._mender.change(change),
            now=change.now.quantity.value,
            before=change.before.quantity.value,
        )

    def _change_figures(self, change: Change) -> tuple[str, str]:
        """Give the printed difference and the computed one as the text counts it: in `triệu` when it says `triệu`."""
        step = change.step
        if step is None:
            return self._say("rise" if change.rising else "fall"), decimal_text(change.computed, 0)
        quantity = step.quantity
        scale = quantity.grain * 10**quantity.decimals or 1
        printed = fixed_text(rounded_half_up(Fraction(quantity.value, scale), quantity.decimals), quantity.decimals)
        return printed, decimal_text(Fraction(change.computed, scale), quantity.decimals)

    def _term_claim(self, odd: OddSpan) -> Claim:
        span = odd.span
        name = "term_reversed" if span.last <= span.first else "term_odd"
        return Claim(
            kind=ClaimKind.TERM,
            text=self._layout.text[span.start : span.end],
            start=span.start,
            end=span.end,
            verdict=Verdict.WRONG if odd.impossible else Verdict.UNCLEAR,
            stated=f"{span.first}-{span.last}",
            computed=f"{odd.meant.first}-{odd.meant.last}" if odd.meant else None,
            explanation=self._say(name, first=span.first, last=span.last, years=span.last - span.first),
            suggestions=self._mender.term(odd),
        )

    def _date_claim(self, odd: OddDate) -> Claim:
        text = self._layout.text[odd.start : odd.end]
        name = odd.fault.value if odd.fault is not DateFault.REVERSED else "reversed"
        return Claim(
            kind=ClaimKind.DATE,
            text=text,
            start=odd.start,
            end=odd.end,
            verdict=Verdict.WRONG,
            stated=text,
            computed=None,
            explanation=self._say(name, day=odd.day, month=odd.month),
        )

    def _say(self, name: str, **figures: object) -> str:
        return phrase(self._language, name, **figures)


def _all_pairs(layout: Layout, mentions: list[Mention]) -> list[list[Pair]]:
    """Give the pairs of each percentage: with the counts beside it, and unless one is firm, with those told before."""
    told = {pairs[0].share.number: pairs for pairs in pair_shares(layout, mentions)}
    passed = thresholds(layout, mentions)
    for mention in mentions:
        beside = told.get(mention.number, [])
        if not mention.is_share or mention.number in passed or any(pair.tie is Tie.FIRM for pair in beside):
            continue
        if not is_no_share(layout, mention):
            pairs = [*beside, *resumed_pairs(layout, mentions, mention)]
            told |= {mention.number: pairs} if pairs else {}
    return sorted(told.values(), key=lambda pairs: pairs[0].share.start)


def _shown(mention: Mention) -> str:
    quantity = mention.quantity
    text = fixed_text(rounded_half_up(quantity.value, quantity.decimals), quantity.decimals)
    return text + "%" if mention.is_share else amount_text(quantity.value)
