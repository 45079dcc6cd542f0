"""Cycles opened, congresses planned, moved, held, cancelled: what changes, what is refused, what the log keeps."""

from dataclasses import replace
from datetime import date

import pytest
from django.http import Http404

from daihoi.apps.accounts.models import AuditEntry
from daihoi.apps.accounts.permissions import Forbidden
from daihoi.apps.accounts.roles import Role
from daihoi.apps.planning.models import Congress, CongressEvent, Cycle
from daihoi.apps.planning.services import (
    Attendance,
    CycleTerms,
    Objection,
    Plan,
    Refused,
    attendance_of,
    cancel_congress,
    change_planned_day,
    create_cycle,
    plan_congress,
    record_held,
)
from daihoi.core.regulations.terms import CongressForm, CongressStatus, ContentsVariant, LevelRole, ResultStatus
from tests.factories import (
    Tree,
    make_congress,
    make_cycle,
    make_held_congress,
    make_result,
    make_unit_tree,
    make_user_with_role,
)

pytestmark = pytest.mark.django_db

PLAN = Plan(role=LevelRole.CELL, planned_on=date(2020, 3, 10), term="2020-2022")
HELD = Attendance(
    opened_on=date(2020, 3, 10),
    closed_on=date(2020, 3, 10),
    form=CongressForm.MEMBERS,
    official_members=20,
    probationary_members=2,
    summoned=20,
    present=19,
)
TERMS = CycleTerms(
    code="2025", term="2025-2030", pack="2025", begins_on=date(2024, 9, 1), ends_on=date(2026, 1, 31), clock=None
)


@pytest.fixture
def tree() -> Tree:
    return make_unit_tree()


@pytest.fixture
def cycle() -> Cycle:
    return make_cycle(clock=date(2020, 3, 12))


def entries() -> list[tuple[str, str, str]]:
    found = AuditEntry.objects.filter(kind__startswith="planning.").order_by("sequence")
    return [(entry.kind, entry.unit_code, entry.reason) for entry in found]


def events(congress: Congress) -> list[tuple[str, str, date | None, str]]:
    rows = CongressEvent.objects.filter(congress=congress)
    return [(row.from_status, row.to_status, row.on_day, row.reason) for row in rows]


def test_a_plan_is_kept_with_its_event_and_entry(tree: Tree, cycle: Cycle) -> None:
    congress = plan_congress(actor=None, unit=tree.cell, cycle=cycle, plan=PLAN)
    kept = Congress.objects.get(pk=congress.pk)
    assert (kept.role, kept.status, kept.planned_on, kept.term) == (
        LevelRole.CELL,
        CongressStatus.PLANNED,
        date(2020, 3, 10),
        "2020-2022",
    )
    assert events(kept) == [("", CongressStatus.PLANNED, date(2020, 3, 12), "")]
    assert entries() == [("planning.congress_planned", "YS-AH-01", "")]


def test_a_unit_has_one_congress_a_cycle(tree: Tree, cycle: Cycle) -> None:
    plan_congress(actor=None, unit=tree.cell, cycle=cycle, plan=PLAN)
    with pytest.raises(Refused, match="đã có đại hội trong chu kỳ này"):
        plan_congress(actor=None, unit=tree.cell, cycle=cycle, plan=PLAN)
    assert Congress.objects.count() == 1


def test_a_cancelled_congress_is_planned_anew(tree: Tree, cycle: Cycle) -> None:
    congress = make_congress(tree.cell, cycle)
    cancel_congress(actor=None, congress=congress, reason="Chi bộ sắp sáp nhập")
    again = plan_congress(actor=None, unit=tree.cell, cycle=cycle, plan=replace(PLAN, contents=ContentsVariant.THREE))
    assert again.pk == congress.pk
    assert events(congress) == [
        (CongressStatus.PLANNED, CongressStatus.CANCELLED, date(2020, 3, 12), "Chi bộ sắp sáp nhập"),
        (CongressStatus.CANCELLED, CongressStatus.PLANNED, date(2020, 3, 12), ""),
    ]


def test_a_planned_day_changes_with_its_reason(tree: Tree, cycle: Cycle) -> None:
    congress = make_congress(tree.cell, cycle)
    change_planned_day(actor=None, congress=congress, planned_on=date(2020, 3, 20), reason=" Mưa lũ ")
    congress.refresh_from_db()
    assert congress.planned_on == date(2020, 3, 20)
    assert events(congress) == [(CongressStatus.PLANNED, CongressStatus.PLANNED, date(2020, 3, 20), "Mưa lũ")]
    entry = AuditEntry.objects.get(kind="planning.day_changed")
    assert (entry.before, entry.after, entry.reason) == (
        '{"planned_on": "2020-03-10"}',
        '{"planned_on": "2020-03-20"}',
        "Mưa lũ",
    )


def test_the_same_planned_day_leaves_no_entry(tree: Tree, cycle: Cycle) -> None:
    congress = make_congress(tree.cell, cycle)
    change_planned_day(actor=None, congress=congress, planned_on=date(2020, 3, 10), reason="")
    assert (events(congress), entries()) == ([], [])


def test_a_planned_day_needs_a_reason(tree: Tree, cycle: Cycle) -> None:
    congress = make_congress(tree.cell, cycle)
    with pytest.raises(Refused) as refused:
        change_planned_day(actor=None, congress=congress, planned_on=date(2020, 3, 20), reason="  ")
    assert refused.value.findings == (Objection("reason", "Ghi lý do đổi ngày đại hội."),)


