"""Pages about one unit tell what was known of it on the day they print; what can be done is offered today only."""

from dataclasses import replace
from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client

from daihoi.apps.accounts.roles import Role
from daihoi.apps.organisation.models import Unit
from daihoi.apps.planning.models import Congress, Cycle
from daihoi.apps.planning.services import attendance_of, change_planned_day, record_held
from daihoi.apps.results import services
from daihoi.apps.results.models import Result
from daihoi.core.regulations.terms import Sex
from tests.apps.frame.pages import lead, links, rows, title, tree, words
from tests.apps.results.packets import small_cell
from tests.factories import Tree, make_congress, make_cycle, make_held_congress, make_unit_tree, make_user_with_role

pytestmark = pytest.mark.django_db
HELD, SENT, RETURNED, AGAIN, APPROVED, NOW = (date(2020, 3, day) for day in (10, 12, 16, 18, 20, 30))
CELL, COMMUNE = "/don-vi/YS-AH-01/", "/don-vi/YS-AH/"
ONLY_TODAY = "Muốn ghi, sửa hay quyết định, xem trang này của hôm nay."


@pytest.fixture
def units() -> Tree:
    return make_unit_tree()


def let_it_be(day: date, cycle: Cycle) -> None:
    cycle.clock = day
    cycle.save()


def result_now() -> Result:
    return Result.objects.select_related("congress__unit", "congress__cycle").get()


@pytest.fixture
def congress(units: Tree) -> Congress:
    """Held on the 10th; sent on the 12th, returned on the 16th, sent again of a woman on the 18th, then approved."""
    cycle = make_cycle(clock=HELD)
    congress = make_held_congress(units.cell, cycle, official_members=8, summoned=8, present=8, planned_on=HELD)
    services.save_result(actor=None, congress=congress, packet=small_cell())
    let_it_be(SENT, cycle)
    services.submit_result(actor=None, result=result_now())
    let_it_be(RETURNED, cycle)
    services.return_result(actor=None, result=result_now(), reason="Ghi nhầm giới tính")
    let_it_be(AGAIN, cycle)
    women = tuple(replace(person, sex=Sex.FEMALE) for person in small_cell().people)
    services.save_result(actor=None, congress=congress, packet=replace(small_cell(), people=women))
    services.submit_result(actor=None, result=result_now())
    let_it_be(APPROVED, cycle)
    services.approve_result(actor=None, result=result_now(), decision_number="1-QĐ/ĐU", decided_on=APPROVED)
    let_it_be(NOW, cycle)
    return congress


def officer_of(unit: Unit, role: Role = Role.UNIT_OFFICER) -> Client:
    client = Client()
    client.force_login(make_user_with_role(role, unit))
    return client


def seen(client: Client, address: str, day: date) -> HttpResponse:
    return client.get(f"{address}?den-ngay={day:%d/%m/%Y}")


def way(page: HttpResponse) -> list[str]:
    return [words(step) for step in tree(page).xpath("//ol[@class='way']/li")]


def sexes(page: HttpResponse) -> list[str]:
    return [cell for row in rows(page, "//table//tbody") for cell in row if cell in ("Nam", "Nữ")]


def acts(page: HttpResponse) -> list[str]:
    return [words(link) for link in tree(page).xpath("//main//*[@class='action' or @class='acts']//a")]


LEADS = {
    date(2020, 3, 9): "kết quả chưa gửi lên.",
    HELD: "kết quả chưa gửi lên; hạn 19/03/2020, còn 7 ngày làm việc.",
    SENT: "đã gửi lên cấp trên, chờ quyết định; hạn 03/04/2020, còn 15 ngày làm việc.",
    RETURNED: "kết quả được trả lại để bổ sung; hạn 25/03/2020, còn 7 ngày làm việc.",
    AGAIN: "đã gửi lên cấp trên, chờ quyết định; hạn 09/04/2020, còn 15 ngày làm việc.",
    APPROVED: "đã chuẩn y theo quyết định số 1-QĐ/ĐU, ngày 20/03/2020, hạn 09/04/2020, đúng hạn.",
}


