"""Rows added or replaced by their key without an object for each, for hundreds of thousands of them."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model


class Upsert:
    """Writes plain values into a table; a row whose key is there already is replaced. Days are written yyyy-mm-dd."""

    def __init__(self, model: type[Model], key: str, fields: Sequence[str]) -> None:
        columns = [str(model._meta.get_field(name).get_attname_column()[1]) for name in fields]  # type: ignore[union-attr]
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
