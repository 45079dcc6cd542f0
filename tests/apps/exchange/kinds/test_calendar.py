"""Congress calendars from a spreadsheet: what is planned, what was held, what can't be."""

from datetime import date
from pathlib import Path

import pytest

from daihoi.apps.exchange.models import Import, Verdict
from daihoi.apps.planning.models import Congress, CongressEvent, Cycle
from daihoi.apps.results.services import save_result
from daihoi.core.regulations.terms import CongressForm, CongressStatus, LevelRole, ResultStatus
from tests.apps.exchange.importing import applied, checked, counts, sentences
from tests.apps.exchange.spreadsheets import Rows, write_xlsx
from tests.apps.exchange.tables import digest_of_tables
from tests.apps.results.packets import small_cell
from tests.factories import Tree, make_congress, make_cycle, make_held_congress, make_result, make_unit_tree

pytestmark = pytest.mark.django_db
CALENDAR = Import.Kind.CALENDAR
HEADINGS = (
    "Mã đơn vị",
    "Hình thức",
    "Nội dung",
    "Đại hội điểm",
    "Ngày dự kiến",
    "Ngày khai mạc",
    "Ngày bế mạc",
    "Đảng viên chính thức",
    "Đảng viên dự bị",
    "Được triệu tập",
    "Có mặt",
)


def calendar_file(tmp_path: Path, rows: Rows) -> Path:
    return write_xlsx(tmp_path / "lich.xlsx", {"Lịch đại hội": [HEADINGS, *rows]})


def planned() -> tuple[Tree, Cycle]:
    tree, cycle = make_unit_tree(), make_cycle(clock=date(2020, 6, 29))
    make_congress(tree.commune, cycle, LevelRole.GRASSROOTS, planned_on=date(2020, 5, 10))
    make_congress(tree.cell, cycle, planned_on=None, official_members=None)
    return tree, cycle


def found(tmp_path: Path, rows: Rows, cycle: Cycle, level: Verdict.Level = Verdict.Level.FAULT) -> list[str]:
    before = digest_of_tables()
    work = checked(calendar_file(tmp_path, rows), CALENDAR, cycle)
    assert digest_of_tables() == before
    return [text.removeprefix("Trang “Lịch đại hội”, ") for text in sentences(work, level)]


def test_a_planned_day_is_kept_with_its_event(tmp_path: Path) -> None:
    tree, cycle = planned()
    work = applied(calendar_file(tmp_path, [["YS-AH-01", "", "4", "", "12/03/2020", "", "", "1.234"]]), CALENDAR, cycle)
    congress = Congress.objects.get(unit=tree.cell)
    assert counts(work) == (0, 1, 0, 0)
    assert sentences(work, Verdict.Level.CHANGE) == [
        "Trang “Lịch đại hội”, dòng 2: Ngày dự kiến: “chưa ghi” thành “12/03/2020”; "
        "Đảng viên chính thức: “chưa ghi” thành “1.234”"
    ]
    assert (congress.planned_on, congress.official_members, congress.status) == (
        date(2020, 3, 12),
        1234,
        CongressStatus.PLANNED,
    )
    assert list(CongressEvent.objects.values_list("to_status", "on_day", "reason")) == [
        (CongressStatus.PLANNED, date(2020, 3, 12), "Nhập từ tệp “lich.xlsx”")
    ]


def test_a_held_congress_is_recorded_and_again_changes_nothing(tmp_path: Path) -> None:
    tree, cycle = planned()
    row = ["YS-AH", "Đại biểu", "", "x", "", "11/05/2020", "12/05/2020", "300", "", "150", 148]
    path = calendar_file(tmp_path, [row])
    applied(path, CALENDAR, cycle)
    congress = Congress.objects.get(unit=tree.commune)
    assert (congress.status, congress.form, congress.pilot) == (CongressStatus.HELD, CongressForm.DELEGATES, True)
    assert (congress.opened_on, congress.closed_on) == (date(2020, 5, 11), date(2020, 5, 12))
    assert (congress.official_members, congress.probationary_members) == (300, 0)
    assert (congress.summoned, congress.present) == (150, 148)
    assert list(CongressEvent.objects.values_list("from_status", "to_status", "on_day")) == [
        (CongressStatus.PLANNED, CongressStatus.HELD, date(2020, 5, 12))
    ]
    before = digest_of_tables()
    assert counts(checked(path, CALENDAR, cycle)) == (0, 0, 1, 0)
    assert digest_of_tables() == before


