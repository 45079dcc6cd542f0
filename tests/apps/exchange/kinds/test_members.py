"""Members from a spreadsheet: written, mended, moved between cells, never doubled."""

from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from daihoi.apps.accounts.roles import Role
from daihoi.apps.exchange.models import Import, Verdict
from daihoi.apps.organisation.models import Member
from daihoi.core.names import person_sort_key
from daihoi.core.regulations.terms import LevelRole
from tests.apps.exchange.importing import applied, checked, counts, sentences
from tests.apps.exchange.spreadsheets import MEMBER_HEADINGS, Rows, member_row, write_xlsx
from tests.apps.exchange.tables import digest_of_tables
from tests.factories import make_congress, make_cycle, make_unit_tree, make_user_with_role

pytestmark = pytest.mark.django_db
MEMBERS = Import.Kind.MEMBERS


def member_file(tmp_path: Path, rows: Rows) -> Path:
    return write_xlsx(tmp_path / "dang-vien.xlsx", {"Đảng viên": [MEMBER_HEADINGS, *rows]})


def test_members_are_kept_as_the_row_says(tmp_path: Path) -> None:
    cycle, tree = make_cycle(), make_unit_tree()
    rows = [
        member_row("01", name="  Đặng   Thị Ước ", born=date(1975, 4, 30), sex="nữ", ethnicity="", status="dự bị"),
        member_row("02", born="1/2/1980", joined="2005-05-19", degree="thạc sỹ", theory="CAO CẤP", ethnicity="tày"),
        member_row("03", born=29281, joined=38491),
    ]
    work = applied(member_file(tmp_path, rows), MEMBERS, cycle)
    assert counts(work) == (3, 0, 0, 0)
    assert list(Member.objects.order_by("code").values_list()[0][1:]) == [
        tree.cell.pk,
        "01",
        "Đặng Thị Ước",
        person_sort_key("Đặng Thị Ước"),
        "dang thi uoc",
        date(1975, 4, 30),
        "female",
        "Kinh",
        date(2005, 5, 19),
        "PROBATIONARY",
        "university",
        "intermediate",
    ]
    second, third = Member.objects.order_by("code")[1:]
    assert (second.birth_date, second.degree, second.theory, second.ethnicity) == (
        date(1980, 2, 1),
        "master",
        "advanced",
        "Tày",
    )
    assert (third.birth_date, third.joined_on) == (date(1980, 3, 1), date(2005, 5, 19))


def test_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    cycle = make_cycle()
    make_unit_tree()
    path = member_file(tmp_path, [member_row(f"{number:08d}") for number in range(50)])
    applied(path, MEMBERS, cycle)
    before = digest_of_tables()
    assert counts(checked(path, MEMBERS, cycle)) == (0, 0, 50, 0)
    assert digest_of_tables() == before


def test_what_changed_is_named_and_written(tmp_path: Path) -> None:
    cycle, tree = make_cycle(), make_unit_tree()
    applied(member_file(tmp_path, [member_row("01"), member_row("02")]), MEMBERS, cycle)
    rows = [member_row("01", unit="YS-AH-02", born="27/02/1980", degree="Thạc sĩ"), member_row("02", status="")]
    work = applied(member_file(tmp_path, rows), MEMBERS, cycle)
    assert counts(work) == (0, 1, 1, 0)
    assert sentences(work, Verdict.Level.CHANGE) == [
        "Trang “Đảng viên”, dòng 2: Mã chi bộ: “YS-AH-01” thành “YS-AH-02”; "
        "Ngày sinh: “28/02/1980” thành “27/02/1980”; Trình độ chuyên môn: “Đại học” thành “Thạc sĩ”"
    ]
    assert Member.objects.count() == 2
    assert Member.objects.get(code="01").unit == tree.other_cell


def test_an_empty_optional_cell_keeps_what_is_on_record(tmp_path: Path) -> None:
    cycle = make_cycle()
    make_unit_tree()
    applied(member_file(tmp_path, [member_row("01", ethnicity="Thái", status="Miễn sinh hoạt")]), MEMBERS, cycle)
    again = checked(member_file(tmp_path, [member_row("01", ethnicity="", status="")]), MEMBERS, cycle)
    assert counts(again) == (0, 0, 1, 0)


def test_a_grassroots_cell_holds_members_itself(tmp_path: Path) -> None:
    cycle, tree = make_cycle(), make_unit_tree()
    make_congress(tree.other_commune, cycle, LevelRole.GRASSROOTS)
    work = applied(member_file(tmp_path, [member_row(unit="YS-BM")]), MEMBERS, cycle)
    assert counts(work) == (1, 0, 0, 0)


def test_joining_too_young_asks_for_a_look_and_bars_nothing(tmp_path: Path) -> None:
    cycle = make_cycle()
    make_unit_tree()
    work = applied(member_file(tmp_path, [member_row(joined="27/02/1998")]), MEMBERS, cycle)
    assert counts(work) == (1, 0, 0, 0)
    assert sentences(work, Verdict.Level.WARNING) == [
        "Trang “Đảng viên”, dòng 2, cột “Ngày sinh”: vào Đảng khi mới 17 tuổi, dưới 18 tuổi. Xem lại ngày."
    ]


def test_a_person_writes_only_in_their_own_scope(tmp_path: Path) -> None:
    cycle, tree = make_cycle(), make_unit_tree()
    officer = make_user_with_role(Role.UNIT_OFFICER, tree.other_commune)
    work = checked(member_file(tmp_path, [member_row()]), MEMBERS, cycle, officer)
    assert sentences(work) == [
        "Trang “Đảng viên”, dòng 2, cột “Mã chi bộ”: không có đơn vị nào mang mã “YS-AH-01” "
        "trong phạm vi của đồng chí. Xem lại mã."
    ]


def test_a_check_asks_the_database_no_more_for_more_rows(tmp_path: Path) -> None:
    cycle = make_cycle()
    make_unit_tree()
    applied(member_file(tmp_path, [member_row("first")]), MEMBERS, cycle)
    asked = []
    for rows in (1, 60):
        path = member_file(tmp_path, [member_row(f"{number:08d}") for number in range(rows)])
        with CaptureQueriesContext(connection) as queries:
            checked(path, MEMBERS, cycle)
        asked.append(len(queries))
    assert asked[0] == asked[1]
