"""The first screen of a new installation: it says what comes first, and leads there step by step."""

from datetime import date

import pytest
from django.test import Client

from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.roles import Role
from daihoi.apps.accounts.services import give_role
from daihoi.apps.organisation.models import Member, Unit
from daihoi.apps.planning.changes import congresses_changed
from daihoi.apps.planning.models import Cycle
from tests.apps.frame.pages import lead, links, tree, words
from tests.factories import make_congress, make_cycle, make_held_congress, make_unit, make_user_with_role

pytestmark = pytest.mark.django_db
UNITS = ("Nhập danh sách đơn vị", "/nhap-du-lieu/moi/?loai=UNITS")
MEMBERS = ("Nhập danh sách đảng viên", "/nhap-du-lieu/moi/?loai=MEMBERS")
CALENDAR = ("Nhập lịch đại hội", "/nhap-du-lieu/moi/?loai=CALENDAR")
PEOPLE = ("Giao vai trò cho cán bộ các đơn vị", "/quan-tri/tai-khoan-moi/")


@pytest.fixture
def city() -> Unit:
    make_cycle(clock=date(2020, 1, 10))
    return make_unit("Đảng bộ thành phố Sông Lam", code="TP")


@pytest.fixture
def beginner(city: Unit) -> User:
    """The person whom `daihoi begin` makes."""
    user = make_user_with_role(Role.ADMINISTRATOR, city)
    give_role(actor=None, user=user, role=Role.DEPARTMENT_OFFICER, unit=city)
    return user


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def action(client: Client) -> list[tuple[str, str]]:
    return links(client.get("/", follow=True), "//div[@class='action']")


def make_member(unit: Unit) -> None:
    Member.objects.create(
        unit=unit, code="01", full_name="Lê Thị Mơ", sort="", search="", birth_date=date(1980, 1, 1), sex="female",
        joined_on=date(2005, 1, 1), degree="college", theory="none",
    )  # fmt: skip


def test_each_step_has_its_button_until_the_installation_is_in_use(city: Unit, beginner: User):
    client = client_of(beginner)
    assert action(client) == [UNITS]
    cell = make_unit(parent=city)
    assert action(client) == [MEMBERS]
    make_member(cell)
    assert action(client) == [CALENDAR]
    congresses_changed([make_congress(cell, Cycle.objects.get()).pk])
    assert action(client) == [PEOPLE]
    make_user_with_role(Role.READER, cell)
    assert action(client) == []


def test_first_screen_lists_all_steps_and_marks_the_one_that_comes_next(city: Unit, beginner: User):
    page = client_of(beginner).get("/don-vi/TP/")
    assert lead(page).startswith("Đảng bộ thành phố Sông Lam chưa có đơn vị trực thuộc nào. Bước đầu tiên là nhập")
    assert links(page, "//section[@aria-labelledby='mo-dau']") == [UNITS, MEMBERS, CALENDAR, PEOPLE]
    (now,) = tree(page).xpath("//li[@aria-current='step']")
    assert words(now).startswith("Nhập danh sách đơn vị")


def test_installation_that_begins_with_a_cycle_whose_days_are_over_is_led_as_well():
    make_cycle("2025", ends_on=date(2026, 1, 31))
    top = make_unit("Đảng bộ thành phố Sông Lam", code="TP")
    assert action(client_of(make_user_with_role(Role.DEPARTMENT_OFFICER, top))) == [
        (UNITS[0], "/nhap-du-lieu/moi/?loai=UNITS")
    ]


def test_button_leads_to_the_form_with_the_kind_chosen(city: Unit, beginner: User):
    page = client_of(beginner).get(UNITS[1])
    assert tree(page).xpath("//input[@name='kind' and @checked]/@value") == ["UNITS"]


def test_reader_is_told_who_begins_and_offered_nothing(city: Unit):
    client = client_of(make_user_with_role(Role.READER, city))
    page = client.get("/don-vi/TP/")
    assert "Cán bộ ban tổ chức nhập danh sách đơn vị" in lead(page)
    assert (action(client), links(page, "//section[@aria-labelledby='mo-dau']")) == ([], [])


def test_installation_with_congresses_held_has_begun_whatever_it_lacks(city: Unit, beginner: User):
    cell = make_unit(parent=city)
    congresses_changed([make_held_congress(cell, Cycle.objects.get()).pk])
    page = client_of(beginner).get("/don-vi/TP/")
    assert tree(page).xpath("//section[@aria-labelledby='mo-dau']") == []


def test_earlier_day_offers_no_first_step(city: Unit, beginner: User):
    page = client_of(beginner).get("/don-vi/TP/?den-ngay=02/01/2020")
    assert links(page, "//div[@class='action']") == []
    assert tree(page).xpath("//section[@aria-labelledby='mo-dau']") == []
