"""What a person hands in to be checked: a text that was pasted, or a file."""

from django import forms

LARGEST = 10 * 1024 * 1024


class CheckForm(forms.Form):
    """A text or a file; a file goes first."""

    file = forms.FileField(
        label="Tệp báo cáo",
        required=False,
        help_text="Tệp .docx, .pdf có chữ, .html hoặc .txt, không quá 10 MB.",
        widget=forms.FileInput(attrs={"accept": ".docx,.pdf,.html,.htm,.txt"}),
    )
    text = forms.CharField(
        label="Hoặc dán văn bản vào đây", required=False, strip=False, widget=forms.Textarea(attrs={"rows": 14})
    )

    def clean(self) -> dict[str, object]:
        cleaned: dict[str, object] = super().clean() or {}
        file = self.files.get("file")
        if file is None and not str(cleaned.get("text", "")).strip() and not self.errors:
            self.add_error("text", "Chưa có gì để kiểm tra. Chọn một tệp hoặc dán văn bản vào ô này.")
        if file is not None and file.size and file.size > LARGEST:
            self.add_error("file", "Tệp lớn hơn 10 MB. Bỏ bớt ảnh trong tệp rồi chọn lại.")
        return cleaned
