"""Breakdowns whose total is stated otherwise: after the parts, as N of n/N, by a plus sign, by the rest, by votes."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from daihoi.core.figures.amounts import distance
from daihoi.core.figures.breakdowns import Breakdown, is_rate, may_be_part, run_of, total_of
from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Cue, Mention
from daihoi.core.figures.promises import is_remainder
from daihoi.core.figures.quantities import QuantityKind

_BULLET = re.compile(r"\s*(?:[-+*•●▪◦·]\s|\(?[a-zđ0-9]{1,2}[.)]\s)")
_TOTAL_LEAD = re.compile(
    r"(?<!\w)(?:tổng cộng|cộng lại|cộng|tổng số(?: là)?|tổng|tính chung|cả thảy|tất thảy|vừa tròn"
    r"|(?:cả|toàn) (?:nhiệm kỳ|năm|giai đoạn|khóa|khoá|đợt|(?:hai|ba|bốn|năm|\d{1,2}) (?:năm|đợt|tháng)))(?!\w)"
    r"(?:[^\d;.]|\d{1,2} (?:năm|tháng|đợt|tổ|khối|cụm)){0,40}$"
)
_TOTAL_ONLY = re.compile(r"\s*(?:[^\W\d]+ ){0,3}(?:tổng cộng|cộng lại|cộng|tổng số|tổng)(?: [^\W\d]+){0,4}:? ")
_SHORT = 40
_VALID = re.compile(r"(?<!không )hợp lệ(?!\w)[^\d]{0,12}$")
_INVALID = re.compile(r"không hợp lệ(?!\w)[^\d]{0,12}$")
_AGREED = re.compile(r"(?<!không )(?:đồng ý|tán thành)(?!\w)[^\d]{0,12}$")
_DISAGREED = re.compile(r"không (?:đồng ý|tán thành)(?!\w)[^\d]{0,12}$")
_RETURNED = re.compile(r"(?:thu về|thu vào|thu được|phiếu bầu)(?!\w)[^\d]{0,12}$")
_ABSENT = re.compile(r"(?<!\w)vắng(?: mặt)?\s*$")
_JOINS = re.compile(r"(?<!\w)(?:cùng|cộng)(?: với)?(?: thêm)?\s*$")
_MADE = re.compile(r"(?<!\w)(?:thành|là|nâng (?:tổng )?số[^,;.\d]{0,40} lên)\s*$")
_EQUALS = re.compile(r"=(?!>)")
_MADE_UP = re.compile(r"^,?\s(?:[^\W\d]+\s){0,3}(?:là|bằng|thành|được|đủ)\s$|^,\s$")
_PLUS_BEFORE = re.compile(r"\+\s*$")
_COMMAS = frozenset({",", "và", "+"})
_SIGNS = frozenset({"="})
_VOTES_APART = 4
_LONGEST_LIST = 14
_FARTHEST = 60


class StatedSums:
    """Finds the breakdowns of one text that no whole announces."""

    def __init__(self, layout: Layout, mentions: list[Mention]) -> None:
        self._layout = layout
        self._mentions = mentions

    def all(self) -> Iterator[Breakdown]:
        """Give every breakdown of these kinds but those of votes, in no order."""
        yield from self.totalled()
        yield from self.of_ratios()
        yield from self.equations()
        yield from self.with_remainder()

    def totalled(self) -> Iterator[Breakdown]:
        """Give the lists that end in their total: `27 xã, 3 phường, tổng cộng 30`, or lines with a last `Cộng:`."""
        for whole in self._mentions:
            if whole.quantity.kind is not QuantityKind.COUNT or whole.lead.strip() == "cộng":
                continue
            yield from self._joined(whole)
            if not _TOTAL_LEAD.search(whole.lead):
                continue
            parts = self._before_total(whole) or self._lines_before(whole) or self._sentence_before(whole)
            run = next(
                (parts[begin:] for begin in range(len(parts) - 1) if total_of(parts[begin:]) == whole.quantity.value),
                None,
            )
            near = distance(total_of(parts), whole.quantity.value) * 8 <= whole.quantity.value
            if (
                run is None
                and len(parts) >= 2
                and near
                and ("cộng" in whole.lead or is_remainder(self._layout, parts[-1]))
            ):
                run = parts
            if run:
                yield Breakdown(whole.quantity.value, whole.start, whole.quantity.end, tuple(run))

    def _joined(self, whole: Mention) -> Iterator[Breakdown]:
        """Give two counts that are said to be put together: `215 đại biểu, cùng 34 đại biểu đương nhiên thành 249`."""
        if whole.number < 2 or not (_MADE.search(whole.lead) or _TOTAL_LEAD.search(whole.lead)):
            return
        first, second = self._mentions[whole.number - 2 : whole.number]
        together = first.sentence == whole.sentence and _JOINS.search(second.lead) is not None
        if together and may_be_part(whole, first) and may_be_part(whole, second):
            yield Breakdown(whole.quantity.value, whole.start, whole.quantity.end, (first, second))

    def _before_total(self, whole: Mention) -> list[Mention]:
        near = self._mentions[max(0, whole.number - _LONGEST_LIST) : whole.number]
        opens = whole.bracket is not None and near and near[-1].end <= whole.bracket.start
        outside = near[-1].bracket if opens else whole.bracket
        told = [m for m in near if m.sentence == whole.sentence and m.bracket is outside]
        moves = [replace(m, step=False) for m in told if m.step]
        if whole.step and len(moves) > 1:
            told = moves
        return [m for m in told if may_be_part(whole, m)]

    def _sentence_before(self, whole: Mention) -> list[Mention]:
        """Give the counts of the sentence before, when the next one only totals them: `nam 40, nữ 12. Cộng 52.`"""
        begin, end = self._layout.sentence_span(whole.sentence)
        if not _TOTAL_ONLY.fullmatch(self._layout.folded, begin, whole.start) or end - whole.end > _SHORT:
            return []
        near = self._mentions[max(0, whole.number - _FARTHEST) : whole.number]
        told = [m for m in near if m.sentence == whole.sentence - 1 and m.bracket is None and not m.is_share]
        return told if all(may_be_part(whole, part) for part in told) else []

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
        return parts[::-1] if all(may_be_part(whole, part) for part in parts) else []

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
        run = run_of(open_parts, whole)
        start = ratios[0].quantity.total_start
        if run:
            first = run[0].quantity
            yield Breakdown(whole, first.total_start, first.end, run)
        elif (
            len(open_parts) >= 3
            and self._lists_kinds(open_parts)
            and distance(total_of(open_parts), whole) <= max(Fraction(2), Fraction(whole, 10))
        ):
            yield Breakdown(whole, start, ratios[0].end, tuple(open_parts))

    def _lists_kinds(self, ratios: list[Mention]) -> bool:
        opening = self._layout.folded[max(0, ratios[0].start - 60) : ratios[0].start]
        together = len({ratio.sentence for ratio in ratios}) == 1
        return together and re.search(r"(?:như sau|cụ thể|trong đó|gồm|chia ra)[^.;]*$", opening) is not None

    def _with_rest(self, ratio: Mention) -> Iterator[Breakdown]:
        """Give n/N with the counts beside it that make up N: `240/245 nhất trí, 3 không nhất trí, 2 ý kiến khác`."""
        if ratio.quantity.total is None:
            return
        parts, near = [ratio], self._mentions[ratio.number + 1 : ratio.number + 8]
        for rest in near:
            if rest.is_share:
                continue
            alike = rest.quantity.sort is None or rest.quantity.sort is ratio.quantity.sort
            counted = rest.quantity.kind is QuantityKind.COUNT and rest.sentence == ratio.sentence and not rest.step
            if not (alike and counted and rest.bracket is ratio.bracket):
                return
            parts.append(rest)
            adds_up = total_of(parts) == ratio.quantity.total
            full = ratio.quantity.value == ratio.quantity.total
            left = (
                len(parts) == 2
                and not full
                and (is_remainder(self._layout, rest) or _ABSENT.search(rest.lead) is not None)
            )
            named = rest.quantity.noun and rest.quantity.noun == ratio.quantity.noun
            if left or (adds_up and (len(parts) > 2 or named or re.search(r"(?<!\w)còn(?!\w)", rest.lead))):
                yield Breakdown(ratio.quantity.total, ratio.quantity.total_start, ratio.end, tuple(parts))
                return

    def with_remainder(self) -> Iterator[Breakdown]:
        """Give a whole, what was done of it and the rest: `nhận 35 đơn, giải quyết 31 đơn, còn lại 4 đơn`."""
        for rest in self._mentions:
            if rest.quantity.kind is not QuantityKind.COUNT or not is_remainder(self._layout, rest):
                continue
            listed = [
                m
                for m in self._mentions[max(0, rest.number - 5) : rest.number + 1]
                if m.sentence == rest.sentence
                and m.quantity.kind is QuantityKind.COUNT
                and m.bracket is rest.bracket
                and not is_rate(self._layout, m)
            ]
            if len(listed) < 3 or any(m.step or m.earlier or not _alike(m, rest) for m in listed):
                continue
            whole, parts = listed[0], tuple(listed[1:])
            apart = distance(total_of(parts), whole.quantity.value)
            one_noun = len({m.quantity.noun for m in listed}) == 1 and apart * 8 <= whole.quantity.value
            told = one_noun or (whole.cue is not Cue.NONE and apart * 4 <= whole.quantity.value)
            if all(part.quantity.value < whole.quantity.value for part in parts) and (told or not apart):
                yield Breakdown(whole.quantity.value, whole.start, whole.quantity.end, parts)

    def of_votes(self) -> Iterator[Breakdown]:
        """Give the valid and invalid ballots with those returned (regulations.md A.9), and those for and against."""
        base: Mention | None = None
        for mention in self._mentions[2:]:
            first = self._mentions[mention.number - 1]
            if not (_INVALID.search(mention.lead) and _VALID.search(first.lead)):
                continue
            returned = self._returned(first.number)
            if returned and all(m.quantity.kind is QuantityKind.COUNT for m in (first, mention, returned)):
                yield Breakdown(returned.quantity.value, returned.start, returned.quantity.end, (first, mention))
        for mention in self._mentions:
            base = mention if _VALID.search(mention.lead) and mention.quantity.kind is QuantityKind.COUNT else base
            agreed = self._count_before(mention) if base is not None else None
            if base is None or agreed is None or mention.quantity.kind is not QuantityKind.COUNT:
                continue
            both = agreed.quantity.value + mention.quantity.value
            if (
                _AGREED.search(agreed.lead)
                and _DISAGREED.search(mention.lead)
                and distance(both, base.quantity.value) * 8 <= both
            ):
                yield Breakdown(base.quantity.value, base.start, base.quantity.end, (agreed, mention))

    def _returned(self, number: int) -> Mention | None:
        """Give the ballots returned that were told shortly before the valid ones."""
        near = self._mentions[max(0, number - _VOTES_APART) : number]
        return next((m for m in reversed(near) if _RETURNED.search(m.lead)), None)

    def _count_before(self, mention: Mention) -> Mention | None:
        near = self._mentions[max(0, mention.number - 2) : mention.number]
        return next((m for m in reversed(near) if not m.is_share), None)

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
        yield from self._listed_equations()

    def _listed_equations(self) -> Iterator[Breakdown]:
        """Give the sums printed with commas for plus signs: `Cộng 3 loại: 94, 76, 71 = 241`."""
        for whole in self._mentions:
            parts: list[Mention] = []
            for mention in reversed(self._mentions[max(0, whole.number - _LONGEST_LIST) : whole.number]):
                gap = self._layout.folded[mention.end : (parts[-1] if parts else whole).start].strip()
                if gap not in (_COMMAS if parts else _SIGNS) or mention.quantity.kind is not QuantityKind.COUNT:
                    break
                parts.append(mention)
            if len(parts) > 1:
                yield Breakdown(whole.quantity.value, whole.start, whole.quantity.end, tuple(reversed(parts)))

    def _is_plus(self, one: Mention, other: Mention) -> bool:
        gap = self._layout.folded[one.end : other.start]
        added = "+" in gap or gap.strip() == "cộng"
        return len(gap) < 60 and added and "\n" not in gap and not re.search(r"[.;=]", gap)

    def _equation(self, run: list[Mention]) -> Iterator[Breakdown]:
        if len(run) < 2 or _PLUS_BEFORE.search(self._layout.folded, max(0, run[0].start - 4), run[0].start):
            return
        around = [run[0].number - 1, run[-1].number + 1]
        for number, gap in zip(around, self._gaps(run), strict=True):
            made = number > run[-1].number and gap is not None and _MADE_UP.search(gap) is not None
            if gap is not None and len(gap) < 60 and (_EQUALS.search(gap) or made) and "\n" not in gap:
                whole = self._mentions[number]
                yield Breakdown(whole.quantity.value, whole.start, whole.quantity.end, tuple(run))
                return

    def _gaps(self, run: list[Mention]) -> list[str | None]:
        before, after = run[0].number - 1, run[-1].number + 1
        left = self._layout.folded[self._mentions[before].end : run[0].start] if before >= 0 else None
        right = self._layout.folded[run[-1].end : self._mentions[after].start] if after < len(self._mentions) else None
        return [left, right]


def _alike(one: Mention, other: Mention) -> bool:
    sorts = {one.quantity.sort, other.quantity.sort}
    return len(sorts) == 1 or None in sorts
