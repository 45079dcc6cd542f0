"""When congresses were planned and held: an S-curve with a dip in April 2020, when gatherings were called off."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from daihoi.apps.exchange.demo import TODAY
from daihoi.apps.exchange.demo.days import opening_from, opening_until, working_day_between, working_days_after
from daihoi.apps.exchange.demo.people import chance
from daihoi.apps.exchange.demo.plan import Branch, Days, Papers
from daihoi.core.regulations.terms import ResultStatus

QUIET = (date(2020, 3, 28), date(2020, 4, 22))
FIRST_CELLS = date(2020, 2, 10)
LAST_CELLS = date(2020, 5, 15)
LAST_BODIES = date(2020, 6, 26)
_AFTER_THE_FEAST = date(2020, 5, 5)

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
    planned = working_day_between(rng, season.first, season.last)
    held = planned
    if in_quiet_weeks(planned) and not chance(rng, 90):
        held = _moved(rng, season)
    elif chance(rng, 140):
        held = working_days_after(planned, rng.randint(1, 4))
    held = min(held, opening_until(season.latest))
    return Days(planned, held, held)


def _moved(rng: Random, season: Season) -> date:
    after = QUIET[1] + _DAY
    if season.latest < after or chance(rng, 200):
        return working_day_between(rng, date(2020, 3, 17), min(season.latest, QUIET[0] - _DAY))
    return working_days_after(QUIET[1], 1 + int(rng.triangular(0, 16, 6)))


def in_quiet_weeks(day: date) -> bool:
    """Say whether a day lies in the weeks without gatherings."""
    return QUIET[0] <= day <= QUIET[1]


def body_days(rng: Random, planned: date, length: int) -> Days:
    """Give the days of a body's congress: most as planned, some later, those of the quiet weeks in May."""
    opened = planned
    if in_quiet_weeks(planned):
        opened = working_days_after(_AFTER_THE_FEAST, int(rng.triangular(0, 17, 8)))
    elif chance(rng, 150):
        opened = planned + rng.randint(1, 6) * _DAY
    elif chance(rng, 60):
        opened = planned - rng.randint(1, 3) * _DAY
    opened = min(opening_from(opened, length), opening_until(LAST_BODIES, length))
    return Days(planned, opened, opened + (length - 1) * _DAY)


@dataclass(frozen=True, slots=True)
class Registry:
    """The decisions that one committee numbers through its term, the next of them with the number given."""

    symbol: str
    first: int

    def numbered(self, branches: Sequence[Branch]) -> list[Branch]:
        """Number the decisions on the results of branches, such as `214-QĐ/HU`, in the order of their days."""
        decided = [
            (papers.decided_on, place, papers)
            for place, branch in enumerate(branches)
            if (papers := branch.meeting.papers) and papers.decided_on
        ]
        settled = list(branches)
        for number, (_, place, papers) in enumerate(sorted(decided, key=lambda each: each[:2]), self.first):
            own = replace(papers, number=f"{number:02d}-QĐ/{self.symbol}")
            settled[place] = replace(settled[place], meeting=replace(settled[place].meeting, papers=own))
        return settled


def papers_of(rng: Random, closed_on: date) -> Papers:
    """Send a result up within 7 working days and decide it within 15 (sheet A.13), as far as today has come."""
    submitted = working_days_after(closed_on, rng.randint(1, 6))
    if submitted > TODAY:
        return Papers(status=ResultStatus.DRAFT)
    decided = working_days_after(submitted, rng.randint(3, 13))
    if decided > TODAY:
        return Papers(status=ResultStatus.SUBMITTED, submitted_on=submitted)
    return Papers(status=ResultStatus.APPROVED, submitted_on=submitted, decided_on=decided)
