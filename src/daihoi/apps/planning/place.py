"""Where a page stands: which unit, which cycle, as of which day."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest
from django.utils import timezone

from daihoi.apps.organisation.models import Unit
from daihoi.apps.organisation.naming import unit_as_of
from daihoi.apps.planning.models import Congress, Cycle
from daihoi.core.language import say


@dataclass(frozen=True)
class Place:
    """The unit, the cycle and the day that a page tells of; `today` differs from `as_of` when one looks back.

    The unit bears the name that it had on the day, and so does the one above it then.
    """

    unit: Unit
    cycle: Cycle
    as_of: date
    today: date

    @property
    def looks_back(self) -> bool:
        return self.as_of != self.today

    @property
    def shows_past(self) -> bool:
        """Whether a day is looked at that was over before the last one there is to tell of; acts are not offered."""
        return self.as_of < telling_day(self.cycle)


class Untold(ValueError):
    """A day or a cycle that nothing can be told of; its text says why, and what to ask for instead."""


def today_in(cycle: Cycle) -> date:
    """Give the working day of a cycle: the real one, or the one that demonstration data stands still at."""
    return cycle.clock or timezone.localdate()


def current_cycle(code: str | None = None) -> Cycle | None:
    """Give the cycle with this code, or the newest that has begun, or None when there is none yet."""
    if code:
        return Cycle.objects.filter(code=code).first()
    begun = Cycle.objects.filter(begins_on__lte=timezone.localdate())
    return begun.filter(Exists(Congress.objects.filter(cycle=OuterRef("pk")))).first()


def cycle_of(request: HttpRequest) -> Cycle | None:
    """Give the cycle that the address names, or the current one; read once for the page and the frame around it."""
    if not hasattr(request, "_cycle"):
        found = (
            current_cycle(request.GET.get("chu-ky")) or current_cycle() or Cycle.objects.order_by("begins_on").first()
        )
        request._cycle = found  # type: ignore[attr-defined]
    return request._cycle  # type: ignore[attr-defined, no-any-return]


def place_of(request: HttpRequest, unit: Unit) -> Place:
    """Read the cycle and the day from the address (`chu-ky`, `den-ngay` as dd/mm/yyyy or yyyy-mm-dd)."""
    cycle = cycle_of(request)
    if cycle is None:
        raise Http404("Chưa mở chu kỳ đại hội nào.")
    as_of = day_in(request, cycle)
    return Place(unit_as_of(unit, as_of), cycle, as_of, today_in(cycle))


def day_in(request: HttpRequest, cycle: Cycle) -> date:
    """Give the day that an address asks for (`den-ngay`), or the last one; `Untold` where none can be told of."""
    asked = request.GET.get("den-ngay", "").strip()
    return asked_day(asked, cycle) if asked else telling_day(cycle)


def asked_day(text: str, cycle: Cycle) -> date:
    """Read the day that figures of a cycle are asked for; `Untold` unless it is a real day of which there are any."""
    day, today = read_day(text), today_in(cycle)
    if day is None:
        raise Untold(
            say(
                "“{text}” không phải là ngày có thật. Ghi ngày/tháng/năm, ví dụ {today:%d/%m/%Y}.",
                text=text,
                today=today,
            )
        )
    if day > today:
        raise Untold(
            say(
                "Ngày {day} chưa tới: hôm nay là {today:%d/%m/%Y}. Ghi hôm nay hoặc một ngày trước.",
                day=_written(day),
                today=today,
            )
        )
    first = min(cycle.begins_on, today)
    if day < first:
        raise Untold(
            say(
                "Ngày {day} đứng trước chu kỳ {term}, bắt đầu ngày {first:%d/%m/%Y}. Ghi một ngày từ "
                "{first:%d/%m/%Y} đến {today:%d/%m/%Y}.",
                day=_written(day),
                term=cycle.term,
                first=first,
                today=today,
            )
        )
    return day


def _written(day: date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def why_no_cycle(code: str) -> str:
    """Say that no cycle has a code, and which there are."""
    known = ", ".join(Cycle.objects.order_by("begins_on").values_list("code", flat=True))
    return say(
        "“{code}” không phải là mã của chu kỳ đại hội nào. Các chu kỳ có: {known}.",
        code=code,
        known=known or say("chưa có"),
    )


def telling_day(cycle: Cycle) -> date:
    """Give the day that figures are of unless another is asked for: today, or the last day of a cycle that is over."""
    return min(today_in(cycle), cycle.ends_on)


def read_day(text: str) -> date | None:
    """Read a day as a person types it (dd/mm/yyyy) or as a browser sends it; None when it is no real day."""
    for form in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007 (a calendar day has no zone)
        except ValueError:
            continue
    return None
