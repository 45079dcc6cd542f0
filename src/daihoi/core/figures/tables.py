"""What the tables of a text state: columns and rows that add up, percentages beside counts, differences."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from daihoi.core.figures.amounts import Amount, distance
from daihoi.core.figures.breakdowns import Breakdown
from daihoi.core.figures.classes import overlap
from daihoi.core.figures.differences import Change
from daihoi.core.figures.fitting import Fit, share_fit
from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Mention, mention_apart
from daihoi.core.figures.pairs import Pair
from daihoi.core.figures.quantities import Hedge, Quantity, QuantityKind
from daihoi.core.figures.ranking import Candidate
from daihoi.core.figures.rated_cells import based_cells, share_quantity
from daihoi.core.figures.table_changes import Compared, compared_rows
from daihoi.core.figures.table_rows import Cell, CellKind, Row, Table, find_tables
from daihoi.core.figures.table_sums import row_sums
from daihoi.core.figures.tying import Tie
from daihoi.core.figures.wholes import Resolution


@dataclass(frozen=True, slots=True)
class TableFindings:
    """The claims of the tables of a text, and where the tables stand."""

    shares: list[Resolution] = field(default_factory=list)
    breakdowns: list[Breakdown] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Base:
    """The whole of the shares of a column: one number for all rows, or the column that holds each row's own."""

    column: int = -1
    value: Amount = 0
    start: int = -1


_SHARE_HEAD = re.compile(r"%|tỷ lệ|tỉ lệ|tỷ trọng")
_CHANGE_HEAD = re.compile(r"(?<!\w)(?:tăng|giảm|chênh lệch|so sánh|biến động)(?!\w)|\+\s?/\s?-|±")
_TOTAL_HEAD = re.compile(r"(?<!\w)(?:tổng(?: số| cộng)?|cộng)(?!\w)")
_NOT_ADDED = re.compile(r"(?<!\d )tuổi(?! đảng)|bình quân|trung bình|ngày|stt|^tt$|điểm|số hiệu|hạng|vòng")
_NEAR = 700


def read_tables(layout: Layout, quantities: Sequence[Quantity]) -> TableFindings:
    """Give what the tables of a text state; `quantities` are those of the text, for totals told beside."""
    findings = TableFindings()
    number = len(quantities)
    for table in find_tables(layout):
        reader = _TableReader(layout, table, number)
        told = [
            q
            for q in quantities
            if q.kind is QuantityKind.COUNT
            and (table.start - _NEAR < q.start < table.start or table.end <= q.start < table.end + 200)
        ]
        findings.shares.extend(reader.shares(told))
        findings.shares.extend(reader.rated_shares(told))
        findings.breakdowns.extend(reader.column_sums())
        outside = [q for q in told if not any(start <= q.start < end for start, end in findings.spans)]
        findings.breakdowns.extend(reader.row_sums(outside))
        findings.changes.extend(reader.changes())
        findings.spans.append((table.start, table.end))
        number = reader.next_number
    return findings


