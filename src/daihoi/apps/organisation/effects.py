"""What an act on the tree will do, worked out before it is done; whatever can't be done is refused here.

A unit's place is kept from day to day, so a day in the past must not lie before a change that already stands on
record: the units concerned would have been in two places at once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet
from django.utils import timezone

from daihoi.apps.accounts.permissions import below
from daihoi.apps.organisation.bars import barred
from daihoi.apps.organisation.models import BEGINNING, FOREVER, Member, Placement, Unit
from daihoi.apps.organisation.naming import named_since
from daihoi.apps.organisation.queries import ancestors, merged_from
from daihoi.apps.organisation.refusals import refuse
from daihoi.core.language import say

MOST_MERGED = 99


@dataclass(frozen=True, kw_only=True)
class Effects:
    """What changes from a day on: how many units and members move where, which units end, whose totals change."""

    on: date
    to: str = ""
    moving: int = 0
    members: int = 0
    beginning: tuple[str, ...] = ()
    ending: tuple[Unit, ...] = ()
    living_on: tuple[Unit, ...] = ()
    losing: tuple[Unit, ...] = ()
    gaining: tuple[Unit, ...] = ()


@dataclass(frozen=True)
class Part:
    """One of the units that another is split into, with those of its units that go there."""

    code: str
    name: str
    children: tuple[Unit, ...] = ()


def living_children(unit: Unit, on: date) -> QuerySet[Unit]:
    """Give the units directly below that live on or after a day, in the order of the tree."""
    return unit.children.filter(valid_until__gt=on).select_related("parent").order_by("path")


def placements_now(path: str, on: date) -> QuerySet[Placement]:
    """Give the placements of a subtree that hold now and after a day, one for each unit that lives then."""
    return Placement.objects.filter(below(path), path=F("unit__path"), valid_until__gt=on)


def members_of(unit: Unit) -> QuerySet[Member]:
    """Give the members that a unit itself keeps, those who left excepted."""
    return Member.objects.filter(unit=unit).exclude(status=Member.Status.LEFT)


def creation(code: str, name: str, parent: Unit | None, on: date) -> Effects:
    """Work out the making of a unit below a parent; its code must be new and its parent must be there on the day."""
    if not code or any(sign.isspace() or sign == "/" for sign in code):
        raise refuse("Ghi mã đơn vị, không có khoảng trắng và dấu gạch chéo, ví dụ YS-AH-01.", "code")
    if not name.strip():
        raise refuse("Ghi tên đầy đủ của đơn vị.", "name")
    if Unit.objects.filter(code=code).exists():
        raise refuse(say("Mã “{code}” đã dùng cho đơn vị khác. Chọn mã khác.", code=code), "code")
    if parent is not None:
        _takes_units(parent, "")
        if on != BEGINNING:
            _stands(parent, on, "on")
    return Effects(on=on, beginning=(name,))


def description(unit: Unit, merged: int | None) -> None:
    """Refuse a number of merged units that can't be, or that the predecessors on record already tell."""
    if merged is None:
        return
    if not 1 <= merged <= MOST_MERGED:
        raise refuse(say("Ghi số đơn vị từ 1 đến {most}; 1 là không hợp nhất.", most=MOST_MERGED), "merged_from")
    counted = merged_from(unit)
    if counted is not None:
        message = say(
            "Các đơn vị tiền thân đã được ghi, cho biết hợp nhất từ {counted} đơn vị. Để trống ô này.", counted=counted
        )
        raise refuse(message, "merged_from")


def move(unit: Unit, parent: Unit, on: date) -> Effects:
    """Work out the moving of a unit with its subtree below another parent from a day on."""
    if unit.parent_id == parent.pk:
        raise refuse(
            say("“{name}” đã trực thuộc “{parent}”. Chọn đơn vị cấp trên khác.", name=unit.name, parent=parent.name),
            "parent",
        )
    if parent.path.startswith(unit.path):
        message = say(
            "“{name}” nằm trong “{unit}”, không thể là cấp trên của đơn vị này.", name=parent.name, unit=unit.name
        )
        raise refuse(message, "parent")
    _takes_units(parent, "parent")
    _has_come(on)
    _stands(unit, on, "on")
    _stands(parent, on, "on")
    _changed_before(unit, on)
    losing, gaining = _difference(ancestors(unit)[:-1], ancestors(parent))
    moving = placements_now(unit.path, on).count()
    return Effects(on=on, to=parent.name, moving=moving, losing=losing, gaining=gaining)


