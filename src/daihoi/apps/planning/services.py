"""Every write of this room: cycles opened, congresses planned, moved to another day, held, corrected, cancelled."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import date

from django.db import transaction

from daihoi.apps.accounts.audit import Act, EntryType, record, stand_in_line
from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.permissions import Forbidden, require, roots
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.organisation.models import STEP, Unit
from daihoi.apps.organisation.refusals import Objection, Refused, given_reason, refuse
from daihoi.apps.planning.attendance import Attendance, Outdated, attendance_findings, attendance_of, sign_of
from daihoi.apps.planning.changes import congresses_changed
from daihoi.apps.planning.history import facts_of, keep_replaced
from daihoi.apps.planning.models import Congress, CongressEvent, Cycle
from daihoi.apps.planning.place import telling_day, today_in
from daihoi.core.language import say, write
from daihoi.core.regulations import load_pack
from daihoi.core.regulations.terms import CongressForm, CongressStatus, ContentsVariant, LevelRole

__all__ = ["Attendance", "Objection", "Refused", "attendance_findings", "attendance_of", "refuse"]

CYCLE_CREATED = EntryType("planning.cycle_created", "Mở chu kỳ đại hội")
CONGRESS_PLANNED = EntryType("planning.congress_planned", "Lập lịch đại hội")
DAY_CHANGED = EntryType("planning.day_changed", "Đổi ngày đại hội")
CONGRESS_HELD = EntryType("planning.congress_held", "Ghi nhận đại hội đã tổ chức")
HELD_CORRECTED = EntryType("planning.held_corrected", "Đính chính số liệu đại hội đã tổ chức")
CONGRESS_CANCELLED = EntryType("planning.congress_cancelled", "Không tổ chức đại hội")


Lock = Callable[[Congress], str]
_locks: list[Lock] = []


def add_lock(lock: Lock) -> None:
    """Let a later room bar changes of a congress's facts: the lock gives the reason, or an empty text."""
    _locks.append(lock)


Bar = Callable[[Congress, Attendance], Sequence[Objection]]
_bars: list[Bar] = []


def add_bar(bar: Bar) -> None:
    """Let a later room bar an attendance that contradicts its records: the bar gives what is wrong, or nothing."""
    _bars.append(bar)


@dataclass(frozen=True, kw_only=True)
class CycleTerms:
    """What a cycle is opened with; `clock` is the day that demonstration data stands still at."""

    code: str
    term: str
    pack: str
    begins_on: date
    ends_on: date
    clock: date | None = None


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is decided of a congress before it is held."""

    role: LevelRole
    planned_on: date | None
    form: CongressForm = CongressForm.MEMBERS
    contents: ContentsVariant = ContentsVariant.FOUR
    pilot: bool = False
    ordinal: int | None = None
    term: str = ""


@dataclass(frozen=True)
class DayChange:
    """What the log keeps of a planned day."""

    planned_on: date | None


@dataclass(frozen=True)
class Change:
    """What an act changed, as the log keeps it."""

    before: object
    after: object = None
    reason: str = ""


@transaction.atomic
def create_cycle(*, actor: User | None, terms: CycleTerms) -> Cycle:
    """Open a cycle; it is one for the whole tree, so it takes a role in a topmost unit."""
    if actor is not None and not any(len(root) == STEP for root in roots(actor, Permission.MANAGE_CONGRESS)):
        raise Forbidden(say("Việc mở chu kỳ đại hội thuộc về cán bộ ban tổ chức của cấp cao nhất."))
    if terms.ends_on < terms.begins_on:
        raise refuse("Ngày kết thúc chu kỳ đứng trước ngày bắt đầu.", "ends_on")
    if Cycle.objects.filter(code=terms.code).exists():
        raise refuse(say("Đã có chu kỳ mang mã «{code}».", code=terms.code), "code")
    cycle = Cycle.objects.create(**_values(terms))
    record(Act(actor=actor, kind=CYCLE_CREATED, subject=terms.code, after=terms))
    return cycle


@transaction.atomic
def plan_congress(*, actor: User | None, unit: Unit, cycle: Cycle, plan: Plan) -> Congress:
    """Plan a unit's congress in a cycle (sheet B.1, B.2); one that was cancelled is planned anew."""
    _require(actor, unit)
    stand_in_line()
    found = Congress.objects.filter(unit=unit, cycle=cycle).first()
    if found is not None and found.status != CongressStatus.CANCELLED:
        raise refuse(
            say("{name} đã có đại hội trong chu kỳ này; hãy đổi ngày hoặc ghi nhận đại hội đó.", name=unit.name)
        )
    _check_lives(unit, cycle)
    congress = found or Congress(unit=unit, cycle=cycle)
    before = plan_of(congress) if found else None
    earlier = congress.status if found else ""
    stood = {congress.pk: facts_of(congress)} if found else {}
    _assign(congress, plan)
    congress.status = CongressStatus.PLANNED
    congress.save()
    keep_replaced(stood, [congress])
    _note(congress, actor, from_status=earlier, on_day=today_in(cycle))
    _record(actor, CONGRESS_PLANNED, congress, Change(before, plan))
    congresses_changed([congress.pk])
    return congress


