"""Terms in working days; day 1 is the first working day after, or before, the event (sheet A.13.6)."""

from __future__ import annotations

from datetime import date, timedelta

from daihoi.core.regulations.holidays import HolidayCalendar


def add_working_days(day: date, count: int, calendar: HolidayCalendar) -> date:
    """The last day of a term of that many working days after the event; ValueError for a negative count."""
    return _walk(day, count, timedelta(days=1), calendar)


def subtract_working_days(day: date, count: int, calendar: HolidayCalendar) -> date:
    """The latest day that many working days before the event; ValueError for a negative count."""
    return _walk(day, count, timedelta(days=-1), calendar)


def working_days_between(earlier: date, later: date, calendar: HolidayCalendar) -> int:
    """Working days after the earlier day up to and including the later one; 0 if it doesn't come later."""
    days = (earlier + timedelta(days=offset) for offset in range(1, (later - earlier).days + 1))
    return sum(calendar.is_working_day(day) for day in days)


def _walk(day: date, count: int, step: timedelta, calendar: HolidayCalendar) -> date:
    if count < 0:
        raise ValueError(f"a term can't be negative: {count}")
    while count:
        day += step
        count -= calendar.is_working_day(day)
    return day
