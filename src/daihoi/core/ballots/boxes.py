"""Whether a box of the agree / disagree form is marked."""

import cv2
import numpy as np
from numpy.typing import NDArray

from daihoi.core.ballots.expected import PER_MM, Window, window
from daihoi.core.ballots.geometry import Box
from daihoi.core.ballots.residue import Residue
from daihoi.core.ballots.strikes import FAINT, INK, Doubt, Mark, Reading

_MARGIN = 0.4
_LEAST_SHARE, _LEAST_REACH = 0.035, 0.4
_FULL_SHARE = 0.62
_BROADEST, _ARM, _ARMS = 0.85, 0.35, 3
_LONGEST = 4.4


def read_box(residue: Residue, box: Box, shift: tuple[int, int]) -> Reading:
    """Judge one box by the ink inside its frame: how much there is and how far it reaches."""
    inside = window(box.grown(-_MARGIN, -_MARGIN)).moved(*shift)
    darkness = np.asarray(inside.of(residue.darkness))
    known = np.asarray(inside.of(residue.known))
    ink = darkness > INK
    share = ink.sum() / max(1, known.sum())
    if share > _FULL_SHARE and not _is_broad_cross(ink):
        return Reading(Mark.UNSURE, Doubt.RETRACTED)
    reach = min(ink.any(axis=0).mean(), ink.any(axis=1).mean())
    if share >= _LEAST_SHARE and reach >= _LEAST_REACH:
        return _written(darkness, ink)
    faint = (darkness > 1.6 * FAINT).sum() / max(1, known.sum())
    if ink.sum() > 0.6 * PER_MM**2 or max(ink.any(axis=0).mean(), ink.any(axis=1).mean()) > 0.3 or faint > 0.08:
        return Reading(Mark.UNSURE, Doubt.STRAY)
    return Reading(Mark.CLEAR)


def _written(darkness: NDArray[np.uint8], ink: NDArray[np.bool_]) -> Reading:
    """A cross or a tick is dark enough, and no longer than two strokes."""
    if np.median(darkness[ink]) < 80:
        return Reading(Mark.UNSURE, Doubt.LIGHT)
    depth = cv2.distanceTransform(np.pad(ink, 1).astype(np.uint8), cv2.DIST_L2, 3)[1:-1, 1:-1]
    length = np.count_nonzero(ink) / max(1.0, 2 * float(np.percentile(depth[ink], 85)))
    return Reading(Mark.MARKED) if length <= _LONGEST * max(ink.shape) else Reading(Mark.UNSURE, Doubt.RETRACTED)


def _is_broad_cross(ink: NDArray[np.bool_]) -> bool:
    """A cross of a broad pen leaves white between its arms; a box that was scribbled full leaves none."""
    depth = cv2.distanceTransform((~ink).astype(np.uint8), cv2.DIST_L2, 3)
    pieces, _ = cv2.connectedComponents((depth >= _ARM * PER_MM).astype(np.uint8))
    return bool(ink.mean() <= _BROADEST and pieces - 1 >= _ARMS)


def whole(box: Box, shift: tuple[int, int]) -> Window:
    """Give the pixels of a box with its frame."""
    return window(box).moved(*shift)
