"""The table of results that wait for a decision."""

from typing import Any

from daihoi.apps.frame.columns import Column, Kind, Sign, TextFilter, Tone
from daihoi.apps.frame.stored import day_of
from daihoi.apps.frame.tables import Spec
from daihoi.apps.organisation.models import Unit
from daihoi.apps.organisation.naming import Names, names_on
from daihoi.apps.planning.place import Place
from daihoi.apps.results.deadlines import Deadline, decision_due
from daihoi.apps.results.models import Result
from daihoi.core.figures.vietnamese import number_text
from daihoi.core.language import say
from daihoi.core.regulations.terms import LevelRole


def waiting_spec(unit: Unit, place: Place, keep: str) -> Spec[Result]:
    """Give the table of waiting results as of the page's day; `keep` is carried on in each row's link."""
    return Spec(
        caption=say("Kết quả chờ quyết định, {unit}", unit=unit.name),
        noun="kết quả",
        columns=(*_between_whom(names_on(place.as_of), keep), *_until_when(place)),
        file="cho-quyet-dinh",
    )


def _between_whom(names: Names, keep: str) -> tuple[Column[Result], ...]:
    return (
        Column(
            key="don-vi",
            heading="Đơn vị",
            value=lambda row: names.of(row.congress.unit),
            link=lambda row: f"/don-vi/{row.congress.unit.code}/ket-qua/{keep}",
            order="congress__unit__sort",
            filter=TextFilter("congress__unit__search__contains"),
        ),
        Column(
            key="cap",
            heading="Cấp",
            value=lambda row: LevelRole(row.congress.role).label,
            order="congress__role",
            optional=True,
        ),
        Column(
            key="cap-tren",
            heading="Đơn vị quyết định",
            value=lambda row: names.of(row.congress.unit.parent) if row.congress.unit.parent else "",
            order="congress__unit__parent__sort",
            filter=TextFilter("congress__unit__parent__search__contains"),
        ),
    )


def _until_when(place: Place) -> tuple[Column[Result], ...]:
    return (
        day_of("closed_on_then", "be-mac", "Bế mạc"),
        day_of("received", "ngay-nhan", "Ngày nhận"),
        Column(
            key="han",
            heading="Hạn quyết định",
            kind=Kind.DAY,
            value=lambda row: deadline_of(row, place).due,
            order="received",
        ),
        Column(
            key="con-lai",
            heading="Còn lại",
            unit="ngày làm việc",
            kind=Kind.STATUS,
            value=lambda row: _left(deadline_of(row, place)),
            order="received",
        ),
    )


def deadline_of(row: Any, place: Place) -> Deadline:
    """Give the deadline for deciding on a result that waits, by the day on which it was received."""
    return Deadline(decision_due(row.received, place.cycle.pack), None, place.as_of, row.received)


def _left(deadline: Deadline) -> Sign:
    doubt = f" ({deadline.missing})" if deadline.missing else ""
    if deadline.days_late:
        return Sign(say("quá hạn {days}{doubt}", days=number_text(deadline.days_late), doubt=doubt), Tone.BAD)
    if deadline.days_left == 0:
        return Sign(say("hạn hôm nay{doubt}", doubt=doubt), Tone.WARN)
    tone = Tone.WARN if deadline.days_left <= 3 else Tone.PLAIN
    return Sign(say("còn {days}{doubt}", days=number_text(deadline.days_left), doubt=doubt), tone)
