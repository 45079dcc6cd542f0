"""Shares as the room's pages write them."""

from daihoi.core.figures.vietnamese import share_text


def share_of(part: int | None, whole: int | None) -> str:
    """Write a share with its sign, or nothing when either number isn't known."""
    return "" if part is None or not whole else f"{share_text(part, whole)}%"
