"""A box of ballots opened for a vote, closed when its minutes are signed, opened again."""

from dataclasses import asdict, dataclass

from django.db import transaction

from daihoi.apps.accounts.audit import Act, EntryType, record, stand_in_line
from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.permissions import require
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.counting.models import BallotBox, CandidateTotal
from daihoi.apps.organisation.models import Unit
from daihoi.apps.organisation.refusals import refuse
from daihoi.core.ballots import Election

BOX_OPENED = EntryType("counting.box_opened", "Mở việc đếm phiếu từ bản quét")


@dataclass(frozen=True)
class OpenedBox:
    """What the log keeps of an opened box."""

    code: str
    deciders: int


@transaction.atomic
def open_box(*, actor: User | None, unit: Unit, ballot: Election, deciders: int) -> BallotBox:
    """Open the box into which the scans of a vote's printed ballots go; one or two people decide on each doubt."""
    if actor is not None:
        require(actor, Permission.COUNT_VOTES, unit.path)
    stand_in_line()
    if deciders not in (1, 2):
        raise refuse("Chọn một người xem lại, hoặc hai người xem lại độc lập.", "deciders")
    box = BallotBox.objects.create(unit=unit, design=asdict(ballot), seats=ballot.seats, deciders=deciders)
    CandidateTotal.objects.bulk_create(CandidateTotal(box=box, candidate=each.id) for each in ballot.candidates)
    after = OpenedBox(ballot.code, deciders)
    record(Act(actor=actor, kind=BOX_OPENED, unit_code=unit.code, subject=str(box)[:200], after=after))
    return box


@transaction.atomic
def close_box(box: BallotBox) -> None:
    """Take no more scans and no more decisions: the minutes that stand on the count are signed."""
    BallotBox.objects.filter(pk=box.pk).update(is_closed=True)


@transaction.atomic
def reopen_box(box: BallotBox) -> None:
    """Take scans and decisions again: the count was opened again with its reason."""
    BallotBox.objects.filter(pk=box.pk).update(is_closed=False)
