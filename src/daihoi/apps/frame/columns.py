"""What a table's columns are declared as: heading, kind of value, where it links, how it sorts and filters."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum
from fractions import Fraction
from typing import Any, Generic, TypeVar

from django.db.models import Q

from daihoi.core.names import search_key, sort_key

Row = TypeVar("Row")


class Kind(Enum):
    """What kind of value a column shows; numbers stand to the right, terms are the product's own words."""

    TEXT = "text"
    TERM = "term"
    NUMBER = "number"
    SHARE = "share"
    DAY = "day"
    STATUS = "status"


class Tone(StrEnum):
    """How a word or number is to be taken; the colour never stands alone."""

    PLAIN = ""
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True)
class Share:
    """A part of a whole, written as a percentage only when shown."""

    part: int
    whole: int


@dataclass(frozen=True)
class Sign:
    """A state in words, with the tone of its mark."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True)
class TextFilter:
    """Keep rows whose text holds what was typed; `fold` makes of it what the database's `lookup` compares with."""

    lookup: str = ""
    fold: Callable[[str], str] = search_key


@dataclass(frozen=True)
class ChoiceFilter:
    """Keep rows with one of several values; `condition` gives the database's condition for a choice."""

    choices: tuple[tuple[str, str], ...]
    condition: Callable[[str], Q] | None = None


@dataclass(frozen=True)
class LeastFilter:
    """Keep rows whose number is at least what was typed; `field` is the database's."""

    field: str = ""


Filter = TextFilter | ChoiceFilter | LeastFilter


@dataclass(frozen=True, kw_only=True)
class Column(Generic[Row]):
    """One column: `order` is the database field that it sorts by (and adds up, with `total`); lists need none."""

    key: str
    heading: str
    value: Callable[[Row], Any]
    kind: Kind = Kind.TEXT
    unit: str = ""
    link: Callable[[Row], str] | None = None
    tone: Callable[[Row], Tone] | None = None
    order: str = ""
    filter: Filter | None = None
    total: bool = False
    optional: bool = False

    @property
    def to_the_right(self) -> bool:
        return self.kind in {Kind.NUMBER, Kind.SHARE}


def comparable(value: object) -> tuple[int, Any]:
    """Give a key that orders any shown value, with what is missing at the end."""
    match value:
        case None | "":
            return (1, 0)
        case Share(part, whole):
            return (0, Fraction(part, whole)) if whole else (1, 0)
        case Sign(text, _):
            return (0, sort_key(text))
        case date():
            return (0, value.toordinal())
        case int():
            return (0, value)
        case _:
            return (0, sort_key(str(value)))
