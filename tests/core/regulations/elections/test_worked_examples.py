"""The worked examples of the rule sheet on elections, by number (section X)."""

import pytest

from daihoi.core.regulations import load_pack
from daihoi.core.regulations.elections import (
    AssemblyForm,
    Ballots,
    ImpossibleCounts,
    NextStep,
    SecretVote,
    election_base,
    threshold,
)
from daihoi.core.regulations.terms import Deduction, LevelRole, Outcome
from tests.core.regulations.elections.counts import assembly, ballots, count, decided, ids, votes

MEMBERS, CONFERENCE = AssemblyForm.MEMBERS_CONGRESS, AssemblyForm.CONFERENCE
X1 = {Deduction.COMMITTEE_ABSENT: 2, Deduction.DELEGATE_UNREPLACED: 1}
CELL = {Deduction.TEMPORARILY_AWAY: 1, Deduction.SUSPENDED: 1, Deduction.EXCUSED: 2}


def base_and_needed(case: object) -> tuple[int, int]:
    return election_base(case), threshold(case, load_pack(case.rules))  # type: ignore[arg-type, attr-defined]


def test_x1_x2_more_than_half_of_the_base_not_of_the_valid_ballots() -> None:
    found = decided(count(2, assembly(251, X1), ballots(246, 1), votes(125, 124)))
    assert (found.base, found.needed) == (248, 125)
    assert (ids(found.elected), ids(found.not_elected)) == (["1"], ["2"])
    assert (found.seats_unfilled, found.next_step) == (1, NextStep.ASSEMBLY_DECIDES)


def test_x3_absence_from_a_part_is_not_deducted() -> None:
    found = decided(count(1, assembly(251), ballots(247), votes(125)))
    assert (found.base, found.needed, found.elected) == (251, 126, ())


def test_x4_a_replaced_delegate_is_not_deducted() -> None:
    case = count(1, assembly(250, {Deduction.DELEGATE_UNREPLACED: 1}), ballots(249), votes(125))
    assert base_and_needed(case) == (249, 125)


@pytest.mark.parametrize(("exempt", "expected"), [(0, (16, 9)), (1, (15, 8))])
def test_x5_x6_the_base_of_a_members_congress(exempt: int, expected: tuple[int, int]) -> None:
    case = count(1, assembly(20, {**CELL, Deduction.EXEMPT: exempt}, MEMBERS), ballots(14), votes(9))
    assert base_and_needed(case) == expected


@pytest.mark.parametrize(("attending", "needed"), [(240, 73), (247, 75), (90, 28)])
def test_x8_support_for_somebody_outside_the_committee_s_list(attending: int, needed: int) -> None:
    case = count(
        1, assembly(300, present=attending), ballots(attending), votes(needed - 1), vote=SecretVote.OPINION_POLL
    )
    assert base_and_needed(case) == (attending, needed)
    assert decided(case).elected == ()


def poll(*figures: int) -> object:
    case = count(5, assembly(240), ballots(240), votes(*figures), vote=SecretVote.OPINION_POLL)
    return decided(case)


def test_x9_a_poll_keeps_the_best_up_to_the_cap() -> None:
    found = poll(200, 190, 180, 170, 160, 150, 140)
    assert ids(found.elected) == ["1", "2", "3", "4", "5"]  # type: ignore[attr-defined]
    assert found.next_step is NextStep.COMPLETE  # type: ignore[attr-defined]


def test_x9_a_tie_at_the_cap_goes_to_the_assembly() -> None:
    found = poll(200, 190, 180, 170, 160, 160, 140)
    assert ids(found.tie.tied) == ["5", "6"]  # type: ignore[attr-defined]
    assert found.next_step is NextStep.ASSEMBLY_DECIDES  # type: ignore[attr-defined]


@pytest.mark.parametrize(("agree", "elected"), [(14, ["1"]), (13, [])])
def test_x13_a_single_candidate_for_secretary(agree: int, elected: list[str]) -> None:
    case = count(1, assembly(27, form=CONFERENCE), ballots(26), votes(agree), vote=SecretVote.SECRETARY)
    assert base_and_needed(case) == (27, 14)
    assert ids(decided(case).elected) == elected


@pytest.mark.parametrize(
    ("round_number", "best", "step"),
    [
        (1, 4, NextStep.ASSEMBLY_DECIDES),
        (2, 4, NextStep.ASSEMBLY_DECIDES),
        (3, 4, NextStep.UPPER_COMMITTEE_APPOINTS),
        (2, 5, NextStep.COMPLETE),
    ],
)
def test_x14_the_third_failed_vote_for_a_cell_s_secretary(round_number: int, best: int, step: NextStep) -> None:
    case = count(
        1,
        assembly(9, form=MEMBERS),
        ballots(9),
        votes(best, 3, 6 - best),
        vote=SecretVote.SECRETARY,
        round=round_number,
    )
    assert decided(case).next_step is step