@transaction.atomic
def change_planned_day(*, actor: User | None, congress: Congress, planned_on: date, reason: str) -> Congress:
    """Move a congress that is not yet held to another day, with the reason; the same day changes nothing.

    The first day that is settled needs no reason.
    """
    _require(actor, congress.unit)
    congress = _locked(congress)
    if congress.planned_on == planned_on:
        return congress
    if congress.status != CongressStatus.PLANNED:
        raise refuse(
            say("Chỉ đổi được ngày của đại hội còn ở tình trạng dự kiến; {standing}", standing=_standing(congress)),
            "planned_on",
        )
    if congress.planned_on is not None:
        reason = given_reason(reason, "Ghi lý do đổi ngày đại hội.")
    stood = {congress.pk: facts_of(congress)}
    before, congress.planned_on = congress.planned_on, planned_on
    congress.save(update_fields=["planned_on"])
    keep_replaced(stood, [congress])
    _note(congress, actor, from_status=congress.status, on_day=planned_on, reason=reason)
    _record(actor, DAY_CHANGED, congress, Change(DayChange(before), DayChange(planned_on), reason))
    congresses_changed([congress.pk])
    return congress


@transaction.atomic
def record_held(*, actor: User | None, congress: Congress, attendance: Attendance) -> Congress:
    """Record that a congress was held, or mend what was recorded while its result is not sent up."""
    _require(actor, congress.unit)
    congress = _locked(congress)
    before = attendance_of(congress)
    if before == attendance:
        return congress
    _check_unlocked(congress)
    if findings := attendance_findings(attendance, today_in(congress.cycle)):
        raise Refused(findings)
    earlier, stood = congress.status, {congress.pk: facts_of(congress)}
    _assign(congress, attendance)
    congress.status = CongressStatus.HELD
    congress.save()
    keep_replaced(stood, [congress])
    _note(congress, actor, from_status=earlier, on_day=attendance.closed_on)
    _record(actor, CONGRESS_HELD, congress, Change(before, attendance))
    congresses_changed([congress.pk])
    return congress


@transaction.atomic
def record_seen(*, actor: User | None, congress: Congress, attendance: Attendance, seen: str) -> Congress:
    """Record as `record_held` does what a form holds that shows nothing but the congress's own attendance.

    `seen` signs the attendance that the form was opened on; `Outdated` when another was recorded since. `Refused` also
    where what is recorded of the congress's elections can't be true with the attendance (sheet A.9.2).
    """
    congress = _locked(congress)
    stored = attendance_of(congress)
    if stored is not None and stored != attendance and seen != sign_of(stored):
        raise Outdated(stored, attendance)
    if findings := [finding for bar in _bars for finding in bar(congress, attendance)]:
        raise Refused(findings)
    return record_held(actor=actor, congress=congress, attendance=attendance)


@transaction.atomic
def correct_held(*, actor: User | None, congress: Congress, attendance: Attendance, reason: str) -> Congress:
    """Correct what is recorded of a congress whose result was approved, with the reason, as a new event.

    The unit above does it, as it answers for what it approved; the locks of later rooms don't bar it.
    """
    if actor is not None:
        require(actor, Permission.DECIDE_RESULT, (congress.unit.parent or congress.unit).path)
    reason = given_reason(reason, "Ghi lý do đính chính.")
    congress = _locked(congress)
    before = attendance_of(congress)
    if before is None:
        raise refuse(
            say("Chỉ đính chính được số liệu của đại hội đã tổ chức; {standing}", standing=_standing(congress))
        )
    if before == attendance:
        return congress
    if findings := attendance_findings(attendance, today_in(congress.cycle)):
        raise Refused(findings)
    stood = {congress.pk: facts_of(congress)}
    _assign(congress, attendance)
    congress.save()
    keep_replaced(stood, [congress])
    _note(congress, actor, from_status=congress.status, on_day=attendance.closed_on, reason=reason)
    _record(actor, HELD_CORRECTED, congress, Change(before, attendance, reason))
    congresses_changed([congress.pk])
    return congress


