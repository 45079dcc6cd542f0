"""Unpack an .xlsx into files of plain rows, run as a process of its own.

A malicious file can make its reader ask for more memory than the machine has. In a process with a limit of
its own, the worst that happens is that this process ends, and what it used is given back at once.
"""

import json
import resource
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from daihoi.apps.exchange.reading.blocks import ROWS_EACH, blocks_of
from daihoi.apps.exchange.reading.package import PartWeight, too_many_rows, weigh
from daihoi.apps.exchange.reading.sheets import LIMIT_ROWS, spilled_line
from daihoi.core.errors import UnusableInput

LIMIT_MEMORY = 1536 * 1024**2
LIMIT_CELLS = 15_000_000
INDEX = "sheets.json"
_PROTECTED = "Tệp “{}” được bảo vệ bằng mật khẩu. Hãy mở tệp, bỏ mật khẩu rồi lưu lại."
_DAMAGED = "Tệp “{}” bị hỏng, không mở được. Hãy mở bằng chương trình bảng tính và lưu lại dạng Excel (.xlsx)."


def main(path: str, folder: str, file_name: str) -> int:
    """Unpack every sheet that a person sees; the index of the sheets is written last."""
    try:
        index = _unpack(Path(path), Path(folder), file_name)
    except UnusableInput as error:
        sys.stderr.write(str(error))
        return 2
    (Path(folder) / INDEX).write_text(json.dumps(index, ensure_ascii=False), encoding="utf-8")
    return 0


def _unpack(path: Path, folder: Path, file_name: str) -> dict[str, object]:
    weights = weigh(path, file_name)
    sheets: list[dict[str, object]] = []
    try:
        with CalamineWorkbook.from_path(path) as book:
            shown = [sheet for sheet in book.sheets_metadata if _is_shown(sheet)]
            hidden = [sheet.name for sheet in book.sheets_metadata if not _is_shown(sheet)]
        for place, name in enumerate(sheet.name for sheet in shown):
            spilled = folder / f"{place}.jsonl"
            with spilled.open("w", encoding="utf-8") as lines:
                source = _Source(path, file_name, name, folder)
                height, merged = _spill(source, weights[name], lines)
            sheets.append({"name": name, "file": spilled.name, "height": height, "merged": merged})
    except PasswordError as error:
        raise UnusableInput(_PROTECTED.format(file_name)) from error
    except (CalamineError, zipfile.BadZipFile, OSError, MemoryError, ValueError, KeyError) as error:
        raise UnusableInput(_DAMAGED.format(file_name)) from error
    return {"sheets": sheets, "hidden": hidden}


def _is_shown(sheet: SheetMetadata) -> bool:
    return sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible


@dataclass(frozen=True)
class _Source:
    path: Path
    file_name: str
    name: str
    folder: Path

    def sheets(self, weight: PartWeight) -> Iterator[CalamineSheet]:
        """Give the sheet whole, or a large one in blocks of its rows."""
        large = weight.rows > ROWS_EACH
        parts = blocks_of(self.path, weight.part, self.file_name, self.folder) if large else [self.path]
        for part in parts:
            with CalamineWorkbook.from_path(part) as book:
                sheet = book.get_sheet_by_name(self.name)
                _check_size(sheet, self.file_name)
                yield sheet


def _spill(source: _Source, weight: PartWeight, lines: TextIO) -> tuple[int, dict[int, list[str]]]:
    height, merged = 0, dict[int, list[str]]()
    for sheet in source.sheets(weight):
        merged |= _merged(sheet)
        for place, cells in _rows(sheet, weight):
            if any(cell != "" and (type(cell) is not str or cell.strip()) for cell in cells):
                lines.write(spilled_line(place + 1, cells))
                lines.write("\n")
                height += 1
    return height, merged


def _rows(sheet: CalamineSheet, weight: PartWeight) -> Iterator[tuple[int, list[object]]]:
    if sheet.start is None:
        return
    top, left = sheet.start
    margin = [""] * left
    for place, row in enumerate(sheet.to_python(skip_empty_area=True), start=top):
        cells: list[object] = [*margin, *row]
        for column, text in weight.errors.get(place, {}).items():
            cells += [""] * (column + 1 - len(cells))
            cells[column] = text
        yield place, cells


def _check_size(sheet: CalamineSheet, file_name: str) -> None:
    if sheet.height > LIMIT_ROWS + 1000:
        raise UnusableInput(too_many_rows(file_name))
    if sheet.height * sheet.width > LIMIT_CELLS:
        message = (
            f"Trang “{sheet.name}” của tệp “{file_name}” rộng {sheet.width} cột, dài {sheet.height} dòng, "
            "không giống mẫu nào. Hãy xóa các ô thừa ở xa bên phải hoặc bên dưới bảng."
        )
        raise UnusableInput(message)


def _merged(sheet: CalamineSheet) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        name = f"{_letters(left)}{top + 1}:{_letters(right)}{bottom + 1}"
        for row in range(top, min(bottom, top + 50) + 1):
            found.setdefault(row + 1, []).append(name)
    return found


def _letters(column: int) -> str:
    text, column = "", column + 1
    while column:
        column, digit = divmod(column - 1, 26)
        text = chr(65 + digit) + text
    return text


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (LIMIT_MEMORY, LIMIT_MEMORY))
    sys.exit(main(*sys.argv[1:4]))
