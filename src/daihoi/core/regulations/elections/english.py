"""The English names of the closed lists that a count speaks of."""

from collections.abc import Mapping
from types import MappingProxyType

from daihoi.core.language import Language
from daihoi.core.regulations.elections.terms import AssemblyForm, NextStep, SecretVote
from daihoi.core.regulations.terms import Deduction, Term

_NAMES: Mapping[Term, str] = MappingProxyType(
    {
        SecretVote.COMMITTEE: "Election of the executive committee",
        SecretVote.STANDING_COMMITTEE: "Election of the standing committee",
        SecretVote.SECRETARY: "Election of the secretary",
        SecretVote.DEPUTY_SECRETARY: "Election of the deputy secretary",
        SecretVote.INSPECTION_COMMITTEE: "Election of the inspection committee",
        SecretVote.INSPECTION_HEAD: "Election of the head of the inspection committee",
        SecretVote.INSPECTION_DEPUTY: "Election of the deputy head of the inspection committee",
        SecretVote.DELEGATES: "Election of delegates to the upper congress",
        SecretVote.OPINION_POLL: "Opinion poll",
        AssemblyForm.MEMBERS_CONGRESS: "members' congress",
        AssemblyForm.DELEGATES_CONGRESS: "delegates' congress",
        AssemblyForm.CONFERENCE: "conference",
        NextStep.COMPLETE: "Every seat is filled.",
        NextStep.REVOTE_AMONG_TIED: "Vote again among the tied.",
        NextStep.ASSEMBLY_DECIDES: "The congress or conference decides whether to go on.",
        NextStep.UPPER_COMMITTEE_APPOINTS: "Voting stops; the upper committee appoints.",
        Deduction.TEMPORARILY_AWAY: "Members temporarily attached elsewhere, absent",
        Deduction.EXEMPT: "Members exempt from work and activities, absent",
        Deduction.SUSPENDED: "Members suspended, prosecuted, indicted or detained",
        Deduction.EXCUSED: "Members absent throughout with an accepted reason",
        Deduction.COMMITTEE_ABSENT: "Members of the convening committee absent throughout",
        Deduction.DELEGATE_UNREPLACED: "Delegates absent throughout, replaced by no alternate",
    }
)


def term_name(term: Term, language: Language) -> str:
    """What a member of a closed list is called in that language."""
    return _NAMES[term] if language is Language.ENGLISH else term.label_vi
