"""`daihoi ballots print|count` (public formats 3 and 4)."""

import argparse
import json
import os
import sys
import time
from pathlib import Path

from daihoi.apps.frame.bar import Bar
from daihoi.core.ballots import (
    Election,
    Status,
    Tally,
    Work,
    count,
    count_json,
    design,
    layout_json,
    print_run,
    read_election,
    reason_text,
    save_review,
    status_text,
)
from daihoi.core.errors import UnusableInput
from daihoi.core.language import Language

_MOST_COPIES = 20_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    parts = parser.add_subparsers(dest="part", required=True, metavar="VIỆC")
    printing = parts.add_parser("print", help="in phiếu bầu", description="In phiếu bầu từ một cuộc bầu cử.")
    printing.add_argument("election", type=Path, metavar="ELECTION.json", help="cuộc bầu cử")
    printing.add_argument("--copies", type=int, required=True, metavar="N", help="số phiếu cần in")
    printing.add_argument("-o", "--output", type=Path, required=True, metavar="BALLOTS.pdf", help="tệp PDF")
    printing.add_argument("--layout", type=Path, metavar="LAYOUT.json", help="ghi vị trí họ tên và các ô")
    counting = parts.add_parser("count", help="đọc và đếm phiếu đã quét", description="Đọc và đếm phiếu đã quét.")
    counting.add_argument("election", type=Path, metavar="ELECTION.json", help="cuộc bầu cử")
    counting.add_argument("scans", nargs="+", type=Path, metavar="SCAN", help="tệp .pdf, .tif, .jpg, .png hoặc thư mục")
    counting.add_argument("--json", action="store_true", help="in một tài liệu JSON")
    counting.add_argument("--review", type=Path, metavar="DIR", help="lưu ảnh các phiếu cần ban kiểm phiếu xem")
    counting.add_argument("--processes", type=int, default=os.cpu_count() or 1, metavar="N", help="số tiến trình đọc")
    counting.add_argument("--lang", choices=[str(language) for language in Language], default=Language.VIETNAMESE)


def run(arguments: argparse.Namespace) -> int:
    """Print or count; 0 when done, 1 when a ballot counted isn't simply valid, `UnusableInput` for bad input."""
    election = read_election(arguments.election)
    return _print(arguments, election) if arguments.part == "print" else _count(arguments, election)


def _print(arguments: argparse.Namespace, election: Election) -> int:
    if not 1 <= arguments.copies <= _MOST_COPIES:
        raise UnusableInput(f"--copies {arguments.copies}: cần số phiếu từ 1 đến {_MOST_COPIES}.")
    layout = design(election)
    _write(arguments.output, print_run(election, layout, arguments.copies))
    if arguments.layout:
        _write(arguments.layout, json.dumps(layout_json(layout), ensure_ascii=False, indent=1).encode())
    print(arguments.output, file=sys.stderr)  # noqa: T201
    return 0


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise UnusableInput(f"{path}: không ghi được tệp ({error.strerror}).") from error


def _count(arguments: argparse.Namespace, election: Election) -> int:
    begun = time.monotonic()
    tally = count(election, arguments.scans, Work(max(1, arguments.processes), Bar("Đọc phiếu")))
    seconds = time.monotonic() - begun
    if arguments.review:
        save_review(tally, election, arguments.review)
    if arguments.json:
        print(json.dumps(count_json(tally, seconds), ensure_ascii=False, indent=1))  # noqa: T201
    else:
        _tell(tally, election, Language(arguments.lang))
    return 0 if tally.count(Status.VALID) == len(tally.ballots) else 1


def _tell(tally: Tally, election: Election, language: Language) -> None:
    for ballot in tally.ballots:
        if ballot.status is not Status.VALID:
            pages = ", ".join(str(page.ref.page) for page in ballot.pages)
            told = "; ".join(reason_text(reason, language) for reason in ballot.reasons)
            print(f"{ballot.pages[0].ref.source}:{pages}: {status_text(ballot.status, language)}: {told}")  # noqa: T201
    for candidate in election.candidates:
        print(f"{tally.votes[candidate.id]:>6}  {candidate.name}")  # noqa: T201
    counts = ", ".join(f"{status_text(status, language)} {tally.count(status)}" for status in Status)
    print(f"{tally.pages}: {counts}", file=sys.stderr)  # noqa: T201
