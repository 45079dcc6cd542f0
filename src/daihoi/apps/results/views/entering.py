"""The entry form: drawn, kept as one types, read and saved."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from daihoi.apps.accounts.roles import Permission
from daihoi.apps.frame.addresses import kept
from daihoi.apps.organisation.guard import unit_view
from daihoi.apps.organisation.models import Unit
from daihoi.apps.planning.models import Congress
from daihoi.apps.planning.place import place_of, today_in
from daihoi.apps.planning.services import Objection, Refused
from daihoi.apps.results.checks import Verdict, findings_of, verdict_on
from daihoi.apps.results.entry.rows import without_blanks
from daihoi.apps.results.entry.typed import Typed, attendance_line, decoded, typed_from, typed_of
from daihoi.apps.results.entry.understanding import understand
from daihoi.apps.results.models import Result
from daihoi.apps.results.packets import ResultPacket
from daihoi.apps.results.progress import why_too_early
from daihoi.apps.results.queries import congress_of, entry_draft, result_of
from daihoi.apps.results.rows import packet_of
from daihoi.apps.results.services import closed_to_entry, discard_typed, enter_result, keep_typed
from daihoi.apps.results.versions import version_of
from daihoi.apps.results.views.form import Form, acted, draw, person


@unit_view(Permission.ENTER_RESULT)
def enter(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Show the entry form of the unit's congress; save what is sent, or do what a button of the grid says."""
    congress = congress_of(unit, place_of(request, unit).cycle)
    if congress is None:
        return _to_result(request, unit)
    result = result_of(congress)
    if reason := closed_to_entry(result) or why_too_early(congress, today_in(congress.cycle)):
        messages.error(request, reason)
        return _to_result(request, unit)
    if request.method != "POST":
        return _opened(request, congress, result)
    return _sent(request, congress, result)


@require_POST
@unit_view(Permission.ENTER_RESULT)
def keep(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Keep what is typed so far, and say at what time."""
    congress = congress_of(unit, place_of(request, unit).cycle)
    if congress is None or closed_to_entry(result_of(congress)):
        return HttpResponse("Chưa giữ được bản đang ghi.")
    _keep(request, congress, typed_from(request.POST))
    return HttpResponse(f"Đã giữ bản đang ghi lúc {timezone.localtime():%H:%M:%S}.")


def _opened(request: HttpRequest, congress: Congress, result: Result | None) -> HttpResponse:
    draft = entry_draft(congress, person(request))
    if draft is not None:
        return draw(request, Form(congress, decoded(draft.typed), draft.seen, draft=draft))
    stored = packet_of(result) if result else None
    typed = typed_of(attendance_line(congress), stored or ResultPacket())
    verdict = verdict_on(congress, stored) if stored is not None else Verdict()
    form = Form(congress, typed, version_of(congress, result), verdict.objections, verdict.concerns)
    return draw(request, form)


def _sent(request: HttpRequest, congress: Congress, result: Result | None) -> HttpResponse:
    act = request.POST.get("act", "save")
    if act == "discard":
        discard_typed(actor=person(request), congress=congress)
        return redirect(request.get_full_path())
    typed = typed_from(request.POST)
    if act != "save":
        typed = acted(request, congress, typed, act)
        _keep(request, congress, typed)
        return draw(request, Form(congress, typed, request.POST.get("seen", "")))
    return _save(request, congress, result, without_blanks(typed))


def _save(request: HttpRequest, congress: Congress, result: Result | None, typed: Typed) -> HttpResponse:
    understood = understand(typed)
    objections: tuple[Objection, ...] = understood.objections
    if understood.attendance is not None and understood.packet is not None:
        try:
            saved = enter_result(
                actor=person(request),
                congress=congress,
                attendance=understood.attendance,
                packet=understood.packet,
                seen=request.POST.get("seen", ""),
            )
        except Refused as refused:
            objections = refused.findings
        else:
            return _saved(request, saved)
    _keep(request, congress, typed)
    return draw(request, Form(congress, typed, version_of(congress, result), objections))


def _keep(request: HttpRequest, congress: Congress, typed: Typed) -> None:
    seen = request.POST.get("seen", "")
    keep_typed(actor=person(request), congress=congress, typed=typed.encoded(), seen=seen)


def _saved(request: HttpRequest, saved: Result) -> HttpResponse:
    verdict = findings_of(saved)
    if verdict.may_go_up:
        messages.success(request, "Đã lưu. Số liệu đã khớp, có thể gửi lên cấp trên.")
        return _to_result(request, saved.congress.unit)
    count = len(verdict.errors)
    messages.warning(request, f"Đã lưu bản đang lập. Còn {count} chỗ phải sửa trước khi gửi lên cấp trên.")
    return redirect(request.get_full_path())


def _to_result(request: HttpRequest, unit: Unit) -> HttpResponse:
    return redirect(reverse("results:result", args=[unit.code]) + kept(request.GET))
