"""Totals that go along with the tree: whatever moves, merges, splits or ends, they are what a rebuild would give."""

import random
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import transaction

from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.roles import Role
from daihoi.apps.organisation import services
from daihoi.apps.organisation.changes import told_once
from daihoi.apps.organisation.effects import Part, living_children
from daihoi.apps.organisation.models import FOREVER, Unit
from daihoi.apps.organisation.refusals import Refused
from daihoi.apps.planning.changes import congresses_changed
from daihoi.apps.planning.models import Congress
from daihoi.apps.reporting.models import SubtreeTotal
from daihoi.apps.reporting.services import drift, fold_totals, rebuild_totals
from daihoi.apps.reporting.totals import totals_of
from daihoi.apps.results.models import Result, ResultEvent
from daihoi.core.regulations.terms import LevelRole
from tests.apps.reporting.random_city import random_congress, random_result
from tests.factories import make_cycle, make_event, make_unit, make_user_with_role

pytestmark = pytest.mark.django_db
WHY = "Sắp xếp lại"
FIRST_DAY = date(2020, 1, 15)
STEPS = 22

Row = tuple[int, int, str, date, date, bytes]


class Restless:
    """A small city in which anything may happen on any day; what the rules refuse does not happen."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.cycles = [make_cycle("2020"), make_cycle("2025")]
        self.city = make_unit("Đảng bộ thành phố Sông Lam")
        self.officer: User = make_user_with_role(Role.DEPARTMENT_OFFICER, self.city)
        self.day = FIRST_DAY
        for _ in range(3):
            district = self.holding(make_unit(parent=self.city), LevelRole.UPPER_GRASSROOTS)
            for _ in range(2):
                commune = self.holding(make_unit(parent=district), LevelRole.GRASSROOTS)
                for _ in range(3):
                    self.holding(make_unit(parent=commune), LevelRole.CELL)

    def holding(self, unit: Unit, role: LevelRole) -> Unit:
        cycles = self.cycles if self.chance.random() < 0.3 else self.cycles[:1]
        for cycle in cycles:
            congress = random_congress(self.chance, unit, cycle, role)
            if congress.closed_on:
                random_result(self.chance, congress)
            congresses_changed([congress.pk])
        return unit

    def unit(self) -> Unit:
        living = Unit.objects.filter(valid_until=FOREVER, parent__isnull=False).order_by("pk")
        return self.chance.choice(list(living.select_related("parent")))

    def move(self) -> None:
        services.move_unit(actor=self.officer, unit=self.unit(), parent=self.unit(), on=self.day, reason=WHY)

    def merge(self) -> None:
        units = self.chance.sample(list(living_children(self.unit().parent, self.day)), k=1)
        services.merge_units(actor=self.officer, units=units, into=self.unit(), on=self.day, reason=WHY)

    def dissolve(self) -> None:
        services.dissolve_unit(actor=self.officer, unit=self.unit(), on=self.day, reason=WHY)

    def split(self) -> None:
        unit = self.unit()
        children = list(living_children(unit, self.day))
        cut = self.chance.randrange(len(children) + 1)
        parts = [
            Part(f"{unit.code}-{n}", unit.name, tuple(given))
            for n, given in enumerate((children[:cut], children[cut:]))
        ]
        for made in services.split_unit(actor=self.officer, unit=unit, parts=parts, on=self.day, reason=WHY):
            self.holding(made, LevelRole.GRASSROOTS)

    def end(self) -> None:
        services.end_unit(actor=self.officer, unit=self.unit(), on=self.day, reason=WHY)

    def several_at_once(self) -> None:
        with told_once(), transaction.atomic():
            for act in self.chance.choices([self.move, self.change_role, self.decide, fold_totals], k=5):
                act()

    def change_role(self) -> None:
        congress = self.chance.choice(list(Congress.objects.order_by("pk")))
        congress.role = self.chance.choice([LevelRole.GRASSROOTS, LevelRole.CELL, LevelRole.SECTION])
        congress.save()
        congresses_changed([congress.pk])

    def decide(self) -> None:
        result = self.chance.choice(list(Result.objects.order_by("pk")))
        make_event(result, self.chance.choice(list(ResultEvent.Kind)), self.day)
        congresses_changed([result.congress_id])

    def act(self) -> str:
        """Let something happen, and give its name; an empty one when the rules refused it."""
        acts: list[Callable[[], object]] = [
            self.move,
            self.move,
            self.merge,
            self.dissolve,
            self.split,
            self.end,
            self.several_at_once,
            self.change_role,
            self.decide,
            fold_totals,
        ]
        self.day += timedelta(days=self.chance.choice([0, 0, 1, 20]))
        chosen = self.chance.choice(acts)
        try:
            with transaction.atomic():
                chosen()
        except Refused:
            return ""
        return chosen.__name__

    def read(self) -> list[object]:
        """Read the totals of every unit as of today and as of a day long before most of what happened."""
        levels = [list(Unit.objects.filter(depth=depth).order_by("pk")) for depth in range(6)]
        days = (date(2020, 3, 20), self.day)
        return [totals_of(level, cycle, day) for level in levels if level for cycle in self.cycles for day in days]


def rows() -> list[Row]:
    found = SubtreeTotal.objects.order_by("cycle", "unit", "role", "since")
    listed = found.values_list("cycle_id", "unit_id", "role", "since", "until", "counts")
    return [(*row[:5], bytes(row[5])) for row in listed]


@pytest.mark.parametrize("seed", [0])
def test_totals_that_followed_the_tree_are_what_a_rebuild_gives_on_every_day(seed: int) -> None:
    restless = Restless(seed)
    happened = set()
    for _ in range(STEPS):
        happened.add(restless.act())
        kept, rebuilt = kept_and_rebuilt(restless)
        assert kept == rebuilt
    assert [list(drift(cycle)) for cycle in restless.cycles] == [[], []]
    assert len(happened) > 6


def kept_and_rebuilt(restless: Restless) -> tuple[list[object], list[object]]:
    """Give what is read and what is stored once folded, as kept and as rebuilt; then put all back as it stood."""
    with transaction.atomic():
        read = restless.read()
        fold_totals()
        kept = [read, rows()]
        for cycle in restless.cycles:
            rebuild_totals(cycle)
        rebuilt = [restless.read(), rows()]
        transaction.set_rollback(True)
    return kept, rebuilt
