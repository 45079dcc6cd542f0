"""Reads totals: what a unit's subtree adds up to, by role, as of a day.

The stored totals stand on today's tree and leave out what is not yet folded, so a reader adds the pending deltas of
the subtree. For a day before the tree last changed they are added up from the congresses as units stood then.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from os.path import commonprefix

import numpy as np
from django.db.models import Q, QuerySet

from daihoi.apps.accounts.permissions import below
from daihoi.apps.organisation.models import Placement, Unit
from daihoi.apps.organisation.queries import tree_changed_since
from daihoi.apps.planning.models import Cycle
from daihoi.apps.reporting.models import Contribution, Delta, SubtreeTotal
from daihoi.core.regulations.terms import LevelRole
from daihoi.core.rollup import BY_CODE, WIDTH, total
from daihoi.core.rollup.packing import Dense


@dataclass(frozen=True)
class Totals:
    """The figures of one unit's subtree for one role or several, by measure code."""

    counts: Dense

    def __getitem__(self, code: str) -> int:
        return int(self.counts[BY_CODE[code].id])

    def __add__(self, other: "Totals") -> "Totals":
        return Totals(self.counts + other.counts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Totals) and bool(np.array_equal(self.counts, other.counts))

    def __hash__(self) -> int:
        return hash(self.counts.tobytes())


NOTHING = Totals(np.zeros(WIDTH, dtype=np.int64))
ByRole = Mapping[LevelRole, Totals]


def totals(unit: Unit, cycle: Cycle, as_of: date) -> ByRole:
    """Give the totals of a unit's subtree, one for each role in it."""
    return totals_of([unit], cycle, as_of)[unit.pk]


def totals_of(units: Iterable[Unit], cycle: Cycle, as_of: date) -> dict[int, ByRole]:
    """Give the totals of several units' subtrees by unit key, in two queries whatever their size.

    None of the units may stand below another.
    """
    wanted = list(units)
    if tree_changed_since(as_of):
        return {unit.pk: _as_placed(unit, cycle, as_of) for unit in wanted}
    packed: defaultdict[tuple[int, str], list[bytes]] = defaultdict(list)
    for path, role, counts in _stored_with_pending(wanted, cycle, as_of):
        for unit in wanted:
            if path.startswith(unit.path):
                packed[unit.pk, role].append(bytes(counts))
    return {unit.pk: _by_role(packed, unit.pk) for unit in wanted}


def _stored_with_pending(units: list[Unit], cycle: Cycle, as_of: date) -> Iterable[tuple[str, str, bytes | memoryview]]:
    """Read both kinds of rows in one statement, so that a fold in between is seen whole or not at all."""
    shared = commonprefix([unit.path for unit in units])  # noqa: RUF071 (tree paths, not files)
    stored = SubtreeTotal.objects.filter(cycle=cycle, unit__in=units, until__gt=as_of, since__lte=as_of)
    pending = Delta.objects.filter(below(shared, "unit__path"), cycle=cycle, day__lte=as_of)
    return (
        stored.order_by()
        .values_list("unit__path", "role", "counts")
        .union(pending.order_by().values_list("unit__path", "role", "counts"), all=True)
    )


def _by_role(packed: Mapping[tuple[int, str], list[bytes]], unit_id: int) -> ByRole:
    found = {role: Totals(total(packed[unit_id, role])) for role in LevelRole if (unit_id, role) in packed}
    return {role: counts for role, counts in found.items() if counts != NOTHING}


def _as_placed(unit: Unit, cycle: Cycle, as_of: date) -> ByRole:
    rows = _placed_contributions(unit, cycle, as_of).filter(day__lte=as_of)
    packed: defaultdict[tuple[int, str], list[bytes]] = defaultdict(list)
    for role, counts in rows.values_list("role", "counts"):
        packed[unit.pk, role].append(bytes(counts))
    return _by_role(packed, unit.pk)


def own_totals(unit: Unit, cycle: Cycle, as_of: date) -> ByRole:
    """Give what a unit's own congress adds, without those below it."""
    rows = Contribution.objects.filter(congress__unit=unit, congress__cycle=cycle, day__lte=as_of)
    packed: defaultdict[tuple[int, str], list[bytes]] = defaultdict(list)
    for role, counts in rows.values_list("role", "counts"):
        packed[unit.pk, role].append(bytes(counts))
    return _by_role(packed, unit.pk)


def _placed_contributions(unit: Unit, cycle: Cycle, as_of: date) -> QuerySet[Contribution]:
    """Give what the units that stood in a subtree on a day add, on whatever day."""
    standing = Q(valid_from__lte=as_of, valid_until__gt=as_of)
    here = Placement.objects.filter(standing, unit=unit).first()
    if here is None:
        return Contribution.objects.none()
    placed = Placement.objects.filter(standing, below(here.path))
    return Contribution.objects.filter(congress__cycle=cycle, congress__unit__in=placed.values("unit"))
