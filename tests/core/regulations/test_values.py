"""Months, shares and days of the rules."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core.regulations import FinishBefore, Share, YearMonth, add_months, months_between

months = st.builds(YearMonth, st.integers(1900, 2100), st.integers(1, 12))


@given(months, st.integers(-1200, 1200))
def test_adding_months_moves_by_as_many_months(month: YearMonth, count: int) -> None:
    assert months_between(month, month.plus_months(count)) == count


@given(months, months)
def test_the_later_month_is_the_one_with_months_between(one: YearMonth, other: YearMonth) -> None:
    assert (one < other) == (months_between(one, other) > 0)


@pytest.mark.parametrize("text", ["2025-13", "2025-4", "04/2025", "2025-00", ""])
def test_what_is_not_a_month_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"month"):
        YearMonth.parse(text)


@pytest.mark.parametrize("text", ["15", "0,15", "3/2", "120%", "1/0"])
def test_what_is_not_a_share_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a share"):
        Share.parse(text)


def test_shares_are_printed_as_the_regulation_says_them() -> None:
    assert [str(Share.parse(text)) for text in ("15%", "1/3")] == ["15%", "1/3"]


def test_before_a_day_leaves_the_day_out_only_when_strict() -> None:
    day = date(2020, 6, 30)
    assert FinishBefore(day, strict=True).last_day == date(2020, 6, 29)
    assert FinishBefore(day, strict=False).last_day == day


@pytest.mark.parametrize(
    ("day", "count", "later"),
    [
        (date(2025, 6, 27), 6, date(2025, 12, 27)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_the_month(day: date, count: int, later: date) -> None:
    assert add_months(day, count) == later
