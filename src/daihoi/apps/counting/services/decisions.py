"""What people decide about ballots: every answer is added, none is changed, and the totals move with it."""

from dataclasses import dataclass

from django.db import transaction

from daihoi.apps.accounts.audit import Act, EntryType, record, stand_in_line
from daihoi.apps.accounts.models import User
from daihoi.apps.counting.models import Ballot, BallotBox, Decision, ScanFile, Standing
from daihoi.apps.counting.opinions import Given, Opinion, opinion_of
from daihoi.apps.counting.services.standing import election_in, end_of, given_on, held_box, move, read_of, require_open
from daihoi.apps.organisation.refusals import refuse
from daihoi.core.ballots import Reason

BALLOT_DECIDED = EntryType("counting.ballot_decided", "Quyết định về một phiếu")
_Answer = Decision.Answer
_ABOUT_A_NAME = (_Answer.VOTE, _Answer.NO_VOTE)


@dataclass(frozen=True)
class Looked:
    """A ballot as a person saw it: an answer is refused when others were given since."""

    ballot: Ballot
    answers: int


@dataclass(frozen=True)
class Decided:
    """What the log keeps of an answer."""

    number: int
    candidate: str
    answer: str
    ballot_standing: str


def answers_seen_by(user: User | None, ballot: Ballot, box: BallotBox) -> tuple[Given, ...]:
    """Give the answers that a person may know of: where two decide apart, only their own."""
    given = given_on(ballot)
    if box.deciders < 2 or user is None:
        return given
    return tuple(each for each in given if each.author == user.pk)


def opinion_for(user: User | None, ballot: Ballot, box: BallotBox) -> Opinion:
    """Give where a ballot stands by the answers that a person may know of."""
    return opinion_of(read_of(ballot), answers_seen_by(user, ballot, box), election_in(box))


@transaction.atomic
def decide(*, actor: User | None, looked: Looked, answer: Decision.Answer, candidate: str = "") -> Ballot:
    """Add a person's answer about a ballot, or about one name on it (sheet A.6.6)."""
    stand_in_line()
    box = held_box(looked.ballot.box_id)
    require_open(actor, box)
    ballot = Ballot.objects.select_related("file").get(pk=looked.ballot.pk)
    if ballot.file.state == ScanFile.State.SET_ASIDE:
        raise refuse("Tệp có phiếu này đã để ngoài.")
    if len(answers_seen_by(actor, ballot, box)) != looked.answers:
        raise refuse("Phiếu này vừa có quyết định khác. Xem lại rồi quyết định.")
    named = candidate if answer in _ABOUT_A_NAME else ""
    _require_asked(opinion_for(actor, ballot, box), answer, named)
    return _added(actor, box, ballot, Decision(answer=answer, candidate=named))


@transaction.atomic
def take_back(*, actor: User | None, box: BallotBox) -> Ballot:
    """Take a person's last answer back by a new one; the ballot is asked about again."""
    stand_in_line()
    box = held_box(box.pk)
    require_open(actor, box)
    last = _last_standing(actor, box)
    if last is None:
        raise refuse("Đồng chí chưa có quyết định nào để lấy lại.")
    ballot = Ballot.objects.get(pk=last.ballot_id)
    return _added(actor, box, ballot, Decision(answer=_Answer.BACK, candidate=last.candidate))


@transaction.atomic
def set_blank_pages_aside(*, actor: User | None, box: BallotBox) -> int:
    """Set every page that was read as blank aside, such as the backs of sheets, each by an answer of its own."""
    stand_in_line()
    box = held_box(box.pk)
    require_open(actor, box)
    ballots = blank_in(box, actor)
    for ballot in ballots:
        _added(actor, box, ballot, Decision(answer=_Answer.SET_ASIDE))
    return len(ballots)


def blank_in(box: BallotBox, user: User | None) -> list[Ballot]:
    """Give the pages read as blank about which a person has not answered yet."""
    waiting = box.ballots.filter(standing=Standing.REVIEW, reasons=[Reason.BLANK_PAGE.value]).select_related("file")
    unread = waiting.exclude(file__state=ScanFile.State.SET_ASIDE)
    return [ballot for ballot in unread if not answers_seen_by(user, ballot, box)]


def _require_asked(opinion: Opinion, answer: Decision.Answer, candidate: str) -> None:
    if answer in _ABOUT_A_NAME:
        if candidate not in opinion.open:
            raise refuse("Người này trên phiếu không còn phải xem lại.")
    elif answer is _Answer.BACK or (answer is _Answer.DISTINCT and not opinion.may_be_twin):
        raise refuse("Quyết định này không hiểu được; mở lại trang rồi quyết định.")
    elif answer is _Answer.VALID and not opinion.may_be_valid:
        raise refuse("Phiếu này chưa thể là hợp lệ: còn người chưa rõ, hoặc số người được bầu trái quy định.")


def _last_standing(actor: User | None, box: BallotBox) -> Decision | None:
    kept: list[Decision] = []
    for decision in Decision.objects.filter(ballot__box=box, author=actor).order_by("pk"):
        if decision.answer != _Answer.BACK:
            kept.append(decision)
        else:
            place = max(at for at, other in enumerate(kept) if other.ballot_id == decision.ballot_id)
            del kept[place]
    return kept[-1] if kept else None


def _added(actor: User | None, box: BallotBox, ballot: Ballot, decision: Decision) -> Ballot:
    decision.ballot, decision.author = ballot, actor
    decision.save(force_insert=True)
    end = end_of(ballot, box)
    move(box, ballot, end.opinion.standing, end.opinion.votes)
    ballot.is_disputed = end.is_disputed
    ballot.save(update_fields=["standing", "votes", "is_disputed"])
    after = Decided(ballot.number, decision.candidate, decision.answer, ballot.standing)
    subject = f"Phiếu quét số {ballot.number}, {box}"[:200]
    record(Act(actor=actor, kind=BALLOT_DECIDED, unit_code=box.unit.code, subject=subject, after=after))
    return ballot
