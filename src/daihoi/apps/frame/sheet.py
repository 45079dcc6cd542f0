"""A table as a spreadsheet: the same columns, filters and order, every page of it."""

import tempfile
from datetime import date
from typing import Any

import xlsxwriter
from django.http import HttpResponse

from daihoi.apps.frame.cells import sheet_value
from daihoi.apps.frame.columns import Kind
from daihoi.apps.frame.tables import Table

SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FORMATS = {Kind.NUMBER: "#,##0", Kind.SHARE: "0.00", Kind.DAY: "dd/mm/yyyy", Kind.TEXT: "@", Kind.STATUS: "@"}
_WIDTHS = {Kind.NUMBER: 12, Kind.SHARE: 12, Kind.DAY: 12, Kind.TEXT: 32, Kind.STATUS: 24}


def sheet_response(table: Table[Any]) -> HttpResponse:
    """Give the spreadsheet as a download; its rows are written to a file, never all held at once."""
    with tempfile.TemporaryFile() as file:
        write_sheet(table, file)
        file.seek(0)
        response = HttpResponse(file.read(), content_type=SHEET_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{table.spec.file}.xlsx"'
    return response


def write_sheet(table: Table[Any], file: Any) -> None:
    """Write the title, what was filtered, the headings, the rows and the totals."""
    book = xlsxwriter.Workbook(file, {"constant_memory": True})
    strong = book.add_format({"bold": True})
    heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    formats = [book.add_format({"num_format": _FORMATS[column.kind]}) for column in table.columns]
    sheet = book.add_worksheet("Bảng")
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, _WIDTHS[column.kind])
    sheet.write_string(0, 0, table.spec.caption, strong)
    sheet.write_string(1, 0, "; ".join(filter(None, [table.counted, table.said])))
    for place, column in enumerate(table.columns):
        unit = f" ({column.unit})" if column.unit else ""
        sheet.write_string(3, place, column.heading + unit, heading)
    sheet.freeze_panes(4, 1)
    line = 4
    for row in table.rows.every():
        for place, column in enumerate(table.columns):
            _write(sheet, line, place, sheet_value(column.value(row), column.kind), formats[place])
        line += 1
    if table.totals:
        sheet.write_string(line, 0, "Tổng cộng", strong)
        for place, column in enumerate(table.columns):
            if column.key in table.totals:
                total = sheet_value(table.totals[column.key], column.kind)
                _write(sheet, line, place, total, formats[place])
    book.close()


def _write(sheet: Any, line: int, place: int, value: str | float | date | None, style: Any) -> None:
    if value is None:
        return
    if isinstance(value, date):
        sheet.write_datetime(line, place, value, style)
    elif isinstance(value, str):
        sheet.write_string(line, place, value, style)
    else:
        sheet.write_number(line, place, value, style)
