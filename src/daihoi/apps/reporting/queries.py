"""Every read of this room: how far a subtree is, who is late, what was elected, and the records behind a figure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from django.db.models import QuerySet

from daihoi.apps.organisation.models import Unit
from daihoi.apps.organisation.naming import units_as_called
from daihoi.apps.organisation.queries import children_on, parents_among, standing_below
from daihoi.apps.planning.history import congress_on, recorded_then
from daihoi.apps.planning.models import Congress
from daihoi.apps.planning.place import Place
from daihoi.apps.planning.queries import Stage, at_stage, with_names
from daihoi.apps.reporting.ages import Ages, ages
from daihoi.apps.reporting.courses import Course, courses
from daihoi.apps.reporting.figures import Figure, Section, figure, sections, targets_of, young_code
from daihoi.apps.reporting.records import congresses_behind, people_behind
from daihoi.apps.reporting.totals import NOTHING, ByRole, Totals, own_totals, totals, totals_of
from daihoi.apps.results.history import last_step
from daihoi.apps.results.models import Person, Result, ResultEvent
from daihoi.core.figures.vietnamese import number_text
from daihoi.core.language import say
from daihoi.core.regulations.loading import load_pack
from daihoi.core.regulations.terms import CongressStatus, LevelRole
from daihoi.core.rollup import BY_CODE, Measure, Population

LATE_SHOWN = 10


@dataclass(frozen=True)
class Progress:
    """How far the congresses of one role in a subtree are, as of a day."""

    role: LevelRole
    congresses: int
    due: int
    held: int
    submitted: int
    approved: int
    overdue: int
    pilots: int
    pilots_held: int
    deadline: date | None


@dataclass(frozen=True)
class CurvePoint:
    """Where plan and fact stood from a day on; the fact of a day that is still to come is None."""

    day: date
    planned: int
    held: int | None


@dataclass(frozen=True)
class Curve:
    """The course of one role's congresses, planned and held."""

    role: LevelRole
    total: int
    points: tuple[CurvePoint, ...]


@dataclass(frozen=True)
class LateUnit:
    """A unit whose planned day has passed without its congress."""

    code: str
    name: str
    parent_name: str
    role: LevelRole
    planned_on: date
    days: int


@dataclass(frozen=True)
class Check:
    """An equation that the figures of a page must satisfy, written out."""

    text: str
    holds: bool


@dataclass(frozen=True)
class Overview:
    """The first screen of an officer: progress, lateness, composition, and what waits for a decision."""

    progress: tuple[Progress, ...]
    curves: tuple[Curve, ...]
    late: tuple[LateUnit, ...]
    late_total: int
    composition_role: LevelRole
    composition: tuple[Figure, ...]
    waiting: int


@dataclass(frozen=True)
class ChildRow:
    """One direct child with its subtree's figures; `by_role` splits them."""

    code: str
    name: str
    sort: str
    role: LevelRole | None
    leaf: bool
    congresses: int
    held: int
    approved: int
    overdue: int
    by_role: tuple[Progress, ...]
    elected: int
    women: int
    young: int
    re_elected: int


@dataclass(frozen=True)
class Structure:
    """All figures of one role in a subtree, with the equations that hold between them."""

    role: LevelRole
    roles: tuple[LevelRole, ...]
    sections: tuple[Section, ...]
    checks: tuple[Check, ...]
    ages: Ages
    reported: int
    held: int
    elected: int


class RecordKind(Enum):
    """What stands behind a figure."""

    PEOPLE = "people"
    CONGRESSES = "congresses"


@dataclass(frozen=True)
class Part:
    """What one direct child, or the unit's own congress, adds to a figure."""

    label: str
    count: int
    code: str


@dataclass(frozen=True)
class Records:
    """A figure opened: its records, and its parts by unit, which add up to it."""

    measure: Figure
    role: LevelRole
    kind: RecordKind
    rows: QuerySet[Person] | QuerySet[Congress]
    parts: tuple[Part, ...]


def overview(place: Place) -> Overview:
    """Read the first screen of a unit."""
    found = totals(place.unit, place.cycle, place.as_of)
    role = telling_role(place, found)
    late_rows = late(place, LATE_SHOWN)
    return Overview(
        progress=progress(found, place.cycle.pack),
        curves=tuple(curves(place, found)),
        late=late_rows,
        late_total=sum(totals_of_role["late"] for totals_of_role in found.values()),
        composition_role=role,
        composition=composition(found.get(role, NOTHING), place.cycle.pack, role),
        waiting=waiting_count(place),
    )


def progress(found: ByRole, pack: str) -> tuple[Progress, ...]:
    """Say how far each role is; roles with no congress are left out."""
    return tuple(_progress(role, counts, pack) for role, counts in found.items() if counts["congresses"])


