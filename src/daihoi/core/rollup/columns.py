"""The records to be counted, column by column, as NumPy arrays of equal length.

Days are proleptic ordinals (`date.toordinal`); `NEVER` stands for a day that has not come. Members of a closed
list are stored as their place in it.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from daihoi.core.regulations.terms import ElectedBody, Outcome, Term
from daihoi.core.rollup.measures import Moment

Ints = npt.NDArray[np.int64]
NEVER = date.max.toordinal()


@lru_cache(maxsize=None, typed=True)
def place_in_list(term: Term) -> int:
    """Give the place of a term in its closed list: the number that columns hold for it.

    Terms of different lists can be equal as text, hence `typed`.
    """
    return list(type(term)).index(term)


@cache
def body_bit(body: ElectedBody, outcome: Outcome) -> int:
    """Give the bit that says «this person came out of this body's election with this outcome»."""
    return 1 << (place_in_list(outcome) * len(ElectedBody) + place_in_list(body))


def day_number(day: date | None) -> int:
    """Give a day's ordinal, or `NEVER`."""
    return NEVER if day is None else day.toordinal()


@dataclass(frozen=True)
class CongressColumns:
    """Congresses: their key, and every moment and attribute that a measure asks for, by name.

    A congress of which something changed stands in several rows of the same key, one for each stretch of days.
    """

    key: Ints
    moments: dict[Moment, Ints]
    attributes: dict[str, Ints]

    def __len__(self) -> int:
        return len(self.key)


@dataclass(frozen=True)
class RecordColumns:
    """Bodies or people: each one's congress (a row number of the congress columns) and its attributes, by name."""

    congress: Ints
    attributes: dict[str, Ints]

    def __len__(self) -> int:
        return len(self.congress)


@dataclass(frozen=True)
class Columns:
    """Everything that is counted, for some congresses."""

    congresses: CongressColumns
    bodies: RecordColumns
    people: RecordColumns
