"""One unit's congress: planned, moved to another day, recorded as held, called off."""

from dataclasses import asdict, dataclass

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from daihoi.apps.accounts.guard import signed_in
from daihoi.apps.accounts.permissions import reaches
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.frame.addresses import kept
from daihoi.apps.organisation.guard import unit_view
from daihoi.apps.organisation.models import Unit
from daihoi.apps.organisation.refusals import refusals_in
from daihoi.apps.planning import meanwhile, services
from daihoi.apps.planning.attendance import Outdated, attendance_of, sign_of
from daihoi.apps.planning.concerns import concerns_of
from daihoi.apps.planning.forms import CancelForm, DayForm, FirstDayForm, HeldForm, PlanForm
from daihoi.apps.planning.history import congress_on
from daihoi.apps.planning.listings import stage_sign
from daihoi.apps.planning.meanwhile import Moved, Seen
from daihoi.apps.planning.models import Congress
from daihoi.apps.planning.opening import likely_role
from daihoi.apps.planning.place import Place, place_of
from daihoi.apps.planning.queries import congress_of, events_of, merged_units, rules_of, stage_of
from daihoi.core.language import say
from daihoi.core.regulations.terms import CongressStatus, LevelRole


@dataclass(frozen=True)
class Asked:
    """The form that was sent and could not be followed; the page draws the others afresh.

    `seen` signs what the person who sent the form has seen: the attendance for `held`, else the planned day.
    """

    plan: PlanForm | None = None
    held: HeldForm | None = None
    moved: FirstDayForm | None = None
    cancelled: CancelForm | None = None
    seen: str = ""

    @property
    def form(self) -> Form | None:
        return self.plan or self.held or self.moved or self.cancelled

    @property
    def status(self) -> int:
        return 422 if self.form is not None else 200


