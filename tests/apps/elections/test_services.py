"""A vote's way from its list to signed minutes and a further vote: each legal step, each illegal one, the log."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.http import Http404

from daihoi.apps.accounts.models import AuditEntry
from daihoi.apps.accounts.permissions import Forbidden
from daihoi.apps.accounts.roles import Role
from daihoi.apps.elections.cases import count_of, decided
from daihoi.apps.elections.models import Election, Stage
from daihoi.apps.elections.services import (
    change_list,
    drop_election,
    listing_of,
    open_election,
    open_next,
    print_ballots,
    printed_of,
    record_count,
    reopen_count,
    sign_minutes,
)
from daihoi.apps.elections.values import Count, Listing
from daihoi.apps.organisation.refusals import Refused
from daihoi.apps.planning.models import Congress
from daihoi.core.regulations.elections import AssemblyForm
from daihoi.core.regulations.terms import CongressStatus, Deduction, ElectedBody, LevelRole
from tests.apps.elections.votes import BOARD, COMMITTEE, COUNT, NAMES, TIED, counted, now, opened, signed
from tests.factories import Tree, make_congress, make_cycle, make_unit_tree, make_user_with_role

pytestmark = pytest.mark.django_db

DELEGATES = Listing(
    body=ElectedBody.DELEGATES,
    voters=AssemblyForm.DELEGATES_CONGRESS,
    seats=2,
    alternate_seats=1,
    names=NAMES,
)


@pytest.fixture
def tree() -> Tree:
    return make_unit_tree()


@pytest.fixture
def congress(tree: Tree) -> Congress:
    return make_congress(tree.cell, make_cycle(clock=date(2020, 3, 10)))


def fields_of(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [finding.field for finding in refused.value.findings]


def kinds() -> list[str]:
    found = AuditEntry.objects.filter(kind__startswith="elections.").order_by("sequence")
    return [entry.kind for entry in found]


def test_a_list_stands_in_the_order_of_given_names(congress: Congress):
    assert listing_of(opened(congress)).names == (
        "Nguyễn Văn An", "Vũ Văn Ánh", "Lê Đức Bình", "Phạm Thị Đào", "Trần Thị Ước",
    )  # fmt: skip


def test_a_count_is_kept_and_tells_who_is_elected(congress: Congress):
    election = counted(congress)
    told = decided(election)
    assert told is not None
    assert (told.outcome.base, told.outcome.needed) == (20, 11)
    assert [person.name for person in told.outcome.elected] == ["Nguyễn Văn An", "Vũ Văn Ánh", "Lê Đức Bình"]
    assert (election.stage, count_of(Election.objects.get(pk=election.pk))) == (Stage.COUNTED, COUNT)


def test_those_taken_off_lower_the_base(congress: Congress):
    absences = {Deduction.EXEMPT: 1, Deduction.SUSPENDED: 1}
    count = replace(COUNT, present=18, issued=18, returned=18, valid=18, invalid=0, votes=(18, 15, 10, 6, 3))
    told = decided(counted(congress, replace(count, absences=absences)))
    assert told is not None
    assert (told.outcome.base, told.outcome.needed, len(told.outcome.elected)) == (18, 10, 3)


@pytest.mark.parametrize(
    ("wrong", "fields"),
    [
        (replace(COUNT, issued=21), ["issued"]),
        (replace(COUNT, returned=19), ["valid"]),
        (replace(COUNT, votes=(20, 15, 12, 8, 2)), ["votes.0"]),
        (replace(COUNT, votes=(19, 19, 19, 1, 0)), [""]),
        (replace(COUNT, present=21), ["present"]),
        (replace(COUNT, absences={Deduction.COMMITTEE_ABSENT: 1}), ["committee_absent"]),
        (replace(COUNT, votes=(19, 15)), [""]),
    ],
)
def test_figures_that_cant_be_true_are_refused_and_change_nothing(congress: Congress, wrong: Count, fields: list[str]):
    election = opened(congress)
    with pytest.raises(Refused) as refused:
        record_count(actor=None, wanted=now(election), count=wrong)
    named = [Deduction.COMMITTEE_ABSENT.value if field == "committee_absent" else field for field in fields]
    assert set(fields_of(refused)) >= set(named)
    assert (count_of(Election.objects.get(pk=election.pk)), kinds()) == (None, ["elections.opened"])


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (replace(COMMITTEE, names=()), "names"),
        (replace(COMMITTEE, names=(*NAMES, NAMES[0])), "names"),
        (replace(COMMITTEE, seats=6), "names"),
        (replace(COMMITTEE, seats=0), "seats"),
        (replace(COMMITTEE, alternate_seats=1), "alternate_seats"),
    ],
)
def test_a_list_that_makes_no_sense_is_refused(congress: Congress, wrong: Listing, field: str):
    with pytest.raises(Refused) as refused:
        open_election(actor=None, congress=congress, listing=wrong)
    assert (fields_of(refused), Election.objects.count()) == ([field], 0)


def test_one_body_is_opened_once(congress: Congress):
    opened(congress)
    with pytest.raises(Refused) as refused:
        opened(congress)
    assert fields_of(refused) == ["body"]


def test_no_vote_is_opened_at_a_cancelled_congress(congress: Congress):
    Congress.objects.update(status=CongressStatus.CANCELLED)
    congress.refresh_from_db()
    with pytest.raises(Refused):
        opened(congress)


def test_a_signed_count_is_locked_until_it_is_opened_again_with_a_reason(congress: Congress):
    election = signed(congress)
    with pytest.raises(Refused):
        record_count(actor=None, wanted=now(election), count=TIED)
    with pytest.raises(Refused):
        reopen_count(actor=None, wanted=now(election), reason=" ")
    reopen_count(actor=None, wanted=now(election), reason="Đếm lại theo yêu cầu của đoàn chủ tịch.")
    assert record_count(actor=None, wanted=now(election), count=TIED).stage == Stage.COUNTED


def test_no_candidate_sits_on_the_counting_board(congress: Congress):
    election = counted(congress)
    with pytest.raises(Refused) as refused:
        sign_minutes(actor=None, wanted=now(election), board=replace(BOARD, members=("Lê Đức Bình",)))
    assert fields_of(refused) == ["head"]


def test_minutes_are_not_signed_on_a_day_to_come(congress: Congress):
    election = counted(congress)
    with pytest.raises(Refused) as refused:
        sign_minutes(actor=None, wanted=now(election), board=replace(BOARD, signed_on=date(2020, 3, 11)))
    assert fields_of(refused) == ["signed_on"]


def test_a_tie_is_voted_again_among_the_tied_only(congress: Congress):
    later = open_next(actor=None, wanted=now(signed(congress, TIED)))
    assert (later.round, later.among_tied) == (2, True)
    assert (listing_of(later).seats, listing_of(later).names) == (1, ("Lê Đức Bình", "Phạm Thị Đào"))
    count = Count(summoned=20, present=20, issued=20, returned=20, valid=20, invalid=0, votes=(8, 9))
    told = decided(record_count(actor=None, wanted=now(later), count=count))
    assert told is not None
    assert [person.name for person in told.outcome.elected] == ["Phạm Thị Đào"]


def test_seats_left_are_voted_on_with_those_left_on_the_list(congress: Congress):
    short = replace(COUNT, votes=(19, 15, 10, 8, 5))
    later = open_next(actor=None, wanted=now(signed(congress, short)))
    assert (later.round, later.among_tied, later.seats) == (2, False, 1)
    assert listing_of(later).names == ("Lê Đức Bình", "Phạm Thị Đào", "Trần Thị Ước")


def test_alternates_alone_can_be_voted_on_again(tree: Tree):
    congress = make_congress(tree.commune, make_cycle(clock=date(2020, 3, 10)), LevelRole.GRASSROOTS)
    count = replace(COUNT, votes=(17, 12, 5, 3, 1))
    later = open_next(actor=None, wanted=now(signed(congress, count, DELEGATES)))
    assert (later.seats, later.alternate_seats, later.candidates.count()) == (0, 1, 3)


def test_nothing_follows_a_vote_that_filled_every_seat_and_nothing_follows_twice(congress: Congress):
    with pytest.raises(Refused):
        open_next(actor=None, wanted=now(signed(congress)))
    Election.objects.all().delete()
    tied = signed(congress, TIED)
    open_next(actor=None, wanted=now(tied))
    with pytest.raises(Refused):
        open_next(actor=None, wanted=now(tied))
    with pytest.raises(Refused):
        reopen_count(actor=None, wanted=now(tied), reason="Đếm lại.")


ACTS: list[Callable[[Election], object]] = [
    lambda election: change_list(actor=None, wanted=now(election), listing=COMMITTEE),
    lambda election: drop_election(actor=None, wanted=now(election)),
]


@pytest.mark.parametrize("act", ACTS)
def test_a_counted_list_stays(congress: Congress, act: Callable[[Election], object]):
    election = counted(congress)
    with pytest.raises(Refused):
        act(election)
    assert Election.objects.get().stage == Stage.COUNTED


def test_a_list_is_changed_and_a_vote_dropped_while_nothing_is_counted(congress: Congress):
    election = change_list(actor=None, wanted=now(opened(congress)), listing=replace(COMMITTEE, seats=2))
    assert election.seats == 2
    drop_election(actor=None, wanted=now(election))
    assert (Election.objects.count(), kinds()) == (
        0, ["elections.opened", "elections.list_changed", "elections.dropped"],
    )  # fmt: skip


def test_a_write_begun_on_an_older_state_is_refused(congress: Congress):
    election = opened(congress)
    stale = now(election)
    record_count(actor=None, wanted=stale, count=COUNT)
    with pytest.raises(Refused):
        record_count(actor=None, wanted=stale, count=TIED)
    assert count_of(Election.objects.get()) == COUNT


@pytest.mark.parametrize(("role", "listing", "counting"), [
    (Role.PRESIDIUM, True, False),
    (Role.COUNTING_BOARD, False, True),
    (Role.UNIT_OFFICER, True, True),
    (Role.DELEGATE, False, False),
])  # fmt: skip
def test_who_opens_a_vote_and_who_counts_it(congress: Congress, role: Role, listing: bool, counting: bool):
    user = make_user_with_role(role, congress.unit)
    election = opened(congress)
    acts: list[tuple[Callable[[], object], bool]] = [
        (lambda: change_list(actor=user, wanted=now(election), listing=COMMITTEE), listing),
        (lambda: record_count(actor=user, wanted=now(election), count=COUNT), counting),
    ]
    for act, allowed in acts:
        if allowed:
            act()
        else:
            with pytest.raises(Forbidden):
                act()


def test_a_vote_of_another_unit_does_not_exist_for_an_officer(congress: Congress, tree: Tree):
    stranger = make_user_with_role(Role.UNIT_OFFICER, tree.other_cell)
    with pytest.raises(Http404):
        record_count(actor=stranger, wanted=now(opened(congress)), count=COUNT)


def test_every_step_leaves_its_entry(congress: Congress):
    signed(congress)
    assert kinds() == ["elections.opened", "elections.count_recorded", "elections.minutes_signed"]


def test_ballots_printed_lock_the_list_and_bound_what_is_issued(congress: Congress):
    election = opened(congress)
    print_ballots(actor=None, wanted=now(election), copies=15)
    print_ballots(actor=None, wanted=now(election), copies=4)
    with pytest.raises(Refused):
        change_list(actor=None, wanted=now(election), listing=COMMITTEE)
    with pytest.raises(Refused) as refused:
        record_count(actor=None, wanted=now(election), count=COUNT)
    assert (fields_of(refused), printed_of(election)) == (["issued"], 19)
    print_ballots(actor=None, wanted=now(election), copies=1)
    assert record_count(actor=None, wanted=now(election), count=COUNT).issued == 20


@pytest.mark.parametrize("copies", [0, 20_001])
def test_no_run_of_nought_or_of_too_many(congress: Congress, copies: int):
    with pytest.raises(Refused) as refused:
        print_ballots(actor=None, wanted=now(opened(congress)), copies=copies)
    assert fields_of(refused) == ["copies"]
