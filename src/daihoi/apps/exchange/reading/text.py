"""A .csv file as rows: its encoding and its separator are worked out, and said."""

import codecs
import csv
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from daihoi.apps.exchange.reading.formats import looks_like_utf16
from daihoi.apps.exchange.reading.old_fonts import old_font_of_file, refusal
from daihoi.apps.exchange.reading.package import too_many_rows
from daihoi.apps.exchange.reading.sheets import LIMIT_ROWS, Row, Sheet, Table
from daihoi.core.errors import UnusableInput

_CHUNK = 1024**2
_SAMPLE_LINES = 20
_SEPARATORS = {";": "dấu chấm phẩy", ",": "dấu phẩy", "\t": "dấu tab"}
_NAMES = {
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "cp1258": "Windows-1258",
}


@dataclass(frozen=True)
class Manner:
    """How a text is read: its encoding and what stands between two cells."""

    encoding: str
    separator: str


def open_text(path: Path, file_name: str) -> Table:
    """Work out how the file is written and give its one sheet; UnusableInput says in one line why it can't be read."""
    encoding = _encoding_of(path)
    manner = Manner(encoding, _separator_of(path, encoding))
    _refuse_old_fonts(path, encoding, file_name)
    height = sum(1 for _ in _rows(path, manner, file_name))
    read_as = f"Bảng mã {_NAMES[encoding]}, các ô cách nhau bằng {_SEPARATORS[manner.separator]}"
    return Table([Sheet("", height, lambda: _rows(path, manner, file_name))], read_as)


def _encoding_of(path: Path) -> str:
    with path.open("rb") as file:
        head = file.read(4096)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return looks_like_utf16(head) or ("utf-8-sig" if _is_utf8(path) else "cp1258")


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _sample(path: Path, encoding: str) -> list[str]:
    with path.open(encoding=encoding, errors="replace", newline="") as lines:
        return [line for line, _ in zip(lines, range(_SAMPLE_LINES), strict=False) if line.strip()]


def _separator_of(path: Path, encoding: str) -> str:
    lines = _sample(path, encoding)
    named = lines[0].strip().lower() if lines else ""
    if named.startswith("sep=") and named[4:] in _SEPARATORS:
        return named[4:]
    return max(_SEPARATORS, key=lambda mark: max((line.count(mark) for line in lines[:1]), default=0))


def _refuse_old_fonts(path: Path, encoding: str, file_name: str) -> None:
    if encoding != "cp1258":
        return
    if font := old_font_of_file("".join(_sample(path, "cp1252"))):
        raise UnusableInput(refusal(file_name, font))


def _rows(path: Path, manner: Manner, file_name: str) -> Iterator[Row]:
    with path.open(encoding=manner.encoding, newline="") as lines:
        reader = csv.reader(_composed(lines), delimiter=manner.separator, strict=True)
        count, line = 0, 1
        try:
            for cells in reader:
                number, line = line, reader.line_num + 1
                if not any(cell.strip() for cell in cells) or (number == 1 and cells[0].startswith("sep=")):
                    continue
                count += 1
                if count > LIMIT_ROWS + 1:
                    raise UnusableInput(too_many_rows(file_name))
                yield number, list(cells)
        except (csv.Error, UnicodeDecodeError) as error:
            raise UnusableInput(_broken(file_name, line)) from error


def _composed(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield line if line.isascii() else unicodedata.normalize("NFC", line.replace("\x00", ""))


def _broken(file_name: str, line: int) -> str:
    return (
        f"Tệp “{file_name}”, từ dòng {line}: dấu ngoặc kép mở ra mà không đóng lại, hoặc tệp bị cắt giữa chừng. "
        "Hãy sửa dấu ngoặc kép hoặc chép lại trọn vẹn tệp gốc."
    )
