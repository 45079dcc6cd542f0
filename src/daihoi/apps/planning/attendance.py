"""What is recorded of a congress that was held, what of it can't be true, and what another recorded meanwhile."""

import hashlib
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, fields
from datetime import date

from daihoi.apps.organisation.refusals import Objection, Refused
from daihoi.apps.planning.models import Congress
from daihoi.core.figures.vietnamese import number_text
from daihoi.core.language import say
from daihoi.core.regulations.terms import CongressForm, CongressStatus


@dataclass(frozen=True, kw_only=True)
class Attendance:
    """What is recorded of a congress that was held: its days, its form and who was there."""

    opened_on: date
    closed_on: date
    form: CongressForm
    official_members: int
    probationary_members: int
    summoned: int
    present: int


def attendance_of(congress: Congress) -> Attendance | None:
    """Give what is recorded of a congress that was held, None of one that was not."""
    if congress.status != CongressStatus.HELD or congress.opened_on is None or congress.closed_on is None:
        return None
    return Attendance(
        opened_on=congress.opened_on,
        closed_on=congress.closed_on,
        form=CongressForm(congress.form),
        official_members=congress.official_members or 0,
        probationary_members=congress.probationary_members or 0,
        summoned=congress.summoned or 0,
        present=congress.present or 0,
    )


def attendance_findings(attendance: Attendance, today: date) -> list[Objection]:
    """Say what can't be true of an attendance as of a day: days reversed or to come, more present than summoned."""
    findings = [
        Objection(name, say("Ghi một số từ 0 trở lên."))
        for name in ("official_members", "probationary_members", "summoned", "present")
        if getattr(attendance, name) < 0
    ]
    if attendance.closed_on < attendance.opened_on:
        findings.append(Objection("closed_on", say("Ngày bế mạc đứng trước ngày khai mạc.")))
    elif attendance.closed_on > today:
        message = say("Ngày bế mạc chưa tới: hôm nay là {today:%d/%m/%Y}. Chỉ ghi nhận đại hội đã bế mạc.", today=today)
        findings.append(Objection("closed_on", message))
    if attendance.present > attendance.summoned:
        message = say(
            "Số có mặt ({present}) nhiều hơn số được triệu tập ({summoned}).",
            present=attendance.present,
            summoned=attendance.summoned,
        )
        findings.append(Objection("present", message))
    return findings


def with_attendance(congress: Congress, attendance: Attendance) -> Congress:
    """Give a copy of a congress as it would be with an attendance; nothing is stored."""
    changed = copy(congress)
    for field in fields(attendance):
        setattr(changed, field.name, getattr(attendance, field.name))
    return changed


class Outdated(Refused):
    """Somebody else recorded something else while a person typed; each field's finding tells what is stored there.

    `version` signs what is stored.
    """

    def __init__(self, stored: Attendance, wanted: Attendance) -> None:
        message = say(
            "Trong lúc đồng chí ghi, người khác đã ghi nhận đại hội này khác đi (xem phần Diễn biến). Chưa có gì bị "
            "thay. Ở mỗi ô nêu dưới đây ghi theo bản đã lưu hoặc để như đồng chí ghi, rồi bấm Ghi nhận."
        )
        self.version = sign_of(stored)
        super().__init__([Objection("", message), *_differences(stored, wanted)])


def sign_of(facts: object) -> str:
    """Give a short sign of stored facts; equal facts have equal signs."""
    return hashlib.sha256(repr(facts).encode()).hexdigest()[:20]


def _differences(stored: Attendance, wanted: Attendance) -> Iterator[Objection]:
    for field in fields(Attendance):
        value = getattr(stored, field.name)
        if value != getattr(wanted, field.name):
            yield Objection(field.name, say("Bản đã lưu ghi {value}.", value=_text(value)))


def _text(value: date | CongressForm | int) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return value.label.lower() if isinstance(value, CongressForm) else number_text(value)
