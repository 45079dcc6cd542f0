"""Paper ballots of a secret vote: their design, their printing, their reading and their tally."""

from daihoi.core.ballots.counting import Work, count, count_json, read_pages
from daihoi.core.ballots.designing import design
from daihoi.core.ballots.election import BallotForm, Candidate, Election, election_from, read_election
from daihoi.core.ballots.pages import PageKind, PageReading, PlaceReading, read_page
from daihoi.core.ballots.printing import layout_json, one_ballot, print_run
from daihoi.core.ballots.review import save_review
from daihoi.core.ballots.scans import PageRef, listed_pages
from daihoi.core.ballots.tally import Ballot, Reason, Status, Tally, tallied
from daihoi.core.ballots.wording import reason_text, status_text

__all__ = [
    "Ballot",
    "BallotForm",
    "Candidate",
    "Election",
    "PageKind",
    "PageReading",
    "PageRef",
    "PlaceReading",
    "Reason",
    "Status",
    "Tally",
    "Work",
    "count",
    "count_json",
    "design",
    "election_from",
    "layout_json",
    "listed_pages",
    "one_ballot",
    "print_run",
    "read_election",
    "read_page",
    "read_pages",
    "reason_text",
    "save_review",
    "status_text",
    "tallied",
]
