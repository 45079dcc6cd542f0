"""Whether a printed name is struck out: surely, surely not, or for a person to look at."""

from dataclasses import dataclass
from enum import StrEnum

import cv2
import numpy as np
from numpy.typing import NDArray

from daihoi.core.ballots.expected import PER_MM, Row, Window, window
from daihoi.core.ballots.residue import Residue

Mask = NDArray[np.bool_]
Picture = NDArray[np.uint8]

INK = 64
FAINT = 26
_BIN = 3
_SIDE = round(3.0 * PER_MM)
_OVER = 2


class Mark(StrEnum):
    """What the reader says of a place."""

    MARKED = "marked"
    CLEAR = "clear"
    UNSURE = "unsure"


class Doubt(StrEnum):
    """Why a person has to look."""

    LIGHT = "light"
    PARTIAL = "partial"
    LOW = "low"
    TWO_NAMES = "two_names"
    RETRACTED = "retracted"
    STRAY = "stray"
    LINE = "line"
    HIDDEN = "hidden"


@dataclass(frozen=True)
class Reading:
    """The reader's opinion of one place, and its doubt if it has one."""

    mark: Mark
    doubt: Doubt | None = None


@dataclass(frozen=True)
class Patch:
    """The surroundings of a name: ink, what can be judged, darkness, and where the name lies in it."""

    ink: Mask
    known: Mask
    darkness: Picture
    name: Window
    room: int


def patch_of(residue: Residue, row: Row, shift: tuple[int, int]) -> Patch:
    """Cut a name and its surroundings out, half the way to its neighbours."""
    name = window(row.place.name).moved(*shift)
    room = min(round(row.room * PER_MM), round(2.4 * PER_MM))
    height, width = residue.darkness.shape
    left, top = max(0, name.left - _SIDE), max(0, name.top - room)
    right, bottom = min(width, name.right + _SIDE), min(height, name.bottom + room)
    around = Window(left, top, right, bottom)
    darkness = np.asarray(around.of(residue.darkness), np.uint8)
    known = np.asarray(around.of(residue.known), bool)
    return Patch(darkness > INK, known, darkness, name.moved(-left, -top), room)


def read_strike(patch: Patch) -> Reading:
    """Judge one name."""
    core = patch.ink[patch.name.top - _OVER : patch.name.bottom + _OVER, patch.name.left : patch.name.right]
    known = patch.known[patch.name.top - _OVER : patch.name.bottom + _OVER, patch.name.left : patch.name.right]
    inked, judged = _bins(core, known)
    coverage = _share(inked, judged)
    if coverage <= 0.06:
        return _nearly_clear(patch, core)
    if coverage < 0.85 or not _end_to_end(inked):
        return _partial(patch, core, coverage)
    return _shaped(patch, core, known)


