"""A spreadsheet brought in: its faults are named place by place and nothing changes; mended, it is written."""

import re
from pathlib import Path

import pytest
import xlsxwriter
from playwright.sync_api import Page, expect
from python_calamine import load_workbook

from tests.support.browsing import Visitor

pytestmark = pytest.mark.e2e

NEW = ["HTT-MOI", "Chi bộ Nhà văn hóa huyện"]


def template(page: Page, folder: Path) -> tuple[str, list[str]]:
    """Download the template for units and give its sheet's name and its headings."""
    page.goto("/nhap-du-lieu/moi/")
    with page.expect_download() as waiting:
        page.get_by_role("link", name=re.compile("Tải mẫu.*đơn vị")).first.click()
    path = folder / "mau.xlsx"
    waiting.value.save_as(path)
    sheet = load_workbook(path).get_sheet_by_index(0)
    headings = next(row for row in sheet.to_python() if sum(bool(cell) for cell in row) > 2)
    return sheet.name, [str(cell) for cell in headings]


def filled(path: Path, sheet: str, headings: list[str], rows: list[list[str]]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet(sheet)
        for place, row in enumerate([headings, *rows]):
            page.write_row(place, 0, row)
    return path


def bring_in(page: Page, path: Path) -> None:
    page.goto("/nhap-du-lieu/moi/")
    page.get_by_role("radio", name=re.compile("Đơn vị")).check()
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_role("button", name="Kiểm tra tệp").click()
    page.locator("dl.counts").wait_for(timeout=30_000)


def test_file_with_faults_changes_nothing_and_mended_is_written(visit: Visitor, tmp_path: Path):
    page = visit.sign_in("huyen")
    sheet, headings = template(page, tmp_path)
    row = dict.fromkeys(headings, "")
    row |= {"Mã đơn vị": NEW[0], "Tên đơn vị": NEW[1], "Mã đơn vị cấp trên": "HTT", "Cấp": "Tổ chức cơ sở đảng"}
    wrong = {**row, "Mã đơn vị cấp trên": "KHONG-CO"}

    bring_in(page, filled(tmp_path / "sai.xlsx", sheet, headings, [list(wrong.values())]))
    expect(page.locator("main")).to_contain_text("KHONG-CO")
    expect(page.get_by_role("button", name=re.compile("^Ghi"))).to_have_count(0)
    page.goto("/tim-don-vi/?q=nha van hoa huyen")
    expect(page.locator("main").get_by_role("link", name=NEW[1])).to_have_count(0)

    bring_in(page, filled(tmp_path / "dung.xlsx", sheet, headings, [list(row.values())]))
    page.get_by_role("button", name=re.compile("^Ghi")).click()
    expect(page.locator("main")).to_contain_text("Đã ghi", timeout=30_000)
    page.goto("/tim-don-vi/?q=nha van hoa huyen")
    expect(page.locator("main").get_by_role("link", name=NEW[1])).to_have_count(1)
