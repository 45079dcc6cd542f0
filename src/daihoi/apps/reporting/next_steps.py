"""What the office of a unit does next for its own congress, each with its day and why, and the whole way."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.permissions import reaches
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.planning.holidays import calendar, missing_years
from daihoi.apps.planning.models import Congress
from daihoi.apps.planning.place import Place
from daihoi.apps.planning.queries import rules_of
from daihoi.apps.results.deadlines import Deadline
from daihoi.apps.results.history import Seen, seen_on
from daihoi.apps.results.progress import Deadlines, WayStep, deadlines_of, way_of, why_too_early
from daihoi.apps.results.queries import congress_of, result_of
from daihoi.core.language import say
from daihoi.core.regulations.deadlines import before_opening
from daihoi.core.regulations.loading import load_pack
from daihoi.core.regulations.terms import CongressStatus, ResultStatus

SHOWN = 3
REMINDER = "remind"
CONGRESS, ENTER, RESULT = "planning:congress", "results:enter", "results:result"


@dataclass(frozen=True)
class Task:
    """One thing to do: by which day, why, and the page on which it is done; `ready` when the person can do it now.

    What can only be done later, or by others, stays in the list, but is not offered as the next move; `page` is empty
    for whom it doesn't open.
    """

    title: str
    why: str
    page: str
    due: date | None
    as_of: date
    ready: bool = True

    @property
    def late(self) -> bool:
        return self.due is not None and self.due < self.as_of


@dataclass(frozen=True)
class NextSteps:
    """The first screen of a unit that only holds its own congress."""

    congress: Congress | None
    tasks: tuple[Task, ...]
    way: tuple[WayStep, ...]

    @property
    def move(self) -> Task | None:
        """The first thing that can be done now, None when there is only waiting."""
        return next((task for task in self.tasks if task.ready), None)

    @property
    def cancelled(self) -> bool:
        return self.congress is not None and self.congress.status == CongressStatus.CANCELLED

    @property
    def reminds(self) -> bool:
        """Whether some step of the way is a reminder, of which nobody records whether it was done."""
        return any(step.state == REMINDER for step in self.way)


def next_steps(user: User, place: Place) -> NextSteps:
    """Read what comes next for the unit's own congress, as a person may do it."""
    found = congress_of(place.unit, place.cycle)
    if found is None:
        return NextSteps(None, (), ())
    seen = seen_on(found, result_of(found), place.as_of)
    deadlines = deadlines_of(seen)
    way = (*_before(place, seen.congress), *way_of(seen, deadlines))
    tasks = islice(_tasks(place, seen, deadlines), SHOWN)
    return NextSteps(seen.congress, tuple(_offered(user, place, task) for task in tasks), way)


def _offered(user: User, place: Place, task: Task) -> Task:
    """Offer a task to those only who may do it, its page to those only to whom it opens."""
    page = task.page
    if page == ENTER and not reaches(user, place.unit.path, _OPENED_WITH[ENTER]):
        page = RESULT
    opens = reaches(user, place.unit.path, _OPENED_WITH[page])
    may = reaches(user, place.unit.path, _DONE_WITH[task.page])
    return replace(task, page=page if opens else "", ready=task.ready and may)


_OPENED_WITH = {
    CONGRESS: Permission.VIEW_PROGRESS,
    ENTER: Permission.ENTER_RESULT,
    RESULT: Permission.VIEW_RESULTS,
}
_DONE_WITH = {
    CONGRESS: Permission.MANAGE_CONGRESS,
    ENTER: Permission.ENTER_RESULT,
    RESULT: Permission.SUBMIT_RESULT,
}


def _tasks(place: Place, seen: Seen, deadlines: Deadlines) -> Iterator[Task]:
    congress, result = seen.congress, seen.result
    status = ResultStatus(result.status) if result else None
    if congress.status == CongressStatus.PLANNED:
        yield from _holding(place, congress)
    if congress.status != CongressStatus.CANCELLED and status in (None, ResultStatus.DRAFT, ResultStatus.RETURNED):
        yield from _entering(place, seen, deadlines.sending)
    if status is ResultStatus.SUBMITTED and deadlines.decision:
        rule = load_pack(place.cycle.pack).deadlines.decide
        why = say(
            "Cấp trên chuẩn y hoặc trả lại kèm lý do trong {days} ngày làm việc từ ngày nhận ({rule}).",
            days=rule.value,
            rule=rule.reference,
        )
        why += _doubt(deadlines.decision)
        yield Task(say("Chờ cấp trên chuẩn y kết quả"), why, RESULT, deadlines.decision.due, place.as_of, ready=False)


