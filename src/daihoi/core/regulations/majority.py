"""More than half of the base, or another share of it, in whole votes (sheet A.5.3, A.7.5)."""

from daihoi.core.regulations.values import Share

_HALF = Share(1, 2)


def needed_votes(base: int) -> int:
    """The fewest votes that are more than half of the base; ValueError for a negative base."""
    return votes_above(_HALF, base)


def votes_above(share: Share, base: int) -> int:
    """The fewest votes that are more than the share of the base; ValueError for a negative base."""
    if base < 0:
        raise ValueError(f"a base can't be negative: {base}")
    return base * share.numerator // share.denominator + 1


def is_more_than_half(votes: int, base: int) -> bool:
    """Whether the votes are strictly more than half of the base."""
    return votes * 2 > base
