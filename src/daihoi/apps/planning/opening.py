"""Planning the congresses of a whole subtree at once, as a new cycle begins."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from daihoi.apps.accounts.audit import Act, EntryType, record
from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.permissions import below, require
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.organisation.models import Unit
from daihoi.apps.planning.changes import congresses_changed, cycle_changed
from daihoi.apps.planning.models import Congress, CongressEvent, Cycle
from daihoi.apps.planning.place import telling_day, today_in
from daihoi.apps.planning.services import usual_form
from daihoi.core.regulations.terms import CongressStatus, LevelRole

SUBTREE_PLANNED = EntryType("planning.subtree_planned", "Lập lịch đại hội cho cả cây đơn vị")
TOGETHER = 400
_BATCH = 2000
_BELOW = {
    LevelRole.CENTRAL_ATTACHED: LevelRole.UPPER_GRASSROOTS,
    LevelRole.UPPER_GRASSROOTS: LevelRole.GRASSROOTS,
    LevelRole.GRASSROOTS: LevelRole.CELL,
    LevelRole.SECTION: LevelRole.CELL,
}

Roles = Mapping[int, LevelRole]


@dataclass(frozen=True)
class Opened:
    """What planning a subtree did: congresses added by role, units that had one, units whose role is not known."""

    added: Mapping[LevelRole, int]
    kept: int
    unknown: tuple[str, ...]


@dataclass(frozen=True)
class OpenedSnapshot:
    """What the log keeps of it."""

    cycle: str
    previous: str
    added: dict[str, int]
    kept: int
    unknown: int


@transaction.atomic
def plan_subtree(*, actor: User | None, top: Unit, cycle: Cycle, previous: Cycle | None, roles: Roles) -> Opened:
    """Plan a congress for each living unit of a subtree that has none in the cycle.

    A unit's role is the one chosen for its level (0 is `top` itself), else the one it had in the previous cycle, else
    the one below its parent's (sheet G.6). Doing it again adds nothing.
    """
    if actor is not None:
        require(actor, Permission.MANAGE_CONGRESS, top.path)
    planned = dict(Congress.objects.filter(below(top.path, "unit__path"), cycle=cycle).values_list("unit", "role"))
    role_of = dict(_settled(top, _before(top, previous), planned, roles))
    new = {pk: role for pk, role in role_of.items() if role is not None and pk not in planned}
    _create(cycle, new, actor)
    unknown = [pk for pk, role in role_of.items() if role is None]
    codes = tuple(Unit.objects.filter(pk__in=unknown[:_BATCH]).order_by("path").values_list("code", flat=True))
    opened = Opened(Counter(new.values()), len(role_of) - len(new) - len(unknown), codes)
    if new:
        _record(actor, top, cycle, previous, opened)
        _tell(cycle, new)
    return opened


def likely_role(unit: Unit, cycle: Cycle) -> LevelRole | None:
    """Give the role that a unit most likely has in a cycle: its last one, else the one below its parent's."""
    last = Congress.objects.filter(unit=unit).exclude(cycle=cycle).order_by("-cycle__begins_on").first()
    if last is not None:
        return LevelRole(last.role)
    above = Congress.objects.filter(unit=unit.parent, cycle=cycle).first() if unit.parent else None
    return _BELOW.get(LevelRole(above.role)) if above else None


def _before(top: Unit, previous: Cycle | None) -> dict[int, str]:
    if previous is None:
        return {}
    rows = Congress.objects.filter(below(top.path, "unit__path"), cycle=previous)
    return dict(rows.values_list("unit", "role"))


def _settled(
    top: Unit, before: Mapping[int, str], planned: Mapping[int, str], roles: Roles
) -> Iterator[tuple[int, LevelRole | None]]:
    """Settle the role of each living unit from the top down, so that a parent's is known before its children's."""
    today = timezone.localdate()
    units = Unit.objects.filter(below(top.path), valid_from__lte=today, valid_until__gt=today).order_by("path")
    settled: dict[int, LevelRole | None] = {}
    for pk, parent, depth in units.values_list("pk", "parent_id", "depth"):
        known = planned.get(pk) or roles.get(depth - top.depth) or before.get(pk)
        above = settled.get(parent) if parent is not None else None
        settled[pk] = LevelRole(known) if known else _BELOW.get(above) if above else None
        yield pk, settled[pk]


def _create(cycle: Cycle, roles: Mapping[int, LevelRole], actor: User | None) -> None:
    forms = {role: usual_form(cycle, role) for role in set(roles.values())}
    rows = (Congress(cycle=cycle, unit_id=pk, role=role, form=forms[role]) for pk, role in roles.items())
    made = Congress.objects.bulk_create(rows, batch_size=_BATCH)
    today, status = today_in(cycle), CongressStatus.PLANNED
    events = (
        CongressEvent(congress=congress, actor=actor, to_status=status, on_day=today, recorded_on=telling_day(cycle))
        for congress in made
    )
    CongressEvent.objects.bulk_create(events, batch_size=_BATCH)


def _tell(cycle: Cycle, new: Mapping[int, LevelRole]) -> None:
    if len(new) >= TOGETHER:
        cycle_changed(cycle)
    else:
        rows = Congress.objects.filter(cycle=cycle, unit__in=list(new))
        congresses_changed(list(rows.values_list("pk", flat=True)))


def _record(actor: User | None, top: Unit, cycle: Cycle, previous: Cycle | None, opened: Opened) -> None:
    after = OpenedSnapshot(
        cycle=cycle.code,
        previous=previous.code if previous else "",
        added={role.value: count for role, count in opened.added.items()},
        kept=opened.kept,
        unknown=len(opened.unknown),
    )
    record(Act(actor=actor, kind=SUBTREE_PLANNED, unit_code=top.code, subject=top.name, after=after))
