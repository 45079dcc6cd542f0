"""The columns of a spreadsheet as declarations, from which templates are made and by which files are read."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from typing import Any, Generic, NamedTuple, TypeVar

from daihoi.apps.exchange.cells import Reader, Unreadable, shown
from daihoi.apps.exchange.findings import Findings, Place, in_words
from daihoi.apps.exchange.reading.old_fonts import old_font_of_file, refusal
from daihoi.apps.exchange.reading.sheets import Cell, Sheet, Table
from daihoi.core.errors import UnusableInput
from daihoi.core.names import search_key

Values = TypeVar("Values", bound=tuple[Any, ...])
_HEADING_WITHIN = 15
GUIDE_SHEET = "Hướng dẫn"


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: its heading, how its cells are read, what it means and an example of it.

    A cell of an optional column may be empty: the value is then None, and what is on record stays as it is.
    """

    heading: str
    reader: Reader[Any]
    meaning: str
    example: str
    required: bool = True
    also: tuple[str, ...] = ()

    def difference(self, before: object, after: object) -> str:
        """Say what changes in this column, as people read the two values."""
        return f"{self.heading}: “{self._in_words(before)}” thành “{self._in_words(after)}”"

    def _in_words(self, value: object) -> str:
        return self.reader.labels.get(value) or in_words(value)


@dataclass(frozen=True)
class SheetForm(Generic[Values]):
    """One sheet of a template: its name, its columns, and the tuple that a row's values make, in the same order."""

    name: str
    columns: tuple[Column, ...]
    values: Callable[..., Values]


class Line(NamedTuple, Generic[Values]):
    """One row as read: a value that couldn't be read or was left empty is None; `sound` says that nothing is wrong."""

    place: Place
    values: Values
    sound: bool


@dataclass(frozen=True)
class Layout:
    """Where the columns of a form stand in a sheet: the row of the headings, and each column's index if it is there."""

    heading_row: int
    indexes: tuple[int | None, ...]
    width: int
    unknown: tuple[str, ...]


def heading_key(text: str) -> str:
    """Fold a heading so that case, accents, spaces, signs and an explanation in brackets don't matter."""
    return " ".join(re.findall(r"\w+", search_key(re.sub(r"\([^)]*\)|\*", " ", text))))


def find_sheet(table: Table, form: SheetForm[Any], file_name: str) -> tuple[Sheet, Layout]:
    """Give the sheet that holds a form and its layout; UnusableInput tells which headings or sheets are missing."""
    filled = [sheet for sheet in table.sheets if sheet.height and heading_key(sheet.name) != heading_key(GUIDE_SHEET)]
    if not filled:
        raise UnusableInput(f"Tệp “{file_name}” không có dữ liệu. Hãy điền vào trang “{form.name}” của mẫu.")
    named = [sheet for sheet in filled if heading_key(sheet.name) == heading_key(form.name)]
    for sheet in named or filled:
        if (found := _heading_row(sheet, form)) is not None:
            return sheet, _layout(sheet, form, found, file_name)
    raise UnusableInput(_no_headings(table, form, file_name, named or filled))


def _no_headings(table: Table, form: SheetForm[Any], file_name: str, looked_at: Sequence[Sheet]) -> str:
    """Say what is missing, and why it may be: an old font, a hidden sheet."""
    top = (cells for sheet in looked_at for number, cells in sheet.rows() if number <= _HEADING_WITHIN)
    if font := old_font_of_file(" ".join(shown(cell) for cells in islice(top, _HEADING_WITHIN) for cell in cells)):
        return refusal(file_name, font)
    expected = ", ".join(f"“{column.heading}”" for column in form.columns if column.required)
    message = f"{_where(file_name, looked_at)} không có hàng tiêu đề của mẫu. Cần các cột: {expected}."
    if table.hidden:
        names = ", ".join(f"“{name}”" for name in table.hidden)
        message += f" Trang ẩn {names} không được đọc: nếu dữ liệu ở đó thì bỏ ẩn trang rồi nhập lại."
    return message


def has_rows(sheet: Sheet, layout: Layout) -> bool:
    """Say whether anything stands below the headings."""
    return any(number > layout.heading_row for number, _ in sheet.rows())


def _where(file_name: str, sheets: Sequence[Sheet]) -> str:
    names = ", ".join(f"“{sheet.name}”" for sheet in sheets if sheet.name)
    return f"Tệp “{file_name}”, trang {names}" if names else f"Tệp “{file_name}”"