def renaming(unit: Unit, on: date) -> None:
    """Refuse a day from which a unit can't bear another name: it must live then, and not have got its name later."""
    _has_come(on)
    if unit.valid_until <= on:
        raise refuse(
            say("“{name}” đã kết thúc từ {valid_until:%d/%m/%Y}.", name=unit.name, valid_until=unit.valid_until), "on"
        )
    since = named_since(unit)
    if on <= since:
        message = say(
            "Tên “{name}” có từ {since:%d/%m/%Y}. Ghi một ngày sau ngày đó, hoặc để trống nếu tên ghi sai.",
            name=unit.name,
            since=since,
        )
        raise refuse(message, "on")


def ending(unit: Unit, on: date) -> Effects:
    """Work out the end of a unit; nothing may live below it any longer."""
    if living_children(unit, on).exists():
        message = say("“{name}” còn đơn vị trực thuộc. Chuyển hoặc kết thúc các đơn vị đó trước.", name=unit.name)
        raise refuse(message)
    since = _placed_since(unit)
    if on <= since:
        raise refuse(
            say(
                "“{name}” ở vị trí hiện nay từ {since:%d/%m/%Y}. Ghi một ngày sau ngày đó.", name=unit.name, since=since
            ),
            "on",
        )
    return Effects(on=on, ending=(unit,), losing=tuple(ancestors(unit)))


def taking_end_back(unit: Unit) -> Effects:
    """Work out that a unit lives on after all; refused where something was built on its end."""
    if unit.valid_until == FOREVER:
        raise refuse(say("“{name}” đang hoạt động, không có việc kết thúc nào để hủy.", name=unit.name))
    if built := built_on_end(unit):
        raise refuse(built)
    return Effects(on=unit.valid_until, living_on=(unit,), gaining=tuple(ancestors(unit)))


def built_on_end(unit: Unit) -> str:
    """Say what stands on the end of a unit, so that it can't be taken back; an empty text when nothing does."""
    if unit.successions.exists():
        return say(
            "“{name}” đã sáp nhập, chia tách hoặc chuyển đổi thành đơn vị khác, không hủy việc kết thúc được.",
            name=unit.name,
        )
    if _went_elsewhere(unit):
        return say(
            "Các đơn vị trực thuộc đã chuyển khỏi “{name}” khi kết thúc, không hủy việc kết thúc được.", name=unit.name
        )
    if unit.parent is not None and unit.parent.valid_until != FOREVER:
        return say(
            "Đơn vị cấp trên “{name}” cũng đã kết thúc; hủy việc kết thúc của đơn vị đó trước.", name=unit.parent.name
        )
    if not unit.placements.filter(path=unit.path, valid_until=unit.valid_until).exists():
        return say(
            "Từ khi “{name}” kết thúc, đơn vị cấp trên đã chuyển chỗ, không hủy việc kết thúc được.", name=unit.name
        )
    return ""


def _went_elsewhere(unit: Unit) -> bool:
    """Say whether units directly below a unit left it on the day it ended, as they do when a level is given up."""
    left = Placement.objects.filter(parent=unit, valid_until=unit.valid_until)
    return left.filter(unit__valid_until__gt=unit.valid_until).exists()


def merger(units: Sequence[Unit], into: Unit, on: date) -> Effects:
    """Work out the merging of units into another: what stands below them and their members go there, they end."""
    for unit in units:
        if into.path.startswith(unit.path):
            message = say(
                "“{name}” là chính “{unit}” hoặc nằm trong đơn vị đó. Chọn đơn vị khác.", name=into.name, unit=unit.name
            )
            raise refuse(message, "into")
    _stands(into, on, "on")
    children = [child for unit in units for child in living_children(unit, on) if child.parent_id != into.pk]
    moves = [move(child, into, on) for child in children if child.pk != into.pk]
    for unit in units:
        _lives_until(unit, on)
    members = sum(members_of(unit).count() for unit in units)
    losing = [above for unit in units for above in ancestors(unit)]
    lost, gained = _difference(losing, ancestors(into))
    return Effects(
        on=on,
        to=into.name,
        moving=sum(each.moving for each in moves),
        members=members,
        ending=tuple(units),
        losing=lost,
        gaining=gained,
    )


def dissolution(unit: Unit, on: date) -> Effects:
    """Work out the end of a level between: what stands below a unit goes below its parent, and the unit ends."""
    if unit.parent is None:
        raise refuse(
            say("“{name}” là đơn vị cao nhất, không có cấp trên để nhận các đơn vị trực thuộc.", name=unit.name)
        )
    moves = [move(child, unit.parent, on) for child in living_children(unit, on)]
    _lives_until(unit, on)
    moving = sum(each.moving for each in moves)
    return Effects(on=on, to=unit.parent.name, moving=moving, ending=(unit,), losing=(unit,))


