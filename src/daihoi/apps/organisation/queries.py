"""Every read of this room: the way up the tree, the subtree, the search for a unit, members."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Exists, F, FilteredRelation, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.permissions import below, below_any, roots
from daihoi.apps.organisation.models import BEGINNING, FOREVER, STEP, Member, PastName, Placement, Succession, Unit
from daihoi.apps.organisation.naming import called_on
from daihoi.core.names import search_key


def ancestors(unit: Unit) -> list[Unit]:
    """Give the units above a unit, from the topmost down, and the unit itself last."""
    paths = [unit.path[:end] for end in range(STEP, len(unit.path), STEP)]
    above = Unit.objects.filter(path__in=paths).order_by("path") if paths else []
    return [*above, unit]


def highest_unit(user: User) -> Unit | None:
    """Give the highest unit in which the person holds a role, the first of several."""
    paths = roots(user)
    return Unit.objects.select_related("parent").filter(path=min(paths, key=len)).first() if paths else None


def units_below(unit: Unit, on: date) -> QuerySet[Unit]:
    """Give the units that stood in a subtree on a day, with their names and their parents' of that day.

    `unit_name` and `parent_name` have their keys `_sort` and `_search` beside them. `member_count` is of the members
    that the unit itself keeps today.
    """
    own = Member.objects.filter(unit=OuterRef("pk")).exclude(status=Member.Status.LEFT).order_by()
    counted = own.values("unit").annotate(count=Count("pk")).values("count")
    rows = Unit.objects.filter(valid_from__lte=on, valid_until__gt=on)
    rows = (_as_placed if tree_changed_since(on) else _as_now)(rows, unit, on).annotate(**called_on(on, "", "unit"))
    return rows.annotate(member_count=Coalesce(Subquery(counted, output_field=IntegerField()), 0))


def _as_now(rows: QuerySet[Unit], unit: Unit, on: date) -> QuerySet[Unit]:
    return rows.filter(below(unit.path)).annotate(**called_on(on, "parent", "parent")).order_by("path")


def _as_placed(rows: QuerySet[Unit], unit: Unit, on: date) -> QuerySet[Unit]:
    here = unit.placements.filter(valid_from__lte=on, valid_until__gt=on).first()
    if here is None:
        return rows.none().annotate(**called_on(on, "parent", "parent"))
    standing = Q(placements__valid_from__lte=on, placements__valid_until__gt=on)
    placed = rows.annotate(stood=FilteredRelation("placements", condition=standing))
    below_here = placed.filter(below(here.path, "stood__path"))
    return below_here.annotate(**called_on(on, "stood__parent", "parent")).order_by("stood__path")


def tree_changed_since(day: date) -> bool:
    """Say whether any unit moved or began after a day, so that the tree of that day is not today's."""
    return Placement.objects.filter(valid_from__gt=day).exists()


def children_on(unit: Unit, day: date) -> QuerySet[Unit]:
    """Give the units that stood directly below a unit on a day, in Vietnamese order."""
    living = Unit.objects.filter(valid_from__lte=day, valid_until__gt=day)
    if not tree_changed_since(day):
        return living.filter(parent=unit).order_by("sort", "code")
    standing = Placement.objects.filter(parent=unit, valid_from__lte=day, valid_until__gt=day)
    return living.filter(pk__in=standing.values("unit")).order_by("sort", "code")


def parents_among(units: Iterable[Unit], day: date) -> set[int]:
    """Give the keys of those units that had any unit directly below them on a day."""
    living = Q(unit__valid_from__lte=day, unit__valid_until__gt=day)
    standing = Placement.objects.filter(living, parent__in=units, valid_from__lte=day, valid_until__gt=day)
    return {pk for pk in standing.values_list("parent", flat=True).distinct() if pk is not None}


def standing_below(unit: Unit, as_of: date, field: str = "unit") -> Q:
    """Give the condition that a unit stood in the subtree of another on a day."""
    living = Q(**{f"{field}__valid_until__gt": as_of})
    if not tree_changed_since(as_of):
        return living & below(unit.path, f"{field}__path")
    standing = Q(valid_from__lte=as_of, valid_until__gt=as_of)
    here = Placement.objects.filter(standing, unit=unit).first()
    if here is None:
        return Q(pk__in=[])
    return living & Q(**{f"{field}__in": Placement.objects.filter(standing, below(here.path)).values("unit")})


def placements_of(unit: Unit) -> list[Placement]:
    """Give where a unit stood, the latest first."""
    return list(unit.placements.select_related("parent").order_by("-valid_from"))


def origins_of(unit: Unit) -> list[Succession]:
    """Give the units that went on in this one."""
    return list(unit.origins.select_related("predecessor").order_by("on", "predecessor__sort"))


def merged_from(unit: Unit, since: date = BEGINNING, until: date = FOREVER) -> int | None:
    """Count the units of which a unit was made by merging between two days, by the predecessors on record.

    The unit itself counts where it lived before it took the others in. None when no merger is on record.
    """
    days = unit.origins.filter(kind=Succession.Kind.MERGE, on__range=(since, until)).values_list("on", flat=True)
    merged = sorted(days)
    return len(merged) + (unit.valid_from < merged[0]) if merged else None


def successions_of(unit: Unit) -> list[Succession]:
    """Give the units in which this one goes on."""
    return list(unit.successions.select_related("successor").order_by("on", "successor__sort"))


def once_below(unit: Unit) -> QuerySet[Placement]:
    """Give the stays of units directly below this one, those that last first, in the order of their names."""
    rows = Placement.objects.filter(parent=unit).select_related("unit")
    return rows.order_by("-valid_until", "unit__sort", "pk")


def units_found(user: User, text: str, limit: int) -> list[Unit]:
    """Give the units in the person's scope whose name or code, past names too, holds the text; highest first."""
    key = search_key(text)
    if not key:
        return []
    once = Exists(PastName.objects.filter(unit=OuterRef("pk"), search__contains=key))
    rows = Unit.objects.filter(Q(search__contains=key) | once, below_any(roots(user), "path"))
    return list(rows.select_related("parent").order_by("depth", "sort")[:limit])


def members_below(unit: Unit) -> QuerySet[Member]:
    """Give the members of a subtree's units, those who left excepted, by name."""
    rows = Member.objects.filter(below(unit.path, "unit__path")).exclude(status=Member.Status.LEFT)
    return rows.select_related("unit").annotate(unit_sort=F("unit__sort")).order_by("sort", "pk")
