"""The opinion poll on those who are not the committee's: recorded, taken back, a tie settled (sheet A.5.3-A.5.9)."""

from dataclasses import dataclass

from django.db import transaction

from daihoi.apps.accounts.audit import EntryType
from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.elections.nominating.models import ElectionList, Nominee
from daihoi.apps.elections.nominating.services.writing import logged, saved, taken_up, unpolled
from daihoi.apps.elections.nominating.standing import (
    Place,
    draft_of,
    outside_of,
    pack_of,
    poll_case,
    standings_of,
    staying_on,
)
from daihoi.apps.elections.nominating.values import Poll, WantedList
from daihoi.apps.organisation.refusals import Objection, Refused, given_reason, refuse
from daihoi.apps.planning.services import Change
from daihoi.core.language import say
from daihoi.core.regulations.elections import ImpossibleCounts, decide
from daihoi.core.regulations.nominating.lists import poll_room

_READS = Permission.VIEW_RESULTS
POLL_RECORDED = EntryType("elections.poll_recorded", "Ghi kết quả phiếu xin ý kiến", reads=_READS)
POLL_DROPPED = EntryType("elections.poll_dropped", "Bỏ kết quả phiếu xin ý kiến", reads=_READS)
POLL_TIE_SETTLED = EntryType(
    "elections.poll_tie_settled", "Ghi quyết định về người bằng phiếu xin ý kiến", reads=_READS
)

BALLOTS = ("present", "issued", "returned", "valid", "invalid")


@dataclass(frozen=True)
class Taken:
    """What the log keeps of a tie that the assembly settled: who is taken onto the list."""

    names: tuple[str, ...]


@transaction.atomic
def record_poll(*, actor: User | None, wanted: WantedList, poll: Poll) -> ElectionList:
    """Keep what a poll gave; figures that can't be true are refused, each with its rule (sheet A.9.2)."""
    election_list = taken_up(actor, wanted)
    unpolled(election_list)
    staying = staying_on(election_list)
    _check_ready(election_list, staying)
    for name in BALLOTS:
        setattr(election_list, f"poll_{name}", getattr(poll, name))
    try:
        decide(poll_case(election_list, staying, poll.votes), pack_of(election_list))
    except ImpossibleCounts as impossible:
        outside = outside_of(staying)
        found = [
            Objection(_field(one.place, outside), one.message(), one.rule.reference) for one in impossible.findings
        ]
        raise Refused(found) from impossible
    for nominee in outside_of(staying):
        nominee.poll_votes, nominee.taken_by_assembly = poll.votes[nominee.pk], None
        nominee.save()
    saved(election_list)
    logged(actor, POLL_RECORDED, election_list, Change(None, poll))
    return election_list


@transaction.atomic
def drop_poll(*, actor: User | None, wanted: WantedList, reason: str) -> ElectionList:
    """Take a poll back, with the reason, so that the list can be changed and polled on again."""
    election_list = taken_up(actor, wanted)
    if election_list.poll_present is None:
        raise refuse(say("Chưa ghi phiếu xin ý kiến nào."))
    reason = given_reason(reason, say("Ghi lý do bỏ kết quả xin ý kiến."))
    for name in BALLOTS:
        setattr(election_list, f"poll_{name}", None)
    election_list.nominees.update(poll_votes=None, taken_by_assembly=None)
    saved(election_list)
    logged(actor, POLL_DROPPED, election_list, Change(None, None, reason))
    return election_list


@transaction.atomic
def settle_tie(*, actor: User | None, wanted: WantedList, taken: frozenset[int], reason: str) -> ElectionList:
    """Record whom of those tied at the cap the assembly takes onto the list; no rule read decides it (sheet X.9)."""
    election_list = taken_up(actor, wanted)
    found = standings_of(election_list)
    tied = [line.nominee for line in found.lines if line.place is Place.TIED]
    if not tied or found.poll is None or found.poll.tie is None:
        raise refuse(say("Không có ai bằng phiếu xin ý kiến chờ quyết định."))
    reason = given_reason(reason, say("Ghi quyết định của đại hội, hội nghị."))
    if len(taken) > found.poll.tie.seats_left:
        raise refuse(say("Chỉ còn {places} chỗ tới số dư tối đa.", places=found.poll.tie.seats_left), "taken")
    for nominee in tied:
        nominee.taken_by_assembly = nominee.pk in taken
        nominee.save()
    saved(election_list)
    names = tuple(nominee.full_name for nominee in tied if nominee.taken_by_assembly)
    logged(actor, POLL_TIE_SETTLED, election_list, Change(None, Taken(names), reason))
    return election_list


def _check_ready(election_list: ElectionList, staying: list[Nominee]) -> None:
    draft = draft_of(election_list, staying)
    if not draft.outside:
        raise refuse(say("Mọi người trong danh sách đều do cấp ủy giới thiệu nên không cần xin ý kiến."))
    if any(line.place is Place.ASKS for line in standings_of(election_list).lines):
        raise refuse(say("Còn người xin rút chưa được quyết định; quyết định xong mới lấy phiếu xin ý kiến."))
    if poll_room(draft, pack_of(election_list)) < 1:
        raise refuse(say("Danh sách của cấp ủy đã đủ số dư tối đa nên không đưa thêm ai được."))


def _field(place: str, outside: list[Nominee]) -> str:
    """Give the form's field for a place in a case: `ballots.issued` is `issued`, `candidates.2.votes` is a person's."""
    part, _, rest = place.partition(".")
    if part != "candidates":
        return rest
    number = rest.removesuffix(".votes")
    return f"votes.{outside[int(number)].pk}" if number.isdigit() else ""
