"""The verdicts of a check as an .xlsx, to mend the file by or to hand on."""

import io

import xlsxwriter

from daihoi.apps.exchange.models import Import

_HEADINGS = ("Kết quả", "Trang", "Dòng", "Cột", "Nhận xét")
_WIDTHS = (14, 18, 8, 26, 110)


def verdict_book(work: Import) -> bytes:
    """Give the verdicts kept of an import, in the order of the file."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        heading = book.add_format({"bold": True, "bottom": 1})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet("Kết quả kiểm tra")
        sheet.freeze_panes(1, 0)
        for place, (title, width) in enumerate(zip(_HEADINGS, _WIDTHS, strict=True)):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, title, heading)
        for row, verdict in enumerate(work.verdicts.all(), start=1):
            sheet.write_string(row, 0, verdict.get_level_display())
            sheet.write_string(row, 1, verdict.sheet)
            if verdict.row:
                sheet.write_number(row, 2, verdict.row)
            sheet.write_string(row, 3, verdict.column)
            sheet.write_string(row, 4, verdict.message, wrapped)
    return file.getvalue()
