"""One page of a box as its job reads it: the reading, and the ink by which the sheet is known again."""

from dataclasses import dataclass

from daihoi.apps.counting.twins import Ink, ink_on
from daihoi.core.ballots import Election, PageReading, PageRef, read_page
from daihoi.core.ballots.expected import expected_of
from daihoi.core.ballots.pages import read_scan, short_side
from daihoi.core.ballots.scans import load_page


@dataclass(frozen=True)
class ReadPage:
    """A page as it was read, and the ink by which its sheet is known again."""

    reading: PageReading
    ink: Ink | None


def read_with_ink(ref: PageRef, election: Election) -> ReadPage:
    """Decode a page once for both; of an odd picture the reader alone has to say what it is."""
    expected = expected_of(election)
    try:
        scan = load_page(ref, short_side(expected.layout))
        return ReadPage(read_scan(ref, scan, expected), ink_on(scan, expected))
    except Exception:
        return ReadPage(read_page(ref, election), None)
