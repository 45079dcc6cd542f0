"""What was known of a result on an earlier day: its events replayed, and the rows that stood in it then.

An event after the last day of a cycle counts on that day, the day of which a cycle that is over is told.
"""

from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, OuterRef, Subquery

from daihoi.apps.organisation.models import BEGINNING, FOREVER
from daihoi.apps.planning.history import congress_on
from daihoi.apps.planning.models import Congress, Cycle
from daihoi.apps.planning.place import telling_day
from daihoi.apps.results.models import BodyElection, Person, Result, ResultEvent, RuleException
from daihoi.core.regulations.terms import ResultStatus

Kind = ResultEvent.Kind
SENT = (Kind.SUBMITTED, Kind.APPROVED, Kind.CORRECTED)
APPROVED = (Kind.APPROVED, Kind.CORRECTED)
PARTS = (BodyElection, Person, RuleException)


@dataclass(frozen=True)
class Sending:
    """A result sent up: from which day, until which it was returned, from which it was approved; FOREVER if never.

    `returned_before` is the day of the return that it answers, None for the first sending.
    """

    sent_on: date
    returned_on: date = FOREVER
    approved_on: date = FOREVER
    returned_before: date | None = None


def sendings(events: Iterable[tuple[str, date]]) -> tuple[Sending, ...]:
    """Give the sendings that events, by kind and day in their order, tell of; a last one still to come is left out."""
    return tuple(_sendings(events))


def _sendings(events: Iterable[tuple[str, date]]) -> Iterator[Sending]:
    sent = approved = FOREVER
    returned: date | None = None
    for kind, day in events:
        if kind == Kind.SUBMITTED:
            sent, approved = day, FOREVER
        elif kind == Kind.APPROVED:
            approved = day
        elif kind == Kind.RETURNED and sent != FOREVER:
            yield Sending(sent, day, approved, returned)
            sent, returned = FOREVER, day
    if sent != FOREVER:
        yield Sending(sent, FOREVER, approved, returned)


def events_by(cycle: Cycle, day: date) -> dict[str, date]:
    """Give the condition on events that have come by a day; on the last day of the cycle, and later, all have."""
    return {} if day >= cycle.ends_on else {"on_day__lte": day}


def last_step(cycle: Cycle, day: date, result: str = "result") -> Subquery:
    """Give the kind of the last event of a result by a day, as a column; `result` leads to the result's key."""
    events = ResultEvent.objects.filter(result=OuterRef(result), **events_by(cycle, day))
    return Subquery(events.order_by("-on_day", "-pk").values("kind")[:1], output_field=CharField())


def last_day_of(kind: Kind, cycle: Cycle, day: date, result: str = "result") -> Subquery:
    """Give the last day, up to a day, on which an event of a kind happened to a result, as a column."""
    events = ResultEvent.objects.filter(result=OuterRef(result), kind=kind, **events_by(cycle, day))
    return Subquery(events.order_by("-on_day", "-pk").values("on_day")[:1])


@dataclass(frozen=True)
class Seen:
    """A congress and its result as they were known at the end of a day, with the steps of the result until then.

    The result is None where there was none, or, looking back, where none had been sent up yet.
    """

    congress: Congress
    result: Result | None
    events: tuple[ResultEvent, ...]
    as_of: date

    @property
    def is_past(self) -> bool:
        return self.as_of < telling_day(self.congress.cycle)


def seen_on(congress: Congress, result: Result | None, day: date) -> Seen:
    """Give what was known of a congress and of its result on a day."""
    events = _steps_until(result, day) if result else ()
    now = Seen(congress, result, events, day)
    if not now.is_past:
        return now
    then = congress_on(congress, day)
    return Seen(then, _result_after(result, events, then) if result else None, events, day)


def _steps_until(result: Result, day: date) -> tuple[ResultEvent, ...]:
    until = result.events.filter(**events_by(result.congress.cycle, day))
    return tuple(until.select_related("actor").order_by("on_day", "pk"))


def _result_after(result: Result, events: Iterable[ResultEvent], congress: Congress) -> Result | None:
    """Give a copy of a result as it stood after some steps, None where it had not been sent up yet."""
    events = list(events)
    sent = [event.on_day for event in events if event.kind == Kind.SUBMITTED]
    if not sent:
        return None
    seen = copy(result)
    seen.congress = congress
    last = Kind(events[-1].kind)
    seen.status = ResultStatus.RETURNED if last is Kind.RETURNED else ResultStatus.SUBMITTED
    if last in APPROVED:
        seen.status = ResultStatus.APPROVED
    else:
        seen.decided_on, seen.decision_number = None, ""
    seen.submitted_on = sent[-1]
    seen.revision = sum(event.kind == Kind.CORRECTED for event in events)
    return seen


def begun(result: Result) -> date:
    """Give the day from which the rows of a result stand in it."""
    rows = (part.objects.filter(result=result).values_list("since", flat=True).first() for part in PARTS)
    return max(filter(None, rows), default=BEGINNING)


def kept_until(result: Result) -> date | None:
    """Give the day until which rows that are about to be replaced are kept, None where they need not be.

    They are kept if they ever counted at the end of a day: those of a draft never did, nor those of a result that was
    returned on the day on which they came into it.
    """
    if result.status == ResultStatus.DRAFT:
        return None
    since, today = begun(result), telling_day(result.congress.cycle)
    counted = today
    if result.status == ResultStatus.RETURNED:
        counted = max(result.events.filter(kind=Kind.RETURNED).values_list("on_day", flat=True), default=since)
    return today if since < min(counted, today) else None