class _TableReader:
    def __init__(self, layout: Layout, table: Table, first_number: int) -> None:
        self._layout = layout
        self._table = table
        self._all = (*table.rows, *table.totals)
        self._mentions: dict[int, Mention] = {}
        self.next_number = first_number
        self._width = len(table.heads)
        self._changes = [c for c in range(2, self._width) if _CHANGE_HEAD.search(table.heads[c])]
        self._counts = [c for c in range(self._width) if c not in self._changes and self._is_counted(c)]

    def _column(self, column: int, rows: Sequence[Row]) -> list[Cell]:
        return [row.cells[column] for row in rows]

    def _is_counted(self, column: int) -> bool:
        head = self._table.heads[column]
        filled = [cell for cell in self._column(column, self._all) if cell.kind is not CellKind.EMPTY]
        if not filled or _NOT_ADDED.search(head) or not all(cell.is_count and cell.value >= 0 for cell in filled):
            return False
        return not (_SHARE_HEAD.search(head) and all(cell.value <= 100 for cell in filled))

    def _share_columns(self) -> Iterator[int]:
        for column in range(1, self._width):
            if column in self._counts or column in self._changes:
                continue
            filled = [cell for cell in self._column(column, self._all) if cell.is_figure]
            signed = any(cell.kind is CellKind.SHARE for cell in filled)
            headed = _SHARE_HEAD.search(self._table.heads[column]) is not None
            printed = any(cell.decimals for cell in filled) and all(cell.value <= 100 for cell in filled)
            if filled and (signed or headed or printed) and all(cell.kind is not CellKind.RATIO for cell in filled):
                yield column

    def shares(self, told: Sequence[Quantity]) -> Iterator[Resolution]:
        """Give each percentage with the count to its left, of the base that most of its column fits."""
        for column in self._share_columns():
            left = [c for c in range(column) if c in self._counts or self._is_ratio(c)]
            if not left:
                continue
            if self._is_ratio(left[-1]):
                yield from self._ratio_shares(left[-1], column)
                continue
            base = self._base(left[-1], column, told)
            if base is None:
                continue
            for row in self._all:
                whole = row.cells[base.column] if base.column >= 0 else None
                value, start = (whole.value, whole.start) if whole else (base.value, base.start)
                yield from self._share(row.cells[left[-1]], row.cells[column], value, start)

    def rated_shares(self, told: Sequence[Quantity]) -> Iterator[Resolution]:
        """Give each percentage that stands in the cell of its count."""
        for based in based_cells(self._table, told):
            yield from self._share(based.rated.cell, based.rated.share, based.whole, based.whole_start)

    def _is_ratio(self, column: int) -> bool:
        return any(cell.kind is CellKind.RATIO for cell in self._column(column, self._all))

    def _ratio_shares(self, part: int, column: int) -> Iterator[Resolution]:
        for row in self._all:
            cell = row.cells[part]
            if cell.total is not None:
                yield from self._share(cell, row.cells[column], cell.total, cell.total_start)

    def _base(self, count: int, column: int, told: Sequence[Quantity]) -> _Base | None:
        """Give the base of a column of shares; a total with a slip in it is known by the parts adding up to another."""
        totals = [row.cells[count] for row in self._table.totals if row.cells[count].is_count]
        options = [_Base(column=other) for other in self._counts if other != count]
        options += [_Base(value=cell.value, start=cell.start) for cell in (*totals, *self._full(count, column))]
        options += [_Base(value=quantity.value, start=quantity.start) for quantity in reversed(told)]
        stated = [row for row in self._table.rows if row.cells[column].is_figure and row.cells[count].is_count]
        best = max(options, key=lambda option: self._fitting(stated, count, column, option), default=None)
        fitting = self._fitting(stated, count, column, best) if best else 0
        if best is not None and fitting * 2 > len(stated) and (fitting >= 2 or len(stated) == 1):
            return best
        added = sum(row.cells[count].value for row in stated)
        if totals and self._fitting(stated, count, column, _Base(value=added)) * 2 > len(stated):
            return _Base(value=totals[0].value, start=totals[0].start)
        return None

    def _full(self, count: int, column: int) -> list[Cell]:
        """Give the counts of the rows that say of themselves that they are the hundred per cent of the others."""
        rows = self._table.rows
        return [row.cells[count] for row in rows if row.cells[count].is_count and row.cells[column].value == 100]

    def _fitting(self, rows: Sequence[Row], count: int, column: int, base: _Base) -> int:
        fitting = 0
        for row in rows:
            whole = row.cells[base.column].value if base.column >= 0 else base.value
            if whole > 0:
                fitting += share_fit(row.cells[count].value, whole, share_quantity(row.cells[column])) is not Fit.NOT
        return fitting

    def _share(self, part: Cell, share: Cell, whole: Amount, whole_start: int) -> Iterator[Resolution]:
        if not part.is_figure or not share.is_figure or whole <= 0:
            return
        fit = share_fit(part.value, whole, share_quantity(share))
        chosen = Candidate(whole, whole_start, 30, fit)
        pair = Pair(
            share=self._mention(share, share_quantity(share)),
            part=self._mention(part),
            value=part.value,
            tie=Tie.FIRM,
            whole=whole,
            whole_start=whole_start,
            start=part.start,
            end=share.end,
        )
        yield Resolution(pair, chosen, (chosen,), sure=True)

    def column_sums(self) -> Iterator[Breakdown]:
        """Give each column of counts with its total; rows that cut across each other need not add up."""
        if len(self._table.totals) != 1 or len(self._table.rows) < 2:
            return
        crossing = overlap([row.label for row in self._table.rows])
        for column in self._counts:
            total = self._table.totals[0].cells[column]
            parts = [cell for cell in self._column(column, self._table.rows) if cell.kind is not CellKind.EMPTY]
            if not total.is_count or len(parts) < 2:
                continue
            found = self._breakdown(total, parts)
            apart = distance(found.total, found.whole)
            if found.adds_up or (not crossing and apart * 2 <= found.whole):
                yield found
            elif crossing:
                yield from self._run(total, parts)

    def _run(self, total: Cell, parts: Sequence[Cell]) -> Iterator[Breakdown]:
        """Give the first rows that already make up the total: `tái cử` and `lần đầu` before `nữ`."""
        for length in range(2, len(parts)):
            if sum(cell.value for cell in parts[:length]) == total.value:
                yield self._breakdown(total, parts[:length])
                return

    def row_sums(self, told: Sequence[Quantity]) -> Iterator[Breakdown]:
        """Give each row of counts that make up a column or a number told, or whose column says that they do."""
        found = row_sums(self._table, self._counts, told)
        for row in found:
            parts = tuple(self._mention(cell) for cell in row.parts)
            yield Breakdown(row.whole, row.whole_start, row.whole_end, parts)
        if not found:
            yield from self._headed_sums()

    def _headed_sums(self) -> Iterator[Breakdown]:
        """Give each row whose last counts are headed as the total of those before, when most rows say so."""
        for column in self._counts:
            before = [other for other in self._counts if other < column]
            if len(before) < 2 or not _TOTAL_HEAD.search(self._table.heads[column]):
                continue
            found = [
                self._breakdown(row.cells[column], [row.cells[other] for other in before])
                for row in self._all
                if all(row.cells[other].is_count for other in (*before, column))
            ]
            if sum(breakdown.adds_up for breakdown in found) * 2 > len(found):
                yield from found

    def changes(self) -> Iterator[Change]:
        """Give each difference with the two figures before it that its column compares."""
        for column in self._changes:
            for row in compared_rows(self._all, column):
                yield self._change(row)

    def _change(self, row: Compared) -> Change:
        rising, step = row.step.value >= 0 and (row.computed >= 0 or not row.fits), row.step
        told = replace(share_quantity(step), kind=QuantityKind.COUNT, value=distance(step.value, 0))
        return Change(
            self._mention(row.now),
            self._mention(row.before),
            self._mention(step, told),
            rising,
            row.computed if rising else -row.computed,
            Fit.EXACT if row.fits else Fit.NOT,
            min(row.before.start, row.now.start),
            step.end,
        )

    def _breakdown(self, total: Cell, parts: Sequence[Cell]) -> Breakdown:
        return Breakdown(total.value, total.start, total.end, tuple(self._mention(cell) for cell in parts))

    def _mention(self, cell: Cell, quantity: Quantity | None = None) -> Mention:
        if cell.start not in self._mentions:
            counted = Quantity(QuantityKind.COUNT, cell.start, cell.end, cell.value, cell.decimals, Hedge.NONE)
            self._mentions[cell.start] = mention_apart(self._layout, self.next_number, quantity or counted)
            self.next_number += 1
        return self._mentions[cell.start]
