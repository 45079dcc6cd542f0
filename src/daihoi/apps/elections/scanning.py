"""The tally of a vote's scanned ballots as a count beside the one that people wrote down, and where the two differ."""

from collections.abc import Iterator
from dataclasses import dataclass

from daihoi.apps.counting.models import BallotBox
from daihoi.apps.counting.queries import is_complete, votes_in
from daihoi.apps.elections.models import Election
from daihoi.apps.elections.values import FIGURES, Count

_BALLOTS = ("returned", "valid", "invalid")


@dataclass(frozen=True)
class Unlike:
    """A figure on which the scans and the written count differ."""

    label: str
    scanned: int
    written: int


@dataclass(frozen=True)
class Scanned:
    """What the scans come to, in the order of the ballot; `is_complete` once all is read and decided."""

    returned: int
    valid: int
    invalid: int
    votes: tuple[int, ...]
    is_complete: bool


def scanned_of(election: Election) -> Scanned | None:
    """Give the tally of a vote's scans, None when none came in."""
    box: BallotBox | None = election.box
    if box is None or not box.returned:
        return None
    votes = tuple(person.votes for person in votes_in(box))
    return Scanned(box.returned, box.valid, box.invalid, votes, is_complete(box))


def unlike(election: Election, scanned: Scanned, count: Count) -> tuple[Unlike, ...]:
    """Give every figure on which the two counts differ."""
    return tuple(_unlike(election, scanned, count))


def _unlike(election: Election, scanned: Scanned, count: Count) -> Iterator[Unlike]:
    for name in _BALLOTS:
        if getattr(scanned, name) != getattr(count, name):
            yield Unlike(FIGURES[name], getattr(scanned, name), getattr(count, name))
    for candidate, ours, theirs in zip(election.candidates.all(), scanned.votes, count.votes, strict=True):
        if ours != theirs:
            yield Unlike(candidate.full_name, ours, theirs)


def as_typed(scanned: Scanned) -> dict[str, object]:
    """Give the tally as the first values of the form in which a count is written down."""
    ballots = {name: getattr(scanned, name) for name in _BALLOTS}
    return {**ballots, **{f"votes.{place}": votes for place, votes in enumerate(scanned.votes)}}
