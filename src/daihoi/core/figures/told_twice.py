"""Differences between two figures told under one name, of an earlier time and of today, wherever they stand."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from daihoi.core.figures.change_words import NOW, Step, Timeline, is_alike
from daihoi.core.figures.differences import Change, is_near, is_points
from daihoi.core.figures.fitting import Fit
from daihoi.core.figures.mentions import Cue, Mention
from daihoi.core.figures.quantities import Hedge, QuantityKind

_FARTHEST = 160
_BESIDE = 4
_TELLING = 2
_ELECTED = frozenset("bầu trúng cử ra vào".split())


class ToldTwice:
    """Looks through the text before a difference for the figures of its name that make it come out."""

    def __init__(
        self,
        mentions: Sequence[Mention],
        timeline: Timeline,
        steps: Mapping[int, Step],
        measure: Callable[[Step, Mention, Mention], Change | None],
        label: Callable[[Mention], frozenset[str]],
    ) -> None:
        self._mentions = mentions
        self._timeline = timeline
        self._steps = steps
        self._measure = measure
        self._label = label

    def find(self, step: Step, topic: frozenset[str]) -> Change | None:
        """Give the difference that comes out between two figures of one name, of which one is told of before."""
        named = (topic or self._name_beside(step)) - _ELECTED
        figures = [m for m in self._figures(step) if self._bears(m, named)]
        if not named and "tổng" in step.mention.lead:
            figures = [m for m in self._figures(step) if m.cue >= Cue.MEDIUM and m.quantity.noun]
        found = list(self._coming_out(step, figures))
        if not found and step.is_plain and named:
            return self._last_of_name(step, [m for m in figures if self._label(m) - _ELECTED == named])
        return max(found, key=lambda change: self._plainness(change, named), default=None)

    def _last_of_name(self, step: Step, figures: Sequence[Mention]) -> Change | None:
        """Give the difference of the last two figures that bear just its name, one of before, though it is off."""
        for now in reversed(figures):
            earlier = [m for m in figures if self._is_earlier(m) and is_alike(m, now) and self._follows(m, now)]
            change = self._measure(step, now, earlier[-1]) if earlier and not self._is_earlier(now) else None
            if change is not None:
                return change if change.computed > 0 and is_near(change) else None
        return None

    def _is_earlier(self, figure: Mention) -> bool:
        return self._timeline.is_past(figure) or self._timeline.may_be_earlier(figure)

    def _coming_out(self, step: Step, figures: Sequence[Mention]) -> Iterator[Change]:
        for before in filter(self._is_earlier, figures):
            for now in figures:
                if now.number == before.number or not is_alike(now, before) or not self._follows(before, now):
                    continue
                change = self._measure(step, now, before)
                if change is not None and change.fit is Fit.EXACT:
                    yield change

    def _plainness(self, change: Change, named: frozenset[str]) -> tuple[int, int, int]:
        shared = [len(self._label(figure) & named) for figure in (change.now, change.before)]
        return sum(shared), change.now.number, change.before.number

    def _follows(self, before: Mention, now: Mention) -> bool:
        first, last = self._timeline.time_of(before), self._timeline.time_of(now)
        if self._timeline.is_past(now):
            return self._timeline.is_past(before) and before.sentence < now.sentence
        return last in (None, NOW) or (first is not None and last is not None and first < last)

    def _figures(self, step: Step) -> Iterator[Mention]:
        number = step.mention.number
        for figure in self._mentions[max(0, number - _FARTHEST) : number]:
            if figure.step or figure.target or figure.number in self._steps or figure.quantity.hedge is not Hedge.NONE:
                continue
            if not figure.is_share or is_points(step.mention):
                yield figure

    def _bears(self, figure: Mention, named: frozenset[str]) -> bool:
        label = self._label(figure) - _ELECTED
        shared = label & named
        return bool(shared) and (label <= named or named <= label or len(shared) >= _TELLING)

    def _name_beside(self, step: Step) -> frozenset[str]:
        """Give the name of the last count told before a difference in its sentence: `nữ 8, nhiều hơn khóa trước 3`."""
        number = step.mention.number
        for figure in reversed(self._mentions[max(0, number - _BESIDE) : number]):
            told = figure.sentence == step.mention.sentence and figure.number not in self._steps
            if told and not figure.is_share and figure.quantity.kind is QuantityKind.COUNT:
                return self._label(figure)
        return frozenset()
