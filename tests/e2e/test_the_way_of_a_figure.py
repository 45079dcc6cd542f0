"""One figure's way: a cell enters its result, sends it up, the commune approves it, and it stands in every total."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.support.browsing import Visitor
from tests.support.installation import Installation

pytestmark = pytest.mark.e2e

CELL, COMMUNE, DISTRICT = "H01-01-10", "H01-01", "HTT"


def fact(page: Page, row: str, column: int) -> str:
    """Give what a table of the overview says of a level."""
    return page.get_by_role("row", name=re.compile(f"^{row}")).first.get_by_role("cell").nth(column).inner_text()


def approved_cells(page: Page) -> str:
    page.goto(f"/don-vi/{COMMUNE}/")
    return fact(page, "Chi bộ trực thuộc", 6)


def test_result_is_entered_corrected_sent_up_approved_and_added(visit: Visitor, installation: Installation):
    secretary, commune = visit.sign_in("chibo"), visit.sign_in("xa")
    before = int(approved_cells(commune))

    secretary.get_by_role("link", name="Lập kết quả đại hội").first.click()
    votes = secretary.get_by_label("Dòng 1: số phiếu bầu Bí thư")
    votes.fill("9")
    secretary.get_by_role("button", name="Lưu").last.click()
    expect(secretary.get_by_role("alert")).to_be_visible()
    secretary.get_by_label("Dòng 1: số phiếu bầu Bí thư").fill("8")
    secretary.get_by_role("button", name="Lưu").last.click()
    secretary.wait_for_url("**/ket-qua/")
    secretary.get_by_role("link", name="Gửi lên cấp trên").first.click()
    secretary.get_by_role("button", name="Gửi lên cấp trên").click()
    secretary.wait_for_url("**/ket-qua/")
    expect(secretary.get_by_role("link", name="Sửa kết quả")).to_have_count(0)

    commune.goto(f"/don-vi/{COMMUNE}/cho-quyet-dinh/")
    commune.get_by_role("link", name="Chi bộ Trạm Y tế").click()
    commune.get_by_role("link", name="Chuẩn y").first.click()
    commune.get_by_label("Số quyết định").fill("15-QĐ/ĐU")
    commune.get_by_role("button", name="Chuẩn y").click()
    commune.wait_for_url("**/ket-qua/")
    assert int(approved_cells(commune)) == before + 1

    told = json.loads(installation.run("audit", "verify", "--json").stdout)
    assert (told["faults"], told["whole"]) == ([], True)


def test_figure_opens_down_to_the_people_it_was_added_up_from(visit: Visitor):
    page = visit.sign_in("huyen")
    page.goto(f"/don-vi/{DISTRICT}/co-cau/?cap=grassroots")
    page.get_by_role("row", name=re.compile("^Nữ")).first.get_by_role("link", name="93", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("93")
    expect(page.locator("main")).to_contain_text("93 / 501 = 18,56%")
    expect(page.locator("main")).to_contain_text("khớp")
    expect(page.locator("#bang")).to_contain_text("93 ")


def test_unit_is_found_by_the_switcher_without_accents(visit: Visitor):
    page = visit.sign_in("xa")
    page.get_by_text("Đổi đơn vị").click()
    page.get_by_label("Tên hoặc mã đơn vị").press_sequentially("tram y te")
    page.locator("#don-vi-tim-thay").get_by_role("link", name="Chi bộ Trạm Y tế").click()
    expect(page.get_by_role("navigation", name="Đơn vị đang xem")).to_contain_text("Chi bộ Trạm Y tế")


def test_table_sorted_and_filtered_is_the_same_behind_its_address(visit: Visitor):
    page, other = visit.sign_in("huyen"), visit.sign_in("thanhpho")
    page.goto(f"/don-vi/{DISTRICT}/truc-thuoc/")
    page.get_by_role("textbox", name="Lọc: Đơn vị", exact=True).fill("chi bo")
    page.get_by_role("button", name="Lọc", exact=True).click()
    page.wait_for_url(re.compile("loc-ten="))
    page.get_by_role("columnheader").get_by_role("link", name="Đảng viên").click()
    page.wait_for_url(re.compile("sap="))
    shown = page.locator("#bang tbody").inner_text()
    other.goto(page.url)
    assert other.locator("#bang tbody").inner_text() == shown


@pytest.mark.parametrize("form", ["docx", "pdf", "xlsx", "json"])
def test_report_is_downloaded_in_each_form(visit: Visitor, form: str):
    page = visit.sign_in("huyen")
    page.goto(f"/don-vi/{DISTRICT}/bao-cao/")
    with page.expect_download() as waiting:
        page.locator(f'.table-tools a[href*="results.{form}"]').click()
    content = waiting.value.path().read_bytes()
    signs = {"docx": b"PK\x03\x04", "xlsx": b"PK\x03\x04", "pdf": b"%PDF-", "json": b"{"}
    assert content[: len(signs[form])] == signs[form]


def test_wrong_share_in_a_text_is_found_and_mended(visit: Visitor):
    page = visit.sign_in("nguoixem")
    page.goto("/kiem-tra-so-lieu/")
    page.get_by_label(re.compile("văn bản", re.IGNORECASE)).last.fill(
        "Các đại hội đã bầu 501 đồng chí vào cấp ủy; trong đó nữ 93 đồng chí, chiếm 18,56%; "
        "tiến sĩ 6 đồng chí, chiếm 9,78%."
    )
    page.get_by_role("button", name="Kiểm tra").click()
    expect(page.locator(".checked .claim.wrong")).to_have_count(1)
    expect(page.locator(".finding").first).to_contain_text("6 / 501 = 1,20%")
