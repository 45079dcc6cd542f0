"""Every write of this room: totals kept in step with the records, folded upward, rebuilt and checked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
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

Key = tuple[int, str, date]
"""A congress, the role whose totals it adds to, and the day on which it does."""


def follow_congresses(congress_ids: Sequence[int]) -> None:
    """Bring the totals in step with congresses that changed, inside the transaction of the change."""
    stand_in_line()
    congresses = Congress.objects.filter(pk__in=congress_ids)
    columns = columns_of(congresses)
    now = {
        (key, role, date.fromordinal(day)): counts for key, role, day, counts in _packed(columns, increments(columns))
    }
    stored = Contribution.objects.filter(congress__in=congress_ids)
    before = {(row.congress_id, row.role, row.day): bytes(row.counts) for row in stored}
    changed = [key for key in before.keys() | now.keys() if before.get(key) != now.get(key)]
    if not changed:
        return
    _store(before, now, changed)
    _append_deltas(congresses, before, now, changed)
    if Delta.objects.count() > FOLD_AT:
        fold_totals()


def _store(before: Mapping[Key, bytes], now: Mapping[Key, bytes], changed: Iterable[Key]) -> None:
    rows = []
    for key in changed:
        named = dict(zip(("congress_id", "role", "day"), key, strict=True))
        if key in before:
            Contribution.objects.filter(**named).delete()
        if key in now:
            rows.append(Contribution(**named, counts=now[key]))
    Contribution.objects.bulk_create(rows)


def _append_deltas(
    congresses: QuerySet[Congress], before: Mapping[Key, bytes], now: Mapping[Key, bytes], changed: Iterable[Key]
) -> None:
    place = {pk: (cycle_id, unit_id) for pk, cycle_id, unit_id in congresses.values_list("pk", "cycle_id", "unit_id")}
    rows = []
    for key in changed:
        congress_id, role, day = key
        cycle_id, unit_id = place[congress_id]
        difference = total([now.get(key, b"")]) - total([before.get(key, b"")])
        rows.append(Delta(cycle_id=cycle_id, unit_id=unit_id, role=role, day=day, counts=pack(difference)))
    Delta.objects.bulk_create(rows)


def _packed(columns: Columns, found: Increments) -> Iterator[tuple[int, str, int, bytes]]:
    """Pack increments by congress, role and day; what one stretch of days takes back and the next adds is left out."""
    if not len(found):
        return
    congress = columns.congresses.key[found.congress]
    role = columns.congresses.attributes["role"][found.congress]
    order = np.lexsort((found.day, role, congress))
    congress, role, day = congress[order], role[order], found.day[order]
    measure, count = found.measure[order], found.count[order]
    new = [np.diff(column, prepend=-1) != 0 for column in (congress, role, day)]
    starts = np.flatnonzero(new[0] | new[1] | new[2]).tolist()
    for first, last in zip(starts, [*starts[1:], len(order)], strict=True):
        dense: Dense = np.zeros(WIDTH, dtype=np.int64)
        np.add.at(dense, measure[first:last], count[first:last])
        if dense.any():
            yield int(congress[first]), str(_ROLES[role[first]]), int(day[first]), pack(dense)


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
    fill(
        Contribution,
        ("congress", "role", "day", "counts"),
        ((key, role, _stored(day), counts) for key, role, day, counts in _packed(columns, found)),
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
