"""`daihoi import`: check a spreadsheet and write it, whole or not at all."""

import argparse
from pathlib import Path

from daihoi.apps.accounts.installation import open_installation
from daihoi.core.errors import UnusableInput

KINDS = ("units", "members", "calendar", "results")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the kind of data, the file, the cycle, and whether only to check."""
    parser.add_argument("kind", choices=KINDS, metavar="LOẠI", help=f"một trong: {', '.join(KINDS)}")
    parser.add_argument("file", type=Path, metavar="TỆP", help="tệp .xlsx hoặc .csv theo mẫu")
    parser.add_argument("--cycle", help="mã chu kỳ, ví dụ 2020; mặc định là chu kỳ hiện tại")
    parser.add_argument("--check", action="store_true", help="chỉ kiểm tra, không ghi")
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")


def run(args: argparse.Namespace) -> int:
    """Import one file; 1 when rows are faulty (nothing is written then), 2 when the file can't be used."""
    if not args.file.is_file():
        raise UnusableInput(f"Không có tệp «{args.file}».")
    open_installation()
    from daihoi.apps.exchange.commands.loading import Wish, load  # noqa: PLC0415 (models exist once it is open)

    return load(Wish(args.kind.upper(), args.file, args.cycle, writes=not args.check, as_json=args.json))
