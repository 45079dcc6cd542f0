"""What is on a sheet beyond its print: each line of print is found in its place, then taken away."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from daihoi.core.ballots.expected import PER_MM, ExpectedPage, Row, Window

Picture = NDArray[np.uint8]
_REACH = 10
_HALF = 2
_SURE_LIKENESS = 0.5
_HIDING = 110
_RIM = 20
_TOLERANCE = 1.15
_WHITE_RIM = 14


@dataclass(frozen=True)
class Residue:
    """Darkness that isn't print, which pixels can be judged, which are far from any print, and where each row was found.

    `likeness` says of each row how like its print it is, from 0 to 1.
    """

    darkness: Picture
    known: NDArray[np.bool_]
    white: NDArray[np.bool_]
    shifts: tuple[tuple[int, int], ...]
    likeness: tuple[float, ...]


def residue_of(darkness: Picture, expected: ExpectedPage) -> Residue:
    """Take the expected print away from a straightened sheet."""
    small = cv2.resize(darkness, None, fx=1 / _HALF, fy=1 / _HALF, interpolation=cv2.INTER_AREA)
    pattern = cv2.resize(expected.darkness, None, fx=1 / _HALF, fy=1 / _HALF, interpolation=cv2.INTER_AREA)
    found = [_found(darkness, small, pattern, expected, row) for row in expected.rows]
    shifts = _agreed(found)
    printed = _print_at(expected, shifts, _blurs_of(darkness, expected, shifts))
    known = printed < _HIDING
    beyond = cv2.subtract(darkness, cv2.convertScaleAbs(printed, alpha=_TOLERANCE))
    likeness = tuple(each[2] for each in found)
    return Residue(np.where(known, beyond, 0).astype(np.uint8), known, printed < _RIM, shifts, likeness)


def _found(
    darkness: Picture, small: Picture, pattern: Picture, expected: ExpectedPage, row: Row
) -> tuple[int, int, float]:
    """Give how far a row's print lies from its place, and how like it is: coarse over 1.6 mm, then by the pixel."""
    coarse = Window(
        *(side // _HALF for side in (row.printed.left, row.printed.top, row.printed.right, row.printed.bottom))
    )
    across, down, _ = _best(small, pattern, coarse, (0, 0), _REACH // _HALF)
    return _best(darkness, expected.darkness, row.printed, (across * _HALF, down * _HALF), 2)


def _best(
    picture: Picture, pattern: Picture, place: Window, near: tuple[int, int], reach: int
) -> tuple[int, int, float]:
    target = place.moved(*near).grown(reach)
    template = place.of(pattern)
    if target.left < 0 or target.top < 0 or target.bottom > picture.shape[0] or target.right > picture.shape[1]:
        return (near[0], near[1], 0.0)
    scores = cv2.matchTemplate(target.of(picture), template, cv2.TM_CCOEFF_NORMED)
    _, best, _, at = cv2.minMaxLoc(scores)
    return (near[0] + at[0] - reach, near[1] + at[1] - reach, float(best))


def _agreed(found: list[tuple[int, int, float]]) -> tuple[tuple[int, int], ...]:
    """A row that isn't like its print lies where its neighbours do."""
    sure = [(across, down) for across, down, likeness in found if likeness >= _SURE_LIKENESS]
    middle = tuple(int(round(float(side))) for side in np.median(sure, axis=0)) if sure else (0, 0)
    return tuple(
        (across, down) if likeness >= _SURE_LIKENESS else (middle[0], middle[1]) for across, down, likeness in found
    )


def _blurs_of(darkness: Picture, expected: ExpectedPage, shifts: tuple[tuple[int, int], ...]) -> tuple[int, ...]:
    """Tell how blurred the scan is at each row; a row that is marked is taken to be as blurred as most others."""
    own = [_blur_at(darkness, expected, row.printed, shift) for row, shift in zip(expected.rows, shifts, strict=True)]
    sure = [level for level in own if level is not None]
    sure += [_blur_at(darkness, expected, square, (0, 0)) or 0 for square in expected.squares]
    usual = round(float(np.percentile(sure, 60)))
    return tuple(usual if level is None else level for level in own)


def _blur_at(darkness: Picture, expected: ExpectedPage, place: Window, shift: tuple[int, int]) -> int | None:
    """Give the least blur that accounts for the rims of what is printed at a place, or None when none does."""
    found = place.moved(*shift).of(darkness)
    for level, printed in enumerate(expected.blurred):
        rim = place.of(printed)
        at_rim = (rim > 8) & (rim < _HIDING)
        if found.shape != rim.shape or not at_rim.any():
            return None
        if np.percentile(found[at_rim] - _TOLERANCE * rim[at_rim], 95) < _WHITE_RIM:
            return level
    return None


def _print_at(expected: ExpectedPage, shifts: tuple[tuple[int, int], ...], blurs: tuple[int, ...]) -> Picture:
    """Give the print where it was found, spread a little among the names and more elsewhere."""
    printed = expected.widened.copy()
    for row, shift in zip(expected.rows, shifts, strict=True):
        own = row.printed.grown(3)
        own.moved(*shift).of(printed)[:] = 0
    for row, shift, level in zip(expected.rows, shifts, blurs, strict=True):
        source = row.printed.grown(3).of(expected.blurred[level])
        target = row.printed.grown(3).moved(*shift).of(printed)
        np.maximum(target, source, out=target)
    return printed


def millimetres(pixels: float) -> float:
    """Give a length in millimetres."""
    return pixels / PER_MM
