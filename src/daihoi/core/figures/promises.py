"""Whether the words around a list promise that its parts are all of the whole, so that they have to add up."""

import re
from collections.abc import Sequence
from fractions import Fraction

from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Cue, Mention
from daihoi.core.figures.slips import is_slip, is_swap

_EXHAUSTIVE = re.compile(r"(?<!\w)(?:gồm|bao gồm|chia ra|gồm có)(?!\w)|=")
_ANY_PERSON = ("đồng chí", "người")
_SOME = re.compile(r"(?<!\w)(?:trong đó|cụ thể|như sau|với hình thức|phân theo|chia (?:theo|thành))(?!\w)|:|\(")
_SOME_OF = re.compile(r"(?<!\w)(?:trong đó|cụ thể|như sau|trong số)(?!\w)")
_REST = re.compile(r"(?<!\w)còn lại(?!\w)[^\d;.]{0,50}$")
_STILL = re.compile(r"(?<!\w)(?:còn|hiện còn)(?: lại)?(?: có)?\s*$")
_NOT_YET = re.compile(r"[^\d,;.]{0,60}(?<!\w)(?:chưa|đang)(?!\w)")
_JOINED = re.compile(r"(?<!\w)và(?!\w)[^,;]*$")
_CROSSING = re.compile(
    r"(?<!\w)(?:nữ|trẻ|dân tộc|tôn giáo|có đạo|dự bị|tuổi|đoàn viên|miễn|cao nhất|thấp nhất|cốt cán|lần đầu|tái cử|khen"
    r"|quy hoạch|ngoài đảng|kiêm|đồng thời|vượt|tăng|giảm)(?!\w)"
)
_OVERLAPPING = re.compile(r"(?<!\w)(?:nữ|trẻ|dân tộc|tôn giáo|có đạo|dự bị|quy hoạch|đoàn viên|ngoài đảng)(?!\w)")
_DICHOTOMIES = (
    (r"(?<!\w)nam(?!\w)", r"(?<!\w)nữ(?!\w)"),
    (r"(?<!không )tái (?:đắc )?cử|tái nhiệm", r"lần đầu|tham gia mới|mới tham gia|mới trúng cử|(?<!\w)mới(?!\w)"),
    (r"đương nhiên", r"được bầu|bầu cử|(?<!\w)bầu(?!\w)|hiệp thương"),
    (r"chính thức", r"dự bị|dự khuyết"),
    (r"(?<!không )hợp lệ", r"không hợp lệ"),
    (r"(?<!không )(?:đồng ý|tán thành)", r"không (?:đồng ý|tán thành)"),
    (r"đảng bộ", r"chi bộ"),
    (r"có mặt", r"vắng"),
    (r"(?<!\w)kinh(?!\w)", r"thiểu số"),
    (r"(?<!chưa )(?:đã|hoàn thành)(?!\w)", r"(?<!\w)chưa(?!\w)"),
    (r"khiển trách", r"cảnh cáo"),
    (r"(?:^|\W)xã(?!\w)", r"thị trấn|phường"),
    (r"khối (?:các )?cơ quan|khối đảng|khối xã", r"khối"),
    (r"(?<!\w)dưới \d", r"(?<!\w)(?:từ|trên) \d"),
    (r"từ huyện", r"từ xã"),
    (r"cấp huyện", r"cấp xã"),
)
_SCALES = (
    r"khiển trách|cảnh cáo|cách chức|khai trừ|giải tán",
    r"trung cấp|cao đẳng|đại học|thạc s[ĩỹ]|tiến s[ĩỹ]|phổ thông|trung học",
    r"sơ cấp|trung cấp|cao cấp|cử nhân|chưa (?:qua|có)",
    r"xuất sắc|tốt|hoàn thành nhiệm vụ|không hoàn thành|chưa hoàn thành|trung bình|yếu|khá",
    r"\d\d\s?tuổi|(?:dưới|trên|từ) \d\d",
    r"(?:^|\W)xã(?!\w)|phường|thị trấn",
    r"(?<!\w)bầu(?!\w)|đương nhiên|chỉ định|hiệp thương",
    r"khiếu nại|tố cáo|kiến nghị|phản ánh|đề nghị",
    r"(?:19|20)\d\d|quý|tháng \d",
)


def promised_parts(layout: Layout, whole: Mention, parts: Sequence[Mention]) -> tuple[Mention, ...] | None:
    """Give the parts that the words promise to be all of a whole though they don't add up to it; None without promise.

    A list says so by `gồm`, by two halves (`nam … nữ …`), by the steps of a scale, by `trong đó … và …` of one kind,
    or by what is left (`còn lại`); and its parts come close, or a slip of the keyboard is all that is between.
    """
    opening = layout.folded[whole.end : parts[0].start]
    labels = part_labels(layout, parts)
    announced = _SOME.search(opening) is not None or _EXHAUSTIVE.search(opening) is not None
    halves = _halves(labels)
    if announced and halves is not None and len(parts) == 2:
        return _if_near(whole, parts, Fraction(1, 2), least_slip=10)
    if announced and _is_scale(labels):
        return _if_near(whole, parts, Fraction(1, 4), least_slip=10)
    if halves is not None and len(parts) == 2 and whole.cue is Cue.STRONG:
        return _if_near(whole, parts, Fraction(1, 8))
    if is_remainder(layout, parts[-1]):
        return _if_near(whole, parts, Fraction(1, 4))
    if any(_CROSSING.search(label) for label in labels):
        return None
    if _EXHAUSTIVE.search(opening):
        return _if_near(whole, parts, Fraction(1, 8))
    if len(parts) >= 3 and _is_plain_list(whole, parts, opening):
        return _if_near(whole, parts, Fraction(1, 8), least_slip=10)
    nouns = {part.quantity.noun if part.quantity.sort is not None else "" for part in parts}
    one_kind = nouns <= {whole.quantity.noun, *_ANY_PERSON} or nouns == {""}
    if announced and len(nouns) == len(parts) > 1 and nouns <= set(whole.quantity.noun.split(", ")):
        return _if_near(whole, parts, Fraction(1, 8))
    if announced and one_kind and whole.quantity.sort is not None:
        many, joined = len(parts) > 2, _JOINED.search(parts[-1].lead) is not None
        return _if_near(whole, parts, Fraction(1, 4 if many else 8 if joined else 16), least_slip=10 if many else 100)
    return None


