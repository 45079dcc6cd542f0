"""The one way into a page that belongs to no unit: signed in, and holding the permission somewhere."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.permissions import Forbidden, roots
from daihoi.apps.accounts.roles import Permission, Role, roles_with
from daihoi.core.language import say


def signed_in(request: HttpRequest) -> User:
    """Give the person who asks; the guard of the page let nobody pass who is not signed in."""
    return cast(User, request.user)


def page(permission: Permission | None = None) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Guard a page: any signed-in person, or one who holds `permission` in at least one unit."""

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @login_required
        @wraps(view)
        def guarded(request: HttpRequest, **rest: Any) -> HttpResponse:
            if permission is not None and not roots(signed_in(request), permission):
                holders = ", ".join(say(role.label) for role in Role if role in roles_with(permission))
                raise Forbidden(say("Việc «{act}» thuộc về: {holders}.", act=say(permission.label), holders=holders))
            return view(request, **rest)

        guarded.permission = permission  # type: ignore[attr-defined]
        return guarded

    return decorate
