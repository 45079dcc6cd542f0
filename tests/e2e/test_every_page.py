"""Every page, for a screen reader, on a telephone, and without a mouse."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.support.browsing import Visitor

pytestmark = pytest.mark.e2e

DISTRICT, COMMUNE = "HTT", "H01-01"
PAGES = {
    "thanhpho": [
        "/",
        "/don-vi/TP/",
        "/don-vi/TP/co-cau/",
        "/don-vi/TP/lich/",
        "/don-vi/TP/truc-thuoc/",
        "/don-vi/TP/cho-quyet-dinh/",
        "/chu-ky/",
        "/chu-ky/2020/",
        "/nhap-du-lieu/",
        "/nhap-du-lieu/moi/",
    ],
    "huyen": [
        "/",
        f"/don-vi/{DISTRICT}/",
        f"/don-vi/{DISTRICT}/?den-ngay=31/03/2020",
        f"/don-vi/{DISTRICT}/co-cau/",
        f"/don-vi/{DISTRICT}/lich/",
        f"/don-vi/{DISTRICT}/dai-hoi/",
        f"/don-vi/{DISTRICT}/ket-qua/",
        f"/don-vi/{DISTRICT}/bao-cao/",
        f"/don-vi/{DISTRICT}/truc-thuoc/",
        f"/don-vi/{DISTRICT}/dang-vien/",
        f"/don-vi/{DISTRICT}/lich-su/",
        f"/don-vi/{DISTRICT}/lich-su/them/",
        f"/don-vi/{DISTRICT}/cho-quyet-dinh/",
        f"/don-vi/{DISTRICT}/so-lieu/elected/?cap=grassroots",
        "/tim-don-vi/?q=xa",
        "/kiem-tra-so-lieu/",
        "/tai-khoan/doi-mat-khau/",
        "/tai-khoan/hai-lop/",
    ],
    "xa": ["/", f"/don-vi/{COMMUNE}/dai-hoi/", f"/don-vi/{COMMUNE}/ket-qua/", f"/don-vi/{COMMUNE}/ket-qua/nhap/"],
    "chibo": ["/"],
    "kiemphieu": ["/", f"/don-vi/{COMMUNE}/ket-qua/"],
    "kiemtra": ["/", "/nhat-ky/", "/nhat-ky/1/", "/nhat-ky/kiem-tra/"],
    "nguoixem": ["/", "/don-vi/TP/"],
    "quantri": ["/", "/quan-tri/", "/quan-tri/tai-khoan-moi/", "/quan-tri/giao-vai-tro/"],
}


def violations(page: Page) -> list[str]:
    """Give what axe finds: the rule, how grave, and the first place."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']} ({one['impact']}): {one['nodes'][0]['html'][:160]}" for one in found]


@pytest.mark.parametrize("username", PAGES)
def test_axe_finds_nothing(visit: Visitor, username: str):
    page, found = visit.sign_in(username), {}
    for address in PAGES[username]:
        page.goto(address)
        if faults := violations(page):
            found[address] = faults
    assert found == {}


def test_axe_finds_nothing_on_the_sign_in_page(visit: Visitor):
    page = visit.window()
    page.goto("/")
    assert violations(page) == []


@pytest.mark.parametrize("username", ["huyen", "xa"])
def test_page_on_a_telephone_scrolls_only_downward(visit: Visitor, username: str):
    page, wide = visit.sign_in(username, width=360), {}
    for address in PAGES[username]:
        page.goto(address)
        if (width := page.evaluate("document.documentElement.scrollWidth")) > 360:
            wide[address] = width
    assert wide == {}
