"""Differences told in prose between figures that stand in a row of a table: `Số nữ tăng 78` of `Nữ | 1.011 | 1.089`."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from daihoi.core.figures.change_words import Step
from daihoi.core.figures.differences import Change, is_points
from daihoi.core.figures.fitting import Fit
from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Mention, mention_apart
from daihoi.core.figures.quantities import Hedge, Quantity, QuantityKind
from daihoi.core.figures.table_rows import Cell, CellKind, Row, find_tables
from daihoi.core.figures.telling import telling

_NUMBERS_FROM = 10**6
_FARTHEST = 4_000


@dataclass(frozen=True, slots=True)
class ToldRow:
    """A row of a table: the words of its label, and its figures as mentions."""

    label: frozenset[str]
    start: int
    counts: tuple[Mention, ...]
    shares: tuple[Mention, ...]


class ToldRows:
    """The rows of the tables of one text, by the words of their labels."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._rows = [row for row in self._read() if row.label]
        self.labels = {m.number: row.label for row in self._rows for m in (*row.counts, *row.shares)}

    def figures(self, topic: frozenset[str], step: Mention) -> Iterator[Mention]:
        """Give the figures of the rows that bear the name of what rose or fell."""
        for row in self._named(topic, step):
            yield from row.shares if is_points(step) else row.counts

    def shares_before(self, step: Mention) -> Iterator[Mention]:
        """Give the percentages of the rows told before a difference, whatever their names."""
        for row in self._rows:
            if 0 < step.start - row.start < _FARTHEST:
                yield from row.shares

    def find(
        self, step: Step, topic: frozenset[str], measure: Callable[[Step, Mention, Mention], Change | None]
    ) -> Change | None:
        """Give the difference between two figures of a row: one that comes out, or else the only one there is."""
        for row in self._named(topic, step.mention):
            found: list[Change] = []
            for figures in (row.shares,) if is_points(step.mention) and row.shares else (row.counts, row.shares):
                for now in figures:
                    changes = (measure(step, now, before) for before in figures if before is not now)
                    found += [change for change in changes if change is not None and change.computed > 0]
            exact = [change for change in found if change.fit is not Fit.NOT]
            if exact:
                return exact[0]
            if len(found) == 1 and row.label == topic and not step.mention.is_share:
                return found[0]
        return None

    def _named(self, topic: frozenset[str], step: Mention) -> Iterator[ToldRow]:
        if not topic:
            return
        near = [row for row in self._rows if abs(row.start - step.start) < _FARTHEST]
        yield from (row for row in near if row.label == topic)
        yield from (row for row in near if row.label != topic and (row.label <= topic or topic <= row.label))

    def _read(self) -> Iterator[ToldRow]:
        number = _NUMBERS_FROM
        for table in find_tables(self._layout):
            for row in (*table.rows, *table.totals):
                cells = [self._mention(cell, number + place) for place, cell in enumerate(_figures(row))]
                number += len(cells)
                counts, shares = _halves(cells)
                yield ToldRow(telling(row.label), row.start, counts, shares)

    def _mention(self, cell: Cell, number: int) -> Mention:
        kind = QuantityKind.SHARE if cell.kind is CellKind.SHARE or cell.decimals else QuantityKind.COUNT
        quantity = Quantity(kind, cell.start, cell.end, cell.value, cell.decimals, Hedge.NONE)
        return mention_apart(self._layout, number, quantity)


def _figures(row: Row) -> Iterator[Cell]:
    for cell in row.cells:
        if cell.is_figure and cell.total is None and cell.value >= 0:
            yield cell
            if cell.rate is not None:
                yield cell.rate


def _halves(cells: Sequence[Mention]) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    return tuple(m for m in cells if not m.is_share), tuple(m for m in cells if m.is_share)
