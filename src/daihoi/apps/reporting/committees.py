"""The committees of one role one by one: which of them reach the targets of composition, and which don't."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from daihoi.apps.organisation.queries import standing_below
from daihoi.apps.planning.models import Congress
from daihoi.apps.planning.place import Place
from daihoi.apps.planning.queries import with_names
from daihoi.apps.reporting.figures import Target
from daihoi.apps.reporting.models import Contribution
from daihoi.core.regulations.shares import is_at_least, required_count
from daihoi.core.regulations.terms import LevelRole
from daihoi.core.rollup import BY_CODE, WIDTH, unpack
from daihoi.core.rollup.columns import Ints


@dataclass(frozen=True)
class Committee:
    """What one congress elected, as counts by measure code."""

    congress_id: int
    counts: Ints

    def __getitem__(self, code: str) -> int:
        return int(self.counts[BY_CODE[code].id])

    def lacks(self, code: str, target: Target) -> int:
        """Give how many people of a group the committee lacks to its target."""
        return max(0, required_count(target.share, self["elected"]) - self[code])


def committees(place: Place, role: LevelRole) -> list[Committee]:
    """Read what each congress of a role elected, as of the place's day; those without a result are left out."""
    here = standing_below(place.unit, place.as_of, "congress__unit")
    rows = Contribution.objects.filter(here, congress__cycle=place.cycle, role=role, day__lte=place.as_of)
    listed = list(rows.order_by("congress").values_list("congress_id", "counts"))
    keys, row_of = np.unique([pk for pk, _ in listed], return_inverse=True)
    counts = np.zeros((len(keys), WIDTH), dtype=np.int64)
    np.add.at(counts, row_of, unpack([bytes(packed) for _, packed in listed]))
    found = [Committee(int(key), row) for key, row in zip(keys, counts, strict=True)]
    return [committee for committee in found if committee["elected"]]


def reaching(found: list[Committee], code: str, target: Target) -> int:
    """Count the committees that reach a target."""
    return sum(is_at_least(committee[code], committee["elected"], target.share) for committee in found)


def missing(found: list[Committee], targets: Mapping[str, Target]) -> list[Committee]:
    """Give the committees that miss any target."""
    return [committee for committee in found if any(committee.lacks(code, targets[code]) for code in targets)]


def named(place: Place, found: list[Committee]) -> Iterator[tuple[str, str, Committee]]:
    """Give committees in the order of the tree with the names that their unit and the one above it had on the day."""
    by_congress = {committee.congress_id: committee for committee in found}
    here = standing_below(place.unit, place.as_of)
    rows = with_names(Congress.objects.filter(here, cycle=place.cycle), place.as_of)
    for pk, name, parent in rows.order_by("unit__path").values_list("pk", "unit_name", "parent_name"):
        if pk in by_congress:
            yield name, parent or "", by_congress[pk]
