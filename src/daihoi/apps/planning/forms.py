"""What a person fills in about a congress: that it was held, or that it moves to another day."""

from datetime import date
from typing import Any, cast

from django import forms

from daihoi.apps.frame.fields import CountField, DayField
from daihoi.apps.planning.labels import ROLE_SHORT
from daihoi.apps.planning.models import Cycle
from daihoi.apps.planning.services import Attendance, CycleTerms
from daihoi.core.regulations import PACK_KEYS
from daihoi.core.regulations.terms import CongressForm, LevelRole


class HeldForm(forms.Form):
    """A congress that was held: its days, its form, who was there."""

    opened_on = DayField(label="Ngày khai mạc", help_text="Ghi ngày/tháng/năm, ví dụ 15/04/2020.")
    closed_on = DayField(label="Ngày bế mạc", help_text="Đại hội một ngày thì ghi như ngày khai mạc.")
    form = forms.ChoiceField(label="Hình thức", choices=CongressForm.choices())
    official_members = CountField(label="Đảng viên chính thức")
    probationary_members = CountField(label="Đảng viên dự bị")
    summoned = CountField(label="Được triệu tập")
    present = CountField(label="Có mặt")

    def attendance(self) -> Attendance:
        """Give what was filled in, after it was found to be whole."""
        return Attendance(**{**self.cleaned_data, "form": CongressForm(self.cleaned_data["form"])})


class DayForm(forms.Form):
    """Another day for a congress, with the reason."""

    planned_on = DayField(label="Ngày mới", help_text="Ghi ngày/tháng/năm, ví dụ 15/04/2020.")
    reason = forms.CharField(
        label="Lý do", widget=forms.Textarea(attrs={"rows": 3}), help_text="Lý do được ghi vào nhật ký."
    )

    def day(self) -> date:
        """Give the day that was filled in."""
        return cast(date, self.cleaned_data["planned_on"])


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
        empty_label="Không lấy theo chu kỳ nào",
    )

    def __init__(self, *args: Any, levels: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("cycle", "previous"):
            cast("forms.ModelChoiceField[Cycle]", self.fields[name]).queryset = Cycle.objects.all()
        choices = [
            ("", "Như chu kỳ trước, hoặc theo cấp trên"),
            *((role.value, ROLE_SHORT[role]) for role in LevelRole),
        ]
        for level, label in enumerate(_LEVELS[:levels]):
            self.fields[f"level_{level}"] = forms.ChoiceField(
                label=f"Cấp của: {label}", choices=choices, required=False
            )

    def roles(self) -> dict[int, LevelRole]:
        """Give the roles that were chosen, by level."""
        chosen = {level: self.cleaned_data.get(f"level_{level}") for level in range(len(_LEVELS))}
        return {level: LevelRole(role) for level, role in chosen.items() if role}
