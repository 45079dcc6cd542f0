"""The office body whose 23 cells elect 42 people, with the empty posts of a published report.

Ten cells elect a committee of three seats each, three of which stay empty: 27 people, each cell's secretary and deputy
among them. Five elect a secretary and a deputy, two of them without a secretary and one without a deputy: 7 people.
Eight elect a secretary: 8 people. That makes 42 people, 21 secretaries and 14 deputies.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from itertools import islice
from random import Random

from daihoi.apps.exchange.demo import OFFICE
from daihoi.apps.exchange.demo.body import BodySpec, CellPeople, CellSpec, body_meeting, build_cell
from daihoi.apps.exchange.demo.composition import Groups, compose
from daihoi.apps.exchange.demo.days import working_day_between
from daihoi.apps.exchange.demo.elections import FILLED, LEFT_EMPTY, BodyTicket, CellTicket
from daihoi.apps.exchange.demo.people import IN_OFFICES, Listed
from daihoi.apps.exchange.demo.plan import Branch, Days
from daihoi.apps.exchange.demo.rolls import Keeper, cards_from, who_can_stand, with_cards
from daihoi.apps.exchange.demo.schedule import Registry
from daihoi.apps.exchange.demo.votes import Wanted
from daihoi.core.regulations.terms import PoliticalTheory, ProfessionalDegree, Sex, Standing

FIRST_CARD = 500_001
GROUPS = Groups(
    sex={Sex.FEMALE: 18, Sex.MALE: 24},
    standing={Standing.RE_ELECTION: 27, Standing.FIRST_TIME: 15},
    young=7,
    degrees={ProfessionalDegree.DOCTOR: 1, ProfessionalDegree.MASTER: 13, ProfessionalDegree.UNIVERSITY: 28},
    theory={
        PoliticalTheory.ADVANCED: 13,
        PoliticalTheory.BACHELOR: 2,
        PoliticalTheory.INTERMEDIATE: 24,
        PoliticalTheory.ELEMENTARY: 3,
    },
)


class Elects(Enum):
    """What a cell elects, and how many get in."""

    COMMITTEE = 3, CellTicket(committee=Wanted(3, 3, left_out=1), deputy=FILLED)
    COMMITTEE_SHORT_OF_ONE = 2, CellTicket(committee=Wanted(3, 2, left_out=2), deputy=FILLED)
    BOTH = 2, CellTicket(committee=None, deputy=FILLED)
    DEPUTY_WITHOUT_SECRETARY = 1, CellTicket(committee=None, secretary=LEFT_EMPTY, deputy=FILLED)
    SECRETARY_WITHOUT_DEPUTY = 1, CellTicket(committee=None, deputy=LEFT_EMPTY)
    SECRETARY = 1, CellTicket(committee=None)

    @property
    def people(self) -> int:
        """How many people get in."""
        return self.value[0]

    def ticket(self, delegates: int) -> CellTicket:
        """Give the ticket with that many delegates and one alternate."""
        return replace(self.value[1], delegates=Wanted(delegates, delegates, alternates=1))


@dataclass(frozen=True, slots=True)
class _Cell:
    """One cell: its name, its official and probationary members, what it elects, its delegates."""

    name: str
    official: int
    probationary: int
    elects: Elects
    delegates: int


_CELLS = (
    _Cell("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân", 17, 1, Elects.COMMITTEE, 10),
    _Cell("Đội Quản lý trật tự xây dựng đô thị", 15, 1, Elects.COMMITTEE, 9),
    _Cell("Phòng Tài nguyên và Môi trường", 14, 0, Elects.COMMITTEE, 8),
    _Cell("Phòng Quản lý đô thị", 13, 1, Elects.COMMITTEE, 7),
    _Cell("Ban Quản lý dự án đầu tư xây dựng", 13, 1, Elects.COMMITTEE_SHORT_OF_ONE, 8),
    _Cell("Phòng Giáo dục và Đào tạo", 12, 0, Elects.COMMITTEE, 7),
    _Cell("Phòng Tài chính - Kế hoạch", 12, 1, Elects.COMMITTEE, 7),
    _Cell("Thanh tra", 11, 0, Elects.COMMITTEE_SHORT_OF_ONE, 6),
    _Cell("Phòng Nội vụ", 11, 0, Elects.COMMITTEE, 6),
    _Cell("Trung tâm Phát triển quỹ đất", 10, 1, Elects.COMMITTEE_SHORT_OF_ONE, 6),
    _Cell("Phòng Kinh tế", 8, 0, Elects.BOTH, 5),
    _Cell("Phòng Lao động - Thương binh và Xã hội", 8, 0, Elects.BOTH, 5),
    _Cell("Phòng Văn hóa và Thông tin", 8, 0, Elects.SECRETARY_WITHOUT_DEPUTY, 4),
    _Cell("Trung tâm Văn hóa - Thể thao", 7, 1, Elects.DEPUTY_WITHOUT_SECRETARY, 4),
    _Cell("Ban Quản lý chợ", 7, 1, Elects.DEPUTY_WITHOUT_SECRETARY, 4),
    _Cell("Phòng Tư pháp", 7, 0, Elects.SECRETARY, 4),
    _Cell("Phòng Y tế", 7, 0, Elects.SECRETARY, 4),
    _Cell("Trung tâm Giáo dục nghề nghiệp", 7, 1, Elects.SECRETARY, 4),
    _Cell("Đội Thanh tra giao thông", 7, 0, Elects.SECRETARY, 4),
    _Cell("Hội Chữ thập đỏ", 7, 0, Elects.SECRETARY, 4),
    _Cell("Trạm Khuyến nông", 5, 0, Elects.SECRETARY, 3),
    _Cell("Ban Quản lý di tích", 5, 0, Elects.SECRETARY, 3),
    _Cell("Nhà Thiếu nhi", 5, 0, Elects.SECRETARY, 3),
)
CELLS = len(_CELLS)
_PILOTS = {1: date(2020, 2, 24), 2: date(2020, 2, 25)}
_LAST = date(2020, 3, 27)
_OWN = Days(date(2020, 5, 21), date(2020, 5, 21), date(2020, 5, 22))


def build_office(rng: Random, area: str) -> Branch:
    """Build the office body with its 23 cells and 225 members."""
    keeper = Keeper(rng, IN_OFFICES, cards_from(FIRST_CARD))
    learning = [0.0] * sum(cell.elects.people for cell in _CELLS)
    leaders = iter(with_cards(compose(rng, learning, GROUPS), keeper.cards))
    cells = []
    for place, cell in enumerate(_CELLS):
        roll = keeper.enroll(cell.official, cell.probationary, list(islice(leaders, cell.elects.people)))
        cells.append(build_cell(rng, _cell_spec(rng, place, cell), CellPeople.on_roll(roll)))
    spec = BodySpec(
        code=OFFICE,
        name=f"Đảng bộ cơ quan Ủy ban nhân dân {area}",
        ticket=BodyTicket(
            committee=Wanted(15, 15, left_out=2),
            standing=4,
            deputies=2,
            inspection=4,
            delegates=Wanted(6, 6, alternates=1),
        ),
        official=[cell.official for cell in _CELLS],
        cell_names=[cell.name for cell in _CELLS],
        days=_OWN,
        ordinal=4,
    )
    cells = Registry("ĐUCQ", 18).numbered(cells)
    probationary = sum(cell.probationary for cell in _CELLS)
    return Branch(spec.code, spec.name, body_meeting(rng, spec, (probationary, cells), _body_source(rng, cells)), cells)


def _cell_spec(rng: Random, place: int, cell: _Cell) -> CellSpec:
    held = _PILOTS.get(place) or (_LAST if place == len(_CELLS) - 1 else _ordinary_day(rng))
    return CellSpec(
        code=f"{OFFICE}-{place + 1:02d}",
        name=f"Chi bộ {cell.name}",
        official=cell.official,
        probationary=cell.probationary,
        days=Days(held, held, held),
        ticket=cell.elects.ticket(cell.delegates),
        pilot=place in _PILOTS,
    )


def _ordinary_day(rng: Random) -> date:
    return working_day_between(rng, date(2020, 3, 3), date(2020, 3, 26))


def _body_source(rng: Random, cells: list[Branch]) -> Listed:
    people = [
        profile
        for cell in cells
        for profile in who_can_stand(cell.members)
        if profile.theory not in {PoliticalTheory.NONE, PoliticalTheory.ELEMENTARY}
    ]
    rng.shuffle(people)
    return Listed(people)