def test_a_third_failed_vote_elsewhere_leaves_it_to_the_assembly() -> None:
    case = count(
        1, assembly(27, form=CONFERENCE), ballots(27), votes(13), vote=SecretVote.SECRETARY, round=3, rules="2020"
    )
    assert decided(case).next_step is NextStep.ASSEMBLY_DECIDES


def test_a_role_told_outweighs_the_form() -> None:
    of_cell = count(
        1,
        assembly(7, form=CONFERENCE),
        ballots(7),
        votes(3),
        vote=SecretVote.SECRETARY,
        round=3,
        role=LevelRole.CELL,
    )
    assert decided(of_cell).next_step is NextStep.UPPER_COMMITTEE_APPOINTS


def delegates(seats: int, *figures: int, alternates: int = 0, round_number: int = 1, valid: int = 121) -> object:
    case = count(
        seats,
        assembly(121, form=MEMBERS),
        ballots(valid),
        votes(*figures),
        vote=SecretVote.DELEGATES,
        alternate_seats=alternates,
        round=round_number,
    )
    return decided(case)


def test_x15_two_rounds_for_delegates() -> None:
    first = delegates(9, 120, 119, 118, 117, 116, 115, 114, 113, 60, 55)
    assert (first.needed, first.seats_unfilled, first.next_step) == (61, 1, NextStep.ASSEMBLY_DECIDES)  # type: ignore[attr-defined]
    second = delegates(1, 66, 55, round_number=2)
    assert (ids(second.elected), second.next_step) == (["1"], NextStep.COMPLETE)  # type: ignore[attr-defined]
    short = delegates(1, 60, 55, round_number=2)
    assert (ids(short.elected), short.next_step) == ([], NextStep.ASSEMBLY_DECIDES)  # type: ignore[attr-defined]


def test_x16_alternates_from_the_common_list() -> None:
    found = delegates(7, 118, 115, 112, 110, 104, 96, 85, 62, 25, 20, alternates=2)
    assert ids(found.elected) == ["1", "2", "3", "4", "5", "6", "7"]  # type: ignore[attr-defined]
    assert ids(found.alternates) == ["8"]  # type: ignore[attr-defined]
    assert (found.seats_unfilled, found.alternate_seats_unfilled) == (0, 1)  # type: ignore[attr-defined]
    assert found.next_step is NextStep.ASSEMBLY_DECIDES  # type: ignore[attr-defined]


def test_x25_more_returned_than_issued_is_refused_and_fewer_are_noted() -> None:
    more = Ballots(issued=247, returned=248, valid=247, invalid=1)
    with pytest.raises(ImpossibleCounts, match="RETURNED_EXCEEDS_ISSUED"):
        decided(count(1, assembly(251), more, votes(200)))
    fewer = Ballots(issued=247, returned=246, valid=245, invalid=1)
    assert "NOT_ALL_RETURNED" in [f.code for f in decided(count(1, assembly(251), fewer, votes(200))).findings]


@pytest.mark.parametrize("excused", [0, 1])
def test_x26_five_of_ten_present_are_not_more_than_half(excused: int) -> None:
    case = count(1, assembly(11, {Deduction.EXCUSED: excused}, MEMBERS), ballots(10), votes(5))
    assert (threshold(case, load_pack("2025")), decided(case).elected) == (6, ())


def test_u1_a_tie_at_the_last_seat_is_voted_again_among_the_tied() -> None:
    first = decided(count(2, assembly(100), ballots(100), votes(80, 55, 55)))
    assert (ids(first.elected), ids(first.tie.tied), first.tie.seats_left) == (["1"], ["2", "3"], 1)  # type: ignore[union-attr]
    assert (first.seats_unfilled, first.next_step) == (1, NextStep.REVOTE_AMONG_TIED)
    again = count(1, assembly(100), ballots(90), votes(46, 44), tie_revote_of=("1", "2"), round=2)
    assert (ids(decided(again).elected), decided(again).next_step) == (["1"], NextStep.COMPLETE)
    still = count(1, assembly(100), ballots(90), votes(45, 45), tie_revote_of=("1", "2"), round=2)
    assert (decided(still).elected, decided(still).next_step) == ((), NextStep.ASSEMBLY_DECIDES)


def test_u7_alternates_may_tie_too_and_wait_for_the_official_ones() -> None:
    tied = delegates(1, 61, 0, alternates=1, valid=61)
    assert tied.alternate_seats_unfilled == 1  # type: ignore[attr-defined]
    both = delegates(2, 100, 71, 71, alternates=1)
    assert both.tie.place is Outcome.ELECTED  # type: ignore[attr-defined]
    assert both.alternates == ()  # type: ignore[attr-defined]
