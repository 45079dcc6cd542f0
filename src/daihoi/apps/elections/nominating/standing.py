"""Who stands on a list as it is now: worked out from who was put forward, the withdrawals decided, and the poll."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from daihoi.apps.elections.nominating.models import ElectionList, Nominee, Withdrawal
from daihoi.core.language import msgid, say
from daihoi.core.regulations import Finding, RulePack, has_errors, load_pack
from daihoi.core.regulations.elections import (
    Assembly,
    AssemblyForm,
    Ballots,
    Candidate,
    ElectionCase,
    ElectionOutcome,
    SecretVote,
    decide,
)
from daihoi.core.regulations.findings import error
from daihoi.core.regulations.nominating.eligibility import check_nomination
from daihoi.core.regulations.nominating.lists import Draft, check_list, poll_reasons, poll_room
from daihoi.core.regulations.nominating.nomination import Nomination, Setting
from daihoi.core.regulations.nominating.terms import Membership, NominationSource, Nominator
from daihoi.core.regulations.terms import ElectedBody, LevelRole


class Place(Enum):
    """What has become of a person put forward; the value is what the page says."""

    STANDS = "Trong danh sách"
    ASKS = "Xin rút, chưa quyết định"
    WITHDRAWN = "Đã cho rút"
    UNSUPPORTED = "Không được đưa vào"
    TIED = "Bằng phiếu, chờ quyết định"

    @property
    def label(self) -> str:
        """What the page says of it, in the language spoken."""
        return say(msgid(self.value))


@dataclass(frozen=True)
class Line:
    """A person put forward with what has become of them."""

    nominee: Nominee
    place: Place
    withdrawal: Withdrawal | None

    @property
    def stands(self) -> bool:
        return self.place is Place.STANDS


@dataclass(frozen=True)
class Standings:
    """A list worked out: everybody put forward in the order of given names, and what the rules say of it."""

    lines: tuple[Line, ...]
    draft: Draft
    poll: ElectionOutcome | None
    poll_findings: tuple[Finding, ...]
    findings: tuple[Finding, ...]

    @property
    def standing(self) -> tuple[Nominee, ...]:
        """Those who would be the candidates if the list were approved now."""
        return tuple(line.nominee for line in self.lines if line.stands)

    @property
    def is_barred(self) -> bool:
        """Whether something firm keeps the list from being approved."""
        return has_errors(self.findings)


def pack_of(election_list: ElectionList) -> RulePack:
    """Give the rules of the cycle in which the list is made."""
    return load_pack(election_list.congress.cycle.pack)


def setting_of(election_list: ElectionList) -> Setting:
    """Give what a list is for as the rules see it."""
    return Setting(
        ElectedBody(election_list.body), AssemblyForm(election_list.voters), LevelRole(election_list.congress.role)
    )


def nomination_of(nominee: Nominee) -> Nomination:
    """Give a nomination as the rules see it."""
    return Nomination(
        name=nominee.full_name,
        source=NominationSource(nominee.source),
        nominator=Nominator(nominee.nominator),
        membership=Membership(nominee.membership),
        is_delegate=nominee.is_delegate,
        bound=nominee.bound,
        nominator_bound=nominee.nominator_bound,
    )


def withdrawal_of(nominee: Nominee) -> Withdrawal | None:
    """Give a person's request to withdraw, None where there is none."""
    return getattr(nominee, "withdrawal", None)


def standings_of(election_list: ElectionList) -> Standings:
    """Work out who stands and what the rules say of the list as it is."""
    nominees = _in_order(election_list)
    staying = [nominee for nominee in nominees if not _is_withdrawn(nominee)]
    outside = outside_of(staying)
    poll = poll_of(election_list, staying)
    lines = tuple(_line(nominee, poll) for nominee in nominees)
    draft = draft_of(election_list, staying)
    after = _after_poll(draft, lines) if poll else draft
    pack = pack_of(election_list)
    against = [found for one in staying for found in check_nomination(nomination_of(one), draft.setting, pack)]
    return Standings(
        lines=lines,
        draft=after,
        poll=poll,
        poll_findings=() if poll or not outside else poll_reasons(draft, pack),
        findings=(*_undecided(lines, pack), *against, *check_list(after, pack)),
    )


def staying_on(election_list: ElectionList) -> list[Nominee]:
    """Give everybody put forward whom the assembly did not let go, in the order of given names."""
    return [nominee for nominee in _in_order(election_list) if not _is_withdrawn(nominee)]


