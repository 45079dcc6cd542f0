"""Who decides on a unit: the unit above makes, changes and ends it; the unit itself looks after those below it."""

from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.permissions import Forbidden, reaches, require
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.organisation.models import Unit
from daihoi.core.language import say


def reaches_above(user: User, unit: Unit, permission: Permission) -> bool:
    """Say whether a person's roles reach the unit above a unit, whose business a decision on it is.

    The topmost unit has nobody above it here: those who decide in it record what was decided on paper.
    """
    return reaches(user, (unit.parent or unit).path, permission)


def require_above(user: User, unit: Unit, permission: Permission, refusal: str) -> None:
    """Let a decision of the unit above pass, or raise: `Http404` outside the scope, else `Forbidden` as told."""
    if reaches_above(user, unit, permission):
        return
    require(user, permission, unit.path)
    raise Forbidden(refusal)


def decided_above(name: str) -> str:
    """Say why somebody of the unit of that name does not change or end it."""
    return say(
        "Việc đổi tên, chuyển, sáp nhập, chia tách, kết thúc {name} do cấp trên trực tiếp quyết "
        "định, không do đơn vị tự quyết định.",
        name=name,
    )


def may_decide_on(user: User, unit: Unit) -> bool:
    """Say whether a person may rename, move, merge, split or end a unit."""
    return reaches_above(user, unit, Permission.MANAGE_UNITS)


def require_decision(user: User, unit: Unit) -> None:
    """Let a change or an end of a unit pass, or raise as `require_above` does."""
    require_above(user, unit, Permission.MANAGE_UNITS, decided_above(unit.name))
