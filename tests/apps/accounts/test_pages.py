"""The pages of roles and of the log, as an administrator and an inspector use them."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from daihoi.apps.accounts.audit import Act, EntryType, record
from daihoi.apps.accounts.models import AuditEntry, User
from daihoi.apps.accounts.roles import Permission, Role
from tests.factories import PASSWORD, Tree, make_cycle, make_unit_tree, make_user, make_user_with_role
from tests.support.audit_log import drop_guards

pytestmark = pytest.mark.django_db

DONE = EntryType("tests.done", "Làm thử")
ABOUT_PEOPLE = EntryType("tests.about_people", "Làm thử về người", reads=Permission.VIEW_RESULTS)
GRANTS, LOG = "/quan-tri/", "/nhat-ky/"
ACCOUNT = {
    "full_name": "Nguyễn Văn An",
    "username": "an.nguyen",
    "password": "mot-mat-khau-dai",
    "role": "READER",
    "unit": "YS-AH",
}


@pytest.fixture
def tree() -> Tree:
    make_cycle()
    return make_unit_tree()


@pytest.fixture
def administrator(client: Client, tree: Tree) -> User:
    user = make_user_with_role(Role.ADMINISTRATOR, tree.district, username="quan-tri")
    client.force_login(user)
    return user


@pytest.fixture
def inspector(client: Client, tree: Tree) -> User:
    user = make_user_with_role(Role.INSPECTOR, tree.district, username="kiem-tra")
    client.force_login(user)
    return user


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def body_rows(page: str) -> list[list[str]]:
    """Give the cells of the table's body, without marks."""
    body = page.split("<tbody>")[1].split("</tbody>", maxsplit=1)[0]
    return [
        [re.sub(r"<[^>]+>", "", cell).strip() for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
        for row in body.split("<tr>")[1:]
    ]


def errors(page: str) -> list[str]:
    summary = page.split('class="errors"')[1].split("</div>", maxsplit=1)[0] if 'class="errors"' in page else ""
    return re.findall(r'href="#id_(\w+)"', summary)


def test_account_is_made_and_can_sign_in(client: Client, administrator: User):
    assert client.post("/quan-tri/tai-khoan-moi/", ACCOUNT).headers["Location"] == GRANTS
    assert "Đã lập tài khoản “an.nguyen” cho đồng chí Nguyễn Văn An." in text(client, GRANTS)
    newcomer = Client()
    answer = newcomer.post("/tai-khoan/dang-nhap/", {"login": "an.nguyen", "password": "mot-mat-khau-dai"})
    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"username": "quan-tri"}, ["username"]),
        ({"username": "Quan-Tri"}, ["username"]),
        ({"username": "có dấu cách"}, ["username"]),
        ({"password": "ngắn"}, ["password"]),
        ({"password": "password123"}, ["password"]),
        ({"unit": "DP"}, ["unit"]),
        ({"unit": "không có"}, ["unit"]),
        ({"role": "EMPEROR"}, ["role"]),
        ({"full_name": ""}, ["full_name"]),
    ],
)
def test_account_that_cannot_be_made_says_which_field(
    client: Client, administrator: User, change: dict[str, str], wrong: list[str]
):
    page = client.post("/quan-tri/tai-khoan-moi/", {**ACCOUNT, **change}).content.decode()
    assert errors(page) == wrong
    assert not User.objects.filter(username="an.nguyen").exists()


def test_role_is_given_and_taken_back_with_a_reason(client: Client, tree: Tree, administrator: User):
    user = make_user("an.nguyen")
    given = {"username": "an.nguyen", "role": "READER", "unit": "YS-AH"}
    assert client.post("/quan-tri/giao-vai-tro/", given).headers["Location"] == GRANTS
    end = f"/quan-tri/vai-tro/{user.grants.get().pk}/thu-hoi/"
    assert errors(client.post(end, {"reason": ""}).content.decode()) == ["reason"]
    assert client.post(end, {"reason": "chuyển công tác"}).headers["Location"] == GRANTS
    assert client.get(end).status_code == 404
    assert AuditEntry.objects.latest("sequence").reason == "chuyển công tác"


def test_administrator_sees_the_roles_of_their_own_scope_only(client: Client, tree: Tree, administrator: User):
    make_user_with_role(Role.READER, tree.commune, username="trong")
    make_user_with_role(Role.READER, tree.other_district, username="ngoai")
    make_user_with_role(Role.READER, tree.city, username="tren")
    assert [row[1] for row in body_rows(text(client, f"{GRANTS}?sap=ten-dang-nhap"))] == ["quan-tri", "trong"]


def test_inspector_sees_the_entries_about_units_in_scope_only(client: Client, tree: Tree, inspector: User):
    with transaction.atomic():
        for unit in (tree.commune, tree.other_district, tree.city):
            record(Act(actor=inspector, kind=DONE, unit_code=unit.code, subject=unit.name))
        record(Act(actor=None, kind=DONE, subject="không về đơn vị nào"))
    assert [row[5] for row in body_rows(text(client, f"{LOG}?loc-viec=tests.done"))] == ["Đảng bộ xã An Hòa"]


def test_inspector_of_the_whole_tree_sees_entries_about_no_unit_too(client: Client, tree: Tree):
    client.force_login(make_user_with_role(Role.INSPECTOR, tree.city))
    with transaction.atomic():
        record(Act(actor=None, kind=DONE, subject="không về đơn vị nào"))
    assert [row[5] for row in body_rows(text(client, f"{LOG}?loc-viec=tests.done"))] == ["không về đơn vị nào"]


