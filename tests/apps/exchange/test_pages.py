"""The pages as a person walks through them: template, file, preview, writing, result."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from daihoi.apps.accounts.roles import Role
from daihoi.apps.exchange import jobs, views
from daihoi.apps.exchange.models import Import
from daihoi.apps.organisation.models import Member
from daihoi.apps.planning.models import Cycle
from tests.apps.exchange.importing import checked, received
from tests.apps.exchange.spreadsheets import MEMBER_HEADINGS, Rows, member_row, write_xlsx
from tests.factories import Tree, make_cycle, make_unit_tree, make_user_with_role

pytestmark = pytest.mark.django_db
Status = Import.Status


@pytest.fixture
def tree() -> Tree:
    return make_unit_tree()


@pytest.fixture
def cycle(tree: Tree) -> Cycle:
    return make_cycle()


@pytest.fixture
def officer(tree: Tree) -> Client:
    return client_of(Role.DEPARTMENT_OFFICER, tree.district)


def client_of(role: Role, unit: object) -> Client:
    client = Client()
    client.force_login(make_user_with_role(role, unit))  # type: ignore[arg-type]
    return client


def member_file(tmp_path: Path, rows: Rows) -> Path:
    return write_xlsx(tmp_path / "dang-vien.xlsx", {"Đảng viên": [MEMBER_HEADINGS, *rows]})


def bring_in(client: Client, path: Path, cycle: Cycle, kind: str = "MEMBERS") -> Import:
    file = SimpleUploadedFile(path.name, path.read_bytes())
    response = client.post(reverse("exchange:new"), {"kind": kind, "cycle": cycle.pk, "file": file})
    work = Import.objects.latest("pk")
    assert (response.status_code, response["Location"]) == (302, reverse("exchange:show", args=[work.pk]))
    return work


def page(client: Client, name: str, *args: object, **query: str) -> str:
    response = client.get(reverse(name, args=args), query)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_a_sound_file_is_shown_then_written_on_confirmation(tmp_path: Path, officer: Client, cycle: Cycle) -> None:
    work = bring_in(officer, member_file(tmp_path, [member_row("1"), member_row("2")]), cycle)
    shown = page(officer, "exchange:show", work.pk)
    assert "Tệp không có lỗi. Chưa ghi gì; xem kết quả dưới đây rồi xác nhận." in shown
    assert '<button class="main" type="submit">Ghi: thêm 2 đảng viên</button>' in shown
    assert Member.objects.count() == 0
    officer.post(reverse("exchange:apply", args=[work.pk]))
    assert Member.objects.count() == 2
    assert "thêm 2, sửa 0 đảng viên." in page(officer, "exchange:show", work.pk)


def test_faults_stand_first_and_bar_the_writing(tmp_path: Path, officer: Client, cycle: Cycle) -> None:
    work = bring_in(officer, member_file(tmp_path, [member_row("1"), member_row("2", born="31/02/1980")]), cycle)
    shown = page(officer, "exchange:show", work.pk)
    assert "Tệp có 1 dòng lỗi nên không ghi dòng nào." in shown
    assert "“31/02/1980” không phải là ngày có thật." in shown
    assert shown.index(">Lỗi</span>") < shown.index(">Thêm</span>")
    assert reverse("exchange:apply", args=[work.pk]) not in shown
    response = officer.post(reverse("exchange:apply", args=[work.pk]), follow=True)
    assert "Tệp còn dòng lỗi nên không ghi dòng nào." in response.content.decode()
    assert Member.objects.count() == 0


def test_verdicts_are_filtered_by_column_and_taken_away_as_a_spreadsheet(
    tmp_path: Path, officer: Client, cycle: Cycle
) -> None:
    rows = [member_row("1", born="x"), member_row("2", sex="x")]
    work = bring_in(officer, member_file(tmp_path, rows), cycle)
    shown = page(officer, "exchange:show", work.pk, **{"loc-vi-tri": "Giới tính"})
    assert "1 nhận xét" in shown
    assert "không đọc được là ngày" not in shown
    sheet = officer.get(reverse("exchange:show", args=[work.pk]), {"dang": "xlsx"})
    assert sheet.status_code == 200


def test_a_file_that_can_not_be_used_says_why(tmp_path: Path, officer: Client, cycle: Cycle) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"%PDF-1.7")
    work = bring_in(officer, tmp_path / "a.xlsx", cycle)
    shown = page(officer, "exchange:show", work.pk)
    assert "Tệp “a.xlsx” là tệp PDF, không phải bảng tính." in shown
    assert "Nhập tệp khác" in shown


def test_a_large_file_waits_for_the_runner_with_a_bar_that_asks_again(
    tmp_path: Path, officer: Client, cycle: Cycle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "AT_ONCE_BYTES", 0)
    work = bring_in(officer, member_file(tmp_path, [member_row("1")]), cycle)
    shown = page(officer, "exchange:show", work.pk)
    assert "Đang kiểm tra tệp. Đồng chí có thể rời trang này rồi quay lại." in shown
    assert f'hx-get="{reverse("exchange:progress", args=[work.pk])}" hx-trigger="every 1s"' in shown
    assert "Đang chờ đến lượt" in page(officer, "exchange:progress", work.pk)
    assert jobs.advance(work.pk)
    done = officer.get(reverse("exchange:progress", args=[work.pk]))
    assert done["HX-Refresh"] == "true"


def test_a_stopped_file_is_checked_again_or_thrown_away(
    tmp_path: Path, officer: Client, cycle: Cycle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "AT_ONCE_BYTES", 0)
    work = bring_in(officer, member_file(tmp_path, [member_row("1")]), cycle)
    officer.post(reverse("exchange:stop", args=[work.pk]))
    assert jobs.advance(work.pk)
    assert "Đã dừng; chưa ghi gì." in page(officer, "exchange:show", work.pk)
    officer.post(reverse("exchange:check_again", args=[work.pk]))
    work.refresh_from_db()
    assert work.status == Status.RECEIVED
    officer.post(reverse("exchange:discard", args=[work.pk]))
    assert not Import.objects.exists()


def test_what_is_missing_in_the_form_is_named(officer: Client, cycle: Cycle) -> None:
    response = officer.post(reverse("exchange:new"), {"cycle": cycle.pk})
    shown = response.content.decode()
    assert "Chọn loại dữ liệu có trong tệp." in shown
    assert "Chọn tệp cần nhập." in shown


def test_templates_are_offered_and_given(officer: Client, cycle: Cycle) -> None:
    shown = page(officer, "exchange:new")
    for kind in ("units", "members", "calendar", "results"):
        address = reverse("exchange:template", args=[kind])
        assert address in shown
        assert officer.get(address).content[:2] == b"PK"
    assert officer.get(reverse("exchange:template", args=["khac"])).status_code == 404


def test_an_import_is_seen_by_its_person_and_by_those_above_only(tmp_path: Path, tree: Tree, cycle: Cycle) -> None:
    path = member_file(tmp_path, [member_row("1")])
    below = make_user_with_role(Role.UNIT_OFFICER, tree.commune)
    work = checked(path, Import.Kind.MEMBERS, cycle, below)
    address = reverse("exchange:show", args=[work.pk])
    assert client_of(Role.DEPARTMENT_OFFICER, tree.district).get(address).status_code == 200
    assert client_of(Role.DEPARTMENT_OFFICER, tree.other_district).get(address).status_code == 404
    assert client_of(Role.UNIT_OFFICER, tree.cell).get(address).status_code == 404


def test_the_list_asks_the_database_no_more_for_more_imports(
    tmp_path: Path, officer: Client, tree: Tree, cycle: Cycle
) -> None:
    path = member_file(tmp_path, [member_row("1")])
    page(officer, "exchange:start")
    asked = []
    for _ in range(2):
        for person in range(3):
            colleague = make_user_with_role(Role.UNIT_OFFICER, tree.commune, f"nguoi-nhap-{len(asked)}-{person}")
            received(path, Import.Kind.MEMBERS, cycle, colleague)
        with CaptureQueriesContext(connection) as queries:
            page(officer, "exchange:start")
        asked.append(len(queries))
    assert asked[0] == asked[1]
