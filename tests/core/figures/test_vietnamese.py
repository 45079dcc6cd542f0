from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core.figures import number_text, padded, share_text
from daihoi.core.figures.vietnamese import column_share_text, decimal_text, fixed_text, roman_text, rounded_half_up


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "0"), (6, "6"), (999, "999"), (1000, "1.000"), (17118, "17.118"), (5400000, "5.400.000"), (-1298, "-1.298")],
)
def test_count_has_a_dot_before_every_three_digits(number: int, text: str) -> None:
    assert number_text(number) == text


@pytest.mark.parametrize(("number", "text"), [(0, "00"), (6, "06"), (12, "12"), (1298, "1.298")])
def test_count_of_one_digit_is_padded(number: int, text: str) -> None:
    assert padded(number) == text


@pytest.mark.parametrize(
    ("part", "whole", "decimals", "text"),
    [
        (358, 501, 2, "71,46"),
        (56, 501, 2, "11,18"),
        (11, 501, 2, "2,20"),
        (6, 501, 2, "1,20"),
        (7, 40, 0, "18"),
        (7, 40, 1, "17,5"),
        (1, 2, 2, "50"),
        (501, 501, 2, "100"),
        (0, 501, 2, "0"),
        (2309, 2310, 2, "99,96"),
        (3, 2, 1, "150"),
    ],
)
def test_share_is_rounded_half_up_and_whole_numbers_have_no_decimals(
    part: int, whole: int, decimals: int, text: str
) -> None:
    assert share_text(part, whole, decimals) == text


@pytest.mark.parametrize("whole", [0, -1])
def test_share_of_nothing_is_refused(whole: int) -> None:
    with pytest.raises(ValueError, match="positive whole"):
        share_text(1, whole)


@given(st.integers(0, 10**9), st.integers(1, 10**9), st.integers(0, 4))
def test_printed_share_is_within_half_a_unit_of_the_exact_one(part: int, whole: int, decimals: int) -> None:
    units = rounded_half_up(Fraction(100 * part, whole), decimals)
    assert abs(Fraction(units, 10**decimals) - Fraction(100 * part, whole)) <= Fraction(1, 2 * 10**decimals)


def test_half_is_rounded_away_from_zero() -> None:
    assert [rounded_half_up(Fraction(n, 2), 0) for n in (-3, -1, 1, 3)] == [-2, -1, 1, 2]


def test_fixed_text_keeps_every_digit_and_decimal_text_drops_an_empty_tail() -> None:
    assert (fixed_text(10000, 2), decimal_text(Fraction(100), 2), fixed_text(-520, 2)) == ("100,00", "100", "-5,20")


@pytest.mark.parametrize(
    ("number", "written"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (27, "XXVII"), (49, "XLIX"), (99, "XCIX")]
)
def test_ordinals_are_written_in_roman_letters(number: int, written: str) -> None:
    assert roman_text(number) == written


@pytest.mark.parametrize(("part", "whole", "written"), [(7, 7, "100,00"), (0, 7, "0,00"), (6, 7, "85,71")])
def test_share_in_a_column_keeps_both_decimals(part: int, whole: int, written: str) -> None:
    assert column_share_text(part, whole) == written
