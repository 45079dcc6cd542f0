"""Recording on its own page that a congress was held: two people on one form, a congress with ballots on record."""

from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client

from daihoi.apps.accounts.roles import Role
from daihoi.apps.planning.models import Congress
from daihoi.apps.results.services import save_result
from tests.apps.frame.pages import errors, tree
from tests.apps.results.packets import small_cell
from tests.factories import Tree, make_congress, make_cycle, make_held_congress, make_unit_tree, make_user_with_role

pytestmark = pytest.mark.django_db
CONGRESS = "/don-vi/YS-AH-01/dai-hoi/"
ATTENDANCE = {
    "opened_on": "10/03/2020",
    "closed_on": "10/03/2020",
    "form": "members_congress",
    "official_members": "8",
    "probationary_members": "0",
    "summoned": "8",
    "present": "8",
}


@pytest.fixture
def units() -> Tree:
    return make_unit_tree()


def officer_of(units: Tree) -> Client:
    client = Client()
    client.force_login(make_user_with_role(Role.UNIT_OFFICER, units.cell))
    return client


def seen_on(page: HttpResponse) -> str:
    (sign,) = tree(page).xpath("//section[@id='ghi-nhan']//input[@name='seen']/@value")
    return str(sign)


def record(client: Client, seen: str, **typed: str) -> HttpResponse:
    return client.post(f"{CONGRESS}ghi-nhan/", {**ATTENDANCE, **typed, "seen": seen})


def present() -> int | None:
    return Congress.objects.get().present


def test_what_another_recorded_meanwhile_is_told_at_its_fields_and_not_replaced_unseen(units: Tree):
    make_congress(units.cell, make_cycle(clock=date(2020, 3, 20)))
    first, second = officer_of(units), officer_of(units)
    seen = seen_on(second.get(CONGRESS))
    record(first, seen_on(first.get(CONGRESS)), closed_on="11/03/2020")
    page = record(second, seen, present="7")
    assert (page.status_code, present()) == (422, 8)
    assert errors(page) == [
        "Trong lúc đồng chí ghi, người khác đã ghi nhận đại hội này khác đi (xem phần Diễn biến). Chưa có gì bị thay. "
        "Ở mỗi ô nêu dưới đây ghi theo bản đã lưu hoặc để như đồng chí ghi, rồi bấm Ghi nhận.",
        "Ngày bế mạc: Bản đã lưu ghi 11/03/2020.",
        "Có mặt: Bản đã lưu ghi 8.",
    ]
    assert tree(page).get_element_by_id("id_present").get("value") == "7"
    assert record(second, seen_on(page), present="7").status_code == 302
    assert present() == 7


def test_form_that_cannot_be_read_does_not_forget_that_it_is_behind(units: Tree):
    make_held_congress(units.cell, make_cycle(clock=date(2020, 3, 20)))
    first, second = officer_of(units), officer_of(units)
    seen = seen_on(second.get(CONGRESS))
    record(first, seen_on(first.get(CONGRESS)))
    unreadable = record(second, seen, present="bảy")
    assert record(second, seen_on(unreadable), present="7").status_code == 422
    assert present() == 8


def test_the_same_attendance_again_is_no_conflict(units: Tree):
    make_congress(units.cell, make_cycle(clock=date(2020, 3, 20)))
    first, second = officer_of(units), officer_of(units)
    seen = seen_on(second.get(CONGRESS))
    record(first, seen)
    assert record(second, seen).status_code == 302


def test_attendance_stays_within_what_the_ballots_on_record_say(units: Tree):
    facts = {"official_members": 8, "probationary_members": 0, "summoned": 8, "present": 8}
    congress = make_held_congress(units.cell, make_cycle(clock=date(2020, 3, 20)), **facts)
    save_result(actor=None, congress=congress, packet=small_cell())
    client = officer_of(units)
    page = record(client, seen_on(client.get(CONGRESS)), summoned="7", present="7")
    assert (page.status_code, present()) == (422, 8)
    assert [error.partition(". ")[0] for error in errors(page)] == [
        "Được triệu tập: Bí thư: tổng số tính kết quả bầu cử là 8, nhiều hơn 7 người được triệu tập",
        "Được triệu tập: Đại biểu dự đại hội cấp trên: tổng số tính kết quả bầu cử là 8, nhiều hơn 7 người được "
        "triệu tập",
        "Có mặt: Bí thư: phát ra 8 phiếu nhưng chỉ có 7 người có mặt",
        "Có mặt: Đại biểu dự đại hội cấp trên: phát ra 8 phiếu nhưng chỉ có 7 người có mặt",
    ]
    assert record(client, seen_on(page), official_members="9", summoned="9").status_code == 302
