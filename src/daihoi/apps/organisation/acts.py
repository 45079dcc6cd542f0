"""What can be done with a unit: its form, what it will do, how it is done, what is said afterwards."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.permissions import reaches
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.organisation import authority, effects, forms, services
from daihoi.apps.organisation.bars import barred
from daihoi.apps.organisation.models import FOREVER, Unit
from daihoi.apps.organisation.telling import describing, renaming, told
from daihoi.core.language import say


@dataclass(frozen=True)
class Doing:
    """Who does it, to which unit, and why."""

    actor: User
    unit: Unit
    reason: str


class Decider(Enum):
    """Who decides on an act: the unit that it is about, or the unit above."""

    ITSELF = auto()
    ABOVE = auto()


def _lives(unit: Unit) -> bool:
    return unit.valid_until == FOREVER


def _lives_below_another(unit: Unit) -> bool:
    return _lives(unit) and unit.parent is not None


@dataclass(frozen=True, kw_only=True)
class UnitAct:
    """One act: `fits` tells to which units it can be done; `plan` says what it will do or refuses it."""

    slug: str
    title: str
    lead: str
    form: type[forms.ChangeForm]
    plan: Callable[[Unit, Any], list[str]]
    perform: Callable[[Doing, Any], str]
    decider: Decider = Decider.ABOVE
    fits: Callable[[Unit], bool] = _lives

    def require(self, user: User, unit: Unit) -> None:
        """Let somebody who may manage the unit go on to this act, or raise `Forbidden`."""
        if self.decider is Decider.ABOVE:
            authority.require_decision(user, unit)

    def open_to(self, user: User, unit: Unit) -> bool:
        """Say whether a person is offered the act: it is theirs to decide, and it can be done."""
        decides = self.decider is Decider.ITSELF or authority.may_decide_on(user, unit)
        return decides and self.fits(unit)


def acts_for(user: User, unit: Unit) -> list[UnitAct]:
    """Give the acts that a person is offered on a unit."""
    if not reaches(user, unit.path, Permission.MANAGE_UNITS):
        return []
    return [act for act in ACTS.values() if act.open_to(user, unit)]


def _create(doing: Doing, form: forms.AddForm) -> str:
    given = form.cleaned_data
    services.create_unit(
        actor=doing.actor, code=given["code"], name=given["name"], parent=doing.unit, valid_from=given["on"]
    )
    return say("Đã lập {name}.", name=given["name"])


def _rename(doing: Doing, form: forms.RenameForm) -> str:
    name, on = form.cleaned_data["name"], form.cleaned_data["on"]
    services.rename_unit(actor=doing.actor, unit=doing.unit, name=name, on=on, reason=doing.reason)
    return (
        say("Đã đổi tên thành {name} từ ngày {on:%d/%m/%Y}.", name=name, on=on)
        if on
        else say("Đã sửa tên thành {name}.", name=name)
    )


def _plan_name(unit: Unit, form: forms.RenameForm) -> list[str]:
    on = form.cleaned_data["on"]
    if on is not None:
        effects.renaming(unit, on)
    return renaming(unit, form.cleaned_data["name"], on)


def _describe(doing: Doing, form: forms.DescribeForm) -> str:
    services.describe_unit(
        actor=doing.actor,
        unit=doing.unit,
        nature=form.chosen_nature(),
        merged_from=form.chosen_merged(),
        reason=doing.reason,
    )
    return say("Đã ghi loại hình của {name}.", name=doing.unit.name)


def _plan_description(unit: Unit, form: forms.DescribeForm) -> list[str]:
    effects.description(unit, form.chosen_merged())
    return describing(unit, form.chosen_nature(), form.chosen_merged())


def _move(doing: Doing, form: forms.MoveForm) -> str:
    parent, on = form.cleaned_data["parent"], form.cleaned_data["on"]
    services.move_unit(actor=doing.actor, unit=doing.unit, parent=parent, on=on, reason=doing.reason)
    return say("Đã chuyển {name} về {parent} từ ngày {on:%d/%m/%Y}.", name=doing.unit.name, parent=parent.name, on=on)


def _merge(doing: Doing, form: forms.MergeForm) -> str:
    into, on = form.cleaned_data["into"], form.cleaned_data["on"]
    services.merge_units(actor=doing.actor, units=form.units(), into=into, on=on, reason=doing.reason)
    return say("Đã sáp nhập vào {name} từ ngày {on:%d/%m/%Y}.", name=into.name, on=on)


def _split(doing: Doing, form: forms.SplitForm) -> str:
    on = form.cleaned_data["on"]
    made = services.split_unit(actor=doing.actor, unit=doing.unit, parts=form.parts(), on=on, reason=doing.reason)
    return say("Đã chia tách thành {names} từ ngày {on:%d/%m/%Y}.", names=", ".join(unit.name for unit in made), on=on)


def _dissolve(doing: Doing, form: forms.DayOnlyForm) -> str:
    on = form.cleaned_data["on"]
    services.dissolve_unit(actor=doing.actor, unit=doing.unit, on=on, reason=doing.reason)
    return say(
        "Đã kết thúc {name} từ ngày {on:%d/%m/%Y}; các đơn vị trực thuộc đã chuyển lên cấp trên.",
        name=doing.unit.name,
        on=on,
    )


def _end(doing: Doing, form: forms.DayOnlyForm) -> str:
    on = form.cleaned_data["on"]
    services.end_unit(actor=doing.actor, unit=doing.unit, on=on, reason=doing.reason)
    return say("Đã kết thúc {name} từ ngày {on:%d/%m/%Y}.", name=doing.unit.name, on=on)


def _take_end_back(doing: Doing, _: forms.BareForm) -> str:
    services.take_end_back(actor=doing.actor, unit=doing.unit, reason=doing.reason)
    return say("Đã hủy việc kết thúc; {name} tiếp tục hoạt động.", name=doing.unit.name)


ACTS = {
    act.slug: act
    for act in (
        UnitAct(
            slug="them",
            title="Lập đơn vị trực thuộc",
            lead="Đơn vị mới đứng ngay dưới đơn vị này.",
            form=forms.AddForm,
            plan=lambda unit, form: told(
                effects.creation(form.cleaned_data["code"], form.cleaned_data["name"], unit, form.cleaned_data["on"])
            ),
            perform=_create,
            decider=Decider.ITSELF,
            fits=lambda unit: _lives(unit) and not barred(unit),
        ),
        UnitAct(
            slug="doi-ten",
            title="Đổi tên",
            lead="Mã, vị trí và số liệu của đơn vị giữ nguyên.",
            form=forms.RenameForm,
            plan=_plan_name,
            perform=_rename,
        ),
        UnitAct(
            slug="loai-hinh",
            title="Ghi loại hình, số đơn vị hợp nhất",
            lead="Loại hình quyết định một số quy định áp dụng khi kiểm tra kết quả đại hội.",
            form=forms.DescribeForm,
            plan=_plan_description,
            perform=_describe,
            decider=Decider.ITSELF,
        ),
        UnitAct(
            slug="chuyen",
            title="Chuyển về đơn vị cấp trên khác",
            lead="Cả đơn vị này và mọi đơn vị trực thuộc chuyển theo; vị trí cũ còn trong lịch sử.",
            form=forms.MoveForm,
            plan=lambda unit, form: told(effects.move(unit, form.cleaned_data["parent"], form.cleaned_data["on"])),
            perform=_move,
            fits=_lives_below_another,
        ),
        UnitAct(
            slug="sap-nhap",
            title="Sáp nhập vào đơn vị khác",
            lead="Các đơn vị trực thuộc và đảng viên chuyển sang đơn vị nhận, rồi đơn vị này kết thúc. "
            "Nếu sáp nhập thành đơn vị mới, hãy lập đơn vị mới trước.",
            form=forms.MergeForm,
            plan=lambda _, form: told(effects.merger(form.units(), form.cleaned_data["into"], form.cleaned_data["on"])),
            perform=_merge,
        ),
        UnitAct(
            slug="chia-tach",
            title="Chia tách",
            lead="Lập từ hai đến bốn đơn vị mới bên cạnh đơn vị này, chia các đơn vị trực thuộc về đó, "
            "rồi đơn vị này kết thúc.",
            form=forms.SplitForm,
            plan=lambda unit, form: told(effects.division(unit, form.parts(), form.cleaned_data["on"])),
            perform=_split,
            fits=_lives_below_another,
        ),
        UnitAct(
            slug="bo-cap",
            title="Kết thúc, chuyển các đơn vị trực thuộc lên cấp trên",
            lead="Dùng khi bỏ một cấp trung gian: các đơn vị trực thuộc chuyển thẳng lên cấp trên của đơn vị này.",
            form=forms.DayOnlyForm,
            plan=lambda unit, form: told(effects.dissolution(unit, form.cleaned_data["on"])),
            perform=_dissolve,
            fits=_lives_below_another,
        ),
        UnitAct(
            slug="ket-thuc",
            title="Kết thúc hoạt động",
            lead="Đơn vị phải không còn đơn vị trực thuộc nào đang hoạt động.",
            form=forms.DayOnlyForm,
            plan=lambda unit, form: told(effects.ending(unit, form.cleaned_data["on"])),
            perform=_end,
        ),
        UnitAct(
            slug="huy-ket-thuc",
            title="Hủy việc kết thúc",
            lead="Dùng khi ghi kết thúc nhầm và chưa có việc sắp xếp nào dựa vào đó.",
            form=forms.BareForm,
            plan=lambda unit, _: told(effects.taking_end_back(unit)),
            perform=_take_end_back,
            fits=lambda unit: not _lives(unit) and not effects.built_on_end(unit),
        ),
    )
}
