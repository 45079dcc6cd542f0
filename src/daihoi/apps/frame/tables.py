"""The one table: sorted, filtered, paged, with totals and a spreadsheet of exactly what is shown."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Generic

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.safestring import SafeString

from daihoi.apps.frame import cells
from daihoi.apps.frame.columns import ChoiceFilter, Column, LeastFilter, Row
from daihoi.apps.frame.rows import PAGE_SIZE, DatabaseRows, ListRows, Rows
from daihoi.apps.frame.state import FILTER, FORMAT, State, read_state
from daihoi.core.figures.vietnamese import number_text
from daihoi.core.language import say, say_counted

TOTAL = "Tổng cộng"


@dataclass(frozen=True, kw_only=True)
class Spec(Generic[Row]):
    """What a table is before anyone looks at it; `noun` is what its rows are counted in."""

    caption: str
    noun: str
    columns: tuple[Column[Row], ...]
    file: str
    sort: str = ""


@dataclass(frozen=True)
class Heading:
    """A column's heading: the link that sorts by it, and how it is sorted now."""

    text: str
    unit: str
    right: bool
    href: str
    order: str


@dataclass(frozen=True)
class Box:
    """A column's place in the filter row; with choices it is a list, else a line to type in."""

    key: str
    label: str
    value: str
    kind: str
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Table(Generic[Row]):
    """A table as one address shows it."""

    spec: Spec[Row]
    state: State
    rows: Rows[Row]

    @cached_property
    def columns(self) -> tuple[Column[Row], ...]:
        chosen = self.state.columns
        first, *others = self.spec.columns
        return (first, *(c for c in others if (c.key in chosen if chosen else not c.optional)))

    @cached_property
    def count(self) -> int:
        return self.rows.count

    @cached_property
    def pages(self) -> int:
        return max(1, -(-self.count // PAGE_SIZE))

    @cached_property
    def page(self) -> int:
        return min(self.state.page, self.pages)

    @property
    def counted(self) -> str:
        return say_counted(f"{{rows}} {self.spec.noun}", self.count, rows=number_text(self.count))

    @property
    def headings(self) -> list[Heading]:
        return [self._heading(column) for column in self.columns]

    def _heading(self, column: Column[Row]) -> Heading:
        sortable = bool(column.order) or isinstance(self.rows, ListRows)
        sorts_now = self.state.sort == column.key
        order = ("descending" if self.state.descending else "ascending") if sorts_now else ""
        href = self.state.sorted_by(column.key, falling_first=column.to_the_right).address() if sortable else ""
        return Heading(say(column.heading), say(column.unit), column.to_the_right, href, order)

    @property
    def boxes(self) -> list[Box | None]:
        return [self._box(column) for column in self.columns]

    def _box(self, column: Column[Row]) -> Box | None:
        if column.filter is None:
            return None
        value = self.state.filter_of(column.key)
        if isinstance(column.filter, ChoiceFilter):
            return Box(
                FILTER + column.key,
                say("Lọc: {heading}", heading=say(column.heading)),
                value,
                "choice",
                _said(column.filter.choices),
            )
        if isinstance(column.filter, LeastFilter):
            return Box(FILTER + column.key, say("{heading}: từ", heading=say(column.heading)), value, "least")
        return Box(FILTER + column.key, say("Lọc: {heading}", heading=say(column.heading)), value, "text")

    @property
    def filterable(self) -> bool:
        return any(column.filter for column in self.columns)

    @property
    def choices(self) -> list[tuple[str, str, bool]]:
        """Give each column that may be left out: its key, its heading, whether it is shown."""
        shown = {column.key for column in self.columns}
        return [(column.key, say(column.heading), column.key in shown) for column in self.spec.columns[1:]]

    @cached_property
    def body(self) -> SafeString:
        return cells.body(self.columns, list(self.rows.page(self.page)))

    @cached_property
    def foot(self) -> SafeString | str:
        totals = self.totals
        return cells.foot(self.columns, totals, say(TOTAL)) if totals and self.count else ""

    @cached_property
    def totals(self) -> dict[str, object]:
        return self.rows.totals() if any(column.total for column in self.columns) else {}

    @property
    def said(self) -> str:
        """Give the filters and the order in words, for the printed sheet and the spreadsheet."""
        headings = {column.key: say(column.heading) for column in self.spec.columns}
        said = [f"{headings[key]}: {self._choice(key, text)}" for key, text in self.state.filters]
        if self.state.sort:
            said.append(
                say("sắp theo {heading} từ cao xuống", heading=headings[self.state.sort])
                if self.state.descending
                else say("sắp theo {heading}", heading=headings[self.state.sort])
            )
        return "; ".join(said)

    def _choice(self, key: str, text: str) -> str:
        column = next(column for column in self.spec.columns if column.key == key)
        choices = dict(column.filter.choices) if isinstance(column.filter, ChoiceFilter) else {}
        return say(choices.get(text, text))

    @property
    def sheet_address(self) -> str:
        return replace(self.state, page=1).address((FORMAT, "xlsx"))

    @property
    def cleared_address(self) -> str:
        return replace(self.state, page=1, filters=()).address()

    @property
    def previous_address(self) -> str:
        return replace(self.state, page=self.page - 1).address() if self.page > 1 else ""

    @property
    def next_address(self) -> str:
        return replace(self.state, page=self.page + 1).address() if self.page < self.pages else ""

    @property
    def hidden_for_filters(self) -> list[tuple[str, str]]:
        return replace(self.state, page=1, filters=()).pairs()

    @property
    def hidden_for_columns(self) -> list[tuple[str, str]]:
        return replace(self.state, page=1, columns=()).pairs()


def _said(choices: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((value, say(words)) for value, words in choices)


def build(spec: Spec[Any], source: QuerySet[Any] | Sequence[Any], query: QueryDict) -> Table[Any]:
    """Give the table that an address asks for."""
    state = read_state(query, [column.key for column in spec.columns])
    if not state.sort and spec.sort:
        state = replace(state, sort=spec.sort.removeprefix("-"), descending=spec.sort.startswith("-"))
    rows_of = DatabaseRows if isinstance(source, QuerySet) else ListRows
    return Table(spec, state, rows_of(source, spec.columns, state))  # type: ignore[arg-type]
