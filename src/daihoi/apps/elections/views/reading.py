"""The pages that show elections: those of a congress, one vote, its minutes."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from daihoi.apps.accounts.guard import signed_in
from daihoi.apps.accounts.permissions import reaches
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.elections.minutes import build_minutes
from daihoi.apps.elections.nominating.queries import lists_of
from daihoi.apps.elections.queries import election_of, elections_of, told_of
from daihoi.apps.elections.slides import slides_of
from daihoi.apps.organisation.guard import of_today, unit_view
from daihoi.apps.organisation.models import Unit
from daihoi.apps.papers.files import LAYOUTS, paper_response
from daihoi.apps.planning.place import place_of
from daihoi.apps.planning.queries import congress_of


@unit_view(Permission.VIEW_RESULTS)
@of_today
def elections(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Show the votes of the unit's congress, and what is to be done next."""
    place = place_of(request, unit)
    congress = congress_of(unit, place.cycle)
    votes = elections_of(congress) if congress else ()
    user = signed_in(request)
    told = [told_of(vote, user) for vote in votes]
    context = {
        "place": place,
        "congress": congress,
        "votes": told,
        "lists": lists_of(congress) if congress else (),
        "in_hand": next((each for each in told if each.is_listing and each.may_count), None),
        "may_list": reaches(user, unit.path, Permission.MANAGE_ELECTION),
    }
    return render(request, "elections/elections.html", context)


@unit_view(Permission.VIEW_RESULTS)
@of_today
def election(request: HttpRequest, unit: Unit, number: int) -> HttpResponse:
    """Show one vote: its list, its count, its outcome with the base worked out, what comes next."""
    told = told_of(election_of(unit, number), signed_in(request))
    return render(request, "elections/election.html", {"place": place_of(request, unit), "told": told})


@unit_view(Permission.VIEW_RESULTS)
@of_today
def slides(request: HttpRequest, unit: Unit, number: int) -> HttpResponse:
    """Show what is announced on the wall of the hall, one picture after another."""
    told = told_of(election_of(unit, number), signed_in(request))
    shown = slides_of(told)
    if not shown:
        raise Http404("Chưa kiểm phiếu nên chưa có gì để trình chiếu.")
    return render(request, "elections/slides.html", {"place": place_of(request, unit), "told": told, "slides": shown})


@unit_view(Permission.VIEW_RESULTS)
def minutes(_: HttpRequest, unit: Unit, number: int, form: str) -> HttpResponse:
    """Give the count minutes of a vote as a file."""
    found = election_of(unit, number)
    if form not in LAYOUTS or found.summoned is None:
        raise Http404("Chưa có biên bản kiểm phiếu này.")
    return paper_response(build_minutes(found), LAYOUTS[form], f"bien-ban-kiem-phieu-{unit.code}-{found.pk}")
