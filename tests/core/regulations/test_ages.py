"""Ages and birth-month floors from a reference month (rule sheet B.4)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core.regulations import (
    AgeBand,
    FloorCase,
    LevelRole,
    RuleStatus,
    Sex,
    Standing,
    UnitNature,
    YearMonth,
    age_in_years,
    age_on,
    birth_floor,
    count_in_bands,
    is_under,
    load_pack,
    required_service_months,
    service_ends,
)

APRIL_2020 = YearMonth(2020, 4)
births = st.dates(date(1940, 1, 1), date(2002, 12, 31))


@pytest.mark.parametrize(
    ("born", "age"),
    [(date(1980, 4, 30), 40), (date(1980, 5, 1), 39), (date(1980, 4, 1), 40), (date(2019, 12, 1), 0)],
)
def test_age_counts_whole_years_by_birth_month(born: date, age: int) -> None:
    assert age_in_years(born, APRIL_2020) == age


@pytest.mark.parametrize(("born", "age"), [(date(2002, 6, 4), 18), (date(2002, 6, 5), 17), (date(2000, 2, 29), 20)])
def test_age_on_a_day_counts_birthdays(born: date, age: int) -> None:
    assert age_on(born, date(2020, 6, 4)) == age


def test_under_thirty_five_ends_in_the_month_of_the_thirty_fifth_birthday() -> None:
    assert [is_under(date(1985, month, 15), 35, APRIL_2020) for month in (4, 5)] == [False, True]


@given(st.lists(births, max_size=30))
def test_the_three_age_groups_hold_everybody_once(people: list[date]) -> None:
    bands = load_pack("2020").role(LevelRole.UPPER_GRASSROOTS).composition.age_bands
    assert bands is not None
    assert sum(count_in_bands(people, bands.value, APRIL_2020)) == len(people)


def test_a_band_includes_both_its_ends() -> None:
    people = [date(2020 - age, 4, 1) for age in (39, 40, 50, 51)]
    assert count_in_bands(people, (AgeBand(40, 50),), APRIL_2020) == (2,)


_FLOOR_ROLES = [
    (key, role, nature)
    for key in ("2020", "2025")
    for role in (LevelRole.GRASSROOTS, LevelRole.UPPER_GRASSROOTS, LevelRole.CENTRAL_ATTACHED)
    for nature in UnitNature
]


@pytest.mark.parametrize(("key", "role", "nature"), _FLOOR_ROLES)
def test_every_standard_floor_follows_from_the_formula(key: str, role: LevelRole, nature: UnitNature) -> None:
    """B.4.4: the floor is the first birth month whose service lasts the months required from the reference month."""
    pack = load_pack(key)
    rules = pack.role(role, nature)
    assert rules.timing.reference_month is not None
    for floor in (rule.value for rule in rules.ages.birth_floors if rule.value.case is FloorCase.STANDARD):
        required = required_service_months(rules.ages, floor.standing, floor.case)
        assert required is not None
        enough = rules.timing.reference_month.value.plus_months(required.value)
        ends = service_ends(floor.born_from, floor.sex, pack)
        before = service_ends(floor.born_from.plus_months(-1), floor.sex, pack)
        assert ends is not None
        assert ends >= enough
        assert before is None or before < enough


def test_communes_of_2020_have_no_birth_month_floor() -> None:
    ages = load_pack("2020").role(LevelRole.GRASSROOTS, UnitNature.TERRITORIAL).ages
    assert birth_floor(ages, Standing.FIRST_TIME, Sex.MALE) is None


def test_a_case_without_a_floor_of_its_own_has_the_standard_one() -> None:
    ages = load_pack("2025").role(LevelRole.UPPER_GRASSROOTS).ages
    standard = birth_floor(ages, Standing.RE_ELECTION, Sex.MALE)
    assert birth_floor(ages, Standing.RE_ELECTION, Sex.MALE, FloorCase.DEPUTY_SECRETARY) is standard


def test_women_who_retire_at_sixty_have_an_earlier_floor() -> None:
    ages = load_pack("2025").role(LevelRole.CENTRAL_ATTACHED).ages
    floor = birth_floor(ages, Standing.FIRST_TIME, Sex.FEMALE, FloorCase.RETIRES_AT_60)
    assert floor is not None
    assert (floor.value.born_from, floor.status) == (YearMonth(1970, 9), RuleStatus.READ)


def test_the_schedule_says_nothing_of_months_that_it_does_not_hold() -> None:
    assert service_ends(YearMonth(1980, 1), Sex.FEMALE, load_pack("2025")) is None
