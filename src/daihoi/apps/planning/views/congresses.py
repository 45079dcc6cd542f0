"""The congresses of a subtree, and one unit's congress."""

from dataclasses import asdict

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from daihoi.apps.accounts.permissions import reaches
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.frame.addresses import kept
from daihoi.apps.frame.answers import answer
from daihoi.apps.frame.tables import build
from daihoi.apps.organisation.guard import unit_view
from daihoi.apps.organisation.models import Unit
from daihoi.apps.planning import services
from daihoi.apps.planning.forms import DayForm, HeldForm
from daihoi.apps.planning.listings import congresses_spec, stage_sign
from daihoi.apps.planning.models import Congress
from daihoi.apps.planning.place import place_of
from daihoi.apps.planning.queries import congress_of, congresses_below, events_of, merged_units, rules_of, stage_of
from daihoi.core.regulations.terms import CongressStatus, LevelRole


@unit_view(Permission.VIEW_PROGRESS)
def congresses(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Show the congresses of a subtree: when, of what kind, how far."""
    place = place_of(request, unit)
    table = build(congresses_spec(place, request.GET), congresses_below(place), request.GET)
    may_write = reaches(request.user, unit.path, Permission.MANAGE_CONGRESS)  # type: ignore[arg-type]
    return answer(request, "planning/congresses.html", table, {"place": place, "may_write": may_write})


@unit_view(Permission.VIEW_PROGRESS)
def congress(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Show a unit's own congress, with what was done with it and what can be done now."""
    return _congress_page(request, unit)


@require_POST
@unit_view(Permission.MANAGE_CONGRESS)
def record_held(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Record that the unit's congress was held."""
    found = _found(request, unit)
    form = HeldForm(request.POST)
    if form.is_valid():
        try:
            services.record_held(actor=request.user, congress=found, attendance=form.attendance())  # type: ignore[arg-type]
        except services.Refused as refused:
            _show(form, refused)
        else:
            messages.success(request, f"Đã ghi nhận đại hội của {unit.name}.")
            return _back(request, unit)
    return _congress_page(request, unit, held=form)


@require_POST
@unit_view(Permission.MANAGE_CONGRESS)
def change_day(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Move the unit's congress to another day."""
    found = _found(request, unit)
    form = DayForm(request.POST)
    if form.is_valid():
        try:
            services.change_planned_day(
                actor=request.user,  # type: ignore[arg-type] # the guard let only signed-in people pass
                congress=found,
                planned_on=form.day(),
                reason=form.cleaned_data["reason"],
            )
        except services.Refused as refused:
            _show(form, refused)
        else:
            messages.success(request, f"Đã đổi ngày đại hội của {unit.name} sang {form.day():%d/%m/%Y}.")
            return _back(request, unit)
    return _congress_page(request, unit, moved=form)


def _congress_page(
    request: HttpRequest, unit: Unit, held: HeldForm | None = None, moved: DayForm | None = None
) -> HttpResponse:
    place = place_of(request, unit)
    found = congress_of(unit, place.cycle)
    if found is None:
        return render(request, "planning/no_congress.html", {"place": place})
    context = {
        "place": place,
        "congress": found,
        "role": LevelRole(found.role),
        "stage": stage_of(found, place.as_of),
        "sign": stage_sign(found, place.as_of),
        "was_held": found.status == CongressStatus.HELD,
        "may_move": found.status == CongressStatus.PLANNED,
        "rules": rules_of(found),
        "merged": merged_units(found),
        "events": events_of(found),
        "may_write": reaches(request.user, unit.path, Permission.MANAGE_CONGRESS),  # type: ignore[arg-type]
        "held": held or HeldForm(initial=_initial(found)),
        "moved": moved or DayForm(),
    }
    return render(request, "planning/congress.html", context, status=422 if held or moved else 200)


def _initial(found: Congress) -> dict[str, object]:
    attendance = services.attendance_of(found)
    return asdict(attendance) if attendance else {"opened_on": found.planned_on, "form": found.form}


def _found(request: HttpRequest, unit: Unit) -> Congress:
    found = congress_of(unit, place_of(request, unit).cycle)
    if found is None:
        raise Http404("Đơn vị chưa có đại hội trong chu kỳ này.")
    return found


def _show(form: Form, refused: services.Refused) -> None:
    for finding in refused.findings:
        form.add_error(finding.field if finding.field in form.fields else None, finding.message)


def _back(request: HttpRequest, unit: Unit) -> HttpResponse:
    response = redirect("planning:congress", unit.code)
    response["Location"] += kept(request.GET)
    return response
