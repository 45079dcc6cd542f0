"""The sample of paper ballots of one vote: how large it must be, and how far its reading is."""

from dataclasses import dataclass
from fractions import Fraction

from daihoi.apps.counting.models import BallotBox, HandCheck, HandLook, Standing
from daihoi.apps.counting.services.standing import election_in
from daihoi.apps.elections.cases import decided
from daihoi.apps.elections.models import Election
from daihoi.apps.elections.scanning import scanned_of, unlike
from daihoi.apps.organisation.refusals import refuse
from daihoi.core.ballots.handcheck import least_misread, sample_size

RISKS = (10, 5, 1)


@dataclass(frozen=True)
class Planned:
    """What would be drawn of a box at each risk, when so many ballots read wrongly could change the result."""

    box: BallotBox
    ballots: int
    misread: int
    sizes: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Drawn:
    """One ballot drawn: its place in the pile, its file and page, what the reader has for it, what was found."""

    place: int
    file: str
    pages: str
    read: str
    found: str
    is_same: bool


@dataclass(frozen=True)
class Sample:
    """A sample with its ballots and how many were looked at."""

    check: HandCheck
    drawn: tuple[Drawn, ...]

    @property
    def looked(self) -> int:
        return sum(bool(each.found) for each in self.drawn)

    @property
    def other(self) -> int:
        return sum(bool(each.found) and not each.is_same for each in self.drawn)

    @property
    def is_done(self) -> bool:
        return self.looked == len(self.drawn)


def planned_for(election: Election) -> Planned:
    """Work out the sample of a counted vote; `Refused` unless its scans are all read and agree with the count."""
    told, scanned = decided(election), scanned_of(election)
    if told is None or election.box is None or scanned is None or not scanned.is_complete:
        raise refuse("Chỉ đối chiếu mẫu khi đã đọc, xem lại xong phiếu quét và đã ghi kiểm phiếu.")
    if unlike(election, scanned, told.count):
        raise refuse("Phiếu quét và số liệu đã ghi còn khác nhau; giải quyết xong rồi mới đối chiếu mẫu.")
    misread = least_misread(told.outcome, 1 if election.among_tied else told.outcome.needed)
    sizes = tuple((risk, sample_size(scanned.returned, misread, Fraction(risk, 100))) for risk in RISKS)
    return Planned(election.box, scanned.returned, misread, sizes)


def sample_of(election: Election) -> Sample | None:
    """Give the sample that was drawn for a vote, None when none was."""
    check = election.box.hand_checks.last() if election.box is not None else None
    if check is None:
        return None
    names = {each.id: each.name for each in election_in(check.box).candidates}
    looks = check.looks.select_related("ballot__file").prefetch_related("ballot__pages")
    return Sample(check, tuple(_drawn(look, names) for look in looks))


def _drawn(look: HandLook, names: dict[str, str]) -> Drawn:
    ballot = look.ballot
    return Drawn(
        place=look.place,
        file=ballot.file.name,
        pages=", ".join(str(page.number) for page in ballot.pages.all()),
        read=_read(ballot.standing, ballot.votes, names),
        found=look.get_found_display(),
        is_same=look.found == HandLook.Found.SAME,
    )


def _read(standing: str, votes: dict[str, bool | None], names: dict[str, str]) -> str:
    if standing != Standing.VALID:
        return str(Standing(standing).label)
    left = [name for one, name in names.items() if not votes.get(one)]
    if not left:
        return "Bầu tất cả"
    if 2 * len(left) <= len(names):
        return "Không bầu: " + ", ".join(left)
    return "Bầu: " + ", ".join(name for one, name in names.items() if votes.get(one))
