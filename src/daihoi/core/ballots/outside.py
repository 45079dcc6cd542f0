"""What was put on a ballot beside its marks: words, a signature, other signs (section A.6.5)."""

from dataclasses import dataclass
from enum import StrEnum

import cv2
import numpy as np
from numpy.typing import NDArray

from daihoi.core.ballots.expected import PER_MM, ExpectedPage, Window, window
from daihoi.core.ballots.geometry import Box
from daihoi.core.ballots.residue import Residue
from daihoi.core.ballots.strikes import INK, Mark, Reading

Picture = NDArray[np.uint8]
_COARSE = 3
_EDGE_MM = 7.0
_OVERSHOOT_MM = 4.0
_STAMP_REACH_MM = 7.0
_APART_MM = 4.0
_FLAT_MM = 1.5
_LEAST_MM = 3.2
_LEAST_INK = 1.2
_LEAST_PIECE = 1.6 * PER_MM / _COARSE


class Sign(StrEnum):
    """What a person put beside the marks."""

    WORDS = "words"
    SIGNATURE = "signature"


@dataclass(frozen=True)
class Stray:
    """Ink that belongs to no mark: what it looks like and where it is on the sheet."""

    sign: Sign
    box: Box


def strays_on(
    residue: Residue, page: ExpectedPage, readings: tuple[tuple[Reading, ...], ...], stamp: Box
) -> tuple[Stray, ...]:
    """Find ink outside the places for marks, the stamp and the sheet's edge."""
    ink = _coarse_ink(residue.darkness)
    own, beside = _own_places(page, residue, readings, stamp)
    if _is_all_small(ink, own):
        return ()
    pieces, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    claimed, at_ends = _touched(labels, own, pieces), _touched(labels, beside, pieces)
    flat = stats[:, cv2.CC_STAT_HEIGHT] * _COARSE <= _FLAT_MM * PER_MM
    free = ~claimed & ~(at_ends & flat)
    kept = np.array([at > 0 and free[at] and not _is_stamp(stats[at]) for at in range(pieces)], np.uint8)
    large = stats[:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]].max(axis=1) >= _LEAST_PIECE
    return _groups(kept[labels], labels) if (kept.astype(bool) & large).any() else ()


def _coarse_ink(darkness: Picture) -> Picture:
    """Give where ink is, three pixels to one, none at the sheet's edge."""
    dark = cv2.threshold(darkness, INK, 255, cv2.THRESH_BINARY)[1]
    mean = cv2.blur(dark, (_COARSE, _COARSE))[1::_COARSE, 1::_COARSE]
    ink = cv2.threshold(np.ascontiguousarray(mean), 70, 1, cv2.THRESH_BINARY)[1]
    edge = round(_EDGE_MM * PER_MM / _COARSE)
    ink[:edge], ink[-edge:], ink[:, :edge], ink[:, -edge:] = 0, 0, 0, 0
    return np.asarray(ink, np.uint8)


def _is_all_small(ink: Picture, own: list[Window]) -> bool:
    """Tell whether the ink outside the places for marks and the stamp is too little for any sign."""
    rest = ink.copy()
    for place in own:
        place.of(rest)[:] = 0
    return int(cv2.countNonZero(rest)) * (_COARSE / PER_MM) ** 2 < _LEAST_INK


def _own_places(
    page: ExpectedPage, residue: Residue, readings: tuple[tuple[Reading, ...], ...], stamp: Box
) -> tuple[list[Window], list[Window]]:
    """Give the places for marks and the stamp, and the places beside marks where their ends may lie."""
    own = [_coarse(window(stamp.grown(_STAMP_REACH_MM, _STAMP_REACH_MM)))]
    beside = []
    over = round(_OVERSHOOT_MM * PER_MM)
    for row, shift, reading in zip(page.rows, residue.shifts, readings, strict=True):
        marked = any(each.mark is not Mark.CLEAR for each in reading)
        room = round(min(row.room, 2.0) * PER_MM) if marked else 0
        for place in row.boxes or (row.name,):
            high = place.moved(*shift).grown(room)
            own.append(_coarse(high))
            if marked:
                beside.append(_coarse(Window(high.left - over, high.top, high.right + over, high.bottom)))
    return own, beside


