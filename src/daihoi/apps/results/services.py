"""Every write of this room: a result typed, entered, sent up, returned with reasons, approved, corrected.

```
            save              submit                approve
  (none) ─────────> DRAFT ───────────> SUBMITTED ───────────> APPROVED ──┐ correct (with a reason,
                              ┌──────────┘    ^                   ^──────┘  by the unit above)
                       return │               │ submit
                              └─> RETURNED ───┘ (save mends it)
```
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from django.db import transaction

from daihoi.apps.accounts.audit import Act, EntryType, record, record_all
from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.permissions import require
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.organisation import authority
from daihoi.apps.organisation.models import Unit
from daihoi.apps.planning.changes import congresses_changed
from daihoi.apps.planning.models import Congress
from daihoi.apps.planning.place import today_in
from daihoi.apps.planning.services import Attendance, Refused, attendance_of, correct_held, record_held, refuse
from daihoi.apps.results.checks import bars_to_storing, findings_of, verdict_on
from daihoi.apps.results.models import BodyElection, EntryDraft, Person, Result, ResultEvent, RuleException
from daihoi.apps.results.packets import ResultPacket, ordered
from daihoi.apps.results.rows import insert, packet_of, rows_of
from daihoi.apps.results.versions import version_of
from daihoi.core.regulations.terms import CongressStatus, ResultStatus

DRAFT_BEGUN = EntryType("results.draft_begun", "Bắt đầu ghi dở kết quả")
DRAFT_ENDED = EntryType("results.draft_ended", "Kết thúc bản ghi dở")
RESULT_SAVED = EntryType("results.saved", "Ghi kết quả đại hội")
RESULT_SUBMITTED = EntryType("results.submitted", "Gửi kết quả lên cấp trên")
RESULT_RETURNED = EntryType("results.returned", "Trả lại kết quả kèm lý do")
RESULT_APPROVED = EntryType("results.approved", "Chuẩn y kết quả")
RESULT_CORRECTED = EntryType("results.corrected", "Đính chính kết quả đã chuẩn y")

Kept = TypeVar("Kept")
_OPEN = (ResultStatus.DRAFT, ResultStatus.RETURNED)


@dataclass(frozen=True)
class StandingSnapshot:
    """What the log keeps of where a result stands."""

    status: ResultStatus
    revision: int
    submitted_on: date | None
    decided_on: date | None
    decision_number: str


@dataclass(frozen=True)
class Draft:
    """What is to be kept as the result of a congress."""

    congress: Congress
    packet: ResultPacket


def save_result(*, actor: User | None, congress: Congress, packet: ResultPacket) -> Result:
    """Keep a result as a working draft, whole; the same packet again changes nothing and leaves no entry."""
    with transaction.atomic():
        if changed := save_results(actor=actor, drafts=[Draft(congress, packet)]):
            congresses_changed(changed)
        return Result.objects.select_related("congress__unit", "congress__cycle").get(congress=congress)


@transaction.atomic
def save_results(*, actor: User | None, drafts: Sequence[Draft]) -> list[int]:
    """Keep results of several congresses, all or none; gives the ids of those that changed, for the caller to tell."""
    results = _locked_for([draft.congress for draft in drafts])
    changed = []
    for draft in drafts:
        result = results.get(draft.congress.pk)
        if (replaced := _replaced(actor, draft, result)) is not None:
            changed.append((replaced, result or Result(congress=draft.congress)))
    Result.objects.bulk_create([result for _, result in changed if result.pk is None])
    _replace([(result, change.after) for change, result in changed])
    record_all(_act(actor, RESULT_SAVED, result.congress, change) for change, result in changed)
    return [result.congress_id for _, result in changed]


def _replaced(actor: User | None, draft: Draft, result: Result | None) -> "Change[ResultPacket] | None":
    """Say what a draft changes, None when it is as stored; `Refused` when it can't be kept."""
    _require(actor, Permission.ENTER_RESULT, draft.congress.unit)
    if draft.congress.status != CongressStatus.HELD:
        raise refuse("Ghi nhận đại hội đã tổ chức trước khi ghi kết quả bầu cử.")
    packet = ordered(draft.packet)
    before = packet_of(result) if result else None
    if before == packet:
        return None
    if result is not None:
        _expect(result, _OPEN, "sửa")
    _check_storable(draft.congress, packet)
    return Change(before, packet)


