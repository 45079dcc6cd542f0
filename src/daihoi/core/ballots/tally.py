"""Ballots from the pages read, whether each is valid, and the votes added up (sections A.6.3 to A.6.5)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from daihoi.core.ballots.election import BallotForm, Election
from daihoi.core.ballots.outside import Sign
from daihoi.core.ballots.pages import PageKind, PageReading, PlaceReading
from daihoi.core.ballots.strikes import Mark


class Status(StrEnum):
    """What the reader proposes; the counting board decides (A.6.6)."""

    VALID = "valid"
    INVALID = "invalid"
    REVIEW = "review"


class Reason(StrEnum):
    """Why a ballot isn't simply valid."""

    TOO_MANY = "TOO_MANY"
    NOBODY = "NOBODY"
    BOTH_OR_NEITHER = "BOTH_OR_NEITHER"
    NOT_ISSUED = "NOT_ISSUED"
    OUTSIDE_NAME = "OUTSIDE_NAME"
    MULTI_INK = "MULTI_INK"
    MARKED_OR_SIGNED = "MARKED_OR_SIGNED"
    UNSURE_MARK = "UNSURE_MARK"
    UNREADABLE = "UNREADABLE"
    WRONG_ELECTION = "WRONG_ELECTION"
    BLANK_PAGE = "BLANK_PAGE"


_OF_KIND = {
    PageKind.BLANK: (Status.REVIEW, Reason.BLANK_PAGE),
    PageKind.FOREIGN: (Status.INVALID, Reason.NOT_ISSUED),
    PageKind.OTHER_ELECTION: (Status.REVIEW, Reason.WRONG_ELECTION),
    PageKind.UNREADABLE: (Status.REVIEW, Reason.UNREADABLE),
}

_OF_SIGN = {Sign.WORDS: Reason.OUTSIDE_NAME, Sign.SIGNATURE: Reason.MARKED_OR_SIGNED}


@dataclass(frozen=True)
class Ballot:
    """One ballot: its pages, what is proposed for it and why, and the vote for each candidate as far as it is known."""

    pages: tuple[PageReading, ...]
    status: Status
    reasons: tuple[Reason, ...]
    votes: dict[str, bool | None]


@dataclass(frozen=True)
class Tally:
    """All ballots of a count, and their totals."""

    ballots: tuple[Ballot, ...]
    pages: int
    votes: dict[str, int]

    def count(self, status: Status) -> int:
        """Give how many ballots have a status."""
        return sum(ballot.status is status for ballot in self.ballots)


def tallied(pages: Iterable[PageReading], election: Election, sides: int) -> Tally:
    """Put pages together to ballots and add the votes of valid ones up."""
    ballots = tuple(_ballot(group, election, sides) for group in _grouped(pages, sides))
    votes: Counter[str] = Counter()
    for ballot in ballots:
        if ballot.status is Status.VALID:
            votes.update(candidate for candidate, vote in ballot.votes.items() if vote)
    totals = {candidate.id: votes[candidate.id] for candidate in election.candidates}
    return Tally(ballots, sum(len(ballot.pages) for ballot in ballots), totals)


def _grouped(pages: Iterable[PageReading], sides: int) -> Iterator[tuple[PageReading, ...]]:
    """The sides of one sheet follow each other in one file; any other page stands alone."""
    waiting: list[PageReading] = []
    for page in pages:
        fits = sides > 1 and page.kind is PageKind.BALLOT
        if waiting and not (fits and _goes_with(page, waiting)):
            yield tuple(waiting)
            waiting = []
        if not fits:
            yield (page,)
            continue
        waiting.append(page)
        if len(waiting) == sides:
            yield tuple(sorted(waiting, key=lambda each: each.side))
            waiting = []
    if waiting:
        yield tuple(waiting)


def _goes_with(page: PageReading, waiting: list[PageReading]) -> bool:
    return page.ref.path == waiting[-1].ref.path and page.side not in {each.side for each in waiting}


def _ballot(group: tuple[PageReading, ...], election: Election, sides: int) -> Ballot:
    nothing: dict[str, bool | None] = {candidate.id: None for candidate in election.candidates}
    if group[0].kind is not PageKind.BALLOT:
        status, reason = _OF_KIND[group[0].kind]
        return Ballot(group, status, (reason,), nothing)
    places = [place for page in group for place in page.places]
    votes = nothing | {place.candidate: _vote(place, election.form) for place in places}
    if len(group) < sides:
        return Ballot(group, Status.REVIEW, (Reason.UNREADABLE,), votes)
    found = [_OF_SIGN[sign] for page in group for sign in page.outside]
    found += [Reason.MULTI_INK for page in group if page.has_two_inks]
    if any(_is_unsure(place) for place in places):
        return Ballot(group, Status.REVIEW, tuple(dict.fromkeys([Reason.UNSURE_MARK, *found])), votes)
    reasons = tuple(dict.fromkeys([*_against_rules(places, votes, election), *found]))
    return Ballot(group, Status.INVALID if reasons else Status.VALID, reasons, votes)


def _is_unsure(place: PlaceReading) -> bool:
    return any(reading.mark is Mark.UNSURE for reading in place.readings)


def _vote(place: PlaceReading, form: BallotForm) -> bool | None:
    """Left standing is a vote; in the two boxes exactly one must be marked (A.6.2, A.6.3)."""
    if _is_unsure(place):
        return None
    marked = [reading.mark is Mark.MARKED for reading in place.readings]
    if form is BallotForm.STRIKE_OUT:
        return not marked[0]
    return marked[0] if marked[0] != marked[1] else None


def _against_rules(places: list[PlaceReading], votes: dict[str, bool | None], election: Election) -> tuple[Reason, ...]:
    """Give what makes a ballot invalid by its votes (A.6.3 item 2, A.6.4 items 2 and 3)."""
    if election.form is BallotForm.AGREE_DISAGREE:
        alone = len(election.candidates) == 1
        return (Reason.BOTH_OR_NEITHER,) if alone and votes[places[0].candidate] is None else ()
    left = sum(vote is True for vote in votes.values())
    if left > election.seats:
        return (Reason.TOO_MANY,)
    return (Reason.NOBODY,) if left == 0 else ()
