"""What the base named after a percentage counts: `3 đảng bộ có nữ bí thư, bằng 18,75% số đảng bộ`."""

import re

from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Mention
from daihoi.core.figures.pairs import Pair
from daihoi.core.figures.quantities import Hedge, QuantityKind, noun_after
from daihoi.core.figures.vocabulary import Sort

_BASE = re.compile(r"\s*(?:so với |trong |trên |của )?(?:tổng số|tổng|số)(?= [^\W\d])")
_CLAUSE = re.compile(r"[,;.:()\d\n]")
_REACH = 28


def base_of_other_noun(layout: Layout, mentions: list[Mention], pair: Pair, fitting: int) -> Mention | None:
    """Give the last count of the things that a base names, when the number that fits, at a place, counts others."""
    named = _BASE.match(layout.folded, pair.share.end)
    noun, sort, _ = noun_after(layout.folded, named.end()) if named is not None else ("", None, 0)
    near = mentions[max(0, pair.part.number - _REACH) : pair.part.number]
    fitted = next((m for m in near if m.start == fitting), None)
    if sort in (None, Sort.CASE) or fitted is None or fitted.quantity.sort in (None, sort) or _bears(fitted, noun):
        return None
    return next((m for m in reversed(near) if _may_be_base(m, pair, noun)), None)


def _may_be_base(count: Mention, pair: Pair, noun: str) -> bool:
    plain = count.quantity.kind is QuantityKind.COUNT and count.quantity.hedge is Hedge.NONE
    alone = not (count.step or count.target or count.earlier or count.bracket is not pair.part.bracket)
    return plain and alone and count.quantity.value >= pair.value and _bears(count, noun)


def _bears(count: Mention, noun: str) -> bool:
    """Tell whether a count is of some noun, after it or at the head of the words before it."""
    return count.quantity.noun == noun or f" {noun} " in f" {_CLAUSE.split(count.lead.rstrip())[-1]} "
