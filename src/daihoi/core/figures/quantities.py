"""The quantities of a text: counts, percentages and n/N, apart from dates, terms, citations, ages and other marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction
from itertools import pairwise

from daihoi.core.figures.amounts import Amount
from daihoi.core.figures.marks import DECIMAL, MARK, PERCENT_SIGN
from daihoi.core.figures.named_counts import is_counted
from daihoi.core.figures.vocabulary import NOUN_SORTS, SAME_NOUNS, TIME_NOUNS, Sort
from daihoi.core.figures.worded import LONG_NUMBER, WORDED_NUMBER, worded_value


class QuantityKind(Enum):
    """What a number of the text is."""

    COUNT = "count"
    SHARE = "share"
    RATIO = "ratio"


class Hedge(Enum):
    """How far a number is meant: as it stands, about, a little less, or a little more."""

    NONE = "none"
    ABOUT = "about"
    ALMOST = "almost"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number of the text with its offsets, its exact value, and what it counts.

    `grain` is the smallest step the number can tell: 0 for an exact count, 100000 for `5,4 triệu`.
    `total` is the N of n/N, with its own offset.
    """

    kind: QuantityKind
    start: int
    end: int
    value: Amount
    decimals: int
    hedge: Hedge
    grain: Amount = 0
    noun: str = ""
    sort: Sort | None = None
    noun_end: int = -1
    total: Amount | None = None
    total_start: int = -1


_INT = r"(?:[1-9]\d{0,2}(?:\.\d{3})+(?![\d])|[1-9]\d{0,2}(?:[ ]\d{3})+(?![\d])|\d+)"
_COUNTED_IN_WORDS = (
    "đồng chí|đ/c|đại biểu|đảng viên|chi bộ|đảng bộ|người|trường hợp|cán bộ|đơn vị|tổ chức đảng|xã|phường"
)
_QUANTITY = re.compile(
    rf"(?<![^\W\d_])(?:(?P<skip>{MARK})"
    rf"|(?=\d)(?:(?P<range>(?<![\w.,/])(?P<low>{DECIMAL})(?P<low_sign>{PERCENT_SIGN})?\s?(?:-|đến|tới)\s?(?:dưới\s)?"
    rf"(?P<high>{DECIMAL}){PERCENT_SIGN})"
    rf"|(?P<spaced>(?<![\w.,/])(?P<before_comma>\d{{1,3}})(?:\s,\s?|,\s)(?P<after_comma>\d{{2}}){PERCENT_SIGN})"
    rf"|(?P<share>(?:(?<![\w.,/])|(?<=%/))(?P<share_value>{DECIMAL}){PERCENT_SIGN})"
    rf"|(?P<ratio>(?<![\w/,])(?P<part>{_INT}(?:,\d{{1,2}})?)\s?/\s?(?:tổng số\s)?(?P<total>{_INT}(?:,\d{{1,2}})?)"
    rf"(?![\d/]|,\d|\.\d{{1,2}}(?!\d)|\s?%))"
    rf"|(?P<count>(?<![\w]){_INT}(?:,\d+|\.\d{{1,2}}(?!\d))?))"
    r"|(?=[^\W\d_])(?:(?:(?<=(?<!\w)gấp )|(?<=(?<!\w)gấp hơn )|(?<=(?<!\w)gấp gần ))"
    r"(?P<times>đôi|rưỡi|(?:ba|bốn)(?!\w)|(?:hai|năm|sáu|bảy|tám|chín|mười)(?=\slần))(?:\slần)?(?!\w)"
    rf"|(?<!\w)(?P<word>(?:{WORDED_NUMBER})(?=\s(?:{_COUNTED_IN_WORDS}|thị trấn)(?!\w))|{LONG_NUMBER})))"
)
_NOUN = re.compile(
    r"\s{0,2}(?:lượt\s)?("
    + "|".join(re.escape(noun) for noun in sorted(NOUN_SORTS, key=len, reverse=True))
    + r")(?!\w)(?!\schức)(?!(?<=triệu)\stập)(?!(?<=tỷ)\s(?:lệ|trọng))|\s{0,2}([^\W\d_]+)"
)
_SCALE = re.compile(r"\s(nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\w)(?!\s(?:tập|lệ|trọng)(?!\w))")
_DAY_BEFORE = re.compile(r"(?<!\w)(?:ngày|dịp|lễ|sáng|chiều|tối)\s(?:[^\W\d]+\s){1,4}$")
_TIME_BEFORE = re.compile(r"(?<!\w)(?:trước|sau|đến|tới|hết|từ|hôm|ngày|sáng|chiều|tối)\s$")
_SESSIONS = re.compile(r"\s(?:sinh hoạt|họp|giao ban|tiếp)|\s?\((?:chiếm |bằng )?\d")
_LONGEST_NUMBER = 20
_NO_COUNT_AFTER = re.compile(r"[a-zđ](?!\w)|/\d")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_GROUPED_BY_COMMA = re.compile(r"[1-9]\d{0,2},\d{3}")
_DECIMALS = re.compile(r"(?:,(\d+)|^\d+\.(\d{1,2}|\d{4,}))$")
_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_BESIDE_BODIES = re.compile(r"đảng bộ:?\s\d+(?:[,;]|\svà)\s(?:và\s)?$")
_SPACED_LEAD = re.compile(r"(?:chiếm|đạt|bằng|tỷ lệ|tỉ lệ|là|đương|[(=:])\s*$")
_COMPARED = re.compile(r"(?<!\w)(?:trước|cùng kỳ|so với|ngoái|hơn|kém|tăng|giảm)(?!\w)[^.;:()\n]*$")
_MOVED_TO = re.compile(r"\s(?:lên|xuống|còn)(?: còn| mức| tới| đến)?\s")
_HEDGE = re.compile(
    r"(?<!\w)(?:(?P<about>khoảng|xấp xỉ|ước(?:\s(?:tính|đạt|khoảng))?|chừng)|(?P<almost>gần)"
    r"|(?P<over>hơn|(?<!tính )trên|quá))"
    r"\s(?:có\s|đạt\s)?$|(?P<sign>[~≈])\s?$"
)


