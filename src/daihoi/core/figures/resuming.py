"""Percentages told after the fact: `Số ấy bằng 24,6%`, `tỷ lệ nữ đạt 18,56%` of women counted a sentence before."""

import re
from collections.abc import Iterator

from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Mention
from daihoi.core.figures.pairing import Pair, Tie
from daihoi.core.figures.promises import part_labels
from daihoi.core.figures.quantities import QuantityKind

_RESUMING = re.compile(
    r"\s*(?:như vậy,? |tức là |tính ra,? |cụ thể,? |chính xác )?(?:các |những |con )?(?:số|tỷ lệ|tỉ lệ|kết quả)"
    r"(?: lượng| đại biểu| người| đồng chí| đảng viên| chi bộ| đơn vị)? (?:ấy|này|đó|trên|nói trên)"
    r"(?:,| là| đạt| chiếm| bằng| tương đương| ứng với| với| tỷ lệ| tỉ lệ| đúng| chính xác| khoảng| tới| đến)*\s*$"
    r"|\s*(?:tức là|tức|như vậy là|chính xác là|tính ra|tương đương)(?: đạt| chiếm| bằng| với| tỷ lệ| là)*\s*$"
)
_CATEGORY = re.compile(
    r"(?:tỷ lệ|tỉ lệ|tỷ trọng)\s(?P<name>[^\W\d]+(?:\s[^\W\d]+){0,3}?)\s(?:là|đạt|chiếm|bằng|tương đương|ở mức)\s*"
    r"(?:tỷ lệ |tỉ lệ |khoảng |gần |hơn )?$"
)
_REACH = 10
_SENTENCES = 2


def resumed_pairs(layout: Layout, mentions: list[Mention], share: Mention) -> Iterator[Pair]:
    """Give the counts told before that a percentage without one of its own speaks of, the likeliest first."""
    begin = layout.sentence_starts[share.sentence]
    clause = max(begin, layout.folded.rfind(";", begin, share.start) + 1)
    if _RESUMING.fullmatch(layout.folded, begin, share.start):
        yield from _last_counts(mentions, share)
        return
    named = _CATEGORY.search(layout.folded, clause, share.start)
    if named is not None:
        part = _count_named(layout, mentions, share, named["name"])
        if part is not None:
            yield Pair(share, part, part.quantity.value, Tie.FIRM, start=part.start, end=share.end)


def _last_counts(mentions: list[Mention], share: Mention) -> Iterator[Pair]:
    tie = Tie.FIRM
    for part in reversed(mentions[max(0, share.number - _REACH) : share.number]):
        if share.sentence - part.sentence > 1:
            return
        if part.quantity.kind is QuantityKind.COUNT and not part.step and not part.target:
            yield Pair(share, part, part.quantity.value, tie, start=part.start, end=share.end)
            tie = Tie.LOOSE
        elif part.quantity.kind is QuantityKind.RATIO and tie is Tie.FIRM:
            quantity = part.quantity
            yield Pair(share, part, quantity.value, tie, quantity.total, quantity.total_start, part.start, share.end)
            return


def _count_named(layout: Layout, mentions: list[Mention], share: Mention, name: str) -> Mention | None:
    """Give the only count near before whose label holds a name, when it has no percentage of its own."""
    near = [
        m
        for m in mentions[max(0, share.number - _REACH) : share.number]
        if m.quantity.kind is QuantityKind.COUNT and share.sentence - m.sentence <= _SENTENCES and not m.step
    ]
    labelled = [m for m, label in zip(near, part_labels(layout, near), strict=True) if _holds(label, name)]
    if len(labelled) != 1 or (labelled[0].sentence == share.sentence and ";" not in _gap(layout, labelled[0], share)):
        return None
    following = labelled[0].number + 1
    taken = mentions[following].is_share and mentions[following].sentence == labelled[0].sentence
    return None if taken or labelled[0].paragraph != share.paragraph else labelled[0]


def _holds(label: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", label) is not None


def _gap(layout: Layout, part: Mention, share: Mention) -> str:
    return layout.folded[part.end : share.start]
