"""A form sent after the session had ended, or from a page opened before it: what was typed is given back.

It comes in a page of its own with a fresh token, from which it is sent again after signing in.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.csrf import csrf_failure

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
        return _given_back(request, 401)

    guarded.gives_back = True  # type: ignore[attr-defined]
    return guarded


def refused_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a request whose token isn't the session's, as one from a page opened before signing in again.

    A form that gives back what was typed does so, if it came from a page of this product: another's page must not put
    words into it.
    """
    match = request.resolver_match
    ours = request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
    if ours and match and hasattr(match.func, "gives_back") and _holds_something(typed_from(request.POST)):
        return _given_back(request, 403)
    return csrf_failure(request, reason)


def _given_back(request: HttpRequest, status: int) -> HttpResponse:
    fields = [(name, value) for name, values in request.POST.lists() if name not in _OF_THIS_PAGE for value in values]
    return render(request, "results/signed_out.html", {"fields": fields}, status=status)


def _holds_something(typed: Typed) -> bool:
    return any(not is_blank(line) for line in (typed.attendance, *typed.elections.values(), *typed.people))
