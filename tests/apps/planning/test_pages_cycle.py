"""The pages of cycles: what each level keeps to, the whole rule pack, and which rules nobody has confirmed."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from daihoi.apps.accounts.roles import Role
from daihoi.apps.organisation.models import Unit
from daihoi.apps.planning.models import Cycle
from daihoi.core.regulations import load_pack
from daihoi.core.regulations.terms import LevelRole, RuleStatus
from tests.apps.frame.pages import errors, lead, links, rows, title, tree, words
from tests.factories import Tree, make_congress, make_cycle, make_unit_tree, make_user_with_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def units() -> Tree:
    return make_unit_tree()


def client_of(role: Role, unit: Unit) -> Client:
    client = Client()
    client.force_login(make_user_with_role(role, unit))
    return client


def test_cycles_stand_newest_first_with_the_congresses_of_ones_own_scope(units: Tree):
    cycle = make_cycle("2020")
    make_cycle("2025")
    for unit, role in ((units.city, LevelRole.CENTRAL_ATTACHED), (units.commune, LevelRole.GRASSROOTS)):
        make_congress(unit, cycle, role)
    page = client_of(Role.READER, units.district).get("/chu-ky/")
    assert rows(page) == [
        ["2025-2030", "30/05/2024", "31/01/2026", "2025", "0"],
        ["2020-2025", "30/05/2019", "31/01/2021", "2020", "1"],
    ]
    assert links(page, "//div[@id='bang']//tbody")[0] == ("2025-2030", "/chu-ky/2025/")


def test_list_of_cycles_costs_the_same_for_one_and_for_three(units: Tree):
    client = client_of(Role.READER, units.city)
    make_cycle("2020")

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get("/chu-ky/")
        return len(queries)

    one = cost()
    for code in ("2025", "2030"):
        make_cycle(code)
    assert cost() == one


def test_cycle_says_how_many_of_its_rules_are_in_doubt(units: Tree):
    make_cycle("2025")
    page = client_of(Role.READER, units.district).get("/chu-ky/2025/")
    rules = list(load_pack("2025").rules())
    doubtful = [rule for rule in rules if rule.status not in (RuleStatus.READ, RuleStatus.DERIVED)]
    assert title(page) == "Chu kỳ 2025-2030"
    assert lead(page) == (
        f"Từ 30/05/2024 đến 31/01/2026. Áp dụng {len(rules)} quy định; {len(doubtful)} quy định chưa đối chiếu đủ "
        "với văn bản, được đánh dấu bên dưới."
    )


def test_rule_nobody_confirmed_is_marked_with_a_word(units: Tree):
    make_cycle("2025")
    page = client_of(Role.READER, units.district).get("/chu-ky/2025/?loc-ten=trinh+ket+qua")
    assert rows(page) == [
        [
            "Trình kết quả bầu cử sau khi bế mạc",
            "7 ngày làm việc",
            "Mọi cấp",
            "Thời hạn",
            "Quy định 24-QĐ/TW (30/7/2021), điểm 16.1.1",
            "Chưa đối chiếu được văn bản",
        ]
    ]


def test_rules_are_filtered_by_group_and_by_how_sure_they_are(units: Tree):
    make_cycle("2025")
    asked = {"loc-nhom": "Thời hạn", "loc-muc-do": RuleStatus.UNCONFIRMED.label_vi}
    page = client_of(Role.READER, units.district).get("/chu-ky/2025/", asked)
    unconfirmed = [
        rule.title_vi
        for rule in load_pack("2025").rules()
        if rule.key.startswith("deadlines.") and rule.status is RuleStatus.UNCONFIRMED
    ]
    assert [row[0] for row in rows(page)] == unconfirmed


def test_each_level_has_its_window_and_its_targets(units: Tree):
    make_cycle("2025")
    page = client_of(Role.READER, units.district).get("/chu-ky/2025/")
    table = tree(page).xpath("//table[caption='Quy định theo từng cấp']")[0]
    levels = [words(head) for head in table.xpath(".//th[@scope='rowgroup']")]
    assert levels == [
        "Chi bộ trực thuộc",
        "Đảng bộ bộ phận",
        "Tổ chức cơ sở đảng",
        LevelRole.UPPER_GRASSROOTS.label_vi,
        f"{LevelRole.UPPER_GRASSROOTS.label_vi} (ở đơn vị hành chính)",
        LevelRole.CENTRAL_ATTACHED.label_vi,
    ]
    told = [[words(cell) for cell in row.xpath("th|td")][:2] for row in table.xpath(".//tr[td]")]
    assert ["Hoàn thành đại hội", "trước ngày 30/06/2025 (ngày cuối cùng là 29/06/2025)"] in told


def test_unknown_cycle_is_not_found(units: Tree):
    make_cycle("2025", clock=date(2025, 3, 1))
    assert client_of(Role.READER, units.district).get("/chu-ky/1999/").status_code == 404


def test_cycle_is_opened_and_its_congresses_planned_by_level(units: Tree):
    officer = client_of(Role.DEPARTMENT_OFFICER, units.city)
    terms = {"code": "2025", "term": "2025-2030", "pack": "2025", "begins_on": "01/06/2024", "ends_on": "31/12/2025"}
    opened = officer.post("/chu-ky/mo/", terms)
    assert (opened.status_code, opened["Location"]) == (302, "/chu-ky/2025/")
    cycle = Cycle.objects.get()
    asked = {"cycle": cycle.pk, "level_0": "central_attached", "level_2": "grassroots"}
    page = officer.post("/don-vi/TP/lich/lap/", asked, follow=True)
    assert page.redirect_chain == [("/don-vi/TP/lich/?chu-ky=2025", 302)]
    assert words(tree(page).find_class("notice")[-1]) == (
        "Đã lập lịch cho 7 đơn vị (trực thuộc trung ương: 1; trên cơ sở: 2; cơ sở: 2; chi bộ: 2)."
    )
    assert [row[1] for row in rows(page)].count("Trên cơ sở") == 2


def test_cycle_with_a_code_in_use_or_days_reversed_is_refused(units: Tree):
    make_cycle("2025")
    officer = client_of(Role.DEPARTMENT_OFFICER, units.city)
    terms = {"code": "2025", "term": "2025-2030", "pack": "2025", "begins_on": "01/06/2024", "ends_on": "31/12/2025"}
    assert errors(officer.post("/chu-ky/mo/", terms)) == ["Mã chu kỳ: Đã có chu kỳ mang mã «2025»."]
    reversed_days = {**terms, "code": "2026", "ends_on": "31/12/2023"}
    assert errors(officer.post("/chu-ky/mo/", reversed_days)) == [
        "Kết thúc: Ngày kết thúc chu kỳ đứng trước ngày bắt đầu."
    ]


def test_cycle_is_opened_only_from_the_top(units: Tree):
    make_cycle("2025")
    address = "//p[@class='foot']"
    assert links(client_of(Role.UNIT_OFFICER, units.district).get("/chu-ky/"), address) == []
    found = links(client_of(Role.DEPARTMENT_OFFICER, units.city).get("/chu-ky/"), address)
    assert found == [("Mở chu kỳ mới", "/chu-ky/mo/")]