def _bins(core: Mask, known: Mask) -> tuple[Mask, Mask]:
    """Give for each half millimetre along the name whether ink is there, and whether it could be seen."""
    count = core.shape[1] // _BIN
    inked = core[:, : count * _BIN].any(axis=0).reshape(count, _BIN).any(axis=1)
    middle = known[core.shape[0] // 5 : -core.shape[0] // 5, : count * _BIN]
    judged = inked | (middle.mean(axis=0).reshape(count, _BIN).mean(axis=1) > 0.3)
    return inked, judged


def _share(inked: Mask, judged: Mask) -> float:
    return float(inked.sum()) / max(1.0, float(judged.sum()))


def _end_to_end(inked: Mask) -> bool:
    """A strike runs over the whole name: it starts and ends near the name's ends and has no wide gap."""
    places = np.flatnonzero(inked)
    gaps = np.diff(places)
    longest = gaps.max(initial=1) * _BIN / PER_MM
    return bool(places[0] <= 0.12 * len(inked) and places[-1] >= 0.88 * len(inked) - 1 and longest <= 3.0)


def _nearly_clear(patch: Patch, core: Mask) -> Reading:
    if core.sum() > 0.5 * PER_MM**2 * 2:
        return Reading(Mark.UNSURE, Doubt.STRAY)
    below = patch.ink[patch.name.bottom + _OVER :, patch.name.left : patch.name.right]
    above = patch.ink[: patch.name.top - _OVER, patch.name.left : patch.name.right]
    for beside in (below, above):
        if beside.size and beside.any(axis=0).mean() > 0.25:
            return Reading(Mark.UNSURE, Doubt.LOW)
    if _faint_line(patch):
        return Reading(Mark.UNSURE, Doubt.LIGHT)
    return Reading(Mark.CLEAR)


def _faint_line(patch: Patch) -> bool:
    """Look for a line too light to be sure of: faint darkness that keeps on along the name."""
    rows = slice(patch.name.top - _OVER, patch.name.bottom + _OVER)
    part = patch.darkness[rows, patch.name.left : patch.name.right].astype(np.float32)
    seen = patch.known[rows, patch.name.left : patch.name.right].astype(np.float32)
    wide = (13, 3)
    weight = cv2.blur(seen, wide)
    mean = cv2.blur(part, wide) / np.maximum(weight, 0.25)
    along = (mean * (weight > 0.3)).max(axis=0)
    return bool((along > FAINT).mean() > 0.45)


def _partial(patch: Patch, core: Mask, coverage: float) -> Reading:
    if coverage < 0.12 and core.sum() < 1.2 * PER_MM**2 and not _faint_line(patch):
        return _nearly_clear(patch, core) if _specks_only(core) else Reading(Mark.UNSURE, Doubt.STRAY)
    return Reading(Mark.UNSURE, Doubt.PARTIAL)


def _specks_only(core: Mask) -> bool:
    """Dust and toner are small and apart; a pen isn't."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(core.astype(np.uint8), connectivity=8)
    sizes = stats[1:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]]
    return bool((sizes.max(axis=1) <= 0.9 * PER_MM).all()) if len(sizes) else True


def _shaped(patch: Patch, core: Mask, known: Mask) -> Reading:
    """A mark from end to end: see whether it is one clean strike and nothing else."""
    name = patch.name
    height = core.shape[0]
    rows, columns = np.nonzero(core)
    centre = float(np.median(rows)) - (height - 1) / 2
    if not -1.75 * PER_MM <= centre <= 1.5 * PER_MM:
        return Reading(Mark.UNSURE, Doubt.LOW)
    beyond = _beyond(patch)
    if beyond > max(0.05 * len(rows), 0.5 * PER_MM**2):
        return Reading(Mark.UNSURE, Doubt.TWO_NAMES)
    if _is_light(patch, core):
        return Reading(Mark.UNSURE, Doubt.LIGHT)
    whole = patch.ink[max(0, name.top - patch.room) : name.bottom + patch.room, name.left : name.right]
    seen = patch.known[max(0, name.top - patch.room) : name.bottom + patch.room, name.left : name.right]
    return Reading(Mark.MARKED) if _is_clean(whole, seen) else Reading(Mark.UNSURE, Doubt.RETRACTED)


def _beyond(patch: Patch) -> int:
    """Count ink clearly above and below the name."""
    far = round(0.9 * PER_MM)
    along = slice(patch.name.left, patch.name.right)
    return int(
        patch.ink[: max(0, patch.name.top - far), along].sum() + patch.ink[patch.name.bottom + far :, along].sum()
    )


def _is_light(patch: Patch, core: Mask) -> bool:
    part = patch.darkness[patch.name.top - _OVER : patch.name.bottom + _OVER, patch.name.left : patch.name.right]
    deepest = part.max(axis=0)[core.any(axis=0)]
    return bool(np.median(deepest) < 84)


def _is_clean(ink: Mask, known: Mask) -> bool:
    """Tell one or two lines, or one wave or zigzag, from a strike with something more on it."""
    thickness = _thickness(ink)
    left = ink
    for _ in range(2):
        line = _line_through(left)
        near = _near(line, left.shape, thickness / 2 + 0.3 * PER_MM)
        inked, judged = _bins(left & near, known)
        if _share(inked, judged) < 0.78:
            break
        left = left & ~near
        if left.sum() <= max(0.09 * ink.sum(), 0.6 * PER_MM**2):
            return True
    return _is_one_path(ink, known, thickness)


def _thickness(ink: Mask) -> float:
    """Give the pen's width in pixels, from how deep the strokes are."""
    depth = cv2.distanceTransform(ink.astype(np.uint8), cv2.DIST_L2, 3)
    return 2 * float(np.percentile(depth[ink], 85))


def _line_through(ink: Mask) -> tuple[float, float, float]:
    """Fit a slightly bowed line to ink, giving outliers little weight."""
    rows, columns = np.nonzero(ink)
    across = columns / max(1, ink.shape[1]) - 0.5
    weights = np.ones(len(rows))
    bow = np.array([0.0, 0.0, float(np.median(rows))])
    for _ in range(6):
        bow = np.polyfit(across, rows, 2, w=weights) if len(rows) > 12 else bow
        off = np.abs(np.polyval(bow, across) - rows)
        weights = 1 / (1 + (off / 2.5) ** 2)
    return (float(bow[0]), float(bow[1]), float(bow[2]))


def _near(line: tuple[float, float, float], shape: tuple[int, ...], reach: float) -> Mask:
    across = np.arange(shape[1]) / max(1, shape[1]) - 0.5
    heights = np.polyval(line, across)
    return np.asarray(np.abs(np.arange(shape[0])[:, None] - heights[None, :]) <= reach)


def _is_one_path(ink: Mask, known: Mask, thickness: float) -> bool:
    """A wave or zigzag goes through each column once: no white between its highest and lowest ink, no upright stroke."""
    rows = np.arange(ink.shape[0])[:, None]
    present = ink.any(axis=0)
    top = np.where(ink, rows, ink.shape[0]).min(axis=0)
    bottom = np.where(ink, rows, -1).max(axis=0)
    between = (rows > top) & (rows < bottom)
    white = (between & known & ~ink).sum(axis=0)
    split = (white >= 3)[present].mean()
    tall = (bottom - top + 1)[present & (white < 3)]
    upright = tall > max(3.6 * PER_MM, 4.6 * thickness)
    return bool(split <= 0.12 and upright.mean() <= 0.015)
