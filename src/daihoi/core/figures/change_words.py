"""The words of a difference: which way it goes, what it counts, and which term or year a figure belongs to."""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import pairwise

from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Mention
from daihoi.core.figures.quantities import Hedge

_UP = (
    "tăng gấp|tăng lên gấp|gấp|tăng thêm|tăng(?! cường| trưởng| gia)|cao hơn|nhiều hơn|lớn hơn|vượt|thêm|trội hơn"
    "|nhỉnh hơn|dôi dư|dư|hơn(?= (?:so với )?(?:nhiệm kỳ|khóa|khoá|cùng kỳ|đầu|năm|kỳ|đại hội) )"
)
_DOWN = "giảm đi|giảm bớt|giảm(?! thiểu| trừ| nhẹ)|thấp hơn|ít hơn|nhỏ hơn|kém hơn|kém|bớt|hụt|thiếu|sụt"
DIRECTION = re.compile(rf"(?<!\w)(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?!\w)")
_LEAD = re.compile(
    rf"(?<!\w)(?P<word>(?P<up>{_UP})|{_DOWN})(?!\w)"
    r"(?P<rest>(?:[^;()\d%]|(?:19|20)\d\d(?:\s?-\s?20\d\d)?(?!\d)){0,70})$"
)
_SIGN = re.compile(r"(?P<open>[(;,])\s?(?P<sign>[+-])\s?$")
_NO_STEP = re.compile(
    r"(?<!\w)(?:từ|lên|xuống|còn|đạt|chiếm|có|tổng|đến|tới|thành|trong|trên|số|chỉ tiêu|kế hoạch|dự toán|đề án|quy định"
    r"|cả năm|được giao|đề ra|theo)(?: mức| tới| đến| khoảng| là)?\s*$"
)
_YEARLY = re.compile(r"(?<!\w)(?:bình quân|trung bình|mỗi năm|hằng năm|hàng năm)(?!\w)[^;.,\d%]*$")
_YEARLY_AFTER = re.compile(r"(?: [^\W\d]+){0,2}\s?(?:/\s?năm|mỗi năm|một năm|hằng năm|hàng năm)(?!\w)")
_PLANNED = re.compile(
    r"(?<!\w)(?:phấn đấu|mục tiêu(?! quốc gia)|dự kiến|sẽ|cần|đặt ra|đề ra chỉ tiêu|định hướng)(?!\w)[^;]*$"
)
_REACHED = re.compile(r"(?<!\w)(?:đã|thực hiện|so với (?:mục tiêu|dự kiến)|kết quả)(?!\w)")
_COMPARES = re.compile(r"(?<!\w)(?:cao|thấp|nhiều|ít|lớn|nhỏ|trội|nhỉnh|kém) hơn\s*$")
_WEAK = frozenset({"thêm", "bớt", "thiếu", "dư", "dôi dư", "hụt", "sụt", "vượt", "kém"})
_OF_PLAN = frozenset(
    {"vượt", "thiếu", "hụt", "dư", "dôi dư", "thấp hơn", "cao hơn", "tăng", "giảm", "ít hơn", "nhiều hơn"}
)


@dataclass(frozen=True, slots=True)
class Step:
    """The amount of a rise or a fall, and the word that tells it."""

    mention: Mention
    rising: bool
    word: str

    @property
    def is_plain(self) -> bool:
        """Whether the word tells a difference in time by itself, as `tăng` does and `thêm` doesn't."""
        return self.word not in _WEAK

    @property
    def may_be_of_plan(self) -> bool:
        """Whether the word may also measure against a plan."""
        return self.word in _OF_PLAN


def read_step(layout: Layout, mention: Mention) -> Step | None:
    """Read a figure as the amount of a rise or fall; None when it is neither, is planned, or is so much a year."""
    sentence = layout.sentence_starts[mention.sentence]
    begin = max(sentence, mention.start - 90)
    lead = layout.folded[begin : mention.start]
    if _is_planned(layout.folded[max(sentence, mention.start - 200) : mention.start]):
        return None
    if _YEARLY_AFTER.match(layout.folded, mention.end):
        return None
    signed = _SIGN.search(lead)
    if signed is not None and (signed["sign"] == "+" or signed["open"] == "("):
        return Step(mention, signed["sign"] == "+", signed["sign"])
    match = _LEAD.search(lead)
    if match is None or _NO_STEP.search(match["rest"]) or "," in match["rest"]:
        return None
    if _YEARLY.search(layout.folded, max(0, mention.start - 120), mention.start):
        return None
    if _COMPARES.search(lead):
        mention = replace(mention, quantity=replace(mention.quantity, hedge=Hedge.NONE))
    return Step(mention, match["up"] is not None, match["word"])


def _is_planned(clause: str) -> bool:
    planned = _PLANNED.search(clause)
    return planned is not None and _REACHED.search(planned.group()) is None


