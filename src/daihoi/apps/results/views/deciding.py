"""Acts on a result, each on a page that names exactly what will happen: send up, return, approve, correct."""

from collections.abc import Sequence
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format

from daihoi.apps.accounts.guard import signed_in
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.frame.addresses import kept
from daihoi.apps.organisation.guard import of_today, unit_view
from daihoi.apps.organisation.models import Unit
from daihoi.apps.planning.attendance import sign_of
from daihoi.apps.planning.place import place_of, read_day
from daihoi.apps.planning.services import Objection, Refused
from daihoi.apps.results.deciders import require_above
from daihoi.apps.results.models import Result
from daihoi.apps.results.queries import ResultView, congress_of, view_of
from daihoi.apps.results.services import approve_result, return_result, submit_result
from daihoi.apps.results.versions import Superseded
from daihoi.core.language import say

_NO_SUCH_DAY = "Ghi ngày quyết định theo dạng ngày/tháng/năm, ví dụ 07/07/2020."


@unit_view(Permission.SUBMIT_RESULT)
@of_today
def submit(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Name what will be sent up, and to whom; then send it."""
    view, result = _entered(request, unit)
    if request.method != "POST":
        return _page(request, "results/submit.html", view, view.verdict.objections)
    try:
        sent = submit_result(actor=signed_in(request), result=result)
    except Refused as refused:
        return _page(request, "results/submit.html", view, refused.findings)
    messages.success(request, say("Đã gửi kết quả lên cấp trên ngày {day}.", day=_day(sent.submitted_on)))
    return _back(request, unit)


@unit_view(Permission.DECIDE_RESULT)
@of_today
def send_back(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Return a result to its unit with the reason."""
    view, result = _entered(request, unit)
    require_above(signed_in(request), view.congress.unit)
    if request.method != "POST":
        return _page(request, "results/return.html", view)
    try:
        return_result(actor=signed_in(request), result=result, reason=request.POST.get("reason", ""))
    except Refused as refused:
        return _page(request, "results/return.html", view, refused.findings)
    messages.success(request, say("Đã trả lại kết quả cho {unit} kèm lý do.", unit=unit.name))
    return _back(request, unit)


@unit_view(Permission.DECIDE_RESULT)
@of_today
def approve(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Name exactly what is approved; then record the decision."""
    view, result = _entered(request, unit)
    require_above(signed_in(request), view.congress.unit)
    if request.method != "POST":
        return _page(request, "results/approve.html", view)
    number, seen = request.POST.get("decision_number", ""), request.POST.get("seen", "")
    decided_on = read_day(request.POST.get("decided_on", ""))
    if decided_on is None:
        return _page(request, "results/approve.html", view, [Objection("decided_on", say(_NO_SUCH_DAY))], seen)
    try:
        approve_result(
            actor=signed_in(request), result=result, decision_number=number, decided_on=decided_on, seen=seen
        )
    except Superseded as superseded:
        return _page(request, "results/approve.html", view, superseded.findings)
    except Refused as refused:
        return _page(request, "results/approve.html", view, refused.findings, seen)
    messages.success(
        request,
        say("Đã chuẩn y kết quả của {unit} theo Quyết định số {number}.", unit=unit.name, number=number.strip()),
    )
    return _back(request, unit)


def _entered(request: HttpRequest, unit: Unit) -> tuple[ResultView, Result]:
    place = place_of(request, unit)
    congress = congress_of(unit, place.cycle)
    if congress is None:
        raise Http404(say("Đơn vị chưa có đại hội trong chu kỳ này."))
    view = view_of(signed_in(request), congress, place.today)
    if view.result is None:
        raise Http404(say("Đơn vị chưa ghi kết quả đại hội."))
    return view, view.result


def _page(
    request: HttpRequest, template: str, view: ResultView, objections: Sequence[Objection] = (), seen: str = ""
) -> HttpResponse:
    """Draw a page; `seen` signs what the person was shown before, if that isn't what this page shows."""
    wrong: dict[str, list[str]] = {}
    for objection in objections:
        wrong.setdefault(objection.field, []).append(objection.message)
    place = place_of(request, view.congress.unit)
    context = {
        "view": view,
        "place": place,
        "seen": seen or sign_of(view.facts),
        "objections": objections,
        "wrong": wrong,
        "reason": request.POST.get("reason", ""),
        "decision_number": request.POST.get("decision_number", ""),
        "decided_on": request.POST.get("decided_on", _day(place.today)),
        "back": reverse("results:result", args=[view.congress.unit.code]) + kept(request.GET),
    }
    return render(request, template, context)


def _day(day: date | None) -> str:
    return date_format(day, "d/m/Y") if day else ""


def _back(request: HttpRequest, unit: Unit) -> HttpResponse:
    return redirect(reverse("results:result", args=[unit.code]) + kept(request.GET))
