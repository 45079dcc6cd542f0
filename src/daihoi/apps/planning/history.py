"""What was recorded of a congress on an earlier day.

What is recorded for the first time holds of the day on which it happened: a congress counts as held from its closing
day on, whenever that was written down. What is changed afterwards (a day moved, a congress called off, an attendance
mended) holds from the day of the change on; until then what had been recorded stands, and is kept.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from datetime import date
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.lookups import LessThanOrEqual

from daihoi.apps.organisation.models import BEGINNING
from daihoi.apps.planning.models import FACTS, Congress, CongressFacts, Cycle, PastFacts
from daihoi.apps.planning.place import telling_day
from daihoi.core.regulations.terms import CongressStatus

_OF_THE_PLAN = ("role", "pilot", "planned_on")
_AT_THE_CLOSE = ("closed_on", "probationary_members", "summoned", "present")
_ONLY_AFTER = {"opened_on": "opened_on", **dict.fromkeys(_AT_THE_CLOSE, "closed_on")}
Facts = Mapping[str, Any]


def facts_of(congress: CongressFacts) -> Facts:
    """Give what is recorded of a congress now, to be compared after a change."""
    return {name: getattr(congress, name) for name in FACTS}


def keep_replaced(before: Mapping[int, Facts], congresses: Iterable[Congress]) -> None:
    """Keep what changed congresses had recorded until today; `before` has it by congress, those not in it are new.

    Called by whoever writes a change, in its transaction. What is filled in for the first time replaces nothing, and
    a second change on the same day leaves only what stood at the end of the day before.
    """
    changed = [
        congress for congress in congresses if congress.pk in before and _replaces(before[congress.pk], congress)
    ]
    begun = _begun(changed)
    PastFacts.objects.bulk_create(
        PastFacts(congress=congress, since=since, until=until, **before[congress.pk])
        for congress in changed
        if (since := begun.get(congress.pk, BEGINNING)) < (until := telling_day(congress.cycle))
    )


def _replaces(before: Facts, congress: Congress) -> bool:
    now = facts_of(congress)
    if CongressStatus.CANCELLED in (before["status"], now["status"]):
        return bool(before["status"] != now["status"])
    names: Iterable[str] = ("role",)
    if before["status"] == CongressStatus.HELD:
        names = FACTS
    elif before["planned_on"] is not None:
        names = _OF_THE_PLAN
    return any(before[name] not in (None, now[name]) for name in names)


def _begun(congresses: Iterable[Congress]) -> dict[int, date]:
    """Give since when each congress stands recorded as it is, where it was changed before."""
    rows = PastFacts.objects.filter(congress__in=[congress.pk for congress in congresses]).order_by("until")
    return dict(rows.values_list("congress_id", "until"))


def as_then(condition: Q, day: date, cycle: Cycle) -> Q:
    """Turn a condition on what is recorded of a congress into the same condition on what was recorded on a day.

    The condition names columns of `CongressFacts` only.
    """
    if not _changed_after(day, cycle):
        return condition
    then = PastFacts.objects.filter(congress=OuterRef("pk"), since__lte=day, until__gt=day)
    return (~Q(Exists(then)) & condition) | Q(Exists(then.filter(condition)))


def _changed_after(day: date, cycle: Cycle) -> bool:
    return day < telling_day(cycle) and PastFacts.objects.filter(congress__cycle=cycle, until__gt=day).exists()


def recorded_then(
    rows: QuerySet[Any], day: date, cycle: Cycle, names: Sequence[str] = FACTS, lead: str = ""
) -> QuerySet[Any]:
    """Add what was recorded of each congress on a day: columns `role_then`, `planned_on_then`, one for each name.

    What came only later is not in them; `lead` leads from a row to its congress.
    """
    recorded = _recorded_at(day, cycle, lead)
    told = {f"{name}_then": recorded(name) for name in names}
    if day < telling_day(cycle):
        for name in [name for name in names if name in _ONLY_AFTER]:
            come = LessThanOrEqual(recorded(_ONLY_AFTER[name]), day)
            told[f"{name}_then"] = Case(When(come, then=recorded(name)))
    seen: QuerySet[Any] = rows.annotate(**told)
    return seen


def _recorded_at(day: date, cycle: Cycle, lead: str) -> Callable[[str], Any]:
    if not _changed_after(day, cycle):
        return lambda name: F(lead + name)
    then = PastFacts.objects.filter(congress=OuterRef(f"{lead}pk"), since__lte=day, until__gt=day)
    return lambda name: Case(When(Exists(then), then=Subquery(then.values(name)[:1])), default=F(lead + name))


def congress_on(congress: Congress, day: date) -> Congress:
    """Give a copy of a congress as it was recorded on a day; what came only later is not yet in it."""
    seen = copy(congress)
    past = PastFacts.objects.filter(congress=congress, since__lte=day, until__gt=day).first()
    for name, value in facts_of(past or congress).items():
        setattr(seen, name, value)
    if seen.opened_on is not None and seen.opened_on > day:
        seen.opened_on = None
    if seen.closed_on is not None and seen.closed_on > day:
        seen.status = CongressStatus.PLANNED
        for name in _AT_THE_CLOSE:
            setattr(seen, name, None)
    return seen
