"""Two officers act on one result at the same moment: one is heard, the other is told."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from daihoi.apps.accounts.models import AuditEntry
from daihoi.apps.planning.services import Refused
from daihoi.apps.results.models import Result, ResultEvent
from daihoi.apps.results.services import approve_result, return_result, save_result, submit_result
from daihoi.core.regulations.terms import ResultStatus
from tests.apps.results.packets import small_cell
from tests.factories import make_cycle, make_held_congress, make_unit_tree

TODAY = date(2020, 3, 12)


@pytest.mark.django_db(transaction=True)
def test_only_one_of_two_decisions_at_once_stands() -> None:
    tree = make_unit_tree()
    congress = make_held_congress(tree.cell, make_cycle(clock=TODAY), official_members=8, summoned=8, present=8)
    result = save_result(actor=None, congress=congress, packet=small_cell())
    submit_result(actor=None, result=result)
    gate = Barrier(2)

    def approve() -> str:
        return _after(
            gate, lambda: approve_result(actor=None, result=result, decision_number="15-QĐ/ĐU", decided_on=TODAY)
        )

    def send_back() -> str:
        return _after(gate, lambda: return_result(actor=None, result=result, reason="Thiếu biên bản"))

    with ThreadPoolExecutor(2) as pool:
        outcomes = sorted(future.result() for future in (pool.submit(approve), pool.submit(send_back)))
    assert outcomes == ["done", "refused"]
    events = list(ResultEvent.objects.values_list("kind", flat=True))
    status = Result.objects.get().status
    assert (status, events) in [
        (ResultStatus.APPROVED, ["SUBMITTED", "APPROVED"]),
        (ResultStatus.RETURNED, ["SUBMITTED", "RETURNED"]),
    ]
    assert AuditEntry.objects.filter(kind__in=["results.approved", "results.returned"]).count() == 1


def _after(gate: Barrier, act: object) -> str:
    try:
        gate.wait(timeout=20)
        act()  # type: ignore[operator]
    except Refused:
        return "refused"
    finally:
        connection.close()
    return "done"
