"""Lists that no word announces: items side by side that come to a count told just before them.

Without a word that promises all of the whole only the arithmetic tells that such a list is a breakdown, so one that
doesn't add up is not given; the exception are the reasons of a rise or fall, `giảm 5 (nghỉ hưu 3, chuyển đi 2)`.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from daihoi.core.figures.breakdowns import Breakdown, is_rate, may_be_part, total_of
from daihoi.core.figures.classes import overlap
from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Cue, Mention
from daihoi.core.figures.promises import part_labels
from daihoi.core.figures.quantities import Hedge, QuantityKind

_BESIDE = re.compile(r"(?:[^.:()\d%]|(?:19|20)\d\d){0,80}?(?:[,;]|(?<!\w)và(?!\w))[^.()%]{0,80}")
_MOVED = re.compile(r"(?<!\w)(?:từ|lên|xuống|năm|nhiệm kỳ|khóa|khoá|so với|trước|kế hoạch|chỉ tiêu|tương đương)(?!\w)")
_INSIDE = re.compile(r"(?<!\w)(?:trong đó|riêng|nữ|có)(?!\w)")
_LONGEST = 14
_BACK = 5
_FARTHEST = 60
_LEAST_WHOLE = 9


class PlainLists:
    """Finds the lists of counts of one text and the whole before each that they make up."""

    def __init__(self, layout: Layout, mentions: Sequence[Mention], known: frozenset[int]) -> None:
        """Take the places of the counts that are known as wholes by what else was made of them."""
        self._layout = layout
        self._mentions = mentions
        self._known = known

    def all(self) -> Iterator[Breakdown]:
        """Give each list that makes up a whole, and the reasons of a rise or fall that should."""
        for parts in self._lists():
            found = self._made_up(parts) or self._reasons(parts)
            if found is not None:
                yield found

    def _lists(self) -> Iterator[list[Mention]]:
        """Give the runs of counts of one sentence and one level of brackets, without the percentages beside them."""
        runs: dict[int, list[Mention]] = {}
        for mention in self._mentions:
            if mention.quantity.kind is not QuantityKind.COUNT or is_rate(self._layout, mention):
                continue
            level = mention.bracket.start if mention.bracket else -1
            run = runs.setdefault(level, [])
            if run and not self._goes_on(run[-1], mention):
                yield run
                run = runs[level] = []
            run.append(mention)
        yield from runs.values()

    def _goes_on(self, last: Mention, mention: Mention) -> bool:
        if mention.sentence != last.sentence or mention.step or mention.earlier:
            return False
        between = re.sub(r"\([^()]*\)", "", self._layout.folded[last.end : mention.start])
        return _BESIDE.fullmatch(between) is not None

    def _made_up(self, run: Sequence[Mention]) -> Breakdown | None:
        """Give the longest stretch of a list that makes up a count before it."""
        for length in range(min(len(run), _LONGEST), 1, -1):
            for begin in range(len(run) - length + 1):
                parts = run[begin : begin + length]
                if not self._ends(parts, run[begin + length : begin + length + 1]):
                    continue
                whole = self._whole(parts, run[:begin])
                if whole is not None:
                    return Breakdown(whole.quantity.value, whole.start, whole.quantity.end, tuple(parts))
        return None

    def _ends(self, parts: Sequence[Mention], following: Sequence[Mention]) -> bool:
        """Tell whether a list ends where the next count begins something else: after a semicolon, or `trong đó`."""
        if not following:
            return True
        gap = self._layout.folded[parts[-1].end : following[0].start]
        within = self._layout.folded[parts[0].end : parts[1].start]
        return (";" in gap and ";" not in within) or _INSIDE.search(gap) is not None

    def _whole(self, parts: Sequence[Mention], beside: Sequence[Mention]) -> Mention | None:
        """Give the count before a list that it comes to: right before two parts, a little farther before more."""
        total = total_of(parts)
        if total < _LEAST_WHOLE or any(part.step or part.earlier or not part.quantity.value for part in parts):
            return None
        back = _FARTHEST if len(parts) > 2 else 1
        first = parts[0].number
        for whole in reversed(self._mentions[max(0, first - back) : first]):
            if whole.quantity.value != total or not self._may_be_whole(whole, parts):
                continue
            apart = all(other.step for other in beside) or whole.sentence < parts[0].sentence
            if apart or (whole in beside[-1:] and self._heads(whole, parts)):
                return whole
        return None

    def _heads(self, whole: Mention, parts: Sequence[Mention]) -> bool:
        """Tell a whole from the item before in a list: it says what it counts, or a colon or semicolon follows it."""
        gap = self._layout.folded[whole.end : parts[0].start]
        return whole.quantity.sort is not None or whole.cue is Cue.STRONG or re.search("[;:(]", gap) is not None

    def _may_be_whole(self, whole: Mention, parts: Sequence[Mention]) -> bool:
        if whole.is_share or whole.step or whole.quantity.hedge is not Hedge.NONE:
            return False
        many, close = len(parts) > 2, parts[0].number - whole.number <= _BACK
        near = whole.sentence == parts[0].sentence or (many and close and whole.paragraph == parts[0].paragraph)
        near = near or (many and whole.start in self._known)
        return near and all(may_be_part(whole, part) for part in parts) and _are_alike(parts)

    def _reasons(self, parts: Sequence[Mention]) -> Breakdown | None:
        """Give the reasons in brackets right after a rise or fall, when they add up or come to a little more."""
        bracket, number = parts[0].bracket, parts[0].number
        if bracket is None or len(parts) < 2 or number == 0:
            return None
        step = self._mentions[number - 1]
        if not step.step or step.is_share or step.bracket is bracket or bracket.start - step.end > _LEAST_WHOLE * 2:
            return None
        labels = part_labels(self._layout, parts)
        if overlap(labels) or _MOVED.search(self._layout.folded, bracket.start, bracket.end):
            return None
        value = step.quantity.value
        if (
            value <= total_of(parts) <= value + max(Fraction(2), Fraction(value, 4))
            and max(p.quantity.value for p in parts) < value
        ):
            return Breakdown(value, step.start, step.quantity.end, tuple(parts))
        return None


def _are_alike(parts: Sequence[Mention]) -> bool:
    return len({part.quantity.sort for part in parts} - {None}) <= 1
