"""Every read of this room that is more than a get: which imports a person may see, and the verdicts of one."""

from collections import defaultdict

from django.db.models import Case, IntegerField, QuerySet, Value, When

from daihoi.apps.accounts.models import Grant, User
from daihoi.apps.accounts.permissions import roots
from daihoi.apps.accounts.queries import live
from daihoi.apps.accounts.roles import Permission, roles_with
from daihoi.apps.exchange.models import Import, Verdict

_RANK = {
    Verdict.Level.FAULT: 0,
    Verdict.Level.WARNING: 1,
    Verdict.Level.CHANGE: 2,
    Verdict.Level.ADD: 3,
    Verdict.Level.SAME: 4,
}


def imports_for(user: User) -> QuerySet[Import]:
    """Give a person's own imports and those of people whose whole scope lies in theirs, newest first."""
    mine = roots(user, Permission.IMPORT_DATA)
    reached = [other for other, paths in _scopes_of_importers().items() if all(path.startswith(mine) for path in paths)]
    return Import.objects.filter(actor__in=[*reached, user.pk]).select_related("cycle", "actor")


def _scopes_of_importers() -> dict[int, list[str]]:
    held = Grant.objects.filter(
        live(), role__in=roles_with(Permission.IMPORT_DATA), user__in=Import.objects.values("actor")
    )
    scopes: defaultdict[int, list[str]] = defaultdict(list)
    for user_id, path in held.values_list("user_id", "unit__path"):
        scopes[user_id].append(path)
    return scopes


def verdicts_of(work: Import) -> QuerySet[Verdict]:
    """Give the verdicts kept of an import, the gravest first, each kind in the order of the file."""
    rank = Case(*(When(level=level, then=Value(place)) for level, place in _RANK.items()), output_field=IntegerField())
    return work.verdicts.order_by(rank, "sheet", "row", "pk")
