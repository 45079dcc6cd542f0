"""The sample of paper ballots of one vote: drawn by dice, read by hand beside what the reader has."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from daihoi.apps.accounts.guard import signed_in
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.counting.models import HandLook
from daihoi.apps.counting.services.hand_checks import Draw, draw_sample, record_looks
from daihoi.apps.elections.forms import DrawForm
from daihoi.apps.elections.hand_checking import planned_for, sample_of
from daihoi.apps.elections.models import Election
from daihoi.apps.elections.queries import election_of
from daihoi.apps.frame.addresses import kept
from daihoi.apps.organisation.guard import of_today, unit_view
from daihoi.apps.organisation.models import Unit
from daihoi.apps.organisation.refusals import Refused, refusals_in
from daihoi.apps.planning.place import place_of


@unit_view(Permission.COUNT_VOTES)
@of_today
def hand_check(request: HttpRequest, unit: Unit, number: int) -> HttpResponse:
    """Draw a vote's sample, then show its ballots one below the other."""
    found = election_of(unit, number)
    context = {"place": place_of(request, unit), "election": found}
    sample = sample_of(found)
    if sample is not None:
        return render(request, "elections/sample.html", {**context, "sample": sample})
    try:
        planned = planned_for(found)
    except Refused as refused:
        return render(request, "elections/draw_form.html", {**context, "refused": refused})
    form = DrawForm(request.POST or None, sizes=planned.sizes)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            given = form.cleaned_data
            draw = Draw(planned.misread, given["risk"], given["dice"])
            draw_sample(actor=signed_in(request), box=planned.box, draw=draw)
            return _back(request, found)
    context |= {"planned": planned, "form": form}
    return render(request, "elections/draw_form.html", context, status=422 if form.is_bound else 200)


@require_POST
@unit_view(Permission.COUNT_VOTES)
@of_today
def record_found(request: HttpRequest, unit: Unit, number: int) -> HttpResponse:
    """Record what was found on the papers."""
    found = election_of(unit, number)
    sample = sample_of(found)
    if sample is None:
        messages.error(request, "Chưa rút phiếu của cuộc bầu này.")
        return _back(request, found)
    given = {each.place: request.POST.get(f"phieu-{each.place}", "") for each in sample.drawn}
    looks = {place: HandLook.Found(value) for place, value in given.items() if value in HandLook.Found.values}
    try:
        record_looks(actor=signed_in(request), check=sample.check, found=looks)
    except Refused as refused:
        messages.error(request, str(refused))
    return _back(request, found)


def _back(request: HttpRequest, found: Election) -> HttpResponse:
    return redirect(reverse("elections:hand_check", args=[found.congress.unit.code, found.pk]) + kept(request.GET))
