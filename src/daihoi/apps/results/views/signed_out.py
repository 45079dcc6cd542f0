"""A form sent after the session had ended: what was typed is given back, to be sent again after signing in."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from daihoi.apps.results.entry.typed import Typed, is_blank, typed_from

_OF_THIS_PAGE = ("csrfmiddlewaretoken",)


def gives_back_what_was_typed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Show who is no longer signed in what they sent, in a page from which it can be sent again; nothing is stored.

    Without anything typed the view answers as ever, by sending the person to sign in.
    """

    @wraps(view)
    def guarded(request: HttpRequest, **rest: Any) -> HttpResponse:
        if request.method != "POST" or request.user.is_authenticated or not _holds_something(typed_from(request.POST)):
            return view(request, **rest)
        fields = [
            (name, value) for name, values in request.POST.lists() if name not in _OF_THIS_PAGE for value in values
        ]
        return render(request, "results/signed_out.html", {"fields": fields}, status=401)

    return guarded


def _holds_something(typed: Typed) -> bool:
    return any(not is_blank(line) for line in (typed.attendance, *typed.elections.values(), *typed.people))
