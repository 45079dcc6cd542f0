"""What a person fills in to change the tree; each form gives what the services take."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.permissions import within
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.frame.fields import CountField, DayField, said
from daihoi.apps.organisation.authority import decided_above, may_decide_on
from daihoi.apps.organisation.effects import Part
from daihoi.apps.organisation.models import NATURE_UNSAID, Unit
from daihoi.apps.organisation.queries import merged_from
from daihoi.core.language import say
from daihoi.core.names import search_key
from daihoi.core.regulations.terms import UnitNature

_CODE_HINT = "Ghi mã, hoặc tên nếu chỉ một đơn vị có tên đó; có dấu hoặc không dấu đều được."


class UnitField(forms.CharField):
    """A unit that the person may change, by its code or by a name that only one unit has."""

    actor: User

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        return found_unit(self.actor, text) if text else None


class UnitsField(forms.CharField):
    """Several units on which the person decides, their codes set apart by commas."""

    actor: User

    def clean(self, value: Any) -> Any:
        codes = [code.strip() for code in super().clean(value).replace(";", ",").split(",") if code.strip()]
        units = [found_unit(self.actor, code) for code in codes]
        if own := [unit for unit in units if not may_decide_on(self.actor, unit)]:
            raise ValidationError(decided_above(own[0].name))
        return units


def found_unit(actor: User, text: str) -> Unit:
    """Give the unit that the person means, within the reach of their role; a form's error when there is none."""
    rows = within(Unit.objects.select_related("parent"), actor, Permission.MANAGE_UNITS, "path")
    by_code = rows.filter(code=text).first()
    if by_code is not None:
        return by_code
    hits = list(rows.filter(search__contains=search_key(text)).order_by("depth", "sort")[:3])
    if len(hits) == 1:
        return hits[0]
    if not hits:
        raise ValidationError(
            say("Không có đơn vị “{text}” trong phạm vi của đồng chí. Xem lại mã hoặc tên.", text=text)
        )
    names = ", ".join(f"{unit.name} ({unit.code})" for unit in hits)
    raise ValidationError(
        say("Có nhiều đơn vị khớp với “{text}”: {names}… Ghi mã của một đơn vị.", text=text, names=names)
    )


