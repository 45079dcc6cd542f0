"""The city: 50 bodies directly above the grassroots, 2,310 grassroots bodies and 17,118 cells below them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from daihoi.apps.exchange.demo import COMMUNE, DISTRICT, OFFICE, QUARTER
from daihoi.apps.exchange.demo.commune import build_commune
from daihoi.apps.exchange.demo.days import working_day_between
from daihoi.apps.exchange.demo.district import BODIES as DISTRICT_BODIES
from daihoi.apps.exchange.demo.district import CELLS as DISTRICT_CELLS
from daihoi.apps.exchange.demo.district import PILOTS as DISTRICT_PILOTS
from daihoi.apps.exchange.demo.district import build_district
from daihoi.apps.exchange.demo.layout import Extent, UpperOutline, body_titles, uppers
from daihoi.apps.exchange.demo.office import CELLS as OFFICE_CELLS
from daihoi.apps.exchange.demo.office import build_office
from daihoi.apps.exchange.demo.plan import Assembly, Branch, Days, Meeting, Papers
from daihoi.apps.exchange.demo.schedule import Registry
from daihoi.apps.exchange.demo.sizes import fitted
from daihoi.apps.exchange.demo.units import AGENCY
from daihoi.apps.exchange.demo.unsettled import unsettled
from daihoi.apps.exchange.demo.upper import ORDINARY_DAYS, Outline, UpperSpec, build_upper
from daihoi.core.regulations.terms import CongressForm, LevelRole, ResultStatus

NAME = "Đảng bộ thành phố Lạc Hồng"
BODIES, CELLS, PILOTS = 2310, 17_118, 89
_READY_CELLS = (OFFICE_CELLS, 10)

_HELD = {
    "K02": Days(date(2020, 6, 10), date(2020, 6, 10), date(2020, 6, 11)),
    "Q04": Days(date(2020, 6, 15), date(2020, 6, 16), date(2020, 6, 17)),
    "K11": Days(date(2020, 6, 18), date(2020, 6, 18), date(2020, 6, 19)),
    "H07": Days(date(2020, 6, 22), date(2020, 6, 22), date(2020, 6, 24)),
    "K15": Days(date(2020, 6, 23), date(2020, 6, 24), date(2020, 6, 25)),
    "H12": Days(date(2020, 6, 24), date(2020, 6, 24), date(2020, 6, 26)),
}
_PAPERS = {
    "K02": Papers(
        status=ResultStatus.APPROVED,
        submitted_on=date(2020, 6, 16),
        decided_on=date(2020, 6, 26),
        number="2647-QĐ/TU",
    ),
    "Q04": Papers(status=ResultStatus.SUBMITTED, submitted_on=date(2020, 6, 22)),
    "K11": Papers(status=ResultStatus.SUBMITTED, submitted_on=date(2020, 6, 25)),
    "H07": Papers(status=ResultStatus.SUBMITTED, submitted_on=date(2020, 6, 30)),
}
_NOT_SENT = Papers(status=ResultStatus.DRAFT)
_BEFORE_THEM = (date(2020, 4, 6), date(2020, 5, 16))
_LATE = Days(date(2020, 6, 24))
_OPENING = {DISTRICT: date(2020, 8, 4), QUARTER: date(2020, 7, 27)}
_OPENINGS = (date(2020, 7, 6), date(2020, 8, 25))


@dataclass(frozen=True, slots=True)
class CityPlan:
    """Which bodies there are and how many cells each has, before any congress is held."""

    outlines: list[UpperOutline]
    bodies: dict[str, list[Outline]]
    two_pilots: set[str]

    @property
    def cells(self) -> int:
        """How many cells there will be."""
        ready = DISTRICT_CELLS + sum(_READY_CELLS)
        return ready + sum(body.cells for bodies in self.bodies.values() for body in bodies)


def plan_city(rng: Random, extent: Extent) -> CityPlan:
    """Settle the tree of the city."""
    outlines = uppers(rng, extent)
    bodies = _outline_bodies(rng, outlines, extent)
    others = [outline.code for outline in outlines if outline.code != DISTRICT]
    two_pilots = rng.sample(others, min(len(others), PILOTS - DISTRICT_PILOTS - len(others)))
    return CityPlan(outlines, bodies, set(two_pilots))


def build_uppers(rng: Random, plan: CityPlan) -> Iterator[Branch]:
    """Build the upper bodies one after another, so that only one of them is in memory."""
    for outline in plan.outlines:
        pilots = 2 if outline.code in plan.two_pilots else 1
        yield _build(rng, outline, plan.bodies[outline.code], pilots)


def city_meeting(official: int, probationary: int) -> Meeting:
    """Give the city's own congress, which is still to come."""
    return Meeting(
        role=LevelRole.CENTRAL_ATTACHED,
        days=Days(date(2020, 10, 12)),
        assembly=Assembly(form=CongressForm.DELEGATES, official=official, probationary=probationary),
        ordinal=17,
    )


