"""Rises and falls of percentages whose clause prints the earlier one: today's is told before, in prose or a table."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from daihoi.core.figures.change_words import Step
from daihoi.core.figures.differences import Change
from daihoi.core.figures.fitting import Fit
from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Mention
from daihoi.core.figures.told_rows import ToldRows

_CLAUSE_AFTER = re.compile(r"[^.;()%]{0,80}(?:\(\s*|(?<!\w)(?:từ|là)\s)(?:[^\W\d]+\s){0,4}")
_CLAUSE_BEFORE = re.compile(r"[^;%]{0,80}")
_FARTHEST = 160


class ClausePoints:
    """Finds the figure of today that makes a difference come out with the percentage of its own clause."""

    def __init__(
        self,
        layout: Layout,
        mentions: Sequence[Mention],
        steps: Mapping[int, Step],
        rows: ToldRows,
        label: Callable[[Mention], frozenset[str]],
    ) -> None:
        self._layout = layout
        self._mentions = mentions
        self._steps = steps
        self._rows = rows
        self._label = label

    def find(
        self, step: Step, topic: frozenset[str], measure: Callable[[Step, Mention, Mention], Change | None]
    ) -> Change | None:
        """Give the difference that comes out exactly, to the last decimal; whole points may agree by chance."""
        if not (step.mention.is_share and step.mention.quantity.decimals):
            return None
        for before in self._befores(step.mention):
            named = topic | self._label(before)
            for now in self._nows(step.mention, before, named):
                change = measure(step, now, before)
                if change is not None and change.fit is Fit.EXACT:
                    return change
        return None

    def _befores(self, step: Mention) -> Iterator[Mention]:
        """Give the percentage right before a difference in its clause, and the one in brackets or after `từ`."""
        folded = self._layout.folded
        for figure in self._mentions[max(0, step.number - 1) : step.number + 2]:
            if figure.sentence != step.sentence or not self._is_figure(figure):
                continue
            told = figure.number < step.number and _CLAUSE_BEFORE.fullmatch(folded, figure.end, step.start)
            if told or (figure.number > step.number and _CLAUSE_AFTER.fullmatch(folded, step.end, figure.start)):
                yield figure

    def _nows(self, step: Mention, before: Mention, named: frozenset[str]) -> Iterator[Mention]:
        for now in reversed(self._mentions[max(0, step.number - _FARTHEST) : step.number]):
            if now.number != before.number and self._is_figure(now):
                beside = now.number == before.number - 1 and now.sentence == step.sentence
                if beside or named & self._label(now):
                    yield now
        yield from self._rows.shares_before(step)

    def _is_figure(self, figure: Mention) -> bool:
        return figure.is_share and not figure.step and not figure.target and figure.number not in self._steps
