"""Withdrawal: a request, the presidium's proposal, the assembly's decision; a request alone removes nobody (A.4)."""

from dataclasses import dataclass

from django.db import transaction

from daihoi.apps.accounts.audit import EntryType
from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.elections.nominating.models import Nominee, Proposal, Withdrawal
from daihoi.apps.elections.nominating.services.writing import logged, nominee_in, saved, taken_up, unpolled
from daihoi.apps.elections.nominating.values import WantedList
from daihoi.apps.organisation.refusals import given_reason, refuse
from daihoi.apps.planning.services import Change
from daihoi.core.language import say

_READS = Permission.VIEW_RESULTS
WITHDRAWAL_ASKED = EntryType("elections.withdrawal_asked", "Ghi đơn xin rút khỏi danh sách", reads=_READS)
WITHDRAWAL_PROPOSED = EntryType("elections.withdrawal_proposed", "Ghi đề nghị về việc xin rút", reads=_READS)
WITHDRAWAL_DECIDED = EntryType("elections.withdrawal_decided", "Ghi quyết định về việc xin rút", reads=_READS)


@dataclass(frozen=True)
class Suggested:
    """What the log keeps of the presidium's proposal."""

    proposal: str


@dataclass(frozen=True, kw_only=True)
class Decision:
    """How many of those present agreed that a person withdraws."""

    present: int
    agreed: int


@transaction.atomic
def ask_withdrawal(*, actor: User | None, wanted: WantedList, number: int, reason: str) -> Withdrawal:
    """Record that a person asks to withdraw; they stay on the list until the assembly decides."""
    nominee = _taken(actor, wanted, number)
    if hasattr(nominee, "withdrawal"):
        raise refuse(say("{name} đã xin rút rồi.", name=nominee.full_name))
    reason = given_reason(reason, say("Ghi lý do xin rút."))
    withdrawal = Withdrawal.objects.create(nominee=nominee, reason=reason)
    saved(nominee.election_list)
    logged(actor, WITHDRAWAL_ASKED, nominee, Change(None, None, reason))
    return withdrawal


@transaction.atomic
def propose_on_withdrawal(*, actor: User | None, wanted: WantedList, number: int, proposal: Proposal) -> Withdrawal:
    """Record what the presidium, or whoever chairs, proposes of a request (sheet A.4.1)."""
    withdrawal = _asked(_taken(actor, wanted, number))
    if withdrawal.is_decided:
        raise refuse(say("Việc xin rút này đã được quyết định."))
    before, withdrawal.proposal = Suggested(withdrawal.proposal), proposal
    withdrawal.save()
    saved(withdrawal.nominee.election_list)
    logged(actor, WITHDRAWAL_PROPOSED, withdrawal.nominee, Change(before, Suggested(proposal)))
    return withdrawal


@transaction.atomic
def decide_withdrawal(*, actor: User | None, wanted: WantedList, number: int, decision: Decision) -> Withdrawal:
    """Record the assembly's show of hands on a request; more than half of those present let the person go."""
    withdrawal = _asked(_taken(actor, wanted, number))
    if withdrawal.is_decided:
        raise refuse(say("Việc xin rút này đã được quyết định."))
    if not withdrawal.proposal:
        raise refuse(say("Ghi đề nghị của đoàn chủ tịch trước khi ghi biểu quyết."))
    if decision.present < 1:
        raise refuse(say("Ghi số có mặt, từ 1 trở lên."), "present")
    if decision.agreed > decision.present:
        raise refuse(say("Số đồng ý nhiều hơn số có mặt."), "agreed")
    withdrawal.present, withdrawal.agreed = decision.present, decision.agreed
    withdrawal.save()
    saved(withdrawal.nominee.election_list)
    logged(actor, WITHDRAWAL_DECIDED, withdrawal.nominee, Change(None, decision))
    return withdrawal


def _taken(actor: User | None, wanted: WantedList, number: int) -> Nominee:
    election_list = taken_up(actor, wanted)
    unpolled(election_list)
    return nominee_in(election_list, number)


def _asked(nominee: Nominee) -> Withdrawal:
    withdrawal: Withdrawal | None = getattr(nominee, "withdrawal", None)
    if withdrawal is None:
        raise refuse(say("{name} chưa xin rút.", name=nominee.full_name))
    return withdrawal
