"""A unit's history, the acts told in full before they are done, and the table of units as of an earlier day."""

from datetime import date

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from daihoi.apps.accounts.models import AuditEntry
from daihoi.apps.accounts.roles import Role
from daihoi.apps.organisation.models import FOREVER, Unit
from daihoi.apps.organisation.services import dissolve_unit, merge_units, move_unit
from daihoi.core.regulations.terms import LevelRole
from tests.apps.frame.pages import errors, lead, links, rows, tree, words
from tests.factories import Tree, make_congress, make_cycle, make_unit, make_unit_tree, make_user_with_role

pytestmark = pytest.mark.django_db
JULY = date(2025, 7, 1)
WHY = "Quyết định số 15-QĐ/TU"
COMMUNE = "/don-vi/YS-AH/lich-su/"


@pytest.fixture
def units() -> Tree:
    return make_unit_tree()


def client_of(role: Role, unit: Unit) -> Client:
    client = Client()
    client.force_login(make_user_with_role(role, unit))
    return client


@pytest.fixture
def officer(units: Tree) -> Client:
    return client_of(Role.DEPARTMENT_OFFICER, units.city)


def moved(units: Tree) -> None:
    actor = make_user_with_role(Role.DEPARTMENT_OFFICER, units.city)
    move_unit(actor=actor, unit=units.commune, parent=units.other_district, on=JULY, reason=WHY)


def section(page: HttpResponse, name: str) -> list[str]:
    return [words(item) for item in tree(page).xpath(f"//section[@aria-labelledby='{name}']//li")]


def test_history_tells_where_a_unit_stood_and_from_when(units: Tree, officer: Client):
    moved(units)
    page = officer.get(COMMUNE)
    assert lead(page) == "Đảng bộ xã An Hòa, mã YS-AH: trực thuộc Đảng bộ huyện Đồng Phú."
    assert section(page, "vi-tri") == [
        "Từ 01/07/2025 Trực thuộc Đảng bộ huyện Đồng Phú",
        "Từ trước khi theo dõi đến hết 30/06/2025 Trực thuộc Đảng bộ huyện Yên Sơn",
    ]
    place = "//section[@aria-labelledby='vi-tri']"
    assert [href for _, href in links(page, place)] == ["/don-vi/DP/lich-su/", "/don-vi/YS/lich-su/"]


def test_unit_above_out_of_scope_is_named_without_a_link(units: Tree):
    page = client_of(Role.UNIT_OFFICER, units.commune).get(COMMUNE)
    assert section(page, "vi-tri") == ["Từ trước khi theo dõi Trực thuộc Đảng bộ huyện Yên Sơn"]
    assert links(page, "//section[@aria-labelledby='vi-tri']") == []


def test_history_names_predecessors_and_successors(units: Tree, officer: Client):
    actor = make_user_with_role(Role.DEPARTMENT_OFFICER, units.city)
    merge_units(actor=actor, units=[units.commune], into=units.other_commune, on=JULY, reason=WHY)
    assert section(officer.get(COMMUNE), "ke-tuc") == ["01/07/2025: sáp nhập, hợp nhất thành Đảng bộ xã Bình Minh"]
    found = section(officer.get("/don-vi/YS-BM/lich-su/"), "ke-tuc")
    assert found == ["01/07/2025: sáp nhập, hợp nhất từ Đảng bộ xã An Hòa"]
    assert section(officer.get(COMMUNE), "viec") == []


def test_units_once_below_stand_after_those_still_below(units: Tree, officer: Client):
    moved(units)
    page = officer.get("/don-vi/YS/lich-su/")
    assert rows(page) == [
        ["Đảng bộ xã Bình Minh", "YS-BM", "–", "–"],
        ["Đảng bộ xã An Hòa", "YS-AH", "–", "30/06/2025"],
    ]


def test_acts_are_offered_only_to_those_who_may_change_units(units: Tree, officer: Client):
    reader = client_of(Role.READER, units.city).get(COMMUNE)
    assert section(reader, "viec") == []
    assert section(officer.get(COMMUNE), "viec") == [
        "Lập đơn vị trực thuộc",
        "Đổi tên",
        "Ghi loại hình, số đơn vị hợp nhất",
        "Chuyển về đơn vị cấp trên khác",
        "Sáp nhập vào đơn vị khác",
        "Chia tách",
        "Kết thúc, chuyển các đơn vị trực thuộc lên cấp trên",
        "Kết thúc hoạt động",
    ]


