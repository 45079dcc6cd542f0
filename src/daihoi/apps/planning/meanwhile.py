"""What a person does about the day of a congress as a page showed it: nothing, when another moved it meanwhile."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from daihoi.apps.accounts.audit import stand_in_line
from daihoi.apps.accounts.models import User
from daihoi.apps.organisation.refusals import Objection, Refused
from daihoi.apps.planning import services
from daihoi.apps.planning.attendance import sign_of
from daihoi.apps.planning.models import Congress
from daihoi.core.language import say
from daihoi.core.regulations.terms import CongressStatus


@dataclass(frozen=True)
class Seen:
    """A congress as a person's page showed it; `sign` signs its planned day."""

    congress: Congress
    sign: str


class Moved(Refused):
    """Somebody else moved the congress while a person decided; `version` signs the day that is stored."""

    def __init__(self, day: date) -> None:
        message = say(
            "Trong lúc đồng chí ghi, người khác đã đặt ngày dự kiến là {day:%d/%m/%Y} (xem phần Diễn "
            "biến). Chưa có gì bị thay. Xem lại; nếu vẫn muốn ghi như đồng chí chọn thì bấm lần nữa.",
            day=day,
        )
        self.version = sign_of(day)
        super().__init__([Objection("", message)])


@transaction.atomic
def change_day(*, actor: User | None, seen: Seen, planned_on: date, reason: str) -> Congress:
    """Settle or move the day as `change_planned_day` does; `Moved` when the day seen is no longer the one stored."""
    if planned_on != (day := _moved_to(seen)) and day is not None:
        raise Moved(day)
    return services.change_planned_day(actor=actor, congress=seen.congress, planned_on=planned_on, reason=reason)


@transaction.atomic
def cancel(*, actor: User | None, seen: Seen, reason: str) -> Congress:
    """Call the congress off as `cancel_congress` does; `Moved` when the day seen is no longer the one stored."""
    if (day := _moved_to(seen)) is not None:
        raise Moved(day)
    return services.cancel_congress(actor=actor, congress=seen.congress, reason=reason)


def _moved_to(seen: Seen) -> date | None:
    """Give the day on which a congress that is still to come is planned now, unless that is the day seen."""
    stand_in_line()
    stored = Congress.objects.get(pk=seen.congress.pk)
    moved = stored.status == CongressStatus.PLANNED and sign_of(stored.planned_on) != seen.sign
    return stored.planned_on if moved else None
