"""The one permission check: a role held in a unit reaches that unit's subtree."""

from collections.abc import Iterable
from typing import TypeVar

from django.db.models import Model, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from daihoi.apps.accounts.models import Grant, User
from daihoi.apps.accounts.roles import Permission, Role, roles_with
from daihoi.core.language import say

Row = TypeVar("Row", bound=Model)


class Forbidden(Exception):
    """The person may see the unit but their role does not bring this act; the message says which role does."""


def _live_grants(user: User) -> list[Grant]:
    cached: list[Grant] | None = getattr(user, "_live_grants", None)
    if cached is None:
        today = timezone.localdate()
        cached = list(
            Grant.objects.filter(Q(until__isnull=True) | Q(until__gt=today), user=user, since__lte=today)
            .select_related("unit")
            .order_by("unit__path")
        )
        user._live_grants = cached  # type: ignore[attr-defined]
    return cached


def roots(user: User, permission: Permission | None = None) -> tuple[str, ...]:
    """Give the paths of the units below which the person may act; with no permission, those of any role."""
    if not user.is_authenticated or not user.is_active:
        return ()
    wanted: Iterable[str] = Role.values if permission is None else roles_with(permission)
    return tuple(dict.fromkeys(grant.unit.path for grant in _live_grants(user) if grant.role in wanted))


def reaches(user: User, path: str, permission: Permission | None = None) -> bool:
    """Say whether the person's roles reach the unit at `path` (for `permission`, or at all)."""
    return any(path.startswith(root) for root in roots(user, permission))


def require(user: User, permission: Permission, path: str) -> None:
    """Let the act pass, or raise: `Http404` outside the person's scope, `Forbidden` inside it."""
    if reaches(user, path, permission):
        return
    if not reaches(user, path):
        raise Http404(say("Không có đơn vị này trong phạm vi của đồng chí."))
    holders = ", ".join(say(role.label) for role in Role if role in roles_with(permission))
    raise Forbidden(say("Việc «{act}» thuộc về: {holders}.", act=say(permission.label), holders=holders))


def within(rows: QuerySet[Row], user: User, permission: Permission, field: str = "unit__path") -> QuerySet[Row]:
    """Keep the rows whose unit path lies in the person's scope for `permission`."""
    return rows.filter(below_any(roots(user, permission), field))


def below(path: str, field: str = "path") -> Q:
    """Give the condition that a unit path lies in the subtree of `path`, as one index range."""
    return Q(**{f"{field}__gte": path, f"{field}__lt": path + "~"})


def below_any(paths: Iterable[str], field: str) -> Q:
    """Give the condition that a unit path lies in one of several subtrees; with none, nothing does."""
    condition = Q(pk__in=[])
    for path in paths:
        condition |= below(path, field)
    return condition
