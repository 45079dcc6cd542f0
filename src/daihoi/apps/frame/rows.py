"""Where a table's rows come from: the database, which filters, sorts and pages itself, or a list in hand."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, Protocol, TypeVar

from django.db.models import F, Model, Q, QuerySet, Sum

from daihoi.apps.frame.columns import (
    ChoiceFilter,
    Column,
    Kind,
    LeastFilter,
    Row,
    Share,
    Sign,
    TextFilter,
    comparable,
)
from daihoi.apps.frame.state import State
from daihoi.core.names import search_key

ModelRow = TypeVar("ModelRow", bound=Model)
Shown_co = TypeVar("Shown_co", covariant=True)
PAGE_SIZE = 50


class Rows(Protocol[Shown_co]):
    """Rows after the filters, in order."""

    @property
    def count(self) -> int: ...

    def page(self, number: int) -> Sequence[Shown_co]: ...

    def every(self) -> Iterable[Shown_co]: ...

    def totals(self) -> dict[str, object]: ...


def least(text: str) -> int | None:
    """Read a typed whole number, `1.234` and `1234` alike; None when it is none."""
    digits = text.replace(".", "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None


@dataclass(frozen=True)
class DatabaseRows(Generic[ModelRow]):
    """Rows that stay in the database until a page of them is shown."""

    source: QuerySet[ModelRow]
    columns: Sequence[Column[ModelRow]]
    state: State

    @cached_property
    def kept(self) -> QuerySet[ModelRow]:
        rows = self.source
        for column in self.columns:
            if text := self.state.filter_of(column.key):
                rows = rows.filter(_condition(column, text))
        return rows

    @cached_property
    def count(self) -> int:
        return self.kept.count()

    def page(self, number: int) -> Sequence[ModelRow]:
        first = (number - 1) * PAGE_SIZE
        return list(self._ordered()[first : first + PAGE_SIZE])

    def every(self) -> Iterable[ModelRow]:
        return self._ordered().iterator(chunk_size=2000)

    def totals(self) -> dict[str, object]:
        added = {column.key: Sum(column.order) for column in self.columns if column.total}
        named = {f"total_{place}": expression for place, expression in enumerate(added.values())}
        found = self.kept.aggregate(**named) if named else {}
        return {key: found[f"total_{place}"] or 0 for place, key in enumerate(added)}

    def _ordered(self) -> QuerySet[ModelRow]:
        column = next((column for column in self.columns if column.key == self.state.sort and column.order), None)
        if column is None:
            return self.kept
        field = F(column.order)
        falling = self.state.descending
        return self.kept.order_by(field.desc(nulls_last=True) if falling else field.asc(nulls_last=True), "pk")


def _condition(column: Column[Any], text: str) -> Q:
    match column.filter:
        case TextFilter(lookup, fold):
            return Q(**{lookup: fold(text)})
        case ChoiceFilter(_, condition) if condition is not None:
            return condition(text)
        case LeastFilter(field) if (number := least(text)) is not None:
            return Q(**{f"{field}__gte": number})
    return Q()


@dataclass(frozen=True)
class ListRows(Generic[Row]):
    """Rows that are all in hand."""

    source: Sequence[Row]
    columns: Sequence[Column[Row]]
    state: State

    @cached_property
    def kept(self) -> Sequence[Row]:
        rows = self.source
        for column in self.columns:
            if text := self.state.filter_of(column.key):
                holds = _test(column, text)
                rows = [row for row in rows if holds(column.value(row))]
        return self._ordered(rows)

    @property
    def count(self) -> int:
        return len(self.kept)

    def page(self, number: int) -> Sequence[Row]:
        first = (number - 1) * PAGE_SIZE
        return self.kept[first : first + PAGE_SIZE]

    def every(self) -> Iterable[Row]:
        return self.kept

    def totals(self) -> dict[str, object]:
        return {column.key: self._total(column) for column in self.columns if column.total}

    def _total(self, column: Column[Row]) -> object:
        values = [column.value(row) for row in self.kept]
        if column.kind is Kind.SHARE:
            return Share(sum(value.part for value in values), sum(value.whole for value in values))
        return sum(value or 0 for value in values)

    def _ordered(self, rows: Sequence[Row]) -> Sequence[Row]:
        column = next((column for column in self.columns if column.key == self.state.sort), None)
        if column is None:
            return rows
        keyed = [(comparable(column.value(row)), row) for row in rows]
        present = sorted((pair for pair in keyed if pair[0][0] == 0), key=_key, reverse=self.state.descending)
        return [row for _, row in present] + [row for key, row in keyed if key[0] == 1]


def _key(pair: tuple[tuple[int, Any], object]) -> tuple[int, Any]:
    return pair[0]


def _test(column: Column[Any], text: str) -> Callable[[Any], bool]:
    if isinstance(column.filter, LeastFilter):
        number = least(text)
        return lambda value: number is None or (value or 0) >= number
    if isinstance(column.filter, ChoiceFilter):
        return lambda value: _words(value) == text
    wanted = search_key(text)
    return lambda value: wanted in search_key(_words(value))


def _words(value: object) -> str:
    return value.text if isinstance(value, Sign) else str(value)
