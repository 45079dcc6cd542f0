"""The whole city, built without a database: its size, its progress by day, and what its congresses elect."""

from collections import Counter
from dataclasses import astuple, dataclass, field
from datetime import date, timedelta
from random import Random

import pytest

from daihoi.apps.exchange.demo import CYCLE, SEED, TODAY
from daihoi.apps.exchange.demo.city import build_uppers, plan_city
from daihoi.apps.exchange.demo.layout import Extent
from daihoi.apps.exchange.demo.minutes import Stander
from daihoi.apps.exchange.demo.plan import Branch
from daihoi.apps.results.packets import Profile
from daihoi.core.regulations.ages import birth_floor, keeps_floor
from daihoi.core.regulations.holidays import vietnam_holidays
from daihoi.core.regulations.loading import load_pack
from daihoi.core.regulations.terms import CongressForm, ElectedBody, LevelRole, Outcome, ResultStatus, Sex, Standing
from daihoi.core.regulations.values import YearMonth

LEADERS = {ElectedBody.COMMITTEE, ElectedBody.SECRETARY, ElectedBody.DEPUTY_SECRETARY}
CELL, GRASSROOTS, UPPER = LevelRole.CELL, LevelRole.GRASSROOTS, LevelRole.UPPER_GRASSROOTS


@dataclass
class Seen:
    """What is noted of each congress while the city is built."""

    codes: list[str] = field(default_factory=list)
    meetings: list[tuple[LevelRole, bool, date, date | None]] = field(default_factory=list)
    elected: Counter[LevelRole] = field(default_factory=Counter)
    statuses: Counter[tuple[LevelRole, ResultStatus]] = field(default_factory=Counter)
    cells_after_their_body: list[str] = field(default_factory=list)
    wrong_form: list[str] = field(default_factory=list)
    days: list[date] = field(default_factory=list)
    secretaries: list[Profile] = field(default_factory=list)
    lost_again: Counter[bool] = field(default_factory=Counter)
    too_old: list[tuple[str, date]] = field(default_factory=list)
    numbers: list[list[str]] = field(default_factory=list)

    def held(self, role: LevelRole, by: date) -> int:
        return sum(1 for found, _, _, closed in self.meetings if found is role and closed and closed <= by)


@pytest.fixture(scope="module")
def city() -> Seen:
    rng = Random(SEED)
    seen = Seen()
    for upper in build_uppers(rng, plan_city(rng, Extent.WHOLE)):
        _look_at(seen, upper)
        seen.numbers.append(_numbers_by_day(upper.below))
        for body in upper.below:
            _look_at(seen, body)
            seen.numbers.append(_numbers_by_day(body.below))
            for cell in body.below:
                _look_at(seen, cell)
                _compare_days(seen, cell, body)
    return seen


def _look_at(seen: Seen, branch: Branch) -> None:
    meeting = branch.meeting
    seen.codes.append(branch.code)
    seen.meetings.append((meeting.role, meeting.pilot, meeting.days.planned_on, meeting.days.closed_on))
    if meeting.papers:
        seen.statuses[meeting.role, meeting.papers.status] += 1
    if meeting.role is GRASSROOTS:
        by_delegates = meeting.assembly.form is CongressForm.DELEGATES
        if by_delegates != (meeting.assembly.official >= 200):
            seen.wrong_form.append(branch.code)
    papers = meeting.papers
    days = [*astuple(meeting.days), *((papers.submitted_on, papers.decided_on, papers.returned_on) if papers else ())]
    seen.days.extend(day for day in days if day)
    for stander in meeting.minutes.people if meeting.minutes else ():
        _look_at_person(seen, meeting.role, stander)


def _look_at_person(seen: Seen, role: LevelRole, stander: Stander) -> None:
    profile = stander.profile
    elected = {given.body for given in stander.mandates if given.outcome is Outcome.ELECTED}
    if elected & LEADERS:
        seen.elected[role] += 1
    if role is GRASSROOTS and ElectedBody.SECRETARY in elected:
        seen.secretaries.append(profile)
    if profile.standing is Standing.RE_ELECTION and any(
        given.body is ElectedBody.COMMITTEE for given in stander.mandates
    ):
        seen.lost_again[ElectedBody.COMMITTEE not in elected] += 1
    floor = birth_floor(load_pack(CYCLE).role(role).ages, profile.standing, profile.sex)
    if floor and not keeps_floor(YearMonth.of(profile.birth_date), floor.value):
        seen.too_old.append((profile.full_name, profile.birth_date))


