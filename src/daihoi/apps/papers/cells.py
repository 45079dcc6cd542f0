"""What a cell of a paper's table holds: words, a count, a day, or a number with its decimals."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from daihoi.core.figures.vietnamese import fixed_text, number_text, rounded_half_up


@dataclass(frozen=True)
class Fixed:
    """A number counted in units of its last printed digit: 8571 with 2 decimals is 85,71."""

    units: int
    decimals: int

    @property
    def exact(self) -> Decimal:
        return Decimal(self.units).scaleb(-self.decimals)


Value = str | int | Fixed | date


def share(part: int, whole: int | None) -> Fixed | str:
    """Give a percentage with two decimals, half up, so that the commas of a column stand in line."""
    return Fixed(rounded_half_up(Fraction(100 * part, whole), 2), 2) if whole else ""


def cell_text(value: Value) -> str:
    """Write a cell as a paper prints it."""
    match value:
        case int():
            return number_text(value)
        case Fixed(units, decimals):
            return fixed_text(units, decimals)
        case date():
            return f"{value:%d/%m/%Y}"
        case _:
            return value
