"""Every write of this room: units made, moved, merged, split, ended; members kept."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max

from daihoi.apps.accounts.audit import Act, EntryType, record
from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.permissions import below, require
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.organisation.models import BEGINNING, FOREVER, STEP, Placement, Succession, Unit
from daihoi.core.names import search_key, sort_key

UNIT_CREATED = EntryType("organisation.unit_created", "Lập đơn vị")
UNIT_MOVED = EntryType("organisation.unit_moved", "Chuyển đơn vị")
UNIT_ENDED = EntryType("organisation.unit_ended", "Kết thúc đơn vị")
UNITS_SUCCEEDED = EntryType("organisation.units_succeeded", "Sáp nhập, chia tách, chuyển đổi đơn vị")

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class UnitSnapshot:
    """What the log keeps of a unit."""

    code: str
    name: str
    parent: str
    valid_from: date
    valid_until: date


def snapshot(unit: Unit) -> UnitSnapshot:
    """Give what the log keeps of a unit."""
    parent = unit.parent.code if unit.parent else ""
    return UnitSnapshot(unit.code, unit.name, parent, unit.valid_from, unit.valid_until)


def path_step(place: int) -> str:
    """Write a place among siblings as four characters in byte order, from `0000` to `ZZZZ`."""
    text = ""
    for _ in range(STEP):
        place, digit = divmod(place, len(_DIGITS))
        text = _DIGITS[digit] + text
    if place:
        raise ValueError("a unit has more children than a path step can tell apart")
    return text


def next_place(parent: Unit | None) -> int:
    """Give the first free place below a parent, counting units that ended or left."""
    prefix = parent.path if parent else ""
    depth = parent.depth + 1 if parent else 0
    siblings = Unit.objects.filter(below(prefix), depth=depth) if prefix else Unit.objects.filter(depth=0)
    last_now = siblings.aggregate(last=Max("path"))["last"]
    past = Placement.objects.filter(below(prefix) if prefix else below(""), parent=parent)
    last = max(filter(None, [last_now, past.aggregate(last=Max("path"))["last"]]), default=None)
    return int(last[-STEP:], len(_DIGITS)) + 1 if last else 0


def unit_row(*, code: str, name: str, parent: Unit | None, place: int, valid_from: date = BEGINNING) -> Unit:
    """Give an unsaved unit with its path and keys worked out."""
    return Unit(
        code=code,
        name=name,
        parent=parent,
        path=(parent.path if parent else "") + path_step(place),
        depth=parent.depth + 1 if parent else 0,
        valid_from=valid_from,
        search=f"{search_key(name)} {search_key(code)}",
        sort=sort_key(name),
    )


def placement_row(unit: Unit, *, valid_from: date | None = None) -> Placement:
    """Give an unsaved placement that says where a unit stands from a day on."""
    return Placement(unit=unit, parent=unit.parent, path=unit.path, valid_from=valid_from or unit.valid_from)


@transaction.atomic
def create_unit(*, actor: User | None, code: str, name: str, parent: Unit | None, valid_from: date = BEGINNING) -> Unit:
    """Make a unit below a parent; the installation itself (`actor` None) makes the first one."""
    if actor is not None:
        require(actor, Permission.MANAGE_UNITS, parent.path if parent else "")
    unit = unit_row(code=code, name=name, parent=parent, place=next_place(parent), valid_from=valid_from)
    unit.save()
    placement_row(unit).save()
    record(Act(actor=actor, kind=UNIT_CREATED, unit_code=code, subject=name, after=snapshot(unit)))
    return unit


@transaction.atomic
def move_unit(*, actor: User, unit: Unit, parent: Unit, on: date, reason: str) -> Unit:
    """Put a unit and its subtree below another parent from a day on; where it stood before stays in the history."""
    require(actor, Permission.MANAGE_UNITS, unit.path)
    require(actor, Permission.MANAGE_UNITS, parent.path)
    if parent.path.startswith(unit.path):
        raise ValueError(f"«{parent.name}» nằm trong «{unit.name}», không thể là cấp trên của đơn vị này.")
    before = snapshot(unit)
    _replace_subtree(unit, parent, on)
    moved = Unit.objects.select_related("parent").get(pk=unit.pk)
    record(
        Act(
            actor=actor,
            kind=UNIT_MOVED,
            unit_code=unit.code,
            subject=unit.name,
            before=before,
            after=snapshot(moved),
            reason=reason,
        )
    )
    return moved


def _replace_subtree(unit: Unit, parent: Unit, on: date) -> None:
    old_path, new_path = unit.path, parent.path + path_step(next_place(parent))
    deeper = parent.depth + 1 - unit.depth
    moving = list(Unit.objects.filter(below(old_path)).select_related("parent").order_by("path"))
    for row in moving:
        row.path = new_path + row.path[len(old_path) :]
        row.depth += deeper
    moving[0].parent = parent
    Unit.objects.bulk_update(moving, ["path", "depth", "parent"], batch_size=500)
    open_now = Placement.objects.filter(unit__in=moving, valid_until=FOREVER)
    open_now.filter(valid_from__gte=on).delete()
    open_now.update(valid_until=on)
    Placement.objects.bulk_create([placement_row(row, valid_from=on) for row in moving], batch_size=1000)


@transaction.atomic
def end_unit(*, actor: User, unit: Unit, on: date, reason: str) -> None:
    """End a unit from a day on; it must have no living unit below it."""
    require(actor, Permission.MANAGE_UNITS, unit.path)
    if unit.children.filter(valid_until__gt=on).exists():
        raise ValueError(f"«{unit.name}» còn đơn vị trực thuộc. Chuyển hoặc kết thúc các đơn vị đó trước.")
    before = snapshot(unit)
    unit.valid_until = on
    unit.save(update_fields=["valid_until"])
    unit.placements.filter(valid_until=FOREVER).update(valid_until=on)
    record(
        Act(
            actor=actor,
            kind=UNIT_ENDED,
            unit_code=unit.code,
            subject=unit.name,
            before=before,
            after=snapshot(unit),
            reason=reason,
        )
    )


@transaction.atomic
def merge_units(*, actor: User, units: list[Unit], into: Unit, on: date, reason: str) -> None:
    """Merge units into another: what stood below them moves there, they end, and the link stays in the history."""
    require(actor, Permission.MANAGE_UNITS, into.path)
    for unit in units:
        for child in unit.children.filter(valid_until__gt=on):
            move_unit(actor=actor, unit=child, parent=Unit.objects.get(pk=into.pk), on=on, reason=reason)
        Succession.objects.create(predecessor=unit, successor=into, kind=Succession.Kind.MERGE, on=on)
        end_unit(actor=actor, unit=Unit.objects.get(pk=unit.pk), on=on, reason=reason)
    _record_succession(actor, units, [into], reason)


@transaction.atomic
def split_unit(*, actor: User, unit: Unit, into: list[Unit], on: date, reason: str) -> None:
    """Record that a unit goes on in several others from a day on, and end it."""
    require(actor, Permission.MANAGE_UNITS, unit.path)
    for successor in into:
        Succession.objects.create(predecessor=unit, successor=successor, kind=Succession.Kind.SPLIT, on=on)
    end_unit(actor=actor, unit=unit, on=on, reason=reason)
    _record_succession(actor, [unit], into, reason)


def _record_succession(actor: User, before: list[Unit], after: list[Unit], reason: str) -> None:
    record(
        Act(
            actor=actor,
            kind=UNITS_SUCCEEDED,
            unit_code=after[0].code,
            subject=", ".join(unit.name for unit in after),
            before=[unit.code for unit in before],
            after=[unit.code for unit in after],
            reason=reason,
        )
    )
