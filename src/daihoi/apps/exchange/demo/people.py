"""Made-up people: what a person's file says, drawn from the shares that real results have shown."""

from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import Generic, Protocol, TypeVar

from daihoi.apps.exchange.demo.names import person_name
from daihoi.apps.organisation.models import MAJORITY_ETHNICITY, Member
from daihoi.apps.results.packets import Profile
from daihoi.core.regulations.terms import PoliticalTheory, ProfessionalDegree, Sex, Standing

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A member on a cell's roll."""

    profile: Profile
    joined_on: date
    status: Member.Status


class Source(Protocol):
    """Where a congress finds the people who stand."""

    def draw(self) -> Profile:
        """Give one more person, nobody twice."""
        ...


class Weighted(Generic[Value]):
    """A choice among values of which some come more often."""

    def __init__(self, weights: dict[Value, int]) -> None:
        self._values = list(weights)
        self._sums = list(accumulate(weights.values()))

    def draw(self, rng: Random) -> Value:
        """Give one of the values."""
        return self._values[bisect(self._sums, rng.random() * self._sums[-1])]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """How people of one level are made up, in parts of a thousand (n of 1,000 draws)."""

    women: int
    young: int
    retired: int
    again_if_young: int
    again_if_not: int
    degrees: Weighted[ProfessionalDegree]
    theory: Weighted[PoliticalTheory]
    young_born: tuple[date, date]
    others_born: dict[Sex, tuple[date, date]]


_RETIRED_BORN = (date(1949, 1, 1), date(1960, 12, 31))
_MINORITIES = Weighted({"Mường": 14, "Tày": 6, "Dao": 3, "Nùng": 3, "Thái": 2, "Hoa": 1})
_RELIGIONS = Weighted({"Công giáo": 3, "Phật giáo": 4})
_TOO_OLD_TO_BEGIN = range(1963, 1967)
_OF_SOME_AGE = 1972
_SCHOOLING = {
    PoliticalTheory.NONE: 0.0,
    PoliticalTheory.ELEMENTARY: 0.2,
    PoliticalTheory.INTERMEDIATE: 0.6,
    PoliticalTheory.ADVANCED: 0.9,
    PoliticalTheory.BACHELOR: 0.9,
}
_RETIRING = (date(1957, 1, 1), date(1965, 6, 1))
_DEGREE, _THEORY = ProfessionalDegree, PoliticalTheory
_WORKING_AGE = {
    Sex.MALE: (date(1963, 2, 1), date(1984, 12, 31)),
    Sex.FEMALE: (date(1971, 1, 1), date(1984, 12, 31)),
}

IN_CELLS = Shares(
    women=262,
    young=165,
    retired=180,
    again_if_young=330,
    again_if_not=760,
    degrees=Weighted(
        {
            _DEGREE.NONE: 130,
            _DEGREE.INTERMEDIATE: 190,
            _DEGREE.COLLEGE: 70,
            _DEGREE.UNIVERSITY: 500,
            _DEGREE.MASTER: 98,
            _DEGREE.DOCTOR: 12,
        }
    ),
    theory=Weighted(
        {
            _THEORY.NONE: 90,
            _THEORY.ELEMENTARY: 440,
            _THEORY.INTERMEDIATE: 400,
            _THEORY.ADVANCED: 60,
            _THEORY.BACHELOR: 10,
        }
    ),
    young_born=(date(1986, 1, 1), date(1994, 12, 31)),
    others_born=_WORKING_AGE,
)
IN_OFFICES = replace(
    IN_CELLS,
    women=330,
    retired=0,
    degrees=Weighted(
        {
            _DEGREE.INTERMEDIATE: 60,
            _DEGREE.COLLEGE: 60,
            _DEGREE.UNIVERSITY: 660,
            _DEGREE.MASTER: 200,
            _DEGREE.DOCTOR: 20,
        }
    ),
)
IN_GRASSROOTS = Shares(
    women=216,
    young=150,
    retired=0,
    again_if_young=330,
    again_if_not=780,
    degrees=Weighted(
        {
            _DEGREE.INTERMEDIATE: 60,
            _DEGREE.COLLEGE: 40,
            _DEGREE.UNIVERSITY: 720,
            _DEGREE.MASTER: 160,
            _DEGREE.DOCTOR: 20,
        }
    ),
    theory=Weighted({_THEORY.ELEMENTARY: 132, _THEORY.INTERMEDIATE: 680, _THEORY.ADVANCED: 160, _THEORY.BACHELOR: 28}),
    young_born=(date(1986, 1, 1), date(1993, 12, 31)),
    others_born=_WORKING_AGE,
)
IN_UPPER = Shares(
    women=195,
    young=148,
    retired=0,
    again_if_young=400,
    again_if_not=790,
    degrees=Weighted({_DEGREE.UNIVERSITY: 440, _DEGREE.MASTER: 500, _DEGREE.DOCTOR: 60}),
    theory=Weighted({_THEORY.INTERMEDIATE: 40, _THEORY.ADVANCED: 780, _THEORY.BACHELOR: 180}),
    young_born=(date(1981, 1, 1), date(1988, 12, 31)),
    others_born={
        Sex.MALE: (date(1963, 2, 1), date(1979, 12, 31)),
        Sex.FEMALE: (date(1971, 1, 1), date(1979, 12, 31)),
    },
)


