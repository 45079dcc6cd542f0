"""The first screen of a unit that only holds its own congress: what can be done now, what is on record, what is not."""

from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client

from daihoi.apps.accounts.roles import Role
from daihoi.apps.planning.models import Congress
from daihoi.apps.planning.place import Place
from daihoi.apps.reporting.next_steps import NextSteps, next_steps
from daihoi.core.regulations.terms import CongressStatus, ResultStatus
from tests.apps.frame.pages import tree as tree_of
from tests.apps.frame.pages import words
from tests.factories import (
    Tree,
    make_congress,
    make_cycle,
    make_held_congress,
    make_result,
    make_unit_tree,
    make_user_with_role,
)

pytestmark = pytest.mark.django_db

TODAY = date(2020, 3, 12)
CELL = "/don-vi/YS-AH-01/"


@pytest.fixture
def tree() -> Tree:
    return make_unit_tree()


def steps_of(congress: Congress) -> NextSteps:
    officer = make_user_with_role(Role.UNIT_OFFICER, congress.unit)
    return next_steps(officer, Place(congress.unit, congress.cycle, TODAY, TODAY))


def planned(tree: Tree, **fields: object) -> Congress:
    return make_congress(tree.cell, make_cycle(clock=TODAY), **fields)


def held(tree: Tree) -> Congress:
    return make_held_congress(tree.cell, make_cycle(clock=TODAY))


def screen(client: Client, tree: Tree) -> HttpResponse:
    client.force_login(make_user_with_role(Role.UNIT_OFFICER, tree.cell))
    return client.get(CELL)


def main_buttons(page: HttpResponse) -> list[tuple[str, str]]:
    return [(words(link), link.get("href")) for link in tree_of(page).xpath("//*[contains(@class, 'button main')]")]


def test_what_nobody_records_is_a_reminder_with_its_day_even_after_the_congress(tree: Tree) -> None:
    way = [(step.title, step.note, step.state) for step in steps_of(held(tree)).way]
    assert way[:4] == [
        ("Cấp trên duyệt nội dung đại hội", "nhắc việc: chậm nhất 30/12/2019", "remind"),
        ("Thông báo thời gian khai mạc", "nhắc việc: chậm nhất 21/01/2020", "remind"),
        ("Nhận hồ sơ ứng cử, đề cử", "nhắc việc: chậm nhất 18/02/2020", "remind"),
        ("Tổ chức đại hội", "bế mạc ngày 10/03/2020, có mặt 20/20", "done"),
    ]


def test_a_step_is_done_only_when_it_is_on_record(tree: Tree) -> None:
    congress = held(tree)
    done = [step.title for step in steps_of(congress).way if step.state == "done"]
    assert done == ["Tổ chức đại hội"]
    make_result(congress, status=ResultStatus.SUBMITTED, submitted_on=TODAY)
    done = [step.title for step in steps_of(Congress.objects.get()).way if step.state == "done"]
    assert done == ["Tổ chức đại hội", "Lập kết quả", "Gửi lên cấp trên"]


def test_before_its_day_a_congress_offers_no_result_to_enter(client: Client, tree: Tree) -> None:
    planned(tree, planned_on=date(2020, 8, 4))
    page = screen(client, tree)
    assert main_buttons(page) == []
    assert [link.get("href") for link in tree_of(page).xpath("//ol[@class='next']//a")] == [
        f"{CELL}dai-hoi/",
        f"{CELL}ket-qua/",
        f"{CELL}ket-qua/",
    ]
    result = client.get(f"{CELL}ket-qua/")
    assert main_buttons(result) == []
    assert "Đại hội dự kiến khai mạc ngày 04/08/2020; kết quả ghi sau khi đại hội bế mạc." in result.content.decode()
    assert client.get(f"{CELL}ket-qua/nhap/").headers["Location"] == f"{CELL}ket-qua/"


def test_on_its_day_a_congress_is_held_and_recorded(client: Client, tree: Tree) -> None:
    planned(tree, planned_on=TODAY)
    assert main_buttons(screen(client, tree)) == [("Tổ chức đại hội, rồi ghi nhận", f"{CELL}dai-hoi/")]


def test_without_a_day_the_day_is_settled_first(client: Client, tree: Tree) -> None:
    planned(tree, planned_on=None)
    assert main_buttons(screen(client, tree)) == [("Ấn định ngày khai mạc đại hội", f"{CELL}dai-hoi/")]
    assert main_buttons(client.get(f"{CELL}ket-qua/")) == [("Ấn định ngày khai mạc", f"{CELL}dai-hoi/")]


def test_waiting_for_a_decision_is_no_act_of_the_unit(client: Client, tree: Tree) -> None:
    make_result(held(tree), status=ResultStatus.SUBMITTED, submitted_on=TODAY)
    page = screen(client, tree)
    assert main_buttons(page) == []
    assert "Chờ cấp trên chuẩn y kết quả" in page.content.decode()


def test_a_congress_called_off_is_not_told_as_approved(client: Client, tree: Tree) -> None:
    planned(tree, status=CongressStatus.CANCELLED)
    page = screen(client, tree)
    assert "đã được ghi là không tổ chức" in words(tree_of(page).xpath("//p[@class='lead']")[0])
    assert "đã được chuẩn y" not in page.content.decode()
    assert [step.state for step in steps_of(Congress.objects.get()).way if step.state not in ("remind", "")] == []


def next_things(page: HttpResponse) -> list[tuple[str, list[str]]]:
    found = tree_of(page).xpath("//ol[@class='next']/li")
    return [(words(each.find(".//h3")), each.xpath(".//h3/a/@href")) for each in found]


def test_person_is_offered_only_what_their_role_may_do_and_open(client: Client, tree: Tree) -> None:
    held(tree)
    client.force_login(make_user_with_role(Role.READER, tree.cell))
    page = client.get(CELL)
    assert main_buttons(page) == []
    assert next_things(page) == [("Lập kết quả đại hội", []), ("Gửi kết quả lên cấp trên", [])]
    client.force_login(make_user_with_role(Role.INSPECTOR, tree.cell))
    page = client.get(CELL)
    assert main_buttons(page) == []
    assert [links for _, links in next_things(page)] == [[f"{CELL}ket-qua/"], [f"{CELL}ket-qua/"]]
    assert main_buttons(screen(client, tree)) == [("Lập kết quả đại hội", f"{CELL}ket-qua/nhap/")]


def test_reader_is_not_led_to_an_approved_result_that_does_not_open(client: Client, tree: Tree) -> None:
    make_result(held(tree), status=ResultStatus.APPROVED, submitted_on=TODAY, decided_on=TODAY, decision_number="1")
    client.force_login(make_user_with_role(Role.READER, tree.cell))
    page = client.get(CELL)
    assert "Kết quả đã được chuẩn y" in page.content.decode()
    assert tree_of(page).xpath("//main//a[contains(@href, 'ket-qua')]") == []
