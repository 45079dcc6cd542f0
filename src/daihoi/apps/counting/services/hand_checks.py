"""A sample of ballots drawn by the dice of the hall, and what people found on the papers."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.db import transaction
from django.utils import timezone

from daihoi.apps.accounts.audit import Act, EntryType, record, stand_in_line
from daihoi.apps.accounts.models import User
from daihoi.apps.counting.models import BallotBox, HandCheck, HandLook, Standing
from daihoi.apps.counting.queries import is_complete
from daihoi.apps.counting.services.standing import held_box, require_open
from daihoi.apps.organisation.refusals import refuse
from daihoi.core.ballots.handcheck import drawn_ballots, sample_size

SAMPLE_DRAWN = EntryType("counting.sample_drawn", "Rút phiếu để đối chiếu bằng tay")
SAMPLE_LOOKED = EntryType("counting.sample_looked", "Đối chiếu phiếu giấy với kết quả đọc")
FEWEST_DICE = 10


@dataclass(frozen=True)
class Draw:
    """What a sample is drawn by: the ballots whose wrong reading would change the result, the risk, the dice."""

    misread: int
    risk_percent: int
    dice: str


@dataclass(frozen=True)
class Drawn:
    """What the log keeps of a sample."""

    misread: int
    risk_percent: int
    dice: str
    ballots: int
    drawn: int


@dataclass(frozen=True)
class Looks:
    """What the log keeps of what was found: the places in the pile, by what was found there."""

    same: str
    other: str


@transaction.atomic
def draw_sample(*, actor: User | None, box: BallotBox, draw: Draw) -> HandCheck:
    """Draw the ballots to be read by hand; once drawn, a sample is never drawn again by other dice."""
    stand_in_line()
    box = held_box(box.pk)
    require_open(actor, box)
    dice = "".join(draw.dice.split())
    if not (dice.isascii() and dice.isdigit() and len(dice) >= FEWEST_DICE):
        raise refuse(f"Ghi ít nhất {FEWEST_DICE} lần gieo xúc xắc, chỉ gồm chữ số.", "dice")
    if not is_complete(box):
        raise refuse("Còn phiếu chưa đọc hoặc chưa xem lại nên chưa rút phiếu được.")
    if box.hand_checks.exists():
        raise refuse("Đã rút phiếu rồi; không gieo lại để rút phiếu khác.")
    pile = list(box.ballots.exclude(standing=Standing.SET_ASIDE).order_by("number"))
    size = sample_size(len(pile), draw.misread, Fraction(draw.risk_percent, 100))
    check = HandCheck.objects.create(
        box=box, actor=actor, risk_percent=draw.risk_percent, misread=draw.misread, ballots=len(pile), dice=dice
    )
    places = drawn_ballots(dice, len(pile), size)
    HandLook.objects.bulk_create(HandLook(sample=check, ballot=pile[place - 1], place=place) for place in places)
    after = Drawn(draw.misread, draw.risk_percent, dice, len(pile), len(places))
    record(Act(actor=actor, kind=SAMPLE_DRAWN, unit_code=box.unit.code, subject=str(box)[:200], after=after))
    return check


@transaction.atomic
def record_looks(*, actor: User | None, check: HandCheck, found: Mapping[int, HandLook.Found]) -> None:
    """Record what was found on papers, by their places in the pile; what was recorded once stays."""
    stand_in_line()
    box = held_box(check.box_id)
    require_open(actor, box)
    new = [look for look in check.looks.filter(place__in=found) if not look.found]
    if not new:
        raise refuse("Chưa có phiếu nào được ghi thêm.")
    for look in new:
        look.found, look.author, look.at = found[look.place], actor, timezone.now()
    HandLook.objects.bulk_update(new, ["found", "author", "at"])
    after = Looks(_places(new, HandLook.Found.SAME), _places(new, HandLook.Found.OTHER))
    record(Act(actor=actor, kind=SAMPLE_LOOKED, unit_code=box.unit.code, subject=str(box)[:200], after=after))


def _places(looks: list[HandLook], found: HandLook.Found) -> str:
    return ", ".join(str(look.place) for look in looks if look.found == found)
