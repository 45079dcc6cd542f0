"""Which row of one version of a list is which row of another: people by name and birth date, exceptions by rule."""

from collections import deque
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from daihoi.apps.results.entry.typed import Line
from daihoi.core.names import search_key

Sign = Callable[[Line], Hashable]


@dataclass(frozen=True)
class Aligned:
    """A row in both versions by its places, or in one of them."""

    saved: int | None
    mine: int | None


def _name(line: Line) -> str:
    return search_key(line["full_name"])


_OF_PERSON: tuple[Sign, ...] = (
    lambda line: _name(line) and (_name(line), line["birth_date"]),
    lambda line: line["member_code"],
    _name,
    lambda line: line["birth_date"],
)
_OF_EXCEPTION: tuple[Sign, ...] = (lambda line: line["rule"],)


def aligned_people(saved: Sequence[Line], mine: Sequence[Line]) -> tuple[Aligned, ...]:
    """Pair the people of two versions: by name and birth date, then card number, then name, then birth date."""
    return _aligned(saved, mine, _OF_PERSON)


def aligned_exceptions(saved: Sequence[Line], mine: Sequence[Line]) -> tuple[Aligned, ...]:
    """Pair the exceptions of two versions by their rule."""
    return _aligned(saved, mine, _OF_EXCEPTION)


def _aligned(saved: Sequence[Line], mine: Sequence[Line], signs: Sequence[Sign]) -> tuple[Aligned, ...]:
    """Give mine in their order, each with its pair; a row that was only saved follows the one saved before it."""
    pairs: dict[int, int] = {}
    for sign in signs:
        left = _by_sign(saved, sign, set(pairs.values()))
        for place in (place for place in range(len(mine)) if place not in pairs):
            if (key := sign(mine[place])) and (found := left.get(key)):
                pairs[place] = found.popleft()
    rows = [Aligned(pairs.get(place), place) for place in range(len(mine))]
    for place in (place for place in range(len(saved)) if place not in pairs.values()):
        before = next((at for at, row in enumerate(rows) if place and row.saved == place - 1), -1)
        rows.insert(before + 1, Aligned(place, None))
    return tuple(rows)


def _by_sign(lines: Sequence[Line], sign: Sign, taken: set[int]) -> dict[Hashable, deque[int]]:
    found: dict[Hashable, deque[int]] = {}
    for place, line in enumerate(lines):
        if place not in taken and (key := sign(line)):
            found.setdefault(key, deque()).append(place)
    return found
