"""Templates to download: what their guide gives as examples can be filled in and is read without a fault."""

from pathlib import Path

import pytest

from daihoi.apps.exchange.columns import find_sheet, read_lines
from daihoi.apps.exchange.findings import Findings
from daihoi.apps.exchange.kinds.registry import KINDS
from daihoi.apps.exchange.reading.opening import open_table
from daihoi.apps.exchange.template_book import template_book
from tests.apps.exchange.spreadsheets import write_xlsx


@pytest.mark.parametrize("key", KINDS)
def test_template_has_the_headings_and_a_guide_to_each(tmp_path: Path, key: str) -> None:
    kind = KINDS[key]
    path = tmp_path / "mau.xlsx"
    path.write_bytes(template_book(kind))
    table = open_table(path, "mau.xlsx", tmp_path / "rows")
    guide = [cells[:2] for _, cells in table.sheets[-1].rows()]
    assert [sheet.name for sheet in table.sheets] == [*(form.name for form in kind.forms), "Hướng dẫn"]
    for form in kind.forms:
        sheet, layout = find_sheet(table, form, "mau.xlsx")
        assert (sheet.name, layout.indexes) == (form.name, tuple(range(len(form.columns))))
        assert all([form.name, column.heading] in guide for column in form.columns)


@pytest.mark.parametrize("key", KINDS)
def test_the_examples_are_sound(tmp_path: Path, key: str) -> None:
    for form in KINDS[key].forms:
        rows = [[column.heading for column in form.columns], [column.example for column in form.columns]]
        table = open_table(write_xlsx(tmp_path / "a.xlsx", {form.name: rows}), "a.xlsx", tmp_path / "rows")
        findings = Findings()
        sheet, layout = find_sheet(table, form, "a.xlsx")
        assert [line.sound for line in read_lines(sheet, form, layout, findings)] == [True]
        assert findings.kept == []
