"""The body or place that a share is told of: `Ở khối trường học, nữ 46 đồng chí, bằng 95,8%`."""

import re
from dataclasses import dataclass

from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Mention

_BODY = (
    r"(?:khối|nhóm|cụm|tổ|đoàn|đội|chi bộ|đảng bộ|đảng ủy|huyện ủy|tỉnh ủy|thành ủy|chi đoàn|chi hội|xã|phường|thị trấn"
    r"|thôn|bản|làng|khu|khu phố|khu vực|vùng|địa bàn|đặc khu|huyện|quận|thị xã|trường|khoa|lớp|phòng|ban|sở|trạm|đồn"
    r"|công ty|nhà máy|xí nghiệp|phân xưởng|bệnh viện|trung tâm|trung đoàn|tiểu đoàn|đại đội|lữ đoàn|sư đoàn|ngành|điểm"
    r"|phía|miền|tuyến)"
)
_TOGETHER = re.compile(
    r"(?<!\w)(?:trong|ở|tại|giữ|cả)\s(?:cả\s)?(?:hai|ba|bốn|năm|các|những)\s"
    r"(?:cơ quan|đơn vị|nơi|tổ chức|đảng bộ|chi bộ|đảng ủy|xã|phường|huyện|khối|bên|chức danh|địa phương|địa bàn)"
    r"(?:\s[^\W\d]+){0,2}\s(?:này|ấy|đó|trên|kể trên|nói trên|vừa nêu)(?!\w)"
)
_NAME = rf"{_BODY}(?!\w)(?! (?:này|đó|ấy|có|được|là|bầu|tổ chức|cơ sở|viên|chính thức|đại biểu))(?:\s[\w-]+){{1,3}}"
_GROUP = re.compile(
    rf"(?:^|[\s,;:(])(?:riêng |như |chỉ )?(?:ở|tại|riêng|thuộc|trong)\s(?:các |một )?(?P<placed>{_NAME})"
    rf"|^[\s\W\d]*(?P<headed>{_NAME})[^\d:]{{0,40}}:(?=\s*[^\W\d]+\s)"
    r"|^[\s\W\d]*(?P<having>(?:khối|nhóm|cụm|vùng|khu vực|phía|miền)(?: [^\W\d]+){1,5}?)(?= (?:có|tỷ lệ) [^\W\d])"
)

_ORGANS = (
    r"(?:phó bí thư|bí thư|ban thường vụ|thường trực|ủy ban kiểm tra|ban chấp hành|đoàn đại biểu|chi ủy"
    r"|cấp ủy (?:các )?chi bộ|trong khối|khối doanh nghiệp|(?<!chủ )doanh nghiệp|phó chủ tịch|chủ tịch|đoàn thanh niên)"
)
_ORGAN = re.compile(rf"(?<!\w){_ORGANS}(?!\w)")
_HEADED = re.compile(rf"[\s\W\d]*(?P<name>{_ORGANS})[^\d:]{{0,30}}:\s*[^\W\d]")

_LEAD_WIDTH = 240
_CAPITAL = "[A-ZĐĂÂÊÔƠƯÁÀẢÃẠẮẰẲẴẶẤẦẨẪẬÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ][^\\W\\d]+"
_PROPER = re.compile(
    rf"(?:^|[\s,;:(])(?:[Ởở]|[Tt]ại|[Rr]iêng|[Cc]òn|thuộc)\s(?P<name>{_CAPITAL}(?:\s{_CAPITAL}){{1,3}})"
)


_NAMED = re.compile(rf"(?i:huyện|xã|phường|quận|thị trấn|thị xã|thành phố|tỉnh|ở|tại)\s{_CAPITAL}\s{_CAPITAL}")
_UNIT = re.compile(
    rf"[\s\W\d]*(?:(?i:riêng|còn|và)\s)?(?P<name>(?i:khoa|phòng|ban|đội|trường|trạm|công ty|nhà máy|xí nghiệp"
    rf"|trung tâm|chi bộ|khối|xã|phường|thị trấn|huyện|đảng bộ (?:xã|phường|huyện|khối))"
    rf"(?:\s(?:khoa|phòng|ban|đội|trường|trạm|thôn|bản|xóm|ấp))?\s{_CAPITAL}(?:\s{_CAPITAL})?)"
)
_OWN = re.compile(
    r"[\s\W\d]*(?:(?:riêng|còn|và|ở|tại)\s)?(?P<name>(?:tổ|đoàn|đơn vị|chi bộ|xã|phường|cơ quan|khối|nhóm)"
    r" (?:của )?(?:tôi|anh|chị|ông|bà|em|mình|chúng tôi|chúng ta))(?!\w)"
)
_BASE_GROUP = re.compile(
    r"\s(?:của |trong |trên )?(?:[^\W\d]+ ){0,3}?(?P<name>(?:khối|cụm|vùng|nhóm) [^\W\d]+(?: [^\W\d]+)?)"
    r"(?=\s*(?:[,.;)\n]|$))"
)
_SUBJECT = re.compile(rf"[\s\W\d]*(?:(?:còn|riêng|và|trong khi|ở|tại)\s)*(?P<name>{_NAME})")
_OTHER_MEETING = re.compile(
    r"[\s\W\d]*(?:(?:còn|riêng|và) )?(?:ở|tại|trong) (?:hội nghị|đại hội|cuộc|phiên|kỳ|lần|đợt)(?: [^\W\d]+){0,4}? "
    r"(?:trước đó|trước đây|trước|khác|khi đó),"
)


@dataclass(frozen=True, slots=True)
class Group:
    """A body or place named in a sentence, and where."""

    name: str
    start: int


