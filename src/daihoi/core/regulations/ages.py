"""Ages, birth-month floors and remaining service, counted from a reference month (sheet B.4)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from daihoi.core.regulations.months import months_between
from daihoi.core.regulations.pack import RulePack
from daihoi.core.regulations.rule import Rule
from daihoi.core.regulations.schema import AgeRules
from daihoi.core.regulations.terms import FloorCase, Sex, Standing
from daihoi.core.regulations.values import AgeBand, BirthFloor, YearMonth


def age_in_years(birth_date: date, reference: YearMonth) -> int:
    """Whole years of age in the reference month, compared by birth month (sheet B.4.5)."""
    return months_between(YearMonth.of(birth_date), reference) // 12


def age_on(birth_date: date, day: date) -> int:
    """Whole years of age on a day, as in ordinary life."""
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


def is_under(birth_date: date, years: int, reference: YearMonth) -> bool:
    """Whether a person is under that age in the reference month."""
    return age_in_years(birth_date, reference) < years


def is_in_band(age: int, band: AgeBand) -> bool:
    """Whether an age in whole years lies in a band, both ends included."""
    return (band.youngest is None or band.youngest <= age) and (band.oldest is None or age <= band.oldest)


def count_in_bands(birth_dates: Iterable[date], bands: tuple[AgeBand, ...], reference: YearMonth) -> tuple[int, ...]:
    """How many people are in each band in the reference month."""
    ages = [age_in_years(birth_date, reference) for birth_date in birth_dates]
    return tuple(sum(is_in_band(age, band) for age in ages) for band in bands)


def birth_floor(
    rules: AgeRules, standing: Standing, sex: Sex, case: FloorCase = FloorCase.STANDARD
) -> Rule[BirthFloor] | None:
    """The birth-month floor for such a person, the standard one where the case has none; None without a floor."""
    floors = {(floor.value.standing, floor.value.sex, floor.value.case): floor for floor in rules.birth_floors}
    return floors.get((standing, sex, case)) or floors.get((standing, sex, FloorCase.STANDARD))


def keeps_floor(birth: YearMonth, floor: BirthFloor) -> bool:
    """Whether a birth month keeps the floor, the floor's own month included (sheet B.4.5)."""
    return birth >= floor.born_from


def service_ends(birth: YearMonth, sex: Sex, pack: RulePack) -> YearMonth | None:
    """The month in which a person retires by the pack's schedule; None if the schedule says nothing (sheet B.4.4)."""
    entry = next((rule.value for rule in pack.retirement if rule.value.covers(birth, sex)), None)
    return None if entry is None else birth.plus_months(entry.years * 12 + entry.months)


def remaining_service_months(reference: YearMonth, ends: YearMonth) -> int:
    """Months of service left at the reference month, not at the day of the congress (sheet B.4.1)."""
    return months_between(reference, ends)


def required_service_months(rules: AgeRules, standing: Standing, case: FloorCase) -> Rule[int] | None:
    """How many months of service such a person must have left; None where the pack says nothing (sheet B.4.2)."""
    if standing is Standing.FIRST_TIME:
        return rules.first_time_months
    if case is FloorCase.DEPUTY_SECRETARY and rules.deputy_months is not None:
        return rules.deputy_months
    return rules.re_election_months
