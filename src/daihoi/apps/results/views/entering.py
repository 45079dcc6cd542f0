"""The entry form of a unit's own result."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from daihoi.apps.accounts.guard import signed_in
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.frame.addresses import kept as kept_day
from daihoi.apps.organisation.guard import of_today, unit_view
from daihoi.apps.organisation.models import Unit
from daihoi.apps.planning.place import today_in
from daihoi.apps.results.checks import findings_of
from daihoi.apps.results.conflicts import Settled
from daihoi.apps.results.models import EntryDraft, Result
from daihoi.apps.results.progress import why_too_early
from daihoi.apps.results.services import closed_to_entry, enter_result
from daihoi.apps.results.views.desk import Case, Desk, Reading, case_of, keep, kept, opened, sent
from daihoi.apps.results.views.form import sent_in
from daihoi.apps.results.views.signed_out import gives_back_what_was_typed
from daihoi.core.language import say, say_counted


@gives_back_what_was_typed
@unit_view(Permission.ENTER_RESULT)
@of_today
def enter(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Show the entry form of the unit's congress; save what is sent, or do what a button of the grid says."""
    case = case_of(request, unit)
    if case is None:
        return _to_result(request, unit)
    if reason := _closed(case):
        return _turned_away(request, unit, case, reason)
    return sent(request, DESK, case) if request.method == "POST" else opened(request, DESK, case)


@require_POST
@unit_view(Permission.ENTER_RESULT)
def keep_entry(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Keep what is typed so far, and say at what time."""
    case = case_of(request, unit)
    return kept(request, DESK, case, _closed(case) if case else "")


def _closed(case: Case) -> str:
    return closed_to_entry(case.result) or why_too_early(case.congress, today_in(case.congress.cycle))


def _turned_away(request: HttpRequest, unit: Unit, case: Case, reason: str) -> HttpResponse:
    """Say why the form is closed; what was typed into it before it closed is kept all the same."""
    if request.method == "POST" and request.POST.get("act") != "discard":
        form = sent_in(request)
        keep(request, DESK, case, Settled(form.typed, form.seen))
        reason = f"{reason} {say('Bản đồng chí đang ghi vẫn được giữ.')}"
    messages.error(request, reason)
    return _to_result(request, unit)


def _save(request: HttpRequest, case: Case, reading: Reading) -> HttpResponse:
    saved = enter_result(
        actor=signed_in(request),
        congress=case.congress,
        attendance=reading.attendance,
        packet=reading.packet,
        seen=reading.seen,
    )
    return _saved(request, saved)


def _saved(request: HttpRequest, saved: Result) -> HttpResponse:
    verdict = findings_of(saved)
    if verdict.may_go_up:
        messages.success(request, say("Đã lưu. Số liệu đã khớp, có thể gửi lên cấp trên."))
        return _to_result(request, saved.congress.unit)
    count = len(verdict.errors)
    messages.warning(
        request,
        say_counted("Đã lưu bản đang lập. Còn {count} chỗ phải sửa trước khi gửi lên cấp trên.", count, count=count),
    )
    return redirect(request.get_full_path())


def _to_result(request: HttpRequest, unit: Unit) -> HttpResponse:
    return redirect(reverse("results:result", args=[unit.code]) + kept_day(request.GET))


DESK = Desk(EntryDraft.Purpose.ENTRY, "results/enter.html", _save)
