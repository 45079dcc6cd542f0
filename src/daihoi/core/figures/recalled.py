"""Differences whose sentence tells only the earlier figure: today's was told before, `So với năm 2018 (61) giảm 07`."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from daihoi.core.figures.change_words import Step, Timeline, is_alike
from daihoi.core.figures.clause_points import ClausePoints
from daihoi.core.figures.differences import Change, is_near, is_points
from daihoi.core.figures.fitting import Fit
from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Mention
from daihoi.core.figures.quantities import Hedge
from daihoi.core.figures.slips import is_slip
from daihoi.core.figures.telling import telling
from daihoi.core.figures.told_rows import ToldRows
from daihoi.core.figures.told_twice import ToldTwice
from daihoi.core.figures.vietnamese import rounded_half_up

Measure = Callable[[Step, Mention, Mention], Change | None]

_CLAUSE = re.compile(r"[;:.,(\n]|(?<!\w)(?:và|nhưng|thì|mà|nên|dù|tuy)(?!\w)")
_AFTER = re.compile(r"[,;.:()\n\d%=]|(?<!\w)(?:và|tăng|giảm|so với|chiếm|đạt|bằng)(?!\w)")
_BRACKETED = re.compile(r"\([^()]*\)")
_TO_EARLIER = re.compile(
    r"[^.;()%]{0,80}(?:\(\s*|(?<!\w)(?:trước|khi (?:ấy|đó)|so với)(?!\w)[^.;()\d%]{0,40})"
    r"(?:(?:[^\W\d]+|(?:19|20)\d\d):?\s){0,4}"
)
_REACHED = re.compile(r"[^\d;.()]{0,24},?\s(?:lên(?: tới| đến)?|xuống(?: còn)?|còn|đạt|thành)\s*")
_ANY_NOUN = ("trường hợp", "đơn vị", "lượt")
_OLD = re.compile(r"[^.;()\d%]{0,40}(?<!\w)cũ(?!\w)")
_COMPARES = re.compile(r"(?<!\w)so với(?!\w)[^.;()]{0,120}$")
_FARTHEST = 160
_LABEL = 70
_BESIDE = 40
_CELLS = 10**6
_FULL_NAME = 2
_MOST = 6
_NEAR = 14
_SHORTLY = 2


class Recall:
    """Looks through the text before a difference for the figure that the earlier one is compared with."""

    def __init__(
        self,
        layout: Layout,
        mentions: Sequence[Mention],
        timeline: Timeline,
        steps: Mapping[int, Step],
        measure: Measure,
    ) -> None:
        self._layout = layout
        self._mentions = mentions
        self._timeline = timeline
        self._steps = steps
        self._measure = measure
        self._rows = ToldRows(layout)
        self._twice = ToldTwice(mentions, timeline, steps, measure, self._label)
        self._labels: dict[int, frozenset[str]] = dict(self._rows.labels)
        self._points = ClausePoints(layout, mentions, steps, self._rows, self._label)

    def in_points(self, step: Step) -> Change | None:
        """Give the rise or fall of a percentage that comes out with the earlier one of its clause."""
        return self._points.find(step, self._topic(step), self._measure)

    def find(self, step: Step) -> Change | None:
        """Give the difference with a figure told before: the one of its name, or else one that makes it come out."""
        topic = self._topic(step)
        befores = list(self._befores(step, topic))[:_MOST]
        for before in befores:
            found = self._exact(step, before, topic or self._label(before))
            if found is None and topic and topic <= self._label(before):
                found = self._named(step, before, topic)
            if found is not None:
                return found
        found = self._rows.find(step, topic, self._measure)
        if found is None and befores:
            found = self._named(step, befores[0], topic or self._label(befores[0]))
        if found is None and befores:
            found = self._mistyped(step, befores[0], topic or self._label(befores[0]))
        return found if found is not None else self._twice.find(step, topic)

    def _exact(self, step: Step, before: Mention, named: frozenset[str]) -> Change | None:
        changes = (self._measure(step, now, before) for now in self._nows(step, before, named))
        exact = [change for change in changes if change is not None and change.fit is not Fit.NOT]
        return max(exact, key=lambda change: (self._shared(named, change.now), change.now.number), default=None)

    def _named(self, step: Step, before: Mention, topic: frozenset[str]) -> Change | None:
        """Give the difference from the only figure that bears the name of what rose or fell, though it is off."""
        if not step.is_plain or not self._is_earlier(before):
            return None
        nows = [now for now in self._nows(step, before, topic) if self._bears(now, topic, step)]
        changes = [change for now in nows if (change := self._measure(step, now, before)) and is_near(change)]
        return changes[0] if len({change.now.quantity.value for change in changes}) == 1 else None

    def _mistyped(self, step: Step, before: Mention, named: frozenset[str]) -> Change | None:
        """Give the difference with the only figure of its kind told shortly before that one slip makes come out."""
        if not step.is_plain or before.sentence != step.mention.sentence or not self._is_earlier(before):
            return None
        nows = [now for now in self._nows(step, before, named) if self._is_kin(step, now, before, named)]
        near = [now for now in nows if step.mention.sentence - now.sentence <= _SHORTLY]
        changes = [change for now in near or nows[:1] if (change := self._measure(step, now, before))]
        slips = [change for change in changes if _is_one_slip_off(change)]
        return slips[0] if len({change.now.quantity.value for change in slips}) == 1 else None

    def _is_kin(self, step: Step, now: Mention, before: Mention, named: frozenset[str]) -> bool:
        """Tell whether a figure counts the very things of an earlier one or of a difference, or shares its name."""
        if now.is_share or self._shared(named, now):
            return self._shared(named, now) > 0
        nouns = {before.quantity.noun, step.mention.quantity.noun} - {""}
        return now.quantity.noun in nouns

    def _bears(self, now: Mention, topic: frozenset[str], step: Step) -> bool:
        """Tell whether a figure has a name, or stands beside a difference that has none, or is what it led to."""
        if now.number == step.mention.number + 1 or (not topic and step.mention.sentence - now.sentence <= 1):
            return True
        label = self._label(now)
        return bool(topic) and (topic <= label or (len(label) >= _FULL_NAME and label <= topic))

    def _is_earlier(self, figure: Mention) -> bool:
        told = self._told(figure)
        return self._is_told_earlier(told) or self._timeline.may_be_earlier(told)

    def _told(self, figure: Mention) -> Mention:
        """Give the figure that the words of time speak of: the count, for a percentage in brackets beside it."""
        beside = self._mentions[figure.number - 1] if figure.is_share and 0 < figure.number < _CELLS else figure
        return beside if figure.bracket is not None and self._is_beside(beside, figure) else figure

    def _befores(self, step: Step, topic: frozenset[str]) -> Iterator[Mention]:
        """Give the earlier figures around a difference: those of its own clause first, then those of its name."""
        mention = step.mention
        around = self._mentions[max(0, mention.number - _NEAR) : mention.number + 2]
        told = [m for m in around if self._may_be_before(step, m)]
        same = [m for m in told if m.sentence == mention.sentence]
        rank = self._rank(step, same)
        if rank is not None:
            same = [rank]
        found = same or told
        after = mention.number
        order = sorted(found, key=lambda m: (m.number < after, -self._shared(topic, m), abs(m.number - after)))
        for figure in order:
            yield figure
            if figure.quantity.total is not None:
                total, start = figure.quantity.total, figure.quantity.total_start
                yield replace(figure, quantity=replace(figure.quantity, value=total, start=start))

    def _rank(self, step: Step, befores: Sequence[Mention]) -> Mention | None:
        """Give the earlier figure in the place of a difference: `trước là 21% và 27%, nay nữ tăng 1%, trẻ tăng 2%`."""
        mention = step.mention
        near = self._mentions[max(0, mention.number - _NEAR) : mention.number + _NEAR]
        steps = [m for m in near if m.number in self._steps and m.sentence == mention.sentence]
        numbers = [m.number for m in steps if m.is_share is mention.is_share]
        told = [m for m in befores if m.number < numbers[0]][-len(numbers) :]
        if len(numbers) < 2 or len(told) < len(numbers) or told[-1].number - told[0].number >= len(told):
            return None
        return told[numbers.index(mention.number)]

    def _may_be_before(self, step: Step, figure: Mention) -> bool:
        mention = step.mention
        if not self._is_figure(step, figure) or mention.sentence - figure.sentence not in (0, 1, 2):
            return False
        if figure.number > mention.number:
            gap = self._layout.folded[mention.end : figure.start]
            return figure.sentence == mention.sentence and _TO_EARLIER.fullmatch(gap) is not None
        near = mention.sentence - figure.sentence <= 1 or figure.paragraph == mention.paragraph
        return near and self._is_earlier(figure)

    def _is_told_earlier(self, figure: Mention) -> bool:
        """Tell whether the words put a figure in an earlier time: `nhiệm kỳ trước 63`, `so với đợt một (412)`."""
        if self._timeline.is_past(figure) or self._timeline.is_compared(figure):
            return True
        if _OLD.match(self._layout.folded, figure.end):
            return True
        bracket = figure.bracket
        begin = self._layout.sentence_starts[figure.sentence]
        return bracket is not None and _COMPARES.search(self._layout.folded, begin, bracket.start) is not None

    def _nows(self, step: Step, before: Mention, named: frozenset[str]) -> Iterator[Mention]:
        """Give the figures of today told before a difference, the nearest first."""
        number = step.mention.number
        following = self._mentions[number + 1 : number + 2]
        if following and _REACHED.fullmatch(self._layout.folded, step.mention.end, following[0].start):
            yield from following
        for now in reversed(self._mentions[max(0, number - _FARTHEST) : number]):
            if now.number == before.number or not is_alike(now, before) or not self._is_figure(step, now):
                continue
            past = self._timeline.is_past(self._told(now))
            if not past and self._may_follow(self._told(before), self._told(now)) and not now.target:
                yield now
        yield from (now for now in self._rows.figures(named, step.mention) if is_alike(now, before))

    def _may_follow(self, before: Mention, now: Mention) -> bool:
        if _OLD.match(self._layout.folded, before.end):
            return True
        first, last = self._timeline.time_of(before), self._timeline.time_of(now)
        return first is None or last is None or last > first

    def _is_figure(self, step: Step, figure: Mention) -> bool:
        if figure.step or figure.number in self._steps or figure.quantity.hedge is not Hedge.NONE:
            return False
        if figure.is_share:
            return is_points(step.mention)
        sorts = {figure.quantity.sort, step.mention.quantity.sort}
        return step.mention.is_share or None in sorts or len(sorts) == 1 or step.mention.quantity.noun in _ANY_NOUN

    def _shared(self, topic: frozenset[str], figure: Mention) -> int:
        return len(topic & self._label(figure))

    def _topic(self, step: Step) -> frozenset[str]:
        """Give the telling words of the clause that a difference closes: what rose or fell."""
        first = self._mentions[step.mention.number - step.place] if step.place else step.mention
        lead = first.lead
        subject = lead[: max(lead.rfind(step.word), 0)].rstrip(" :(,-")
        subjects = _CLAUSE.split(_BRACKETED.sub(" ", subject))
        said = subjects[step.place - step.among] if len(subjects) >= step.among else subjects[-1]
        return telling(f"{said} {self._words_after(step.mention)}")

    def _label(self, figure: Mention) -> frozenset[str]:
        """Give the telling words around a figure, or around the count before a percentage."""
        if figure.number not in self._labels:
            counted = self._mentions[figure.number - 1] if figure.is_share and figure.number else None
            named = counted if counted is not None and self._is_beside(counted, figure) else figure
            lead = named.lead if named.bracket is None else named.lead.rsplit("(", maxsplit=1)[-1]
            words = f"{self._words_after(named)} {self._words_after(figure)}"
            said = telling(f"{_last_clause(lead)} {words}")
            self._labels[figure.number] = said or telling(_last_clause(named.lead))
        return self._labels[figure.number]

    def _is_beside(self, counted: Mention, share: Mention) -> bool:
        return counted.sentence == share.sentence and not counted.is_share and share.start - counted.end < _BESIDE

    def _words_after(self, figure: Mention) -> str:
        return _AFTER.split(self._layout.folded[figure.end : figure.end + _LABEL], maxsplit=1)[0]


def _last_clause(lead: str) -> str:
    return _CLAUSE.split(_BRACKETED.sub(" ", lead).rstrip(" :(,-"))[-1]


def _is_one_slip_off(change: Change) -> bool:
    """Tell whether a printed difference is the real one with its digits mistyped."""
    if change.step is None or change.computed <= 0:
        return False
    stated = change.step.quantity
    really, printed = rounded_half_up(change.computed, stated.decimals), stated.value * 10**stated.decimals
    return is_slip(really, int(printed))
