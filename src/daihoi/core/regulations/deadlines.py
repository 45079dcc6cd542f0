"""The dates that follow from a congress: when papers must be in, decided, kept until (sheet A.13)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from daihoi.core.regulations.holidays import HolidayCalendar
from daihoi.core.regulations.months import add_months
from daihoi.core.regulations.pack import RulePack
from daihoi.core.regulations.working_days import add_working_days, subtract_working_days


@dataclass(frozen=True, slots=True)
class BeforeOpening:
    """The latest days for what must come before a congress opens."""

    notice: date
    vetting: date
    dossier: date


@dataclass(frozen=True, slots=True)
class AfterClosing:
    """The last days for what follows the closing of a congress."""

    submit: date
    complain: date
    ballots_kept_until: date


def before_opening(opened_on: date, pack: RulePack, calendar: HolidayCalendar) -> BeforeOpening:
    """Latest days for the notice, the vetting by the level above and candidates' dossiers, counted back."""
    rules = pack.deadlines
    return BeforeOpening(
        notice=subtract_working_days(opened_on, rules.notice.value, calendar),
        vetting=subtract_working_days(opened_on, rules.vetting.value, calendar),
        dossier=subtract_working_days(opened_on, rules.dossier.value, calendar),
    )


def after_closing(closed_on: date, pack: RulePack, calendar: HolidayCalendar) -> AfterClosing:
    """Last days for sending the result up and for complaints, and the day until which ballots are kept."""
    rules = pack.deadlines
    return AfterClosing(
        submit=add_working_days(closed_on, rules.submit.value, calendar),
        complain=add_working_days(closed_on, rules.complain.value, calendar),
        ballots_kept_until=add_months(closed_on, rules.ballots_kept.value),
    )


def decide_by(received_on: date, pack: RulePack, calendar: HolidayCalendar) -> date:
    """The last day for the level above to approve a result it received (sheet A.13.2)."""
    return add_working_days(received_on, pack.deadlines.decide.value, calendar)