def test_the_page_of_a_result_tells_how_it_stood_on_the_day(units: Tree, congress: Congress) -> None:
    officer = officer_of(units.commune)
    pages = {day: seen(officer, f"{CELL}ket-qua/", day) for day in LEADS}
    assert {day: lead(page) for day, page in pages.items()} == {
        day: f"Chi bộ thôn Thượng: {words}" for day, words in LEADS.items()
    }
    assert [sexes(pages[day]) for day in (HELD, SENT, RETURNED, AGAIN)] == [
        [],
        ["Nam", "Nữ"],
        ["Nam", "Nữ"],
        ["Nữ", "Nữ"],
    ]
    assert [len(way(pages[day])) for day in (HELD, SENT, RETURNED, APPROVED)] == [4, 4, 5, 5]
    assert way(pages[RETURNED])[2:4] == [
        "Gửi lên cấp trên (đã xong)ngày 12/03/2020, hạn 19/03/2020, đúng hạn",
        "Bổ sung, gửi lạihạn 25/03/2020, còn 7 ngày làm việc",
    ]


def test_acts_are_offered_today_and_a_past_day_leads_there(units: Tree, congress: Congress) -> None:
    officer = officer_of(units.commune)
    assert acts(officer.get(f"{CELL}ket-qua/")) == ["Đính chính"]
    for day in (SENT, RETURNED, APPROVED):
        page = seen(officer, f"{CELL}ket-qua/", day)
        assert acts(page) == []
        assert links(page, "//main//p[contains(@class, 'no-print')]") == [
            ("xem trang này của hôm nay", f"{CELL}ket-qua/")
        ]
    for act in ("nhap", "gui", "tra-lai", "chuan-y", "dinh-chinh"):
        asked = f"{CELL}ket-qua/{act}/"
        led = officer.get(f"{asked}?chu-ky=2020&den-ngay=12/03/2020")
        assert led.headers["Location"] == f"{asked}?chu-ky=2020"


def test_what_waits_is_what_waited_on_the_day(units: Tree, congress: Congress) -> None:
    officer = officer_of(units.commune)
    row = ["Chi bộ thôn Thượng", "Đảng bộ xã An Hòa", "10/03/2020"]
    found = {day: rows(seen(officer, f"{COMMUNE}cho-quyet-dinh/", day)) for day in LEADS}
    assert found == {
        date(2020, 3, 9): [],
        HELD: [],
        SENT: [[*row, "12/03/2020", "03/04/2020", "còn 15"]],
        RETURNED: [],
        AGAIN: [[*row, "18/03/2020", "09/04/2020", "còn 15"]],
        APPROVED: [],
    }
    assert rows(officer.get(f"{COMMUNE}cho-quyet-dinh/")) == []


def test_the_page_of_a_congress_tells_what_was_recorded_by_the_day(units: Tree) -> None:
    cycle = make_cycle(clock=HELD)
    other = make_held_congress(units.other_cell, cycle)
    plan = make_congress(units.cell, cycle, planned_on=SENT, official_members=20)
    let_it_be(RETURNED, cycle)
    change_planned_day(actor=None, congress=plan, planned_on=AGAIN, reason="Dịch bệnh")
    let_it_be(APPROVED, cycle)
    attendance = attendance_of(other)
    assert attendance is not None
    record_held(actor=None, congress=plan, attendance=replace(attendance, opened_on=AGAIN, closed_on=AGAIN))
    let_it_be(NOW, cycle)
    officer = officer_of(units.cell)
    pages = {day: seen(officer, f"{CELL}dai-hoi/", day) for day in (HELD, date(2020, 3, 15), RETURNED, AGAIN)}
    assert [lead(page) for page in pages.values()] == [
        "Dự kiến khai mạc ngày 12/03/2020.",
        "Đã quá ngày dự kiến 12/03/2020 mà chưa ghi nhận đại hội.",
        "Dự kiến khai mạc ngày 18/03/2020.",
        "Đại hội đã bế mạc ngày 18/03/2020: 20/20 người có mặt (100%).",
    ]
    assert [len(way(page)) for page in pages.values()] == [0, 0, 1, 2]
    assert [len(tree(page).xpath("//main//form")) for page in pages.values()] == [0, 0, 0, 0]
    assert all(ONLY_TODAY in words(tree(page)) for page in pages.values())
    assert len(tree(officer.get(f"{CELL}dai-hoi/")).xpath("//main//form")) == 1
    listed = [rows(seen(officer, f"{CELL}lich/", day))[0][3:6] for day in pages]
    assert listed == [
        ["Chưa đến ngày", "12/03/2020", "–"],
        ["Trễ hạn 3 ngày", "12/03/2020", "–"],
        ["Chưa đến ngày", "18/03/2020", "–"],
        ["Đã tổ chức", "18/03/2020", "18/03/2020"],
    ]


