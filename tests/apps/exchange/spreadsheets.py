"""Spreadsheets as people make them, for the tests to bring in."""

import datetime
from collections.abc import Sequence
from pathlib import Path

import xlsxwriter

Rows = Sequence[Sequence[object]]


def write_xlsx(path: Path, sheets: dict[str, Rows]) -> Path:
    """Write a workbook; texts stay texts, a text that begins with `=#` becomes a formula with that error."""
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    if isinstance(cell, datetime.date):
                        sheet.write_datetime(number, column, datetime.datetime.combine(cell, datetime.time()), day)
                    elif isinstance(cell, str) and cell.startswith("=#"):
                        sheet.write_formula(number, column, "=A1", None, cell[1:])
                    elif isinstance(cell, str):
                        sheet.write_string(number, column, cell)
                    elif cell is not None:
                        sheet.write(number, column, cell)
    return path


MEMBER_HEADINGS = (
    "Mã chi bộ",
    "Số thẻ đảng viên",
    "Họ và tên",
    "Ngày sinh",
    "Giới tính",
    "Dân tộc",
    "Ngày vào Đảng",
    "Tình trạng",
    "Trình độ chuyên môn",
    "Lý luận chính trị",
)
UNIT_HEADINGS = (
    "Mã đơn vị",
    "Tên đơn vị",
    "Mã đơn vị cấp trên",
    "Cấp",
    "Hiệu lực từ",
    "Hiệu lực đến",
    "Đơn vị tiền thân",
)


def member_row(code: str = "00000001", **given: object) -> list[object]:
    """Give a sound row of a member of the cell YS-AH-01; `given` replaces cells by heading key."""
    cells: dict[str, object] = {
        "unit": "YS-AH-01",
        "code": code,
        "name": "Nguyễn Văn An",
        "born": "28/02/1980",
        "sex": "Nam",
        "ethnicity": "Kinh",
        "joined": "19/05/2005",
        "status": "Đảng viên chính thức",
        "degree": "Đại học",
        "theory": "Trung cấp",
    }
    return list((cells | given).values())
