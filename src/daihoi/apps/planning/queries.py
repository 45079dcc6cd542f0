"""Every read of this room: the congresses of a subtree, one unit's congress, how it stands on a day."""

from datetime import date
from typing import Any

from django.db.models import Count, FilteredRelation, IntegerField, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.permissions import below, below_any, roots
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.organisation.models import Unit
from daihoi.apps.organisation.naming import called_on
from daihoi.apps.organisation.queries import merged_from, standing_below, tree_changed_since
from daihoi.apps.planning.history import as_then, recorded_then
from daihoi.apps.planning.models import Congress, CongressEvent, CongressFacts, Cycle
from daihoi.apps.planning.place import Place
from daihoi.core.language import say
from daihoi.core.regulations.loading import load_pack
from daihoi.core.regulations.schema import RoleRules
from daihoi.core.regulations.terms import CongressStatus, LevelRole, Term


class Stage(Term):
    """How a congress stands on a day."""

    AHEAD = "du-kien", "Chưa đến ngày"
    LATE = "tre-han", "Trễ hạn"
    UNDER_WAY = "dang-hop", "Đang tiến hành"
    HELD = "da-to-chuc", "Đã tổ chức"
    UNSCHEDULED = "chua-co-lich", "Chưa có lịch"
    CANCELLED = "khong-to-chuc", "Không tổ chức"


def stage_of(congress: CongressFacts, day: date) -> Stage:
    """Say how a congress stands on a day."""
    if congress.status == CongressStatus.CANCELLED:
        return Stage.CANCELLED
    if congress.closed_on and congress.closed_on <= day:
        return Stage.HELD
    if congress.opened_on and congress.opened_on <= day:
        return Stage.UNDER_WAY
    if congress.planned_on is None:
        return Stage.UNSCHEDULED
    return Stage.LATE if congress.planned_on < day else Stage.AHEAD


def at_stage(stage: Stage, day: date, cycle: Cycle) -> Q:
    """Give the database's condition for `stage_of`, by what was recorded on the day."""
    return as_then(_at_stage(stage, day), day, cycle)


def _at_stage(stage: Stage, day: date) -> Q:
    if stage is Stage.CANCELLED:
        return Q(status=CongressStatus.CANCELLED)
    standing = ~Q(status=CongressStatus.CANCELLED)
    opened = Q(opened_on__isnull=False, opened_on__lte=day)
    closed = Q(closed_on__isnull=False, closed_on__lte=day)
    match stage:
        case Stage.HELD:
            return standing & closed
        case Stage.UNDER_WAY:
            return standing & opened & ~closed
        case Stage.LATE:
            return standing & ~opened & Q(planned_on__lt=day)
        case Stage.UNSCHEDULED:
            return standing & ~opened & Q(planned_on__isnull=True)
        case _:
            return standing & ~opened & Q(planned_on__gte=day)


def congresses_below(place: Place) -> QuerySet[Congress]:
    """Give the congresses of the units that stood in a subtree on the day, in its order and with the names of then."""
    rows = Congress.objects.filter(standing_below(place.unit, place.as_of), cycle=place.cycle)
    path = "stood__path" if tree_changed_since(place.as_of) else "unit__path"
    return as_told(rows, place).select_related("unit").order_by(path)


def as_told(rows: QuerySet[Congress], place: Place) -> QuerySet[Any]:
    """Add to congresses what a table tells of them: the names of the day, and what was recorded on it."""
    return recorded_then(with_names(rows, place.as_of), place.as_of, place.cycle)


def with_names(rows: QuerySet[Congress], day: date) -> QuerySet[Any]:
    """Add the names of a day: `unit_name`, and `parent_name` of the unit directly above, with `_sort` and `_search`."""
    rows = rows.annotate(**called_on(day, "unit", "unit"))
    if not tree_changed_since(day):
        return rows.annotate(**called_on(day, "unit__parent", "parent"))
    standing = Q(unit__placements__valid_from__lte=day, unit__placements__valid_until__gt=day)
    placed = rows.annotate(stood=FilteredRelation("unit__placements", condition=standing))
    return placed.annotate(**called_on(day, "stood__parent", "parent"))


def congress_of(unit: Unit, cycle: Cycle) -> Congress | None:
    """Give the congress that a unit holds in a cycle, told of under the unit's name as given; or None."""
    found = Congress.objects.select_related("cycle").filter(unit=unit, cycle=cycle).first()
    if found is not None:
        found.unit = unit
    return found


def events_of(congress: Congress, day: date) -> list[CongressEvent]:
    """Give a congress's changes of status and of day that were known on a day, the newest first."""
    events = congress.events.select_related("actor").order_by("-at", "-pk")
    return [event for event in events if event.known_since <= day]


def rules_of(congress: Congress) -> RoleRules:
    """Give the rules of a congress's role, those of territories where its unit is one and the cycle has such."""
    return load_pack(congress.cycle.pack).role(LevelRole(congress.role), congress.unit.rules_nature)


def merged_units(congress: Congress) -> int:
    """Give of how many units a congress's unit was made in the cycle, 1 where it matters to no rule (sheet B.3.8).

    The predecessors on record count first, then what was entered on the unit.
    """
    if rules_of(congress).sizes.merged_from is None:
        return 1
    unit, cycle = congress.unit, congress.cycle
    return merged_from(unit, cycle.begins_on, congress.closed_on or cycle.ends_on) or unit.merged_from or 1


def cycles_seen_by(user: User) -> QuerySet[Cycle]:
    """Give all cycles, the newest first, each with `planned`: the congresses in it within the person's scope."""
    inside = below_any(roots(user, Permission.VIEW_PROGRESS), "unit__path")
    rows = Congress.objects.filter(inside, cycle=OuterRef("pk")).exclude(status=CongressStatus.CANCELLED).order_by()
    counted = rows.values("cycle").annotate(count=Count("pk")).values("count")
    return Cycle.objects.annotate(planned=Coalesce(Subquery(counted, output_field=IntegerField()), 0))


def levels_below(unit: Unit) -> int:
    """Count the levels of a subtree, the unit's own included."""
    deepest: int = Unit.objects.filter(below(unit.path)).aggregate(deepest=Max("depth"))["deepest"]
    return deepest - unit.depth + 1


def no_unit_below_cell(unit: Unit) -> str:
    """Say that a cell takes no unit below it, by its role in the newest cycle in which it has one (sheet G.4)."""
    roles = Congress.objects.filter(unit=unit).order_by("-cycle__begins_on").values_list("role", flat=True)
    if roles.first() != LevelRole.CELL:
        return ""
    return say(
        "“{name}” là chi bộ, không có đơn vị trực thuộc. Nếu nay là đảng bộ, ghi lại cấp của đơn "
        "vị này bằng cách nhập danh sách đơn vị trước.",
        name=unit.name,
    )