@pytest.fixture
def entries(tree: Tree, inspector: User) -> None:
    """Three entries: by the inspector about the commune, by the installation about it, by the inspector elsewhere."""
    with transaction.atomic():
        record(Act(actor=inspector, kind=DONE, unit_code=tree.commune.code, subject="một"))
        record(Act(actor=None, kind=DONE, unit_code=tree.commune.code, subject="hai"))
        record(Act(actor=inspector, kind=DONE, unit_code=tree.other_commune.code, subject="ba"))


@pytest.mark.parametrize(
    ("wanted", "subjects"),
    [
        ("loc-nguoi=kiem-tra", ["ba", "một"]),
        ("loc-don-vi=an hoa", ["hai", "một"]),
        ("loc-don-vi=YS-BM", ["ba"]),
        ("loc-don-vi=nơi khác", []),
        ("loc-nguoi=kiem-tra&loc-don-vi=an hoa", ["một"]),
        ("loc-luc=01/01/2020", []),
        ("loc-luc=31/02/2020", []),
        ("loc-luc=hôm qua", []),
        ("sap=muc", ["một", "hai", "ba"]),
    ],
)
def test_log_is_filtered_by_person_unit_and_day(client: Client, entries: None, wanted: str, subjects: list[str]):
    assert [row[5] for row in body_rows(text(client, f"{LOG}?loc-viec=tests.done&{wanted}"))] == subjects


def test_log_of_a_day_is_that_of_the_local_day(client: Client, entries: None):
    drop_guards()
    late_evening_utc = datetime(2020, 5, 14, 17, 30, tzinfo=ZoneInfo("UTC"))
    AuditEntry.objects.filter(subject="hai").update(at=late_evening_utc)
    page = text(client, f"{LOG}?loc-viec=tests.done&loc-luc=15/05/2020")
    assert [(row[1], row[5]) for row in body_rows(page)] == [("15/05/2020 00:30:00", "hai")]


def test_entry_shows_before_and_after_side_by_side(client: Client, tree: Tree, inspector: User):
    with transaction.atomic():
        entry = record(
            Act(
                actor=inspector,
                kind=DONE,
                unit_code="YS-AH",
                before={"seats": 9, "people": [{"name": "An"}]},
                after={"seats": 11, "people": [{"name": "An"}], "pilot": True},
            )
        )
    shown = text(client, f"{LOG}{entry.sequence}/")
    assert body_rows(shown) == [["Số lượng cần bầu", "9", "11"], ["Đại hội điểm", "–", "có"]]
    assert "Xem 1 nội dung không đổi" in shown


def test_check_of_the_log_says_that_it_is_whole(client: Client, inspector: User):
    count = AuditEntry.objects.count()
    assert f"Nhật ký nguyên vẹn: cả {count} mục đúng như khi ghi." in text(client, f"{LOG}kiem-tra/")


def test_check_of_the_log_names_the_entry_that_was_changed(client: Client, inspector: User):
    drop_guards()
    AuditEntry.objects.filter(sequence=2).update(reason="khác")
    assert "Mục 2 không khớp mã băm" in text(client, f"{LOG}kiem-tra/")


def queries_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


@pytest.mark.parametrize("address", [GRANTS, LOG])
def test_list_asks_the_database_as_often_for_many_rows_as_for_one(client: Client, tree: Tree, address: str):
    client.force_login(make_user_with_role(Role.INSPECTOR if address == LOG else Role.ADMINISTRATOR, tree.city))
    text(client, address)
    few = queries_of(client, address)
    for _ in range(3):
        make_user_with_role(Role.READER, tree.commune)
    assert queries_of(client, address) == few


def sign_in(client: Client, password: str) -> HttpResponse:
    return client.post("/tai-khoan/dang-nhap/", {"login": "an.nguyen", "password": password})


def test_eight_wrong_passwords_lock_the_account_for_a_while_and_say_so(client: Client, tree: Tree):
    make_user("an.nguyen")
    assert [sign_in(client, "sai").status_code for _ in range(8)] == [200] * 7 + [429]
    locked = sign_in(client, PASSWORD)
    assert (locked.status_code, "_auth_user_id" in client.session) == (429, False)
    assert "Mật khẩu đã ghi sai 8 lần liền. Đợi 15 phút rồi thử lại." in locked.content.decode()


def test_right_password_after_seven_wrong_ones_signs_in(client: Client, tree: Tree):
    make_user("an.nguyen")
    for _ in range(7):
        sign_in(client, "sai")
    assert sign_in(client, PASSWORD).headers["Location"] == "/"


@pytest.mark.parametrize(("role", "shown"), [(Role.ADMINISTRATOR, False), (Role.INSPECTOR, True)])
def test_what_the_log_keeps_of_people_is_shown_to_those_who_may_see_people(
    client: Client, tree: Tree, role: Role, shown: bool
):
    client.force_login(make_user_with_role(role, tree.district))
    with transaction.atomic():
        kept = {"birth_date": "1975-02-19"}
        entry = record(Act(actor=None, kind=ABOUT_PEOPLE, unit_code="YS-AH", before=None, after=kept))
    page = text(client, f"{LOG}{entry.sequence}/")
    assert ("19/02/1975" in page, "cần quyền «Xem kết quả và danh sách nhân sự»" in page) == (shown, not shown)
