"""Shares that are told without a count, `nữ chiếm 27,5%`, which nothing in the text can prove or disprove."""

import re
from collections.abc import Collection, Iterator

from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Mention
from daihoi.core.figures.pairing import is_no_share, is_target, thresholds

_TAKES = re.compile(
    r"(?<!\w)(?:chiếm|chưa (?:bằng|đến|tới|được)|tỷ lệ[^,.;:()]{0,60}:|tỉ lệ[^,.;:()]{0,60}:)"
    r"(?: (?:tới|đến|khoảng|gần|hơn|trên|chưa|tỷ lệ|tỉ lệ|là))*\s*$"
)
_AIMED = re.compile(r"(?<!\w)(?:bình quân|tốc độ|tăng trưởng|nhiệm vụ|phương hướng|chỉ tiêu|mục tiêu|giải pháp)(?!\w)")
_LEAD_WIDTH = 120


def uncounted_shares(layout: Layout, mentions: list[Mention], told: Collection[int]) -> Iterator[Mention]:
    """Give the percentages said to be what a group takes, not `told` with a count, a difference or an earlier figure.

    Rates of every other kind (`đạt 98,5%`) are indicators, which tell of no count.
    """
    conditions = thresholds(layout, mentions)
    for share in mentions:
        if not share.is_share or not share.quantity.decimals or share.number in told or share.number in conditions:
            continue
        if share.step or share.target or share.earlier or is_no_share(layout, share) or is_target(layout, share):
            continue
        begin = max(layout.sentence_starts[share.sentence], share.start - _LEAD_WIDTH)
        lead = layout.folded[begin : share.start]
        if _TAKES.search(lead) is not None and _AIMED.search(lead) is None:
            yield share
