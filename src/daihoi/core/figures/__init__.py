"""The figures in a Vietnamese report, and whether they can be true."""

from daihoi.core.figures.vietnamese import number_text, padded, share_text

__all__ = ["number_text", "padded", "share_text"]
