"""Tables inside a text: columns that should add up to their total row, and percentages beside their counts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from daihoi.core.figures.fitting import Fit, share_fit
from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Cue, Mention
from daihoi.core.figures.pairing import Pair, Tie
from daihoi.core.figures.quantities import Hedge, Quantity, QuantityKind, exact
from daihoi.core.figures.ranking import Candidate
from daihoi.core.figures.sums import Breakdown
from daihoi.core.figures.wholes import Resolution


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell with its offsets and, when it is a number, its value."""

    text: str
    start: int
    end: int
    value: Fraction | None
    decimals: int
    is_share: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table."""

    cells: tuple[Cell, ...]
    start: int
    end: int

    @property
    def is_total(self) -> bool:
        """Tell whether the row gives the totals of the others."""
        return any(_TOTAL_LABEL.match(cell.text) for cell in self.cells[:3] if cell.value is None)

    @property
    def has_figures(self) -> bool:
        """Tell whether the row holds figures, not headings."""
        return sum(cell.value is not None for cell in self.cells[1:]) >= 1 and not _is_numbering(self)


@dataclass(frozen=True, slots=True)
class TableFindings:
    """What the tables of a text state: shares beside their counts, columns with a total, and where the tables stand."""

    shares: list[Resolution] = field(default_factory=list)
    breakdowns: list[Breakdown] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)


_TOTAL_LABEL = re.compile(
    r"\s*(?:tổng(?! hợp| kết| bí)|cộng|toàn (?:huyện|tỉnh|xã|đảng bộ|thành phố|quận|thị xã|phường)|chung)(?!\w)"
)
_SEPARATOR = re.compile(r"\t|\s*\|\s*|[ ]{3,}")
_NUMBER = re.compile(r"\s*(?P<value>\d{1,3}(?:[. ]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)\s*(?P<sign>%)?\s*$")
_SHARE_HEAD = re.compile(r"%|tỷ lệ|tỉ lệ|tỷ trọng")
_NOT_ADDED = re.compile(r"tuổi|bình quân|trung bình|năm|ngày|stt|^tt$|điểm|ghi chú|số hiệu|hạng|vòng")
_ROMAN = re.compile(r"\s*(?:[ivx]+|[a-z])\.?\s*$")
_RULE = re.compile(r"[\s|:+-]+$")


def find_tables(layout: Layout, first_number: int) -> TableFindings:
    """Give what the tables of a text state; figures in them get mention numbers from `first_number` on."""
    findings = TableFindings()
    numbers = iter(range(first_number, 10**9))
    for rows in _tables(layout):
        table = _Table(layout, rows, numbers)
        findings.shares.extend(table.shares())
        findings.breakdowns.extend(table.breakdowns())
        findings.spans.append((rows[0].start, rows[-1].end))
    return findings


def _tables(layout: Layout) -> Iterator[list[Row]]:
    """Give the stretches of two or more lines that are cut into three or more cells, most of them with figures."""
    rows: list[Row] = []
    for row in _rows(layout):
        if row is None:
            if _is_table(rows):
                yield rows
            rows = []
        else:
            rows.append(row)
    if _is_table(rows):
        yield rows


def _is_table(rows: list[Row]) -> bool:
    figured = [row for row in rows if row.has_figures]
    return len(figured) >= 2 and len({len(row.cells) for row in figured}) <= max(2, len(figured) // 3)


def _rows(layout: Layout) -> Iterator[Row | None]:
    place = 0
    for line in layout.folded.splitlines(keepends=True):
        start, place = place, place + len(line)
        said = line.rstrip("\r\n")
        if _RULE.fullmatch(said) and said.strip():
            continue
        cells = _cells(said, start) if _SEPARATOR.search(said.strip()) else ()
        wide = len(cells) >= 3 or (len(cells) == 2 and "\t" in said) or (len(cells) >= 2 and "|" in said)
        yield Row(cells, start, start + len(said)) if wide else None


def _cells(line: str, start: int) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    edges = [0, *(edge for match in _SEPARATOR.finditer(line) for edge in match.span()), len(line)]
    for begin, end in zip(edges[::2], edges[1::2], strict=True):
        said = line[begin:end]
        if said.strip() or 0 < begin < len(line.rstrip()):
            cells.append(_cell(said, start + begin))
    return tuple(cells)


def _cell(said: str, start: int) -> Cell:
    match = _NUMBER.match(said)
    lead = len(said) - len(said.lstrip())
    end = start + len(said.rstrip())
    if match is None:
        return Cell(said.strip(), start + lead, end, None, 0, False)
    printed = match["value"]
    decimals = len(printed.split(",")[1]) if "," in printed else 0
    if match["sign"] and "." in printed and "," not in printed:
        decimals = len(printed.split(".")[1])
    value = exact(printed, share=match["sign"] is not None)
    return Cell(said.strip(), start + lead, end, value, decimals, match["sign"] is not None)


def _is_numbering(row: Row) -> bool:
    """Tell the line that numbers the columns: (1) (2) (3) or 1 2 3."""
    values = [cell.value for cell in row.cells]
    return len(values) > 2 and values in (
        [Fraction(n) for n in range(1, len(values) + 1)],
        list(map(Fraction, range(len(values)))),
    )


class _Table:
    def __init__(self, layout: Layout, rows: list[Row], numbers: Iterator[int]) -> None:
        self._layout = layout
        self._numbers = numbers
        self._mentions: dict[int, Mention] = {}
        heads = [row for row in rows if not row.has_figures]
        figured = [row for row in rows if row.has_figures]
        self._width = max(len(row.cells) for row in figured)
        even = [row for row in map(self._widened, figured) if len(row.cells) == self._width]
        self._heads = heads
        self._totals = [row for row in even if row.is_total]
        self._rows = [row for row in even if not row.is_total]

    def _widened(self, row: Row) -> Row:
        """Give a total row whose label spans several columns the cells that it hides."""
        missing = self._width - len(row.cells)
        if not row.is_total or missing <= 0:
            return row
        hidden = Cell("", row.cells[0].end, row.cells[0].end, None, 0, False)
        return Row((row.cells[0], *[hidden] * missing, *row.cells[1:]), row.start, row.end)

    def _head(self, column: int) -> str:
        return " ".join(row.cells[column].text for row in self._heads if len(row.cells) == self._width)

    def _share_columns(self) -> list[int]:
        columns = []
        for column in range(1, self._width):
            cells = [row.cells[column] for row in (*self._rows, *self._totals) if row.cells[column].value is not None]
            signed = any(cell.is_share for cell in cells)
            headed = _SHARE_HEAD.search(self._head(column)) is not None
            if cells and (signed or (headed and all(cell.value is not None and cell.value <= 100 for cell in cells))):
                columns.append(column)
        return columns

    def _count_columns(self) -> list[int]:
        shares = set(self._share_columns())
        return [
            column
            for column in range(1, self._width)
            if column not in shares and not _NOT_ADDED.search(self._head(column)) and self._is_counted(column)
        ]

    def _is_counted(self, column: int) -> bool:
        cells = [row.cells[column] for row in self._rows if row.cells[column].text not in ("", "-")]
        return bool(cells) and all(cell.value is not None and cell.decimals == 0 for cell in cells)

    def breakdowns(self) -> Iterator[Breakdown]:
        """Give each column of counts with its total, unless the rows are of several levels and don't add up."""
        if len(self._totals) != 1 or len(self._rows) < 2:
            return
        levels = any(_ROMAN.fullmatch(row.cells[0].text) for row in self._rows)
        for column in self._count_columns():
            total = self._totals[0].cells[column]
            parts = tuple(self._mention(row.cells[column]) for row in self._rows if row.cells[column].value is not None)
            if total.value is None or len(parts) < 2:
                continue
            found = Breakdown(total.value, total.start, total.end, parts)
            if found.adds_up or not levels:
                yield found

    def shares(self) -> Iterator[Resolution]:
        """Give each percentage with the count to its left, of the base that most of its column fits."""
        for column in self._share_columns():
            counts = [count for count in self._count_columns() if count < column]
            if not counts:
                continue
            base = self._base(counts[-1], column)
            if base is None:
                continue
            for row in (*self._rows, *self._totals):
                whole = base if isinstance(base, Cell) else row.cells[base]
                resolution = self._resolution(row.cells[counts[-1]], row.cells[column], whole)
                if resolution is not None:
                    yield resolution

    def _base(self, count: int, column: int) -> Cell | int | None:
        """Give the column, or the total of the counts, of which most percentages are the shares."""
        options: list[Cell | int] = [other for other in self._count_columns() if other != count]
        options += [row.cells[count] for row in self._totals if row.cells[count].value is not None]
        best: tuple[int, Cell | int] | None = None
        for option in options:
            fitting = sum(self._fits(row, count, column, option) for row in self._rows)
            if best is None or fitting > best[0]:
                best = (fitting, option)
        stated = sum(row.cells[column].value is not None for row in self._rows)
        if best is None or best[0] * 2 <= stated or (best[0] < 2 and stated > 1):
            return None
        return best[1]

    def _fits(self, row: Row, count: int, column: int, option: Cell | int) -> bool:
        part, share = row.cells[count], row.cells[column]
        whole = option if isinstance(option, Cell) else row.cells[option]
        if part.value is None or share.value is None or not whole.value:
            return False
        return share_fit(part.value, whole.value, _quantity(share, QuantityKind.SHARE)) is not Fit.NOT

    def _resolution(self, part: Cell, share: Cell, whole: Cell) -> Resolution | None:
        if part.value is None or share.value is None or not whole.value:
            return None
        fit = share_fit(part.value, whole.value, _quantity(share, QuantityKind.SHARE))
        chosen = Candidate(whole.value, whole.start, 30, fit)
        pair = Pair(
            share=self._mention(share, QuantityKind.SHARE),
            part=self._mention(part),
            value=part.value,
            tie=Tie.FIRM,
            whole=whole.value,
            whole_start=whole.start,
            start=part.start,
            end=share.end,
        )
        return Resolution(pair, chosen, (chosen,), sure=True)

    def _mention(self, cell: Cell, kind: QuantityKind = QuantityKind.COUNT) -> Mention:
        if cell.start not in self._mentions:
            self._mentions[cell.start] = Mention(
                number=next(self._numbers),
                quantity=_quantity(cell, kind),
                sentence=self._layout.sentence_at(cell.start),
                paragraph=self._layout.paragraph_at(cell.start),
                bracket=None,
                lead="",
                cue=Cue.NONE,
                opens=False,
                earlier=False,
                step=False,
                target=False,
            )
        return self._mentions[cell.start]


def _quantity(cell: Cell, kind: QuantityKind) -> Quantity:
    return Quantity(kind, cell.start, cell.end, cell.value or Fraction(0), cell.decimals, Hedge.NONE)
