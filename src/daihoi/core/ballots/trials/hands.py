"""Pens and hands: marks drawn on a picture of a ballot, in millimetres."""

from dataclasses import dataclass
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray

from daihoi.core.ballots.geometry import Box

Picture = NDArray[np.uint8]
Points = list[tuple[float, float]]
_FINE = 3
_INKS = ((150, 40, 25), (140, 30, 20), (40, 35, 35), (25, 25, 25), (60, 40, 160), (120, 60, 60))  # blue, green, red


@dataclass(frozen=True)
class Pen:
    """A pen: how wide it writes, its colour (blue, green, red), how much it covers, how uneven and pressed it is."""

    width: float
    colour: tuple[int, int, int]
    cover: float = 0.92
    grain: float = 0.0
    pressure: float = 0.0


@dataclass(frozen=True)
class Sheet:
    """A picture of a page and its scale."""

    pixels: Picture
    per_mm: float


def some_pen(random: Random) -> Pen:
    """Take a ballpoint, gel or felt pen, or a pencil, of any usual width and colour."""
    shade = random.choice(_INKS)
    ink = (_near(shade[0], random), _near(shade[1], random), _near(shade[2], random))
    pressure = random.choice((0.0, 0.15, 0.35))
    match random.randrange(5):
        case 0:
            return Pen(random.uniform(0.8, 1.6), ink, random.uniform(0.75, 0.95), 0.03, pressure)
        case 1:
            lead = random.randint(45, 85)
            return Pen(random.uniform(0.35, 0.7), (lead, lead, lead), random.uniform(0.65, 0.85), 0.25, pressure)
        case 2:
            return Pen(random.uniform(0.4, 0.8), ink, random.uniform(0.85, 0.97), 0.03, pressure)
    return Pen(random.uniform(0.3, 0.7), ink, random.uniform(0.75, 0.95), 0.12, pressure)


def _near(level: int, random: Random) -> int:
    return max(0, min(255, level + random.randint(-15, 15)))


def draw(sheet: Sheet, points: Points, pen: Pen) -> None:
    """Draw a line through points."""
    width = pen.width * sheet.per_mm
    spots = np.array(points) * sheet.per_mm
    low = np.maximum(np.floor(spots.min(axis=0) - width - 2), 0).astype(int)
    high = np.minimum(np.ceil(spots.max(axis=0) + width + 2), sheet.pixels.shape[1::-1]).astype(int)
    if (high <= low).any():
        return
    mask = np.zeros(((high[1] - low[1]) * _FINE, (high[0] - low[0]) * _FINE), np.uint8)
    fine = np.round((spots - low) * _FINE * 16).astype(np.int32)
    for at, piece in enumerate(_pieces(fine)):
        thickness = max(1, round(width * _FINE * (1 + pen.pressure * np.sin(0.7 * at))))
        cv2.polylines(mask, [piece], isClosed=False, color=255, thickness=thickness, lineType=cv2.LINE_AA, shift=4)
    cover = cv2.resize(mask, (high[0] - low[0], high[1] - low[1]), interpolation=cv2.INTER_AREA)
    share = cover[:, :, None].astype(np.float32) / 255 * pen.cover * _grain(cover.shape, pen, fine)
    part = sheet.pixels[low[1] : high[1], low[0] : high[0]]
    inked = part * (1 - share * (1 - np.array(pen.colour, np.float32) / 255))
    part[:] = inked.astype(np.uint8)


def _pieces(fine: NDArray[np.int32]) -> list[NDArray[np.int32]]:
    """Cut a line into pieces of a few points, so that each can have its own width."""
    return [fine[at : at + 3].reshape(-1, 1, 2) for at in range(0, len(fine) - 1, 2)]


def _grain(shape: tuple[int, ...], pen: Pen, fine: NDArray[np.int32]) -> NDArray[np.float32]:
    """Paper takes ink and lead unevenly, the same for the same line."""
    noise = np.random.default_rng(int(np.abs(fine).sum())).normal(0, pen.grain, shape).astype(np.float32)
    return np.asarray(np.clip(1 - np.abs(noise), 0, 1)[:, :, None], np.float32)


def cross(sheet: Sheet, box: Box, pen: Pen, random: Random) -> None:
    """Put an X into a box."""
    over = random.uniform(-0.8, 0.8)
    shift_x, shift_y = random.uniform(-0.5, 0.5), random.uniform(-0.5, 0.5)
    left, right, top, bottom = box.left - over + shift_x, box.right + over + shift_x, box.top - over, box.bottom + over
    draw(sheet, shaky((left, top + shift_y), (right, bottom + shift_y), random), pen)
    draw(sheet, shaky((right, top + shift_y), (left, bottom + shift_y), random), pen)


def tick(sheet: Sheet, box: Box, pen: Pen, random: Random) -> None:
    """Put a tick into a box."""
    middle = (box.left + box.right) / 2 - 0.8
    rise = random.uniform(0, 2.0)
    points = [(box.left + 0.6, box.middle), (middle, box.bottom - 0.6), (box.right + rise * 0.5, box.top - rise * 0.6)]
    draw(sheet, points, pen)


def blacken(sheet: Sheet, box: Box, pen: Pen) -> None:
    """Scribble a box full, as one takes a mark back."""
    steps = 14
    points = [
        (box.left + 0.4 + (box.width - 0.8) * at / steps, box.top + 0.4 if at % 2 else box.bottom - 0.4)
        for at in range(steps + 1)
    ]
    draw(sheet, points, Pen(max(0.6, pen.width), pen.colour))


def write_words(sheet: Sheet, left: float, baseline: float, pen: Pen, random: Random) -> None:
    """Write something like a name by hand."""
    for _ in range(random.randint(2, 4)):
        for _ in range(random.randint(2, 4)):
            draw(sheet, _letter(left, baseline, random), pen)
            left += random.uniform(2.0, 3.2)
        left += 2.5


def sign(sheet: Sheet, left: float, middle: float, pen: Pen, random: Random) -> None:
    """Put a signature down: one flourish of loops."""
    points: Points = []
    for at in range(60):
        angle = at * 0.55
        points.append((left + at * 0.5 + 2.5 * np.cos(angle), middle + random.uniform(3, 4) * np.sin(angle)))
    draw(sheet, points, pen)


def _letter(left: float, baseline: float, random: Random) -> Points:
    tall = random.uniform(2.0, 5.0)
    return [(left + random.uniform(0, 2.2), baseline - random.uniform(0, tall)) for _ in range(random.randint(4, 6))]


def shaky(start: tuple[float, float], end: tuple[float, float], random: Random) -> Points:
    """Give a line as a hand draws it, bowed a little and not quite steady."""
    shares = np.linspace(0, 1, 7)
    return [
        (
            start[0] + (end[0] - start[0]) * share + random.uniform(-0.12, 0.12),
            start[1] + (end[1] - start[1]) * share + random.uniform(-0.12, 0.12),
        )
        for share in shares
    ]
