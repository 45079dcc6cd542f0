"""Rows added, replaced or changed by their key in one prepared statement, for hundreds of thousands of them."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model


class Upsert:
    """Writes plain values into a table; a row whose key is there already is replaced. Days are written yyyy-mm-dd."""

    def __init__(self, model: type[Model], key: str, fields: Sequence[str]) -> None:
        columns = _columns(model, fields)
        quote = connection.ops.quote_name
        names = ", ".join(quote(column) for column in columns)
        marks = ", ".join("%s" for _ in columns)
        replaced = ", ".join(f"{quote(name)} = excluded.{quote(name)}" for name in columns if name != key)
        self._statement = (
            f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({marks}) "  # noqa: S608 (names of our models)
            f"ON CONFLICT ({quote(key)}) DO UPDATE SET {replaced}"
        )

    def write(self, rows: Iterable[Sequence[Any]]) -> None:
        """Write rows whose values stand in the order of the fields."""
        with connection.cursor() as cursor:
            cursor.executemany(self._statement, list(rows))


class Update:
    """Changes the named fields of rows that are there."""

    def __init__(self, model: type[Model], fields: Sequence[str]) -> None:
        self._fields = [model._meta.get_field(name) for name in fields]
        quote = connection.ops.quote_name
        changed = ", ".join(f"{quote(column)} = %s" for column in _columns(model, fields))
        self._statement = f"UPDATE {quote(model._meta.db_table)} SET {changed} WHERE id = %s"  # noqa: S608 (our models)

    def write(self, rows: Iterable[Model]) -> None:
        """Write the fields as the objects hold them now."""
        with connection.cursor() as cursor:
            cursor.executemany(self._statement, [(*self._values(row), row.pk) for row in rows])

    def _values(self, row: Model) -> list[Any]:
        return [field.get_db_prep_save(getattr(row, field.attname), connection) for field in self._fields]  # type: ignore[union-attr]


def _columns(model: type[Model], fields: Sequence[str]) -> list[str]:
    return [str(model._meta.get_field(name).get_attname_column()[1]) for name in fields]  # type: ignore[union-attr]