_PAST, _NOW = -1, 9999
_CUE = re.compile(
    r"(?P<versus>so với |hơn |kém |bằng )?(?:của )?(?<!\w)(?:"
    r"(?P<past>(?:lúc |vào )?đầu (?:nhiệm kỳ|khóa|khoá|năm|kỳ)(?: trước)?"
    r"|(?:nhiệm kỳ|khóa|khoá|kỳ|năm|đại hội|tháng|quý"
    r"|lần|giai đoạn) (?:trước|cũ|ngoái)(?: đó)?|trước (?:khi )?(?:sắp xếp|sáp nhập|hợp nhất|đại hội|đó)|cùng kỳ)"
    r"|(?P<now>(?:đến|tính đến|hiện|hôm|năm) nay|hiện(?! đại| thực)|(?:đến |vào )?cuối (?:nhiệm kỳ|năm|kỳ)"
    r"|(?:nhiệm kỳ|khóa|khoá|kỳ|lần) này|(?:nhiệm kỳ|khóa|khoá) mới|sau (?:khi )?(?:sắp xếp|sáp nhập|hợp nhất|đại hội)"
    r"|nay)|(?:nhiệm kỳ|khóa|khoá|giai đoạn) (?P<term>(?:19|20)\d\d)\s?-\s?(?:19|20)\d\d"
    r"|(?:(?:cuối |đầu )?năm |tháng \d{1,2}\s?[/-]\s?|\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?)(?P<year>(?:19|20)\d\d)"
    r")(?!\w)(?P<dated> (?:năm )?(?:19|20)\d\d)?"
)
_CUE_REACH = 400
_CONTRAST = re.compile(r"(?<!\w)(?:trong khi|tỷ lệ này|tỉ lệ này|con số (?:này|ấy|đó))(?!\w)")
_AT_ONCE = re.compile(r"[\s,:(]*(?:(?:là|đạt|có|chỉ|tỷ lệ này|con số này|là:|kết nạp|bầu|số này|chiếm)[\s:]*){0,3}")


@dataclass(frozen=True, slots=True)
class _Cue:
    start: int
    end: int
    time: int
    compares: bool
    bracket: int


