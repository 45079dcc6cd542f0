"""An election in a browser: the list, its ballots, a count that is refused and mended, a tie, minutes, the result."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.test_every_page import violations
from tests.support.browsing import Visitor

pytestmark = pytest.mark.e2e

CELL = "/don-vi/H01-01-02/"
NAMES = ["Trần Thị Ước", "Nguyễn Văn An", "Lê Đức Bình", "Phạm Thị Đào", "Vũ Văn Ánh"]


def look(page: Page) -> None:
    """Hold a page to what every page is held to."""
    assert violations(page) == []


def write(page: Page, **texts: str) -> None:
    for name, text in texts.items():
        page.locator(f"[name='{name.replace('__', '.')}']").fill(text)


def test_from_the_list_to_the_result(visit: Visitor):
    page = visit.sign_in("xa")
    page.goto(f"{CELL}bau-cu/")
    look(page)
    page.get_by_role("link", name="Mở cuộc bầu", exact=True).click()
    write(page, seats="3", names="\n".join(NAMES))
    look(page)
    page.get_by_role("button", name="Lưu danh sách").click()
    page.get_by_role("link", name="In phiếu bầu").click()
    look(page)
    write(page, copies="35")
    with page.expect_download() as ballots:
        page.get_by_role("button", name="Tải phiếu để in").click()
    assert ballots.value.suggested_filename.startswith("phieu-bau-H01-01-02")

    page.get_by_role("link", name="Xong").click()
    page.get_by_role("link", name="Ghi kiểm phiếu").click()
    write(page, summoned="31", present="29", issued="29", returned="30", valid="28", invalid="1")
    write(page, votes__0="28", votes__1="22", votes__2="17", votes__3="17", votes__4="0")
    page.get_by_role("button", name="Lưu kiểm phiếu").click()
    expect(page.get_by_role("alert")).to_contain_text("Thu về 30 phiếu, nhiều hơn 29 phiếu phát ra.")
    forget_the_refusal(visit)
    look(page)
    write(page, returned="29")
    page.get_by_role("button", name="Lưu kiểm phiếu").click()
    expect(page.locator("main")).to_contain_text("từ 16 phiếu trở lên")
    look(page)
    page.get_by_role("link", name="Trình chiếu kết quả").click()
    look(page)
    page.get_by_role("link", name="Về trang cuộc bầu").click()
    sign(page)

    page.get_by_role("button", name="Mở lần bầu tiếp").click()
    page.get_by_role("link", name="Ghi kiểm phiếu").click()
    assert page.locator("[name=summoned]").input_value() == "31"
    write(page, issued="29", returned="29", valid="29", invalid="0", votes__0="15", votes__1="14")
    page.get_by_role("button", name="Lưu kiểm phiếu").click()
    sign(page)

    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{CELL}bau-cu/")
    look(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    expect(page.get_by_role("row", name="Chi ủy, lần 2")).to_contain_text("Đã bầu đủ số lượng.")


def forget_the_refusal(visit: Visitor) -> None:
    """Take a form given back for a complaint that was asked for, and nothing else."""
    assert [complaint for complaint in visit.complaints if "422" not in complaint] == []
    visit.complaints.clear()


def sign(page: Page) -> None:
    page.get_by_role("link", name="Ghi biên bản đã ký").click()
    look(page)
    write(page, head="Hoàng Thị Mai")
    page.get_by_role("button", name="Ghi đã ký và khóa").click()
    expect(page.get_by_role("link", name="Mở lại số liệu đã ký")).to_be_visible()
