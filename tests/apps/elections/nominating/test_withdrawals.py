"""Withdrawal is request, proposal, decision: only the assembly takes a name off (sheet A.4)."""

import pytest

from daihoi.apps.accounts.models import AuditEntry
from daihoi.apps.elections.nominating.models import ElectionList, Proposal
from daihoi.apps.elections.nominating.services.nominees import remove_nominee
from daihoi.apps.elections.nominating.services.withdrawals import (
    Decision,
    ask_withdrawal,
    decide_withdrawal,
    propose_on_withdrawal,
)
from daihoi.apps.elections.nominating.standing import standings_of
from daihoi.apps.organisation.refusals import Refused
from tests.apps.elections.nominating.lists import DAY, approved, opened_list, put, seen
from tests.factories import make_congress, make_cycle, make_unit_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def election_list() -> ElectionList:
    return opened_list(make_congress(make_unit_tree().cell, make_cycle(clock=DAY), summoned=20, present=20))


def names(election_list: ElectionList) -> list[str]:
    return [one.full_name for one in standings_of(election_list).standing]


def asked(election_list: ElectionList) -> int:
    nominee = put(election_list)
    ask_withdrawal(actor=None, wanted=seen(election_list), number=nominee.pk, reason="sức khỏe")
    return nominee.pk


def decide(election_list: ElectionList, number: int, agreed: int) -> None:
    propose_on_withdrawal(actor=None, wanted=seen(election_list), number=number, proposal=Proposal.KEEP)
    decide_withdrawal(
        actor=None, wanted=seen(election_list), number=number, decision=Decision(present=20, agreed=agreed)
    )


def test_a_request_alone_takes_nobody_off_and_no_list_is_approved_over_it(election_list: ElectionList):
    number = asked(election_list)
    assert election_list.nominees.filter(pk=number).exists()
    with pytest.raises(Refused, match=r"Phạm Thị Đào xin rút.*chưa quyết định"):
        approved(election_list)
    with pytest.raises(Refused, match="do đại hội, hội nghị quyết định"):
        remove_nominee(actor=None, wanted=seen(election_list), number=number)


def test_more_than_half_of_those_present_let_a_person_go(election_list: ElectionList):
    decide(election_list, asked(election_list), 11)
    assert names(election_list) == ["Nguyễn Văn An", "Lê Đức Bình", "Trần Thị Ước"]


def test_half_of_those_present_keep_the_person_on_the_list(election_list: ElectionList):
    decide(election_list, asked(election_list), 10)
    assert "Phạm Thị Đào" in names(election_list)
    kinds = AuditEntry.objects.filter(kind__startswith="elections.withdrawal").order_by("sequence")
    assert [entry.kind.rpartition("_")[2] for entry in kinds] == ["asked", "proposed", "decided"]


def test_nothing_is_decided_before_a_proposal_nor_twice(election_list: ElectionList):
    number = asked(election_list)
    with pytest.raises(Refused, match="Ghi đề nghị của đoàn chủ tịch"):
        decide_withdrawal(
            actor=None, wanted=seen(election_list), number=number, decision=Decision(present=20, agreed=20)
        )
    decide(election_list, number, 0)
    with pytest.raises(Refused, match="đã được quyết định"):
        decide(election_list, number, 20)
