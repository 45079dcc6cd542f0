"""Who decides on a unit's result: the unit above it, never the unit itself (sheet A.13.2)."""

from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.organisation import authority
from daihoi.apps.organisation.models import Unit
from daihoi.core.language import say


def may_decide(actor: User, unit: Unit) -> bool:
    """Say whether a person decides on this unit's result: their scope covers the unit above it."""
    return authority.reaches_above(actor, unit, Permission.DECIDE_RESULT)


def require_above(actor: User | None, unit: Unit) -> None:
    """Let a decision on this unit's result pass, or raise: `Http404` outside the scope, else `Forbidden`."""
    if actor is not None:
        refusal = say(
            "Kết quả của {unit} do cấp trên trực tiếp quyết định, không do đơn vị tự quyết định.", unit=unit.name
        )
        authority.require_above(actor, unit, Permission.DECIDE_RESULT, refusal)
