"""Pages of units and members: the subtree only, found without accents, at the same cost for any number of rows."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from daihoi.apps.accounts.roles import Role
from daihoi.apps.organisation.models import Member, Unit
from daihoi.core.names import person_sort_key, search_key
from daihoi.core.regulations.terms import LevelRole
from tests.apps.frame.pages import lead, links, rooms, rows
from tests.factories import Tree, make_congress, make_cycle, make_unit, make_unit_tree, make_user_with_role

pytestmark = pytest.mark.django_db
UNITS = "/don-vi/YS/truc-thuoc/"


@pytest.fixture
def tree() -> Tree:
    return make_unit_tree()


def client_of(role: Role, unit: Unit) -> Client:
    client = Client()
    client.force_login(make_user_with_role(role, unit))
    return client


def make_member(unit: Unit, full_name: str, code: str, **fields: object) -> Member:
    given = {"birth_date": date(1980, 2, 28), "joined_on": date(2005, 5, 19), "sex": "male", **fields}
    return Member.objects.create(
        unit=unit, full_name=full_name, code=code, sort=person_sort_key(full_name),
        search=search_key(full_name), degree="university",
        theory="elementary", **given,
    )  # fmt: skip


def test_units_of_the_subtree_stand_in_the_order_of_the_tree(tree: Tree):
    make_member(tree.cell, "Lê Thị Ước", "001")
    page = client_of(Role.DEPARTMENT_OFFICER, tree.district).get(UNITS)
    assert rows(page) == [
        ["Đảng bộ huyện Yên Sơn", "YS", "–", "Đảng bộ thành phố Sông Lam", "0"],
        ["Đảng bộ xã An Hòa", "YS-AH", "–", "Đảng bộ huyện Yên Sơn", "0"],
        ["Chi bộ thôn Thượng", "YS-AH-01", "–", "Đảng bộ xã An Hòa", "1"],
        ["Chi bộ thôn Hạ", "YS-AH-02", "–", "Đảng bộ xã An Hòa", "0"],
        ["Đảng bộ xã Bình Minh", "YS-BM", "–", "Đảng bộ huyện Yên Sơn", "0"],
    ]


def test_units_show_their_level_in_the_cycle(tree: Tree):
    make_congress(tree.cell, make_cycle(), LevelRole.CELL)
    page = client_of(Role.DEPARTMENT_OFFICER, tree.district).get(f"{UNITS}?loc-cap=cell")
    assert rows(page) == [["Chi bộ thôn Thượng", "YS-AH-01", "Chi bộ", "Đảng bộ xã An Hòa", "0"]]


def test_units_are_found_without_accents(tree: Tree):
    page = client_of(Role.DEPARTMENT_OFFICER, tree.district).get(f"{UNITS}?loc-ten=thuong")
    assert [row[0] for row in rows(page)] == ["Chi bộ thôn Thượng"]


def test_without_a_day_in_the_address_the_units_of_the_working_day_stand(tree: Tree):
    make_cycle(clock=date(2020, 6, 30))
    Unit.objects.filter(pk=tree.cell.pk).update(valid_until=date(2020, 7, 1))
    Unit.objects.filter(pk=tree.other_cell.pk).update(valid_until=date(2020, 6, 30))
    client = client_of(Role.DEPARTMENT_OFFICER, tree.district)
    standing = [["YS", "YS-AH", "YS-AH-01", "YS-BM"], ["YS", "YS-AH", "YS-AH-01", "YS-AH-02", "YS-BM"]]
    assert [[row[1] for row in rows(client.get(f"{UNITS}{day}"))] for day in ("", "?den-ngay=29/06/2020")] == standing


def test_ended_units_are_not_listed(tree: Tree):
    Unit.objects.filter(pk=tree.other_cell.pk).update(valid_until=date(2020, 1, 1))
    page = client_of(Role.DEPARTMENT_OFFICER, tree.commune).get("/don-vi/YS-AH/truc-thuoc/")
    assert [row[1] for row in rows(page)] == ["YS-AH", "YS-AH-01"]


def test_members_stand_by_given_name_with_those_who_left_left_out(tree: Tree):
    make_member(tree.cell, "Lê Thị Ước", "001", sex="female")
    make_member(tree.other_cell, "Đỗ Văn An", "002")
    make_member(tree.cell, "Bùi Văn Bách", "003", status=Member.Status.LEFT)
    page = client_of(Role.UNIT_OFFICER, tree.commune).get("/don-vi/YS-AH/dang-vien/")
    assert [(row[0], row[2], row[4]) for row in rows(page)] == [
        ("Đỗ Văn An", "Chi bộ thôn Hạ", "Nam"),
        ("Lê Thị Ước", "Chi bộ thôn Thượng", "Nữ"),
    ]


def test_counts_of_members_lead_to_members_only_for_those_who_may_see_them(tree: Tree):
    make_member(tree.cell, "Lê Thị Ước", "001")
    address = f"{UNITS}?loc-ten=thuong&cot=dang-vien&den-ngay=01/04/2020"
    officer, reader = (client_of(role, tree.district).get(address) for role in (Role.UNIT_OFFICER, Role.READER))
    row = "//div[@id='bang']//tbody"
    assert links(officer, row)[1:] == [("1", "/don-vi/YS-AH-01/dang-vien/?den-ngay=01%2F04%2F2020")]
    assert links(reader, row)[1:] == []


def test_rooms_that_a_role_cannot_use_are_not_shown(tree: Tree):
    assert [rooms(client_of(role, tree.district).get(UNITS)) for role in (Role.READER, Role.DELEGATE)] == [
        ["Tổng quan", "Kế hoạch", "Báo cáo", "Đơn vị và đảng viên", "Kiểm tra số liệu"],
        ["Tổng quan", "Kế hoạch", "Đơn vị và đảng viên", "Kiểm tra số liệu"],
    ]


def test_path_links_only_to_units_within_the_scope(tree: Tree):
    page = client_of(Role.UNIT_OFFICER, tree.district).get("/don-vi/YS-AH/truc-thuoc/")
    assert links(page, "//nav[@aria-label='Đơn vị đang xem']") == [("Đảng bộ huyện Yên Sơn", "/don-vi/YS/")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("yen son", ["Đảng bộ huyện Yên Sơn"]),
        ("YS-AH-0", ["Chi bộ thôn Hạ", "Chi bộ thôn Thượng"]),
        ("sông lam", []),
        ("", []),
    ],
)
def test_switcher_finds_units_of_the_scope_by_name_or_code(tree: Tree, text: str, expected: list[str]):
    client = client_of(Role.UNIT_OFFICER, tree.district)
    page = client.get("/tim-don-vi/", {"q": text})
    found = links(page, "//div[@class='found-page']")
    assert [words.split(" YS")[0] for words, _ in found] == expected


def test_switcher_leads_to_the_same_page_of_the_other_unit(tree: Tree):
    client = client_of(Role.UNIT_OFFICER, tree.district)
    asked = {"q": "thon ha", "trang-hien-tai": "planning:congresses"}
    page = client.get("/tim-don-vi/", asked, headers={"HX-Request": "true"})
    assert links(page, "//self::*") == [("Chi bộ thôn Hạ YS-AH-02 · Đảng bộ xã An Hòa", "/don-vi/YS-AH-02/lich/")]


def test_unit_page_costs_the_same_for_one_row_and_for_three(tree: Tree):
    client = client_of(Role.DEPARTMENT_OFFICER, tree.other_district)

    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get("/don-vi/DP/truc-thuoc/")
        return len(queries)

    one = cost()
    for name in ("Chi bộ Một", "Chi bộ Hai"):
        make_member(make_unit(name, parent=tree.other_district), "Lê Văn Bình", name)
    assert cost() == one


def test_lead_says_whose_units_they_are(tree: Tree):
    page = client_of(Role.READER, tree.district).get(UNITS)
    assert lead(page) == "Các tổ chức đảng trong Đảng bộ huyện Yên Sơn: cấp, đơn vị cấp trên và số đảng viên hiện nay."


@pytest.mark.parametrize("typed", ["uoc", "Ước", "LÊ THỊ", "le thi u"])
def test_members_are_found_without_accents(tree: Tree, typed: str):
    make_member(tree.cell, "Lê Thị Ước", "001", sex="female")
    make_member(tree.other_cell, "Đỗ Văn An", "002")
    page = client_of(Role.UNIT_OFFICER, tree.commune).get("/don-vi/YS-AH/dang-vien/", {"loc-ho-ten": typed})
    assert [row[0] for row in rows(page)] == ["Lê Thị Ước"]
