"""Unpack an .xlsx into files of plain rows, run as a process of its own.

The whole sheet is in memory while its reader works (some 460 MB for 450,000 rows of ten columns), and a
malicious file can make that reader ask for more than the machine has. In a process with a limit of its
own, the memory is given back at once and the worst that happens is that this process ends.
"""

import json
import resource
import sys
from collections.abc import Iterator
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

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
    resource.setrlimit(resource.RLIMIT_AS, (LIMIT_MEMORY, LIMIT_MEMORY))
    try:
        index = list(_unpack(Path(path), Path(folder), file_name))
    except UnusableInput as error:
        sys.stderr.write(str(error))
        return 2
    (Path(folder) / INDEX).write_text(json.dumps(index, ensure_ascii=False), encoding="utf-8")
    return 0


def _unpack(path: Path, folder: Path, file_name: str) -> Iterator[dict[str, object]]:
    weights = weigh(path, file_name)
    try:
        with CalamineWorkbook.from_path(path) as book:
            for place, shown in enumerate(book.sheets_metadata):
                if shown.typ != SheetTypeEnum.WorkSheet or shown.visible != SheetVisibleEnum.Visible:
                    continue
                sheet = book.get_sheet_by_name(shown.name)
                _check_size(sheet, file_name)
                spilled = folder / f"{place}.jsonl"
                count = _spill(sheet, weights.get(shown.name, PartWeight()), spilled)
                yield {"name": shown.name, "file": spilled.name, "height": count, "merged": _merged(sheet)}
    except PasswordError as error:
        raise UnusableInput(_PROTECTED.format(file_name)) from error
    except (CalamineError, OSError, MemoryError, ValueError) as error:
        raise UnusableInput(_DAMAGED.format(file_name)) from error


def _check_size(sheet: CalamineSheet, file_name: str) -> None:
    if sheet.height > LIMIT_ROWS + 1000:
        raise UnusableInput(too_many_rows(file_name))
    if sheet.total_height * sheet.total_width > LIMIT_CELLS:
        message = (
            f"Trang “{sheet.name}” của tệp “{file_name}” rộng {sheet.total_width} cột, dài {sheet.total_height} dòng, "
            "không giống mẫu nào. Hãy xóa các ô thừa ở xa bên phải hoặc bên dưới bảng."
        )
        raise UnusableInput(message)


def _spill(sheet: CalamineSheet, weight: PartWeight, spilled: Path) -> int:
    count = 0
    with spilled.open("w", encoding="utf-8") as lines:
        for place, row in enumerate(sheet.iter_rows()):
            cells: list[object] = list(row)
            for column, text in weight.errors.get(place, {}).items():
                cells += [""] * (column + 1 - len(cells))
                cells[column] = text
            if any(cell != "" and (type(cell) is not str or cell.strip()) for cell in cells):
                lines.write(spilled_line(place + 1, cells))
                lines.write("\n")
                count += 1
    return count


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
    sys.exit(main(*sys.argv[1:4]))