def division(unit: Unit, parts: Sequence[Part], on: date) -> Effects:
    """Work out the splitting of a unit into new ones beside it; each unit below it must go to one of them."""
    if unit.parent is None:
        raise refuse(say("“{name}” là đơn vị cao nhất, không chia tách được ở đây.", name=unit.name))
    if len(parts) < 2:
        raise refuse("Ghi ít nhất hai đơn vị mới.")
    if len({part.code for part in parts}) < len(parts):
        raise refuse("Mỗi đơn vị mới phải có một mã riêng.")
    for part in parts:
        creation(part.code, part.name, unit.parent, on)
    _has_come(on)
    living = list(living_children(unit, on))
    _check_shared_out(unit, living, [child for part in parts for child in part.children])
    for child in living:
        _stands(child, on, "on")
        _changed_before(child, on)
    _lives_until(unit, on)
    return Effects(
        on=on,
        to=parts[0].name,
        moving=sum(placements_now(child.path, on).count() for child in living),
        members=members_of(unit).count(),
        beginning=tuple(part.name for part in parts),
        ending=(unit,),
        losing=(unit,),
    )


def _check_shared_out(unit: Unit, living: Iterable[Unit], given: Sequence[Unit]) -> None:
    places = {child.pk: child for child in living}
    told: set[int] = set()
    for child in given:
        if child.pk not in places:
            raise refuse(say("“{name}” không trực thuộc “{unit}”. Xem lại mã.", name=child.name, unit=unit.name))
        if child.pk in told:
            raise refuse(say("“{name}” được ghi hai lần. Mỗi đơn vị chỉ về một nơi.", name=child.name))
        told.add(child.pk)
    if left := [child.name for pk, child in places.items() if pk not in told]:
        raise refuse(
            say(
                "Chưa rõ về đâu: {units}. Ghi mã ở một đơn vị mới.",
                units=", ".join(left[:5]) + ("…" if len(left) > 5 else ""),
            )
        )


def _takes_units(parent: Unit, field: str) -> None:
    if bar := barred(parent):
        raise refuse(bar, field)


def _has_come(on: date) -> None:
    if on > timezone.localdate():
        raise refuse(say("Ngày {on:%d/%m/%Y} chưa tới. Ghi nhận khi việc sắp xếp đã có hiệu lực.", on=on), "on")


def _placed_since(unit: Unit) -> date:
    now = unit.placements.filter(path=unit.path).order_by("-valid_from").first()
    return now.valid_from if now else unit.valid_from


def _stands(unit: Unit, on: date, field: str) -> None:
    """Refuse a day on which a unit does not live, or before it came to where it stands now."""
    if unit.valid_until != FOREVER and unit.valid_until <= on:
        raise refuse(
            say("“{name}” đã kết thúc từ {valid_until:%d/%m/%Y}.", name=unit.name, valid_until=unit.valid_until), field
        )
    since = _placed_since(unit)
    if on < since:
        raise refuse(
            say(
                "“{name}” ở vị trí hiện nay từ {since:%d/%m/%Y}. Ghi ngày đó hoặc một ngày sau.",
                name=unit.name,
                since=since,
            ),
            field,
        )


def _lives_until(unit: Unit, on: date) -> None:
    _stands(unit, on, "on")
    if on <= _placed_since(unit):
        raise refuse(say("“{name}” mới có từ {on:%d/%m/%Y}. Ghi một ngày sau ngày đó.", name=unit.name, on=on), "on")


def _changed_before(unit: Unit, on: date) -> None:
    """Refuse a day before units left the subtree or changed their place within it."""
    left = Placement.objects.filter(below(unit.path), valid_until__gt=on).exclude(path=F("unit__path"))
    last = left.select_related("unit").order_by("-valid_until").first()
    if last is not None:
        message = say(
            "“{name}” đã rời chỗ trong “{unit}” ngày {valid_until:%d/%m/%Y}. Ghi ngày đó hoặc một ngày sau.",
            name=last.unit.name,
            unit=unit.name,
            valid_until=last.valid_until,
        )
        raise refuse(message, "on")


def _difference(before: Iterable[Unit], after: Iterable[Unit]) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
    """Give the units that are only above the old place, and those that are only above the new one."""
    old, new = {unit.pk: unit for unit in before}, {unit.pk: unit for unit in after}
    return (
        tuple(unit for pk, unit in old.items() if pk not in new),
        tuple(unit for pk, unit in new.items() if pk not in old),
    )