def _in_order(election_list: ElectionList) -> list[Nominee]:
    return sorted(election_list.nominees.select_related("withdrawal"), key=lambda one: one.sort)


def draft_of(election_list: ElectionList, staying: Sequence[Nominee]) -> Draft:
    """Give the list with everybody who was not let go, as if nobody had been polled."""
    outside = outside_of(staying)
    return Draft(
        setting=setting_of(election_list),
        seats=election_list.seats,
        prepared=len(staying) - len(outside),
        outside=len(outside),
        unpolled=len(outside),
    )


def outside_of(staying: Sequence[Nominee]) -> list[Nominee]:
    """Give those who are not of the committee's list."""
    return [nominee for nominee in staying if nominee.source != NominationSource.COMMITTEE]


def poll_of(election_list: ElectionList, staying: Sequence[Nominee]) -> ElectionOutcome | None:
    """Give what the poll decided, None before there is one."""
    if election_list.poll_present is None:
        return None
    votes = {nominee.pk: nominee.poll_votes or 0 for nominee in outside_of(staying)}
    return decide(poll_case(election_list, staying, votes), pack_of(election_list))


def poll_case(election_list: ElectionList, staying: Sequence[Nominee], votes: dict[int, int]) -> ElectionCase:
    """Put a poll to the rules: of those not the committee's, the best supported up to the cap (sheet A.5.3, A.5.4)."""
    draft = draft_of(election_list, staying)
    present = election_list.poll_present or 0
    return ElectionCase(
        rules=election_list.congress.cycle.pack,
        vote=SecretVote.OPINION_POLL,
        seats=poll_room(draft, pack_of(election_list)),
        assembly=Assembly(form=draft.setting.voters, summoned=present, present=present),
        ballots=Ballots(
            issued=election_list.poll_issued or 0,
            returned=election_list.poll_returned or 0,
            valid=election_list.poll_valid or 0,
            invalid=election_list.poll_invalid or 0,
        ),
        candidates=tuple(Candidate(str(one.pk), one.full_name, votes[one.pk]) for one in outside_of(staying)),
        role=draft.setting.role,
    )


def _is_withdrawn(nominee: Nominee) -> bool:
    withdrawal = withdrawal_of(nominee)
    return withdrawal is not None and withdrawal.is_accepted


def _line(nominee: Nominee, poll: ElectionOutcome | None) -> Line:
    withdrawal = withdrawal_of(nominee)
    return Line(nominee, _place(nominee, withdrawal, poll), withdrawal)


def _place(nominee: Nominee, withdrawal: Withdrawal | None, poll: ElectionOutcome | None) -> Place:
    if withdrawal is not None and withdrawal.is_accepted:
        return Place.WITHDRAWN
    if withdrawal is not None and not withdrawal.is_decided:
        return Place.ASKS
    if nominee.source == NominationSource.COMMITTEE:
        return Place.STANDS
    return _place_by_poll(nominee, poll) if poll else Place.STANDS


def _place_by_poll(nominee: Nominee, poll: ElectionOutcome) -> Place:
    if str(nominee.pk) in {person.id for person in poll.elected}:
        return Place.STANDS
    if poll.tie is None or str(nominee.pk) not in {person.id for person in poll.tie.tied}:
        return Place.UNSUPPORTED
    decided = {True: Place.STANDS, False: Place.UNSUPPORTED, None: Place.TIED}
    return decided[nominee.taken_by_assembly]


def _after_poll(draft: Draft, lines: Sequence[Line]) -> Draft:
    taken = sum(line.stands and line.nominee.source != NominationSource.COMMITTEE for line in lines)
    return Draft(setting=draft.setting, seats=draft.seats, prepared=draft.prepared, outside=taken, unpolled=0)


def _undecided(lines: Sequence[Line], pack: RulePack) -> list[Finding]:
    found = []
    for line in lines:
        if line.place is Place.ASKS:
            told = say("{name} xin rút, đại hội hoặc hội nghị chưa quyết định.", name=line.nominee.full_name)
            found.append(error(pack.nominations.withdrawal, "WITHDRAWAL_OPEN", "names", told))
        if line.place is Place.TIED:
            told = say("{name} bằng phiếu xin ý kiến ở người cuối cùng, chưa quyết định.", name=line.nominee.full_name)
            found.append(error(pack.nominations.poll_over_cap, "POLL_TIE_OPEN", "names", told))
    return found
