"""People dealt to the seats of committees so that each group comes out at a given number.

Only persons are made here; every total comes out by adding them up.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from random import Random
from typing import TypeVar

from daihoi.apps.exchange.demo.names import person_name
from daihoi.apps.exchange.demo.people import chance, ethnicity
from daihoi.apps.results.packets import Profile
from daihoi.core.regulations.terms import PoliticalTheory, ProfessionalDegree, Sex, Standing

Label = TypeVar("Label")

_YOUNG_BORN = (date(1986, 1, 1), date(1991, 12, 31))
_BORN = {
    (Sex.MALE, Standing.RE_ELECTION): (date(1963, 2, 1), date(1984, 12, 31)),
    (Sex.MALE, Standing.FIRST_TIME): (date(1966, 1, 1), date(1984, 12, 31)),
    (Sex.FEMALE, Standing.RE_ELECTION): (date(1968, 2, 1), date(1984, 12, 31)),
    (Sex.FEMALE, Standing.FIRST_TIME): (date(1971, 1, 1), date(1984, 12, 31)),
}


_FIRST, _YOUTH = 0.7, 0.35


class _Age(Enum):
    YOUNG = "young"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """How many people there are to be of each group; the numbers of each table add up to the same whole."""

    sex: dict[Sex, int]
    standing: dict[Standing, int]
    young: int
    degrees: dict[ProfessionalDegree, int]
    theory: dict[PoliticalTheory, int]


def compose(rng: Random, learning: Sequence[float], groups: Groups) -> list[Profile]:
    """Make a person for every seat, of which we know how learned its body is; first-timers are younger, as in life."""
    places = range(len(learning))
    standing = _dealt([rng.random() for _ in places], groups.standing)
    sex = _dealt([rng.random() for _ in places], groups.sex)
    newness = [_FIRST if term is Standing.FIRST_TIME else 0.0 for term in standing]
    age = _dealt(
        [rng.random() + newness[place] for place in places],
        {_Age.YOUNG: groups.young, _Age.OTHER: len(learning) - groups.young},
    )
    youth = [_YOUTH if each is _Age.YOUNG else 0.0 for each in age]
    degrees = _dealt(
        [rng.random() * 0.8 + learning[place] - youth[place] for place in places],
        groups.degrees,
    )
    theory = _dealt(
        [rng.random() * 0.8 - newness[place] / 3 - youth[place] / 2 for place in places],
        groups.theory,
    )
    return [
        Profile(
            full_name=person_name(rng, sex[place]),
            birth_date=_birth_date(rng, _born(age[place], sex[place], standing[place])),
            sex=sex[place],
            standing=standing[place],
            degree=degrees[place],
            theory=theory[place],
            ethnicity=ethnicity(rng),
            local=chance(rng, 850),
        )
        for place in places
    ]


def _born(age: _Age, sex: Sex, standing: Standing) -> tuple[date, date]:
    return _YOUNG_BORN if age is _Age.YOUNG else _BORN[sex, standing]


def _dealt(scores: Sequence[float], numbers: dict[Label, int]) -> list[Label]:
    """Deal labels out, the first of them to the highest scores; ValueError when the numbers aren't the whole."""
    labels = [label for label, number in numbers.items() for _ in range(number)]
    order = sorted(range(len(scores)), key=lambda place: -scores[place])
    dealt = dict(zip(order, labels, strict=True))
    return [dealt[place] for place in range(len(scores))]


def _birth_date(rng: Random, born: tuple[date, date]) -> date:
    first, last = born
    return first + timedelta(days=int(rng.triangular(0, (last - first).days, (last - first).days * 0.55)))
