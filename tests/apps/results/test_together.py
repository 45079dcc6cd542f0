"""Two officers act on one result at the same moment: one is heard, the other is told."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from daihoi.apps.accounts.models import AuditEntry
from daihoi.apps.accounts.roles import Role
from daihoi.apps.planning.services import Refused, attendance_of
from daihoi.apps.results.models import Result, ResultEvent
from daihoi.apps.results.packets import ResultPacket
from daihoi.apps.results.rows import packet_of
from daihoi.apps.results.services import (
    Correction,
    approve_result,
    correct_result,
    enter_result,
    return_result,
    save_result,
    submit_result,
)
from daihoi.apps.results.versions import version_of
from daihoi.core.regulations.terms import ResultStatus
from tests.apps.results.packets import small_cell
from tests.factories import make_cycle, make_held_congress, make_unit_tree, make_user_with_role

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


@pytest.mark.django_db(transaction=True)
def test_of_two_people_who_save_one_form_at_once_the_second_replaces_nothing() -> None:
    tree = make_unit_tree()
    congress = make_held_congress(tree.cell, make_cycle(clock=TODAY), official_members=8, summoned=8, present=8)
    result = save_result(actor=None, congress=congress, packet=small_cell())
    officer = make_user_with_role(Role.UNIT_OFFICER, tree.cell)
    seen, gate = version_of(congress, result), Barrier(2)

    def enter(name: str) -> str:
        attendance = attendance_of(congress)
        assert attendance is not None
        return _after(
            gate,
            lambda: enter_result(
                actor=officer, congress=congress, attendance=attendance, packet=renamed(name), seen=seen
            ),
        )

    assert together(enter) == ["done", "refused"]
    assert packet_of(Result.objects.get()) in (renamed("Một"), renamed("Hai"))
    assert AuditEntry.objects.filter(kind="results.saved").count() == 2


@pytest.mark.django_db(transaction=True)
def test_of_two_corrections_at_once_the_second_replaces_nothing() -> None:
    tree = make_unit_tree()
    congress = make_held_congress(tree.cell, make_cycle(clock=TODAY), official_members=8, summoned=8, present=8)
    result = save_result(actor=None, congress=congress, packet=small_cell())
    submit_result(actor=None, result=result)
    approve_result(actor=None, result=result, decision_number="15-QĐ/ĐU", decided_on=TODAY)
    seen, gate = version_of(congress, result), Barrier(2)

    def correct(name: str) -> str:
        correction = Correction(renamed(name), f"Sửa tên thành {name}", seen)
        return _after(gate, lambda: correct_result(actor=None, result=result, correction=correction))

    assert together(correct) == ["done", "refused"]
    corrected = Result.objects.get()
    assert (corrected.revision, packet_of(corrected) in (renamed("Một"), renamed("Hai"))) == (1, True)
    assert ResultEvent.objects.filter(kind=ResultEvent.Kind.CORRECTED).count() == 1


def renamed(name: str) -> ResultPacket:
    first, second = small_cell().people
    return replace(small_cell(), people=(replace(first, full_name=f"Nguyễn Văn {name}"), second))


def together(act: Callable[[str], str]) -> list[str]:
    with ThreadPoolExecutor(2) as pool:
        return sorted(future.result() for future in [pool.submit(act, name) for name in ("Một", "Hai")])


def _after(gate: Barrier, act: object) -> str:
    try:
        gate.wait(timeout=20)
        act()  # type: ignore[operator]
    except Refused:
        return "refused"
    finally:
        connection.close()
    return "done"
