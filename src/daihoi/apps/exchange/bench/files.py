"""Spreadsheets written row by row, so that one of any length takes no more memory."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from daihoi.apps.exchange.columns import SheetForm


@dataclass
class Page:
    """One sheet of a spreadsheet that is being written, its headings in the first row."""

    sheet: Worksheet
    written: int = 0

    def add(self, cells: Sequence[object]) -> None:
        """Write the next row; a None is an empty cell."""
        self.written += 1
        self.sheet.write_row(self.written, 0, cells)

    def fill(self, rows: Iterable[Sequence[object]]) -> None:
        """Write the next rows."""
        for cells in rows:
            self.add(cells)


@contextmanager
def new_book(path: Path, *forms: SheetForm[Any]) -> Iterator[list[Page]]:
    """Begin a spreadsheet with a sheet for each form, and close it at the end."""
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        pages = []
        for form in forms:
            sheet = book.add_worksheet(form.name)
            sheet.write_row(0, 0, [column.heading for column in form.columns])
            pages.append(Page(sheet))
        yield pages
