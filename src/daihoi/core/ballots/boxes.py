"""Whether a box of the agree / disagree form is marked."""

import numpy as np

from daihoi.core.ballots.expected import PER_MM, Window, window
from daihoi.core.ballots.geometry import Box
from daihoi.core.ballots.residue import Residue
from daihoi.core.ballots.strikes import FAINT, INK, Doubt, Mark, Reading

_MARGIN = 0.4
_LEAST_SHARE, _LEAST_REACH = 0.035, 0.4
_FULL_SHARE = 0.62


def read_box(residue: Residue, box: Box, shift: tuple[int, int]) -> Reading:
    """Judge one box by the ink inside its frame: how much there is and how far it reaches."""
    inside = window(box.grown(-_MARGIN, -_MARGIN)).moved(*shift)
    darkness = np.asarray(inside.of(residue.darkness))
    known = np.asarray(inside.of(residue.known))
    ink = darkness > INK
    share = ink.sum() / max(1, known.sum())
    if share > _FULL_SHARE:
        return Reading(Mark.UNSURE, Doubt.RETRACTED)
    reach = min(ink.any(axis=0).mean(), ink.any(axis=1).mean())
    if share >= _LEAST_SHARE and reach >= _LEAST_REACH:
        return Reading(Mark.UNSURE, Doubt.LIGHT) if np.median(darkness[ink]) < 80 else Reading(Mark.MARKED)
    faint = (darkness > 1.6 * FAINT).sum() / max(1, known.sum())
    if ink.sum() > 0.6 * PER_MM**2 or max(ink.any(axis=0).mean(), ink.any(axis=1).mean()) > 0.3 or faint > 0.08:
        return Reading(Mark.UNSURE, Doubt.STRAY)
    return Reading(Mark.CLEAR)


def whole(box: Box, shift: tuple[int, int]) -> Window:
    """Give the pixels of a box with its frame."""
    return window(box).moved(*shift)
