"""`daihoi audit verify`: whether the audit log is whole, and if not, which entries are not what was written."""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from daihoi.apps.accounts.installation import open_installation
from daihoi.core.figures.vietnamese import number_text
from daihoi.core.language import say

if TYPE_CHECKING:
    from daihoi.apps.accounts.verification import Fault


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the one act on the log and the form of its answer."""
    parser.add_argument("act", choices=["verify"], metavar="verify", help=say("kiểm tra toàn bộ nhật ký"))
    parser.add_argument("--json", action="store_true", help=say("in kết quả thành một văn bản JSON"))


def run(args: argparse.Namespace) -> int:
    """Print each fault as it is found; 0 when the log is whole, 1 when it is not."""
    open_installation()
    from daihoi.apps.accounts.queries import log_length  # noqa: PLC0415 (models exist once the installation is open)
    from daihoi.apps.accounts.verification import verify  # noqa: PLC0415

    length = log_length()
    faults = _print_json(length, verify()) if args.json else _print_text(length, verify())
    return 1 if faults else 0


def _print_json(length: int, found: "Iterator[Fault]") -> int:
    """Write the document fault by fault, so that a log of any length and any damage needs no memory."""
    faults = 0
    sys.stdout.write(f'{{"entries": {length}, "faults": [')
    for faults, fault in enumerate(found, start=1):
        sys.stdout.write((", " if faults > 1 else "") + json.dumps(asdict(fault), ensure_ascii=False))
    sys.stdout.write(f'], "whole": {json.dumps(not faults)}}}\n')
    return faults


def _print_text(length: int, found: "Iterator[Fault]") -> int:
    faults = 0
    for faults, fault in enumerate(found, start=1):  # noqa: B007
        sys.stdout.write(f"{fault.message}\n")
    state = say("{faults} chỗ không còn như khi ghi", faults=number_text(faults)) if faults else say("nguyên vẹn")
    sys.stdout.write(say("Nhật ký có {length} mục: {state}.\n", length=number_text(length), state=state))
    return faults
