"""Pages that only show: the result of a unit's congress, the results that wait for a decision."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from daihoi.apps.accounts.guard import signed_in
from daihoi.apps.accounts.permissions import reaches
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.frame.addresses import kept, with_query
from daihoi.apps.frame.answers import answer
from daihoi.apps.frame.tables import build
from daihoi.apps.organisation.guard import unit_view
from daihoi.apps.organisation.models import Unit
from daihoi.apps.planning.place import place_of
from daihoi.apps.results.queries import congress_of, view_of, waiting_below, waiting_for
from daihoi.apps.results.tables import waiting_spec
from daihoi.core.regulations.terms import LevelRole

BELOW = "ca-cap-duoi"


@unit_view(Permission.VIEW_RESULTS)
def result(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Show the result of the unit's congress: where it stands, elections, people, findings."""
    place = place_of(request, unit)
    congress = congress_of(unit, place.cycle)
    if congress is None:
        return render(request, "results/no_congress.html", {"place": place})
    view = view_of(signed_in(request), congress, place.as_of)
    decides = congress.role != LevelRole.CELL and reaches(signed_in(request), unit.path, Permission.DECIDE_RESULT)
    context = {"place": place, "view": view, "move": view.move.name, "decides": decides}
    return render(request, "results/result.html", context)


@unit_view(Permission.DECIDE_RESULT)
def waiting(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Show the results that wait for a decision, those with the nearest or longest past deadline first."""
    place = place_of(request, unit)
    further = BELOW in request.GET
    rows = (waiting_below if further else waiting_for)(place)
    table = build(waiting_spec(unit, place, kept(request.GET)), rows, request.GET)
    here = request.path + kept(request.GET)
    context = {"place": place, "further": further, "here": here, "below": with_query(here, **{BELOW: "1"})}
    return answer(request, "results/waiting.html", table, context)
