"""More than half of the base, in whole votes (sheet A.7.5)."""


def needed_votes(base: int) -> int:
    """The fewest votes that are more than half of the base; ValueError for a negative base."""
    if base < 0:
        raise ValueError(f"a base can't be negative: {base}")
    return base // 2 + 1


def is_more_than_half(votes: int, base: int) -> bool:
    """Whether the votes are strictly more than half of the base."""
    return votes * 2 > base
