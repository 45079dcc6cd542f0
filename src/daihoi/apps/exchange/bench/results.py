"""Results of a whole city in one file and of its district in another: what is measured, and the files."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from daihoi.apps.exchange.bench.files import Page, new_book
from daihoi.apps.exchange.bench.running import Home, Imported, Loaded, floor
from daihoi.apps.exchange.demo import CITY, DISTRICT, SEED
from daihoi.apps.exchange.demo.city import NAME, build_uppers, plan_city
from daihoi.apps.exchange.demo.layout import Extent
from daihoi.apps.exchange.demo.minutes import Election, Stander
from daihoi.apps.exchange.demo.plan import Branch
from daihoi.apps.exchange.kinds import calendar, results, units
from daihoi.core.regulations.terms import ElectedBody, LevelRole

Cells = list[object]


@dataclass(frozen=True)
class Files:
    """The city's units and their calendar, then results: those of the district alone, and those of the whole city."""

    units: Path
    calendar: Path
    district: Path
    city: Path


@dataclass(frozen=True)
class Measured:
    """The import of the district's file, then of the city's, in which the district's stands again."""

    district: Imported
    city: Imported


def write_files(folder: Path, extent: Extent) -> Files:
    """Write the demonstration's city into spreadsheets."""
    files = Files(*(folder / f"{name}.xlsx" for name in ("don-vi", "lich", "ket-qua-huyen", "ket-qua")))
    rng = Random(SEED)  # noqa: S311 (made-up people, the same ones each time)
    with (
        new_book(files.units, units.FORM) as (unit_page,),
        new_book(files.calendar, calendar.FORM) as (day_page,),
        new_book(files.district, results.BODIES, results.PEOPLE) as district,
        new_book(files.city, results.BODIES, results.PEOPLE) as city,
    ):
        unit_page.add((CITY, NAME, "", LevelRole.CENTRAL_ATTACHED.label_vi))
        for upper in build_uppers(rng, plan_city(rng, extent)):
            for branch, parent in _everyone(upper, CITY):
                unit_page.add((branch.code, branch.name, parent, branch.meeting.role.label_vi))
                day_page.add(_calendar_cells(branch))
                _add_result(city, branch)
                if upper.code == DISTRICT:
                    _add_result(district, branch)
    return files


def measure(folder: Path, extent: Extent) -> Measured:
    """Import the units and the calendar, then measure both files of results; RuntimeError if the totals don't hold."""
    files = write_files(folder, extent)
    home = Home(folder / "home")
    home.open()
    home.load("units", files.units)
    home.load("calendar", files.calendar)
    district, city = home.load("results", files.district), home.load("results", files.city)
    home.run("totals")
    return Measured(_beside_floor(district, files.district), _beside_floor(city, files.city))


def _beside_floor(done: Loaded, file: Path) -> Imported:
    floor_seconds = floor([file], file.with_suffix(".floor"))
    return Imported(done.added, done.seconds, floor_seconds, done.peak_mebibytes)


def _everyone(branch: Branch, parent: str) -> Iterator[tuple[Branch, str]]:
    yield branch, parent
    for below in branch.below:
        yield from _everyone(below, branch.code)


def _calendar_cells(branch: Branch) -> Cells:
    meeting, days, assembly = branch.meeting, branch.meeting.days, branch.meeting.assembly
    return [
        branch.code,
        assembly.form.label_vi,
        None,
        _yes_no(meeting.pilot),
        _day(days.planned_on),
        _day(days.opened_on),
        _day(days.closed_on),
        assembly.official,
        assembly.probationary,
        assembly.summoned,
        assembly.present,
    ]


def _add_result(pages: list[Page], branch: Branch) -> None:
    bodies, people = pages
    if branch.meeting.minutes:
        bodies.fill(_body_cells(branch.code, election) for election in branch.meeting.minutes.elections)
        people.fill(_person_cells(branch.code, stander) for stander in branch.meeting.minutes.people)


def _body_cells(code: str, election: Election) -> Cells:
    count = election.count
    return [
        code,
        election.body.label_vi,
        election.wanted.seats,
        election.wanted.alternates,
        election.list_size,
        count.issued,
        count.returned,
        count.valid,
        count.invalid,
        count.base,
        1,
        election.elected_by.label_vi,
    ]


def _person_cells(code: str, stander: Stander) -> Cells:
    profile = stander.profile
    given = {each.body: each for each in stander.mandates}
    stood = [
        (given[body].outcome.label_vi, given[body].votes) if body in given else (None, None) for body in ElectedBody
    ]
    return [
        code,
        profile.full_name,
        _day(profile.birth_date),
        profile.sex.label_vi,
        profile.ethnicity,
        profile.religion,
        profile.standing.label_vi,
        _yes_no(profile.in_planning_list),
        _yes_no(profile.local),
        profile.degree.label_vi,
        profile.theory.label_vi,
        profile.member_code,
        *(cell for pair in stood for cell in pair),
    ]


def _day(day: date | None) -> str | None:
    return f"{day:%d/%m/%Y}" if day else None


def _yes_no(value: object) -> str:
    return "Có" if value else "Không"
