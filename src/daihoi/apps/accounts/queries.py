"""Every read of this room that is more than a get: the log as a person may see it, and who holds which role."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.apps import apps
from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from daihoi.apps.accounts.models import AuditEntry, AuditHead, Grant, User
from daihoi.apps.accounts.permissions import below_any, roots, within
from daihoi.apps.accounts.roles import Permission


@dataclass(frozen=True)
class LogFilter:
    """What a person looks for in the log; an empty part asks for nothing."""

    person: str = ""
    unit: str = ""
    kind: str = ""
    day: date | None = None


def log_length() -> int:
    """Give the number of entries that the log says it has."""
    head = AuditHead.objects.first()
    return head.sequence if head else 0


def entries_for(user: User, wanted: LogFilter) -> QuerySet[AuditEntry]:
    """Give the entries about units in the person's scope, newest first."""
    entries = AuditEntry.objects.filter(_in_scope(user)).order_by("-sequence")
    if wanted.person:
        entries = entries.filter(actor__icontains=wanted.person)
    if wanted.unit:
        entries = entries.filter(unit_code=wanted.unit)
    if wanted.kind:
        entries = entries.filter(kind=wanted.kind)
    if wanted.day:
        begin = timezone.make_aware(datetime.combine(wanted.day, time.min))
        entries = entries.filter(at__gte=begin, at__lt=begin + timedelta(days=1))
    return entries


def _in_scope(user: User) -> Q:
    """An entry lies in scope by its unit; entries about no unit are seen by who reaches a whole tree."""
    paths = roots(user, Permission.VIEW_AUDIT)
    unit = apps.get_model("organisation", "Unit")
    reached = unit._default_manager.filter(below_any(paths, "path")).values("code")
    condition = Q(unit_code__in=reached)
    if unit._default_manager.filter(path__in=paths, parent__isnull=True).exists():
        condition |= Q(unit_code="")
    return condition


def accounts_for(user: User) -> QuerySet[User]:
    """Give the accounts that hold or held a role in the person's scope, with those roles, by name."""
    grants = within(Grant.objects.select_related("unit").order_by("unit__path", "role"), user, Permission.MANAGE_GRANTS)
    return (
        User.objects.filter(pk__in=grants.values("user"))
        .prefetch_related(Prefetch("grants", queryset=grants, to_attr="grants_in_scope"))
        .order_by("full_name", "username")
    )


def names_of_units(codes: Iterable[str]) -> dict[str, str]:
    """Give the names of units by code."""
    unit = apps.get_model("organisation", "Unit")
    return dict(unit._default_manager.filter(code__in=set(codes)).values_list("code", "name"))
