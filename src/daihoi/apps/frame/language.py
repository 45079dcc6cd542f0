"""The language of the pages: Vietnamese, whatever the browser asks for, until a person chooses English at the foot."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import trans_real
from django.views.decorators.http import require_POST

from daihoi.core.language import Language, catalogue, speaking

COOKIE = "ngon-ngu"
_YEAR = 365 * 24 * 3600


class LanguageMiddleware:
    """Answer each request in the language that the person chose."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = _language(request.COOKIES.get(COOKIE, ""))
        with speaking_everywhere(language):
            response = self.get_response(request)
        response.headers["Content-Language"] = language
        return response


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Keep the language chosen and go back to the page."""
    back = request.POST.get("trang", "")
    known = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    response = HttpResponseRedirect(back if known else "/")
    response.set_cookie(
        COOKIE,
        _language(request.POST.get(COOKIE, "")),
        max_age=_YEAR,
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )
    return response


@contextmanager
def speaking_everywhere(language: Language) -> Iterator[None]:
    """Speak a language in templates too, where Django looks for its own words as well."""
    if language is Language.ENGLISH:
        _lend_catalogue()
    with speaking(language), translation.override(language):
        yield


def _language(code: str) -> Language:
    return Language.ENGLISH if code == Language.ENGLISH else Language.VIETNAMESE


@cache
def _lend_catalogue() -> None:
    """Give Django the sentences too; it would look for compiled files otherwise."""
    trans_real.translation(Language.ENGLISH).merge(catalogue())
