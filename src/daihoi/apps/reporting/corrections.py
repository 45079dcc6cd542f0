"""A suggested correction put into a new copy of a text; a Word document keeps its formatting."""

import io
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from daihoi.core.figures import Suggestion


class NotInDocument(Exception):
    """The Word document does not hold the text in the place where the suggestion stands."""


@dataclass(frozen=True)
class Stretch:
    """A stretch of the text as read: where it starts, and the paragraphs that it was read from."""

    start: int
    text: str
    paragraphs: tuple[Paragraph, ...]


def corrected_text(text: str, suggestion: Suggestion) -> str:
    """Give the text with the suggestion put in."""
    return text[: suggestion.start] + suggestion.by + text[suggestion.end :]


def corrected_docx(data: bytes, suggestion: Suggestion) -> bytes:
    """Give the Word document with the suggestion put in where it stands; all else stays as it was."""
    document = Document(io.BytesIO(data))
    stretch = next((each for each in _stretches(document) if _holds(each, suggestion)), None)
    if stretch is None:
        raise NotInDocument
    before = stretch.text[: suggestion.start - stretch.start].count(suggestion.replace)
    if not any(_replaced(paragraph, suggestion, turn) for paragraph, turn in _turns(stretch, suggestion, before)):
        raise NotInDocument
    copy = io.BytesIO()
    document.save(copy)
    return copy.getvalue()


def _holds(stretch: Stretch, suggestion: Suggestion) -> bool:
    at = suggestion.start - stretch.start
    return at >= 0 and stretch.text[at : at + len(suggestion.replace)] == suggestion.replace


def _stretches(document: WordDocument) -> Iterator[Stretch]:
    """Walk the document as the reader does: a line a paragraph, a line a table row with tabs between its cells."""
    place = 0
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            text = _even(block.text)
            yield Stretch(place, text, (block,))
            place += len(text) + 1
            continue
        for stretch in _cells(block, place):
            yield stretch
            place = stretch.start + len(stretch.text) + 1
        place += 1


def _cells(table: Table, place: int) -> Iterator[Stretch]:
    for row in table.rows:
        seen = {id(cell._tc): cell for cell in row.cells}
        for cell in seen.values():
            text = _even(cell.text.replace("\n", " ").replace("\t", " "))
            yield Stretch(place, text, tuple(cell.paragraphs))
            place += len(text) + 1


def _even(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _turns(stretch: Stretch, suggestion: Suggestion, before: int) -> Iterator[tuple[Paragraph, int]]:
    """Give the paragraph that holds the wanted occurrence, and which one of its occurrences it is."""
    for paragraph in stretch.paragraphs:
        here = _even(paragraph.text).count(suggestion.replace)
        if before < here:
            yield paragraph, before
            return
        before -= here


def _replaced(paragraph: Paragraph, suggestion: Suggestion, turn: int) -> bool:
    pieces = [*paragraph._p.findall(f"{qn('w:r')}/{qn('w:t')}"), *paragraph._p.findall(_IN_LINKS)]
    pieces.sort(key=list(paragraph._p.iter(qn("w:t"))).index)
    whole = "".join(piece.text or "" for piece in pieces)
    at = -1
    for _ in range(turn + 1):
        at = whole.find(suggestion.replace, at + 1)
        if at < 0:
            return False
    _write(pieces, at, at + len(suggestion.replace), suggestion.by)
    return True


_IN_LINKS = f"{qn('w:hyperlink')}/{qn('w:r')}/{qn('w:t')}"


def _write(pieces: list, start: int, end: int, by: str) -> None:  # type: ignore[type-arg] # lxml elements
    place = 0
    for piece in pieces:
        text = piece.text or ""
        first, last = max(start - place, 0), min(end - place, len(text))
        if first < last:
            piece.text = text[:first] + by + text[last:]
            by = ""
        place += len(text)
