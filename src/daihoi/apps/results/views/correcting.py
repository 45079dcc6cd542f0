"""The correction of an approved result by the unit above, with its reason."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from daihoi.apps.accounts.guard import signed_in
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.frame.addresses import kept as kept_day
from daihoi.apps.organisation.guard import of_today, unit_view
from daihoi.apps.organisation.models import Unit
from daihoi.apps.results.deciders import require_above
from daihoi.apps.results.models import EntryDraft
from daihoi.apps.results.services import Correction, closed_to_correction, correct_result
from daihoi.apps.results.views.desk import Case, Desk, Reading, case_of, kept, opened, sent
from daihoi.apps.results.views.signed_out import gives_back_what_was_typed
from daihoi.core.language import say


@gives_back_what_was_typed
@unit_view(Permission.DECIDE_RESULT)
@of_today
def correct(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Show an approved result in the entry form; keep it approved with what is corrected and why."""
    case = _decided_above(request, unit)
    if reason := closed_to_correction(case.result):
        messages.error(request, reason)
        return _to_result(request, unit)
    return sent(request, DESK, case) if request.method == "POST" else opened(request, DESK, case)


@require_POST
@unit_view(Permission.DECIDE_RESULT)
def keep_correction(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Keep what is typed of a correction so far, its reason too, and say at what time."""
    case = _decided_above(request, unit)
    return kept(request, DESK, case, closed_to_correction(case.result))


def _decided_above(request: HttpRequest, unit: Unit) -> Case:
    case = case_of(request, unit)
    if case is None or case.result is None:
        raise Http404(say("Đơn vị chưa ghi kết quả đại hội."))
    require_above(signed_in(request), case.congress.unit)
    return case


def _save(request: HttpRequest, case: Case, reading: Reading) -> HttpResponse:
    if case.result is None:
        raise Http404(say("Đơn vị chưa ghi kết quả đại hội."))
    reason = request.POST.get("reason", "")
    correction = Correction(reading.packet, reason, reading.seen, reading.attendance)
    correct_result(actor=signed_in(request), result=case.result, correction=correction)
    messages.success(request, say("Đã đính chính kết quả; lý do và bản trước khi sửa được giữ trong nhật ký."))
    return _to_result(request, case.congress.unit)


def _to_result(request: HttpRequest, unit: Unit) -> HttpResponse:
    return redirect(reverse("results:result", args=[unit.code]) + kept_day(request.GET))


DESK = Desk(EntryDraft.Purpose.CORRECTION, "results/correct.html", _save)
