"""The poll on those who are not the committee's: more than 30 %, up to the cap, impossible figures refused (A.5)."""

from dataclasses import replace
from datetime import date

import pytest

from daihoi.apps.elections.nominating.models import ElectionList
from daihoi.apps.elections.nominating.services.polling import drop_poll, record_poll, settle_tie
from daihoi.apps.elections.nominating.standing import standings_of
from daihoi.apps.elections.nominating.values import Poll
from daihoi.apps.organisation.refusals import Refused
from daihoi.core.regulations.elections import AssemblyForm
from daihoi.core.regulations.nominating.terms import NominationSource, Nominator
from daihoi.core.regulations.terms import LevelRole
from tests.apps.elections.nominating.lists import FROM_THE_FLOOR, TERMS, Approval, approved, opened_list, put, seen
from tests.factories import make_congress, make_cycle, make_unit_tree

pytestmark = pytest.mark.django_db

DAY_2025 = date(2025, 5, 10)
OUTSIDE = ("Bùi Văn Sáu", "Đinh Thị Bảy", "Lý Văn Tám", "Mai Thị Chín", "Ngô Văn Mười", "Tạ Thị Lan", "Võ Văn Hải")


@pytest.fixture
def election_list() -> ElectionList:
    """Twenty-seven seats, thirty of the committee's, seven from the floor, 247 attending (worked examples 8 and 9)."""
    congress = make_congress(
        make_unit_tree().district,
        make_cycle("2025", clock=DAY_2025),
        LevelRole.UPPER_GRASSROOTS,
        present=247,
        summoned=251,
    )
    terms = replace(TERMS, voters=AssemblyForm.DELEGATES_CONGRESS, seats=27)
    prepared = tuple(f"Nguyễn Văn {chr(65 + place // 6)}{'aeiouy'[place % 6]}" for place in range(30))
    found = opened_list(congress, terms, prepared)
    for name in OUTSIDE:
        put(found, replace(FROM_THE_FLOOR, full_name=name, nominator=Nominator.DELEGATE, nominated_on=DAY_2025))
    return found


def polled(election_list: ElectionList, *votes: int, **figures: int) -> ElectionList:
    outside = election_list.nominees.exclude(source=NominationSource.COMMITTEE).order_by("pk")
    given = {"present": 247, "issued": 247, "returned": 247, "valid": 246, "invalid": 1, **figures}
    poll = Poll(**given, votes={one.pk: count for one, count in zip(outside, votes, strict=True)})
    return record_poll(actor=None, wanted=seen(election_list), poll=poll)


def taken(election_list: ElectionList) -> set[str]:
    return {one.full_name for one in standings_of(ElectionList.objects.get()).standing} & set(OUTSIDE)


def test_a_congress_may_not_approve_its_committee_s_list_before_the_poll(election_list: ElectionList):
    with pytest.raises(Refused, match=r"7 người ngoài danh sách của cấp ủy chưa được xin ý kiến; phải quá 30%"):
        approved(election_list, Approval(present=247, number=247, names=247))


def test_the_best_five_fill_the_cap(election_list: ElectionList):
    polled(election_list, 200, 190, 180, 170, 160, 150, 140)
    assert taken(election_list) == set(OUTSIDE[:5])
    assert standings_of(ElectionList.objects.get()).draft.surplus == 8
    election = approved(election_list, Approval(present=247, number=247, names=240))
    assert election.candidates.count() == 35


def test_thirty_per_cent_is_not_more_than_thirty_per_cent(election_list: ElectionList):
    polled(election_list, 75, 74, 0, 0, 0, 0, 0)
    assert taken(election_list) == {OUTSIDE[0]}


def test_a_tie_at_the_cap_waits_for_the_assembly(election_list: ElectionList):
    polled(election_list, 200, 190, 180, 170, 160, 160, 140)
    assert taken(election_list) == set(OUTSIDE[:4])
    with pytest.raises(Refused, match="bằng phiếu xin ý kiến"):
        approved(election_list, Approval(present=247, number=247, names=247))
    tied = {one.full_name: one.pk for one in election_list.nominees.filter(full_name__in=OUTSIDE[4:6])}
    with pytest.raises(Refused, match="Chỉ còn 1 chỗ"):
        settle_tie(actor=None, wanted=seen(election_list), taken=frozenset(tied.values()), reason="biểu quyết")
    one = frozenset({tied[OUTSIDE[5]]})
    settle_tie(actor=None, wanted=seen(election_list), taken=one, reason="biểu quyết 200 trên 247")
    assert taken(election_list) == {*OUTSIDE[:4], OUTSIDE[5]}


@pytest.mark.parametrize(
    ("figures", "field"),
    [({"returned": 248, "valid": 247}, "returned"), ({"valid": 247}, "valid"), ({"issued": 248}, "issued")],
)
def test_a_poll_that_does_not_balance_is_refused_and_not_kept(
    election_list: ElectionList, figures: dict[str, int], field: str
):
    with pytest.raises(Refused) as refused:
        polled(election_list, 200, 190, 180, 170, 160, 150, 140, **figures)
    assert field in [found.field for found in refused.value.findings]
    assert ElectionList.objects.get().poll_present is None


def test_votes_above_the_valid_ballots_are_refused_at_the_person(election_list: ElectionList):
    with pytest.raises(Refused) as refused:
        polled(election_list, 247, 190, 180, 170, 160, 150, 140)
    first = min(election_list.nominees.exclude(source=NominationSource.COMMITTEE), key=lambda one: one.pk)
    assert [found.field for found in refused.value.findings] == [f"votes.{first.pk}"]


def test_a_polled_list_is_changed_only_after_the_poll_is_taken_back_with_a_reason(election_list: ElectionList):
    polled(election_list, 200, 190, 180, 170, 160, 150, 140)
    with pytest.raises(Refused, match="bỏ kết quả xin ý kiến"):
        put(election_list, replace(FROM_THE_FLOOR, nominator=Nominator.DELEGATE))
    with pytest.raises(Refused, match="Ghi lý do"):
        drop_poll(actor=None, wanted=seen(election_list), reason=" ")
    drop_poll(actor=None, wanted=seen(election_list), reason="ghi nhầm")
    assert put(election_list, replace(FROM_THE_FLOOR, nominator=Nominator.DELEGATE)).poll_votes is None
