"""Made-up counts: ballots and votes that keep every equation of a count (sheet A.7, A.9.2)."""

from dataclasses import dataclass
from random import Random

from daihoi.apps.exchange.demo.people import chance


@dataclass(frozen=True, slots=True)
class Electorate:
    """Who votes: how many are there, and the number on which the majority is counted."""

    present: int
    base: int

    @property
    def needed(self) -> int:
        """The least number of votes that is more than half of the base."""
        return self.base // 2 + 1


@dataclass(frozen=True, slots=True)
class Wanted:
    """How the vote is to come out: seats, and how many get in, become alternates, stay out."""

    seats: int
    elected: int
    alternates: int = 0
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Count:
    """A count as its minutes give it; the votes of each group stand from the highest down."""

    issued: int
    returned: int
    valid: int
    invalid: int
    base: int
    elected: tuple[int, ...]
    alternates: tuple[int, ...]
    left_out: tuple[int, ...]


def count(rng: Random, electorate: Electorate, wanted: Wanted) -> Count:
    """Make up the count of one election that comes out as wanted."""
    needed = electorate.needed
    returned = electorate.present - (chance(rng, 120) if electorate.present > 80 else 0)
    spoilt = int(returned * 0.016 * rng.random() + rng.random() * 0.9)
    invalid = min(spoilt, max(0, returned - needed) // 4)
    valid = returned - invalid
    left_out = _below_half(rng, wanted.left_out, min(needed - 1, valid * 45 // 100))
    alternates = sorted(needed + rng.randrange(1 + (valid - needed) // 6) for _ in range(wanted.alternates))[::-1]
    room = wanted.seats * valid - sum(left_out) - sum(alternates)
    floor = alternates[0] + 1 if alternates else needed
    elected = _above_half(rng, wanted.elected, (floor, valid), room)
    return Count(
        issued=electorate.present,
        returned=returned,
        valid=valid,
        invalid=invalid,
        base=electorate.base,
        elected=tuple(elected),
        alternates=tuple(alternates),
        left_out=tuple(left_out),
    )


def _below_half(rng: Random, number: int, most: int) -> list[int]:
    return sorted((rng.randint(min(1, most), most) for _ in range(number)), reverse=True)


def _above_half(rng: Random, number: int, bounds: tuple[int, int], room: int) -> list[int]:
    """Share out votes: everyone within the bounds, all together at most `room`, the last of the list losing most."""
    floor, valid = bounds
    votes = [max(floor, valid - int(valid * rng.random() ** 3 * 0.2)) for _ in range(number)]
    votes.sort(reverse=True)
    missing = sum(votes) - room
    while missing > 0:
        open_places = [place for place in range(number) if votes[place] > floor]
        if not open_places:
            raise ValueError("no count can come out so: the votes left are fewer than those needed")
        for place in reversed(open_places):
            cut = min(votes[place] - floor, missing, 1 + int(rng.random() * missing / 2))
            votes[place] -= cut
            missing -= cut
    return sorted(votes, reverse=True)
