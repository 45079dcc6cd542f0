"""The two figures of a difference where they stand beside it in plain words, all in one sentence."""

import re
from itertools import pairwise

from daihoi.core.figures.amounts import distance
from daihoi.core.figures.change_words import NOW, Step, Timeline, Way, is_alike, roman_value
from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Mention
from daihoi.core.figures.quantities import Hedge
from daihoi.core.figures.slips import is_slip

FROM = re.compile(r"(?<!\w)từ(?: mức| chỗ| khoảng| con số)?\s*$")
TO = re.compile(
    r"(?:[^.;()]|\([^()\d]{0,30}(?:(?:19|20)\d\d)?\)){0,60}?"
    r"(?<!\w)(?:lên|xuống|còn|đến|tới|thành)(?: còn| mức| thành| tới| đến| là)*\s*$"
)
PLAN = re.compile(r"(?<!\w)(?:kế hoạch|chỉ tiêu|dự toán|đề án|nghị quyết|luật định|được giao|được bầu)(?!\w)")
MOVED = re.compile(
    r"(?<!\w)(?:bổ sung|ra khỏi quy hoạch|chuyển (?:sinh hoạt )?(?:đi|đến)|xóa tên|kết nạp(?: mới| được)?|khai trừ"
    r"|từ trần)\s*$"
)
Pair = tuple[Mention, Mention]
_BECAME = re.compile(r"\s*(?:[^\W\d]+,?\s){0,12}(?:xuống còn|còn|thành|lên|xuống)\s*$")
_ARROW = re.compile(r"\s*(?:[^\W\d]+(?:\s|(?=[-=→➔➝]))){0,4}(?:→|->|=>|➔|➝)\s*")
_THEN = re.compile(r"\s*(?:[^\W\d]+\s){0,3},?\s*rồi(?: lên| xuống| còn)*\s*")
_VERSUS = re.compile(r"[^.;()]{0,60}?(?:so với|->|→)[^.;()\d]{0,50}$|\s*(?:[^\W\d]+(?:\s|(?=/))){0,3}/\s*$")
_TERM_BESIDE = re.compile(r",\s*(?:so với )?nhiệm kỳ (?:19|20)\d\d\s?-\s?(?:19|20)\d\d(?: là| đạt| có| chiếm)*\s*$")
_YEAR = re.compile(r"(?<!\w)năm ((?:19|20)\d\d)(?!\w)")
_TODAY = re.compile(r"(?<!\w)(?:đến nay|hiện nay|hiện|nay|nhiệm kỳ này|năm nay|lần này)(?!\w)")
_BEFORE = re.compile(r"(?<!\w)(?:nhiệm kỳ|khóa|khoá|năm|tháng|quý|tuần|kỳ|đại hội|trước|so với|cùng kỳ)(?!\w)")
_ELSEWHERE = re.compile(r"(?<!\w)(?:dự kiến|kế hoạch|chỉ tiêu|tăng|giảm|cao hơn|thấp hơn)(?!\w)")
_SHORT_OR_OVER = frozenset({"thiếu", "hụt", "dư", "dôi dư", "thừa", "vượt", "kém"})
_APART = re.compile(r"[^.;:()\d%]{0,60}[,;][^.;:()\d%]{1,60}")
_PERIOD = re.compile(r"(?<!\w)(tháng|quý|tuần|đợt|học kỳ|vòng|lần|lần thứ) (\d{1,2}|[ivx]{1,4})(?!\w|/)")
_REACHED = re.compile(r"[^.;()\d]{0,24}\)?,?\s(?:nay |hiện )?(?:lên(?: tới| đến)?|xuống(?: còn)?|còn|đạt)(?: là)?\s*")
_REACH = 6