def _progress(role: LevelRole, counts: Totals, pack: str) -> Progress:
    return Progress(
        role=role,
        congresses=counts["congresses"],
        due=counts["scheduled"],
        held=counts["held"],
        submitted=counts["submitted"],
        approved=counts["approved"],
        overdue=counts["late"],
        pilots=counts["pilots"],
        pilots_held=counts["pilots_held"],
        deadline=load_pack(pack).role(role).timing.finish_before.value.last_day,
    )


def curves(place: Place, found: ByRole) -> Iterable[Curve]:
    """Read the S-curves of a subtree, plan beside fact, one for each role."""
    for role, course in courses(place).items():
        if role in found and found[role]["congresses"]:
            yield Curve(role, found[role]["congresses"], _points(course, place.as_of))


def _points(course: Course, as_of: date) -> tuple[CurvePoint, ...]:
    rows = zip(course.days, course.planned, course.held, strict=True)
    points = [CurvePoint(day, planned, held if day <= as_of else None) for day, planned, held in rows]
    return tuple(
        point
        for before, point in zip([CurvePoint(as_of, 0, 0), *points], points, strict=False)
        if point.planned != before.planned or point.held not in (None, before.held)
    )


def telling_role(place: Place, found: ByRole) -> LevelRole:
    """Give the role whose results a page or a report of a unit tells first.

    That is the grassroots below it, or else the highest role below it; a unit with no results below tells its own.
    """
    own = own_congress(place)
    with_results = [role for role, counts in found.items() if counts["elected"]]
    below = [role for role in with_results if own is None or role is not LevelRole(own.role)]
    if LevelRole.GRASSROOTS in below:
        return LevelRole.GRASSROOTS
    return (below[-1:] or with_results[-1:] or [LevelRole.CELL])[0]


def composition(counts: Totals, pack: str, role: LevelRole) -> tuple[Figure, ...]:
    """Read the figures of composition that have targets or that every report gives."""
    targets = targets_of(pack, role)
    codes = ("re_elected", "first_time", "women", young_code(pack, role), "minority", "in_planning_list")
    return tuple(figure(counts, code, "elected", targets) for code in codes)


def late(place: Place, limit: int) -> tuple[LateUnit, ...]:
    """List the units whose planned day has passed without a congress, worst first."""
    here = Congress.objects.filter(standing_below(place.unit, place.as_of), cycle=place.cycle)
    rows = here.filter(at_stage(Stage.LATE, place.as_of, place.cycle))
    rows = recorded_then(rows, place.as_of, place.cycle, ("role", "planned_on"))
    listed = (
        with_names(rows, place.as_of)
        .order_by("planned_on_then", "unit__path")
        .values_list("unit__code", "unit_name", "parent_name", "role_then", "planned_on_then")[:limit]
    )
    return tuple(
        LateUnit(code, name, parent or "", LevelRole(role), planned_on, (place.as_of - planned_on).days)
        for code, name, parent, role, planned_on in listed
        if planned_on
    )


def waiting_count(place: Place) -> int:
    """Count the results of direct children that wait for this unit's decision."""
    units = children_on(place.unit, place.as_of).order_by()
    rows = Result.objects.filter(congress__unit__in=units.values("pk"), congress__cycle=place.cycle)
    step = last_step(place.cycle, place.as_of, "pk")
    return rows.annotate(step=step).filter(step=ResultEvent.Kind.SUBMITTED).count()


def own_congress(place: Place) -> Congress | None:
    """Give the unit's own congress in the cycle, unless it is called off."""
    found = Congress.objects.filter(unit=place.unit, cycle=place.cycle).first()
    seen = congress_on(found, place.as_of) if found else None
    return None if seen is None or seen.status == CongressStatus.CANCELLED else seen


def direct_children(place: Place) -> list[Unit]:
    """List the units that stand directly below under their names of the day, in Vietnamese order."""
    return units_as_called(children_on(place.unit, place.as_of), place.as_of)


def children(place: Place) -> list[ChildRow]:
    """Read the drill-down table of a unit: each direct child with its subtree's figures."""
    units = direct_children(place)
    found = totals_of(units, place.cycle, place.as_of) if units else {}
    telling = telling_role(place, totals(place.unit, place.cycle, place.as_of))
    own = Congress.objects.filter(cycle=place.cycle, unit__in=units)
    roles = dict(recorded_then(own, place.as_of, place.cycle, ("role",)).values_list("unit", "role_then"))
    with_children = parents_among(units, place.as_of)
    return [
        ChildRow(
            code=unit.code,
            name=unit.name,
            sort=unit.sort,
            role=LevelRole(roles[unit.pk]) if unit.pk in roles else None,
            leaf=unit.pk not in with_children,
            by_role=progress(found[unit.pk], place.cycle.pack),
            **_summed(found[unit.pk]),
            **_told(found[unit.pk].get(telling, NOTHING), place.cycle.pack, telling),
        )
        for unit in units
    ]