def test_history_costs_the_same_for_one_unit_below_and_for_three(units: Tree, officer: Client):
    make_unit(parent=units.other_district)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            officer.get("/don-vi/DP/lich-su/")
        return len(queries)

    one = cost()
    for _ in range(2):
        make_unit(parent=units.other_district)
    assert cost() == one


def told(page: HttpResponse) -> list[str]:
    return section(page, "se-xay-ra")


def test_move_is_told_in_full_before_it_is_done(units: Tree, officer: Client):
    address = f"{COMMUNE}chuyen/"
    asked = {"parent": "dong phu", "on": "01/07/2025"}
    assert told(officer.post(address, asked)) == [
        "3 đơn vị, kể cả các đơn vị bên dưới, chuyển về “Đảng bộ huyện Đồng Phú” từ ngày 01/07/2025.",
        "Số tổng hợp từ ngày đó bớt đi ở: Đảng bộ huyện Yên Sơn.",
        "Số tổng hợp từ ngày đó tăng thêm ở: Đảng bộ huyện Đồng Phú.",
        "Báo cáo của các ngày trước đó giữ nguyên từng con số.",
    ]
    assert Unit.objects.get(code="YS-AH").parent == units.district
    without = officer.post(address, {**asked, "xac-nhan": "1"})
    assert (without.status_code, errors(without)) == (422, ["Lý do: Trường này là bắt buộc."])
    done = officer.post(address, {**asked, "xac-nhan": "1", "reason": WHY}, follow=True)
    assert done.redirect_chain == [(COMMUNE, 302)]
    assert Unit.objects.get(code="YS-AH").parent == units.other_district
    assert AuditEntry.objects.order_by("-sequence")[0].reason == WHY


def test_merger_of_two_communes_is_told_and_done(units: Tree, officer: Client):
    new = {"code": "YS-M", "name": "Đảng bộ xã Mới", "on": "01/07/2025", "xac-nhan": "1", "reason": WHY}
    officer.post("/don-vi/YS/lich-su/them/", new)
    asked = {"into": "YS-M", "others": "YS-BM", "on": "01/07/2025"}
    assert told(officer.post(f"{COMMUNE}sap-nhap/", asked)) == [
        "2 đơn vị, kể cả các đơn vị bên dưới, chuyển về “Đảng bộ xã Mới” từ ngày 01/07/2025.",
        "“Đảng bộ xã An Hòa” (YS-AH) kết thúc từ ngày 01/07/2025; mã này không dùng lại cho đơn vị khác.",
        "“Đảng bộ xã Bình Minh” (YS-BM) kết thúc từ ngày 01/07/2025; mã này không dùng lại cho đơn vị khác.",
        "Số tổng hợp từ ngày đó bớt đi ở: Đảng bộ xã An Hòa; Đảng bộ xã Bình Minh.",
        "Số tổng hợp từ ngày đó tăng thêm ở: Đảng bộ xã Mới.",
        "Báo cáo của các ngày trước đó giữ nguyên từng con số.",
    ]
    officer.post(f"{COMMUNE}sap-nhap/", {**asked, "xac-nhan": "1", "reason": WHY})
    ended = Unit.objects.filter(valid_until=JULY).order_by("code").values_list("code", flat=True)
    assert list(ended) == ["YS-AH", "YS-BM"]
    assert Unit.objects.get(code="YS-AH-01").parent == Unit.objects.get(code="YS-M")


def test_split_is_told_and_done(units: Tree, officer: Client):
    asked = {
        "code_1": "A1", "name_1": "Đảng bộ xã Đông", "children_1": "YS-AH-01",
        "code_2": "A2", "name_2": "Đảng bộ xã Tây", "children_2": "YS-AH-02", "on": "01/07/2025",
    }  # fmt: skip
    assert told(officer.post(f"{COMMUNE}chia-tach/", asked))[:3] == [
        "Lập “Đảng bộ xã Đông” từ ngày 01/07/2025.",
        "Lập “Đảng bộ xã Tây” từ ngày 01/07/2025.",
        "2 đơn vị, kể cả các đơn vị bên dưới, chuyển về các đơn vị mới từ ngày 01/07/2025.",
    ]
    officer.post(f"{COMMUNE}chia-tach/", {**asked, "xac-nhan": "1", "reason": WHY})
    assert [Unit.objects.get(code=code).parent.code for code in ("A1", "YS-AH-01", "YS-AH-02")] == ["YS", "A1", "A2"]


