"""Every write of this room: totals kept in step with the records, folded upward, rebuilt and checked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
from django.db import transaction
from django.db.models import QuerySet

from daihoi.apps.accounts.audit import stand_in_line
from daihoi.apps.organisation.changes import Ended, Moved, TreeChange, tell_held_back
from daihoi.apps.organisation.models import FOREVER, STEP, Unit
from daihoi.apps.planning.models import Congress, Cycle
from daihoi.apps.reporting.filling import fill, stored_day
from daihoi.apps.reporting.folding import carry_over, fold
from daihoi.apps.reporting.loading import columns_of
from daihoi.apps.reporting.models import Contribution, Delta, SubtreeTotal
from daihoi.core.regulations.terms import LevelRole
from daihoi.core.rollup import (
    MEASURES,
    WIDTH,
    Columns,
    Dated,
    Increments,
    TotalRow,
    increments,
    level_by_level,
    pack,
    running_totals,
    total,
)
from daihoi.core.rollup.columns import Ints
from daihoi.core.rollup.packing import Dense

FOLD_AT = 400
_ROLES = list(LevelRole)

PerDay = dict[tuple[int, date], tuple[str, bytes]]
"""What each congress adds on each day: the role whose totals it adds to, and the packed counts."""


def follow_congresses(congress_ids: Sequence[int]) -> None:
    """Bring the totals in step with congresses that changed, inside the transaction of the change."""
    stand_in_line()
    congresses = Congress.objects.filter(pk__in=congress_ids)
    now = _per_congress_day(columns_of(congresses))
    stored = Contribution.objects.filter(congress__in=congress_ids)
    before = {(row.congress_id, row.day): (row.role, bytes(row.counts)) for row in stored}
    changed = [key for key in before.keys() | now.keys() if before.get(key) != now.get(key)]
    if not changed:
        return
    _store(before, now, changed)
    _append_deltas(congresses, before, now, changed)
    if Delta.objects.count() > FOLD_AT:
        fold_totals()


def _store(before: PerDay, now: PerDay, changed: Iterable[tuple[int, date]]) -> None:
    rows = []
    for congress_id, day in changed:
        key = (congress_id, day)
        if key in before:
            Contribution.objects.filter(congress_id=congress_id, day=day).delete()
        if key in now:
            role, counts = now[key]
            rows.append(Contribution(congress_id=congress_id, day=day, role=role, counts=counts))
    Contribution.objects.bulk_create(rows)


def _append_deltas(
    congresses: QuerySet[Congress], before: PerDay, now: PerDay, changed: Iterable[tuple[int, date]]
) -> None:
    place = {pk: (cycle_id, unit_id) for pk, cycle_id, unit_id in congresses.values_list("pk", "cycle_id", "unit_id")}
    rows = []
    for congress_id, day in changed:
        cycle_id, unit_id = place[congress_id]
        for role, difference in _differences(before.get((congress_id, day)), now.get((congress_id, day))):
            rows.append(Delta(cycle_id=cycle_id, unit_id=unit_id, role=role, day=day, counts=pack(difference)))
    Delta.objects.bulk_create(rows)


def _differences(before: tuple[str, bytes] | None, now: tuple[str, bytes] | None) -> Iterator[tuple[str, Dense]]:
    """Give what is to be added to each role's totals; a congress may have changed its role."""
    told = [
        (role, times * total([counts])) for times, part in ((-1, before), (1, now)) if part for role, counts in [part]
    ]
    for role in dict(told):
        difference = sum((counts for each, counts in told if each == role), np.zeros(WIDTH, dtype=np.int64))
        if difference.any():
            yield role, difference


def _per_congress_day(columns: Columns) -> PerDay:
    keys, roles = columns.congresses.key, columns.congresses.attributes["role"]
    return {
        (int(keys[row]), date.fromordinal(day)): (str(_ROLES[roles[row]]), counts)
        for row, day, counts in _packed_days(increments(columns))
    }


def _packed_days(found: Increments) -> Iterator[tuple[int, int, bytes]]:
    """Pack increments congress by congress and day by day."""
    if not len(found):
        return
    order = np.lexsort((found.day, found.congress))
    congress, day = found.congress[order], found.day[order]
    measure, count = found.measure[order], found.count[order]
    starts = np.flatnonzero((np.diff(congress, prepend=-1) != 0) | (np.diff(day, prepend=-1) != 0)).tolist()
    for first, last in zip(starts, [*starts[1:], len(order)], strict=True):
        dense: Dense = np.zeros(WIDTH, dtype=np.int64)
        np.add.at(dense, measure[first:last], count[first:last])
        if dense.any():
            yield int(congress[first]), int(day[first]), pack(dense)


