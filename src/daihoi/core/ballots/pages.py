"""One scanned page read: what kind of page it is, and what is marked on it."""

from dataclasses import dataclass
from enum import StrEnum

import cv2
import numpy as np
from numpy.typing import NDArray

from daihoi.core.ballots.boxes import read_box
from daihoi.core.ballots.election import Election
from daihoi.core.ballots.evening import darkness_of, straightened
from daihoi.core.ballots.expected import Expected, ExpectedPage, Row, expected_of, window
from daihoi.core.ballots.geometry import Box, Layout
from daihoi.core.ballots.inks import has_two_inks
from daihoi.core.ballots.lines import Line, hides_a_strike, lines_on, without
from daihoi.core.ballots.outside import Sign, strays_on
from daihoi.core.ballots.registration import Registered, completed, register
from daihoi.core.ballots.residue import Residue, residue_of
from daihoi.core.ballots.scans import PageRef, Scanned, UnreadablePage, load_page
from daihoi.core.ballots.strangers import stranger
from daihoi.core.ballots.strikes import Doubt, Mark, Reading, patch_of, plainly_clear, read_strike, width_of_pen
from daihoi.core.ballots.symbols import code_text, read_code

Picture = NDArray[np.uint8]
_LIKE_PRINT = 0.55
_LEAST_PER_MM = 5.8
_ENOUGH_ROWS = 0.6
_SURELY_OUR_CODE = 0.75
_LIKE_OUR_CODE = 0.5
# an odd picture goes to a person, and the count goes on
_BEYOND_THE_READER = (cv2.error, np.linalg.LinAlgError, ValueError, IndexError)


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
        scan = load_page(ref, short_side(expected.layout))
        return read_scan(ref, scan, expected)
    except (UnreadablePage, *_BEYOND_THE_READER):
        return PageReading(ref, PageKind.UNREADABLE)


def short_side(layout: Layout) -> int:
    """Give how many pixels wide a sheet has to be decoded at least."""
    return round(_LEAST_PER_MM * layout.width)


def read_scan(ref: PageRef, scan: Scanned, expected: Expected) -> PageReading:
    """Read a decoded page."""
    search = register(scan.gray, expected.layout)
    if search.registered is None:
        return PageReading(ref, _kind_without_squares(scan.gray, search.seen))
    page = expected.pages[search.registered.page - 1]
    registered = completed(scan.gray, search.registered, expected.layout, page)
    sheet = straightened(scan.gray, registered.to_scan, expected.layout)
    darkness = darkness_of(sheet, page)
    whose = _whose(sheet, darkness, expected, registered.page)
    if whose is Whose.OTHER:
        return PageReading(ref, PageKind.OTHER_ELECTION)
    residue = residue_of(darkness, page)
    if whose is Whose.UNKNOWN or not _has_our_names(residue):
        return PageReading(ref, PageKind.UNREADABLE, registered.page)
    places, signs, inks = _marks(scan, registered, residue, expected)
    return PageReading(ref, PageKind.BALLOT, registered.page, places, signs, inks)


def _leaning(to_scan: NDArray[np.float64]) -> float:
    """Give how far the scan's upright (or, on a quarter turn, its level) moves across for each step down the sheet."""
    right, down = to_scan[:2, 0], to_scan[:2, 1]
    upright = np.linalg.solve(np.stack([right, down], axis=1), np.array([0.0, 1.0]))
    level = np.linalg.solve(np.stack([right, down], axis=1), np.array([1.0, 0.0]))
    best = upright if abs(upright[1]) > abs(upright[0]) else level
    return float(best[0] / best[1])


class Whose(StrEnum):
    """Whose ballot a sheet of our design is."""

    OURS = "ours"
    OTHER = "other"
    UNKNOWN = "unknown"


def _whose(sheet: Picture, darkness: Picture, expected: Expected, page: int) -> Whose:
    """Compare the copies of the code with our own, then read them; what neither tells is unknown."""
    likeness = max(_code_likeness(darkness, expected.pages[page - 1], box) for box in expected.layout.codes)
    if likeness >= _SURELY_OUR_CODE:
        return Whose.OURS
    for box in expected.layout.codes:
        found = read_code(np.ascontiguousarray(window(box.grown(1.5, 1.5)).of(sheet)))
        if found:
            return Whose.OURS if found == code_text(expected.election.code, page) else Whose.OTHER
    return Whose.OURS if likeness >= _LIKE_OUR_CODE else Whose.UNKNOWN


