"""Every write of this room: units made, renamed, moved, merged, split, ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import CharField, F, Max, Value
from django.db.models.functions import Concat, Substr

from daihoi.apps.accounts.audit import Act, EntryType, record, stand_in_line
from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.permissions import below, require
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.organisation import effects
from daihoi.apps.organisation.authority import require_decision
from daihoi.apps.organisation.changes import Ended, Moved, told_once, tree_changed
from daihoi.apps.organisation.effects import Part, living_children, members_of, placements_now
from daihoi.apps.organisation.models import BEGINNING, FOREVER, STEP, Placement, Succession, Unit
from daihoi.apps.organisation.naming import give_name, named_since, past_name_row
from daihoi.apps.organisation.queries import ancestors
from daihoi.apps.organisation.refusals import given_reason, refuse
from daihoi.core.language import say
from daihoi.core.regulations.terms import UnitNature

UNIT_CREATED = EntryType("organisation.unit_created", "Lập đơn vị")
UNIT_RENAMED = EntryType("organisation.unit_renamed", "Đổi tên đơn vị")
NAME_CORRECTED = EntryType("organisation.name_corrected", "Sửa tên đơn vị ghi sai")
UNIT_DESCRIBED = EntryType("organisation.unit_described", "Ghi loại hình đơn vị")
UNIT_MOVED = EntryType("organisation.unit_moved", "Chuyển đơn vị")
UNIT_ENDED = EntryType("organisation.unit_ended", "Kết thúc đơn vị")
END_TAKEN_BACK = EntryType("organisation.end_taken_back", "Hủy việc kết thúc đơn vị")
UNITS_SUCCEEDED = EntryType("organisation.units_succeeded", "Sáp nhập, chia tách, chuyển đổi đơn vị")

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class UnitSnapshot:
    """What the log keeps of a unit."""

    code: str
    name: str
    named_since: date
    parent: str
    valid_from: date
    valid_until: date
    nature: str
    merged_from: int | None


def snapshot(unit: Unit) -> UnitSnapshot:
    """Give what the log keeps of a unit."""
    parent = unit.parent.code if unit.parent else ""
    since, until = unit.valid_from, unit.valid_until
    return UnitSnapshot(unit.code, unit.name, named_since(unit), parent, since, until, unit.nature, unit.merged_from)


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
    unit = Unit(
        code=code,
        parent=parent,
        path=(parent.path if parent else "") + path_step(place),
        depth=parent.depth + 1 if parent else 0,
        valid_from=valid_from,
    )
    give_name(unit, name)
    return unit


def placement_row(unit: Unit, *, valid_from: date | None = None) -> Placement:
    """Give an unsaved placement that says where a unit stands from a day on."""
    return Placement(unit=unit, parent=unit.parent, path=unit.path, valid_from=valid_from or unit.valid_from)


@transaction.atomic
def create_unit(*, actor: User | None, code: str, name: str, parent: Unit | None, valid_from: date = BEGINNING) -> Unit:
    """Make a unit below a parent; the installation itself (`actor` None) makes the first one."""
    if actor is not None:
        require(actor, Permission.MANAGE_UNITS, parent.path if parent else "")
    stand_in_line()
    parent = _now(parent) if parent else None
    effects.creation(code, name, parent, valid_from)
    unit = unit_row(code=code, name=name, parent=parent, place=next_place(parent), valid_from=valid_from)
    unit.save()
    placement_row(unit).save()
    record(Act(actor=actor, kind=UNIT_CREATED, unit_code=code, subject=name, after=snapshot(unit)))
    return unit


@transaction.atomic
def rename_unit(*, actor: User, unit: Unit, name: str, on: date | None, reason: str) -> Unit:
    """Give a unit another name from a day on; without a day its present name, written wrongly, is corrected."""
    require_decision(actor, unit)
    reason = given_reason(reason, "Ghi lý do đổi tên đơn vị.")
    name = " ".join(name.split())
    if not name:
        raise refuse("Ghi tên đầy đủ của đơn vị.", "name")
    unit = _now(unit)
    if unit.name == name:
        return unit
    before = snapshot(unit)
    if on is not None:
        effects.renaming(unit, on)
        past_name_row(unit, named_since(unit), on).save()
    give_name(unit, name)
    unit.save(update_fields=["name", "sort", "search"])
    _record(actor, UNIT_RENAMED if on else NAME_CORRECTED, unit, before, reason)
    return unit


@transaction.atomic
def describe_unit(*, actor: User, unit: Unit, nature: UnitNature | None, merged_from: int | None, reason: str) -> Unit:
    """Say what kind of unit it is and from how many it was merged, on which some rules depend (sheet B.3.8, B.4)."""
    require(actor, Permission.MANAGE_UNITS, unit.path)
    reason = given_reason(reason, "Ghi lý do hoặc căn cứ của loại hình này.")
    unit = _now(unit)
    effects.description(unit, merged_from)
    before = snapshot(unit)
    unit.nature, unit.merged_from = nature or "", merged_from
    if snapshot(unit) == before:
        return unit
    unit.save(update_fields=["nature", "merged_from"])
    _record(actor, UNIT_DESCRIBED, unit, before, reason)
    return unit


@transaction.atomic
def move_unit(*, actor: User, unit: Unit, parent: Unit, on: date, reason: str) -> Unit:
    """Put a unit and its subtree below another parent from a day on; where it stood before stays in the history."""
    require_decision(actor, unit)
    require(actor, Permission.MANAGE_UNITS, parent.path)
    reason = given_reason(reason, "Ghi lý do chuyển đơn vị.")
    stand_in_line()
    unit, parent = _now(unit), _now(parent)
    effects.move(unit, parent, on)
    before, above_before = snapshot(unit), _keys(ancestors(unit)[:-1])
    _replace_subtree(unit, parent, on)
    moved = _now(unit)
    _record(actor, UNIT_MOVED, moved, before, reason)
    tree_changed(Moved(unit.pk, above_before, _keys(ancestors(parent))))
    return moved


def _replace_subtree(unit: Unit, parent: Unit, on: date) -> None:
    """Move the subtree in the database: placements go on from the day at the new place, then the units themselves."""
    old, new = unit.path, parent.path + path_step(next_place(parent))
    moved_path = Concat(Value(new), Substr("path", len(old) + 1), output_field=CharField())
    holding = placements_now(old, on)
    going_on = list(holding.filter(valid_from__lt=on).select_related(None))
    later = list(holding.filter(valid_from__gte=on).values_list("pk", flat=True))
    Placement.objects.filter(pk__in=[placement.pk for placement in going_on]).update(valid_until=on)
    Placement.objects.filter(pk__in=later).update(path=moved_path)
    Placement.objects.bulk_create([_carried_on(each, old, new, on) for each in going_on], batch_size=1000)
    Placement.objects.filter(unit=unit, path=new).update(parent=parent)
    Unit.objects.filter(below(old)).update(path=moved_path, depth=F("depth") + parent.depth + 1 - unit.depth)
    Unit.objects.filter(pk=unit.pk).update(parent=parent)


def _carried_on(placement: Placement, old: str, new: str, on: date) -> Placement:
    return Placement(
        unit_id=placement.unit_id,
        parent_id=placement.parent_id,
        path=new + placement.path[len(old) :],
        valid_from=on,
        valid_until=placement.valid_until,
    )


@transaction.atomic
def end_unit(*, actor: User, unit: Unit, on: date, reason: str) -> None:
    """End a unit from a day on; it must have no living unit below it."""
    require_decision(actor, unit)
    reason = given_reason(reason, "Ghi lý do kết thúc đơn vị.")
    stand_in_line()
    unit = _now(unit)
    effects.ending(unit, on)
    before = snapshot(unit)
    unit.valid_until = on
    unit.save(update_fields=["valid_until"])
    unit.placements.filter(path=unit.path).update(valid_until=on)
    _record(actor, UNIT_ENDED, unit, before, reason)
    tree_changed(Ended(unit.pk))


@transaction.atomic
def take_end_back(*, actor: User, unit: Unit, reason: str) -> None:
    """Let a unit that was ended by mistake live on, as long as nothing was built on its end."""
    require_decision(actor, unit)
    reason = given_reason(reason, "Ghi lý do hủy việc kết thúc đơn vị.")
    stand_in_line()
    unit = _now(unit)
    effects.taking_end_back(unit)
    before, ended_on = snapshot(unit), unit.valid_until
    unit.valid_until = FOREVER
    unit.save(update_fields=["valid_until"])
    unit.placements.filter(path=unit.path, valid_until=ended_on).update(valid_until=FOREVER)
    _record(actor, END_TAKEN_BACK, unit, before, reason)
    tree_changed(Ended(unit.pk))


@transaction.atomic
def merge_units(*, actor: User, units: Sequence[Unit], into: Unit, on: date, reason: str) -> None:
    """Merge units into another: what stood below them and their members go there, they end, the link stays."""
    require(actor, Permission.MANAGE_UNITS, into.path)
    for unit in units:
        require_decision(actor, unit)
    reason = given_reason(reason, "Ghi lý do sáp nhập.")
    stand_in_line()
    effects.merger([_now(unit) for unit in units], _now(into), on)
    with told_once():
        for unit in units:
            for child in living_children(unit, on).exclude(parent=into):
                move_unit(actor=actor, unit=child, parent=into, on=on, reason=reason)
            members_of(unit).update(unit=into)
            _succeed(unit, into, Succession.Kind.MERGE, on)
            end_unit(actor=actor, unit=unit, on=on, reason=reason)
        _record_succession(actor, units, [into], reason)


@transaction.atomic
def dissolve_unit(*, actor: User, unit: Unit, on: date, reason: str) -> None:
    """End a level between: what stands below a unit goes directly below its parent, and the unit ends (sheet G.1)."""
    require_decision(actor, unit)
    reason = given_reason(reason, "Ghi lý do kết thúc đơn vị.")
    stand_in_line()
    unit = _now(unit)
    effects.dissolution(unit, on)
    with told_once():
        for child in living_children(unit, on):
            move_unit(actor=actor, unit=child, parent=_parent(unit), on=on, reason=reason)
        end_unit(actor=actor, unit=unit, on=on, reason=reason)


@transaction.atomic
def split_unit(*, actor: User, unit: Unit, parts: Sequence[Part], on: date, reason: str) -> list[Unit]:
    """Split a unit into new ones beside it, share out what stood below it, and end it; members go to the first."""
    require_decision(actor, unit)
    reason = given_reason(reason, "Ghi lý do chia tách.")
    stand_in_line()
    unit = _now(unit)
    effects.division(unit, parts, on)
    with told_once():
        made = [_part_made(actor, unit, part, on, reason) for part in parts]
        members_of(unit).update(unit=made[0])
        end_unit(actor=actor, unit=unit, on=on, reason=reason)
        _record_succession(actor, [unit], made, reason)
    return made


def _part_made(actor: User, unit: Unit, part: Part, on: date, reason: str) -> Unit:
    made = create_unit(actor=actor, code=part.code, name=part.name, parent=_parent(unit), valid_from=on)
    for child in part.children:
        move_unit(actor=actor, unit=child, parent=made, on=on, reason=reason)
    _succeed(unit, made, Succession.Kind.SPLIT, on)
    return made


def _succeed(predecessor: Unit, successor: Unit, kind: Succession.Kind, on: date) -> None:
    Succession.objects.get_or_create(predecessor=predecessor, successor=successor, defaults={"kind": kind, "on": on})


def _now(unit: Unit) -> Unit:
    return Unit.objects.select_related("parent").get(pk=unit.pk)


def _keys(units: Sequence[Unit]) -> tuple[int, ...]:
    return tuple(unit.pk for unit in units)


def _parent(unit: Unit) -> Unit:
    if unit.parent is None:
        raise refuse(say("“{name}” là đơn vị cao nhất.", name=unit.name))
    return unit.parent


def _record(actor: User, kind: EntryType, unit: Unit, before: UnitSnapshot, reason: str) -> None:
    record(
        Act(
            actor=actor,
            kind=kind,
            unit_code=unit.code,
            subject=unit.name,
            before=before,
            after=snapshot(unit),
            reason=reason,
        )
    )


def _record_succession(actor: User, before: Sequence[Unit], after: Sequence[Unit], reason: str) -> None:
    record(
        Act(
            actor=actor,
            kind=UNITS_SUCCEEDED,
            unit_code=after[0].code,
            subject=", ".join(unit.name for unit in after)[:200],
            before=[unit.code for unit in before],
            after=[unit.code for unit in after],
            reason=reason,
        )
    )
