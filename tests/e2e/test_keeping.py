"""A form tells the truth about keeping itself: session ended, server gone; what was typed stays and is saved later."""

import re
from collections.abc import Generator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.support.browsing import Visitor
from tests.support.installation import PASSWORD, Installation, Server

pytestmark = pytest.mark.e2e

RESULT = "/don-vi/H01-01-10/ket-qua/"
CORRECT = "/don-vi/H01-01-07/ket-qua/dinh-chinh/"


@contextmanager
def serving(installation: Installation, port: int = 0) -> Generator[Server]:
    server = installation.serve(port=port)
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def window(browser: Browser, server: Server, username: str) -> Generator[Page]:
    """A window in which faults of the network are what the test is about."""
    visitor = Visitor(browser, server.url)
    yield visitor.sign_in(username)
    visitor.close()


def name_box(page: Page) -> Locator:
    return page.get_by_label("Dòng 1: họ và tên", exact=True)


def end_session(page: Page) -> None:
    page.context.clear_cookies(name="sessionid")


def sign_in_elsewhere(page: Page) -> None:
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Đăng nhập ở cửa sổ khác").click()
    other = opened.value
    other.get_by_label("Tên đăng nhập").fill("chibo")
    other.get_by_label("Mật khẩu").fill(PASSWORD)
    other.get_by_role("button", name="Đăng nhập").click()
    other.wait_for_url(lambda address: "dang-nhap" not in address)
    other.close()


def test_form_says_that_the_session_ended_and_saves_after_signing_in_elsewhere(
    installation: Installation, browser: Browser
):
    with serving(installation) as server, window(browser, server, "chibo") as page:
        page.goto(f"{RESULT}nhap/")
        name_box(page).fill("Nguyễn Thị Một")
        name_box(page).blur()
        expect(page.locator("[data-kept]")).to_contain_text("Đã giữ bản đang ghi lúc")
        end_session(page)
        name_box(page).fill("Nguyễn Thị Hai")
        name_box(page).blur()
        expect(page.get_by_role("alert")).to_contain_text(re.compile("Chưa giữ được bản đang ghi từ lúc \\d+:\\d+"))
        expect(page.get_by_role("alert")).to_contain_text("phiên làm việc đã kết thúc")
        expect(page.locator("[data-kept]")).to_be_empty()
        page.get_by_role("button", name="Thêm 5 dòng").click()
        page.get_by_role("button", name="Lưu").last.click()
        expect(name_box(page)).to_have_value("Nguyễn Thị Hai")
        assert page.url.endswith("nhap/")
        sign_in_elsewhere(page)
        page.get_by_role("button", name="Lưu").last.click()
        page.wait_for_url("**/ket-qua/")
        expect(page.locator("main")).to_contain_text("Nguyễn Thị Hai")


def test_form_says_that_the_server_is_gone_and_keeps_itself_when_it_is_back(
    installation: Installation, browser: Browser
):
    with serving(installation) as server:
        port = int(server.url.rsplit(":", 1)[1])
        visitor = Visitor(browser, server.url)
        page = visitor.sign_in("chibo")
        page.goto(f"{RESULT}nhap/")
    name_box(page).fill("Nguyễn Thị Ba")
    name_box(page).blur()
    expect(page.get_by_role("alert")).to_contain_text("mất kết nối")
    page.get_by_role("button", name="Thêm 5 dòng").click()
    page.get_by_role("button", name="Lưu").last.click()
    expect(name_box(page)).to_have_value("Nguyễn Thị Ba")
    with serving(installation, port):
        expect(page.locator("[data-kept]")).to_contain_text("Đã giữ bản đang ghi lúc")
        expect(page.locator("[data-unkept]")).to_be_hidden()
        page.get_by_role("button", name="Lưu").last.click()
        page.wait_for_url("**/ket-qua/")
        expect(page.locator("main")).to_contain_text("Nguyễn Thị Ba")
        visitor.close()


def test_form_sent_without_its_script_after_the_session_ended_is_sent_again(
    installation: Installation, browser: Browser
):
    with serving(installation) as server, window(browser, server, "chibo") as page:
        page.route("**/entry.js", lambda route: route.abort())
        page.goto(f"{RESULT}nhap/")
        name_box(page).fill("Nguyễn Thị Bốn")
        end_session(page)
        page.get_by_role("button", name="Lưu").last.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Phiên làm việc đã kết thúc")
        with page.context.expect_page() as opened:
            page.get_by_role("link", name="Đăng nhập lại ở cửa sổ khác").click()
        opened.value.get_by_label("Tên đăng nhập").fill("chibo")
        opened.value.get_by_label("Mật khẩu").fill(PASSWORD)
        opened.value.get_by_role("button", name="Đăng nhập").click()
        opened.value.wait_for_url(lambda address: "dang-nhap" not in address)
        page.get_by_role("button", name="Gửi lần nữa").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Trang mở từ phiên làm việc trước")
        page.get_by_role("button", name="Gửi lần nữa").click()
        page.wait_for_url("**/ket-qua/")
        expect(page.locator("main")).to_contain_text("Nguyễn Thị Bốn")


def test_correction_keeps_itself_with_its_reason(installation: Installation, browser: Browser):
    with serving(installation) as server, window(browser, server, "xa") as page:
        page.goto(CORRECT)
        page.get_by_label("Lý do", exact=True).first.fill("Ghi sai tên")
        name_box(page).fill("Nguyễn Thị Năm")
        name_box(page).blur()
        expect(page.locator("[data-kept]")).to_contain_text("Đã giữ bản đang ghi lúc")
        page.goto(CORRECT)
        expect(name_box(page)).to_have_value("Nguyễn Thị Năm")
        expect(page.get_by_label("Lý do", exact=True).first).to_have_value("Ghi sai tên")
