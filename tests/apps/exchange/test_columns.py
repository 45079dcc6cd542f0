"""Headings as people write them: matched whatever their case, accents, spaces and order, and missed by name."""

from pathlib import Path
from typing import NamedTuple

import pytest
import xlsxwriter

from daihoi.apps.exchange.cells import A_DATE, code_up_to
from daihoi.apps.exchange.columns import Column, SheetForm, find_sheet, note_unknown, read_lines
from daihoi.apps.exchange.findings import Findings
from daihoi.apps.exchange.reading.opening import open_table
from daihoi.core.errors import UnusableInput
from tests.apps.exchange.spreadsheets import Rows, write_xlsx


class Values(NamedTuple):
    code: str | None
    born: object
    note: str | None


FORM = SheetForm(
    "Đảng viên",
    (
        Column(heading="Mã chi bộ", reader=code_up_to(40), meaning="Mã", example="A1", also=("Mã đơn vị",)),
        Column(heading="Ngày sinh", reader=A_DATE, meaning="Ngày", example="28/02/1980"),
        Column(heading="Ghi mã", reader=code_up_to(40), meaning="Mã", example="A1", required=False),
    ),
    Values,
)


def read(tmp_path: Path, sheets: dict[str, Rows]) -> tuple[list[tuple[int | None, Values]], Findings]:
    table = open_table(write_xlsx(tmp_path / "a.xlsx", sheets), "a.xlsx", tmp_path / "rows")
    sheet, layout = find_sheet(table, FORM, "a.xlsx")
    findings = Findings()
    note_unknown(sheet, layout, findings)
    return [(line.place.row, line.values) for line in read_lines(sheet, FORM, layout, findings)], findings


def refusal(tmp_path: Path, sheets: dict[str, Rows]) -> str:
    with pytest.raises(UnusableInput) as caught:
        read(tmp_path, sheets)
    return str(caught.value)


@pytest.mark.parametrize(
    "headings",
    [
        ("Mã chi bộ", "Ngày sinh"),
        ("MÃ CHI BỘ", " ngay  sinh "),
        ("Mã đơn vị (*)", "Ngày sinh (dd/mm/yyyy)"),
        ("mã chi bộ:", "NGÀY SINH"),
    ],
)
def test_headings_match_whatever_their_case_accents_spaces_and_notes(tmp_path: Path, headings: tuple[str, str]) -> None:
    lines, findings = read(tmp_path, {"Trang tính1": [headings, ("A1", "28/02/1980")]})
    assert [values.code for _, values in lines] == ["A1"]
    assert findings.kept == []


def test_columns_stand_in_any_order_below_a_title(tmp_path: Path) -> None:
    rows = [("DANH SÁCH ĐẢNG VIÊN",), (), ("Ngày sinh", "Ghi chú", "Mã chi bộ"), ("28/02/1980", "x", "A1")]
    lines, findings = read(tmp_path, {"Trang": rows})
    assert [(row, values.code) for row, values in lines] == [(4, "A1")]
    assert [finding.sentence for finding in findings.kept] == [
        "Trang “Trang”, dòng 3, cột “Ghi chú”: cột này không có trong mẫu nên không được đọc."
    ]


def test_a_missing_heading_is_named_with_the_one_that_looks_like_it(tmp_path: Path) -> None:
    assert refusal(tmp_path, {"Đảng viên": [("Mã chi bộ", "Ngày sinh nhật"), ("A1", "28/02/1980")]}) == (
        "Tệp “a.xlsx”, trang “Đảng viên”, hàng tiêu đề (dòng 1) thiếu cột “Ngày sinh” "
        "(có cột “Ngày sinh nhật” gần giống: sửa lại tiêu đề)."
    )


def test_a_doubled_heading_is_refused(tmp_path: Path) -> None:
    rows = [("Mã chi bộ", "Ngày sinh", "NGÀY SINH"), ("A1", "28/02/1980", "")]
    assert refusal(tmp_path, {"Đảng viên": rows}) == (
        "Tệp “a.xlsx”, trang “Đảng viên”, hàng tiêu đề (dòng 1) có 2 cột cùng tên “Ngày sinh”. Hãy giữ lại một cột."
    )


def test_the_wrong_sheet_is_named_with_the_headings_expected(tmp_path: Path) -> None:
    assert refusal(tmp_path, {"Báo cáo": [("Tổng số", 5)], "Khác": [("x", 1)]}) == (
        "Tệp “a.xlsx”, trang “Báo cáo”, “Khác” không có hàng tiêu đề của mẫu. Cần các cột: “Mã chi bộ”, “Ngày sinh”."
    )


def test_the_sheet_is_found_by_its_name_then_by_its_headings(tmp_path: Path) -> None:
    other = [("Mã chi bộ", "Ngày sinh"), ("KHAC", "28/02/1980")]
    mine = [("Mã chi bộ", "Ngày sinh"), ("A1", "28/02/1980")]
    assert read(tmp_path, {"Cũ": other, "đảng viên ": mine})[0][0][1].code == "A1"
    assert read(tmp_path, {"Bìa": [("Bìa",)], "Trang 2": mine})[0][0][1].code == "A1"


def test_an_empty_workbook_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, {"Đảng viên": [], "Hướng dẫn": [("Cột",)]}) == (
        "Tệp “a.xlsx” không có dữ liệu. Hãy điền vào trang “Đảng viên” của mẫu."
    )


def test_merged_headings_are_refused(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet("Đảng viên")
        sheet.write_string(0, 0, "Mã chi bộ")
        sheet.merge_range(0, 1, 0, 2, "Ngày sinh")
    table = open_table(tmp_path / "a.xlsx", "a.xlsx", tmp_path / "rows")
    with pytest.raises(UnusableInput, match=r"có ô gộp B1:C1\. Hãy bỏ gộp ô: mỗi cột một tiêu đề\."):
        find_sheet(table, FORM, "a.xlsx")
