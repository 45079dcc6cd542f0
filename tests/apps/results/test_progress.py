"""The one thing to do next with a result, and the words that tell where it stands."""

from datetime import date

import pytest

from daihoi.apps.accounts.roles import Role
from daihoi.apps.planning.models import Congress
from daihoi.apps.results.deadlines import Deadline
from daihoi.apps.results.history import Kind, Seen
from daihoi.apps.results.models import Result, ResultEvent
from daihoi.apps.results.progress import Move, deadline_note, deadlines_of, next_move, way_of, why_too_early
from daihoi.core.regulations.terms import CongressStatus, ResultStatus
from tests.factories import Tree, make_congress, make_cycle, make_held_congress, make_unit_tree, make_user_with_role

pytestmark = pytest.mark.django_db

TODAY = date(2020, 3, 23)


@pytest.fixture
def tree() -> Tree:
    return make_unit_tree()


@pytest.fixture
def congress(tree: Tree) -> Congress:
    return make_held_congress(tree.cell, make_cycle(clock=TODAY))


@pytest.mark.parametrize(
    ("status", "may_go_up", "moves"),
    [
        (None, False, (Move.ENTER, Move.ENTER)),
        (ResultStatus.DRAFT, False, (Move.ENTER, Move.ENTER)),
        (ResultStatus.DRAFT, True, (Move.SUBMIT, Move.SUBMIT)),
        (ResultStatus.SUBMITTED, True, (Move.WAIT, Move.DECIDE)),
        (ResultStatus.RETURNED, True, (Move.ENTER, Move.ENTER)),
        (ResultStatus.APPROVED, True, (Move.WAIT, Move.CORRECT)),
    ],
)
def test_the_next_move_of_the_unit_and_of_the_one_above(
    congress: Congress, tree: Tree, status: ResultStatus | None, may_go_up: bool, moves: tuple[Move, Move]
) -> None:
    people = [make_user_with_role(Role.UNIT_OFFICER, unit) for unit in (tree.cell, tree.commune)]
    result = Result(congress=congress, status=status) if status else None
    assert tuple(next_move(person, congress, result, may_go_up=may_go_up) for person in people) == moves


@pytest.mark.parametrize(
    ("fields", "move", "why"),
    [
        ({"planned_on": date(2020, 3, 23)}, Move.ENTER, ""),
        (
            {"planned_on": date(2020, 3, 24)},
            Move.WAIT,
            "Đại hội dự kiến khai mạc ngày 24/03/2020; kết quả ghi sau khi đại hội bế mạc.",
        ),
        (
            {"planned_on": None},
            Move.SETTLE,
            "Chưa ấn định ngày khai mạc đại hội; kết quả ghi sau khi đại hội bế mạc.",
        ),
        (
            {"status": CongressStatus.CANCELLED},
            Move.WAIT,
            "Đại hội đã được ghi là không tổ chức, nên không có kết quả.",
        ),
    ],
    ids=["its day has come", "its day is still to come", "no day", "called off"],
)
def test_before_a_congress_is_held_only_what_can_be_done_that_day_is_offered(
    tree: Tree, fields: dict[str, object], move: Move, why: str
) -> None:
    planned = make_congress(tree.cell, make_cycle(clock=TODAY), **fields)
    officer = make_user_with_role(Role.UNIT_OFFICER, tree.cell)
    assert next_move(officer, planned, None, may_go_up=False) is move
    assert why_too_early(planned, TODAY) == why


def test_an_inspector_waits(tree: Tree, congress: Congress) -> None:
    inspector = make_user_with_role(Role.INSPECTOR, tree.city)
    assert next_move(inspector, congress, None, may_go_up=False) is Move.WAIT


def seen(congress: Congress, result: Result | None, *steps: tuple[Kind, date]) -> Seen:
    return Seen(congress, result, tuple(ResultEvent(kind=kind, on_day=day) for kind, day in steps), TODAY)


def told(seen: Seen) -> list[tuple[str, str, str]]:
    return [(step.title, step.note, step.state) for step in way_of(seen, deadlines_of(seen))]


def test_the_way_of_an_approved_result(congress: Congress) -> None:
    result = Result(
        congress=congress,
        status=ResultStatus.APPROVED,
        submitted_on=date(2020, 3, 20),
        decided_on=date(2020, 3, 23),
        decision_number="15-QĐ/ĐU",
    )
    steps = (Kind.SUBMITTED, date(2020, 3, 20)), (Kind.APPROVED, date(2020, 3, 23))
    assert told(seen(congress, result, *steps)) == [
        ("Tổ chức đại hội", "bế mạc ngày 10/03/2020, có mặt 20/20", "done"),
        ("Lập kết quả", "", "done"),
        ("Gửi lên cấp trên", "ngày 20/03/2020, hạn 19/03/2020, chậm 1 ngày làm việc", "done"),
        ("Cấp trên chuẩn y", "quyết định số 15-QĐ/ĐU, ngày 23/03/2020, hạn 13/04/2020, đúng hạn", "done"),
    ]


RETURNED_ON = date(2020, 3, 20)
SENT_IN_TIME = (Kind.SUBMITTED, date(2020, 3, 18)), (Kind.RETURNED, RETURNED_ON)


def test_a_returned_result_has_a_term_of_its_own_and_a_first_sending_in_time_stays_so(congress: Congress) -> None:
    result = Result(congress=congress, status=ResultStatus.RETURNED, submitted_on=date(2020, 3, 18))
    returned = seen(congress, result, *SENT_IN_TIME)
    deadlines = deadlines_of(returned)
    assert deadlines.submission == Deadline(date(2020, 3, 19), date(2020, 3, 18), TODAY, date(2020, 3, 10))
    assert (deadlines.again, deadlines.decision) == (Deadline(date(2020, 3, 31), None, TODAY, RETURNED_ON), None)
    assert deadlines.sending == deadlines.again
    assert told(returned)[1:] == [
        ("Lập kết quả", "", "done"),
        ("Gửi lên cấp trên", "ngày 18/03/2020, hạn 19/03/2020, đúng hạn", "done"),
        ("Bổ sung, gửi lại", "hạn 31/03/2020, còn 6 ngày làm việc", "now"),
        ("Cấp trên chuẩn y", "", ""),
    ]


def test_a_result_sent_again_is_measured_by_the_term_of_its_return_and_decided_from_the_new_sending(
    congress: Congress,
) -> None:
    result = Result(congress=congress, status=ResultStatus.SUBMITTED, submitted_on=TODAY)
    deadlines = deadlines_of(seen(congress, result, *SENT_IN_TIME, (Kind.SUBMITTED, TODAY)))
    assert deadlines.submission == Deadline(date(2020, 3, 19), date(2020, 3, 18), TODAY, date(2020, 3, 10))
    assert deadlines.again == Deadline(date(2020, 3, 31), TODAY, TODAY, RETURNED_ON)
    assert deadlines.decision == Deadline(date(2020, 4, 14), None, TODAY, TODAY)


@pytest.mark.parametrize(
    ("as_of", "note"),
    [
        (date(2020, 3, 18), "hạn 19/03/2020, còn 1 ngày làm việc"),
        (date(2020, 3, 19), "hạn 19/03/2020, hôm nay là ngày cuối"),
        (date(2020, 3, 23), "hạn 19/03/2020, chậm 2 ngày làm việc"),
    ],
)
def test_a_deadline_in_words(as_of: date, note: str) -> None:
    assert deadline_note(Deadline(date(2020, 3, 19), None, as_of, date(2020, 3, 10))) == note
