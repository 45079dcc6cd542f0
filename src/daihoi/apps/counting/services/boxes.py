"""A box of ballots opened for a vote, closed when its minutes are signed, opened again."""

from dataclasses import asdict, dataclass

from django.db import transaction

from daihoi.apps.accounts.audit import Act, EntryType, record, stand_in_line
from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.permissions import require
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.counting.evidence import leaves_of
from daihoi.apps.counting.models import BallotBox, CandidateTotal, Seal
from daihoi.apps.organisation.models import Unit
from daihoi.apps.organisation.refusals import refuse
from daihoi.core.ballots import Election
from daihoi.core.ballots.evidence import code_over

COUNT_SEALED = EntryType("counting.count_sealed", "Niêm số liệu đếm từ phiếu quét")
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
    printed = {**asdict(ballot), "candidates": [asdict(candidate) for candidate in ballot.candidates]}
    box = BallotBox.objects.create(unit=unit, design=printed, seats=ballot.seats, deciders=deciders)
    CandidateTotal.objects.bulk_create(CandidateTotal(box=box, candidate=each.id) for each in ballot.candidates)
    after = OpenedBox(ballot.code, deciders)
    record(Act(actor=actor, kind=BOX_OPENED, unit_code=unit.code, subject=str(box)[:200], after=after))
    return box


@dataclass(frozen=True)
class SealedCount:
    """What the log keeps of a sealed count: the code on its minutes, and how many items it binds."""

    code: str
    items: int


@transaction.atomic
def close_box(*, actor: User | None, box: BallotBox) -> None:
    """Take no more scans and no more decisions, for the minutes are signed; seal all that the count stands on."""
    BallotBox.objects.filter(pk=box.pk).update(is_closed=True)
    leaves = leaves_of(box)
    code = code_over(leaves.values())
    Seal.objects.create(box=box, code=code, leaves=[[name, bound.hex()] for name, bound in leaves.items()])
    after = SealedCount(code, len(leaves))
    record(Act(actor=actor, kind=COUNT_SEALED, unit_code=box.unit.code, subject=str(box)[:200], after=after))


@transaction.atomic
def reopen_box(box: BallotBox) -> None:
    """Take scans and decisions again: the count was opened again with its reason."""
    BallotBox.objects.filter(pk=box.pk).update(is_closed=False)
