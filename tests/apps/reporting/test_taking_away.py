"""Reports and tables of people that are taken away leave one entry each; looking at them leaves none."""

import json
from datetime import date

import pytest
from django.test import Client

from daihoi.apps.accounts.models import AuditEntry, User
from daihoi.apps.accounts.roles import Role
from tests.factories import Tree, make_congress, make_cycle, make_unit_tree, make_user_with_role

pytestmark = pytest.mark.django_db
DISTRICT = "/don-vi/YS/"
TAKEN = ("reporting.report_made", "organisation.people_taken")


@pytest.fixture
def district() -> Tree:
    units = make_unit_tree()
    make_congress(units.commune, make_cycle(clock=date(2020, 6, 20)), planned_on=date(2020, 3, 12))
    return units


@pytest.fixture
def officer(district: Tree) -> User:
    return make_user_with_role(Role.DEPARTMENT_OFFICER, district.district)


@pytest.fixture
def client(officer: User) -> Client:
    client = Client()
    client.force_login(officer)
    return client


def entries() -> list[tuple[str, str, str, object]]:
    found = AuditEntry.objects.filter(kind__in=TAKEN).order_by("sequence")
    return [(entry.kind, entry.actor, entry.unit_code, json.loads(entry.after)) for entry in found]


def test_report_taken_from_its_page_is_written_down_as_at_the_command_line(client: Client, officer: User) -> None:
    client.get(f"{DISTRICT}bao-cao/results.docx?den-ngay=31/05/2020")
    kept = {"report": "results", "file_format": "docx", "cycle": "2020", "as_of": "2020-05-31"}
    assert entries() == [("reporting.report_made", officer.username, "YS", kept)]


def test_people_behind_a_figure_taken_as_a_sheet_are_written_down(client: Client, officer: User) -> None:
    client.get(f"{DISTRICT}so-lieu/women/?cap=grassroots&dinh-dang=xlsx")
    kept = {"table": "Những người được tính, thuộc Đảng bộ huyện Yên Sơn", "filtered": ""}
    assert entries() == [("organisation.people_taken", officer.username, "YS", kept)]


def test_members_taken_as_a_sheet_are_written_down(client: Client, officer: User) -> None:
    client.get(f"{DISTRICT}dang-vien/?dinh-dang=xlsx")
    kept = {"table": "Đảng viên thuộc Đảng bộ huyện Yên Sơn", "filtered": ""}
    assert entries() == [("organisation.people_taken", officer.username, "YS", kept)]


@pytest.mark.parametrize(
    "address",
    [
        "bao-cao/?loai=results",
        "bao-cao/results.exe",
        "so-lieu/women/?cap=grassroots",
        "so-lieu/held/?cap=grassroots&dinh-dang=xlsx",
        "dang-vien/",
    ],
)
def test_looking_and_tables_of_congresses_leave_no_entry(client: Client, address: str) -> None:
    client.get(DISTRICT + address)
    assert entries() == []
