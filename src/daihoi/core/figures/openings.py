"""Wholes that a clause sets out from: `Trong 121 chi bộ xuất sắc, …`, `so với 291 người được giới thiệu thì …`."""

import re

from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Mention
from daihoi.core.figures.quantities import Hedge, QuantityKind

_BASE = re.compile(
    r"(?:^|[,;:(])\s*(?:(?:nếu|tính|xét|và|riêng|còn|thì|như vậy|vậy|theo đó)\s)*(?:trong|trên|so với|so)\s"
    r"(?:(?!có |đã |được |năm |tháng |kỳ |đó |này |ấy |đại học )[^\W\d]+\s){0,8}\(?$"
)
_PREDICATE = re.compile(r"(?: [^\W\d]+){1,2} là nữ(?!\w)")
_NAMED = re.compile(
    r"[\s+*•-]*(?:riêng )?trong (?:số )?(?!đó|này|ấy|tổng|các|những|năm|quý|tháng|kỳ|thời|nhiệm|quá|số )"
    r"(?P<name>[^\W\d]+(?: [^\W\d]+){1,3}),"
)
_NARROWED = re.compile(r";|(?<!\w)(?:trong đó|riêng|còn)(?!\w)")
_CLAUSE = re.compile(r"[,;.:()\d\n]|(?<!\w)(?:và|có)(?!\w)")
_WITHIN = re.compile(
    r"(?: [^\W\d]+){0,6},\s?(?:(?:trong (?:đó|số (?:đó|này)),?\s)(?:có )?(?:[^\W\d]+\s){0,4}|(?:có )?nữ (?:có |là )?)"
)
_HAVING = re.compile(r"(?: [^\W\d]+){0,6},\s?(?:trong đó )?có ")
_WOMEN = re.compile(r" (?:(?:đồng chí|người|đ/c|ủy viên|đại biểu) )?nữ(?!\w)")
_COUNTING = re.compile(r"^(?:tổng )?số ")
_ITEM = re.compile(r"(?<!\w)(?:nam|nữ|kinh|trẻ|dân tộc|tái cử|tuổi|đại học|thạc sĩ|đoàn viên|trong đó|riêng|với)(?!\w)")
_CLOSED = re.compile(r",|(?<!\w)thì(?!\w)|(?<!\w)có(?!\w)")
_SET_OUT = re.compile(r"(?:^|[;:.]|[-+*•])\s*(?:riêng |còn |và |thì )?(?:trong|ở|trên) (?:tổng số )?$")
_OF_THOSE = re.compile(
    r"(?:^|[;:.]|,)\s*(?:và |còn )?(?:riêng (?:trong )?|trong )(?:số|lớp|nhóm|các|những|chừng ấy)(?: [^\W\d]+){1,3}? "
    r"(?:ấy|này|đó|kia)(?:,| thì| có)(?: [^\W\d]+){0,7} (?:có )?$"
)
_NARROWED_ITEM = re.compile(r";\s*(?:riêng|còn|ở|tại|trong|khối|nhóm|có)(?!\w)")
_HAS = re.compile(r"(?: [^\W\d]+){1,5}?(?: (?:có|chỉ có|thì có) (?:có )?(?:nữ (?:có |là )?)?| thì (?:[^\W\d]+ ){0,3})")
_SUBJECT = re.compile(r"(?:^|[;.:,]|(?<!\w)(?:trong|ở))\s*$")
_LEAD_WIDTH = 120
_REACH = 16


def is_opening(layout: Layout, whole: Mention) -> bool:
    """Tell whether a clause sets out from a count as from a whole."""
    begin = max(layout.sentence_starts[whole.sentence], whole.start - _LEAD_WIDTH)
    counted = whole.quantity.kind is QuantityKind.COUNT and not whole.step
    told = counted and _PREDICATE.match(layout.folded, whole.end) is None
    return told and _BASE.search(layout.folded[begin : whole.start]) is not None


def is_left_behind(layout: Layout, whole: Mention, share: Mention) -> bool:
    """Tell whether the clause goes on from its opening whole to something else before the percentage."""
    return is_opening(layout, whole) and _CLOSED.search(layout.folded, whole.end, share.start) is not None