@transaction.atomic
def fold_totals() -> int:
    """Add the pending deltas to the totals of the units above them; gives how many were folded."""
    stand_in_line()
    tell_held_back()
    pending = list(Delta.objects.select_related("unit"))
    fold(pending)
    Delta.objects.filter(pk__in=[delta.pk for delta in pending]).delete()
    return len(pending)


def follow_tree(changes: Sequence[TreeChange]) -> None:
    """Bring the totals in step with units that moved or ended, inside the transaction of the change."""
    if moves := [change for change in changes if isinstance(change, Moved)]:
        stand_in_line()
        carry_over(moves)
    if ended := {change.unit_id for change in changes if isinstance(change, Ended)}:
        follow_congresses(list(Congress.objects.filter(unit__in=ended).values_list("pk", flat=True)))


@transaction.atomic
def rebuild_totals(cycle: Cycle) -> None:
    """Work out every contribution and every total of a cycle anew from the records."""
    stand_in_line()
    tell_held_back()
    columns = columns_of(Congress.objects.filter(cycle=cycle))
    found = increments(columns)
    Contribution.objects.filter(congress__in=Congress.objects.filter(cycle=cycle)).delete()
    SubtreeTotal.objects.filter(cycle=cycle).delete()
    Delta.objects.filter(cycle=cycle).delete()
    keys, roles = columns.congresses.key, columns.congresses.attributes["role"]
    fill(
        Contribution,
        ("congress", "role", "day", "counts"),
        ((int(keys[row]), str(_ROLES[roles[row]]), _stored(day), counts) for row, day, counts in _packed_days(found)),
    )
    unit_ids, rows = _totals_from(cycle, columns, found)
    fill(
        SubtreeTotal,
        ("cycle", "unit", "role", "since", "until", "counts"),
        (
            (cycle.pk, unit_ids[row.node], str(_ROLES[row.role]), _stored(row.since), _stored(row.until), row.counts)
            for row in rows
        ),
    )


@cache
def _stored(day: int) -> object:
    return stored_day(date.fromordinal(day))


def _totals_from(cycle: Cycle, columns: Columns, found: Increments) -> tuple[list[int], Iterator[TotalRow]]:
    units = list(Unit.objects.order_by("path").values_list("pk", "parent_id"))
    node_of = {pk: node for node, (pk, _) in enumerate(units)}
    parents: Ints = np.array([node_of.get(parent, -1) for _, parent in units], dtype=np.int64)
    unit_of = dict(Congress.objects.filter(cycle=cycle).values_list("pk", "unit_id"))
    nodes: Ints = np.array([node_of[unit_of[key]] for key in columns.congresses.key.tolist()], dtype=np.int64)
    role = columns.congresses.attributes["role"]
    own = Dated(nodes[found.congress], role[found.congress], found.day, found.measure, found.count)
    levels = level_by_level(own, parents)
    rows = (row for level in levels for row in running_totals(level, WIDTH, FOREVER.toordinal()))
    return [pk for pk, _ in units], rows


@dataclass(frozen=True)
class Drift:
    """A stored total that is not what the records add up to."""

    unit: str
    role: LevelRole
    measure: str
    stored: int
    from_records: int


def drift(cycle: Cycle) -> Iterator[Drift]:
    """Compare every stored total, with what awaits folding, against a fresh count of the records; changes nothing."""
    columns = columns_of(Congress.objects.filter(cycle=cycle))
    unit_ids, rows = _totals_from(cycle, columns, increments(columns))
    expected = {(unit_ids[row.node], _ROLES[row.role]): row.counts for row in rows if row.until == FOREVER.toordinal()}
    stored = _stored_last(cycle)
    codes = {measure.id: measure.code for measure in MEASURES}
    names = dict(Unit.objects.values_list("pk", "code"))
    for unit_id, role in sorted(expected.keys() | stored.keys()):
        now = total([expected.get((unit_id, role), b"")])
        kept = stored.get((unit_id, role), np.zeros(WIDTH, dtype=np.int64))
        for place in np.flatnonzero(now != kept).tolist():
            yield Drift(names[unit_id], role, codes.get(place, str(place)), int(kept[place]), int(now[place]))


def _stored_last(cycle: Cycle) -> dict[tuple[int, LevelRole], Dense]:
    rows = SubtreeTotal.objects.filter(cycle=cycle, until=FOREVER).values_list("unit_id", "role", "counts")
    kept = {(unit_id, LevelRole(role)): total([bytes(counts)]) for unit_id, role, counts in rows.iterator()}
    unit_at = dict(Unit.objects.values_list("path", "pk"))
    for delta in Delta.objects.filter(cycle=cycle).select_related("unit"):
        for end in range(STEP, len(delta.unit.path) + 1, STEP):
            key = (unit_at[delta.unit.path[:end]], LevelRole(delta.role))
            kept[key] = kept.get(key, np.zeros(WIDTH, dtype=np.int64)) + total([bytes(delta.counts)])
    return kept
