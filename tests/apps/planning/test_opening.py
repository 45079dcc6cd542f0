"""A whole subtree's congresses planned at once: roles from the last cycle or by level, the same again adds nothing."""

from datetime import date

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from daihoi.apps.accounts.models import AuditEntry, User
from daihoi.apps.accounts.roles import Role
from daihoi.apps.organisation.models import Placement, Unit
from daihoi.apps.organisation.services import dissolve_unit, end_unit, placement_row, unit_row
from daihoi.apps.planning.models import Congress, CongressEvent, Cycle
from daihoi.apps.planning.opening import SUBTREE_PLANNED, Opened, plan_subtree
from daihoi.apps.reporting.services import drift
from daihoi.apps.reporting.totals import totals
from daihoi.core.regulations.terms import CongressForm, LevelRole
from tests.factories import Tree, make_congress, make_cycle, make_unit, make_unit_tree, make_user_with_role

pytestmark = pytest.mark.django_db
CELL, GRASSROOTS, UPPER, TOP = (
    LevelRole.CELL, LevelRole.GRASSROOTS, LevelRole.UPPER_GRASSROOTS, LevelRole.CENTRAL_ATTACHED,
)  # fmt: skip
JULY = date(2025, 7, 1)


@pytest.fixture
def tree() -> Tree:
    return make_unit_tree()


@pytest.fixture
def officer(tree: Tree) -> User:
    return make_user_with_role(Role.DEPARTMENT_OFFICER, tree.city)


@pytest.fixture
def before(tree: Tree) -> Cycle:
    """The cycle of 2020, in which each unit of the tree but the second district held its congress."""
    cycle = make_cycle("2020")
    roles = {
        tree.city: TOP, tree.district: UPPER, tree.commune: GRASSROOTS, tree.other_commune: GRASSROOTS,
        tree.cell: CELL, tree.other_cell: CELL,
    }  # fmt: skip
    for unit, role in roles.items():
        make_congress(unit, cycle, role)
    return cycle


def roles_in(cycle: Cycle) -> dict[str, str]:
    return dict(Congress.objects.filter(cycle=cycle).values_list("unit__code", "role"))


def test_units_keep_the_roles_of_the_last_cycle_and_new_ones_stand_below_their_parent(
    tree: Tree, officer: User, before: Cycle
):
    following = make_cycle("2025")
    make_unit("Chi bộ thôn Mới", parent=tree.other_commune, code="YS-BM-01")
    opened = plan_subtree(actor=officer, top=tree.city, cycle=following, previous=before, roles={})
    assert opened == Opened({TOP: 1, UPPER: 2, GRASSROOTS: 2, CELL: 3}, kept=0, unknown=())
    assert roles_in(following) == {
        "TP": TOP, "YS": UPPER, "DP": UPPER, "YS-AH": GRASSROOTS, "YS-BM": GRASSROOTS,
        "YS-AH-01": CELL, "YS-AH-02": CELL, "YS-BM-01": CELL,
    }  # fmt: skip


def test_level_chosen_for_the_communes_makes_them_upper_bodies(tree: Tree, officer: User, before: Cycle):
    dissolve_unit(actor=officer, unit=tree.district, on=JULY, reason="Bỏ cấp huyện")
    following = make_cycle("2025")
    city = Unit.objects.get(pk=tree.city.pk)
    plan_subtree(actor=officer, top=city, cycle=following, previous=before, roles={1: UPPER, 2: GRASSROOTS})
    assert roles_in(following) == {
        "TP": TOP, "DP": UPPER, "YS-AH": UPPER, "YS-BM": UPPER, "YS-AH-01": GRASSROOTS, "YS-AH-02": GRASSROOTS,
    }  # fmt: skip
    assert roles_in(before)["YS-AH"] == GRASSROOTS


