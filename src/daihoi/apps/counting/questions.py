"""What a person is asked about a ballot: the name or the whole, why, the place on the page, the keys."""

from dataclasses import dataclass

from daihoi.apps.accounts.models import User
from daihoi.apps.counting.models import Ballot, BallotBox, Decision, Page
from daihoi.apps.counting.opinions import Opinion
from daihoi.apps.counting.readings import is_unsure, restored
from daihoi.apps.counting.services.decisions import answers_seen_by, opinion_for
from daihoi.apps.counting.services.standing import election_in
from daihoi.apps.counting.wording import DOUBTS, reasons_in_words
from daihoi.core.ballots import BallotForm, Election
from daihoi.core.ballots.designing import design
from daihoi.core.ballots.geometry import Box, Layout, Place

_Answer = Decision.Answer
_ROOM_ACROSS, _ROOM_ALONG = 12.0, 14.0


@dataclass(frozen=True)
class Key:
    """One key, the answer that it gives, its words."""

    key: str
    answer: Decision.Answer
    words: str


@dataclass(frozen=True)
class Frame:
    """A rectangle on the page, in millimetres, as a drawing takes it."""

    x: str
    y: str
    width: str
    height: str

    @property
    def view(self) -> str:
        return f"{self.x} {self.y} {self.width} {self.height}"


@dataclass(frozen=True)
class Question:
    """What is asked now about a ballot; `candidate` is empty when it is asked about as a whole."""

    ballot: Ballot
    answers: int
    opinion: Opinion
    candidate: str
    name: str
    place: int
    why: str
    keys: tuple[Key, ...]
    page: Page
    pages: tuple[Page, ...]
    twins: tuple[Page, ...]
    sheet: Frame | None
    frame: Frame | None
    zoom: Frame | None


def question_about(ballot: Ballot, box: BallotBox, user: User | None) -> Question:
    """Give what a person is asked about a ballot; of one that is settled, what it was settled to."""
    election = election_in(box)
    opinion = opinion_for(user, ballot, box)
    layout, pages = design(election), tuple(ballot.pages.select_related("file"))
    candidate = opinion.open[0] if opinion.open and not opinion.may_be_twin else ""
    spot = next((place for place in layout.places if place.candidate == candidate), None)
    page = next((page for page in pages if spot and page.side == spot.page), pages[0])
    numbers = {each.id: at for at, each in enumerate(election.candidates, 1)}
    names = {each.id: each.name for each in election.candidates}
    is_straight = page.side > 0
    return Question(
        ballot=ballot,
        answers=len(answers_seen_by(user, ballot, box)),
        opinion=opinion,
        candidate=candidate,
        name=names.get(candidate, ""),
        place=numbers.get(candidate, 0),
        why=_why(ballot, opinion, candidate, election),
        keys=_keys(opinion, candidate),
        page=page,
        pages=pages,
        twins=tuple(ballot.twin.pages.all()) if ballot.twin and opinion.may_be_twin else (),
        sheet=_framed(Box(0, 0, layout.width, layout.height)) if is_straight else None,
        frame=_framed(_marked(spot)) if spot and is_straight else None,
        zoom=_framed(_around(spot, layout)) if spot and is_straight else None,
    )


def _keys(opinion: Opinion, candidate: str) -> tuple[Key, ...]:
    invalid = Key("3", _Answer.INVALID, "Phiếu không hợp lệ")
    aside = Key("4", _Answer.SET_ASIDE, "Để ngoài, không phải phiếu")
    by_hand = Key("5", _Answer.BY_HAND, "Đọc lại từng người")
    if opinion.may_be_twin and not opinion.is_settled:
        return (
            Key("1", _Answer.DISTINCT, "Hai tờ phiếu khác nhau"),
            Key("4", _Answer.SET_ASIDE, "Cùng một tờ: để ngoài"),
        )
    if candidate:
        return (Key("1", _Answer.VOTE, "Bầu"), Key("2", _Answer.NO_VOTE, "Không bầu"), invalid, aside)
    if opinion.is_settled:
        return (invalid, aside, by_hand)
    valid = (Key("1", _Answer.VALID, "Phiếu hợp lệ"),) if opinion.may_be_valid else ()
    return (*valid, invalid, aside, by_hand)


def _why(ballot: Ballot, opinion: Opinion, candidate: str, election: Election) -> str:
    if opinion.may_be_twin and ballot.twin:
        return f"Hình như cùng một tờ với phiếu số {ballot.twin.number} đã quét trước"
    if candidate:
        return _doubt(tuple(ballot.pages.all()), candidate, election)
    return reasons_in_words(opinion.reasons)


def _doubt(pages: tuple[Page, ...], candidate: str, election: Election) -> str:
    """Give the reader's doubts about one name; without any, that the name is read again by hand."""
    readings = (restored(page.number, page.kind, page.side, page.reading) for page in pages)
    places = (place for page in readings for place in page.places if place.candidate == candidate and is_unsure(place))
    doubts = dict.fromkeys(reading.doubt for place in places for reading in place.readings if reading.doubt)
    if doubts:
        return "Chưa rõ: " + "; ".join(DOUBTS[doubt] for doubt in doubts)
    if election.form is BallotForm.STRIKE_OUT:
        return "Đọc lại từng người: gạch ngang cả họ và tên là không bầu"
    return "Đọc lại từng người: đánh dấu ở ô nào"


def _marked(place: Place) -> Box:
    """Give the place with its boxes, if it has any."""
    name, last = place.name, place.disagree or place.name
    left, top = name.left, min(name.top, last.top)
    return Box(left, top, max(name.right, last.right), max(name.bottom, last.bottom)).grown(1.2, 1)


def _around(place: Place, layout: Layout) -> Box:
    room = _marked(place).grown(_ROOM_ACROSS, _ROOM_ALONG)
    return Box(max(0, room.left), max(0, room.top), min(layout.width, room.right), min(layout.height, room.bottom))


def _framed(box: Box) -> Frame:
    return Frame(*(f"{value:.1f}" for value in (box.left, box.top, box.width, box.height)))
