"""What happens to a sheet between the printer and the scanner: holes, staples, stains, print from the other side."""

from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]


def worn(pixels: Picture, per_mm: float, random: Random) -> Picture:
    """Give the sheet with some of what befalls paper."""
    picture = pixels.copy()
    befalls = (_punched, _stapled, _stained, _shining_through, _stamped_over, _cut, _smudged)
    for happens in random.sample(befalls, random.randint(1, 3)):
        happens(picture, per_mm, random)
    return picture


def _punched(pixels: Picture, per_mm: float, random: Random) -> None:
    """Two holes of a binder at the left edge, dark where the lid is."""
    across, shade = round(random.uniform(9, 12) * per_mm), random.choice((30, 90, 210))
    middle = pixels.shape[0] / 2
    for side in (-1, 1):
        spot = (across, round(middle + side * 40 * per_mm))
        cv2.circle(pixels, spot, round(2.9 * per_mm), (shade,) * 3, -1, cv2.LINE_AA)


def _stapled(pixels: Picture, per_mm: float, random: Random) -> None:
    x, y = random.uniform(4, 11), random.uniform(4, 9)
    ends = [(round(side * per_mm), round((y + random.uniform(-2, 2)) * per_mm)) for side in (x, x + 9)]
    for end in ends:
        cv2.circle(pixels, end, max(1, round(0.4 * per_mm)), (60, 60, 60), -1, cv2.LINE_AA)
    if random.random() < 0.5:
        cv2.line(pixels, ends[0], ends[1], (150, 150, 150), max(1, round(0.4 * per_mm)), cv2.LINE_AA)


def _stained(pixels: Picture, per_mm: float, random: Random) -> None:
    """The ring of a cup of coffee, and its shade within."""
    cover = np.zeros(pixels.shape[:2], np.uint8)
    spot = (random.randrange(pixels.shape[1]), random.randrange(pixels.shape[0]))
    reach = round(random.uniform(20, 40) * per_mm)
    cv2.circle(cover, spot, reach, random.randint(20, 60), -1)
    cv2.circle(cover, spot, reach, random.randint(80, 160), round(random.uniform(1, 3) * per_mm))
    _tinted(pixels, cv2.GaussianBlur(cover, (0, 0), 0.8 * per_mm), (140, 175, 205))


def _shining_through(pixels: Picture, per_mm: float, random: Random) -> None:
    """Lines of print on the other side, mirrored and faint."""
    cover = np.zeros(pixels.shape[:2], np.uint8)
    for y in range(round(30 * per_mm), pixels.shape[0] - round(30 * per_mm), round(random.uniform(6, 9) * per_mm)):
        words = "".join(random.choice("aehnmokt ui ") for _ in range(60))
        place = (round(20 * per_mm), y)
        cv2.putText(cover, words, place, cv2.FONT_HERSHEY_COMPLEX, per_mm * 0.11, 255, max(1, round(0.3 * per_mm)))
    faint = cv2.GaussianBlur(np.ascontiguousarray(cover[:, ::-1]), (0, 0), 0.3 * per_mm)
    _tinted(pixels, (faint * random.uniform(0.04, 0.12)).astype(np.uint8), (0, 0, 0))


def _stamped_over(pixels: Picture, per_mm: float, random: Random) -> None:
    """A stamp that came down, faintly or fully, where names stand."""
    cover = np.zeros(pixels.shape[:2], np.uint8)
    spot = (random.randrange(pixels.shape[1]), random.randrange(pixels.shape[0] // 3, pixels.shape[0]))
    for radius, width in ((17.5, 0.9), (16.0, 0.3)):
        cv2.circle(cover, spot, round(radius * per_mm), 255, max(1, round(width * per_mm)), cv2.LINE_AA)
    _tinted(pixels, (cover * random.uniform(0.3, 0.9)).astype(np.uint8), (60, 50, 200))


def _cut(pixels: Picture, per_mm: float, random: Random) -> None:
    """A margin that lay outside the scan."""
    wide = round(random.uniform(1, 7) * per_mm)
    side = random.randrange(4)
    edge = np.rot90(pixels, side)
    edge[:wide] = random.choice((255, 20))


def _smudged(pixels: Picture, per_mm: float, random: Random) -> None:
    """A thumb drawn over fresh ink."""
    cover = np.zeros(pixels.shape[:2], np.uint8)
    x, y = random.randrange(pixels.shape[1]), random.randrange(pixels.shape[0])
    size = (round(random.uniform(4, 12) * per_mm), round(random.uniform(2, 5) * per_mm))
    cv2.ellipse(cover, (x, y), size, random.uniform(0, 180), 0, 360, random.randint(20, 50), -1)
    _tinted(pixels, cv2.GaussianBlur(cover, (0, 0), 1.5 * per_mm), (90, 90, 90))


def _tinted(pixels: Picture, cover: Picture, colour: tuple[int, int, int]) -> None:
    share = cover[:, :, None] / np.float32(255)
    pixels[:] = (pixels * (1 - share * (1 - np.array(colour, np.float32) / 255))).astype(np.uint8)
