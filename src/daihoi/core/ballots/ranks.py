"""Medians and percentiles of small arrays, many times a page: NumPy's own cost more to call than to work out."""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.generic]


def percentile(values: Numbers, share: float) -> float:
    """Give the value that a share of all values, in hundredths, doesn't exceed, read between its two neighbours."""
    ordered = np.sort(values, axis=None)
    place = share / 100 * (len(ordered) - 1)
    below = int(place)
    low = float(ordered[below])
    return low + (float(ordered[min(below + 1, len(ordered) - 1)]) - low) * (place - below)


def median(values: Numbers) -> float:
    """Give the middle value, or the mean of the two in the middle."""
    return percentile(values, 50)
