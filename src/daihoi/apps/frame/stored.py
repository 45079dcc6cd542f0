"""Columns that show a field of the database as it stands and sort by it; a field may lead over relations, `a__b`."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from operator import attrgetter
from typing import Any

from django.db.models import Q

from daihoi.apps.frame.columns import ChoiceFilter, Column, Filter, Kind


def text_of(field: str, key: str, heading: str, narrowed_by: Filter | None = None, *, order: str = "") -> Column[Any]:
    """Give a column of words; names sort by their stored key, `order`."""
    return Column(key=key, heading=heading, value=_read(field), order=order or field, filter=narrowed_by)


def day_of(field: str, key: str, heading: str) -> Column[Any]:
    """Give a column of days."""
    return Column(key=key, heading=heading, kind=Kind.DAY, value=_read(field), order=field)


def number_of(field: str, key: str, heading: str, *, unit: str = "", total: bool = False) -> Column[Any]:
    """Give a column of numbers, added up at the foot with `total`."""
    return Column(key=key, heading=heading, unit=unit, kind=Kind.NUMBER, value=_read(field), order=field, total=total)


def choice_of(field: str, key: str, heading: str, choices: Iterable[tuple[str, str]]) -> Column[Any]:
    """Give a column of a closed list's words, narrowed to one of them; a value outside the list is shown as it is."""
    by_choice, stored = choices_by(field, choices), _read(field)
    words = dict(by_choice.choices)

    def value(row: Any) -> Any:
        return words.get(stored(row), stored(row))

    return Column(key=key, heading=heading, kind=Kind.TERM, value=value, order=field, filter=by_choice)


def choices_by(field: str, choices: Iterable[tuple[str, str]]) -> ChoiceFilter:
    """Give the filter that keeps the rows whose field has the chosen value."""
    return ChoiceFilter(tuple(choices), lambda value: Q(**{field: value}))


def on_request(column: Column[Any]) -> Column[Any]:
    """Give the same column, left out until someone asks for it."""
    return replace(column, optional=True)


def _read(field: str) -> Callable[[Any], Any]:
    return attrgetter(field.replace("__", "."))
