"""Every write of this room: people, the roles they are given and those taken back."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from daihoi.apps.accounts.audit import Act, EntryType, record
from daihoi.apps.accounts.models import Grant, User
from daihoi.apps.accounts.permissions import require
from daihoi.apps.accounts.roles import Permission, Role

if TYPE_CHECKING:
    from daihoi.apps.organisation.models import Unit

USER_CREATED = EntryType("accounts.user_created", "Lập tài khoản")
GRANT_GIVEN = EntryType("accounts.grant_given", "Giao vai trò")
GRANT_ENDED = EntryType("accounts.grant_ended", "Thu hồi vai trò")


@dataclass(frozen=True)
class GrantSnapshot:
    """What the log keeps of a role: whose, which, where, until when."""

    user: str
    role: str
    unit: str
    until: date | None


def _snapshot(grant: Grant) -> GrantSnapshot:
    return GrantSnapshot(grant.user.username, grant.role, grant.unit.code, grant.until)


@transaction.atomic
def create_user(*, actor: User | None, username: str, full_name: str, password: str) -> User:
    """Make an account; `actor` None is the installation itself (first start, command line)."""
    user = User.objects.create_user(username=username, password=password, full_name=full_name)
    record(Act(actor=actor, kind=USER_CREATED, subject=username, after={"full_name": full_name}))
    return user


@transaction.atomic
def give_role(*, actor: User | None, user: User, role: Role, unit: "Unit") -> Grant:
    """Give a person a role in a unit; an administrator gives it, in their own subtree."""
    if actor is not None:
        require(actor, Permission.MANAGE_GRANTS, unit.path)
    grant, made = Grant.objects.get_or_create(user=user, role=role, unit=unit)
    if made or grant.until is not None:
        grant.until = None
        grant.save()
        record(Act(actor=actor, kind=GRANT_GIVEN, unit_code=unit.code, subject=user.username, after=_snapshot(grant)))
    return grant


@transaction.atomic
def end_role(*, actor: User, grant: Grant, reason: str) -> None:
    """End a role from today; the row stays for the history."""
    require(actor, Permission.MANAGE_GRANTS, grant.unit.path)
    before = _snapshot(grant)
    grant.until = timezone.localdate()
    grant.save()
    record(
        Act(
            actor=actor,
            kind=GRANT_ENDED,
            unit_code=grant.unit.code,
            subject=grant.user.username,
            before=before,
            after=_snapshot(grant),
            reason=reason,
        )
    )
