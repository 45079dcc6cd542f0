"""Percentages told after the fact: `Số ấy bằng 24,6%`, `loại giỏi chiếm 26%` of counts that were told before."""

import re
from collections.abc import Iterator
from dataclasses import replace

from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Mention
from daihoi.core.figures.openings import opening_before
from daihoi.core.figures.pairing import is_target
from daihoi.core.figures.pairs import Pair, count_pair, of_pair, ratio_pair
from daihoi.core.figures.promises import part_labels
from daihoi.core.figures.quantities import QuantityKind
from daihoi.core.figures.tying import Tie

_LINK = (
    r"(?:chiếm|đạt|bằng|là|được|thì|ở mức|tương đương|ứng với|tương ứng|tức|nghĩa|hay|nên|mới|chỉ|cũng|đã|tới|đến|lên"
    r"|với|có|như vậy|vậy|tính ra|nói|chính xác|đúng|cụ thể|hơn|khoảng|gần|trên|xấp xỉ|chung|tỷ lệ|tỉ lệ|quy ra|con số"
    r"|lại|giữ|:|,|-|\()"
)
_LINKS = re.compile(rf"(?:(?:^|(?<=[\s,:(-])){_LINK}(?!\w)\s*)*$")
_RESUMING = re.compile(
    r"(?:^|[\s,])(?:các |những |con )?(?:số|tỷ lệ|tỉ lệ|kết quả)(?: [^\W\d]+){0,2} (?:ấy|này|đó|trên|nói trên)\s*,?\s*$"
)
_FILLER = re.compile(
    r"\s*(?:(?:trong đó|riêng|còn|và|thì|tỷ lệ|tỉ lệ|tỷ trọng|phần|số|tổng số|về|các|những|khối lượng|nhất là|đạt)\s)+"
)
_RATE = re.compile(r"(?<!\w)(?:tỷ lệ|tỉ lệ|tỷ trọng)\s[^,;:()\d]*$")
_SEPARATOR = re.compile(r"[,;:()]|(?<!\w)và(?=\s)")
_OTHER_TIME = re.compile(
    r"(?<!\w)(?:(?:nhiệm kỳ|khóa|khoá|kỳ|năm|đại hội|lần|tháng|quý|đợt) (?:trước|cũ|ngoái|(?:19|20)\d\d)|cùng kỳ"
    r"|trước (?:đó|đây|kia)|trong khi|thay vì)(?!\w)"
)
_LEAD_WIDTH = 160
_REACH = 16
_SENTENCES = 4
_LONGEST_NAME = 7


def resumed_pairs(layout: Layout, mentions: list[Mention], share: Mention) -> Iterator[Pair]:
    """Give the counts told before that a percentage without one of its own speaks of, the likeliest first."""
    if is_target(layout, share):
        return
    base = opening_before(layout, mentions, share)
    begin = base.end if base else layout.sentence_starts[share.sentence]
    lead = layout.folded[max(begin, share.start - _LEAD_WIDTH) : share.start]
    link = _LINKS.search(lead)
    told = lead[: link.start()] if link else lead
    rate = _RATE.search(told)
    if link is None or not (link[0] or rate) or _OTHER_TIME.search(told, told.rfind(";") + 1):
        return
    resumes = not told.strip() or _RESUMING.search(told) is not None
    named = _last_counts(mentions, share) if resumes else _named_counts(layout, mentions, share, _subject(told))
    for pair in named:
        if base is None or pair.whole is not None:
            yield pair
        elif pair.part is not base and pair.value <= base.quantity.value:
            yield replace(of_pair(base, pair.part, share, pair.tie), start=min(base.start, pair.part.start))


def _subject(told: str) -> str:
    """Give the words of the last clause that say what a percentage is the share of."""
    said = _SEPARATOR.split(told.rstrip(" ,:("))[-1]
    said = re.split(r"(?<!\w)(?:tỷ lệ|tỉ lệ|tỷ trọng)\s", said)[-1]
    return _FILLER.sub("", f"{said.strip()} ", count=1).strip()


def _last_counts(mentions: list[Mention], share: Mention) -> Iterator[Pair]:
    tie = Tie.FIRM
    for part in reversed(mentions[max(0, share.number - _REACH) : share.number]):
        if share.sentence - part.sentence > 1:
            return
        if part.quantity.kind is QuantityKind.COUNT and not part.step and not part.target:
            yield count_pair(part, share, tie)
            tie = Tie.LOOSE
        elif part.quantity.kind is QuantityKind.RATIO and tie is Tie.FIRM:
            yield ratio_pair(part, share, tie)
            return


def _named_counts(layout: Layout, mentions: list[Mention], share: Mention, subject: str) -> Iterator[Pair]:
    """Give the counts near before whose labels hold a name; a name cut short or told twice makes them loose."""
    near = [m for m in mentions[max(0, share.number - _REACH) : share.number] if _may_be_spoken_of(mentions, m, share)]
    labels = part_labels(layout, near)
    words = subject.split()
    if not words or len(words) > _LONGEST_NAME or any(word[0].isdigit() for word in words):
        return
    spoken: set[int] = set()
    for name_words in _shortened(words):
        name = re.compile(rf"(?<!\w){re.escape(' '.join(name_words))}(?!\w)")
        found = [m for m, label in zip(near, labels, strict=True) if name.search(label) and m.number not in spoken]
        told = name_words == words and len(found) == 1 and not share.earlier
        spoken |= {part.number for part in found}
        for part in reversed(found):
            yield _spoken_pair(part, share, Tie.FIRM if told else Tie.LOOSE)
        if told:
            return


def _spoken_pair(part: Mention, share: Mention, tie: Tie) -> Pair:
    ratio = part.quantity.kind is QuantityKind.RATIO
    return ratio_pair(part, share, tie) if ratio else count_pair(part, share, tie)


def _shortened(words: list[str]) -> Iterator[list[str]]:
    """Give a name whole, then without its first words, then without its last ones."""
    yield words
    for cut in range(1, min(3, len(words))):
        yield words[cut:]
    for cut in range(1, len(words)):
        yield words[:-cut]


def _may_be_spoken_of(mentions: list[Mention], part: Mention, share: Mention) -> bool:
    """A count with a percentage of its own, of an earlier time or of another paragraph is not told of again."""
    following = mentions[part.number + 1]
    taken = following.is_share and following is not share and following.sentence == part.sentence
    near = share.sentence - part.sentence <= _SENTENCES and part.paragraph == share.paragraph
    ratio = part.quantity.kind is QuantityKind.RATIO and share.paragraph - part.paragraph <= 1
    return not (taken or part.is_share or part.step or part.earlier) and (near or ratio)
