"""What is written down before a vote, as values: what is elected, who is put forward, the poll, the shows of hands."""

from dataclasses import dataclass
from datetime import date

from daihoi.apps.elections.nominating.models import ElectionList
from daihoi.core.regulations.elections import AssemblyForm
from daihoi.core.regulations.nominating.terms import Membership, NominationSource, Nominator
from daihoi.core.regulations.terms import DossierItem, ElectedBody


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What a list is for: the body, who votes, how many, how many count apart."""

    body: ElectedBody
    voters: AssemblyForm
    seats: int
    alternate_seats: int = 0
    counters: int = 1


@dataclass(frozen=True, kw_only=True)
class Particulars:
    """A person's line of the summary list; what is not known stays empty."""

    sex: str = ""
    birth_date: date | None = None
    hometown: str = ""
    ethnicity: str = ""
    joined_on: date | None = None
    degree: str = ""
    theory: str = ""
    post: str = ""
    standing: str = ""


@dataclass(frozen=True, kw_only=True)
class Proposed:
    """A person put forward, by whom and when, with particulars and papers."""

    full_name: str
    source: NominationSource
    nominator: Nominator
    nominated_on: date
    nominated_by: str = ""
    membership: Membership = Membership.OFFICIAL
    is_delegate: bool = True
    bound: bool = False
    nominator_bound: bool = False
    particulars: Particulars = Particulars()
    papers: tuple[DossierItem, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Poll:
    """The ballots of a poll and the votes for each person polled, by their number."""

    present: int
    issued: int
    returned: int
    valid: int
    invalid: int
    votes: dict[int, int]


@dataclass(frozen=True, kw_only=True)
class Approval:
    """A show of hands: how many were present, how many agreed to the number and to the list."""

    present: int
    number: int
    names: int


@dataclass(frozen=True)
class WantedList:
    """A list as a person saw it when they began: a write is refused when somebody changed it since."""

    election_list: ElectionList
    revision: int
