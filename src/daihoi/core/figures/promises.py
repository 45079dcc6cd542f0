"""Whether the words around a list promise that its parts are all of the whole, so that they have to add up."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from daihoi.core.figures.amounts import Amount, distance
from daihoi.core.figures.classes import are_all, halves, is_scale
from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Cue, Mention
from daihoi.core.figures.slips import is_slip, is_swap

_EXHAUSTIVE = re.compile(r"(?<!\w)(?:gồm|bao gồm|chia ra|gồm có)(?!\w)|=")
_ANY_PERSON = ("đồng chí", "người")
_SOME = re.compile(r"(?<!\w)(?:trong đó|cụ thể|như sau|với hình thức|phân theo|chia (?:theo|thành))(?!\w)|:|\(")
_SOME_OF = re.compile(r"(?<!\w)(?:trong đó|cụ thể|như sau|trong số)(?!\w)")
_REST = re.compile(r"(?<!\w)còn lại(?!\w)[^\d;.]{0,50}$")
_STILL = re.compile(r"(?<!\w)(?:còn|hiện còn)(?: lại)?(?: có)?\s*$")
_NOT_YET = re.compile(r"[^\d,;.]{0,60}(?<!\w)(?:chưa|đang|chuyển|phải|sẽ)(?!\w)")
_JOINED = re.compile(r"(?<!\w)và(?!\w)[^,;]*$")
_CROSSING = re.compile(
    r"(?<!\w)(?:(?<!phụ )nữ|trẻ|dân tộc|tôn giáo|có đạo|dự bị|\d\d tuổi|đoàn viên|miễn|cao nhất|thấp nhất|cốt cán"
    r"|lần đầu|tái cử|khen|quy hoạch|ngoài đảng|kiêm|đồng thời|vượt)(?!\w)"
)


def promised_parts(layout: Layout, whole: Mention, parts: Sequence[Mention]) -> tuple[Mention, ...] | None:
    """Give the parts that the words promise to be all of a whole though they don't add up to it; None without promise.

    A list says so by `gồm`, by two halves (`nam … nữ …`), by the steps of a scale, by `trong đó … và …` of one kind,
    or by what is left (`còn lại`); and its parts come close, or a slip of the keyboard is all that is between.
    """
    opening = layout.folded[whole.end : parts[0].start]
    labels = part_labels(layout, parts)
    reach = _by_labels(whole, labels, opening)
    if reach is None and is_remainder(layout, parts[-1]):
        reach = _Reach(Fraction(1, 4))
    if reach is None and not any(_CROSSING.search(label) for label in labels):
        reach = _by_kind(whole, parts, opening)
    return _if_near(whole, parts, reach.share, reach.least_slip) if reach else None


@dataclass(frozen=True, slots=True)
class _Reach:
    """How far a broken sum may be off, as a share of its whole, and from which number on one digit may be mistyped."""

    share: Amount
    least_slip: int = 100


def _by_labels(whole: Mention, labels: Sequence[str], opening: str) -> _Reach | None:
    """Give how near parts must come whose labels say that they are all of the whole."""
    announced = _SOME.search(opening) is not None or _EXHAUSTIVE.search(opening) is not None
    if len(labels) == 2 and halves(labels) is not None:
        if announced:
            return _Reach(Fraction(1, 2), least_slip=10)
        return _Reach(Fraction(1, 8)) if whole.cue is Cue.STRONG else None
    if announced and is_scale(labels):
        return _Reach(Fraction(1, 4), least_slip=10)
    return _Reach(Fraction(1, 8)) if announced and len(labels) >= 3 and are_all(labels) else None


def _by_kind(whole: Mention, parts: Sequence[Mention], opening: str) -> _Reach | None:
    """Give how near parts must come that are counted in the way that the whole is."""
    if _EXHAUSTIVE.search(opening):
        return _Reach(Fraction(1, 8))
    if len(parts) >= 3 and _is_plain_list(whole, parts, opening):
        return _Reach(Fraction(1, 8), least_slip=10)
    if _SOME.search(opening) is None:
        return None
    nouns = {part.quantity.noun if part.quantity.sort is not None else "" for part in parts}
    if len(nouns) == len(parts) > 1 and nouns <= set(whole.quantity.noun.split(", ")):
        return _Reach(Fraction(1, 8))
    if (nouns <= {whole.quantity.noun, *_ANY_PERSON} or nouns == {""}) and whole.quantity.sort is not None:
        many, joined = len(parts) > 2, _JOINED.search(parts[-1].lead) is not None
        return _Reach(Fraction(1, 4 if many else 8 if joined else 16), least_slip=10 if many else 100)
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


def _if_near(
    whole: Mention, parts: Sequence[Mention], reach: Amount, least_slip: int = 100
) -> tuple[Mention, ...] | None:
    total = sum(part.quantity.value for part in parts)
    apart = distance(total, whole.quantity.value)
    near = apart <= max(reach * whole.quantity.value, 2 if reach else 0)
    return tuple(parts) if near or is_mistyped(whole.quantity.value, total, parts, least_slip) else None


def is_mistyped(whole: Amount, total: Amount, parts: Sequence[Mention], least_slip: int) -> bool:
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
    places = halves(part_labels(layout, parts))
    return (parts[places[0]], parts[places[1]]) if places else None


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
