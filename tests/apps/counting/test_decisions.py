"""What people decide about ballots: one answer at a time, none ever changed, the totals always in balance."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F

from daihoi.apps.accounts.models import AuditEntry, User
from daihoi.apps.accounts.roles import Role
from daihoi.apps.counting.models import Ballot, BallotBox, CandidateTotal, Decision, Standing
from daihoi.apps.counting.queries import differences_in, is_complete, next_to_look_at, to_look_at, votes_in
from daihoi.apps.counting.services.boxes import close_box, reopen_box
from daihoi.apps.counting.services.decisions import Looked, answers_seen_by, decide, set_blank_pages_aside, take_back
from daihoi.apps.counting.services.files import set_scan_aside
from daihoi.apps.organisation.models import Unit
from daihoi.apps.organisation.refusals import Refused
from daihoi.core.ballots import PageKind
from tests.apps.counting.boxes import ballot, make_box, page_that_is
from tests.factories import make_unit_tree, make_user_with_role

pytestmark = pytest.mark.django_db
VOTE, NO_VOTE, VALID, INVALID, SET_ASIDE, _, BY_HAND, BACK = Decision.Answer


@pytest.fixture
def cell() -> Unit:
    return make_unit_tree().cell


@pytest.fixture
def counters(cell: Unit) -> tuple[User, User]:
    return make_user_with_role(Role.COUNTING_BOARD, cell), make_user_with_role(Role.COUNTING_BOARD, cell)


def answer(user: User, box: BallotBox, given: Decision.Answer, about: str = "", number: int = 1) -> Ballot:
    found = box.ballots.get(number=number)
    looked = Looked(found, len(answers_seen_by(user, found, box)))
    return decide(actor=user, looked=looked, answer=given, candidate=about)


def totals(box: BallotBox) -> tuple[int, ...]:
    """Give returned, valid, invalid, under review, set aside."""
    found = BallotBox.objects.get(pk=box.pk)
    return found.returned, found.valid, found.invalid, found.under_review, found.set_aside


def votes(box: BallotBox) -> list[int]:
    return [person.votes for person in votes_in(box)]


def test_clear_ballots_are_counted_and_all_others_wait_for_a_person(cell: Unit):
    pages = [ballot("45"), ballot("5", unsure="4"), ballot("4"), page_that_is(PageKind.FOREIGN)]
    box = make_box(cell, pages)
    assert (totals(box), votes(box)) == ((4, 1, 0, 3, 0), [1, 1, 1, 0, 0])
    assert not is_complete(box)


def test_doubt_answered_makes_the_ballot_valid_by_its_votes(cell: Unit, counters: tuple[User, User]):
    box = make_box(cell)
    answer(counters[0], box, NO_VOTE, "04")
    assert (totals(box), votes(box)) == ((1, 1, 0, 0, 0), [1, 1, 1, 0, 0])
    assert is_complete(BallotBox.objects.get())


def test_answer_that_leaves_too_many_asks_about_the_whole_and_never_makes_it_valid(
    cell: Unit, counters: tuple[User, User]
):
    box = make_box(cell)
    answer(counters[0], box, VOTE, "04")
    assert totals(box) == (1, 0, 0, 1, 0)
    with pytest.raises(Refused):
        answer(counters[0], box, VALID)
    answer(counters[0], box, INVALID)
    assert (totals(box), votes(box)) == ((1, 0, 1, 0, 0), [0] * 5)


def test_last_answer_is_taken_back_by_a_new_one_and_both_are_kept(cell: Unit, counters: tuple[User, User]):
    box = make_box(cell, [ballot("5", unsure="4"), ballot("5", unsure="3")])
    answer(counters[0], box, NO_VOTE, "04")
    answer(counters[0], box, INVALID, number=2)
    assert take_back(actor=counters[0], box=box).number == 2
    assert take_back(actor=counters[0], box=box).number == 1
    assert totals(box) == (2, 0, 0, 2, 0)
    assert [each.answer for each in Decision.objects.all()] == [NO_VOTE, INVALID, BACK, BACK]
    with pytest.raises(Refused):
        take_back(actor=counters[0], box=box)


def test_page_that_could_not_be_read_is_read_by_hand_name_by_name(cell: Unit, counters: tuple[User, User]):
    box = make_box(cell, [page_that_is(PageKind.UNREADABLE)])
    with pytest.raises(Refused):
        answer(counters[0], box, VALID)
    answer(counters[0], box, BY_HAND)
    for number in range(1, 6):
        answer(counters[0], box, VOTE if number < 3 else NO_VOTE, f"0{number}")
    assert (totals(box), votes(box)) == ((1, 1, 0, 0, 0), [1, 1, 0, 0, 0])


def test_ballot_read_as_valid_can_be_looked_at_again(cell: Unit, counters: tuple[User, User]):
    box = make_box(cell, [ballot("45")])
    answer(counters[0], box, BY_HAND)
    assert totals(box) == (1, 0, 0, 1, 0)
    take_back(actor=counters[0], box=box)
    assert (totals(box), votes(box)) == ((1, 1, 0, 0, 0), [1, 1, 1, 0, 0])


def test_blank_back_is_no_ballot(cell: Unit, counters: tuple[User, User]):
    box = make_box(cell, [ballot("45"), page_that_is(PageKind.BLANK)])
    answer(counters[0], box, SET_ASIDE, number=2)
    assert totals(box) == (1, 1, 0, 0, 1)


def test_all_blank_backs_are_set_aside_at_once_and_nothing_else(cell: Unit, counters: tuple[User, User]):
    blank = page_that_is(PageKind.BLANK)
    box = make_box(cell, [ballot("45"), blank, ballot("5", unsure="4"), blank])
    assert set_blank_pages_aside(actor=counters[0], box=box) == 2
    assert (totals(box), Decision.objects.count()) == ((2, 1, 0, 1, 2), 2)
    assert set_blank_pages_aside(actor=counters[0], box=box) == 0


def test_answer_to_a_ballot_that_somebody_answered_meanwhile_is_refused(cell: Unit, counters: tuple[User, User]):
    box = make_box(cell)
    seen = Looked(box.ballots.get(), 0)
    decide(actor=counters[0], looked=seen, answer=NO_VOTE, candidate="04")
    with pytest.raises(Refused):
        decide(actor=counters[1], looked=seen, answer=VOTE, candidate="04")


def test_two_people_decide_apart_and_what_they_agree_on_stands(cell: Unit, counters: tuple[User, User]):
    box = make_box(cell, deciders=2)
    first, second = counters
    answer(first, box, NO_VOTE, "04")
    assert totals(box) == (1, 0, 0, 1, 0)
    assert (list(to_look_at(box, first)), len(list(to_look_at(box, second)))) == ([], 1)
    assert answers_seen_by(second, box.ballots.get(), box) == ()
    answer(second, box, NO_VOTE, "04")
    assert (totals(box), votes(box)) == ((1, 1, 0, 0, 0), [1, 1, 1, 0, 0])


def test_two_people_who_differ_are_listed_until_one_decides_anew(cell: Unit, counters: tuple[User, User]):
    box = make_box(cell, deciders=2)
    first, second = counters
    answer(first, box, NO_VOTE, "04")
    answer(second, box, INVALID)
    (found,) = differences_in(box)
    assert [each.words for each in found.endings] == ["Hợp lệ (Phạm Thị Đào: không bầu)", "Không hợp lệ"]
    assert totals(box) == (1, 0, 0, 1, 0)
    take_back(actor=second, box=box)
    answer(second, box, NO_VOTE, "04")
    assert (differences_in(box), totals(box)) == ((), (1, 1, 0, 0, 0))


def test_the_queue_goes_on_behind_a_number_and_begins_again(cell: Unit, counters: tuple[User, User]):
    box = make_box(cell, [ballot("5", unsure="4"), ballot("45"), ballot("5", unsure="3")])
    assert [next_to_look_at(box, counters[0], after).number for after in (0, 1, 3)] == [1, 3, 1]


def test_file_set_aside_takes_its_ballots_out_of_the_totals(cell: Unit, counters: tuple[User, User]):
    box = make_box(cell, [ballot("45"), ballot("5", unsure="4")])
    with pytest.raises(Refused):
        set_scan_aside(actor=counters[0], scan=box.files.get(), reason=" ")
    set_scan_aside(actor=counters[0], scan=box.files.get(), reason="nhầm cuộc bầu")
    assert (totals(box), votes(box)) == ((0, 0, 0, 0, 2), [0] * 5)
    with pytest.raises(Refused):
        answer(counters[0], box, NO_VOTE, "04", number=2)


def test_box_whose_minutes_are_signed_takes_no_decision(cell: Unit, counters: tuple[User, User]):
    box = make_box(cell)
    close_box(actor=None, box=box)
    with pytest.raises(Refused):
        answer(counters[0], box, NO_VOTE, "04")
    reopen_box(box)
    assert answer(counters[0], box, NO_VOTE, "04").standing == Standing.VALID


def test_every_decision_leaves_an_entry_in_the_log(cell: Unit, counters: tuple[User, User]):
    box = make_box(cell)
    answer(counters[0], box, NO_VOTE, "04")
    entry = AuditEntry.objects.get(kind="counting.ballot_decided")
    assert entry.after == '{"answer": "NO_VOTE", "ballot_standing": "VALID", "candidate": "04", "number": 1}'


@pytest.mark.parametrize(
    "broken",
    [
        lambda box: BallotBox.objects.filter(pk=box.pk).update(valid=F("valid") + 1),
        lambda box: BallotBox.objects.filter(pk=box.pk).update(votes_given=F("seats") * F("valid") + 1),
        lambda box: CandidateTotal.objects.filter(box=box).update(votes=F("valid") + 1),
    ],
    ids=["returned is valid, invalid and under review", "votes within the seats", "votes within the valid ballots"],
)
def test_database_itself_holds_the_balance(cell: Unit, broken):
    box = make_box(cell, [ballot("45"), ballot("5", unsure="4")])
    with pytest.raises(IntegrityError), transaction.atomic():
        broken(box)
