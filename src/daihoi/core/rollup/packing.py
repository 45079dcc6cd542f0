"""Measure counts as bytes: only those that are not zero, each as two bytes of identifier and four of count."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from daihoi.core.rollup.measures import WIDTH

Dense = npt.NDArray[np.int64]
PAIR = np.dtype([("measure", "<u2"), ("count", "<i4")])


def pack(dense: Dense) -> bytes:
    """Pack one row of counts, one place a measure identifier."""
    measures = np.flatnonzero(dense)
    pairs = np.empty(len(measures), dtype=PAIR)
    pairs["measure"] = measures
    pairs["count"] = dense[measures]
    return pairs.tobytes()


def unpack(packed: Sequence[bytes]) -> Dense:
    """Unpack rows of counts into a matrix, one row each."""
    pairs = np.frombuffer(b"".join(packed), dtype=PAIR)
    rows = np.repeat(np.arange(len(packed)), [len(row) // PAIR.itemsize for row in packed])
    dense = np.zeros((len(packed), WIDTH), dtype=np.int64)
    dense[rows, pairs["measure"]] = pairs["count"]
    return dense


def total(packed: Iterable[bytes]) -> Dense:
    """Add up packed rows into one row of counts."""
    pairs = np.frombuffer(b"".join(packed), dtype=PAIR)
    dense = np.zeros(WIDTH, dtype=np.int64)
    np.add.at(dense, pairs["measure"], pairs["count"].astype(np.int64))
    return dense
