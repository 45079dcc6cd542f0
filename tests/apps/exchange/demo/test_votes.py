"""Made-up counts keep every equation of a count (sheet A.7, A.9.2)."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.apps.exchange.demo.sizes import fitted
from daihoi.apps.exchange.demo.votes import Electorate, Wanted, count


@given(
    present=st.integers(9, 260),
    excused=st.integers(0, 2),
    seats=st.integers(3, 15),
    empty=st.integers(0, 1),
    seed=st.integers(0, 10_000),
)
def test_a_committee_count_balances(present: int, excused: int, seats: int, empty: int, seed: int) -> None:
    base = present + excused
    found = count(Random(seed), Electorate(present, base), Wanted(seats, seats - empty, left_out=1 + empty))
    assert found.returned <= found.issued <= present
    assert found.valid + found.invalid == found.returned
    assert all(2 * votes > base and votes <= found.valid for votes in found.elected)
    assert all(2 * votes <= base for votes in found.left_out)
    assert sum(found.elected) + sum(found.left_out) <= seats * found.valid


@given(present=st.integers(9, 60), seats=st.integers(4, 9), seed=st.integers(0, 10_000))
def test_alternates_have_more_than_half_and_fewer_votes_than_any_delegate(present: int, seats: int, seed: int) -> None:
    found = count(Random(seed), Electorate(present, present), Wanted(seats, seats, alternates=1))
    assert 2 * found.alternates[0] > present
    assert found.alternates[0] < min(found.elected)
    assert sum(found.elected) + sum(found.alternates) <= seats * found.valid


def test_a_count_that_cannot_come_out_is_refused() -> None:
    with pytest.raises(ValueError, match="fewer than those needed"):
        count(Random(1), Electorate(3, 3), Wanted(1, 1, alternates=1))


def test_numbers_are_fitted_within_their_bounds_to_the_total() -> None:
    bounds = [(8, 15)] * 29 + [(3, 8)] * 17
    numbers = fitted(Random(1), bounds, 387)
    assert sum(numbers) == 387
    assert all(low <= number <= high for number, (low, high) in zip(numbers, bounds, strict=True))
    with pytest.raises(ValueError, match="no numbers"):
        fitted(Random(1), bounds, 1000)
