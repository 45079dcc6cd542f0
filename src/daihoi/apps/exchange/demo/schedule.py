"""When congresses were planned and held: an S-curve with a dip in April 2020, when gatherings were called off."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import count
from random import Random

from daihoi.apps.exchange.demo import TODAY
from daihoi.apps.exchange.demo.people import chance, day_between
from daihoi.apps.exchange.demo.plan import Days, Papers
from daihoi.core.regulations.holidays import vietnam_holidays
from daihoi.core.regulations.terms import ResultStatus
from daihoi.core.regulations.working_days import add_working_days

QUIET = (date(2020, 3, 28), date(2020, 4, 22))
FIRST_CELLS = date(2020, 2, 10)
LAST_CELLS = date(2020, 5, 15)
LAST_BODIES = date(2020, 6, 26)
HOLIDAYS = (date(2020, 4, 30), date(2020, 5, 3))

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Season:
    """The days between which a body's cells are planned, and the last one on which they can be held."""

    first: date
    last: date
    latest: date


PILOT_CELLS = Season(date(2020, 2, 3), date(2020, 2, 14), date(2020, 2, 17))


def season_of_cells(rng: Random, body_opens_on: date) -> Season:
    """Give the weeks in which the cells of a body meet: well before the body does, and by 15 May."""
    latest = min(LAST_CELLS, body_opens_on - 8 * _DAY)
    end = min(latest, date(2020, 4, 26))
    first = FIRST_CELLS + int(rng.triangular(0, 62, 20)) * _DAY
    first = max(FIRST_CELLS - 10 * _DAY, min(first, end - 16 * _DAY))
    return Season(first, min(end, first + 22 * _DAY), latest)


def cell_days(rng: Random, season: Season) -> Days:
    """Give the day of a cell's congress, planned and held; most of those planned in the quiet weeks moved."""
    planned = day_between(rng, season.first, season.last)
    held = planned
    if in_quiet_weeks(planned) and not chance(rng, 90):
        held = _moved(rng, season)
    elif chance(rng, 140):
        held = planned + rng.randint(1, 5) * _DAY
    held = min(held, season.latest)
    return Days(planned, held, held)


def _moved(rng: Random, season: Season) -> date:
    after = QUIET[1] + _DAY
    if season.latest < after or chance(rng, 200):
        return day_between(rng, date(2020, 3, 17), min(season.latest, QUIET[0] - _DAY))
    return min(season.latest, after + int(rng.triangular(0, 24, 9)) * _DAY)


def in_quiet_weeks(day: date) -> bool:
    """Say whether a day lies in the weeks without gatherings."""
    return QUIET[0] <= day <= QUIET[1]


def body_days(rng: Random, planned: date, length: int) -> Days:
    """Give the days of a body's congress: most as planned, some later, those of the quiet weeks in May."""
    opened = planned
    if in_quiet_weeks(planned) or HOLIDAYS[0] <= planned <= HOLIDAYS[1]:
        opened = date(2020, 5, 5) + int(rng.triangular(0, 24, 12)) * _DAY
    elif chance(rng, 150):
        opened = planned + rng.randint(1, 6) * _DAY
    elif chance(rng, 60):
        opened = planned - rng.randint(1, 3) * _DAY
    opened = min(opened, LAST_BODIES)
    return Days(planned, opened, opened + (length - 1) * _DAY)


@cache
def working_days_after(day: date, number: int) -> date:
    """Give the day that many working days later."""
    return add_working_days(day, number, vietnam_holidays())


@dataclass(frozen=True, slots=True)
class Registry:
    """The decisions that one committee numbers through its term."""

    symbol: str
    numbers: Iterator[int]

    @classmethod
    def opened(cls, symbol: str, first: int) -> "Registry":
        """Give the registry of a committee that has already issued some decisions."""
        return cls(symbol, count(first))

    def next_number(self) -> str:
        """Give the number of the next decision, such as `214-QĐ/HU`."""
        return f"{next(self.numbers):02d}-QĐ/{self.symbol}"


def papers_of(rng: Random, closed_on: date, registry: Registry) -> Papers:
    """Send a result up within 7 working days and decide it within 15 (sheet A.13), as far as today has come."""
    submitted = working_days_after(closed_on, rng.randint(1, 6))
    if submitted > TODAY:
        return Papers(status=ResultStatus.DRAFT)
    decided = working_days_after(submitted, rng.randint(3, 13))
    if decided > TODAY:
        return Papers(status=ResultStatus.SUBMITTED, submitted_on=submitted)
    return approved(submitted, decided, registry)


def approved(submitted: date, decided: date, registry: Registry) -> Papers:
    """Give the papers of an approved result."""
    return Papers(
        status=ResultStatus.APPROVED, submitted_on=submitted, decided_on=decided, number=registry.next_number()
    )
