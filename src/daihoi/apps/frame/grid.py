"""A spreadsheet of plain rows: counts and shares as numbers that can be sorted and summed, days as days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import xlsxwriter

SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SheetValue = str | int | Decimal | date | None
_FORMATS = {str: "@", int: "#,##0", date: "dd/mm/yyyy"}
_HEADING = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}


@dataclass(frozen=True)
class Grid:
    """One sheet: lines above the table, the headings, the rows in order, the totals that close it."""

    name: str
    above: tuple[str, ...]
    headings: Sequence[str]
    widths: Sequence[int]
    rows: Iterable[Sequence[SheetValue]]
    totals: Sequence[SheetValue] = ()


class Book:
    """A spreadsheet that is written sheet by sheet, row by row."""

    def __init__(self, file: Any, **options: Any) -> None:
        self._book = xlsxwriter.Workbook(file, options)
        self._styles: dict[tuple[str, bool], Any] = {}

    def name(self, title: str, created: Any) -> None:
        """Set the title and the day that the file carries."""
        self._book.set_properties({"title": title, "created": created})

    def write(self, grid: Grid) -> None:
        """Write one sheet; a share is written digit by digit, never as the nearest binary fraction."""
        sheet = self._book.add_worksheet(grid.name)
        for place, width in enumerate(grid.widths):
            sheet.set_column(place, place, width)
        for line, text in enumerate(grid.above):
            sheet.write_string(line, 0, text, self._style("@", strong=line == 0))
        first = len(grid.above) + 1
        heading = self._book.add_format(_HEADING)
        for place, text in enumerate(grid.headings):
            sheet.write_string(first, place, text, heading)
        last = first
        for last, row in enumerate(grid.rows, start=first + 1):
            self._write_row(sheet, last, row)
        sheet.freeze_panes(first + 1, 1)
        if last > first:
            sheet.autofilter(first, 0, last, len(grid.headings) - 1)
        self._write_row(sheet, last + 1, grid.totals, strong=True)

    def close(self) -> None:
        """Finish the file."""
        self._book.close()

    def _write_row(self, sheet: Any, line: int, row: Sequence[SheetValue], *, strong: bool = False) -> None:
        for place, value in enumerate(row):
            if value is None or value == "":
                continue
            style = self._style(_format_of(value), strong=strong)
            if isinstance(value, date):
                sheet.write_datetime(line, place, value, style)
            elif isinstance(value, str):
                sheet.write_string(line, place, value, style)
            else:
                sheet.write_number(line, place, value, style)

    def _style(self, number_format: str, *, strong: bool) -> Any:
        key = (number_format, strong)
        if key not in self._styles:
            self._styles[key] = self._book.add_format({"num_format": number_format, "bold": strong})
        return self._styles[key]


def _format_of(value: SheetValue) -> str:
    if isinstance(value, Decimal):
        return f"{0:.{-int(value.as_tuple().exponent)}f}"
    return next(form for kind, form in _FORMATS.items() if isinstance(value, kind))
