"""Lists of classes that exclude each other, with the whole they make up: `Trình độ: thạc sĩ 6, đại học 20, cao đẳng 1`.

Such a list can't come to more than its whole; it may come to less unless the words say that nothing is left.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from daihoi.core.figures.amounts import distance
from daihoi.core.figures.breakdowns import Breakdown, leaves_out, total_of
from daihoi.core.figures.classes import are_all, common_scales, halves, overlap
from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Cue, Mention
from daihoi.core.figures.promises import is_mistyped, part_labels
from daihoi.core.figures.quantities import Hedge, QuantityKind
from daihoi.core.figures.wholes import Resolution

_TOTAL_AFTER = re.compile(r"[^\d.]{0,40}(?<!\w)(?:tổng(?: số| cộng)?|cộng)(?: [^\W\d]+){0,3}:?\s(?:là )?$")
_TOTAL_BEYOND = re.compile(r"[^.\d]{0,40}\.\s+(?:tổng(?: số| cộng)?|cộng)(?: [^\W\d]+){0,4}:? ")
_FARTHEST = 40
_NEAR = 6
_SISTER = 3
_CLOSE = 60
_LONGEST = 14


class ClassifiedLists:
    """Finds the lists of classes of one text and weighs the counts around as their wholes."""

    def __init__(self, layout: Layout, mentions: Sequence[Mention], shares: Sequence[Resolution]) -> None:
        self._layout = layout
        self._mentions = mentions
        self._shares = [share for share in shares if share.whole is not None and share.holds]
        self._measured = {share.pair.part.number for share in self._shares}
        self._known = {share.whole.start for share in self._shares if share.whole is not None}

    def all(self) -> Iterator[Breakdown]:
        """Give each list that makes up a whole, and each that was meant to."""
        last: Mention | None = None
        for parts in self._lists():
            whole = self._whole(parts) if _is_firm(part_labels(self._layout, parts)) else self._near_whole(parts)
            if whole is None and last is not None and self._is_sister(last, parts):
                whole = last
            last = whole or last
            if whole is not None:
                yield Breakdown(whole.quantity.value, whole.start, whole.quantity.end, tuple(parts))

    def _lists(self) -> Iterator[list[Mention]]:
        for stretch in self._stretches():
            labels = part_labels(self._layout, stretch)
            place = 0
            while place < len(stretch) - 1:
                length = _longest_list(labels[place:])
                if length:
                    yield stretch[place : place + length]
                place += length if length and _is_firm(labels[place : place + length]) else 1

    def _stretches(self) -> Iterator[list[Mention]]:
        """Give the runs of counts on one level of brackets, each in the sentence of the last or in the next item."""
        open_runs: dict[int, list[Mention]] = {}
        for mention in self._mentions:
            if mention.quantity.kind is not QuantityKind.COUNT or mention.step or mention.earlier:
                continue
            level = mention.bracket.start if mention.bracket else -1
            run = open_runs.setdefault(level, [])
            if run and (mention.cue is Cue.STRONG or not self._goes_on(run, mention)):
                yield run
                run = open_runs[level] = []
            if mention.cue is not Cue.STRONG:
                run.append(mention)
        yield from open_runs.values()

    def _goes_on(self, run: Sequence[Mention], mention: Mention) -> bool:
        """A list stands in one sentence, or has one item a line."""
        last = run[-1]
        if mention.paragraph != last.paragraph or mention.sentence - last.sentence > 1:
            return False
        if mention.sentence == last.sentence:
            return True
        inline = len(run) > 1 and run[-2].sentence == last.sentence
        return not inline and self._layout.folded[last.end : mention.start].count("\n") == 1

    def _whole(self, parts: Sequence[Mention]) -> Mention | None:
        """Give the total said after a list, or the whole before it that it makes up or was meant to."""
        beyond = next(self._total_beyond(parts), None)
        if beyond is not None and (beyond.quantity.value == total_of(parts) or self._is_broken(beyond, parts)):
            return beyond
        stated = self._stated_after(parts)
        if stated is not None:
            return stated if stated.quantity.value == total_of(parts) or self._is_broken(stated, parts) else None
        beside = self._beside(parts)
        candidates = list(self._candidates(parts))
        for whole in (beside, *candidates, *self._totals_of_ratios(parts)):
            told = whole is not None and (beside in (None, whole) or whole.start in self._known)
            if whole is not None and told and whole.quantity.value == total_of(parts):
                return whole
        firm = beside or self._announcing(parts, candidates) or self._governing(parts, candidates)
        return firm if firm is not None and self._is_broken(firm, parts) else None

    def _is_sister(self, whole: Mention, parts: Sequence[Mention]) -> bool:
        """Tell whether a list was meant to divide the whole that the list before it divides."""
        labels = part_labels(self._layout, parts)
        if parts[0].number - whole.number > _FARTHEST or len(parts) < _SISTER or overlap(labels):
            return False
        ends = are_all(labels) or total_of(parts) > whole.quantity.value
        return ends and _may_be_whole(whole, parts) and self._is_broken(whole, parts)

    def _near_whole(self, parts: Sequence[Mention]) -> Mention | None:
        """Give the whole that two classes of a scale make up, in their sentence or known by percentages, or exceed."""
        for whole in self._candidates(parts):
            near = whole.sentence == parts[0].sentence or whole.start in self._known
            if near and whole.quantity.value == total_of(parts):
                return whole
        beside = self._beside(parts)
        told = beside is not None and beside.cue is Cue.STRONG and total_of(parts) > beside.quantity.value
        return beside if beside is not None and told and self._is_broken(beside, parts) else None

    def _candidates(self, parts: Sequence[Mention]) -> Iterator[Mention]:
        """Give the counts before a list that may be its whole, the nearest first."""
        first, needed = parts[0].number, _Needed(parts)
        for whole in reversed(self._mentions[max(0, first - _FARTHEST) : first]):
            if needed.holds(whole) and (whole.start in self._known or not whole.target):
                yield whole

    def _totals_of_ratios(self, parts: Sequence[Mention]) -> Iterator[Mention]:
        """Give the N of the n/N told shortly before a list: `248/250 đại biểu …; đương nhiên 27, bầu 223`."""
        first, needed = parts[0].number, _Needed(parts)
        for ratio in reversed(self._mentions[max(0, first - _NEAR) : first]):
            quantity = ratio.quantity
            if quantity.total is not None and ratio.paragraph == parts[0].paragraph:
                counted = replace(
                    quantity, kind=QuantityKind.COUNT, value=quantity.total, start=quantity.total_start, total=None
                )
                whole = replace(ratio, quantity=counted)
                if needed.holds(whole):
                    yield whole

    def _stated_after(self, parts: Sequence[Mention]) -> Mention | None:
        after = self._at(parts[-1].number + 1)
        if after is None or after.sentence != parts[-1].sentence or not _may_be_whole(after, parts):
            return None
        return after if _TOTAL_AFTER.match(self._layout.folded[parts[-1].end : after.start]) else None

    def _total_beyond(self, parts: Sequence[Mention]) -> Iterator[Mention]:
        """Give the count of a sentence right after the list that begins with `tổng số`."""
        after = self._at(parts[-1].number + 1)
        if after is not None and _TOTAL_BEYOND.fullmatch(self._layout.folded, parts[-1].end, after.start):
            yield after

    def _beside(self, parts: Sequence[Mention]) -> Mention | None:
        """Give the count that opens the list in its own sentence or right before it."""
        before = self._at(parts[0].number - 1)
        if before is None or not _may_be_whole(before, parts) or parts[0].sentence - before.sentence > 1:
            return None
        if before.bracket is not None and before.bracket is not parts[0].bracket:
            return None
        gap = self._layout.folded[before.end : parts[0].start]
        opened = before.opens or before.cue is Cue.STRONG or "(" in gap
        close = len(gap) < _CLOSE and (";" not in gap or before.quantity.sort is not None)
        return before if (opened and before.sentence == parts[0].sentence) or close else None

    def _announcing(self, parts: Sequence[Mention], candidates: Sequence[Mention]) -> Mention | None:
        """Give the count of the same sentence that is plainly a whole: `Trong 47 đồng chí: …; dưới 40 tuổi 7, …`."""
        told = (whole for whole in candidates if whole.sentence == parts[0].sentence and whole.cue is Cue.STRONG)
        return next((whole for whole in told if whole.number not in self._measured), None)

    def _governing(self, parts: Sequence[Mention], candidates: Sequence[Mention]) -> Mention | None:
        """Give the whole of the shares around a list, or else the nearest count of its paragraph."""
        around = [s.whole.start for s in self._shares if s.whole and abs(s.pair.part.number - parts[0].number) < 12]
        for whole in candidates:
            near = whole.paragraph == parts[0].paragraph and (whole.opens or whole.cue >= Cue.MEDIUM)
            if whole.start in around or (near and whole.number not in self._measured):
                return whole
        return None

    def _is_broken(self, whole: Mention, parts: Sequence[Mention]) -> bool:
        """Tell whether a list was meant to make up a whole and doesn't: it says too much, or all and too little."""
        total, value = total_of(parts), whole.quantity.value
        apart = distance(total, value)
        between = self._mentions[whole.number + 1 : parts[0].number]
        near = [other for other in between if total < value or other.sentence == parts[0].sentence]
        left_out = any(other.quantity.value == apart for other in near)
        if left_out or leaves_out(self._mentions, whole, parts):
            return False
        if apart * 4 > value and not is_mistyped(value, total, parts, 10):
            return False
        labels = part_labels(self._layout, parts)
        return total > value or are_all(labels) or is_mistyped(value, total, parts, 100)

    def _at(self, number: int) -> Mention | None:
        return self._mentions[number] if 0 <= number < len(self._mentions) else None


