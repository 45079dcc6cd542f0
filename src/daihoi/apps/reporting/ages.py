"""How old those are who were elected at one role."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Min

from daihoi.apps.planning.place import Place
from daihoi.apps.reporting.records import people_behind
from daihoi.apps.reporting.reference import months_of_age, reference_month
from daihoi.apps.reporting.totals import Totals
from daihoi.core.regulations.terms import LevelRole
from daihoi.core.regulations.values import YearMonth
from daihoi.core.rollup import BY_CODE


@dataclass(frozen=True)
class Ages:
    """Average age in tenths of a year, half up, and the whole years of the oldest and the youngest elected."""

    average_tenths: int
    oldest: int | None = None
    youngest: int | None = None


def ages(place: Place, role: LevelRole, counts: Totals) -> Ages:
    """Read how old those elected at one role are in the cycle's reference month (rule B.4.1)."""
    if not counts["elected"]:
        return Ages(0)
    ends = people_behind(place, BY_CODE["elected"], role).aggregate(
        oldest=Min("birth_date"), youngest=Max("birth_date")
    )
    month = reference_month(place.cycle.pack, role)
    oldest, youngest = (_years(ends[end], month) for end in ("oldest", "youngest"))
    return Ages(average_age(counts), oldest, youngest)


def _years(birth_date: date | None, month: YearMonth) -> int | None:
    return months_of_age(birth_date, month) // 12 if birth_date else None


def average_age(counts: Totals) -> int:
    """Give the average age of those elected in tenths of a year, half up."""
    elected = counts["elected"]
    return (counts["age_months"] * 10 * 2 + 12 * elected) // (2 * 12 * elected)
