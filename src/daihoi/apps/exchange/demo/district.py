"""The district whose 58 grassroots congresses elect 501 people with the structure of a published report."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from random import Random

from daihoi.apps.exchange.demo import DISTRICT
from daihoi.apps.exchange.demo.body import BodySpec, Ticket, build_body, closing
from daihoi.apps.exchange.demo.composition import Groups, compose
from daihoi.apps.exchange.demo.days import opening_from, opening_until, working_day_between, working_days_after
from daihoi.apps.exchange.demo.elections import FILLED, BodyTicket, CellTicket, SecretaryVote
from daihoi.apps.exchange.demo.names import place_names
from daihoi.apps.exchange.demo.people import chance
from daihoi.apps.exchange.demo.plan import Branch, Days, Papers
from daihoi.apps.exchange.demo.rolls import cards_from
from daihoi.apps.exchange.demo.schedule import Season, cell_days
from daihoi.apps.exchange.demo.sizes import fitted, members_of_cells, surplus_for
from daihoi.apps.exchange.demo.units import AGENCY, COMMUNE, GRASSROOTS_CELL, TOWN, BodyKind, cell_names, shares_for
from daihoi.apps.exchange.demo.votes import Wanted
from daihoi.core.regulations.terms import PoliticalTheory, ProfessionalDegree, ResultStatus, Sex, Standing

NAME = "Thượng Trà"
BODIES, CELLS, PILOTS = 58, 387, 2
ELECTED = 501
WAITING = 6

GROUPS = Groups(
    sex={Sex.FEMALE: 93, Sex.MALE: 408},
    standing={Standing.RE_ELECTION: 358, Standing.FIRST_TIME: 143},
    young=56,
    degrees={
        ProfessionalDegree.DOCTOR: 6,
        ProfessionalDegree.MASTER: 64,
        ProfessionalDegree.UNIVERSITY: 400,
        ProfessionalDegree.COLLEGE: 20,
        ProfessionalDegree.INTERMEDIATE: 11,
    },
    theory={
        PoliticalTheory.ADVANCED: 76,
        PoliticalTheory.BACHELOR: 12,
        PoliticalTheory.INTERMEDIATE: 357,
        PoliticalTheory.ELEMENTARY: 56,
    },
)
_AGENCIES = (
    "Khối Doanh nghiệp huyện", "Cơ quan Huyện ủy", "Cơ quan Ủy ban nhân dân huyện", "Công an huyện", "Quân sự huyện",
    "Trung tâm Y tế huyện", "Bệnh viện Đa khoa huyện", "Phòng Giáo dục và Đào tạo huyện", "Chi cục Thuế huyện",
    "Điện lực huyện", "Ngân hàng Nông nghiệp huyện", "Trung tâm Giáo dục thường xuyên huyện",
    "Trường Trung học phổ thông {place} A", "Trường Trung học phổ thông {place} B", "Trường Cao đẳng {place}",
    "Công ty Thủy lợi {place}", "Công ty Môi trường {place}",
)  # fmt: skip
_CELLS = (
    "Tòa án nhân dân huyện", "Viện Kiểm sát nhân dân huyện", "Kho bạc huyện", "Bảo hiểm xã hội huyện",
    "Chi cục Thi hành án dân sự huyện", "Chi cục Thống kê huyện", "Bưu điện huyện", "Ngân hàng Chính sách xã hội huyện",
    "Viễn thông huyện", "Hạt Kiểm lâm huyện", "Trạm Thú y huyện", "Trường Trung học phổ thông {place} C",
)  # fmt: skip
_LEARNED = {"Trường": 0.6, "Bệnh": 0.5, "Trung": 0.3, "Cơ": 0.3, "Phòng": 0.4}

_ELECTED_BY_KIND = {COMMUNE.title: (9, 13), TOWN.title: (11, 13), AGENCY.title: (5, 9), GRASSROOTS_CELL.title: (3, 7)}
_WITH_AN_EMPTY_SEAT = (7, 22, 33)

_PILOTS = {
    0: Days(date(2020, 2, 28), date(2020, 2, 28), date(2020, 2, 28)),
    29: Days(date(2020, 3, 2), date(2020, 3, 2), date(2020, 3, 3)),
}
_PILOT_CELLS = Season(date(2020, 2, 3), date(2020, 2, 17), date(2020, 2, 18))
_OTHER_CELLS = Season(date(2020, 2, 17), date(2020, 3, 21), date(2020, 3, 25))
_LATE_CELLS = (4, 9, 14, 19, 36)
_LATE_SEASON = (date(2020, 4, 23), date(2020, 5, 6))
_BODIES = (date(2020, 5, 18), date(2020, 6, 12))
_LAST_BODIES = (date(2020, 6, 15), date(2020, 6, 18))


@dataclass(frozen=True, slots=True)
class _Outline:
    """One body before anything is drawn: its kind, its name, how many cells it has, how many it elects."""

    kind: BodyKind
    name: str
    cells: int
    elected: int


def build_district(rng: Random) -> list[Branch]:
    """Build the 58 bodies below the district, with every member on a roll."""
    places = place_names(rng, 90)
    outlines = _outlines(rng, places)
    people = iter(compose(rng, [each for outline in outlines for each in _learning(outline)], GROUPS))
    days = [_days(rng, place) for place in range(len(outlines))]
    days = _with_last_ones(rng, days)
    papers = [_papers(rng, each) for each in days]
    cards = cards_from(1)
    return [
        build_body(
            rng,
            BodySpec(
                code=f"{DISTRICT}-{place + 1:02d}",
                name=outline.name,
                ticket=_ticket(rng, place, outline),
                official=_official(rng, outline),
                cell_names=cell_names(rng, outline.kind, outline.cells, places) if outline.cells else [],
                days=days[place],
                cell_days=_cell_days(rng, place, outline.cells),
                pilot=place in _PILOTS,
                ordinal=rng.randint(*outline.kind.ordinals),
                committee=list(islice(people, outline.elected)),
                papers=papers[place],
                shares=shares_for(outline.kind),
            ),
            cards,
        )
        for place, outline in enumerate(outlines)
    ]


def _outlines(rng: Random, places: list[str]) -> list[_Outline]:
    communes = [COMMUNE.title.format(place=place) for place in places[:28]]
    agencies = [AGENCY.title.format(name=name.format(place=NAME)) for name in _AGENCIES]
    small = [GRASSROOTS_CELL.title.format(name=name.format(place=NAME)) for name in _CELLS]
    named = [
        (TOWN, TOWN.title.format(place=NAME)),
        *((COMMUNE, name) for name in communes),
        *((AGENCY, name) for name in agencies),
        *((GRASSROOTS_CELL, name) for name in small),
    ]
    cells = fitted(rng, [kind.cells for kind, _ in named], CELLS)
    elected = fitted(rng, [_ELECTED_BY_KIND[kind.title] for kind, _ in named], ELECTED)
    return [_Outline(kind, name, cells[place], elected[place]) for place, (kind, name) in enumerate(named)]


def _learning(outline: _Outline) -> list[float]:
    """Say for each seat of a body how learned the body is."""
    first_word = outline.name.removeprefix("Đảng bộ ").removeprefix("Chi bộ ").split()[0]
    return [_LEARNED.get(first_word, 0.0)] * outline.elected


def _official(rng: Random, outline: _Outline) -> list[int]:
    if not outline.cells:
        return [rng.randint(outline.elected + 7, 27)]
    return members_of_cells(rng, outline.kind, outline.cells)


def _ticket(rng: Random, place: int, outline: _Outline) -> Ticket:
    empty = 1 if place in _WITH_AN_EMPTY_SEAT else 0
    seats = outline.elected + empty
    committee = Wanted(seats, outline.elected, left_out=surplus_for(seats) + empty)
    if not outline.cells:
        return CellTicket(committee=committee, deputy=FILLED, delegates=Wanted(2, 2))
    up = 5 if outline.kind.villages else 3
    return BodyTicket(
        committee=committee,
        standing=outline.kind.standing or (3 if seats >= 9 else 0),
        deputies=outline.kind.deputies,
        inspection=outline.kind.inspection,
        delegates=Wanted(up, up, alternates=1),
        secretary_vote=SecretaryVote.AT_CONGRESS if chance(rng, 120) else SecretaryVote.IN_CONFERENCE,
    )


def _days(rng: Random, place: int) -> Days:
    if place in _PILOTS:
        return _PILOTS[place]
    length = 2 if place < 46 else 1
    planned = working_day_between(rng, *_BODIES, length)
    later = 0 if chance(rng, 800) else rng.randint(1, 4)
    opened = min(opening_from(planned + timedelta(days=later), length), opening_until(_BODIES[1], length))
    return Days(planned, opened, opened + timedelta(days=length - 1))


def _with_last_ones(rng: Random, days: list[Days]) -> list[Days]:
    """Put the last few congresses into the days just before the end: their results still await a decision."""
    last = rng.sample([place for place in range(1, len(days)) if place not in _PILOTS], WAITING)
    for place in last:
        opened = working_day_between(rng, *_LAST_BODIES, 2)
        planned = opening_until(opened - timedelta(days=rng.choice((0, 0, 3, 7))))
        days[place] = Days(planned, opened, opened + timedelta(days=1))
    return days


def _papers(rng: Random, days: Days) -> Papers:
    closed = closing(days)
    submitted = working_days_after(closed, rng.randint(1, 4))
    if closed >= _LAST_BODIES[0]:
        return Papers(status=ResultStatus.SUBMITTED, submitted_on=submitted)
    decided = working_days_after(submitted, rng.randint(3, 7))
    return Papers(status=ResultStatus.APPROVED, submitted_on=submitted, decided_on=decided)


def _cell_days(rng: Random, place: int, cells: int) -> list[Days]:
    season = _PILOT_CELLS if place in _PILOTS else _OTHER_CELLS
    days = [cell_days(rng, season) for _ in range(cells)]
    if place in _LATE_CELLS:
        held = working_day_between(rng, *_LATE_SEASON)
        days[0] = Days(working_day_between(rng, date(2020, 3, 23), date(2020, 4, 10)), held, held)
    return days