@transaction.atomic
def enter_result(*, actor: User, congress: Congress, attendance: Attendance, packet: ResultPacket, seen: str) -> Result:
    """Keep what the entry form holds, the congress's attendance and its result, both or neither.

    `seen` is the version that the form was opened on: what somebody else saved since is not overwritten unseen.
    """
    _check_unchanged(congress, packet, seen)
    held = record_held(actor=actor, congress=congress, attendance=attendance)
    result = save_result(actor=actor, congress=held, packet=packet)
    _end_draft(actor, congress, "Đã lưu thành kết quả.")
    return result


@transaction.atomic
def keep_typed(*, actor: User, congress: Congress, typed: str, seen: str) -> None:
    """Keep what a person has typed so far, so that a closed window loses nothing; it is not yet a result.

    The log has one entry when the draft is begun and one when it ends, not one each time the form keeps itself: a
    form does so with every field left, and the text says nothing yet, since it counts nowhere until it is saved. What
    was typed therefore isn't written into the log either, only that a person had a draft open, from when to when.
    """
    require(actor, Permission.ENTER_RESULT, congress.unit.path)
    kept = {"typed": typed, "seen": seen[:20]}
    _, begun = EntryDraft.objects.update_or_create(congress=congress, author=actor, defaults=kept)
    if begun:
        record(_act(actor, DRAFT_BEGUN, congress, Change(None, None)))


@transaction.atomic
def discard_typed(*, actor: User, congress: Congress) -> None:
    """Forget what a person typed and did not save; the log keeps that it was discarded."""
    require(actor, Permission.ENTER_RESULT, congress.unit.path)
    _end_draft(actor, congress, "Người ghi bỏ bản ghi dở.")


def _end_draft(actor: User, congress: Congress, how: str) -> None:
    found, _ = EntryDraft.objects.filter(congress=congress, author=actor).delete()
    if found:
        record(_act(actor, DRAFT_ENDED, congress, Change(None, None, how)))


@transaction.atomic
def submit_result(*, actor: User | None, result: Result) -> Result:
    """Send a result without errors up to the unit above, on the cycle's working day (sheet A.13.1)."""
    result = _locked(result)
    _require(actor, Permission.SUBMIT_RESULT, result.congress.unit)
    _expect(result, _OPEN, "gửi lên cấp trên")
    if errors := findings_of(result).objections:
        raise Refused(errors)
    before = standing_of(result)
    result.status, result.submitted_on = ResultStatus.SUBMITTED, today_in(result.congress.cycle)
    _step(actor, result, Step(RESULT_SUBMITTED, ResultEvent.Kind.SUBMITTED, before))
    return result


@transaction.atomic
def return_result(*, actor: User | None, result: Result, reason: str) -> Result:
    """Return a result to its unit with the reason; the unit above does it (sheet A.13.3)."""
    result = _locked(result)
    require_above(actor, result.congress.unit)
    _expect(result, (ResultStatus.SUBMITTED,), "trả lại")
    reason = _given(reason, "Ghi lý do trả lại để đơn vị biết phải bổ sung, sửa gì.")
    before = standing_of(result)
    result.status = ResultStatus.RETURNED
    _step(actor, result, Step(RESULT_RETURNED, ResultEvent.Kind.RETURNED, before, reason))
    return result


@transaction.atomic
def approve_result(*, actor: User | None, result: Result, decision_number: str, decided_on: date) -> Result:
    """Approve a result by a numbered decision of the unit above; it is locked from then on (sheet A.13.2)."""
    result = _locked(result)
    require_above(actor, result.congress.unit)
    _expect(result, (ResultStatus.SUBMITTED,), "chuẩn y")
    number = _given(decision_number, "Ghi số quyết định chuẩn y, ví dụ 15-QĐ/ĐU.", "decision_number")
    _check_decision_day(result, decided_on)
    before = standing_of(result)
    result.status, result.decision_number, result.decided_on = ResultStatus.APPROVED, number, decided_on
    _step(actor, result, Step(RESULT_APPROVED, ResultEvent.Kind.APPROVED, before))
    return result


