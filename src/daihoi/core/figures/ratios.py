"""The n/N of a text that count something, apart from days (`30/4`), proportions (`2/3 diện tích`) and plans passed."""

import re
from collections.abc import Sequence

from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Mention
from daihoi.core.figures.quantities import QuantityKind

_PLAN_AFTER = re.compile(r"\s*(?:kế hoạch|chỉ tiêu|dự toán|kh(?!\w)|nghị quyết|lần)")
_DATE_BEFORE = re.compile(
    r"(?<!\w)(?:trước|hết|vào|hạn|nhất|xong|từ|đến|tới|sau|dịp|mừng|niệm|ngày|lúc|kể|sáng|chiều|tối)\s(?:ngày\s)?$"
)
_COUNTED_NOUN = re.compile(r"\s(?!số |tổng |diện |quãng |thời |lần |chặng |sản |giá |của |và |đến )[^\W\d]{2,}")
_PRESENT = re.compile(r"(?<!\w)(?:có mặt|tham dự|dự|bỏ phiếu|tán thành|nhất trí|đồng ý)\s$")
_LINE_END = re.compile(r"[ \t.;,]*(?:\n|$)")
_MONTHS = 12
_JUST = 5
_DAYS = 31
_PROPORTIONS = 5


def counts_something(layout: Layout, mentions: Sequence[Mention], mention: Mention) -> bool:
    """Tell whether an n/N is told as a count out of a number, so that n can't be the larger."""
    part, whole = mention.quantity.value, mention.quantity.total
    if not whole or (part > whole and _is_plan_or_change(layout, mentions, mention)):
        return False
    if mention.quantity.sort is not None and part <= whole:
        return True
    if part <= _DAYS and whole <= _MONTHS and _DATE_BEFORE.search(mention.lead):
        return False
    if mention.quantity.sort is not None or _is_listed(layout, mentions, mention) or _is_repeated(mentions, mention):
        return True
    if part <= whole and _is_just_counted(mentions, mention):
        return True
    if part > whole:
        return whole > _DAYS
    return whole > _MONTHS or _is_labelled(layout, mention)


def _is_plan_or_change(layout: Layout, mentions: Sequence[Mention], mention: Mention) -> bool:
    """More than a plan, or two figures of money, may well be told as n/N."""
    if mention.quantity.value.denominator != 1 or (mention.number > 0 and mentions[mention.number - 1].step):
        return True
    return _PLAN_AFTER.match(layout.folded, mention.end) is not None or "vượt" in mention.lead[-40:]


def _is_listed(layout: Layout, mentions: Sequence[Mention], mention: Mention) -> bool:
    """Tell the n/N that ends a line of a list whose other lines end so too."""
    beside = mentions[max(0, mention.number - 2) : mention.number + 3]
    return sum(_ends_item(layout, other) for other in beside) > 2 and _ends_item(layout, mention)


def _is_repeated(mentions: Sequence[Mention], mention: Mention) -> bool:
    """Tell the n/N of a sentence that tells others out of the same N: `tốt 6/9, khá 2/9`."""
    beside = (
        *mentions[max(0, mention.number - 2) : mention.number],
        *mentions[mention.number + 1 : mention.number + 3],
    )
    return any(m.sentence == mention.sentence and m.quantity.total == mention.quantity.total for m in beside)


def _is_just_counted(mentions: Sequence[Mention], mention: Mention) -> bool:
    """Tell the n/N whose N was counted right before it: `xem xét 6 đơn; đã kết luận 5/6`."""
    return any(
        m.quantity.value == mention.quantity.total and m.quantity.kind is QuantityKind.COUNT and not m.step
        for m in mentions[max(0, mention.number - _JUST) : mention.number]
        if mention.sentence - m.sentence <= 1 or (m.paragraph == mention.paragraph and m.number == mention.number - 1)
    )


def _ends_item(layout: Layout, mention: Mention) -> bool:
    ratio = mention.quantity.kind is QuantityKind.RATIO
    return ratio and mention.lead.rstrip()[-1:] in (":", "-") and bool(_LINE_END.match(layout.folded, mention.end))


def _is_labelled(layout: Layout, mention: Mention) -> bool:
    """A small n/N counts when a colon leads to it or its first digit is a nought, and a noun follows."""
    if _PRESENT.search(mention.lead):
        return True
    if _COUNTED_NOUN.match(layout.folded, mention.end) is None:
        return False
    padded = layout.folded[mention.start] == "0"
    whole = mention.quantity.total or 0
    return padded or (whole > _PROPORTIONS and mention.lead.rstrip().endswith(":"))
