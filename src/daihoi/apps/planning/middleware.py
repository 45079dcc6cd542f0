"""Turns an address that asks for a day or a cycle of which nothing can be told into the page that says so."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from daihoi.apps.frame.addresses import KEPT
from daihoi.apps.planning.place import Untold, cycle_of, day_in, why_no_cycle


class UntoldMiddleware:
    """Answer 404 with the reason, on pages and files alike, instead of figures of a day that was not asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        if not request.user.is_authenticated or not any(request.GET.get(name) for name in KEPT):
            return None
        if not (reason := _without_untold(request)):
            return None
        return render(request, "planning/untold.html", {"reason": reason}, status=404)


def _without_untold(request: HttpRequest) -> str:
    """Take what can't be followed out of the address, so that the page's links lead on, and say why it can't."""
    code, cycle = request.GET.get("chu-ky"), cycle_of(request)
    if code and (cycle is None or cycle.code != code):
        _leave_out(request, *KEPT)
        return why_no_cycle(code)
    try:
        if cycle is not None:
            day_in(request, cycle)
    except Untold as untold:
        _leave_out(request, "den-ngay")
        return str(untold)
    return ""


def _leave_out(request: HttpRequest, *names: str) -> None:
    query = request.GET.copy()
    for name in names:
        query.pop(name, None)
    request.GET = query  # type: ignore[assignment]
