"""Whether a printed name is struck out: surely, surely not, or for a person to look at."""

from dataclasses import dataclass
from enum import StrEnum

import cv2
import numpy as np
from numpy.typing import NDArray

from daihoi.core.ballots.expected import PER_MM, Row, Window
from daihoi.core.ballots.paths import Drawn, inked_bins, is_clean, pen_width, seen_bins, share_of, without_specks
from daihoi.core.ballots.ranks import median
from daihoi.core.ballots.residue import Residue

Mask = NDArray[np.bool_]
Picture = NDArray[np.uint8]

INK = 64
FAINT = 26
_LESS_INK = 40
_BROKEN = 0.79
_LIGHT = 84
_THIN = 2
_DEEP = 160
_FAINT_LIFT = 5.0
_ENDS = round(1.5 * PER_MM)
_FAINTEST = 16
_SLOPES = np.array((0.0, 0.02, -0.02, 0.045, -0.045, 0.075, -0.075, 0.11, -0.11))
_PIECES = 16
_BIN = 3
_SIDE = round(5.5 * PER_MM)
_OVER = 2
_PLAIN = 0.06
_ENOUGH_STRIKES = 3


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
    name, room = row.name.moved(*shift), row.beside
    height, width = residue.darkness.shape
    left, top = max(0, name.left - _SIDE), max(0, name.top - room)
    right, bottom = min(width, name.right + _SIDE), min(height, name.bottom + room)
    around = Window(left, top, right, bottom)
    darkness = np.asarray(around.of(residue.darkness), np.uint8)
    known = np.asarray(around.of(residue.known), bool)
    white = np.asarray(around.of(residue.white), bool)
    return Patch(darkness > INK, known, white, darkness, name.moved(-left, -top), room)


def read_strike(patch: Patch, pen: float = 0.0) -> Reading:
    """Judge one name; `pen` is the least width of the pen, where other marks on the sheet show it."""
    core = patch.ink[patch.name.top - _OVER : patch.name.bottom + _OVER, patch.name.left : patch.name.right]
    known = patch.known[patch.name.top - _OVER : patch.name.bottom + _OVER, patch.name.left : patch.name.right]
    white = patch.white[patch.name.top - _OVER : patch.name.bottom + _OVER, patch.name.left : patch.name.right]
    inked = inked_bins(core)
    coverage = float(inked.mean())
    if coverage <= _PLAIN:
        return _nearly_clear(patch, core)
    coverage = _covered(core, known)
    if coverage < 0.8 and (coverage < 0.5 or not _is_covered_lightly(patch, core, white)):
        return _partial(patch, core, coverage)
    return _shaped(patch, core, pen)


def _covered(core: Mask, known: Mask) -> float:
    """Give over what share of the name ink runs, 0 when it doesn't run from end to end."""
    inked = inked_bins(core)
    judged = _where_it_would_show(core, known, inked)
    coverage = share_of(inked, judged)
    return coverage if _end_to_end(inked, judged) else min(coverage, _BROKEN)


def _is_covered_lightly(patch: Patch, core: Mask, white: Mask) -> bool:
    """A thin or light strike shows on plain white only: there it must run from one end of the name to the other."""
    ink = core | _lighter(patch, core)
    at = np.flatnonzero(inked_bins(ink)) / (core.shape[1] / _BIN)
    return bool(at[0] <= 0.12 and at[-1] >= 0.88) and _deepest(patch, core) < _DEEP and _covered(ink, white) >= 0.8


def _lighter(patch: Patch, core: Mask) -> Mask:
    """Give lighter ink that goes on where surer ink is."""
    part = patch.darkness[patch.name.top - _OVER : patch.name.bottom + _OVER, patch.name.left : patch.name.right]
    near = cv2.dilate(core.astype(np.uint8), np.ones((5, 4 * round(PER_MM) + 1), np.uint8))
    return np.asarray((part > _LESS_INK) & (near > 0))


def _where_it_would_show(core: Mask, known: Mask, inked: Mask) -> Mask:
    """Tell where a gap is a gap: the mark's upper or lower edge, carried on from both sides, passes over white."""
    rows = np.arange(core.shape[0])[:, None]
    columns = np.arange(core.shape[1])
    present = core.any(axis=0)
    seen = np.zeros_like(inked)
    for edge in (np.where(core, rows, core.shape[0]).min(axis=0), np.where(core, rows, -1).max(axis=0)):
        carried = np.interp(columns, columns[present], edge[present])
        seen |= seen_bins(known, np.abs(rows - carried[None, :]) <= 2)
    return np.asarray(inked | seen)


def _end_to_end(inked: Mask, judged: Mask) -> bool:
    """A strike runs over the whole name: it starts and ends near the name's ends and has no wide gap."""
    gaps = np.flatnonzero(judged & ~inked)
    ends = 0.12 * len(inked)
    first, last = np.flatnonzero(inked)[[0, -1]]
    at_ends = (gaps < first).sum() <= ends and (gaps > last).sum() <= ends
    seen = inked[judged]
    longest = max((len(run) for run in "".join("x" if each else " " for each in seen).split("x")), default=0)
    return bool(at_ends and longest * _BIN <= 2.2 * PER_MM)


def plainly_clear(residue: Residue, rows: tuple[Row, ...]) -> tuple[bool, ...]:
    """Tell of each name at once whether there is so little on it that reading it would find it clear."""
    ink = cv2.threshold(residue.darkness, INK, 1, cv2.THRESH_BINARY)[1]
    faint = cv2.threshold(residue.darkness, _FAINTEST, 1, cv2.THRESH_BINARY)[1]
    return tuple(
        _is_plainly_clear(ink, faint, row.name.moved(*shift), row.beside)
        for row, shift in zip(rows, residue.shifts, strict=True)
    )


