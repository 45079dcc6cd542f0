"""Lines that no voter drew: dust on the scanner's glass, folds and creases run over the whole sheet."""

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from daihoi.core.ballots.expected import PER_MM, Window
from daihoi.core.ballots.ranks import median
from daihoi.core.ballots.residue import Residue

Picture = NDArray[np.uint8]
Profile = NDArray[np.float32]
_EDGE_MM = 1.2
_STRIP_MM = 4.0
_MARGIN_MM = 7.0
_MOST_SLOPE = 0.11
_FAINTEST = 9.0
_MOST_DARK = 120
_GAP = 5
_WIDEST_MM = 1.3
_ACROSS = np.arange(-9, 10)


@dataclass(frozen=True)
class Line:
    """A straight line over the sheet: where it begins and ends, how dark it is and how wide, in pixels."""

    start: tuple[float, float]
    end: tuple[float, float]
    level: float
    width: float

    @property
    def is_lying(self) -> bool:
        """Tell whether it runs along the names rather than across them."""
        return abs(self.end[0] - self.start[0]) > abs(self.end[1] - self.start[1])


def lines_on(residue: Residue, leaning: float) -> tuple[Line, ...]:
    """Find the lines that run over the sheet; `leaning` is how far the scan's own upright leans on the sheet."""
    lying = _lying(residue)
    return lying + _standing(residue, leaning)


def without(residue: Residue, lines: tuple[Line, ...]) -> Residue:
    """Give the residue with the lines' pixels unknown."""
    if not lines:
        return residue
    darkness, known, white = residue.darkness.copy(), residue.known.copy(), residue.white.copy()
    for line in lines:
        xs, ys = (sorted((line.start[side], line.end[side])) for side in (0, 1))
        left, top = max(0, int(xs[0]) - 12), max(0, int(ys[0]) - 12)
        part = (slice(top, max(0, int(ys[1]) + 12)), slice(left, max(0, int(xs[1]) + 12)))
        cover = np.zeros(darkness[part].shape, np.uint8)
        ends = [(round(16 * (x - left)), round(16 * (y - top))) for x, y in (line.start, line.end)]
        cv2.line(cover, ends[0], ends[1], 1, round(line.width) + 3, cv2.LINE_8, 4)
        outside = cover == 0
        for layer in (darkness, known, white):
            layer[part] *= outside
    return replace(residue, darkness=darkness, known=known, white=white)


def hides_a_strike(line: Line, residue: Residue, name: Window) -> bool:
    """Tell whether a line along a name is darker there than elsewhere, as if a strike lay under it.

    `residue` is the sheet with its lines still on it.
    """
    if not line.is_lying:
        return False
    xs = np.arange(max(0, name.left), min(name.right, residue.darkness.shape[1] - 1)).astype(np.float64)
    slope = (line.end[1] - line.start[1]) / (line.end[0] - line.start[0])
    ys = line.start[1] + slope * (xs - line.start[0])
    if ys.max() < name.top - 3 or ys.min() > name.bottom + 3:
        return False
    samples, known = _sampled(residue, xs, ys, line.is_lying)
    seen = known[:, 8:11].all(axis=1)
    if seen.sum() < 0.15 * len(xs):
        return True
    inside = float(np.median(samples[seen, 8:11].max(axis=1)))
    return inside > line.level + 15 + 0.15 * line.level


def _lying(residue: Residue) -> tuple[Line, ...]:
    """A line along the names shows in both side margins, and all the way between."""
    width = residue.darkness.shape[1]
    edge, margin = round(_EDGE_MM * PER_MM), round(_MARGIN_MM * PER_MM)
    left = _peaks(residue.darkness[:, edge:margin], 1)
    right = _peaks(residue.darkness[:, width - margin : width - edge], 1)
    at_left, at_right = (edge + margin) / 2, width - (edge + margin) / 2
    most = _MOST_SLOPE * (at_right - at_left)
    found = []
    for low in left:
        for high in right:
            if abs(high - low) <= most:
                slope = (high - low) / (at_right - at_left)
                start = (0.0, low - slope * at_left)
                found.append(_measured(residue, start, (width - 1.0, start[1] + slope * (width - 1))))
    return _apart([line for line in found if line])


