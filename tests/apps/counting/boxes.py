"""Boxes for tests: ballots of three of five, with pages as the reader would have recorded them."""

from collections.abc import Sequence
from pathlib import Path

from daihoi.apps.counting.models import BallotBox, ScanFile
from daihoi.apps.counting.services.boxes import open_box
from daihoi.apps.counting.services.pages import finish_scan, record_page
from daihoi.apps.counting.storage import shelf_of
from daihoi.apps.organisation.models import Unit
from daihoi.core.ballots import Candidate, Election, PageKind, PageReading, PageRef, PlaceReading
from daihoi.core.ballots.strikes import Doubt, Mark, Reading

NAMES = ("Nguyễn Văn An", "Vũ Văn Ánh", "Lê Đức Bình", "Phạm Thị Đào", "Trần Thị Ước")
THREE_OF_FIVE = Election(
    "Bầu Chi ủy Chi bộ thôn Thượng", "Chi bộ thôn Thượng", "Đảng bộ xã An Hòa", "2020-2025", "2020", 3,
    tuple(Candidate(f"{number:02d}", name) for number, name in enumerate(NAMES, 1)),
)  # fmt: skip
_CLEAR, _STRUCK = Reading(Mark.CLEAR), Reading(Mark.MARKED)
_UNSURE = Reading(Mark.UNSURE, Doubt.PARTIAL)


def ballot(struck: str = "45", unsure: str = "") -> PageReading:
    """Give a page on which these people are struck out, and these in doubt: `45` is the fourth and the fifth."""
    marks = {candidate.id: _CLEAR for candidate in THREE_OF_FIVE.candidates}
    marks |= {f"0{number}": _STRUCK for number in struck} | {f"0{number}": _UNSURE for number in unsure}
    places = tuple(PlaceReading(candidate, (mark,)) for candidate, mark in marks.items())
    return PageReading(PageRef(Path(), 0), PageKind.BALLOT, 1, places)


def page_that_is(kind: PageKind) -> PageReading:
    """Give a page that isn't a readable ballot."""
    return PageReading(PageRef(Path(), 0), kind)


def make_box(unit: Unit, readings: Sequence[PageReading] = (), deciders: int = 1) -> BallotBox:
    """Make a box with one file of these pages, or of one doubtful ballot, read to its end."""
    box = open_box(actor=None, unit=unit, ballot=THREE_OF_FIVE, deciders=deciders)
    add_file(box, readings or [ballot("5", unsure="4")])
    return BallotBox.objects.get(pk=box.pk)


def add_file(box: BallotBox, readings: Sequence[PageReading], name: str = "quet-1.pdf") -> ScanFile:
    """Add a file of these pages to a box."""
    digest = f"{ScanFile.objects.count():064x}"
    scan = ScanFile.objects.create(box=box, name=name, digest=digest, suffix=".pdf", size=1, page_count=len(readings))
    for number, reading in enumerate(readings, 1):
        record_page(scan=scan, reading=numbered(reading, number), sides=1)
    finish_scan(scan=scan, sides=1)
    shelf_of(box.pk).folder.mkdir(parents=True, exist_ok=True)
    shelf_of(box.pk).keep_picture(digest, 1, b"\xff\xd8\xff")
    return ScanFile.objects.get(pk=scan.pk)


def numbered(reading: PageReading, number: int) -> PageReading:
    """Give a reading as that of a page with this number."""
    return PageReading(
        PageRef(Path(), number), reading.kind, reading.side, reading.places, reading.outside, reading.has_two_inks
    )
