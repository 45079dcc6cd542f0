"""What a check finds: a verdict for each row, kept for the person up to a number that a person can read."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from daihoi.apps.exchange.models import Verdict
from daihoi.core.figures.vietnamese import number_text
from daihoi.core.language import say

Level = Verdict.Level
KEPT_EACH = 2_000


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the file something stands: the sheet (empty in a .csv), the row, and the heading of the column."""

    sheet: str = ""
    row: int | None = None
    column: str = ""

    def at(self, column: str) -> "Place":
        """Give the cell of this row below a heading."""
        return Place(self.sheet, self.row, column)


@dataclass(frozen=True)
class Finding:
    """One verdict: at which place, how grave, and in which words."""

    level: Level
    place: Place
    message: str

    @property
    def sentence(self) -> str:
        """The whole sentence, place first: «Dòng 17, cột “Ngày sinh”: …»."""
        return sentence(self.place, self.message)


def in_words(value: object) -> str:
    """Write a stored value as a person reads it: a day as dd/mm/yyyy, a count with dots, yes and no, nothing."""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, int):
        return number_text(value)
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return "chưa ghi" if value in (None, "") else str(value)


def where(place: Place) -> str:
    """Write a place in words: «Trang “Đảng viên”, dòng 17, cột “Ngày sinh”»."""
    parts = [say("trang “{sheet}”", sheet=place.sheet)] if place.sheet else []
    parts += [say("dòng {row}", row=place.row)] if place.row else []
    parts += [say("cột “{column}”", column=place.column)] if place.column else []
    return upper_first(", ".join(parts))


def sentence(place: Place, message: str) -> str:
    """Write a place and what was found there as one sentence."""
    words = where(place)
    return f"{words}: {message}" if words else upper_first(message)


def upper_first(text: str) -> str:
    """Give a text with a capital first letter."""
    return text[:1].upper() + text[1:]


class Findings:
    """The verdicts of one check: all counted, the first `KEPT_EACH` of each level kept."""

    def __init__(self) -> None:
        self.kept: list[Finding] = []
        self.rows: Counter[Level] = Counter()
        self.found: Counter[Level] = Counter()
        self._faulty: set[tuple[str, int | None]] = set()

    def fault(self, place: Place, message: str) -> None:
        """Note what bars the whole file from being written; a row is counted once however many faults it has."""
        key = (place.sheet, place.row)
        if key not in self._faulty:
            self._faulty.add(key)
            self.rows[Level.FAULT] += 1
        self._keep(Level.FAULT, place, message)

    def is_faulty(self, place: Place) -> bool:
        """Say whether a row has a fault already."""
        return (place.sheet, place.row) in self._faulty

    def warning(self, place: Place, message: str) -> None:
        """Note what a person should look at and what bars nothing."""
        self.rows[Level.WARNING] += 1
        self._keep(Level.WARNING, place, message)

    def outcome(self, level: Level, place: Place, message: str = "") -> None:
        """Note what becomes of a sound row: added, changed or the same."""
        self.rows[level] += 1
        self._keep(level, place, message)

    def _keep(self, level: Level, place: Place, message: str) -> None:
        self.found[level] += 1
        if self.found[level] <= KEPT_EACH:
            self.kept.append(Finding(level, place, message))
