"""What the congress of a cell and the congress of a party body elect, in the order of the regulation (sheet A.10)."""

from dataclasses import dataclass
from enum import Enum
from itertools import islice
from random import Random

from daihoi.apps.exchange.demo.minutes import Minutes, Stander, Voters
from daihoi.apps.exchange.demo.people import Source
from daihoi.apps.exchange.demo.votes import Electorate, Wanted
from daihoi.core.regulations.terms import ElectedBody, ElectedBy

FILLED = Wanted(seats=1, elected=1)
LEFT_EMPTY = Wanted(seats=1, elected=0, left_out=1)


class SecretaryVote(Enum):
    """Where the secretary of a party body is elected: at the congress in a few united places (sheet A.10.5)."""

    AT_CONGRESS = ElectedBy.CONGRESS
    IN_CONFERENCE = ElectedBy.CONFERENCE


@dataclass(frozen=True, slots=True, kw_only=True)
class CellTicket:
    """What a cell elects; without a committee the posts are elected straight from the members (sheet D.3)."""

    committee: Wanted | None
    secretary: Wanted = FILLED
    deputy: Wanted | None = None
    delegates: Wanted | None = None

    @property
    def seats(self) -> int:
        """How many seats there are in the committee."""
        return self.committee.seats if self.committee else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyTicket:
    """What a party body elects; 0 is for what it has none of."""

    committee: Wanted
    standing: int
    deputies: int
    inspection: int
    delegates: Wanted
    secretary_vote: SecretaryVote = SecretaryVote.IN_CONFERENCE

    @property
    def seats(self) -> int:
        """How many seats there are in the committee."""
        return self.committee.seats


def elect_cell(rng: Random, electorate: Electorate, ticket: CellTicket, source: Source) -> Minutes:
    """Hold the elections of a cell congress."""
    minutes, voters = Minutes(rng, source), Voters(electorate)
    if ticket.committee:
        leaders = _elect_committee(minutes, ticket.committee, voters)
        _elect_posts_within(minutes, ticket, leaders, voters)
    else:
        leaders = _elect_posts(minutes, ticket, voters)
    if ticket.delegates:
        _elect_delegates(minutes, ticket.delegates, leaders, voters)
    return minutes


def elect_body(rng: Random, electorate: Electorate, ticket: BodyTicket, source: Source) -> Minutes:
    """Hold the elections of a party body's congress and of its new committee's first conference."""
    minutes, voters = Minutes(rng, source), Voters(electorate)
    committee = _elect_committee(minutes, ticket.committee, voters)
    direct = ticket.secretary_vote is SecretaryVote.AT_CONGRESS
    if direct:
        minutes.vote(ElectedBody.SECRETARY, FILLED, committee[:1], voters)
    _elect_delegates(minutes, ticket.delegates, committee, voters)
    conference = Voters.conference_of(len(committee))
    if ticket.standing:
        wanted = Wanted(ticket.standing, ticket.standing, left_out=1)
        minutes.vote(ElectedBody.STANDING_COMMITTEE, wanted, committee[: ticket.standing + 1], conference)
    if not direct:
        minutes.vote(ElectedBody.SECRETARY, FILLED, committee[:1], conference)
    deputies = committee[1 : 1 + ticket.deputies]
    minutes.vote(ElectedBody.DEPUTY_SECRETARY, Wanted(ticket.deputies, ticket.deputies), deputies, conference)
    if ticket.inspection:
        _elect_inspection(minutes, ticket, committee, conference)
    return minutes


def _elect_committee(minutes: Minutes, wanted: Wanted, voters: Voters) -> list[Stander]:
    elected = minutes.invite_leaders(wanted.elected)
    minutes.vote(ElectedBody.COMMITTEE, wanted, [*elected, *minutes.invite_outsiders(wanted.left_out)], voters)
    return elected


def _elect_posts_within(minutes: Minutes, ticket: CellTicket, committee: list[Stander], voters: Voters) -> None:
    minutes.vote(ElectedBody.SECRETARY, ticket.secretary, committee[:1], voters)
    if ticket.deputy:
        minutes.vote(ElectedBody.DEPUTY_SECRETARY, ticket.deputy, committee[1:2], voters)


def _elect_posts(minutes: Minutes, ticket: CellTicket, voters: Voters) -> list[Stander]:
    posts = [(ElectedBody.SECRETARY, ticket.secretary), (ElectedBody.DEPUTY_SECRETARY, ticket.deputy)]
    elected = minutes.invite_leaders(sum(wanted.elected for _, wanted in posts if wanted))
    left = iter(elected)
    for body, wanted in posts:
        if wanted:
            standers = [*islice(left, wanted.elected), *minutes.invite_outsiders(wanted.left_out)]
            minutes.vote(body, wanted, standers, voters)
    return elected


def _elect_delegates(minutes: Minutes, wanted: Wanted, leaders: list[Stander], voters: Voters) -> None:
    on_list = wanted.elected + wanted.alternates + wanted.left_out
    others = [stander for stander in minutes.people if stander not in leaders]
    standers = [*leaders, *others][:on_list]
    standers += minutes.invite_outsiders(on_list - len(standers))
    minutes.vote(ElectedBody.DELEGATES, wanted, standers, voters)


def _elect_inspection(minutes: Minutes, ticket: BodyTicket, committee: list[Stander], conference: Voters) -> None:
    """Elect the inspection committee from inside and outside the committee, its head and deputy (sheet A.10.4)."""
    head_place = 1 + ticket.deputies if ticket.standing > 1 + ticket.deputies else 1
    within = committee[head_place : head_place + 1 + ticket.inspection // 3]
    members = [*within, *minutes.invite(ticket.inspection - len(within))]
    minutes.vote(ElectedBody.INSPECTION_COMMITTEE, Wanted(ticket.inspection, ticket.inspection), members, conference)
    minutes.vote(ElectedBody.INSPECTION_HEAD, FILLED, members[:1], conference)
    own = Voters.conference_of(len(members))
    minutes.vote(ElectedBody.INSPECTION_DEPUTY, FILLED, members[1:2], own)