def is_apart(layout: Layout, part: Mention, place: int) -> bool:
    """Tell whether a part is told of a body or place, or of several taken together, that another number is not."""
    if _TOGETHER.search(layout.folded, clause_start(layout, part.start), part.start):
        return True
    begin = clause_start(layout, part.start)
    if place < begin and _OTHER_MEETING.match(layout.folded, begin, part.start):
        return True
    group = _group_of(layout, part) or _unit_of(layout, part)
    if group is not None:
        return not _is_told_of(layout, group, place)
    begin = layout.sentence_starts[part.sentence]
    headed = _HEADED.match(layout.folded, begin, min(part.start + 1, begin + _LEAD_WIDTH))
    return headed is not None and not _is_told_of(layout, Group(headed["name"], begin), place)


def is_of_group_after(layout: Layout, end: int, place: int) -> bool:
    """Tell whether a group named after a percentage, `đạt 38,98% BCH khối doanh nghiệp`, is not that of a number."""
    named = _BASE_GROUP.match(layout.folded, end)
    return named is not None and named["name"] not in _around(layout, place)


def clause_start(layout: Layout, place: int) -> int:
    """Give where the clause that holds a place begins: after a semicolon, or with its sentence."""
    begin = layout.sentence_starts[layout.sentence_at(place)]
    return max(begin, layout.folded.rfind(";", begin, place) + 1)


def tells_of_another(layout: Layout, place: int, other: int) -> bool:
    """Tell whether the clauses of two places begin with different bodies: `Khối xã có …; khối cơ quan có …`."""
    heads = [_SUBJECT.match(layout.folded, clause_start(layout, at), at) for at in (place, other)]
    names = {head["name"] if head is not None else "" for head in heads}
    return len(names) == 2 and "" not in names


def proper_name_of(layout: Layout, part: Mention) -> str | None:
    """Give the place by whose name a count is told: `ở Bình Sơn là 9 đồng chí`."""
    begin = max(clause_start(layout, part.start), part.start - _LEAD_WIDTH)
    names = [match["name"] for match in _PROPER.finditer(layout.text[begin : part.start])]
    return names[-1] if names else None


def is_named_beside(layout: Layout, place: int, name: str) -> bool:
    """Tell whether a name leads to a number."""
    return name in _lead(layout, place)


def names_another(layout: Layout, place: int, name: str) -> bool:
    """Tell whether another name of a place leads to a number."""
    lead = _lead(layout, place)
    return name not in lead and _NAMED.search(lead) is not None


def _lead(layout: Layout, place: int) -> str:
    """Give the words that lead to a number since the one before."""
    begin = max(layout.sentence_starts[layout.sentence_at(place)], place - _LEAD_WIDTH)
    return re.split(r"\d", layout.text[begin:place])[-1]


def is_of_other_organ(layout: Layout, part: Mention, place: int) -> bool:
    """Tell whether the sentence of a part speaks of an organ or office that the sentence of a number does not."""
    sentence = layout.sentence_at(place)
    begin = max(layout.sentence_starts[part.sentence], part.start - _LEAD_WIDTH)
    if sentence == part.sentence:
        return _begins_with_other_organ(layout, part, place)
    named = _ORGAN.search(layout.folded, begin, part.start)
    if named is None or not re.search(r"\w", layout.folded[named.end() : part.start]):
        return False
    return named[0] not in _around(layout, place)


def _begins_with_other_organ(layout: Layout, part: Mention, place: int) -> bool:
    """Tell whether a semicolon sets an organ or office apart from a number: `chi ủy viên 691; bí thư nữ 66`."""
    begin = clause_start(layout, part.start)
    named = _ORGAN.search(layout.folded, begin, part.start) if place < begin else None
    return named is not None and named[0] not in layout.folded[clause_start(layout, place) : begin]


def _group_of(layout: Layout, part: Mention) -> Group | None:
    """Give the group that the words before a count set it in, in the clause that holds it."""
    begin = max(layout.sentence_starts[part.sentence], part.start - _LEAD_WIDTH)
    begin = max(begin, layout.folded.rfind(";", begin, part.start) + 1)
    named = None
    for match in _PROPER.finditer(layout.text[begin : part.start]):
        named = Group(match["name"].lower(), begin + match.start())
    for match in _GROUP.finditer(layout.folded[begin : part.start]):
        name = match["placed"] or match["headed"] or match["having"]
        named = Group(" ".join(name.split()[:3]), begin + match.start())
    return named


def _unit_of(layout: Layout, part: Mention) -> Group | None:
    """Give the unit that a sentence is on by its name: `Khoa Tài chính dẫn đầu, có 9 đề tài`."""
    begin = layout.sentence_starts[part.sentence]
    subject = _UNIT.match(layout.text, begin, part.start) or _OWN.match(layout.folded, begin, part.start)
    return Group(" ".join(subject["name"].lower().split()), begin) if subject is not None else None


def _is_told_of(layout: Layout, group: Group, place: int) -> bool:
    """Tell whether a number is told of a group: after it in its sentence, or in a sentence that names it too."""
    sentence = layout.sentence_at(place)
    if sentence == layout.sentence_at(group.start):
        return place > group.start
    return group.name in " ".join(_around(layout, place).split())


def _around(layout: Layout, place: int) -> str:
    """Give the sentence that holds a place, of a very long one the part near it."""
    start, end = layout.sentence_span(layout.sentence_at(place))
    return layout.folded[max(start, place - 2 * _LEAD_WIDTH) : min(end, place + 2 * _LEAD_WIDTH)]
