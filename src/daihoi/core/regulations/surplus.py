"""How many more candidates than seats a list may have (sheet A.5)."""

from __future__ import annotations

from daihoi.core.regulations.pack import RulePack


def max_surplus(seats: int, pack: RulePack) -> int:
    """The largest surplus over the seats: the whole part of the share allowed, at least 1 (sheet A.5.6)."""
    rules = pack.surplus
    small = rules.small_body.value
    if small.minimum is not None and small.maximum is not None and small.minimum <= seats <= small.maximum:
        return rules.small_body_surplus.value
    share = rules.maximum.value
    return max(1, seats * share.numerator // share.denominator)