def _is_plainly_clear(ink: Picture, faint: Picture, name: Window, room: int) -> bool:
    width = name.right - name.left
    around = Window(name.left, name.top - room, name.right, name.bottom + room)
    if cv2.countNonZero(around.of(ink)) > _PLAIN * (width // _BIN):
        return False
    with_ends = Window(name.left - _ENDS, name.top - _OVER, name.right + _ENDS, name.bottom + _OVER)
    return int(cv2.countNonZero(with_ends.of(faint))) <= (width + _ENDS) // 7


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
    core = patch.darkness[_with_ends(patch)]
    return bool(np.count_nonzero(core > _FAINTEST) > core.shape[1] // 7)


def _with_ends(patch: Patch) -> tuple[slice, slice]:
    """Give the place of a name with what a strike's ends take beside it."""
    name = patch.name
    return slice(name.top - _OVER, name.bottom + _OVER), slice(max(0, name.left - _ENDS), name.right + _ENDS)


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
    place = _with_ends(patch)
    white = patch.white[place]
    part = np.minimum(patch.darkness[place], 90) * white
    height, width = part.shape
    starts = np.linspace(0, width, _PIECES, endpoint=False).astype(int)
    dark = np.add.reduceat(part.astype(np.float32), starts, axis=1)
    seen = np.add.reduceat(white.astype(np.float32), starts, axis=1)
    offsets = np.round(_SLOPES[:, None] * (starts - width / 2)[None, :]).astype(int)
    places = np.arange(height)[None, :, None] + offsets[:, None, :]
    inside = (places >= 0) & (places < height)
    places = np.clip(places, 0, height - 1)
    pieces = np.arange(_PIECES)
    along_dark, along_seen = dark[places, pieces] * inside, seen[places, pieces] * inside
    most = along_dark.argmax(axis=2, keepdims=True)  # one piece may hold a speck
    for along in (along_dark, along_seen):
        np.put_along_axis(along, most, 0.0, axis=2)
    along_dark, along_seen = along_dark.sum(axis=2), along_seen.sum(axis=2)
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


def _shaped(patch: Patch, core: Mask, pen: float) -> Reading:
    """A mark from end to end: see whether it is one clean strike and nothing else."""
    name = patch.name
    height = core.shape[0]
    heights = np.nonzero(core)[0]
    centre = _middle_height(core) - (height - 1) / 2
    if not -1.75 * PER_MM <= centre <= 1.5 * PER_MM or _goes_around(heights - (height - 1) / 2):
        return Reading(Mark.UNSURE, Doubt.LOW)
    ink = without_specks(patch.ink, patch.known)
    if _goes_beyond(ink, name, len(heights)):
        return Reading(Mark.UNSURE, Doubt.TWO_NAMES)
    if _is_light(patch, core):
        return Reading(Mark.UNSURE, Doubt.LIGHT)
    return Reading(Mark.MARKED) if is_clean(_drawn(patch, ink), pen) else Reading(Mark.UNSURE, Doubt.RETRACTED)


def _drawn(patch: Patch, ink: Mask) -> Drawn:
    name = patch.name
    rows = slice(max(0, name.top - patch.room), name.bottom + patch.room)
    return Drawn(ink[rows], patch.known[rows], name.left, name.right)


def width_of_pen(patches: list[Patch]) -> float:
    """Give the pen's width as most clean strikes of a sheet show it, 0 when there are too few."""
    widths = [pen_width(_drawn(patch, patch.ink)) for patch in patches]
    return median(np.array(widths)) if len(widths) >= _ENOUGH_STRIKES else 0.0


def _middle_height(core: Mask) -> float:
    """Give how high a mark runs over a name, as much by its left half as by its right: part may hide in print."""
    half = core.shape[1] // 2
    left, right = np.nonzero(core[:, :half])[0], np.nonzero(core[:, half:])[0]
    return (median(left) + median(right)) / 2 if len(left) and len(right) else median(np.nonzero(core)[0])


def _goes_around(heights: NDArray[np.float64]) -> bool:
    """Tell a ring: nearly all of it runs above or below the name's letters."""
    return bool(np.count_nonzero(np.abs(heights) < 1.9 * PER_MM) < 0.35 * len(heights))


def _goes_beyond(ink: Mask, name: Window, inked: int) -> bool:
    """Tell ink clearly above or below the name."""
    far = round(0.9 * PER_MM)
    along = ink[:, name.left : name.right]
    beyond = np.count_nonzero(along[: max(0, name.top - far)]) + np.count_nonzero(along[name.bottom + far :])
    return bool(beyond > max(0.05 * inked, 0.5 * PER_MM**2))


def _is_light(patch: Patch, core: Mask) -> bool:
    """Tell a mark too light, or of a pen too thin for a scan, to be sure of."""
    return _deepest(patch, core) < _LIGHT or median(core.sum(axis=0)[core.any(axis=0)]) < _THIN


def _deepest(patch: Patch, core: Mask) -> float:
    """Give how dark a mark is where it is darkest across, at most places along the name."""
    part = patch.darkness[patch.name.top - _OVER : patch.name.bottom + _OVER, patch.name.left : patch.name.right]
    return median(part.max(axis=0)[core.any(axis=0)])
