"""What a person fills in about a congress: that it was held, or that it moves to another day."""

from datetime import date
from typing import cast

from django import forms

from daihoi.apps.frame.fields import CountField, DayField
from daihoi.apps.planning.services import Attendance
from daihoi.core.regulations.terms import CongressForm


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
