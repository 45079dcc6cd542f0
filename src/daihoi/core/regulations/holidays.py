"""The calendar of days off and compensating working days; the days themselves are data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Any

from daihoi.core.regulations.decoding import decode_value
from daihoi.core.regulations.loading import read_toml
from daihoi.core.regulations.terms import RuleStatus

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class DayOff:
    """A day off that is not an ordinary weekend, and why."""

    day: date
    name_vi: str
    status: RuleStatus
    note_vi: str = ""


@dataclass(frozen=True, slots=True)
class WorkedSaturday:
    """A Saturday on which people work to make up for another day off."""

    day: date
    instead_of: date
    status: RuleStatus
    note_vi: str = ""


@dataclass(frozen=True, eq=False)
class HolidayCalendar:
    """Days off and days worked instead, and the years of which it knows all of them; an empty one knows weekends only.

    Two calendars are never equal, so that what was worked out by one can be kept by the calendar it was worked out by.
    """

    days_off: tuple[DayOff, ...] = ()
    worked_saturdays: tuple[WorkedSaturday, ...] = ()
    also_worked: frozenset[date] = frozenset()
    years: frozenset[int] = frozenset()

    def is_working_day(self, day: date) -> bool:
        """Whether people work on that day."""
        if day in self._worked:
            return True
        return day.weekday() < _SATURDAY and day not in self._off

    def unknown_years(self, first: date, last: date) -> tuple[int, ...]:
        """Give the years between two days whose holidays the calendar does not know."""
        return tuple(year for year in range(first.year, last.year + 1) if year not in self.years)

    def extended(self, *, days_off: Iterable[DayOff], worked: Iterable[date], years: Iterable[int]) -> HolidayCalendar:
        """Give this calendar with further days, which count before its own, and further years known as a whole."""
        off, also_worked = tuple(days_off), frozenset(worked)
        taken_off = {each.day for each in off}
        return HolidayCalendar(
            days_off=(*(each for each in self.days_off if each.day not in also_worked), *off),
            worked_saturdays=tuple(each for each in self.worked_saturdays if each.day not in taken_off),
            also_worked=(self.also_worked - taken_off) | also_worked,
            years=self.years | frozenset(years),
        )

    @cached_property
    def _off(self) -> frozenset[date]:
        return frozenset(off.day for off in self.days_off)

    @cached_property
    def _worked(self) -> frozenset[date]:
        return self.also_worked | {worked.day for worked in self.worked_saturdays}


@cache
def vietnam_holidays() -> HolidayCalendar:
    """Vietnam's days off for offices, with substituted days and compensating Saturdays, from the packs' data."""
    raw = read_toml("holidays.toml")
    swaps = raw["swap"]
    first, last = (decode_value(int, raw[name], f"holidays.{name}") for name in ("first_year", "last_year"))
    return HolidayCalendar(
        days_off=tuple(_days_off(raw["off"])) + tuple(_swapped_off(swap) for swap in swaps),
        worked_saturdays=tuple(_worked_saturday(swap) for swap in swaps),
        years=frozenset(range(first, last + 1)),
    )


def _days_off(groups: Iterable[Mapping[str, Any]]) -> Iterable[DayOff]:
    for group in groups:
        status = RuleStatus(group["status"])
        yield from (DayOff(day, group["name"], status, group.get("note", "")) for day in group["days"])


def _swapped_off(swap: Mapping[str, Any]) -> DayOff:
    return DayOff(swap["off"], "Ngày nghỉ hoán đổi", RuleStatus(swap["status"]), swap.get("note", ""))


def _worked_saturday(swap: Mapping[str, Any]) -> WorkedSaturday:
    return WorkedSaturday(swap["worked"], swap["off"], RuleStatus(swap["status"]), swap.get("note", ""))