class Timeline:
    """The words of time of a text, and the time that each figure belongs to."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._cues = [_read_cue(layout, match) for match in _CUE.finditer(layout.folded)]
        self._starts = [cue.start for cue in self._cues]

    def time_of(self, mention: Mention) -> int | None:
        """Give the time of a figure, told in its own sentence and on its own side of brackets; None when untold."""
        own = mention.bracket.start if mention.bracket else -1
        sentence = self._layout.sentence_starts[mention.sentence]
        place = bisect_left(self._starts, mention.start)
        for cue in reversed(self._cues[max(0, place - 6) : place]):
            if cue.start < sentence or mention.start - cue.end > _CUE_REACH:
                return None
            if ";" in self._layout.folded[cue.end : mention.start]:
                return None
            at_once = _AT_ONCE.fullmatch(self._layout.folded, cue.end, max(cue.end, mention.start)) is not None
            if (cue.compares and at_once) or (not cue.compares and cue.bracket == own):
                return cue.time
        return None

    def is_compared(self, mention: Mention) -> bool:
        """Tell whether a figure stands right after the words that name the earlier time: `so với năm 2021 (53)`."""
        place = bisect_left(self._starts, mention.start)
        if place == 0:
            return False
        cue = self._cues[place - 1]
        told = cue.time != _NOW and cue.start >= self._layout.sentence_starts[mention.sentence]
        return told and _AT_ONCE.fullmatch(self._layout.folded, cue.end, max(cue.end, mention.start)) is not None

    def is_past(self, mention: Mention) -> bool:
        """Tell whether the words put a figure in an earlier time without naming its year."""
        return mention.earlier or self.time_of(mention) == _PAST

    def may_be_earlier(self, mention: Mention) -> bool:
        """Tell whether the words name a time of the figure, other than today."""
        time = self.time_of(mention)
        return time is not None and time != _NOW

    def is_before(self, before: Mention, now: Mention) -> bool:
        """Tell whether the words put one figure at an earlier time than another."""
        first, last = self.time_of(before), self.time_of(now)
        if first is None:
            return before.earlier and not now.earlier
        if last is None and _CONTRAST.search(before.lead):
            return True
        return first < (_NOW if last is None and first == _PAST else last if last is not None else _PAST)


def _read_cue(layout: Layout, match: re.Match[str]) -> _Cue:
    bracket = layout.bracket_at(match.start())
    time = _PAST if match["past"] else _NOW if match["now"] else int(match["term"] or match["year"])
    return _Cue(match.start(), match.end(), time, match["versus"] is not None, bracket.start if bracket else -1)


_AFTER_NUMBER = re.compile(r"\s?([^\W\d][^,;.:()\d%\n]{0,40})?")


def counted_words(layout: Layout, mention: Mention) -> tuple[str, ...]:
    """Give the words right after a number, which say what it counts."""
    match = _AFTER_NUMBER.match(layout.folded, mention.end)
    return tuple((match[1] or "").split()[:4]) if match else ()


def shared_words(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """Count the words with which both phrases begin alike."""
    count = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        count += 1
    return count


_GENERIC = frozenset(
    "đồng chí người là có số tổng kỳ nhiệm khóa trước này đến nay đầu cuối năm và đã được của tháng trong toàn hiện còn"
    " chỉ với cả cùng sau thì cho các ở".split()
)


def topic_words(layout: Layout, mention: Mention) -> frozenset[str]:
    """Give the telling words around a number: what it counts and what was done."""
    said = re.findall(r"[^\W\d]+", mention.lead[-70:])
    return frozenset((*said, *counted_words(layout, mention))) - _GENERIC


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
_BECAME = re.compile(r"\s*(?:[^\W\d]+\s){1,4}(?:xuống còn|còn|thành|lên)\s*$")
_ARROW = re.compile(r"\s*(?:[^\W\d]+(?:\s|(?=[-=→➔➝]))){0,4}(?:→|->|=>|➔|➝)\s*")
_THEN = re.compile(r"\s*(?:[^\W\d]+\s){0,3},?\s*rồi(?: lên| xuống| còn)*\s*")
_VERSUS = re.compile(r"[^.;()]{0,60}?(?:so với|->|→)[^.;()\d]{0,50}$|\s*(?:[^\W\d]+(?:\s|(?=/))){0,3}/\s*$")
_TERM_BESIDE = re.compile(r",\s*(?:so với )?nhiệm kỳ (?:19|20)\d\d\s?-\s?(?:19|20)\d\d(?: là| đạt| có| chiếm)*\s*$")
_YEAR = re.compile(r"(?<!\w)năm ((?:19|20)\d\d)(?!\w)")
_TODAY = re.compile(r"(?<!\w)(?:đến nay|hiện nay|hiện|nay|nhiệm kỳ này|năm nay|lần này)(?!\w)")
_BEFORE = re.compile(r"(?<!\w)(?:nhiệm kỳ|khóa|khoá|năm|kỳ|đại hội|trước|so với|cùng kỳ)(?!\w)")
_ELSEWHERE = re.compile(r"(?<!\w)(?:dự kiến|kế hoạch|chỉ tiêu|tăng|giảm|cao hơn|thấp hơn)(?!\w)")
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
        )

    def _from_to(self, around: list[Mention], step: Mention) -> Pair | None:
        best: tuple[int, Mention, Mention] | None = None
        for before, now in pairwise(around):
            if now.number - before.number > 2 or now.quantity.kind is not before.quantity.kind:
                continue
            gap = self._layout.folded[before.end : now.start]
            became = step.number == now.number + 1 and (_BECAME.fullmatch(gap) or _ARROW.fullmatch(gap))
            if became or (FROM.search(before.lead) and TO.fullmatch(gap)):
                last = self._at_last(now, step)
                distance = min(abs(before.start - step.end), abs(step.start - last.end))
                if best is None or distance < best[0]:
                    best = (distance, last, before)
        return (best[1], best[2]) if best else None

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
            elsewhere = before.number > step.number and _ELSEWHERE.search(gap) is not None
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
        terms = self._timeline.time_of(told[0]), self._timeline.time_of(told[1])
        if _TERM_BESIDE.search(told[1].lead) and first is None and terms[0] is None:
            return told[0], told[1]
        if first is None and None not in terms and not MOVED.search(told[0].lead):
            first, last = terms
        return (told[1], told[0]) if first is not None and last is not None and first < last else None

    def _in_bracket_after(self, around: list[Mention], step: Step) -> Pair | None:
        """Give the figures of `có 45 đồng chí, ít hơn nhiệm kỳ 2015-2020 là 4 đồng chí (49 đồng chí)`."""
        mention = step.mention
        near = {m.number - mention.number: m for m in around}
        now, before = near.get(-1), near.get(1)
        if now is None or before is None or self._is_step(now) or self._is_step(before):
            return None
        if before.bracket is mention.bracket:
            return None
        told = self._layout.folded[now.end : before.start]
        named = _BEFORE.search(told) or (step.may_be_of_plan and PLAN.search(told))
        if named and re.fullmatch(r"[^.;()\d%]{0,40}\(\s*", self._layout.folded[mention.end : before.start]):
            return now, before
        return None

    def _is_step(self, mention: Mention) -> bool:
        return mention.step or mention.number in self._steps

    def _between(self, one: Mention, other: Mention) -> str:
        return self._layout.folded[min(one.end, other.end) : max(one.start, other.start)]


def _year(mention: Mention) -> int | None:
    if _TODAY.search(mention.lead):
        return _NOW
    years = _YEAR.findall(mention.lead)
    return int(years[-1]) if years else None


def _follows_share(around: list[Mention], step: Mention) -> bool:
    """A fall told right after a percentage is a fall of that percentage, not of the count before it."""
    return any(m.number == step.number - 1 and m.is_share for m in around)


def is_alike(one: Mention, other: Mention) -> bool:
    """Tell whether two figures are both percentages, or both counts."""
    return one.is_share is other.is_share
