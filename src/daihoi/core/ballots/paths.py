"""Whether the ink over a name is one clean strike: a line or two, a wave or a zigzag, and nothing more."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from daihoi.core.ballots.expected import PER_MM
from daihoi.core.ballots.ranks import median, percentile

Mask = NDArray[np.bool_]
Bow = tuple[float, float, float]
_BIN = 3
_MOST_POINTS = 500
_STIFF = 0.001
_STRETCH = round(1.2 * PER_MM)
_BESIDE = round(0.3 * PER_MM)
_FAR = 0.8 * PER_MM
_SPECK = 1.05 * PER_MM
_CLOSE = 0.6 * PER_MM
_WIDE = 0.6 * PER_MM
_OUT, _LESS_OUT = 0.9 * PER_MM, 0.4 * PER_MM
_MM2 = PER_MM**2
_EVEN = 0.45 * PER_MM
_FARTHEST = 2.1 * PER_MM
_ALONG_EDGE, _WHOLE_EDGE = 0.72, 0.85
_NONE_OUTSIDE, _MUCH_OUTSIDE = 0.04, 0.14
_APART = 1.2 * PER_MM
_TALL, _TALLEST = 3.6 * PER_MM, 4.7 * PER_MM
_BROADEST_PEN = 1.7 * PER_MM


@dataclass(frozen=True)
class Drawn:
    """Ink on a name and to both sides of it, what of it can be judged, and the columns where the name is."""

    ink: Mask
    known: Mask
    left: int
    right: int

    @property
    def on_name(self) -> tuple[Mask, Mask]:
        """Give the ink on the name itself, and what can be judged there."""
        return self.ink[:, self.left : self.right], self.known[:, self.left : self.right]

    def beside(self, picture: Mask) -> Mask:
        """Give the columns to the left and right of the name out of a picture."""
        return np.concatenate([picture[:, : self.left], picture[:, self.right :]], axis=1)


def is_clean(drawn: Drawn, pen: float) -> bool:
    """Tell one or two lines, or one wave or zigzag, from a strike with something more on it or beside it.

    `pen` is the least width of the pen, where other marks on the sheet show it.
    """
    ink, known = drawn.on_name
    own = _thickness(ink)
    thickness = max(own, pen)
    first = _first_line(ink, known, thickness)
    if _has_own_piece(drawn):
        return False
    if first is not None and _are_all((first,), drawn, thickness):
        return True
    strip = _strip(ink, known)
    if strip.is_all(thickness) and _is_level_beside(drawn, _LESS_OUT):
        return True
    if first is None:
        return _is_one_path(ink, known, own) and _is_level_beside(drawn, _OUT)
    rest = ink & ~_near(first, ink.shape, thickness / 2 + _BESIDE)
    second = _second_line(rest, known) if _keeps_its_side(rest, first) else None
    if second is not None and _are_all((first, second), drawn, thickness):
        return True
    if strip.is_line_with_more(thickness):
        return False
    far = ink & ~_near(first, ink.shape, thickness / 2 + _FAR)
    waves = _is_spread(rest) or int(np.count_nonzero(far)) <= 0.1 * _MM2
    if _runs_unbroken(ink, known, first):
        whole = waves and _is_slender(ink, known, thickness)
    else:
        whole = waves and _is_one_path(ink, known, own)
    return bool(whole) and _is_level_beside(drawn, _LESS_OUT)


def _first_line(ink: Mask, known: Mask, thickness: float) -> Bow | None:
    """Give the line that the most ink lies along, or None when none runs over nearly all of the name."""
    rows, columns = _points(ink)
    best, most = None, 0
    for start in (50, 25, 75):
        line = _bow(rows, columns, ink.shape[1], percentile(rows, start))
        near = _near(line, ink.shape, thickness / 2 + _BESIDE)
        along = ink & near
        held = int(np.count_nonzero(along))
        if held > most and share_of(inked_bins(along), seen_bins(known, near)) >= 0.78:
            best, most = line, held
        if most > 0.92 * np.count_nonzero(ink):
            break
    return best


def _keeps_its_side(rest: Mask, line: Bow) -> bool:
    """A second line keeps to one side of the first or crosses it; a wave over it changes sides again and again."""
    heights = _heights(line, np.arange(rest.shape[1]) / max(1, rest.shape[1]) - 0.5)
    is_above = np.arange(rest.shape[0])[:, None] < heights[None, :]
    balance = 2.0 * np.count_nonzero(rest & is_above, axis=0) - np.count_nonzero(rest, axis=0)
    sums = np.add.reduceat(balance, np.arange(0, len(balance), _STRETCH))
    sides = np.sign(sums[np.abs(sums) >= 4])
    return bool(np.count_nonzero(np.diff(sides)) <= 2)


def _second_line(rest: Mask, known: Mask) -> Bow | None:
    """Give the line along what a first line leaves, where it is as long as a good part of the name and unbroken."""
    rows, columns = _points(rest)
    if len(rows) < rest.shape[1] // 8:
        return None
    best, most = None, 0.55
    for start in (50, 20, 80):
        line = _bow(rows, columns, rest.shape[1], percentile(rows, start))
        near = _near(line, rest.shape, _CLOSE)
        inked, seen = inked_bins(rest & near), seen_bins(known, near)
        at = np.flatnonzero(inked)
        if not len(at) or at[-1] - at[0] < 0.25 * len(inked) or abs(line[1]) > 0.2 * rest.shape[1]:
            continue
        share = share_of(inked[at[0] : at[-1] + 1], seen[at[0] : at[-1] + 1])
        if share >= most:
            best, most = line, share
    return best


def _are_all(lines: tuple[Bow, ...], drawn: Drawn, thickness: float) -> bool:
    """Tell whether lines account for all the ink on the name, and for what lies beside it as their own ends."""
    off = _off(lines, drawn) - thickness / 2
    left = (drawn.ink & (off > _BESIDE))[:, drawn.left : drawn.right]
    if np.count_nonzero(left) > max(0.11 * np.count_nonzero(drawn.on_name[0]), 0.6 * _MM2):
        return False
    far = left & (off[:, drawn.left : drawn.right] > _FAR)
    if np.count_nonzero(far) > 0.15 * _MM2 and not _is_one_speck(far, drawn.on_name[0]):
        return False
    return _end_in_lines(off, drawn) or _end_in_lines(_off(_carried_on(lines, drawn), drawn) - thickness / 2, drawn)


def _is_one_speck(far: Mask, ink: Mask) -> bool:
    """Tell one small blot from the many pieces that hatching leaves between letters."""
    count, _ = cv2.connectedComponents(far.astype(np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    own = stats[np.unique(labels[far])]
    return count == 2 and bool((own[:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]] <= _SPECK).all())


def _off(lines: tuple[Bow, ...], drawn: Drawn) -> NDArray[np.float64]:
    """Give how far each pixel is from the nearest line."""
    across = (np.arange(drawn.ink.shape[1]) - drawn.left) / (drawn.right - drawn.left) - 0.5
    heights = np.stack([_heights(line, across) for line in lines])
    return np.asarray(np.abs(np.arange(drawn.ink.shape[0])[None, :, None] - heights[:, None, :]).min(axis=0))


def _end_in_lines(off: NDArray[np.float64], drawn: Drawn) -> bool:
    return bool(np.count_nonzero(drawn.beside(drawn.ink & (off > _WIDE))) <= 0.25 * _MM2)


def _carried_on(lines: tuple[Bow, ...], drawn: Drawn) -> tuple[Bow, ...]:
    """Fit each line again with what lies beside the name."""
    found = []
    for line in lines:
        rows, columns = _points(drawn.ink & (_off((line,), drawn) < _FAR + _CLOSE))
        found.append(_bow(rows, columns - drawn.left, drawn.right - drawn.left, line[2]) if len(rows) else line)
    return tuple(found)


def without_specks(ink: Mask, known: Mask) -> Mask:
    """Take away dust: small pieces of ink that neither other ink nor print lies at."""
    joined = cv2.morphologyEx((ink | ~known).astype(np.uint8), cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    reach = stats[:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]].max(axis=1)
    return np.asarray(ink & (reach > _SPECK)[labels])


def _is_level_beside(drawn: Drawn, out: float) -> bool:
    """A wave or zigzag runs out beside the name not much higher or lower than it runs over it."""
    rows = np.flatnonzero(drawn.on_name[0].any(axis=1))
    beyond = drawn.ink.copy()
    beyond[max(0, rows[0] - round(out)) : rows[-1] + 1 + round(out)] = False
    return bool(np.count_nonzero(drawn.beside(beyond)) <= 0.25 * _MM2)


def _points(ink: Mask) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Give where the ink is, of much ink only some evenly."""
    rows, columns = np.nonzero(ink.T)[::-1]
    step = max(1, len(rows) // _MOST_POINTS)
    return rows[::step], columns[::step]


def _runs_unbroken(ink: Mask, known: Mask, line: Bow) -> bool:
    """Tell whether ink lies on a line itself from end to end, as it does under a strike but not along a wave."""
    core = _near(line, ink.shape, 1.2)
    seen = np.asarray((known & core).any(axis=0))
    inked = np.asarray((ink & core).any(axis=0))
    return bool(inked[seen].mean() > 0.9) if seen.any() else False


def _thickness(ink: Mask) -> float:
    """Give the pen's width in pixels, from how deep the strokes are between the letters."""
    depth = cv2.distanceTransform(np.pad(ink, 1).astype(np.uint8), cv2.DIST_L2, 3)[1:-1, 1:-1]
    return 2 * percentile(depth[ink], 85)


def pen_width(drawn: Drawn) -> float:
    """Give the pen's width in pixels as a strike's ends show it beside the name, 0 where they don't."""
    ends = [_high(drawn.ink[:, : drawn.left]), _high(drawn.ink[:, drawn.right :])]
    return min([each for each in ends if each] or [0.0])


def _high(ink: Mask) -> float:
    """Give how high most strokes are in a part beside the name, 0 where there are none to speak of."""
    inked = np.count_nonzero(ink, axis=0)
    strokes = np.count_nonzero(ink[1:] & ~ink[:-1], axis=0)
    has = strokes > 0
    return min(median(inked[has] / strokes[has]), _BROADEST_PEN) if np.count_nonzero(has) >= PER_MM else 0.0


def _has_own_piece(drawn: Drawn) -> bool:
    """Tell a word or sign that stands apart to the right of the name and is higher than a line's own end."""
    part = drawn.ink[:, drawn.right :]
    columns = np.flatnonzero(part.any(axis=0))
    gaps = np.flatnonzero(np.diff(np.concatenate(([-1], columns))) > _APART)
    if not len(gaps):
        return False
    rows = np.flatnonzero(part[:, columns[gaps[0]] :].any(axis=1))
    return bool(rows[-1] - rows[0] > 1.3 * PER_MM)


@dataclass(frozen=True)
class Strip:
    """The strip between a mark's upper and lower edge: its height, how much ink lies outside, how full both edges are.

    Of the edges the emptier one counts.
    """

    high: float
    outside: float
    along: float

    def is_all(self, thickness: float) -> bool:
        """Tell two or three lines close together, apart or run into one, with none outside."""
        return self.high <= thickness + _FARTHEST and self.outside <= _NONE_OUTSIDE and self.along >= _ALONG_EDGE

    def is_line_with_more(self, thickness: float) -> bool:
        """Tell one line from end to end that much else crosses, as hatches do."""
        return self.high <= thickness + _EVEN and self.outside > _MUCH_OUTSIDE and self.along >= _WHOLE_EDGE


def _strip(ink: Mask, known: Mask) -> Strip:
    rows = np.arange(ink.shape[0])[:, None]
    columns = np.flatnonzero(ink.any(axis=0))
    top = np.where(ink, rows, ink.shape[0]).min(axis=0)[columns]
    bottom = np.where(ink, rows, -1).max(axis=0)[columns]
    across = np.arange(ink.shape[1]) / max(1, ink.shape[1]) - 0.5
    upper = _heights(_bow(top, columns, ink.shape[1], percentile(top, 25)), across)
    lower = _heights(_bow(bottom, columns, ink.shape[1], percentile(bottom, 75)), across)
    inside = (rows >= upper - _EVEN) & (rows <= lower + _EVEN)
    edges = [(rows >= edge - _EVEN) & (rows <= edge + _EVEN) for edge in (upper, lower)]
    along = min(share_of(inked_bins(ink & edge), seen_bins(known, edge)) for edge in edges)
    return Strip(float((lower - upper).max()), np.count_nonzero(ink & ~inside) / np.count_nonzero(ink), along)


def _bow(rows: NDArray[np.intp], columns: NDArray[np.intp], width: int, start: float) -> Bow:
    """Fit a slightly bowed line to points, giving outliers little weight."""
    across = columns / max(1, width) - 0.5
    known = np.stack([across * across, across, np.ones_like(across), rows])
    powers, upright = known[:3], known.T
    bow = np.array([0.0, 0.0, start])
    stiff = _STIFF * len(across)
    line = (0.0, 0.0, start)
    for reach in (6.0, 4.0, 3.0, 2.5, 2.5):
        off = (bow @ powers - known[3]) / reach
        heavy = 1 + off * off
        line = _solved(((powers / (heavy * heavy)) @ upright).tolist(), stiff)
        bow[:] = line
    return line


def _solved(sums: list[list[float]], stiff: float) -> Bow:
    """Solve three equations by elimination: far fewer steps than a general solver takes."""
    (a, b, c, x), (_, d, e, y), (_, _, f, z) = sums
    a, d, f = a + stiff, d + 1e-6, f + 1e-6
    d, e, y = d - b * b / a, e - b * c / a, y - x * b / a
    f, z = f - c * c / a - e * e / d, z - x * c / a - y * e / d
    low = z / f
    middle = (y - e * low) / d
    return ((x - b * middle - c * low) / a, middle, low)


def _near(line: Bow, shape: tuple[int, ...], reach: float) -> Mask:
    heights = _heights(line, np.arange(shape[1]) / max(1, shape[1]) - 0.5).astype(np.float32)
    rows = np.arange(shape[0], dtype=np.float32)[:, None]
    return np.asarray((rows >= heights - np.float32(reach)) & (rows <= heights + np.float32(reach)))


def _heights(line: Bow, across: NDArray[np.float64]) -> NDArray[np.float64]:
    return (line[0] * across + line[1]) * across + line[2]


def _is_one_path(ink: Mask, known: Mask, thickness: float) -> bool:
    """A wave or zigzag goes through each column once: no white between its edges, no upright stroke."""
    rows = np.arange(ink.shape[0])[:, None]
    present = ink.any(axis=0)
    top = np.where(ink, rows, ink.shape[0]).min(axis=0)
    bottom = np.where(ink, rows, -1).max(axis=0)
    between = (rows > top) & (rows < bottom)
    white = (between & known & ~ink).sum(axis=0)
    split = (white >= 3)[present].mean()
    tall = (bottom - top + 1)[present & (white < 3)]
    upright = tall > min(max(_TALL, 4.6 * thickness), _TALLEST)
    return bool(split <= 0.06 and upright.mean() <= 0.015)


def _is_spread(rest: Mask) -> bool:
    """What a wave has beside a line lies along the whole name; a tick or a hook lies at one place."""
    columns = np.flatnonzero(rest.any(axis=0))
    return len(columns) > 0 and bool(np.subtract(*np.percentile(columns, (85, 15))) >= 0.45 * rest.shape[1])


def _is_slender(ink: Mask, known: Mask, thickness: float) -> bool:
    """A low wave is one path that is nowhere much deeper than the pen is wide."""
    present = ink.any(axis=0)
    rows = np.arange(ink.shape[0])[:, None]
    deep = (np.where(ink, rows, -1).max(axis=0) - np.where(ink, rows, ink.shape[0]).min(axis=0) + 1)[present]
    return _is_one_path(ink, known, thickness) and bool((deep > 2.1 * thickness).mean() <= 0.015)


def _by_bin(columns: Mask | NDArray[np.float64]) -> NDArray[np.float64]:
    """Give columns by half millimetres along the name."""
    count = len(columns) // _BIN
    return columns[: count * _BIN].reshape(count, _BIN).astype(np.float64)


def inked_bins(ink: Mask) -> Mask:
    """Tell for each half millimetre along the name whether there is ink."""
    return np.asarray(_by_bin(np.asarray(ink.any(axis=0))).any(axis=1))


def seen_bins(known: Mask, zone: Mask) -> Mask:
    """Tell for each half millimetre whether ink in a zone could be seen, or the name's own print hides it."""
    visible = _by_bin((known & zone).sum(axis=0)).sum(axis=1)
    return np.asarray(visible > 0.4 * _by_bin(zone.sum(axis=0)).sum(axis=1))


def share_of(inked: Mask, judged: Mask) -> float:
    """Give how much of what can be judged is inked."""
    return float((inked & judged).sum()) / max(1.0, float(judged.sum()))
