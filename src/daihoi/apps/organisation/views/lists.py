"""Pages that list: the units of a subtree, the search for a unit, members."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

from daihoi.apps.accounts.guard import page, signed_in
from daihoi.apps.accounts.permissions import reaches
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.frame.answers import answer
from daihoi.apps.frame.tables import build
from daihoi.apps.organisation.chosen import chosen_day
from daihoi.apps.organisation.columns import unit_columns
from daihoi.apps.organisation.guard import unit_view
from daihoi.apps.organisation.listings import members_spec, units_spec
from daihoi.apps.organisation.models import Unit
from daihoi.apps.organisation.naming import unit_as_of
from daihoi.apps.organisation.queries import members_below, units_below, units_found
from daihoi.apps.organisation.taking import People, answer_people

FOUND = 20


@page()
def search(request: HttpRequest) -> HttpResponse:
    """Find units by name or code: a list for the switcher, or a page of its own."""
    text = request.GET.get("q", "")
    found = units_found(signed_in(request), text, FOUND)
    page_now = request.GET.get("trang-hien-tai", "")
    hits = [(unit, _same_page(page_now, unit)) for unit in found]
    template = "organisation/found.html" if request.headers.get("HX-Request") else "organisation/search.html"
    return render(request, template, {"hits": hits, "text": text, "full": len(hits) == FOUND})


def _same_page(name: str, unit: Unit) -> str:
    try:
        return reverse(name, args=[unit.code])
    except NoReverseMatch:
        return reverse("reporting:overview", args=[unit.code])


@unit_view(Permission.VIEW_PROGRESS)
def units(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Show the units of a subtree."""
    day = chosen_day(request)
    then, rows = unit_as_of(unit, day), units_below(unit, day)
    for later in unit_columns():
        rows = later.prepare(rows, request)
    return answer(
        request,
        "organisation/units.html",
        build(units_spec(then, request.GET, links_members=_sees_members(request, unit)), rows, request.GET),
        {"unit": then, "sees_members": _sees_members(request, unit)},
    )


def _sees_members(request: HttpRequest, unit: Unit) -> bool:
    return reaches(signed_in(request), unit.path, Permission.VIEW_RESULTS)


@unit_view(Permission.VIEW_RESULTS)
def members(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Show the members of a subtree."""
    table = build(members_spec(unit, request.GET), members_below(unit), request.GET)
    return answer_people(request, "organisation/members.html", People(unit, table), {})