@transaction.atomic
def correct_result(
    *, actor: User | None, result: Result, packet: ResultPacket, reason: str, attendance: Attendance | None = None
) -> Result:
    """Correct an approved result and what is recorded of its congress, with the reason; it stays approved.

    It becomes the next revision. Without an attendance the congress stays as it is recorded.

    Only the unit above corrects, because it answers for what it approved: a result that fell back to «sent»
    would leave the totals and the decision's list of names without cover until somebody looked at it again.
    The entries in the log carry the whole result, and the attendance, before and after. A result not yet approved isn't
    corrected but returned, and mended by its own unit.
    """
    result = _locked(result)
    require_above(actor, result.congress.unit)
    expect_approved(result)
    reason = _given(reason, "Ghi lý do đính chính.")
    packet, before = ordered(packet), packet_of(result)
    held_before = attendance_of(result.congress)
    if packet == before and attendance in (None, held_before):
        raise refuse("Chưa có thay đổi nào để đính chính.")
    if attendance is not None:
        _check_closing_day(result, attendance)
        result.congress = correct_held(actor=actor, congress=result.congress, attendance=attendance, reason=reason)
    _check_storable(result.congress, packet)
    if errors := verdict_on(result.congress, packet).objections:
        raise Refused(errors)
    result.revision += 1
    result.save(update_fields=["revision"])
    _event(actor, result, ResultEvent.Kind.CORRECTED, reason)
    if packet != before:
        _replace([(result, packet)])
        record(_act(actor, RESULT_CORRECTED, result.congress, Change(before, packet, reason)))
        congresses_changed([result.congress_id])
    return result


def standing_of(result: Result) -> StandingSnapshot:
    """Give where a result stands, as the log keeps it."""
    return StandingSnapshot(
        status=ResultStatus(result.status),
        revision=result.revision,
        submitted_on=result.submitted_on,
        decided_on=result.decided_on,
        decision_number=result.decision_number,
    )


def lock_reason(congress: Congress) -> str:
    """Say why a congress's attendance can't be changed any more; an empty text while it can."""
    status = Result.objects.filter(congress=congress).values_list("status", flat=True).first()
    if status == ResultStatus.SUBMITTED:
        return "Kết quả đại hội đã gửi lên cấp trên; muốn sửa số liệu đại hội thì đề nghị cấp trên trả lại kết quả."
    if status == ResultStatus.APPROVED:
        return "Kết quả đại hội đã được chuẩn y; muốn sửa số liệu đại hội thì cấp trên đính chính kết quả kèm lý do."
    return ""


def closed_to_entry(result: Result | None) -> str:
    """Say why a result can't be entered or mended by its own unit; an empty text while it can."""
    if result is None or result.status in _OPEN:
        return ""
    return f"{_WHERE_IT_STANDS[ResultStatus(result.status)]}, không sửa được ở đây."


def expect_approved(result: Result) -> None:
    """Let a correction begin, or raise `Refused`: only what was approved is corrected."""
    _expect(result, (ResultStatus.APPROVED,), "đính chính")


@dataclass(frozen=True)
class Change(Generic[Kept]):
    """What an act changed, as the log keeps it."""

    before: Kept | None
    after: Kept
    reason: str = ""


@dataclass(frozen=True)
class Step:
    """A step of a result on its way: its entry in the log, its event, where the result stood before, and why."""

    entry: EntryType
    event: ResultEvent.Kind
    before: StandingSnapshot
    reason: str = ""


def _step(actor: User | None, result: Result, step: Step) -> None:
    result.save()
    _event(actor, result, step.event, step.reason)
    record(_act(actor, step.entry, result.congress, Change(step.before, standing_of(result), step.reason)))
    congresses_changed([result.congress_id])


def _event(actor: User | None, result: Result, kind: ResultEvent.Kind, reason: str) -> None:
    day = today_in(result.congress.cycle)
    ResultEvent.objects.create(result=result, on_day=day, kind=kind, actor=actor, reason=reason)


def _act(actor: User | None, kind: EntryType, congress: Congress, change: Change[Kept]) -> Act:
    return Act(
        actor=actor,
        kind=kind,
        unit_code=congress.unit.code,
        subject=f"Kết quả đại hội {congress.unit.name}, chu kỳ {congress.cycle.code}"[:200],
        before=change.before,
        after=change.after,
        reason=change.reason,
    )


