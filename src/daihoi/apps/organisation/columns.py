"""Where later rooms register what they know of a unit, to stand beside it in the table of units."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpRequest

from daihoi.apps.frame.columns import Column
from daihoi.apps.organisation.models import Unit


@dataclass(frozen=True)
class UnitColumns:
    """Columns of a later room: `prepare` adds to the rows what the columns show."""

    prepare: Callable[[QuerySet[Unit], HttpRequest], QuerySet[Unit]]
    columns: tuple[Column[Unit], ...]


_registered: list[UnitColumns] = []


def add_unit_columns(columns: UnitColumns) -> None:
    """Register a later room's columns."""
    _registered.append(columns)


def unit_columns() -> tuple[UnitColumns, ...]:
    """Give what the later rooms registered, in the order of the rooms."""
    return tuple(_registered)
