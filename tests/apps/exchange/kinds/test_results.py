"""Results from a spreadsheet: kept as the entry form would keep them, refused where the counts or the rules say no."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from daihoi.apps.accounts.models import AuditEntry
from daihoi.apps.accounts.roles import Role
from daihoi.apps.exchange.kinds.results import BODIES, PEOPLE
from daihoi.apps.exchange.models import Import, Verdict
from daihoi.apps.planning.models import Congress, Cycle
from daihoi.apps.results.models import Result
from daihoi.apps.results.rows import packet_of
from daihoi.apps.results.services import save_result
from daihoi.core.regulations.terms import ResultStatus
from tests.apps.exchange.importing import applied, checked, counts, sentences
from tests.apps.exchange.spreadsheets import write_xlsx
from tests.apps.exchange.tables import digest_of_tables
from tests.apps.results.packets import allowed, small_cell
from tests.factories import Tree, make_congress, make_cycle, make_held_congress, make_unit_tree, make_user_with_role

pytestmark = pytest.mark.django_db
RESULTS = Import.Kind.RESULTS
BODY_HEADINGS = [column.heading for column in BODIES.columns]
PERSON_HEADINGS = [column.heading for column in PEOPLE.columns]


def body_row(body: str, **given: object) -> list[object]:
    cells: dict[str, object] = dict.fromkeys(BODY_HEADINGS, "")
    cells |= {
        "Mã đơn vị": "YS-AH-01",
        "Bầu": body,
        "Số lượng cần bầu": 1,
        "Số người trong danh sách": 1,
        "Phiếu phát ra": 8,
        "Phiếu thu về": 8,
        "Phiếu hợp lệ": 8,
        "Phiếu không hợp lệ": 0,
        "Số tính kết quả": 8,
    }
    return list((cells | given).values())


def person_row(name: str, **given: object) -> list[object]:
    cells: dict[str, object] = dict.fromkeys(PERSON_HEADINGS, "")
    cells |= {
        "Mã đơn vị": "YS-AH-01",
        "Họ và tên": name,
        "Ngày sinh": "02/03/1975",
        "Giới tính": "Nam",
        "Tái cử hay lần đầu": "Tái cử",
        "Trình độ chuyên môn": "Đại học",
        "Lý luận chính trị": "Trung cấp",
    }
    return list((cells | given).values())


SECRETARY = body_row("Bí thư")
DELEGATES = body_row("Đại biểu dự đại hội cấp trên", **{"Số người trong danh sách": 2})
AN = person_row(
    "Nguyễn Văn An",
    **{
        "Bí thư: kết quả": "Trúng cử",
        "Bí thư: số phiếu": 7,
        "Đại biểu dự đại hội cấp trên: kết quả": "x",
        "Đại biểu dự đại hội cấp trên: số phiếu": 6,
    },
)
BINH = person_row(
    "Trần Thị Bình",
    **{
        "Giới tính": "Nữ",
        "Tái cử hay lần đầu": "Lần đầu",
        "Người địa phương": "Không",
        "Đại biểu dự đại hội cấp trên: kết quả": "Không trúng cử",
        "Đại biểu dự đại hội cấp trên: số phiếu": 2,
    },
)


def result_file(tmp_path: Path, bodies: list[list[object]], people: list[list[object]]) -> Path:
    sheets = {"Các cuộc bầu": [BODY_HEADINGS, *bodies], "Nhân sự": [PERSON_HEADINGS, *people]}
    return write_xlsx(tmp_path / "ket-qua.xlsx", sheets)


def held() -> tuple[Tree, Cycle, Congress]:
    tree, cycle = make_unit_tree(), make_cycle(clock=date(2020, 6, 29))
    congress = make_held_congress(tree.cell, cycle, official_members=8, probationary_members=0, summoned=8, present=8)
    return tree, cycle, congress


def test_a_result_is_kept_as_the_entry_form_keeps_it(tmp_path: Path) -> None:
    tree, cycle, congress = held()
    officer = make_user_with_role(Role.DEPARTMENT_OFFICER, tree.city)
    work = applied(result_file(tmp_path, [DELEGATES, SECRETARY], [AN, BINH]), RESULTS, cycle, officer)
    result = Result.objects.get(congress=congress)
    assert counts(work) == (4, 0, 0, 0)
    assert packet_of(result) == small_cell()
    assert result.status == ResultStatus.DRAFT
    assert AuditEntry.objects.filter(kind="results.saved", actor=officer.username).count() == 1


def test_ethnicity_and_religion_mean_what_the_form_reads_of_them(tmp_path: Path) -> None:
    _, cycle, congress = held()
    an = [*AN]
    an[PERSON_HEADINGS.index("Dân tộc")], an[PERSON_HEADINGS.index("Tôn giáo")] = " KINH", "Không"
    applied(result_file(tmp_path, [DELEGATES, SECRETARY], [an, BINH]), RESULTS, cycle)
    assert packet_of(Result.objects.get(congress=congress)) == small_cell()


def test_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    _, cycle, _ = held()
    path = result_file(tmp_path, [SECRETARY, DELEGATES], [AN, BINH])
    applied(path, RESULTS, cycle)
    before = digest_of_tables()
    assert counts(checked(path, RESULTS, cycle)) == (0, 0, 4, 0)
    assert digest_of_tables() == before


def test_a_draft_is_replaced_whole(tmp_path: Path) -> None:
    _, cycle, congress = held()
    applied(result_file(tmp_path, [SECRETARY, DELEGATES], [AN, BINH]), RESULTS, cycle)
    alone = person_row("Nguyễn Văn An", **{"Bí thư: kết quả": "Trúng cử", "Bí thư: số phiếu": 8})
    work = applied(result_file(tmp_path, [SECRETARY], [alone]), RESULTS, cycle)
    packet = packet_of(Result.objects.get(congress=congress))
    assert counts(work) == (0, 2, 0, 0)
    assert [person.full_name for person in packet.people] == ["Nguyễn Văn An"]
    assert [election.body for election in packet.bodies] == ["secretary"]


def test_exceptions_on_record_stay_when_a_file_replaces_the_rest(tmp_path: Path) -> None:
    _, cycle, congress = held()
    save_result(actor=None, congress=congress, packet=replace(small_cell(), exceptions=(allowed(),)))
    alone = person_row("Nguyễn Văn An", **{"Bí thư: kết quả": "Trúng cử", "Bí thư: số phiếu": 8})
    applied(result_file(tmp_path, [SECRETARY], [alone]), RESULTS, cycle)
    packet = packet_of(Result.objects.get(congress=congress))
    assert (len(packet.people), packet.exceptions) == (1, (allowed(),))


def faults(path: Path, cycle: Cycle) -> list[str]:
    before = digest_of_tables()
    work = checked(path, RESULTS, cycle)
    assert digest_of_tables() == before
    return sentences(work, Verdict.Level.FAULT)


def test_counts_that_do_not_balance_are_placed_in_their_cells(tmp_path: Path) -> None:
    _, cycle, _ = held()
    bad = body_row("Bí thư", **{"Phiếu phát ra": 7, "Phiếu hợp lệ": 6})
    found = faults(result_file(tmp_path, [bad, DELEGATES], [AN, BINH]), cycle)
    assert [fault.split(". ")[0] for fault in found] == [
        "Trang “Các cuộc bầu”, dòng 2, cột “Phiếu thu về”: Bí thư: thu về 8 phiếu, nhiều hơn 7 phiếu phát ra",
        "Trang “Các cuộc bầu”, dòng 2, cột “Phiếu hợp lệ”: Bí thư: 6 phiếu hợp lệ cộng 0 phiếu không hợp lệ là 6, "
        "khác 8 phiếu thu về",
        "Trang “Nhân sự”, dòng 2, cột “Bí thư: số phiếu”: Bí thư: Nguyễn Văn An được 7 phiếu, nhiều hơn 6 phiếu hợp lệ",
    ]


def test_what_the_rules_bar_is_placed_in_its_cell_with_its_rule(tmp_path: Path) -> None:
    _, cycle, _ = held()
    weak = person_row("Nguyễn Văn An", **{"Bí thư: kết quả": "Trúng cử", "Bí thư: số phiếu": 4})
    (found,) = faults(result_file(tmp_path, [SECRETARY], [weak]), cycle)
    assert found.startswith("Trang “Nhân sự”, dòng 2, cột “Bí thư: số phiếu”: ")
    assert "Căn cứ: Quy chế bầu cử 244-QĐ/TW" in found


def test_people_written_twice_or_without_an_outcome_are_named(tmp_path: Path) -> None:
    _, cycle, _ = held()
    votes_only = person_row("Lê Văn Cường", **{"Bí thư: số phiếu": 1})
    assert faults(result_file(tmp_path, [SECRETARY, DELEGATES], [AN, BINH, BINH, votes_only]), cycle) == [
        "Trang “Nhân sự”, dòng 4, cột “Họ và tên”: “Trần Thị Bình”, cùng ngày sinh, đã có ở dòng 3. "
        "Mỗi người chỉ ghi một dòng.",
        "Trang “Nhân sự”, dòng 5, cột “Bí thư: kết quả”: còn trống mà đã có số phiếu. "
        "Ghi “Trúng cử”, “Không trúng cử” hoặc “Dự khuyết”.",
    ]


def test_a_result_sent_up_is_not_changed_and_one_without_a_held_congress_not_kept(tmp_path: Path) -> None:
    tree, cycle, _ = held()
    applied(result_file(tmp_path, [SECRETARY, DELEGATES], [AN, BINH]), RESULTS, cycle)
    Result.objects.update(status=ResultStatus.SUBMITTED)
    make_congress(tree.other_cell, cycle)
    bodies = [
        SECRETARY,
        body_row("Bí thư", **{"Mã đơn vị": "YS-AH-02"}),
        body_row("Bí thư", **{"Mã đơn vị": "YS-BM"}),
        body_row("Bí thư", **{"Mã đơn vị": "KHONG"}),
    ]
    alone = person_row("Nguyễn Văn An", **{"Bí thư: kết quả": "Trúng cử", "Bí thư: số phiếu": 8})
    assert faults(result_file(tmp_path, bodies, [alone]), cycle) == [
        "Trang “Các cuộc bầu”, dòng 2: khác kết quả đã ghi, mà kết quả đã gửi lên cấp trên nên không sửa bằng nhập "
        "bảng tính được.",
        "Trang “Các cuộc bầu”, dòng 3, cột “Mã đơn vị”: đại hội của “YS-AH-02” chưa ghi nhận đã tổ chức. "
        "Nhập lịch đại hội có ngày bế mạc trước.",
        "Trang “Các cuộc bầu”, dòng 4, cột “Mã đơn vị”: đơn vị “YS-BM” chưa có đại hội trong chu kỳ này. "
        "Nhập danh sách đơn vị và lịch đại hội trước.",
        "Trang “Các cuộc bầu”, dòng 5, cột “Mã đơn vị”: không có đơn vị nào mang mã “KHONG” "
        "trong phạm vi của đồng chí. Xem lại mã.",
    ]
