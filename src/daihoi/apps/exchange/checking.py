"""Reads a file and checks it: the one way from a spreadsheet to verdicts and a plan of what to write."""

from dataclasses import dataclass

from daihoi.apps.exchange.columns import Layout, find_sheet, has_rows, note_unknown
from daihoi.apps.exchange.findings import Findings, Level
from daihoi.apps.exchange.kinds.kind import Check, Ground, Kind
from daihoi.apps.exchange.kinds.registry import KINDS
from daihoi.apps.exchange.plan import PlanWriter
from daihoi.apps.exchange.progress import Progress, Step
from daihoi.apps.exchange.reading.opening import open_table
from daihoi.apps.exchange.reading.sheets import Sheet, Table
from daihoi.apps.exchange.storage import Folder
from daihoi.core.errors import UnusableInput


@dataclass(frozen=True)
class Outcome:
    """What a check gave: the verdicts, how the file was read, and the plan's digest (empty when rows are faulty)."""

    findings: Findings
    read_as: str
    plan_digest: str

    @property
    def changes(self) -> int:
        """How many rows would be added or changed."""
        return self.findings.rows[Level.ADD] + self.findings.rows[Level.CHANGE]


def check_file(folder: Folder, file_name: str, kind: Kind, ground: Ground, progress: Progress) -> Outcome:
    """Check a file that lies in its folder, writing nothing but the plan.

    Raises `UnusableInput` for a file that can't be read as this kind, `StopAsked` when the person asked to stop.
    """
    if not folder.file.exists():
        raise UnusableInput(f"Tệp “{file_name}” không còn trên máy chủ. Hãy nhập lại tệp.")
    findings = Findings()
    folder.clear_rows()
    progress.begin(Step.READ)
    try:
        table = open_table(folder.file, file_name, folder.rows)
        if len(kind.forms) > len(table.sheets):
            raise UnusableInput(_too_few_sheets(kind, file_name))
        sheets = _sheets(table, kind, file_name)
        for sheet, layout in sheets:
            note_unknown(sheet, layout, findings)
        progress.begin(Step.CHECK, sum(sheet.height for sheet, _ in sheets))
        with folder.plan.open("w", encoding="utf-8") as lines:
            plan = PlanWriter(lines)
            kind.check(sheets, Check(ground, findings, plan, progress))
    finally:
        folder.clear_rows()
    return Outcome(findings, table.read_as, "" if findings.rows[Level.FAULT] else plan.digest)


def _sheets(table: Table, kind: Kind, file_name: str) -> list[tuple[Sheet, Layout]]:
    """Give the sheets of a kind's forms; UnusableInput names the kind whose template it is, or what is missing."""
    try:
        sheets = [find_sheet(table, form, file_name) for form in kind.forms]
    except UnusableInput as error:
        other = next((each for each in KINDS.values() if each is not kind and _fits(table, each)), None)
        if other is None:
            raise
        raise UnusableInput(f"Tệp “{file_name}” theo mẫu “{other.key.label}”. Hãy chọn loại dữ liệu này.") from error
    if not any(has_rows(sheet, layout) for sheet, layout in sheets):
        names = ", ".join(f"“{form.name}”" for form in kind.forms)
        raise UnusableInput(f"Tệp “{file_name}”, trang {names}: dưới hàng tiêu đề chưa có dòng nào. Hãy điền dữ liệu.")
    return sheets


def _fits(table: Table, kind: Kind) -> bool:
    try:
        return all(find_sheet(table, form, "")[1] for form in kind.forms)
    except UnusableInput:
        return False


def _too_few_sheets(kind: Kind, file_name: str) -> str:
    names = " và ".join(f"“{form.name}”" for form in kind.forms)
    return f"Tệp “{file_name}” chỉ có một trang; loại dữ liệu này cần tệp .xlsx có các trang {names}."
