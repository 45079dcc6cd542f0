"""Pens and hands: marks drawn on a picture of a ballot, in millimetres."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray

from daihoi.core.ballots.geometry import Box

Picture = NDArray[np.uint8]
Points = list[tuple[float, float]]
_FINE = 3
_INKS = ((150, 40, 25), (140, 30, 20), (40, 35, 35), (25, 25, 25), (60, 40, 160), (120, 60, 60))  # blue, green, red


class Stroke(StrEnum):
    """How a hand strikes a name out, or what it does that leaves its will in doubt."""

    STRAIGHT = "straight"
    SLANTED = "slanted"
    WAVY = "wavy"
    DOUBLED = "doubled"
    ZIGZAG = "zigzag"
    UNDERLINE = "underline"
    HALF = "half"
    TWO_NAMES = "two_names"
    HATCHED = "hatched"
    CIRCLED = "circled"
    SCRIBBLED = "scribbled"
    LIGHT = "light"


CLEAR = (Stroke.STRAIGHT, Stroke.SLANTED, Stroke.WAVY, Stroke.DOUBLED, Stroke.ZIGZAG)
DOUBTFUL = tuple(stroke for stroke in Stroke if stroke not in CLEAR)


@dataclass(frozen=True)
class Pen:
    """A pen: how wide it writes, its colour (blue, green, red) and how much of the paper it covers."""

    width: float
    colour: tuple[int, int, int]
    cover: float = 0.92


@dataclass(frozen=True)
class Sheet:
    """A picture of a page and its scale."""

    pixels: Picture
    per_mm: float


def some_pen(random: Random) -> Pen:
    """Take a pen: 0.3 to 1 mm, of any colour."""
    return Pen(random.uniform(0.3, 1.0), random.choice(_INKS), random.uniform(0.75, 0.95))


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
    cv2.polylines(
        mask,
        [fine.reshape(-1, 1, 2)],
        isClosed=False,
        color=255,
        thickness=max(1, round(width * _FINE)),
        lineType=cv2.LINE_AA,
        shift=4,
    )
    cover = cv2.resize(mask, (high[0] - low[0], high[1] - low[1]), interpolation=cv2.INTER_AREA)
    share = cover[:, :, None].astype(np.float32) / 255 * pen.cover
    part = sheet.pixels[low[1] : high[1], low[0] : high[0]]
    inked = part * (1 - share * (1 - np.array(pen.colour, np.float32) / 255))
    part[:] = inked.astype(np.uint8)


def strike(sheet: Sheet, name: Box, stroke: Stroke, pen: Pen, random: Random) -> None:
    """Strike a name in one of the ways."""
    for points, by in _LINES[stroke](name, pen, random):
        draw(sheet, points, by)


def cross(sheet: Sheet, box: Box, pen: Pen, random: Random) -> None:
    """Put an X into a box."""
    over = random.uniform(-0.8, 0.8)
    shift_x, shift_y = random.uniform(-0.5, 0.5), random.uniform(-0.5, 0.5)
    left, right, top, bottom = box.left - over + shift_x, box.right + over + shift_x, box.top - over, box.bottom + over
    draw(sheet, _shaky((left, top + shift_y), (right, bottom + shift_y), random), pen)
    draw(sheet, _shaky((right, top + shift_y), (left, bottom + shift_y), random), pen)


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


def _shaky(start: tuple[float, float], end: tuple[float, float], random: Random) -> Points:
    shares = np.linspace(0, 1, 7)
    return [
        (
            start[0] + (end[0] - start[0]) * share + random.uniform(-0.12, 0.12),
            start[1] + (end[1] - start[1]) * share + random.uniform(-0.12, 0.12),
        )
        for share in shares
    ]


Lines = list[tuple[Points, Pen]]


def _ends(name: Box, random: Random) -> tuple[float, float]:
    return name.left - random.uniform(-1.0, 2.5), name.right + random.uniform(-1.0, 2.5)


def _straight(name: Box, pen: Pen, random: Random) -> Lines:
    left, right = _ends(name, random)
    height = name.middle + random.uniform(-0.8, 0.8)
    return [(_shaky((left, height), (right, height + random.uniform(-0.4, 0.4)), random), pen)]


def _slanted(name: Box, pen: Pen, random: Random) -> Lines:
    left, right = _ends(name, random)
    fall = random.choice((-1, 1)) * random.uniform(0.6, 1.0) * name.height / 2
    return [(_shaky((left, name.middle - fall), (right, name.middle + fall), random), pen)]


def _wavy(name: Box, pen: Pen, random: Random) -> Lines:
    left, right = _ends(name, random)
    high, length, phase = random.uniform(0.5, 1.3), random.uniform(4, 12), random.uniform(0, 6)
    across = np.linspace(left, right, 60)
    return [([(x, name.middle + high * np.sin(2 * np.pi * x / length + phase)) for x in across], pen)]


def _doubled(name: Box, pen: Pen, random: Random) -> Lines:
    apart = random.uniform(0.8, 1.8)
    lines: Lines = []
    for side in (-0.5, 0.5):
        left, right = _ends(name, random)
        height = name.middle + side * apart
        lines.append((_shaky((left, height), (right, height + random.uniform(-0.3, 0.3)), random), pen))
    return lines


def _zigzag(name: Box, pen: Pen, random: Random) -> Lines:
    left, right = _ends(name, random)
    high, step = random.uniform(0.25, 0.5) * name.height, random.uniform(1.5, 5)
    count = max(3, int((right - left) / step))
    across = np.linspace(left, right, count + 1)
    return [([(x, name.middle + (high if at % 2 else -high)) for at, x in enumerate(across)], pen)]


def _underline(name: Box, pen: Pen, random: Random) -> Lines:
    left, right = _ends(name, random)
    height = name.bottom + random.uniform(-0.2, 0.9)
    return [(_shaky((left, height), (right, height + random.uniform(-0.2, 0.2)), random), pen)]


def _half(name: Box, pen: Pen, random: Random) -> Lines:
    share = random.uniform(0.3, 0.65)
    height = name.middle + random.uniform(-0.5, 0.5)
    if random.random() < 0.5:
        return [(_shaky((name.left - 1, height), (name.left + share * name.width, height), random), pen)]
    return [(_shaky((name.right - share * name.width, height), (name.right + 1, height), random), pen)]


def _two_names(name: Box, pen: Pen, random: Random) -> Lines:
    left, right = _ends(name, random)
    if random.random() < 0.5:
        return [(_shaky((left, name.middle), (right, name.middle + random.uniform(7.5, 10)), random), pen)]
    height = name.bottom + random.uniform(1.2, 1.8)
    return [(_shaky((left, height - 3), (right, height + 3), random), pen)]


def _hatched(name: Box, pen: Pen, random: Random) -> Lines:
    lines = _straight(name, pen, random)
    for at in range(random.randint(3, 6)):
        x = name.left + (at + 0.5) / 6 * name.width
        lines.append(([(x, name.top - 0.6), (x + random.uniform(-0.5, 0.8), name.bottom + 0.6)], pen))
    return lines


def _circled(name: Box, pen: Pen, random: Random) -> Lines:
    angles = np.linspace(0, 2 * np.pi * 1.03, 70)
    wide, high = name.width / 2 + random.uniform(1.5, 4), name.height / 2 + random.uniform(0.2, 1.0)
    middle = (name.left + name.right) / 2
    ring = [(middle + wide * np.cos(a), name.middle + high * np.sin(a)) for a in angles]
    return [*_straight(name, pen, random), (ring, pen)]


def _scribbled(name: Box, pen: Pen, random: Random) -> Lines:
    lines = _straight(name, pen, random)
    across = np.linspace(name.left + 1, name.left + random.uniform(8, 16), 50)
    loops = [(x + 1.2 * np.cos(at * 0.9), name.middle + 1.8 * np.sin(at * 0.9)) for at, x in enumerate(across)]
    return [*lines, (loops, pen)]


def _light(name: Box, pen: Pen, random: Random) -> Lines:
    faint = Pen(min(pen.width, 0.5), (190, 190, 190), random.uniform(0.5, 0.8))
    return [(points, faint) for points, _ in _straight(name, pen, random)]


_LINES: dict[Stroke, Callable[[Box, Pen, Random], Lines]] = {
    Stroke.STRAIGHT: _straight,
    Stroke.SLANTED: _slanted,
    Stroke.WAVY: _wavy,
    Stroke.DOUBLED: _doubled,
    Stroke.ZIGZAG: _zigzag,
    Stroke.UNDERLINE: _underline,
    Stroke.HALF: _half,
    Stroke.TWO_NAMES: _two_names,
    Stroke.HATCHED: _hatched,
    Stroke.CIRCLED: _circled,
    Stroke.SCRIBBLED: _scribbled,
    Stroke.LIGHT: _light,
}
