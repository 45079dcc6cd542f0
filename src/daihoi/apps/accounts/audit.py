"""The one audit function: typed entries in an append-only, hash-chained table.

The hash is an HMAC under the installation's audit key, so that a person who can write to the
database but does not hold the key cannot make a changed chain look whole.
"""

import hashlib
import hmac
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, is_dataclass
from datetime import datetime
from enum import Enum
from typing import Any, ClassVar

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from daihoi.apps.accounts.models import AuditEntry, AuditHead, User

GENESIS = "0" * 64
SYSTEM = "hệ thống"


@dataclass(frozen=True)
class EntryType:
    """One kind of act that leaves an entry, with the words in which the log shows it."""

    code: str
    label: str

    registry: ClassVar[dict[str, "EntryType"]] = {}

    def __post_init__(self) -> None:
        if self.code in self.registry:
            raise ValueError(f"two audit entry types are called {self.code}")
        self.registry[self.code] = self


@dataclass(frozen=True)
class Fault:
    """One place where the stored chain is not what was written."""

    sequence: int
    message: str


def _snapshot(value: object) -> str:
    if value is None:
        return ""
    plain: Any = asdict(value) if is_dataclass(value) and not isinstance(value, type) else value
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, default=_plain)


def _plain(value: object) -> str:
    return str(value.value) if isinstance(value, Enum) else str(value)


def _hash_of(entry: AuditEntry) -> str:
    text = json.dumps(
        [
            entry.sequence,
            entry.at.astimezone(timezone.get_fixed_timezone(0)).isoformat(timespec="microseconds"),
            entry.actor,
            entry.unit_code,
            entry.kind,
            entry.subject,
            entry.before,
            entry.after,
            entry.reason,
            entry.previous_hash,
        ],
        ensure_ascii=False,
    )
    return hmac.new(settings.AUDIT_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()


@dataclass(frozen=True, kw_only=True)
class Act:
    """What is written of one act; `before` and `after` are dataclasses or plain values."""

    actor: User | None
    kind: EntryType
    unit_code: str = ""
    subject: str = ""
    before: object = None
    after: object = None
    reason: str = ""


def record(act: Act) -> AuditEntry:
    """Append one entry inside the caller's transaction; the chain's head row is the lock that orders writers."""
    if not connection.in_atomic_block:
        raise RuntimeError("an audit entry belongs to the transaction of the act it tells of")
    head = _locked_head()
    entry = AuditEntry(
        sequence=head.sequence + 1,
        at=_now(),
        actor=act.actor.username if act.actor else SYSTEM,
        unit_code=act.unit_code,
        kind=act.kind.code,
        subject=act.subject,
        before=_snapshot(act.before),
        after=_snapshot(act.after),
        reason=act.reason,
        previous_hash=head.hash,
    )
    entry.hash = _hash_of(entry)
    entry.save(force_insert=True)
    head.sequence, head.hash = entry.sequence, entry.hash
    head.save()
    return entry


def _now() -> datetime:
    return timezone.now()


def _locked_head() -> AuditHead:
    head = AuditHead.objects.select_for_update().first()
    return head or AuditHead.objects.create(sequence=0, hash=GENESIS)


def verify() -> Iterator[Fault]:
    """Walk the whole chain and give every changed, removed or inserted entry; nothing when it is whole."""
    with transaction.atomic():
        head = AuditHead.objects.first()
        expected, previous = 1, GENESIS
        for entry in AuditEntry.objects.order_by("sequence").iterator(chunk_size=2000):
            if entry.sequence > expected:
                yield Fault(expected, f"Mục {_span(expected, entry.sequence - 1)} đã bị xóa.")
            elif entry.sequence < expected:
                yield Fault(entry.sequence, f"Mục {entry.sequence} được chèn vào từ bên ngoài.")
            yield from _faults_in(entry, previous if entry.sequence == expected else None)
            expected, previous = entry.sequence + 1, entry.hash
        yield from _faults_at_end(head, expected, previous)


def _faults_in(entry: AuditEntry, previous: str | None) -> Iterator[Fault]:
    if not hmac.compare_digest(_hash_of(entry), entry.hash):
        yield Fault(entry.sequence, f"Mục {entry.sequence} đã bị sửa hoặc được chèn vào: nội dung không khớp mã băm.")
    elif previous is not None and entry.previous_hash != previous:
        yield Fault(entry.sequence, f"Mục {entry.sequence} không nối với mục đứng trước: mục trước đã bị thay.")


def _faults_at_end(head: AuditHead | None, expected: int, previous: str) -> Iterator[Fault]:
    length = head.sequence if head else 0
    if length >= expected:
        yield Fault(expected, f"Mục {_span(expected, length)} ở cuối nhật ký đã bị xóa.")
    elif length < expected - 1:
        yield Fault(length + 1, f"Mục {_span(length + 1, expected - 1)} ở cuối nhật ký được chèn vào từ bên ngoài.")
    elif head and head.hash != previous:
        yield Fault(length, f"Mục {length} không khớp mã băm cuối cùng của nhật ký.")


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"
