"""How quick the dashboard, the roll-up and a move in the tree are at city size, each beside its floor in the same run.

The floor is one columnar pass: every figure of the page counted once over the same records, already in memory as
NumPy arrays, and added up over the tree. Nothing that reads from a database and draws a page can be asked to beat it;
the ratio says how far from it the product is. The floor of a move is the bare storing of the rows that it leaves.
"""

import time
from collections.abc import Callable, Iterator
from statistics import median

import numpy as np
from django.test import Client

from daihoi.apps.accounts.models import User
from daihoi.apps.organisation.models import Unit
from daihoi.apps.planning.models import Congress, Cycle
from daihoi.apps.planning.place import today_in
from daihoi.apps.reporting.loading import columns_of
from daihoi.apps.reporting.move_benchmark import measure_moves
from daihoi.apps.reporting.services import rebuild_totals
from daihoi.apps.reporting.totals import totals
from daihoi.core.measured import Measured
from daihoi.core.rollup import MEASURES, Columns
from daihoi.core.rollup.columns import Ints
from daihoi.core.rollup.counting import days_counted, per_congress

PAGES = 60
READS = 200


def city_benchmarks(unit: Unit, cycle: Cycle, reader: User) -> Iterator[Measured]:
    """Measure the page of the top unit, the reading of totals at each level, and the rebuilding of all totals."""
    columns = columns_of(Congress.objects.filter(cycle=cycle))
    floor = _columnar_pass(cycle, columns)
    floor_ms = _best(floor, 5) * 1000
    size = f"{len(columns.congresses)} congresses, {len(columns.people)} people"
    yield Measured("dashboard", _page(unit, reader), "ms at the 95th percentile", floor_ms, size)
    for level in _one_of_each_level(unit):
        yield Measured(
            f"totals of {level.code}", _reading(level, cycle), "ms (median)", floor_ms, f"depth {level.depth}"
        )
    yield measure_moves(cycle, reader)
    yield Measured(
        "rebuild", _seconds(lambda: rebuild_totals(cycle)) * 1000, "ms", floor_ms, "records read, totals written"
    )


def _page(unit: Unit, reader: User) -> float:
    client = Client()
    client.force_login(reader, backend="allauth.account.auth_backends.AuthenticationBackend")
    address = f"/don-vi/{unit.code}/"
    client.get(address)
    taken = []
    for _ in range(PAGES):
        started = time.perf_counter()
        answer = client.get(address)
        taken.append(time.perf_counter() - started)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answered {answer.status_code}")
    return sorted(taken)[int(len(taken) * 0.95)] * 1000


def _one_of_each_level(top: Unit) -> Iterator[Unit]:
    unit: Unit | None = top
    while unit is not None:
        yield unit
        unit = unit.children.order_by("path").first()


def _reading(unit: Unit, cycle: Cycle) -> float:
    as_of = today_in(cycle)
    return median(_seconds(lambda: totals(unit, cycle, as_of)) for _ in range(READS)) * 1000


def _columnar_pass(cycle: Cycle, columns: Columns) -> Callable[[], None]:
    """Give the floor: all measures counted and added up over the whole tree as of today, from arrays in memory."""
    units = list(Unit.objects.order_by("path").values_list("pk", "path"))
    place = {pk: row for row, (pk, _) in enumerate(units)}
    last = _last_below([path for _, path in units])
    unit_of = dict(Congress.objects.filter(cycle=cycle).values_list("pk", "unit_id"))
    node: Ints = np.array([place[unit_of[key]] for key in columns.congresses.key.tolist()], dtype=np.int64)
    today = today_in(cycle).toordinal()

    def one_pass() -> None:
        for measure in MEASURES:
            amount = per_congress(measure, columns)
            start, end = days_counted(measure, columns)
            counted = np.where((start <= today) & (end > today), amount, 0)
            own = np.bincount(node, weights=counted, minlength=len(units))
            before = np.concatenate(([0.0], own.cumsum()))
            _ = before[last] - before[:-1]

    return one_pass


def _last_below(paths: list[str]) -> Ints:
    """Give for each unit, in path order, the place after the last unit of its subtree."""
    return np.array(np.searchsorted(paths, [path + "~" for path in paths]), dtype=np.int64)


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _best(work: Callable[[], None], times: int) -> float:
    return min(_seconds(work) for _ in range(times))
