"""Counting in whole months."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from daihoi.core.regulations.values import YearMonth


def months_between(earlier: YearMonth, later: YearMonth) -> int:
    """Whole months from one month to another, negative if the second comes first."""
    return (later.year - earlier.year) * 12 + later.month - earlier.month


def add_months(day: date, months: int) -> date:
    """The same day that many months later, the last of the month where it has no such day."""
    month = YearMonth.of(day).plus_months(months)
    return date(month.year, month.month, min(day.day, monthrange(month.year, month.month)[1]))