def _numbers_by_day(branches: list[Branch]) -> list[str]:
    decided = [papers for branch in branches if (papers := branch.meeting.papers) and papers.decided_on]
    return [papers.number for papers in sorted(decided, key=lambda papers: papers.decided_on or TODAY)]


def _compare_days(seen: Seen, cell: Branch, body: Branch) -> None:
    closed, opened = cell.meeting.days.closed_on, body.meeting.days.opened_on
    if closed and opened and closed >= opened:
        seen.cells_after_their_body.append(cell.code)


def test_city_has_50_upper_bodies_2310_grassroots_bodies_and_17118_cells(city: Seen) -> None:
    assert Counter(role for role, *_ in city.meetings) == {UPPER: 50, GRASSROOTS: 2310, CELL: 17_118}
    assert len(set(city.codes)) == 19_478


def test_every_cell_had_met_by_15_may_and_not_before(city: Seen) -> None:
    assert city.held(CELL, date(2020, 5, 15)) == 17_118
    assert city.held(CELL, date(2020, 5, 14)) < 17_118


def test_all_grassroots_bodies_but_one_and_six_upper_ones_had_met_by_29_june(city: Seen) -> None:
    by = date(2020, 6, 29)
    assert (city.held(GRASSROOTS, by), city.held(UPPER, by)) == (2309, 6)


def test_the_89_pilots_met_before_all_other_grassroots_bodies(city: Seen) -> None:
    pilots = [closed for role, pilot, _, closed in city.meetings if role is GRASSROOTS and pilot and closed]
    others = [closed for role, pilot, _, closed in city.meetings if role is GRASSROOTS and not pilot and closed]
    assert len(pilots) == 89
    assert max(pilots) < min(others)


def test_what_is_still_to_come_is_planned_for_july_and_august_but_for_the_late_one(city: Seen) -> None:
    coming = [(role, planned) for role, _, planned, closed in city.meetings if closed is None]
    late = [role for role, planned in coming if planned < TODAY]
    assert late == [GRASSROOTS]
    assert all(date(2020, 7, 1) <= planned <= date(2020, 8, 28) for role, planned in coming if role is UPPER)


def test_cells_stand_almost_still_in_the_quiet_weeks_of_april(city: Seen) -> None:
    def in_week_from(first: date) -> int:
        return city.held(CELL, first + timedelta(days=6)) - city.held(CELL, first - timedelta(days=1))

    assert in_week_from(date(2020, 4, 6)) * 10 < in_week_from(date(2020, 3, 16))
    assert in_week_from(date(2020, 4, 6)) * 5 < in_week_from(date(2020, 4, 27))


def test_no_cell_meets_after_its_body(city: Seen) -> None:
    assert city.cells_after_their_body == []


def test_bodies_of_200_members_and_more_meet_by_delegates(city: Seen) -> None:
    assert city.wrong_form == []


def test_city_elects_about_100000_people(city: Seen) -> None:
    assert 95_000 <= city.elected.total() <= 105_000
    assert 5.1 <= city.elected[GRASSROOTS] / 2309 <= 6.0


def test_most_results_are_approved_and_some_of_each_kind_are_not(city: Seen) -> None:
    cells = {status: city.statuses[CELL, status] for status in ResultStatus}
    assert sum(cells.values()) == 17_118
    assert cells[ResultStatus.APPROVED] > 17_000
    assert all(count > 0 for count in cells.values())
    assert city.statuses[GRASSROOTS, ResultStatus.SUBMITTED] > 50


def test_congresses_meet_and_papers_are_signed_on_working_days(city: Seen) -> None:
    assert {day for day in city.days if not vietnam_holidays().is_working_day(day)} == set()


def test_secretaries_of_grassroots_bodies_are_made_up_as_published_results_say(city: Seen) -> None:
    number = len(city.secretaries)
    women = sum(profile.sex is Sex.FEMALE for profile in city.secretaries)
    again = sum(profile.standing is Standing.RE_ELECTION for profile in city.secretaries)
    assert number == 2309
    assert 14 * number < women * 100 < 31 * number
    assert 58 * number < again * 100 < 82 * number


def test_few_of_those_who_stand_again_are_not_elected(city: Seen) -> None:
    assert 126 * city.lost_again.total() < city.lost_again[True] * 10_000 < 333 * city.lost_again.total()


def test_nobody_who_stands_is_older_than_the_rules_of_the_level_allow(city: Seen) -> None:
    assert city.too_old == []


def test_decisions_of_a_committee_are_numbered_by_their_days(city: Seen) -> None:
    for numbers in city.numbers:
        assert [int(number.split("-")[0]) for number in numbers] == sorted(
            {int(number.split("-")[0]) for number in numbers}
        )
