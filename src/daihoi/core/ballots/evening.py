"""A scan straightened onto the sheet: how dark each pixel is, whatever the light and the paper were."""

import cv2
import numpy as np
from numpy.typing import NDArray

from daihoi.core.ballots.expected import PER_MM, ExpectedPage
from daihoi.core.ballots.geometry import Layout
from daihoi.core.ballots.ranks import percentile

Picture = NDArray[np.uint8]
Matrix = NDArray[np.float64]
_COARSE = 6
_BANDS = ((31, 1), (1, 91))
_BLACKEST_SHARE = 60


def straightened(picture: Picture, to_scan: Matrix, layout: Layout) -> Picture:
    """Give the sheet as seen from above, at the reader's scale; what lies outside the scan is white."""
    size = (round(layout.width * PER_MM), round(layout.height * PER_MM))
    half = 0.5 / PER_MM
    to_mm = np.array([[1 / PER_MM, 0, half], [0, 1 / PER_MM, half], [0, 0, 1]])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    white = (255, 255, 255)
    matrix = to_scan @ to_mm
    matrix /= matrix[2, 2]
    if not matrix[2, :2].any():
        return np.asarray(cv2.warpAffine(picture, matrix[:2], size, flags=flags, borderValue=white))
    return np.asarray(cv2.warpPerspective(picture, matrix, size, flags=flags, borderValue=white))


def paper_of(sheet: Picture) -> Picture:
    """Give how bright the paper itself is at each place."""
    half = cv2.resize(sheet, None, fx=1 / 2, fy=1 / 2, interpolation=cv2.INTER_AREA)
    small = cv2.resize(half, None, fx=2 / _COARSE, fy=2 / _COARSE, interpolation=cv2.INTER_AREA)
    bright = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((7, 7), np.uint8))
    for band in _BANDS:
        bright = np.minimum(bright, cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones(band, np.uint8)))
    smooth = cv2.blur(bright, (3, 3))
    return np.asarray(cv2.resize(smooth, sheet.shape[1::-1], interpolation=cv2.INTER_LINEAR))


def darkness_of(sheet: Picture, expected: ExpectedPage) -> Picture:
    """Give darkness from 0, the paper, to 255, the print."""
    relative = cv2.divide(sheet, cv2.max(paper_of(sheet), 1), scale=255)
    black = max(60.0, 255 - percentile(relative.ravel()[expected.blackest], 100 - _BLACKEST_SHARE))
    return np.asarray(cv2.convertScaleAbs(relative, alpha=-255 / black, beta=255 * 255 / black))
