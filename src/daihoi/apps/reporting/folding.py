"""Totals of subtrees changed by what is added to them day by day, and totals that go along with a moved subtree."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby

import numpy as np

from daihoi.apps.organisation.changes import Moved
from daihoi.apps.organisation.models import FOREVER, STEP, Unit
from daihoi.apps.reporting.filling import fill, stored_day
from daihoi.apps.reporting.models import Delta, SubtreeTotal
from daihoi.core.rollup import WIDTH, pack, total, unpack
from daihoi.core.rollup.packing import Dense

PerDay = defaultdict[date, Dense]
"""What is added from each day on, one place a measure."""

Steps = defaultdict[tuple[int, str], PerDay]
"""What is added to one unit's totals, for each cycle and role."""


def steps() -> Steps:
    """Give steps to which nothing is added yet."""
    return defaultdict(lambda: defaultdict(lambda: np.zeros(WIDTH, dtype=np.int64)))


def per_unit() -> defaultdict[int, Steps]:
    """Give steps for each unit, to which nothing is added yet."""
    return defaultdict(steps)


def fold(pending: Sequence[Delta]) -> None:
    """Add deltas, given with their units, to the totals of those units and of all above them."""
    paths = {delta.unit.path[:end] for delta in pending for end in range(STEP, len(delta.unit.path) + 1, STEP)}
    unit_at = dict(Unit.objects.filter(path__in=paths).values_list("path", "pk"))
    added = per_unit()
    for delta in pending:
        counts, path = total([bytes(delta.counts)]), delta.unit.path
        for end in range(STEP, len(path) + 1, STEP):
            added[unit_at[path[:end]]][delta.cycle_id, delta.role][delta.day] += counts
    _write(added)


def carry_over(moves: Sequence[Moved]) -> None:
    """Take what moved subtrees had added up to away from the units above them before, and add it to those above now.

    Exact for every day, because a subtree's total is a sum and a move changes only which sums it stands in.
    """
    stored = _stored_steps({move.unit_id for move in moves})
    added = per_unit()
    for move in moves:
        before, now = set(move.above_before), set(move.above_now)
        amount = steps()
        for part in (stored.get(move.unit_id), added.get(move.unit_id)):
            _add(amount, part or {}, 1)
        for unit_id in before - now:
            _add(added[unit_id], amount, -1)
        for unit_id in now - before:
            _add(added[unit_id], amount, 1)
    _write(added)


def _add(to: Steps, amount: Mapping[tuple[int, str], Mapping[date, Dense]], times: int) -> None:
    for key, days in amount.items():
        for day, counts in days.items():
            to[key][day] += times * counts


def _stored_steps(unit_ids: Iterable[int]) -> Mapping[int, Steps]:
    """Give what was added from day to day to the stored totals of some units."""
    rows = SubtreeTotal.objects.filter(unit__in=unit_ids).order_by("unit", "cycle", "role", "since")
    found = per_unit()
    named = rows.values_list("unit_id", "cycle_id", "role", "since", "counts")
    for (unit_id, *key), group in groupby(named, key=lambda row: row[:3]):
        course = list(group)
        running = unpack([bytes(row[4]) for row in course])
        changes = np.diff(running, axis=0, prepend=np.zeros((1, WIDTH), dtype=np.int64))
        found[unit_id][key[0], key[1]].update(zip((row[3] for row in course), changes, strict=True))
    return found


def _write(added: Mapping[int, Steps]) -> None:
    for unit_id, of_unit in sorted(added.items()):
        for (cycle_id, role), days in sorted(of_unit.items()):
            _rewrite((cycle_id, unit_id, role), days)


def _rewrite(key: tuple[int, int, str], added: Mapping[date, Dense]) -> None:
    """Rewrite one unit's running totals of one role from the first changed day on."""
    cycle_id, unit_id, role = key
    rows = SubtreeTotal.objects.filter(cycle_id=cycle_id, unit_id=unit_id, role=role)
    first = min(added)
    before = rows.filter(since__lt=first).order_by("-since").first()
    after = {day: bytes(counts) for day, counts in rows.filter(since__gte=first).values_list("since", "counts")}
    fresh = list(_running(total([bytes(before.counts)] if before else []), after, added))
    rows.filter(since__gte=first).delete()
    if before:
        rows.filter(pk=before.pk).update(until=fresh[0][0] if fresh else FOREVER)
    ends = [*(day for day, _ in fresh), FOREVER][1:]
    fill(
        SubtreeTotal,
        ("cycle", "unit", "role", "since", "until", "counts"),
        (
            (*key, stored_day(day), stored_day(until), pack(counts))
            for (day, counts), until in zip(fresh, ends, strict=True)
        ),
    )


def _running(start: Dense, stored: Mapping[date, bytes], added: Mapping[date, Dense]) -> Iterable[tuple[date, Dense]]:
    """Give the totals anew, one for each day on which they change."""
    kept = dict(zip(stored, unpack(list(stored.values())), strict=True))
    told, running, extra = start, start, np.zeros(WIDTH, dtype=np.int64)
    for day in sorted(kept.keys() | added.keys()):
        running = kept.get(day, running)
        extra = extra + added.get(day, 0)
        now = running + extra
        if (now != told).any():
            told = now
            yield day, now
