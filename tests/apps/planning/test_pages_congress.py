"""Pages of congresses: how each stands on the day one looks at, and what can be recorded."""

from datetime import date

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from daihoi.apps.accounts.models import AuditEntry
from daihoi.apps.accounts.roles import Role
from daihoi.apps.organisation.models import Unit
from daihoi.apps.planning.models import Congress, Cycle
from daihoi.apps.planning.queries import Stage, at_stage, stage_of
from daihoi.core.regulations.terms import CongressStatus, LevelRole, ResultStatus
from tests.apps.frame.pages import errors, lead, rows, tree, words
from tests.factories import (
    Tree,
    make_congress,
    make_cycle,
    make_held_congress,
    make_result,
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
        ["Đảng bộ xã An Hòa", "Cơ sở", "Đảng bộ huyện Yên Sơn", "Chưa đến ngày", "01/05/2020", "–", "–", "–"],
        ["Chi bộ thôn Thượng", "Chi bộ", "Đảng bộ xã An Hòa", "Đã tổ chức", "10/03/2020", "10/03/2020",
         "Đại hội điểm", "20"],
        ["Chi bộ thôn Hạ", "Chi bộ", "Đảng bộ xã An Hòa", "Trễ hạn 10 ngày", "10/03/2020", "–", "–", "–"],
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
    rows_at = Congress.objects.filter(at_stage(stage, day, cycle))
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


def seen_on(page: HttpResponse, section: str) -> str:
    """Give the sign of the planned day that a form of the page was drawn on."""
    (sign,) = tree(page).xpath(f"//section[@id='{section}']//input[@name='seen']/@value")
    return str(sign)


def move(client: Client, page: HttpResponse, day: str) -> HttpResponse:
    sent = {"planned_on": day, "reason": "Mưa lũ", "seen": seen_on(page, "doi-ngay")}
    return client.post(f"{CONGRESS}doi-ngay/", sent)


def call_off(client: Client, page: HttpResponse, reason: str) -> HttpResponse:
    return client.post(f"{CONGRESS}khong-to-chuc/", {"reason": reason, "seen": seen_on(page, "khong-to-chuc")})


MOVED = (
    "Trong lúc đồng chí ghi, người khác đã đặt ngày dự kiến là 25/03/2020 (xem phần Diễn biến). Chưa có gì "
    "bị thay. Xem lại; nếu vẫn muốn ghi như đồng chí chọn thì bấm lần nữa."
)


def test_a_day_that_another_moved_meanwhile_is_not_moved_again_unseen(units: Tree, cycle: Cycle):
    congress = make_congress(units.cell, cycle)
    first, second = (client_of(Role.UNIT_OFFICER, units.cell) for _ in range(2))
    opened = second.get(CONGRESS)
    move(first, first.get(CONGRESS), "25/3/2020")
    page = move(second, opened, "2/4/2020")
    congress.refresh_from_db()
    assert (page.status_code, errors(page), congress.planned_on) == (422, [MOVED], date(2020, 3, 25))
    assert move(second, page, "2/4/2020").status_code == 302
    congress.refresh_from_db()
    assert congress.planned_on == date(2020, 4, 2)


def test_moving_to_the_day_that_another_chose_too_is_no_quarrel(units: Tree, cycle: Cycle):
    make_congress(units.cell, cycle)
    first, second = (client_of(Role.UNIT_OFFICER, units.cell) for _ in range(2))
    opened = second.get(CONGRESS)
    move(first, first.get(CONGRESS), "25/3/2020")
    assert move(second, opened, "25/3/2020").status_code == 302


def test_a_congress_that_another_moved_meanwhile_is_not_called_off_unseen(units: Tree, cycle: Cycle):
    congress = make_congress(units.cell, cycle)
    first, second = (client_of(Role.UNIT_OFFICER, units.cell) for _ in range(2))
    opened = second.get(CONGRESS)
    move(first, first.get(CONGRESS), "25/3/2020")
    page = call_off(second, opened, "Sáp nhập")
    congress.refresh_from_db()
    assert (page.status_code, errors(page), congress.status) == (422, [MOVED], CongressStatus.PLANNED)
    assert call_off(second, page, "Sáp nhập").status_code == 302


def test_a_first_day_that_another_settled_meanwhile_is_not_replaced_unseen(units: Tree, cycle: Cycle):
    congress = make_congress(units.cell, cycle, planned_on=None)
    first, second = (client_of(Role.UNIT_OFFICER, units.cell) for _ in range(2))
    opened = second.get(CONGRESS)
    move(first, first.get(CONGRESS), "25/3/2020")
    page = move(second, opened, "2/4/2020")
    congress.refresh_from_db()
    assert (errors(page), congress.planned_on) == ([MOVED], date(2020, 3, 25))


def test_moving_a_congress_needs_a_reason_that_goes_into_the_log(units: Tree, cycle: Cycle):
    congress = make_congress(units.cell, cycle)
    client = client_of(Role.UNIT_OFFICER, units.cell)
    seen = seen_on(client.get(CONGRESS), "doi-ngay")
    refused = client.post(f"{CONGRESS}doi-ngay/", {"planned_on": "25/3/2020", "reason": " ", "seen": seen})
    moved = move(client, refused, "25/3/2020")
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
    assert tree(page).xpath("//main//form/@action") == [f"{CONGRESS}lap/"]


PLANNED = {
    "role": "cell",
    "form": "members_congress",
    "contents": "four",
    "pilot": "on",
    "planned_on": "12/04/2020",
    "ordinal": "7",
    "term": "2020-2022",
}


def plan_boxes(client: Client) -> dict[str, str]:
    """What stands in the boxes of the plan's form when it is opened."""
    page = tree(client.get(CONGRESS))
    return {
        box.get("name"): box.value for box in page.xpath("//main//form//select | //main//form//input[@type='text']")
    }


def test_a_unit_plans_its_own_congress(units: Tree, cycle: Cycle):
    client = client_of(Role.UNIT_OFFICER, units.cell)
    answer = client.post(f"{CONGRESS}lap/", PLANNED)
    assert (answer.status_code, answer["Location"]) == (302, CONGRESS)
    congress = Congress.objects.get(unit=units.cell, cycle=cycle)
    assert (congress.role, congress.pilot, congress.planned_on) == (LevelRole.CELL, True, date(2020, 4, 12))
    assert (congress.ordinal, congress.term, congress.status) == (7, "2020-2022", CongressStatus.PLANNED)
    page = client.get(CONGRESS)
    assert lead(page) == "Dự kiến khai mạc ngày 12/04/2020."
    assert words(tree(page).find_class("notice")[0]) == (
        "Đã lập lịch đại hội của Chi bộ thôn Thượng, dự kiến khai mạc ngày 12/04/2020."
    )
    assert AuditEntry.objects.filter(kind="planning.congress_planned", unit_code="YS-AH-01").count() == 1


def test_the_plan_opens_on_the_role_below_the_parent_s_or_the_one_of_the_last_cycle(units: Tree, cycle: Cycle):
    client = client_of(Role.UNIT_OFFICER, units.cell)
    assert plan_boxes(client)["role"] == "cell"
    make_congress(units.commune, cycle, LevelRole.SECTION)
    before = make_cycle("2015", pack="2020")
    make_congress(units.cell, before, LevelRole.GRASSROOTS)
    assert (plan_boxes(client)["role"], plan_boxes(client)["form"]) == ("grassroots", "members_congress")


def test_faults_of_a_plan_are_told_at_their_fields_and_nothing_is_planned(units: Tree, cycle: Cycle):
    faulty = {**PLANNED, "planned_on": "31/02/2020", "contents": "two", "ordinal": "1.000"}
    page = client_of(Role.UNIT_OFFICER, units.cell).post(f"{CONGRESS}lap/", faulty)
    assert (page.status_code, Congress.objects.count()) == (422, 0)
    assert [error.partition(":")[0] for error in errors(page)] == [
        "Nội dung",
        "Ngày khai mạc dự kiến",
        "Đại hội lần thứ",
    ]


def test_a_second_plan_is_refused_in_words(units: Tree, cycle: Cycle):
    make_congress(units.cell, cycle)
    page = client_of(Role.UNIT_OFFICER, units.cell).post(f"{CONGRESS}lap/", PLANNED)
    assert page.status_code == 422
    assert errors(page) == ["Chi bộ thôn Thượng đã có đại hội trong chu kỳ này; hãy đổi ngày hoặc ghi nhận đại hội đó."]


def test_a_unit_that_ended_before_the_cycle_plans_nothing(units: Tree, cycle: Cycle):
    Unit.objects.filter(pk=units.cell.pk).update(valid_until=date(2018, 1, 1))
    page = client_of(Role.UNIT_OFFICER, units.cell).post(f"{CONGRESS}lap/", PLANNED)
    assert errors(page) == ["Chi bộ thôn Thượng đã kết thúc từ 01/01/2018, trước khi chu kỳ bắt đầu."]


def test_a_plan_outside_the_rules_is_kept_and_asks_for_a_second_look(units: Tree, cycle: Cycle):
    client = client_of(Role.UNIT_OFFICER, units.cell)
    client.post(f"{CONGRESS}lap/", {**PLANNED, "form": "delegates_congress", "planned_on": "15/07/2020"})
    notices = [words(each) for each in tree(client.get(CONGRESS)).xpath("//div[@class='notice warning']//li")]
    assert [notice.partition(". Căn cứ")[0] for notice in notices] == [
        "Ngày dự kiến 15/07/2020 sau ngày phải hoàn thành (29/06/2020)",
        "Chi bộ trực thuộc không tổ chức theo hình thức này",
    ]


def test_the_first_day_is_settled_without_a_reason_and_comes_first_on_the_page(units: Tree, cycle: Cycle):
    congress = make_congress(units.cell, cycle, planned_on=None)
    client = client_of(Role.UNIT_OFFICER, units.cell)
    page = tree(client.get(CONGRESS))
    assert page.xpath("(//main//form)[1]//button/text()") == ["Ấn định ngày"]
    client.post(f"{CONGRESS}doi-ngay/", {"planned_on": "25/3/2020", "seen": seen_on(client.get(CONGRESS), "doi-ngay")})
    congress.refresh_from_db()
    assert congress.planned_on == date(2020, 3, 25)


def test_a_congress_is_called_off_with_its_reason_and_planned_anew(units: Tree, cycle: Cycle):
    congress = make_congress(units.cell, cycle)
    client = client_of(Role.UNIT_OFFICER, units.cell)
    refused = call_off(client, client.get(CONGRESS), " ")
    assert (refused.status_code, errors(refused)) == (422, ["Lý do: Trường này là bắt buộc."])
    call_off(client, refused, "Sáp nhập theo Quyết định 15-QĐ/HU")
    page = client.get(CONGRESS)
    assert lead(page) == "Đã ghi là không tổ chức ngày 20/03/2020: Sáp nhập theo Quyết định 15-QĐ/HU."
    assert plan_boxes(client)["planned_on"] == "10/03/2020"
    client.post(f"{CONGRESS}lap/", PLANNED)
    congress.refresh_from_db()
    assert (congress.status, congress.planned_on) == (CongressStatus.PLANNED, date(2020, 4, 12))
    assert [event.label for event in congress.events.all()] == ["Không tổ chức", "Dự kiến"]


def test_a_congress_that_was_held_is_not_called_off(units: Tree, cycle: Cycle):
    make_held_congress(units.cell, cycle)
    client = client_of(Role.UNIT_OFFICER, units.cell)
    assert f"{CONGRESS}khong-to-chuc/" not in tree(client.get(CONGRESS)).xpath("//main//form/@action")
    page = client.post(f"{CONGRESS}khong-to-chuc/", {"reason": "Nhầm"})
    assert (page.status_code, Congress.objects.get().status) == (422, CongressStatus.HELD)
    assert errors(page) == [
        "Chỉ đại hội còn ở tình trạng dự kiến mới ghi là không tổ chức được; "
        "đại hội này đang ở tình trạng «Đã tổ chức»."
    ]


def test_a_congress_whose_result_was_approved_says_how_it_is_corrected(units: Tree, cycle: Cycle):
    make_result(make_held_congress(units.cell, cycle), status=ResultStatus.APPROVED)
    page = tree(client_of(Role.UNIT_OFFICER, units.cell).get(CONGRESS))
    assert page.xpath("//main//form") == []
    assert words(page.xpath("//main//section[@class='prose']/p")[0]) == (
        "Kết quả đại hội đã được chuẩn y; muốn sửa số liệu đại hội thì cấp trên đính chính kết quả kèm lý do."
    )


def test_a_reader_of_a_unit_without_a_congress_sees_no_form(units: Tree, cycle: Cycle):
    assert tree(client_of(Role.READER, units.cell).get(CONGRESS)).xpath("//main//form") == []


def test_a_reader_sees_no_form(units: Tree, cycle: Cycle):
    make_congress(units.cell, cycle)
    page = client_of(Role.READER, units.cell).get(CONGRESS)
    assert tree(page).xpath("//main//form") == []


def test_a_unit_without_a_congress_is_told_where_the_plan_comes_from(units: Tree, cycle: Cycle):
    page = client_of(Role.READER, units.cell).get(CONGRESS)
    assert lead(page) == "Chi bộ thôn Thượng chưa có lịch đại hội trong Nhiệm kỳ 2020-2025."


def test_without_a_cycle_there_is_no_plan_to_see(units: Tree):
    assert client_of(Role.READER, units.commune).get(PLAN).status_code == 404


@pytest.mark.parametrize(
    ("role", "heading"),
    [
        (LevelRole.GRASSROOTS, "Chi bộ thôn Thượng, lần thứ XXVII"),
        (LevelRole.CELL, "Chi bộ thôn Thượng, lần thứ 27"),
    ],
)
def test_congress_is_numbered_in_roman_letters_except_in_a_cell(
    units: Tree, cycle: Cycle, role: LevelRole, heading: str
):
    make_congress(units.cell, cycle, role, ordinal=27)
    page = client_of(Role.READER, units.cell).get(CONGRESS)
    assert words(tree(page).get_element_by_id("dai-hoi")) == heading
