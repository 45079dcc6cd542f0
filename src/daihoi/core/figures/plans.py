"""Shares of a plan: `đạt 104,2% kế hoạch (1.200 lao động)`, `chỉ tiêu 120 đảng viên, thực hiện 138, đạt 115%`."""

import re
from dataclasses import replace

from daihoi.core.figures.bases import base_after, plan_base
from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Mention
from daihoi.core.figures.pairs import Pair
from daihoi.core.figures.quantities import QuantityKind

_BASE_AFTER = re.compile(
    r"\s*(?:so với\s|so\s)?(?:kế hoạch|chỉ tiêu|dự toán|nghị quyết|cùng kỳ|nhiệm kỳ trước|năm trước|năm 20\d\d|mục tiêu"
    r"|định mức|nhu cầu|yêu cầu|kh(?!\w))"
)
_PLAN_AFTER = re.compile(r"\s*(?:so với\s|so\s)?(?:kế hoạch|chỉ tiêu|dự toán|nghị quyết|mục tiêu|kh(?!\w))")
_IN_BRACKET = re.compile(
    r"[^.;()\d]{0,50}\(\s*(?:(?:kế hoạch|chỉ tiêu|dự toán|kh|mục tiêu|nghị quyết)[^\d()]{0,24}|là |giao )?$"
)
_DONE = re.compile(r"(?<!\w)(?:thực hiện|đã|kết quả|đạt|được|có)(?!\w)")
_PLANNED = re.compile(r"(?<!\w)(?:(?<!^\s)chỉ tiêu|kế hoạch|mục tiêu)(?!\w)[^,;.()]*$")
_ALREADY = re.compile(r"(?<!\w)(?:đã|được|mới|thực hiện|kết nạp)(?!\w)")
_REACH = 4


def against_plans(layout: Layout, mentions: list[Mention], choices: list[list[Pair]]) -> list[list[Pair]]:
    """Give the choices with the plans that they are measured against; those against unprinted ones are left out."""
    told = {pairs[0].share.number: pairs for pairs in choices}
    kept = []
    for share in mentions:
        if not share.is_share:
            continue
        planned = plan_base(layout, mentions, share)
        pairs = [planned] if planned else _against_plan(layout, mentions, share, told.get(share.number, []))
        if pairs:
            kept.append(pairs)
    return kept


def _against_plan(layout: Layout, mentions: list[Mention], share: Mention, pairs: list[Pair]) -> list[Pair]:
    based = base_after(layout, mentions, share, pairs[0].part if pairs else None)
    if pairs and pairs[0].whole is not None:
        return pairs
    if based is not None:
        return [based]
    plan = _plan(layout, mentions, pairs[0]) if pairs else None
    if plan is not None:
        return [_of_plan(pairs[0], plan)]
    return [] if _BASE_AFTER.match(layout.folded, share.end) else pairs


def _of_plan(pair: Pair, plan: Mention) -> Pair:
    start, end = min(pair.start, plan.start), max(pair.end, plan.end)
    return replace(pair, whole=plan.quantity.value, whole_start=plan.start, start=start, end=end)


def _plan(layout: Layout, mentions: list[Mention], pair: Pair) -> Mention | None:
    following = pair.share.number + 1
    if _PLAN_AFTER.match(layout.folded, pair.share.end) and following < len(mentions):
        plan = mentions[following]
        gap = layout.folded[pair.share.end : plan.start]
        if plan.quantity.kind is QuantityKind.COUNT and _IN_BRACKET.fullmatch(gap) and _alike(plan, pair.part):
            return plan
    named = _PLAN_AFTER.match(layout.folded, pair.share.end) is not None
    return _plan_before(mentions, pair) if named or _DONE.search(pair.part.lead) else None


def _plan_before(mentions: list[Mention], pair: Pair) -> Mention | None:
    """Give the plan that was told before what was done, in its sentence or right before it."""
    for plan in reversed(mentions[max(0, pair.part.number - _REACH) : pair.part.number]):
        told = plan.quantity.kind is QuantityKind.COUNT and _PLANNED.search(plan.lead) and plan.bracket is None
        near = plan.sentence == pair.part.sentence or _is_told_just_before(plan, pair.part)
        if told and near and _alike(plan, pair.part):
            return plan
    return None


def _is_told_just_before(plan: Mention, part: Mention) -> bool:
    """A plan of the sentence before counts when nothing stands between it and what was done."""
    beside = plan.number == part.number - 1 and plan.sentence == part.sentence - 1
    return beside and plan.paragraph == part.paragraph and _ALREADY.search(part.lead) is not None


def _alike(plan: Mention, part: Mention) -> bool:
    sorts = {plan.quantity.sort, part.quantity.sort}
    return len(sorts) == 1 or None in sorts
