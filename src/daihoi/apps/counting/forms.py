"""What a person gives to a count from scans: files, and why one is set aside."""

from typing import Any

from django import forms


class ManyFilesInput(forms.ClearableFileInput):
    """A file button that takes several files at once."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files, each checked by itself."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        several = data if isinstance(data, list | tuple) else [data]
        return [super(ManyFilesField, self).clean(each, initial) for each in several]


class ScansForm(forms.Form):
    """Files from the scanner."""

    scans = ManyFilesField(
        label="Tệp quét",
        help_text="PDF, TIFF, JPEG hoặc PNG; chọn được nhiều tệp. Quét 200 điểm ảnh mỗi inch, màu hoặc xám.",
        widget=ManyFilesInput(attrs={"accept": ".pdf,.tif,.tiff,.jpg,.jpeg,.png", "multiple": True}),
        error_messages={"required": "Chọn tệp cần nhận.", "empty": "Tệp rỗng. Hãy quét lại."},
    )


class AsideForm(forms.Form):
    """Why a file is set aside."""

    reason = forms.CharField(
        label="Lý do để ngoài",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Lý do được ghi vào nhật ký.",
    )
