"""Where a result stands on its way: the steps with their days and deadlines, and the one thing to do next."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.permissions import reaches
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.organisation.models import FOREVER
from daihoi.apps.planning.models import Congress
from daihoi.apps.planning.place import today_in
from daihoi.apps.results.deadlines import Deadline, decision_due, submission_due
from daihoi.apps.results.deciders import may_decide
from daihoi.apps.results.history import Seen, sendings
from daihoi.apps.results.models import Result
from daihoi.core.figures.vietnamese import number_text
from daihoi.core.language import say, say_counted
from daihoi.core.regulations.terms import CongressStatus, ResultStatus


class Move(Enum):
    """What can be done with a result next; before the congress's day is settled, that is to settle it."""

    SETTLE = auto()
    ENTER = auto()
    SUBMIT = auto()
    DECIDE = auto()
    CORRECT = auto()
    WAIT = auto()


@dataclass(frozen=True)
class WayStep:
    """One step of the way: `state` is done, now or empty; `note` tells of days and deadlines."""

    title: str
    note: str
    state: str


@dataclass(frozen=True)
class Deadlines:
    """The deadlines of a result; each is None until the event that it counts from.

    `submission` is that of the first sending, `again` that of the mended result after the last return.
    """

    submission: Deadline | None
    decision: Deadline | None
    again: Deadline | None = None

    @property
    def sending(self) -> Deadline | None:
        """The deadline for sending up that counts now."""
        return self.again or self.submission


def deadlines_of(seen: Seen) -> Deadlines:
    """Give the deadlines of a congress's result as of a day (sheet A.13); a return begins the term for sending anew.

    So a first sending in time stays in time whatever is returned later.
    """
    congress, pack = seen.congress, seen.congress.cycle.pack
    sent = sendings((event.kind, event.on_day) for event in seen.events)
    standing = sent[-1].sent_on if sent and sent[-1].returned_on == FOREVER else None
    returned = max((each.returned_on for each in sent if each.returned_on != FOREVER), default=None)
    submission = again = decision = None
    if congress.closed_on is not None:
        first = sent[0].sent_on if sent else None
        submission = Deadline(submission_due(congress.closed_on, pack), first, seen.as_of, congress.closed_on)
    if returned is not None:
        again = Deadline(submission_due(returned, pack), standing, seen.as_of, returned)
    if standing is not None:
        decided_on = seen.result.decided_on if seen.result else None
        decision = Deadline(decision_due(standing, pack), decided_on, seen.as_of, standing)
    return Deadlines(submission, decision, again)


def way_of(seen: Seen, deadlines: Deadlines) -> tuple[WayStep, ...]:
    """Give the stepper: congress held, result entered, sent up, mended and sent again if returned, decided."""
    congress, result = seen.congress, seen.result
    status = ResultStatus(result.status) if result else None
    sent = status in (ResultStatus.SUBMITTED, ResultStatus.APPROVED)
    entered = sent or status is ResultStatus.RETURNED
    entering = "now" if congress.status == CongressStatus.HELD else ""
    mended = WayStep(say("Bổ sung, gửi lại"), deadline_note(deadlines.again), "done" if sent else "now")
    return (
        WayStep(say("Tổ chức đại hội"), _held_note(congress), _state_of(congress)),
        WayStep(say("Lập kết quả"), _draft_note(seen), "done" if entered else entering),
        WayStep(say("Gửi lên cấp trên"), deadline_note(deadlines.submission), "done" if entered else ""),
        *([mended] if deadlines.again else []),
        WayStep(
            say("Cấp trên chuẩn y"),
            _decision_note(result, deadlines.decision),
            "done" if status is ResultStatus.APPROVED else ("now" if sent else ""),
        ),
    )


