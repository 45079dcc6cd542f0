"""Columns of a table that make up another column, or one number told beside the table, row by row.

The rows themselves tell it: where all rows but few come out, those few are wrong.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from daihoi.core.figures.amounts import Amount, distance
from daihoi.core.figures.classes import are_all, is_scale
from daihoi.core.figures.quantities import Quantity
from daihoi.core.figures.table_rows import Cell, Row, Table

_LEAST_ROWS = 3
_FEW = 3
_LEAST_TOLD = 9


@dataclass(frozen=True, slots=True)
class RowSum:
    """The cells of one row that should make up a whole: another of its cells, or a number told beside the table."""

    whole: Amount
    whole_start: int
    whole_end: int
    parts: tuple[Cell, ...]

    @property
    def added(self) -> Amount:
        """Give what the cells come to."""
        return sum(cell.value for cell in self.parts)

    @property
    def adds_up(self) -> bool:
        """Tell whether the cells come to the whole."""
        return self.added == self.whole


def row_sums(table: Table, counts: Sequence[int], told: Sequence[Quantity]) -> list[RowSum]:
    """Give the rows of neighbouring columns that make up another column, or the number told beside the table."""
    sums: list[RowSum] = []
    used: set[int] = set()
    for columns in _neighbours(counts):
        if used.isdisjoint(columns):
            found = _made_up(table, counts, columns)
            used |= set(columns) if found else set()
            sums += found
    return sums or _by_classes(table, counts, told)


def _made_up(table: Table, counts: Sequence[int], columns: Sequence[int]) -> list[RowSum]:
    """Give the rows in which some columns make up another, with the total row unless it repeats the slip of a row.

    Where several columns could be the whole, the one that the most rows come to is meant. Columns that needn't be all
    classes may leave one out, and other figures may stand between: a row of theirs that doesn't come out is no slip.
    """
    wholes = (*reversed([c for c in counts if c < columns[0]]), *(c for c in counts if c == columns[-1] + 1))
    read = [(whole, _read(table.rows, columns, whole)) for whole in wholes]
    fitting = [(whole, found) for whole, found in read if _mostly_add_up(found, _LEAST_ROWS)]
    if not fitting:
        return []
    whole, found = min(fitting, key=lambda one: sum(not row.adds_up for row in one[1]))
    sound = all(row.adds_up for row in found)
    found = [*found, *(row for row in _read(table.totals, columns, whole) if row.adds_up or sound)]
    complete = are_all([table.heads[column] for column in columns])
    return [row for row in found if complete or row.adds_up]


def _neighbours(counts: Sequence[int]) -> Iterator[Sequence[int]]:
    """Give the runs of two or more columns side by side, the longest first."""
    for length in range(len(counts), 1, -1):
        for begin in range(len(counts) - length + 1):
            columns = counts[begin : begin + length]
            if columns[-1] - columns[0] + 1 == length:
                yield columns


def _read(rows: Sequence[Row], columns: Sequence[int], whole: int) -> list[RowSum]:
    found = []
    for row in rows:
        cell, parts = row.cells[whole], tuple(row.cells[column] for column in columns)
        if cell.is_count and all(part.is_count for part in parts):
            found.append(RowSum(cell.value, cell.start, cell.end, parts))
    return found


def _by_classes(table: Table, counts: Sequence[int], told: Sequence[Quantity]) -> list[RowSum]:
    """Give the rows of columns headed by the steps of a scale that come to one number: `cao`, `vừa`, `thấp` of 82."""
    for columns in _neighbours(counts):
        heads = [table.heads[column] for column in columns]
        if not (is_scale(heads) or (len(heads) == 2 and are_all(heads))):
            continue
        parted = [tuple(row.cells[column] for column in columns) for row in (*table.rows, *table.totals)]
        parted = [cells for cells in parted if all(cell.is_count for cell in cells)]
        for quantity in (quantity for quantity in reversed(told) if quantity.value >= _LEAST_TOLD):
            found = [RowSum(quantity.value, quantity.start, quantity.end, cells) for cells in parted]
            if _mostly_add_up(found, _LEAST_ROWS - 1):
                return found
    return []


def _mostly_add_up(found: Sequence[RowSum], least: int) -> bool:
    """Tell whether enough rows come out, few are amiss, and those only a little."""
    fitting = [row for row in found if row.adds_up and sum(part.value > 0 for part in row.parts) > 1]
    off = sum(not row.adds_up for row in found)
    return len(fitting) >= least and off * _FEW <= len(fitting) + 1 and all(_is_near(row) for row in found)


def _is_near(row: RowSum) -> bool:
    return distance(row.added, row.whole) * 4 <= max(row.whole, 8)