def _touched(labels: NDArray[np.int32], places: list[Window], pieces: int) -> NDArray[np.bool_]:
    """Tell of each piece whether it reaches into one of the places."""
    found = np.zeros(pieces, bool)
    for place in places:
        found[place.of(labels)] = True
    return found


def _coarse(place: Window) -> Window:
    return Window(*(side // _COARSE for side in (place.left, place.top, place.right, place.bottom)))


def _is_stamp(stats: NDArray[np.int32]) -> bool:
    """A stamp that was put elsewhere is still round and as large as a stamp."""
    wide, high = (float(stats[side]) * _COARSE / PER_MM for side in (cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT))
    return 24 <= wide <= 48 and 24 <= high <= 48 and 0.75 <= wide / high <= 1.33


def _groups(left: NDArray[np.uint8], labels: NDArray[np.int32]) -> tuple[Stray, ...]:
    """Put pieces that lie near each other together and keep what is too large for dust."""
    side = 2 * round(_APART_MM * PER_MM / _COARSE / 2) + 1
    count, groups, stats, _ = cv2.connectedComponentsWithStats(
        cv2.dilate(left, np.ones((side, side), np.uint8)), connectivity=8
    )
    found = []
    for at in range(1, count):
        wide, high = stats[at, cv2.CC_STAT_WIDTH], stats[at, cv2.CC_STAT_HEIGHT]
        if max(wide, high) - side < _LEAST_MM * PER_MM / _COARSE - 1:
            continue
        x, y = stats[at, cv2.CC_STAT_LEFT], stats[at, cv2.CC_STAT_TOP]
        part = (slice(y, y + high), slice(x, x + wide))
        found.append(_judged(labels[part] * ((groups[part] == at) & (left[part] > 0)), (x, y)))
    return tuple(each for each in found if each)


def _judged(labels: NDArray[np.int32], corner: tuple[int, int]) -> Stray | None:
    """Tell what a group of pieces is, or None when it is dust."""
    rows, columns = np.nonzero(labels)
    sides = (
        columns.min() + corner[0],
        rows.min() + corner[1],
        columns.max() + corner[0] + 1,
        rows.max() + corner[1] + 1,
    )
    box = Box(*(float(side) * _COARSE / PER_MM for side in sides))
    area = len(rows) * (_COARSE / PER_MM) ** 2
    if area < _LEAST_INK or max(box.width, box.height) < _LEAST_MM or _is_dust(box, area):
        return None
    pieces = _large_pieces(labels)
    return Stray(_sign(box, pieces), box) if pieces else None


def _is_dust(box: Box, area: float) -> bool:
    """A long thin line, or a short upright one, is dust on the glass, not writing."""
    long, narrow = max(box.width, box.height), min(box.width, box.height)
    if box.height > 2.5 * box.width and box.width <= 1.2:
        return True
    return long > 15 and narrow < 1.0 + 0.1 * long and area < 0.9 * long


def _large_pieces(labels: NDArray[np.int32]) -> int:
    """Count the pieces of a group that are larger than a speck and not a blot."""
    large = 0
    for number in np.unique(labels[labels > 0]):
        rows, columns = np.nonzero(labels == number)
        high, wide = np.ptp(rows) + 1, np.ptp(columns) + 1
        reach = max(high, wide)
        is_blot = len(rows) / (high * wide) > 0.6 and reach < 8 * PER_MM / _COARSE
        large += bool(reach >= _LEAST_PIECE and not is_blot)
    return large


def _sign(box: Box, pieces: int) -> Sign:
    return Sign.WORDS if pieces >= 2 and box.width >= 2 * box.height else Sign.SIGNATURE