def test_a_held_congress_keeps_its_planned_day(tree: Tree, cycle: Cycle) -> None:
    congress = make_held_congress(tree.cell, cycle)
    with pytest.raises(Refused, match="còn ở tình trạng dự kiến"):
        change_planned_day(actor=None, congress=congress, planned_on=date(2020, 3, 20), reason="Nhầm")
    congress.refresh_from_db()
    assert congress.planned_on == date(2020, 3, 10)


def test_a_held_congress_is_recorded(tree: Tree, cycle: Cycle) -> None:
    congress = make_congress(tree.cell, cycle)
    officer = make_user_with_role(Role.UNIT_OFFICER, tree.cell, "can-bo")
    held = record_held(actor=officer, congress=congress, attendance=HELD)
    assert attendance_of(Congress.objects.get(pk=held.pk)) == HELD
    assert events(congress) == [(CongressStatus.PLANNED, CongressStatus.HELD, date(2020, 3, 10), "")]
    entry = AuditEntry.objects.get(kind="planning.congress_held")
    assert (entry.actor, entry.unit_code, entry.before) == ("can-bo", "YS-AH-01", "")
    assert '"present": 19' in entry.after


def test_the_same_attendance_again_leaves_no_entry(tree: Tree, cycle: Cycle) -> None:
    congress = make_congress(tree.cell, cycle)
    record_held(actor=None, congress=congress, attendance=HELD)
    record_held(actor=None, congress=congress, attendance=HELD)
    assert entries() == [("planning.congress_held", "YS-AH-01", "")]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"closed_on": date(2020, 3, 9)}, "closed_on"),
        ({"closed_on": date(2020, 3, 13)}, "closed_on"),
        ({"present": 21}, "present"),
        ({"official_members": -1}, "official_members"),
    ],
    ids=["closes before it opens", "closes after the working day", "more present than summoned", "negative"],
)
def test_an_impossible_attendance_changes_nothing(
    tree: Tree, cycle: Cycle, change: dict[str, object], field: str
) -> None:
    congress = make_congress(tree.cell, cycle)
    with pytest.raises(Refused) as refused:
        record_held(actor=None, congress=congress, attendance=replace(HELD, **change))
    assert [finding.field for finding in refused.value.findings] == [field]
    congress.refresh_from_db()
    assert (congress.status, congress.closed_on, entries()) == (CongressStatus.PLANNED, None, [])


@pytest.mark.parametrize("status", [ResultStatus.SUBMITTED, ResultStatus.APPROVED])
def test_attendance_is_locked_once_the_result_went_up(tree: Tree, cycle: Cycle, status: ResultStatus) -> None:
    congress = make_held_congress(tree.cell, cycle)
    make_result(congress, status=status)
    with pytest.raises(Refused, match="Kết quả đại hội đã"):
        record_held(actor=None, congress=congress, attendance=replace(HELD, present=18))
    congress.refresh_from_db()
    assert congress.present == 20


def test_a_cancelled_congress_was_not_held(tree: Tree, cycle: Cycle) -> None:
    congress = make_congress(tree.cell, cycle, status=CongressStatus.CANCELLED)
    with pytest.raises(Refused, match="lập lịch lại"):
        record_held(actor=None, congress=congress, attendance=HELD)


def test_only_a_planned_congress_is_cancelled(tree: Tree, cycle: Cycle) -> None:
    congress = make_held_congress(tree.cell, cycle)
    with pytest.raises(Refused, match="«Đã tổ chức»"):
        cancel_congress(actor=None, congress=congress, reason="Nhầm")
    congress.refresh_from_db()
    assert (congress.status, entries()) == (CongressStatus.HELD, [])


def test_a_congress_outside_the_scope_is_not_there(tree: Tree, cycle: Cycle) -> None:
    congress = make_congress(tree.cell, cycle)
    stranger = make_user_with_role(Role.UNIT_OFFICER, tree.other_cell)
    with pytest.raises(Http404):
        record_held(actor=stranger, congress=congress, attendance=HELD)


def test_a_reader_records_nothing(tree: Tree, cycle: Cycle) -> None:
    congress = make_congress(tree.cell, cycle)
    reader = make_user_with_role(Role.READER, tree.commune)
    with pytest.raises(Forbidden):
        cancel_congress(actor=reader, congress=congress, reason="Không")


def test_a_cycle_is_opened_once(tree: Tree) -> None:
    department = make_user_with_role(Role.DEPARTMENT_OFFICER, tree.city)
    create_cycle(actor=department, terms=TERMS)
    with pytest.raises(Refused, match="Đã có chu kỳ"):
        create_cycle(actor=department, terms=TERMS)
    assert list(Cycle.objects.values_list("code", "pack", "clock")) == [("2025", "2025", None)]
    assert entries() == [("planning.cycle_created", "", "")]


def test_a_cycle_ends_after_it_begins() -> None:
    with pytest.raises(Refused) as refused:
        create_cycle(actor=None, terms=replace(TERMS, ends_on=date(2024, 8, 31)))
    assert refused.value.findings[0].field == "ends_on"


def test_a_district_opens_no_cycle(tree: Tree) -> None:
    officer = make_user_with_role(Role.DEPARTMENT_OFFICER, tree.district)
    with pytest.raises(Forbidden):
        create_cycle(actor=officer, terms=TERMS)