def test_what_comes_next_is_told_of_the_day_and_offered_today(units: Tree, congress: Congress) -> None:
    officer = officer_of(units.cell)
    page = seen(officer, CELL, RETURNED)
    assert title(page) == "Việc cần làm tiếp"
    assert acts(page) == []
    assert ONLY_TODAY in words(tree(page))
    assert [words(each) for each in tree(page).xpath("//ol[@class='next']/li")] == [
        "25/03/2020chậm nhấtBổ sung kết quả bị trả lạiCấp trên trả lại kèm lý do; xem lý do ở trang kết quả.",
        "25/03/2020chậm nhấtGửi kết quả lên cấp trênKết quả bị trả lại được gửi lại trong 7 ngày làm việc tính từ "
        "ngày trả lại.",
    ]
    assert lead(officer.get(CELL)) == "Đại hội Chi bộ thôn Thượng đã xong mọi bước."


UNTOLD = {
    "den-ngay=99": "“99” không phải là ngày có thật. Ghi ngày/tháng/năm, ví dụ 30/03/2020.",
    "den-ngay=31/02/2020": "“31/02/2020” không phải là ngày có thật. Ghi ngày/tháng/năm, ví dụ 30/03/2020.",
    "den-ngay=31/03/2020": "Ngày 31/03/2020 chưa tới: hôm nay là 30/03/2020. Ghi hôm nay hoặc một ngày trước.",
    "den-ngay=31/12/9999": "Ngày 31/12/9999 chưa tới: hôm nay là 30/03/2020. Ghi hôm nay hoặc một ngày trước.",
    "den-ngay=01/01/0001": (
        "Ngày 01/01/0001 đứng trước chu kỳ 2020-2025, bắt đầu ngày 30/05/2019. "
        "Ghi một ngày từ 30/05/2019 đến 30/03/2020."
    ),
    "chu-ky=1999": "“1999” không phải là mã của chu kỳ đại hội nào. Các chu kỳ có: 2020.",
    "chu-ky=1999&den-ngay=99": "“1999” không phải là mã của chu kỳ đại hội nào. Các chu kỳ có: 2020.",
}
ADDRESSES = (
    COMMUNE,
    CELL,
    f"{COMMUNE}co-cau/",
    f"{COMMUNE}so-lieu/held/",
    f"{COMMUNE}lich/",
    f"{COMMUNE}truc-thuoc/",
    f"{COMMUNE}bao-cao/",
    f"{COMMUNE}bao-cao/results.docx",
    f"{COMMUNE}bao-cao/progress.json",
    f"{CELL}ket-qua/",
    f"{CELL}dai-hoi/",
    f"{COMMUNE}cho-quyet-dinh/",
    f"{COMMUNE}lich/?dinh-dang=xlsx",
)


@pytest.mark.parametrize("query", UNTOLD)
def test_a_day_or_cycle_of_which_nothing_can_be_told_is_refused_with_the_way_to_mend_it(
    units: Tree, congress: Congress, query: str
) -> None:
    officer = officer_of(units.city, Role.DEPARTMENT_OFFICER)
    for address in ADDRESSES:
        page = officer.get(address + ("&" if "?" in address else "?") + query)
        assert (page.status_code, lead(page)) == (404, UNTOLD[query])
        assert links(page, "//main/p") == [("Xem số liệu đến hết ngày 30/03/2020", address.partition("?")[0])]
        assert not [href for _, href in links(page, "//nav") if "1999" in href or "den-ngay" in href]


def test_a_blank_day_is_today_and_the_last_day_can_be_asked_for(units: Tree, congress: Congress) -> None:
    officer = officer_of(units.city, Role.DEPARTMENT_OFFICER)
    pages = [officer.get(COMMUNE + query) for query in ("", "?den-ngay=&chu-ky=", "?den-ngay=30/03/2020")]
    assert [(page.status_code, lead(page)) for page in pages] == [(200, lead(pages[0]))] * 3


def test_before_signing_in_nothing_is_said_of_days_and_cycles(units: Tree, congress: Congress) -> None:
    assert Client().get(f"{COMMUNE}?chu-ky=1999").status_code == 302
