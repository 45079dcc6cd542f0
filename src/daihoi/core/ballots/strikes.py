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
Bow = tuple[float, float, float]

INK = 64
FAINT = 26
_LIGHT = 84
_FAINT_LIFT = 13.0
_SLOPES = np.array((0.0, 0.02, -0.02, 0.045, -0.045, 0.075, -0.075, 0.11, -0.11))
_PIECES = 16
_FULL_BAND = 0.7
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
    white: Mask
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
    white = np.asarray(around.of(residue.white), bool)
    return Patch(darkness > INK, known, white, darkness, name.moved(-left, -top), room)


def read_strike(patch: Patch) -> Reading:
    """Judge one name."""
    core = patch.ink[patch.name.top - _OVER : patch.name.bottom + _OVER, patch.name.left : patch.name.right]
    known = patch.known[patch.name.top - _OVER : patch.name.bottom + _OVER, patch.name.left : patch.name.right]
    inked = _inked(core)
    coverage = float(inked.mean())
    if coverage <= 0.06:
        return _nearly_clear(patch, core)
    judged = _where_it_would_show(core, known, inked)
    coverage = _share(inked, judged)
    if coverage < 0.8 or not _end_to_end(inked, judged):
        return _partial(patch, core, coverage)
    return _shaped(patch, core)


def _by_bin(columns: Mask | NDArray[np.float64]) -> NDArray[np.float64]:
    """Give columns by half millimetres along the name."""
    count = len(columns) // _BIN
    return columns[: count * _BIN].reshape(count, _BIN).astype(np.float64)


def _inked(ink: Mask) -> Mask:
    """Tell for each half millimetre along the name whether there is ink."""
    return np.asarray(_by_bin(np.asarray(ink.any(axis=0))).any(axis=1))


def _seen(known: Mask, zone: Mask) -> Mask:
    """Tell for each half millimetre whether ink in a zone could be seen, or the name's own print hides it."""
    visible = _by_bin((known & zone).sum(axis=0)).sum(axis=1)
    return np.asarray(visible > 0.4 * _by_bin(zone.sum(axis=0)).sum(axis=1))


def _where_it_would_show(core: Mask, known: Mask, inked: Mask) -> Mask:
    """Tell where a gap is a gap: the mark's upper or lower edge, carried on from both sides, passes over white."""
    rows = np.arange(core.shape[0])[:, None]
    columns = np.arange(core.shape[1])
    present = core.any(axis=0)
    seen = np.zeros_like(inked)
    for edge in (np.where(core, rows, core.shape[0]).min(axis=0), np.where(core, rows, -1).max(axis=0)):
        carried = np.interp(columns, columns[present], edge[present])
        seen |= _seen(known, np.abs(rows - carried[None, :]) <= 2)
    return np.asarray(inked | seen)


def _share(inked: Mask, judged: Mask) -> float:
    return float((inked & judged).sum()) / max(1.0, float(judged.sum()))


def _end_to_end(inked: Mask, judged: Mask) -> bool:
    """A strike runs over the whole name: it starts and ends near the name's ends and has no wide gap."""
    gaps = np.flatnonzero(judged & ~inked)
    ends = 0.12 * len(inked)
    first, last = np.flatnonzero(inked)[[0, -1]]
    at_ends = (gaps < first).sum() <= ends and (gaps > last).sum() <= ends
    seen = inked[judged]
    longest = max((len(run) for run in "".join("x" if each else " " for each in seen).split("x")), default=0)
    return bool(at_ends and longest * _BIN <= 2.5 * PER_MM)


def _nearly_clear(patch: Patch, core: Mask) -> Reading:
    if core.sum() > 0.5 * PER_MM**2 * 2:
        return Reading(Mark.UNSURE, Doubt.STRAY)
    below = patch.ink[patch.name.bottom + _OVER :, patch.name.left : patch.name.right]
    above = patch.ink[: patch.name.top - _OVER, patch.name.left : patch.name.right]
    for beside in (below, above):
        if beside.size and beside.any(axis=0).mean() > 0.25:
            return Reading(Mark.UNSURE, Doubt.LOW)
    if _may_be_faint(patch) and (_faint_line(patch) or _faint_straight_line(patch)):
        return Reading(Mark.UNSURE, Doubt.LIGHT)
    return Reading(Mark.CLEAR)


