"""Fills tables with plain values, many times quicker than through model objects, for which a city is too large."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from itertools import count
from typing import Any

from django.db import connection, models
from django.utils import timezone

Row = tuple[Any, ...]


class Table:
    """A table whose rows are a key and the values of the named fields; every other field gets its default."""

    def __init__(self, model: type[models.Model], *names: str) -> None:
        fields = {field.attname: field for field in model._meta.concrete_fields}
        self.model = model
        self.names = ("id", *names)
        self._defaults = [field for name, field in fields.items() if name not in self.names]
        self._columns = [*(fields[name].column for name in self.names), *(field.column for field in self._defaults)]

    def insert(self, rows: Sequence[Row]) -> None:
        """Insert rows; PostgreSQL copies them, SQLite binds them to one prepared statement."""
        rest = tuple(_default(field) for field in self._defaults)
        table = connection.ops.quote_name(str(self.model._meta.db_table))
        columns = ", ".join(connection.ops.quote_name(str(column)) for column in self._columns)
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                _copy(cursor, f"COPY {table} ({columns}) FROM STDIN", [(*row, *rest) for row in rows])
            else:
                marks = ", ".join(["%s"] * len(self._columns))
                statement = f"INSERT INTO {table} ({columns}) VALUES ({marks})"  # noqa: S608 (names from the models)
                cursor.executemany(statement, [(*row, *rest) for row in rows])


def count_rows(filled: Sequence[type[models.Model]]) -> None:
    """Let PostgreSQL count anew how many rows tables have, so that it doesn't read them as if they were still empty."""
    if connection.vendor == "postgresql":
        tables = ", ".join(connection.ops.quote_name(str(model._meta.db_table)) for model in filled)
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {tables}")


class Filling:
    """Rows waiting for a table, and the keys that they get."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.written = 0
        self._keys = count(1)
        self._rows: list[Row] = []

    def add(self, *values: Any) -> int:
        """Let a row wait; gives its key."""
        key = next(self._keys)
        self._rows.append((key, *values))
        return key

    def flush(self) -> None:
        """Send what waits to the database."""
        if self._rows:
            self.table.insert(self._rows)
        self.written += len(self._rows)
        self._rows = []


def day_storing() -> Callable[[date | None], Any]:
    """Give what turns a day into the form that the database takes."""
    turn: Callable[[date | None], Any] = cache(connection.ops.adapt_datefield_value)
    return turn


def _default(field: "models.Field[Any, Any]") -> Any:
    if getattr(field, "auto_now_add", False):
        return connection.ops.adapt_datetimefield_value(timezone.now())
    return field.get_db_prep_save(field.get_default(), connection)


def _copy(cursor: Any, statement: str, rows: Sequence[Row]) -> None:
    with cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)