def _summed(found: ByRole) -> dict[str, int]:
    codes = {"congresses": "congresses", "held": "held", "approved": "approved", "overdue": "late"}
    return {name: sum(counts[code] for counts in found.values()) for name, code in codes.items()}


def _told(counts: Totals, pack: str, role: LevelRole) -> dict[str, int]:
    codes = {"elected": "elected", "women": "women", "young": young_code(pack, role), "re_elected": "re_elected"}
    return {name: counts[code] for name, code in codes.items()}


def structure(place: Place, role: LevelRole | None) -> Structure:
    """Read all figures of one role in a subtree, and check them against each other and against the children."""
    found = totals(place.unit, place.cycle, place.as_of)
    chosen = role or telling_role(place, found)
    counts = found.get(chosen, NOTHING)
    return Structure(
        role=chosen,
        roles=tuple(each for each, of_role in found.items() if of_role["congresses"]),
        sections=sections(counts, place.cycle.pack, chosen),
        checks=(*equations(counts), *_parts_check(place, chosen, counts)),
        ages=ages(place, chosen, counts),
        reported=counts["reported"],
        held=counts["held"],
        elected=counts["elected"],
    )


_EQUATIONS = (
    (("elected", "empty_seats"), "seats"),
    (("re_elected", "first_time"), "elected"),
    (("aged_to_30", "aged_31_to_40", "aged_41_to_50", "aged_51_to_60", "aged_over_60"), "elected"),
    (
        (
            "degree_none",
            "degree_intermediate",
            "degree_college",
            "degree_university",
            "degree_master",
            "degree_doctor",
        ),
        "elected",
    ),
    (("theory_none", "theory_elementary", "theory_intermediate", "theory_advanced_or_bachelor"), "elected"),
)


def equations(counts: Totals) -> Iterable[Check]:
    """Write out the equations between the figures of one role (form checks of papers.md, section 8)."""
    for parts, whole in _EQUATIONS:
        if counts[whole]:
            yield _equation(counts, parts, whole)


def _equation(counts: Totals, parts: tuple[str, ...], whole: str) -> Check:
    told = [code for code in parts if counts[code]]
    words = " + ".join(BY_CODE[code].said.lower() for code in told)
    numbers = " + ".join(number_text(counts[code]) for code in told)
    label = BY_CODE[whole].said.lower()
    return Check(
        f"{words} = {label}: {numbers} = {number_text(counts[whole])}".capitalize(),
        sum(counts[code] for code in parts) == counts[whole],
    )


def _parts_check(place: Place, role: LevelRole, counts: Totals) -> Iterable[Check]:
    parts = _parts(place, role, BY_CODE["elected"])
    if len(parts) > 1 and counts["elected"]:
        whole = sum(part.count for part in parts)
        told = number_text(counts["elected"])
        text = say(
            "Cộng từ {parts} đơn vị: {whole}; số của {unit}: {told}",
            parts=len(parts),
            whole=number_text(whole),
            unit=place.unit.name,
            told=told,
        )
        yield Check(text, whole == counts["elected"])


def _parts(place: Place, role: LevelRole, measure: Measure) -> tuple[Part, ...]:
    units = direct_children(place)
    found = totals_of(units, place.cycle, place.as_of) if units else {}
    own = own_totals(place.unit, place.cycle, place.as_of).get(role, NOTHING)[measure.code]
    of_children = [Part(unit.name, found[unit.pk].get(role, NOTHING)[measure.code], unit.code) for unit in units]
    of_itself = [Part(say("{unit} (chính đơn vị)", unit=place.unit.name), own, place.unit.code)] if own else []
    return (*of_itself, *(part for part in of_children if part.count))


def records(place: Place, code: str, role: LevelRole | None) -> Records:
    """Open a figure: the people or congresses that it counts, and its parts by unit; KeyError for an unknown one."""
    measure = BY_CODE[code]
    found = totals(place.unit, place.cycle, place.as_of)
    chosen = role or telling_role(place, found)
    counts = found.get(chosen, NOTHING)
    people = measure.population is Population.PERSON
    return Records(
        measure=figure(counts, code, "" if code == "elected" or not people else "elected"),
        role=chosen,
        kind=RecordKind.PEOPLE if people else RecordKind.CONGRESSES,
        rows=people_behind(place, measure, chosen) if people else congresses_behind(place, measure, chosen),
        parts=_parts(place, chosen, measure),
    )
