"""Differences between two terms or years: now, before, and by how much it is said to have risen or fallen."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from daihoi.core.figures.amounts import distance
from daihoi.core.figures.change_pairs import FROM, MOVED, PLAN, TO, Pair, PlainPairs
from daihoi.core.figures.change_words import (
    DIRECTION,
    Step,
    Timeline,
    counted_words,
    is_alike,
    is_in_points,
    read_step,
    respective_steps,
    shared_words,
    topic_words,
)
from daihoi.core.figures.differences import Change, change_between, is_mispaired, is_points
from daihoi.core.figures.fitting import Fit, value_fit
from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Mention
from daihoi.core.figures.recalled import Recall
from daihoi.core.figures.vocabulary import Sort

_BESIDE = re.compile(r"\s*(?:[^\W\d]+\s){0,3}\(\s*(?:tương đương|tương ứng|ứng với|bằng|tỷ lệ|=|tức)?(?: với)?\s*$")
_AGAIN = re.compile(
    r"(?:\s?[^\W\d](?:[^,;.()\d%]|(?:19|20)\d\d){0,60})?(?:\([^()]{0,80}\))?\s*"
    r"(?:[,;]?\s*(?:hay|tức|tức là|tính ra|tương đương|tương ứng|ứng với|bằng|đạt tốc độ)(?: là| với| tỷ lệ| mức)*\s*"
    r"(?:tăng|giảm)?"
    r"|,\s*(?:[^;.,()\d%]{0,24}gấp[^;.,()\d%]{0,24},\s*)?(?:tăng|giảm))\s*"
)
_EQUAL = re.compile(r"(?<!\w)(?:bằng|đạt)\s*$")
_TO_BRACKET = re.compile(
    r"[^.;()%]{0,80}\(\s*(?:[^\W\d][^\d();]{0,40})?(?:(?:19|20)\d\d(?:\s?-\s?20\d\d)?[^\d();]{0,12})?"
)
_RANGE = re.compile(r"\s?(?:[^\W\d]+\s){0,2}(?:đến|tới)\s")
_LEFT_OVER = frozenset({"dư", "dôi dư", "thừa"})
_FAR = 16
_OWN_SHARE = 40


def find_changes(layout: Layout, mentions: list[Mention]) -> list[Change]:
    """Give every difference of the text whose two figures are printed and tied to it by the words."""
    found = [*_Finder(layout, mentions).changes(), *_subtractions(layout, mentions), *_rates(layout, mentions)]
    told = {change.now.number for change in found}
    found += [change for change in _contradictions(layout, mentions) if change.now.number not in told]
    return sorted(found, key=lambda change: change.start)


class _Finder:
    """Looks for the two figures of each difference, from the plainest wording to the loosest."""

    def __init__(self, layout: Layout, mentions: list[Mention]) -> None:
        self._layout = layout
        self._mentions = mentions
        self._timeline = Timeline(layout)
        read = (read_step(layout, mention) for mention in mentions)
        self._steps = {step.mention.number: step for step in read if step is not None}
        for step in list(self._steps.values()):
            self._steps.update({told.mention.number: told for told in respective_steps(layout, mentions, step)})
        self._plain = PlainPairs(layout, mentions, self._timeline, self._steps)
        self._recall = Recall(layout, mentions, self._timeline, self._steps, self._change)

    def changes(self) -> Iterator[Change]:
        told: set[int] = set()
        for number, step in self._steps.items():
            change = None if number in told else self._agreeing(step)
            while change is not None and change.step is not None:
                told.add(change.step.number)
                yield change
                change = self._told_again(change, told)

    def _agreeing(self, step: Step) -> Change | None:
        best = self._best(step)
        return best if best is not None and best.fit is not Fit.NOT else self._recall.in_points(step) or best

    def _best(self, step: Step) -> Change | None:
        """Give the first pair that the words tie for certain, or one before it that agrees."""
        pair = self._plain.find(step)
        plain = self._change(step, *pair) if pair is not None else None
        if plain is not None and (plain.fit is not Fit.NOT or self._plain.is_certain(step, plain.now, plain.before)):
            return plain
        sure: Change | None = None
        for now, before in self._tied(step):
            change = self._change(step, now, before)
            if change is not None and change.fit is not Fit.NOT:
                return change
            if change is not None and sure is None and self._is_sure(step, now, before):
                sure = change
        if plain is not None:
            return self._come_out(step, plain) or plain
        recalled = self._recall.find(step)
        return recalled if recalled is not None and (recalled.fit is not Fit.NOT or sure is None) else sure

    def _come_out(self, step: Step, plain: Change) -> Change | None:
        """Give the difference from another figure of the sentence before it, when it comes out with that one."""
        before = plain.before
        for now in self._mentions[max(0, step.mention.number - _FAR) : step.mention.number]:
            told = now.sentence == step.mention.sentence and now.number not in (before.number, plain.now.number)
            if told and is_alike(now, before) and self._may_pair(step, now) and not now.earlier:
                change = self._change(step, now, before)
                if change is not None and change.fit is Fit.EXACT:
                    return change
        return None

    def _change(self, step: Step, now: Mention, before: Mention) -> Change | None:
        if step.mention.is_share and not now.is_share and is_in_points(self._layout, step.mention):
            return None
        sorts = {now.quantity.sort, before.quantity.sort}
        words = counted_words(self._layout, now), counted_words(self._layout, before)
        any_case = step.mention.quantity.noun == "trường hợp"
        if len(sorts) > 1 and None not in sorts and not any_case and not shared_words(*words):
            return None
        if self._counts_other_things(step, now) and not shared_words(
            counted_words(self._layout, step.mention), words[0]
        ):
            return None
        change = change_between(step.mention, now, before, rising=step.rises(now, before))
        return None if change is None or is_mispaired(change) else change

    def _counts_other_things(self, step: Step, now: Mention) -> bool:
        """Tell whether a difference is of persons where a figure counts bodies, or the like."""
        if step.mention.is_share or now.is_share or step.mention.quantity.noun == "trường hợp":
            return False
        sorts = {step.mention.quantity.sort, now.quantity.sort}
        return len(sorts) > 1 and None not in sorts

    def _is_step(self, mention: Mention) -> bool:
        return mention.step or mention.number in self._steps

    def _tied(self, step: Step) -> Iterator[Pair]:
        """Give the pairs whose earlier figure is named as such, though the figure now stands farther off."""
        yield from self._ratio(step)
        yield from self._planned(step)
        for before in self._befores(step)[:4]:
            for now in self._present_figures(step, before)[:3]:
                yield now, before

    def _befores(self, step: Step) -> list[Mention]:
        bracketed = self._compared_bracket(step)
        return [bracketed] if bracketed is not None else self._earlier_figures(step)

    def _ratio(self, step: Step) -> Iterator[Pair]:
        """Give the two figures of `vượt 5% kế hoạch (210/200)` and of `bầu 24/25 đại biểu, thiếu 1 đại biểu`."""
        number = step.mention.number
        for ratio in (self._at(number + 1), self._at(number - 1)):
            if ratio is None or ratio.sentence != step.mention.sentence or ratio.quantity.total is None:
                continue
            gap = self._between(ratio, step.mention)
            compared = PLAN.search(gap) or (step.may_be_of_plan and not step.is_plain)
            if compared and ";" not in gap and len(gap) < 80:
                total = replace(ratio.quantity, value=ratio.quantity.total, start=ratio.quantity.total_start)
                whole = replace(ratio, quantity=total)
                left = step.word in _LEFT_OVER and total.value > ratio.quantity.value
                yield (whole, ratio) if left else (ratio, whole)

    def _planned(self, step: Step) -> Iterator[Pair]:
        """Give the figures of `chỉ tiêu 50 đảng viên, đã kết nạp 53 đảng viên, vượt 3 đảng viên`."""
        mention = step.mention
        if not step.may_be_of_plan or (step.is_plain and not self._names_plan(mention)):
            return
        near = [m for m in self._mentions[max(0, mention.number - 5) : mention.number + 2] if not self._is_step(m)]
        told = [m for m in near if m.sentence == mention.sentence and not m.is_share and self._is_alike_step(step, m)]
        plans = [
            m for m in told if PLAN.search(m.lead[-40:]) and (m.number < mention.number or self._names_plan(mention))
        ]
        done = [m for m in told if m not in plans and m.number < mention.number and not m.target]
        for plan in reversed(plans):
            for reached in reversed(done):
                if (reached.quantity.value > plan.quantity.value) is step.rises(reached, plan):
                    yield reached, plan

    def _is_only_plan(self, step: Step, now: Mention, before: Mention) -> bool:
        pairs = list(self._planned(step))
        return pairs == [(now, before)] and _is_near(step.mention, now, before)

    def _names_plan(self, step: Mention) -> bool:
        """Tell whether the words after a difference say that it is one from a plan: `vượt 7,5% kế hoạch`."""
        return (
            re.match(r"[^;.()\d]{0,40}?(?:so với )?" + PLAN.pattern, self._layout.folded[step.end :][:80]) is not None
        )

    def _is_alike_step(self, step: Step, figure: Mention) -> bool:
        sorts = {figure.quantity.sort, step.mention.quantity.sort}
        return step.mention.is_share or None in sorts or len(sorts) == 1

    def _compared_bracket(self, step: Step) -> Mention | None:
        """Give the figure in the brackets of `so với năm 2021 (53 đảng viên) giảm 6`, or in those after the step."""
        mention = step.mention
        after, prior = self._at(mention.number + 1), self._at(mention.number - 1)
        if after is not None and after.bracket is not None and after.bracket is not mention.bracket:
            gap = self._layout.folded[mention.end : after.start]
            opens = after.bracket.start >= mention.end and _TO_BRACKET.fullmatch(gap) is not None
            if opens and not self._is_step(after) and self._names_earlier(step, after):
                return after
        for earlier in (prior, self._at(mention.number - 2)):
            closed = earlier and earlier.bracket is not None and earlier.bracket.end < mention.start
            if earlier and closed and earlier.sentence == mention.sentence and self._timeline.is_compared(earlier):
                return earlier
        return None

    def _names_earlier(self, step: Step, after: Mention) -> bool:
        """Tell whether the sentence up to the bracket compares with an earlier time."""
        begin = max(self._layout.sentence_starts[step.mention.sentence], step.mention.start - 160)
        told = self._layout.folded[begin : after.start]
        return self._timeline.is_past(after) or self._timeline.is_compared(after) or "so với" in told

    def _earlier_figures(self, step: Step) -> list[Mention]:
        """Give the figures around that belong to an earlier time, the likeliest first."""
        found = [m for m in self._figures_before(step) if self._timeline.may_be_earlier(m)]
        return sorted(found, key=lambda m: (not self._timeline.is_past(m), -self._shared(step, m), -m.number))

    def _present_figures(self, step: Step, before: Mention) -> list[Mention]:
        """Give the figures that the earlier one may be compared with, the likeliest first."""
        bracketed = before.bracket is not None
        found = [
            m
            for m in self._figures_before(step)
            if m.number != before.number
            and is_alike(m, before)
            and not self._timeline.is_past(m)
            and (bracketed or self._timeline.is_before(before, m))
            and (bracketed or MOVED.search(before.lead) or not MOVED.search(m.lead))
        ]
        return sorted(found, key=lambda m: (-m.sentence, -self._shared(step, m), -m.number))

    def _figures_before(self, step: Step) -> list[Mention]:
        last = step.mention
        near = self._mentions[max(0, last.number - _FAR) : last.number]
        told = (m for m in near if last.sentence - m.sentence <= 2 and m.paragraph == last.paragraph)
        return [m for m in told if self._may_pair(step, m)]

    def _may_pair(self, step: Step, figure: Mention) -> bool:
        if self._is_step(figure) or figure.target:
            return False
        return step.mention.is_share or self._is_of(step, figure)

    def _is_of(self, step: Step, figure: Mention) -> bool:
        """Tell whether a figure counts what the step counts."""
        if figure.is_share:
            return is_points(step.mention)
        quantity = step.mention.quantity
        if quantity.noun == "trường hợp" or None in (quantity.sort, figure.quantity.sort):
            return True
        return quantity.sort is figure.quantity.sort or self._shared(step, figure) > 0

    def _shared(self, step: Step, figure: Mention) -> int:
        return shared_words(counted_words(self._layout, step.mention), counted_words(self._layout, figure))

    def _is_sure(self, step: Step, now: Mention, before: Mention) -> bool:
        """Tell whether the words leave no other figures that could be meant."""
        if (now.quantity.total is not None and now.number == before.number) or self._is_only_plan(step, now, before):
            return True
        nows = self._present_figures(step, before)
        befores = [m for m in self._befores(step) if m.number != now.number]
        if not step.is_plain or nows[:1] != [now] or befores[:1] != [before]:
            return False
        return (
            now.is_share is before.is_share
            and now.bracket in (None, before.bracket)
            and (step.mention.is_share or not now.is_share)
            and (now.sentence == before.sentence or self._share_topic(now, before))
            and _is_near(step.mention, now, before)
            and self._is_alone(step, now, nows)
            and self._is_alone(step, before, befores)
            and self._counts_the_same(step, now, before)
        )

    def _share_topic(self, now: Mention, before: Mention) -> bool:
        """Tell whether two figures of neighbouring sentences are said of one thing."""
        return abs(now.sentence - before.sentence) == 1 and not topic_words(self._layout, now).isdisjoint(
            topic_words(self._layout, before)
        )

    def _is_alone(self, step: Step, figure: Mention, others: list[Mention]) -> bool:
        """Tell whether no other figure of the same sentence suits as well."""
        shared = self._shared(step, figure)
        rivals = [m for m in others if m.number != figure.number and m.sentence == figure.sentence]
        return all(self._shared(step, rival) < shared for rival in rivals)

    def _counts_the_same(self, step: Step, now: Mention, before: Mention) -> bool:
        if now.is_share or (step.mention.is_share and None in (now.quantity.sort, before.quantity.sort)):
            return now.is_share
        nouns = [f"{m.quantity.noun} " for m in (now, before, step.mention) if m.quantity.noun]
        one_noun = all(noun.startswith(min(nouns, key=len)) for noun in nouns)
        return one_noun or all(m.quantity.sort in (None, Sort.PERSON) for m in (now, before))

    def _told_again(self, change: Change, told: set[int]) -> Change | None:
        """Give the same difference told in another measure: `tăng 6 đồng chí, tương ứng 12%`, `tăng 143 (66,5%)`."""
        step = change.step
        for ahead in (1, 2):
            again = self._at(step.number + ahead) if step is not None else None
            if step is None or again is None or again.number in told or again.is_share is step.is_share:
                continue
            between = self._at(step.number + 1)
            if ahead == 2 and (between is None or between.number not in (change.before.number, change.now.number)):
                continue
            gap = self._layout.folded[step.end : again.start]
            rest = self._layout.folded[between.end : again.start] if between is not None and ahead == 2 else gap
            beside = ahead == 1 and _BESIDE.fullmatch(gap) is not None
            if beside or _AGAIN.fullmatch(gap) or _AGAIN.fullmatch(rest):
                other = self._in_other_measure(change, again, gap)
                vague = beside and not again.is_share and other is not None and other.fit is Fit.NOT
                return None if vague else other
        return None

    def _in_other_measure(self, change: Change, again: Mention, gap: str) -> Change | None:
        if is_in_points(self._layout, again) and not change.now.is_share:
            return self._in_points(change, again)
        other = change_between(again, change.now, change.before, rising=change.rising)
        if other is None or change.now.is_share or again.number in (change.now.number, change.before.number):
            return None
        if other.fit is Fit.NOT and _EQUAL.search(gap) and change.before.quantity.value:
            ratio = Fraction(100 * change.now.quantity.value, change.before.quantity.value)
            fit = value_fit(ratio, again.quantity)
            return replace(other, computed=ratio, fit=fit) if fit is not Fit.NOT else other
        return other

    def _in_points(self, change: Change, again: Mention) -> Change | None:
        """Give the difference of the percentages told beside two counts: `tăng 3 người, tăng 8,58 điểm phần trăm`."""
        now, before = self._share_of(change.now), self._share_of(change.before)
        if now is None or before is None:
            return None
        return change_between(again, now, before, rising=now.quantity.value > before.quantity.value)

    def _share_of(self, count: Mention) -> Mention | None:
        share = self._at(count.number + 1)
        told = share is not None and share.is_share and share.sentence == count.sentence and not self._is_step(share)
        return share if told and share is not None and share.start - count.end < _OWN_SHARE else None

    def _at(self, number: int) -> Mention | None:
        return self._mentions[number] if 0 <= number < len(self._mentions) else None

    def _between(self, one: Mention, other: Mention) -> str:
        return self._layout.folded[min(one.end, other.end) : max(one.start, other.start)]


def _is_near(step: Mention, now: Mention, before: Mention) -> bool:
    """Tell whether a difference is of the size of the printed one, as a slip would leave it."""
    off, stated = distance(now.quantity.value, before.quantity.value), step.quantity.value
    if step.is_share is not now.is_share and before.quantity.value:
        off = Fraction(100 * off, before.quantity.value)
    return off <= 4 * stated + 4 and stated <= 4 * off + 4


def _subtractions(layout: Layout, mentions: list[Mention]) -> Iterator[Change]:
    """Give the differences printed as such: `720 - 702 = 18`."""
    for now, before, step in zip(mentions, mentions[1:], mentions[2:], strict=False):
        gaps = layout.folded[now.end : before.start], layout.folded[before.end : step.start]
        if gaps[0].strip() != "-" or gaps[1].strip() != "=" or now.quantity.value < before.quantity.value:
            continue
        change = change_between(step, now, before, rising=True)
        if change is not None:
            yield change


def _rates(layout: Layout, mentions: list[Mention]) -> Iterator[Change]:
    """Give the percentages in brackets that say how much figures rose or fell: `từ 338 còn 140 người (58,6%)`."""
    for before, now, rate in zip(mentions, mentions[1:], mentions[2:], strict=False):
        beside = rate.is_share and rate.bracket is not None and _BESIDE.fullmatch(layout.folded, now.end, rate.start)
        moved = FROM.search(before.lead) and TO.fullmatch(layout.folded, before.end, now.start)
        if beside and moved and not before.is_share and not now.is_share:
            change = change_between(rate, now, before, rising=now.quantity.value > before.quantity.value)
            if change is not None and change.fit is not Fit.NOT:
                yield change


def _contradictions(layout: Layout, mentions: list[Mention]) -> Iterator[Change]:
    """Give `tăng từ 74 lên 55`: a rise that falls, or a fall that rises; `giảm từ 2 đến 3` is a range."""
    for before, now in pairwise(mentions):
        if now.sentence != before.sentence or now.quantity.kind is not before.quantity.kind:
            continue
        gap = layout.folded[before.end : now.start]
        if not (FROM.search(before.lead) and TO.fullmatch(gap)) or _RANGE.fullmatch(gap):
            continue
        begin = max(layout.sentence_starts[before.sentence], before.start - 60)
        words = list(DIRECTION.finditer(layout.folded[begin : before.start]))
        if not words:
            continue
        rising = words[-1]["up"] is not None
        difference = now.quantity.value - before.quantity.value
        if difference != 0 and (difference > 0) != rising:
            start = begin + words[-1].start()
            yield Change(now, before, None, rising, difference, Fit.NOT, start, now.end)
