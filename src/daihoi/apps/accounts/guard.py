"""The one way into a page that belongs to no unit: signed in, and holding the permission somewhere."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

from daihoi.apps.accounts.permissions import Forbidden, roots
from daihoi.apps.accounts.roles import Permission, Role, roles_with


def page(permission: Permission | None = None) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Guard a page: any signed-in person, or one who holds `permission` in at least one unit."""

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @login_required
        @wraps(view)
        def guarded(request: HttpRequest, **rest: Any) -> HttpResponse:
            if permission is not None and not roots(request.user, permission):  # type: ignore[arg-type]
                holders = ", ".join(role.label for role in Role if role in roles_with(permission))
                raise Forbidden(f"Việc «{permission.label}» thuộc về: {holders}.")
            return view(request, **rest)

        guarded.permission = permission  # type: ignore[attr-defined]
        return guarded

    return decorate
