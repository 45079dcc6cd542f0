"""What the reader records: each page once, in a short transaction of its own, with the ballot that it completes."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from daihoi.apps.accounts.audit import Act, EntryType, record, stand_in_line
from daihoi.apps.counting.models import Ballot, BallotBox, Page, ScanFile, Standing
from daihoi.apps.counting.opinions import Read, opinion_of
from daihoi.apps.counting.readings import is_unsure, restored, stored
from daihoi.apps.counting.services.standing import election_in, held_box, put_in, voted_in
from daihoi.core.ballots import Ballot as ReadBallot
from daihoi.core.ballots import PageKind, PageReading, tallied

SCAN_READ = EntryType("counting.scan_read", "Đọc xong một tệp quét")


@dataclass(frozen=True)
class ReadScan:
    """What the log keeps of a file that was read."""

    file_name: str
    sha256: str
    pages: int
    ballots: int


class StoppedReading(Exception):
    """The file is no longer to be read: somebody stopped it or set it aside."""


@transaction.atomic
def record_page(*, scan: ScanFile, reading: PageReading, sides: int, twin: int | None = None) -> int | None:
    """Record one page, and the ballot that is complete with it; a page that is recorded already stays as it is.

    `twin` is the row of an earlier page that shows the same sheet. Gives the new row, None when there was one.
    """
    box = held_box(scan.box_id)
    _require_waiting(scan)
    number = reading.ref.page
    if Page.objects.filter(file=scan, number=number).exists():
        return None
    seen = {"kind": reading.kind.value, "side": reading.side, "reading": stored(reading), "twin_id": twin}
    page = Page.objects.create(file=scan, number=number, **seen)
    _complete(box, scan, sides, to_the_end=False)
    return page.pk


@transaction.atomic
def finish_scan(*, scan: ScanFile, sides: int) -> None:
    """Close a file all of whose pages are recorded: a sheet that lacks a side is a ballot for a person to look at."""
    stand_in_line()
    box = held_box(scan.box_id)
    _require_waiting(scan)
    if Page.objects.filter(file=scan).count() != scan.page_count:
        raise RuntimeError(f"scan file {scan.pk} is not read to its end")
    _complete(box, scan, sides, to_the_end=True)
    ScanFile.objects.filter(pk=scan.pk).update(state=ScanFile.State.READ, read_at=timezone.now())
    after = ReadScan(scan.name, scan.digest, scan.page_count, Ballot.objects.filter(file=scan).count())
    record(Act(actor=None, kind=SCAN_READ, unit_code=box.unit.code, subject=str(box)[:200], after=after))


def _require_waiting(scan: ScanFile) -> None:
    if not ScanFile.objects.filter(pk=scan.pk, state=ScanFile.State.WAITING).exists():
        raise StoppedReading


def _complete(box: BallotBox, scan: ScanFile, sides: int, *, to_the_end: bool) -> None:
    """Put the pages that belong to no ballot yet together; the last ones wait while a side may still follow."""
    waiting = {page.number: page for page in Page.objects.filter(file=scan, ballot=None).select_related("twin__ballot")}
    readings = [restored(page.number, page.kind, page.side, page.reading) for page in waiting.values()]
    ballots = tallied(readings, election_in(box), sides).ballots
    for place, ballot in enumerate(ballots, 1):
        is_whole = len(ballot.pages) == sides or ballot.pages[0].kind is not PageKind.BALLOT
        if is_whole or place < len(ballots) or to_the_end:
            numbers = [page.ref.page for page in ballot.pages]
            twins = [waiting[number].twin for number in numbers]
            kept = _keep(box, scan, ballot, next((twin.ballot for twin in twins if twin), None))
            Page.objects.filter(file=scan, number__in=numbers).update(ballot=kept)


def _keep(box: BallotBox, scan: ScanFile, found: ReadBallot, twin: Ballot | None) -> Ballot:
    doubtful = tuple(place.candidate for page in found.pages for place in page.places if is_unsure(place))
    read = Read(found.status, found.reasons, found.votes, doubtful, twin is not None)
    opinion = opinion_of(read, (), election_in(box))
    ballot = Ballot.objects.create(
        box=box,
        file=scan,
        number=box.returned + box.set_aside + 1,
        proposed=found.status.value,
        reasons=[reason.value for reason in found.reasons],
        votes_read=found.votes,
        doubtful=list(doubtful),
        standing=opinion.standing,
        votes=opinion.votes,
        twin=twin,
    )
    put_in(box, Standing(ballot.standing), voted_in(opinion.votes))
    return ballot
