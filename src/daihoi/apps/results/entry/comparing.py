"""Where what a person typed differs from what somebody else saved meanwhile, field by field, and both put together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from daihoi.apps.planning.models import Congress
from daihoi.apps.results.entry.aligning import Aligned, aligned_exceptions, aligned_people
from daihoi.apps.results.entry.columns import ATTENDANCE, ELECTION, EXCEPTION, PERSON, Column
from daihoi.apps.results.entry.typed import Line, Typed
from daihoi.apps.results.exceptions import rule_label, rules_at
from daihoi.core.language import say
from daihoi.core.names import search_key
from daihoi.core.regulations.terms import ElectedBody, LevelRole


class Side(Enum):
    """Whose text is taken where the two differ."""

    SAVED = "saved"
    MINE = "mine"


@dataclass(frozen=True)
class Difference:
    """One place: its key, the form's field if mine has it, what it is called, and how each version has it."""

    key: str
    field: str
    label: str
    saved: str
    mine: str


Picks = Mapping[str, Side]
_NOTHING, _NO_ROW, _ORDER = "để trống", "không có", "people.order"
_Row = tuple[str, Line | None, Line | None]


def differences(saved: Typed, mine: Typed, congress: Congress) -> tuple[Difference, ...]:
    """Give every place in which two tidied versions differ, in the order of the form."""
    return tuple(_Comparison(saved, mine, congress).found())


def merged(saved: Typed, mine: Typed, picks: Picks) -> Typed:
    """Give one version of two tidied ones: mine, with the saved text wherever that was picked."""
    people = aligned_people(saved.people, mine.people)
    if picks.get(_ORDER) is Side.SAVED:
        people = tuple(sorted(people, key=lambda row: len(saved.people) if row.saved is None else row.saved))
    exceptions = aligned_exceptions(saved.exceptions, mine.exceptions)
    bodies = [body for body in ElectedBody if body in saved.elections or body in mine.elections]
    elections = {
        body: _chosen((f"body.{body}", saved.elections.get(body), mine.elections.get(body)), picks) for body in bodies
    }
    return Typed(
        attendance=_chosen(("attendance", saved.attendance, mine.attendance), picks) or {},
        elections={body: line for body, line in elections.items() if line is not None},
        people=_chosen_rows(_rows("person", people, saved.people, mine.people), picks),
        exceptions=_chosen_rows(_rows("exception", exceptions, saved.exceptions, mine.exceptions), picks),
    )


def _rows(kind: str, aligned: Sequence[Aligned], saved: Sequence[Line], mine: Sequence[Line]) -> list[_Row]:
    return [
        (
            f"{kind}.{row.saved}" if row.saved is not None else f"{kind}.{_sign(mine[row.mine or 0])}",
            None if row.saved is None else saved[row.saved],
            None if row.mine is None else mine[row.mine],
        )
        for row in aligned
    ]


def _sign(line: Line) -> str:
    """Name a row of mine by what stands in it, since its place changes when another row is taken out."""
    return "-".join(("new", *search_key(" ".join(line.values())).split()))


def _chosen_rows(rows: Sequence[_Row], picks: Picks) -> tuple[Line, ...]:
    return tuple(line for line in (_chosen(row, picks) for row in rows) if line is not None)


def _chosen(row: _Row, picks: Picks) -> Line | None:
    """Give the line that stands in the end; None when a line of only one version is not the one picked."""
    key, saved, mine = row
    if saved is None or mine is None:
        return saved if picks.get(key) is Side.SAVED else mine
    line = dict(mine)
    for name in _names(saved, mine):
        if picks.get(f"{key}.{name}") is Side.SAVED:
            line[name] = saved.get(name, "")
    return line


def _names(saved: Line, mine: Line) -> list[str]:
    return [*saved, *(name for name in mine if name not in saved)]


@dataclass(frozen=True)
class _Comparison:
    saved: Typed
    mine: Typed
    congress: Congress

    def found(self) -> Iterator[Difference]:
        yield from self._fields(("attendance", self.saved.attendance, self.mine.attendance), "", "")
        for body in ElectedBody:
            row = (f"body.{body}", self.saved.elections.get(body), self.mine.elections.get(body))
            yield from self._line(row, f"body.{body}.", say("Bầu {body}", body=self._body(body)))
        people = aligned_people(self.saved.people, self.mine.people)
        yield from self._order(people)
        for place, row in zip(people, _rows("person", people, self.saved.people, self.mine.people), strict=True):
            yield from self._line(row, f"person.{place.mine}.", _either(row)["full_name"] or say("Người chưa ghi tên"))
        exceptions = aligned_exceptions(self.saved.exceptions, self.mine.exceptions)
        rows = _rows("exception", exceptions, self.saved.exceptions, self.mine.exceptions)
        for place, row in zip(exceptions, rows, strict=True):
            yield from self._line(
                row, f"exception.{place.mine}.", say("Chấp thuận “{rule}”", rule=self._rule(_either(row)["rule"]))
            )

    def _line(self, row: _Row, where: str, label: str) -> Iterator[Difference]:
        key, saved, mine = row
        if saved is None and mine is None:
            return
        if saved is not None and mine is not None:
            yield from self._fields(row, where, f"{label}: ")
        else:
            field = f"{where}{next(iter(mine))}" if mine else ""
            yield Difference(key, field, label, self._told(saved), self._told(mine))

    def _fields(self, row: _Row, where: str, label: str) -> Iterator[Difference]:
        key, saved, mine = row[0], row[1] or {}, row[2] or {}
        for name in _names(saved, mine):
            texts = saved.get(name, ""), mine.get(name, "")
            if texts[0] != texts[1]:
                heading = self._heading(name)
                named = f"{label}{heading[:1].lower()}{heading[1:]}" if label else heading
                yield Difference(f"{key}.{name}", f"{where}{name}", named, *(self._shown(name, text) for text in texts))

    def _order(self, people: Sequence[Aligned]) -> Iterator[Difference]:
        kept = [row.saved for row in people if row.saved is not None and row.mine is not None]
        if kept != sorted(kept):
            names = [self.saved.people[place]["full_name"] for place in kept]
            before = [self.saved.people[place]["full_name"] for place in sorted(kept)]
            yield Difference(_ORDER, "nhung-nguoi", say("Thứ tự trong danh sách"), ", ".join(before), ", ".join(names))

    def _told(self, line: Line | None) -> str:
        if line is None:
            return say(_NO_ROW)
        shown = [f"{self._heading(name)}: {self._shown(name, text)}" for name, text in line.items() if text]
        return "; ".join(shown) or say(_NOTHING)

    def _heading(self, name: str) -> str:
        if name in set(ElectedBody):
            return say("số phiếu bầu {body}", body=self._body(ElectedBody(name)))
        return say(_COLUMNS[name].heading)

    def _shown(self, name: str, text: str) -> str:
        column = _COLUMNS.get(name)
        if column is not None and column.tick:
            return say("có" if text else "không")
        if name == "rule":
            return self._rule(text)
        if column is not None and column.terms is not None:
            return say(dict(column.terms.choices()).get(text, text) or _NOTHING)
        return text or say(_NOTHING)

    def _body(self, body: ElectedBody) -> str:
        return body.label_at(LevelRole(self.congress.role))

    def _rule(self, key: str) -> str:
        return next((rule_label(rule) for rule in rules_at(self.congress) if rule.key == key), key)


_COLUMNS: Mapping[str, Column] = {column.name: column for column in (*ATTENDANCE, *ELECTION, *PERSON, *EXCEPTION)}


def _either(row: _Row) -> Line:
    return row[2] or row[1] or {}