def _replace(written: Sequence[tuple[Result, ResultPacket]]) -> None:
    results = [result for result, _ in written]
    for rows in (BodyElection, Person, RuleException):
        rows.objects.filter(result__in=results).delete()
    insert(rows_of(result, packet) for result, packet in written)


def _check_unchanged(congress: Congress, packet: ResultPacket, seen: str) -> None:
    result = _locked_for([congress]).get(congress.pk)
    now = Congress.objects.get(pk=congress.pk)
    if version_of(now, result) != seen and (result is None or packet_of(result) != ordered(packet)):
        raise refuse(
            "Trong lúc đồng chí ghi, kết quả này đã được người khác lưu. Hãy xem bản đã lưu ở trang kết quả; "
            "bấm Lưu lần nữa nếu muốn thay bằng bản của đồng chí."
        )


def _locked_for(congresses: Sequence[Congress]) -> dict[int, Result]:
    list(Congress.objects.select_for_update().filter(pk__in=[congress.pk for congress in congresses]).order_by("pk"))
    rows = Result.objects.select_for_update().filter(congress__in=congresses).order_by("congress")
    found = {result.congress_id: result for result in rows.prefetch_related("bodies", "people__mandates", "exceptions")}
    for congress in congresses:
        if result := found.get(congress.pk):
            result.congress = congress
    return found


def _locked(result: Result) -> Result:
    Congress.objects.select_for_update().get(pk=result.congress_id)
    rows = Result.objects.select_for_update(of=("self",)).select_related("congress__unit__parent", "congress__cycle")
    return rows.get(pk=result.pk)


def _require(actor: User | None, permission: Permission, unit: Unit) -> None:
    if actor is not None:
        require(actor, permission, unit.path)


def may_decide(actor: User, unit: Unit) -> bool:
    """Say whether a person decides on this unit's result: their scope covers the unit above it."""
    return authority.reaches_above(actor, unit, Permission.DECIDE_RESULT)


def require_above(actor: User | None, unit: Unit) -> None:
    """Let a decision on this unit's result pass, or raise: `Http404` outside the scope, else `Forbidden`."""
    if actor is not None:
        refusal = f"Kết quả của {unit.name} do cấp trên trực tiếp quyết định, không do đơn vị tự quyết định."
        authority.require_above(actor, unit, Permission.DECIDE_RESULT, refusal)


_WHERE_IT_STANDS = {
    ResultStatus.DRAFT: "Kết quả này chưa gửi lên cấp trên",
    ResultStatus.SUBMITTED: "Kết quả này đã gửi lên cấp trên và đang chờ quyết định",
    ResultStatus.RETURNED: "Kết quả này đã được trả lại để đơn vị bổ sung",
    ResultStatus.APPROVED: "Kết quả này đã được chuẩn y",
}


def _expect(result: Result, allowed: tuple[ResultStatus, ...], act: str) -> None:
    status = ResultStatus(result.status)
    if status not in allowed:
        raise refuse(f"{_WHERE_IT_STANDS[status]}, không {act} được.")


def _given(text: str, message: str, field: str = "reason") -> str:
    if not text.strip():
        raise refuse(message, field)
    return text.strip()


def _check_storable(congress: Congress, packet: ResultPacket) -> None:
    if bars := bars_to_storing(congress, packet):
        raise Refused(bars)


def _check_closing_day(result: Result, attendance: Attendance) -> None:
    if result.submitted_on and attendance.closed_on > result.submitted_on:
        message = f"Ngày bế mạc đứng sau ngày gửi kết quả ({result.submitted_on:%d/%m/%Y})."
        raise refuse(message, "closed_on")


def _check_decision_day(result: Result, decided_on: date) -> None:
    today = today_in(result.congress.cycle)
    if decided_on > today:
        raise refuse(f"Ngày quyết định chưa tới: hôm nay là {today:%d/%m/%Y}.", "decided_on")
    if result.submitted_on and decided_on < result.submitted_on:
        message = f"Ngày quyết định đứng trước ngày nhận kết quả ({result.submitted_on:%d/%m/%Y})."
        raise refuse(message, "decided_on")
