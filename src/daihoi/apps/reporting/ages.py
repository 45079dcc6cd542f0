"""How old those are who were elected at one role."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Min

from daihoi.apps.planning.place import Place
from daihoi.apps.reporting.records import people_behind
from daihoi.apps.reporting.totals import Totals
from daihoi.core.regulations.terms import LevelRole
from daihoi.core.rollup import BY_CODE


@dataclass(frozen=True)
class Ages:
    """Average age in tenths of a year, half up, and the birth dates of the oldest and the youngest elected."""

    average_tenths: int
    oldest: date | None
    youngest: date | None


def ages(place: Place, role: LevelRole, counts: Totals) -> Ages:
    """Read the average age of those elected at one role, and the birth dates at both ends."""
    elected = counts["elected"]
    if not elected:
        return Ages(0, None, None)
    ends = people_behind(place, BY_CODE["elected"], role).aggregate(
        oldest=Min("birth_date"), youngest=Max("birth_date")
    )
    return Ages(average_age(counts), ends["oldest"], ends["youngest"])


def average_age(counts: Totals) -> int:
    """Give the average age of those elected in tenths of a year, half up."""
    elected = counts["elected"]
    return (counts["age_months"] * 10 * 2 + 12 * elected) // (2 * 12 * elected)
