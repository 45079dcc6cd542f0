"""An .xlsx file as sheets of rows, unpacked by a process of its own."""

import json
import subprocess
import sys
from functools import partial
from pathlib import Path

from daihoi.apps.exchange.reading.sheets import Sheet, Table, spilled_rows
from daihoi.apps.exchange.reading.unpack import INDEX
from daihoi.core.errors import UnusableInput

_PATIENCE = 600


def open_workbook(path: Path, file_name: str, folder: Path) -> Table:
    """Unpack the file into `folder` and give its visible sheets; UnusableInput says in one line why it can't be."""
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "daihoi.apps.exchange.reading.unpack", str(path), str(folder), file_name]
    try:
        ended = subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise UnusableInput(f"Tệp “{file_name}” quá lớn, không đọc xong. Hãy chia tệp theo đơn vị.") from error
    if ended.returncode == 2 and ended.stderr:
        raise UnusableInput(ended.stderr.splitlines()[-1])
    if ended.returncode != 0:
        message = f"Tệp “{file_name}” bị hỏng hoặc quá lớn, không đọc được. Hãy lưu lại dạng .xlsx hoặc chia nhỏ tệp."
        raise UnusableInput(message)
    index = json.loads((folder / INDEX).read_text("utf-8"))
    sheets = [_sheet(folder, entry) for entry in index["sheets"]]
    return Table(sheets, "Excel (.xlsx)", tuple(index["hidden"]))


def _sheet(folder: Path, entry: dict[str, object]) -> Sheet:
    merged = {int(row): names for row, names in dict(entry["merged"]).items()}  # type: ignore[call-overload]
    rows = partial(spilled_rows, folder / str(entry["file"]))
    return Sheet(str(entry["name"]), int(str(entry["height"])), rows, merged)
