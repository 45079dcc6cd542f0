"""The congresses of a subtree."""

from django.http import HttpRequest, HttpResponse

from daihoi.apps.accounts.guard import signed_in
from daihoi.apps.accounts.permissions import reaches
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.frame.answers import answer
from daihoi.apps.frame.tables import build
from daihoi.apps.organisation.guard import unit_view
from daihoi.apps.organisation.models import Unit
from daihoi.apps.planning.listings import congresses_spec
from daihoi.apps.planning.place import place_of
from daihoi.apps.planning.queries import congresses_below


@unit_view(Permission.VIEW_PROGRESS)
def congresses(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Show the congresses of a subtree: when, of what kind, how far."""
    place = place_of(request, unit)
    table = build(congresses_spec(place, request.GET), congresses_below(place), request.GET)
    may_write = reaches(signed_in(request), unit.path, Permission.MANAGE_CONGRESS)
    return answer(request, "planning/congresses.html", table, {"place": place, "may_write": may_write})
