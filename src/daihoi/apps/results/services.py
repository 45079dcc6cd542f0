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
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from daihoi.apps.accounts.audit import EntryType, record, record_all, stand_in_line
from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.permissions import require
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.organisation.models import BEGINNING, Unit
from daihoi.apps.planning.attendance import with_attendance
from daihoi.apps.planning.changes import congresses_changed
from daihoi.apps.planning.models import Congress
from daihoi.apps.planning.place import today_in
from daihoi.apps.planning.services import Attendance, Objection, Refused, correct_held, record_held, refuse
from daihoi.apps.results.acts import Change, act_on
from daihoi.apps.results.checks import bars_to_storing, findings_of, verdict_on
from daihoi.apps.results.deciders import require_above
from daihoi.apps.results.drafts import end_draft
from daihoi.apps.results.history import PARTS, begun, kept_until
from daihoi.apps.results.models import EntryDraft, Result, ResultEvent
from daihoi.apps.results.packets import ResultPacket, ordered
from daihoi.apps.results.rows import insert, packet_of, rows_of
from daihoi.apps.results.versions import Facts, Superseded, expect_seen, facts_of, version_of
from daihoi.core.language import say
from daihoi.core.regulations.terms import CongressStatus, ResultStatus

RESULT_SAVED = EntryType("results.saved", "Ghi kết quả đại hội", reads=Permission.VIEW_RESULTS)
RESULT_SUBMITTED = EntryType("results.submitted", "Gửi kết quả lên cấp trên")
RESULT_RETURNED = EntryType("results.returned", "Trả lại kết quả kèm lý do")
RESULT_APPROVED = EntryType("results.approved", "Chuẩn y kết quả")
RESULT_CORRECTED = EntryType("results.corrected", "Đính chính kết quả đã chuẩn y", reads=Permission.VIEW_RESULTS)

_DRAFT = ResultStatus.DRAFT
_OPEN = (_DRAFT, ResultStatus.RETURNED)


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
    record_all(act_on(actor, RESULT_SAVED, result.congress, change) for change, result in changed)
    return [result.congress_id for _, result in changed]


def _replaced(actor: User | None, draft: Draft, result: Result | None) -> Change[ResultPacket] | None:
    """Say what a draft changes, None when it is as stored; `Refused` when it can't be kept."""
    _require(actor, Permission.ENTER_RESULT, draft.congress.unit)
    if draft.congress.status != CongressStatus.HELD:
        raise refuse(say("Ghi nhận đại hội đã tổ chức trước khi ghi kết quả bầu cử."))
    packet = ordered(draft.packet)
    before = packet_of(result) if result else None
    if before == packet:
        return None
    if result is not None:
        _expect(result, _OPEN, say("không sửa được"))
    _check_storable(draft.congress, packet)
    return Change(before, packet)


@transaction.atomic
def enter_result(*, actor: User, congress: Congress, attendance: Attendance, packet: ResultPacket, seen: str) -> Result:
    """Keep what the entry form holds, the congress's attendance and its result, both or neither.

    `seen` is the version that the form was opened on; `Superseded` when somebody else saved something else since.
    """
    result = _locked_for([congress]).get(congress.pk)
    expect_seen(seen, Congress.objects.get(pk=congress.pk), result, Facts(attendance, ordered(packet)))
    held = record_held(actor=actor, congress=congress, attendance=attendance)
    result = save_result(actor=actor, congress=held, packet=packet)
    _check_storable(held, packet)
    end_draft(actor, congress, EntryDraft.Purpose.ENTRY, "Đã lưu thành kết quả.")
    return result


@transaction.atomic
def submit_result(*, actor: User | None, result: Result) -> Result:
    """Send a result without errors up to the unit above, on the cycle's working day (sheet A.13.1)."""
    result = _locked(result)
    _require(actor, Permission.SUBMIT_RESULT, result.congress.unit)
    _expect(result, _OPEN, say("không gửi lên cấp trên được"))
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
    _expect(result, (ResultStatus.SUBMITTED,), say("không trả lại được"))
    reason = _given(reason, say("Ghi lý do trả lại để đơn vị biết phải bổ sung, sửa gì."))
    before = standing_of(result)
    result.status = ResultStatus.RETURNED
    _step(actor, result, Step(RESULT_RETURNED, ResultEvent.Kind.RETURNED, before, reason))
    return result


