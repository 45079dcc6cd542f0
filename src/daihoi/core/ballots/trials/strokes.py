"""The ways in which hands strike names out, clearly or so that their will is in doubt."""

from collections.abc import Callable
from enum import StrEnum
from random import Random

import numpy as np

from daihoi.core.ballots.geometry import Box
from daihoi.core.ballots.trials.hands import Pen, Points, Sheet, draw, shaky

Lines = list[tuple[Points, Pen]]


class Stroke(StrEnum):
    """How a hand strikes a name out, or what it does that leaves its will in doubt."""

    STRAIGHT = "straight"
    SLANTED = "slanted"
    BOWED = "bowed"
    LONG = "long"
    WAVY = "wavy"
    DOUBLED = "doubled"
    HAIRPIN = "hairpin"
    ZIGZAG = "zigzag"
    STEEP = "steep"
    SHORT = "short"
    UNDERLINE = "underline"
    OVERLINE = "overline"
    HALF = "half"
    DASHED = "dashed"
    TICKED = "ticked"
    RINGED = "ringed"
    TWO_NAMES = "two_names"
    HATCHED = "hatched"
    CIRCLED = "circled"
    SCRIBBLED = "scribbled"
    WAVED_OVER = "waved_over"
    TICKED_OVER = "ticked_over"
    WORDED = "worded"
    LIGHT = "light"
    CROSSED = "crossed"
    TRIPLED = "tripled"
    COILED = "coiled"
    SLASHED = "slashed"
    PATCHED = "patched"
    DOTTED = "dotted"
    BLACKENED = "blackened"


CLEAR = tuple(Stroke)[:10]
UNUSUAL = tuple(Stroke)[-7:]
"""Ways that a person would most likely take for a strike: the reader may too, or ask, but may not see a name left."""
DOUBTFUL = tuple(stroke for stroke in Stroke if stroke not in CLEAR + UNUSUAL)


def strike(sheet: Sheet, name: Box, stroke: Stroke, pen: Pen, random: Random) -> None:
    """Strike a name in one of the ways."""
    for points, by in _LINES[stroke](name, pen, random):
        draw(sheet, points, by)


def _ends(name: Box, random: Random) -> tuple[float, float]:
    return name.left - random.uniform(-1.0, 2.5), name.right + random.uniform(-1.0, 2.5)


def _straight(name: Box, pen: Pen, random: Random) -> Lines:
    left, right = _ends(name, random)
    height = name.middle + random.uniform(-0.8, 0.8)
    return [(shaky((left, height), (right, height + random.uniform(-0.4, 0.4)), random), pen)]


def _slanted(name: Box, pen: Pen, random: Random) -> Lines:
    left, right = _ends(name, random)
    fall = random.choice((-1, 1)) * random.uniform(0.6, 1.0) * name.height / 2
    return [(shaky((left, name.middle - fall), (right, name.middle + fall), random), pen)]


def _bowed(name: Box, pen: Pen, random: Random) -> Lines:
    left, right = _ends(name, random)
    bow, lean = random.choice((-1, 1)) * random.uniform(0.4, 1.3), random.uniform(-0.5, 0.5)
    across = np.linspace(-1, 1, 24)
    middle, half = (left + right) / 2, (right - left) / 2
    return [([(middle + half * x, name.middle + bow * (x * x - 0.5) + lean * x) for x in across], pen)]


def _long(name: Box, pen: Pen, random: Random) -> Lines:
    left, right = name.left - random.uniform(1.0, 6.0), name.right + random.uniform(2.0, 6.0)
    height, lean = name.middle + random.uniform(-0.6, 0.6), random.uniform(-0.5, 0.5)
    return [(shaky((left, height - lean), (right, height + lean), random), pen)]


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
        lines.append((shaky((left, height), (right, height + random.uniform(-0.3, 0.3)), random), pen))
    return lines


def _hairpin(name: Box, pen: Pen, random: Random) -> Lines:
    """There and back without lifting the pen."""
    left, right = _ends(name, random)
    high, low = name.middle - random.uniform(0.2, 0.9), name.middle + random.uniform(0.2, 0.9)
    there = shaky((left, high), (right, (high + low) / 2), random)
    back = shaky((right, (high + low) / 2), (left + random.uniform(-1, 1), low), random)
    return [(there + back[1:], pen)]


def _zigzag(name: Box, pen: Pen, random: Random) -> Lines:
    left, right = _ends(name, random)
    high, step = random.uniform(0.25, 0.5) * name.height, random.uniform(1.5, 5)
    count = max(3, int((right - left) / step))
    across = np.linspace(left, right, count + 1)
    return [([(x, name.middle + (high if at % 2 else -high)) for at, x in enumerate(across)], pen)]


def _steep(name: Box, pen: Pen, random: Random) -> Lines:
    """From one corner of the name to the other and a little beyond."""
    left, right = _ends(name, random)
    fall = random.choice((-1, 1)) * (name.height / 2 + random.uniform(-0.3, 0.4))
    return [(shaky((left, name.middle - fall), (right, name.middle + fall), random), pen)]


