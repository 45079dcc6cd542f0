"""Shares that are told without a count, `nữ chiếm 27,5%`, which nothing in the text can prove or disprove."""

import re
from collections.abc import Collection, Iterator

from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Mention
from daihoi.core.figures.pairing import is_no_share, is_target, thresholds

_SHARES = re.compile(r"(?<!\w)(?:chiếm|tỷ lệ|tỉ lệ|tỷ trọng)(?!\w)[^.;\d%]*$")
_AIMED = re.compile(r"(?<!\w)(?:bình quân|tốc độ|tăng trưởng|nhiệm vụ|phương hướng|chỉ tiêu|mục tiêu|giải pháp)(?!\w)")
_LEAD_WIDTH = 120


def uncounted_shares(layout: Layout, mentions: list[Mention], told: Collection[int]) -> Iterator[Mention]:
    """Give the percentages that state a share and are not `told` with a count, a difference or an earlier figure."""
    conditions = thresholds(layout, mentions)
    for share in mentions:
        if not share.is_share or share.number in told or share.number in conditions:
            continue
        if share.step or share.target or share.earlier or is_no_share(layout, share) or is_target(layout, share):
            continue
        begin = max(layout.sentence_starts[share.sentence], share.start - _LEAD_WIDTH)
        lead = layout.folded[begin : share.start]
        said = share.quantity.decimals > 0 or _SHARES.search(lead) is not None
        if said and _AIMED.search(lead) is None:
            yield share
