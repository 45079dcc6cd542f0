"""The tree that a file of units and the units on record make together."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from daihoi.apps.exchange.columns import Line
from daihoi.apps.exchange.kinds.kind import Ground
from daihoi.apps.exchange.kinds.units import UnitValues
from daihoi.apps.organisation.models import FOREVER, PastName, Placement, Succession
from daihoi.apps.planning.models import Congress
from daihoi.core.regulations.terms import LevelRole

MOST_LEVELS = 15
_MAY_STAND_UNDER = {
    LevelRole.CELL: (LevelRole.SECTION, LevelRole.GRASSROOTS),
    LevelRole.SECTION: (LevelRole.GRASSROOTS,),
    LevelRole.GRASSROOTS: (LevelRole.UPPER_GRASSROOTS, LevelRole.CENTRAL_ATTACHED),
    LevelRole.UPPER_GRASSROOTS: (LevelRole.CENTRAL_ATTACHED,),
    LevelRole.CENTRAL_ATTACHED: (),
}


def may_stand_under(role: LevelRole) -> tuple[LevelRole, ...]:
    """Give the roles of the units directly above a unit of this role (sheet G.4)."""
    return _MAY_STAND_UNDER[role]


@dataclass(frozen=True, slots=True)
class Known:
    """A unit on record: where it stands since when, its congress in the cycle, whether the person decides on it."""

    pk: int
    name: str
    parent: str
    depth: int
    since: date
    until: date
    nature: str
    merged_from: int | None
    congress_id: int | None
    role: LevelRole | None
    status: str
    decided: bool
    named_since: date


def known_units(ground: Ground) -> dict[str, Known]:
    """Give the units that the person may import for, by code, in four statements."""
    congresses = Congress.objects.filter(ground.scope("unit__path"), cycle=ground.cycle)
    held = {row[0]: row[1:] for row in congresses.values_list("unit_id", "pk", "role", "status")}
    standing = Placement.objects.filter(ground.scope("unit__path")).order_by("valid_from")
    since = dict(standing.values_list("unit_id", "valid_from"))
    given_up = PastName.objects.filter(ground.scope("unit__path")).order_by("valid_until")
    named = dict(given_up.values_list("unit_id", "valid_until"))
    known = {}
    rows = ground.units().values_list(
        "code", "pk", "name", "parent__code", "depth", "valid_from", "valid_until", "nature", "merged_from", "path"
    )
    for code, pk, name, parent, depth, valid_from, until, nature, merged_from, path in rows:
        congress_id, role, status = held.get(pk, (None, "", ""))
        known[code] = Known(
            pk,
            name,
            parent or "",
            depth,
            since.get(pk, valid_from),
            until,
            nature,
            merged_from,
            congress_id,
            LevelRole(role) if role else None,
            status,
            ground.decides_above(path),
            named.get(pk, valid_from),
        )
    return known


@dataclass
class Tree:
    """Units on record overlaid with the rows of the file."""

    known: dict[str, Known]
    lines: dict[str, Line[UnitValues]]

    def __contains__(self, code: str) -> bool:
        return code in self.lines or code in self.known

    def parent_of(self, code: str) -> str:
        """Give the code of the unit above, empty at the top; what the file says counts before the record."""
        line, known = self.lines.get(code), self.known.get(code)
        if line is not None and line.values.parent is not None:
            return line.values.parent
        return known.parent if known else ""

    def role_of(self, code: str) -> LevelRole | None:
        """Give the role of a unit in the cycle, None where neither the file nor the record tells it."""
        line, known = self.lines.get(code), self.known.get(code)
        if line is not None:
            return LevelRole(line.values.role) if line.values.role else None
        return known.role if known else None

    def until(self, code: str) -> date:
        """Give the day on which a unit ends."""
        line, known = self.lines.get(code), self.known.get(code)
        if line is not None and line.values.valid_until is not None:
            return line.values.valid_until
        return known.until if known else FOREVER

    def level_of(self, code: str) -> int:
        """Give how many units stand above; more than the most there can be on a loop."""
        level = 0
        while level <= MOST_LEVELS + 1 and (code := self.parent_of(code)):
            level += 1
        return level

    def loops(self) -> Iterator[list[str]]:
        """Give each ring of units that stand above one another, once, beginning at its first row in the file."""
        settled: set[str] = set()
        for code in self.lines:
            path: list[str] = []
            on_path: set[str] = set()
            while code and code not in settled and code not in on_path:
                path.append(code)
                on_path.add(code)
                code = self.parent_of(code)  # noqa: PLW2901 (walks upward from the row)
            if code in on_path:
                yield self._from_first_row(path[path.index(code) :])
            settled.update(path)

    def _from_first_row(self, ring: list[str]) -> list[str]:
        first = min(range(len(ring)), key=lambda place: self._row_of(ring[place]))
        return ring[first:] + ring[:first]

    def _row_of(self, code: str) -> float:
        line = self.lines.get(code)
        return line.place.row or 0 if line else float("inf")

    def parents_first(self) -> list[Line[UnitValues]]:
        """Give the file's rows level by level, so that a unit comes after the one above it."""
        levels = {code: self.level_of(code) for code in self.lines}
        return [self.lines[code] for code in sorted(self.lines, key=lambda code: levels[code])]

    def living_children(self, code: str, on: date) -> list[str]:
        """Give units on record or in the file that stand below a unit and live beyond a day."""
        return [child for child in self._children.get(code, ()) if self.until(child) > on]

    @cached_property
    def _children(self) -> dict[str, list[str]]:
        children: defaultdict[str, list[str]] = defaultdict(list)
        for code in {**self.known, **self.lines}:
            children[self.parent_of(code)].append(code)
        return children


def successions_on_record(ground: Ground) -> set[tuple[str, str]]:
    """Give the pairs of predecessor and successor that are on record, by code."""
    rows = Succession.objects.filter(ground.scope("successor__path"))
    return set(rows.values_list("predecessor__code", "successor__code"))
