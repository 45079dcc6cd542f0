"""Every read of this room that is more than a get: the log as a person may see it, and who holds which role."""

from django.apps import apps
from django.db.models import Manager, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from daihoi.apps.accounts.audit import EntryType
from daihoi.apps.accounts.models import AuditEntry, Grant, User
from daihoi.apps.accounts.permissions import below_any, roots, within
from daihoi.apps.accounts.roles import Permission
from daihoi.core.names import search_key


def _units() -> Manager[Model]:
    return apps.get_model("organisation", "Unit")._default_manager  # named by string: this room stands before that one


def log_length() -> int:
    """Give the number of entries that stand in the log."""
    return AuditEntry.objects.count()


def entries_for(user: User) -> QuerySet[AuditEntry]:
    """Give the entries about units in the person's scope, newest first, each with its `unit_name`."""
    named = _units().filter(code=OuterRef("unit_code")).values("name")[:1]
    return (
        AuditEntry.objects.filter(_in_scope(user))
        .annotate(unit_name=Coalesce(Subquery(named), "unit_code"))
        .order_by("-sequence")
    )


def _in_scope(user: User) -> Q:
    """An entry lies in scope by its unit; entries about no unit are seen by who reaches a whole tree."""
    paths = roots(user, Permission.VIEW_AUDIT)
    condition = Q(unit_code__in=_units().filter(below_any(paths, "path")).values("code"))
    if _units().filter(path__in=paths, parent__isnull=True).exists():
        condition |= Q(unit_code="")
    return condition


def permission_missing(user: User, entry: AuditEntry) -> Permission | None:
    """Give the permission that a person lacks to be shown what an entry keeps of before and after; None if none."""
    kind = EntryType.registry.get(entry.kind)
    if kind is None or _units().filter(below_any(roots(user, kind.reads), "path"), code=entry.unit_code).exists():
        return None
    return kind.reads if kind.reads is not Permission.VIEW_AUDIT else None


def unit_codes_like(text: str) -> QuerySet[Model, str]:
    """Give the codes of the units whose name or code holds a text, accents aside."""
    return _units().filter(search__contains=search_key(text)).values_list("code", flat=True)


def unit_in_scope(user: User, code: str) -> Model | None:
    """Give the unit with a code where the person may give roles, or nothing."""
    return _units().filter(below_any(roots(user, Permission.MANAGE_GRANTS), "path"), code=code).first()


def grants_for(user: User) -> QuerySet[Grant]:
    """Give the roles held in the person's scope, ended ones too, with their people and units."""
    rows = Grant.objects.select_related("user", "unit").order_by("user__full_name", "unit__path", "pk")
    return within(rows, user, Permission.MANAGE_GRANTS)


def live() -> Q:
    """Give the condition that a role is held today."""
    today = timezone.localdate()
    return Q(since__lte=today) & (Q(until__isnull=True) | Q(until__gt=today))
