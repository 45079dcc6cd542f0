"""Who is elected: from the figures of one count, by the rules of its cycle, to what comes next."""

from daihoi.core.regulations.elections.bases import election_base, threshold
from daihoi.core.regulations.elections.case import Assembly, Ballots, Candidate, ElectionCase
from daihoi.core.regulations.elections.english import term_name
from daihoi.core.regulations.elections.findings import CountFinding, ImpossibleCounts
from daihoi.core.regulations.elections.notes import Tie
from daihoi.core.regulations.elections.outcome import ElectionOutcome, decide
from daihoi.core.regulations.elections.reading import read_case
from daihoi.core.regulations.elections.terms import AssemblyForm, NextStep, SecretVote

__all__ = [
    "Assembly",
    "AssemblyForm",
    "Ballots",
    "Candidate",
    "CountFinding",
    "ElectionCase",
    "ElectionOutcome",
    "ImpossibleCounts",
    "NextStep",
    "SecretVote",
    "Tie",
    "decide",
    "election_base",
    "read_case",
    "term_name",
    "threshold",
]
