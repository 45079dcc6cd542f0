"""What a person fills in about a congress: its plan, its day, that it was held or will not be; and about a cycle."""

from datetime import date
from typing import Any, cast

from django import forms
from django.core.validators import MaxValueValidator

from daihoi.apps.frame.fields import CountField, DayField, said
from daihoi.apps.planning.labels import ROLE_SHORT
from daihoi.apps.planning.models import Cycle
from daihoi.apps.planning.services import Attendance, CycleTerms, Plan
from daihoi.core.language import say
from daihoi.core.regulations import PACK_KEYS, load_pack
from daihoi.core.regulations.terms import CongressForm, ContentsVariant, LevelRole

_MOST_ORDINAL = 999


class HeldForm(forms.Form):
    """A congress that was held: its days, its form, who was there."""

    opened_on = DayField(label="Ngày khai mạc", help_text="Ghi ngày/tháng/năm, ví dụ 15/04/2020.")
    closed_on = DayField(label="Ngày bế mạc", help_text="Đại hội một ngày thì ghi như ngày khai mạc.")
    form = forms.ChoiceField(label="Hình thức", choices=said(CongressForm.choices()))
    official_members = CountField(label="Đảng viên chính thức")
    probationary_members = CountField(label="Đảng viên dự bị")
    summoned = CountField(label="Được triệu tập")
    present = CountField(label="Có mặt")

    def attendance(self) -> Attendance:
        """Give what was filled in, after it was found to be whole."""
        return Attendance(**{**self.cleaned_data, "form": CongressForm(self.cleaned_data["form"])})


class PlanForm(forms.Form):
    """What is decided of a congress that is not yet planned."""

    role = forms.ChoiceField(
        label="Cấp", choices=said(LevelRole.choices()), help_text="Cấp của đơn vị trong chu kỳ này."
    )
    form = forms.ChoiceField(label="Hình thức", choices=said(CongressForm.choices()))
    contents = forms.ChoiceField(label="Nội dung")
    pilot = forms.BooleanField(label="Đại hội điểm", required=False)
    planned_on = DayField(
        label="Ngày khai mạc dự kiến", required=False, help_text="Ngày/tháng/năm; để trống nếu chưa ấn định."
    )
    ordinal = CountField(label="Đại hội lần thứ", required=False, validators=[MaxValueValidator(_MOST_ORDINAL)])
    term = forms.CharField(
        label="Nhiệm kỳ", max_length=20, required=False, help_text="Để trống nếu như nhiệm kỳ của chu kỳ."
    )

    def __init__(self, *args: Any, cycle: Cycle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        variants = load_pack(cycle.pack).contents.variants.value
        self.fields["contents"].choices = [(each.value, each.label) for each in variants]  # type: ignore[attr-defined]

    def plan(self) -> Plan:
        """Give what was filled in, after it was found to be whole."""
        given = self.cleaned_data
        return Plan(
            **{
                **given,
                "role": LevelRole(given["role"]),
                "form": CongressForm(given["form"]),
                "contents": ContentsVariant(given["contents"]),
            }
        )


class CancelForm(forms.Form):
    """Why a congress will not be held."""

    reason = forms.CharField(
        label="Lý do",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Ghi số, ngày của văn bản nếu có. Lý do được ghi vào nhật ký.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "khong-to-chuc_%s", **kwargs})


class FirstDayForm(forms.Form):
    """The first day that is settled for a congress."""

    planned_on = DayField(label="Ngày khai mạc dự kiến", help_text="Ghi ngày/tháng/năm, ví dụ 15/04/2020.")

    def day(self) -> date:
        """Give the day that was filled in."""
        return cast(date, self.cleaned_data["planned_on"])


class DayForm(FirstDayForm):
    """Another day for a congress, with the reason."""

    planned_on = DayField(label="Ngày mới", help_text="Ghi ngày/tháng/năm, ví dụ 15/04/2020.")
    reason = forms.CharField(
        label="Lý do", widget=forms.Textarea(attrs={"rows": 3}), help_text="Lý do được ghi vào nhật ký."
    )


class CycleForm(forms.Form):
    """A new cycle: its code, its term, its rules and its days."""

    code = forms.SlugField(label="Mã chu kỳ", max_length=10, help_text="Thường là năm đầu nhiệm kỳ, ví dụ 2025.")
    term = forms.CharField(label="Nhiệm kỳ", max_length=20, help_text="Ví dụ 2025-2030.")
    pack = forms.ChoiceField(label="Bộ quy định", choices=[(key, key) for key in PACK_KEYS])
    begins_on = DayField(label="Bắt đầu", help_text="Ngày bắt đầu chuẩn bị đại hội, ngày/tháng/năm.")
    ends_on = DayField(label="Kết thúc", help_text="Ngày mọi cấp đã đại hội xong, ngày/tháng/năm.")

    def terms(self) -> CycleTerms:
        """Give what was filled in, after it was found to be whole."""
        return CycleTerms(**self.cleaned_data)


_LEVELS = ("Đơn vị này", "Đơn vị trực thuộc", "Cấp thứ hai bên dưới", "Cấp thứ ba bên dưới")


class SubtreeForm(forms.Form):
    """For which cycle a subtree's congresses are planned, and which role each level has in it."""

    cycle = forms.ModelChoiceField(Cycle.objects.none(), label="Chu kỳ", empty_label=None)
    previous = forms.ModelChoiceField(
        Cycle.objects.none(),
        label="Lấy cấp của từng đơn vị theo chu kỳ",
        required=False,
    )

    def __init__(self, *args: Any, levels: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("cycle", "previous"):
            cast("forms.ModelChoiceField[Cycle]", self.fields[name]).queryset = Cycle.objects.all()
        cast("forms.ModelChoiceField[Cycle]", self.fields["previous"]).empty_label = say("Không lấy theo chu kỳ nào")
        choices = [
            ("", say("Như chu kỳ trước, hoặc theo cấp trên")),
            *((role.value, say(ROLE_SHORT[role])) for role in LevelRole),
        ]
        for level, label in enumerate(_LEVELS[:levels]):
            self.fields[f"level_{level}"] = forms.ChoiceField(
                label=say("Cấp của: {units}", units=say(label)), choices=choices, required=False
            )

    def roles(self) -> dict[int, LevelRole]:
        """Give the roles that were chosen, by level."""
        chosen = {level: self.cleaned_data.get(f"level_{level}") for level in range(len(_LEVELS))}
        return {level: LevelRole(role) for level, role in chosen.items() if role}
