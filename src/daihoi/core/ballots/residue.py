"""What is on a sheet beyond its print: each line of print is found in its place, then taken away."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from daihoi.core.ballots.expected import RIM_TO, TOLERANCE, ExpectedPage, Rim, Row, Window

Picture = NDArray[np.uint8]
Found = tuple[int, int, float]
_REACH = 5
_CLOSE = 2
_HALF = 2
_SURE_LIKENESS = 0.5
_RIM = 20
_RIM_SHARE = 0.05


@dataclass(frozen=True)
class Residue:
    """Darkness that isn't print, which pixels can be judged or are far from print, and where each row was found.

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
    found = _followed(small, expected)
    shifts = _agreed(found)
    printed = _print_at(expected, shifts, _blurs_of(darkness, expected, shifts))
    known = printed < RIM_TO
    beyond = cv2.subtract(darkness, cv2.convertScaleAbs(printed, alpha=TOLERANCE))
    likeness = tuple(each[2] for each in found)
    beyond = cv2.bitwise_and(beyond, beyond, mask=known.view(np.uint8))
    return Residue(np.asarray(beyond), known, printed < _RIM, shifts, likeness)


def _followed(small: Picture, expected: ExpectedPage) -> list[Found]:
    """Find each row near where the one before it was, and over the whole reach where it isn't there."""
    found: list[Found] = []
    near = (0, 0)
    for row in expected.rows:
        own = _found(small, expected.halved, row, Span.around(near))
        if own is None or own[2] < _SURE_LIKENESS:
            own = _found(small, expected.halved, row, _WHOLE) or (0, 0, 0.0)
        if own[2] >= _SURE_LIKENESS:
            near = (round(own[0] / _HALF), round(own[1] / _HALF))
        found.append(own)
    return found


@dataclass(frozen=True)
class Span:
    """How far to look for a row from its place, to each side."""

    left: int
    right: int
    up: int
    down: int

    @classmethod
    def around(cls, near: tuple[int, int]) -> "Span":
        """Look close to a place, and no farther than the reach."""
        left, right, up, down = near[0] - _CLOSE, near[0] + _CLOSE, near[1] - _CLOSE, near[1] + _CLOSE
        return cls(max(left, -_REACH), min(right, _REACH), max(up, -_REACH), min(down, _REACH))


_WHOLE = Span(-_REACH, _REACH, -_REACH, _REACH)


def _found(small: Picture, pattern: Picture, row: Row, span: Span) -> Found | None:
    """Give how far a row's print lies from its place and how like it is, or None when it may lie out of the span."""
    place = Window(
        *(side // _HALF for side in (row.printed.left, row.printed.top, row.printed.right, row.printed.bottom))
    )
    target = Window(place.left + span.left, place.top + span.up, place.right + span.right, place.bottom + span.down)
    if target.left < 0 or target.top < 0 or target.bottom > small.shape[0] or target.right > small.shape[1]:
        return None
    scores = cv2.matchTemplate(target.of(small), place.of(pattern), cv2.TM_CCOEFF_NORMED)
    _, best, _, (across, down) = cv2.minMaxLoc(scores)
    inside = 0 < across < scores.shape[1] - 1 and 0 < down < scores.shape[0] - 1
    if span is not _WHOLE and not inside:
        return None
    fine_across = across + _peak(scores[down], across) + span.left
    fine_down = down + _peak(scores[:, across], down) + span.up
    return (round(fine_across * _HALF), round(fine_down * _HALF), float(best))


def _peak(scores: NDArray[np.float32], at: int) -> float:
    """Give where between pixels the best score lies, by the parabola through its neighbours."""
    if not 0 < at < len(scores) - 1:
        return 0.0
    before, best, after = scores[at - 1 : at + 2].tolist()
    bend = before - 2 * best + after
    return 0.0 if bend >= 0 else 0.5 * (before - after) / bend


def _agreed(found: list[Found]) -> tuple[tuple[int, int], ...]:
    """A row that isn't like its print lies where its neighbours do."""
    sure = [(across, down) for across, down, likeness in found if likeness >= _SURE_LIKENESS]
    middle = tuple(round(float(side)) for side in np.median(sure, axis=0)) if sure else (0, 0)
    return tuple(
        (across, down) if likeness >= _SURE_LIKENESS else (middle[0], middle[1]) for across, down, likeness in found
    )


def _blurs_of(darkness: Picture, expected: ExpectedPage, shifts: tuple[tuple[int, int], ...]) -> tuple[int, ...]:
    """Tell how blurred the scan is at each row; a row that is marked is taken to be as blurred as most others."""
    own = [_blur_at(darkness, rims, shift) for rims, shift in zip(expected.rims, shifts, strict=True)]
    sure = [level for level in own if level is not None]
    sure += [_blur_at(darkness, rims, (0, 0)) or 0 for rims in expected.square_rims]
    usual = round(float(np.percentile(sure, 60)))
    return tuple(usual if level is None else level for level in own)


def _blur_at(darkness: Picture, rims: tuple[Rim, ...], shift: tuple[int, int]) -> int | None:
    """Give the least blur that accounts for the rims of what is printed at a place, or None when none does."""
    by = shift[1] * darkness.shape[1] + shift[0]
    for level, rim in enumerate(rims):
        over = darkness.take(rim.spots + by, mode="clip") > rim.most
        if np.count_nonzero(over) <= _RIM_SHARE * len(over):
            return level
    return None


def _print_at(expected: ExpectedPage, shifts: tuple[tuple[int, int], ...], blurs: tuple[int, ...]) -> Picture:
    """Give the print where it was found, spread a little among the names and more elsewhere."""
    printed = expected.widened.copy()
    targets = [row.around.moved(*shift).of(printed) for row, shift in zip(expected.rows, shifts, strict=True)]
    for target in targets:
        target[:] = 0
    for row, target, level in zip(expected.rows, targets, blurs, strict=True):
        cv2.max(target, row.around.of(expected.blurred[level]), dst=target)
    return printed
