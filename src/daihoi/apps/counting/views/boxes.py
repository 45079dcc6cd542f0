"""The pages of a box: its files and how far they are read, its tally, a file set aside."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daihoi.apps.accounts.guard import signed_in
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.counting.forms import AsideForm, ScansForm
from daihoi.apps.counting.models import BallotBox
from daihoi.apps.counting.queries import box_of, file_of, is_complete, progress_of, to_look_at, votes_in
from daihoi.apps.counting.services import files
from daihoi.apps.counting.services.decisions import blank_in
from daihoi.apps.frame.addresses import kept
from daihoi.apps.organisation.guard import of_today, unit_view
from daihoi.apps.organisation.models import Unit
from daihoi.apps.organisation.refusals import Refused, refusals_in
from daihoi.apps.planning.place import place_of
from daihoi.core.errors import UnusableInput


@require_http_methods(["GET", "HEAD", "POST"])
@unit_view(Permission.COUNT_VOTES)
@of_today
def box(request: HttpRequest, unit: Unit, number: int) -> HttpResponse:
    """Show a box; take files in, each by itself: one that can't be used doesn't keep the others out."""
    found = box_of(unit, number)
    form = ScansForm(request.POST or None, request.FILES or None) if request.method == "POST" else ScansForm()
    if request.method == "POST" and form.is_valid():
        taken = _received(request, found, form)
        if taken:
            messages.success(request, f"Đã nhận {taken} tệp; đang đọc.")
        if not form.errors:
            return to_box(request, found)
        found = box_of(unit, number)
    user, progress = signed_in(request), progress_of(found)
    context = {
        "place": place_of(request, unit),
        "box": found,
        "form": form,
        "progress": progress,
        "votes": votes_in(found),
        "mine": sum(1 for _ in to_look_at(found, user)),
        "blank": len(blank_in(found, user)),
        "disputed": found.ballots.filter(is_disputed=True).count(),
        "is_complete": is_complete(found),
        "seal": found.seals.last() if found.is_closed else None,
    }
    return render(request, "counting/box.html", context, status=422 if form.is_bound else 200)


def _received(request: HttpRequest, found: BallotBox, form: ScansForm) -> int:
    taken = 0
    for file in form.cleaned_data["scans"]:
        upload = files.Upload(name=file.name, chunks=file.chunks())
        try:
            files.receive_scan(actor=signed_in(request), box=found, upload=upload)
            taken += 1
        except (UnusableInput, Refused) as wrong:
            form.add_error("scans", str(wrong))
    return taken


@require_safe
@unit_view(Permission.COUNT_VOTES)
def progress(request: HttpRequest, unit: Unit, number: int) -> HttpResponse:
    """Give the figures alone, as asked for every second; when the reading is over the page is loaded anew."""
    found = box_of(unit, number)
    how_far = progress_of(found)
    context = {"place": place_of(request, unit), "box": found, "progress": how_far, "now": timezone.localtime()}
    response = render(request, "counting/progress.html", context)
    if not how_far.is_reading:
        response["HX-Refresh"] = "true"
    return response


@require_POST
@unit_view(Permission.COUNT_VOTES)
def stop(request: HttpRequest, unit: Unit, number: int) -> HttpResponse:
    """Stop the reading; what is read stays."""
    return _turned(request, box_of(unit, number), files.stop_reading)


@require_POST
@unit_view(Permission.COUNT_VOTES)
def resume(request: HttpRequest, unit: Unit, number: int) -> HttpResponse:
    """Read on from where it was stopped."""
    return _turned(request, box_of(unit, number), files.resume_reading)


def _turned(request: HttpRequest, found: BallotBox, act: Callable[..., None]) -> HttpResponse:
    try:
        act(actor=signed_in(request), box=found)
    except Refused as refused:
        messages.error(request, str(refused))
    return to_box(request, found)


@unit_view(Permission.COUNT_VOTES)
@of_today
def set_aside(request: HttpRequest, unit: Unit, number: int, file: int) -> HttpResponse:
    """Set a file aside, with the reason."""
    found = box_of(unit, number)
    scan = file_of(found, file)
    form = AsideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            files.set_scan_aside(actor=signed_in(request), scan=scan, reason=form.cleaned_data["reason"])
            messages.success(request, f"Đã để ngoài tệp “{scan.name}”; phiếu của tệp không được tính.")
            return to_box(request, found)
    context = {"place": place_of(request, unit), "box": found, "scan": scan, "form": form}
    return render(request, "counting/aside_form.html", context, status=422 if form.is_bound else 200)


def to_box(request: HttpRequest, found: BallotBox) -> HttpResponse:
    """Go to a box's page."""
    return redirect(reverse("counting:box", args=[found.unit.code, found.pk]) + kept(request.GET))
