"""What a page without our squares is: blank, too dark or blurred to read, or somebody else's paper."""

from enum import StrEnum

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
_SHORT_SIDE_PIXELS, _SHORT_SIDE_MM = 840, 210
_CELL = 40
_CELL_INK = 20
_LEAST_CELLS = 3
_MOST_LINES = 3
_SHARP = 28
_DARK = 70


class Stranger(StrEnum):
    """What a page is on which none of our squares stand."""

    BLANK = "blank"
    UNREADABLE = "unreadable"
    FOREIGN = "foreign"


def stranger(gray: Picture) -> Stranger:
    """Tell what a page is; the sheet is taken to be about as wide as an A4."""
    scale = _SHORT_SIDE_PIXELS / min(gray.shape)
    small = cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    inner = np.ascontiguousarray(small[_CELL : -_CELL or None, _CELL : -_CELL or None])
    if np.median(inner) < _DARK:
        return Stranger.UNREADABLE
    if _written_cells(inner) < _LEAST_CELLS:
        return Stranger.BLANK
    edges = np.abs(np.diff(inner.astype(np.int16), axis=0))
    return Stranger.FOREIGN if np.percentile(edges, 99.7) >= _SHARP else Stranger.UNREADABLE


def _written_cells(inner: Picture) -> int:
    """Count square centimetres with more ink than dust has, leaving out lines from edge to edge."""
    paper = cv2.blur(cv2.dilate(cv2.blur(inner, (5, 5)), np.ones((41, 41), np.uint8)), (41, 41))
    dark = (inner < 0.72 * paper).astype(np.uint8)
    rows, columns = dark.shape[0] // _CELL, dark.shape[1] // _CELL
    cells = dark[: rows * _CELL, : columns * _CELL].reshape(rows, _CELL, columns, _CELL).sum(axis=(1, 3))
    written = cells >= _CELL_INK
    thin = written & (cells < _CELL * _CELL * 0.25)
    for along in (0, 1):
        lines = np.flatnonzero(thin.mean(axis=along) > 0.7)
        if len(lines) <= _MOST_LINES:
            np.moveaxis(written, 1 - along, 0)[lines] = False
    return int(written.sum())
