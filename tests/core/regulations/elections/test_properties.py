"""What holds of every count, whatever its figures."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from daihoi.core.regulations.elections import Candidate, ElectionCase, NextStep
from tests.core.regulations.elections.counts import assembly, ballots, count, decided


@st.composite
def counts(draw: st.DrawFn) -> ElectionCase:
    """Counts made ballot by ballot, as a board makes them, so that their figures can be true."""
    listed = draw(st.integers(2, 7))
    seats = draw(st.integers(1, listed - 1))
    base = draw(st.integers(1, 12))
    papers = draw(st.lists(st.sets(st.integers(1, listed), min_size=1, max_size=seats), max_size=base))
    votes = tuple(Candidate(str(n), "", sum(n in paper for paper in papers)) for n in range(1, listed + 1))
    return count(seats, assembly(base), ballots(len(papers)), votes)


@given(counts())
def test_nobody_with_half_of_the_base_or_less_is_elected_in_a_first_round(case: ElectionCase) -> None:
    assert all(2 * candidate.votes > case.assembly.summoned for candidate in decided(case).elected)


@given(counts(), st.randoms(use_true_random=False))
def test_the_order_of_the_list_never_matters(case: ElectionCase, shuffler: object) -> None:
    mixed = list(case.candidates)
    shuffler.shuffle(mixed)  # type: ignore[attr-defined]
    assert decided(replace(case, candidates=tuple(mixed))) == decided(case)


@given(counts(), st.data())
def test_another_vote_never_unelects(case: ElectionCase, data: st.DataObject) -> None:
    elected = decided(case).elected
    total = sum(candidate.votes for candidate in case.candidates)
    gains = [c for c in elected if c.votes < case.ballots.valid and total < case.seats * case.ballots.valid]
    if not gains:
        return
    chosen = data.draw(st.sampled_from(gains))
    more = tuple(replace(c, votes=c.votes + 1) if c is chosen else c for c in case.candidates)
    assert chosen.id in {candidate.id for candidate in decided(replace(case, candidates=more)).elected}


@given(counts())
def test_everyone_stands_in_exactly_one_group_and_seats_add_up(case: ElectionCase) -> None:
    found = decided(case)
    groups = [*found.elected, *found.alternates, *found.not_elected, *(found.tie.tied if found.tie else ())]
    assert sorted(c.id for c in groups) == sorted(c.id for c in case.candidates)
    assert len(found.elected) + found.seats_unfilled == case.seats
    assert (found.next_step is NextStep.COMPLETE) == (found.seats_unfilled == 0)


@given(counts())
def test_the_elected_have_at_least_as_many_votes_as_anyone_else(case: ElectionCase) -> None:
    found = decided(case)
    lowest = min((candidate.votes for candidate in found.elected), default=None)
    rest = [*found.not_elected, *(found.tie.tied if found.tie else ())]
    assert lowest is None or all(candidate.votes <= lowest for candidate in rest)
