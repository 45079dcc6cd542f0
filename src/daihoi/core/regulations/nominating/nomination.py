"""One nomination and the body that elects, as the rules see them."""

from __future__ import annotations

from dataclasses import dataclass

from daihoi.core.regulations.elections.terms import AssemblyForm
from daihoi.core.regulations.nominating.terms import Membership, NominationSource, Nominator
from daihoi.core.regulations.terms import ElectedBody, LevelRole


@dataclass(frozen=True, slots=True)
class Setting:
    """What is elected, by whom, at which level."""

    body: ElectedBody
    voters: AssemblyForm
    role: LevelRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Nomination:
    """Who is put forward, by whom.

    `bound` and `nominator_bound` say who is of the body that prepared the list: a member of the convening committee,
    at a conference of the standing committee (sheet A.3.7).
    """

    name: str
    source: NominationSource
    nominator: Nominator
    membership: Membership = Membership.OFFICIAL
    is_delegate: bool = True
    bound: bool = False
    nominator_bound: bool = False
