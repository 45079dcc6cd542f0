"""The first screen, and the overview of a unit: how far its subtree is, or what comes next for its own congress."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from daihoi.apps.accounts.guard import page, signed_in
from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.permissions import reaches, roots
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.frame.addresses import unit_addresses
from daihoi.apps.frame.answers import answer
from daihoi.apps.frame.tables import build
from daihoi.apps.organisation.guard import unit_view
from daihoi.apps.organisation.models import Unit
from daihoi.apps.organisation.queries import highest_unit
from daihoi.apps.planning.place import Place, place_of
from daihoi.apps.reporting.beginning import beginning_of
from daihoi.apps.reporting.discretion import FEWEST, Sight, sight_of, tells_of_few
from daihoi.apps.reporting.drawings import course_charts, progress_map, target_chart
from daihoi.apps.reporting.links import record_links
from daihoi.apps.reporting.listings import children_spec
from daihoi.apps.reporting.next_steps import next_steps
from daihoi.apps.reporting.queries import ChildRow, children
from daihoi.apps.reporting.queries import overview as read_overview
from daihoi.core.language import say

MAPPED = 100


@page()
def first_screen(request: HttpRequest) -> HttpResponse:
    """Lead the person to the page of the highest unit in which they hold a role; who only counts, to the votes."""
    unit = highest_unit(signed_in(request))
    if unit is None:
        return render(request, "reporting/no_role.html")
    return redirect("elections:elections" if _only_counts(signed_in(request)) else "reporting:overview", unit.code)


def _only_counts(user: User) -> bool:
    return bool(roots(user, Permission.COUNT_VOTES)) and not roots(user, Permission.ENTER_RESULT)


@unit_view(Permission.VIEW_PROGRESS)
def overview(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Show how far a subtree is; a unit with nothing below it sees what comes next for its congress."""
    place = place_of(request, unit)
    rows = children(place)
    beginning = beginning_of(signed_in(request), place)
    if not rows and beginning:
        return render(request, "reporting/begin.html", {"place": place, "beginning": beginning})
    if not rows:
        return render(request, "reporting/next_steps.html", _next_steps_context(signed_in(request), place))
    table = build(children_spec(place, rows, record_links(request, unit)), rows, request.GET)
    context = _overview_context(request, place, rows)
    return answer(request, "reporting/overview.html", table, context | {"beginning": beginning})


def _next_steps_context(user: User, place: Place) -> dict[str, object]:
    sees_result = reaches(user, place.unit.path, Permission.VIEW_RESULTS)
    return {"place": place, "steps": next_steps(user, place), "sees_result": sees_result}


def _overview_context(request: HttpRequest, place: Place, rows: list[ChildRow]) -> dict[str, object]:
    found = read_overview(place)
    address = record_links(request, place.unit).of(place.unit)
    may_decide = reaches(signed_in(request), place.unit.path, Permission.DECIDE_RESULT)
    untold = sight_of(signed_in(request), place.unit) is Sight.FIGURES and any(map(tells_of_few, found.composition))
    told = () if untold else found.composition
    of_composition = target_chart(
        say("Cơ cấu so với mục tiêu"), told, lambda slug: address(slug, found.composition_role)
    )
    return {
        "place": place,
        "found": found,
        "address": address,
        "held": sum(level.held for level in found.progress),
        "curves": course_charts(place, found, address),
        "composition": of_composition,
        "untold": FEWEST if untold else 0,
        "map": progress_map(place, rows[:MAPPED], unit_addresses("reporting:overview", request.GET)),
        "waits": found.waiting if may_decide and not place.shows_past else 0,
    }
