"""Numbers after a word that a number may also name, `thôn 5`, that count all the same: `gồm thôn 41, trường 9`."""

import re

from daihoi.core.figures.marks import NUMBERED_PLACE

_LISTED_BEFORE = re.compile(
    r"[^\W\d]:?\s(?!(?:19|20)\d\d)\d{1,3}(?:\.\d{3})?(?:\s[^\W\d]+){0,2}(?:[,;]|\svà)\s(?:và\s)?(?:các\s)?(?:[^\W\d]+,\s)?$"
)
_NUMBERED_BEFORE = re.compile(rf"{NUMBERED_PLACE}\s\d{{1,3}}(?:\s[^\W\d]+){{0,2}}(?:[,;]|\svà)\s$")
_LAST_ITEM = re.compile(r"(?<=[,;])\s(?:[^\W\d]+\s){1,5}$")
_TOTALLED = re.compile(r"(?<!\w)tổng số(?:\s[^\W\d]+){0,4}\s$")
_OPENS = re.compile(r",?\s\(?(?:gồm|bao gồm|trong đó|chia ra)(?!\w)")
_LIST_OPENED = re.compile(r"(?:(?<!\w)(?:trong đó|gồm)\s|:\s|\()(?:[^\W\d]+,?\s){0,3}$")
_NEXT_ITEM = re.compile(r"[,;]\s(?:[^\W\d]+\s){1,5}\d{1,4}(?=[,;.)])")
_NUMBERED = re.compile(rf"{NUMBERED_PLACE}\s\d")
_SHARE_LEAD = r"(?:,\s(?:chiếm|bằng|tương đương|tức|đạt)(?: tỷ lệ)?\s|\s\()"
_PERCENT = r"\d+(?:[.,]\d+)?\s?%"
_SHARED = re.compile(rf"(?:\s[^\W\d]+){{0,2}}{_SHARE_LEAD}{_PERCENT}")
_SHARED_BEFORE = re.compile(
    rf"(?P<item>(?:[^\W\d]+\s)\d+(?:\.\d{{3}})*(?:\s[^\W\d]+){{0,2}}){_SHARE_LEAD}"
    rf"{_PERCENT}\)?[;,]\s(?:và\s|còn\s)?(?:[^\W\d]+\s){{0,6}}$"
)
_VILLAGE = re.compile(r"(?:thôn|bản|ấp|xóm|làng|chi bộ)\s")
_MOST_VILLAGES = 100
_COMPARED_PLAN = re.compile(r".{0,2}(?:so với|vượt)\s(?:kế hoạch|đề án)\s\d+$")
_CLOSES_CLAUSE = re.compile(r"\s?(?:[.,;)\n]|$)")
_CLOSES = re.compile(r"\s?(?:[.;)\n]|$)")


def is_counted(even: str, start: int, end: int, value: int) -> bool:
    """Tell whether a number counts, though the word before it, which begins at `start`, could be named by it."""
    if _VILLAGE.match(even, start) and value >= _MOST_VILLAGES:
        return True
    if _COMPARED_PLAN.match(even, max(0, start - 8), end) and _CLOSES_CLAUSE.match(even, end):
        return True
    if _SHARED.match(even, end) and _is_shared_item(even, start):
        return True
    return _closes_list(even, start, end) or _heads_list(even, start, end)


def _is_shared_item(even: str, start: int) -> bool:
    """Tell the count of `trung học 46 (62,2%); tiểu học 28 (37,8%)`, whose share follows it, as the item before's."""
    if even.endswith(("đã ", "bí thư "), 0, start):
        return True
    item = _SHARED_BEFORE.search(even, max(0, start - 100), start)
    return item is not None and _NUMBERED.search(item["item"]) is None


def _heads_list(even: str, start: int, end: int) -> bool:
    """Tell the first count of `gồm chi bộ thôn 41, trường học 9`, and the total of `tổng số chi bộ 64, gồm`."""
    before = even[max(0, start - 60) : start]
    if _TOTALLED.search(before) and _OPENS.match(even, end):
        return True
    item = _NEXT_ITEM.match(even, end)
    return item is not None and _LIST_OPENED.search(before) is not None and not _NUMBERED.search(item[0])


def _closes_list(even: str, start: int, end: int) -> bool:
    """Tell the last count of `cấp huyện 4, cơ sở 32, chi bộ 90.` from the name of a cell."""
    if not _CLOSES.match(even, end):
        return False
    before = even[max(0, start - 60) : start]
    if even.startswith("kết luận", start):
        before = _LAST_ITEM.sub(" ", before)
    return _LISTED_BEFORE.search(before) is not None and _NUMBERED_BEFORE.search(before) is None
