"""Rows of the people's grid: empty ones added, one taken out, a block pasted from a spreadsheet, members taken in."""

from collections.abc import Sequence
from dataclasses import replace

from daihoi.apps.organisation.models import MAJORITY_ETHNICITY, Member
from daihoi.apps.results.entry.columns import SHOWN_OF_PERSON, Column
from daihoi.apps.results.entry.reading import Unreadable, read_term, read_yes
from daihoi.apps.results.entry.typed import MOST_EXCEPTIONS, MOST_PEOPLE, Line, Typed, is_blank, written
from daihoi.core.language import say
from daihoi.core.names import search_key
from daihoi.core.regulations.terms import ElectedBody

EMPTY: Line = {"ethnicity": MAJORITY_ETHNICITY, "in_planning_list": "1", "local": "1"}
_NUMBERING = {"tt", "stt", "so tt", "so thu tu"}


def without_blanks(typed: Typed) -> Typed:
    """Leave out the rows of people and of exceptions in which nothing was typed."""
    return replace(typed, people=_filled(typed.people), exceptions=_filled(typed.exceptions))


def _filled(lines: Sequence[Line]) -> tuple[Line, ...]:
    return tuple(line for line in lines if not is_blank(line))


def with_empty_rows(typed: Typed, more: int) -> Typed:
    """Add empty rows at the end, as far as the form goes."""
    return replace(typed, people=(*typed.people, *[EMPTY] * more)[:MOST_PEOPLE])


def with_empty_exception(typed: Typed) -> Typed:
    """Add an empty row for a further exception, as far as the form goes."""
    return replace(typed, exceptions=(*typed.exceptions, {})[:MOST_EXCEPTIONS])


def without_row(typed: Typed, place: int) -> Typed:
    """Take one row out."""
    return replace(typed, people=typed.people[:place] + typed.people[place + 1 :])


def with_people(typed: Typed, lines: Sequence[Line]) -> Typed:
    """Add rows after the last one that is filled."""
    return replace(without_blanks(typed), people=(*without_blanks(typed).people, *lines)[:MOST_PEOPLE])


def pasted(text: str, bodies: Sequence[ElectedBody], labels: Sequence[str]) -> tuple[Line, ...]:
    """Read a block copied from a spreadsheet: tabs between cells, one person a line, a row of headings optional.

    Without headings the cells stand in the order of the grid's columns; a leading column of numbers is left out.
    """
    rows = [line.split("\t") for line in text.splitlines() if line.strip()]
    if not rows:
        return ()
    first, *others = SHOWN_OF_PERSON
    names = [first.name, *map(str, bodies), *(column.name for column in others)]
    headings = [first.heading, *labels, *(column.heading for column in others)]
    named = list(zip(headings, names, strict=True))
    known = {search_key(words): name for heading, name in named for words in (heading, say(heading))}
    order = [known.get(search_key(cell), "") for cell in rows[0]]
    if "full_name" in order:
        rows = rows[1:]
    else:
        order = names
        rows = _unnumbered(rows)
    return tuple(_line(order, row) for row in rows)


def member_line(member: Member) -> Line:
    """Write a member of the unit as a row, so that nothing the register knows is typed again."""
    return {
        **EMPTY,
        "full_name": member.full_name,
        "birth_date": written(member.birth_date),
        "sex": member.sex,
        "ethnicity": member.ethnicity,
        "degree": member.degree,
        "theory": member.theory,
        "member_code": member.code,
    }


def _unnumbered(rows: list[list[str]]) -> list[list[str]]:
    numbered = all(row[0].strip().rstrip(".").isdigit() or search_key(row[0]) in _NUMBERING for row in rows)
    return [row[1:] for row in rows] if numbered else rows


def _line(order: Sequence[str], cells: Sequence[str]) -> Line:
    columns = {column.name: column for column in SHOWN_OF_PERSON}
    line = dict(EMPTY)
    for name, cell in zip(order, cells, strict=False):
        if name:
            line[name] = _as_typed(columns[name], cell.strip()) if name in columns else cell.strip()
    return line


def _as_typed(column: Column, cell: str) -> str:
    """Turn a word into the stored one where it can be read; what can't be stays as it is, to be seen and mended."""
    try:
        if column.tick:
            return "1" if read_yes(cell) else ""
        if column.terms is not None and cell:
            return str(read_term(column.terms, cell))
    except Unreadable:
        return cell
    return cell
