"""What the pages before a vote share: the list as the person saw it, the form shown again, the way back."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from daihoi.apps.elections.nominating.models import ElectionList
from daihoi.apps.elections.nominating.values import WantedList
from daihoi.apps.frame.addresses import kept
from daihoi.apps.organisation.models import Unit
from daihoi.apps.organisation.refusals import Refused
from daihoi.apps.planning.place import place_of


def wanted_list(request: HttpRequest, election_list: ElectionList) -> WantedList:
    """Give the list as the person saw it whose form this is."""
    seen = request.POST.get("seen", "")
    return WantedList(election_list, int(seen) if seen.isascii() and seen.isdigit() else -1)


def shown(request: HttpRequest, unit: Unit, template: str, context: dict[str, object]) -> HttpResponse:
    """Show a form; one that was refused says so in its status."""
    form = context["form"]
    status = 422 if isinstance(form, forms.Form) and form.is_bound else 200
    return render(
        request, f"elections/nominating/{template}.html", {"place": place_of(request, unit), **context}, status=status
    )


def to_list(request: HttpRequest, election_list: ElectionList) -> HttpResponse:
    """Lead back to the list's page."""
    address = reverse("elections:nominees", args=[election_list.congress.unit.code, election_list.pk])
    return redirect(address + kept(request.GET))


def done(request: HttpRequest, election_list: ElectionList, act: Callable[[], str]) -> HttpResponse:
    """Do an act that has no form, say what came of it, and lead back to the list."""
    try:
        messages.success(request, act())
    except Refused as refused:
        messages.error(request, str(refused))
    return to_list(request, election_list)
