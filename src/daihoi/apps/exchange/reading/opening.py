"""The one way to open a spreadsheet."""

from pathlib import Path

from daihoi.apps.exchange.reading.formats import Format, format_of
from daihoi.apps.exchange.reading.sheets import Table
from daihoi.apps.exchange.reading.text import open_text
from daihoi.apps.exchange.reading.workbook import open_workbook


def open_table(path: Path, file_name: str, folder: Path) -> Table:
    """Open an .xlsx or .csv file; rows of an .xlsx are unpacked into `folder`.

    UnusableInput is raised for what can't be read: what the file is instead, and how to mend it.
    """
    if format_of(path, file_name) is Format.XLSX:
        return open_workbook(path, file_name, folder)
    return open_text(path, file_name)
