"""A whole count: every page of the scans read on all cores, streamed, and the tally (contract 4)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import cv2

from daihoi.core.ballots.designing import design
from daihoi.core.ballots.election import Election
from daihoi.core.ballots.pages import PageReading, PlaceReading, read_page
from daihoi.core.ballots.processes import read_ahead
from daihoi.core.ballots.scans import PageRef, close_scans, listed_pages
from daihoi.core.ballots.tally import Ballot, Status, Tally, tallied

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Work:
    """How a count is run: on how many processes, and who hears how far it is."""

    processes: int
    progress: Progress = lambda _done, _total: None


def count(election: Election, scans: Iterable[Path], work: Work) -> Tally:
    """Read every page of the scans and tally them; raise `UnusableInput` for a file that isn't a scan."""
    refs = list(listed_pages(scans))
    cv2.setNumThreads(1)
    sides = design(election).pages
    try:
        return tallied(_told(read_pages(refs, election, work.processes), len(refs), work.progress), election, sides)
    finally:
        close_scans()


def _told(pages: Iterator[PageReading], total: int, progress: Progress) -> Iterator[PageReading]:
    for done, page in enumerate(pages, 1):
        progress(done, total)
        yield page


def read_pages(refs: list[PageRef], election: Election, processes: int) -> Iterator[PageReading]:
    """Read pages in order; those of one count hold the same few readings of a name."""
    known: dict[PlaceReading, PlaceReading] = {}
    return (sharing(page, known) for page in read_ahead(read_page, refs, election, processes))


def sharing(page: PageReading, known: dict[PlaceReading, PlaceReading]) -> PageReading:
    """Let all pages hold the same few readings of a name, so that many thousands of pages take little memory."""
    return replace(page, places=tuple(known.setdefault(place, place) for place in page.places))


def count_json(tally: Tally, seconds: float) -> dict[str, object]:
    """Give a tally in the shape of contract 4."""
    totals = {"pages": tally.pages} | {status.value: tally.count(status) for status in Status}
    return {
        "ballots": [_ballot_json(ballot) for ballot in tally.ballots],
        "totals": totals | {"votes": tally.votes},
        "seconds": round(seconds, 2),
    }


def _ballot_json(ballot: Ballot) -> dict[str, object]:
    first = ballot.pages[0].ref
    shown: dict[str, object] = {"source": first.source, "page": first.page}
    if len(ballot.pages) > 1:
        shown["pages"] = [page.ref.page for page in ballot.pages]
    return shown | {
        "status": ballot.status.value,
        "reasons": [reason.value for reason in ballot.reasons],
        "votes": ballot.votes,
    }
