"""The list as a whole: opened, its terms changed, dropped, approved by a show of hands.

```
        open_list          nominate, withdrawals, poll           approve_list
  (none) ───────> in preparation ─────────────────────> ready ────────────────> a vote with its candidates
```
"""

from django.db import transaction

from daihoi.apps.accounts.audit import EntryType, stand_in_line
from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.elections.models import Election
from daihoi.apps.elections.nominating.models import ElectionList
from daihoi.apps.elections.nominating.services.writing import barred, logged, required, saved, taken_up, unpolled
from daihoi.apps.elections.nominating.standing import standings_of
from daihoi.apps.elections.nominating.values import Approval, Terms, WantedList
from daihoi.apps.elections.services import open_election
from daihoi.apps.elections.values import Listing
from daihoi.apps.organisation.refusals import refuse
from daihoi.apps.planning.models import Congress
from daihoi.apps.planning.services import Change
from daihoi.core.figures.vietnamese import number_text
from daihoi.core.language import say
from daihoi.core.regulations import is_more_than_half
from daihoi.core.regulations.elections import AssemblyForm
from daihoi.core.regulations.terms import CongressStatus, ElectedBody

_READS = Permission.VIEW_RESULTS
LIST_OPENED = EntryType("elections.list_opened", "Mở danh sách ứng cử, đề cử", reads=_READS)
TERMS_CHANGED = EntryType("elections.list_terms_changed", "Sửa số lượng cần bầu", reads=_READS)
LIST_DROPPED = EntryType("elections.list_dropped", "Bỏ danh sách ứng cử, đề cử", reads=_READS)
LIST_APPROVED = EntryType("elections.list_approved", "Thông qua số lượng và danh sách bầu cử", reads=_READS)


@transaction.atomic
def open_list(*, actor: User | None, congress: Congress, terms: Terms) -> ElectionList:
    """Begin the list for the first vote on a body, before anybody is put forward (sheet A.10.2)."""
    required(actor, congress)
    stand_in_line()
    if congress.status == CongressStatus.CANCELLED:
        raise refuse(say("Đại hội này đã ghi là không tổ chức nên không có cuộc bầu nào."))
    if Election.objects.filter(congress=congress, body=terms.body).exists():
        raise refuse(say("Đã có cuộc bầu này của đại hội."), "body")
    if ElectionList.objects.filter(congress=congress, body=terms.body).exists():
        raise refuse(say("Đã có danh sách đang lập cho cuộc bầu này."), "body")
    election_list = ElectionList(congress=congress, body=terms.body)
    _store(election_list, terms)
    logged(actor, LIST_OPENED, election_list, Change(None, terms))
    return election_list


@transaction.atomic
def change_terms(*, actor: User | None, wanted: WantedList, terms: Terms) -> ElectionList:
    """Change how many are elected, or who votes, while the list is made."""
    election_list = taken_up(actor, wanted)
    unpolled(election_list)
    before = terms_of(election_list)
    if terms.body is not before.body:
        raise refuse(say("Danh sách đã mở không đổi sang bầu việc khác được."), "body")
    _store(election_list, terms)
    logged(actor, TERMS_CHANGED, election_list, Change(before, terms))
    return election_list


@transaction.atomic
def drop_list(*, actor: User | None, wanted: WantedList) -> None:
    """Take back a list that was opened by mistake, with everybody on it."""
    election_list = taken_up(actor, wanted)
    names = tuple(nominee.full_name for nominee in election_list.nominees.all())
    logged(actor, LIST_DROPPED, election_list, Change((terms_of(election_list), names)))
    election_list.delete()


@transaction.atomic
def approve_list(*, actor: User | None, wanted: WantedList, approval: Approval) -> Election:
    """Record that the assembly approved number and list, and fix the list as the candidates of its vote."""
    election_list = taken_up(actor, wanted)
    _check_hands(approval)
    found = standings_of(election_list)
    barred(found.findings)
    terms = terms_of(election_list)
    names = tuple(nominee.full_name for nominee in found.standing)
    election = open_election(actor=actor, congress=election_list.congress, listing=Listing(**vars(terms), names=names))
    election.approved_list = election_list
    election.save()
    election_list.vote_present = approval.present
    election_list.vote_number, election_list.vote_list = approval.number, approval.names
    saved(election_list)
    logged(actor, LIST_APPROVED, election_list, Change(None, approval))
    return election


def terms_of(election_list: ElectionList) -> Terms:
    """Give what a list is for, as it is stored."""
    return Terms(
        body=ElectedBody(election_list.body),
        voters=AssemblyForm(election_list.voters),
        seats=election_list.seats,
        alternate_seats=election_list.alternate_seats,
        counters=election_list.counters,
    )


def _store(election_list: ElectionList, terms: Terms) -> None:
    if terms.seats < 1:
        raise refuse(say("Ghi số lượng cần bầu, từ 1 trở lên."), "seats")
    if terms.alternate_seats and terms.body is not ElectedBody.DELEGATES:
        raise refuse(say("Chỉ bầu đại biểu mới có dự khuyết."), "alternate_seats")
    election_list.voters, election_list.counters = terms.voters, terms.counters
    election_list.seats, election_list.alternate_seats = terms.seats, terms.alternate_seats
    saved(election_list)


def _check_hands(approval: Approval) -> None:
    """More than half of those present carry a show of hands (sheet A.2, D.5)."""
    for field, votes in (("number", approval.number), ("names", approval.names)):
        if votes > approval.present:
            raise refuse(say("Số nhất trí nhiều hơn số có mặt."), field)
        if not is_more_than_half(votes, approval.present):
            told = say(
                "{votes} trên {present} không quá nửa nên chưa thông qua; sửa lại rồi biểu quyết lần nữa.",
                votes=number_text(votes),
                present=number_text(approval.present),
            )
            raise refuse(told, field)
