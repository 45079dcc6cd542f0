"""How long moving a grassroots body with its cells takes, beside the bare storing of the rows that the move leaves."""

import time
from dataclasses import dataclass
from statistics import median
from typing import Any

from django.db import connection, transaction
from django.db.models import Count, Model, Q, QuerySet
from django.utils import timezone

from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.permissions import below
from daihoi.apps.organisation.models import Placement, Unit
from daihoi.apps.organisation.services import move_unit
from daihoi.apps.planning.models import Congress, Cycle
from daihoi.apps.reporting.filling import fill
from daihoi.apps.reporting.models import SubtreeTotal
from daihoi.core.measured import Measured
from daihoi.core.regulations.terms import LevelRole

MOVES = 15


@dataclass(frozen=True)
class _Taken:
    """How long one move took, how long its rows take to store, and how many units went."""

    ours: float
    floor: float
    units: int


def measure_moves(cycle: Cycle, actor: User) -> Measured:
    """Move the bodies with the most cells to another upper body, one after another, and undo each move."""
    bodies = Congress.objects.filter(cycle=cycle, role=LevelRole.GRASSROOTS).values("unit")
    largest = Unit.objects.filter(pk__in=bodies).annotate(cells=Count("children")).order_by("-cells", "path")
    taken = [_measured(unit, actor) for unit in largest[:MOVES]]
    units = sum(each.units for each in taken)
    return Measured(
        "move",
        median(each.ours for each in taken) * 1000,
        "ms (median)",
        median(each.floor for each in taken) * 1000,
        f"{MOVES} bodies with {units} units; the slowest {max(each.ours for each in taken) * 1000:.0f} ms",
    )


def _measured(unit: Unit, actor: User) -> _Taken:
    old = Unit.objects.get(children=unit)
    new = Unit.objects.filter(depth=old.depth).exclude(pk=old.pk).order_by("path")[0]
    today = timezone.localdate()
    with transaction.atomic():
        started = time.perf_counter()
        moved = move_unit(actor=actor, unit=unit, parent=new, on=today, reason="Đo thời gian")
        ours = time.perf_counter() - started
        placed = _rows(Placement.objects.filter(below(moved.path), valid_from=today))
        added_up = _rows(SubtreeTotal.objects.filter(Q(unit=old) | Q(unit=new)))
        transaction.set_rollback(True)
    with transaction.atomic():
        SubtreeTotal.objects.filter(Q(unit=old) | Q(unit=new)).delete()
        started = time.perf_counter()
        _store(Placement, placed)
        _store(SubtreeTotal, added_up)
        floor = time.perf_counter() - started
        transaction.set_rollback(True)
    return _Taken(ours, floor, len(placed))


def _rows(rows: QuerySet[Any]) -> list[tuple[Any, ...]]:
    return [
        tuple(
            field.get_db_prep_save(getattr(row, field.attname), connection) for field in row._meta.concrete_fields[1:]
        )
        for row in rows
    ]


def _store(model: type[Model], rows: list[tuple[Any, ...]]) -> None:
    fill(model, tuple(field.name for field in model._meta.concrete_fields[1:]), rows)
