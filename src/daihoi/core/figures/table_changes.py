"""Columns of differences in a table: which two columns before them they compare, in counts, points or per cent."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from daihoi.core.figures.amounts import Amount
from daihoi.core.figures.table_rows import Cell, Row
from daihoi.core.figures.vietnamese import rounded_half_up

_MOST_COLUMNS = 6


@dataclass(frozen=True, slots=True)
class Compared:
    """The cells of one row: now, before, the printed difference, and the difference they make."""

    now: Cell
    before: Cell
    step: Cell
    computed: Amount

    @property
    def fits(self) -> bool:
        """Whether the difference is as printed; a column without signs gives it without its direction."""
        stated = rounded_half_up(self.step.value, self.step.decimals)
        return rounded_half_up(self.computed, self.step.decimals) in (stated, -stated if stated > 0 else stated)


@dataclass(frozen=True, slots=True)
class _Reading:
    now: int
    before: int
    relative: bool


def compared_rows(rows: Sequence[Row], column: int) -> Iterator[Compared]:
    """Give each row of a column of differences, read in the way in which most rows come out; none if few do."""
    readings = [_compared(rows, column, reading) for reading in _readings(column)]
    best = max(readings, key=lambda found: sum(row.fits for row in found), default=[])
    fitting = sum(row.fits for row in best)
    if fitting and fitting * 2 >= len(best):
        yield from best


def _readings(column: int) -> Iterator[_Reading]:
    before = list(range(max(0, column - _MOST_COLUMNS), column))
    for now in reversed(before):
        for earlier in reversed(before):
            if now != earlier:
                yield _Reading(now, earlier, relative=False)
                yield _Reading(now, earlier, relative=True)


def _compared(rows: Sequence[Row], column: int, reading: _Reading) -> list[Compared]:
    found = []
    for row in rows:
        now, before, step = row.cells[reading.now], row.cells[reading.before], row.cells[column]
        if not (now.is_figure and before.is_figure and step.is_figure) or now.total is not None:
            continue
        computed = now.value - before.value
        if reading.relative:
            if not before.value:
                continue
            computed = Fraction(100 * computed, before.value)
        found.append(Compared(now, before, step, computed))
    return found
