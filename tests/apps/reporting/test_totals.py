"""Totals follow the records: step by step, rebuilt, as of a day, and after the tree changed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from daihoi.apps.accounts.roles import Role
from daihoi.apps.organisation.services import move_unit
from daihoi.apps.planning.changes import congresses_changed
from daihoi.apps.planning.models import Congress, Cycle
from daihoi.apps.planning.place import Place
from daihoi.apps.planning.services import attendance_of, correct_held
from daihoi.apps.reporting.courses import courses
from daihoi.apps.reporting.models import Delta, SubtreeTotal
from daihoi.apps.reporting.services import drift, fold_totals, rebuild_totals
from daihoi.apps.reporting.totals import NOTHING, own_totals, totals, totals_of
from daihoi.apps.results.models import BodyElection, Mandate, Person, Result, ResultEvent
from daihoi.core.names import person_sort_key
from daihoi.core.regulations.terms import ElectedBody, LevelRole, Outcome, ResultStatus, Sex, Standing
from tests.factories import (
    Tree,
    make_cycle,
    make_event,
    make_held_congress,
    make_result,
    make_unit_tree,
    make_user_with_role,
)

pytestmark = pytest.mark.django_db
HELD = date(2020, 3, 10)


@pytest.fixture
def tree() -> Tree:
    return make_unit_tree()


@pytest.fixture
def cycle() -> Cycle:
    return make_cycle()


def elect(congress: Congress, *people: tuple[Sex, Standing, date], seats: int = 3) -> Result:
    result = make_result(congress, status=ResultStatus.SUBMITTED, submitted_on=congress.closed_on)
    BodyElection.objects.create(result=result, body=ElectedBody.COMMITTEE, seats=seats, list_size=seats + 1)
    for position, (sex, standing, birth_date) in enumerate(people, start=1):
        person = Person.objects.create(
            result=result,
            position=position,
            full_name=f"Đỗ Thị Số {position}",
            sort=person_sort_key("Đỗ Thị Số"),
            birth_date=birth_date,
            sex=sex,
            standing=standing,
            degree="university",
            theory="intermediate",
        )
        Mandate.objects.create(person=person, body=ElectedBody.COMMITTEE, outcome=Outcome.ELECTED, votes=19)
    congresses_changed([congress.pk])
    return result


YOUNG_WOMAN = (Sex.FEMALE, Standing.FIRST_TIME, date(1990, 5, 1))
OLDER_MAN = (Sex.MALE, Standing.RE_ELECTION, date(1970, 5, 1))


def read(unit, cycle, code, as_of=HELD, role=LevelRole.CELL):  # type: ignore[no-untyped-def]
    return totals(unit, cycle, as_of)[role][code]


def test_a_result_adds_its_people_to_every_unit_above(tree: Tree, cycle: Cycle) -> None:
    elect(make_held_congress(tree.cell, cycle), YOUNG_WOMAN, OLDER_MAN)
    for unit in (tree.cell, tree.commune, tree.district, tree.city):
        found = totals(unit, cycle, HELD)[LevelRole.CELL]
        assert {code: found[code] for code in ("held", "elected", "women", "under_35", "seats", "empty_seats")} == {
            "held": 1,
            "elected": 2,
            "women": 1,
            "under_35": 1,
            "seats": 3,
            "empty_seats": 1,
        }
    assert totals(tree.other_district, cycle, HELD) == {}


def test_totals_are_the_same_before_and_after_folding_and_rebuilding(tree: Tree, cycle: Cycle) -> None:
    elect(make_held_congress(tree.cell, cycle), YOUNG_WOMAN, OLDER_MAN)
    elect(make_held_congress(tree.other_cell, cycle, closed_on=date(2020, 3, 12)), OLDER_MAN)
    days = [HELD - timedelta(days=1), HELD, date(2020, 3, 11), date(2020, 3, 12), date(2020, 9, 1)]
    pending = [totals(tree.city, cycle, day) for day in days]
    assert fold_totals() > 0
    assert Delta.objects.count() == 0
    folded = [totals(tree.city, cycle, day) for day in days]
    rebuild_totals(cycle)
    rebuilt = [totals(tree.city, cycle, day) for day in days]
    assert pending == folded == rebuilt
    assert list(drift(cycle)) == []


def test_folding_again_and_again_gives_what_a_rebuild_gives(tree: Tree, cycle: Cycle) -> None:
    first = elect(make_held_congress(tree.cell, cycle, closed_on=date(2020, 3, 20)), OLDER_MAN)
    fold_totals()
    elect(make_held_congress(tree.other_cell, cycle), YOUNG_WOMAN)
    fold_totals()
    make_event(first, ResultEvent.Kind.RETURNED, date(2020, 3, 25))
    congresses_changed([first.congress_id])
    fold_totals()
    kept = list(SubtreeTotal.objects.order_by("unit", "role", "since").values_list("unit", "role", "since", "counts"))
    last = totals(tree.city, cycle, date(2020, 12, 1))
    rebuild_totals(cycle)
    assert last == totals(tree.city, cycle, date(2020, 12, 1))
    assert last[LevelRole.CELL]["elected"] == 1
    assert len(kept) >= SubtreeTotal.objects.count()
    assert list(drift(cycle)) == []


def test_a_result_not_sent_up_counts_nobody(tree: Tree, cycle: Cycle) -> None:
    result = elect(make_held_congress(tree.cell, cycle), OLDER_MAN)
    result.events.all().delete()
    congresses_changed([result.congress_id])
    assert (read(tree.city, cycle, "elected"), read(tree.city, cycle, "held")) == (0, 1)


def test_totals_follow_a_correction_of_what_was_recorded_of_an_approved_congress(tree: Tree, cycle: Cycle) -> None:
    congress = make_held_congress(tree.cell, cycle, closed_on=date(2020, 3, 12))
    result = elect(congress, OLDER_MAN)
    congresses_changed([congress.pk])
    make_event(result, ResultEvent.Kind.APPROVED, date(2020, 3, 20))
    congresses_changed([congress.pk])
    attendance = attendance_of(congress)
    assert attendance is not None
    earlier = replace(attendance, closed_on=HELD, present=19)
    correct_held(actor=None, congress=congress, attendance=earlier, reason="Ghi sai ngày bế mạc")
    days = (HELD, date(2020, 3, 12), cycle.ends_on)
    told = [totals(tree.city, cycle, day).get(LevelRole.CELL, NOTHING) for day in days]
    assert [(found["held"], found["present"]) for found in told] == [(0, 0), (1, 20), (1, 19)]
    fold_totals()
    assert list(drift(cycle)) == []


def test_a_unit_is_its_own_congress_and_its_childrens_totals(tree: Tree, cycle: Cycle) -> None:
    elect(make_held_congress(tree.cell, cycle), OLDER_MAN)
    elect(make_held_congress(tree.commune, cycle, LevelRole.GRASSROOTS), YOUNG_WOMAN, OLDER_MAN)
    children = totals_of([tree.cell, tree.other_cell], cycle, HELD)
    whole = totals(tree.commune, cycle, HELD)
    own = own_totals(tree.commune, cycle, HELD)
    assert whole[LevelRole.CELL] == children[tree.cell.pk][LevelRole.CELL]
    assert whole[LevelRole.GRASSROOTS] == own[LevelRole.GRASSROOTS]


def test_late_counts_from_the_day_after_the_planned_one_until_the_opening(tree: Tree, cycle: Cycle) -> None:
    congress = make_held_congress(
        tree.cell, cycle, planned_on=HELD, opened_on=date(2020, 3, 14), closed_on=date(2020, 3, 14)
    )
    congresses_changed([congress.pk])
    late = [read(tree.city, cycle, "late", HELD + timedelta(days=later)) for later in range(6)]
    assert late == [0, 1, 1, 1, 0, 0]


def test_a_result_is_late_after_seven_working_days(tree: Tree, cycle: Cycle) -> None:
    congress = make_held_congress(tree.cell, cycle, opened_on=date(2020, 6, 26), closed_on=date(2020, 6, 26))
    congresses_changed([congress.pk])
    assert read(tree.city, cycle, "submission_late", date(2020, 7, 7)) == 0
    assert read(tree.city, cycle, "submission_late", date(2020, 7, 8)) == 1


def test_the_course_of_a_figure_has_a_point_for_each_day_of_change(tree: Tree, cycle: Cycle) -> None:
    for unit, day in ((tree.cell, 10), (tree.other_cell, 12)):
        congress = make_held_congress(unit, cycle, opened_on=date(2020, 3, day), closed_on=date(2020, 3, day))
        congresses_changed([congress.pk])
    place = Place(tree.city, cycle, date(2020, 4, 1), date(2020, 4, 1))
    before = courses(place)[LevelRole.CELL]
    fold_totals()
    after = courses(place)[LevelRole.CELL]
    assert before == after
    at = dict(zip(after.days, after.held, strict=True))
    assert (at[date(2020, 3, 10)], at[date(2020, 3, 12)]) == (1, 2)


def test_a_report_as_of_an_earlier_day_stands_on_the_tree_of_that_day(tree: Tree, cycle: Cycle) -> None:
    elect(make_held_congress(tree.cell, cycle), OLDER_MAN)
    officer = make_user_with_role(Role.DEPARTMENT_OFFICER, tree.city)
    move_unit(actor=officer, unit=tree.commune, parent=tree.other_district, on=date(2020, 7, 1), reason="Sắp xếp lại")
    tree.district.refresh_from_db()
    tree.other_district.refresh_from_db()
    before, after = date(2020, 6, 30), date(2020, 7, 1)
    assert read(tree.district, cycle, "elected", before) == 1
    assert totals(tree.other_district, cycle, before) == {}
    assert read(tree.other_district, cycle, "elected", after) == 1
    assert totals(tree.district, cycle, after) == {}


def test_a_tampered_total_is_found(tree: Tree, cycle: Cycle) -> None:
    elect(make_held_congress(tree.cell, cycle), OLDER_MAN)
    rebuild_totals(cycle)
    SubtreeTotal.objects.filter(unit=tree.district, until=date(9999, 12, 31)).update(counts=b"")
    assert {(found.unit, found.measure) for found in drift(cycle)} >= {("YS", "held"), ("YS", "elected")}
