"""The text of a PDF page, its tables cell by cell where the file's tags tell the cells apart."""

import ctypes
import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

import pypdfium2
from pypdfium2 import raw

_CELLS = ("TD", "TH")
_LONGEST_NAME = 32


class _Place(NamedTuple):
    """A cell of a page's tables: the number of its row, its place in the row, and how many cells the row has."""

    row: int
    cell: int
    width: int


_OUTSIDE = _Place(-1, 0, 0)


def page_text(page: pypdfium2.PdfPage) -> str:
    """Give the text of a page; where tables are tagged, each row is a line with tabs between its cells."""
    read = page.get_textpage()
    tree = raw.FPDF_StructTree_GetForPage(page)
    try:
        tops = list(_roots(tree)) if tree else []
        places = {**dict.fromkeys(_drawn(tops)), **dict(_cells(tops))}
    finally:
        raw.FPDF_StructTree_Close(tree)
    return "\n".join(_lines(_pieces(read, places))) if tops else str(read.get_text_bounded())


def _cells(tops: list[Any]) -> Iterator[tuple[int, _Place]]:
    """Give the content marks of the table cells of a page, each with its place."""
    rows = [_children(row) for row in _below(tops, "TR")]
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            if cell is not None and _kind(cell) in _CELLS:
                yield from ((mark, _Place(number, place, len(row))) for mark in _marks(cell))


def _drawn(tops: list[Any]) -> Iterator[int]:
    """Give the content marks of charts and pictures, whose words are no sentences."""
    for figure in _below(tops, "Figure"):
        yield from _marks(figure)


def _roots(tree: Any) -> Iterator[Any]:
    for place in range(raw.FPDF_StructTree_CountChildren(tree)):
        if element := raw.FPDF_StructTree_GetChildAtIndex(tree, place):
            yield element


def _children(element: Any) -> list[Any | None]:
    """Give the elements below one; those of other pages and bare content keep their place as None."""
    count = raw.FPDF_StructElement_CountChildren(element)
    return [raw.FPDF_StructElement_GetChildAtIndex(element, place) or None for place in range(count)]


def _below(elements: list[Any], kind: str) -> Iterator[Any]:
    for element in elements:
        if _kind(element) == kind:
            yield element
        else:
            yield from _below([child for child in _children(element) if child is not None], kind)


def _marks(element: Any) -> Iterator[int]:
    for place, child in enumerate(_children(element)):
        if child is not None:
            yield from _marks(child)
        elif (mark := raw.FPDF_StructElement_GetChildMarkedContentID(element, place)) >= 0:
            yield mark


def _kind(element: Any) -> str:
    buffer = ctypes.create_string_buffer(2 * _LONGEST_NAME)
    size = raw.FPDF_StructElement_GetType(element, buffer, len(buffer))
    return buffer.raw[: max(0, size - 2)].decode("utf-16-le", "replace")


def _pieces(read: pypdfium2.PdfTextPage, places: dict[int, _Place | None]) -> Iterator[tuple[_Place, str]]:
    """Give the characters of a page in order with their places, without those that are no words of the text."""
    known: dict[int, _Place | None] = {}
    place: _Place | None = _OUTSIDE
    for index in range(read.count_chars()):
        drawn = raw.FPDFText_GetTextObject(read, index)
        if address := ctypes.cast(drawn, ctypes.c_void_p).value:
            if address not in known:
                mark = raw.FPDFPageObj_GetMarkedContentID(drawn)
                known[address] = None if _is_artifact(drawn) else places.get(mark, _OUTSIDE)
            place = known[address]
        if place is not None:
            yield place, chr(raw.FPDFText_GetUnicode(read, index))


def _is_artifact(drawn: Any) -> bool:
    marks = [raw.FPDFPageObj_GetMark(drawn, place) for place in range(raw.FPDFPageObj_CountMarks(drawn))]
    return any(_name(mark) == "Artifact" for mark in marks)


def _name(mark: Any) -> str:
    buffer = (ctypes.c_ushort * _LONGEST_NAME)()
    size = ctypes.c_ulong()
    raw.FPDFPageObjMark_GetName(mark, buffer, ctypes.sizeof(buffer), size)
    return bytes(buffer)[: max(0, size.value - 2)].decode("utf-16-le", "replace")


def _lines(pieces: Iterator[tuple[_Place, str]]) -> Iterator[str]:
    """Join characters to lines: as they stand outside tables, and row by row within."""
    for row, of_row in groupby(pieces, key=lambda piece: piece[0].row):
        read = list(of_row)
        if row < 0:
            yield "".join(text for _, text in read).strip("\r\n")
            continue
        cells = [""] * read[0][0].width
        for place, text in read:
            cells[place.cell] += text
        yield "\t".join(re.sub(r"\s+", " ", cell).strip() for cell in cells)
