"""A large sheet in blocks of rows, so that its reader never holds more than one block.

The reader keeps a whole sheet in memory: some 100 bytes a cell. Cut between two rows and put back into a
workbook with the same styles and strings, each block is a small sheet, and the memory no longer grows with the file.
"""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from daihoi.apps.exchange.reading.package import pieces

ROWS_EACH = 25_000
_FIRST_ROW = re.compile(rb"<(?:\w+:)?row\b")
_DATA = re.compile(rb"<(\w+:)?sheetData\b")
_DIMENSION = re.compile(rb"<(?:\w+:)?dimension\b[^>]*/>")


def blocks_of(path: Path, part: str, file_name: str, folder: Path) -> Iterator[Path]:
    """Give workbooks that hold the sheet's rows in order, some `ROWS_EACH` at a time, each replacing the last."""
    block = folder / "block.xlsx"
    with zipfile.ZipFile(path) as package:
        for sheet in _cut(package, part, file_name):
            with zipfile.ZipFile(block, "w", zipfile.ZIP_STORED) as copy:
                for name in package.namelist():
                    if not name.startswith("xl/worksheets/"):
                        copy.writestr(name, package.read(name))
                copy.writestr(part, sheet)
            yield block
    block.unlink(missing_ok=True)


def _cut(package: zipfile.ZipFile, part: str, file_name: str) -> Iterator[bytes]:
    head, foot, rows, count = b"", b"", [], 0
    for piece in pieces(package, part, file_name):
        text = piece
        if not head and (first := _FIRST_ROW.search(text)):
            head = _DIMENSION.sub(b"", text[: first.start()])
            foot = _foot(head)
            text = text[first.start() :]
        rows.append(text)
        count += len(_FIRST_ROW.findall(text))
        if count >= ROWS_EACH and text.endswith(b"row>"):
            yield b"".join([head, *rows, foot])
            rows, count = [], 0
    yield b"".join([head, *rows])


def _foot(head: bytes) -> bytes:
    found = _DATA.search(head)
    prefix = (found[1] or b"") if found else b""
    return b"</%ssheetData></%sworksheet>" % (prefix, prefix)
