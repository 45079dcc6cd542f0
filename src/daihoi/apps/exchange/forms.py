"""What a person gives to bring a spreadsheet in."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from daihoi.apps.exchange.models import Import
from daihoi.apps.exchange.storage import LIMIT_FILE
from daihoi.apps.planning.models import Cycle
from daihoi.core.figures.vietnamese import number_text
from daihoi.core.language import say


class ImportForm(forms.Form):
    """The kind of data, the cycle it belongs to, and the file."""

    kind = forms.ChoiceField(
        label="Loại dữ liệu",
        choices=Import.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Chọn loại dữ liệu có trong tệp."},
    )
    cycle = forms.ModelChoiceField(
        label="Chu kỳ đại hội",
        queryset=Cycle.objects.all(),
        empty_label=None,
        error_messages={"required": "Chọn chu kỳ đại hội của dữ liệu.", "invalid_choice": "Không có chu kỳ này."},
    )
    file = forms.FileField(
        label="Tệp",
        help_text="Excel (.xlsx) hoặc .csv, theo mẫu.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={"required": "Chọn tệp cần nhập.", "empty": "Tệp rỗng. Hãy chọn tệp đã có dữ liệu."},
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LIMIT_FILE:
            limit = number_text(LIMIT_FILE // 1024**2)
            raise ValidationError(
                say("Tệp nặng hơn {limit} MB. Hãy chia tệp theo đơn vị rồi nhập lần lượt.", limit=limit)
            )
        return file
