"""The page that prints a vote's ballots."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from daihoi.apps.accounts.guard import signed_in
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.elections import services
from daihoi.apps.elections.ballots import ballots_file
from daihoi.apps.elections.forms import PrintForm
from daihoi.apps.elections.queries import election_of
from daihoi.apps.elections.services import printed_of
from daihoi.apps.elections.views.changing import wanted_in
from daihoi.apps.organisation.guard import of_today, unit_view
from daihoi.apps.organisation.models import Unit
from daihoi.apps.organisation.refusals import refusals_in
from daihoi.apps.papers.files import PDF_TYPE
from daihoi.apps.planning.place import place_of


@unit_view(Permission.MANAGE_ELECTION)
@of_today
def print_ballots(request: HttpRequest, unit: Unit, number: int) -> HttpResponse:
    """Give the ballots of a list as a file to print, and keep how many."""
    found = election_of(unit, number)
    form = PrintForm(request.POST or None, initial={"copies": found.congress.summoned})
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            copies = form.cleaned_data["copies"]
            services.print_ballots(actor=signed_in(request), wanted=wanted_in(request, found), copies=copies)
            response = HttpResponse(ballots_file(found, copies), content_type=PDF_TYPE)
            response["Content-Disposition"] = f'attachment; filename="phieu-bau-{unit.code}-{found.pk}.pdf"'
            return response
    context = {"place": place_of(request, unit), "form": form, "election": found, "printed": printed_of(found)}
    return render(request, "elections/print_form.html", context, status=422 if form.is_bound else 200)
