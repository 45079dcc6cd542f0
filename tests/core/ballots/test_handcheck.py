"""The sample read by hand: its size against the published formula, its margin against all that can go wrong."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from math import ceil, comb, exp, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core.ballots.handcheck import drawn_ballots, least_misread, sample_size
from daihoi.core.regulations import load_pack
from daihoi.core.regulations.elections import (
    Assembly,
    AssemblyForm,
    Ballots,
    Candidate,
    ElectionCase,
    ElectionOutcome,
    SecretVote,
    decide,
)
from daihoi.core.regulations.terms import LevelRole

PACK = load_pack("2025")
HALF_OF_A_HUNDREDTH = Fraction(1, 200)


def published(ballots: int, misread: int, confidence: float) -> int:
    """The upper bound that the paper recommends; it says: never too small, never more than one too large."""
    return ceil((ballots - (misread - 1) / 2) * (1 - exp(log(1 - confidence) / misread)))


@pytest.mark.parametrize("ballots", [9, 54, 251, 349, 486, 2_000, 10_000])
@pytest.mark.parametrize("percent", [50, 90, 95, 99])
def test_size_is_the_published_one_or_one_less(ballots: int, percent: int):
    counts = sorted({1, 2, 3, 5, 9, 20, ballots // 4, ballots // 2} & set(range(1, ballots // 2 + 1)))
    for misread in counts:
        bound = published(ballots, misread, percent / 100)
        assert bound - 1 <= sample_size(ballots, misread, Fraction(100 - percent, 100)) <= bound


@given(st.integers(1, 60), st.integers(1, 60), st.sampled_from([Fraction(1, 10), Fraction(1, 20), HALF_OF_A_HUNDREDTH]))
def test_size_is_the_smallest_that_keeps_the_risk(ballots: int, misread: int, risk: Fraction):
    misread = min(misread, ballots)
    size = sample_size(ballots, misread, risk)

    def missing_all(drawn: int) -> Fraction:
        return Fraction(comb(ballots - misread, drawn), comb(ballots, drawn))

    assert missing_all(size) <= risk
    assert size == 0 or missing_all(size - 1) > risk


def test_example_of_the_documentation():
    assert sample_size(251, 12, Fraction(1, 20)) == 55


def test_no_margin_asks_for_every_ballot():
    assert sample_size(251, 0, Fraction(1, 20)) == 251


@pytest.mark.parametrize("risk", [Fraction(0), Fraction(1), Fraction(-1, 2)])
def test_a_risk_that_is_none_is_refused(risk: Fraction):
    with pytest.raises(ValueError, match="between 0 and 1"):
        sample_size(100, 5, risk)


def outcome_of(votes: tuple[int, ...], seats: int, alternates: int = 0) -> ElectionOutcome:
    """What comes of these votes among twelve members, of whom more than six must agree."""
    return decide(
        ElectionCase(
            rules="2025",
            vote=SecretVote.DELEGATES if alternates else SecretVote.COMMITTEE,
            seats=seats,
            alternate_seats=alternates,
            round=1,
            assembly=Assembly(form=AssemblyForm.MEMBERS_CONGRESS, summoned=12, deductions={}, present=12),
            ballots=Ballots(issued=12, returned=12, valid=12, invalid=0),
            candidates=tuple(Candidate(str(place), f"Người {place}", each) for place, each in enumerate(votes)),
            tie_revote_of=(),
            role=LevelRole.CELL,
        ),
        PACK,
    )


def decided(outcome: ElectionOutcome) -> tuple[object, ...]:
    tied = outcome.tie and {each.id for each in outcome.tie.tied}
    return {each.id for each in outcome.elected}, {each.id for each in outcome.alternates}, tied


def misread_by(ballots: int, votes: tuple[int, ...], seats: int) -> Iterator[tuple[int, ...]]:
    """Every count that could be true when so many ballots were read wrongly."""
    for changes in product(range(-ballots, ballots + 1), repeat=len(votes)):
        found = tuple(each + change for each, change in zip(votes, changes, strict=True))
        if all(0 <= each <= 12 for each in found) and sum(found) <= 12 * seats:
            yield found


@pytest.mark.parametrize(
    ("votes", "seats", "alternates"),
    [
        ((11, 9, 4), 2, 0),
        ((11, 8, 5), 2, 0),
        ((12, 12, 0), 2, 0),
        ((8, 3, 1), 1, 0),
        ((6, 5, 2), 2, 0),
        ((11, 6, 6), 2, 0),
        ((9, 8, 7), 2, 1),
        ((12, 12, 0), 2, 1),
        ((11, 11, 9, 1), 3, 1),
    ],
)
def test_fewer_misread_ballots_change_nobody_elected_and_that_many_can(
    votes: tuple[int, ...], seats: int, alternates: int
):
    outcome = outcome_of(votes, seats, alternates)
    fewest = least_misread(outcome, outcome.needed)
    assert fewest > 0
    for found in misread_by(fewest - 1, votes, seats):
        assert decided(outcome_of(found, seats, alternates)) == decided(outcome)
    assert any(
        decided(outcome_of(found, seats, alternates)) != decided(outcome) for found in misread_by(fewest, votes, seats)
    )


def test_tied_people_leave_no_margin():
    outcome = outcome_of((10, 7, 7), 2)
    assert least_misread(outcome, outcome.needed) == 0


def test_the_same_dice_draw_the_same_ballots_each_once():
    drawn = drawn_ballots("4 2 6 1 1 3", 251, 40)
    assert drawn == drawn_ballots("4 2 6 1 1 3", 251, 40)
    assert drawn != drawn_ballots("4 2 6 1 1 4", 251, 40)
    assert len(set(drawn)) == 40
    assert list(drawn) == sorted(drawn)
    assert set(drawn_ballots("1", 30, 30)) == set(range(1, 31))


def test_a_larger_sample_holds_the_smaller_one():
    assert set(drawn_ballots("123", 349, 20)) < set(drawn_ballots("123", 349, 60))
