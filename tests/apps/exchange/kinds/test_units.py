"""Units from a spreadsheet: the tree they make, their roles, their history."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from daihoi.apps.accounts.models import AuditEntry, User
from daihoi.apps.accounts.roles import Role
from daihoi.apps.accounts.services import give_role
from daihoi.apps.exchange.models import Import, Verdict
from daihoi.apps.organisation.models import FOREVER, Placement, Succession, Unit
from daihoi.apps.organisation.naming import names_on
from daihoi.apps.planning.models import Congress, CongressEvent, Cycle
from daihoi.core.regulations.terms import CongressStatus, LevelRole
from tests.apps.exchange.importing import applied, checked, counts, sentences
from tests.apps.exchange.spreadsheets import UNIT_HEADINGS, write_xlsx
from tests.apps.exchange.tables import digest_of_tables
from tests.factories import make_congress, make_cycle, make_held_congress, make_unit_tree, make_user_with_role

pytestmark = pytest.mark.django_db
UNITS = Import.Kind.UNITS
CITY: list[list[object]] = [
    ["TP", "Đảng bộ thành phố Sông Lam", "", "Đảng bộ trực thuộc Trung ương"],
    ["YS", "Đảng bộ huyện Yên Sơn", "TP", "Đảng bộ cấp trên trực tiếp cơ sở"],
    ["YS-AH", "Đảng bộ xã An Hòa", "YS", "Tổ chức cơ sở đảng"],
    ["YS-AH-01", "Chi bộ thôn Thượng", "YS-AH", "Chi bộ trực thuộc"],
    ["YS-AH-02", "Chi bộ thôn Hạ", "YS-AH", "Chi bộ trực thuộc"],
]


def unit_file(tmp_path: Path, rows: Sequence[Sequence[object]], headings: Sequence[str] = UNIT_HEADINGS) -> Path:
    return write_xlsx(tmp_path / "don-vi.xlsx", {"Đơn vị": [headings, *rows]})


def faults(tmp_path: Path, rows: Sequence[Sequence[object]], cycle: Cycle, actor: User | None = None) -> list[str]:
    before = digest_of_tables()
    work = checked(unit_file(tmp_path, rows), UNITS, cycle, actor)
    assert digest_of_tables() == before
    return [text.removeprefix("Trang “Đơn vị”, ") for text in sentences(work, Verdict.Level.FAULT)]


def test_a_whole_tree_is_made_whatever_the_order_of_its_rows(tmp_path: Path) -> None:
    cycle = make_cycle()
    work = applied(unit_file(tmp_path, CITY[::-1]), UNITS, cycle)
    assert counts(work) == (5, 0, 0, 0)
    assert list(Unit.objects.order_by("path").values_list("code", "parent__code", "depth", "valid_until")) == [
        ("TP", None, 0, FOREVER),
        ("YS", "TP", 1, FOREVER),
        ("YS-AH", "YS", 2, FOREVER),
        ("YS-AH-02", "YS-AH", 3, FOREVER),
        ("YS-AH-01", "YS-AH", 3, FOREVER),
    ]
    assert list(Placement.objects.order_by("path").values_list("unit__code", "path")) == list(
        Unit.objects.order_by("path").values_list("code", "path")
    )
    assert set(Congress.objects.values_list("unit__code", "role", "form", "status")) == {
        ("TP", LevelRole.CENTRAL_ATTACHED, "delegates_congress", CongressStatus.PLANNED),
        ("YS", LevelRole.UPPER_GRASSROOTS, "delegates_congress", CongressStatus.PLANNED),
        ("YS-AH", LevelRole.GRASSROOTS, "members_congress", CongressStatus.PLANNED),
        ("YS-AH-01", LevelRole.CELL, "members_congress", CongressStatus.PLANNED),
        ("YS-AH-02", LevelRole.CELL, "members_congress", CongressStatus.PLANNED),
    }
    assert CongressEvent.objects.count() == 5
    assert Unit.objects.get(code="YS-AH").search == "dang bo xa an hoa ys-ah"


def test_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    cycle = make_cycle()
    rows = [*CITY, ["YS-BM", "Đảng bộ xã Bình Minh", "YS", "Tổ chức cơ sở đảng", "01/07/2015", "01/07/2030", "YS-AH"]]
    applied(unit_file(tmp_path, rows), UNITS, cycle)
    before = digest_of_tables()
    again = checked(unit_file(tmp_path, rows), UNITS, cycle)
    assert counts(again) == (0, 0, 6, 0)
    assert sentences(again, Verdict.Level.WARNING) == []
    assert digest_of_tables() == before


def test_a_new_unit_takes_the_next_place_below_a_parent_on_record(tmp_path: Path) -> None:
    cycle, tree = make_cycle(), make_unit_tree()
    applied(unit_file(tmp_path, [["YS-AH-03", "Chi bộ trạm y tế", "YS-AH", "Chi bộ"]]), UNITS, cycle)
    made = Unit.objects.get(code="YS-AH-03")
    assert (made.parent, made.path) == (tree.commune, tree.commune.path + "0002")


def test_names_and_roles_on_record_are_mended(tmp_path: Path) -> None:
    cycle, tree = make_cycle(), make_unit_tree()
    make_congress(tree.commune, cycle, LevelRole.SECTION)
    work = applied(unit_file(tmp_path, [["YS-AH", "Đảng bộ xã An Hoà Mới", "YS", "Đảng bộ cơ sở"]]), UNITS, cycle)
    assert sentences(work, Verdict.Level.FAULT) == []
    assert sentences(work, Verdict.Level.CHANGE) == [
        "Trang “Đơn vị”, dòng 2: Tên đơn vị: “Đảng bộ xã An Hòa” thành “Đảng bộ xã An Hoà Mới” "
        "(sửa tên ghi sai, kể cả các ngày trước); "
        "Cấp: “Đảng bộ bộ phận” thành “Tổ chức cơ sở đảng”"
    ]
    unit = Unit.objects.get(code="YS-AH")
    assert (unit.name, unit.search) == ("Đảng bộ xã An Hoà Mới", "dang bo xa an hoa moi ys-ah")
    assert list(Congress.objects.values_list("unit__code", "role")) == [("YS-AH", LevelRole.GRASSROOTS)]


def test_a_unit_below_another_parent_from_a_day_on_is_moved_with_its_history(tmp_path: Path) -> None:
    cycle, tree = make_cycle(), make_unit_tree()
    officer = make_user_with_role(Role.DEPARTMENT_OFFICER, tree.city)
    rows = [["YS-AH-01", "Chi bộ thôn Thượng", "YS-BM", "Chi bộ", "01/07/2020"]]
    work = applied(unit_file(tmp_path, rows), UNITS, cycle, officer)
    moved = Unit.objects.get(code="YS-AH-01")
    assert counts(work) == (0, 1, 0, 0)
    assert moved.path.startswith(tree.other_commune.path)
    assert list(moved.placements.order_by("valid_from").values_list("parent__code", "valid_until")) == [
        ("YS-AH", date(2020, 7, 1)),
        ("YS-BM", FOREVER),
    ]
    assert AuditEntry.objects.filter(kind="organisation.unit_moved").count() == 1
    assert counts(checked(unit_file(tmp_path, rows), UNITS, cycle, officer)) == (0, 0, 1, 0)


def test_units_end_from_the_leaves_up(tmp_path: Path) -> None:
    cycle, tree = make_cycle(), make_unit_tree()
    officer = make_user_with_role(Role.DEPARTMENT_OFFICER, tree.city)
    rows = [
        ["YS-AH", "Đảng bộ xã An Hòa", "YS", "Cơ sở", "", "01/07/2025"],
        ["YS-AH-01", "Chi bộ thôn Thượng", "YS-AH", "Chi bộ", "", "01/07/2025"],
        ["YS-AH-02", "Chi bộ thôn Hạ", "YS-AH", "Chi bộ", "", "01/07/2025"],
    ]
    applied(unit_file(tmp_path, rows), UNITS, cycle, officer)
    ended = Unit.objects.filter(valid_until=date(2025, 7, 1))
    assert set(ended.values_list("code", flat=True)) == {"YS-AH", "YS-AH-01", "YS-AH-02"}
    assert tree.commune.placements.get().valid_until == date(2025, 7, 1)
    assert counts(checked(unit_file(tmp_path, rows), UNITS, cycle, officer)) == (0, 0, 3, 0)


def test_predecessors_become_merges_splits_and_conversions(tmp_path: Path) -> None:
    cycle = make_cycle("2025")
    make_unit_tree()
    rows = [
        ["X1", "Đảng bộ phường Một", "YS", "Cơ sở", "01/07/2025", "", "YS-AH; YS-BM"],
        ["X2", "Đảng bộ phường Hai", "DP", "Cơ sở", "01/07/2025", "", "DP"],
        ["X3", "Đảng bộ phường Ba", "DP", "Cơ sở", "01/07/2025", "", "DP"],
        ["X4", "Chi bộ phố Tư", "X1", "Chi bộ", "01/07/2025", "", "YS-AH-01"],
    ]
    applied(unit_file(tmp_path, rows), UNITS, cycle)
    assert set(Succession.objects.values_list("predecessor__code", "successor__code", "kind", "on")) == {
        ("YS-AH", "X1", "MERGE", date(2025, 7, 1)),
        ("YS-BM", "X1", "MERGE", date(2025, 7, 1)),
        ("DP", "X2", "SPLIT", date(2025, 7, 1)),
        ("DP", "X3", "SPLIT", date(2025, 7, 1)),
        ("YS-AH-01", "X4", "CONVERSION", date(2025, 7, 1)),
    }


WITH_NATURE = (*UNIT_HEADINGS, "Loại hình", "Số đơn vị hợp nhất")


def test_nature_and_number_of_merged_units_are_read_where_the_file_has_them(tmp_path: Path) -> None:
    cycle, tree = make_cycle(), make_unit_tree()
    Unit.objects.filter(pk=tree.other_commune.pk).update(nature="agency", merged_from=2)
    rows = [
        ["YS-AH", tree.commune.name, "YS", "Cơ sở", "", "", "", "Xã", 3],
        ["YS-BM", tree.other_commune.name, "YS", "Cơ sở", "", "", "", "", ""],
        ["YS-CT", "Đảng bộ Công ty Sông Lam", "YS", "Cơ sở", "", "", "", "doanh nghiệp", ""],
    ]
    work = applied(unit_file(tmp_path, rows, WITH_NATURE), UNITS, cycle)
    assert [text for text in sentences(work, Verdict.Level.CHANGE) if "Loại hình" in text] == [
        "Trang “Đơn vị”, dòng 2: Loại hình: “chưa ghi” thành “Đơn vị hành chính”; "
        "Số đơn vị hợp nhất: “chưa ghi” thành “3”; Cấp: “chưa ghi” thành “Tổ chức cơ sở đảng”"
    ]
    stored = Unit.objects.filter(parent=tree.district).order_by("code")
    assert list(stored.values_list("code", "nature", "merged_from")) == [
        ("YS-AH", "territorial", 3),
        ("YS-BM", "agency", 2),
        ("YS-CT", "enterprise", None),
    ]
    assert counts(checked(unit_file(tmp_path, rows, WITH_NATURE), UNITS, cycle)) == (0, 0, 3, 0)


def test_nature_stays_when_a_file_has_no_such_column(tmp_path: Path) -> None:
    cycle, tree = make_cycle(), make_unit_tree()
    Unit.objects.filter(pk=tree.commune.pk).update(nature="territorial", merged_from=3)
    applied(unit_file(tmp_path, [["YS-AH", "Đảng bộ xã Mới", "YS", "Cơ sở"]]), UNITS, cycle)
    unit = Unit.objects.get(code="YS-AH")
    assert (unit.name, unit.nature, unit.merged_from) == ("Đảng bộ xã Mới", "territorial", 3)


def test_nature_outside_the_list_and_a_merger_of_none_are_faults(tmp_path: Path) -> None:
    cycle, tree = make_cycle(), make_unit_tree()
    rows = [["YS-AH", tree.commune.name, "YS", "Cơ sở", "", "", "", "Hợp tác", 0]]
    work = checked(unit_file(tmp_path, rows, WITH_NATURE), UNITS, cycle)
    assert [text.partition(", cột ")[2] for text in sentences(work, Verdict.Level.FAULT)] == [
        "“Loại hình”: “Hợp tác” không có trong danh mục. Ghi một trong các giá trị: Đơn vị hành chính; Cơ quan; "
        "Đơn vị sự nghiệp; Doanh nghiệp; Lực lượng vũ trang; Loại hình khác.",
        "“Số đơn vị hợp nhất”: số đơn vị hợp nhất từ 1 trở lên; 1 là không hợp nhất. Để trống nếu không rõ.",
    ]


def test_faults_of_a_tree_are_each_named_once(tmp_path: Path) -> None:
    rows = [
        *CITY,
        ["TP", "Đảng bộ thành phố khác", "", "Đảng bộ trực thuộc Trung ương"],
        ["A1", "Đảng bộ xã Vòng Một", "A2", "Tổ chức cơ sở đảng"],
        ["A2", "Đảng bộ xã Vòng Hai", "A3", "Tổ chức cơ sở đảng"],
        ["A3", "Đảng bộ xã Vòng Ba", "A1", "Tổ chức cơ sở đảng"],
        ["A4", "Chi bộ dưới vòng", "A1", "Chi bộ trực thuộc"],
        ["B1", "Chi bộ mồ côi", "YSAH", "Chi bộ trực thuộc"],
        ["B2", "Đảng bộ xã dưới chi bộ", "YS-AH-01", "Tổ chức cơ sở đảng"],
        ["B3", "Chi bộ ngược ngày", "YS-AH", "Chi bộ", "02/01/2020", "01/01/2020"],
        ["B4", "Chi bộ tự sinh", "YS-AH", "Chi bộ", "02/01/2020", "", "B4"],
        ["B5", "Chi bộ không tiền thân", "YS-AH", "Chi bộ", "02/01/2020", "", "KHONG"],
        ["B6", "Chi bộ thiếu ngày", "YS-AH", "Chi bộ", "", "", "YS-AH-01"],
        ["B7", "Chi bộ lạ cấp", "YS-AH", "Tổ đảng"],
    ]
    found = faults(tmp_path, rows, make_cycle())
    assert sorted(found) == sorted(
        [
            "dòng 7, cột “Mã đơn vị”: mã “TP” đã có ở dòng 2. Mỗi đơn vị chỉ ghi một dòng, một mã.",
            "dòng 8, cột “Mã đơn vị cấp trên”: các đơn vị là cấp trên của nhau thành vòng: A1 → A2 → A3 → A1. "
            "Sửa mã cấp trên ở một trong các dòng này.",
            "dòng 12, cột “Mã đơn vị cấp trên”: không có đơn vị nào mang mã “YSAH” trong phạm vi của đồng chí. "
            "Có mã “YS-AH” gần giống: xem có ghi nhầm không.",
            "dòng 13, cột “Cấp”: “Tổ chức cơ sở đảng” không thể trực thuộc “YS-AH-01” là “Chi bộ trực thuộc”; cấp trên "
            "phải là “Đảng bộ cấp trên trực tiếp cơ sở” hoặc “Đảng bộ trực thuộc Trung ương”. "
            "Sửa cấp hoặc mã đơn vị cấp trên.",
            "dòng 14, cột “Hiệu lực đến”: 01/01/2020 không sau ngày bắt đầu 02/01/2020. Xem lại hai ngày.",
            "dòng 15, cột “Đơn vị tiền thân”: đơn vị không thể là tiền thân của chính nó (“B4”).",
            "dòng 16, cột “Đơn vị tiền thân”: không có đơn vị nào mang mã “KHONG” trong phạm vi của đồng chí. "
            "Xem lại mã.",
            "dòng 17, cột “Hiệu lực từ”: còn trống. Đơn vị có tiền thân thì ghi ngày bắt đầu, ví dụ 01/07/2025.",
            "dòng 18, cột “Cấp”: “Tổ đảng” không có trong danh mục. Ghi một trong các giá trị: Chi bộ trực thuộc; "
            "Đảng bộ bộ phận; Tổ chức cơ sở đảng; Đảng bộ cấp trên trực tiếp cơ sở; Đảng bộ trực thuộc Trung ương.",
        ]
    )


def test_a_loop_with_units_on_record_is_seen(tmp_path: Path) -> None:
    cycle, tree = make_cycle(), make_unit_tree()
    officer = make_user_with_role(Role.DEPARTMENT_OFFICER, tree.city)
    found = faults(tmp_path, [["YS", "Đảng bộ huyện Yên Sơn", "YS-AH", "Cơ sở", "01/07/2020"]], cycle, officer)
    assert found == [
        "dòng 2, cột “Mã đơn vị cấp trên”: các đơn vị là cấp trên của nhau thành vòng: YS → YS-AH → YS. "
        "Sửa mã cấp trên ở một trong các dòng này."
    ]


def test_units_out_of_scope_look_unknown(tmp_path: Path) -> None:
    cycle, tree = make_cycle(), make_unit_tree()
    officer = make_user_with_role(Role.UNIT_OFFICER, tree.district)
    rows = [
        ["N1", "Đảng bộ xã Mới", "DP", "Cơ sở"],
        ["TP", "Đảng bộ thành phố Sông Lam", "", "Trực thuộc Trung ương"],
        ["N2", "Đảng bộ không cấp trên", "", "Cơ sở"],
        ["YS", "Đảng bộ huyện Yên Sơn", "TP", "Cấp trên trực tiếp cơ sở"],
        ["YS-AH", "Đảng bộ xã An Hòa", "", "Cơ sở"],
    ]
    assert faults(tmp_path, rows, cycle, officer) == [
        "dòng 2, cột “Mã đơn vị cấp trên”: không có đơn vị nào mang mã “DP” trong phạm vi của đồng chí. Xem lại mã.",
        "dòng 3, cột “Mã đơn vị”: mã “TP” đã dùng cho đơn vị khác. Chọn mã khác.",
        "dòng 4, cột “Mã đơn vị cấp trên”: còn trống. Ghi mã của đơn vị cấp trên trực tiếp.",
    ]


def test_what_is_settled_is_not_changed_by_a_spreadsheet(tmp_path: Path) -> None:
    cycle, tree = make_cycle(), make_unit_tree()
    officer = make_user_with_role(Role.DEPARTMENT_OFFICER, tree.city)
    make_held_congress(tree.commune, cycle, LevelRole.SECTION)
    rows = [
        ["YS-AH", "Đảng bộ xã An Hòa", "YS", "Cơ sở"],
        ["YS-BM", "Đảng bộ xã Bình Minh", "DP", "Cơ sở"],
        ["DP", "Đảng bộ huyện Đồng Phú", "TP", "Cấp trên trực tiếp cơ sở", "", "01/01/2020"],
        ["YS", "Đảng bộ huyện Yên Sơn", "TP", "Cấp trên trực tiếp cơ sở", "", "01/01/2020"],
    ]
    assert faults(tmp_path, rows, cycle, officer) == [
        "dòng 2, cột “Cấp”: đại hội đã ghi nhận với cấp “Đảng bộ bộ phận” nên cấp không đổi được nữa. Ghi lại cấp này.",
        "dòng 3, cột “Hiệu lực từ”: cần ngày chuyển sang “DP”, sau ngày đầu.",
        "dòng 4, cột “Hiệu lực đến”: còn 1 đơn vị trực thuộc hoạt động sau ngày này, ví dụ “YS-BM”. "
        "Chuyển hoặc kết thúc các đơn vị đó trước.",
        "dòng 5, cột “Hiệu lực đến”: còn 1 đơn vị trực thuộc hoạt động sau ngày này, ví dụ “YS-AH”. "
        "Chuyển hoặc kết thúc các đơn vị đó trước.",
    ]


def test_a_move_that_the_history_forbids_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    cycle, tree = make_cycle(), make_unit_tree()
    officer = make_user_with_role(Role.DEPARTMENT_OFFICER, tree.city)
    tomorrow = timezone.localdate() + timedelta(days=1)
    rows: list[list[object]] = [["YS-AH-01", "Chi bộ thôn Thượng", "YS-BM", "Chi bộ", tomorrow]]
    assert faults(tmp_path, rows, cycle, officer) == [
        f"dòng 2, cột “Hiệu lực từ”: ngày chuyển đơn vị {tomorrow:%d/%m/%Y} chưa tới. Nhập khi đã có hiệu lực."
    ]
    rows = [["YS-AH-01", "Chi bộ thôn Thượng", "YS-BM", "Chi bộ", "01/07/2020"]]
    applied(unit_file(tmp_path, rows), UNITS, cycle, officer)
    before = digest_of_tables()
    rows = [["YS-AH", "Đảng bộ xã An Hòa", "DP", "Cơ sở", "01/01/2020"]]
    work = applied(unit_file(tmp_path, rows), UNITS, cycle, officer)
    assert work.status == Import.Status.CHECKED
    assert work.message.startswith("Chưa ghi gì. “Chi bộ thôn Thượng” đã rời chỗ trong “Đảng bộ xã An Hòa”")
    assert digest_of_tables() == before


def test_a_unit_below_one_that_ended_is_refused(tmp_path: Path) -> None:
    cycle, tree = make_cycle(), make_unit_tree()
    tree.commune.valid_until = date(2020, 1, 1)
    tree.commune.save()
    rows = [["N1", "Chi bộ một", "YS-AH", "Chi bộ"], ["N2", "Chi bộ hai", "YS-AH", "Chi bộ", "01/02/2020"]]
    assert faults(tmp_path, rows, cycle) == [
        "dòng 2, cột “Mã đơn vị cấp trên”: đơn vị cấp trên “YS-AH” kết thúc ngày 01/01/2020 nhưng đơn vị này còn hoạt "
        "động. Ghi đơn vị cấp trên mới hoặc ngày kết thúc.",
        "dòng 3, cột “Mã đơn vị cấp trên”: đơn vị cấp trên “YS-AH” đã kết thúc ngày 01/01/2020. "
        "Ghi đơn vị cấp trên đang hoạt động.",
    ]


def test_a_tree_deeper_than_can_be_kept_is_refused(tmp_path: Path) -> None:
    rows: list[list[object]] = [["C0", "Đơn vị", "", "Trực thuộc Trung ương"]]
    rows += [[f"C{level}", "Đơn vị", f"C{level - 1}", "Bộ phận"] for level in range(1, 16)]
    found = [text for text in faults(tmp_path, rows, make_cycle()) if "quá 15 cấp" in text]
    assert found == [
        "dòng 17, cột “Mã đơn vị cấp trên”: đơn vị nằm dưới quá 15 cấp. Xem lại mã đơn vị cấp trên.",
    ]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (["YS-AH", "Đảng bộ xã Khác", "YS", "Tổ chức cơ sở đảng"], "Tên đơn vị"),
        (["YS-AH", "Đảng bộ xã An Hòa", "DP", "Tổ chức cơ sở đảng", "01/07/2019"], "Mã đơn vị cấp trên"),
        (["YS-AH", "Đảng bộ xã An Hòa", "YS", "Tổ chức cơ sở đảng", "", "01/07/2020"], "Hiệu lực đến"),
        (["N", "Chi bộ Mới", "YS-AH", "Chi bộ trực thuộc", "01/07/2019", "", "YS-AH"], "Đơn vị tiền thân"),
    ],
)
def test_own_unit_is_not_renamed_moved_ended_or_succeeded_by_a_spreadsheet(
    tmp_path: Path, row: list[object], column: str
) -> None:
    cycle, tree = make_cycle(), make_unit_tree()
    officer = make_user_with_role(Role.UNIT_OFFICER, tree.commune)
    give_role(actor=None, user=officer, role=Role.UNIT_OFFICER, unit=tree.other_district)
    found = faults(tmp_path, [row], cycle, officer)
    assert [text for text in found if "do cấp trên trực tiếp quyết định" in text] == [
        f"dòng 2, cột “{column}”: Việc đổi tên, chuyển, sáp nhập, chia tách, kết thúc Đảng bộ xã An Hòa "
        "do cấp trên trực tiếp quyết định, không do đơn vị tự quyết định."
    ]


def test_a_name_with_a_later_day_is_borne_from_that_day_and_the_old_one_until_it(tmp_path: Path) -> None:
    cycle, _ = make_cycle(), make_unit_tree()
    rows = [["YS-AH", "Đảng bộ phường An Hòa", "YS", "Cơ sở", "01/07/2019"]]
    work = applied(unit_file(tmp_path, rows), UNITS, cycle)
    assert sentences(work, Verdict.Level.WARNING) == []
    (told,) = sentences(work, Verdict.Level.CHANGE)
    assert "thành “Đảng bộ phường An Hòa” (đổi tên từ ngày 01/07/2019)" in told
    unit = Unit.objects.get(code="YS-AH")
    names = [names_on(day).of(unit) for day in (date(2019, 6, 30), date(2019, 7, 1))]
    assert names == ["Đảng bộ xã An Hòa", "Đảng bộ phường An Hòa"]
    again = checked(unit_file(tmp_path, rows), UNITS, cycle)
    assert (counts(again), sentences(again, Verdict.Level.WARNING)) == ((0, 0, 1, 0), [])
    applied(unit_file(tmp_path, [["YS-AH", "Đảng bộ phường An Hoà", "YS", "Cơ sở", "01/07/2019"]]), UNITS, cycle)
    unit.refresh_from_db()
    names = [names_on(day).of(unit) for day in (date(2019, 6, 30), date(2019, 7, 1))]
    assert names == ["Đảng bộ xã An Hòa", "Đảng bộ phường An Hoà"]


def test_a_name_from_a_day_to_come_is_at_fault(tmp_path: Path) -> None:
    cycle, _ = make_cycle(), make_unit_tree()
    tomorrow = timezone.localdate() + timedelta(days=1)
    found = faults(tmp_path, [["YS-AH", "Đảng bộ phường An Hòa", "YS", "Cơ sở", f"{tomorrow:%d/%m/%Y}"]], cycle)
    assert found == [f"dòng 2, cột “Hiệu lực từ”: ngày đổi tên {tomorrow:%d/%m/%Y} chưa tới. Nhập khi đã có hiệu lực."]


def test_units_below_one_s_own_are_renamed_by_a_spreadsheet(tmp_path: Path) -> None:
    cycle, tree = make_cycle(), make_unit_tree()
    officer = make_user_with_role(Role.UNIT_OFFICER, tree.commune)
    rows = [["YS-AH-01", "Chi bộ thôn Trên", "YS-AH", "Chi bộ trực thuộc"]]
    applied(unit_file(tmp_path, rows), UNITS, cycle, officer)
    assert Unit.objects.get(code="YS-AH-01").name == "Chi bộ thôn Trên"
