"""Writes planned changes of units: new ones level by level, then names, roles, links, moves and ends."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import QuerySet

from daihoi.apps.accounts.models import User
from daihoi.apps.exchange.kinds.kind import BATCH, Writing, Written
from daihoi.apps.exchange.plan import Change
from daihoi.apps.organisation.models import PastName, Placement, Succession, Unit
from daihoi.apps.organisation.naming import give_name, past_name_row
from daihoi.apps.organisation.services import end_unit, move_unit, next_place, placement_row, unit_row
from daihoi.apps.planning.history import facts_of, keep_replaced
from daihoi.apps.planning.models import Congress, CongressEvent
from daihoi.apps.planning.place import telling_day, today_in
from daihoi.core.regulations import load_pack
from daihoi.core.regulations.terms import CongressStatus, LevelRole


def write(changes: Iterator[Change], writing: Writing) -> Written:
    """Write the changes in the order in which they stand on one another."""
    grouped: defaultdict[str, list[list[Any]]] = defaultdict(list)
    for name, *values in changes:
        grouped[name].append(values)
    added = _Adding(writing).add(grouped["add"])
    _rename(grouped["name"], writing)
    _describe(grouped["describe"], writing)
    congress_ids = _set_roles(grouped["role"], added, writing)
    _link(grouped["link"], writing)
    for code, parent, on in grouped["move"]:
        _move(code, parent, date.fromisoformat(on), writing)
    for code, on in grouped["end"]:
        _end(code, date.fromisoformat(on), writing)
    return Written(congress_ids)


class _Adding:
    """Makes units below parents on record or just made."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing
        self._places: dict[str, int] = {}
        self._made: dict[str, Unit] = {}
        self._waiting: list[Unit] = []

    def add(self, rows: list[list[str]]) -> dict[str, Unit]:
        """Make the units, in batches that end where a unit's parent must be stored first."""
        above = _by_code({row[2] for row in rows} - {row[0] for row in rows} - {""})
        for code, name, parent_code, since, until, nature, merged_from in rows:
            parent = self._made.get(parent_code) or above.get(parent_code)
            if len(self._waiting) >= BATCH or (parent is not None and parent.pk is None):
                self._store()
            unit = unit_row(
                code=code,
                name=name,
                parent=parent,
                place=self._next_place(parent_code, parent),
                valid_from=date.fromisoformat(since),
            )
            unit.valid_until = date.fromisoformat(until)
            unit.nature, unit.merged_from = nature, merged_from
            self._made[code] = unit
            self._waiting.append(unit)
        self._store()
        return self._made

    def _next_place(self, code: str, parent: Unit | None) -> int:
        if code not in self._places:
            self._places[code] = 0 if code in self._made else next_place(parent)
        self._places[code] += 1
        return self._places[code] - 1

    def _store(self) -> None:
        Unit.objects.bulk_create(self._waiting)
        placements = [placement_row(unit) for unit in self._waiting]
        for placement in placements:
            placement.valid_until = placement.unit.valid_until
        Placement.objects.bulk_create(placements)
        self._writing.progress.advance(len(self._waiting))
        self._waiting = []


def _by_code(codes: set[str]) -> dict[str, Unit]:
    ordered, found = sorted(codes), dict[str, Unit]()
    for start in range(0, len(ordered), BATCH):
        found.update({unit.code: unit for unit in Unit.objects.filter(code__in=ordered[start : start + BATCH])})
    return found


def _rename(rows: list[list[str]], writing: Writing) -> None:
    units = _by_code({row[0] for row in rows})
    given_up = [
        past_name_row(units[code], date.fromisoformat(since), date.fromisoformat(on))
        for code, _, since, on in rows
        if on
    ]
    PastName.objects.bulk_create(given_up, batch_size=BATCH)
    for code, name, *_ in rows:
        give_name(units[code], name)
    Unit.objects.bulk_update(units.values(), ["name", "search", "sort"], batch_size=500)
    writing.progress.advance(len(rows))


def _describe(rows: list[list[Any]], writing: Writing) -> None:
    units = _by_code({row[0] for row in rows})
    for code, nature, merged_from in rows:
        units[code].nature, units[code].merged_from = nature, merged_from
    Unit.objects.bulk_update(units.values(), ["nature", "merged_from"], batch_size=500)
    writing.progress.advance(len(rows))


def _set_roles(rows: list[list[str]], added: dict[str, Unit], writing: Writing) -> list[int]:
    cycle = writing.ground.cycle
    roles = load_pack(cycle.pack).roles
    units = added | _by_code({code for code, _ in rows} - added.keys())
    congresses = [
        Congress(cycle=cycle, unit=units[code], role=role, form=roles[LevelRole(role)].assembly.forms.value[0])
        for code, role in rows
    ]
    planned = dict(_planned(congresses))
    for start in range(0, len(congresses), BATCH):
        batch = congresses[start : start + BATCH]
        given = {congress.unit_id: congress.role for congress in batch}
        changed = [found for found in _stored(batch) if found.role != given[found.unit_id]]
        stood = {congress.pk: facts_of(congress) for congress in changed}
        Congress.objects.bulk_create(
            batch, update_conflicts=True, unique_fields=["unit", "cycle"], update_fields=["role"]
        )
        for congress in changed:
            congress.role = given[congress.unit_id]
        keep_replaced(stood, changed)
        writing.progress.advance(len(batch))
    stored = dict(_planned(congresses))
    new = [pk for unit_id, pk in stored.items() if unit_id not in planned]
    _note_planned(new, writing)
    return list(stored.values())


def _planned(congresses: list[Congress]) -> Iterator[tuple[int, int]]:
    for start in range(0, len(congresses), BATCH):
        yield from _stored(congresses[start : start + BATCH]).values_list("unit_id", "pk")


def _stored(batch: list[Congress]) -> QuerySet[Congress]:
    ids = [congress.unit_id for congress in batch]
    return Congress.objects.filter(cycle=batch[0].cycle, unit__in=ids).select_related("cycle")


def _note_planned(congress_ids: list[int], writing: Writing) -> None:
    today = today_in(writing.ground.cycle)
    events = (
        CongressEvent(
            congress_id=pk,
            actor=writing.ground.actor,
            to_status=CongressStatus.PLANNED,
            on_day=today,
            recorded_on=telling_day(writing.ground.cycle),
            reason=writing.reason,
        )
        for pk in congress_ids
    )
    CongressEvent.objects.bulk_create(events, batch_size=BATCH)


def _link(rows: list[list[str]], writing: Writing) -> None:
    units = _by_code({code for row in rows for code in row[:2]})
    links = [
        Succession(predecessor=units[before], successor=units[after], kind=kind, on=date.fromisoformat(on))
        for before, after, kind, on in rows
    ]
    Succession.objects.bulk_create(links, batch_size=BATCH)
    writing.progress.advance(len(rows))


def _move(code: str, parent_code: str, on: date, writing: Writing) -> None:
    unit, parent = (Unit.objects.select_related("parent").get(code=each) for each in (code, parent_code))
    move_unit(actor=_person(writing), unit=unit, parent=parent, on=on, reason=writing.reason)
    writing.progress.advance()


def _end(code: str, on: date, writing: Writing) -> None:
    unit = Unit.objects.select_related("parent").get(code=code)
    end_unit(actor=_person(writing), unit=unit, on=on, reason=writing.reason)
    writing.progress.advance()


def _person(writing: Writing) -> User:
    if writing.ground.actor is None:
        raise RuntimeError("a unit on record is moved or ended by a person, never by the installation itself")
    return writing.ground.actor
