"""Adding up over a tree given as an array of parents."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from daihoi.core.rollup.columns import Ints
from daihoi.core.rollup.packing import Dense, pack

_ROOT = -1


@dataclass(frozen=True)
class Dated:
    """Parallel columns: a node, a role, a day, a measure and what is added there."""

    node: Ints
    role: Ints
    day: Ints
    measure: Ints
    count: Ints


@dataclass(frozen=True)
class TotalRow:
    """What a node's subtree had added up to for one role, from one day until the next row's day."""

    node: int
    role: int
    since: int
    until: int
    counts: bytes


def level_by_level(own: Dated, parents: Ints) -> Iterator[Dated]:
    """Give, for each level of the tree from the deepest up, what its nodes and all nodes below them add.

    `parents[node]` is the node above, -1 for a root; one level is held in memory at a time.
    """
    depth = _depths(parents)
    node = own.node.copy()
    for level in range(int(depth.max(initial=-1)), -1, -1):
        here = np.flatnonzero(depth[node] == level)
        if len(here):
            yield Dated(node[here], own.role[here], own.day[here], own.measure[here], own.count[here])
        if level:
            node[here] = parents[node[here]]


def _depths(parents: Ints) -> Ints:
    depth = np.zeros(len(parents), dtype=np.int64)
    above = parents
    while (above != _ROOT).any():
        depth += above != _ROOT
        above = np.where(above == _ROOT, _ROOT, parents[above])
    return depth


def running_totals(dated: Dated, width: int, last_day: int) -> Iterator[TotalRow]:
    """Give, for each node and role, one row a day on which its totals change, each holding all totals so far."""
    order = np.lexsort((dated.day, dated.role, dated.node))
    node, role, day = dated.node[order], dated.role[order], dated.day[order]
    measure, count = dated.measure[order], dated.count[order]
    new_group = np.flatnonzero((np.diff(node) != 0) | (np.diff(role) != 0)) + 1
    bounds = np.concatenate(([0], new_group, [len(node)])) if len(node) else np.zeros(0, dtype=np.int64)
    for first, last in pairwise(bounds.tolist()):
        days, place = np.unique(day[first:last], return_inverse=True)
        dense: Dense = np.zeros((len(days), width), dtype=np.int64)
        np.add.at(dense, (place, measure[first:last]), count[first:last])
        changing = dense.any(axis=1)
        days, dense = days[changing], dense[changing].cumsum(axis=0)
        ends = [*days.tolist(), last_day][1:]
        for since, until, row in zip(days.tolist(), ends, dense, strict=True):
            yield TotalRow(int(node[first]), int(role[first]), since, until, pack(row))
