"""From a file to the records: shown first, written whole or not at all, and never other than what was shown."""

from pathlib import Path

import pytest
from django.db import IntegrityError
from django.http import Http404

from daihoi.apps.accounts.models import AuditEntry
from daihoi.apps.accounts.permissions import Forbidden
from daihoi.apps.accounts.roles import Role
from daihoi.apps.accounts.services import end_role
from daihoi.apps.accounts.verification import verify
from daihoi.apps.exchange import jobs
from daihoi.apps.exchange.models import Import, Verdict
from daihoi.apps.exchange.progress import Progress, State, Step
from daihoi.apps.exchange.services import (
    Upload,
    apply_import,
    ask_to_apply,
    ask_to_stop,
    check_again,
    check_import,
    discard,
    receive_file,
)
from daihoi.apps.exchange.storage import folder_of
from daihoi.apps.organisation.models import Member, Unit
from daihoi.apps.organisation.refusals import Refused
from daihoi.apps.organisation.services import create_unit
from daihoi.apps.planning.models import Congress, Cycle
from daihoi.apps.reporting.services import drift
from daihoi.core.regulations.terms import LevelRole
from tests.apps.exchange.importing import applied, checked, counts, received, sentences
from tests.apps.exchange.spreadsheets import MEMBER_HEADINGS, UNIT_HEADINGS, Rows, member_row, write_xlsx
from tests.apps.exchange.tables import digest_of_tables
from tests.factories import make_congress, make_cycle, make_unit_tree, make_user, make_user_with_role

pytestmark = pytest.mark.django_db
MEMBERS = Import.Kind.MEMBERS
Status = Import.Status


def member_file(tmp_path: Path, rows: Rows) -> Path:
    return write_xlsx(tmp_path / "dang-vien.xlsx", {"Đảng viên": [MEMBER_HEADINGS, *rows]})


@pytest.fixture
def cycle() -> Cycle:
    make_unit_tree()
    return make_cycle()


def test_a_check_writes_nothing_to_the_records(tmp_path: Path, cycle: Cycle) -> None:
    before = digest_of_tables()
    work = checked(member_file(tmp_path, [member_row("1"), member_row("2")]), MEMBERS, cycle)
    assert (work.status, counts(work), work.read_as) == (Status.CHECKED, (2, 0, 0, 0), "Excel (.xlsx)")
    assert digest_of_tables() == before


def test_writing_leaves_one_entry_with_the_files_digest_and_counts(tmp_path: Path, cycle: Cycle) -> None:
    path = member_file(tmp_path, [member_row("1"), member_row("2")])
    work = applied(path, MEMBERS, cycle)
    entry = AuditEntry.objects.get(kind="exchange.import_applied")
    assert (work.status, entry.subject) == (Status.APPLIED, "dang-vien.xlsx")
    assert entry.after == (
        '{"added": 2, "changed": 0, "cycle": "2020", "file_name": "dang-vien.xlsx", "kind": "MEMBERS", '
        f'"sha256": "{work.digest}", "unchanged": 0}}'
    )
    assert list(verify()) == []
    assert not folder_of(work.pk).path.exists()


def test_a_file_with_one_faulty_row_is_written_not_at_all(tmp_path: Path, cycle: Cycle) -> None:
    work = checked(member_file(tmp_path, [member_row("1"), member_row("2", sex="?")]), MEMBERS, cycle)
    with pytest.raises(Refused):
        ask_to_apply(actor=None, work=work)
    assert (counts(work), Member.objects.count()) == ((1, 0, 0, 1), 0)


def test_a_failure_in_the_middle_undoes_everything(tmp_path: Path, cycle: Cycle) -> None:
    rows = [[f"N{number}", f"Chi bộ {number}", "YS-AH", "Chi bộ"] for number in range(30)]
    path = write_xlsx(tmp_path / "don-vi.xlsx", {"Đơn vị": [UNIT_HEADINGS, *rows]})
    work = ask_to_apply(actor=None, work=checked(path, Import.Kind.UNITS, cycle))
    before = digest_of_tables()

    def fail(state: State) -> None:
        if state.step is Step.TOTALS:
            assert Unit.objects.filter(code__startswith="N").count() == 30
            raise IntegrityError("the disk is full")

    with pytest.raises(IntegrityError):
        apply_import(work, Progress(fail))
    assert digest_of_tables() == before
    assert Import.objects.get(pk=work.pk).status == Status.APPLYING
    assert jobs.advance(work.pk)
    assert Unit.objects.filter(code__startswith="N").count() == 30


