"""The tables of a text as rows of typed cells: lines cut by tabs, strokes, semicolons or runs of spaces."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from daihoi.core.figures.amounts import Amount
from daihoi.core.figures.layout import Layout
from daihoi.core.figures.quantities import exact
from daihoi.core.figures.vocabulary import NOUN_SORTS, Sort


class CellKind(Enum):
    """What a cell holds."""

    TEXT = "text"
    EMPTY = "empty"
    NUMBER = "number"
    SHARE = "share"
    RATIO = "ratio"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell with its offsets; a figure has its value, its N when it is n/N, and its percentage in `27 (25,0%)`."""

    kind: CellKind
    text: str
    start: int
    end: int
    value: Amount = 0
    decimals: int = 0
    total: Amount | None = None
    total_start: int = -1
    rate: "Cell | None" = None

    @property
    def is_figure(self) -> bool:
        """Tell whether the cell holds a number of any kind."""
        return self.kind in (CellKind.NUMBER, CellKind.SHARE, CellKind.RATIO)

    @property
    def is_count(self) -> bool:
        """Tell whether the cell holds a whole number."""
        return self.kind is CellKind.NUMBER and self.decimals == 0


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table without its ordinal: the label, then a cell for each column."""

    label: str
    cells: tuple[Cell, ...]
    start: int
    end: int

    @property
    def is_total(self) -> bool:
        """Tell whether the row gives the totals of the others."""
        return _TOTAL_LABEL.match(self.label) is not None


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one table, their totals apart, and what stands over each column."""

    rows: tuple[Row, ...]
    totals: tuple[Row, ...]
    heads: tuple[str, ...]
    start: int
    end: int


_TOTAL_LABEL = re.compile(
    r"\s*(?:[ivx]+[.)]?\s+)?(?:tổng(?! hợp| kết| bí| quan)|cộng|toàn (?:huyện|tỉnh|xã|đảng bộ|thành phố|quận|thị xã"
    r"|phường|công ty|ngành|khối)|chung)(?!\w)"
)
_TAB = re.compile(r"\t")
_SPACES = re.compile(r"[ ]{2,}")
_STROKE = re.compile(r"\s*\|\s*")
_SEMICOLON = re.compile(r"\s*;\s*")
_FEWEST_MARKS = 3
_LONGEST_HEADING = 40
_COUNTED = "|".join(re.escape(noun) for noun, sort in NOUN_SORTS.items() if sort not in (Sort.MONEY, Sort.AREA))
_NUMBER = re.compile(
    r"(?P<sign>[+-])?\s?(?P<value>\d{1,3}(?:[. ]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)"
    rf"(?:\s*(?P<percent>%)|\s*(?:{_COUNTED}))?"
)
_RATIO = re.compile(r"(?P<part>\d{1,3}(?:\.\d{3})+|\d+)\s?/\s?(?P<total>\d{1,3}(?:\.\d{3})+|\d+)")
_RATED = re.compile(
    r"(?P<count>(?:\d{1,3}(?:\.\d{3})+|\d+)(?:\s?/\s?(?:\d{1,3}(?:\.\d{3})+|\d+))?)(?:\s*(?:đ/c|đc|đồng chí|người))?"
    r"\s*(?:\(\s*|-\s+|;\s*)(?P<rate>\d{1,3}(?:[.,]\d+\s*%?|\s*%))\s*\)?"
)
_LONGEST_FIGURE = 24
_YEAR = re.compile(r"(?:19|20)\d\d")
_RULE = re.compile(r"[\s|:+=_-]+$")
_ORDINAL = re.compile(r"(?:\d{1,3}|[ivx]+|[a-zđ])[.)]?$")


def find_tables(layout: Layout) -> Iterator[Table]:
    """Give the tables of a text: two or more lines of figures cut into cells, with the headings above them."""
    lines: list[list[Cell]] = []
    for cells in _lines(layout):
        if cells:
            lines.append(cells)
            continue
        yield from _table(lines)
        lines = []
    yield from _table(lines)


def _lines(layout: Layout) -> Iterator[list[Cell]]:
    place = 0
    for line in layout.folded.splitlines(keepends=True):
        start, place = place, place + len(line)
        said = line.rstrip("\r\n")
        if not (("|" in said or "-" in said) and _RULE.fullmatch(said)):
            yield _cut(said, start)


def _cut(line: str, start: int) -> list[Cell]:
    if "\t" in line:
        return _cells(line, start, _TAB)
    if line.count("|") >= 1:
        return _cells(line, start, _STROKE)
    if line.count(";") >= _FEWEST_MARKS:
        return _cut_at_semicolons(line, start)
    cells = _cells(line, start, _SPACES) if "  " in line else []
    return cells if len(cells) >= 2 and (len(cells) >= 3 or cells[-1].is_figure) else []


def _cut_at_semicolons(line: str, start: int) -> list[Cell]:
    """Cut `Xã Hợp Tiến; 15; 11; 73,33%` and the headings of such rows, but no sentence with semicolons."""
    cells = _cells(line, start, _SEMICOLON)
    figures = all(cell.is_figure or cell.kind is CellKind.EMPTY for cell in cells[1:])
    headings = not any(letter.isdigit() for letter in line[: line.rfind(";")])
    short = all(len(cell.text) <= _LONGEST_HEADING for cell in cells)
    return cells if short and (figures or headings) else []


