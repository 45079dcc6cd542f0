"""A table as a spreadsheet: the same columns, filters and order, every page of it."""

import tempfile
from typing import Any

from django.http import HttpResponse

from daihoi.apps.frame.cells import sheet_value
from daihoi.apps.frame.columns import Kind
from daihoi.apps.frame.grid import SHEET_TYPE, Book, Grid, SheetValue
from daihoi.apps.frame.origin import Origin
from daihoi.apps.frame.tables import TOTAL, Table
from daihoi.core.language import say

_WIDTHS = {Kind.NUMBER: 12, Kind.SHARE: 12, Kind.DAY: 12, Kind.TEXT: 32, Kind.TERM: 32, Kind.STATUS: 24}


def sheet_response(table: Table[Any], origin: Origin | None) -> HttpResponse:
    """Give the spreadsheet as a download; its rows are written to a file, never all held at once."""
    with tempfile.TemporaryFile() as file:
        write_sheet(table, file, origin)
        file.seek(0)
        response = HttpResponse(file.read(), content_type=SHEET_TYPE)
    name = origin.file_name(table.spec.file, "xlsx") if origin else f"{table.spec.file}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def write_sheet(table: Table[Any], file: Any, origin: Origin | None = None) -> None:
    """Write the title, whose figures these are and of which day, what was filtered, and then the table."""
    book = Book(file, constant_memory=True)
    counted = "; ".join(filter(None, [table.counted, table.said]))
    book.write(
        Grid(
            name=say("Bảng"),
            above=(say(table.spec.caption), *(origin.said if origin else ()), counted),
            headings=[
                f"{say(column.heading)} ({say(column.unit)})" if column.unit else say(column.heading)
                for column in table.columns
            ],
            widths=[_WIDTHS[column.kind] for column in table.columns],
            rows=(
                [sheet_value(column.value(row), column.kind) for column in table.columns] for row in table.rows.every()
            ),
            totals=_totals(table),
        )
    )
    book.close()


def _totals(table: Table[Any]) -> list[SheetValue]:
    found = table.totals
    if not found:
        return []
    return [say(TOTAL), *(sheet_value(found.get(column.key), column.kind) for column in table.columns[1:])]
