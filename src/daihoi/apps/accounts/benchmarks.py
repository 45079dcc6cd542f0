"""How quick the log is verified, beside its floor: the same entries only read."""

import time
from collections.abc import Callable

from django.db import transaction

from daihoi.apps.accounts.audit import GENESIS, HEAD, Act, EntryType, append
from daihoi.apps.accounts.models import AuditEntry, AuditHead
from daihoi.apps.accounts.verification import verify
from daihoi.core.measured import Measured

_ENTRIES, _BATCH = 100_000, 5_000
_MEASURED = EntryType("accounts.measured", "Đo tốc độ nhật ký")


def measure_verification() -> Measured:
    """Lengthen the log, verify it whole, and leave it as it was."""
    with transaction.atomic():
        _lengthen()
        ours = _seconds(lambda: list(verify()))
        floor = _seconds(lambda: list(AuditEntry.objects.values_list()))
        transaction.set_rollback(True)
    return Measured("audit verify", ours, "s", floor, f"{_ENTRIES} entries")


def _lengthen() -> None:
    head = AuditHead.objects.filter(pk=HEAD).first() or AuditHead(pk=HEAD, sequence=0, hash=GENESIS)
    act = Act(actor=None, kind=_MEASURED, unit_code="TP", subject="việc", after={"number": 1}, reason="để đo")
    for _ in range(_ENTRIES // _BATCH):
        AuditEntry.objects.bulk_create([append(head, act) for _ in range(_BATCH)])
    head.save()


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
