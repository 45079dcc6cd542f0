"""The one audit function: typed entries in an append-only, hash-chained table.

The hash is an HMAC under the installation's audit key, so that a person who can write to the
database but does not hold the key cannot make a changed chain look whole.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from functools import partial
from typing import ClassVar

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from daihoi.apps.accounts.mark import Mark, raise_mark
from daihoi.apps.accounts.models import AuditEntry, AuditHead, User
from daihoi.apps.accounts.operator import without_account
from daihoi.apps.accounts.roles import Permission

GENESIS = "0" * 64
HEAD = 1


@dataclass(frozen=True)
class EntryType:
    """One kind of act that leaves an entry, with the words in which the log shows it.

    `reads` is the permission without which nobody is shown what the entry keeps of before and after.
    """

    code: str
    label: str
    reads: Permission = Permission.VIEW_AUDIT

    registry: ClassVar[dict[str, "EntryType"]] = {}

    def __post_init__(self) -> None:
        if self.code in self.registry:
            raise ValueError(f"two audit entry types are called {self.code}")
        self.registry[self.code] = self


def _snapshot(value: object) -> str:
    return "" if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True, default=_plain)


def _plain(value: object) -> object:
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    return str(value.value) if isinstance(value, Enum) else str(value)


def hash_of(entry: AuditEntry) -> str:
    """Give the hash of everything an entry says and of the hash before it, under the installation's key."""
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
    return record_all([act])[0]


def record_all(acts: Iterable[Act]) -> list[AuditEntry]:
    """Append an entry for each act inside the caller's transaction, in their order."""
    if not connection.in_atomic_block:
        raise RuntimeError("an audit entry belongs to the transaction of the act it tells of")
    head = _locked_head()
    entries = [append(head, act) for act in acts]
    AuditEntry.objects.bulk_create(entries)
    head.save()
    transaction.on_commit(partial(raise_mark, Mark(head.sequence, head.hash)), robust=True)
    return entries


def stand_in_line() -> None:
    """Wait for the writers before, and hold those after back, until this transaction ends.

    The line is the log's head row, which every writer takes when it records. A writer that changes what the rows of
    others refer to, or that reads what it is about to change, takes it first: else two could wait for each other, one
    for the head and one for a row.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a place in the line of writers lasts as long as a transaction")
    _locked_head()


def append(head: AuditHead, act: Act) -> AuditEntry:
    """Give the unsaved entry that follows the head, and move the head on to it."""
    entry = AuditEntry(
        sequence=head.sequence + 1,
        at=timezone.now(),
        actor=act.actor.username if act.actor else without_account(),
        unit_code=act.unit_code,
        kind=act.kind.code,
        subject=act.subject,
        before=_snapshot(act.before),
        after=_snapshot(act.after),
        reason=act.reason,
        previous_hash=head.hash,
    )
    entry.hash = hash_of(entry)
    head.sequence, head.hash = entry.sequence, entry.hash
    head.seal = seal_of(head)
    return entry


def seal_of(head: AuditHead) -> str:
    """Give what only the key's holder can write, so that a chain cut short does not pass for a shorter one."""
    text = f"head {head.sequence} {head.hash}"
    return hmac.new(settings.AUDIT_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()


def _locked_head() -> AuditHead:
    found = AuditHead.objects.select_for_update().filter(pk=HEAD).first()
    if found:
        return found
    AuditHead.objects.get_or_create(pk=HEAD, defaults={"sequence": 0, "hash": GENESIS})
    return AuditHead.objects.select_for_update().get(pk=HEAD)
