"""Whether a ballot's marks were made with more than one ink (section A.6.5)."""

import cv2
import numpy as np
from numpy.typing import NDArray

from daihoi.core.ballots.expected import PER_MM, Row, Window, window
from daihoi.core.ballots.residue import Residue

Picture = NDArray[np.uint8]
Matrix = NDArray[np.float64]
_SURE_INK = 90
_LEAST_PIXELS = 40
_MOST_PIXELS = 300
_APART = 0.1
_LEAST_DENSITY = 0.35


def has_two_inks(
    residue: Residue, rows: list[tuple[Row, tuple[int, int]]], colour: Picture | None, to_scan: Matrix
) -> bool:
    """Compare the colours of the marks of a page: what an ink takes from each colour of light tells inks apart."""
    if colour is None or len(rows) < 2:
        return False
    paper = np.percentile(colour[::16, ::16].reshape(-1, 3), 80, axis=0)
    hues = [hue for row, shift in rows if (hue := _hue(residue, row, shift, colour, paper, to_scan)) is not None]
    if len(hues) < 2:
        return False
    spread = np.array(hues)
    apart = np.linalg.norm(spread[:, None] - spread[None, :], axis=2)
    return bool(apart.max() > _APART)


def _hue(  # noqa: PLR0913, PLR0917
    residue: Residue,
    row: Row,
    shift: tuple[int, int],
    colour: Picture,
    paper: Matrix,
    to_scan: Matrix,
) -> Matrix | None:
    """Give the shares of blue, green and red light that a mark swallows."""
    place = window((row.place.name if row.place.agree is None else row.place.agree).grown(2.0, 0.5)).moved(*shift)
    if row.place.disagree:
        place = window(row.place.disagree.grown(0, 0)).moved(*shift) if not _inked(residue, place) else place
    rows, columns = np.nonzero((place.of(residue.darkness) > _SURE_INK) & place.of(residue.white))
    if len(rows) < _LEAST_PIXELS:
        return None
    step = max(1, len(rows) // _MOST_PIXELS)
    spots = np.stack([columns[::step] + max(0, place.left), rows[::step] + max(0, place.top)], axis=1)
    in_scan = cv2.perspectiveTransform(((spots + 0.5) / PER_MM).reshape(-1, 1, 2), to_scan).reshape(-1, 2) - 0.5
    at = np.clip(np.round(in_scan).astype(int), 0, np.array(colour.shape[1::-1]) - 1)
    density = -np.log((colour[at[:, 1], at[:, 0]].astype(np.float64) + 2) / (paper + 2))
    mean = np.maximum(density.mean(axis=0), 0.01)
    return mean / mean.sum() if mean.mean() >= _LEAST_DENSITY else None


def _inked(residue: Residue, place: Window) -> bool:
    return bool((place.of(residue.darkness) > _SURE_INK).sum() >= _LEAST_PIXELS)
