"""An election's stored figures as a case of the rules, and what the rules make of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from daihoi.apps.elections.models import Election
from daihoi.apps.elections.values import FIGURES, Count
from daihoi.core.regulations import load_pack
from daihoi.core.regulations.elections import (
    Assembly,
    AssemblyForm,
    Ballots,
    Candidate,
    CountFinding,
    ElectionCase,
    ElectionOutcome,
    ImpossibleCounts,
    SecretVote,
    decide,
)
from daihoi.core.regulations.terms import Deduction, LevelRole


@dataclass(frozen=True)
class Decided:
    """A count, the case that it is to the rules, and what they make of it."""

    count: Count
    case: ElectionCase
    outcome: ElectionOutcome


def decided(election: Election) -> Decided | None:
    """Work out who is elected from what is stored; None before the count."""
    count = count_of(election)
    if count is None:
        return None
    case = case_of(election, count)
    return Decided(count, case, decide(case, load_pack(election.congress.cycle.pack)))


def refusals_of(election: Election, count: Count) -> Sequence[CountFinding]:
    """Give why a count can't be true; nothing when it can."""
    try:
        decide(case_of(election, count), load_pack(election.congress.cycle.pack))
    except ImpossibleCounts as impossible:
        return impossible.findings
    return ()


def case_of(election: Election, count: Count) -> ElectionCase:
    """Put a count on an election's list to the rules; candidates bear the number that they have on the ballot."""
    candidates = [
        Candidate(str(candidate.position), candidate.full_name, votes)
        for candidate, votes in zip(election.candidates.all(), count.votes, strict=True)
    ]
    return ElectionCase(
        rules=election.congress.cycle.pack,
        vote=SecretVote(election.body),
        seats=election.seats,
        alternate_seats=election.alternate_seats,
        round=election.round,
        assembly=Assembly(
            form=AssemblyForm(election.voters),
            summoned=count.summoned,
            deductions=count.absences,
            present=count.present,
        ),
        ballots=Ballots(issued=count.issued, returned=count.returned, valid=count.valid, invalid=count.invalid),
        candidates=tuple(candidates),
        tie_revote_of=tuple(candidate.id for candidate in candidates) if election.among_tied else (),
        role=LevelRole(election.congress.role),
    )


def count_of(election: Election) -> Count | None:
    """Read the count that is stored; None before there is one."""
    figures = {name: getattr(election, name) for name in FIGURES}
    votes = [candidate.votes for candidate in election.candidates.all()]
    if any(figure is None for figure in (*figures.values(), *votes)):
        return None
    return Count(
        **figures,
        votes=tuple(counted or 0 for counted in votes),
        invalid_because=election.invalid_because,
        absences={Deduction(row.group): row.people for row in election.absences.all()},
    )
