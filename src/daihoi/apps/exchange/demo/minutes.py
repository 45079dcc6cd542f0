"""Made-up minutes of a congress: who stood for what, and what came of it."""

from dataclasses import dataclass, field
from random import Random

from daihoi.apps.exchange.demo.people import Source, as_outsider, fitness_to_lead
from daihoi.apps.exchange.demo.votes import Count, Electorate, Wanted, count
from daihoi.apps.results.packets import Profile
from daihoi.core.regulations.terms import ElectedBody, ElectedBy, Outcome


@dataclass(frozen=True, slots=True)
class Given:
    """What one person got in one election."""

    body: ElectedBody
    outcome: Outcome
    votes: int


@dataclass(frozen=True, slots=True, eq=False)
class Stander:
    """A person who stood, and all that they stood for."""

    profile: Profile
    mandates: list[Given] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Election:
    """One election: for what, how many names on the list, and the count."""

    body: ElectedBody
    wanted: Wanted
    list_size: int
    count: Count
    elected_by: ElectedBy


@dataclass(frozen=True, slots=True)
class Minutes:
    """Everything that a congress elected; it grows vote by vote."""

    rng: Random
    source: Source
    people: list[Stander] = field(default_factory=list)
    elections: list[Election] = field(default_factory=list)

    def invite_leaders(self, number: int) -> list[Stander]:
        """Let that many more people stand, whoever is likeliest to lead the others first."""
        profiles = [self.source.draw() for _ in range(number)]
        profiles.sort(key=lambda profile: fitness_to_lead(self.rng, profile), reverse=True)
        return self._standing(profiles)

    def invite(self, number: int) -> list[Stander]:
        """Let that many more people stand."""
        return self._standing([self.source.draw() for _ in range(number)])

    def invite_outsiders(self, number: int) -> list[Stander]:
        """Let that many more people stand who won't get into the committee."""
        return self._standing([as_outsider(self.source.draw()) for _ in range(number)])

    def vote(self, body: ElectedBody, wanted: Wanted, standers: list[Stander], voters: "Voters") -> None:
        """Elect from a list whose order is the order in which people come out: in, alternate, left out."""
        figures = count(self.rng, voters.electorate, wanted)
        votes = [*_mixed(self.rng, figures.elected), *figures.alternates, *figures.left_out]
        outcomes = [
            *[Outcome.ELECTED] * wanted.elected,
            *[Outcome.ALTERNATE] * wanted.alternates,
            *[Outcome.NOT_ELECTED] * wanted.left_out,
        ]
        for stander, outcome, number in zip(standers, outcomes, votes, strict=True):
            stander.mandates.append(Given(body, outcome, number))
        self.elections.append(
            Election(body=body, wanted=wanted, list_size=len(standers), count=figures, elected_by=voters.elected_by)
        )

    def _standing(self, profiles: list[Profile]) -> list[Stander]:
        standers = [Stander(profile) for profile in profiles]
        self.people.extend(standers)
        return standers


@dataclass(frozen=True, slots=True)
class Voters:
    """Who elects: the congress, or the conference of those just elected."""

    electorate: Electorate
    elected_by: ElectedBy = ElectedBy.CONGRESS

    @classmethod
    def conference_of(cls, members: int) -> "Voters":
        """Give the conference of a body, everyone present (sheet A.7.4)."""
        return cls(Electorate(members, members), ElectedBy.CONFERENCE)


def _mixed(rng: Random, votes: tuple[int, ...]) -> list[int]:
    """Put the votes in the order of the people: whoever is to lead stands among the three highest."""
    if not votes:
        return []
    rest = list(votes)
    first = rest.pop(rng.randrange(min(3, len(rest))))
    rng.shuffle(rest)
    return [first, *rest]
