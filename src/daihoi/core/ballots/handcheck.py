"""How many ballots to read by hand, and which, so that a wrong result of the reader is caught with a chosen risk.

A sample without replacement, after J. A. Aslam, R. A. Popa and R. L. Rivest, «On Estimating the Size and Confidence of
a Statistical Audit» (EVT 2007): were the people elected others than those announced, at least `least_misread` ballots
would have to be read wrongly; the sample is the smallest that misses all of them with no more than the risk limit.
One ballot in it that was read wrongly sends the whole count to be done by hand. Which ballots are drawn follows from a
number that the hall makes with dice, by R. L. Rivest's sampler: SHA-256 of «seed,1», «seed,2», …
"""

import hashlib
from collections.abc import Iterator
from fractions import Fraction
from itertools import count, islice

from daihoi.core.regulations.elections import ElectionOutcome


def least_misread(outcome: ElectionOutcome, fewest: int) -> int:
    """Give the fewest ballots whose wrong reading could have changed who is elected; 0 when people tie.

    `fewest` are the votes without which nobody is elected in that vote. A ballot read wrongly changes nobody's votes by
    more than one, and the gap between two people by no more than two.
    """
    if outcome.tie is not None:
        return 0
    chosen = [*outcome.elected, *outcome.alternates]
    falls = [candidate.votes - fewest + 1 for candidate in chosen]
    has_room = bool(outcome.seats_unfilled or outcome.alternate_seats_unfilled)
    to_reach = None if has_room or not chosen else chosen[-1].votes
    rises = [_to_rise(candidate.votes, fewest, to_reach) for candidate in outcome.not_elected]
    changes_place = outcome.elected and outcome.alternates
    places = [_to_draw_level(outcome.elected[-1].votes, outcome.alternates[0].votes)] if changes_place else []
    return min([*falls, *rises, *places], default=0)


def _to_rise(votes: int, fewest: int, to_reach: int | None) -> int:
    to_majority = max(0, fewest - votes)
    return to_majority if to_reach is None else max(to_majority, _to_draw_level(to_reach, votes))


def _to_draw_level(more: int, less: int) -> int:
    return (more - less + 1) // 2


def sample_size(ballots: int, misread: int, risk: Fraction) -> int:
    """Give how many of the ballots to draw, so that `misread` wrong ones all stay out with at most that risk.

    Where no number short of all will do, it is all of them. ValueError: a risk that isn't between 0 and 1.
    """
    if not 0 < risk < 1:
        raise ValueError("a risk limit lies between 0 and 1")
    missed, possible = 1, 1
    for drawn in range(ballots):
        if missed * risk.denominator <= possible * risk.numerator:
            return drawn
        missed *= max(0, ballots - misread - drawn)
        possible *= ballots - drawn
    return ballots


def drawn_ballots(seed: str, ballots: int, size: int) -> tuple[int, ...]:
    """Give the numbers of the ballots drawn, 1 for the first one of the pile, in the order in which they lie there."""
    return tuple(sorted(islice(_draws(seed, ballots), min(size, ballots))))


def _draws(seed: str, ballots: int) -> Iterator[int]:
    seen = set()
    for place in count(1):
        number = int.from_bytes(hashlib.sha256(f"{seed},{place}".encode()).digest()) % ballots + 1
        if number not in seen:
            seen.add(number)
            yield number