def next_move(actor: User, congress: Congress, result: Result | None, *, may_go_up: bool) -> Move:
    """Say what this person can do next with the result; one that was returned is mended before it is sent again."""
    path = congress.unit.path
    if why_too_early(congress, today_in(congress.cycle)):
        unsettled = congress.status == CongressStatus.PLANNED and congress.planned_on is None
        return Move.SETTLE if unsettled and reaches(actor, path, Permission.MANAGE_CONGRESS) else Move.WAIT
    if result is None or result.status in (ResultStatus.DRAFT, ResultStatus.RETURNED):
        drafted = result is not None and result.status == ResultStatus.DRAFT
        if drafted and may_go_up and reaches(actor, path, Permission.SUBMIT_RESULT):
            return Move.SUBMIT
        return Move.ENTER if reaches(actor, path, Permission.ENTER_RESULT) else Move.WAIT
    if not may_decide(actor, congress.unit):
        return Move.WAIT
    return Move.DECIDE if result.status == ResultStatus.SUBMITTED else Move.CORRECT


def why_too_early(congress: Congress, day: date) -> str:
    """Say why a congress can't have a result yet on a day, or won't have one; an empty text when it can."""
    if congress.status == CongressStatus.CANCELLED:
        return say("Đại hội đã được ghi là không tổ chức, nên không có kết quả.")
    if congress.status == CongressStatus.HELD:
        return ""
    if congress.planned_on is None:
        return say("Chưa ấn định ngày khai mạc đại hội; kết quả ghi sau khi đại hội bế mạc.")
    if congress.planned_on > day:
        return say(
            "Đại hội dự kiến khai mạc ngày {day:%d/%m/%Y}; kết quả ghi sau khi đại hội bế mạc.", day=congress.planned_on
        )
    return ""


def deadline_note(deadline: Deadline | None) -> str:
    """Tell of a deadline in words: the day it is due, the day it was done, how late or how soon."""
    if deadline is None:
        return ""
    late = (
        say_counted("chậm {days} ngày làm việc", deadline.days_late, days=number_text(deadline.days_late))
        if deadline.days_late
        else ""
    )
    due = say("hạn {due:%d/%m/%Y}", due=deadline.due) + (f" ({deadline.doubt})" if deadline.doubt else "")
    if deadline.done_on is not None:
        return say(
            "ngày {done_on:%d/%m/%Y}, {due}, {late}", done_on=deadline.done_on, due=due, late=late or say("đúng hạn")
        )
    return f"{due}, {late or _left(deadline)}"


def _state_of(congress: Congress) -> str:
    if congress.status == CongressStatus.CANCELLED:
        return ""
    return "done" if congress.status == CongressStatus.HELD else "now"


def _left(deadline: Deadline) -> str:
    if deadline.due == deadline.as_of:
        return say("hôm nay là ngày cuối")
    return say_counted("còn {days} ngày làm việc", deadline.days_left, days=number_text(deadline.days_left))


def _held_note(congress: Congress) -> str:
    if congress.status != CongressStatus.HELD or congress.closed_on is None:
        return _planned_note(congress)
    present, summoned = congress.present, congress.summoned
    there = (
        say(", có mặt {present}/{summoned}", present=number_text(present), summoned=number_text(summoned))
        if present is not None and summoned
        else ""
    )
    return say("bế mạc ngày {day:%d/%m/%Y}{there}", day=congress.closed_on, there=there)


def _planned_note(congress: Congress) -> str:
    if congress.status == CongressStatus.CANCELLED:
        return CongressStatus.CANCELLED.label.lower()
    return (
        say("dự kiến ngày {day:%d/%m/%Y}", day=congress.planned_on) if congress.planned_on else say("chưa ấn định ngày")
    )


def _draft_note(seen: Seen) -> str:
    """Say how far the entry is; of an earlier day nobody knows it until the result was sent up."""
    if seen.result is None:
        return "" if seen.is_past else say("chưa ghi kết quả")
    status = ResultStatus(seen.result.status)
    return status.label.lower() if status is ResultStatus.DRAFT else ""


def _decision_note(result: Result | None, deadline: Deadline | None) -> str:
    note = deadline_note(deadline)
    if result is not None and result.status == ResultStatus.APPROVED:
        return say("quyết định số {number}, {note}", number=result.decision_number, note=note)
    return note
