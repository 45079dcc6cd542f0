"""A report's figures and tables as .xlsx."""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO

from daihoi.apps.frame.grid import Book, Grid, SheetValue
from daihoi.apps.frame.origin import Origin
from daihoi.apps.papers.cells import Fixed, Value, share
from daihoi.apps.papers.paper import Paper, Row, Table, is_part
from daihoi.apps.reporting.report.evidence import Evidence

_HEADINGS = ("Cấp", "Chỉ tiêu", "Số lượng", "Tính trên", "Tổng số", "Tỷ lệ (%)")
_PART = "Mục"


def as_sheet(paper: Paper, evidence: tuple[Evidence, ...], origin: Origin) -> bytes:
    """Write each figure with its whole and share on the first sheet, then each table on a sheet of its own."""
    raw = BytesIO()
    on = paper.letterhead.on
    book = Book(raw, in_memory=True)
    book.name(paper.title, datetime(on.year, on.month, on.day))  # noqa: DTZ001 (a paper's day)
    above = (paper.letterhead.issuer, *origin.said)
    rows = [_figure(each) for each in evidence]
    book.write(Grid("Số liệu", (paper.title, *above), _HEADINGS, (32, 32, 12, 32, 12, 12), rows))
    tables = [block for block in (*paper.blocks, *paper.annexes) if isinstance(block, Table)]
    for place, table in enumerate(tables, start=1):
        book.write(_grid(f"Biểu {place}", table, above))
    book.close()
    return raw.getvalue()


def _figure(each: Evidence) -> tuple[SheetValue, ...]:
    counted = (each.role.label_vi, each.label, each.count)
    if not each.whole:
        return counted
    return (*counted, each.whole_label, each.whole, _value(share(each.count, each.whole)))


def _grid(name: str, table: Table, above: tuple[str, ...]) -> Grid:
    """Lay a table out for sorting: the heading of a part stands in a column of its own, beside each of its rows."""
    has_parts = any(is_part(row) for row in table.rows)
    before = [_PART] if has_parts else []
    return Grid(
        name=name,
        above=(table.caption, *above),
        headings=[*before, *(column.heading for column in table.columns)],
        widths=[*(28 for _ in before), *(4 + 2 * column.width for column in table.columns)],
        rows=list(_rows(table.rows, has_parts=has_parts)),
        totals=[*("" for _ in before), *(_value(value) for value in table.totals)] if table.totals else [],
    )


def _rows(rows: tuple[Row, ...], *, has_parts: bool) -> Iterator[list[SheetValue]]:
    part = ""
    for row in rows:
        if is_part(row):
            part = str(row[1])
        else:
            yield [*([part] if has_parts else []), *(_value(value) for value in row)]


def _value(value: Value) -> SheetValue:
    return value.exact if isinstance(value, Fixed) else value