class ChangeForm(forms.Form):
    """A change of one unit, asked for by one person."""

    def __init__(self, *args: Any, actor: User, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit = unit
        for field in self.fields.values():
            if isinstance(field, (UnitField, UnitsField)):
                field.actor = actor


class _DatedForm(ChangeForm):
    """A change that holds from a day on."""

    on = DayField(label="Từ ngày", help_text="Ngày quyết định có hiệu lực: ngày/tháng/năm, ví dụ 01/07/2025.")


class AddForm(_DatedForm):
    """A new unit below this one."""

    code = forms.CharField(label="Mã đơn vị", max_length=40, help_text="Mỗi đơn vị một mã, giữ suốt, ví dụ YS-AH-03.")
    name = forms.CharField(label="Tên đơn vị", max_length=200, help_text="Tên đầy đủ, ví dụ Chi bộ thôn Đông.")
    field_order = ("code", "name", "on")


class RenameForm(ChangeForm):
    """Another name, from a day on; without a day the name was only written wrongly."""

    name = forms.CharField(label="Tên mới", max_length=200, help_text="Tên đầy đủ.")
    on = DayField(
        label="Mang tên mới từ ngày",
        required=False,
        help_text="Ngày quyết định có hiệu lực, ví dụ 01/07/2025. Để trống nếu chỉ sửa tên đã ghi sai.",
    )


class DescribeForm(ChangeForm):
    """What kind of unit it is, and from how many it was merged."""

    nature = forms.ChoiceField(
        label="Loại hình",
        required=False,
        choices=said([("", NATURE_UNSAID), *UnitNature.choices()]),
        help_text="Đơn vị hành chính là tỉnh, thành phố, huyện, xã, phường, đặc khu…; "
        "một số quy định về số lượng, độ tuổi, đại biểu ở đó khác các loại hình còn lại.",
    )
    merged_from = CountField(
        label="Số đơn vị hợp nhất",
        required=False,
        help_text="Số đơn vị đã hợp nhất thành đơn vị này ở lần sắp xếp gần nhất; "
        "chỉ ghi khi chưa ghi các đơn vị tiền thân.",
    )

    def __init__(self, *args: Any, actor: User, unit: Unit, **kwargs: Any) -> None:
        initial = {"nature": unit.nature, "merged_from": unit.merged_from}
        super().__init__(*args, actor=actor, unit=unit, initial=initial, **kwargs)
        if merged_from(unit) is not None:
            del self.fields["merged_from"]

    def chosen_merged(self) -> int | None:
        """Give the number that was entered; None where the predecessors on record tell it, so that it isn't asked."""
        number: int | None = self.cleaned_data.get("merged_from")
        return number

    def chosen_nature(self) -> UnitNature | None:
        """Give the nature that was chosen, None when none is said."""
        chosen = self.cleaned_data["nature"]
        return UnitNature(chosen) if chosen else None


class MoveForm(_DatedForm):
    """Another unit above."""

    parent = UnitField(label="Đơn vị cấp trên mới", max_length=200, help_text=_CODE_HINT)
    field_order = ("parent", "on")


class MergeForm(_DatedForm):
    """The unit that this one, with others if there are any, is merged into."""

    into = UnitField(label="Sáp nhập vào đơn vị", max_length=200, help_text=_CODE_HINT)
    others = UnitsField(
        label="Cùng với các đơn vị",
        required=False,
        help_text="Mã các đơn vị khác cùng sáp nhập, cách nhau bằng dấu phẩy.",
    )
    field_order = ("into", "others", "on")

    def units(self) -> list[Unit]:
        """Give all the units that are merged, each once."""
        return list({unit.pk: unit for unit in (self.unit, *self.cleaned_data["others"])}.values())


class BareForm(ChangeForm):
    """A change for which nothing is asked but the reason."""


class DayOnlyForm(_DatedForm):
    """A change for which nothing but the day is asked."""


PARTS = 4


class SplitForm(_DatedForm):
    """The new units, two to four, each with the units that go there."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        actor: User = kwargs["actor"]
        for place in range(1, PARTS + 1):
            self.fields.update(_part_fields(place, actor))
        self.order_fields([*(name for name in self.fields if name != "on"), "on"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for place in range(1, PARTS + 1):
            code, name = given.get(f"code_{place}"), given.get(f"name_{place}")
            if code and not name:
                self.add_error(f"name_{place}", "Ghi tên của đơn vị mới này.")
            if name and not code:
                self.add_error(f"code_{place}", "Ghi mã của đơn vị mới này.")
        return given

    def parts(self) -> list[Part]:
        """Give the new units that were filled in."""
        given = self.cleaned_data
        return [
            Part(given[f"code_{place}"], given[f"name_{place}"], tuple(given[f"children_{place}"]))
            for place in range(1, PARTS + 1)
            if given[f"code_{place}"]
        ]


def _part_fields(place: int, actor: User) -> dict[str, forms.Field]:
    needed = place <= 2
    children = UnitsField(
        label=say("Các đơn vị chuyển về đơn vị mới {place}", place=place),
        required=False,
        help_text="Mã các đơn vị trực thuộc, cách nhau bằng dấu phẩy.",
    )
    children.actor = actor
    return {
        f"code_{place}": forms.CharField(
            label=say("Mã đơn vị mới {place}", place=place), max_length=40, required=needed
        ),
        f"name_{place}": forms.CharField(
            label=say("Tên đơn vị mới {place}", place=place), max_length=200, required=needed
        ),
        f"children_{place}": children,
    }


class ReasonForm(forms.Form):
    """Why, asked for when all that will happen has been read."""

    reason = forms.CharField(
        label="Lý do",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Ghi số, ngày của quyết định nếu có. Lý do được ghi vào nhật ký.",
    )
