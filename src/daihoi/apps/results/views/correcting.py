"""The correction of an approved result by the unit above, with its reason."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from daihoi.apps.accounts.roles import Permission
from daihoi.apps.frame.addresses import kept
from daihoi.apps.organisation.guard import unit_view
from daihoi.apps.organisation.models import Unit
from daihoi.apps.planning.models import Congress
from daihoi.apps.planning.place import place_of
from daihoi.apps.planning.services import Objection, Refused
from daihoi.apps.results.entry.rows import without_blanks
from daihoi.apps.results.entry.typed import Typed, attendance_line, typed_from, typed_of
from daihoi.apps.results.entry.understanding import understand
from daihoi.apps.results.models import Result
from daihoi.apps.results.queries import congress_of, result_of
from daihoi.apps.results.rows import packet_of
from daihoi.apps.results.services import correct_result, expect_approved, require_above
from daihoi.apps.results.versions import version_of
from daihoi.apps.results.views.form import Form, acted, draw, person

TEMPLATE = "results/correct.html"


@unit_view(Permission.DECIDE_RESULT)
def correct(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Show an approved result in the entry form; keep it approved with what is corrected and why."""
    congress = congress_of(unit, place_of(request, unit).cycle)
    result = result_of(congress) if congress else None
    if congress is None or result is None:
        raise Http404("Đơn vị chưa ghi kết quả đại hội.")
    require_above(person(request), congress.unit)
    try:
        expect_approved(result)
    except Refused as refused:
        messages.error(request, str(refused))
        return _to_result(request, unit)
    stored = typed_of(attendance_line(congress), packet_of(result))
    if request.method != "POST":
        return draw(request, Form(congress, stored, version_of(congress, result)), TEMPLATE)
    typed = typed_from(request.POST)
    act = request.POST.get("act", "save")
    if act != "save":
        form = Form(congress, acted(request, congress, typed, act), request.POST.get("seen", ""))
        return draw(request, form, TEMPLATE)
    return _save(request, congress, result, without_blanks(typed))


def _save(request: HttpRequest, congress: Congress, result: Result, typed: Typed) -> HttpResponse:
    understood = understand(typed)
    objections: tuple[Objection, ...] = understood.objections
    if understood.attendance is not None and understood.packet is not None:
        try:
            correct_result(
                actor=person(request),
                result=result,
                packet=understood.packet,
                reason=request.POST.get("reason", ""),
                attendance=understood.attendance,
            )
        except Refused as refused:
            objections = refused.findings
        else:
            messages.success(request, "Đã đính chính kết quả; lý do và bản trước khi sửa được giữ trong nhật ký.")
            return _to_result(request, congress.unit)
    form = Form(congress, typed, version_of(congress, result), objections)
    return draw(request, form, TEMPLATE)


def _to_result(request: HttpRequest, unit: Unit) -> HttpResponse:
    return redirect(reverse("results:result", args=[unit.code]) + kept(request.GET))
