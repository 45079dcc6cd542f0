"""Dates that are in no calendar, and spans of days that end before they begin."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from daihoi.core.figures.layout import Layout


class DateFault(Enum):
    """What is wrong with a date."""

    NO_SUCH_DAY = "no_such_day"
    NO_SUCH_MONTH = "no_such_month"
    REVERSED = "reversed"


@dataclass(frozen=True, slots=True)
class OddDate:
    """A date or span of days that can't be, with its offsets."""

    start: int
    end: int
    fault: DateFault
    day: int
    month: int
    year: int | None


_FULL = re.compile(r"(?<![\d/.,-])(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?((?:19|20)\d\d)(?![\d/])")
_DAY_MONTH = re.compile(
    r"(?<!\w)(?:ngày|mùng|mồng|sáng|chiều|tối|trưa)\s(?:ngày\s)?(\d{1,2})\s?[/-]\s?(\d{1,2})(?![\d%]|[.,]\d|\s?[/-]\s?\d)"
)
_UP_TO = re.compile(
    r"(?<!\w)(?:đến|trước|sau|từ|hết|kể từ|vào|hồi)\s(\d{1,2})\s?/\s?(\d{1,2})(?![\d%]|[.,]\d|\s?[/-]\s?\d)"
)
_LAST_OF_SEVERAL = re.compile(
    r"(?<!\w)ngày\s(?:\d{1,2}(?:\s?[,-]\s?|,?\s(?:và|đến|tới)\s)){1,4}(?:ngày\s)?(\d{1,2})"
    r"(?:\s?/\s?|\s+tháng\s+)(\d{1,2})(?:(?:\s?/\s?|\s*,?\s*năm\s+)((?:19|20)\d\d))?(?![\d%]|[.,]\d|/\d)"
)
_ODD_MONTH = re.compile(
    r"(?<!\w)(?<!lương )(?<!thưởng )(?:trong|vào|đầu|cuối|giữa|từ|đến|hết|qua|sang) tháng (\d{1,2})"
    r"(?=[,.;:)]?(?:\s|$))(?!\s[^\W_]|\s?[/-])"
)
_WORDED = re.compile(r"(?<!\w)ngày\s(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s*,?\s*năm\s+((?:19|20)\d\d))?(?!\d)")
_MONTH = re.compile(r"(?<!\w)tháng\s(\d{1,2})(?:\s?/\s?((?:19|20)\d\d)|\s+năm\s+((?:19|20)\d\d))(?!\d)")
_POINT = r"(\d{1,2})(?:\s?/\s?(\d{1,2})(?:\s?/\s?((?:19|20)\d\d))?)?"
_SPAN = re.compile(
    rf"(?<!\w)(?:(?:từ|trong|các|vào|ngày|hai ngày)\s){{1,3}}(?:ngày\s)?{_POINT}\s?(?:-|đến|tới)\s?"
    r"(?:hết\s)?(?:ngày\s)?"
    r"(\d{1,2})\s?/\s?(\d{1,2})(?:\s?/\s?((?:19|20)\d\d))?(?![\d%]|[/.,]\d)"
)
_WORDED_SPAN = re.compile(
    r"(?<!\w)từ\s(?:ngày\s)?(\d{1,2})(?:\s+tháng\s+(\d{1,2}))?\s?(?:-|đến|tới)\s?(?:hết\s)?(?:ngày\s)?(\d{1,2})\s+tháng\s+"
    r"(\d{1,2})(?:\s*,?\s*năm\s+((?:19|20)\d\d))?(?!\d)"
)
_MONTH_SPAN = re.compile(
    r"(?<!\w)từ\stháng\s(\d{1,2})\s?/\s?((?:19|20)\d\d)\s?(?:-|đến|tới)\s?(?:hết\s)?(?:tháng\s)(\d{1,2})\s?/\s?((?:19|20)\d\d)"
)
_DATED = re.compile(r"tháng\s|(?<!\d)\d{1,2}\s?[/.-]\s?\d{1,2}(?!\d)")
_LONGEST_OVER_NEW_YEAR = 200
_MONTHS = 12
_ANY_YEAR = 2000


