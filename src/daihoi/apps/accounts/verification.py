"""Whether the audit log still is what was written: every changed, removed or inserted entry is found and named."""

import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection, transaction

from daihoi.apps.accounts.audit import GENESIS, HEAD, hash_of, seal_of
from daihoi.apps.accounts.models import AuditEntry, AuditHead


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
    with _one_moment():
        head = AuditHead.objects.filter(pk=HEAD).first()
        walk = _Walk()
        for entry in AuditEntry.objects.order_by("sequence").iterator(chunk_size=2000):
            if entry.sequence < 1:
                yield Fault(entry.sequence, f"Mục {entry.sequence} được chèn vào từ bên ngoài.")
                continue
            if entry.sequence > walk.expected:
                yield Fault(walk.expected, f"Mục {_span(walk.expected, entry.sequence - 1)} đã bị xóa.")
                walk = _Walk(entry.sequence, None)
            fault = _fault_in(entry, walk.previous)
            if fault:
                yield fault
            walk = _Walk(entry.sequence + 1, None if fault else entry.hash)
        yield from _faults_at_end(head, walk)


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


def _fault_in(entry: AuditEntry, previous: str | None) -> Fault | None:
    if not hmac.compare_digest(hash_of(entry), entry.hash):
        message = f"Mục {entry.sequence} không khớp mã băm: nội dung đã bị sửa, đổi chỗ hoặc chèn vào từ bên ngoài."
        return Fault(entry.sequence, message)
    if previous is not None and entry.previous_hash != previous:
        return Fault(entry.sequence, f"Mục {entry.sequence} không nối với mục đứng trước: mục trước đã bị thay.")
    return None


def _faults_at_end(head: AuditHead | None, walk: _Walk) -> Iterator[Fault]:
    last = walk.expected - 1
    if head is None:
        if last:
            yield Fault(last, f"Dòng ghi số mục của nhật ký đã bị xóa; nhật ký còn {last} mục.")
        return
    if head.sequence and not hmac.compare_digest(seal_of(head), head.seal):
        yield Fault(head.sequence, "Dòng ghi số mục của nhật ký đã bị sửa: các mục cuối có thể đã bị xóa hoặc chèn.")
    elif head.sequence > last:
        yield Fault(walk.expected, f"Mục {_span(walk.expected, head.sequence)} ở cuối nhật ký đã bị xóa.")
    elif head.sequence < last:
        added = _span(head.sequence + 1, last)
        yield Fault(head.sequence + 1, f"Mục {added} ở cuối nhật ký được chèn vào từ bên ngoài.")
    elif walk.previous is not None and head.hash != walk.previous:
        yield Fault(last, f"Mục {last} không khớp mã băm cuối cùng của nhật ký: mục này đã bị thay.")


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"
