"""All figures of a subtree, and the records behind each one."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from daihoi.apps.accounts.permissions import require
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.frame.addresses import unit_addresses
from daihoi.apps.frame.answers import answer
from daihoi.apps.frame.tables import Spec, build
from daihoi.apps.organisation.guard import unit_view
from daihoi.apps.organisation.models import Unit
from daihoi.apps.organisation.taking import People, answer_people
from daihoi.apps.planning.listings import congresses_spec
from daihoi.apps.planning.place import place_of
from daihoi.apps.reporting import queries
from daihoi.apps.reporting.discretion import FEWEST, Sight, discreet, is_few, opens_to_all, sight_of
from daihoi.apps.reporting.drawings import section_chart, target_chart
from daihoi.apps.reporting.links import record_links
from daihoi.apps.reporting.listings import people_spec
from daihoi.apps.reporting.queries import RecordKind
from daihoi.core.language import say
from daihoi.core.regulations.terms import LevelRole
from daihoi.core.rollup import BY_CODE

COMPOSITION = "Cơ cấu"


@unit_view(Permission.VIEW_PROGRESS)
def structure(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Show every figure of section F of one level, against its target, with the equations that must hold."""
    place = place_of(request, unit)
    found = queries.structure(place, _role(request))
    sight = sight_of(request.user, unit)  # type: ignore[arg-type]
    if sight is Sight.FIGURES:
        found = discreet(found)
    opened = record_links(request, unit).of(unit)

    def address(slug: str) -> str:
        return opened(slug, found.role)

    charts = [section_chart(section, address) for section in found.sections if section.parts_of]
    targets = next((section.figures for section in found.sections if section.title == COMPOSITION), ())
    context = {
        "place": place,
        "found": found,
        "address": opened,
        "charts": charts,
        "targets": target_chart(say("Cơ cấu so với mục tiêu"), targets, address) if targets else None,
        "untold": FEWEST if sight is Sight.FIGURES and is_few(found.elected) else 0,
    }
    return render(request, "reporting/structure.html", context)


@unit_view(Permission.VIEW_PROGRESS)
def records(request: HttpRequest, unit: Unit, measure: str) -> HttpResponse:
    """Open a figure: the people or congresses that it counts, its formula, its parts by unit.

    What stands on people or on their election asks for the permission to see results.
    """
    place = place_of(request, unit)
    if measure in BY_CODE and not opens_to_all(measure):
        require(request.user, Permission.VIEW_RESULTS, unit.path)  # type: ignore[arg-type]
    try:
        found = queries.records(place, measure, _role(request))
    except KeyError:
        raise Http404(say("Không có số liệu này.")) from None
    people = found.kind is RecordKind.PEOPLE
    spec: Spec[Any] = people_spec(place, request.GET) if people else congresses_spec(place, request.GET)
    part = unit_addresses("reporting:records", request.GET, measure, cap=found.role)
    context: dict[str, object] = {
        "place": place,
        "found": found,
        "parts": [(each, part(each.code) if each.code != unit.code else "") for each in found.parts],
        "added": sum(each.count for each in found.parts),
    }
    table = build(spec, found.rows, request.GET)
    if people:
        return answer_people(request, "reporting/records.html", People(unit, table), context)
    return answer(request, "reporting/records.html", table, context)


def _role(request: HttpRequest) -> LevelRole | None:
    wanted = request.GET.get("cap", "")
    return LevelRole(wanted) if wanted in list(LevelRole) else None
