"""From records to increments: which congress adds how much to which measure on which day."""

from dataclasses import dataclass

import numpy as np

from daihoi.core.regulations.terms import Term
from daihoi.core.rollup.columns import NEVER, Columns, Ints, body_bit, place_in_list
from daihoi.core.rollup.measures import MEASURES, Age, Condition, Holds, Is, IsOneOf, Measure, Moment, Population

Bools = np.ndarray[tuple[int], np.dtype[np.bool_]]


@dataclass(frozen=True)
class Increments:
    """Parallel columns: the row number of a congress, a day, a measure's identifier and what is added."""

    congress: Ints
    day: Ints
    measure: Ints
    count: Ints

    def __len__(self) -> int:
        return len(self.congress)


def meets(condition: Condition, attributes: dict[str, Ints], length: int) -> Bools:
    """Say for each record whether it meets a condition."""
    match condition:
        case Is(column, value):
            wanted = place_in_list(value) if isinstance(value, Term) else int(value)
            return np.asarray(attributes[column] == wanted)
        case IsOneOf(column, values):
            return np.isin(attributes[column], [place_in_list(value) for value in values])
        case Holds(bodies, outcome):
            bits = sum(body_bit(body, outcome) for body in bodies)
            return np.asarray((attributes["holds"] & bits) != 0)
        case Age(at_least, below):
            months = attributes["age_months"]
            return np.asarray((months >= at_least * 12) & (months < below * 12))
    return np.ones(length, dtype=np.bool_)


def chosen(measure: Measure, attributes: dict[str, Ints], length: int) -> Bools:
    """Say for each record of the measure's population whether the measure counts it."""
    mask: Bools = np.ones(length, dtype=np.bool_)
    for condition in measure.conditions:
        mask &= meets(condition, attributes, length)
    return mask


def per_congress(measure: Measure, columns: Columns) -> Ints:
    """Give how much each congress adds to a measure while it counts."""
    if measure.population is Population.CONGRESS:
        attributes, length = columns.congresses.attributes, len(columns.congresses)
        value = attributes[measure.adds_up] if measure.adds_up else np.ones(length, dtype=np.int64)
        return np.where(chosen(measure, attributes, length), value, 0)
    records = columns.bodies if measure.population is Population.BODY else columns.people
    mask = chosen(measure, records.attributes, len(records))
    amount = np.zeros(len(columns.congresses), dtype=np.int64)
    np.add.at(amount, records.congress[mask], records.attributes[measure.adds_up][mask] if measure.adds_up else 1)
    return amount


def increments(columns: Columns) -> Increments:
    """Count everything once; a measure adds its amount at its start and takes it back at its end, if it has one."""
    parts = [part for measure in MEASURES for part in _of_measure(measure, columns)]
    congress, day, number, count = (np.concatenate([part[place] for part in parts]) for place in range(4))
    return Increments(congress, day, number, count)


def days_counted(measure: Measure, columns: Columns) -> tuple[Ints, Ints]:
    """Give from which day and until which day a measure counts each congress, if the first comes before the second."""
    moments = columns.congresses.moments
    start = np.maximum(moments[measure.start], moments[Moment.SINCE])
    return start, np.minimum(moments[measure.end], moments[Moment.ENDS])


def _of_measure(measure: Measure, columns: Columns) -> list[tuple[Ints, Ints, Ints, Ints]]:
    start, end = days_counted(measure, columns)
    amount = per_congress(measure, columns)
    counts = np.flatnonzero((amount != 0) & (start < end))
    stops = counts[end[counts] < NEVER]
    return [
        (counts, start[counts], np.full(len(counts), measure.id), amount[counts]),
        (stops, end[stops], np.full(len(stops), measure.id), -amount[stops]),
    ]
