"""Every write of this room: totals kept in step with the records, folded upward, rebuilt and checked."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from django.db import connection, transaction
from django.db.models import QuerySet

from daihoi.apps.organisation.models import FOREVER, Unit
from daihoi.apps.planning.models import Congress, Cycle
from daihoi.apps.reporting import locks
from daihoi.apps.reporting.filling import fill
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
    unpack,
)
from daihoi.core.rollup.columns import Ints
from daihoi.core.rollup.packing import Dense

FOLD_AT = 400
_ROLES = list(LevelRole)

PerDay = dict[tuple[int, date], bytes]


def follow_congresses(congress_ids: Sequence[int]) -> None:
    """Bring the totals in step with congresses that changed, inside the transaction of the change."""
    locks.follow_totals()
    congresses = Congress.objects.filter(pk__in=congress_ids)
    now = _per_congress_day(columns_of(congresses))
    stored = Contribution.objects.filter(congress__in=congress_ids)
    before = {(row.congress_id, row.day): bytes(row.counts) for row in stored}
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
            rows.append(Contribution(congress_id=congress_id, day=day, counts=now[key]))
    Contribution.objects.bulk_create(rows)


def _append_deltas(
    congresses: QuerySet[Congress], before: PerDay, now: PerDay, changed: Iterable[tuple[int, date]]
) -> None:
    place = {row.pk: row for row in congresses.select_related("unit")}
    rows = []
    for congress_id, day in changed:
        congress = place[congress_id]
        difference = total([now.get((congress_id, day), b"")]) - total([before.get((congress_id, day), b"")])
        rows.append(
            Delta(
                cycle_id=congress.cycle_id,
                path=congress.unit.path,
                role=congress.role,
                day=day,
                counts=pack(difference),
            )
        )
    Delta.objects.bulk_create(rows)


def _per_congress_day(columns: Columns) -> PerDay:
    found = increments(columns)
    return {
        (int(columns.congresses.key[row]), date.fromordinal(day)): counts for row, day, counts in _packed_days(found)
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
    if not locks.may_fold():
        return 0
    pending = list(Delta.objects.all())
    grouped: defaultdict[tuple[int, str, str], dict[date, list[bytes]]] = defaultdict(lambda: defaultdict(list))
    for delta in pending:
        for end in range(4, len(delta.path) + 1, 4):
            grouped[delta.cycle_id, delta.path[:end], delta.role][delta.day].append(bytes(delta.counts))
    unit_at = dict(Unit.objects.filter(path__in={path for _, path, _ in grouped}).values_list("path", "pk"))
    for cycle_id, path, role in sorted(grouped):
        _fold_into(cycle_id, unit_at[path], role, grouped[cycle_id, path, role])
    Delta.objects.filter(pk__in=[delta.pk for delta in pending]).delete()
    return len(pending)


def _fold_into(cycle_id: int, unit_id: int, role: str, added: dict[date, list[bytes]]) -> None:
    """Rewrite one unit's running totals of one role from the first changed day on."""
    rows = SubtreeTotal.objects.filter(cycle_id=cycle_id, unit_id=unit_id, role=role)
    first = min(added)
    last_before = rows.filter(since__lt=first).order_by("-since").first()
    after = list(rows.filter(since__gte=first).order_by("since").values_list("since", "counts"))
    running = total([bytes(last_before.counts)]) if last_before else np.zeros(WIDTH, dtype=np.int64)
    stored = dict(zip([day for day, _ in after], unpack([bytes(counts) for _, counts in after]), strict=True))
    extra = np.zeros(WIDTH, dtype=np.int64)
    days = sorted(stored.keys() | added.keys())
    fresh = []
    for day, until in zip(days, [*days[1:], FOREVER], strict=True):
        running = stored.get(day, running)
        extra = extra + total(added.get(day, []))
        fresh.append(
            SubtreeTotal(
                cycle_id=cycle_id, unit_id=unit_id, role=role, since=day, until=until, counts=pack(running + extra)
            )
        )
    rows.filter(since__gte=first).delete()
    if last_before:
        rows.filter(pk=last_before.pk).update(until=first)
    SubtreeTotal.objects.bulk_create(fresh)


@transaction.atomic
def rebuild_totals(cycle: Cycle) -> None:
    """Work out every contribution and every total of a cycle anew from the records."""
    locks.replace_totals()
    columns = columns_of(Congress.objects.filter(cycle=cycle))
    found = increments(columns)
    Contribution.objects.filter(congress__cycle=cycle).delete()
    SubtreeTotal.objects.filter(cycle=cycle).delete()
    Delta.objects.filter(cycle=cycle).delete()
    keys = columns.congresses.key
    fill(
        Contribution,
        ("congress", "day", "counts"),
        ((int(keys[row]), _stored(day), counts) for row, day, counts in _packed_days(found)),
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


def _stored(day: int) -> object:
    return connection.ops.adapt_datefield_value(date.fromordinal(day))


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


def rebuild_after_tree_change() -> None:
    """Work out every cycle's totals anew once units moved or ended."""
    for cycle in Cycle.objects.all():
        rebuild_totals(cycle)


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
    for delta in Delta.objects.filter(cycle=cycle):
        for end in range(4, len(delta.path) + 1, 4):
            key = (unit_at[delta.path[:end]], LevelRole(delta.role))
            kept[key] = kept.get(key, np.zeros(WIDTH, dtype=np.int64)) + total([bytes(delta.counts)])
    return kept
