"""Form fields that take what a person types: days as dd/mm/yyyy, counts as `1.234` or `1234`."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from daihoi.core.figures.vietnamese import number_text
from daihoi.core.language import say


def said(choices: Iterable[tuple[str, str]]) -> Callable[[], list[tuple[str, str]]]:
    """Give the choices of a field in the language of whoever opens the form."""
    kept = tuple(choices)
    return lambda: [(value, say(words)) for value, words in kept]


class DayField(forms.Field):
    """A calendar day typed as day/month/year."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values:
            return None
        text = str(value).strip()
        for form in ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"):
            try:
                return datetime.strptime(text, form).date()  # noqa: DTZ007 (a calendar day has no zone)
            except ValueError:
                continue
        raise ValidationError(
            say("“{text}” không phải là ngày có thật. Ghi theo dạng ngày/tháng/năm, ví dụ 28/02/2020.", text=text),
            code="invalid",
        )

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%d/%m/%Y}" if isinstance(value, date) else value


class CountField(forms.Field):
    """A whole number from nought up."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values:
            return None
        if isinstance(value, int):
            return value
        text = str(value).strip()
        digits = text.replace(".", "").replace(" ", "")
        if not (digits.isascii() and digits.isdigit() and len(digits) < 10):
            raise ValidationError(
                say("“{text}” không phải là số đếm. Ghi một số từ 0 trở lên, ví dụ 251.", text=text), code="invalid"
            )
        return int(digits)

    def prepare_value(self, value: Any) -> Any:
        return number_text(value) if isinstance(value, int) else value
