"""Bases that the words name outright: plans told beside what was done, totals after a percentage."""

import re

from daihoi.core.figures.fitting import share_fit
from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Mention
from daihoi.core.figures.pairs import Pair
from daihoi.core.figures.quantities import Hedge, QuantityKind
from daihoi.core.figures.tying import Tie

_PLAN = r"(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|đề án|được giao|pháp lệnh|nghị quyết)"
_PLANNED = re.compile(rf"(?<!\w){_PLAN}(?!\w)[^,;.()]*\(?\s*$")
_REACHED = re.compile(
    r"[^.;,()\d%]{0,30}\)?\s*[,;(]?\s*(?:như vậy|tức|tức là|vậy là|nên)?\s*(?:(?:đã|mới|chỉ|mới chỉ)\s)?"
    r"(?:đạt|bằng|hoàn thành|tương đương)(?: tỷ lệ| tỉ lệ|:| khoảng| gần| hơn| trên)*\s*$"
)
_AFTER_SHARE = re.compile(
    r"\s*(?:so với\s|so\s|trên\s|trong\s|của\s)?(?:(?:kế hoạch|chỉ tiêu|dự toán|nghị quyết|mục tiêu|kh|cùng kỳ|dân số"
    r"|tổng số|tổng|toàn|cả|số)(?!\w)|năm (?:19|20)\d\d|nhiệm kỳ (?:trước|(?:19|20)\d\d))"
)
_BASE_LEAD = re.compile(r"[^.;,()%\d]{0,60}(?:\(\s*(?:[^\W\d]+\s){0,6}(?:là\s|có\s|:\s)?|\s(?:là\s|gồm\s|:\s))$")
_PLAN_LEAD = re.compile(r"\s*(?:so với\s)?(?:kế hoạch|chỉ tiêu|dự toán|nghị quyết|mục tiêu|kh)\s(?:[^\W\d]+\s){0,4}$")
_AFTER_TERM = re.compile(r"[^.;,()%]{0,60}\(\s*(?:[^\W\d]+\s){0,6}(?:là\s|có\s|:\s)?$")
_COUNTED_BASE = re.compile(r"\s(?:so với |trên |trong )?(?:tổng )?số (?:[^\W\d]+ ){1,3}")
_PLANS = re.compile(rf"\s*(?:so với\s|so\s)?(?:{_PLAN}|kh|cùng kỳ|năm|nhiệm kỳ)(?!\w)")
_OUT_OF = re.compile(
    r"\s(?:(?:tính |chia )?(?:trong|trên)|của)\s(?:tổng số |tổng |số )?"
    r"|\s(?:tính |chia )?(?:trong|trên)\s(?:tổng )?số (?:[^\W\d]+ ){1,4}(?:là )?\(?"
)
_RANGE = re.compile(r"\s?[-–%/]\s?\d|%|\s(?:năm|tháng|ngày|trở)(?!\w)")
_REACH = 5


def plan_base(layout: Layout, mentions: list[Mention], share: Mention) -> Pair | None:
    """Give the pair of `kết nạp 612 đảng viên, vượt chỉ tiêu 550 đảng viên, đạt 111,27%`."""
    plan = mentions[share.number - 1] if share.number > 0 else None
    if plan is None or plan.sentence != share.sentence or plan.quantity.kind is not QuantityKind.COUNT:
        return None
    begin = layout.sentence_starts[share.sentence]
    told = _PLANNED.search(layout.folded, max(begin, plan.start - 70), plan.start) is not None
    if not told or not _REACHED.fullmatch(layout.folded[plan.end : share.start]):
        return None
    part = _done_before(mentions, plan)
    if part is None:
        return None
    return _pair(share, part, plan)


def _done_before(mentions: list[Mention], plan: Mention) -> Mention | None:
    for part in reversed(mentions[max(0, plan.number - _REACH) : plan.number]):
        if part.bracket is not None and part.bracket is not plan.bracket:
            continue
        if part.sentence != plan.sentence or part.quantity.kind is not QuantityKind.COUNT:
            return None
        if not part.step and not part.target:
            return part if _alike(part, plan) else None
    return None


def base_after(layout: Layout, mentions: list[Mention], share: Mention, part: Mention | None) -> Pair | None:
    """Give the pair whose base follows the percentage: `đạt 31% kế hoạch năm là 310`, `so với năm 2015 (21.350)`."""
    if share.number + 1 >= len(mentions):
        return None
    base = mentions[share.number + 1]
    if base.quantity.kind is not QuantityKind.COUNT or base.sentence != share.sentence or base.step:
        return None
    if not _leads_to_base(layout.folded[share.end : base.start]):
        return None
    if part is not None and part.number < share.number:
        larger = base.quantity.value > part.quantity.value or _PLANS.match(layout.folded, share.end)
        return _pair(share, part, base) if _alike(base, part) and larger else None
    told = _counted_before(mentions, share)
    if (
        told is None
        or not _alike(base, told)
        or not share_fit(told.quantity.value, base.quantity.value, share.quantity)
    ):
        return None
    return _pair(share, told, base)


def counted_out_of(layout: Layout, mentions: list[Mention], part: Mention, share: Mention) -> Pair | None:
    """Give the pair whose whole is the number right after a percentage: `chiếm 8,2% trong tổng số 416`."""
    base = mentions[share.number + 1] if share.number + 1 < len(mentions) else None
    if base is None or base.quantity.kind is not QuantityKind.COUNT or base.sentence != share.sentence or base.step:
        return None
    if base.quantity.value <= part.quantity.value or base.quantity.hedge is not Hedge.NONE or base.target:
        return None
    if not _OUT_OF.fullmatch(layout.folded, share.end, base.start) or _RANGE.match(layout.folded, base.end):
        return None
    return _pair(share, part, base)


def _leads_to_base(gap: str) -> bool:
    if not _AFTER_SHARE.match(gap) or " và " in gap:
        return False
    return any(lead.fullmatch(gap) for lead in (_BASE_LEAD, _PLAN_LEAD, _AFTER_TERM, _COUNTED_BASE))


def _counted_before(mentions: list[Mention], share: Mention) -> Mention | None:
    for part in reversed(mentions[max(0, share.number - 2) : share.number]):
        if part.sentence == share.sentence and part.quantity.kind is QuantityKind.COUNT and not part.step:
            return part
    return None


def _pair(share: Mention, part: Mention, base: Mention) -> Pair:
    start, end = min(part.start, share.start), max(base.end, share.end)
    return Pair(share, part, part.quantity.value, Tie.FIRM, base.quantity.value, base.start, start, end)


def _alike(one: Mention, other: Mention) -> bool:
    sorts = {one.quantity.sort, other.quantity.sort}
    return len(sorts) == 1 or None in sorts