def _is_firm(labels: Sequence[str]) -> bool:
    """Tell whether classes are three or more, or the halves of a whole."""
    return len(labels) > 2 or halves(labels) is not None


def _longest_list(labels: Sequence[str]) -> int:
    """Give how many of the first labels exclude each other, as steps of one scale or as two halves."""
    longest = 0
    for length in range(2, min(len(labels), _LONGEST) + 1):
        scales = list(common_scales(labels[:length]))
        if scales and length >= 3:
            longest = length
        elif length == 2 and (scales or halves(labels[:2]) is not None):
            longest = 2
        elif not scales:
            break
    return longest


class _Needed:
    """What a count must be to be the whole of some parts: of their sort, today's, larger than each."""

    def __init__(self, parts: Sequence[Mention]) -> None:
        self._sorts = {None, *(part.quantity.sort for part in parts)}
        self._any_sort = len(self._sorts) == 1
        self._least = max(part.quantity.value for part in parts)

    def holds(self, whole: Mention) -> bool:
        """Tell whether a count may be the whole."""
        quantity = whole.quantity
        if quantity.kind is not QuantityKind.COUNT or whole.step or whole.earlier or quantity.hedge is not Hedge.NONE:
            return False
        return (self._any_sort or quantity.sort in self._sorts) and quantity.value > self._least


def _may_be_whole(whole: Mention, parts: Sequence[Mention]) -> bool:
    return _Needed(parts).holds(whole)
