"""What an .xlsx file weighs before it is opened, and the formula errors that its reader would show as empty cells."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import join, normpath
from xml.etree import ElementTree

from daihoi.apps.exchange.reading.sheets import LIMIT_ROWS, NOT_COMPUTED
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
    """Where one sheet lies, how many rows it has, and its cells whose formula has an error or no result at all.

    The cells stand by row and column, both counted from 0.
    """

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
    weight, patterns = PartWeight(part), None
    for piece in pieces(package, part, file_name):
        if patterns is None:
            root = _ROOT.search(piece)
            patterns = _Patterns.of(re.escape(root[1] or b"") if root else b"")
        weight.rows += len(patterns.row.findall(piece))
        if weight.rows > LIMIT_ROWS + 1000:
            raise UnusableInput(too_many_rows(file_name))
        if len(weight.errors) < _ERRORS_KEPT:
            for row, column, text in patterns.errors_in(piece):
                weight.errors.setdefault(row, {})[column] = text
    return weight


_CELL = rb'<%(p)sc r="([A-Z]{1,3})(\d+)"'
_FORMULA = rb"(?:<%(p)sf\b[^>]*/>|<%(p)sf\b.*?</%(p)sf>)"


@dataclass(frozen=True)
class _Patterns:
    """How rows, formulas, formula errors and formulas without a result are written in a sheet, with its own prefix."""

    row: re.Pattern[bytes]
    formula: bytes
    error: re.Pattern[bytes]
    not_computed: re.Pattern[bytes]

    @classmethod
    def of(cls, prefix: bytes) -> "_Patterns":
        """Give the patterns for a sheet whose tags begin so."""
        names = {b"p": prefix}
        error = (_CELL + rb'[^>]*\bt="e"[^>]*>' + _FORMULA + rb"?<%(p)sv>([^<]*)<") % names
        empty = rb'(?![^>]*\bt="str")[^>]*>' + _FORMULA + rb"(?:<%(p)sv\s*/>|<%(p)sv></%(p)sv>)?</%(p)sc>"
        return cls(
            re.compile(rb"<%srow\b" % prefix),
            b"<" + prefix + b"f",
            re.compile(error, re.DOTALL),
            re.compile((_CELL + empty) % names, re.DOTALL),
        )

    def errors_in(self, piece: bytes) -> Iterator[tuple[int, int, str]]:
        """Give the row, the column and the text to show of each such cell."""
        if b't="e"' in piece:
            for match in self.error.finditer(piece):
                yield int(match[2]) - 1, _column(match[1]), match[3].decode("ascii", "replace")
        if self.formula in piece:
            for match in self.not_computed.finditer(piece):
                yield int(match[2]) - 1, _column(match[1]), NOT_COMPUTED


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
