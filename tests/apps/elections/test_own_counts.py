"""Two people count apart: neither sees the other's figures, and what they agree on is what is recorded."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.roles import Role
from daihoi.apps.elections.cases import count_of
from daihoi.apps.elections.models import Election, Stage
from daihoi.apps.elections.openings import first_count
from daihoi.apps.elections.own_counts import Difference, differences, own_count
from daihoi.apps.elections.services import change_list, record_count
from daihoi.apps.elections.values import Count
from daihoi.apps.organisation.refusals import Refused
from daihoi.core.regulations.terms import Deduction
from tests.apps.elections.votes import COMMITTEE, COUNT, TIED, now, opened
from tests.apps.frame.pages import tree as tree_of
from tests.apps.frame.pages import words
from tests.factories import make_congress, make_cycle, make_unit_tree, make_user_with_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def election() -> Election:
    congress = make_congress(make_unit_tree().cell, make_cycle(clock=date(2020, 3, 10)))
    return opened(congress, replace(COMMITTEE, counters=2))


@pytest.fixture
def counters(election: Election) -> tuple[User, User]:
    unit = election.congress.unit
    return make_user_with_role(Role.COUNTING_BOARD, unit), make_user_with_role(Role.COUNTING_BOARD, unit)


def write(user: User, election: Election, count: Count = COUNT) -> Election:
    return record_count(actor=user, wanted=now(election), count=count)


def stored(election: Election) -> tuple[str, Count | None]:
    found = Election.objects.get(pk=election.pk)
    return found.stage, count_of(found)


def test_one_count_alone_is_kept_and_not_recorded(election: Election, counters: tuple[User, User]):
    write(counters[0], election)
    assert stored(election) == (Stage.LIST, None)
    assert own_count(election, counters[0]) == COUNT


def test_nobody_counts_twice_for_two(election: Election, counters: tuple[User, User]):
    write(counters[0], election)
    write(counters[0], election)
    assert stored(election) == (Stage.LIST, None)


def test_the_second_count_that_agrees_is_recorded(election: Election, counters: tuple[User, User]):
    write(counters[0], election)
    write(counters[1], election, replace(COUNT, invalid_because="gạch tất cả"))
    assert stored(election) == (Stage.COUNTED, replace(COUNT, invalid_because="gạch tất cả"))


def test_counts_that_differ_are_compared_figure_by_figure_and_settled(election: Election, counters: tuple[User, User]):
    other = replace(COUNT, votes=(19, 15, 11, 8, 4), absences={Deduction.EXEMPT: 1}, present=19, issued=19)
    write(counters[0], election)
    write(counters[1], election, replace(other, returned=19, valid=19, invalid=0))
    assert differences(election, counters[0])[:2] == (
        Difference("Có mặt lúc bầu", 20, 19), Difference("Phiếu phát ra", 20, 19),
    )  # fmt: skip
    assert stored(election) == (Stage.LIST, None)
    write(counters[1], election)
    assert (differences(election, counters[0]), stored(election)[0]) == ((), Stage.COUNTED)


def test_a_recorded_count_stays_until_two_agree_on_another(election: Election, counters: tuple[User, User]):
    for user in counters:
        write(user, election)
    write(counters[0], election, TIED)
    assert stored(election) == (Stage.COUNTED, COUNT)
    write(counters[1], election, TIED)
    assert stored(election) == (Stage.COUNTED, TIED)


def test_figures_that_cant_be_true_are_not_kept_apart_either(election: Election, counters: tuple[User, User]):
    with pytest.raises(Refused):
        write(counters[0], election, replace(COUNT, returned=21))
    assert own_count(election, counters[0]) is None


def test_the_second_form_shows_nothing_of_the_first_count(election: Election, counters: tuple[User, User]):
    write(counters[0], election)
    assert first_count(election, (election,), counters[1]) == {"summoned": None, "present": None}
    client = Client()
    client.force_login(counters[1])
    page = words(tree_of(client.get(f"/don-vi/YS-AH-01/bau-cu/{election.pk}/")))
    assert f"Đã có bản đếm của: {counters[0].full_name}." in page
    assert differences(election, counters[1]) == ()


def test_a_list_that_somebody_counted_by_stays(election: Election, counters: tuple[User, User]):
    write(counters[0], election)
    with pytest.raises(Refused):
        change_list(
            actor=None, wanted=now(election), listing=replace(COMMITTEE, counters=2, names=("A", "B", "C", "D"))
        )
    assert own_count(election, counters[0]) == COUNT