def odd_dates(layout: Layout) -> list[OddDate]:
    """Give every impossible date and reversed span of days of a text, in its order, each stretch of text once."""
    spans = [span for span in layout.paragraph_spans() if _DATED.search(layout.folded, *span)]
    every = {odd for span in spans for odd in (*_impossible(layout.folded, span), *_reversed(layout.folded, span))}
    found = sorted(every, key=lambda odd: (odd.start, -odd.end))
    kept: list[OddDate] = []
    for odd in found:
        if not kept or odd.start >= kept[-1].end:
            kept.append(odd)
    return kept


def _impossible(even: str, span: tuple[int, int]) -> Iterator[OddDate]:
    for match in _FULL.finditer(even, *span):
        yield from _fault(match.span(), int(match[1]), int(match[3]), int(match[4]))
    for match in _DAY_MONTH.finditer(even, *span):
        yield from _fault(match.span(), int(match[1]), int(match[2]), None)
    for match in _UP_TO.finditer(even, *span):
        yield from _never_a_share(match)
    for pattern in (_WORDED, _LAST_OF_SEVERAL):
        for match in pattern.finditer(even, *span):
            yield from _fault(match.span(), int(match[1]), int(match[2]), int(match[3]) if match[3] else None)
    for match in _SPAN.finditer(even, *span):
        if _is_of_fractions(match):
            continue
        yield from _fault(match.span(), int(match[4]), int(match[5]), int(match[6]) if match[6] else None)
    for match in _ODD_MONTH.finditer(even, *span):
        yield from _fault(match.span(), 1, int(match[1]), None)
    for match in _MONTH.finditer(even, *span):
        yield from _fault(match.span(), 1, int(match[1]), int(match[2] or match[3]))


def _is_of_fractions(match: re.Match[str]) -> bool:
    """Tell `phiếu của mỗi người từ 20/23 đến 23/23`, two fractions of one whole that is no month, from days."""
    return match[2] is not None and match[2] == match[5] and int(match[5]) > _MONTHS and "ngày" not in match[0]


def _never_a_share(match: re.Match[str]) -> Iterator[OddDate]:
    """Take `đến 31/6` for a date: a day that its month only just hasn't, and more than there could be of six."""
    day, month = int(match[1]), int(match[2])
    if day in (30, 31) and month <= 12:
        yield from _fault(match.span(), day, month, None)


def _fault(span: tuple[int, int], day: int, month: int, year: int | None) -> Iterator[OddDate]:
    if not 1 <= month <= 12:
        yield OddDate(*span, DateFault.NO_SUCH_MONTH, day, month, year)
    elif not 1 <= day <= monthrange(year or _ANY_YEAR, month)[1]:
        yield OddDate(*span, DateFault.NO_SUCH_DAY, day, month, year)


def _reversed(even: str, span: tuple[int, int]) -> Iterator[OddDate]:
    for match in _SPAN.finditer(even, *span):
        if _ends_first(match):
            year = int(match[6]) if match[6] else None
            yield OddDate(*match.span(), DateFault.REVERSED, int(match[4]), int(match[5]), year)
    for match in _WORDED_SPAN.finditer(even, *span):
        if (int(match[2] or match[4]), int(match[1])) > (int(match[4]), int(match[3])) and match[2] in (None, match[4]):
            yield OddDate(*match.span(), DateFault.REVERSED, int(match[3]), int(match[4]), None)
    for match in _MONTH_SPAN.finditer(even, *span):
        if (int(match[2]), int(match[1])) > (int(match[4]), int(match[3])):
            yield OddDate(*match.span(), DateFault.REVERSED, 1, int(match[3]), int(match[4]))


def _ends_first(match: re.Match[str]) -> bool:
    last_year = int(match[6]) if match[6] else _ANY_YEAR
    first = _day(int(match[1]), int(match[2] or match[5]), int(match[3] or last_year))
    last = _day(int(match[4]), int(match[5]), last_year)
    if first is None or last is None or first <= last:
        return False
    if match[2] is None:
        return not _runs_into_next_month(int(match[1]), int(match[4]))
    if match[3] is not None:
        return True
    over_new_year = first.replace(year=first.year - 1, day=min(first.day, 28))
    return (last - over_new_year).days > _LONGEST_OVER_NEW_YEAR


def _runs_into_next_month(first: int, last: int) -> bool:
    """`từ ngày 30 đến ngày 02/7` leaves out the month of the first day; it is no slip."""
    return first >= 24 and last <= 8


def _day(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