class PlainPairs:
    """Looks beside a difference for its two figures in the plain wordings, all in one sentence."""

    def __init__(self, layout: Layout, mentions: list[Mention], timeline: Timeline, steps: dict[int, Step]) -> None:
        self._layout = layout
        self._mentions = mentions
        self._timeline = timeline
        self._steps = steps

    def find(self, step: Step) -> Pair | None:
        """Give the figures now and before of a difference; None when none stand beside it in plain words."""
        mention = step.mention
        near = self._mentions[max(0, mention.number - _REACH) : mention.number + _REACH + 1]
        around = [m for m in near if m.sentence == mention.sentence and m.number != mention.number]
        return (
            self._from_to(around, mention)
            or self._compared(around, mention)
            or self._with_earlier(around, mention)
            or self._dated(around, mention)
            or self._in_bracket_after(around, step)
            or self._reached_from(step)
            or self._tallied(around, step)
            or self._told_next(around, step)
        )

    def is_certain(self, step: Step, now: Mention, before: Mention) -> bool:
        """Tell whether two figures stand right before their difference as `từ 12 lên 19, tăng 7`."""
        beside = now.number == step.mention.number - 1 and before.number == now.number - 1
        gap = self._layout.folded[before.end : now.start]
        return beside and FROM.search(before.lead) is not None and TO.fullmatch(gap) is not None

    def _from_to(self, around: list[Mention], step: Mention) -> Pair | None:
        best: tuple[int, Mention, Mention] | None = None
        for before, now in pairwise(around):
            if now.number - before.number > 2 or now.quantity.kind is not before.quantity.kind:
                continue
            gap = self._layout.folded[before.end : now.start]
            became = step.number == now.number + 1 and (_BECAME.fullmatch(gap) or _ARROW.fullmatch(gap))
            beside = before.number == step.number + 1 and self._opens_beside(step, before)
            if became or ((beside or FROM.search(before.lead)) and TO.fullmatch(gap)):
                last = self._at_last(now, step)
                distance = min(abs(before.start - step.end), abs(step.start - last.end))
                if best is None or distance < best[0]:
                    best = (distance, last, before)
        return (best[1], best[2]) if best else None

    def _opens_beside(self, step: Mention, before: Mention) -> bool:
        """Tell whether the figures stand in brackets right after their difference: `tăng 4,1% (86,1% lên 90,2%)`."""
        gap = self._layout.folded[step.end : before.start]
        return before.bracket is not step.bracket and re.fullmatch(r"[^.;()\d%]{0,40}\(\s*", gap) is not None

    def _at_last(self, now: Mention, step: Mention) -> Mention:
        """Give the last figure of `từ 10,9% lên 15,1% rồi 17,6%`."""
        if now.number + 1 >= step.number:
            return now
        last = self._mentions[now.number + 1]
        return last if _THEN.fullmatch(self._layout.folded, now.end, last.start) else now

    def _compared(self, around: list[Mention], step: Mention) -> Pair | None:
        for now, before in pairwise(around):
            if now.quantity.kind is not before.quantity.kind or self._is_step(now) or self._is_step(before):
                continue
            gap = self._layout.folded[now.end : before.start]
            if step.number in (now.number, now.number - 1, before.number + 1) and _VERSUS.fullmatch(gap):
                return now, before
        return None

    def _with_earlier(self, around: list[Mention], step: Mention) -> Pair | None:
        earlier = [m for m in around if m.earlier and not self._is_step(m) and m.quantity.hedge is Hedge.NONE]
        for before in sorted(earlier, key=lambda m: abs(m.number - step.number)):
            gap = self._between(before, step)
            elsewhere = before.number > step.number and (
                _ELSEWHERE.search(gap) or not _BEFORE.search(f"{gap}{before.lead}")
            )
            apart = abs(before.number - step.number)
            if apart > 3 or (";" in gap and apart > 1) or elsewhere:
                continue
            if step.is_share and _follows_share(around, step) and not before.is_share:
                continue
            now = self._present(around, before, step)
            if now is not None:
                return now, before
        return None

    def _present(self, around: list[Mention], before: Mention, step: Mention) -> Mention | None:
        """Give the figure of today: the last before both, or the one after an earlier figure that opens the clause."""
        alike = [
            m
            for m in around
            if is_alike(m, before)
            and not m.earlier
            and not self._is_step(m)
            and m.number != before.number
            and m.bracket in (None, step.bracket, before.bracket)
            and (not MOVED.search(m.lead) or MOVED.search(before.lead) or before.bracket is not None)
        ]
        first = min(before.number, step.number)
        preceding = [
            m for m in alike if m.number < first and (m.number == first - 1 or ";" not in self._between(m, step))
        ]
        between = [m for m in alike if before.number < m.number < step.number]
        return preceding[-1] if preceding else between[0] if between else None

    def _dated(self, around: list[Mention], step: Mention) -> Pair | None:
        """Give the figures of `năm 2019 có 45 vụ, năm 2020 có 38 vụ, giảm 7 vụ`, or with `đến nay` for the later."""
        told = [m for m in around if m.number in (step.number - 2, step.number - 1) and not self._is_step(m)]
        if len(told) < 2 or ";" in self._between(told[0], told[1]):
            return None
        first, last = _year(told[0]), _year(told[1])
        if first is None and last is None:
            first, last = _periods(told[0], told[1])
        terms = self._timeline.time_of(told[0]), self._timeline.time_of(told[1])
        if _TERM_BESIDE.search(told[1].lead) and first is None and terms[0] is None:
            return told[0], told[1]
        if first is None and None not in terms and not MOVED.search(told[0].lead):
            first, last = terms
        if first is None or last is None or first == last:
            return None
        return (told[1], told[0]) if first < last else (told[0], told[1]) if _year(told[0]) is None else None

    def _tallied(self, around: list[Mention], step: Step) -> Pair | None:
        """Give the two counts right before what is missing or left over: `ghi 431 hộp, nhận 413 hộp, thiếu 18`."""
        mention = step.mention
        told = [m for m in around if m.number in (mention.number - 2, mention.number - 1) and not self._is_step(m)]
        firm = step.way is Way.EITHER or step.word in _SHORT_OR_OVER
        if len(told) < 2 or (mention.is_share and not told[0].is_share) or not is_alike(*told):
            return None
        gap, after = self._between(told[0], told[1]), self._between(told[1], mention)
        if not (_APART.fullmatch(gap) and _APART.fullmatch(after)) or any(
            m.bracket is not mention.bracket for m in told
        ):
            return None
        less, more = sorted(told, key=lambda m: m.quantity.value)
        off, stated = more.quantity.value - less.quantity.value, mention.quantity.value
        one_noun = {m.quantity.noun for m in told} == {mention.quantity.noun}
        near = firm and not mention.is_share and off <= 2 * stated and stated <= 2 * off
        if not (one_noun or firm or mention.is_share):
            return None
        if off != stated and not (one_noun and near and (mention.quantity.noun or is_slip(int(off), int(stated)))):
            return None
        return (more, less) if step.way is not Way.DOWN else (less, more)

    def _in_bracket_after(self, around: list[Mention], step: Step) -> Pair | None:
        """Give the figures of `có 45 đồng chí, ít hơn nhiệm kỳ 2015-2020 là 4 đồng chí (49 đồng chí)`."""
        mention = step.mention
        near = {m.number - mention.number: m for m in around}
        before = near.get(1)
        now = next((m for m in reversed(around) if m.number < mention.number and m.bracket is mention.bracket), None)
        if before is not None and now is None:
            now = self._reached_after(before)
        if now is None or before is None or self._is_step(now) or self._is_step(before):
            return None
        if before.bracket is mention.bracket:
            return None
        told = self._layout.folded[min(now.end, mention.start) : before.start]
        named = _BEFORE.search(told) or (step.may_be_of_plan and PLAN.search(told))
        if named and re.fullmatch(
            r"[^.;()\d%]{0,40}\(\s*(?:[^\W\d]+\s){0,4}", self._layout.folded[mention.end : before.start]
        ):
            return now, before
        return None

    def _reached_after(self, before: Mention) -> Mention | None:
        """Give the figure of today that follows an earlier one in brackets: `giảm 14 so với kỳ trước (62), còn 48`."""
        if before.bracket is None or before.number + 1 >= len(self._mentions):
            return None
        now = self._mentions[before.number + 1]
        reached = _REACHED.fullmatch(self._layout.folded, before.end, now.start) is not None
        return now if reached and now.sentence == before.sentence else None

    def _told_next(self, around: list[Mention], step: Step) -> Pair | None:
        """Give the earlier figure that the next sentence begins with: `ít hơn khóa trước 2. Khóa trước bầu 17.`"""
        mention = step.mention
        before = self._mentions[mention.number + 1] if mention.number + 1 < len(self._mentions) else None
        if before is None or before.sentence != mention.sentence + 1 or mention.is_share or self._is_step(before):
            return None
        if not before.earlier or _BEFORE.match(before.lead.lstrip()) is None:
            return None
        for now in (m for m in reversed(around) if m.number < mention.number and is_alike(m, before)):
            same = len({m.quantity.sort for m in (now, before, mention)} - {None}) < 2
            fits = distance(now.quantity.value, before.quantity.value) == mention.quantity.value
            if same and fits and not self._is_step(now) and not now.earlier:
                return now, before
        return None

    def _reached_from(self, step: Step) -> Pair | None:
        """Give the figures of `giảm 2.218 người, còn 6.904 người (trước đây 9.122 người)`."""
        number = step.mention.number
        now, before = (self._mentions[n] if n < len(self._mentions) else None for n in (number + 1, number + 2))
        if now is None or before is None or before.bracket is None or before.bracket is now.bracket:
            return None
        reached = _REACHED.fullmatch(self._layout.folded, step.mention.end, now.start) is not None
        named = _BEFORE.search(self._layout.folded, before.bracket.start, before.start) is not None
        beside = self._layout.folded[now.end : before.bracket.start].count(" ") < 4
        return (now, before) if reached and named and beside and now.sentence == before.sentence else None

    def _is_step(self, mention: Mention) -> bool:
        return mention.step or mention.number in self._steps

    def _between(self, one: Mention, other: Mention) -> str:
        return self._layout.folded[min(one.end, other.end) : max(one.start, other.start)]


def _year(mention: Mention) -> int | None:
    if _TODAY.search(mention.lead):
        return NOW
    years = _YEAR.findall(mention.lead)
    return int(years[-1]) if years else None


def _periods(one: Mention, other: Mention) -> tuple[int | None, int | None]:
    """Give the numbers of the months, quarters or rounds of two figures, when both are named alike."""
    found = [_PERIOD.findall(mention.lead)[-1:] for mention in (one, other)]
    if not all(found) or found[0][0][0] != found[1][0][0]:
        return None, None
    first, last = (int(said) if said.isdigit() else roman_value(said) for ((_, said),) in found)
    return first, last


def _follows_share(around: list[Mention], step: Mention) -> bool:
    """A fall told right after a percentage is a fall of that percentage, not of the count before it."""
    return any(m.number == step.number - 1 and m.is_share for m in around)
