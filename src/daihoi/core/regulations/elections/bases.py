"""The number that a majority is counted on, and the fewest votes that reach it (sheet A.5.3, A.7.2-A.7.5)."""

from daihoi.core.regulations.elections.case import ElectionCase
from daihoi.core.regulations.elections.terms import AssemblyForm, SecretVote
from daihoi.core.regulations.majority import votes_above
from daihoi.core.regulations.pack import RulePack
from daihoi.core.regulations.rule import Rule
from daihoi.core.regulations.terms import Deduction
from daihoi.core.regulations.values import Share


def deductions_allowed(form: AssemblyForm, pack: RulePack) -> Rule[tuple[Deduction, ...]]:
    """The groups that an assembly of that form leaves out of its base."""
    rules = pack.base
    return {
        AssemblyForm.MEMBERS_CONGRESS: rules.members,
        AssemblyForm.DELEGATES_CONGRESS: rules.delegates,
        AssemblyForm.CONFERENCE: rules.conference,
    }[form]


def election_base(case: ElectionCase) -> int:
    """The base: those summoned less the deductions; of an opinion poll those attending (sheet A.5.3)."""
    if case.vote is not SecretVote.OPINION_POLL:
        return case.assembly.base
    return voters_present(case)


def voters_present(case: ElectionCase) -> int:
    """Those present at the vote; where it isn't told, those who were given a ballot."""
    return case.ballots.issued if case.assembly.present is None else case.assembly.present


def threshold(case: ElectionCase, pack: RulePack) -> int:
    """The fewest votes above the share asked for; a poll of a cycle that sets no share asks for one vote."""
    share = pack.majority.more_than.value
    if case.vote is SecretVote.OPINION_POLL:
        support = pack.surplus.outside_support
        share = support.value if support is not None else Share(0, 1)
    return votes_above(share, election_base(case))
