"""What a count that can be true leaves to know."""

import pytest

from daihoi.core.regulations.elections import AssemblyForm, Ballots, ElectionCase, SecretVote
from daihoi.core.regulations.terms import LevelRole
from tests.core.regulations.elections.counts import assembly, ballots, count, decided, ids, votes

CONFERENCE, MEMBERS = AssemblyForm.CONFERENCE, AssemblyForm.MEMBERS_CONGRESS
POLL, DELEGATES, SECRETARY = SecretVote.OPINION_POLL, SecretVote.DELEGATES, SecretVote.SECRETARY


def codes(case: ElectionCase) -> list[str]:
    return [finding.code for finding in decided(case).findings]


@pytest.mark.parametrize("figures", [(100, 90, 80), (40, 20, 10)])
def test_a_3_a_poll_asks_about_each_person_so_its_votes_need_not_add_up(figures: tuple[int, ...]) -> None:
    case = count(1, assembly(120), ballots(100), votes(*figures), vote=POLL)
    assert codes(case) == ["POLL_IS_ADVISORY"]
    assert ids(decided(case).elected) == ["1"]


@pytest.mark.parametrize(("rules", "section"), [("2025", "A.5.3"), ("2020", "U.3")])
def test_a_poll_stands_on_the_rule_of_persons_outside_the_list(rules: str, section: str) -> None:
    case = count(1, assembly(120), ballots(100), votes(60), vote=POLL, rules=rules)
    assert [finding.rule.section for finding in decided(case).findings] == [section]


def test_x16_one_person_for_the_alternate_seat_left_is_agreed_to_or_not() -> None:
    case = count(0, assembly(200), ballots(200), votes(120), vote=DELEGATES, alternate_seats=1, round=2)
    assert codes(case) == []
    assert ids(decided(case).alternates) == ["1"]


def test_a_11_1_alternates_wait_while_official_delegates_are_short() -> None:
    case = count(2, assembly(100), ballots(100), votes(90, 50, 40), vote=DELEGATES, alternate_seats=1)
    assert codes(case) == ["ALTERNATES_WAIT"]


@pytest.mark.parametrize(
    ("present", "issued", "expected"),
    [(None, 199, ["QUORUM_NOT_SEEN"]), (None, 200, []), (200, 190, []), (199, 190, ["QUORUM_NOT_SEEN"])],
)
def test_u2_fewer_than_two_thirds_of_those_summoned_are_pointed_out(
    present: int | None, issued: int, expected: list[str]
) -> None:
    case = count(2, assembly(300, present=present), ballots(issued), votes(190, 160, 20))
    assert codes(case) == expected


def test_u2_a_conference_is_not_held_to_the_quorum_of_a_congress() -> None:
    assert codes(count(2, assembly(30, form=CONFERENCE), ballots(18), votes(17, 16, 2))) == []


@pytest.mark.parametrize(
    "vote",
    [
        SecretVote.STANDING_COMMITTEE,
        SecretVote.INSPECTION_COMMITTEE,
        SecretVote.INSPECTION_DEPUTY,
    ],
)
def test_a_10_4_bodies_that_a_conference_elects(vote: SecretVote) -> None:
    figures = (2, ballots(30), votes(28, 25, 7))
    at_a_congress = count(figures[0], assembly(30), *figures[1:], vote=vote)
    at_a_conference = count(figures[0], assembly(30, form=CONFERENCE), *figures[1:], vote=vote)
    assert (codes(at_a_congress), codes(at_a_conference)) == (["ELECTED_AT_A_CONFERENCE"], [])


@pytest.mark.parametrize(("round_number", "expected"), [(3, []), (4, ["ROUND_AFTER_LAST"])])
def test_a_7_10_a_cell_s_secretary_is_not_voted_on_a_fourth_time(round_number: int, expected: list[str]) -> None:
    cell = assembly(9, form=MEMBERS)
    case = count(1, cell, ballots(9), votes(5, 4), vote=SECRETARY, round=round_number, role=LevelRole.CELL)
    assert codes(case) == expected


def test_a_list_shorter_than_the_seats_can_not_fill_them() -> None:
    assert codes(count(3, assembly(100), ballots(100), votes(90, 80), vote=DELEGATES)) == ["FEWER_THAN_SEATS"]


def test_ballots_that_did_not_come_back_are_noted() -> None:
    papers = Ballots(issued=100, returned=99, valid=99, invalid=0)
    assert codes(count(2, assembly(100), papers, votes(90, 80, 28))) == ["NOT_ALL_RETURNED"]