def test_level_between_is_ended_and_units_below_go_up(units: Tree, officer: Client):
    done = {"on": "01/07/2025", "xac-nhan": "1", "reason": WHY}
    officer.post("/don-vi/YS/lich-su/bo-cap/", done)
    assert Unit.objects.get(code="YS").valid_until == JULY
    assert Unit.objects.get(code="YS-AH").parent == units.city


def test_unit_is_renamed_and_ended(units: Tree, officer: Client):
    cell = "/don-vi/YS-AH-01/lich-su/"
    officer.post(f"{cell}doi-ten/", {"name": "Chi bộ Một", "xac-nhan": "1", "reason": WHY})
    officer.post(f"{cell}ket-thuc/", {"on": "01/07/2025", "xac-nhan": "1", "reason": WHY})
    found = Unit.objects.get(code="YS-AH-01")
    assert (found.name, found.valid_until) == ("Chi bộ Một", JULY)


def test_names_are_told_with_their_days_and_pages_print_the_name_of_the_day(units: Tree, officer: Client):
    for code, name in (("YS-AH", "Đảng bộ phường An Hòa"), ("YS", "Đảng bộ thị xã Yên Sơn")):
        asked = {"name": name, "on": "01/07/2025"}
        address = f"/don-vi/{code}/lich-su/doi-ten/"
        assert told(officer.post(address, asked))[1] == "Trang và báo cáo của các ngày trước ngày đó vẫn ghi tên cũ."
        officer.post(address, {**asked, "xac-nhan": "1", "reason": WHY})
    assert section(officer.get(COMMUNE), "ten-goi") == [
        "Từ 01/07/2025 Đảng bộ phường An Hòa",
        "Từ trước khi theo dõi đến hết 30/06/2025 Đảng bộ xã An Hòa",
    ]
    table = "/don-vi/YS/truc-thuoc/?sap=ten&loc-cap-tren=yen+son&den-ngay="
    before, after = officer.get(f"{table}30/06/2025"), officer.get(f"{table}01/07/2025")
    assert [row[0] for row in rows(before)] == ["Đảng bộ xã An Hòa", "Đảng bộ xã Bình Minh"]
    assert [row[0] for row in rows(after)] == ["Đảng bộ phường An Hòa", "Đảng bộ xã Bình Minh"]
    parents = [{cell for row in rows(page) for cell in row if "Yên Sơn" in cell} for page in (before, after)]
    assert parents == [{"Đảng bộ huyện Yên Sơn"}, {"Đảng bộ thị xã Yên Sơn"}]
    assert "Các tổ chức đảng trong Đảng bộ huyện Yên Sơn" in lead(before)
    typed = officer.get("/don-vi/YS/truc-thuoc/?den-ngay=30/06/2025&loc-ten=xa+an")
    assert [row[1] for row in rows(typed)] == ["YS-AH"]


def test_name_without_a_day_is_told_as_a_correction_of_every_day(units: Tree, officer: Client):
    assert told(officer.post(f"{COMMUNE}doi-ten/", {"name": "Đảng bộ xã An Hoà"})) == [
        "Tên “Đảng bộ xã An Hòa” được sửa thành “Đảng bộ xã An Hoà”.",
        "Mọi trang và báo cáo, kể cả của các ngày trước, ghi tên đã sửa; tên ghi sai còn trong nhật ký.",
    ]


def facts(page: HttpResponse) -> list[str]:
    return [words(item) for item in tree(page).xpath("//section[@aria-labelledby='loai-hinh']//dd")]


def test_nature_is_shown_told_and_changed_with_its_reason(units: Tree, officer: Client):
    assert facts(officer.get(COMMUNE)) == ["Chưa ghi (áp dụng quy định chung)", "Chưa ghi nhận hợp nhất"]
    asked = {"nature": "territorial", "merged_from": "3"}
    assert told(officer.post(f"{COMMUNE}loai-hinh/", asked)) == [
        "Loại hình: “Chưa ghi” thành “Đơn vị hành chính”.",
        "Hợp nhất từ: “Chưa ghi” thành “3 đơn vị”.",
        "Từ nay kết quả đại hội được kiểm tra theo quy định của loại hình này; số tổng hợp giữ nguyên.",
    ]
    officer.post(f"{COMMUNE}loai-hinh/", {**asked, "xac-nhan": "1", "reason": WHY})
    assert facts(officer.get(COMMUNE)) == ["Đơn vị hành chính", "3 đơn vị"]
    assert told(officer.post(f"{COMMUNE}loai-hinh/", asked)) == ["Không có gì thay đổi."]