def find_quantities(even: str) -> list[Quantity]:
    """Give the counts, percentages and ratios of a folded text in their order, without marks that count nothing."""
    return _scaled_alike(even, list(_quantities(even)))


def _scaled_alike(even: str, found: list[Quantity]) -> list[Quantity]:
    """Give the first figure of `từ 9,8 lên 13,1 tỷ` the scale that is told only after the second."""
    for place, (one, other) in enumerate(pairwise(found)):
        scale = other.grain * 10**other.decimals
        bare = one.kind is other.kind is QuantityKind.COUNT and one.sort is None and one.value < 10**6
        if bare and scale > 1 and _MOVED_TO.fullmatch(even, one.end, other.start):
            grain = Fraction(scale, 10**one.decimals)
            found[place] = replace(one, value=one.value * scale, grain=grain, noun=other.noun, sort=other.sort)
    return found


def _quantities(even: str) -> Iterator[Quantity]:
    place = 0
    while match := _QUANTITY.search(even, place):
        place = match.end()
        if match["range"] is not None and not _is_range(match):
            place = match.end("low")
            yield _low_end(even, match)
        elif match["spaced"] is not None and not _SPACED_LEAD.search(even, max(0, match.start() - 16), match.start()):
            place = match.end("before_comma")
            yield from filter(None, [_count(even, *match.span("before_comma"))])
        elif match["skip"] is not None:
            counted = _count_after_name(even, match) if match["named"] else _count_in_box(even, match)
            if counted is not None:
                place = counted.end
                yield counted
        elif (found := _quantity(even, match)) is not None:
            yield found


def _is_range(match: re.Match[str]) -> bool:
    """Tell `15 - 20%` from a count and its share, `93 - 18,56%`."""
    low, high = match["low"], match["high"]
    return exact(low, share=True) < exact(high, share=True) and _decimals(low) == _decimals(high)


def _low_end(even: str, match: re.Match[str]) -> Quantity:
    start, end = match.span("low")
    if match["low_sign"]:
        value = exact(match["low"], share=True)
        return Quantity(QuantityKind.SHARE, start, match.end("low_sign"), value, _decimals(match["low"]), Hedge.NONE)
    return _count(even, start, end) or Quantity(
        QuantityKind.COUNT, start, end, exact(match["low"]), _decimals(match["low"]), Hedge.NONE
    )


def _count_after_name(even: str, match: re.Match[str]) -> Quantity | None:
    """Give the count in `đại hội điểm 89 đảng bộ`, where the word before it could also be named by a number."""
    found = _count(even, *match.span("named"))
    if found is not None and _BESIDE_BODIES.search(even, max(0, match.start() - 40), match.start()):
        return found
    if found is None or found.sort is not None or found.grain:
        return found
    return found if is_counted(even, match.start(), match.end("named"), int(found.value)) else None


def _count_in_box(even: str, match: re.Match[str]) -> Quantity | None:
    """Give the count in `nhiều hơn năm 2023 là 7 (49)`: a number in brackets after a comparison is no note."""
    if match["boxed"] is None or _COMPARED.search(even, max(0, match.start() - 80), match.start()) is None:
        return None
    return _count(even, *match.span("boxed"))


def _quantity(even: str, match: re.Match[str]) -> Quantity | None:
    if match["spaced"] is not None:
        value = exact(f"{match['before_comma']},{match['after_comma']}", share=True)
        return Quantity(QuantityKind.SHARE, match.start(), match.end(), value, 2, _hedge(even, match.start()))
    if match["share"] is not None:
        said = match["share_value"]
        hedge = _hedge(even, match.start())
        return Quantity(QuantityKind.SHARE, match.start(), match.end(), exact(said, share=True), _decimals(said), hedge)
    if match["ratio"] is not None:
        return None if _is_day(even, match) else _ratio(even, match)
    if match["times"] is not None:
        return _times(even, match)
    if match["word"] is not None:
        noun, sort, after = noun_after(even, match.end())
        value = worded_value(match["word"])
        return Quantity(
            QuantityKind.COUNT, match.start(), match.end(), value, 0, Hedge.NONE, noun=noun, sort=sort, noun_end=after
        )
    if match["count"] is not None:
        return _count(even, *match.span("count"))
    return None


