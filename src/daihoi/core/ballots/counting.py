"""A whole count: every page of the scans read on all cores, streamed, and the tally (contract 4)."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path

import cv2

from daihoi.core.ballots.designing import design
from daihoi.core.ballots.election import Election
from daihoi.core.ballots.pages import PageReading, PlaceReading, read_page
from daihoi.core.ballots.processes import page_readers
from daihoi.core.ballots.scans import PageRef, close_scans, listed_pages
from daihoi.core.ballots.tally import Ballot, Status, Tally, tallied

_CHUNK = 8
_AHEAD = 4
_FEW = 4

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
    """Read pages in order, a few ahead of what is taken, so that memory stays flat however many there are."""
    if processes <= 1 or len(refs) <= _FEW:
        yield from (read_page(ref, election) for ref in refs)
        return
    chunks = [refs[at : at + _CHUNK] for at in range(0, len(refs), _CHUNK)]
    known: dict[PlaceReading, PlaceReading] = {}
    with page_readers(processes) as pool:
        waiting: deque[Future[list[PageReading]]] = deque()
        for chunk in chunks:
            waiting.append(pool.submit(_read_chunk, chunk, election))
            if len(waiting) >= processes * _AHEAD:
                yield from (sharing(page, known) for page in waiting.popleft().result())
        while waiting:
            yield from (sharing(page, known) for page in waiting.popleft().result())


def sharing(page: PageReading, known: dict[PlaceReading, PlaceReading]) -> PageReading:
    """Let all pages hold the same few readings of a name, so that many thousands of pages take little memory."""
    return replace(page, places=tuple(known.setdefault(place, place) for place in page.places))


def _read_chunk(refs: list[PageRef], election: Election) -> list[PageReading]:
    return [read_page(ref, election) for ref in refs]


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
