"""The forms by which a vote's ballots are counted from scans, and by which one count is made the official one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from daihoi.apps.accounts.guard import signed_in
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.elections import services
from daihoi.apps.elections.forms import ScanningForm, SourceForm
from daihoi.apps.elections.models import CountSource
from daihoi.apps.elections.queries import election_of
from daihoi.apps.elections.views.changing import wanted_in
from daihoi.apps.frame.addresses import kept
from daihoi.apps.organisation.guard import of_today, unit_view
from daihoi.apps.organisation.models import Unit
from daihoi.apps.organisation.refusals import refusals_in
from daihoi.apps.planning.place import place_of


@unit_view(Permission.COUNT_VOTES)
@of_today
def open_scanning(request: HttpRequest, unit: Unit, number: int) -> HttpResponse:
    """Open the box for the scans of a vote."""
    found = election_of(unit, number)
    form = ScanningForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            deciders = form.cleaned_data["deciders"]
            box = services.open_scanning(actor=signed_in(request), wanted=wanted_in(request, found), deciders=deciders)
            return redirect(reverse("counting:box", args=[unit.code, box.pk]) + kept(request.GET))
    context = {"place": place_of(request, unit), "form": form, "election": found}
    return render(request, "elections/scan_form.html", context, status=422 if form.is_bound else 200)


@unit_view(Permission.MANAGE_ELECTION)
@of_today
def choose_source(request: HttpRequest, unit: Unit, number: int) -> HttpResponse:
    """Say which count of a vote is official."""
    found = election_of(unit, number)
    form = SourceForm(request.POST or None, initial={"source": found.count_source})
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            chosen = services.choose_source(
                actor=signed_in(request),
                wanted=wanted_in(request, found),
                source=CountSource(form.cleaned_data["source"]),
                reason=form.cleaned_data["reason"],
            )
            messages.success(request, f"Số liệu chính thức: {chosen.get_count_source_display().lower()}.")
            return redirect(reverse("elections:election", args=[unit.code, found.pk]) + kept(request.GET))
    context = {"place": place_of(request, unit), "form": form, "election": found}
    return render(request, "elections/source_form.html", context, status=422 if form.is_bound else 200)
