"""When a result must be sent up and decided, and how late it is as of a day (sheet A.13.1, A.13.2, A.13.6)."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from daihoi.apps.planning.holidays import calendar, missing_years
from daihoi.core.language import say
from daihoi.core.regulations.deadlines import after_closing, decide_by
from daihoi.core.regulations.holidays import HolidayCalendar
from daihoi.core.regulations.loading import load_pack
from daihoi.core.regulations.working_days import working_days_between


def submission_due(closed_on: date, pack: str) -> date:
    """Give the last day for sending up the result of a congress that closed on a day, under a cycle's pack."""
    return _submission_due(closed_on, pack, calendar())


def decision_due(submitted_on: date, pack: str) -> date:
    """Give the last day for the unit above to decide on a result that it received on a day."""
    return _decision_due(submitted_on, pack, calendar())


@lru_cache(maxsize=4096)
def _submission_due(closed_on: date, pack: str, days: HolidayCalendar) -> date:
    return after_closing(closed_on, load_pack(pack), days).submit


@lru_cache(maxsize=4096)
def _decision_due(submitted_on: date, pack: str, days: HolidayCalendar) -> date:
    return decide_by(submitted_on, load_pack(pack), days)


@dataclass(frozen=True)
class Deadline:
    """A day by which something is due, looked at on a day; `done_on` is None while it is not done.

    The term counts from `since`.
    """

    due: date
    done_on: date | None
    as_of: date
    since: date

    @property
    def days_late(self) -> int:
        """Working days past the due day, counted up to the day it was done or to the day one looks; 0 if in time."""
        return working_days_between(self.due, self.done_on or self.as_of, calendar())

    @property
    def days_left(self) -> int:
        """Working days still to come, the due day included; 0 when it is done or the day has passed."""
        return 0 if self.done_on else working_days_between(self.as_of, self.due, calendar())

    @property
    def doubt(self) -> str:
        """Say which years' holidays are not known, so that the day due may be later; empty when all are."""
        return doubt_of(self.since, self.due)

    @property
    def missing(self) -> str:
        """Say which years' holidays are not known, in short."""
        return missing_years(self.since, self.due)


def doubt_of(since: date, due: date) -> str:
    """Say that the last day of a term may be later, since holidays of its years are not known; else an empty text."""
    missing = missing_years(since, due)
    return say("{missing}, hạn thực tế có thể muộn hơn", missing=missing) if missing else ""
