"""Whether a list may be put to the vote: surplus, poll, enough names (sheet A.5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from daihoi.core.figures.vietnamese import number_text
from daihoi.core.language import say
from daihoi.core.regulations.elections.terms import AssemblyForm
from daihoi.core.regulations.findings import Finding, breach, error, warning
from daihoi.core.regulations.nominating.nomination import Setting
from daihoi.core.regulations.pack import RulePack
from daihoi.core.regulations.shares import is_at_least, is_at_most
from daihoi.core.regulations.surplus import max_surplus
from daihoi.core.regulations.terms import ElectedBody

_WITH_SURPLUS = frozenset({ElectedBody.COMMITTEE, ElectedBody.STANDING_COMMITTEE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A list on its way: how many of the committee's names stand, how many others, and of these how many unpolled."""

    setting: Setting
    seats: int
    prepared: int
    outside: int
    unpolled: int

    @property
    def surplus(self) -> int:
        """How many more stand than there are seats."""
        return self.prepared + self.outside - self.seats

    @property
    def is_capped(self) -> bool:
        """Whether the regulation bounds the surplus of this list (sheet A.5.7)."""
        return self.setting.body in _WITH_SURPLUS


def poll_room(draft: Draft, pack: RulePack) -> int:
    """The most that a poll may add to the committee's names before the list passes the cap (sheet A.5.4, X.9)."""
    if not draft.is_capped:
        return draft.outside
    return max(0, min(draft.outside, draft.seats + max_surplus(draft.seats, pack) - draft.prepared))


def poll_reasons(draft: Draft, pack: RulePack) -> tuple[Finding, ...]:
    """Why the assembly is to be polled on those who are not the committee's; nothing when it need not be."""
    return tuple(_poll_reasons(draft, pack)) if draft.unpolled else ()


def check_list(draft: Draft, pack: RulePack) -> tuple[Finding, ...]:
    """Everything against putting a list to the vote: an error where the rule is firm, else a warning."""
    checks = (_size, _surplus, _prepared)
    return (*poll_reasons(draft, pack), *(finding for check in checks for finding in check(draft, pack)))


def _poll_reasons(draft: Draft, pack: RulePack) -> Iterator[Finding]:
    support, required, people = pack.surplus.outside_support, pack.nominations.poll_required, draft.unpolled
    if support is not None:
        told = say(
            "{people} người ngoài danh sách của cấp ủy chưa được xin ý kiến; phải quá {share} số có mặt tán thành.",
            people=number_text(people),
            share=support.value,
        )
        at_congress = draft.setting.voters is not AssemblyForm.CONFERENCE
        if required is not None and draft.setting.body is ElectedBody.COMMITTEE and at_congress:
            yield breach(required, "POLL_REQUIRED", "poll", told)
        else:
            yield warning(support, "POLL_ADVISED", "poll", told)
    if draft.is_capped and draft.surplus > max_surplus(draft.seats, pack):
        told = say(
            "Số dư {surplus} người, quá mức tối đa {most}: lấy phiếu xin ý kiến về những người ngoài danh sách của"
            " cấp ủy.",
            surplus=number_text(draft.surplus),
            most=number_text(max_surplus(draft.seats, pack)),
        )
        yield breach(pack.nominations.poll_over_cap, "POLL_OVER_CAP", "poll", told)


def _size(draft: Draft, pack: RulePack) -> Iterator[Finding]:
    if draft.surplus < 0:
        told = say(
            "Danh sách có {listed} người, ít hơn số lượng cần bầu {seats}.",
            listed=number_text(draft.prepared + draft.outside),
            seats=number_text(draft.seats),
        )
        yield error(pack.majority.seats, "FEWER_THAN_SEATS", "names", told)


def _surplus(draft: Draft, pack: RulePack) -> Iterator[Finding]:
    if not draft.is_capped:
        return
    most = max_surplus(draft.seats, pack)
    if draft.surplus == 0:
        told = say("Danh sách bằng số lượng cần bầu; cuộc bầu này phải có số dư.")
        yield breach(pack.surplus.required, "NO_SURPLUS", "names", told)
    elif draft.surplus > most:
        told = say(
            "Số dư {surplus} người, quá mức tối đa {most}.", surplus=number_text(draft.surplus), most=number_text(most)
        )
        yield breach(pack.surplus.maximum, "SURPLUS_OVER_CAP", "names", told)


def _prepared(draft: Draft, pack: RulePack) -> Iterator[Finding]:
    """The surplus that the convening committee prepares lies in a range, where a whole number does (sheet A.5.6)."""
    least, most = pack.surplus.prepared_least, pack.surplus.prepared_most
    prepared, seats = draft.prepared - draft.seats, draft.seats
    fitting = [
        people
        for people in range(1, seats + 1)
        if is_at_least(people, seats, least.value) and is_at_most(people, seats, most.value)
    ]
    if draft.is_capped and prepared > 0 and fitting and prepared not in fitting:
        told = say(
            "Cấp ủy chuẩn bị số dư {prepared} người; theo quy định là từ {least} đến {most} số lượng cần bầu.",
            prepared=number_text(prepared),
            least=least.value,
            most=most.value,
        )
        yield warning(least if prepared < fitting[0] else most, "PREPARED_SURPLUS", "names", told)
