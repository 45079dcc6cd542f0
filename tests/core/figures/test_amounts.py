import ast
from fractions import Fraction
from pathlib import Path

import pytest

from daihoi.core import figures
from daihoi.core.figures.amounts import Amount
from daihoi.core.figures.quantities import exact

MODULES = sorted(Path(figures.__file__).parent.glob("*.py"))


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.stem)
def test_no_figure_is_divided_into_a_float(module: Path) -> None:
    divisions = [node for node in ast.walk(ast.parse(module.read_text())) if isinstance(node, ast.Div)]
    assert divisions == []


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("17.118", 17118),
        ("5,4", Fraction(27, 5)),
        ("12,0", 12),
        ("1.234,5", Fraction(2469, 2)),
        ("99.96", Fraction(2499, 25)),
    ],
)
def test_printed_number_is_read_exactly(said: str, value: Amount) -> None:
    assert exact(said) == value


@pytest.mark.parametrize(
    ("said", "value"), [("18.125", Fraction(145, 8)), ("1.234.567", 1234567), ("71,46", Fraction(3573, 50))]
)
def test_lone_dot_of_percentage_is_decimal_and_several_group(said: str, value: Amount) -> None:
    assert exact(said, share=True) == value
