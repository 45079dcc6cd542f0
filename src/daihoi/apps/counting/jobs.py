"""The runner that reads scans: a killed one loses nothing, for every page is recorded by itself, and once."""

import logging
import os
from typing import Protocol

from django.db import close_old_connections

from daihoi.apps.counting.models import Page, ScanFile
from daihoi.apps.counting.pictures import make_pictures
from daihoi.apps.counting.reading import ReadPage, read_with_ink
from daihoi.apps.counting.services.pages import StoppedReading, finish_scan, record_page
from daihoi.apps.counting.services.standing import election_in
from daihoi.apps.counting.storage import shelf_of
from daihoi.apps.counting.twins import Sheets
from daihoi.core.ballots import PageKind, PageRef
from daihoi.core.ballots.expected import expected_of
from daihoi.core.ballots.geometry import Layout
from daihoi.core.ballots.processes import read_ahead

_PAUSE = 0.3
_log = logging.getLogger(__name__)


class StopSignal(Protocol):
    """What tells the runner to end: an event of a thread or of a process."""

    def is_set(self) -> bool: ...

    def wait(self, timeout: float | None = None) -> bool: ...


def read_forever(stop: StopSignal) -> None:
    """Read scans as they come, until told to stop; what is in hand is taken up by the next runner."""
    while not stop.is_set():
        close_old_connections()
        try:
            idle = not any(advance(pk, stop) for pk in _waiting())
        except Exception:
            _log.exception("scans could not be read")
            idle = True
        if idle:
            stop.wait(timeout=_PAUSE)


def _waiting() -> list[int]:
    return list(ScanFile.objects.filter(state=ScanFile.State.WAITING).order_by("pk").values_list("pk", flat=True))


def advance(scan_id: int, stop: StopSignal | None = None, processes: int | None = None) -> bool:
    """Read what a file still lacks; False when there is nothing to do or another process reads it."""
    scan = ScanFile.objects.select_related("box__unit").get(pk=scan_id)
    with shelf_of(scan.box_id).held(scan.digest) as mine:
        if not mine:
            return False
        try:
            return _read(scan, stop, processes or os.cpu_count() or 1)
        except StoppedReading:
            return False


def _read(scan: ScanFile, stop: StopSignal | None, processes: int) -> bool:
    election = election_in(scan.box)
    layout = expected_of(election).layout
    path = shelf_of(scan.box_id).file(scan.digest, scan.suffix)
    read = set(Page.objects.filter(file=scan).values_list("number", flat=True))
    refs = [PageRef(path, number) for number in range(1, scan.page_count + 1) if number not in read]
    sheets = _sheets(scan, layout)
    pages = read_ahead(read_with_ink, refs, election, processes)
    try:
        for page in pages:
            _record(scan, page, sheets)
            if stop is not None and stop.is_set():
                return False
    finally:
        pages.close()
    finish_scan(scan=scan, sides=layout.pages)
    make_pictures(scan)
    return True


def _record(scan: ScanFile, page: ReadPage, sheets: Sheets) -> None:
    reading, ink = page.reading, page.ink
    known = ink if reading.kind is PageKind.BALLOT else None
    twin = sheets.twin_of(known) if known else None
    if known:
        shelf_of(scan.box_id).keep_ink(scan.digest, reading.ref.page, known.packed())
    kept = record_page(scan=scan, reading=reading, sides=sheets.layout.pages, twin=twin)
    if known and kept:
        sheets.add(kept, known)


def _sheets(scan: ScanFile, layout: Layout) -> Sheets:
    """Give the sheets of the box that are read already, those of files set aside left out."""
    sheets, shelf = Sheets(layout), shelf_of(scan.box_id)
    pages = Page.objects.filter(file__box=scan.box_id, kind=PageKind.BALLOT.value)
    rows = pages.exclude(file__state=ScanFile.State.SET_ASIDE).values_list("pk", "file__digest", "number")
    inks = ((page, shelf.ink(digest, number)) for page, digest, number in rows)
    sheets.fill((page, content) for page, content in inks if content)
    return sheets
