"""From nominations to an approved list in a browser: names, a person from the floor, the show of hands."""

import pytest
from playwright.sync_api import expect

from tests.e2e.test_an_election import look, write
from tests.support.browsing import Visitor

pytestmark = pytest.mark.e2e

CELL = "/don-vi/H01-01-03/"
NAMES = ["Trần Thị Ước", "Nguyễn Văn An", "Lê Đức Bình"]


def test_from_nominations_to_the_ballot(visit: Visitor):
    page = visit.sign_in("xa")
    page.goto(f"{CELL}bau-cu/")
    page.get_by_role("link", name="Lập danh sách từ ứng cử, đề cử").click()
    write(page, seats="3")
    look(page)
    page.get_by_role("button", name="Lưu").click()
    look(page)
    page.get_by_role("link", name="Ghi danh sách của cấp ủy triệu tập").click()
    write(page, names="\n".join(NAMES))
    look(page)
    page.get_by_role("button", name="Ghi vào danh sách").click()
    look(page)
    page.get_by_role("link", name="Ghi người ứng cử, được đề cử").click()
    write(page, full_name="Phạm Thị Đào", nominated_by="Hoàng Thị Mai", birth_date="12/05/1984", ethnicity="Tày")
    page.get_by_label("Người đề cử là", exact=True).select_option("official_member")
    look(page)
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator("main")).to_contain_text("đã ghi 4 người")
    look(page)
    page.get_by_role("link", name="Ghi biểu quyết thông qua").click()
    write(page, present="29", number="29", names="27")
    look(page)
    page.get_by_role("button", name="Ghi đã thông qua").click()
    expect(page.get_by_role("link", name="In phiếu bầu")).to_be_visible()
    listed = page.locator("tbody th").all_inner_texts()
    assert listed == ["Nguyễn Văn An", "Lê Đức Bình", "Phạm Thị Đào", "Trần Thị Ước"]
    look(page)