def test_records_that_changed_since_the_check_are_shown_before_anything_is_written(
    tmp_path: Path, cycle: Cycle
) -> None:
    path = member_file(tmp_path, [member_row("1")])
    work = ask_to_apply(actor=None, work=checked(path, MEMBERS, cycle))
    cell = Unit.objects.get(code="YS-AH-01")
    create_unit(actor=None, code="MOI", name="Tổ mới", parent=cell)
    make_congress(cell, cycle, LevelRole.SECTION)
    apply_import(work, Progress())
    assert work.status == Status.CHECKED
    assert work.message.startswith("Dữ liệu trên hệ thống đã thay đổi từ khi kiểm tra tệp nên chưa ghi gì.")
    assert sentences(work, Verdict.Level.FAULT) == [
        "Trang “Đảng viên”, dòng 2, cột “Mã chi bộ”: “Chi bộ thôn Thượng” là đảng bộ bộ phận, không phải chi bộ. "
        "Ghi mã của chi bộ mà đảng viên sinh hoạt."
    ]
    assert Member.objects.count() == 0


def test_other_work_since_the_check_does_not_stand_in_the_way(tmp_path: Path, cycle: Cycle) -> None:
    work = ask_to_apply(actor=None, work=checked(member_file(tmp_path, [member_row("1")]), MEMBERS, cycle))
    make_user()
    apply_import(work, Progress())
    assert (work.status, Member.objects.count()) == (Status.APPLIED, 1)


def test_a_plan_changed_on_disk_is_not_written(tmp_path: Path, cycle: Cycle) -> None:
    work = ask_to_apply(actor=None, work=checked(member_file(tmp_path, [member_row("1")]), MEMBERS, cycle))
    plan = folder_of(work.pk).plan
    plan.write_text(plan.read_text("utf-8").replace("Nguyễn Văn An", "Nguyễn Văn Khác"), encoding="utf-8")
    apply_import(work, Progress())
    assert list(Member.objects.values_list("full_name", flat=True)) == ["Nguyễn Văn An"]


def test_a_scope_lost_since_the_check_counts(tmp_path: Path, cycle: Cycle) -> None:
    cell = Unit.objects.get(code="YS-AH-01")
    officer = make_user_with_role(Role.UNIT_OFFICER, cell)
    administrator = make_user_with_role(Role.ADMINISTRATOR, Unit.objects.get(code="TP"))
    work = checked(member_file(tmp_path, [member_row("1")]), MEMBERS, cycle, officer)
    ask_to_apply(actor=officer, work=work)
    end_role(actor=administrator, grant=officer.grants.get(), reason="Chuyển công tác")
    assert jobs.advance(work.pk)
    assert Import.objects.get(pk=work.pk).status == Status.CHECKED
    assert Member.objects.count() == 0


def test_a_file_that_can_not_be_used_is_refused_with_its_reason(tmp_path: Path, cycle: Cycle) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"%PDF-1.7")
    work = checked(path, MEMBERS, cycle)
    assert work.status == Status.REFUSED
    assert work.message == "Tệp “a.xlsx” là tệp PDF, không phải bảng tính. Hãy nhập tệp Excel (.xlsx) hoặc .csv."
    assert not folder_of(work.pk).path.exists()


def test_stopping_a_check_leaves_a_file_that_can_be_checked_again(tmp_path: Path, cycle: Cycle) -> None:
    work = received(member_file(tmp_path, [member_row("1")]), MEMBERS, cycle)
    ask_to_stop(actor=None, work=work)
    assert jobs.advance(work.pk)
    work.refresh_from_db()
    assert (work.status, work.message) == (Status.STOPPED, "Đã dừng theo yêu cầu khi đang kiểm tra. Chưa ghi gì.")
    check_again(actor=None, work=work)
    assert jobs.advance(work.pk)
    work.refresh_from_db()
    assert (work.status, counts(work)) == (Status.CHECKED, (1, 0, 0, 0))


def test_stopping_a_writing_undoes_it_and_it_can_be_taken_up_again(tmp_path: Path, cycle: Cycle) -> None:
    path = member_file(tmp_path, [member_row(f"{number}") for number in range(5)])
    work = ask_to_apply(actor=None, work=checked(path, MEMBERS, cycle))
    ask_to_stop(actor=None, work=work)
    apply_import(work, Progress(stop_asked=folder_of(work.pk).stop_asked))
    assert (work.status, Member.objects.count()) == (Status.CHECKED, 0)
    apply_import(ask_to_apply(actor=None, work=work), Progress(stop_asked=folder_of(work.pk).stop_asked))
    assert (work.status, Member.objects.count()) == (Status.APPLIED, 5)


