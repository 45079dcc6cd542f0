"""From the first name to an approved list: each legal step, each illegal one, what the log keeps."""

from dataclasses import replace
from datetime import date

import pytest
from django.http import Http404

from daihoi.apps.accounts.models import AuditEntry
from daihoi.apps.accounts.permissions import Forbidden
from daihoi.apps.accounts.roles import Role
from daihoi.apps.elections.models import Election
from daihoi.apps.elections.nominating.models import ElectionList
from daihoi.apps.elections.nominating.services.lists import (
    approve_list,
    change_terms,
    drop_list,
    open_list,
)
from daihoi.apps.elections.nominating.services.nominees import nominate_prepared, remove_nominee
from daihoi.apps.elections.nominating.values import Approval, WantedList
from daihoi.apps.elections.services import drop_election, listing_of
from daihoi.apps.organisation.refusals import Refused
from daihoi.apps.planning.models import Congress
from daihoi.core.regulations.terms import CongressStatus, ElectedBody
from tests.apps.elections.nominating.lists import (
    DAY,
    FROM_THE_FLOOR,
    HANDS,
    PREPARED,
    TERMS,
    approved,
    opened_list,
    put,
    seen,
)
from tests.apps.elections.votes import now, opened
from tests.factories import Tree, make_congress, make_cycle, make_unit_tree, make_user_with_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree() -> Tree:
    return make_unit_tree()


@pytest.fixture
def congress(tree: Tree) -> Congress:
    return make_congress(tree.cell, make_cycle(clock=DAY), summoned=20, present=20)


def kinds() -> list[str]:
    found = AuditEntry.objects.filter(kind__startswith="elections.").order_by("sequence")
    return [entry.kind for entry in found]


def test_an_approved_list_is_the_candidates_in_the_order_of_given_names(congress: Congress):
    election_list = opened_list(congress)
    put(election_list)
    election = approved(election_list)
    assert listing_of(election).names == ("Nguyễn Văn An", "Lê Đức Bình", "Phạm Thị Đào", "Trần Thị Ước")
    assert (election.seats, ElectionList.objects.get().is_approved) == (3, True)
    assert kinds() == [
        "elections.list_opened", "elections.prepared_named", "elections.nominated",
        "elections.opened", "elections.list_approved",
    ]  # fmt: skip


@pytest.mark.parametrize(("number", "names"), [(10, 20), (20, 10), (21, 20)])
def test_a_list_needs_more_than_half_of_those_present_for_number_and_names(congress: Congress, number: int, names: int):
    election_list = opened_list(congress, names=(*PREPARED, "Vũ Văn Ánh"))
    with pytest.raises(Refused):
        approved(election_list, Approval(present=20, number=number, names=names))
    assert Election.objects.count() == 0


def test_a_list_shorter_than_the_seats_is_refused_with_its_rule(congress: Congress):
    with pytest.raises(Refused, match=r"ít hơn số lượng cần bầu 3\. Quy định: .*mục A\.7\.6"):
        approved(opened_list(congress, names=("Nguyễn Văn An",)))


def test_in_2025_a_committee_list_without_surplus_is_refused_and_in_2020_only_warned_of(tree: Tree):
    old = make_congress(tree.cell, make_cycle(clock=DAY))
    assert approved(opened_list(old)).candidates.count() == 3
    new = make_congress(tree.cell, make_cycle("2025", clock=date(2025, 3, 10)))
    with pytest.raises(Refused, match="phải có số dư"):
        approved(opened_list(new))


def test_in_2025_a_list_past_the_cap_is_refused(tree: Tree):
    congress = make_congress(tree.cell, make_cycle("2025", clock=date(2025, 3, 10)))
    with pytest.raises(Refused, match="Số dư 2 người, quá mức tối đa 1"):
        approved(opened_list(congress, names=(*PREPARED, "Vũ Văn Ánh", "Hồ Thị Sen")))


def test_nothing_changes_on_an_approved_list(congress: Congress):
    election_list = opened_list(congress)
    approved(election_list)
    for act in (
        lambda: put(election_list),
        lambda: change_terms(actor=None, wanted=seen(election_list), terms=TERMS),
        lambda: drop_list(actor=None, wanted=seen(election_list)),
        lambda: approved(election_list),
    ):
        with pytest.raises(Refused, match="đã được biểu quyết thông qua"):
            act()


def test_a_vote_that_is_dropped_gives_the_list_back(congress: Congress):
    election_list = opened_list(congress)
    drop_election(actor=None, wanted=now(approved(election_list)))
    put(election_list)
    assert approved(election_list).candidates.count() == 4


def test_a_name_stands_once_on_a_list(congress: Congress):
    election_list = opened_list(congress)
    with pytest.raises(Refused, match="đã có trong danh sách"):
        put(election_list, replace(FROM_THE_FLOOR, full_name="Nguyễn Văn An"))
    with pytest.raises(Refused, match="đã có trong danh sách"):
        nominate_prepared(actor=None, wanted=seen(election_list), names=("Vũ Văn Ánh", "Vũ Văn Ánh"), on=DAY)
    assert election_list.nominees.count() == 3


def test_a_stale_page_changes_nothing(congress: Congress):
    election_list = opened_list(congress)
    with pytest.raises(Refused, match="người khác đã thay đổi"):
        approve_list(actor=None, wanted=WantedList(election_list, 1), approval=HANDS)


def test_a_person_entered_by_mistake_is_taken_off(congress: Congress):
    election_list = opened_list(congress)
    nominee = put(election_list)
    remove_nominee(actor=None, wanted=seen(election_list), number=nominee.pk)
    assert [one.full_name for one in election_list.nominees.all()] == list(PREPARED)


def test_one_list_and_one_vote_a_body(congress: Congress):
    opened_list(congress)
    with pytest.raises(Refused, match="Đã có danh sách đang lập"):
        open_list(actor=None, congress=congress, terms=TERMS)
    opened(congress)
    with pytest.raises(Refused, match="Đã có cuộc bầu"):
        open_list(actor=None, congress=congress, terms=replace(TERMS, seats=5))


def test_terms_are_checked(congress: Congress):
    for terms in (replace(TERMS, seats=0), replace(TERMS, alternate_seats=1)):
        with pytest.raises(Refused):
            open_list(actor=None, congress=congress, terms=terms)
    election_list = opened_list(congress)
    with pytest.raises(Refused, match="không đổi sang bầu việc khác"):
        change_terms(actor=None, wanted=seen(election_list), terms=replace(TERMS, body=ElectedBody.SECRETARY))
    changed = change_terms(actor=None, wanted=seen(election_list), terms=replace(TERMS, seats=2))
    assert changed.seats == 2


def test_a_congress_that_is_not_held_prepares_nothing(congress: Congress):
    congress.status = CongressStatus.CANCELLED
    with pytest.raises(Refused):
        open_list(actor=None, congress=congress, terms=TERMS)


def test_only_who_manages_elections_of_the_unit_prepares_one(congress: Congress, tree: Tree):
    with pytest.raises(Forbidden):
        open_list(actor=make_user_with_role(Role.COUNTING_BOARD, tree.cell), congress=congress, terms=TERMS)
    with pytest.raises(Http404):
        open_list(actor=make_user_with_role(Role.UNIT_OFFICER, tree.other_cell), congress=congress, terms=TERMS)
    officer = make_user_with_role(Role.UNIT_OFFICER, tree.cell)
    assert open_list(actor=officer, congress=congress, terms=TERMS).seats == 3
