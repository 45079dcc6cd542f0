"""Days on which people of the demonstration work: congresses open and close on them, and papers are sent and signed."""

from datetime import date, timedelta
from functools import cache
from random import Random

from daihoi.core.regulations.holidays import vietnam_holidays
from daihoi.core.regulations.working_days import add_working_days

_DAY = timedelta(days=1)


def working_day_between(rng: Random, first: date, last: date, length: int = 1) -> date:
    """Give a day between two days, both included, at which so many working days begin; IndexError without one."""
    days = _openings(first, last, length)
    return days[int(rng.random() * len(days))]


@cache
def working_days_after(day: date, number: int) -> date:
    """Give the day that many working days later."""
    return add_working_days(day, number, vietnam_holidays())


@cache
def opening_from(day: date, length: int = 1) -> date:
    """Give the first day from then on at which that many working days begin."""
    while not _all_worked(day, length):
        day += _DAY
    return day


@cache
def opening_until(day: date, length: int = 1) -> date:
    """Give the last day up to then at which that many working days begin that are over by then."""
    day -= (length - 1) * _DAY
    while not _all_worked(day, length):
        day -= _DAY
    return day


def _all_worked(day: date, length: int) -> bool:
    return all(vietnam_holidays().is_working_day(day + place * _DAY) for place in range(length))


@cache
def _openings(first: date, last: date, length: int) -> tuple[date, ...]:
    days = (first + place * _DAY for place in range((last - first).days + 1))
    return tuple(day for day in days if _all_worked(day, length))
