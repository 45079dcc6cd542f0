"""Runs of neighbouring shares of one whole that make it up, by their counts or by their percentages."""

import re
from collections.abc import Iterator
from fractions import Fraction

from daihoi.core.figures.amounts import Amount, distance
from daihoi.core.figures.breakdowns import Breakdown
from daihoi.core.figures.classes import complete_each_other, overlap
from daihoi.core.figures.layout import Layout
from daihoi.core.figures.wholes import Resolution

_ITEM = re.compile(r"\s*(?:[-+*•●▪◦·]|\(?[a-zđ0-9]{1,2}[.)]\s)")
_LONGEST_RUN = 14
_TOO_MUCH = 102


def runs_of_shares(layout: Layout, shares: list[Resolution]) -> Iterator[Breakdown]:
    """Give the runs of shares of one whole whose counts make the whole, or whose percentages make a hundred."""
    for group in _one_whole_each(shares):
        yield from _runs_of_shares(layout, group)


def _one_whole_each(shares: list[Resolution]) -> Iterator[list[Resolution]]:
    """Give the stretches of neighbouring shares that have one whole."""
    group: list[Resolution] = []
    for share in shares:
        if share.whole is None or share.pair.whole is not None:
            continue
        if group and group[-1].whole is not None and group[-1].whole.value != share.whole.value:
            yield group
            group = []
        group.append(share)
    if group:
        yield group


def _runs_of_shares(layout: Layout, group: list[Resolution]) -> Iterator[Breakdown]:
    begin = 0
    while begin < len(group) - 1:
        run = _share_run(layout, group, begin)
        if run is None:
            begin += 1
            continue
        whole = group[begin].whole
        if whole is not None:
            parts = tuple(share.pair.part for share in run)
            yield Breakdown(whole.value, whole.start, whole.start + 1, parts)
        begin += len(run)


def _label(layout: Layout, share: Resolution) -> str:
    """Give the words around a count and its share that say what it counts."""
    pair = share.pair
    after = re.split(r"[,;.)\n]", layout.folded[pair.end : pair.end + 40], maxsplit=1)[0]
    return f"{pair.part.lead[-60:]} {layout.folded[pair.start : pair.end]} {after}"


def _is_meant(layout: Layout, group: list[Resolution], run: list[Resolution]) -> bool:
    """Percentages that make a hundred show a breakdown when the labels say so, or a count among them is off."""
    labels = [_label(layout, share) for share in run]
    if complete_each_other(labels):
        return True
    if _leaves_out(group, run):
        return False
    if run[0].pair.part.sentence != run[-1].pair.part.sentence and not _are_items(layout, run):
        return False
    return not overlap(labels) and any(not share.holds for share in run)


def _leaves_out(group: list[Resolution], run: list[Resolution]) -> bool:
    """Tell whether a share of the same sentence, of the same whole, stands right before a run."""
    place = group.index(run[0])
    return place > 0 and group[place - 1].pair.part.sentence == run[0].pair.part.sentence


def _are_items(layout: Layout, run: list[Resolution]) -> bool:
    """Tell whether each share of a run begins an item of a list."""
    starts = (layout.sentence_starts[share.pair.part.sentence] for share in run)
    return all(_ITEM.match(layout.folded, start, start + 12) for start in starts)


def _is_aligned(group: list[Resolution], begin: int, end: int) -> bool:
    """A run over several sentences takes all the shares of each."""
    sentences = [share.pair.part.sentence for share in group]
    if sentences[begin] == sentences[end]:
        return True
    opens = begin == 0 or sentences[begin - 1] != sentences[begin]
    return opens and (end + 1 == len(group) or sentences[end + 1] != sentences[end])


def _share_run(layout: Layout, group: list[Resolution], begin: int) -> list[Resolution] | None:
    """Give the shares from `begin` on whose counts make the whole, or whose percentages make a hundred."""
    whole = group[begin].whole
    counted: Amount = 0
    percent: Amount = 0
    leeway = Fraction(0)
    by_percent: list[Resolution] | None = None
    by_count: list[Resolution] | None = None
    for end in range(begin, min(len(group), begin + _LONGEST_RUN)):
        stated = group[end].pair.share.quantity
        counted += group[end].pair.part.quantity.value
        percent += stated.value
        leeway += Fraction(1, 10**stated.decimals)
        if end == begin:
            continue
        if percent > _TOO_MUCH and whole is not None and counted > whole.value:
            break
        run = group[begin : end + 1]
        whole_hundred = distance(percent, 100) <= min(leeway, Fraction(1))
        if whole is not None and counted == whole.value:
            if whole_hundred:
                return run
            by_count = by_count or run
        elif by_percent is None and whole_hundred and _is_aligned(group, begin, end) and _is_meant(layout, group, run):
            by_percent = run
    return by_percent or by_count