def _build(rng: Random, outline: UpperOutline, bodies: list[Outline], pilots: int) -> Branch:
    spec = UpperSpec(
        code=outline.code,
        name=outline.name,
        registry=Registry(outline.kind.symbol, rng.randint(600, 1400)),
        days=_HELD.get(outline.code) or _still_to_come(rng, outline.code),
        ordinal=rng.randint(4, 26),
        bodies=bodies,
        pilots=pilots,
        first_days=_BEFORE_THEM if outline.code in _HELD else ORDINARY_DAYS,
        papers=_PAPERS.get(outline.code, _NOT_SENT),
    )
    if outline.code == DISTRICT:
        return build_upper(rng, spec, build_district(rng))
    if outline.code == QUARTER:
        return unsettled(rng, build_upper(rng, spec, [build_office(rng, outline.area)]), {OFFICE})
    ready = [build_commune(rng)] if COMMUNE.startswith(outline.code) else []
    return unsettled(rng, build_upper(rng, spec, ready), {COMMUNE})


def _still_to_come(rng: Random, code: str) -> Days:
    return Days(_OPENING.get(code) or working_day_between(rng, *_OPENINGS, 2))


def _outline_bodies(rng: Random, outlines: list[UpperOutline], extent: Extent) -> dict[str, list[Outline]]:
    """Settle how many bodies of which kind each upper body has, and how many cells each of those has."""
    whole = extent is Extent.WHOLE
    drawn = [outline for outline in outlines if outline.code != DISTRICT]
    kinds = [(outline, kind, bounds) for outline in drawn for kind, bounds in outline.kind.bodies.items()]
    numbers = (
        fitted(rng, [bounds for _, _, bounds in kinds], BODIES - DISTRICT_BODIES - len(_READY_CELLS))
        if whole
        else [min(bounds[1], 3) for _, _, bounds in kinds]
    )
    named = [
        (outline.code, kind, name)
        for (outline, kind, _), number in zip(kinds, numbers, strict=True)
        for name in body_titles(rng, outline, kind, number)
    ]
    sizes = [kind.cells for _, kind, _ in named]
    cells = (
        fitted(rng, sizes, CELLS - DISTRICT_CELLS - sum(_READY_CELLS))
        if whole
        else [rng.randint(*bounds) for bounds in sizes]
    )
    bodies: dict[str, list[Outline]] = {outline.code: [] for outline in outlines}
    for (code, kind, name), number in zip(named, cells, strict=True):
        bodies[code].append(Outline(kind, name, number))
    _make_one_late(bodies[QUARTER])
    return bodies


def _make_one_late(bodies: list[Outline]) -> None:
    place = max(place for place, body in enumerate(bodies) if body.kind is AGENCY)
    bodies[place] = replace(bodies[place], days=_LATE)
