"""What the signed minutes of a congress's votes say of each body, its rounds taken together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from daihoi.apps.elections.cases import Decided, decided
from daihoi.apps.elections.models import Election, Stage
from daihoi.apps.elections.queries import elections_of
from daihoi.apps.planning.models import Congress
from daihoi.core.regulations.elections import AssemblyForm
from daihoi.core.regulations.terms import ElectedBody, ElectedBy, Outcome


@dataclass(frozen=True)
class Stood:
    """A person on the list, with what came of it in the last round in which they stood."""

    name: str
    votes: int
    outcome: Outcome


@dataclass(frozen=True, kw_only=True)
class Announced:
    """The election of one body: seats, list, ballots and base of its first round, everybody who stood in any."""

    body: ElectedBody
    title: str
    elected_by: ElectedBy
    seats: int
    alternate_seats: int
    list_size: int
    issued: int
    returned: int
    valid: int
    invalid: int
    base: int
    rounds: int
    people: tuple[Stood, ...]


def announced_at(congress: Congress) -> tuple[Announced, ...]:
    """Give what was elected by signed minutes; a body of which a round isn't signed yet is left out."""
    votes = sorted(elections_of(congress), key=lambda vote: (vote.body, vote.round))
    found = [_announced(list(rounds)) for _, rounds in groupby(votes, key=lambda vote: vote.body)]
    return tuple(body for body in found if body is not None)


def _announced(rounds: Sequence[Election]) -> Announced | None:
    told = [decided(vote) for vote in rounds if vote.stage == Stage.SIGNED]
    counted = [each for each in told if each is not None]
    if len(counted) < len(rounds):
        return None
    first, case = rounds[0], counted[0].case
    in_conference = case.assembly.form is AssemblyForm.CONFERENCE
    return Announced(
        body=ElectedBody(first.body),
        title=first.title,
        elected_by=ElectedBy.CONFERENCE if in_conference else ElectedBy.CONGRESS,
        seats=first.seats,
        alternate_seats=first.alternate_seats,
        list_size=len(case.candidates),
        issued=case.ballots.issued,
        returned=case.ballots.returned,
        valid=case.ballots.valid,
        invalid=case.ballots.invalid,
        base=counted[0].outcome.base,
        rounds=len(rounds),
        people=tuple({person.name: person for each in counted for person in _stood(each)}.values()),
    )


def _stood(told: Decided) -> Iterator[Stood]:
    outcome = told.outcome
    tied = outcome.tie.tied if outcome.tie else ()
    groups = (
        (outcome.elected, Outcome.ELECTED),
        (outcome.alternates, Outcome.ALTERNATE),
        ((*tied, *outcome.not_elected), Outcome.NOT_ELECTED),
    )
    for people, became in groups:
        yield from (Stood(person.name, person.votes, became) for person in people)
