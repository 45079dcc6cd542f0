"""A report's figures and tables as .xlsx."""

from datetime import datetime
from io import BytesIO

import xlsxwriter

from daihoi.apps.reporting.report.evidence import Evidence
from daihoi.apps.reporting.report.paper import Paper, Table
from daihoi.core.figures.vietnamese import share_text

_HEADINGS = ("Cấp", "Chỉ tiêu", "Số lượng", "Tính trên", "Tổng số", "Tỷ lệ (%)")


def as_sheet(paper: Paper, evidence: tuple[Evidence, ...]) -> bytes:
    """Write each figure with its whole and share on the first sheet, then each table on a sheet of its own."""
    raw = BytesIO()
    on = paper.letterhead.on
    with xlsxwriter.Workbook(raw, {"in_memory": True}) as book:
        book.set_properties({"title": paper.title, "created": datetime(on.year, on.month, on.day)})  # noqa: DTZ001
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
        _write_figures(book, bold, paper, evidence)
        tables = [block for block in (*paper.blocks, *paper.annexes) if isinstance(block, Table)]
        for place, table in enumerate(tables, start=1):
            _write_table(book, bold, f"Biểu {place}", table)
    return raw.getvalue()


def _write_figures(book, bold, paper: Paper, evidence: tuple[Evidence, ...]) -> None:  # type: ignore[no-untyped-def]
    sheet = book.add_worksheet("Số liệu")
    sheet.write(0, 0, paper.title)
    sheet.write(1, 0, f"{paper.letterhead.issuer}, {paper.letterhead.on:%d/%m/%Y}. {paper.remark}".strip())
    sheet.write_row(3, 0, _HEADINGS, bold)
    for row, figure in enumerate(evidence, start=4):
        sheet.write_row(row, 0, (figure.role.label_vi, figure.label, figure.count))
        if figure.whole:
            sheet.write_row(row, 3, (figure.whole_label, figure.whole, share_text(figure.count, figure.whole)))
    sheet.set_column(0, 1, 32)
    sheet.set_column(2, 5, 16)
    sheet.freeze_panes(4, 0)


def _write_table(book, bold, name: str, table: Table) -> None:  # type: ignore[no-untyped-def]
    sheet = book.add_worksheet(name)
    sheet.write(0, 0, table.caption)
    sheet.write_row(2, 0, [column.heading for column in table.columns], bold)
    for row, cells in enumerate((*table.rows, *((table.totals,) if table.totals else ())), start=3):
        for place, cell in enumerate(cells):
            _write_cell(sheet, row, place, cell)
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, 4 + 2 * column.width)
    sheet.freeze_panes(3, 0)


def _write_cell(sheet, row: int, place: int, text: str) -> None:  # type: ignore[no-untyped-def]
    digits = text.replace(".", "")
    if digits.isdigit():
        sheet.write_number(row, place, int(digits))
    else:
        sheet.write_string(row, place, text)
