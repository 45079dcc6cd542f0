"""Made-up sizes: how many cells, members, seats and delegates."""

from random import Random

from daihoi.apps.exchange.demo.elections import FILLED, LEFT_EMPTY, CellTicket
from daihoi.apps.exchange.demo.people import chance
from daihoi.apps.exchange.demo.units import BodyKind, posts_among
from daihoi.apps.exchange.demo.votes import Wanted
from daihoi.core.regulations.terms import CongressForm

DELEGATES_FROM = 200
COMMITTEE_FROM = 9

Bounds = tuple[int, int]

_POSTS: Bounds = (5, 22)


def fitted(rng: Random, bounds: list[Bounds], total: int) -> list[int]:
    """Give a number within each of the bounds, so that all add up to the total; ValueError when none can."""
    if not sum(low for low, _ in bounds) <= total <= sum(high for _, high in bounds):
        raise ValueError(f"no numbers within the bounds add up to {total}")
    numbers = [rng.randint(low, high) for low, high in bounds]
    missing = total - sum(numbers)
    step = 1 if missing > 0 else -1
    while missing:
        place = rng.randrange(len(bounds))
        low, high = bounds[place]
        if low <= numbers[place] + step <= high:
            numbers[place] += step
            missing -= step
    return numbers


def shared_out(total: int, sizes: list[int], least: int) -> list[int]:
    """Share a number of delegates out by size, at least a few for each (the exact total gives way to that)."""
    whole = sum(sizes)
    return [max(least, (total * size + whole // 2) // whole) for size in sizes]


def form_for(members: int) -> CongressForm:
    """Give the form of a body's congress: by delegates from 200 members on (sheet B.5.2)."""
    return CongressForm.DELEGATES if members >= DELEGATES_FROM else CongressForm.MEMBERS


def members_of_cells(rng: Random, kind: BodyKind, number: int) -> list[int]:
    """Give the official members of each cell of a body, which isn't near the 200 where its congress changes form."""
    posts = posts_among(kind, number)
    bounds = [kind.members] * (number - posts) + [_POSTS] * posts
    sizes = [int(rng.triangular(low, high + 1, low + (high - low) // 3)) for low, high in bounds]
    while DELEGATES_FROM - 12 <= sum(sizes) < DELEGATES_FROM:
        sizes[0] += 1
    return sizes


def cell_committee(rng: Random, official: int) -> Wanted | None:
    """Give the seats of a cell's committee with one name more on the list; None below 9 members (sheet D.3)."""
    if official < COMMITTEE_FROM:
        return None
    seats = 3 if official < 13 else 5 if official < 26 or chance(rng, 250) else 7
    return _with_surplus(seats, 1, empty=chance(rng, 18))


def cell_ticket(rng: Random, official: int, delegates: int) -> CellTicket:
    """Give what a cell of that many official members elects."""
    committee = cell_committee(rng, official)
    return CellTicket(
        committee=committee,
        secretary=LEFT_EMPTY if chance(rng, 4) else FILLED,
        deputy=FILLED if committee or official >= 6 else None,
        delegates=delegates_wanted(official, delegates) if delegates else None,
    )


def delegates_wanted(official: int, delegates: int) -> Wanted:
    """Give the delegates of a cell, with one alternate where enough people can stand."""
    alternate = 1 if delegates >= 4 and official >= COMMITTEE_FROM else 0
    seats = min(delegates, official - alternate)
    return Wanted(seats, seats, alternates=alternate)


def surplus_for(seats: int) -> int:
    """Give how many names more than seats a committee prepares: 10 to 15 %, at least 1 (sheet A.5)."""
    return 1 if seats <= 10 else max(2, seats * 15 // 100)


def committee_list(rng: Random, seats: int) -> Wanted:
    """Give a body's committee election: 10 to 15 % more names than seats (sheet A.5), at times a seat stays empty."""
    return _with_surplus(seats, surplus_for(seats), empty=chance(rng, 25 if seats > 4 else 0))


def _with_surplus(seats: int, surplus: int, *, empty: int) -> Wanted:
    return Wanted(seats, seats - empty, left_out=surplus + empty)