def _short(name: Box, pen: Pen, random: Random) -> Lines:
    """A line that doesn't quite reach the ends of the name."""
    left, right = (random.uniform(0.01, 0.07) * name.width for _ in range(2))
    height = name.middle + random.uniform(-0.6, 0.6)
    return [(shaky((name.left + left, height), (name.right - right, height + random.uniform(-0.4, 0.4)), random), pen)]


def _crossed(name: Box, pen: Pen, random: Random) -> Lines:
    """Two lines from corner to corner."""
    lines: Lines = []
    for side in (-1, 1):
        left, right = _ends(name, random)
        fall = side * random.uniform(0.7, 1.1) * name.height / 2
        lines.append((shaky((left, name.middle - fall), (right, name.middle + fall), random), pen))
    return lines


def _tripled(name: Box, pen: Pen, random: Random) -> Lines:
    apart = random.uniform(0.8, 1.4)
    lines: Lines = []
    for side in (-1, 0, 1):
        left, right = _ends(name, random)
        height = name.middle + side * apart
        lines.append((shaky((left, height), (right, height + random.uniform(-0.3, 0.3)), random), pen))
    return lines


def _coiled(name: Box, pen: Pen, random: Random) -> Lines:
    """Loop after loop along the name."""
    high, step = random.uniform(0.8, 1.8), random.uniform(1.2, 2.5)
    left, right = _ends(name, random)
    turns = np.linspace(0, 2 * np.pi * (right - left) / step, int((right - left) * 8))
    across = np.linspace(left, right, len(turns))
    return [
        (
            [(x + step * 0.6 * np.cos(t), name.middle + high * np.sin(t)) for x, t in zip(across, turns, strict=True)],
            pen,
        )
    ]


def _slashed(name: Box, pen: Pen, random: Random) -> Lines:
    """Slash after slash along the name."""
    step, reach = random.uniform(1.8, 4.0), random.uniform(0.8, 1.1) * name.height / 2
    across = np.arange(name.left + random.uniform(0, step), name.right, step)
    return [(shaky((x - 0.8, name.middle + reach), (x + 0.8, name.middle - reach), random), pen) for x in across]


def _patched(name: Box, pen: Pen, random: Random) -> Lines:
    """Dashes with short gaps."""
    left, right = _ends(name, random)
    height = name.middle + random.uniform(-0.5, 0.5)
    lines: Lines = []
    while left < right:
        end = left + random.uniform(2.0, 5.0)
        lines.append((shaky((left, height), (min(end, right), height), random), pen))
        left = end + random.uniform(0.7, 2.0)
    return lines


def _dotted(name: Box, pen: Pen, random: Random) -> Lines:
    left, right = _ends(name, random)
    height, step = name.middle + random.uniform(-0.5, 0.5), random.uniform(1.0, 2.2)
    return [([(x, height), (x + 0.2, height + 0.05)], pen) for x in np.arange(left, right, step)]


def _blackened(name: Box, pen: Pen, random: Random) -> Lines:
    """Scribbled over from end to end until little of the name shows."""
    high, step = random.uniform(0.8, 1.1) * name.height / 2, random.uniform(0.7, 1.3) * max(pen.width, 0.4)
    across = np.arange(name.left - 0.5, name.right + 0.5, step / 2)
    zigzag = [(x, name.middle + (high if at % 2 else -high) + random.uniform(-0.3, 0.3)) for at, x in enumerate(across)]
    return [(zigzag, pen)]


def _underline(name: Box, pen: Pen, random: Random) -> Lines:
    left, right = _ends(name, random)
    height = name.bottom + random.uniform(-0.2, 0.9)
    return [(shaky((left, height), (right, height + random.uniform(-0.2, 0.2)), random), pen)]


def _overline(name: Box, pen: Pen, random: Random) -> Lines:
    left, right = _ends(name, random)
    height = name.top - random.uniform(0.0, 0.9)
    return [(shaky((left, height), (right, height + random.uniform(-0.2, 0.2)), random), pen)]


def _half(name: Box, pen: Pen, random: Random) -> Lines:
    share = random.uniform(0.3, 0.65)
    height = name.middle + random.uniform(-0.5, 0.5)
    if random.random() < 0.5:
        return [(shaky((name.left - 1, height), (name.left + share * name.width, height), random), pen)]
    return [(shaky((name.right - share * name.width, height), (name.right + 1, height), random), pen)]


def _dashed(name: Box, pen: Pen, random: Random) -> Lines:
    height, left = name.middle + random.uniform(-0.5, 0.5), name.left
    lines: Lines = []
    while left < name.right:
        end = left + random.uniform(1.5, 3.0)
        lines.append((shaky((left, height), (end, height), random), pen))
        left = end + random.uniform(3.5, 6.0)
    return lines


def _ticked(name: Box, pen: Pen, random: Random) -> Lines:
    """A tick on the name may mean yes or no."""
    x, y = name.left + random.uniform(0.1, 0.8) * name.width, name.middle + random.uniform(-0.5, 1)
    return [([(x - 1.5, y - 0.8), (x, y + 1.2), (x + random.uniform(2, 4), y - random.uniform(2, 3.5))], pen)]


