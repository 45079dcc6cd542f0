"""The template of a kind of import as an .xlsx: a sheet to fill in for each form, and one that explains the columns."""

import io
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from daihoi.apps.exchange.columns import GUIDE_SHEET, Column, SheetForm
from daihoi.apps.exchange.kinds.kind import Kind

_ROWS_OFFERED = 5_000
_LONGEST_LIST = 255
_GUIDE_HEADINGS = ("Trang", "Cột", "Ý nghĩa", "Được ghi", "Bắt buộc", "Ví dụ")
_GUIDE_WIDTHS = (16, 28, 60, 60, 10, 24)
_NOTES = (
    "Mỗi dòng một bản ghi; giữ nguyên hàng tiêu đề. Thứ tự cột, chữ hoa, dấu trong tiêu đề không quan trọng.",
    "Mọi ô đều ghi dạng văn bản để giữ số 0 ở đầu mã và thứ tự ngày/tháng. Ngày ghi theo dạng ngày/tháng/năm.",
)


def template_book(kind: Kind) -> bytes:
    """Give the template's bytes."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        text = book.add_format({"num_format": "@"})
        for form in kind.forms:
            _add_form(book.add_worksheet(form.name), form, heading, text)
        _add_guide(
            book.add_worksheet(GUIDE_SHEET), kind, heading, book.add_format({"text_wrap": True, "valign": "top"})
        )
    return file.getvalue()


def _add_form(sheet: Worksheet, form: SheetForm[Any], heading: Format, text: Format) -> None:
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(form.columns):
        sheet.write_string(0, place, column.heading, heading)
        sheet.set_column(place, place, max(14, min(40, len(column.heading) + 2)), text)
        labels = list(dict.fromkeys(column.reader.labels.values()))
        if labels and len(",".join(labels)) <= _LONGEST_LIST:
            rule = {"validate": "list", "source": labels, "error_type": "warning"}
            sheet.data_validation(1, place, _ROWS_OFFERED, place, rule)


def _add_guide(sheet: Worksheet, kind: Kind, heading: Format, wrapped: Format) -> None:
    for row, note in enumerate((kind.purpose, *_NOTES, kind.note)):
        sheet.write_string(row, 0, note)
    top = len(_NOTES) + 3
    for place, (title, width) in enumerate(zip(_GUIDE_HEADINGS, _GUIDE_WIDTHS, strict=True)):
        sheet.set_column(place, place, width)
        sheet.write_string(top, place, title, heading)
    rows = ((form, column) for form in kind.forms for column in form.columns)
    for row, (form, column) in enumerate(rows, start=top + 1):
        for place, words in enumerate(_explained(form, column)):
            sheet.write_string(row, place, words, wrapped)


def _explained(form: SheetForm[Any], column: Column) -> tuple[str, ...]:
    must = "Có" if column.required else "Không"
    return form.name, column.heading, column.meaning, column.reader.allowed, must, column.example
