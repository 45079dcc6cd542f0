"""What was typed, as it will be written again: 1234 is 1.234, «nữ» the list's word; what can't be read stays."""

from collections.abc import Iterable

from daihoi.apps.organisation.models import MAJORITY_ETHNICITY
from daihoi.apps.results.entry.columns import ATTENDANCE, ELECTION, EXCEPTION, PERSON, Column
from daihoi.apps.results.entry.reading import Unreadable, read_vote, read_yes, vote_text
from daihoi.apps.results.entry.typed import Line, Typed, is_blank, written
from daihoi.apps.results.entry.understanding import reader_of, was_held
from daihoi.core.regulations.terms import ElectedBody

_WHERE_BLANK = {
    "alternate_seats": "0",
    "ethnicity": MAJORITY_ETHNICITY,
    "probationary_members": "0",
    "rounds": "1",
}


def tidied(typed: Typed) -> Typed:
    """Give the form's texts so that equal facts have equal texts, without the lines in which nothing was typed."""
    return Typed(
        attendance=_line(typed.attendance, ATTENDANCE),
        elections={body: _line(line, ELECTION) for body, line in typed.elections.items() if was_held(line)},
        people=tuple(_person(line) for line in typed.people if not is_blank(line)),
        exceptions=tuple(_line(line, EXCEPTION) for line in typed.exceptions if not is_blank(line)),
    )


def _line(line: Line, columns: Iterable[Column]) -> dict[str, str]:
    return {column.name: _text(column, line.get(column.name, "")) for column in columns}


def _person(line: Line) -> dict[str, str]:
    votes = {str(body): _vote(line[body]) for body in ElectedBody if line.get(body, "").strip()}
    return {**_line(line, PERSON), **votes}


def _text(column: Column, text: str) -> str:
    plain = text.strip()
    try:
        if column.tick:
            return written(read_yes(plain))
        return written(reader_of(column)(plain)) if plain else _WHERE_BLANK.get(column.name, "")
    except Unreadable:
        return plain


def _vote(text: str) -> str:
    try:
        return vote_text(read_vote(text))
    except Unreadable:
        return text.strip()