def _times(even: str, match: re.Match[str]) -> Quantity:
    """Give how many times as much: `gấp đôi` is two times, `gấp rưỡi` one and a half."""
    halves = {"đôi": 4, "rưỡi": 3}.get(match["times"]) or 2 * worded_value(match["times"])
    hedge = _hedge(even, match.start("times"))
    if hedge is Hedge.NONE:
        hedge = _hedge(even, match.start("times") - len("gấp "))
    value, decimals = Fraction(halves, 2), halves % 2
    return Quantity(QuantityKind.COUNT, match.start(), match.end(), value, decimals, hedge, noun="lần")


def _is_day(even: str, match: re.Match[str]) -> bool:
    """Tell the day of a named occasion, `trước ngày khai giảng 05/9`, and what can only be a day: `trước 30/6`."""
    day, month = exact(match["part"]), exact(match["total"])
    timed = _TIME_BEFORE.search(even, max(0, match.start() - 8), match.start()) is not None
    if timed and month < day <= 31 and 1 <= month <= 12:
        return True
    named = _DAY_BEFORE.search(even, max(0, match.start() - 40), match.start()) is not None
    return named and day <= 31 and month <= 12 and noun_after(even, match.end())[1] is None


def _ratio(even: str, match: re.Match[str]) -> Quantity:
    noun, sort, _ = noun_after(even, match.end())
    return Quantity(
        QuantityKind.RATIO,
        match.start(),
        match.end(),
        exact(match["part"]),
        0,
        _hedge(even, match.start()),
        noun=noun,
        sort=sort,
        total=exact(match["total"]),
        total_start=match.start("total"),
    )


def _count(even: str, start: int, end: int) -> Quantity | None:
    said = even[start:end]
    if len(said) > _LONGEST_NUMBER:
        return None
    if _NO_COUNT_AFTER.match(even, end):
        return None
    scale = _SCALE.match(even, end)
    factor = _SCALES[scale[1]] if scale else 1
    noun, sort, after = noun_after(even, scale.end() if scale else end)
    decimals = _decimals(said)
    if scale and noun in TIME_NOUNS:
        noun = ""
    counted = (noun == "tuổi" and (decimals or _is_compared_age(even, start))) or (
        noun == "kỳ" and _SESSIONS.match(even, after)
    )
    if (noun in TIME_NOUNS and not counted) or (_is_year(said) and sort is None):
        return None
    if _GROUPED_BY_COMMA.fullmatch(said) and sort not in (None, Sort.MONEY, Sort.AREA) and not scale:
        said, decimals = said.replace(",", ""), 0
    value = exact(said) * factor
    grain = Fraction(factor, 10**decimals) if scale or decimals else 0
    hedge = _hedge(even, start)
    if hedge is Hedge.OVER and value % 5 and not grain and even.endswith("trên ", 0, start):
        hedge = Hedge.NONE
    return Quantity(QuantityKind.COUNT, start, end, value, decimals, hedge, grain, noun, sort, noun_end=after)


def _is_compared_age(even: str, start: int) -> bool:
    """Tell the earlier mean age of `trẻ hơn 1,9 tuổi so với khóa trước (45 tuổi)` from the age of a person."""
    return even.startswith("(", start - 1) and _COMPARED.search(even, max(0, start - 80), start - 1) is not None


def noun_after(even: str, place: int) -> tuple[str, Sort | None, int]:
    """Give the noun that stands right after `place`, its sort when it is a known one, and where it ends."""
    match = _NOUN.match(even, place)
    if match is None:
        return "", None, place
    if match[1] is not None:
        noun = match[1].replace("uỷ", "ủy")
        return SAME_NOUNS.get(noun, noun), NOUN_SORTS[match[1]], match.end()
    return match[2], None, match.end()


def exact(said: str, *, share: bool = False) -> Amount:
    """Give the exact value of a printed number: dots before three digits group, a comma (or a lone dot) is decimal."""
    plain = said.replace(" ", "")
    if "," in plain:
        plain = plain.replace(".", "").replace(",", ".")
    elif plain.count(".") > 1 or (not share and _GROUPED.fullmatch(plain)):
        plain = plain.replace(".", "")
    digits, _, tail = plain.partition(".")
    return Fraction(int(digits + tail), 10 ** len(tail)) if tail else int(digits)


def _decimals(said: str) -> int:
    tail = _DECIMALS.search(said)
    return len(tail[1] or tail[2]) if tail else 0


def _is_year(said: str) -> bool:
    return len(said) == 4 and said.isdigit() and 1900 <= int(said) <= 2100


def _hedge(even: str, start: int) -> Hedge:
    match = _HEDGE.search(even, max(0, start - 24), start)
    if match is None:
        return Hedge.NONE
    if match["almost"]:
        return Hedge.ALMOST
    return Hedge.OVER if match["over"] else Hedge.ABOUT
