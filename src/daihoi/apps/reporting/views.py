"""The pages of this room."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from daihoi.apps.accounts.guard import page
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.organisation.guard import unit_view
from daihoi.apps.organisation.models import Unit
from daihoi.apps.organisation.queries import highest_unit


@page()
def first_screen(request: HttpRequest) -> HttpResponse:
    """Lead the person to the page of the highest unit in which they hold a role."""
    unit = highest_unit(request.user)
    return redirect("reporting:overview", unit.code) if unit else render(request, "reporting/no_role.html")


@unit_view(Permission.VIEW_PROGRESS)
def overview(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Show how far the subtree is."""
    return render(request, "reporting/overview.html")
