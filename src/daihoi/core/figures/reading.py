"""Reports as text: plain text in the encodings that Vietnam uses, Word documents, PDF and web pages."""

import codecs
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree, html  # type: ignore[import-untyped]

from daihoi.core.errors import UnusableInput
from daihoi.core.figures.pdf_text import page_text

_BLOCKS = frozenset(
    {
        "p",
        "div",
        "br",
        "li",
        "tr",
        "table",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "ul",
        "ol",
        "dd",
        "dt",
    }
)
_UNSEEN = frozenset({"script", "style", "head", "noscript", "template", "svg"})
_CELLS = frozenset({"td", "th"})
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_KINDS = ".txt, .docx, .pdf, .html"


class UnreadableDocument(UnusableInput):
    """A report that can't be read as text; its message is one Vietnamese line: file, place, what is expected."""


def read_document(path: Path) -> str:
    """Give the text of a report (.txt, .docx, .pdf, .html) in NFC; raise `UnreadableDocument` when it has none."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableDocument(f"{path}: không tìm thấy tệp.") from None
    except IsADirectoryError:
        raise UnreadableDocument(f"{path}: đây là thư mục, cần một tệp {_KINDS}.") from None
    except OSError:
        raise UnreadableDocument(f"{path}: không mở được tệp, hãy kiểm tra quyền đọc.") from None
    return read_bytes(str(path), data)


def read_bytes(name: str, data: bytes) -> str:
    """Give the text of an uploaded report, told apart by its content and then its name; see `read_document`."""
    text = _decoded(name, data)
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not text.strip():
        raise UnreadableDocument(f"{name}: không có chữ nào trong tệp, cần một văn bản có nội dung.")
    return text


def _decoded(name: str, data: bytes) -> str:
    suffix = Path(name).suffix.lower()
    if data.startswith(b"%PDF"):
        return _pdf_text(name, data)
    if data.startswith(b"PK\x03\x04"):
        return _docx_text(name, data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableDocument(f"{name}: tệp .doc kiểu cũ, hãy lưu lại thành .docx.")
    if suffix in (".pdf", ".docx"):
        raise UnreadableDocument(f"{name}: nội dung đầu tệp không phải của tệp {suffix}, hãy lưu lại tệp.")
    plain = _plain_text(name, data)
    return _html_text(name, plain) if suffix in (".html", ".htm") or _looks_like_html(plain) else plain


def _looks_like_html(text: str) -> bool:
    return re.match(r"\s*(?:<!doctype html|<html)", text[:200], re.IGNORECASE) is not None


def _plain_text(name: str, data: bytes) -> str:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _strictly(name, data, encoding)
    zeros = data[:2000].count(0)
    if zeros * 5 > len(data[:2000]):
        return _strictly(name, data, "utf-16-le" if data[1:2] == b"\x00" else "utf-16-be")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _damaged_or_legacy(name, data, error)


def _strictly(name: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableDocument(f"{name}: byte thứ {error.start + 1} không đọc được, cần văn bản UTF-8.") from None


def _damaged_or_legacy(name: str, data: bytes, error: UnicodeDecodeError) -> str:
    """Read UTF-8 with a few broken characters as it is, else Windows-1258; refuse what is neither."""
    repaired = data.decode("utf-8", errors="replace")
    high = sum(1 for byte in data[:100_000] if byte >= 0x80)
    if repaired[:100_000].count("\ufffd") * 20 < high and not _CONTROL.search(repaired):
        return repaired
    try:
        legacy = unicodedata.normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError:
        legacy = "\x00"
    if _CONTROL.search(legacy):
        raise UnreadableDocument(f"{name}: byte thứ {error.start + 1} không phải chữ, cần văn bản UTF-8.")
    return legacy


def _docx_text(name: str, data: bytes) -> str:
    try:
        document = Document(io.BytesIO(data))
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile, etree.XMLSyntaxError):
        raise UnreadableDocument(f"{name}: tệp Word bị hỏng hoặc không phải .docx, hãy mở rồi lưu lại.") from None
    return "\n".join(_docx_lines(document.iter_inner_content()))


def _docx_lines(blocks: Iterator[Paragraph | Table]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            for row in block.rows:
                cells = {id(cell._tc): cell.text.replace("\n", " ").replace("\t", " ") for cell in row.cells}
                yield "\t".join(cells.values())
            yield ""


def _pdf_text(name: str, data: bytes) -> str:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        raise UnreadableDocument(f"{name}: tệp PDF bị hỏng hoặc có mật khẩu, hãy xuất lại tệp.") from None
    try:
        pages = [page_text(page) for page in document]
    finally:
        document.close()
    text = "\n".join(pages)
    if not text.strip():
        raise UnreadableDocument(f"{name}: các trang chỉ có ảnh, cần tệp PDF có chữ hoặc tệp .docx.")
    return text


def _html_text(name: str, text: str) -> str:
    try:
        root = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    except (etree.ParserError, ValueError):
        raise UnreadableDocument(f"{name}: không có nội dung trang web, cần một tệp .html có chữ.") from None
    pieces: list[str] = []
    for action, element in etree.iterwalk(root, events=("start", "end")):
        _walk(pieces, action, element)
    return re.sub(r"\n\s*\n+", "\n\n", "".join(pieces)).strip() + "\n"


def _walk(pieces: list[str], action: str, element: "etree._Element") -> None:
    tag = element.tag if isinstance(element.tag, str) else ""
    hidden = tag == "" or tag in _UNSEEN or any(parent.tag in _UNSEEN for parent in element.iterancestors())
    if action == "start" and not hidden:
        if tag in _BLOCKS:
            pieces.append("\n")
        if element.text:
            pieces.append(re.sub(r"\s+", " ", element.text))
    elif action == "end":
        if tag in _CELLS:
            pieces.append("\t")
        elif tag in _BLOCKS:
            pieces.append("\n")
        if element.tail and not any(parent.tag in _UNSEEN for parent in element.iterancestors()):
            pieces.append(re.sub(r"\s+", " ", element.tail))
