"""The kinds of value that a rule can have, beyond a number, a word or a day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from daihoi.core.regulations.terms import FloorCase, Sex, Standing

_YEAR_MONTH = re.compile(r"(\d{4})-(\d{2})")
_PERCENT = re.compile(r"(\d+)%")
_FRACTION = re.compile(r"(\d+)/(\d+)")


@dataclass(frozen=True, slots=True, order=True)
class YearMonth:
    """A month of a year, such as the month from which ages are counted (sheet B.4.1)."""

    year: int
    month: int

    def __post_init__(self) -> None:
        if not (1 <= self.month <= 12 and 1 <= self.year <= 9999):
            raise ValueError(f"no such month: {self.year}-{self.month}")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `YYYY-MM`; ValueError for anything else."""
        match = _YEAR_MONTH.fullmatch(text)
        if match is None:
            raise ValueError(f"not a month: {text!r}, expected YYYY-MM")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: date) -> Self:
        """The month in which a day lies."""
        return cls(day.year, day.month)

    def plus_months(self, months: int) -> YearMonth:
        """The month that many months later (earlier if negative)."""
        year, zero_based = divmod(self.year * 12 + self.month - 1 + months, 12)
        return YearMonth(year, zero_based + 1)

    def __str__(self) -> str:
        return f"{self.month:02d}/{self.year}"


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole as an exact fraction, such as 15% or 1/3."""

    numerator: int
    denominator: int

    def __post_init__(self) -> None:
        if self.denominator <= 0 or not 0 <= self.numerator <= self.denominator:
            raise ValueError(f"not a share of a whole: {self.numerator}/{self.denominator}")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `15%` or `1/3`; ValueError for anything else."""
        if match := _PERCENT.fullmatch(text):
            return cls(int(match[1]), 100)
        if match := _FRACTION.fullmatch(text):
            return cls(int(match[1]), int(match[2]))
        raise ValueError(f"not a share: {text!r}, expected such as 15% or 1/3")

    def __str__(self) -> str:
        return f"{self.numerator}%" if self.denominator == 100 else f"{self.numerator}/{self.denominator}"


@dataclass(frozen=True, slots=True)
class SizeRange:
    """How many there may be; an end that no rule sets is None."""

    minimum: int | None = None
    maximum: int | None = None


@dataclass(frozen=True, slots=True)
class FinishBefore:
    """The day before which something must be finished; `strict` leaves that day itself out (sheet B.2.3)."""

    day: date
    strict: bool

    @property
    def last_day(self) -> date:
        """The last day that still keeps the rule."""
        return self.day - timedelta(days=1) if self.strict else self.day


@dataclass(frozen=True, slots=True)
class AgeBand:
    """A group of ages in whole years, both ends included, and the share it should have (sheet B.3.4)."""

    youngest: int | None = None
    oldest: int | None = None
    least_share: Share | None = None
    most_share: Share | None = None


@dataclass(frozen=True, slots=True)
class BirthFloor:
    """The earliest birth month that a person may have to stand (sheet B.4)."""

    standing: Standing
    sex: Sex
    case: FloorCase
    born_from: YearMonth

    @property
    def name(self) -> str:
        """The floor's name among the floors of its level."""
        return f"{self.standing}.{self.sex}.{self.case}"


@dataclass(frozen=True, slots=True)
class RetirementAge:
    """The age at which people of one sex born between two months retire (sheet B.4.4)."""

    sex: Sex
    years: int
    months: int
    born_from: YearMonth | None = None
    born_to: YearMonth | None = None

    @property
    def name(self) -> str:
        """The entry's name in the schedule."""
        return f"{self.sex}.{self.years}y{self.months}m"

    def covers(self, birth: YearMonth, sex: Sex) -> bool:
        """Whether a person of that sex born in that month falls under this entry."""
        return (
            sex is self.sex
            and (self.born_from is None or self.born_from <= birth)
            and (self.born_to is None or birth <= self.born_to)
        )