def chance(rng: Random, thousandths: int) -> bool:
    """Say yes so many times in a thousand."""
    return rng.random() * 1000 < thousandths


def day_between(rng: Random, first: date, last: date) -> date:
    """Give a day between two days, both included."""
    return first + timedelta(days=int(rng.random() * ((last - first).days + 1)))


def ethnicity(rng: Random) -> str:
    """Give an ethnicity; few people of such a city belong to a minority."""
    return _MINORITIES.draw(rng) if chance(rng, 24) else MAJORITY_ETHNICITY


def make_profile(rng: Random, shares: Shares) -> Profile:
    """Make up a person of one level."""
    sex = Sex.FEMALE if chance(rng, shares.women) else Sex.MALE
    young = chance(rng, shares.young)
    again = chance(rng, shares.again_if_young if young else shares.again_if_not)
    born = shares.young_born if young else _born_of_others(rng, shares, sex)
    birth_date = day_between(rng, *born)
    if not again and birth_date.year in _TOO_OLD_TO_BEGIN:
        birth_date = birth_date.replace(year=birth_date.year + len(_TOO_OLD_TO_BEGIN))
    degree = shares.degrees.draw(rng)
    return Profile(
        full_name=person_name(rng, sex),
        birth_date=birth_date,
        sex=sex,
        standing=Standing.RE_ELECTION if again else Standing.FIRST_TIME,
        degree=_DEGREE.MASTER if young and degree is _DEGREE.DOCTOR else degree,
        theory=shares.theory.draw(rng),
        ethnicity=ethnicity(rng),
        religion=_RELIGIONS.draw(rng) if chance(rng, 12) else "",
        in_planning_list=again or chance(rng, 930),
        local=chance(rng, 880),
    )


def _born_of_others(rng: Random, shares: Shares, sex: Sex) -> tuple[date, date]:
    return _RETIRED_BORN if chance(rng, shares.retired) else shares.others_born[sex]


def as_outsider(profile: Profile) -> Profile:
    """Give a person as one who did not get in: of those standing again only the oldest, about 2 in 100."""
    if profile.standing is Standing.FIRST_TIME or _RETIRING[0] <= profile.birth_date < _RETIRING[1]:
        return profile
    return replace(profile, standing=Standing.FIRST_TIME)


def fitness_to_lead(rng: Random, profile: Profile) -> float:
    """Say how likely a person is to lead: the schooled, those who sat before and those of some age are, women less."""
    fitness = _SCHOOLING[profile.theory] + rng.random() * 1.6
    fitness -= max(0, profile.birth_date.year - _OF_SOME_AGE) * 0.03
    if profile.standing is Standing.RE_ELECTION:
        fitness += 0.1
    return fitness - 0.1 if profile.sex is Sex.FEMALE else fitness


class Strangers:
    """People made up as they are needed."""

    def __init__(self, rng: Random, shares: Shares) -> None:
        self._rng, self._shares = rng, shares

    def draw(self) -> Profile:
        """Make up one more person."""
        return make_profile(self._rng, self._shares)


class Listed:
    """People from a list, in its order."""

    def __init__(self, profiles: list[Profile]) -> None:
        self._left: Iterator[Profile] = iter(profiles)

    def draw(self) -> Profile:
        """Give the next one on the list; StopIteration when all were given."""
        return next(self._left)