@transaction.atomic
def cancel_congress(*, actor: User | None, congress: Congress, reason: str) -> Congress:
    """Say that a planned congress will not be held, with the reason."""
    _require(actor, congress.unit)
    congress = _locked(congress)
    if congress.status != CongressStatus.PLANNED:
        raise refuse(
            say(
                "Chỉ đại hội còn ở tình trạng dự kiến mới ghi là không tổ chức được; {standing}",
                standing=_standing(congress),
            )
        )
    reason = given_reason(reason, "Ghi lý do không tổ chức đại hội.")
    before, stood = plan_of(congress), {congress.pk: facts_of(congress)}
    congress.status = CongressStatus.CANCELLED
    congress.save(update_fields=["status"])
    keep_replaced(stood, [congress])
    today = today_in(congress.cycle)
    _note(congress, actor, from_status=CongressStatus.PLANNED, on_day=today, reason=reason)
    _record(actor, CONGRESS_CANCELLED, congress, Change(before, reason=reason))
    congresses_changed([congress.pk])
    return congress


def _require(actor: User | None, unit: Unit) -> None:
    if actor is not None:
        require(actor, Permission.MANAGE_CONGRESS, unit.path)


def _locked(congress: Congress) -> Congress:
    stand_in_line()
    return Congress.objects.select_related("unit", "cycle").get(pk=congress.pk)


def locked_because(congress: Congress) -> str:
    """Say why what is recorded of a congress can't be changed here; an empty text while it can."""
    return next(filter(None, (lock(congress) for lock in _locks)), "")


def usual_form(cycle: Cycle, role: LevelRole) -> CongressForm:
    """Give the form in which congresses of a role are held where nothing else is decided (sheet B.5)."""
    return load_pack(cycle.pack).roles[role].assembly.forms.value[0]


def _check_lives(unit: Unit, cycle: Cycle) -> None:
    if unit.valid_until <= cycle.begins_on:
        raise refuse(
            say(
                "{name} đã kết thúc từ {valid_until:%d/%m/%Y}, trước khi chu kỳ bắt đầu.",
                name=unit.name,
                valid_until=unit.valid_until,
            )
        )
    if unit.valid_from > cycle.ends_on:
        raise refuse(
            say(
                "{name} có từ {valid_from:%d/%m/%Y}, sau khi chu kỳ kết thúc.",
                name=unit.name,
                valid_from=unit.valid_from,
            )
        )


def _check_unlocked(congress: Congress) -> None:
    if congress.status == CongressStatus.CANCELLED:
        raise refuse("Đại hội này đã được ghi là không tổ chức; hãy lập lịch lại trước khi ghi nhận.")
    if reason := locked_because(congress):
        raise refuse(reason)


def _standing(congress: Congress) -> str:
    return say("đại hội này đang ở tình trạng «{status}».", status=CongressStatus(congress.status).label)


def _values(terms: CycleTerms | Plan | Attendance) -> dict[str, object]:
    return {field.name: getattr(terms, field.name) for field in fields(terms)}


def _assign(congress: Congress, values: Plan | Attendance) -> None:
    for name, value in _values(values).items():
        setattr(congress, name, value)


def plan_of(congress: Congress) -> Plan:
    """Give what is decided of a congress."""
    return Plan(
        role=LevelRole(congress.role),
        planned_on=congress.planned_on,
        form=CongressForm(congress.form),
        contents=ContentsVariant(congress.contents),
        pilot=congress.pilot,
        ordinal=congress.ordinal,
        term=congress.term,
    )


def _note(congress: Congress, actor: User | None, *, from_status: str, on_day: date, reason: str = "") -> None:
    CongressEvent.objects.create(
        congress=congress,
        actor=actor,
        from_status=from_status,
        to_status=congress.status,
        on_day=on_day,
        recorded_on=telling_day(congress.cycle),
        reason=reason,
    )


def _record(actor: User | None, kind: EntryType, congress: Congress, change: Change) -> None:
    record(
        Act(
            actor=actor,
            kind=kind,
            unit_code=congress.unit.code,
            subject=write("Đại hội {name}, chu kỳ {code}", name=congress.unit.name, code=congress.cycle.code)[:200],
            before=change.before,
            after=change.after,
            reason=change.reason,
        )
    )
