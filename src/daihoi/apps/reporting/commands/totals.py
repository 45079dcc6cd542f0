"""`daihoi totals [--rebuild]`: compare stored totals with the records, or work them out anew."""

import argparse
import sys

from daihoi.apps.accounts.installation import open_installation


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    parser.add_argument("--rebuild", action="store_true", help="tính lại toàn bộ số tổng hợp từ các bản ghi")


def run(arguments: argparse.Namespace) -> int:
    """Print every total that is not what its records add up to; 0 when all are, 1 when some aren't."""
    open_installation()
    from daihoi.apps.planning.models import Cycle  # noqa: PLC0415 (needs the settings)
    from daihoi.apps.reporting.services import drift, rebuild_totals  # noqa: PLC0415

    faults = 0
    for cycle in Cycle.objects.all():
        if arguments.rebuild:
            rebuild_totals(cycle)
        for found in drift(cycle):
            faults += 1
            print(  # noqa: T201
                f"{cycle.code} {found.unit} {found.role} {found.measure}: "
                f"đang lưu {found.stored}, cộng từ bản ghi là {found.from_records}"
            )
    print("Khớp." if not faults else f"Lệch {faults} chỗ.", file=sys.stderr)  # noqa: T201
    return 1 if faults else 0
