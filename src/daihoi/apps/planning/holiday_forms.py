"""What a person fills in about the days off of a year."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import QueryDict

from daihoi.apps.frame.fields import DayField
from daihoi.apps.planning.holidays import NamedDay, YearTerms
from daihoi.core.language import say
from daihoi.core.regulations.holidays import vietnam_holidays

_LINE = re.compile(r"(?P<first>\S+)(?:\s*(?:-|–|đến)\s*(?P<last>\d\S*))?(?:\s+(?P<name>.*))?")
_LONGEST = timedelta(days=30)


class DaysField(forms.CharField):
    """Days, one or a stretch of them a line, each with what it is called."""

    widget = forms.Textarea(attrs={"rows": 8})

    def clean(self, value: Any) -> Any:
        lines = [line.strip() for line in super().clean(value).splitlines()]
        return tuple(day for line in lines if line for day in _days_in(line))


def _days_in(line: str) -> Iterator[NamedDay]:
    found = _LINE.fullmatch(line)
    if found is None:
        raise forms.ValidationError(say("“{line}” không đọc được. Ghi ngày/tháng/năm rồi tên ngày nghỉ.", line=line))
    first = _day(found["first"])
    last = _day(found["last"]) if found["last"] else first
    if not first <= last <= first + _LONGEST:
        raise forms.ValidationError(
            say("“{line}”: ngày sau phải đứng sau ngày trước, cách không quá 30 ngày.", line=line)
        )
    name = (found["name"] or "").strip()
    for offset in range((last - first).days + 1):
        yield NamedDay(first + timedelta(days=offset), name)


def _day(text: str) -> date:
    day: date = DayField().clean(text)
    return day


class HolidaysForm(forms.Form):
    """The days off of a year, as a notice of the year tells them."""

    days_off = DaysField(
        label="Ngày nghỉ",
        required=False,
        help_text="Mỗi dòng một ngày hoặc một đợt, rồi tên: “01/01/2027 Tết Dương lịch”, "
        "“04/02/2027 - 10/02/2027 Tết Nguyên đán”. Không cần ghi thứ Bảy, Chủ nhật.",
    )
    worked = DaysField(
        label="Ngày làm bù",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Thứ Bảy, Chủ nhật phải đi làm để đổi lấy một ngày nghỉ; mỗi dòng một ngày.",
    )
    complete = forms.BooleanField(
        label="Đã ghi đủ các ngày nghỉ của năm",
        required=False,
        help_text="Khi chưa đánh dấu, các hạn rơi vào năm này vẫn kèm lời nhắc là chưa có lịch nghỉ.",
    )
    reason = forms.CharField(
        label="Căn cứ",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Số, ngày của thông báo nghỉ lễ, tết. Căn cứ được ghi vào nhật ký.",
    )

    def __init__(self, data: QueryDict | None, *, year: int, entered: YearTerms) -> None:
        written = {
            "days_off": "\n".join(f"{each.day:%d/%m/%Y} {each.name}".strip() for each in entered.days_off),
            "worked": "\n".join(f"{day:%d/%m/%Y}" for day in entered.worked),
            "complete": entered.complete,
        }
        super().__init__(data, initial=written)
        self.year = year
        if year in vietnam_holidays().years:
            del self.fields["complete"]

    def terms(self) -> YearTerms:
        """Give what was filled in, after it was found to be whole."""
        given = self.cleaned_data
        worked = tuple(each.day for each in given["worked"])
        return YearTerms(self.year, given["days_off"], worked, given.get("complete", False))
