"""`daihoi report --unit CODE --kind KIND -o FILE.{docx,pdf,xlsx,json} [--json]` (public format 6)."""

import argparse
import json
import sys
from pathlib import Path

from django.db import DatabaseError

from daihoi.apps.accounts.installation import open_installation
from daihoi.apps.accounts.operator import by_operator
from daihoi.core.errors import UnusableInput


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    parser.add_argument("--unit", required=True, metavar="CODE", help="mã đơn vị")
    parser.add_argument("--kind", required=True, metavar="KIND", help="results, structure hoặc progress")
    parser.add_argument(
        "-o", "--output", required=True, type=Path, metavar="FILE", help="tệp .docx, .pdf, .xlsx, .json"
    )
    parser.add_argument("--cycle", metavar="CODE", help="mã chu kỳ; không ghi là chu kỳ mới nhất")
    parser.add_argument("--as-of", metavar="DD/MM/YYYY", help="số liệu đến ngày; không ghi là hôm nay")
    parser.add_argument("--json", action="store_true", help="in một tài liệu JSON về tệp đã lập")


def run(arguments: argparse.Namespace) -> int:
    """Write the report; 0 when done, `UnusableInput` for an unknown unit, kind, format, cycle or day."""
    open_installation()
    from daihoi.apps.reporting.report.entries import record_report  # noqa: PLC0415 (needs the settings)
    from daihoi.apps.reporting.report.files import ReportFormat, report_file  # noqa: PLC0415

    kind = _kind(arguments.kind)
    form = arguments.output.suffix.removeprefix(".").lower()
    if form not in list(ReportFormat):
        raise UnusableInput(f"{arguments.output}: phải là tệp {', '.join(f'.{known}' for known in ReportFormat)}.")
    place = _place(arguments)
    content = report_file(place, kind, ReportFormat(form))
    try:
        with by_operator(), record_report(place, kind, ReportFormat(form)):
            arguments.output.write_bytes(content)
    except OSError as error:
        raise UnusableInput(f"{arguments.output}: không ghi được tệp ({error.strerror}).") from error
    except DatabaseError as error:
        raise UnusableInput(f"Chưa lập báo cáo vì không ghi được nhật ký ({error}). Hãy thử lại sau.") from error
    if arguments.json:
        print(json.dumps(_document(arguments.output, kind, place, len(content)), ensure_ascii=False))  # noqa: T201
    print(arguments.output, file=sys.stderr)  # noqa: T201
    return 0


def _document(output: Path, kind, place, size: int) -> dict[str, object]:  # type: ignore[no-untyped-def]
    """What was written: the file, and of what unit, cycle and day it tells."""
    return {
        "file": str(output),
        "kind": str(kind),
        "unit": place.unit.code,
        "cycle": place.cycle.code,
        "as_of": place.as_of.isoformat(),
        "bytes": size,
    }


def _kind(text: str):  # type: ignore[no-untyped-def]
    from daihoi.apps.reporting.report.building import ReportKind  # noqa: PLC0415

    if text not in list(ReportKind):
        raise UnusableInput(f"--kind {text}: chưa có loại báo cáo này. Các loại có: {', '.join(ReportKind)}.")
    return ReportKind(text)


def _place(arguments: argparse.Namespace):  # type: ignore[no-untyped-def]
    from daihoi.apps.organisation.models import Unit  # noqa: PLC0415
    from daihoi.apps.organisation.naming import unit_as_of  # noqa: PLC0415
    from daihoi.apps.planning.place import (  # noqa: PLC0415
        Place,
        Untold,
        asked_day,
        current_cycle,
        telling_day,
        today_in,
    )

    unit = Unit.objects.filter(code=arguments.unit).select_related("parent").first()
    if unit is None:
        raise UnusableInput(f"--unit {arguments.unit}: không có đơn vị mang mã này.")
    cycle = current_cycle(arguments.cycle)
    if cycle is None:
        raise UnusableInput(f"--cycle {arguments.cycle or ''}: không có chu kỳ đại hội nào mang mã này.")
    try:
        as_of = asked_day(arguments.as_of, cycle) if arguments.as_of else telling_day(cycle)
    except Untold as untold:
        raise UnusableInput(f"--as-of: {untold}") from untold
    return Place(unit_as_of(unit, as_of), cycle, as_of, today_in(cycle))