def _is_plain_list(whole: Mention, parts: Sequence[Mention], opening: str) -> bool:
    """Tell whether a colon or bracket opens a list of things of one sort, or of names with bare numbers.

    Such a list after `trong đó` may leave something out, but can't come to more than the whole.
    """
    bare = all(part.quantity.sort is None for part in parts)
    alike = {part.quantity.sort for part in parts} == {whole.quantity.sort}
    if not (bare or alike):
        return False
    if _SOME_OF.search(opening):
        return bare and sum(part.quantity.value for part in parts) > whole.quantity.value
    return re.search(r"[:(]", opening) is not None


def told_parts(layout: Layout, whole: Mention, parts: Sequence[Mention]) -> tuple[Mention, ...] | None:
    """Give the parts of a list that stands apart from its whole, when labels that complete each other tie them."""
    if not complete_each_other(part_labels(layout, parts)):
        return None
    beside = whole.paragraph == parts[0].paragraph and parts[0].sentence - whole.sentence <= 3
    return _if_near(whole, parts, Fraction(1, 8) if beside else Fraction(0), least_slip=100 if beside else 10**9)


def _if_near(
    whole: Mention, parts: Sequence[Mention], reach: Fraction, least_slip: int = 100
) -> tuple[Mention, ...] | None:
    total = sum((part.quantity.value for part in parts), Fraction(0))
    apart = abs(total - whole.quantity.value)
    near = apart <= max(reach * whole.quantity.value, Fraction(2 if reach else 0))
    return tuple(parts) if near or _is_mistyped(whole.quantity.value, total, parts, least_slip) else None


def _is_mistyped(whole: Fraction, total: Fraction, parts: Sequence[Mention], least_slip: int) -> bool:
    """Tell whether the parts would add up with one number mistyped: digits swapped, or one wrong in a long number."""
    pairs = [(whole, total)] + [(part.quantity.value, whole - total + part.quantity.value) for part in parts]
    return any(
        meant > 0
        and (is_swap(int(said), int(meant)) or (min(said, meant) >= least_slip and is_slip(int(said), int(meant))))
        for said, meant in pairs
    )


def is_remainder(layout: Layout, part: Mention) -> bool:
    """Tell whether a part is what is left of the whole: `còn lại 4 đơn`, `còn 5 chi bộ chưa đại hội`."""
    if _REST.search(part.lead):
        return True
    return _STILL.search(part.lead) is not None and _NOT_YET.match(layout.folded, part.end) is not None


def complement_pair(layout: Layout, parts: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    """Give the two parts whose labels are the halves of one whole, such as `nam` and `nữ`."""
    places = _halves(part_labels(layout, parts))
    return (parts[places[0]], parts[places[1]]) if places else None


def complete_each_other(labels: Sequence[str]) -> bool:
    """Tell whether labels are the two halves, or three or more steps, of one whole."""
    return (len(labels) == 2 and _halves(labels) is not None) or _is_scale(labels)


def overlap(labels: Sequence[str]) -> bool:
    """Tell whether some of the labels cut across the others: women, the young, minorities."""
    return any(_OVERLAPPING.search(label) for label in labels)


def part_labels(layout: Layout, parts: Sequence[Mention]) -> list[str]:
    """Give the words around each part that say what it counts, from one separator to the next."""
    labels = []
    for part in parts:
        before = re.split(r"[,;:(]|(?<!\w)(?:và|trong đó)(?!\w)", part.lead[-70:].rstrip(" :"))[-1]
        begin, limit = part.quantity.end, layout.sentence_span(part.sentence)[1]
        said = layout.folded[begin : min(begin + 70, limit)]
        after = re.split(r"[,;.()\d]|(?<!\w)và(?!\w)", said, maxsplit=1)[0]
        labels.append(f"{before} {after}")
    return labels


def _halves(labels: Sequence[str]) -> tuple[int, int] | None:
    for one, other in _DICHOTOMIES:
        for first, label in enumerate(labels):
            if not re.search(one, label):
                continue
            for second, another in enumerate(labels):
                if second != first and re.search(other, another):
                    return min(first, second), max(first, second)
    return None


def _is_scale(labels: Sequence[str]) -> bool:
    return len(labels) >= 3 and any(all(re.search(scale, label) for label in labels) for scale in _SCALES)
