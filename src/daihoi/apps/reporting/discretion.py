"""What is told of people to those who may not see them one by one: nothing of groups too small to hide anybody in."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum, auto

from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.permissions import reaches
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.organisation.models import Unit
from daihoi.apps.planning.place import Place
from daihoi.apps.reporting.ages import Ages
from daihoi.apps.reporting.figures import Figure, Section, sections
from daihoi.apps.reporting.queries import ChildRow, Structure, direct_children
from daihoi.apps.reporting.totals import ByRole, totals, totals_of
from daihoi.core.rollup import BY_CODE, Population

FEWEST = 10


class Sight(Enum):
    """Whether somebody may see the people behind the figures of a unit, or the figures only."""

    PEOPLE = auto()
    FIGURES = auto()


def sight_of(user: User, unit: Unit) -> Sight:
    """Give what a person may see in a unit."""
    return Sight.PEOPLE if reaches(user, unit.path, Permission.VIEW_RESULTS) else Sight.FIGURES


def opens_to_all(code: str) -> bool:
    """Say whether a figure stands on congresses, which everybody sees who sees progress, and not on people."""
    return BY_CODE[code].population is Population.CONGRESS


def is_few(people: int) -> bool:
    """Say whether a group is so small that what is told of it tells of single persons."""
    return 0 < people < FEWEST


def tells_of_few(each: Figure) -> bool:
    """Say whether a figure says who the people of a small group are; how many they are it may say."""
    counts_people = each.slug in BY_CODE and BY_CODE[each.slug].population is Population.PERSON
    return counts_people and each.whole is not None and is_few(each.whole)


def discreet(found: Structure) -> Structure:
    """Leave out of a unit's figures all that tells of single persons or of small groups."""
    few = is_few(found.elected)
    told = (replace(section, figures=_of_many(section)) for section in found.sections)
    return replace(
        found,
        sections=tuple(section for section in told if section.figures),
        checks=() if few else found.checks,
        ages=Ages(0 if few else found.ages.average_tenths),
    )


def _of_many(section: Section) -> tuple[Figure, ...]:
    return tuple(each for each in section.figures if not tells_of_few(each))


def composition_is_of_few(rows: Sequence[ChildRow]) -> bool:
    """Say whether some unit of a table is told of with the composition of a small group."""
    return any(is_few(row.elected) for row in rows)


def results_tell_of_few(place: Place) -> bool:
    """Say whether the report of results of a unit tells of a small group anywhere, in the text or in its annex."""
    if any(tells_of_few(each) for each in _figures(totals(place.unit, place.cycle, place.as_of), place.cycle.pack)):
        return True
    units = direct_children(place)
    found = totals_of(units, place.cycle, place.as_of) if units else {}
    return any(is_few(counts["elected"]) for by_role in found.values() for counts in by_role.values())


def _figures(found: ByRole, pack: str) -> Iterator[Figure]:
    for role, counts in found.items():
        for section in sections(counts, pack, role):
            yield from section.figures