def _code_likeness(darkness: Picture, page: ExpectedPage, box: Box) -> float:
    """Tell how like our code a place is, leaving out the frame that all codes share."""
    cell = box.height / 8
    inner = window(Box(box.left + cell, box.top + cell, box.right - cell, box.bottom - cell))
    target = inner.grown(4).of(darkness)
    template = inner.of(page.blurred[1])
    if target.shape[0] < template.shape[0] or target.shape[1] < template.shape[1]:
        return 0.0
    return float(cv2.matchTemplate(target, template, cv2.TM_CCOEFF_NORMED).max())


def _has_our_names(residue: Residue) -> bool:
    return float(np.mean(np.array(residue.likeness) >= _LIKE_PRINT)) >= _ENOUGH_ROWS


def _kind_without_squares(gray: Picture, seen: int) -> PageKind:
    return PageKind.UNREADABLE if seen else PageKind(stranger(gray).value)


def _marks(
    scan: Scanned, registered: Registered, found: Residue, expected: Expected
) -> tuple[tuple[PlaceReading, ...], tuple[Sign, ...], bool]:
    """Give what is marked, what else is on the sheet, and whether two inks are."""
    page = expected.pages[registered.page - 1]
    lines = lines_on(found, _leaning(registered.to_scan))
    residue = without(found, lines)
    plain = plainly_clear(residue, page.rows)
    seen = Seen(residue, found, lines)
    places = tuple(
        PlaceReading(row.place.candidate, _readings(row, at, seen, plain[at])) for at, row in enumerate(page.rows)
    )
    places = _read_again(page, residue, places)
    strays = strays_on(residue, page, tuple(place.readings for place in places), expected.layout.stamp)
    marked = [
        (row, shift)
        for row, shift, place in zip(page.rows, residue.shifts, places, strict=True)
        if any(reading.mark is Mark.MARKED for reading in place.readings)
    ]
    inks = has_two_inks(residue, marked, scan.colour, registered.to_scan)
    return places, tuple(stray.sign for stray in strays), inks


def _read_again(page: ExpectedPage, residue: Residue, places: tuple[PlaceReading, ...]) -> tuple[PlaceReading, ...]:
    """Read marks that looked like more than one stroke again, with the width of the pen that the clean ones show."""
    crowded = [at for at, place in enumerate(places) if place.readings[0].doubt is Doubt.RETRACTED]
    clean = [at for at, place in enumerate(places) if place.readings[0].mark is Mark.MARKED]
    if not crowded or page.rows[0].boxes:
        return places
    patches = {at: patch_of(residue, page.rows[at], residue.shifts[at]) for at in (*crowded, *clean)}
    pen = width_of_pen([patches[at] for at in clean])
    again = {at: PlaceReading(places[at].candidate, (read_strike(patches[at], pen),)) for at in crowded}
    return tuple(again.get(at, place) for at, place in enumerate(places))


@dataclass(frozen=True)
class Seen:
    """A sheet without its print: with no lines of dust and folds on it, as it was found, and those lines."""

    residue: Residue
    found: Residue
    lines: tuple[Line, ...]


def _readings(row: Row, at: int, seen: Seen, is_plain: bool) -> tuple[Reading, ...]:  # noqa: FBT001
    residue, shift = seen.residue, seen.residue.shifts[at]
    reading = Reading(Mark.CLEAR) if is_plain else read_strike(patch_of(residue, row, shift))
    if row.place.agree and row.place.disagree:
        boxes = tuple(read_box(residue, box, shift) for box in (row.place.agree, row.place.disagree))
        return boxes if reading.mark is Mark.CLEAR else (Reading(Mark.UNSURE, Doubt.STRAY), *boxes[1:])
    if reading.mark is Mark.CLEAR and residue.likeness[at] < _LIKE_PRINT:
        return (Reading(Mark.UNSURE, Doubt.HIDDEN),)
    name = row.name.moved(*shift)
    if reading.mark is Mark.CLEAR and any(hides_a_strike(line, seen.found, name) for line in seen.lines):
        return (Reading(Mark.UNSURE, Doubt.LINE),)
    return (reading,)
