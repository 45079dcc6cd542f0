"""Turns a refused act into the page that says who may do it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from daihoi.apps.accounts.permissions import Forbidden


class ForbiddenMiddleware:
    """Answer 403 with the reason where a person sees a unit but may not do the act."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Forbidden):
            return render(request, "403.html", {"reason": str(exception)}, status=403)
        return None