def test_number_of_merged_units_is_counted_where_the_predecessors_are_on_record(units: Tree, officer: Client):
    actor = make_user_with_role(Role.DEPARTMENT_OFFICER, units.city)
    merge_units(actor=actor, units=[units.commune], into=units.other_commune, on=JULY, reason=WHY)
    page = officer.get("/don-vi/YS-BM/lich-su/")
    assert facts(page)[1] == "2 đơn vị (theo các đơn vị tiền thân đã ghi)"
    form = officer.get("/don-vi/YS-BM/lich-su/loai-hinh/")
    assert tree(form).xpath("//main//form//*[@name]/@name") == ["csrfmiddlewaretoken", "nature"]


def test_units_are_found_by_their_nature(units: Tree, officer: Client):
    Unit.objects.filter(code="YS-AH").update(nature="territorial")
    address = "/don-vi/YS/truc-thuoc/?cot=loai-hinh&loc-loai-hinh="
    assert [row[0] for row in rows(officer.get(f"{address}territorial"))] == ["Đảng bộ xã An Hòa"]
    assert len(rows(officer.get(f"{address}chua-ghi"))) == 4


@pytest.mark.parametrize(
    ("act", "asked", "expected"),
    [
        (
            "ket-thuc",
            {"on": "01/07/2025"},
            ["“Đảng bộ xã An Hòa” còn đơn vị trực thuộc. Chuyển hoặc kết thúc các đơn vị đó trước."],
        ),
        (
            "loai-hinh",
            {"nature": "territorial", "merged_from": "0"},
            ["Số đơn vị hợp nhất: Ghi số đơn vị từ 1 đến 99; 1 là không hợp nhất."],
        ),
        (
            "chuyen",
            {"parent": "YS-AH-01", "on": "01/07/2025"},
            [
                "Đơn vị cấp trên mới: “Chi bộ thôn Thượng” nằm trong “Đảng bộ xã An Hòa”, "
                "không thể là cấp trên của đơn vị này."
            ],
        ),
        (
            "chuyen",
            {"parent": "khong co", "on": "31/02/2025"},
            [
                "Đơn vị cấp trên mới: Không có đơn vị “khong co” trong phạm vi của đồng chí. Xem lại mã hoặc tên.",
                "Từ ngày: “31/02/2025” không phải là ngày có thật. Ghi theo dạng ngày/tháng/năm, ví dụ 28/02/2020.",
            ],
        ),
        (
            "chuyen",
            {"parent": "dang bo huyen", "on": "01/07/2025"},
            [
                "Đơn vị cấp trên mới: Có nhiều đơn vị khớp với “dang bo huyen”: Đảng bộ huyện Đồng Phú (DP), "
                "Đảng bộ huyện Yên Sơn (YS)… Ghi mã của một đơn vị."
            ],
        ),
    ],
)
def test_what_cannot_be_done_is_said_at_its_field(
    units: Tree, officer: Client, act: str, asked: dict[str, str], expected: list[str]
):
    page = officer.post(f"{COMMUNE}{act}/", {**asked, "xac-nhan": "1", "reason": WHY})
    assert (page.status_code, errors(page)) == (422, expected)
    assert Unit.objects.filter(valid_until=FOREVER).count() == Unit.objects.count()


def test_unit_outside_the_scope_is_not_found_by_its_code(units: Tree):
    client = client_of(Role.UNIT_OFFICER, units.district)
    page = client.post(f"{COMMUNE}chuyen/", {"parent": "DP", "on": "01/07/2025"})
    assert errors(page) == [
        "Đơn vị cấp trên mới: Không có đơn vị “DP” trong phạm vi của đồng chí. Xem lại mã hoặc tên."
    ]


def test_units_of_an_earlier_day_stand_where_they_stood_then(units: Tree, officer: Client):
    address = "/don-vi/YS/truc-thuoc/"
    before = rows(officer.get(f"{address}?den-ngay=30/06/2025"))
    moved(units)
    assert rows(officer.get(f"{address}?den-ngay=30/06/2025")) == before
    assert [row[1] for row in rows(officer.get(address))] == ["YS", "YS-BM"]
    found = rows(officer.get("/don-vi/TP/truc-thuoc/?den-ngay=30/06/2025&loc-cap-tren=yen+son&sap=-ten"))
    assert [row[1] for row in found] == ["YS-BM", "YS-AH"]


