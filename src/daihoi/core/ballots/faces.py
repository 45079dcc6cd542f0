"""The serif face that ballots are set in: how wide a text runs, and whether every letter of it exists."""

from enum import StrEnum
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import typst
from PIL import ImageFont

MILLIMETRES_PER_POINT = 25.4 / 72
_UNITS = 1000
_SMALL = 48
_NEVER_A_LETTER = "\U0010fffe"


class Face(StrEnum):
    """One cut of the face."""

    REGULAR = "regular"
    BOLD = "bold"
    ITALIC = "italic"


def _folder() -> Path:
    found = find_spec("rinoh_typeface_texgyretermes")
    return Path(next(iter(found.submodule_search_locations or ["."]))) if found else Path()


FONTS = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_folder())])


@cache
def _font(face: Face, size: int = _UNITS) -> ImageFont.FreeTypeFont:
    path = _folder() / f"texgyretermes-{face.value}.otf"
    return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)


def width_mm(text: str, points: float, face: Face = Face.REGULAR) -> float:
    """Give how far a line of text runs, in millimetres."""
    return _font(face).getlength(text) / _UNITS * points * MILLIMETRES_PER_POINT


def missing_letters(text: str, face: Face = Face.REGULAR) -> str:
    """Give the letters of a text that the face doesn't have, so that no name is printed with a box in it."""
    return "".join(sorted({letter for letter in text if not letter.isspace() and _is_missing(letter, face)}))


@cache
def _is_missing(letter: str, face: Face) -> bool:
    return _drawn(letter, face) == _drawn(_NEVER_A_LETTER, face)


@cache
def _drawn(letter: str, face: Face) -> bytes:
    return bytes(_font(face, _SMALL).getmask(letter))


def wrapped(text: str, points: float, widest_mm: float, face: Face = Face.REGULAR) -> tuple[str, ...]:
    """Break a text into lines that are no wider than allowed, between words."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_mm(longer, points, face) <= widest_mm:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)
