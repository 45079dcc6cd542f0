"""Every read before a vote: the lists that are being made, and one as its page shows it."""

from dataclasses import dataclass
from enum import Enum

from django.http import Http404

from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.permissions import reaches
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.elections.nominating.models import ElectionList, Nominee
from daihoi.apps.elections.nominating.standing import (
    Line,
    Place,
    Standings,
    nomination_of,
    pack_of,
    setting_of,
    standings_of,
)
from daihoi.apps.organisation.models import Unit
from daihoi.apps.planning.models import Congress
from daihoi.core.regulations import max_surplus
from daihoi.core.regulations.nominating.papers import missing_papers, required_papers
from daihoi.core.regulations.terms import DossierItem


class Step(Enum):
    """The next thing to do with a list."""

    NAME = "name"
    WITHDRAWAL = "withdrawal"
    POLL = "poll"
    TIE = "tie"
    MEND = "mend"
    APPROVE = "approve"
    VOTE = "vote"


@dataclass(frozen=True)
class Row:
    """A person put forward as the page shows them: with the papers still missing and the rule that asks for them."""

    line: Line
    missing: tuple[str, ...]
    rule: str

    @property
    def nominee(self) -> Nominee:
        return self.line.nominee

    @property
    def is_good(self) -> bool:
        return self.line.place is Place.STANDS

    @property
    def waits(self) -> bool:
        return self.line.place in (Place.ASKS, Place.TIED)


@dataclass(frozen=True)
class ToldList:
    """One list as its page shows it."""

    election_list: ElectionList
    rows: tuple[Row, ...]
    standings: Standings
    most: int | None
    may_list: bool

    @property
    def step(self) -> Step:
        """The one thing to do next."""
        places = {row.line.place for row in self.rows}
        if self.election_list.is_approved:
            return Step.VOTE
        waiting = ((Place.ASKS, Step.WITHDRAWAL), (Place.TIED, Step.TIE))
        for place, step in waiting:
            if place in places:
                return step
        if not self.rows:
            return Step.NAME
        if self.standings.poll_findings:
            return Step.POLL
        return Step.MEND if self.standings.is_barred else Step.APPROVE

    @property
    def asking(self) -> Nominee | None:
        """The first person whose request to withdraw waits."""
        return next((row.nominee for row in self.rows if row.line.place is Place.ASKS), None)

    @property
    def listed(self) -> int:
        return len(self.standings.standing)

    @property
    def surplus(self) -> int:
        return self.listed - self.election_list.seats


def lists_of(congress: Congress) -> tuple[ElectionList, ...]:
    """Give the lists of a congress that were not approved yet."""
    found = ElectionList.objects.filter(congress=congress, election=None)
    return tuple(found.select_related("congress__unit", "congress__cycle"))


def list_of(unit: Unit, number: int) -> ElectionList:
    """Give a list of a unit; one of another unit does not exist here."""
    found = ElectionList.objects.filter(pk=number, congress__unit=unit)
    one = found.select_related("congress__unit__parent", "congress__cycle", "election").first()
    if one is None:
        raise Http404("Không có danh sách này ở đơn vị.")
    return one


def nominee_of(election_list: ElectionList, number: int) -> Nominee:
    """Give a person of a list; one of another list does not exist here."""
    found = election_list.nominees.select_related("withdrawal").filter(pk=number).first()
    if found is None:
        raise Http404("Không có người này trong danh sách.")
    return found


def told_list(election_list: ElectionList, user: User) -> ToldList:
    """Give a list worked out, and whether the person may change it."""
    standings = standings_of(election_list)
    capped = standings.draft.is_capped
    return ToldList(
        election_list=election_list,
        rows=tuple(_row(election_list, line) for line in standings.lines),
        standings=standings,
        most=max_surplus(election_list.seats, pack_of(election_list)) if capped else None,
        may_list=reaches(user, election_list.congress.unit.path, Permission.MANAGE_ELECTION),
    )


def _row(election_list: ElectionList, line: Line) -> Row:
    nomination, setting, pack = nomination_of(line.nominee), setting_of(election_list), pack_of(election_list)
    rule = required_papers(nomination, setting, pack)
    handed_in = [DossierItem(paper) for paper in line.nominee.papers]
    missing = missing_papers(nomination, handed_in, setting, pack)
    return Row(line, tuple(item.label for item in missing), rule.reference if rule else "")