def _may_be_faint(patch: Patch) -> bool:
    """Spare a name that is plain white the search for faint lines."""
    core = patch.darkness[patch.name.top - _OVER : patch.name.bottom + _OVER, patch.name.left : patch.name.right]
    return bool(np.count_nonzero(core > FAINT) > core.shape[1] // 6)


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


def _faint_straight_line(patch: Patch) -> bool:
    """Add darkness up along straight lines over the name: a light stroke stands out from the rows beside it."""
    rows = slice(patch.name.top - _OVER, patch.name.bottom + _OVER)
    white = patch.white[rows, patch.name.left : patch.name.right]
    part = np.minimum(patch.darkness[rows, patch.name.left : patch.name.right], 90) * white
    height, width = part.shape
    starts = np.linspace(0, width, _PIECES, endpoint=False).astype(int)
    dark = np.add.reduceat(part.astype(np.float32), starts, axis=1)
    seen = np.add.reduceat(white.astype(np.float32), starts, axis=1)
    offsets = np.round(_SLOPES[:, None] * (starts - width / 2)[None, :]).astype(int)
    places = np.arange(height)[None, :, None] + offsets[:, None, :]
    inside = (places >= 0) & (places < height)
    places = np.clip(places, 0, height - 1)
    pieces = np.arange(_PIECES)
    along_dark = (dark[places, pieces] * inside).sum(axis=2)
    along_seen = (seen[places, pieces] * inside).sum(axis=2)
    mean = np.sort(np.where(along_seen > 0.2 * width, along_dark / np.maximum(along_seen, 1), np.inf), axis=1)
    count = np.isfinite(mean).sum(axis=1)
    each = np.flatnonzero(count > 6)
    lifted = mean[each, count[each] - 1] - mean[each, (0.3 * count[each]).astype(int)]
    return bool(lifted.max(initial=0.0) > _FAINT_LIFT)


def _partial(patch: Patch, core: Mask, coverage: float) -> Reading:
    if coverage < 0.12 and core.sum() < 1.2 * PER_MM**2 and not _faint_line(patch):
        return _nearly_clear(patch, core) if _specks_only(core) else Reading(Mark.UNSURE, Doubt.STRAY)
    return Reading(Mark.UNSURE, Doubt.PARTIAL)


def _specks_only(core: Mask) -> bool:
    """Dust and toner are small and apart; a pen isn't."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(core.astype(np.uint8), connectivity=8)
    sizes = stats[1:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]]
    return bool((sizes.max(axis=1) <= 0.9 * PER_MM).all()) if len(sizes) else True


def _shaped(patch: Patch, core: Mask) -> Reading:
    """A mark from end to end: see whether it is one clean strike and nothing else."""
    name = patch.name
    height = core.shape[0]
    rows = np.nonzero(core)[0]
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
    return bool(np.median(deepest) < _LIGHT)


def _is_clean(ink: Mask, known: Mask) -> bool:
    """Tell one or two lines, or one wave or zigzag, from a strike with something more on it."""
    thickness = _thickness(ink)
    left, straight = ink, False
    for least in (0.78, 0.55):
        line = _along_a_line(left, known, thickness, least)
        if line is None:
            break
        straight = straight or _runs_unbroken(ink, known, line)
        left = left & ~_near(line, ink.shape, thickness / 2 + 0.3 * PER_MM)
        if left.sum() <= max(0.09 * ink.sum(), 0.6 * PER_MM**2):
            return True
    return _is_band(ink, known) if straight else _is_one_path(ink, known, thickness)


def _runs_unbroken(ink: Mask, known: Mask, line: Bow) -> bool:
    """Tell whether ink lies on a line itself from end to end, as it does under a strike but not along a wave."""
    core = _near(line, ink.shape, 1.2)
    seen = np.asarray((known & core).any(axis=0))
    inked = np.asarray((ink & core).any(axis=0))
    return bool(inked[seen].mean() > 0.9) if seen.any() else False


def _along_a_line(ink: Mask, known: Mask, thickness: float, least: float) -> Bow | None:
    """Give the line that the most ink lies along, or None when none shows over a least share of the name."""
    rows = np.nonzero(ink)[0]
    if len(rows) < ink.shape[1] // 4:
        return None
    best, most = None, 0
    for start in (50, 25, 75):
        line = _line_through(ink, float(np.percentile(rows, start)))
        near = _near(line, ink.shape, thickness / 2 + 0.3 * PER_MM)
        along = ink & near
        held = int(along.sum())
        if held > most and _share(_inked(along), _seen(known, near)) >= least:
            best, most = line, held
        if most > 0.92 * len(rows):
            break
    return best


def _thickness(ink: Mask) -> float:
    """Give the pen's width in pixels, from how deep the strokes are."""
    depth = cv2.distanceTransform(ink.astype(np.uint8), cv2.DIST_L2, 3)
    return 2 * float(np.percentile(depth[ink], 85))


def _is_band(ink: Mask, known: Mask) -> bool:
    """Two broad lines may run together to one band, with even edges from end to end."""
    rows = np.arange(ink.shape[0])[:, None]
    columns = np.flatnonzero(ink.any(axis=0))
    top = np.where(ink, rows, ink.shape[0]).min(axis=0)[columns]
    bottom = np.where(ink, rows, -1).max(axis=0)[columns]
    across = np.arange(ink.shape[1]) / max(1, ink.shape[1]) - 0.5
    places = (columns, ink.shape[1])
    upper = np.polyval(_bow(top, *places, float(np.percentile(top, 25))), across)
    lower = np.polyval(_bow(bottom, *places, float(np.percentile(bottom, 75))), across)
    within = known & (rows >= upper[None, :]) & (rows <= lower[None, :])
    if (ink & within).sum() < _FULL_BAND * within.sum():
        return False
    even = 0.4 * PER_MM
    inside = (rows >= upper[None, :] - even) & (rows <= lower[None, :] + even)
    return bool((lower - upper).max() <= 3.3 * PER_MM and (ink & ~inside).sum() <= 0.05 * ink.sum())


def _line_through(ink: Mask, start: float) -> Bow:
    """Fit a slightly bowed line to ink."""
    rows, columns = np.nonzero(ink)
    return _bow(rows, columns, ink.shape[1], start)


def _bow(rows: NDArray[np.intp], columns: NDArray[np.intp], width: int, start: float) -> Bow:
    """Fit a slightly bowed line to points, giving outliers little weight."""
    across = columns / max(1, width) - 0.5
    powers = np.stack([across**2, across, np.ones_like(across)])
    bow = np.array([0.0, 0.0, start])
    for reach in (6.0, 4.0, 3.0, 2.5, 2.5):
        off = bow @ powers - rows
        weighted = powers / (1 + (off / reach) ** 2) ** 2
        bow = np.linalg.solve(weighted @ powers.T + 1e-6 * np.eye(3), weighted @ rows)
    return (float(bow[0]), float(bow[1]), float(bow[2]))


def _near(line: Bow, shape: tuple[int, ...], reach: float) -> Mask:
    across = np.arange(shape[1]) / max(1, shape[1]) - 0.5
    heights = np.polyval(line, across)
    return np.asarray(np.abs(np.arange(shape[0])[:, None] - heights[None, :]) <= reach)


def _is_one_path(ink: Mask, known: Mask, thickness: float) -> bool:
    """A wave or zigzag goes through each column once: no white between its edges, no upright stroke."""
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