def _standing(residue: Residue, leaning: float) -> tuple[Line, ...]:
    """A line across the names shows in most strips of the sheet, one below the other."""
    height = residue.darkness.shape[0]
    middles, profiles = _strips(residue)
    bands = len(middles)
    found_at = _tops(profiles)
    spots = [(middle, place) for middle, places in zip(middles, found_at, strict=True) for place in places]
    found: list[Line] = []
    for slope in (leaning, 0.0, 0.012, -0.012, 0.025, -0.025):
        for start in _voted(spots, slope, bands):
            line = _measured(residue, (start, 0.0), (start + slope * (height - 1), height - 1.0))
            found += [line] if line else []
    return _apart(found)


def _strips(residue: Residue) -> tuple[list[float], Profile]:
    """Give the mean darkness across strips over the whole width of the sheet, every centimetre, and their heights."""
    height = residue.darkness.shape[0]
    deep, step = round(_STRIP_MM * PER_MM), round(10 * PER_MM)
    tops = range(step // 2, height - deep, step)
    dimmed = cv2.min(residue.darkness, _MOST_DARK)
    means = [cv2.reduce(dimmed[top : top + deep], 0, cv2.REDUCE_AVG, dtype=cv2.CV_32F).ravel() for top in tops]
    return [top + deep / 2 for top in tops], np.stack(means)


def _profile(strip: Picture, along: int) -> Profile:
    """Give the mean darkness of a strip, no speck counting for more than a line does."""
    mean = cv2.reduce(cv2.min(strip, _MOST_DARK), along, cv2.REDUCE_AVG, dtype=cv2.CV_32F)
    return np.asarray(mean, np.float32).ravel()


def _peaks(strip: Picture, along: int) -> list[float]:
    """Give where one strip's profile stands out narrowly from its surroundings."""
    return _tops(_profile(strip, along)[None, :])[0]


def _tops(profiles: Profile) -> list[list[float]]:
    """Give where each profile stands out narrowly from its surroundings."""
    around = cv2.blur(profiles, (2 * round(2 * PER_MM) + 1, 1))
    lifted = profiles - around
    middle = np.median(lifted, axis=1, keepdims=True)
    spread = 1.5 * np.median(np.abs(lifted - middle), axis=1, keepdims=True)
    bar = np.maximum(_FAINTEST, 6 * spread)
    tops = (lifted > bar) & (lifted >= np.roll(lifted, 1, axis=1)) & (lifted > np.roll(lifted, -1, axis=1))
    return [[float(place) for place in np.flatnonzero(row)[:60]] for row in tops]


def _voted(spots: list[tuple[float, float]], slope: float, bands: int) -> list[float]:
    """Give where lines of one slope start at the top, by how many strips agree."""
    starts = np.sort(np.array([place - slope * middle for middle, place in spots]))
    votes = np.searchsorted(starts, starts + 5, side="right") - np.arange(len(starts))
    found: list[float] = []
    for at in np.flatnonzero(votes >= round(0.45 * bands)):
        if not found or starts[at] > found[-1] + 6:
            found.append(float(np.median(starts[at : at + votes[at]])))
    return found


def _measured(residue: Residue, start: tuple[float, float], end: tuple[float, float]) -> Line | None:
    """Follow a line over the sheet: it must be there nearly all the way, thin, and no darker at one place for long."""
    count = int(np.hypot(end[0] - start[0], end[1] - start[1]) / 2)
    xs, ys = np.linspace(start[0], end[0], count), np.linspace(start[1], end[1], count)
    lying = abs(end[0] - start[0]) > abs(end[1] - start[1])
    start, end = _settled(residue, (xs, ys), lying)
    xs, ys = np.linspace(start[0], end[0], count), np.linspace(start[1], end[1], count)
    samples, known = _sampled(residue, xs, ys, lying)
    seen = known[:, 8:11].all(axis=1)
    if seen.sum() < 0.4 * count:
        return None
    ridge = _joined(samples[:, 8:11].max(axis=1))
    profile = _middles(samples, known)
    level = median(ridge[seen])
    ground = median(profile[[0, 1, 17, 18]])
    there = ridge[seen] > ground + 0.45 * (level - ground)
    if level - ground < _FAINTEST or there.mean() < 0.85:
        return None
    wide = float((profile > ground + 0.3 * (level - ground)).sum())
    return Line(start, end, level, wide) if wide <= _WIDEST_MM * PER_MM else None


def _joined(ridge: Profile) -> Profile:
    """Close the short gaps that a line has in a scan of one bit."""
    along = ridge.astype(np.float32).reshape(-1, 1)
    return np.asarray(cv2.morphologyEx(along, cv2.MORPH_CLOSE, np.ones((_GAP, 1), np.uint8)).ravel())


def _middles(samples: NDArray[np.float64], known: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Give the median of what is known in each column, 0 where nothing is."""
    ordered = np.sort(np.where(known, samples, np.inf), axis=0)
    count = np.count_nonzero(known, axis=0)
    columns = np.arange(samples.shape[1])
    low, high = np.maximum(count - 1, 0) // 2, np.minimum(count // 2, len(samples) - 1)
    return np.where(count > 0, (ordered[low, columns] + ordered[high, columns]) / 2, 0.0)


def _settled(
    residue: Residue,
    line: tuple[NDArray[np.float64], NDArray[np.float64]],
    lying: bool,  # noqa: FBT001
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Move a line onto the ridge of darkness that it follows."""
    xs, ys = line
    samples, known = _sampled(residue, xs, ys, lying)
    weights = np.where(known, np.minimum(samples, 120.0), 0.0) ** 2
    strong = weights.sum(axis=1) > 9 * _FAINTEST**2
    if strong.sum() < 30:
        return (xs[0], ys[0]), (xs[-1], ys[-1])
    offsets = (weights[strong] * _ACROSS).sum(axis=1) / weights[strong].sum(axis=1)
    along = (xs if lying else ys)[strong]
    trend = np.polyfit(along, offsets, 1)
    keep = np.abs(np.polyval(trend, along) - offsets) < 2.5
    trend = np.polyfit(along[keep], offsets[keep], 1) if keep.sum() > 30 else trend
    if lying:
        return (xs[0], ys[0] + np.polyval(trend, xs[0])), (xs[-1], ys[-1] + np.polyval(trend, xs[-1]))
    return (xs[0] + np.polyval(trend, ys[0]), ys[0]), (xs[-1] + np.polyval(trend, ys[-1]), ys[-1])


def _sampled(
    residue: Residue,
    xs: NDArray[np.float64],
    ys: NDArray[np.float64],
    lying: bool,  # noqa: FBT001
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Give darkness beside a line, from 9 pixels on one side to 9 on the other, and what of it can be judged."""
    height, width = residue.darkness.shape
    across = np.round(xs).astype(int)[:, None] + (0 if lying else _ACROSS[None, :])
    down = np.round(ys).astype(int)[:, None] + (_ACROSS[None, :] if lying else 0)
    inside = (across >= 0) & (across < width) & (down >= 0) & (down < height)
    across, down = np.broadcast_arrays(np.clip(across, 0, width - 1), np.clip(down, 0, height - 1))
    return residue.darkness[down, across].astype(np.float64), residue.known[down, across] & inside


def _apart(lines: list[Line]) -> tuple[Line, ...]:
    """Keep one of lines that lie on each other."""
    kept: list[Line] = []
    for line in sorted(lines, key=lambda each: -each.level):
        near = [
            other
            for other in kept
            if max(_distance(line.start, other.start), _distance(line.end, other.end)) < 2.0 * PER_MM
        ]
        if not near:
            kept.append(line)
    return tuple(kept)


def _distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    return float(np.hypot(one[0] - other[0], one[1] - other[1]))
