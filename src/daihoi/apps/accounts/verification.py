"""Whether the audit log still is what was written: every changed, removed or inserted entry is found and named."""

import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import DatabaseError, connection, transaction
from django.db.models import QuerySet

from daihoi.apps.accounts.audit import GENESIS, HEAD, hash_of, seal_of
from daihoi.apps.accounts.mark import BrokenMark, Mark, kept_mark
from daihoi.apps.accounts.models import AuditEntry, AuditHead
from daihoi.core.language import say

_AT_ONCE = 2_000
_UNREADABLE = (DatabaseError, AttributeError, TypeError, ValueError)


@dataclass(frozen=True)
class Fault:
    """One place where the stored chain is not what was written."""

    sequence: int
    message: str


@dataclass(frozen=True)
class _Walk:
    """How far a walk along the chain has come: the sequence that must follow, and the hash it must name if known."""

    expected: int = 1
    previous: str | None = GENESIS


def verify() -> Iterator[Fault]:
    """Walk the whole chain and give every changed, removed or inserted entry; nothing when it is whole."""
    mark, broken = _mark()
    yield from broken
    with _one_moment():
        head = AuditHead.objects.filter(pk=HEAD).first()
        walk = _Walk()
        for sequence, entry in _entries():
            if sequence < 1:
                yield Fault(sequence, say("Mục {sequence} được chèn vào từ bên ngoài.", sequence=sequence))
                continue
            if sequence > walk.expected:
                yield Fault(walk.expected, say("Mục {span} đã bị xóa.", span=_span(walk.expected, sequence - 1)))
                walk = _Walk(sequence, None)
            fault = _fault_in(sequence, entry, walk.previous) or _rewritten(entry, mark)
            if fault:
                yield fault
            walk = _Walk(sequence + 1, None if fault or entry is None else entry.hash)
        yield from _faults_at_end(head, walk, mark)


def _mark() -> tuple[Mark | None, tuple[Fault, ...]]:
    try:
        return kept_mark(), ()
    except BrokenMark:
        return None, (Fault(0, say("Tệp audit_mark, nơi ghi số mục ngoài cơ sở dữ liệu, đã bị sửa.")),)


def _entries() -> Iterator[tuple[int, AuditEntry | None]]:
    """Give each entry with its number, in order; None for one whose columns can't even be read."""
    rows = AuditEntry.objects.order_by("sequence")
    found = list(_read(rows[:_AT_ONCE]))
    while found:
        yield from found
        found = list(_read(rows.filter(sequence__gt=found[-1][0])[:_AT_ONCE]))


def _read(rows: QuerySet[AuditEntry]) -> Iterator[tuple[int, AuditEntry | None]]:
    try:
        yield from [(entry.sequence, entry) for entry in rows]
    except _UNREADABLE:
        for number in list(rows.values_list("sequence", flat=True)):
            yield number, _readable(number)


def _readable(number: int) -> AuditEntry | None:
    try:
        return AuditEntry.objects.get(sequence=number)
    except _UNREADABLE:
        return None


@contextmanager
def _one_moment() -> Iterator[None]:
    """Read the log as it stood at one moment without holding writers up."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
    else:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield


def _fault_in(sequence: int, entry: AuditEntry | None, previous: str | None) -> Fault | None:
    if entry is None or not _agrees(entry):
        message = say(
            "Mục {sequence} không khớp mã băm: nội dung đã bị sửa, đổi chỗ hoặc chèn vào từ bên ngoài.",
            sequence=sequence,
        )
        return Fault(sequence, message)
    if previous is not None and entry.previous_hash != previous:
        return Fault(
            sequence, say("Mục {sequence} không nối với mục đứng trước: mục trước đã bị thay.", sequence=sequence)
        )
    return None


def _agrees(entry: AuditEntry) -> bool:
    try:
        return _same(hash_of(entry), entry.hash)
    except (AttributeError, TypeError, ValueError):
        return False


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


def _rewritten(entry: AuditEntry | None, mark: Mark | None) -> Fault | None:
    if entry is None or mark is None or entry.sequence != mark.sequence or entry.hash == mark.hash:
        return None
    return Fault(
        entry.sequence, say("Mục {sequence} không phải là mục đã ghi: nhật ký đã bị viết lại.", sequence=entry.sequence)
    )


def _faults_at_end(head: AuditHead | None, walk: _Walk, mark: Mark | None) -> Iterator[Fault]:
    last = walk.expected - 1
    if head is None:
        if last or mark:
            yield Fault(last, say("Dòng ghi số mục của nhật ký đã bị xóa; nhật ký còn {last} mục.", last=last))
    elif (head.sequence or last or mark) and not _same(seal_of(head), head.seal):
        yield Fault(
            head.sequence, say("Dòng ghi số mục của nhật ký đã bị sửa: các mục cuối có thể đã bị xóa hoặc chèn.")
        )
    elif head.sequence > last:
        yield Fault(
            walk.expected, say("Mục {span} ở cuối nhật ký đã bị xóa.", span=_span(walk.expected, head.sequence))
        )
    elif head.sequence < last:
        added = _span(head.sequence + 1, last)
        yield Fault(head.sequence + 1, say("Mục {added} ở cuối nhật ký được chèn vào từ bên ngoài.", added=added))
    elif walk.previous is not None and head.hash != walk.previous:
        yield Fault(last, say("Mục {last} không khớp mã băm cuối cùng của nhật ký: mục này đã bị thay.", last=last))
    known = max(last, head.sequence if head else 0)
    if mark and known < mark.sequence:
        cut = _span(known + 1, mark.sequence)
        yield Fault(
            known + 1,
            say("Mục {cut} ở cuối nhật ký đã bị xóa: nhật ký từng có {sequence} mục.", cut=cut, sequence=mark.sequence),
        )


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"
