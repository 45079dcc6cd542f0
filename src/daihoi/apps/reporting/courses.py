"""The course of a subtree's congresses, planned and held, as it looks on a day.

It is told of the units that stand in the subtree on that day: one that ended before is left out from the beginning,
one that ended later is in to the end. While no unit ended or moved, the stored totals say the same and are read.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from django.db.models import Count, QuerySet, Value

from daihoi.apps.accounts.permissions import below
from daihoi.apps.organisation.models import FOREVER, Placement
from daihoi.apps.organisation.queries import tree_changed_since
from daihoi.apps.planning.models import Congress
from daihoi.apps.planning.place import Place
from daihoi.apps.reporting.models import Delta, SubtreeTotal
from daihoi.apps.reporting.records import standing_below
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
    found = _from_records(place) if _anything_changed(place) else _from_totals(place)
    return {role: _course(found[role]) for role in LevelRole if role in found}


def _anything_changed(place: Place) -> bool:
    ended = Placement.objects.filter(below(place.unit.path), valid_until__lt=FOREVER)
    return tree_changed_since(place.as_of) or ended.exists()


def _course(steps: Steps) -> Course:
    days = sorted(steps)
    running = np.cumsum([steps[day] for day in days], axis=0)
    return Course(tuple(days), tuple(running[:, 0].tolist()), tuple(running[:, 1].tolist()))


def _from_totals(place: Place) -> Mapping[str, Steps]:
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


def _from_records(place: Place) -> Mapping[str, Steps]:
    here = Congress.objects.filter(standing_below(place.unit, place.as_of), cycle=place.cycle)
    found = _no_steps()
    for line, field in enumerate(("planned_on", "closed_on")):
        for role, day, count in _counted(here, field):
            found[role][day][line] += count
    return found


def _counted(congresses: QuerySet[Congress], field: str) -> Iterable[tuple[str, date, int]]:
    rows = congresses.exclude(status=CongressStatus.CANCELLED).filter(**{f"{field}__isnull": False})
    return rows.order_by().values_list("role", field).annotate(count=Count("pk"))


def _no_steps() -> defaultdict[str, defaultdict[date, Ints]]:
    return defaultdict(_no_lines)


def _no_lines() -> defaultdict[Any, Ints]:
    return defaultdict(lambda: np.zeros(len(_LINES), dtype=np.int64))
