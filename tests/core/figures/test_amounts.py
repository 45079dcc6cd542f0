import ast
from pathlib import Path

import pytest

from daihoi.core import figures

MODULES = sorted(Path(figures.__file__).parent.glob("*.py"))


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.stem)
def test_no_figure_is_divided_into_a_float(module: Path) -> None:
    divisions = [node for node in ast.walk(ast.parse(module.read_text())) if isinstance(node, ast.Div)]
    assert divisions == []
