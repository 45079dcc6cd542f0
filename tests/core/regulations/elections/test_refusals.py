"""Counts that can't be true are refused, each with its reason."""

import pytest

from daihoi.core.language import Language
from daihoi.core.regulations.elections import AssemblyForm, Ballots, ElectionCase, ImpossibleCounts, SecretVote
from daihoi.core.regulations.terms import Deduction
from tests.core.regulations.elections.counts import assembly, ballots, count, decided, votes

CONFERENCE = AssemblyForm.CONFERENCE
HALL, PAPERS, LISTED = assembly(100), ballots(90, 2), votes(80, 60, 30)
REFUSED = {
    "NEGATIVE_FIGURE": count(2, HALL, PAPERS, votes(80, -1, 30)),
    "NO_SEATS": count(0, HALL, PAPERS, LISTED),
    "ONE_SEAT_ONLY": count(2, HALL, PAPERS, LISTED, vote=SecretVote.SECRETARY),
    "ALTERNATES_ONLY_FOR_DELEGATES": count(2, HALL, PAPERS, LISTED, alternate_seats=1),
    "NO_SUCH_ROUND": count(2, HALL, PAPERS, LISTED, round=0),
    "NO_CANDIDATES": count(2, HALL, PAPERS, ()),
    "DUPLICATE_CANDIDATE": count(3, HALL, PAPERS, (*votes(80, 60), *votes(30))),
    "DEDUCTION_OF_OTHER_FORM": count(2, assembly(100, {Deduction.SUSPENDED: 1}), PAPERS, LISTED),
    "DEDUCTIONS_EXCEED_SUMMONED": count(2, assembly(3, {Deduction.COMMITTEE_ABSENT: 3}), ballots(0), votes(0, 0, 0)),
    "PRESENT_EXCEEDS_SUMMONED": count(2, assembly(100, present=101), PAPERS, LISTED),
    "ISSUED_EXCEEDS_PRESENT": count(2, assembly(100, present=91), PAPERS, LISTED),
    "RETURNED_EXCEEDS_ISSUED": count(2, HALL, Ballots(issued=91, returned=92, valid=90, invalid=2), LISTED),
    "VALID_PLUS_INVALID_DIFFERS": count(2, HALL, Ballots(issued=92, returned=92, valid=90, invalid=1), LISTED),
    "VOTES_EXCEED_VALID": count(2, HALL, PAPERS, votes(91, 60, 20)),
    "VOTES_SUM_EXCEEDS_SEATS": count(2, HALL, PAPERS, votes(80, 60, 41)),
    "CANDIDATES_EXCEED_MEMBERS": count(
        2, assembly(2, form=CONFERENCE), ballots(2), votes(2, 1, 1), vote=SecretVote.STANDING_COMMITTEE
    ),
    "REVOTE_LIST_DIFFERS": count(1, HALL, PAPERS, votes(50, 40), tie_revote_of=("1", "3")),
    "REVOTE_WITHOUT_TIE": count(2, HALL, PAPERS, votes(50, 40), tie_revote_of=("1", "2")),
}


@pytest.mark.parametrize(("code", "case"), REFUSED.items(), ids=REFUSED)
def test_each_impossibility_is_named_alone(code: str, case: ElectionCase) -> None:
    with pytest.raises(ImpossibleCounts) as refused:
        decided(case)
    assert [finding.code for finding in refused.value.findings] == [code]
    assert all(finding.message(language) for finding in refused.value.findings for language in Language)


def test_the_count_that_the_cases_are_made_from_is_sound() -> None:
    assert [candidate.id for candidate in decided(count(2, HALL, PAPERS, LISTED)).elected] == ["1", "2"]


def test_more_ballots_than_can_vote_after_the_deductions() -> None:
    case = count(2, assembly(92, {Deduction.DELEGATE_UNREPLACED: 1}), PAPERS, LISTED)
    with pytest.raises(ImpossibleCounts, match="ISSUED_EXCEEDS_PRESENT"):
        decided(case)


def test_strike_out_ballots_that_elect_nobody_can_not_have_been_valid() -> None:
    found = decided(count(2, HALL, PAPERS, votes(60, 20, 9)))
    assert [(f.code, str(f.severity)) for f in found.findings] == [("VOTES_FEWER_THAN_VALID", "error")]