def test_ended_unit_is_still_listed_on_the_days_on_which_it_lived(units: Tree, officer: Client):
    actor = make_user_with_role(Role.DEPARTMENT_OFFICER, units.city)
    dissolve_unit(actor=actor, unit=units.district, on=JULY, reason=WHY)
    found = rows(officer.get("/don-vi/YS/truc-thuoc/?den-ngay=30/06/2025"))
    assert [row[1] for row in found] == ["YS", "YS-AH", "YS-AH-01", "YS-AH-02", "YS-BM"]
    assert rows(officer.get("/don-vi/YS/truc-thuoc/?den-ngay=01/07/2025")) == []


def test_office_of_a_unit_is_offered_only_what_it_may_do_and_decides_nothing_by_address(units: Tree):
    client = client_of(Role.UNIT_OFFICER, units.commune)
    assert section(client.get(COMMUNE), "viec") == ["Lập đơn vị trực thuộc", "Ghi loại hình, số đơn vị hợp nhất"]
    decided_above = ("doi-ten", "chuyen", "sap-nhap", "chia-tach", "bo-cap", "ket-thuc", "huy-ket-thuc")
    asked = {"on": "01/07/2025", "name": "Đảng bộ xã Khác", "xac-nhan": "1", "reason": WHY}
    answers = {client.get(f"{COMMUNE}{act}/").status_code for act in decided_above}
    answers |= {client.post(f"{COMMUNE}{act}/", asked).status_code for act in decided_above}
    assert answers == {403}
    told = client.get(f"{COMMUNE}ket-thuc/").content.decode()
    assert "Đảng bộ xã An Hòa do cấp trên trực tiếp quyết định, không do đơn vị tự quyết định." in told
    cell = section(client.get("/don-vi/YS-AH-01/lich-su/"), "viec")
    assert cell[-1] == "Kết thúc hoạt động"


def test_cell_is_not_offered_a_unit_below_it_and_refuses_one_asked_for_by_address(units: Tree, officer: Client):
    make_congress(units.cell, make_cycle(), LevelRole.CELL)
    assert "Lập đơn vị trực thuộc" not in section(officer.get("/don-vi/YS-AH-01/lich-su/"), "viec")
    asked = {"code": "X", "name": "Tổ đảng", "on": "01/07/2025", "xac-nhan": "1", "reason": WHY}
    page = officer.post("/don-vi/YS-AH-01/lich-su/them/", asked)
    assert (page.status_code, Unit.objects.filter(code="X").exists()) == (422, False)


def test_topmost_unit_is_not_offered_what_needs_one_above(units: Tree, officer: Client):
    assert section(officer.get("/don-vi/TP/lich-su/"), "viec") == [
        "Lập đơn vị trực thuộc",
        "Đổi tên",
        "Ghi loại hình, số đơn vị hợp nhất",
        "Sáp nhập vào đơn vị khác",
        "Kết thúc hoạt động",
    ]


def test_own_unit_is_not_merged_along_with_others(units: Tree):
    client = client_of(Role.UNIT_OFFICER, units.commune)
    asked = {"into": "YS-AH-02", "others": "YS-AH", "on": "01/07/2025"}
    assert errors(client.post("/don-vi/YS-AH-01/lich-su/sap-nhap/", asked)) == [
        "Cùng với các đơn vị: Việc đổi tên, chuyển, sáp nhập, chia tách, kết thúc Đảng bộ xã An Hòa "
        "do cấp trên trực tiếp quyết định, không do đơn vị tự quyết định."
    ]


def test_end_is_taken_back_on_the_page_of_the_ended_unit(units: Tree, officer: Client):
    cell = "/don-vi/YS-AH-01/lich-su/"
    officer.post(f"{cell}ket-thuc/", {"on": "01/07/2025", "xac-nhan": "1", "reason": WHY})
    assert section(officer.get(cell), "viec") == ["Hủy việc kết thúc"]
    assert told(officer.post(f"{cell}huy-ket-thuc/", {"xac-nhan": ""})) == [
        "“Chi bộ thôn Thượng” (YS-AH-01) tiếp tục hoạt động, như chưa ghi kết thúc từ ngày 01/07/2025.",
        "Đảng viên đã chuyển sinh hoạt đi nơi khác thì vẫn ở nơi mới.",
        "Số tổng hợp từ ngày đó tăng thêm ở: Đảng bộ thành phố Sông Lam; Đảng bộ huyện Yên Sơn; "
        "Đảng bộ xã An Hòa; Chi bộ thôn Thượng.",
        "Báo cáo của các ngày trước đó giữ nguyên từng con số.",
    ]
    officer.post(f"{cell}huy-ket-thuc/", {"xac-nhan": "1", "reason": "Ghi nhầm đơn vị"})
    assert Unit.objects.get(code="YS-AH-01").valid_until == FOREVER
