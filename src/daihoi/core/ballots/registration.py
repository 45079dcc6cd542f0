"""Finding the sheet in a scan by the squares in its corners."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from daihoi.core.ballots.evening import straightened
from daihoi.core.ballots.expected import PER_MM, ExpectedPage, Window, window
from daihoi.core.ballots.geometry import Box, Layout
from daihoi.core.ballots.symbols import DICTIONARY

Picture = NDArray[np.uint8]
Matrix = NDArray[np.float64]
_SEARCH_PIXELS_PER_MM = 4.0
_CORNER_SHARE = 0.24
_FARTHEST_MM = 0.8
_CLOSE_MM = 0.35
_LOOK_MM = 7.0
_LIKE_SQUARE = 0.6
_FLAT_MM = 0.13


@dataclass(frozen=True)
class Registered:
    """Which page it is, the map from millimetres on the sheet to pixels of the scan, and how many squares held."""

    page: int
    to_scan: Matrix
    squares: int


@dataclass(frozen=True)
class SearchResult:
    """The sheet if it was found, and how many of our squares were seen at all."""

    registered: Registered | None
    seen: int


def register(gray: Picture, layout: Layout) -> SearchResult:
    """Find the sheet: squares near the corners first, then over the whole page, coarse and fine."""
    best = SearchResult(None, 0)
    for search in (_in_corners, _on_whole, _on_whole_fine):
        found = search(gray, layout)
        result = SearchResult(_fitted(gray, layout, found), len(found))
        if result.registered and result.registered.squares == 4:
            return result
        best = max(best, result, key=_worth)
    return best


def completed(gray: Picture, found: Registered, layout: Layout, page: ExpectedPage) -> Registered:
    """Look for squares that dust or a stamp kept from being read where they ought to be, and fit the map anew."""
    if found.squares == 4:
        return found
    darkness = 255 - straightened(gray, found.to_scan, layout)
    on_sheet, moved = [], []
    for marker in (each for each in layout.markers if each.page == found.page):
        place = window(marker.box.grown(1.0, 1.0))
        around = place.grown(round(_LOOK_MM * PER_MM))
        cut = Window(max(0, around.left), max(0, around.top), around.right, around.bottom)
        scores = cv2.matchTemplate(cut.of(darkness), place.of(page.darkness), cv2.TM_CCOEFF_NORMED)
        _, likeness, _, (across, down) = cv2.minMaxLoc(scores)
        if likeness >= _LIKE_SQUARE:
            shift = ((cut.left + across - place.left) / PER_MM, (cut.top + down - place.top) / PER_MM)
            corners = _corners(marker.box)
            on_sheet += corners
            moved += [(x + shift[0], y + shift[1]) for x, y in corners]
    if len(on_sheet) <= 4 * found.squares:
        return found
    in_scan = cv2.perspectiveTransform(np.array(moved).reshape(-1, 1, 2), found.to_scan).reshape(-1, 2)
    again = _checked(found.page, np.array(on_sheet), np.asarray(in_scan))
    return again if again and again.squares > found.squares else found


def _worth(result: SearchResult) -> tuple[int, int]:
    return (result.registered.squares if result.registered else 0, result.seen)


Found = dict[int, NDArray[np.float32]]


def _scale(gray: Picture, layout: Layout) -> float:
    return min(1.0, _SEARCH_PIXELS_PER_MM * layout.width / float(min(gray.shape)))


def _in_corners(gray: Picture, layout: Layout) -> Found:
    scale = _scale(gray, layout)
    height, width = gray.shape
    reach = int(_CORNER_SHARE * min(height, width))
    found: Found = {}
    for top in (0, height - reach):
        for left in (0, width - reach):
            crop = gray[top : top + reach, left : left + reach]
            found |= _squares(crop, scale, (left, top), _quick())
    return found


def _on_whole(gray: Picture, layout: Layout) -> Found:
    return _squares(gray, _scale(gray, layout), (0, 0), _usual())


def _on_whole_fine(gray: Picture, layout: Layout) -> Found:
    """Even out the light and try windows of several sizes at full resolution."""
    scale = min(1.0, 2 * _scale(gray, layout))
    return _squares(cv2.medianBlur(gray, 3), scale, (0, 0), _patient()) | _on_whole(gray, layout)


def _quick() -> cv2.aruco.DetectorParameters:
    """Look for large squares only: in a corner of the scan a square is more than an eighth as wide as the corner."""
    parameters = cv2.aruco.DetectorParameters()
    parameters.adaptiveThreshWinSizeMin = 21
    parameters.adaptiveThreshWinSizeMax = 21
    parameters.minMarkerPerimeterRate = 0.3
    return parameters


def _usual() -> cv2.aruco.DetectorParameters:
    parameters = cv2.aruco.DetectorParameters()
    parameters.adaptiveThreshWinSizeMin = 15
    parameters.adaptiveThreshWinSizeMax = 35
    parameters.adaptiveThreshWinSizeStep = 20
    parameters.minMarkerPerimeterRate = 0.02
    return parameters


def _patient() -> cv2.aruco.DetectorParameters:
    parameters = cv2.aruco.DetectorParameters()
    parameters.adaptiveThreshWinSizeMin = 9
    parameters.adaptiveThreshWinSizeMax = 81
    parameters.adaptiveThreshWinSizeStep = 18
    parameters.minMarkerPerimeterRate = 0.02
    parameters.errorCorrectionRate = 0.8
    return parameters


def _squares(
    picture: Picture, scale: float, origin: tuple[int, int], parameters: cv2.aruco.DetectorParameters
) -> Found:
    smooth = cv2.INTER_LINEAR if scale >= 0.5 else cv2.INTER_AREA
    shrunk = picture if scale >= 1 else cv2.resize(picture, None, fx=scale, fy=scale, interpolation=smooth)
    detector = cv2.aruco.ArucoDetector(DICTIONARY, parameters)
    corners, numbers, _ = detector.detectMarkers(shrunk)
    if numbers is None:
        return {}
    return {
        int(number): ((square.reshape(4, 2) + 0.5) / min(1.0, scale) - 0.5 + np.array(origin, np.float32)).astype(
            np.float32
        )
        for number, square in zip(numbers.ravel(), corners, strict=True)
    }


def _fitted(gray: Picture, layout: Layout, found: Found) -> Registered | None:
    known = {marker.number: marker for marker in layout.markers if marker.number in found}
    pages = [marker.page for marker in known.values()]
    if not pages:
        return None
    page = max(set(pages), key=pages.count)
    own = [marker for marker in known.values() if marker.page == page]
    if len(own) < 2:
        return None
    on_sheet = np.array([_corners(marker.box) for marker in own], np.float64).reshape(-1, 2)
    in_scan = _refined(gray, [found[marker.number] for marker in own])
    return _checked(page, on_sheet, in_scan)


def _corners(box: Box) -> list[tuple[float, float]]:
    left, top, right, bottom = box.left, box.top, box.right, box.bottom
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def _refined(gray: Picture, squares: list[NDArray[np.float32]]) -> Matrix:
    points = np.concatenate(squares).reshape(-1, 1, 2).astype(np.float32)
    side = float(np.linalg.norm(squares[0][0] - squares[0][1]))
    window = max(2, int(side / 14))
    criteria = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 20, 0.03)
    refined = cv2.cornerSubPix(gray, points.copy(), (window, window), (-1, -1), criteria)
    strayed = np.linalg.norm(refined - points, axis=2) > window
    refined[strayed] = points[strayed]
    return np.asarray(refined.reshape(-1, 2), np.float64)


def _checked(page: int, on_sheet: Matrix, in_scan: Matrix) -> Registered | None:
    """Fit the map to all squares, or to all but one that doesn't agree with the others."""
    squares = len(on_sheet) // 4
    everything = np.ones(len(on_sheet), bool)
    best, error = _fit(on_sheet, in_scan, everything)
    if error > _CLOSE_MM and squares > 2:
        for left_out in range(squares):
            kept = everything.copy()
            kept[4 * left_out : 4 * left_out + 4] = False
            other, farther = _fit(on_sheet, in_scan, kept)
            if farther < min(_CLOSE_MM, error / 2):
                best, error, squares = other, farther, len(on_sheet) // 4 - 1
    return Registered(page, best, squares) if best is not None and error <= _FARTHEST_MM else None


