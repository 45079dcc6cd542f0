"""A page as it was read, to be stored and taken up again."""

from pathlib import Path
from typing import Any

from daihoi.core.ballots import PageKind, PageReading, PageRef, PlaceReading
from daihoi.core.ballots.outside import Sign
from daihoi.core.ballots.strikes import Doubt, Mark, Reading


def stored(page: PageReading) -> dict[str, Any]:
    """Give what is kept of the marks on a page."""
    places = {place.candidate: [_marked(reading) for reading in place.readings] for place in page.places}
    return {"places": places, "outside": [sign.value for sign in page.outside], "two_inks": page.has_two_inks}


def _marked(reading: Reading) -> list[str]:
    return [reading.mark.value, reading.doubt.value if reading.doubt else ""]


def restored(number: int, kind: str, side: int, kept: dict[str, Any]) -> PageReading:
    """Give the page that was kept; where its file lies is left out, as nothing of a reading depends on it."""
    places = tuple(
        PlaceReading(candidate, tuple(Reading(Mark(mark), Doubt(doubt) if doubt else None) for mark, doubt in readings))
        for candidate, readings in kept.get("places", {}).items()
    )
    outside = tuple(Sign(sign) for sign in kept.get("outside", ()))
    return PageReading(PageRef(Path(), number), PageKind(kind), side, places, outside, bool(kept.get("two_inks")))


def is_unsure(place: PlaceReading) -> bool:
    """Say whether a person has to look at a place."""
    return any(reading.mark is Mark.UNSURE for reading in place.readings)
