"""Signing in and out, as a person does it."""

import pytest
from playwright.sync_api import expect

from tests.support.browsing import Visitor

pytestmark = pytest.mark.e2e


def test_officer_signs_in_sees_their_unit_and_signs_out(visit: Visitor):
    page = visit.sign_in("huyen")
    expect(page.get_by_role("navigation", name="Đơn vị đang xem")).to_contain_text("Đảng bộ huyện Thượng Trà")
    page.get_by_text("Trần Đức Nghĩa").first.click()
    page.get_by_role("button", name="Đăng xuất").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đăng nhập")