@transaction.atomic
def approve_result(
    *, actor: User | None, result: Result, decision_number: str, decided_on: date, seen: str | None = None
) -> Result:
    """Approve a result by a numbered decision of the unit above; it is locked from then on (sheet A.13.2).

    `seen` is the version that the person who decides was shown; `Superseded` when another stands there since.
    """
    result = _locked(result)
    require_above(actor, result.congress.unit)
    _expect(result, (ResultStatus.SUBMITTED,), say("không chuẩn y được"))
    if seen is not None and seen != version_of(result.congress, result):
        raise Superseded(
            say(
                "Từ lúc đồng chí mở trang, kết quả đã được sửa và gửi lại; chưa có gì được chuẩn y. "
                "Trang này nêu kết quả đang có; hãy xem lại rồi bấm Chuẩn y."
            )
        )
    number = _given(decision_number, say("Ghi số quyết định chuẩn y, ví dụ 15-QĐ/ĐU."), "decision_number")
    _check_decision_day(result, decided_on)
    before = standing_of(result)
    result.status, result.decision_number, result.decided_on = ResultStatus.APPROVED, number, decided_on
    _step(actor, result, Step(RESULT_APPROVED, ResultEvent.Kind.APPROVED, before))
    return result


@dataclass(frozen=True)
class Correction:
    """What an approved result is corrected to, why, and the version that the correction was begun on.

    Without an attendance the congress stays as it is recorded.
    """

    packet: ResultPacket
    reason: str
    seen: str
    attendance: Attendance | None = None


@transaction.atomic
def correct_result(*, actor: User | None, result: Result, correction: Correction) -> Result:
    """Correct an approved result and what is recorded of its congress, with the reason; it stays approved.

    It becomes the next revision; `Superseded` when somebody else corrected it to something else since it was seen.

    Only the unit above corrects, because it answers for what it approved: a result that fell back to «sent»
    would leave the totals and the decision's list of names without cover until somebody looked at it again.
    The entries in the log carry the whole result, and the attendance, before and after. A result not yet approved isn't
    corrected but returned, and mended by its own unit.
    """
    result = _locked(result)
    require_above(actor, result.congress.unit)
    _expect(result, (ResultStatus.APPROVED,), say("không đính chính được"))
    reason = _given(correction.reason, say("Ghi lý do đính chính."))
    packet, before = ordered(correction.packet), facts_of(result.congress, result)
    after = Facts(correction.attendance or before.attendance, packet)
    expect_seen(correction.seen, result.congress, result, after)
    if after == before:
        raise refuse(say("Chưa có thay đổi nào để đính chính."))
    _correct_congress(actor, result, correction.attendance, reason)
    _check_storable(result.congress, packet)
    if errors := verdict_on(result.congress, packet).objections:
        raise Refused(errors)
    _revise(actor, result, Change(before.packet, packet, reason))
    if actor is not None:
        end_draft(actor, result.congress, EntryDraft.Purpose.CORRECTION, "Đã đính chính.")
    return result


def _correct_congress(actor: User | None, result: Result, attendance: Attendance | None, reason: str) -> None:
    if attendance is not None:
        _check_closing_day(result, attendance)
        result.congress = correct_held(actor=actor, congress=result.congress, attendance=attendance, reason=reason)


def _revise(actor: User | None, result: Result, change: Change[ResultPacket]) -> None:
    result.revision += 1
    result.save(update_fields=["revision"])
    _event(actor, result, ResultEvent.Kind.CORRECTED, change.reason)
    if change.after != change.before:
        _replace([(result, change.after)])
        record(act_on(actor, RESULT_CORRECTED, result.congress, change))
        congresses_changed([result.congress_id])


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
        return say(
            "Kết quả đại hội đã gửi lên cấp trên; muốn sửa số liệu đại hội thì đề nghị cấp trên trả lại kết quả."
        )
    if status == ResultStatus.APPROVED:
        return say(
            "Kết quả đại hội đã được chuẩn y; muốn sửa số liệu đại hội thì cấp trên đính chính kết quả kèm lý do."
        )
    return ""


def contradictions(congress: Congress, attendance: Attendance) -> Sequence[Objection]:
    """Say which counts of the elections on record can't be true with an attendance, each at the field of its own."""
    result = Result.objects.filter(congress=congress).first()
    if result is None:
        return ()
    bars = bars_to_storing(with_attendance(congress, attendance), packet_of(result))
    return [replace(bar, field=_BOUND_BY.get(bar.field.rpartition(".")[2], "")) for bar in bars]


