"""Adding up over a tree gives at every unit what walking down from it would count."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core.rollup import WIDTH, Dated, level_by_level, pack, running_totals, total, unpack

LAST_DAY = 10_000


@st.composite
def trees(draw: st.DrawFn) -> np.ndarray:
    size = draw(st.integers(1, 12))
    return np.array([-1, *(draw(st.integers(0, node - 1)) for node in range(1, size))], dtype=np.int64)


@st.composite
def dated_on(draw: st.DrawFn, size: int) -> Dated:
    row = st.tuples(
        st.integers(0, size - 1),
        st.integers(0, 2),
        st.integers(1, 9),
        st.integers(1, 5),
        st.integers(-3, 9),
    )
    rows = draw(st.lists(row, min_size=1, max_size=30))
    return Dated(*(np.array(column, dtype=np.int64) for column in zip(*rows, strict=True)))


def lies_below(node: int, unit: int, parents: np.ndarray) -> bool:
    while node != -1:
        if node == unit:
            return True
        node = int(parents[node])
    return False


@given(st.data())
def test_every_unit_totals_what_lies_below_it_on_every_day(data: st.DataObject) -> None:
    parents = data.draw(trees())
    own = data.draw(dated_on(len(parents)))
    levels = level_by_level(own, parents)
    rows = [row for level in levels for row in running_totals(level, WIDTH, LAST_DAY)]
    for unit in range(len(parents)):
        for role in range(3):
            for day in (0, 3, 6, 9, 500):
                mine = [row for row in rows if (row.node, row.role) == (unit, role) and row.since <= day < row.until]
                counted = np.zeros(WIDTH, dtype=np.int64)
                for node, of_role, on, measure, count in zip(
                    own.node, own.role, own.day, own.measure, own.count, strict=True
                ):
                    if of_role == role and on <= day and lies_below(int(node), unit, parents):
                        counted[measure] += count
                assert len(mine) <= 1
                assert total([row.counts for row in mine]).tolist() == counted.tolist()


@given(st.lists(st.dictionaries(st.integers(0, WIDTH - 1), st.integers(-(2**31), 2**31 - 1)), max_size=6))
def test_packed_counts_come_back(rows: list[dict[int, int]]) -> None:
    dense = np.zeros((len(rows), WIDTH), dtype=np.int64)
    for place, row in enumerate(rows):
        for measure, count in row.items():
            dense[place, measure] = count
    packed = [pack(row) for row in dense]
    assert unpack(packed).tolist() == dense.tolist()
    assert total(packed).tolist() == dense.sum(axis=0, dtype=np.int64).tolist()
