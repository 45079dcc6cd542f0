"""What units are called: now, and on an earlier day."""

from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import date

from django.db.models import Expression, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from daihoi.apps.organisation.models import PastName, Unit
from daihoi.core.names import search_key, sort_key

PARTS = ("name", "sort", "search")


@dataclass(frozen=True)
class Names:
    """What units were called on a day: the names that they have given up since, by unit key."""

    past: Mapping[int, str]

    def of(self, unit: Unit) -> str:
        """Give what a unit was called on the day."""
        return self.past.get(unit.pk, unit.name)


def names_on(day: date) -> Names:
    """Read what units were called on a day, in one statement."""
    return Names(dict(_given_up_since(day).values_list("unit", "name")))


def _given_up_since(day: date) -> QuerySet[PastName]:
    return PastName.objects.filter(valid_from__lte=day, valid_until__gt=day)


def called_on(day: date, unit: str, prefix: str) -> dict[str, Expression | F]:
    """Give annotations `<prefix>_name`, `_sort` and `_search` of the unit at a field path, as of a day."""
    now = {part: F(f"{unit}__{part}" if unit else part) for part in PARTS}
    past = _given_up_since(day)
    if not past.exists():
        return {f"{prefix}_{part}": now[part] for part in PARTS}
    mine = past.filter(unit=OuterRef(unit or "pk")).order_by()
    return {f"{prefix}_{part}": Coalesce(Subquery(mine.values(part)[:1]), now[part]) for part in PARTS}


def units_as_called(units: Iterable[Unit], day: date) -> list[Unit]:
    """Give units under the names that they bore on a day, in the order of those names."""
    past = {row.unit_id: row for row in _given_up_since(day)}
    called = [_called(unit, past.get(unit.pk)) for unit in units]
    return sorted(called, key=lambda unit: (unit.sort, unit.code)) if past else called


def unit_as_of(unit: Unit, day: date) -> Unit:
    """Give a unit to be told of as of a day: under the name, and below the unit, that it had then."""
    standing = unit.placements.filter(valid_from__lte=day, valid_until__gt=day).select_related("parent").first()
    above = standing.parent if standing else unit.parent
    keys = [each.pk for each in (unit, above) if each is not None]
    past = {row.unit_id: row for row in _given_up_since(day).filter(unit__in=keys)}
    then = _called(unit, past.get(unit.pk))
    then.parent = _called(above, past.get(above.pk)) if above else None
    return then


def _called(unit: Unit, past: PastName | None) -> Unit:
    then = copy(unit)
    if past is not None:
        then.name, then.sort, then.search = past.name, past.sort, past.search
    return then


def names_of(unit: Unit) -> list[PastName]:
    """Give the names that a unit bore before, the latest first."""
    return list(unit.past_names.order_by("-valid_until"))


def named_since(unit: Unit) -> date:
    """Give the day from which a unit has borne its name."""
    last = unit.past_names.order_by("-valid_until").first()
    return last.valid_until if last else unit.valid_from


def past_name_row(unit: Unit, since: date, until: date) -> PastName:
    """Give the unsaved row that keeps the name which a unit gives up on a day."""
    return PastName(unit=unit, name=unit.name, sort=unit.sort, search=unit.search, valid_from=since, valid_until=until)


def give_name(unit: Unit, name: str) -> None:
    """Put a name on an unsaved unit, with the keys by which it is sorted and found."""
    unit.name, unit.sort, unit.search = name, sort_key(name), f"{search_key(name)} {search_key(unit.code)}"
