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


@dataclass(frozen=True)
class HolidayCalendar:
    """Days off and worked Saturdays over a range of years; an empty calendar knows weekends only."""

    days_off: tuple[DayOff, ...] = ()
    worked_saturdays: tuple[WorkedSaturday, ...] = ()
    first_year: int | None = None
    last_year: int | None = None

    def is_working_day(self, day: date) -> bool:
        """Whether people work on that day."""
        if day in self._worked:
            return True
        return day.weekday() < _SATURDAY and day not in self._off

    def covers(self, day: date) -> bool:
        """Whether the calendar knows the holidays of that day's year."""
        return (
            self.first_year is not None and self.last_year is not None and self.first_year <= day.year <= self.last_year
        )

    @cached_property
    def _off(self) -> frozenset[date]:
        return frozenset(off.day for off in self.days_off)

    @cached_property
    def _worked(self) -> frozenset[date]:
        return frozenset(worked.day for worked in self.worked_saturdays)


@cache
def vietnam_holidays() -> HolidayCalendar:
    """Vietnam's days off for offices, with substituted days and compensating Saturdays, from the packs' data."""
    raw = read_toml("holidays.toml")
    swaps = raw["swap"]
    return HolidayCalendar(
        days_off=tuple(_days_off(raw["off"])) + tuple(_swapped_off(swap) for swap in swaps),
        worked_saturdays=tuple(_worked_saturday(swap) for swap in swaps),
        first_year=decode_value(int, raw["first_year"], "holidays.first_year"),
        last_year=decode_value(int, raw["last_year"], "holidays.last_year"),
    )


def _days_off(groups: Iterable[Mapping[str, Any]]) -> Iterable[DayOff]:
    for group in groups:
        status = RuleStatus(group["status"])
        yield from (DayOff(day, group["name"], status, group.get("note", "")) for day in group["days"])


def _swapped_off(swap: Mapping[str, Any]) -> DayOff:
    return DayOff(swap["off"], "Ngày nghỉ hoán đổi", RuleStatus(swap["status"]), swap.get("note", ""))


def _worked_saturday(swap: Mapping[str, Any]) -> WorkedSaturday:
    return WorkedSaturday(swap["worked"], swap["off"], RuleStatus(swap["status"]), swap.get("note", ""))
