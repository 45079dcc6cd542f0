"""Terms in working days (rule sheet A.13.6)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core.regulations import (
    DayOff,
    HolidayCalendar,
    RuleStatus,
    add_working_days,
    subtract_working_days,
    vietnam_holidays,
    working_days_between,
)

WEEKENDS_ONLY = HolidayCalendar()
calendars = st.sampled_from([WEEKENDS_ONLY, vietnam_holidays()])
days = st.dates(date(2019, 3, 1), date(2026, 10, 1))
counts = st.integers(0, 60)


@given(days, counts, calendars)
def test_subtracting_undoes_adding_from_a_working_day(day: date, count: int, calendar: HolidayCalendar) -> None:
    if not calendar.is_working_day(day):
        day = add_working_days(day, 1, calendar)
    assert subtract_working_days(add_working_days(day, count, calendar), count, calendar) == day


@given(days, counts, calendars)
def test_one_more_day_always_ends_later(day: date, count: int, calendar: HolidayCalendar) -> None:
    assert add_working_days(day, count + 1, calendar) > add_working_days(day, count, calendar)
    assert subtract_working_days(day, count + 1, calendar) < subtract_working_days(day, count, calendar)


@given(days, st.integers(1, 60), calendars)
def test_a_term_ends_on_a_working_day_and_holds_as_many_as_asked(
    day: date, count: int, calendar: HolidayCalendar
) -> None:
    last = add_working_days(day, count, calendar)
    assert calendar.is_working_day(last)
    assert working_days_between(day, last, calendar) == count


@given(days, st.integers(1, 60))
def test_a_term_is_at_least_as_long_in_calendar_days(day: date, count: int) -> None:
    assert add_working_days(day, count, vietnam_holidays()) - day >= timedelta(days=count)


@given(days, st.integers(1, 20), st.integers(1, 20), calendars)
def test_terms_can_be_counted_in_two_steps(day: date, first: int, second: int, calendar: HolidayCalendar) -> None:
    halfway = add_working_days(day, first, calendar)
    assert add_working_days(halfway, second, calendar) == add_working_days(day, first + second, calendar)


def test_a_negative_term_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        add_working_days(date(2020, 6, 26), -1, WEEKENDS_ONLY)
    with pytest.raises(ValueError, match="negative"):
        subtract_working_days(date(2020, 6, 26), -1, WEEKENDS_ONLY)


def test_no_working_days_lie_between_a_day_and_an_earlier_one() -> None:
    assert working_days_between(date(2020, 6, 26), date(2020, 6, 24), WEEKENDS_ONLY) == 0


@pytest.mark.parametrize(
    "day",
    [
        date(2020, 1, 23),  # Tết
        date(2020, 4, 2),  # Hùng Kings
        date(2021, 5, 3),  # instead of Saturday 1/5
        date(2023, 5, 3),  # instead of Sunday 30/4
        date(2025, 5, 2),  # exchanged for Saturday 26/4
        date(2025, 9, 1),  # the day beside National Day
        date(2025, 6, 28),  # an ordinary Saturday
    ],
)
def test_holidays_substituted_days_and_weekends_are_not_working_days(day: date) -> None:
    assert vietnam_holidays().is_working_day(day) is False


@pytest.mark.parametrize("day", [date(2019, 1, 5), date(2019, 5, 4), date(2024, 5, 4), date(2025, 4, 26)])
def test_a_compensating_saturday_is_a_working_day(day: date) -> None:
    assert day.weekday() == 5
    assert vietnam_holidays().is_working_day(day) is True
    assert WEEKENDS_ONLY.is_working_day(day) is False


def test_a_term_over_the_holidays_of_april_2025_is_longer() -> None:
    closed = date(2025, 4, 28)
    assert add_working_days(closed, 7, WEEKENDS_ONLY) == date(2025, 5, 7)
    assert add_working_days(closed, 7, vietnam_holidays()) == date(2025, 5, 12)


def test_every_swap_is_a_saturday_for_a_weekday() -> None:
    swaps = vietnam_holidays().worked_saturdays
    assert [swap.day for swap in swaps if swap.day.weekday() != 5] == []
    assert [swap.instead_of for swap in swaps if swap.instead_of.weekday() > 4] == []


def test_each_year_has_the_days_off_that_the_law_gives() -> None:
    """Ten or eleven days a year by the labour code, twelve from 2026, and the exchanged ones beside them."""
    calendar = vietnam_holidays()
    swapped = {swap.instead_of for swap in calendar.worked_saturdays}
    weekdays = {
        year: len({off.day for off in calendar.days_off if off.day.year == year and off.day.weekday() < 5} - swapped)
        for year in range(2019, 2027)
    }
    assert weekdays == {2019: 10, 2020: 10, 2021: 11, 2022: 11, 2023: 11, 2024: 11, 2025: 11, 2026: 12}


def test_the_calendar_says_which_years_it_knows() -> None:
    calendar = vietnam_holidays()
    assert calendar.unknown_years(date(2018, 12, 31), date(2027, 1, 1)) == (2018, 2027)
    assert calendar.unknown_years(date(2019, 1, 1), date(2026, 12, 31)) == ()
    assert WEEKENDS_ONLY.unknown_years(date(2020, 6, 1), date(2020, 6, 1)) == (2020,)


def test_days_that_are_added_count_before_those_that_stood() -> None:
    new_year, swapped_saturday, national_day = date(2027, 1, 1), date(2025, 4, 26), date(2025, 9, 2)
    added = [DayOff(day, "", RuleStatus.READ) for day in (new_year, swapped_saturday)]
    calendar = vietnam_holidays().extended(days_off=added, worked=[national_day], years=[2027])
    assert [calendar.is_working_day(day) for day in (new_year, swapped_saturday, national_day)] == [False, False, True]
    assert calendar.unknown_years(new_year, date(2028, 1, 1)) == (2028,)
    assert vietnam_holidays().is_working_day(new_year) is True


def test_every_day_off_has_a_status_that_admits_where_it_comes_from() -> None:
    statuses = {off.status for off in vietnam_holidays().days_off}
    assert statuses == {RuleStatus.READ, RuleStatus.SECOND, RuleStatus.UNCONFIRMED}
