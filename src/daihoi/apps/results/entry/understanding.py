"""From what was typed to a result packet, with an objection for each field that can't be read."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from daihoi.apps.organisation.models import MAJORITY_ETHNICITY
from daihoi.apps.organisation.person_words import ethnicity_from, religion_from
from daihoi.apps.planning.services import Attendance, Objection
from daihoi.apps.results.entry.columns import ATTENDANCE, DAYS, ELECTION, EXCEPTION, PERSON, Column
from daihoi.apps.results.entry.reading import Unreadable, read_count, read_date, read_term, read_vote, read_yes
from daihoi.apps.results.entry.typed import Line, Typed, is_blank
from daihoi.apps.results.packets import BodyPacket, ExceptionPacket, MandatePacket, PersonPacket, ResultPacket
from daihoi.core.language import say
from daihoi.core.regulations.terms import ElectedBody

Value = TypeVar("Value")


@dataclass(frozen=True)
class Understood:
    """What was read of a form; a part is None when something in it can't be read, which the objections name."""

    attendance: Attendance | None
    packet: ResultPacket | None
    objections: tuple[Objection, ...]


@dataclass
class _Reader:
    objections: list[Objection] = field(default_factory=list)

    def value(self, read: Callable[[str], Value], text: str, name: str, place: str) -> Value | None:
        try:
            return read(text)
        except Unreadable as error:
            self.objections.append(Objection(name, f"{place}: {error}"))
            return None

    def column(self, column: Column, line: Line, where: str, place: str) -> Any:
        text, name = line.get(column.name, ""), f"{where}{column.name}"
        named = (
            say("{place}cột “{heading}”", place=place, heading=say(column.heading))
            if place
            else f"“{say(column.heading)}”"
        )
        if column.tick:
            return self.value(read_yes, text, name, named)
        if not text.strip():
            if column.required:
                self.objections.append(Objection(name, say("{named}: chưa ghi.", named=named)))
            return None
        return self.value(reader_of(column), text, name, named)

    def attendance(self, line: Line) -> Attendance | None:
        values = {column.name: self.column(column, line, "", "") for column in ATTENDANCE}
        values["probationary_members"] = values["probationary_members"] or 0
        return None if None in values.values() else Attendance(**values)

    def election(self, body: ElectedBody, line: Line) -> BodyPacket | None:
        place = say("Bầu {body}, ", body=body.label)
        values = {column.name: self.column(column, line, f"body.{body}.", place) for column in ELECTION}
        values["alternate_seats"] = values["alternate_seats"] or 0
        values["rounds"] = 1 if values["rounds"] is None else values["rounds"]
        if None in (values["seats"], values["list_size"], values["elected_by"]):
            return None
        return BodyPacket(body=body, **values)

    def person(self, place: int, line: Line) -> PersonPacket | None:
        where, row = f"person.{place}.", say("Dòng {place}, ", place=place + 1)
        values = {column.name: self.column(column, line, where, row) for column in PERSON}
        values["ethnicity"] = values["ethnicity"] or MAJORITY_ETHNICITY
        values["religion"] = values["religion"] or ""
        values["member_code"] = values["member_code"] or ""
        mandates = tuple(filter(None, (self.mandate(body, line, where, row) for body in ElectedBody)))
        return None if None in values.values() else PersonPacket(**values, mandates=mandates)

    def exception(self, place: int, line: Line) -> ExceptionPacket | None:
        where, row = f"exception.{place}.", say("Chấp thuận {place}, ", place=place + 1)
        values = {column.name: self.column(column, line, where, row) for column in EXCEPTION}
        return None if None in values.values() else ExceptionPacket(**values)

    def mandate(self, body: ElectedBody, line: Line, where: str, row: str) -> MandatePacket | None:
        text = line.get(str(body), "")
        if not text.strip():
            return None
        vote = self.value(read_vote, text, f"{where}{body}", say("{row}cột “{body}”", row=row, body=body.label))
        return MandatePacket(body=body, outcome=vote.outcome, votes=vote.votes) if vote else None


def understand(typed: Typed) -> Understood:
    """Read a whole form; lines left empty are skipped, everything else is read or objected to."""
    reader = _Reader()
    attendance = reader.attendance(typed.attendance)
    of_attendance = len(reader.objections)
    elections = [reader.election(body, line) for body, line in typed.elections.items() if was_held(line)]
    people = [reader.person(place, line) for place, line in enumerate(typed.people) if not is_blank(line)]
    exceptions = [reader.exception(place, line) for place, line in enumerate(typed.exceptions) if not is_blank(line)]
    packet = None
    if len(reader.objections) == of_attendance:
        packet = ResultPacket(
            bodies=tuple(filter(None, elections)),
            people=tuple(filter(None, people)),
            exceptions=tuple(filter(None, exceptions)),
        )
    return Understood(attendance, packet, tuple(reader.objections))


def was_held(line: Line) -> bool:
    """Say whether anything was typed of an election; where it is held and in how many rounds is preset."""
    return any(text.strip() for name, text in line.items() if name not in ("elected_by", "rounds"))


def reader_of(column: Column) -> Callable[[str], Any]:
    """Give how a column that is no tick is read."""
    if column.terms is not None:
        terms = column.terms
        return lambda text: read_term(terms, text)
    if column.name in DAYS:
        return read_date
    if column.name in _WORDS:
        words = _WORDS[column.name]
        return lambda text: words(_within(column.name, text))
    if column.name in _LONGEST:
        return lambda text: _within(column.name, text)
    return read_count


_WORDS = {"ethnicity": ethnicity_from, "religion": religion_from}
_LONGEST = {
    "full_name": 120,
    "ethnicity": 40,
    "religion": 40,
    "member_code": 20,
    "rule": 120,
    "authority": 200,
    "document_number": 40,
    "reason": 500,
}


def _within(name: str, text: str) -> str:
    plain = " ".join(text.split())
    if len(plain) > _LONGEST[name]:
        raise Unreadable(say("dài {letters} chữ; chỉ ghi được {most} chữ.", letters=len(plain), most=_LONGEST[name]))
    return plain
