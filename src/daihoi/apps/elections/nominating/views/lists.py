"""The pages of a list as a whole: opened, shown, its terms, dropped, approved."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from daihoi.apps.accounts.guard import signed_in
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.elections.nominating.forms import ApprovalForm, TermsForm
from daihoi.apps.elections.nominating.queries import list_of, lists_of, told_list
from daihoi.apps.elections.nominating.services import lists as services
from daihoi.apps.elections.nominating.services.lists import terms_of
from daihoi.apps.elections.nominating.standing import standings_of
from daihoi.apps.elections.nominating.summary import build_summary
from daihoi.apps.elections.nominating.views.answering import shown, to_list, wanted_list
from daihoi.apps.elections.openings import first_list
from daihoi.apps.elections.queries import elections_of
from daihoi.apps.frame.addresses import kept
from daihoi.apps.organisation.guard import of_today, unit_view
from daihoi.apps.organisation.models import Unit
from daihoi.apps.organisation.refusals import Refused, refusals_in
from daihoi.apps.papers.files import LAYOUTS, paper_response
from daihoi.apps.planning.place import place_of
from daihoi.apps.planning.queries import congress_of
from daihoi.core.language import say
from daihoi.core.regulations.terms import ElectedBody, LevelRole


@unit_view(Permission.MANAGE_ELECTION)
@of_today
def open_list(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Begin a list that is made from nominations."""
    congress = congress_of(unit, place_of(request, unit).cycle)
    if congress is None:
        raise Http404("Đơn vị chưa có đại hội trong chu kỳ này.")
    votes = elections_of(congress)
    taken = {ElectedBody(vote.body) for vote in votes} | {ElectedBody(one.body) for one in lists_of(congress)}
    first = {**first_list(congress, votes), "body": next((body for body in ElectedBody if body not in taken), None)}
    form = TermsForm(request.POST or None, role=LevelRole(congress.role), initial=first)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            opened = services.open_list(actor=signed_in(request), congress=congress, terms=form.terms())
            return to_list(request, opened)
    return shown(request, unit, "terms_form", {"form": form})


@unit_view(Permission.VIEW_RESULTS)
@of_today
def nominees(request: HttpRequest, unit: Unit, number: int) -> HttpResponse:
    """Show a list: who was put forward, what the rules say of it, what is to be done next."""
    told = told_list(list_of(unit, number), signed_in(request))
    return render(request, "elections/nominating/nominees.html", {"place": place_of(request, unit), "told": told})


@unit_view(Permission.MANAGE_ELECTION)
@of_today
def change_terms(request: HttpRequest, unit: Unit, number: int) -> HttpResponse:
    """Change how many are elected, or who votes."""
    found = list_of(unit, number)
    form = TermsForm(request.POST or None, role=LevelRole(found.congress.role), initial=vars(terms_of(found)))
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            wanted = wanted_list(request, found)
            services.change_terms(actor=signed_in(request), wanted=wanted, terms=form.terms())
            return to_list(request, found)
    return shown(request, unit, "terms_form", {"form": form, "election_list": found})


@require_POST
@unit_view(Permission.MANAGE_ELECTION)
def drop(request: HttpRequest, unit: Unit, number: int) -> HttpResponse:
    """Take back a list that was opened by mistake."""
    found = list_of(unit, number)
    try:
        services.drop_list(actor=signed_in(request), wanted=wanted_list(request, found))
    except Refused as refused:
        messages.error(request, str(refused))
        return to_list(request, found)
    messages.success(request, say("Đã bỏ danh sách bầu {title}.", title=found.title))
    return redirect(reverse("elections:elections", args=[unit.code]) + kept(request.GET))


@unit_view(Permission.MANAGE_ELECTION)
@of_today
def approve(request: HttpRequest, unit: Unit, number: int) -> HttpResponse:
    """Record the show of hands that fixes number and list."""
    found = list_of(unit, number)
    form = ApprovalForm(request.POST or None, initial={"present": found.congress.present})
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            wanted = wanted_list(request, found)
            election = services.approve_list(actor=signed_in(request), wanted=wanted, approval=form.approval())
            messages.success(request, say("Danh sách bầu {title} đã được thông qua.", title=election.title))
            address = reverse("elections:election", args=[unit.code, election.pk])
            return redirect(address + kept(request.GET))
    told = told_list(found, signed_in(request))
    return shown(request, unit, "approve_form", {"form": form, "election_list": found, "told": told})


@unit_view(Permission.VIEW_RESULTS)
def summary(_: HttpRequest, unit: Unit, number: int, form: str) -> HttpResponse:
    """Give the summary list of those who stand as a file."""
    found = list_of(unit, number)
    if form not in LAYOUTS or not standings_of(found).standing:
        raise Http404("Chưa có danh sách trích ngang này.")
    return paper_response(build_summary(found), LAYOUTS[form], f"trich-ngang-{unit.code}-{found.pk}")