def test_two_runners_never_work_on_one_import(tmp_path: Path, cycle: Cycle) -> None:
    work = received(member_file(tmp_path, [member_row("1")]), MEMBERS, cycle)
    with folder_of(work.pk).held() as mine:
        assert mine
        assert not jobs.advance(work.pk)
    assert jobs.advance(work.pk)
    assert not jobs.advance(work.pk)


def test_an_import_is_out_of_reach_of_those_who_do_not_hold_its_person_s_scope(tmp_path: Path, cycle: Cycle) -> None:
    officer = make_user_with_role(Role.UNIT_OFFICER, Unit.objects.get(code="YS-AH"))
    beside = make_user_with_role(Role.DEPARTMENT_OFFICER, Unit.objects.get(code="DP"))
    reader = make_user_with_role(Role.READER, Unit.objects.get(code="TP"))
    path = member_file(tmp_path, [member_row("1")])
    work = checked(path, MEMBERS, cycle, officer)
    for act in (ask_to_apply, ask_to_stop, check_again, discard):
        with pytest.raises(Http404):
            act(actor=beside, work=work)  # type: ignore[operator]
        with pytest.raises(Forbidden):
            act(actor=reader, work=work)  # type: ignore[operator]
    with pytest.raises(Forbidden):
        received(path, MEMBERS, cycle, reader)
    discard(actor=officer, work=work)
    assert not Import.objects.exists()


def test_what_is_written_can_not_be_thrown_away(tmp_path: Path, cycle: Cycle) -> None:
    work = applied(member_file(tmp_path, [member_row("1")]), MEMBERS, cycle)
    with pytest.raises(Refused):
        discard(actor=None, work=work)


def test_nothing_new_is_not_written(tmp_path: Path, cycle: Cycle) -> None:
    path = member_file(tmp_path, [member_row("1")])
    applied(path, MEMBERS, cycle)
    with pytest.raises(Refused, match="không có gì mới"):
        ask_to_apply(actor=None, work=checked(path, MEMBERS, cycle))


def test_files_left_by_a_process_that_was_killed_after_writing_are_removed(tmp_path: Path, cycle: Cycle) -> None:
    path = member_file(tmp_path, [member_row("1")])
    over, waiting = applied(path, MEMBERS, cycle), checked(path, MEMBERS, cycle)
    folder_of(over.pk).path.mkdir()
    folder_of(over.pk).file.write_bytes(b"x")
    jobs.clear_leavings()
    assert not folder_of(over.pk).path.exists()
    assert folder_of(waiting.pk).file.exists()


def test_totals_follow_an_import(tmp_path: Path, cycle: Cycle) -> None:
    rows: list[list[object]] = [[f"N{number}", f"Chi bộ {number}", "YS-AH", "Chi bộ"] for number in range(3)]
    applied(write_xlsx(tmp_path / "a.xlsx", {"Đơn vị": [UNIT_HEADINGS, *rows]}), Import.Kind.UNITS, cycle)
    assert Congress.objects.count() == 3
    assert list(drift(cycle)) == []
    rows += [[f"M{number}", f"Chi bộ {number}", "YS-AH", "Chi bộ"] for number in range(250)]
    applied(write_xlsx(tmp_path / "a.xlsx", {"Đơn vị": [UNIT_HEADINGS, *rows]}), Import.Kind.UNITS, cycle)
    assert list(drift(cycle)) == []


def test_a_name_with_a_path_is_only_a_name(tmp_path: Path, cycle: Cycle) -> None:
    upload = Upload(name="C:\\tai lieu\\..\\x.xlsx", chunks=[b"x"])
    work = receive_file(actor=None, kind=MEMBERS, cycle=cycle, upload=upload)
    assert work.file_name == "x.xlsx"


def test_a_check_shows_its_steps(tmp_path: Path, cycle: Cycle) -> None:
    work = received(member_file(tmp_path, [member_row("1")]), MEMBERS, cycle)
    states: list[State] = []
    check_import(work, Progress(states.append))
    assert [state.step for state in states[:2]] == [Step.READ, Step.CHECK]