@unit_view(Permission.VIEW_PROGRESS)
def congress(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Show a unit's own congress, with what was done with it and what can be done now."""
    return _page(request, place_of(request, unit), Asked())


@require_POST
@unit_view(Permission.MANAGE_CONGRESS)
def plan(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Plan the unit's congress, for the first time or anew after it was called off."""
    place = place_of(request, unit)
    form = PlanForm(request.POST, cycle=place.cycle)
    if form.is_valid():
        with refusals_in(form):
            made = services.plan_congress(actor=signed_in(request), unit=unit, cycle=place.cycle, plan=form.plan())
            messages.success(request, _planned(unit, made))
            return _back(request, unit)
    return _page(request, place, Asked(plan=form))


@require_POST
@unit_view(Permission.MANAGE_CONGRESS)
def cancel(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Say that the unit's congress will not be held, with the reason."""
    place = place_of(request, unit)
    found, form = _found(place), CancelForm(request.POST)
    seen = request.POST.get("seen", "")
    if form.is_valid():
        with refusals_in(form):
            try:
                meanwhile.cancel(actor=signed_in(request), seen=Seen(found, seen), reason=form.cleaned_data["reason"])
            except Moved as moved:
                seen = moved.version
                raise
            messages.success(request, say("Đã ghi là {name} không tổ chức đại hội trong chu kỳ này.", name=unit.name))
            return _back(request, unit)
    return _page(request, place, Asked(cancelled=form, seen=seen))


@require_POST
@unit_view(Permission.MANAGE_CONGRESS)
def record_held(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Record that the unit's congress was held."""
    place = place_of(request, unit)
    found, form = _found(place), HeldForm(request.POST)
    seen = request.POST.get("seen", "")
    if form.is_valid():
        attendance = form.attendance()
        with refusals_in(form):
            try:
                services.record_seen(actor=signed_in(request), congress=found, attendance=attendance, seen=seen)
            except Outdated as outdated:
                seen = outdated.version
                raise
            messages.success(request, say("Đã ghi nhận đại hội của {name}.", name=unit.name))
            return _back(request, unit)
    return _page(request, place, Asked(held=form, seen=seen))


@require_POST
@unit_view(Permission.MANAGE_CONGRESS)
def change_day(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Settle the day of the unit's congress, or move it to another one with the reason."""
    place = place_of(request, unit)
    found = _found(place)
    form = _day_form(found)(request.POST)
    seen = request.POST.get("seen", "")
    if form.is_valid():
        reason = form.cleaned_data.get("reason", "")
        with refusals_in(form):
            try:
                meanwhile.change_day(
                    actor=signed_in(request), seen=Seen(found, seen), planned_on=form.day(), reason=reason
                )
            except Moved as moved:
                seen = moved.version
                raise
            messages.success(
                request, say("Ngày dự kiến của đại hội {name} là {day:%d/%m/%Y}.", name=unit.name, day=form.day())
            )
            return _back(request, unit)
    return _page(request, place, Asked(moved=form, seen=seen))


def _page(request: HttpRequest, place: Place, asked: Asked) -> HttpResponse:
    unit = place.unit
    found = congress_of(unit, place.cycle)
    if found is not None and place.shows_past:
        found = congress_on(found, place.as_of)
    may_manage = reaches(signed_in(request), unit.path, Permission.MANAGE_CONGRESS)
    may_write = may_manage and not place.shows_past
    context: dict[str, object] = {"place": place, "may_manage": may_manage, "may_write": may_write, "asked": asked.form}
    if found is None or found.status == CongressStatus.CANCELLED:
        context["plan"] = asked.plan or PlanForm(cycle=place.cycle, initial=_plan_initial(place, found))
    if found is None:
        return render(request, "planning/no_congress.html", context, status=asked.status)
    return render(request, "planning/congress.html", context | _told(place, found, asked), status=asked.status)


def _told(place: Place, found: Congress, asked: Asked) -> dict[str, object]:
    planned = found.status == CongressStatus.PLANNED
    events = events_of(found, place.as_of)
    return {
        "congress": found,
        "role": LevelRole(found.role),
        "stage": stage_of(found, place.as_of),
        "sign": stage_sign(found, place.as_of),
        "was_held": found.status == CongressStatus.HELD,
        "planned": planned,
        "locked": services.locked_because(found),
        "rules": rules_of(found),
        "merged": merged_units(found),
        "concerns": concerns_of(found) if planned else (),
        "events": events,
        "last": events[0] if events else None,
        "held": asked.held or HeldForm(initial=_held_initial(found)),
        "seen": asked.seen if asked.held else sign_of(attendance_of(found)),
        "day_seen": asked.seen if asked.moved or asked.cancelled else sign_of(found.planned_on),
        "moved": asked.moved or _day_form(found)(),
        "cancelled": asked.cancelled or CancelForm(),
    }


def _day_form(found: Congress) -> type[FirstDayForm]:
    return DayForm if found.planned_on else FirstDayForm


def _held_initial(found: Congress) -> dict[str, object]:
    attendance = attendance_of(found)
    return asdict(attendance) if attendance else {"opened_on": found.planned_on, "form": found.form}


def _plan_initial(place: Place, found: Congress | None) -> dict[str, object]:
    if found is not None:
        return asdict(services.plan_of(found))
    role = likely_role(place.unit, place.cycle)
    return {"role": role, "form": services.usual_form(place.cycle, role) if role else None}


def _found(place: Place) -> Congress:
    found = congress_of(place.unit, place.cycle)
    if found is None:
        raise Http404("Đơn vị chưa có đại hội trong chu kỳ này.")
    return found


def _back(request: HttpRequest, unit: Unit) -> HttpResponse:
    response = redirect("planning:congress", unit.code)
    response["Location"] += kept(request.GET)
    return response


def _planned(unit: Unit, congress: Congress) -> str:
    if congress.planned_on is None:
        return say("Đã lập lịch đại hội của {name}.", name=unit.name)
    return say(
        "Đã lập lịch đại hội của {name}, dự kiến khai mạc ngày {day:%d/%m/%Y}.",
        name=unit.name,
        day=congress.planned_on,
    )