def test_what_can_not_be_is_named(tmp_path: Path) -> None:
    tree, cycle = planned()
    make_congress(tree.other_cell, cycle)
    make_congress(tree.other_commune, cycle, LevelRole.GRASSROOTS)
    make_congress(tree.other_district, cycle, LevelRole.UPPER_GRASSROOTS)
    make_congress(tree.city, cycle, LevelRole.CENTRAL_ATTACHED, status=CongressStatus.CANCELLED)
    rows = [
        ["YS-AH-01", "", "", "", "", "12/03/2020", "11/03/2020", 20, "", 20, 20],
        ["YS-AH", "", "", "", "", "12/05/2020", "12/05/2020", 300, "", 150, 151],
        ["YS-AH-02", "", "", "", "", "12/03/2020", "", 20, "", 20, 20],
        ["YS-BM", "", "", "", "", "", "12/05/2020"],
        ["DP", "", "", "", "", "30/06/2020", "30/06/2020", 2000, "", 200, 199],
        ["TP", "", "", "", "01/10/2020"],
        ["YS", "", "", "", "01/07/2020"],
        ["KHONG", "", "", "", "01/07/2020"],
        ["YS-AH", "", "", "", "01/07/2020"],
    ]
    assert found(tmp_path, rows, cycle) == [
        "dòng 2, cột “Ngày bế mạc”: ngày bế mạc đứng trước ngày khai mạc.",
        "dòng 3, cột “Có mặt”: số có mặt (151) nhiều hơn số được triệu tập (150).",
        "dòng 4, cột “Ngày bế mạc”: còn trống trong khi đã có ngày khai mạc. Ghi đủ khi đại hội đã bế mạc.",
        "dòng 5, cột “Ngày bế mạc”: chưa có ngày khai mạc. Ghi đủ ngày khai mạc, ngày bế mạc khi đã tổ chức.",
        "dòng 6, cột “Ngày bế mạc”: ngày bế mạc chưa tới: hôm nay là 29/06/2020. Chỉ ghi nhận đại hội đã bế mạc.",
        "dòng 7, cột “Mã đơn vị”: đại hội này đã ghi là không tổ chức. Lập lịch lại trước khi nhập.",
        "dòng 8, cột “Mã đơn vị”: đơn vị “YS” chưa có cấp trong chu kỳ 2020. Nhập danh sách đơn vị có cột “Cấp” trước.",
        "dòng 9, cột “Mã đơn vị”: không có đơn vị nào mang mã “KHONG” trong phạm vi của đồng chí. Xem lại mã.",
        "dòng 10, cột “Mã đơn vị”: đơn vị “YS-AH” đã có ở dòng 3. Mỗi đơn vị chỉ ghi một dòng.",
    ]


def test_what_was_sent_up_or_held_is_not_changed(tmp_path: Path) -> None:
    tree, cycle = make_unit_tree(), make_cycle(clock=date(2020, 6, 29))
    make_result(make_held_congress(tree.cell, cycle), status=ResultStatus.APPROVED)
    make_held_congress(tree.other_cell, cycle)
    rows = [["YS-AH-01", "", "", "", "", "", "", "", "", "", 19], ["YS-AH-02", "", "", "", "11/03/2020"]]
    assert found(tmp_path, rows, cycle) == [
        "dòng 2, cột “Có mặt”: khác số liệu đã ghi. "
        "Kết quả đại hội đã được chuẩn y; muốn sửa số liệu đại hội thì cấp trên đính chính kết quả kèm lý do.",
        "dòng 3, cột “Ngày dự kiến”: đại hội đã tổ chức nên không đổi được nữa "
        "(Ngày dự kiến: “10/03/2020” thành “11/03/2020”). Ghi như đã lập lịch.",
    ]


def test_those_present_stay_within_the_ballots_of_a_draft(tmp_path: Path) -> None:
    tree, cycle = make_unit_tree(), make_cycle(clock=date(2020, 6, 29))
    save_result(actor=None, congress=make_held_congress(tree.cell, cycle, summoned=8, present=8), packet=small_cell())
    rows = [["YS-AH-01", "", "", "", "", "", "", "", "", "", 7]]
    assert [text.partition(". ")[0] for text in found(tmp_path, rows, cycle)] == [
        "dòng 2, cột “Có mặt”: bí thư: phát ra 8 phiếu nhưng chỉ có 7 người có mặt",
        "dòng 2, cột “Có mặt”: đại biểu dự đại hội cấp trên: phát ra 8 phiếu nhưng chỉ có 7 người có mặt",
    ]


def test_days_outside_the_window_ask_for_a_look(tmp_path: Path) -> None:
    _, cycle = planned()
    rows = [["YS-AH", "", "", "", "15/07/2020"], ["YS-AH-01", "Đại hội đại biểu", "2", "", "01/02/2020"]]
    texts = found(tmp_path, rows, cycle, Verdict.Level.WARNING)
    assert [text.split(". Căn cứ")[0] for text in texts] == [
        "dòng 2, cột “Ngày dự kiến”: 15/07/2020 sau ngày phải hoàn thành (29/06/2020)",
        "dòng 3, cột “Hình thức”: Chi bộ trực thuộc không tổ chức theo hình thức này",
        "dòng 3, cột “Nội dung”: chu kỳ 2020 không có loại đại hội này",
    ]
    assert all("Căn cứ: " in text for text in texts)
