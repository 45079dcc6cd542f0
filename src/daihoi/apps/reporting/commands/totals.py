"""`daihoi totals [--rebuild] [--json]`: compare stored totals with the records, or work them out anew."""

import argparse
import json
import sys
from dataclasses import asdict

from daihoi.apps.accounts.installation import open_installation


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    parser.add_argument("--rebuild", action="store_true", help="tính lại toàn bộ số tổng hợp từ các bản ghi")
    parser.add_argument("--json", action="store_true", help="in một tài liệu JSON")


def run(arguments: argparse.Namespace) -> int:
    """Print every total that is not what its records add up to; 0 when all are, 1 when some aren't."""
    open_installation()
    from daihoi.apps.planning.models import Cycle  # noqa: PLC0415 (needs the settings)
    from daihoi.apps.reporting.services import drift, rebuild_totals  # noqa: PLC0415

    found = []
    for cycle in Cycle.objects.all():
        if arguments.rebuild:
            rebuild_totals(cycle)
        found += [(cycle.code, fault) for fault in drift(cycle)]
    if arguments.json:
        told = [{"cycle": code, **asdict(fault)} for code, fault in found]
        print(json.dumps({"faults": told, "whole": not told}, ensure_ascii=False))  # noqa: T201
    else:
        for code, fault in found:
            where = f"{code} {fault.unit} {fault.role} {fault.measure}"
            print(f"{where}: đang lưu {fault.stored}, cộng từ bản ghi là {fault.from_records}")  # noqa: T201
    print(f"Lệch {len(found)} chỗ." if found else "Khớp.", file=sys.stderr)  # noqa: T201
    return 1 if found else 0