def _ring(name: Box, random: Random) -> Points:
    angles = np.linspace(0, 2 * np.pi * 1.03, 70)
    wide, high = name.width / 2 + random.uniform(1.5, 4), name.height / 2 + random.uniform(0.2, 1.0)
    middle = (name.left + name.right) / 2
    return [(middle + wide * np.cos(a), name.middle + high * np.sin(a)) for a in angles]


def _ringed(name: Box, pen: Pen, random: Random) -> Lines:
    return [(_ring(name, random), pen)]


def _two_names(name: Box, pen: Pen, random: Random) -> Lines:
    left, right = _ends(name, random)
    if random.random() < 0.5:
        return [(shaky((left, name.middle), (right, name.middle + random.uniform(7.5, 10)), random), pen)]
    height = name.bottom + random.uniform(1.2, 1.8)
    return [(shaky((left, height - 3), (right, height + 3), random), pen)]


def _hatched(name: Box, pen: Pen, random: Random) -> Lines:
    lines = _straight(name, pen, random)
    count = random.randint(2, 6)
    for at in range(count):
        x, reach = name.left + (at + 0.5) / count * name.width, random.uniform(0.6, 1.0) * name.height / 2
        lines.append(([(x, name.middle - reach), (x + random.uniform(-0.8, 0.8), name.middle + reach)], pen))
    return lines


def _circled(name: Box, pen: Pen, random: Random) -> Lines:
    return [*_straight(name, pen, random), (_ring(name, random), pen)]


def _scribbled(name: Box, pen: Pen, random: Random) -> Lines:
    lines = _straight(name, pen, random)
    across = np.linspace(name.left + 1, name.left + random.uniform(8, 16), 50)
    loops = [(x + 1.2 * np.cos(at * 0.9), name.middle + 1.8 * np.sin(at * 0.9)) for at, x in enumerate(across)]
    return [*lines, (loops, pen)]


def _waved_over(name: Box, pen: Pen, random: Random) -> Lines:
    """A wave over a strike, as some take a strike back."""
    high, length = random.uniform(1.2, 2.0), random.uniform(3, 8)
    across = np.linspace(name.left - 1, name.right + 1, 80)
    wave = [(x, name.middle + high * np.sin(2 * np.pi * x / length)) for x in across]
    return [*_straight(name, pen, random), (wave, pen)]


def _ticked_over(name: Box, pen: Pen, random: Random) -> Lines:
    """A tick over or beside a strike, as some take a strike back."""
    x, y = name.right + random.uniform(-8, 2.5), name.middle + random.uniform(-0.3, 0.8)
    tick = [(x - 1.5, y - 1.0), (x, y + 1.4), (x + random.uniform(2, 3), y - random.uniform(2.2, 3))]
    return [*_straight(name, pen, random), (tick, pen)]


def _worded(name: Box, pen: Pen, random: Random) -> Lines:
    """A word beside a strike, such as "keep"."""
    lines, left = _straight(name, pen, random), name.right + random.uniform(1.5, 3)
    for _ in range(random.randint(2, 3)):
        letter = [(left + random.uniform(0, 1.6), name.middle + random.uniform(-1.6, 1.4)) for _ in range(5)]
        lines.append((letter, pen))
        left += 1.8
    return lines


def _light(name: Box, pen: Pen, random: Random) -> Lines:
    faint = Pen(min(pen.width, 0.5), (190, 190, 190), random.uniform(0.5, 0.8))
    return [(points, faint) for points, _ in _straight(name, pen, random)]


_LINES: dict[Stroke, Callable[[Box, Pen, Random], Lines]] = {
    Stroke.STRAIGHT: _straight,
    Stroke.SLANTED: _slanted,
    Stroke.BOWED: _bowed,
    Stroke.LONG: _long,
    Stroke.WAVY: _wavy,
    Stroke.DOUBLED: _doubled,
    Stroke.HAIRPIN: _hairpin,
    Stroke.ZIGZAG: _zigzag,
    Stroke.UNDERLINE: _underline,
    Stroke.OVERLINE: _overline,
    Stroke.HALF: _half,
    Stroke.DASHED: _dashed,
    Stroke.TICKED: _ticked,
    Stroke.RINGED: _ringed,
    Stroke.TWO_NAMES: _two_names,
    Stroke.HATCHED: _hatched,
    Stroke.CIRCLED: _circled,
    Stroke.SCRIBBLED: _scribbled,
    Stroke.WAVED_OVER: _waved_over,
    Stroke.TICKED_OVER: _ticked_over,
    Stroke.WORDED: _worded,
    Stroke.LIGHT: _light,
    Stroke.CROSSED: _crossed,
    Stroke.TRIPLED: _tripled,
    Stroke.COILED: _coiled,
    Stroke.SLASHED: _slashed,
    Stroke.PATCHED: _patched,
    Stroke.DOTTED: _dotted,
    Stroke.BLACKENED: _blackened,
    Stroke.STEEP: _steep,
    Stroke.SHORT: _short,
}