_BOUND_BY = {"issued": "present", "base": "summoned"}


def closed_to_entry(result: Result | None) -> str:
    """Say why a result can't be entered or mended by its own unit; an empty text while it can."""
    if result is None or result.status in _OPEN:
        return ""
    return f"{say(_WHERE_IT_STANDS[ResultStatus(result.status)])}, {say('không sửa được ở đây')}."


def closed_to_correction(result: Result | None) -> str:
    """Say why a result can't be corrected; an empty text when it was approved."""
    status = ResultStatus(result.status) if result else ResultStatus.DRAFT
    return (
        "" if status is ResultStatus.APPROVED else f"{say(_WHERE_IT_STANDS[status])}, {say('không đính chính được')}."
    )


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
    record(act_on(actor, step.entry, result.congress, Change(step.before, standing_of(result), step.reason)))
    congresses_changed([result.congress_id])


def _event(actor: User | None, result: Result, kind: ResultEvent.Kind, reason: str) -> None:
    day = today_in(result.congress.cycle)
    ResultEvent.objects.create(result=result, on_day=day, kind=kind, actor=actor, reason=reason)


def _replace(written: Sequence[tuple[Result, ResultPacket]]) -> None:
    """Put packets in the place of the rows that stand; rows that counted on an earlier day are kept for that day."""
    kept = {result.pk: until for result, _ in written if (until := kept_until(result)) is not None}
    since = {result.pk: kept.get(result.pk) or begun(result) for result, _ in written if result.status != _DRAFT}
    replaced = [result for result, _ in written if result.pk not in kept]
    for rows in PARTS:
        rows.objects.filter(result__in=replaced).delete()
        for pk, until in kept.items():
            rows.objects.filter(result=pk).update(until=until)
    insert(rows_of(result, packet, since.get(result.pk, BEGINNING)) for result, packet in written)


def _locked_for(congresses: Sequence[Congress]) -> dict[int, Result]:
    stand_in_line()
    rows = Result.objects.filter(congress__in=congresses).order_by("congress")
    found = {result.congress_id: result for result in rows.prefetch_related("bodies", "people__mandates", "exceptions")}
    for congress in congresses:
        if result := found.get(congress.pk):
            result.congress = congress
    return found


def _locked(result: Result) -> Result:
    stand_in_line()
    return Result.objects.select_related("congress__unit__parent", "congress__cycle").get(pk=result.pk)


def _require(actor: User | None, permission: Permission, unit: Unit) -> None:
    if actor is not None:
        require(actor, permission, unit.path)


_WHERE_IT_STANDS = {
    ResultStatus.DRAFT: "Kết quả này chưa gửi lên cấp trên",
    ResultStatus.SUBMITTED: "Kết quả này đã gửi lên cấp trên và đang chờ quyết định",
    ResultStatus.RETURNED: "Kết quả này đã được trả lại để đơn vị bổ sung",
    ResultStatus.APPROVED: "Kết quả này đã được chuẩn y",
}


def _expect(result: Result, allowed: tuple[ResultStatus, ...], refusal: str) -> None:
    status = ResultStatus(result.status)
    if status not in allowed:
        raise refuse(f"{say(_WHERE_IT_STANDS[status])}, {refusal}.")


def _given(text: str, message: str, field: str = "reason") -> str:
    if not text.strip():
        raise refuse(message, field)
    return text.strip()


def _check_storable(congress: Congress, packet: ResultPacket) -> None:
    if bars := bars_to_storing(congress, packet):
        raise Refused(bars)


def _check_closing_day(result: Result, attendance: Attendance) -> None:
    if result.submitted_on and attendance.closed_on > result.submitted_on:
        message = say("Ngày bế mạc đứng sau ngày gửi kết quả ({day:%d/%m/%Y}).", day=result.submitted_on)
        raise refuse(message, "closed_on")


def _check_decision_day(result: Result, decided_on: date) -> None:
    today = today_in(result.congress.cycle)
    if decided_on > today:
        raise refuse(say("Ngày quyết định chưa tới: hôm nay là {today:%d/%m/%Y}.", today=today), "decided_on")
    if result.submitted_on and decided_on < result.submitted_on:
        message = say("Ngày quyết định đứng trước ngày nhận kết quả ({day:%d/%m/%Y}).", day=result.submitted_on)
        raise refuse(message, "decided_on")
