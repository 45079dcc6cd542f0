"""Shares of a whole by exact whole-number arithmetic (sheet X.24)."""

from __future__ import annotations

from daihoi.core.regulations.values import Share


def required_count(share: Share, size: int) -> int:
    """The fewest of `size` that make up at least the share; ValueError for a negative size."""
    if size < 0:
        raise ValueError(f"a size can't be negative: {size}")
    return -(-size * share.numerator // share.denominator)


def is_at_least(count: int, size: int, share: Share) -> bool:
    """Whether `count` of `size` is at least the share."""
    return count * share.denominator >= share.numerator * size


def is_at_most(count: int, size: int, share: Share) -> bool:
    """Whether `count` of `size` is at most the share."""
    return count * share.denominator <= share.numerator * size