def _holding(place: Place, congress: Congress) -> Iterator[Task]:
    rule = rules_of(congress).timing.finish_before
    within = say(
        "Cấp này hoàn thành đại hội chậm nhất ngày {day:%d/%m/%Y} ({rule}).",
        day=rule.value.last_day,
        rule=rule.reference,
    )
    if congress.planned_on is None:
        yield Task(say("Ấn định ngày khai mạc đại hội"), within, CONGRESS, rule.value.last_day, place.as_of)
    elif congress.planned_on < place.as_of:
        why = say(
            "Ngày dự kiến {day:%d/%m/%Y} đã qua. Nếu chưa họp, đổi ngày và ghi lý do. {within}",
            day=congress.planned_on,
            within=within,
        )
        yield Task(say("Ghi nhận đại hội đã tổ chức, hoặc đổi ngày"), why, CONGRESS, congress.planned_on, place.as_of)
    else:
        today = congress.planned_on == place.as_of
        yield Task(
            say("Tổ chức đại hội, rồi ghi nhận"), within, CONGRESS, congress.planned_on, place.as_of, ready=today
        )


def _entering(place: Place, seen: Seen, sending: Deadline | None) -> Iterator[Task]:
    result, due = seen.result, sending.due if sending else None
    rule = load_pack(place.cycle.pack).deadlines.submit
    after = say(
        "Kết quả gửi lên trong {days} ngày làm việc sau khi bế mạc ({rule}).", days=rule.value, rule=rule.reference
    )
    if result is not None and result.status == ResultStatus.RETURNED:
        after = say("Kết quả bị trả lại được gửi lại trong {days} ngày làm việc tính từ ngày trả lại.", days=rule.value)
    after += _doubt(sending)
    if result is not None and result.status == ResultStatus.RETURNED:
        why = say("Cấp trên trả lại kèm lý do; xem lý do ở trang kết quả.")
        yield Task(say("Bổ sung kết quả bị trả lại"), why, RESULT, due, place.as_of)
    else:
        why = say("Ghi những người được bầu, số phiếu và số liệu của từng cuộc bầu; trang kiểm tra ngay khi ghi.")
        may_enter = not seen.is_past and not why_too_early(seen.congress, place.as_of)
        page = ENTER if may_enter else RESULT
        yield Task(say("Lập kết quả đại hội"), why, page, due, place.as_of, ready=may_enter)
    yield Task(say("Gửi kết quả lên cấp trên"), after, RESULT, due, place.as_of, ready=result is not None)


def _doubt(deadline: Deadline | None) -> str:
    doubt = deadline.doubt if deadline else ""
    return f" {doubt[:1].upper()}{doubt[1:]}." if doubt else ""


def _before(place: Place, congress: Congress) -> tuple[WayStep, ...]:
    """Give what precedes the congress with its last days (sheet A.13); nothing records whether it was done."""
    opening = congress.opened_on or congress.planned_on
    if opening is None:
        return (WayStep(say("Ấn định ngày khai mạc"), say("chưa ấn định"), "now"),)
    days = before_opening(opening, load_pack(place.cycle.pack), calendar())

    held = congress.status == CongressStatus.HELD

    def step(title: str, day: date) -> WayStep:
        passed = "" if held or day >= place.as_of else say(", ngày ấy đã qua")
        missing = missing_years(day, opening)
        doubt = say(" ({missing}, hạn thực tế có thể sớm hơn)", missing=missing) if missing else ""
        return WayStep(
            title,
            say("nhắc việc: chậm nhất {day:%d/%m/%Y}{doubt}{passed}", day=day, doubt=doubt, passed=passed),
            REMINDER,
        )

    steps = [
        (days.vetting, say("Cấp trên duyệt nội dung đại hội")),
        (days.notice, say("Thông báo thời gian khai mạc")),
        (days.dossier, say("Nhận hồ sơ ứng cử, đề cử")),
    ]
    return tuple(step(title, day) for day, title in sorted(steps))