def _heading_row(sheet: Sheet, form: SheetForm[Any]) -> tuple[int, list[str]] | None:
    """Find the row near the top that holds the most headings, and at least half of the required ones."""
    wanted = {key for column in form.columns for key in _keys(column)}
    required = sum(column.required for column in form.columns)
    best: tuple[int, int, list[str]] | None = None
    for number, cells in sheet.rows():
        if number > _HEADING_WITHIN:
            break
        headings = [shown(cell) for cell in cells]
        hits = len({heading_key(text) for text in headings} & wanted)
        if hits * 2 >= required and (best is None or hits > best[0]):
            best = (hits, number, headings)
    return best and best[1:]


def _keys(column: Column) -> set[str]:
    return {heading_key(text) for text in (column.heading, *column.also)}


def _layout(sheet: Sheet, form: SheetForm[Any], found: tuple[int, list[str]], file_name: str) -> Layout:
    row, headings = found
    where = f"{_where(file_name, [sheet])}, hàng tiêu đề (dòng {row})"
    if row in sheet.merged:
        raise UnusableInput(f"{where} có ô gộp {', '.join(sheet.merged[row])}. Hãy bỏ gộp ô: mỗi cột một tiêu đề.")
    keys = [heading_key(text) for text in headings]
    indexes = tuple(_index_of(column, keys, where) for column in form.columns)
    unknown = tuple(text for place, text in enumerate(headings) if text and place not in indexes)
    missing = [column for column, index in zip(form.columns, indexes, strict=True) if column.required and index is None]
    if missing:
        raise UnusableInput(f"{where} thiếu {'; '.join(_missing(column, unknown) for column in missing)}.")
    width = max(place for place, text in enumerate(headings, start=1) if text)
    return Layout(row, indexes, width, unknown)


def _index_of(column: Column, keys: list[str], where: str) -> int | None:
    found = [place for place, key in enumerate(keys) if key in _keys(column)]
    if len(found) > 1:
        message = f"{where} có {len(found)} cột cùng tên “{column.heading}”. Hãy giữ lại một cột."
        raise UnusableInput(message)
    return found[0] if found else None


def _missing(column: Column, unknown: Sequence[str]) -> str:
    text = f"cột “{column.heading}”"
    close = get_close_matches(heading_key(column.heading), [heading_key(each) for each in unknown], n=1, cutoff=0.6)
    near = next((each for each in unknown if close and heading_key(each) == close[0]), None)
    return f"{text} (có cột “{near}” gần giống: sửa lại tiêu đề)" if near else text


def note_unknown(sheet: Sheet, layout: Layout, findings: Findings) -> None:
    """Warn of columns that belong to no template, since nothing in them is read."""
    for heading in layout.unknown:
        place = Place(sheet.name, layout.heading_row, heading)
        findings.warning(place, "cột này không có trong mẫu nên không được đọc.")


def read_lines(sheet: Sheet, form: SheetForm[Values], layout: Layout, findings: Findings) -> Iterator[Line[Values]]:
    """Read the rows below the headings; what can't be read is noted and leaves None in its place."""
    plan = [
        (layout.width if index is None else index, column.reader.read, column)
        for index, column in zip(layout.indexes, form.columns, strict=True)
    ]
    for number, cells in sheet.rows():
        if number <= layout.heading_row:
            continue
        place, sound = Place(sheet.name, number), True
        values: list[Any] = []
        if len(cells) > layout.width and any(shown(cell) for cell in cells[layout.width :]):
            findings.fault(place, _too_wide(len(cells), layout.width))
            continue
        for index, read, column in plan:
            cell = cells[index] if index < len(cells) and index != layout.width else None
            try:
                values.append(None if _is_blank(cell, column) else read(cell))
            except Unreadable as error:
                hint = _merged_hint(sheet, number) if is_empty(cell) else ""
                findings.fault(Place(sheet.name, number, column.heading), f"{error}{hint}")
                values.append(None)
                sound = False
        yield Line(place, form.values(*values), sound)


def _is_blank(cell: Cell, column: Column) -> bool:
    if not is_empty(cell):
        return False
    if column.required:
        raise Unreadable(f"còn trống. Ghi {column.meaning[0].lower()}{column.meaning[1:]}, ví dụ {column.example}.")
    return True


def is_empty(cell: Cell) -> bool:
    """Say whether a cell holds nothing but spaces."""
    return cell is None or cell == "" or (type(cell) is str and not cell.strip())


def _merged_hint(sheet: Sheet, row: int) -> str:
    names = ", ".join(sheet.merged.get(row, ()))
    return f" Dòng này có ô gộp {names}: bỏ gộp và ghi đủ từng dòng." if names else ""


def _too_wide(cells: int, width: int) -> str:
    return (
        f"có {cells} ô, nhiều hơn {width} cột của hàng tiêu đề. "
        "Nếu dấu ngăn cách nằm trong nội dung thì đặt nội dung đó trong ngoặc kép."
    )
