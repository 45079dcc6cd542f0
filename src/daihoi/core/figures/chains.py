"""Shares that stand together: what the neighbours of a share say of its whole."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from daihoi.core.figures.amounts import Amount
from daihoi.core.figures.drawing import is_drawn_from_others
from daihoi.core.figures.fitting import share_fit
from daihoi.core.figures.governing import governed
from daihoi.core.figures.groups import is_of_group_after
from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Mention
from daihoi.core.figures.misprints import is_beyond_slips, wholes_that_fit
from daihoi.core.figures.pairs import Pair
from daihoi.core.figures.quantities import Hedge
from daihoi.core.figures.ranking import Favours
from daihoi.core.figures.slips import is_slip
from daihoi.core.figures.tying import Tie
from daihoi.core.figures.undisputed import undisputed
from daihoi.core.figures.warrants import warranted
from daihoi.core.figures.wholes import Resolution, WholeFinder

_PASSES = 2
_REACH = 4
_LONGEST_RUN = 8
_MADE_UP = 8
_MISTYPED = 6
_WIDEST_HIDDEN = 600


def resolve_all(layout: Layout, mentions: list[Mention], choices: list[list[Pair]]) -> list[Resolution]:
    """Resolve every share of the text, letting its neighbours speak for the whole that they share."""
    finder = WholeFinder(layout, mentions)
    known = [_best(finder, pairs, [None] * len(pairs)) for pairs in choices]
    told: list[list[Favours]] = [[{} for _ in pairs] for pairs in choices]
    for _ in range(_PASSES):
        made_up = _made_up_wholes(known)
        favours = [[_favoured(known, made_up, place, pair) for pair in pairs] for place, pairs in enumerate(choices)]
        known = [
            known[place] if favours[place] == told[place] else _best(finder, pairs, favours[place])
            for place, pairs in enumerate(choices)
        ]
        told = favours
    resolved = governed(layout, mentions, [resolution for resolution in known if resolution is not None])
    resolved = undisputed(layout, warranted(layout, mentions, resolved))
    return [
        replace(share, sure=False) if _has_hidden_whole(resolved, place) or _is_of_group(layout, share) else share
        for place, share in enumerate(resolved)
    ]


def _is_of_group(layout: Layout, share: Resolution) -> bool:
    """Tell whether a misfit is of a smaller group: one that it names, or that its whole is far too large for."""
    if share.holds or share.whole is None or share.pair.whole is not None:
        return False
    part = share.pair.part
    listed = layout.folded.endswith("\n", 0, layout.sentence_starts[part.sentence])
    apart = layout.sentence_at(share.whole.start) != part.sentence and not listed
    if apart and not share.bound and is_beyond_slips(share.pair, share.whole.value):
        return True
    if is_drawn_from_others(layout, part, share.whole.start):
        return True
    return is_of_group_after(layout, share.pair.share.end, share.whole.start)


def _has_hidden_whole(resolved: list[Resolution], place: int) -> bool:
    """Tell whether a misfit and its neighbours are all shares of one whole that the text does not print."""
    share = resolved[place]
    if share.holds or not share.sure or share.whole is None or share.pair.whole is not None:
        return False
    near = [
        other
        for other in resolved[max(0, place - _REACH) : place + _REACH + 1]
        if other is not share and other.pair.part.paragraph == share.pair.part.paragraph and other.whole is not None
    ]
    same = [other for other in near if other.whole is not None and other.whole.value == share.whole.value]
    if not same or any(other.holds for other in same):
        return False
    printed = {int(candidate.value) for candidate in share.candidates}
    common = [
        value
        for value in wholes_that_fit(share.pair, _WIDEST_HIDDEN)
        if all(share_fit(other.pair.value, value, other.pair.share.quantity) for other in same)
    ]
    return bool(common) and not any(value in printed or is_slip(value, int(share.whole.value)) for value in common)


def _best(finder: WholeFinder, pairs: list[Pair], favours: Sequence[Favours | None]) -> Resolution | None:
    resolutions = [finder.resolve(pair, favoured) for pair, favoured in zip(pairs, favours, strict=True)]
    for resolution in resolutions:
        if resolution.holds and (resolution.pair.tie is Tie.FIRM or _is_telling(resolution)):
            return resolution
    firm = [resolution for resolution in resolutions if resolution.pair.tie is Tie.FIRM]
    return firm[0] if firm else None


def _is_telling(resolution: Resolution) -> bool:
    """A loose pair needs a share that fits no whole by chance."""
    stated = resolution.pair.share.quantity
    return stated.decimals > 0 or (resolution.whole is not None and resolution.whole.weight >= 8)


def _neighbour_weight(part: Mention, neighbour: Resolution) -> int:
    other = neighbour.pair.part
    if None not in (part.quantity.sort, other.quantity.sort) and part.quantity.sort is not other.quantity.sort:
        return 0
    if other.paragraph != part.paragraph:
        return 3 if neighbour.holds else 2
    if not neighbour.holds:
        return 3
    return 8 if other.sentence == part.sentence else 6


def _favoured(known: Sequence[Resolution | None], made_up: dict[int, Amount], place: int, pair: Pair) -> Favours:
    """Give what to add to the weight of each whole that the neighbours of a share speak for."""
    favoured: Favours = {}
    near = [
        *_joined(reversed(known[max(0, place - _REACH) : place]), pair),
        *_joined(known[place + 1 : place + 1 + _REACH], pair),
    ]
    for other in near:
        if other.whole is None or other.pair.whole is not None or not other.sure:
            continue
        if (
            abs(other.pair.part.paragraph - pair.part.paragraph) > 3
            or other.pair.share.quantity.hedge is not Hedge.NONE
        ):
            continue
        said = _neighbour_weight(pair.part, other)
        favoured[other.whole.value] = max(favoured.get(other.whole.value, 0), said)
    if place in made_up:
        favoured[made_up[place]] = favoured.get(made_up[place], 0) + _MADE_UP
    mistyped = _mistyped_whole(
        known[place], [other for other in near if other.pair.part.paragraph == pair.part.paragraph]
    )
    if mistyped is not None:
        favoured[mistyped] = favoured.get(mistyped, 0) + _MISTYPED
    return favoured


def _joined(others: Iterable[Resolution | None], pair: Pair) -> Iterator[Resolution]:
    """Give the neighbours on one side, outside the paragraph only up to the first whose whole is unknown."""
    known = True
    for other in others:
        if other is None:
            continue
        known = known and other.sure
        if other.pair.part.paragraph != pair.part.paragraph and not known:
            return
        yield other


def _made_up_wholes(known: Sequence[Resolution | None]) -> dict[int, Amount]:
    """Give for the places of a run of counts that add up exactly to the whole of one of them that whole."""
    found: dict[int, Amount] = {}
    for begin in range(len(known)):
        run = _run_from(known, begin)
        totals = list(accumulate(resolution.pair.value for resolution in run))
        wholes = {r.whole.value for r in run if r.whole is not None and r.holds and r.pair.whole is None}
        for length in range(2, len(run) + 1):
            if totals[length - 1] in wholes:
                found.update(dict.fromkeys(range(begin, begin + length), totals[length - 1]))
                break
    return found


def _run_from(known: Sequence[Resolution | None], begin: int) -> list[Resolution]:
    run: list[Resolution] = []
    for resolution in known[begin : begin + _LONGEST_RUN]:
        if resolution is None or (run and resolution.pair.part.paragraph != run[0].pair.part.paragraph):
            break
        run.append(resolution)
    return run


def _mistyped_whole(share: Resolution | None, near: list[Resolution]) -> Amount | None:
    """Give the printed whole that is a slip of one that would fit this share and a neighbour: 42 where 43 fits both."""
    if share is None or share.holds or share.pair.whole is not None:
        return None
    failing = [other for other in near if not other.holds and other.pair.whole is None]
    for value in wholes_that_fit(share.pair):
        if not any(share_fit(other.pair.value, value, other.pair.share.quantity) for other in failing):
            continue
        for candidate in share.candidates:
            if candidate.weight >= 3 and is_slip(value, int(candidate.value)):
                return candidate.value
    return None
