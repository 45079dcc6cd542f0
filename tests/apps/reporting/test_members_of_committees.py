"""Members of committees are those elected to one: with the seats left empty they make the seats to be filled."""

from datetime import date

import pytest

from daihoi.apps.planning.changes import congresses_changed
from daihoi.apps.planning.models import Congress
from daihoi.apps.planning.place import Place
from daihoi.apps.reporting.queries import structure
from daihoi.apps.reporting.report.building import ReportKind, build_report
from daihoi.apps.reporting.totals import totals
from daihoi.core.regulations.terms import ElectedBody, LevelRole, ResultStatus
from tests.factories import (
    Tree,
    make_cycle,
    make_election,
    make_held_congress,
    make_mandate,
    make_person,
    make_result,
    make_unit_tree,
)
from tests.support.papers import plain_text

pytestmark = pytest.mark.django_db
HELD, NOW = date(2020, 3, 10), date(2020, 3, 30)
NO_COMMITTEE = "Không có cuộc bầu cấp ủy nào trong kết quả đã gửi lên cấp trên."


@pytest.fixture
def tree() -> Tree:
    return make_unit_tree()


@pytest.fixture
def congresses(tree: Tree) -> tuple[Congress, Congress]:
    """One cell fills two seats of three, with the secretary from among them; the other elects a secretary only."""
    cycle = make_cycle(clock=NOW)
    of_three, of_one = (make_held_congress(cell, cycle) for cell in (tree.cell, tree.other_cell))
    result = make_result(of_three, status=ResultStatus.SUBMITTED, submitted_on=HELD)
    make_election(result, seats=3)
    members = [make_person(result) for _ in range(2)]
    for member in members:
        make_mandate(member)
    make_election(result, ElectedBody.SECRETARY, seats=1)
    make_mandate(members[0], ElectedBody.SECRETARY)
    alone = make_result(of_one, status=ResultStatus.SUBMITTED, submitted_on=HELD)
    make_election(alone, ElectedBody.SECRETARY, seats=1)
    make_mandate(make_person(alone), ElectedBody.SECRETARY)
    congresses_changed([of_three.pk, of_one.pk])
    return of_three, of_one


def test_a_secretary_without_a_committee_is_no_member_of_one(tree: Tree, congresses: tuple[Congress, Congress]) -> None:
    cycle = congresses[0].cycle
    found = totals(tree.commune, cycle, NOW)[LevelRole.CELL]
    codes = ("seats", "elected", "empty_seats", "secretary", "elects_committee", "elects_secretary_only")
    assert [found[code] for code in codes] == [3, 2, 1, 2, 1, 1]
    first = structure(Place(tree.commune, cycle, NOW, NOW), LevelRole.CELL).checks[0]
    assert (first.text, first.holds) == (
        "Cấp ủy viên được bầu + bầu thiếu cấp ủy viên = số lượng cấp ủy viên cần bầu: 2 + 1 = 3",
        True,
    )


def test_a_report_of_secretaries_only_says_that_no_committee_was_elected(
    tree: Tree, congresses: tuple[Congress, Congress]
) -> None:
    place = Place(tree.other_cell, congresses[1].cycle, NOW, NOW)
    assert NO_COMMITTEE in plain_text(build_report(place, ReportKind.RESULTS)).splitlines()
