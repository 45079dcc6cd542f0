"""The audit chain: what was changed, removed, inserted or put in another order is found and named."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from daihoi.apps.accounts.audit import GENESIS, Act, EntryType, append, record
from daihoi.apps.accounts.mark import kept_mark
from daihoi.apps.accounts.models import AuditEntry, AuditHead
from daihoi.apps.accounts.verification import Fault, verify
from tests.support.audit_log import drop_guards

TRIED = EntryType("tests.tried", "Thử")
TABLE = "accounts_auditentry"

pytestmark = pytest.mark.django_db


def write(count: int) -> None:
    for number in range(1, count + 1):
        record(Act(actor=None, kind=TRIED, unit_code="TP", subject=f"việc {number}", after={"number": number}))


def tamper(statement: str, *values: Any) -> None:
    """Do what a person with the database's password could: take the triggers off and write."""
    drop_guards()
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def faults() -> list[Fault]:
    return list(verify())


def altered(sequence: int) -> Fault:
    return Fault(sequence, f"Mục {sequence} không khớp mã băm: nội dung đã bị sửa, đổi chỗ hoặc chèn vào từ bên ngoài.")


HEAD_ALTERED = "Dòng ghi số mục của nhật ký đã bị sửa: các mục cuối có thể đã bị xóa hoặc chèn."


def test_log_as_written_is_whole():
    write(7)
    assert faults() == []


def test_empty_log_is_whole():
    assert faults() == []


@pytest.mark.parametrize(
    "change",
    [
        "actor = 'nguoi-khac'",
        "unit_code = 'YS'",
        "kind = 'results.approved'",
        "subject = 'việc khác'",
        "before = '{}'",
        "after = '{\"number\": 30}'",
        "reason = 'lý do khác'",
        "at = '2020-01-01 00:00:00+00:00'",
        "hash = previous_hash",
        "previous_hash = hash",
    ],
)
def test_changed_entry_is_named_whichever_column_was_changed(change: str):
    write(5)
    tamper(f"UPDATE {TABLE} SET {change} WHERE sequence = 3")
    assert faults() == [altered(3)]


@pytest.mark.parametrize("sequence", [1, 5])
def test_changed_first_or_last_entry_is_named(sequence: int):
    write(5)
    tamper(f"UPDATE {TABLE} SET subject = 'khác' WHERE sequence = %s", sequence)
    assert faults() == [altered(sequence)]


@pytest.mark.parametrize("sequence", [1, 3])
def test_removed_entry_is_named(sequence: int):
    write(5)
    tamper(f"DELETE FROM {TABLE} WHERE sequence = %s", sequence)
    assert faults() == [Fault(sequence, f"Mục {sequence} đã bị xóa.")]


def test_removed_stretch_is_named_as_one():
    write(6)
    tamper(f"DELETE FROM {TABLE} WHERE sequence BETWEEN 2 AND 4")
    assert faults() == [Fault(2, "Mục 2–4 đã bị xóa.")]


def test_removed_last_entry_is_named():
    write(5)
    tamper(f"DELETE FROM {TABLE} WHERE sequence = 5")
    assert faults() == [Fault(5, "Mục 5 ở cuối nhật ký đã bị xóa.")]


def test_tail_cut_off_with_the_head_set_back_is_found():
    write(5)
    tamper(f"DELETE FROM {TABLE} WHERE sequence > 3")
    tamper_head(f"sequence = 3, hash = (SELECT hash FROM {TABLE} WHERE sequence = 3)")
    assert faults() == [Fault(3, HEAD_ALTERED)]


def tamper_head(change: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE accounts_audithead SET {change}")


def test_removed_head_row_is_found():
    write(5)
    drop_guards()
    AuditHead.objects.all().delete()
    assert faults() == [Fault(5, "Dòng ghi số mục của nhật ký đã bị xóa; nhật ký còn 5 mục.")]


def test_last_entry_removed_with_the_head_row_is_found():
    write(5)
    tamper(f"DELETE FROM {TABLE} WHERE sequence = 5")
    AuditHead.objects.all().delete()
    assert faults() == [Fault(4, "Dòng ghi số mục của nhật ký đã bị xóa; nhật ký còn 4 mục.")]


def test_everything_removed_but_the_head_row_is_found():
    write(3)
    tamper(f"DELETE FROM {TABLE}")
    assert faults() == [Fault(1, "Mục 1–3 ở cuối nhật ký đã bị xóa.")]


def copy_of(sequence: int, *, at: int) -> None:
    columns = "actor, unit_code, kind, subject, before, after, reason, at, previous_hash, hash"
    tamper(
        f"INSERT INTO {TABLE} (sequence, {columns}) SELECT %s, {columns} FROM {TABLE} WHERE sequence = %s", at, sequence
    )


def test_entry_inserted_at_the_end_is_named():
    write(5)
    copy_of(5, at=6)
    assert faults() == [altered(6), Fault(6, "Mục 6 ở cuối nhật ký được chèn vào từ bên ngoài.")]


def test_entry_inserted_before_the_first_is_named():
    write(3)
    copy_of(1, at=0)
    assert faults() == [Fault(0, "Mục 0 được chèn vào từ bên ngoài.")]


def test_entry_inserted_into_a_gap_is_named():
    write(5)
    tamper(f"DELETE FROM {TABLE} WHERE sequence = 3")
    with connection.cursor() as cursor:
        columns = "actor, unit_code, kind, subject, before, after, reason, at, previous_hash, hash"
        cursor.execute(f"INSERT INTO {TABLE} (sequence, {columns}) SELECT 3, {columns} FROM {TABLE} WHERE sequence = 2")
    assert faults() == [altered(3)]


def test_two_entries_that_changed_places_are_both_named():
    write(6)
    tamper(f"UPDATE {TABLE} SET sequence = 100 WHERE sequence = 3")
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {TABLE} SET sequence = 3 WHERE sequence = 4")
        cursor.execute(f"UPDATE {TABLE} SET sequence = 4 WHERE sequence = 100")
    assert faults() == [altered(3), altered(4)]


def test_each_of_several_faults_is_named():
    write(9)
    tamper(f"UPDATE {TABLE} SET reason = 'x' WHERE sequence IN (2, 8)")
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE} WHERE sequence = 5")
    assert faults() == [altered(2), Fault(5, "Mục 5 đã bị xóa."), altered(8)]


