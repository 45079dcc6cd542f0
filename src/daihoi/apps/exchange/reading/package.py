"""What an .xlsx file weighs before it is opened, and the formula errors that its reader would show as empty cells."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import join, normpath
from xml.etree import ElementTree

from daihoi.apps.exchange.reading.sheets import LIMIT_ROWS
from daihoi.core.errors import UnusableInput
from daihoi.core.figures.vietnamese import number_text

LIMIT_UNPACKED = 1024**3
_CHUNK = 1024**2
_LONGEST_ROW = 16 * 1024**2
_ERRORS_KEPT = 10_000
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ROOT = re.compile(rb"<(\w+:)?worksheet\b")


@dataclass
class PartWeight:
    """Where one sheet lies, how many rows it has, and its cells that hold a formula error, by row and column from 0."""

    part: str
    rows: int = 0
    errors: dict[int, dict[int, str]] = field(default_factory=dict)


def weigh(path: Path, file_name: str) -> dict[str, PartWeight]:
    """Give the weight of each sheet by its name; UnusableInput for a damaged, oversized or swollen file."""
    try:
        with zipfile.ZipFile(path) as package:
            unpacked = sum(entry.file_size for entry in package.infolist())
            if unpacked > LIMIT_UNPACKED:
                raise UnusableInput(_too_large(file_name, unpacked))
            return {name: _weigh_part(package, part, file_name) for name, part in _parts(package).items()}
    except (zipfile.BadZipFile, EOFError, OSError, KeyError, ElementTree.ParseError, NotImplementedError) as error:
        message = f"Tệp “{file_name}” bị hỏng hoặc mới chép được một phần. Hãy chép hoặc tải lại trọn vẹn tệp gốc."
        raise UnusableInput(message) from error


def too_many_rows(file_name: str) -> str:
    """Say that a file has more rows than are read at once."""
    return (
        f"Tệp “{file_name}” có quá nhiều dòng: mỗi lần nhập tối đa {number_text(LIMIT_ROWS)} dòng. "
        "Hãy chia tệp theo đơn vị rồi nhập lần lượt."
    )


def _too_large(file_name: str, unpacked: int) -> str:
    return (
        f"Tệp “{file_name}” khi mở ra nặng {number_text(unpacked // 1024**2)} MB, "
        f"quá giới hạn {number_text(LIMIT_UNPACKED // 1024**2)} MB. Hãy chia tệp theo đơn vị rồi nhập lần lượt."
    )


def _parts(package: zipfile.ZipFile) -> dict[str, str]:
    relations = _small_part(package, "xl/_rels/workbook.xml.rels")
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    book = _small_part(package, "xl/workbook.xml")
    found = {}
    for sheet in book.iterfind("{*}sheets/{*}sheet"):
        target = targets.get(sheet.get(_RELATIONS), "")
        part = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
        if "worksheets/" in part:
            found[sheet.get("name", "")] = part
    return found


def _small_part(package: zipfile.ZipFile, part: str) -> ElementTree.Element:
    if package.getinfo(part).file_size > _LONGEST_ROW:
        raise zipfile.BadZipFile(f"{part} is too large to be what it should be")
    return ElementTree.fromstring(package.read(part))  # noqa: S314 (expat bounds how far entities may swell)


def _weigh_part(package: zipfile.ZipFile, part: str, file_name: str) -> PartWeight:
    weight, row_start, error_cell = PartWeight(part), re.compile(rb"<row\b"), None
    kept = 0
    for piece in pieces(package, part, file_name):
        if error_cell is None:
            root = _ROOT.search(piece)
            prefix = re.escape(root[1] or b"") if root else b""
            row_start, error_cell = re.compile(rb"<%srow\b" % prefix), _error_pattern(prefix)
        weight.rows += len(row_start.findall(piece))
        if weight.rows > LIMIT_ROWS + 1000:
            raise UnusableInput(too_many_rows(file_name))
        if b't="e"' in piece and kept < _ERRORS_KEPT:
            for match in error_cell.finditer(piece):
                weight.errors.setdefault(int(match[2]) - 1, {})[_column(match[1])] = match[3].decode("ascii", "replace")
                kept += 1
    return weight


def _error_pattern(prefix: bytes) -> re.Pattern[bytes]:
    names = {b"p": prefix}
    return re.compile(
        rb'<%(p)sc r="([A-Z]{1,3})(\d+)"[^>]*\bt="e"[^>]*>(?:<%(p)sf\b[^>]*/>|<%(p)sf\b.*?</%(p)sf>)?<%(p)sv>([^<]*)<'
        % names,
        re.DOTALL,
    )


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def pieces(package: zipfile.ZipFile, part: str, file_name: str) -> Iterator[bytes]:
    """Give a sheet's text in pieces that end where a row ends, so that no cell is cut in two."""
    rest = b""
    with package.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            rest += chunk
            cut = rest.rfind(b"row>") + 4
            if cut > 4:
                yield rest[:cut]
                rest = rest[cut:]
            elif len(rest) > _LONGEST_ROW:
                raise UnusableInput(f"Tệp “{file_name}” có một dòng quá dài, không giống bảng dữ liệu nào.")
    yield rest
