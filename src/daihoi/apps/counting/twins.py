"""The same sheet scanned twice, noticed by its ink: no hand draws two lines alike."""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

import cv2
import numpy as np
from numpy.typing import NDArray

from daihoi.core.ballots.expected import Expected, ExpectedPage, Window
from daihoi.core.ballots.geometry import Layout
from daihoi.core.ballots.registration import register
from daihoi.core.ballots.scans import Scanned

Picture = NDArray[np.uint8]
_PER_MM = 3
_DARKER = 45
_LEAST = 60
_ALIKE = 0.8
_MORE = 1.5
_APART = 2
_EDGE_MM = 8
_STAMP_REACH_MM = 8.0


@dataclass(frozen=True)
class Ink:
    """Where a sheet bears ink that wasn't printed on it, in thirds of a millimetre, and which part is the stamp's."""

    cells: NDArray[np.bool_]
    stamp: Window

    def is_same_as(self, other: "Ink") -> bool:
        """Say whether the ink of two pictures falls on the same places, in the marks and in the stamp."""
        if self.cells.shape != other.cells.shape:
            return False
        stamps, marks = self._parts(), other._parts()
        return all(_alike(ours, theirs) for ours, theirs in zip(stamps, marks, strict=True))

    @cached_property
    def key(self) -> tuple[int, int, int]:
        """Give how much ink the marks have and around which point the stamp lies, to leave most sheets uncompared."""
        stamp, marks = self._parts()
        rows, columns = np.nonzero(stamp)
        middle = (round(float(rows.mean())), round(float(columns.mean()))) if len(rows) else (0, 0)
        return int(marks.sum()), *middle

    def _parts(self) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        marks = self.cells.copy()
        self.stamp.of(marks)[:] = False
        return self.stamp.of(self.cells), marks

    def packed(self) -> bytes:
        """Give it as few bytes."""
        return zlib.compress(np.packbits(self.cells).tobytes(), 1)


def unpacked(content: bytes, layout: Layout) -> Ink:
    """Give ink that was packed, of a sheet of this layout."""
    width, height = _size(layout)
    bits = np.unpackbits(np.frombuffer(zlib.decompress(content), np.uint8), count=height * width)
    return Ink(bits.reshape(height, width).astype(bool), _stamp(layout))


def ink_on(scan: Scanned, expected: Expected) -> Ink | None:
    """Give the ink on a sheet of ours; None where no sheet is found or no mark is on it to tell it by."""
    layout = expected.layout
    found = register(scan.gray, layout).registered
    if found is None:
        return None
    to_mm = np.diag([1 / _PER_MM, 1 / _PER_MM, 1.0])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    sheet = cv2.warpPerspective(scan.gray, found.to_scan @ to_mm, _size(layout), flags=flags, borderValue=255)
    cells = np.asarray(sheet < np.median(sheet) - _DARKER) & _blank(expected.pages[found.page - 1], _size(layout))
    edge = _EDGE_MM * _PER_MM
    cells[:edge], cells[-edge:], cells[:, :edge], cells[:, -edge:] = False, False, False, False
    ink = Ink(cells, _stamp(layout))
    return ink if ink._parts()[1].sum() >= _LEAST else None


def _size(layout: Layout) -> tuple[int, int]:
    return round(layout.width * _PER_MM), round(layout.height * _PER_MM)


def _stamp(layout: Layout) -> Window:
    box = layout.stamp.grown(_STAMP_REACH_MM, _STAMP_REACH_MM)
    return Window(0, 0, round(box.right * _PER_MM), round(box.bottom * _PER_MM))


def _alike(ours: NDArray[np.bool_], theirs: NDArray[np.bool_]) -> bool:
    return min(_covered(ours, theirs), _covered(theirs, ours)) >= _ALIKE


def _blank(page: ExpectedPage, size: tuple[int, int]) -> NDArray[np.bool_]:
    """Tell where nothing is printed."""
    darkness = cv2.resize(page.darkness, size, interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.dilate(darkness, np.ones((3, 3), np.uint8)) < 40)


def _covered(these: NDArray[np.bool_], those: NDArray[np.bool_]) -> float:
    """Give the share of some ink that has other ink within a third of a millimetre."""
    near = cv2.dilate(those.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    return float((these & near).sum() / these.sum()) if these.any() else 1.0


@dataclass
class Sheets:
    """The sheets of a box whose ink is known, by the number of their page's row."""

    layout: Layout
    known: list[tuple[int, tuple[int, int, int], bytes]] = field(default_factory=list)

    def fill(self, sheets: Iterable[tuple[int, bytes]]) -> None:
        """Take sheets up that were read before."""
        self.known += [(page, unpacked(content, self.layout).key, content) for page, content in sheets]

    def twin_of(self, ink: Ink) -> int | None:
        """Give the page of a sheet with the same ink."""
        for page, key, content in self.known:
            if _may_be_alike(ink.key, key) and ink.is_same_as(unpacked(content, self.layout)):
                return page
        return None

    def add(self, page: int, ink: Ink) -> None:
        """Remember a sheet."""
        self.known.append((page, ink.key, ink.packed()))


def _may_be_alike(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    low, high = sorted((one[0], other[0]))
    return high <= _MORE * low and all(abs(a - b) <= _APART for a, b in zip(one[1:], other[1:], strict=True))
