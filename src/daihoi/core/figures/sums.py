"""Breakdowns: the parts of a whole that are printed beside it, and whether they add up to it."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from daihoi.core.figures.breakdowns import Breakdown, total_of
from daihoi.core.figures.divided import divided
from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Cue, Mention
from daihoi.core.figures.promises import (
    complement_pair,
    complete_each_other,
    is_remainder,
    part_labels,
    promised_parts,
    told_parts,
)
from daihoi.core.figures.quantities import Hedge, QuantityKind
from daihoi.core.figures.share_runs import runs_of_shares
from daihoi.core.figures.vocabulary import Sort
from daihoi.core.figures.wholes import Resolution

_BULLET = re.compile(r"\s*(?:[-+*•●▪◦·]\s|\(?[a-zđ0-9]{1,2}[.)]\s)")
_TOTAL_LEAD = re.compile(r"(?<!\w)(?:tổng cộng|cộng lại|cộng|tổng số(?: là)?|tổng)(?!\w)[^\d;.]{0,40}$")
_VALID = re.compile(r"(?<!không )hợp lệ(?!\w)[^\d]{0,12}$")
_INVALID = re.compile(r"không hợp lệ(?!\w)[^\d]{0,12}$")
_RETURNED = re.compile(r"(?:thu về|thu vào|thu được|phiếu bầu)(?!\w)[^\d]{0,12}$")
_LONGEST_LIST = 14
_FARTHEST = 60


def find_breakdowns(layout: Layout, mentions: list[Mention], shares: list[Resolution]) -> list[Breakdown]:
    """Give the breakdowns of a text in their order: those that add up, and those that were meant to."""
    finder = _BreakdownFinder(layout, mentions)
    told_by_shares = list(finder.of_shares(shares))
    others = [
        *finder.announced(),
        *finder.totalled(),
        *finder.of_ratios(),
        *finder.equations(),
        *finder.with_remainder(),
        *finder.of_context(shares),
        *finder.of_votes(),
        *divided(layout, mentions),
        *finder.counted_out(),
    ]
    return _distinct([*told_by_shares, *others], {id(found) for found in told_by_shares if not found.adds_up})


def _distinct(found: list[Breakdown], surest: set[int]) -> list[Breakdown]:
    """Keep each breakdown once; of two that share parts the surest, then the one that adds up, then the longer."""
    kept: list[Breakdown] = []
    taken: set[int] = set()
    for breakdown in sorted(found, key=lambda b: (id(b) not in surest, not b.adds_up, -len(b.parts), b.start)):
        numbers = {part.number for part in breakdown.parts}
        if numbers & taken:
            continue
        taken |= numbers
        kept.append(breakdown)
    return sorted(kept, key=lambda b: (b.start, b.end))


class _BreakdownFinder:
    def __init__(self, layout: Layout, mentions: list[Mention]) -> None:
        self._layout = layout
        self._mentions = mentions

    def announced(self) -> Iterator[Breakdown]:
        """Give the lists that a whole announces: `116 trường hợp, trong đó 17 … và 99 …`."""
        for whole in self._mentions:
            if whole.is_share or whole.step or not self._may_open(whole):
                continue
            parts = _top_level(self._listed(whole)) or []
            runs = list(self._adding_runs(whole, parts))
            if not runs:
                runs = [run for run in (self._mixed_run(whole), self._promised(whole, parts)) if run]
            for run in runs[: len(runs) if len(parts) > 2 else 1]:
                if not _is_within_rounding(whole, run):
                    yield Breakdown(whole.quantity.value, whole.start, whole.quantity.end, run)

    def _promised(self, whole: Mention, parts: list[Mention]) -> tuple[Mention, ...] | None:
        if len(parts) < 2 or self._is_partial(whole, parts):
            return None
        return promised_parts(self._layout, whole, parts)

    def _is_partial(self, whole: Mention, parts: list[Mention]) -> bool:
        """Tell whether the percentages beside the parts say that they leave some of the whole out."""
        beside = [self._mentions[part.number + 1] for part in parts if part.number + 1 < len(self._mentions)]
        if len(beside) < len(parts) or not all(share.is_share for share in beside):
            return False
        percent = sum((share.quantity.value for share in beside), Fraction(0))
        agrees = abs(100 * total_of(parts) - percent * whole.quantity.value) < 2 * whole.quantity.value
        return abs(percent - 100) > 10 or (percent < 98 and agrees)

    def _mixed_run(self, whole: Mention) -> tuple[Mention, ...] | None:
        """Give the two parts of `65 tập thể, cá nhân, gồm 25 tập thể và 40 cá nhân`, which count different things."""
        mixed = tuple(self._mentions[whole.number + 1 : whole.number + 3])
        if len(mixed) < 2 or any(
            m.quantity.kind is not QuantityKind.COUNT or m.sentence != whole.sentence for m in mixed
        ):
            return None
        named = self._layout.folded[whole.end : mixed[0].start]
        told = all(part.quantity.noun and part.quantity.noun in named for part in mixed) and "gồm" in named
        different = mixed[0].quantity.noun != mixed[1].quantity.noun
        apart = abs(total_of(mixed) - whole.quantity.value)
        return mixed if told and different and apart * 8 <= whole.quantity.value else None

    def _adding_runs(self, whole: Mention, parts: list[Mention]) -> Iterator[tuple[Mention, ...]]:
        """Give the runs that add up: at the edges of the list, or whose labels complete each other."""
        if (
            len(parts) > 2
            and total_of(parts) != whole.quantity.value
            and complete_each_other(part_labels(self._layout, parts))
        ):
            return
        rest = parts
        while run := _run(rest, whole.quantity.value):
            after = parts.index(run[-1]) + 1
            if run[0] is parts[0] or run[-1] is parts[-1] or complement_pair(self._layout, run):
                yield run
            rest = parts[after:]

    def _may_open(self, whole: Mention) -> bool:
        if whole.quantity.hedge is not Hedge.NONE or (whole.quantity.grain and not _is_measured(whole)):
            return False
        following = whole.number + 1
        if following >= len(self._mentions):
            return False
        first = self._mentions[following]
        if not self._reaches(whole, first):
            return False
        bracket = first.bracket
        beside = bracket is not None and bracket is not whole.bracket and bracket.start - whole.end < 60
        return whole.opens or beside or whole.cue is Cue.STRONG

    def _reaches(self, whole: Mention, first: Mention) -> bool:
        """A list stands in the sentence of its whole, in the next one that says `trong đó`, or in bullets below it."""
        if first.sentence == whole.sentence:
            return True
        opening = self._layout.folded[whole.end : first.start]
        if first.sentence > whole.sentence + 2 or len(opening) > 200:
            return False
        start = self._layout.sentence_starts[whole.sentence + 1]
        colon = ":" in self._layout.folded[whole.end : start]
        bullets = colon and _BULLET.match(self._layout.folded, start, start + 12) is not None
        announced = (
            re.search(r"(?<!\w)(?:trong đó|trong số (?:đó|này|ấy)|cụ thể|như sau|gồm)(?!\w)", opening) is not None
        )
        return announced or (bullets and whole.paragraph == first.paragraph)

    def _listed(self, whole: Mention) -> list[Mention]:
        """Give the counts of the list that follows a whole, on the level of the first one."""
        first = self._mentions[whole.number + 1]
        bracket = first.bracket if first.bracket is not whole.bracket else None
        end = bracket.end if bracket else self._list_end(first)
        parts: list[Mention] = []
        for mention in self._mentions[whole.number + 1 : whole.number + 1 + _FARTHEST]:
            if mention.start >= end or len(parts) >= _LONGEST_LIST:
                break
            if parts and ";" in mention.lead and self._ends_list(parts, mention):
                break
            if self._is_part(whole, mention) and (mention.bracket is bracket or mention.bracket is whole.bracket):
                parts.append(mention)
        return parts

    def _ends_list(self, parts: list[Mention], after: Mention) -> bool:
        """A semicolon ends a list of commas, and so does an item that opens a list of its own."""
        commas = len(parts) > 1 and ";" not in self._layout.folded[parts[0].end : parts[1].start]
        return (
            commas or (after.opens and after.bracket is None) or re.search(r";\s*(?:đã )?có\s$", after.lead) is not None
        )

    def _is_part(self, whole: Mention, mention: Mention) -> bool:
        if mention.quantity.kind is not QuantityKind.COUNT or mention.step or mention.earlier:
            return False
        if not 0 < mention.quantity.value <= whole.quantity.value * 2:
            return False
        if mention.quantity.grain and not (_is_measured(whole) and whole.quantity.sort is mention.quantity.sort):
            return False
        sorts = {mention.quantity.sort, whole.quantity.sort}
        return None in sorts or len(sorts) == 1 or Sort.CASE in sorts

    def _list_end(self, first: Mention) -> int:
        number = first.sentence
        end = self._layout.sentence_span(number)[1]
        while number + 1 < len(self._layout.sentence_starts):
            start, following = self._layout.sentence_span(number + 1)
            if not _BULLET.match(self._layout.folded, start, min(following, start + 12)):
                break
            number, end = number + 1, following
        return end

    def of_shares(self, shares: list[Resolution]) -> Iterator[Breakdown]:
        """Give the runs of shares of one whole that make it up, by their counts or by their percentages."""
        return runs_of_shares(self._layout, shares)

    def totalled(self) -> Iterator[Breakdown]:
        """Give the lists that end in their total: `27 xã, 3 phường, tổng cộng 30`, or lines with a last `Cộng:`."""
        for whole in self._mentions:
            if whole.quantity.kind is not QuantityKind.COUNT or not _TOTAL_LEAD.search(whole.lead):
                continue
            parts = self._beforetotal_of(whole) or self._lines_before(whole) or self._sentence_before(whole)
            run = next(
                (parts[begin:] for begin in range(len(parts) - 1) if total_of(parts[begin:]) == whole.quantity.value),
                None,
            )
            near = abs(total_of(parts) - whole.quantity.value) * 8 <= whole.quantity.value
            if run is None and len(parts) >= 2 and near and "cộng" in whole.lead:
                run = parts
            if run:
                yield Breakdown(whole.quantity.value, whole.start, whole.quantity.end, tuple(run))

    def _beforetotal_of(self, whole: Mention) -> list[Mention]:
        near = self._mentions[max(0, whole.number - _LONGEST_LIST) : whole.number]
        return [
            m for m in near if m.sentence == whole.sentence and self._is_part(whole, m) and m.bracket is whole.bracket
        ]

    def _sentence_before(self, whole: Mention) -> list[Mention]:
        """Give the counts of the sentence before one that gives nothing but their total."""
        near = self._mentions[max(0, whole.number - _LONGEST_LIST) : whole.number]
        parts = [m for m in near if m.sentence == whole.sentence - 1 and m.paragraph == whole.paragraph]
        return parts if len(parts) >= 2 and all(self._is_part(whole, part) for part in parts) else []

    def _lines_before(self, whole: Mention) -> list[Mention]:
        """Give the first count of each item of the list that stands right above a total line."""
        parts: list[Mention] = []
        sentence = whole.sentence
        for mention in reversed(self._mentions[max(0, whole.number - _FARTHEST) : whole.number]):
            if mention.sentence < sentence - 1 or mention.quantity.kind is not QuantityKind.COUNT:
                if mention.sentence < sentence - 1:
                    break
                continue
            start, end = self._layout.sentence_span(mention.sentence)
            if mention.sentence == whole.sentence or not _BULLET.match(
                self._layout.folded, start, min(end, start + 12)
            ):
                break
            if mention.sentence == sentence:
                parts[-1] = mention
            else:
                parts.append(mention)
            sentence = mention.sentence
        return parts[::-1] if all(self._is_part(whole, part) for part in parts) else []

    def of_ratios(self) -> Iterator[Breakdown]:
        """Give the runs of n/N with one N whose parts make it up, and n/N with the rest beside it."""
        ratios: list[Mention] = []
        for mention in self._mentions:
            quantity = mention.quantity
            if quantity.kind is QuantityKind.RATIO:
                if ratios and (
                    quantity.total != ratios[-1].quantity.total or mention.paragraph - ratios[-1].paragraph > 1
                ):
                    yield from self._ratio_run(ratios)
                    ratios = []
                ratios.append(mention)
                yield from self._with_rest(mention)
        yield from self._ratio_run(ratios)

    def _ratio_run(self, ratios: list[Mention]) -> Iterator[Breakdown]:
        if len(ratios) < 2 or ratios[0].quantity.total is None:
            return
        whole = ratios[0].quantity.total
        open_parts = [ratio for ratio in ratios if ratio.quantity.value < whole]
        run = _run(open_parts, whole)
        start = ratios[0].quantity.total_start
        if run:
            first = run[0].quantity
            yield Breakdown(whole, first.total_start, first.end, run)
        elif (
            len(open_parts) >= 3
            and self._lists_kinds(open_parts)
            and abs(total_of(open_parts) - whole) <= max(Fraction(2), whole / 10)
        ):
            yield Breakdown(whole, start, ratios[0].end, tuple(open_parts))

    def _lists_kinds(self, ratios: list[Mention]) -> bool:
        opening = self._layout.folded[max(0, ratios[0].start - 60) : ratios[0].start]
        together = len({ratio.sentence for ratio in ratios}) == 1
        return together and re.search(r"(?:như sau|cụ thể|trong đó|gồm|chia ra)[^.;]*$", opening) is not None

    def _with_rest(self, ratio: Mention) -> Iterator[Breakdown]:
        following = ratio.number + 1
        while following < len(self._mentions) and self._mentions[following].is_share:
            following += 1
        if following >= len(self._mentions) or ratio.quantity.total is None:
            return
        rest = self._mentions[following]
        if rest.sentence != ratio.sentence or rest.quantity.kind is not QuantityKind.COUNT or rest.step:
            return
        alike = rest.quantity.sort is None or rest.quantity.sort is ratio.quantity.sort
        adds_up = ratio.quantity.value + rest.quantity.value == ratio.quantity.total
        if (
            alike
            and rest.bracket is ratio.bracket
            and (is_remainder(self._layout, rest) or (adds_up and re.search(r"(?<!\w)còn(?!\w)", rest.lead)))
        ):
            yield Breakdown(ratio.quantity.total, ratio.quantity.total_start, ratio.end, (ratio, rest))

    def with_remainder(self) -> Iterator[Breakdown]:
        """Give a whole, what was done of it and the rest: `nhận 35 đơn, giải quyết 31 đơn, còn lại 4 đơn`."""
        for rest in self._mentions:
            if rest.quantity.kind is not QuantityKind.COUNT or not is_remainder(self._layout, rest):
                continue
            listed = [
                m
                for m in self._mentions[max(0, rest.number - 5) : rest.number + 1]
                if m.sentence == rest.sentence and m.quantity.kind is QuantityKind.COUNT and m.bracket is rest.bracket
            ]
            if len(listed) < 3 or any(m.step or m.earlier or not _alike(m, rest) for m in listed):
                continue
            whole, parts = listed[0], tuple(listed[1:])
            apart = abs(total_of(parts) - whole.quantity.value)
            told = whole.cue is not Cue.NONE and apart * 4 <= whole.quantity.value
            if all(part.quantity.value < whole.quantity.value for part in parts) and (told or not apart):
                yield Breakdown(whole.quantity.value, whole.start, whole.quantity.end, parts)

    def of_context(self, shares: list[Resolution]) -> Iterator[Breakdown]:
        """Give the lists without percentages whose whole was told before: `Về độ tuổi: dưới 35 tuổi 56 đồng chí, …`."""
        wholes = {share.whole.start for share in shares if share.whole is not None and share.holds}
        known: list[Mention] = []
        for parts in self._plain_lists():
            first = parts[0]
            known = [
                m for m in self._mentions[max(0, first.number - _FARTHEST) : first.number] if self._is_known(m, wholes)
            ]
            near = [m for m in known if first.paragraph - m.paragraph <= 2][-3:]
            total = total_of(parts)
            whole = next((m for m in reversed(near) if m.quantity.value == total), near[-1] if near else None)
            run = told_parts(self._layout, whole, parts) if whole is not None and self._is_part(whole, first) else None
            if whole is not None and run:
                yield Breakdown(whole.quantity.value, whole.start, whole.quantity.end, run)

    def _is_known(self, mention: Mention, wholes: set[int]) -> bool:
        counted = mention.quantity.kind is QuantityKind.COUNT and not mention.step and not mention.earlier
        return counted and (mention.start in wholes or mention.cue is Cue.STRONG)

    def _plain_lists(self) -> Iterator[list[Mention]]:
        """Give the runs of two or more counts of one sentence, with no percentage among them."""
        run: list[Mention] = []
        for mention in self._mentions:
            goes_on = run and run[-1].sentence == mention.sentence and run[-1].bracket is mention.bracket
            if mention.quantity.kind is QuantityKind.COUNT and not mention.step and (goes_on or not run):
                run.append(mention)
                continue
            if len(run) >= 2 and not mention.is_share:
                yield run
            run = [mention] if mention.quantity.kind is QuantityKind.COUNT and not mention.step else []
        if len(run) >= 2:
            yield run

    def counted_out(self) -> Iterator[Breakdown]:
        """Give the counts of one thing of which the first is exactly all the others of its sentence."""
        for parts in self._plain_lists():
            whole, rest = parts[0], tuple(parts[1:])
            alike = {part.quantity.noun for part in parts} == {whole.quantity.noun} and whole.quantity.sort is not None
            if len(rest) >= 2 and alike and total_of(rest) == whole.quantity.value:
                yield Breakdown(whole.quantity.value, whole.start, whole.quantity.end, rest)

    def of_votes(self) -> Iterator[Breakdown]:
        """Give the valid and invalid ballots with those returned (regulations.md A.9)."""
        for invalid in self._mentions[2:]:
            valid, returned = self._mentions[invalid.number - 1], self._mentions[invalid.number - 2]
            labelled = _VALID.search(valid.lead) and _INVALID.search(invalid.lead) and _RETURNED.search(returned.lead)
            counts = all(m.quantity.kind is QuantityKind.COUNT for m in (valid, invalid, returned))
            if labelled and counts and invalid.start - returned.start < 200:
                yield Breakdown(returned.quantity.value, returned.start, returned.quantity.end, (valid, invalid))

    def equations(self) -> Iterator[Breakdown]:
        """Give the sums that are printed as such: `235 đại biểu = 38 đương nhiên + 197 được bầu`."""
        run: list[Mention] = []
        for mention in self._mentions:
            if run and self._is_plus(run[-1], mention):
                run.append(mention)
                continue
            yield from self._equation(run)
            run = [mention]
        yield from self._equation(run)

    def _is_plus(self, one: Mention, other: Mention) -> bool:
        gap = self._layout.folded[one.end : other.start]
        return len(gap) < 60 and "+" in gap and "\n" not in gap and not re.search(r"[.;=]", gap)

    def _equation(self, run: list[Mention]) -> Iterator[Breakdown]:
        if len(run) < 2:
            return
        around = [run[0].number - 1, run[-1].number + 1]
        for number, gap in zip(around, self._gaps(run), strict=True):
            if gap is not None and len(gap) < 60 and "=" in gap and "\n" not in gap:
                whole = self._mentions[number]
                yield Breakdown(whole.quantity.value, whole.start, whole.quantity.end, tuple(run))
                return

    def _gaps(self, run: list[Mention]) -> list[str | None]:
        before, after = run[0].number - 1, run[-1].number + 1
        left = self._layout.folded[self._mentions[before].end : run[0].start] if before >= 0 else None
        right = self._layout.folded[run[-1].end : self._mentions[after].start] if after < len(self._mentions) else None
        return [left, right]


def _is_measured(mention: Mention) -> bool:
    return mention.quantity.sort in (Sort.MONEY, Sort.AREA)


def _is_within_rounding(whole: Mention, parts: Sequence[Mention]) -> bool:
    """Tell whether measures miss their sum by no more than their last digits can tell."""
    apart = abs(total_of(parts) - whole.quantity.value)
    return 0 < apart <= whole.quantity.grain * len(parts)


def _alike(one: Mention, other: Mention) -> bool:
    sorts = {one.quantity.sort, other.quantity.sort}
    return len(sorts) == 1 or None in sorts


def _run(parts: list[Mention], whole: Fraction) -> tuple[Mention, ...] | None:
    """Give the first unbroken run of two or more parts that adds up to the whole."""
    for begin in range(len(parts)):
        total = Fraction(0)
        for end in range(begin, len(parts)):
            total += parts[end].quantity.value
            if total == whole and end > begin:
                return tuple(parts[begin : end + 1])
            if total > whole:
                break
    return None


def _top_level(parts: list[Mention]) -> list[Mention]:
    """Leave out the parts of a part: what follows `trong đó` inside an item, up to the next semicolon or line."""
    kept: list[Mention] = []
    nested = False
    for place, part in enumerate(parts):
        if nested and re.search(r"[;\n]", part.lead):
            nested = False
        if place > 0 and re.search(r"(?<!\w)(?:trong đó|riêng)(?!\w)", part.lead):
            nested = True
        if not nested:
            kept.append(part)
    return kept