def test_ended_units_hold_no_congress_in_the_next_cycle(tree: Tree, officer: User, before: Cycle):
    end_unit(actor=officer, unit=tree.other_cell, on=JULY, reason="Giải thể")
    following = make_cycle("2025")
    plan_subtree(actor=officer, top=tree.commune, cycle=following, previous=before, roles={})
    assert roles_in(following) == {"YS-AH": GRASSROOTS, "YS-AH-01": CELL}


def test_planned_again_adds_nothing_and_leaves_what_was_changed(tree: Tree, officer: User, before: Cycle):
    following = make_cycle("2025")
    plan_subtree(actor=officer, top=tree.city, cycle=following, previous=before, roles={})
    Congress.objects.filter(cycle=following, unit=tree.commune).update(role=UPPER, planned_on=JULY)
    entries = AuditEntry.objects.count()
    opened = plan_subtree(actor=officer, top=tree.city, cycle=following, previous=before, roles={2: GRASSROOTS})
    assert opened == Opened({}, kept=7, unknown=())
    assert roles_in(following)["YS-AH"] == UPPER
    assert AuditEntry.objects.count() == entries


def test_unit_whose_level_nobody_knows_is_named_and_left_out(tree: Tree, officer: User):
    following = make_cycle("2025")
    opened = plan_subtree(actor=officer, top=tree.district, cycle=following, previous=None, roles={1: GRASSROOTS})
    assert opened == Opened({GRASSROOTS: 2, CELL: 2}, kept=0, unknown=("YS",))


def test_congress_planned_with_others_has_its_form_and_its_event(tree: Tree, officer: User, before: Cycle):
    following = make_cycle("2025", clock=date(2025, 3, 1))
    plan_subtree(actor=officer, top=tree.city, cycle=following, previous=before, roles={})
    forms = Congress.objects.filter(cycle=following, role__in=[CELL, UPPER]).values_list("role", "form").distinct()
    assert set(forms) == {(CELL, CongressForm.MEMBERS), (UPPER, CongressForm.DELEGATES)}
    events = CongressEvent.objects.filter(congress__cycle=following).values_list("actor", "on_day")
    assert list(events) == [(officer.pk, date(2025, 3, 1))] * 7


def test_planning_a_subtree_is_one_entry_in_the_log(tree: Tree, officer: User, before: Cycle):
    plan_subtree(actor=officer, top=tree.city, cycle=make_cycle("2025"), previous=before, roles={})
    entry = AuditEntry.objects.order_by("-sequence")[0]
    assert (entry.kind, entry.unit_code, entry.actor) == (SUBTREE_PLANNED.code, "TP", officer.username)


def test_totals_count_what_was_planned(tree: Tree, officer: User, before: Cycle):
    following = make_cycle("2025")
    plan_subtree(actor=officer, top=tree.city, cycle=following, previous=before, roles={})
    found = totals(tree.city, following, following.begins_on)
    assert {role: counts["congresses"] for role, counts in found.items()} == {TOP: 1, UPPER: 2, GRASSROOTS: 2, CELL: 2}
    assert list(drift(following)) == []


def test_officer_of_one_district_plans_nothing_in_another(tree: Tree, before: Cycle):
    officer = make_user_with_role(Role.UNIT_OFFICER, tree.district)
    with pytest.raises(Http404):
        plan_subtree(actor=officer, top=tree.other_district, cycle=make_cycle("2025"), previous=before, roles={})


def test_five_thousand_units_are_planned_in_few_steps(tree: Tree, officer: User):
    following = make_cycle("2025")
    units = [
        unit_row(code=f"C{place}", name=f"Chi bộ số {place}", parent=tree.other_commune, place=place)
        for place in range(5000)
    ]
    Unit.objects.bulk_create(units, batch_size=1000)
    Placement.objects.bulk_create([placement_row(unit) for unit in units], batch_size=1000)
    with CaptureQueriesContext(connection) as queries:
        plan_subtree(actor=officer, top=tree.city, cycle=following, previous=None, roles={0: TOP})
    assert len(queries) < 300
    assert totals(tree.city, following, following.begins_on)[CELL]["congresses"] == 5002
    assert list(drift(following)) == []
