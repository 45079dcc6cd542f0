"""What a spreadsheet is once it is read: named sheets, each a stream of numbered rows."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

Cell = str | int | float | bool | date | None
Row = tuple[int, list[Cell]]
RowSource = Callable[[], Iterator[Row]]

LIMIT_ROWS = 600_000
NOT_COMPUTED = "#CHƯA TÍNH"


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name (empty in a .csv), how many rows it has, and its rows as often as they are asked for.

    `merged` gives for each row that has them its merged cells, such as `B1:C1`.
    """

    name: str
    height: int
    rows: RowSource
    merged: dict[int, list[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """A whole file: its sheets, in which way it was read, for the person to check, and the names of hidden sheets."""

    sheets: list[Sheet]
    read_as: str
    hidden: tuple[str, ...] = ()


def spilled_line(number: int, cells: list[object]) -> str:
    """Write one row as a line of JSON; a date becomes a list of one text, since JSON has no dates."""
    return json.dumps([number, cells], ensure_ascii=False, separators=(",", ":"), default=_spilled_value)


def _spilled_value(value: object) -> object:
    return [str(value)[:10]] if isinstance(value, date) else str(value)


def spilled_rows(path: Path) -> Iterator[Row]:
    """Read back the rows that `spilled_line` wrote."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            number, cells = json.loads(line)
            yield number, [date.fromisoformat(cell[0]) if type(cell) is list else cell for cell in cells]