def test_chain_made_under_another_key_is_not_accepted(settings: Any):
    write(2)
    settings.AUDIT_KEY = "khóa khác"
    assert [fault.sequence for fault in faults()] == [1, 2, 2]


@pytest.mark.parametrize("statement", [f"UPDATE {TABLE} SET reason = 'x'", f"DELETE FROM {TABLE}"])
def test_database_refuses_to_change_or_remove_entries(statement: str):
    write(2)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert faults() == []
    assert AuditEntry.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_entry_outside_a_transaction_is_refused():
    with pytest.raises(RuntimeError, match="belongs to the transaction"):
        write(1)


def test_a_fault_deep_in_a_long_log_is_named():
    head = AuditHead(pk=1, sequence=0, hash=GENESIS)
    act = Act(actor=None, kind=TRIED, unit_code="TP", subject="việc", after={"number": 1}, reason="để thử")
    AuditEntry.objects.bulk_create([append(head, act) for _ in range(6_000)])
    head.save()
    assert faults() == []
    tamper(f"UPDATE {TABLE} SET actor = 'khac' WHERE sequence = 5500")
    assert faults() == [altered(5500)]


def test_entries_emptied_with_the_head_are_missed(django_capture_on_commit_callbacks: Any):
    written_and_marked(4, django_capture_on_commit_callbacks)
    tamper(f"DELETE FROM {TABLE}")
    AuditHead.objects.all().delete()
    assert faults()[-1] == Fault(1, "Mục 1–4 ở cuối nhật ký đã bị xóa: nhật ký từng có 4 mục.")


def test_a_tail_cut_off_under_an_old_head_is_missed(django_capture_on_commit_callbacks: Any):
    write(3)
    old = AuditHead.objects.values("sequence", "hash", "seal").get()
    written_and_marked(4, django_capture_on_commit_callbacks)
    tamper(f"DELETE FROM {TABLE} WHERE sequence > 3")
    AuditHead.objects.update(**old)
    assert faults() == [Fault(4, "Mục 4–7 ở cuối nhật ký đã bị xóa: nhật ký từng có 7 mục.")]


def test_a_log_written_anew_over_the_marked_entry_is_named(django_capture_on_commit_callbacks: Any):
    write(2)
    old = AuditHead.objects.values("sequence", "hash", "seal").get()
    written_and_marked(1, django_capture_on_commit_callbacks)
    tamper(f"DELETE FROM {TABLE} WHERE sequence > 2")
    AuditHead.objects.update(**old)
    write(2)
    assert faults() == [Fault(3, "Mục 3 không phải là mục đã ghi: nhật ký đã bị viết lại.")]


def test_a_mark_changed_by_hand_is_named(django_capture_on_commit_callbacks: Any, settings: Any):
    written_and_marked(2, django_capture_on_commit_callbacks)
    mark = settings.HOME / "audit_mark"
    mark.write_text(mark.read_text().replace("2 ", "1 ", 1))
    assert [fault.message for fault in faults()] == ["Tệp audit_mark, nơi ghi số mục ngoài cơ sở dữ liệu, đã bị sửa."]


def test_an_act_undone_leaves_the_mark_where_it_was(django_capture_on_commit_callbacks: Any):
    written_and_marked(2, django_capture_on_commit_callbacks)
    with transaction.atomic():
        write(1)
        transaction.set_rollback(True)
    assert kept_mark().sequence == 2  # type: ignore[union-attr]
    assert faults() == []


def written_and_marked(count: int, committing: Any) -> None:
    with committing(execute=True):
        write(count)


@pytest.mark.parametrize("change", ["hash = 'khác'", "previous_hash = 'khác'"])
def test_a_hash_that_is_no_hash_is_named_too(change: str):
    write(3)
    tamper(f"UPDATE {TABLE} SET {change} WHERE sequence = 2")
    assert faults() == [altered(2)]


@pytest.mark.parametrize("change", ["at = 'garbage'", "reason = CAST(x'ff' AS TEXT)"])
def test_an_entry_that_can_not_even_be_read_is_named(change: str):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL refuses to store it")
    write(5)
    tamper(f"UPDATE {TABLE} SET {change} WHERE sequence = 4")
    assert faults() == [altered(4)]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE accounts_audithead SET sequence = 1",
        "DELETE FROM accounts_audithead",
        "DELETE FROM accounts_auditentry",
        "UPDATE accounts_auditentry SET subject = 'khác'",
    ],
)
def test_the_database_refuses_to_go_back(statement: str):
    write(3)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("table", ["accounts_audithead", "accounts_auditentry"])
def test_postgresql_refuses_to_truncate_the_log(table: str):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has no TRUNCATE")
    write(3)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {table}")