def opening_before(layout: Layout, mentions: list[Mention], share: Mention) -> Mention | None:
    """Give the whole that the part of a sentence before a percentage sets out from, up to a semicolon."""
    for mention in reversed(mentions[max(0, share.number - _REACH) : share.number]):
        if mention.sentence != share.sentence or ";" in layout.folded[mention.end : share.start]:
            return None
        if is_opening(layout, mention):
            return mention
    return None


def named_before(layout: Layout, mentions: list[Mention], part: Mention) -> Mention | None:
    """Give the only count told before under the name that a sentence sets out from: `Trong chủ tịch, nữ 21`."""
    opening = _NAMED.match(layout.folded, layout.sentence_starts[part.sentence], part.start)
    if opening is None or _NARROWED.search(layout.folded, opening.end(), part.start):
        return None
    near = mentions[max(0, part.number - _REACH) : part.number]
    told = [m for m in near if m.sentence < part.sentence and m.paragraph == part.paragraph]
    bearing = [m for m in told if m.quantity.kind is QuantityKind.COUNT and _bears(layout, m, opening["name"])]
    return bearing[0] if len(bearing) == 1 else None


def set_out_from(layout: Layout, mentions: list[Mention], part: Mention) -> Mention | None:
    """Give the whole that plain words leave a part: `Ở 31 chủ tịch, …`, `15 người trúng cử có 5 nữ`, `số mới này`."""
    before = [m for m in mentions[max(0, part.number - _REACH) : part.number] if not m.is_share]
    begin = layout.sentence_starts[part.sentence]
    said = layout.folded[max(begin, part.start - _LEAD_WIDTH) : part.start]
    if _OF_THOSE.search(said):
        return next((m for m in reversed(before) if not m.step and m.quantity.kind is QuantityKind.COUNT), None)
    own = [m for m in before if m.sentence == part.sentence and m.quantity.kind is QuantityKind.COUNT]
    if own and _has(layout, own[-1], part):
        return own[-1]
    ratio = next((m.number for m in reversed(before) if m.quantity.kind is QuantityKind.RATIO), -1)
    for whole in reversed(own):
        if whole.number < ratio:
            break
        if ";" in layout.folded[whole.end : part.start] and _NARROWED_ITEM.search(layout.folded, whole.end, part.start):
            break
        if _SET_OUT.search(layout.folded[max(begin - 1, 0) : whole.start]) and whole.quantity.sort is not None:
            return whole
    return None


def _has(layout: Layout, whole: Mention, part: Mention) -> bool:
    """Tell whether a clause begins with a count that has a part of it: `15 đồng chí trúng cử có 5 nữ`."""
    lead = layout.folded[max(layout.sentence_starts[whole.sentence], whole.start - _LEAD_WIDTH) : whole.start]
    plain = whole.quantity.sort is not None and whole.quantity.sort is part.quantity.sort
    return (
        plain and _SUBJECT.search(lead) is not None and _HAS.fullmatch(layout.folded, whole.end, part.start) is not None
    )


def _bears(layout: Layout, count: Mention, name: str) -> bool:
    """Tell whether the name of a count, before its number or right after it, begins with some words."""
    after = _CLAUSE.split(layout.folded[count.end : count.end + _LEAD_WIDTH], maxsplit=1)[0]
    before = _COUNTING.sub("", _CLAUSE.split(count.lead.rstrip(" :"))[-1].strip())
    return any(f"{said.strip()} ".startswith(f"{name} ") for said in (before, after))


def parted(layout: Layout, mentions: list[Mention], part: Mention) -> Mention | None:
    """Give the count right before a part that is told of it: `ban thường vụ 128 đồng chí, trong đó nữ 17`."""
    whole = mentions[part.number - 1] if part.number > 0 else None
    if whole is None or whole.sentence != part.sentence or whole.quantity.kind is not QuantityKind.COUNT:
        return None
    if (
        whole.step
        or whole.target
        or whole.earlier
        or whole.bracket is not part.bracket
        or whole.quantity.hedge is not Hedge.NONE
    ):
        return None
    beside = _WITHIN.fullmatch(layout.folded, whole.end, part.start) is not None
    having = _HAVING.fullmatch(layout.folded, whole.end, part.start) is not None
    beside = beside or (having and _WOMEN.match(layout.folded, part.end) is not None)
    return whole if beside and not _ITEM.search(_CLAUSE.split(whole.lead.rstrip())[-1]) else None