def _cells(line: str, start: int, separator: re.Pattern[str]) -> list[Cell]:
    edges = [0, *(edge for match in separator.finditer(line) for edge in match.span()), len(line)]
    pieces = list(zip(edges[::2], edges[1::2], strict=True))
    if separator is not _SPACES and len(pieces) > 1:
        pieces = pieces[1 if separator is _STROKE and not line[: pieces[0][1]].strip() else 0 :]
        pieces = pieces[:-1] if separator is _STROKE and not line[pieces[-1][0] :].strip() else pieces
    cells = [_cell(line[begin:end], start + begin) for begin, end in pieces]
    return [cell for cell in cells if cell.kind is not CellKind.EMPTY] if separator is _SPACES else cells


def _cell(said: str, start: int) -> Cell:
    text = said.strip()
    begin = start + len(said) - len(said.lstrip()) if text else start
    end = begin + len(text)
    if text in ("", "-", "--", "x"):
        return Cell(CellKind.EMPTY, text, begin, end)
    if len(text) > _LONGEST_FIGURE:
        return Cell(CellKind.TEXT, text, begin, end)
    ratio = _RATIO.fullmatch(text)
    if ratio:
        total_start = begin + ratio.start("total")
        return Cell(CellKind.RATIO, text, begin, end, exact(ratio["part"]), 0, exact(ratio["total"]), total_start)
    rated = _RATED.fullmatch(text)
    if rated:
        count = _cell(rated["count"], begin)
        return replace(count, text=text, end=end, rate=_rate(rated, begin))
    number = _NUMBER.fullmatch(text)
    if number is None:
        return Cell(CellKind.TEXT, text, begin, end)
    printed, share = number["value"], number["percent"] is not None
    value = exact(printed, share=share)
    decimal = re.search(r",(\d+)$", printed) or (
        re.search(r"\.(\d+)$", printed) if value.denominator != 1 or share else None
    )
    kind = CellKind.SHARE if share else CellKind.NUMBER
    return Cell(kind, text, begin, end, -value if number["sign"] == "-" else value, len(decimal[1]) if decimal else 0)


def _rate(rated: re.Match[str], begin: int) -> Cell:
    printed = re.sub(r"[\s%]", "", rated["rate"])
    decimals = len(re.split(r"[.,]", printed)[1]) if re.search(r"[.,]", printed) else 0
    start = begin + rated.start("rate")
    return Cell(CellKind.SHARE, rated["rate"], start, start + len(rated["rate"]), exact(printed, share=True), decimals)


def _table(lines: list[list[Cell]]) -> Iterator[Table]:
    figured = [place for place, cells in enumerate(lines) if _has_figures(cells)]
    if len(figured) < 2:
        return
    rows = [row for place in figured if (row := _row(lines[place])) is not None]
    if len(rows) < 2:
        return
    width = Counter(len(row.cells) for row in rows).most_common(1)[0][0]
    kept = [row for row in (_filled(row, width) for row in rows) if len(row.cells) == width]
    if width == 0 or len(kept) < 2:
        return
    heads = [lines[place] for place in range(figured[0])]
    yield Table(
        rows=tuple(row for row in kept if not row.is_total),
        totals=tuple(row for row in kept if row.is_total),
        heads=tuple(_head(heads, place - width) for place in range(width)),
        start=lines[figured[0]][0].start,
        end=lines[figured[-1]][-1].end,
    )


def _has_figures(cells: list[Cell]) -> bool:
    values = [cell.value for cell in cells if cell.is_figure]
    numbering = (
        len(values) > 2 and values == [values[0] + step for step in range(len(values))] and len(values) == len(cells)
    )
    return any(cell.is_figure for cell in cells[1:]) and not numbering


def _row(cells: list[Cell]) -> Row | None:
    """Take the ordinal and the label off a line: what is left are its columns."""
    start, end = cells[0].start, cells[-1].end
    rest = list(cells)
    if (
        len(rest) > 2
        and (_ORDINAL.match(rest[0].text) or rest[0].kind is CellKind.EMPTY)
        and rest[1].kind is CellKind.TEXT
    ):
        rest = rest[1:]
    elif (
        len(rest) > 2
        and rest[0].kind is CellKind.TEXT
        and rest[1].kind is CellKind.EMPTY
        and _TOTAL_LABEL.match(rest[0].text)
    ):
        rest = [rest[0], *rest[2:]]
    if rest[0].kind is not CellKind.TEXT and not _YEAR.fullmatch(rest[0].text):
        return None
    return Row(re.sub(r"^\d{1,3}[.)]\s*", "", rest[0].text), tuple(rest[1:]), start, end)


def _filled(row: Row, width: int) -> Row:
    """Fill up a row of totals that ends before the last columns, which have no total."""
    missing = width - len(row.cells) if row.is_total and len(row.cells) > 1 else 0
    return replace(row, cells=(*row.cells, *[Cell(CellKind.EMPTY, "", row.end, row.end)] * missing))


def _head(heads: list[list[Cell]], place: int) -> str:
    """Give the words over a column, counted from the right, where headings and figures line up."""
    return " ".join(cells[place].text for cells in heads if len(cells) >= -place)
