"""The words of a difference: which way it goes, what it counts, and which term or year a figure belongs to."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property

from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Mention
from daihoi.core.figures.quantities import Hedge

_UP = (
    "tăng gấp|tăng lên gấp|gấp|tăng thêm|tăng(?! cường| trưởng| gia)|nhích lên|nhích|cao hơn|nhiều hơn|lớn hơn|già hơn"
    "|vượt|thêm|trội hơn|nhỉnh hơn|dôi dư|dư(?! nợ| luận| địa)|thừa(?! nhận| kế| hưởng| thiên)"
    "|hơn(?= (?:so với )?(?:nhiệm kỳ|khóa|khoá|cùng kỳ|đầu|năm|kỳ|đại hội|trước|đợt|lần) )"
)
_DOWN = (
    "giảm đi|giảm bớt|giảm(?! thiểu| trừ| nhẹ)|thấp hơn|ít hơn|ít đi|nhỏ hơn|trẻ hơn|kém hơn|(?<!yếu )kém|bớt|hụt"
    "|thiếu(?! tá| úy| uý| tướng| niên| số| nhi| sót)|sụt|rút"
)
_EITHER = "chênh lệch|chênh nhau|chênh"
DIRECTION = re.compile(rf"(?<!\w)(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?!\w)")
_LEAD = re.compile(
    rf"(?<!\w)(?P<word>(?P<up>{_UP})|(?P<either>{_EITHER})|{_DOWN})(?!\w)"
    r"(?P<rest>(?:[^;()\d%]|(?:19|20)\d\d(?:\s?-\s?20\d\d)?(?!\d)|(?<=thứ )\d+"
    r"|(?<=tháng )\d+|(?<=quý )\d|(?<=tuần )\d+|(?<=trung ương )\d+"
    r"|\([^()]{0,30}\)){0,70})$"
)
_VERSUS_AFTER = re.compile(r"[^()\d]{0,30}so với ")
_SIGN = re.compile(r"(?P<open>[(;,])\s?(?P<sign>[+-])\s?$|(?P<arrow>[▲▼↑↓])\s?$")
_RISING_SIGNS = frozenset("+▲↑")
_NO_STEP = re.compile(
    r"(?<!\w)(?:từ|lên|xuống|còn|đạt|chiếm|có|tổng|đến|tới|thành|trong|trên|số|quy định"
    r"|cả năm|theo)(?: mức| tới| đến| khoảng| là)?\s*$"
)
_PLANNED_COUNT = re.compile(r"(?<!\w)(?:chỉ tiêu|kế hoạch|dự toán|đề án|được giao|đề ra)(?: là)?\s*$")
_PLAN_BESIDE = re.compile(r"[^.;()\d]{0,30}\(\s*(?:chỉ tiêu|kế hoạch|dự toán|đề án|được giao|mục tiêu|giao)(?!\w)")
_LISTED = re.compile(r"tăng|giảm|chênh|vượt|thiếu|dư|hụt")
_NOT_SAID = re.compile(r"(?<!\w)(?:không|cộng|tổng|đạt và|đạt,|đạt hoặc)\s*$")
_IN_TURN = re.compile(r"(?<!\w)(?:lần lượt|theo thứ tự)(?: là)?\s*$")
_AND = re.compile(r"(?:\s[^\W\d]+){0,3}\s?(?:,|;|,?\s?và)\s")
_YEARLY = re.compile(r"(?<!\w)(?:bình quân|trung bình|mỗi năm|hằng năm|hàng năm)(?!\w)[^;.,\d%]*$")
_YEARLY_AFTER = re.compile(r"(?: [^\W\d]+){0,2}\s?(?:/\s?năm|mỗi năm|một năm|hằng năm|hàng năm)(?!\w)")
_PLANNED = re.compile(
    r"(?<!\w)(?:phấn đấu|mục tiêu(?! quốc gia)|dự kiến|sẽ|(?<!số )(?<!số lượng )cần(?! bầu)|yêu cầu(?! nhiệm vụ)"
    r"|đặt ra|đề ra chỉ tiêu|định hướng)(?!\w)[^;]*$"
)
_REACHED = re.compile(r"(?<!\w)(?:đã|thực hiện|so với (?:mục tiêu|dự kiến)|kết quả)(?!\w)")
_COMPARES = re.compile(r"(?<!\w)(?:cao|thấp|nhiều|ít|lớn|nhỏ|trội|nhỉnh|kém|trẻ|già) hơn\s*$")
_WEAK = frozenset({"thêm", "bớt", "thiếu", "dư", "dôi dư", "thừa", "hụt", "sụt", "vượt", "kém"})
_OF_PLAN = frozenset(
    {"vượt", "thiếu", "hụt", "dư", "dôi dư", "thấp hơn", "cao hơn", "tăng", "giảm", "ít hơn", "nhiều hơn"}
)


class Way(Enum):
    """Which way a difference is said to go."""

    UP = "up"
    DOWN = "down"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Step:
    """The amount of a rise or a fall, and the word that tells it.

    `place` is its place `among` several that one word tells: `tăng lần lượt 78 và 176 người`.
    """

    mention: Mention
    way: Way
    word: str
    place: int = 0
    among: int = 1

    def rises(self, now: Mention, before: Mention) -> bool:
        """Tell whether the words say that the first of two figures is the larger one, or take it from the figures."""
        return now.quantity.value >= before.quantity.value if self.way is Way.EITHER else self.way is Way.UP

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
    step = _told_step(layout, mention, layout.folded[max(sentence, mention.start - 90) : mention.start])
    if step is None or _YEARLY_AFTER.match(layout.folded, mention.end):
        return None
    return None if _is_planned(layout.folded[max(sentence, mention.start - 200) : mention.start]) else step


def _told_step(layout: Layout, mention: Mention, lead: str) -> Step | None:
    """Read the amount of a rise or fall from the sign or the words before it."""
    signed = _SIGN.search(lead)
    if signed is not None and (signed["sign"] != "-" or signed["open"] == "("):
        sign = signed["sign"] or signed["arrow"]
        return Step(mention, Way.UP if sign in _RISING_SIGNS else Way.DOWN, sign)
    if lead.endswith("(") and _VERSUS_AFTER.match(layout.folded, mention.end):
        lead = lead[:-1]
    match = _LEAD.search(lead)
    if (
        match is None
        or _NOT_SAID.search(lead, 0, match.start())
        or (_NO_STEP.search(match["rest"]) and not is_in_points(layout, mention))
        or (not mention.is_share and _PLANNED_COUNT.search(match["rest"]) and not _is_beyond_plan(layout, mention))
        or (re.search(r",|:\s*\w", match["rest"]) and not is_in_points(layout, mention))
        or (":" in match["rest"] and not _LISTED.match(match["word"]))
    ):
        return None
    if _YEARLY.search(layout.folded, max(0, mention.start - 120), mention.start):
        return None
    if _COMPARES.search(lead):
        mention = replace(mention, quantity=replace(mention.quantity, hedge=Hedge.NONE))
    way = Way.UP if match["up"] else Way.EITHER if match["either"] else Way.DOWN
    return Step(mention, way, match["word"])


def _is_beyond_plan(layout: Layout, mention: Mention) -> bool:
    """Tell `vượt chỉ tiêu 43 (chỉ tiêu 200)`, where the plan stands beside, from a plan of 43."""
    return _PLAN_BESIDE.match(layout.folded, mention.end) is not None


def is_in_points(layout: Layout, mention: Mention) -> bool:
    """Points are always a difference: `tăng tới 18,9 điểm phần trăm`."""
    return "điểm" in layout.folded[mention.start : mention.end]


def respective_steps(layout: Layout, mentions: Sequence[Mention], step: Step) -> list[Step]:
    """Give the amounts that one word tells in turn, `tăng lần lượt 811, 762 và 35 người`; none for a single one."""
    if _IN_TURN.search(layout.folded, max(0, step.mention.start - 40), step.mention.start) is None:
        return []
    told = [step.mention]
    for mention in mentions[step.mention.number + 1 :]:
        if not _AND.fullmatch(layout.folded, told[-1].end, mention.start):
            break
        told.append(mention)
    return [replace(step, mention=one, place=place, among=len(told)) for place, one in enumerate(told)]


def _is_planned(clause: str) -> bool:
    planned = _PLANNED.search(clause)
    return planned is not None and _REACHED.search(planned.group()) is None


_PAST, NOW = -1, 9999
_CUE = re.compile(
    r"(?P<versus>so với |hơn |kém |bằng )?(?:của )?(?<!\w)(?:"
    r"(?P<past>(?:lúc |vào )?(?<!tháng )(?<!nửa )đầu (?:nhiệm kỳ|khóa|khoá|năm|kỳ|giai đoạn)(?: trước)?"
    r"(?! (?:đến|tới) )"
    r"|(?:nhiệm kỳ|khóa|khoá|kỳ|năm|đại hội|tháng|quý"
    r"|lần|giai đoạn|tuần|đợt|phiên|học kỳ) (?:trước|cũ|ngoái)(?: đó)?|từ chỗ|trước (?:đây|kia)|cách đây [^\W_]+ năm"
    r"|(?:một|hai|ba|bốn|năm|mười|[1-9]\d?) năm (?:trước|về trước)"
    r"|(?:(?<=[.;,] )|(?<=\n)|^)trước(?= mỗi| có| chỉ| là| cả| toàn)"
    r"|(?:xã|phường|thị trấn|huyện|quận|tỉnh|chi bộ|đảng bộ|thôn|bản) cũ(?= (?:có|là)(?!\w))"
    r"|trước (?:khi )?(?:sắp xếp|sáp nhập|hợp nhất|đại hội|đó)|cùng kỳ"
    r"|(?:ngày|hồi|lần|kỳ|khi|lúc|thuở|dạo) (?:ấy|đó)|(?:ngày|hồi) trước|(?:lúc )?bấy giờ)"
    r"|(?P<now>(?:đến|tính đến|hiện|hôm|năm) nay|hiện(?! đại| thực)|(?:đến |vào )?cuối (?:nhiệm kỳ|năm|kỳ)"
    r"|(?:nhiệm kỳ|khóa|khoá|kỳ|lần) này|(?:nhiệm kỳ|khóa|khoá) mới|sau (?:khi )?(?:sắp xếp|sáp nhập|hợp nhất|đại hội)"
    r"|(?:quý|tháng|tuần|đợt) này|giờ đây|vừa rồi|nay)"
    r"|(?:nhiệm kỳ|khóa|khoá|giai đoạn) (?P<term>(?:19|20)\d\d)\s?-\s?(?:19|20)\d\d"
    r"|(?:khóa|khoá|nhiệm kỳ|đại hội)(?: đại biểu)?(?: đảng bộ[^,;.()\d]{0,40}?)?(?: lần)?(?: thứ)? (?P<roman>[ivx]+)"
    r"|(?<=[:,;(] )(?P<bare>(?:19|20)\d\d)(?=:? (?:là|đạt|có|chỉ)(?!\w))"
    r"|(?:(?:cuối |đầu )?năm |kỳ bầu cử |so với |tháng \d{1,2}\s?[/-]\s?"
    r"|\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?)(?P<year>(?:19|20)\d\d)"
    r")(?!\w)(?P<dated> (?:năm )?(?:19|20)\d\d)?"
)
_ROMAN = {"i": 1, "v": 5, "x": 10}
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
        self._times: dict[int, int | None] = {}

    @cached_property
    def _cues(self) -> list[_Cue]:
        return [_read_cue(self._layout, match) for match in _CUE.finditer(self._layout.folded)]

    @cached_property
    def _starts(self) -> list[int]:
        return [cue.start for cue in self._cues]

    def time_of(self, mention: Mention) -> int | None:
        """Give the time of a figure, told in its own sentence and on its own side of brackets; None when untold."""
        if mention.start not in self._times:
            self._times[mention.start] = self._read_time(mention)
        return self._times[mention.start]

    def _read_time(self, mention: Mention) -> int | None:
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
        told = cue.time != NOW and cue.start >= self._layout.sentence_starts[mention.sentence]
        return told and _AT_ONCE.fullmatch(self._layout.folded, cue.end, max(cue.end, mention.start)) is not None

    def is_past(self, mention: Mention) -> bool:
        """Tell whether the words put a figure in an earlier time without naming its year."""
        return mention.earlier or self.time_of(mention) == _PAST

    def may_be_earlier(self, mention: Mention) -> bool:
        """Tell whether the words name a time of the figure, other than today."""
        time = self.time_of(mention)
        return time is not None and time != NOW

    def is_before(self, before: Mention, now: Mention) -> bool:
        """Tell whether the words put one figure at an earlier time than another."""
        first, last = self.time_of(before), self.time_of(now)
        if first is None:
            return before.earlier and not now.earlier
        if last is None and _CONTRAST.search(before.lead):
            return True
        return first < (NOW if last is None and first == _PAST else last if last is not None else _PAST)


def _time(match: re.Match[str]) -> int:
    """Give the time of a cue: `cuối năm` is today, `cuối năm 2018` is that year."""
    if match["past"]:
        return _PAST
    if match["now"]:
        return int(match["dated"][-4:]) if match["dated"] else NOW
    return _named_time(match)


def _named_time(match: re.Match[str]) -> int:
    """Give the year of a cue, or the number of a term that has one: `khóa XIV` is 14."""
    return roman_value(match["roman"]) if match["roman"] else int(match["term"] or match["year"] or match["bare"])


def roman_value(numeral: str) -> int:
    """Give the value of a Roman numeral in lower case."""
    values = [_ROMAN[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-one if one < next_one else one for one, next_one in zip(values, following, strict=True))


def _read_cue(layout: Layout, match: re.Match[str]) -> _Cue:
    bracket = layout.bracket_at(match.start())
    return _Cue(match.start(), match.end(), _time(match), match["versus"] is not None, bracket.start if bracket else -1)


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


def is_alike(one: Mention, other: Mention) -> bool:
    """Tell whether two figures are both percentages, or both counts."""
    return one.is_share is other.is_share
