"""A short sign of what is stored of a congress, by which a save notices that somebody else saved in between."""

from dataclasses import dataclass

from daihoi.apps.planning.attendance import sign_of
from daihoi.apps.planning.models import Congress
from daihoi.apps.planning.services import Attendance, Objection, Refused, attendance_of
from daihoi.apps.results.models import Result
from daihoi.apps.results.packets import ResultPacket
from daihoi.apps.results.rows import packet_of
from daihoi.core.language import say

_WHILE_TYPING = "Trong lúc đồng chí ghi, người khác đã lưu một bản khác. Hãy xem chỗ khác nhau rồi chọn."


class Superseded(Refused):
    """Somebody else saved something else while a person typed or looked; nothing was done."""

    def __init__(self, message: str = _WHILE_TYPING) -> None:
        super().__init__([Objection("", say(message))])


@dataclass(frozen=True)
class Facts:
    """What can be stored of a congress: who was there, and its result; None of what nobody recorded."""

    attendance: Attendance | None
    packet: ResultPacket | None


def facts_of(congress: Congress, result: Result | None) -> Facts:
    """Give what is stored of a congress."""
    return Facts(attendance_of(congress), packet_of(result) if result else None)


def version_of(congress: Congress, result: Result | None) -> str:
    """Give the sign of the stored attendance and result; equal facts have equal signs."""
    return sign_of(facts_of(congress, result))


def expect_seen(seen: str, congress: Congress, result: Result | None, wanted: Facts) -> None:
    """Let a write pass that was begun on what is stored now, or that changes nothing of it; else `Superseded`."""
    stored = facts_of(congress, result)
    if seen != sign_of(stored) and wanted != stored:
        raise Superseded
