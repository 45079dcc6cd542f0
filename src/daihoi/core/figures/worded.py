"""Counts written in words, from one to nine hundred and ninety-nine: `hai mươi mốt`, `một trăm linh năm`."""

_UNITS = {
    "một": 1,
    "mốt": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
}
_DIGIT = "một|hai|ba|bốn|năm|sáu|bảy|tám|chín"
_LAST = f"{_DIGIT}|mốt|tư|lăm"
_TENS = rf"(?:(?:{_DIGIT})\smươi|mười)(?:\s(?:{_LAST}))?"
_HUNDREDS = rf"(?:{_DIGIT})\străm(?:\s(?:{_TENS}|(?:linh|lẻ)\s(?:{_DIGIT})))?"
_FIVE = (
    r"(?<!trong\s)(?<!đầu\s)(?<!cuối\s)(?<!mỗi\s)(?<!hằng\s)(?<!hàng\s)(?<!nhiều\s)(?<!qua\s)(?<!từng\s)(?<!các\s)năm"
)

WORDED_NUMBER = rf"{_HUNDREDS}|{_TENS}|một|hai|ba|bốn|{_FIVE}|sáu|bảy|tám|chín"
"""The pattern of a count in words; `năm` alone may be a year, so the words before it are looked at."""

LONG_NUMBER = (
    rf"(?:(?:{_DIGIT})\s(?:mươi|trăm)|mười\s(?:{_LAST}))(?!\w)(?:(?<=trăm)\s(?:(?:{_DIGIT})\smươi|mười|linh|lẻ)(?!\w))?"
    rf"(?:\s(?:{_LAST})(?!\w))?(?=,|\.|;|\)|\s\(|\s(?!năm|tháng|ngày|tuổi|giờ|phút|giây|phần|lần|tuần|đêm|nghìn|ngàn|triệu|tỷ|phẩy)[^\W\d])"
)
"""The pattern of a count of two words or more, which needs no noun to be one: `hai mươi tư chi ủy viên`."""


def worded_value(said: str) -> int:
    """Give the value of a count in words: `hai mươi mốt` is 21."""
    total, digit = 0, 0
    for word in said.split():
        if word == "trăm":
            total, digit = total + 100 * digit, 0
        elif word == "mươi":
            total, digit = total + 10 * digit, 0
        elif word == "mười":
            total += 10
        else:
            digit = _UNITS.get(word, 0)
    return total + digit
