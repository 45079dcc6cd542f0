"""More than half of the base (rule sheet A.7.5)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core.regulations import is_more_than_half, needed_votes

bases = st.integers(0, 10_000)


@given(bases)
def test_the_votes_needed_are_the_fewest_that_are_more_than_half(base: int) -> None:
    needed = needed_votes(base)
    assert is_more_than_half(needed, base)
    assert not is_more_than_half(needed - 1, base)


@given(st.integers(0, 10_000), bases)
def test_one_more_vote_never_loses_the_majority(votes: int, base: int) -> None:
    assert is_more_than_half(votes + 1, base) >= is_more_than_half(votes, base)


def test_a_negative_base_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        needed_votes(-1)
