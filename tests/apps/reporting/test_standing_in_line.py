"""Units move, congresses change and totals fold at one moment: no two wait for each other, no figure goes wrong."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import permutations
from threading import Event
from typing import TypeVar

import pytest
from django.db import connection, transaction

from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.roles import Role
from daihoi.apps.organisation.models import Unit
from daihoi.apps.organisation.services import move_unit
from daihoi.apps.planning.changes import congresses_changed
from daihoi.apps.planning.models import Congress, Cycle
from daihoi.apps.planning.services import change_planned_day
from daihoi.apps.reporting.services import drift, fold_totals, rebuild_totals
from daihoi.apps.reporting.totals import totals_of
from daihoi.core.regulations.terms import LevelRole
from tests.factories import Tree, make_congress, make_cycle, make_held_congress, make_unit_tree, make_user_with_role

pytestmark = pytest.mark.django_db(transaction=True)
WHY = "Sắp xếp lại"
FIRST_DAY, PLANNED_DAY, NEW_DAY = date(2020, 4, 1), date(2020, 3, 10), date(2020, 5, 5)
SECONDS = 30.0
ROUNDS = 6

T = TypeVar("T")


@dataclass(frozen=True)
class City:
    """A small city with a commune's congress yet to come, beside two that its cells held; all three await folding."""

    tree: Tree
    cycle: Cycle
    officer: User
    planned: Congress

    def move(self) -> None:
        self.move_to(self.tree.other_district, FIRST_DAY)

    def move_to(self, parent: Unit, on: date) -> None:
        move_unit(actor=self.officer, unit=self.tree.commune, parent=parent, on=on, reason=WHY)

    def change(self) -> None:
        self.change_to(NEW_DAY)

    def change_to(self, day: date) -> None:
        change_planned_day(actor=None, congress=self.planned, planned_on=day, reason=WHY)

    def fold(self) -> None:
        fold_totals()

    def rebuild(self) -> None:
        rebuild_totals(self.cycle)

    def came_of(self) -> tuple[str, date | None]:
        """Give below which unit the commune stands now, and on which day its congress is planned."""
        commune, planned = Unit.objects.get(pk=self.tree.commune.pk), Congress.objects.get(pk=self.planned.pk)
        return str(commune.parent), planned.planned_on


@pytest.fixture
def city() -> City:
    tree, cycle = make_unit_tree(), make_cycle()
    held = [make_held_congress(cell, cycle) for cell in (tree.cell, tree.other_cell)]
    planned = make_congress(tree.commune, cycle, LevelRole.GRASSROOTS)
    with transaction.atomic():
        congresses_changed([congress.pk for congress in (*held, planned)])
    return City(tree, cycle, make_user_with_role(Role.DEPARTMENT_OFFICER, tree.city), planned)


@pytest.fixture
def postgresql() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time: there is no moment in which two have begun")


def alone(act: Callable[[], T]) -> T:
    """Act on a connection of one's own."""
    try:
        return act()
    finally:
        connection.close()


def held_open(act: Callable[[], T], done: Event, go_on: Event) -> T:
    """Act, and leave the transaction open until the others have done what they can."""
    with transaction.atomic():
        result = act()
        done.set()
        assert go_on.wait(SECONDS)
        return result


def somebody_waits() -> bool:
    """Tell, before long, whether a connection of this database has to wait for another one's lock."""
    for _ in range(100):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
            )
            if cursor.fetchone()[0]:
                return True
        time.sleep(0.05)
    return False


def figures(cycle: Cycle) -> list[object]:
    levels = (list(Unit.objects.filter(depth=depth).order_by("pk")) for depth in range(4))
    return [totals_of(level, cycle, FIRST_DAY + timedelta(days=90)) for level in levels]


def as_recounted(cycle: Cycle) -> bool:
    """Tell whether the totals are what the records add up to: as they stand, once folded, and as a rebuild has them."""
    stand = figures(cycle)
    found = [list(drift(cycle))]
    fold_totals()
    found.append(list(drift(cycle)))
    folded = figures(cycle)
    rebuild_totals(cycle)
    return found == [[], []] and stand == folded == figures(cycle)


@pytest.mark.usefixtures("postgresql")
@pytest.mark.parametrize(("first", "second"), tuple(permutations([City.move, City.change, City.fold, City.rebuild], 2)))
def test_two_writers_at_one_moment_stand_in_line_and_both_come_about(
    city: City, first: Callable[[City], None], second: Callable[[City], None]
) -> None:
    done, go_on = Event(), Event()
    with ThreadPoolExecutor(2) as pool:
        before = pool.submit(alone, lambda: held_open(lambda: first(city), done, go_on))
        assert done.wait(SECONDS)
        after = pool.submit(alone, lambda: second(city))
        waited = somebody_waits()
        go_on.set()
        before.result(SECONDS)
        after.result(SECONDS)
    moved, changed = (act in (first, second) for act in (City.move, City.change))
    district = city.tree.other_district if moved else city.tree.district
    assert waited
    assert city.came_of() == (district.name, NEW_DAY if changed else PLANNED_DAY)
    assert as_recounted(city.cycle)


def test_moves_changes_and_folds_in_a_crowd_leave_no_figure_wrong(city: City) -> None:
    over = Event()
    days = [FIRST_DAY + timedelta(days=step) for step in range(ROUNDS)]

    def move_about() -> None:
        for step, day in enumerate(days):
            city.move_to(city.tree.district if step % 2 else city.tree.other_district, day)

    def change_days() -> None:
        for day in days:
            city.change_to(day)

    def fold_on() -> None:
        while not over.is_set():
            fold_totals()

    with ThreadPoolExecutor(3) as pool:
        working = [pool.submit(alone, act) for act in (move_about, change_days)]
        folding = pool.submit(alone, fold_on)
        try:
            for work in working:
                work.result(SECONDS)
        finally:
            over.set()
        folding.result(SECONDS)
    assert city.came_of() == (city.tree.district.name, days[-1])
    assert as_recounted(city.cycle)
