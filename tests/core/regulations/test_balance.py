"""Each equation of a count (sheet A.9.2), at its bound and one beyond it."""

from dataclasses import fields, replace

import pytest

from daihoi.core.regulations import load_pack
from daihoi.core.regulations.balance import BallotFigures, Imbalance, exceeds, imbalances, most_votes, negative

WHOLE = BallotFigures(present=247, issued=247, returned=247, valid=246, invalid=1)


def test_count_in_balance_breaks_no_equation() -> None:
    assert list(imbalances(WHOLE)) == []


@pytest.mark.parametrize(
    ("figure", "value", "broken"),
    [
        ("present", 246, [Imbalance.ISSUED_EXCEEDS_PRESENT]),
        ("issued", 246, [Imbalance.RETURNED_EXCEEDS_ISSUED]),
        ("valid", 247, [Imbalance.VALID_PLUS_INVALID_DIFFERS]),
        ("invalid", 0, [Imbalance.VALID_PLUS_INVALID_DIFFERS]),
        ("returned", 248, [Imbalance.RETURNED_EXCEEDS_ISSUED, Imbalance.VALID_PLUS_INVALID_DIFFERS]),
    ],
)
def test_figure_one_off_breaks_the_equations_it_stands_in(figure: str, value: int, broken: list[Imbalance]) -> None:
    assert list(imbalances(replace(WHOLE, **{figure: value}))) == broken


@pytest.mark.parametrize("figure", [field.name for field in fields(BallotFigures)])
def test_figure_that_is_not_recorded_contradicts_nothing(figure: str) -> None:
    assert list(imbalances(replace(WHOLE, **{figure: None}))) == []


@pytest.mark.parametrize("imbalance", list(Imbalance))
def test_each_equation_is_told_at_its_figure_by_the_rule_of_that_figure(imbalance: Imbalance) -> None:
    rules = load_pack("2025").balance
    assert imbalance.rule(rules) == getattr(rules, imbalance.figure)


def test_person_may_have_every_valid_vote_and_no_more() -> None:
    assert (exceeds(246, 246), exceeds(247, 246), exceeds(None, 246), exceeds(247, None)) == (False, True, False, False)


def test_list_may_have_as_many_votes_as_valid_ballots_fill_seats() -> None:
    assert most_votes(27, 246) == 6642


def test_figures_below_nought_are_given_by_their_place() -> None:
    assert list(negative({"seats": 27, "issued": -1, "valid": None, "invalid": 0})) == [("issued", -1)]
