"""The course of a subtree's congresses, planned and held, as it looks on a day.

It is told of the units that stand in the subtree on that day: one that ended before is left out from the beginning,
one that ended later is in to the end. And it is told of the days as they were recorded on that day: one that was moved
before is planned for its new day from the beginning, one that was moved later is still planned for the old one. While
no unit ended or moved, the stored totals say the same, but for the congresses whose days were changed.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from django.db.models import Count, QuerySet, Value

from daihoi.apps.accounts.permissions import below
from daihoi.apps.organisation.models import FOREVER, Placement
from daihoi.apps.organisation.queries import standing_below, tree_changed_since
from daihoi.apps.planning.history import recorded_then
from daihoi.apps.planning.models import Congress, PastFacts
from daihoi.apps.planning.place import Place
from daihoi.apps.reporting.models import Contribution, Delta, SubtreeTotal
from daihoi.core.regulations.terms import CongressStatus, LevelRole
from daihoi.core.rollup import BY_CODE, unpack
from daihoi.core.rollup.columns import Ints

_LINES = [BY_CODE[code].id for code in ("scheduled", "held")]


@dataclass(frozen=True)
class Course:
    """The days on which anything changes, and how many congresses are planned until then and held until then."""

    days: tuple[date, ...]
    planned: tuple[int, ...]
    held: tuple[int, ...]


Steps = Mapping[date, Ints]
"""How many more are planned and held from a day on."""


def courses(place: Place) -> dict[LevelRole, Course]:
    """Give the course of each role in a subtree."""
    found = _from_records(place) if _anything_changed(place) else _from_totals_mended(place)
    return {role: _course(found[role]) for role in LevelRole if role in found}


def _anything_changed(place: Place) -> bool:
    ended = Placement.objects.filter(below(place.unit.path), valid_until__lt=FOREVER)
    return tree_changed_since(place.as_of) or ended.exists()


def _course(steps: Steps) -> Course:
    days = sorted(steps)
    running = np.cumsum([steps[day] for day in days], axis=0)
    return Course(tuple(days), tuple(running[:, 0].tolist()), tuple(running[:, 1].tolist()))


def _from_totals(place: Place) -> defaultdict[str, defaultdict[date, Ints]]:
    """Read both kinds of rows in one statement, so that a fold in between is seen whole or not at all."""
    stored = SubtreeTotal.objects.filter(cycle=place.cycle, unit=place.unit).annotate(running=Value(1))
    pending = Delta.objects.filter(below(place.unit.path, "unit__path"), cycle=place.cycle).annotate(running=Value(0))
    both = stored.values_list("role", "running", "since", "counts").union(
        pending.values_list("role", "running", "day", "counts"), all=True
    )
    rows = list(both.order_by("role", "since"))
    found, last = _no_steps(), _no_lines()
    for (role, running, day, _), line in zip(rows, unpack([bytes(row[3]) for row in rows])[:, _LINES], strict=True):
        found[role][day] += line - last[role] if running else line
        if running:
            last[role] = line
    return found


def _from_totals_mended(place: Place) -> Mapping[str, Steps]:
    """Take out of the course what each change of a day added to it, and put in the days as they are recorded."""
    found = _from_totals(place)
    changed = PastFacts.objects.order_by().values("congress")
    rows = Congress.objects.filter(below(place.unit.path, "unit__path"), cycle=place.cycle, pk__in=changed)
    if not rows.exists():
        return found
    given = Contribution.objects.filter(congress__in=rows.values("pk")).values_list("role", "day", "counts")
    for role, day, counts in given:
        found[role][day] -= unpack([bytes(counts)])[0, _LINES]
    _add_recorded(found, rows, place)
    return found


def _from_records(place: Place) -> Mapping[str, Steps]:
    found = _no_steps()
    _add_recorded(found, Congress.objects.filter(standing_below(place.unit, place.as_of), cycle=place.cycle), place)
    return found


def _add_recorded(found: Mapping[str, defaultdict[date, Ints]], rows: QuerySet[Congress], place: Place) -> None:
    seen = recorded_then(rows, place.as_of, place.cycle, ("role", "status", "planned_on", "closed_on"))
    seen = seen.exclude(status_then=CongressStatus.CANCELLED)
    for line, field in enumerate(("planned_on_then", "closed_on_then")):
        dated = seen.filter(**{f"{field}__isnull": False})
        for role, day, count in dated.order_by().values_list("role_then", field).annotate(count=Count("pk")):
            found[role][day][line] += count


def _no_steps() -> defaultdict[str, defaultdict[date, Ints]]:
    return defaultdict(_no_lines)


def _no_lines() -> defaultdict[Any, Ints]:
    return defaultdict(lambda: np.zeros(len(_LINES), dtype=np.int64))
