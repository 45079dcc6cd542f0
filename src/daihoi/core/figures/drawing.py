"""Parts drawn from a group that the words name without its number: `Trong số hội viên trẻ, kết nạp 61 người`."""

import re

from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Mention
from daihoi.core.figures.vocabulary import NOUN_SORTS

_TIME = r"(?:năm|tháng|quý|tuần|ngày|đợt|kỳ|nhiệm kỳ|khóa|khoá|thời gian|thời kỳ|giai đoạn|khi|lúc|quá trình|hội nghị)"
_THEM = r"(?:đó|này|ấy|trên|kia|tổng|số|cả|toàn|nước|tỉnh|huyện|xã)"
_NAME = r"(?P<name>[^\W\d]+(?: [^\W\d]+){0,5}?)"
_OUT_OF = re.compile(
    rf"(?<!nhất )(?<!\w)trong (?:số|các|những) (?!{_THEM}(?!\w)){_NAME}"
    r"(?=[,:(]| (?:có|thì|nữ|là|chỉ|đã|được|mới)(?!\w)| \d)"
)
_SET_OUT = re.compile(rf"(?:^|[;:.\n])[\s*+•-]*(?:riêng )?trong (?!(?:{_TIME}|{_THEM})(?!\w)){_NAME},")
_THEIRS = re.compile(r"(?<!\w)(?:đó|này|ấy|trên|kia|nêu trên|nói trên)$")
_LEAD = 120
_NAMED = 70
_AFTER = 40


def is_drawn_from_others(layout: Layout, part: Mention, place: int) -> bool:
    """Tell whether a part is drawn from a named group whose name no word beside the number at a place bears."""
    begin = max(layout.sentence_starts[part.sentence], part.start - _LEAD)
    said = layout.folded[begin : part.start + 1]
    said = re.split(r"\d|;", said[:-1])[-1] + said[-1:]
    named = _OUT_OF.search(said) or _SET_OUT.search(said)
    if named is None or _THEIRS.search(named["name"]):
        return False
    near = f" {_beside(layout, place)} "
    return any(f" {word} " not in near for word in told_apart(named["name"].split()))


def told_apart(words: list[str]) -> list[str]:
    """Give what tells a group from others of its kind: its name without the noun that begins it."""
    nouns = [cut for cut in range(1, len(words)) if " ".join(words[:cut]) in NOUN_SORTS]
    return words[max(nouns, default=0) :]


def _beside(layout: Layout, place: int) -> str:
    """Give the words around a number in its sentence."""
    start, end = layout.sentence_span(layout.sentence_at(place))
    around = layout.folded[max(start, place - _NAMED) : min(end, place + _AFTER)]
    return " ".join(re.findall(r"\w+", around))
