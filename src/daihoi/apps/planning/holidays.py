"""The days off of an installation: those that the product brings along, and what is entered for a year here."""

from collections.abc import Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from daihoi.apps.accounts.audit import Act, EntryType, record
from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.permissions import Forbidden, roots
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.organisation.models import STEP
from daihoi.apps.organisation.refusals import given_reason, refuse
from daihoi.apps.planning.changes import cycle_changed
from daihoi.apps.planning.models import Cycle, HolidayYear, OwnHoliday
from daihoi.core.language import say, write
from daihoi.core.regulations.holidays import DayOff, HolidayCalendar, vietnam_holidays
from daihoi.core.regulations.terms import RuleStatus

HOLIDAYS_ENTERED = EntryType("planning.holidays_entered", "Ghi lịch nghỉ của năm")
SATURDAY = 5

_held: ContextVar[HolidayCalendar | None] = ContextVar("holiday_calendar", default=None)


@dataclass(frozen=True)
class NamedDay:
    """A day off and why."""

    day: date
    name: str


@dataclass(frozen=True)
class YearTerms:
    """What is entered for a year: its days off, weekend days worked instead, whether that is all of them."""

    year: int
    days_off: tuple[NamedDay, ...] = ()
    worked: tuple[date, ...] = ()
    complete: bool = False


def calendar() -> HolidayCalendar:
    """Give the calendar by which working days are counted, read once for a page or a piece of work."""
    held = _held.get()
    if held is None:
        held = _read()
        _held.set(held)
    return held


def forget(**_: Any) -> None:
    """Drop the calendar that was read, where a new page or piece of work begins."""
    _held.set(None)


def _read() -> HolidayCalendar:
    years = list(HolidayYear.objects.prefetch_related("days"))
    if not years:
        return vietnam_holidays()
    days = [day for year in years for day in year.days.all()]
    return vietnam_holidays().extended(
        days_off=[DayOff(row.day, row.name, RuleStatus.READ) for row in days if not row.worked],
        worked=[row.day for row in days if row.worked],
        years=[year.year for year in years if year.complete],
    )


def missing_years(first: date, last: date) -> str:
    """Say which years' days off are not known among those of a term; an empty text when all are."""
    unknown = [str(year) for year in calendar().unknown_years(first, last)]
    return say("chưa có lịch nghỉ năm {years}", years=", ".join(unknown)) if unknown else ""


def terms_of(year: int) -> YearTerms:
    """Give what was entered for a year."""
    found = HolidayYear.objects.filter(year=year).first()
    if found is None:
        return YearTerms(year)
    days = list(found.days.order_by("day"))
    return YearTerms(
        year,
        tuple(NamedDay(row.day, row.name) for row in days if not row.worked),
        tuple(row.day for row in days if row.worked),
        found.complete,
    )


def may_enter_holidays(user: User) -> bool:
    """Say whether a person enters days off: they hold for the whole tree, so it takes a role in a topmost unit."""
    return any(len(root) == STEP for root in roots(user, Permission.MANAGE_HOLIDAYS))


@transaction.atomic
def enter_holidays(*, actor: User, terms: YearTerms, reason: str) -> None:
    """Enter the days off of a year in place of what was entered before; deadlines and totals follow."""
    if not may_enter_holidays(actor):
        raise Forbidden(
            say("Lịch nghỉ dùng chung cho cả hệ thống: việc này thuộc về quản trị hệ thống ở cấp cao nhất.")
        )
    reason = given_reason(reason, "Ghi số, ngày của thông báo nghỉ lễ.")
    _check(terms)
    before = terms_of(terms.year)
    year, _ = HolidayYear.objects.update_or_create(year=terms.year, defaults={"complete": terms.complete})
    year.days.all().delete()
    OwnHoliday.objects.bulk_create(_rows(year, terms))
    record(
        Act(
            actor=actor,
            kind=HOLIDAYS_ENTERED,
            subject=write("Lịch nghỉ năm {year}", year=terms.year),
            before=before,
            after=terms,
            reason=reason,
        )
    )
    forget()
    for cycle in _cycles_near(terms.year):
        cycle_changed(cycle)


def _rows(year: HolidayYear, terms: YearTerms) -> list[OwnHoliday]:
    off = [OwnHoliday(year=year, day=each.day, name=each.name) for each in terms.days_off]
    return [*off, *(OwnHoliday(year=year, day=day, worked=True) for day in terms.worked)]


def _check(terms: YearTerms) -> None:
    _check_days(terms.year, [each.day for each in terms.days_off], "days_off")
    _check_days(terms.year, terms.worked, "worked")
    if both := sorted({each.day for each in terms.days_off} & set(terms.worked)):
        raise refuse(
            say("Ngày {day:%d/%m/%Y} vừa là ngày nghỉ, vừa là ngày làm bù. Bỏ ở một nơi.", day=both[0]), "worked"
        )
    if weekdays := [day for day in terms.worked if day.weekday() < SATURDAY]:
        raise refuse(
            say("Ngày {day:%d/%m/%Y} không phải thứ Bảy, Chủ nhật nên không là ngày làm bù.", day=weekdays[0]), "worked"
        )
    if terms.complete and not terms.days_off and terms.year not in vietnam_holidays().years:
        raise refuse("Ghi các ngày nghỉ của năm trước khi xác nhận là đã đủ.", "days_off")


def _check_days(year: int, days: Sequence[date], field: str) -> None:
    if elsewhere := [day for day in days if day.year != year]:
        raise refuse(
            say("Ngày {day:%d/%m/%Y} không thuộc năm {year}. Ghi ở lịch của năm đó.", day=elsewhere[0], year=year),
            field,
        )
    if twice := [day for day in days if days.count(day) > 1]:
        raise refuse(say("Ngày {day:%d/%m/%Y} được ghi hai lần.", day=twice[0]), field)


def _cycles_near(year: int) -> list[Cycle]:
    """Give the cycles whose deadlines may stand in a year; a term counted from the last days reaches the next."""
    return [cycle for cycle in Cycle.objects.all() if cycle.begins_on.year <= year <= cycle.ends_on.year + 1]


@dataclass(frozen=True)
class KnownYear:
    """What is known of a year's days off: how many were brought along, how many entered here, whether that is all."""

    year: int
    brought: int
    entered: int
    is_known: bool


def known_years(last: int) -> list[KnownYear]:
    """List the years from the first that the product knows to the last one asked for or entered, the newest first."""
    entered = {year.year: year.days.count() for year in HolidayYear.objects.all()}
    first, last = min(vietnam_holidays().years), max([last, *entered, *vietnam_holidays().years])
    return [
        KnownYear(year, len(brought_along(year)), entered.get(year, 0), year in calendar().years)
        for year in range(last, first - 1, -1)
    ]


def brought_along(year: int) -> list[NamedDay]:
    """Give the days off of a year that the product brings along, the days worked instead among them."""
    packed = vietnam_holidays()
    days = [NamedDay(off.day, off.name_vi) for off in packed.days_off]
    days += [
        NamedDay(worked.day, say("Làm bù cho ngày {day:%d/%m/%Y}", day=worked.instead_of))
        for worked in packed.worked_saturdays
    ]
    return sorted((each for each in days if each.day.year == year), key=lambda each: each.day)
