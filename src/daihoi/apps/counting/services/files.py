"""Files of scans received, their reading stopped and taken up again, a file set aside."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.db import transaction
from django.utils import timezone

from daihoi.apps.accounts.audit import Act, EntryType, record, stand_in_line
from daihoi.apps.accounts.models import User
from daihoi.apps.counting.looking import look_into
from daihoi.apps.counting.models import BallotBox, ScanFile, Standing
from daihoi.apps.counting.services.standing import held_box, move, require_open
from daihoi.apps.counting.storage import Draft, shelf_of
from daihoi.apps.organisation.refusals import given_reason, refuse

SCAN_RECEIVED = EntryType("counting.scan_received", "Nhận tệp quét phiếu bầu")
READING_STOPPED = EntryType("counting.reading_stopped", "Dừng đọc phiếu")
READING_RESUMED = EntryType("counting.reading_resumed", "Đọc phiếu tiếp")
SCAN_SET_ASIDE = EntryType("counting.scan_set_aside", "Để ngoài một tệp quét")


@dataclass(frozen=True)
class ReceivedScan:
    """What the log keeps of a file that came in."""

    file_name: str
    sha256: str
    pages: int


@dataclass(frozen=True, kw_only=True)
class Upload:
    """A file as it comes in: its name and its bytes."""

    name: str
    chunks: Iterable[bytes]


def receive_scan(*, actor: User | None, box: BallotBox, upload: Upload) -> ScanFile:
    """Keep a file for reading; `UnusableInput` or `Refused` says why it can't be, and then nothing changed."""
    require_open(actor, box)
    name = PurePosixPath(upload.name.replace("\\", "/")).name[-200:] or "ban-quet"
    shelf = shelf_of(box.pk)
    draft = shelf.draft(upload.chunks, name)
    try:
        contents = look_into(draft, name)
        return _take(actor, box.pk, draft, ScanFile(name=name, suffix=contents.suffix, page_count=contents.pages))
    finally:
        draft.path.unlink(missing_ok=True)


@transaction.atomic
def _take(actor: User | None, box_id: int, draft: Draft, scan: ScanFile) -> ScanFile:
    stand_in_line()
    box = held_box(box_id)
    require_open(actor, box)
    same = ScanFile.objects.filter(box=box, digest=draft.digest).first()
    if same is not None:
        at = timezone.localtime(same.received_at)
        raise refuse(
            f"Tệp “{scan.name}”: đã nhận lúc {at:%H:%M ngày %d/%m/%Y} với tên “{same.name}”, giống hệt nhau, "
            f"nên không nhận lần nữa."
        )
    shelf_of(box.pk).take(draft, scan.suffix)
    scan.box, scan.actor, scan.digest, scan.size = box, actor, draft.digest, draft.size
    scan.save()
    after = ReceivedScan(scan.name, scan.digest, scan.page_count)
    _log(actor, SCAN_RECEIVED, box, after)
    return scan


@transaction.atomic
def stop_reading(*, actor: User | None, box: BallotBox) -> None:
    """Stop reading: what is read stays, the rest waits until it is taken up again."""
    _turn(actor, box, READING_STOPPED, (ScanFile.State.WAITING, ScanFile.State.STOPPED))


@transaction.atomic
def resume_reading(*, actor: User | None, box: BallotBox) -> None:
    """Take the reading up where it was stopped."""
    _turn(actor, box, READING_RESUMED, (ScanFile.State.STOPPED, ScanFile.State.WAITING))


def _turn(actor: User | None, box: BallotBox, kind: EntryType, change: tuple[ScanFile.State, ScanFile.State]) -> None:
    stand_in_line()
    box = held_box(box.pk)
    require_open(actor, box)
    before, after = change
    if ScanFile.objects.filter(box=box, state=before).update(state=after):
        _log(actor, kind, box, None)


@transaction.atomic
def set_scan_aside(*, actor: User | None, scan: ScanFile, reason: str) -> None:
    """Set a whole file aside, such as one of another vote: none of its ballots is counted any more."""
    stand_in_line()
    box = held_box(scan.box_id)
    require_open(actor, box)
    reason = given_reason(reason, "Ghi lý do để ngoài tệp này.")
    if scan.state == ScanFile.State.SET_ASIDE:
        raise refuse("Tệp này đã để ngoài rồi.")
    scan.state, scan.reason = ScanFile.State.SET_ASIDE, reason[:300]
    scan.save(update_fields=["state", "reason"])
    for ballot in scan.ballots.exclude(standing=Standing.SET_ASIDE):
        move(box, ballot, Standing.SET_ASIDE, ballot.votes)
        ballot.is_disputed = False
        ballot.save(update_fields=["standing", "votes", "is_disputed"])
    _log(actor, SCAN_SET_ASIDE, box, ReceivedScan(scan.name, scan.digest, scan.page_count), reason)


def _log(actor: User | None, kind: EntryType, box: BallotBox, after: object, reason: str = "") -> None:
    record(Act(actor=actor, kind=kind, unit_code=box.unit.code, subject=str(box)[:200], after=after, reason=reason))
