"""Digits that count nothing: dates, terms, papers cited, ordinals, names of places, ages, hours, telephone numbers."""

import re

from daihoi.core.figures.vocabulary import NOUN_SORTS

DECIMAL = r"(?:[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?|\d+[.,]\d+|\d+)"
PERCENT_SIGN = r"\s?(?:điểm\s)?(?:%|phần\străm(?!\w))"
YEAR = r"(?:19|20)\d{2}"

_DAY = r"\d{1,2}"
_PAPER = (
    "nghị quyết|chỉ thị|kế hoạch|hướng dẫn|quy định|quyết định|kết luận|đề án|chương trình|công văn|thông báo|thông tri"
    "|thông tư|nghị định"
    "|(?<!kỷ )(?<!pháp )luật|pháp lệnh|quy chế|báo cáo|tờ trình|công điện|điều|khoản|khóa|khoá|quốc lộ|tỉnh lộ"
    "|đường|ngõ|ngách|hẻm|số nhà|lô|km|trung ương|tw"
)
_PLACE = (
    "(?<!khối )(?<!xã )(?<!xã, )phường|(?<!khối )quận|tổ dân phố|tổ|khu phố|khu|khóm|ấp|(?<!nông )thôn|xóm"
    "|(?<!bộ )(?<!quân )đội|khối|lớp|cụm|tiểu khu|(?<!văn )(?<!cơ )bản|làng|công ty"
    "|nhà máy|chi bộ số|chi bộ|đơn vị bầu cử(?: số)?"
    "|khu vực bỏ phiếu(?: số)?|trung đoàn|sư đoàn|tiểu đoàn|lữ đoàn|đại đội"
    "|mầm non|tiểu học|thế hệ|hội trường|(?<!văn )(?<!quốc )(?<!biên )phòng|tầng|nhà|điểm cầu"
)
NUMBERED_PLACE = rf"(?<!\w)(?:{_PLACE})"
"""The pattern of the words that a number after them may name: `tổ 3`, `chi bộ 5`."""

_ORDINAL = (
    "thứ|lần thứ|kỳ họp(?: thứ)?|phiên họp(?: thứ)?|bậc|hạng|(?<!sơ )(?<!trung )(?<!cao )cấp|loại|bước|vòng|đợt|lần"
    "|tuần|bài|(?<!thành )(?<!một )(?<!cổ )phần|(?<!danh )(?<!hạng )mục|"
    "chương|phụ lục|biểu|mẫu|bảng|(?<!tình )(?<!loại )hình"
    "|(?<!vũ )(?<!thời )trang|(?<!triệu )(?<!học )tập|(?<!định )(?<!cùng )kỳ|đề tài|nhóm"
)
_SUMS = "tổng|trong|dân|quân|sĩ|nhân|tỷ|hộ|thiểu|đa|một|đổi|con|chỉ|kỹ thuật|hệ"
_NUMBERED = "".join(f"(?<!{word} )" for word in _SUMS.split("|")) + "số:?"
_COUNTED_NEXT = (
    "(?:"
    + "|".join(sorted({re.escape(noun.split()[0].rstrip(",")) for noun in NOUN_SORTS} - {"điểm", "lễ"}))
    + r")(?!\w)"
)

_ADDRESS = r"(?<![\w.+-])[\w.+-]{1,64}@[\w.-]+"
_TELEPHONE = r"(?<!\d)(?:\+84|0)\d{2,3}[. ]?\d{3}[. ]?\d{3,4}(?!\d)"
_NUMBERING = (
    r"(?:^|(?<=\n))[ \t]{0,12}[-+*•]?[ \t]?\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}"
    r"|\d{1,2}\s?[-/](?=\s?[^\W\d]))(?=\s|[^\W\d])"
)
"""What stands at the start of a line: 1. 1.1 1/ 1- (1)."""

_AGES = (
    r"(?<!\w)(?:từ\s)?(?:(?:dưới|trên|đủ|ngoài|sau)\s)?\d{2,3}(?:\s?tuổi)?\s?(?:-|đến|tới|và)\s?"
    r"(?:(?:dưới|trên|hết|đủ)\s)?\d{2,3}\s?tuổi(?:\strở\s(?:lên|xuống))?"
)
"""A span of ages: từ 31 đến 40 tuổi."""

