"""The days off by which working days are counted: which years are known, and the page on which a year is entered."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from daihoi.apps.accounts.guard import page, signed_in
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.frame.answers import answer
from daihoi.apps.frame.tables import build
from daihoi.apps.organisation.refusals import refusals_in
from daihoi.apps.planning import holidays as days
from daihoi.apps.planning.holiday_forms import HolidaysForm
from daihoi.apps.planning.listings import holidays_spec
from daihoi.core.language import say
from daihoi.core.regulations.holidays import vietnam_holidays

LAST_YEAR = 2100


@page(Permission.MANAGE_HOLIDAYS)
def holidays(request: HttpRequest) -> HttpResponse:
    """List the years with what is known of their days off, up to the next year."""
    known = days.known_years(timezone.localdate().year + 1)
    unknown = [year for year in known if not year.is_known]
    may_enter = days.may_enter_holidays(signed_in(request))
    years = ", ".join(str(year.year) for year in unknown)
    context = {"unknown": unknown, "unknown_years": years, "may_enter": may_enter}
    table = build(holidays_spec(), known, request.GET)
    return answer(request, "planning/holidays.html", table, context)


@page(Permission.MANAGE_HOLIDAYS)
def holiday_year(request: HttpRequest, year: int) -> HttpResponse:
    """Show the days off of a year, and enter those that the product does not bring along."""
    if not min(vietnam_holidays().years) <= year <= LAST_YEAR:
        raise Http404("Không có lịch nghỉ của năm này.")
    form = HolidaysForm(request.POST or None, year=year, entered=days.terms_of(year))
    if form.is_valid():
        with refusals_in(form):
            days.enter_holidays(actor=signed_in(request), terms=form.terms(), reason=form.cleaned_data["reason"])
            messages.success(
                request, say("Đã ghi lịch nghỉ năm {year}; các hạn tính theo ngày làm việc đã tính lại.", year=year)
            )
            return redirect("planning:holidays")
    context = {"form": form, "year": year, "brought": days.brought_along(year), "may_enter": _may_enter(request)}
    return render(request, "planning/holiday_year.html", context, status=422 if form.is_bound else 200)


def _may_enter(request: HttpRequest) -> bool:
    return days.may_enter_holidays(signed_in(request))
