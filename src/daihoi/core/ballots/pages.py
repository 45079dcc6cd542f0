"""One scanned page read: what kind of page it is, and what is marked on it."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from daihoi.core.ballots.boxes import read_box
from daihoi.core.ballots.election import Election
from daihoi.core.ballots.evening import darkness_of, paper_of, straightened
from daihoi.core.ballots.expected import Expected, Row, expected_of, window
from daihoi.core.ballots.inks import has_two_inks
from daihoi.core.ballots.lines import Line, hides_a_strike, lines_on, without
from daihoi.core.ballots.outside import Sign, strays_on
from daihoi.core.ballots.registration import Registered, register
from daihoi.core.ballots.residue import Residue, residue_of
from daihoi.core.ballots.scans import PageRef, Scanned, UnreadablePage, load_page
from daihoi.core.ballots.strikes import Doubt, Mark, Reading, patch_of, read_strike
from daihoi.core.ballots.symbols import code_text, read_code

Picture = NDArray[np.uint8]
_LIKE_PRINT = 0.55
_ENOUGH_ROWS = 0.6


class PageKind(StrEnum):
    """What a scanned page turned out to be."""

    BALLOT = "ballot"
    BLANK = "blank"
    FOREIGN = "foreign"
    OTHER_ELECTION = "other_election"
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class PlaceReading:
    """What stands at one candidate: the strike, or the two boxes."""

    candidate: str
    readings: tuple[Reading, ...]


@dataclass(frozen=True)
class PageReading:
    """One page: where it was scanned, what it is, which side of the ballot it is, and its marks."""

    ref: PageRef
    kind: PageKind
    side: int = 0
    places: tuple[PlaceReading, ...] = ()
    outside: tuple[Sign, ...] = ()
    has_two_inks: bool = False


def read_page(ref: PageRef, election: Election) -> PageReading:
    """Read one page; a page that can't be read is an answer too, never an error."""
    expected = expected_of(election)
    try:
        scan = load_page(ref, round(5.8 * expected.layout.width))
    except UnreadablePage:
        return PageReading(ref, PageKind.UNREADABLE)
    return read_scan(ref, scan, expected)


def read_scan(ref: PageRef, scan: Scanned, expected: Expected) -> PageReading:
    """Read a decoded page."""
    search = register(scan.gray, expected.layout)
    if search.registered is None:
        return PageReading(ref, _kind_without_squares(scan.gray, search.seen))
    page = expected.pages[search.registered.page - 1]
    sheet = straightened(scan.gray, search.registered.to_scan, expected.layout)
    elections = _elections_named(sheet, expected)
    if elections and code_text(expected.election.code, search.registered.page) not in elections:
        return PageReading(ref, PageKind.OTHER_ELECTION)
    residue = residue_of(darkness_of(sheet, page), page)
    if not elections or not _has_our_names(residue):
        return PageReading(ref, PageKind.UNREADABLE, search.registered.page)
    places, signs, inks = _marks(scan, search.registered, residue, expected)
    return PageReading(ref, PageKind.BALLOT, search.registered.page, places, signs, inks)


def _leaning(to_scan: NDArray[np.float64]) -> float:
    """Give how far the scan's upright (or, on a quarter turn, its level) moves across for each step down the sheet."""
    right, down = to_scan[:2, 0], to_scan[:2, 1]
    upright = np.linalg.solve(np.stack([right, down], axis=1), np.array([0.0, 1.0]))
    level = np.linalg.solve(np.stack([right, down], axis=1), np.array([1.0, 0.0]))
    best = upright if abs(upright[1]) > abs(upright[0]) else level
    return float(best[0] / best[1])


def _elections_named(sheet: Picture, expected: Expected) -> set[str]:
    """Read the copies of the code until one can be read."""
    for box in expected.layout.codes:
        place = window(box.grown(1.5, 1.5))
        found = read_code(np.ascontiguousarray(place.of(sheet)))
        if found:
            return {found}
    return set()


def _has_our_names(residue: Residue) -> bool:
    return float(np.mean(np.array(residue.likeness) >= _LIKE_PRINT)) >= _ENOUGH_ROWS


def _kind_without_squares(gray: Picture, seen: int) -> PageKind:
    if seen:
        return PageKind.UNREADABLE
    height, width = gray.shape
    inner = gray[height // 25 : -height // 25, width // 25 : -width // 25]
    dark = (inner < 0.7 * np.maximum(paper_of(np.ascontiguousarray(inner)), 1)).mean()
    return PageKind.BLANK if dark < 0.0006 else PageKind.FOREIGN


def _marks(
    scan: Scanned, registered: Registered, found: Residue, expected: Expected
) -> tuple[tuple[PlaceReading, ...], tuple[Sign, ...], bool]:
    """Give what is marked, what else is on the sheet, and whether two inks are."""
    page = expected.pages[registered.page - 1]
    lines = lines_on(found, page, _leaning(registered.to_scan))
    residue = without(found, lines)
    places = tuple(
        PlaceReading(row.place.candidate, _readings(row, at, residue, found, lines)) for at, row in enumerate(page.rows)
    )
    strays = strays_on(residue, page, tuple(place.readings for place in places), expected.layout.stamp)
    marked = [
        (row, shift)
        for row, shift, place in zip(page.rows, residue.shifts, places, strict=True)
        if any(reading.mark is Mark.MARKED for reading in place.readings)
    ]
    inks = has_two_inks(residue, marked, scan.colour, registered.to_scan)
    return places, tuple(stray.sign for stray in strays), inks


def _readings(row: Row, at: int, residue: Residue, found: Residue, lines: tuple[Line, ...]) -> tuple[Reading, ...]:
    shift = residue.shifts[at]
    if row.place.agree and row.place.disagree:
        return tuple(read_box(residue, box, shift) for box in (row.place.agree, row.place.disagree))
    reading = read_strike(patch_of(residue, row, shift))
    if reading.mark is Mark.CLEAR and residue.likeness[at] < _LIKE_PRINT:
        return (Reading(Mark.UNSURE, Doubt.HIDDEN),)
    name = window(row.place.name).moved(*shift)
    if reading.mark is Mark.CLEAR and any(hides_a_strike(line, found, name) for line in lines):
        return (Reading(Mark.UNSURE, Doubt.LINE),)
    return (reading,)
