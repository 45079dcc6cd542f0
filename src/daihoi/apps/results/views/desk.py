"""What entering and correcting have in common: the form opened, kept as one types, sent, compared, saved."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from daihoi.apps.accounts.guard import signed_in
from daihoi.apps.organisation.models import Unit
from daihoi.apps.planning.models import Congress
from daihoi.apps.planning.place import place_of
from daihoi.apps.planning.services import Attendance, Objection, Refused
from daihoi.apps.results.checks import Verdict, verdict_on
from daihoi.apps.results.conflicts import Sent, Settled, settle
from daihoi.apps.results.drafts import Unsaved, discard_typed, keep_typed
from daihoi.apps.results.entry.rows import without_blanks
from daihoi.apps.results.entry.typed import Typed, attendance_line, decoded, typed_of
from daihoi.apps.results.entry.understanding import understand
from daihoi.apps.results.models import EntryDraft, Result
from daihoi.apps.results.packets import ResultPacket
from daihoi.apps.results.queries import congress_of, entry_draft, result_of
from daihoi.apps.results.rows import packet_of
from daihoi.apps.results.versions import Superseded, version_of
from daihoi.apps.results.views.form import SAVES, Form, act_in, acted, draw, sent_in
from daihoi.core.language import say


@dataclass(frozen=True)
class Case:
    """A unit's congress with its result, as stored when the request came."""

    congress: Congress
    result: Result | None


@dataclass(frozen=True)
class Reading:
    """A form that could be read whole, to be saved on the version that it stands on."""

    attendance: Attendance
    packet: ResultPacket
    seen: str


@dataclass(frozen=True)
class Desk:
    """One of the two forms: whose drafts it keeps, how it looks, and how it is saved (or raises `Refused`)."""

    purpose: EntryDraft.Purpose
    template: str
    save: Callable[[HttpRequest, Case, Reading], HttpResponse]


def case_of(request: HttpRequest, unit: Unit) -> Case | None:
    """Give what is stored of a unit's congress; None when it has none in the cycle."""
    congress = congress_of(unit, place_of(request, unit).cycle)
    return Case(congress, result_of(congress)) if congress else None


def opened(request: HttpRequest, desk: Desk, case: Case) -> HttpResponse:
    """Show what the person typed and did not save, beside what was saved since; else what is stored."""
    draft = entry_draft(case.congress, signed_in(request), desk.purpose)
    if draft is not None:
        settled = settle(case.congress, case.result, Sent(decoded(draft.typed), draft.seen))
        form = Form(case.congress, settled.typed, settled.seen, draft=draft, conflict=settled.conflict)
        return draw(request, replace(form, reason=draft.reason), desk.template)
    stored = packet_of(case.result) if case.result else None
    typed = typed_of(attendance_line(case.congress), stored or ResultPacket())
    verdict = verdict_on(case.congress, stored) if stored is not None else Verdict()
    form = Form(case.congress, typed, version_of(case.congress, case.result), verdict.objections, verdict.concerns)
    return draw(request, form, desk.template)


def kept(request: HttpRequest, desk: Desk, case: Case | None, closed: str) -> HttpResponse:
    """Keep what is typed so far and say at what time; a refusal says why, and the typing stays on the page."""
    if case is None:
        raise Http404(say("Đơn vị chưa có đại hội trong chu kỳ này."))
    if closed:
        return HttpResponse(closed, status=422)
    sent = sent_in(request)
    keep(request, desk, case, Settled(sent.typed, sent.seen))
    told = say("Đã giữ bản đang ghi lúc {at:%H:%M:%S}.", at=timezone.localtime())
    conflict = settle(case.congress, case.result, replace(sent, picks={})).conflict
    return HttpResponse(
        say("{told} Trong khi đó người khác đã lưu; bấm Lưu để xem khác chỗ nào.", told=told) if conflict else told
    )


def sent(request: HttpRequest, desk: Desk, case: Case) -> HttpResponse:
    """Save the form, or do what another of its buttons says."""
    act = act_in(request)
    if act == "discard":
        discard_typed(actor=signed_in(request), congress=case.congress, purpose=desk.purpose)
        return redirect(request.get_full_path())
    if act in SAVES:
        return _save(request, desk, case)
    form = sent_in(request)
    typed = acted(request, case.congress, form.typed, act)
    keep(request, desk, case, Settled(typed, form.seen))
    conflict = settle(case.congress, case.result, replace(form, typed=typed)).conflict
    return _drawn(request, desk, case, Settled(typed, form.seen, conflict))


def keep(request: HttpRequest, desk: Desk, case: Case, settled: Settled) -> None:
    """Keep a form's texts for the person who typed them."""
    reason = request.POST.get("reason", "")
    unsaved = Unsaved(desk.purpose, settled.typed.encoded(), settled.seen, reason)
    keep_typed(actor=signed_in(request), congress=case.congress, unsaved=unsaved)


def _save(request: HttpRequest, desk: Desk, case: Case) -> HttpResponse:
    settled = settle(case.congress, case.result, sent_in(request))
    settled = replace(settled, typed=without_blanks(settled.typed))
    objections: tuple[Objection, ...] = ()
    if settled.conflict is None:
        reading, objections = _read(settled.typed, settled.seen)
        try:
            if reading is not None:
                return desk.save(request, case, reading)
        except Superseded:
            case = case_of(request, case.congress.unit) or case
            settled = settle(case.congress, case.result, Sent(settled.typed, settled.seen))
        except Refused as refused:
            objections = refused.findings
    keep(request, desk, case, settled)
    return _drawn(request, desk, case, settled, objections)


def _read(typed: Typed, seen: str) -> tuple[Reading | None, tuple[Objection, ...]]:
    understood = understand(typed)
    if understood.attendance is None or understood.packet is None:
        return None, understood.objections
    return Reading(understood.attendance, understood.packet, seen), understood.objections


def _drawn(
    request: HttpRequest, desk: Desk, case: Case, settled: Settled, objections: tuple[Objection, ...] = ()
) -> HttpResponse:
    form = Form(case.congress, settled.typed, settled.seen, objections, conflict=settled.conflict)
    return draw(request, replace(form, reason=request.POST.get("reason", "")), desk.template)
