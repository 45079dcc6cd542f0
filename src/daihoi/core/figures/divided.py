"""Divisions that name what they divide by: `Chia theo lĩnh vực: kinh tế 41, văn hoá 38, quốc phòng 19`."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from daihoi.core.figures.amounts import distance
from daihoi.core.figures.breakdowns import Breakdown, total_of
from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Mention
from daihoi.core.figures.promises import part_labels
from daihoi.core.figures.quantities import Hedge, QuantityKind

_DIVIDED = re.compile(
    r"(?<!\w)(?:(?:chia|phân|phân chia|xét|tính|thống kê|phân loại|phân tích) theo|phân loại|cơ cấu theo|về cơ cấu"
    r"|theo (?:lĩnh vực|khối|độ tuổi|ngành|cấp|địa bàn|dân tộc|tôn giáo|trình độ|thành phần|loại hình|đối tượng|năm)"
    r"|(?:(?<=[.;\n]\s)|(?<=\n)|^)(?:\d{1,2}[.)] |- )?(?:về )?(?:cơ cấu|độ tuổi|tuổi đảng|khối|nguồn|nội dung|lĩnh vực"
    r"|thành phần|hình thức|đối tượng|trình độ|địa bàn|theo)(?=[^\d;.:]{0,30}:))"
    r"(?: [^\W\d]+| -){0,8}\s?(?::|,|thì|có|gồm)\s"
)
_CROSSING = re.compile(r"(?<!\w)(?:(?<!phụ )nữ|trẻ|dự bị|ngoài đảng|có đạo)(?!\w)")
_FARTHEST = 20
_HEADED = 4
_LONGEST = 14


def divided(layout: Layout, mentions: Sequence[Mention]) -> Iterator[Breakdown]:
    """Give each division with the whole before it: the nearest that it adds up to, or else the nearest of its size."""
    for match in _DIVIDED.finditer(layout.folded):
        parts = _parts(layout, mentions, match.end())
        if len(parts) < 2 or any(_CROSSING.search(label) for label in part_labels(layout, parts)):
            continue
        whole = _whole(mentions, parts, layout.paragraph_at(match.start()))
        if whole is not None:
            yield Breakdown(whole.quantity.value, whole.start, whole.quantity.end, tuple(parts))


def _parts(layout: Layout, mentions: Sequence[Mention], begin: int) -> list[Mention]:
    """Give the counts of the list that begins here, to the end of its sentence."""
    sentence = layout.sentence_at(begin)
    listed = [m for m in mentions if m.start >= begin and m.sentence == sentence][: _LONGEST * 2]
    parts: list[Mention] = []
    for place, mention in enumerate(listed):
        if _is_in_label(layout, mention, listed[place + 1 :]):
            continue
        if mention.is_share or (mention.bracket is not None and parts and mention.bracket is not parts[0].bracket):
            continue
        if mention.quantity.kind is not QuantityKind.COUNT or mention.step or mention.opens or mention.quantity.grain:
            return []
        if parts and re.search(r"(?<!\w)(?:trong đó|riêng|tổng|cộng)(?!\w)", mention.lead):
            break
        parts.append(mention)
    return parts


def _is_in_label(layout: Layout, mention: Mention, following: Sequence[Mention]) -> bool:
    """Tell whether a number belongs to the name of the next part: `từ 3 xã cũ 16`."""
    named = mention.quantity.noun and following and not following[0].is_share
    return (
        bool(named) and re.search(r"[,;:.()]|(?<!\w)và(?!\w)", layout.folded[mention.end : following[0].start]) is None
    )


def _whole(mentions: Sequence[Mention], parts: Sequence[Mention], paragraph: int) -> Mention | None:
    first, total = parts[0].number, total_of(parts)
    near_by = mentions[max(0, first - _FARTHEST) : first]
    headed = [m for m in near_by if 1 < paragraph - m.paragraph <= _HEADED and _may_be(m, parts[0], m.paragraph)]
    before = [m for m in reversed(near_by) if _may_be(m, parts[0], paragraph)]
    exact = next((m for m in (*before, *reversed(headed)) if m.quantity.value == total), None)
    if exact is not None:
        return exact
    near = [m for m in before if distance(m.quantity.value, total) <= max(Fraction(2), Fraction(m.quantity.value, 8))]
    return near[0] if near and len(parts) >= 3 else None


def _may_be(whole: Mention, part: Mention, paragraph: int) -> bool:
    quantity = whole.quantity
    if quantity.kind is QuantityKind.SHARE or whole.step or quantity.grain or quantity.hedge is not Hedge.NONE:
        return False
    return 0 <= paragraph - whole.paragraph <= 1 and None in {part.quantity.sort, quantity.sort} | (
        {None} if part.quantity.sort is quantity.sort else set()
    )
