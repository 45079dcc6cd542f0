"""Pages read on all cores, in their order, a few ahead of what is taken."""

from collections import deque
from collections.abc import Generator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass

from daihoi.apps.counting.twins import Ink, ink_on
from daihoi.core.ballots import Election, PageReading, PageRef, read_page
from daihoi.core.ballots.expected import expected_of
from daihoi.core.ballots.pages import read_scan
from daihoi.core.ballots.processes import page_readers
from daihoi.core.ballots.scans import load_page

_CHUNK = 4
_AHEAD = 3
_FEW = 8


@dataclass(frozen=True)
class ReadPage:
    """A page as it was read, and the ink by which its sheet is known again."""

    reading: PageReading
    ink: Ink | None


def read_ahead(refs: Sequence[PageRef], election: Election, processes: int) -> Generator[ReadPage]:
    """Read pages in order; whoever stops taking them ends the reading within a few pages."""
    if processes <= 1 or len(refs) <= _FEW:
        yield from (_read_one(ref, election) for ref in refs)
        return
    pool = page_readers(processes)
    try:
        waiting: deque[Future[list[ReadPage]]] = deque()
        for at in range(0, len(refs), _CHUNK):
            waiting.append(pool.submit(_read, refs[at : at + _CHUNK], election))
            if len(waiting) >= processes * _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _read(refs: Sequence[PageRef], election: Election) -> list[ReadPage]:
    return [_read_one(ref, election) for ref in refs]


def _read_one(ref: PageRef, election: Election) -> ReadPage:
    """Decode a page once for both; of an odd picture the reader alone has to say what it is."""
    expected = expected_of(election)
    try:
        scan = load_page(ref, round(5.8 * expected.layout.width))
        return ReadPage(read_scan(ref, scan, expected), ink_on(scan, expected))
    except Exception:
        return ReadPage(read_page(ref, election), None)
