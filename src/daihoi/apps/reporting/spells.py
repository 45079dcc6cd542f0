"""The stretches of days over which what is known of a congress stayed the same, to be counted one by one.

Most congresses have one. A result that was returned, a correction, a change of what is recorded of the congress each
end one stretch and begin the next, so that what was counted of an earlier day is never counted anew.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple

from django.db.models import QuerySet

from daihoi.apps.organisation.models import BEGINNING, FOREVER
from daihoi.apps.planning.models import FACTS, Congress, PastFacts
from daihoi.apps.results.history import PARTS, Sending, sendings
from daihoi.apps.results.models import ResultEvent
from daihoi.core.regulations.terms import CongressStatus

_NEVER_SENT = Sending(FOREVER)


class Facts(NamedTuple):
    """What is recorded of a congress, in the order of `FACTS`."""

    role: str
    form: str
    contents: str
    pilot: bool
    status: str
    planned_on: date | None
    opened_on: date | None
    closed_on: date | None
    official_members: int | None
    probationary_members: int | None
    summoned: int | None
    present: int | None


class Frame(NamedTuple):
    """What never changes of a congress: its key, its cycle, the life of its unit, its result."""

    key: int
    begins_on: date
    ends_on: date
    pack: str
    valid_from: date
    valid_until: date
    result: int | None

    def told_on(self, day: date) -> date:
        """Give the day on which an event counts: one after the last day of the cycle counts on that day."""
        return day if day == FOREVER else min(day, self.ends_on)


@dataclass(frozen=True, slots=True)
class Spell:
    """One stretch of days of one congress; `edition` is the day from which the rows of its result stood in it."""

    frame: Frame
    since: date
    until: date
    facts: Facts
    sending: Sending
    edition: date


def spells_of(congresses: QuerySet[Congress]) -> list[Spell]:
    """Read the stretches of some congresses, in their order; days on which one was called off are in none."""
    rows = congresses.order_by("pk").values_list(
        "pk",
        "cycle__begins_on",
        "cycle__ends_on",
        "cycle__pack",
        "unit__valid_from",
        "unit__valid_until",
        "result__pk",
        *FACTS,
    )
    history = _History(congresses)
    cut = len(Frame._fields)
    return [
        spell
        for row in rows.iterator(chunk_size=5_000)
        for spell in history.spells(Frame._make(row[:cut]), Facts._make(row[cut:]))
        if spell.facts.status != CongressStatus.CANCELLED
    ]


class _History:
    """The changes and events of some congresses, read once."""

    def __init__(self, congresses: QuerySet[Congress]) -> None:
        self.past: defaultdict[int, list[tuple[date, Facts]]] = defaultdict(list)
        past = PastFacts.objects.filter(congress__in=congresses.values("pk")).order_by("until")
        for key, until, *facts in past.values_list("congress_id", "until", *FACTS):
            self.past[key].append((until, Facts._make(facts)))
        results: dict[str, Any] = {"result__congress__in": congresses.values("pk")}
        self.events: defaultdict[int, list[tuple[str, date]]] = defaultdict(list)
        events = ResultEvent.objects.filter(**results).order_by("on_day", "pk")
        for result, kind, day in events.values_list("result_id", "kind", "on_day").iterator(chunk_size=10_000):
            self.events[result].append((kind, day))
        self.editions: defaultdict[int, set[date]] = defaultdict(set)
        for part in PARTS:
            later = part.kept.filter(since__gt=BEGINNING, **results)
            for result, since in later.order_by().values_list("result_id", "since").distinct():
                self.editions[result].add(since)

    def spells(self, frame: Frame, now: Facts) -> Iterator[Spell]:
        """Give the stretches of one congress."""
        recorded = [*self.past.get(frame.key, ()), (FOREVER, now)]
        sent = sendings(self.events.get(frame.result or 0, ()))
        returned = [(frame.told_on(one.returned_on), one) for one in sent]
        editions = [BEGINNING, *sorted(self.editions.get(frame.result or 0, ()))]
        cuts = {BEGINNING, FOREVER, *editions, *(until for until, _ in recorded), *(until for until, _ in returned)}
        for since, until in pairwise(sorted(cuts)):
            facts = next(facts for end, facts in recorded if end > since)
            sending = next((one for end, one in returned if end > since), _pending(sent))
            edition = max(day for day in editions if day <= since)
            yield Spell(frame, since, until, facts, sending, edition)


def _pending(sent: Iterable[Sending]) -> Sending:
    """Give the sending that is still to come, after the last return if there was one."""
    last = max((one.returned_on for one in sent), default=None)
    return _NEVER_SENT if last is None else Sending(FOREVER, FOREVER, FOREVER, last)