_LED_BY_DIGIT = (
    # addresses on the net, numbers longer than any count
    rf"{_ADDRESS}|(?<!\d)\d{{16,}}",
    # 15/5/2020, 15-5-2020
    rf"(?<!\d){_DAY}\s?/\s?{_DAY}\s?/\s?(?:{YEAR}|\d\d)(?!\d)|(?<!\d){_DAY}[-.]{_DAY}[-.]{YEAR}(?!\d)",
    # 20/6 - 26/6
    rf"(?<![\d/.,]){_DAY}\s?/\s?(?:1[0-2]|0?[1-9])\s?(?:-|đến)\s?{_DAY}\s?/\s?(?:1[0-2]|0?[1-9])"
    rf"(?![\d.,/]\d|\d|\s?%|\s?{_COUNTED_NEXT})",
    # 2020-2025, 5/2020
    rf"(?<!\d)(?<!\d[.,]){YEAR}\s?(?:-|/|đến|tới|và)\s?(?:năm\s)?{YEAR}(?![\d]|[.,]\d)",
    rf"(?<!\w)(?:0?[1-9]|1[0-2])\s?/\s?{YEAR}(?![\d.,])",
    # 131-KH/QU, 15/2020/QĐ-UBND
    rf"(?<!\w)\d{{1,5}}(?:/{YEAR})?\s?[-/]\s?[a-zđâêôơưăáàảãạ]{{1,10}}\s?[-/]\s?[a-zđâêôơưă]\w*",
    rf"(?<!\w)\d{{1,5}}/{YEAR}/\S+",
    # đợt 03/02: 131
    rf"(?<![\d/.,]){_DAY}/(?:1[0-2]|0?[1-9])(?=:\s?\d)",
    # 10 đến 30 năm
    r"(?<![\w.,/])\d{1,2}\s?(?:-|đến|tới)\s?(?:dưới\s)?\d{1,2}\s(?:năm|tháng)(?!\w)",
    _AGES,
    # 41-50: 14 đồng chí
    r"(?<!\w)\d\d\s?-\s?\d\d(?=:\s\d)",
    # 20:44, 7h30, 7 giờ 30
    r"(?<!\w)(?:\d{1,2}:\d{2}|\d{1,2}\s?h\s?\d{0,2}(?!\w)|\d{1,2}\s?giờ(?:\s\d{1,2}(?:\sphút)?)?)",
    _TELEPHONE,
    _NUMBERING,
)
_LED_BY_WORD = (
    rf"https?://\S+|www\.\S+|{_ADDRESS}",
    # ngày 15/5, từ 24/2, đến 27/3
    r"(?<!\w)(?:ngày|mùng|mồng|sáng|trưa|chiều|tối|đêm|hôm|dịp|lễ|từ|đến)\s(?:ngày\s)?"
    rf"(?:{_DAY}\s?(?:,|-|và|đến)\s?)?(?:ngày\s)?{_DAY}\s?[-/.]\s?(?:1[0-2]|0?[1-9])"
    rf"(?![\d.,/]\d|\d|\s?%|\s?{_COUNTED_NEXT})",
    # ngày 15 tháng 5 năm 2020, ngày 24 và 25
    rf"(?<!\w)(?:ngày|mùng|mồng)\s(?:{_DAY}\s?(?:,|-|và|đến)\s?){{0,3}}{_DAY}(?!\d)"
    rf"(?:\stháng\s{_DAY})?(?:[,\s]+năm\s{YEAR})?",
    # tháng 5/2020, năm 2020, quý 1
    rf"(?<!\w)(?!(?<=\d\s)tháng\s\d{{1,3}}\s?/\s?\d{{1,3}}(?!\d))tháng\s{_DAY}(?:\s?(?:-|,|và|đến)\s?{_DAY}(?!\d|\s{_COUNTED_NEXT}))?(?:\s?/\s?{YEAR}|\snăm\s{YEAR})?"
    r"(?!\d|[.,]\d|\s?%)",
    rf"(?<!\w)(?:(?<!\d\s)năm|quý)\s(?:học\s)?(?:{YEAR}(?:\s?-\s?{YEAR})?|\d)(?!\d|[.,]\d|\s?%|\s\d{{3}}(?!\d))",
    # nhiệm kỳ 2020-2025
    rf"(?:kỳ|đoạn|khóa|khoá)\s{YEAR}\s?(?:-|/|đến|tới)\s?{YEAR}(?!\d)",
    # Nghị quyết 15, phường 12, lần thứ 24: kept apart as `named`, since a noun after the number makes it a count
    rf"(?<!\w)(?<!\()(?<!khối )(?<!các )"
    rf"(?:(?:(?:{_PAPER})(?: số| liên tịch| trung ương| tw)?|{_PLACE}|{_NUMBERED})\s?(?=\d{{1,5}}(?!\d))"
    rf"|(?:{_ORDINAL})\s(?=\d{{1,2}}(?!\d|\.\d{{3}})))"
    r"(?P<named>\d+(?:\.\d{3})*)(?!\d|,\d|\.\d|\s?/\s?\d|\s?%|\s\d{3}(?!\d))(?:[-/]\w+)*",
    # tổ 1: 15
    rf"(?<!\w)(?:{_PLACE}|{_ORDINAL})\s\d{{1,2}}(?=:\s?\d)",
    _AGES,
    # dưới 40: 4 đồng chí, từ 40 đến 50: 14 đồng chí
    r"(?<!\w)(?:dưới|trên|từ|đủ)\s\d\d(?:\s?(?:-|đến|tới)\s?(?:dưới\s|hết\s)?\d\d)?(?:\strở\s(?:lên|xuống))?"
    r"(?=:\s\d)",
    # dưới 35 có 4, từ 35 đến 45 có 21
    r"(?<!\w)(?:(?:dưới|trên|từ)\s\d\d(?:\s?(?:-|đến|tới)\s?(?:dưới\s|hết\s)?\d\d)?(?:\strở\s(?:lên|xuống))?)"
    r"(?=\s(?:có|là)\s\d)",
    # dưới 40 before a count: an age
    r"(?<!\w)(?:từ\s\d{2}\s?(?:-|đến|tới)\s?(?:dưới\s)?|(?:dưới|trên|ngoài)\s)\d{2}(?=,?\s\d{1,3}(?:\.\d{3})?\s"
    r"(?:đồng chí|người|đ/c|đại biểu))",
    # words with digits such as Covid-19
    r"(?<!\w)[^\W\d_]{1,16}-?\d[\w-]{0,40}",
)
_LED_OTHERWISE = (
    _ADDRESS,
    _TELEPHONE,
    _NUMBERING,
    # a number alone in brackets
    r"(?<!\w)\((?P<boxed>\d{1,2})\)",
)


def _any_of(patterns: tuple[str, ...]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns)


MARK = (
    rf"(?=\d)(?:{_any_of(_LED_BY_DIGIT)})|(?=[^\W\d_])(?:{_any_of(_LED_BY_WORD)})"
    rf"|(?=[\W_])(?:{_any_of(_LED_OTHERWISE)})"
)
"""The pattern of a mark in a folded text; its group `named` is a number that may count after all."""
