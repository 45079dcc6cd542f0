"""Table cells that give a count with its percentage, `27 (25,0)`: the base that all of a table's cells stand on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from daihoi.core.figures.amounts import Amount
from daihoi.core.figures.fitting import Fit, share_fit
from daihoi.core.figures.quantities import Hedge, Quantity, QuantityKind
from daihoi.core.figures.table_rows import Cell, Row, Table

_LINE_END = len("\r\n")


@dataclass(frozen=True, slots=True)
class RatedCell:
    """A cell with a count and a percentage, and where it stands."""

    cell: Cell
    share: Cell
    row: Row
    column: int


@dataclass(frozen=True, slots=True)
class Based:
    """A rated cell with the whole that its percentage is measured against."""

    rated: RatedCell
    whole: Amount
    whole_start: int


@dataclass(frozen=True, slots=True)
class _Base:
    """The wholes of a table's percentages: a column, a row, or one number told beside the table."""

    column: int = -1
    row: Row | None = None
    value: Amount = 0
    start: int = -1

    def of(self, rated: RatedCell) -> tuple[Amount, int]:
        cell = None
        if self.column >= 0:
            cell = rated.row.cells[self.column]
        elif self.row is not None:
            cell = self.row.cells[rated.column]
        return (cell.value, cell.start) if cell is not None else (self.value, self.start)


def based_cells(table: Table, told: Sequence[Quantity]) -> Iterator[Based]:
    """Give the rated cells of a table with the base that most of their section fit; none where no base fits most.

    A row of plain counts, or one that only heads others, opens a section, whose percentages may stand on it. A count
    of nothing fits every base, so it speaks for none.
    """
    rows = (*table.rows, *table.totals)
    for section in _sections(rows):
        yield from _based(section, table, rows, told)


def _sections(rows: Sequence[Row]) -> Iterator[list[RatedCell]]:
    section: list[RatedCell] = []
    for above, row in zip((*rows[:1], *rows), rows, strict=False):
        headed = row.start - above.end > _LINE_END
        if section and (headed or not _has_rate(row)):
            yield section
            section = []
        section += [
            RatedCell(cell, cell.rate, row, column) for column, cell in enumerate(row.cells) if cell.rate is not None
        ]
    yield section


def _has_rate(row: Row) -> bool:
    return any(cell.rate is not None for cell in row.cells)


def _based(section: list[RatedCell], table: Table, rows: Sequence[Row], told: Sequence[Quantity]) -> Iterator[Based]:
    for cell in section:
        if cell.cell.total is not None:
            yield Based(cell, cell.cell.total, cell.cell.total_start)
    rated = [cell for cell in section if cell.cell.total is None]
    telling = [cell for cell in rated if cell.cell.value]
    if len(telling) < 2:
        return
    base = max(_bases(table, rows, told, rated[0].row), key=lambda option: _fitting(option, telling), default=None)
    if base is None or _fitting(base, telling) * 2 <= len(telling):
        return
    for cell in rated:
        whole, start = base.of(cell)
        if whole > 0:
            yield Based(cell, whole, start)


def _bases(table: Table, rows: Sequence[Row], told: Sequence[Quantity], first: Row) -> Iterator[_Base]:
    for column in range(len(table.heads)):
        if all(row.cells[column].is_count and row.cells[column].rate is None for row in rows):
            yield _Base(column=column)
    place = next(number for number, row in enumerate(rows) if row is first)
    for row in (*reversed(rows[:place]), *rows[place:]):
        if any(cell.is_count and cell.rate is None for cell in row.cells):
            yield _Base(row=row)
    for quantity in reversed(told):
        yield _Base(value=quantity.value, start=quantity.start)


def _fitting(base: _Base, rated: Sequence[RatedCell]) -> int:
    fits = (share_fit(cell.cell.value, base.of(cell)[0], share_quantity(cell.share)) for cell in rated)
    return sum(fit is not Fit.NOT for fit in fits)


def share_quantity(cell: Cell) -> Quantity:
    """Give the percentage that a cell prints."""
    return Quantity(QuantityKind.SHARE, cell.start, cell.end, cell.value, cell.decimals, Hedge.NONE)
