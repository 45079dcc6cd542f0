"""Every write of this room: people, the roles they are given and those taken back."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from daihoi.apps.accounts.audit import Act, EntryType, record
from daihoi.apps.accounts.models import Grant, User
from daihoi.apps.accounts.permissions import Forbidden, reaches, require
from daihoi.apps.accounts.roles import Permission, Role, roles_with
from daihoi.core.language import say

if TYPE_CHECKING:
    from daihoi.apps.organisation.models import Unit

USER_CREATED = EntryType("accounts.user_created", "Lập tài khoản")
PASSWORD_SET = EntryType("accounts.password_set", "Đặt lại mật khẩu")
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


@dataclass(frozen=True, kw_only=True)
class NewAccount:
    """What an account is made from; a password is never kept as it was typed."""

    username: str
    full_name: str
    password: str


@transaction.atomic
def open_account(*, actor: User, account: NewAccount, role: Role, unit: "Unit") -> User:
    """Make an account together with its first role; an administrator does, in their own subtree."""
    require(actor, Permission.MANAGE_GRANTS, unit.path)
    user = User.objects.create_user(username=account.username, password=account.password, full_name=account.full_name)
    after = {"full_name": account.full_name}
    record(Act(actor=actor, kind=USER_CREATED, unit_code=unit.code, subject=account.username, after=after))
    give_role(actor=actor, user=user, role=role, unit=unit)
    return user


def require_may_set_password(actor: User, user: User) -> None:
    """Let the act pass where all the roles that the person ever held lie in the administrator's scope, or raise.

    Otherwise the administrator of a commune could take over the account of somebody who also serves the city.
    """
    paths = Grant.objects.filter(user=user).values_list("unit__path", flat=True)
    if not paths or not all(reaches(actor, path, Permission.MANAGE_GRANTS) for path in paths):
        raise Forbidden(
            say(
                "Đồng chí {user} có vai trò ở đơn vị ngoài phạm vi quản trị của đồng chí. Đề nghị người "
                "quản trị cấp trên đặt lại mật khẩu.",
                user=user,
            )
        )


@transaction.atomic
def set_password(*, actor: User, user: User, password: str) -> None:
    """Give a person a new password, as `require_may_set_password` allows; the old one opens nothing from now on."""
    require_may_set_password(actor, user)
    user.set_password(password)
    user.save()
    unit = user.grants.order_by("unit__path").values_list("unit__code", flat=True)[0]
    record(Act(actor=actor, kind=PASSWORD_SET, unit_code=unit, subject=user.username))


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
    """End a role from today; the row stays for the history. Nobody ends their own right to give roles."""
    require(actor, Permission.MANAGE_GRANTS, grant.unit.path)
    if grant.user_id == actor.pk and grant.role in roles_with(Permission.MANAGE_GRANTS):
        raise Forbidden(
            say("Không tự thu hồi vai trò quản trị của chính mình được. Đề nghị người quản trị khác thu hồi.")
        )
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
