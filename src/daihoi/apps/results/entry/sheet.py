"""The entry form as it is drawn: every box with its label, its text and what is wrong with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from daihoi.apps.planning.models import Congress
from daihoi.apps.planning.services import Objection
from daihoi.apps.results.checks import Concern
from daihoi.apps.results.entry.columns import (
    ATTENDANCE,
    ELECTION,
    EXCEPTION,
    PERSON,
    SHOWN_OF_PERSON,
    Column,
    elections_at,
    usually_elected_by,
)
from daihoi.apps.results.entry.typed import Line, Typed
from daihoi.apps.results.exceptions import rule_label, rules_at
from daihoi.core.language import say
from daihoi.core.regulations.terms import ElectedBody, LevelRole

_SHORT = {"first_time": "Lần đầu", "none": "Chưa đào tạo"}


@dataclass(frozen=True)
class Box:
    """One field: its name (also its anchor), label, text, kind, choices, and what is wrong."""

    name: str
    label: str
    value: str
    kind: str
    choices: tuple[tuple[str, str], ...] = ()
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True)
class SheetLine:
    """One row of the form's tables."""

    number: int
    label: str
    boxes: tuple[Box, ...]
    hidden: tuple[Box, ...] = ()

    @property
    def wrong(self) -> tuple[str, ...]:
        return tuple(message for box in self.boxes for message in box.wrong)


@dataclass(frozen=True)
class Sheet:
    """The whole form."""

    attendance: tuple[Box, ...]
    election_headings: tuple[str, ...]
    elections: tuple[SheetLine, ...]
    person_headings: tuple[str, ...]
    bodies: tuple[str, ...]
    people: tuple[SheetLine, ...]
    exceptions: tuple[SheetLine, ...]
    objections: tuple[Objection, ...]
    concerns: tuple[Concern, ...]

    @property
    def has_exceptions(self) -> bool:
        """Say whether there is more than the one empty row for an exception."""
        return len(self.exceptions) > 1 or any(box.value or box.wrong for line in self.exceptions for box in line.boxes)


def sheet_of(
    congress: Congress, typed: Typed, objections: Sequence[Objection] = (), concerns: Sequence[Concern] = ()
) -> Sheet:
    """Lay out what was typed, with each objection at its field."""
    layout = _Layout(congress, typed, _by_field(objections))
    role = LevelRole(congress.role)
    return Sheet(
        attendance=tuple(layout.box(column, typed.attendance, "", "") for column in ATTENDANCE),
        election_headings=tuple(say(column.heading) for column in layout.election_columns),
        elections=tuple(layout.election(place, body) for place, body in enumerate(layout.bodies, start=1)),
        person_headings=tuple(say(column.heading) for column in SHOWN_OF_PERSON),
        bodies=tuple(body.label_at(role) for body in layout.bodies),
        people=tuple(layout.person(place, line) for place, line in enumerate(typed.people)),
        exceptions=tuple(layout.exception(place, line) for place, line in enumerate(typed.exceptions)),
        objections=tuple(objections),
        concerns=tuple(concerns),
    )


def bodies_in(congress: Congress, typed: Typed) -> tuple[ElectedBody, ...]:
    """Give the elections that the form has: those that such a congress holds and any that were typed all the same."""
    usual = elections_at(congress)
    voted = {name for line in typed.people for name, text in line.items() if text.strip()}
    return tuple(body for body in ElectedBody if body in usual or body in typed.elections or str(body) in voted)


@dataclass(frozen=True)
class _Layout:
    congress: Congress
    typed: Typed
    wrong: Mapping[str, tuple[str, ...]]

    @property
    def bodies(self) -> tuple[ElectedBody, ...]:
        return bodies_in(self.congress, self.typed)

    @property
    def election_columns(self) -> tuple[Column, ...]:
        in_cell = self.congress.role == LevelRole.CELL
        return tuple(column for column in ELECTION if not (in_cell and column.name == "elected_by"))

    def election(self, number: int, body: ElectedBody) -> SheetLine:
        role = LevelRole(self.congress.role)
        line = dict(self.typed.elections.get(body, {}))
        line["elected_by"] = line.get("elected_by") or usually_elected_by(body, role)
        label = body.label_at(role)
        shown = tuple(
            self.box(column, line, f"body.{body}.", say("Bầu {label}: ", label=label))
            for column in self.election_columns
        )
        names = {box.name for box in shown}
        every = (self.box(column, line, f"body.{body}.", "") for column in ELECTION)
        return SheetLine(number, label, shown, tuple(box for box in every if box.name not in names))

    def person(self, place: int, line: Line) -> SheetLine:
        where, who = f"person.{place}.", say("Dòng {place}: ", place=place + 1)
        name, *others = (self.box(column, line, where, who) for column in SHOWN_OF_PERSON)
        votes = (self.vote(body, line, where, who) for body in self.bodies)
        hidden = tuple(self.box(column, line, where, who) for column in PERSON if column.hidden)
        return SheetLine(place, line.get("full_name", ""), (name, *votes, *others), hidden)

    def vote(self, body: ElectedBody, line: Line, where: str, who: str) -> Box:
        name = f"{where}{body}"
        label = say("{who}số phiếu bầu {body}", who=who, body=body.label_at(LevelRole(self.congress.role)))
        return Box(name, label, line.get(str(body), ""), "vote", wrong=self.wrong.get(name, ()))

    def exception(self, place: int, line: Line) -> SheetLine:
        rule, *others = (self.box(column, line, f"exception.{place}.", "") for column in EXCEPTION)
        offered = [(each.key, rule_label(each)) for each in rules_at(self.congress)]
        choice = replace(rule, kind="choice", choices=_with_strange(rule.value, offered))
        return SheetLine(place, "", (choice, *others))

    def box(self, column: Column, line: Line, where: str, who: str) -> Box:
        name, value = f"{where}{column.name}", line.get(column.name, "")
        return Box(
            name=name,
            label=f"{who}{say(column.heading).lower()}" if who else say(column.heading),
            value=value,
            kind=_kind(column),
            choices=_choices(column, value),
            wrong=self.wrong.get(name, ()),
        )


def _kind(column: Column) -> str:
    if column.tick:
        return "tick"
    if column.terms is not None:
        return "choice"
    if column in PERSON:
        return "name" if column.name == "full_name" else ("day" if column.name == "birth_date" else "text")
    if column in EXCEPTION:
        return {"document_date": "day", "reason": "long"}.get(column.name, "text")
    return "day" if column.name.endswith("_on") else "number"


def _choices(column: Column, value: str) -> tuple[tuple[str, str], ...]:
    """Give the words to choose from; one that was typed or pasted and isn't among them stays to be seen."""
    if column.terms is None:
        return ()
    return _with_strange(value, [(known, say(_SHORT.get(known, text))) for known, text in column.terms.choices()])


def _with_strange(value: str, known: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    strange = [(value, value)] if value and value not in dict(known) else []
    return (("", ""), *strange, *known)


def _by_field(objections: Sequence[Objection]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for objection in objections:
        found[objection.field] = (*found.get(objection.field, ()), objection.message)
    return found
