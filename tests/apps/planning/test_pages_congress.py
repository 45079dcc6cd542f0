"""Pages of congresses: how each stands on the day one looks at, and what can be recorded."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from daihoi.apps.accounts.models import AuditEntry
from daihoi.apps.accounts.roles import Role
from daihoi.apps.organisation.models import Unit
from daihoi.apps.planning.models import Congress, Cycle
from daihoi.apps.planning.queries import Stage, at_stage, stage_of
from daihoi.core.regulations.terms import CongressStatus, LevelRole
from tests.apps.frame.pages import errors, lead, rows, tree, words
from tests.factories import (
    Tree,
    make_congress,
    make_cycle,
    make_held_congress,
    make_unit,
    make_unit_tree,
    make_user_with_role,
)

pytestmark = pytest.mark.django_db
PLAN, CONGRESS = "/don-vi/YS-AH/lich/", "/don-vi/YS-AH-01/dai-hoi/"
ATTENDANCE = {
    "opened_on": "10/03/2020",
    "closed_on": "10/03/2020",
    "form": "members_congress",
    "official_members": "1.020",
    "probationary_members": "2",
    "summoned": "1020",
    "present": "1.019",
}


@pytest.fixture
def units() -> Tree:
    return make_unit_tree()


@pytest.fixture
def cycle() -> Cycle:
    return make_cycle(clock=date(2020, 3, 20))


def client_of(role: Role, unit: Unit) -> Client:
    client = Client()
    client.force_login(make_user_with_role(role, unit))
    return client


def test_plan_shows_how_each_congress_stands(units: Tree, cycle: Cycle):
    make_congress(units.commune, cycle, LevelRole.GRASSROOTS, planned_on=date(2020, 5, 1))
    make_held_congress(units.cell, cycle, pilot=True)
    make_congress(units.other_cell, cycle)
    page = client_of(Role.READER, units.commune).get(PLAN)
    assert rows(page) == [
        ["Đảng bộ xã An Hòa", "Cơ sở", "Đảng bộ huyện Yên Sơn", "Chưa đến ngày", "01/05/2020", "–", "–", "–", "–"],
        ["Chi bộ thôn Thượng", "Chi bộ", "Đảng bộ xã An Hòa", "Đã tổ chức", "10/03/2020", "10/03/2020",
         "Đại hội điểm", "20", "20"],
        ["Chi bộ thôn Hạ", "Chi bộ", "Đảng bộ xã An Hòa", "Trễ hạn 10 ngày", "10/03/2020", "–", "–", "–", "–"],
    ]  # fmt: skip


def test_plan_looked_at_on_an_earlier_day_shows_how_it_stood_then(units: Tree, cycle: Cycle):
    make_held_congress(units.cell, cycle)
    page = client_of(Role.READER, units.commune).get(f"{PLAN}?den-ngay=09/03/2020&cot=tinh-trang")
    assert rows(page) == [["Chi bộ thôn Thượng", "Chưa đến ngày"]]
    assert words(tree(page).find_class("band-back")[0]) == (
        "Đang xem số liệu đến hết ngày 09/03/2020, không phải ngày làm việc 20/03/2020. Về hôm nay"
    )


STANDING = {
    Stage.AHEAD: {"planned_on": date(2020, 3, 20)},
    Stage.LATE: {"planned_on": date(2020, 3, 19)},
    Stage.UNSCHEDULED: {"planned_on": None},
    Stage.UNDER_WAY: {"opened_on": date(2020, 3, 20), "closed_on": date(2020, 3, 21), "status": "held"},
    Stage.HELD: {"opened_on": date(2020, 3, 19), "closed_on": date(2020, 3, 20), "status": "held"},
    Stage.CANCELLED: {"status": "cancelled"},
}


@pytest.mark.parametrize("stage", Stage)
def test_the_database_and_the_page_agree_on_a_stage(units: Tree, cycle: Cycle, stage: Stage):
    day = date(2020, 3, 20)
    for place, fields in enumerate(STANDING.values()):
        make_congress(make_unit(f"Chi bộ {place}", parent=units.commune), cycle, **fields)
    rows_at = Congress.objects.filter(at_stage(stage, day))
    assert [stage_of(row, day) for row in rows_at] == [stage]


def test_late_congresses_can_be_kept_alone(units: Tree, cycle: Cycle):
    make_held_congress(units.cell, cycle)
    make_congress(units.other_cell, cycle)
    page = client_of(Role.READER, units.commune).get(f"{PLAN}?loc-tinh-trang=tre-han&cot=du-kien")
    assert rows(page) == [["Chi bộ thôn Hạ", "10/03/2020"]]


def test_plan_costs_the_same_for_one_row_and_for_three(units: Tree, cycle: Cycle):
    make_congress(units.commune, cycle)
    client = client_of(Role.READER, units.commune)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(PLAN)
        return len(queries)

    one = cost()
    make_congress(units.cell, cycle)
    make_held_congress(units.other_cell, cycle)
    assert cost() == one


def test_recording_a_congress_keeps_who_was_there(units: Tree, cycle: Cycle):
    congress = make_congress(units.cell, cycle)
    client = client_of(Role.UNIT_OFFICER, units.cell)
    answer = client.post(f"{CONGRESS}ghi-nhan/", ATTENDANCE)
    congress.refresh_from_db()
    assert (answer.status_code, answer["Location"]) == (302, CONGRESS)
    assert (congress.status, congress.summoned, congress.present) == (CongressStatus.HELD, 1020, 1019)
    page = client.get(CONGRESS)
    assert lead(page) == "Đại hội đã bế mạc ngày 10/03/2020: 1.019/1.020 người có mặt (99,90%)."
    assert words(tree(page).find_class("notice")[0]) == "Đã ghi nhận đại hội của Chi bộ thôn Thượng."


def test_faults_of_a_record_are_told_at_their_fields_and_nothing_is_kept(units: Tree, cycle: Cycle):
    congress = make_congress(units.cell, cycle)
    faulty = {**ATTENDANCE, "opened_on": "31/02/2020", "present": "1021", "summoned": ""}
    page = client_of(Role.UNIT_OFFICER, units.cell).post(f"{CONGRESS}ghi-nhan/", faulty)
    congress.refresh_from_db()
    assert (page.status_code, congress.status) == (422, CongressStatus.PLANNED)
    assert errors(page) == [
        "Ngày khai mạc: “31/02/2020” không phải là ngày có thật. Ghi theo dạng ngày/tháng/năm, ví dụ 28/02/2020.",
        "Được triệu tập: Trường này là bắt buộc.",
    ]


def test_what_cannot_be_true_is_told_at_its_field(units: Tree, cycle: Cycle):
    make_congress(units.cell, cycle)
    faulty = {**ATTENDANCE, "present": "1.021"}
    page = client_of(Role.UNIT_OFFICER, units.cell).post(f"{CONGRESS}ghi-nhan/", faulty)
    assert errors(page) == ["Có mặt: Số có mặt (1021) nhiều hơn số được triệu tập (1020)."]
    assert tree(page).get_element_by_id("id_present").get("aria-invalid") == "true"


def test_moving_a_congress_needs_a_reason_that_goes_into_the_log(units: Tree, cycle: Cycle):
    congress = make_congress(units.cell, cycle)
    client = client_of(Role.UNIT_OFFICER, units.cell)
    refused = client.post(f"{CONGRESS}doi-ngay/", {"planned_on": "25/3/2020", "reason": " "})
    moved = client.post(f"{CONGRESS}doi-ngay/", {"planned_on": "25/3/2020", "reason": "Mưa lũ"})
    congress.refresh_from_db()
    assert (refused.status_code, moved.status_code, congress.planned_on) == (422, 302, date(2020, 3, 25))
    assert AuditEntry.objects.filter(kind="planning.day_changed").values_list("reason", flat=True)[0] == "Mưa lũ"


def test_a_day_that_has_passed_without_a_congress_is_told_and_the_form_stands_open(units: Tree, cycle: Cycle):
    make_congress(units.cell, cycle)
    page = client_of(Role.UNIT_OFFICER, units.cell).get(CONGRESS)
    assert lead(page) == "Đã quá ngày dự kiến 10/03/2020 mà chưa ghi nhận đại hội."
    assert tree(page).xpath("//section[@id='ghi-nhan']/details") == []


def test_before_its_day_the_form_of_a_held_congress_is_folded(units: Tree, cycle: Cycle):
    make_congress(units.cell, cycle, planned_on=date(2020, 5, 1))
    page = client_of(Role.UNIT_OFFICER, units.cell).get(CONGRESS)
    assert lead(page) == "Dự kiến khai mạc ngày 01/05/2020."
    assert [words(each) for each in tree(page).xpath("//section[@id='ghi-nhan']/details/summary")] == [
        "Ghi nhận đại hội đã tổ chức"
    ]


def test_a_cancelled_congress_takes_no_record(units: Tree, cycle: Cycle):
    make_congress(units.cell, cycle, status=CongressStatus.CANCELLED)
    page = client_of(Role.UNIT_OFFICER, units.cell).get(CONGRESS)
    assert tree(page).xpath("//main//form") == []


def test_a_reader_sees_no_form(units: Tree, cycle: Cycle):
    make_congress(units.cell, cycle)
    page = client_of(Role.READER, units.cell).get(CONGRESS)
    assert tree(page).xpath("//main//form") == []


def test_a_unit_without_a_congress_is_told_where_the_plan_comes_from(units: Tree, cycle: Cycle):
    page = client_of(Role.READER, units.cell).get(CONGRESS)
    assert lead(page) == "Chi bộ thôn Thượng chưa có lịch đại hội trong Nhiệm kỳ 2020-2025."


def test_without_a_cycle_there_is_no_plan_to_see(units: Tree):
    assert client_of(Role.READER, units.commune).get(PLAN).status_code == 404
