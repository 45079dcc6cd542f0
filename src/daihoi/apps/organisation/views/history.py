"""A unit's history, and the acts that change it: asked for, told in full, then done with a reason."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from daihoi.apps.accounts.guard import signed_in
from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.permissions import reaches
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.frame.addresses import kept
from daihoi.apps.frame.answers import answer
from daihoi.apps.frame.tables import build
from daihoi.apps.organisation.acts import ACTS, Doing, UnitAct, acts_for
from daihoi.apps.organisation.forms import ChangeForm, ReasonForm
from daihoi.apps.organisation.guard import of_today, unit_view
from daihoi.apps.organisation.listings import first_day, last_day, stays_spec
from daihoi.apps.organisation.models import FOREVER, Unit
from daihoi.apps.organisation.naming import named_since, names_of
from daihoi.apps.organisation.queries import merged_from, once_below, origins_of, placements_of, successions_of
from daihoi.apps.organisation.refusals import refusals_in

CONFIRMED = "xac-nhan"


@unit_view(Permission.VIEW_PROGRESS)
def history(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Show where a unit stood and when, what it came from and went on in, and what can be done with it."""
    user = signed_in(request)
    stays = [(each, first_day(each), last_day(each)) for each in placements_of(unit)]
    context: dict[str, object] = {
        "unit": unit,
        "ended": unit.valid_until != FOREVER,
        "stays": [(each, first, last, _seen(user, each.parent)) for each, first, last in stays],
        "counted": merged_from(unit),
        "origins": [(each, _seen(user, each.predecessor)) for each in origins_of(unit)],
        "successions": [(each, _seen(user, each.successor)) for each in successions_of(unit)],
        "names": [(each, first_day(each), last_day(each)) for each in names_of(unit)],
        "named_since": named_since(unit),
        "acts": acts_for(user, unit),
        "sees_members": reaches(user, unit.path, Permission.VIEW_RESULTS),
    }
    table = build(stays_spec(unit, request.GET), once_below(unit), request.GET)
    return answer(request, "organisation/history.html", table, context)


def _seen(user: User, unit: Unit | None) -> bool:
    return unit is not None and reaches(user, unit.path)


@unit_view(Permission.MANAGE_UNITS)
@of_today
def change(request: HttpRequest, unit: Unit, act: str) -> HttpResponse:
    """Ask for a change of a unit, tell exactly what it will do, and do it once it is confirmed with a reason."""
    chosen = ACTS.get(act)
    if chosen is None:
        raise Http404("Không có việc này.")
    chosen.require(signed_in(request), unit)
    form = chosen.form(request.POST or None, actor=signed_in(request), unit=unit)
    if form.is_valid():
        with refusals_in(form):
            return _confirm(request, chosen, form, chosen.plan(unit, form))
    return _page(request, "organisation/change.html", {"act": chosen, "form": form}, wrong=form.is_bound)


def _confirm(request: HttpRequest, act: UnitAct, form: ChangeForm, lines: list[str]) -> HttpResponse:
    asked = ReasonForm(request.POST if CONFIRMED in request.POST else None)
    if asked.is_valid():
        doing = Doing(signed_in(request), form.unit, asked.cleaned_data["reason"])
        with refusals_in(asked):
            messages.success(request, act.perform(doing, form))
            response = redirect("organisation:history", form.unit.code)
            response["Location"] += kept(request.GET)
            return response
    context = {"act": act, "form": form, "asked": asked, "lines": lines}
    return _page(request, "organisation/confirm.html", context, wrong=asked.is_bound)


def _page(request: HttpRequest, template: str, context: dict[str, object], *, wrong: bool) -> HttpResponse:
    return render(request, template, context, status=422 if wrong else 200)
