"""The paper ballot of a vote: its list as the ballots' printer and reader take it."""

from daihoi.apps.counting.looking import PDFIUM
from daihoi.apps.elections.models import Election
from daihoi.core.ballots import Candidate, design, print_run
from daihoi.core.ballots import Election as BallotElection


def ballot_of(election: Election) -> BallotElection:
    """Give what the ballot says; a person bears the number that they have on it."""
    congress, unit = election.congress, election.congress.unit
    return BallotElection(
        title=f"Bầu {election.body_title} {unit.name}" + (f", lần {election.round}" if election.round > 1 else ""),
        organisation=unit.name,
        upper_organisation=unit.parent.name if unit.parent else "",
        term=congress.own_term,
        rules=congress.cycle.pack,
        seats=election.seats,
        candidates=tuple(Candidate(f"{one.position:02d}", one.full_name) for one in election.candidates.all()),
    )


def ballots_file(election: Election, copies: int) -> bytes:
    """Give so many ballots as PDF; nothing tells one from another."""
    ballot = ballot_of(election)
    with PDFIUM:
        return print_run(ballot, design(ballot), copies)
