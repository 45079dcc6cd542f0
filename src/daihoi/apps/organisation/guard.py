"""The one way into a page about a unit: find it, check the person's role and scope, hand it to the view."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from daihoi.apps.accounts.guard import signed_in
from daihoi.apps.accounts.permissions import require
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.frame.addresses import kept
from daihoi.apps.organisation.models import Unit

UnitView = Callable[Concatenate[HttpRequest, Unit, ...], HttpResponse]


def unit_view(permission: Permission) -> Callable[[UnitView], Callable[..., HttpResponse]]:
    """Turn `view(request, unit, …)` into the view of an address with `<code>`; out of scope is 404."""

    def decorate(view: UnitView) -> Callable[..., HttpResponse]:
        @login_required
        @wraps(view)
        def guarded(request: HttpRequest, code: str, **rest: Any) -> HttpResponse:
            unit = Unit.objects.select_related("parent").filter(code=code).first()
            if unit is None:
                raise Http404("Không có đơn vị này trong phạm vi của đồng chí.")
            require(signed_in(request), permission, unit.path)
            request.unit = unit  # type: ignore[attr-defined]
            return view(request, unit, **rest)

        guarded.permission = permission  # type: ignore[attr-defined]
        return guarded

    return decorate


def of_today(view: UnitView) -> UnitView:
    """Let a page on which something is done take no day: an address that has one leads on to the page of today."""

    @wraps(view)
    def led(request: HttpRequest, unit: Unit, *rest: Any, **named: Any) -> HttpResponse:
        if request.method == "GET" and request.GET.get("den-ngay"):
            return redirect(request.path + kept(request.GET, "chu-ky"))
        return view(request, unit, *rest, **named)

    return led
