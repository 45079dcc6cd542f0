"""The rolls of cells whose members are kept one by one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count
from random import Random

from daihoi.apps.exchange.demo.people import Enrolled, Shares, Weighted, day_between, make_profile
from daihoi.apps.organisation.models import Member
from daihoi.apps.results.packets import Profile

Cards = Iterator[str]

_OFFICIAL = Weighted({Member.Status.OFFICIAL: 955, Member.Status.EXEMPT: 35, Member.Status.AWAY: 10})
_LAST_OFFICIAL, _FIRST_PROBATIONARY, _LAST_PROBATIONARY = date(2018, 12, 31), date(2019, 7, 5), date(2020, 1, 31)


def cards_from(first: int) -> Cards:
    """Give card numbers that no real member holds: none begins with 99."""
    return (f"99.{number:06d}" for number in count(first))


def with_cards(profiles: list[Profile], cards: Cards) -> list[Profile]:
    """Give people their card numbers."""
    return [replace(profile, member_code=next(cards)) for profile in profiles]


@dataclass(frozen=True, slots=True)
class Keeper:
    """Keeps rolls: makes up members of one kind, and gives each the next card."""

    rng: Random
    shares: Shares
    cards: Cards

    def enroll(self, official: int, probationary: int, known: list[Profile]) -> list[Enrolled]:
        """Make a roll of so many official and probationary members; those already known stand first."""
        others = with_cards([make_profile(self.rng, self.shares) for _ in range(official - len(known))], self.cards)
        newest = with_cards([make_profile(self.rng, self.shares) for _ in range(probationary)], self.cards)
        return [
            *(Enrolled(profile, _joined(self.rng, profile), Member.Status.OFFICIAL) for profile in known),
            *(Enrolled(profile, _joined(self.rng, profile), _OFFICIAL.draw(self.rng)) for profile in others),
            *(Enrolled(profile, self._joined_lately(), Member.Status.PROBATIONARY) for profile in newest),
        ]

    def _joined_lately(self) -> date:
        return day_between(self.rng, _FIRST_PROBATIONARY, _LAST_PROBATIONARY)


def who_can_stand(roll: list[Enrolled]) -> list[Profile]:
    """Give the official members of a roll, those who are exempt from its life or away for a time after the others."""
    official = [enrolled for enrolled in roll if enrolled.status is not Member.Status.PROBATIONARY]
    official.sort(key=lambda enrolled: enrolled.status is not Member.Status.OFFICIAL)
    return [enrolled.profile for enrolled in official]


def _joined(rng: Random, profile: Profile) -> date:
    earliest = profile.birth_date + timedelta(days=19 * 365)
    return day_between(rng, earliest, min(_LAST_OFFICIAL, earliest + timedelta(days=16 * 365)))
