"""What stands in the entry form, exactly as typed: nothing typed is lost because it can't be read yet."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlencode

from daihoi.apps.planning.models import Congress
from daihoi.apps.results.entry.columns import ATTENDANCE, ELECTION, EXCEPTION, PERSON
from daihoi.apps.results.entry.reading import Vote, vote_text
from daihoi.apps.results.packets import BodyPacket, ExceptionPacket, PersonPacket, ResultPacket
from daihoi.core.figures.vietnamese import number_text
from daihoi.core.regulations.terms import ElectedBody

_NUMBERED = re.compile(r"(person|exception)\.(\d{1,4})\.([a-z_]+)")
MOST_PEOPLE, MOST_EXCEPTIONS = 600, 20

Line = Mapping[str, str]


@dataclass(frozen=True)
class Typed:
    """The form's texts: of the congress, of each election, of each person in order, and the free ones."""

    attendance: Line = field(default_factory=dict)
    elections: Mapping[ElectedBody, Line] = field(default_factory=dict)
    people: tuple[Line, ...] = ()
    exceptions: tuple[Line, ...] = ()

    def encoded(self) -> str:
        """Give the whole as one text, from which `decoded` makes it again."""
        return urlencode(list(self._pairs()))

    def _pairs(self) -> Iterable[tuple[str, str]]:
        yield from self.attendance.items()
        for body, line in self.elections.items():
            yield from ((f"body.{body}.{name}", text) for name, text in line.items())
        for kind, lines in (("person", self.people), ("exception", self.exceptions)):
            for place, line in enumerate(lines):
                yield from ((f"{kind}.{place}.{name}", text) for name, text in line.items())


def decoded(text: str) -> Typed:
    """Read back what `encoded` wrote."""
    return typed_from(dict(parse_qsl(text, keep_blank_values=True)))


def typed_from(fields: Mapping[str, Any]) -> Typed:
    """Take the form's texts out of the fields that a browser sent, numbered rows in the order of their numbers."""
    return Typed(
        attendance={column.name: fields[column.name] for column in ATTENDANCE if column.name in fields},
        elections={body: line for body in ElectedBody if (line := _election_line(fields, body))},
        people=_numbered_lines(fields, "person")[:MOST_PEOPLE],
        exceptions=_numbered_lines(fields, "exception")[:MOST_EXCEPTIONS],
    )


def _numbered_lines(fields: Mapping[str, Any], kind: str) -> tuple[Line, ...]:
    lines: dict[int, dict[str, str]] = {}
    for name, text in fields.items():
        if (match := _NUMBERED.fullmatch(name)) and match[1] == kind:
            lines.setdefault(int(match[2]), {})[match[3]] = text
    return tuple(lines[place] for place in sorted(lines))


def _election_line(fields: Mapping[str, Any], body: ElectedBody) -> dict[str, str]:
    names = [column.name for column in ELECTION]
    return {name: fields[f"body.{body}.{name}"] for name in names if f"body.{body}.{name}" in fields}


def typed_of(attendance: Line, packet: ResultPacket) -> Typed:
    """Write what is stored as it would be typed."""
    return Typed(
        attendance=attendance,
        elections={election.body: _election_of(election) for election in packet.bodies},
        people=tuple(_person_of(person) for person in packet.people),
        exceptions=tuple(_exception_of(exception) for exception in packet.exceptions),
    )


def attendance_line(congress: Congress) -> Line:
    """Write what is known of a congress as it would be typed; one that is only planned opens on its planned day."""
    line = {column.name: written(getattr(congress, column.name)) for column in ATTENDANCE}
    line["opened_on"] = line["opened_on"] or written(congress.planned_on)
    return line


def _election_of(election: BodyPacket) -> Line:
    return {column.name: written(getattr(election, column.name)) for column in ELECTION}


def _exception_of(exception: ExceptionPacket) -> Line:
    return {column.name: written(getattr(exception, column.name)) for column in EXCEPTION}


def _person_of(person: PersonPacket) -> Line:
    line = {column.name: written(getattr(person, column.name)) for column in PERSON}
    for mandate in person.mandates:
        line[str(mandate.body)] = vote_text(Vote(mandate.votes, mandate.outcome))
    return line


def written(value: object) -> str:
    """Write one stored value as it would be typed: 1.234, 28/02/1980, a list's stored word, 1 for a tick."""
    if value is None or value is False:
        return ""
    if value is True:
        return "1"
    if isinstance(value, int):
        return number_text(value)
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)


def is_blank(line: Line) -> bool:
    """Whether nothing was typed in a person's line; ticks and preset words don't count."""
    preset = {"in_planning_list", "local", "ethnicity", "sex", "standing", "degree", "theory"}
    return not any(text.strip() for name, text in line.items() if name not in preset)