def _fit(on_sheet: Matrix, in_scan: Matrix, kept: NDArray[np.bool_]) -> tuple[Matrix | None, float]:
    """Give the map through some corners and by how many millimetres the worst of them is off."""
    here, there = on_sheet[kept], in_scan[kept]
    scale = np.linalg.norm(there[0] - there[1]) / np.linalg.norm(here[0] - here[1])
    flat = _flat(here, there)
    error = float(_errors(flat, here, there).max() / scale)
    if len(here) >= 12 and error <= _FLAT_MM:
        return flat, error
    matrix, _ = cv2.findHomography(here, there, 0)
    if matrix is None:
        return None, float("inf")
    return np.asarray(matrix), float(_errors(matrix, here, there).max() / scale)


def _flat(on_sheet: Matrix, in_scan: Matrix) -> Matrix:
    """Fit a map without perspective, as a scanner makes it."""
    points = np.column_stack([on_sheet, np.ones(len(on_sheet))])
    fitted = np.linalg.lstsq(points, in_scan, rcond=None)[0].T
    return np.vstack([fitted, [0.0, 0.0, 1.0]])


def _errors(matrix: Matrix, on_sheet: Matrix, in_scan: Matrix) -> Matrix:
    mapped = cv2.perspectiveTransform(on_sheet.reshape(-1, 1, 2), matrix).reshape(-1, 2)
    return np.asarray(np.linalg.norm(mapped - in_scan, axis=1))
