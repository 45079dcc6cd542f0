"""The command line: each command is a module with `add_arguments` and `run`, found by its name here."""

import argparse
import importlib
import os
import sys
from types import ModuleType

from daihoi.core.errors import UnusableInput
from daihoi.core.language import Language, speaking
from daihoi.parsing import Parser

COMMANDS = {
    "serve": ("daihoi.apps.exchange.commands.serve", "chạy chương trình trên máy này"),
    "begin": ("daihoi.apps.exchange.commands.begin", "mở đầu một cơ sở dữ liệu trống"),
    "work": ("daihoi.apps.exchange.commands.work", "xử lý các tệp đang chờ nhập"),
    "demo": ("daihoi.apps.exchange.commands.demo", "nạp dữ liệu minh họa"),
    "ballots": ("daihoi.apps.counting.commands.ballots", "in phiếu bầu, đọc và đếm phiếu đã quét"),
    "evidence": ("daihoi.apps.counting.commands.evidence", "đối chiếu phiếu quét với mã trên biên bản kiểm phiếu"),
    "check": ("daihoi.apps.reporting.commands.check", "kiểm tra số liệu trong báo cáo"),
    "outcome": ("daihoi.apps.elections.commands.outcome", "xác định kết quả bầu cử"),
    "report": ("daihoi.apps.reporting.commands.report", "lập báo cáo của một đơn vị"),
    "totals": ("daihoi.apps.reporting.commands.totals", "đối chiếu hoặc tính lại số tổng hợp"),
    "import": ("daihoi.apps.exchange.commands.load", "nhập bảng tính"),
    "audit": ("daihoi.apps.accounts.commands.audit", "kiểm tra nhật ký"),
    "bench": ("daihoi.apps.exchange.commands.bench", "đo tốc độ"),
}


def main(argv: list[str] | None = None) -> int:
    """Run one command; the exit status is 0, 1 (something in the material is wrong) or 2 (input can't be used)."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "daihoi.settings")
    arguments = sys.argv[1:] if argv is None else argv
    if arguments[:1] == ["manage"]:
        return _manage(arguments)
    parsed = _parsed(arguments)
    try:
        with speaking(Language(getattr(parsed, "lang", Language.VIETNAMESE))):
            return int(_module(COMMANDS[parsed.command][0]).run(parsed))
    except UnusableInput as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _parsed(arguments: list[str]) -> argparse.Namespace:
    """Read the words of one command; only its module is loaded."""
    name = arguments[0] if arguments else ""
    if name in COMMANDS:
        path, summary = COMMANDS[name]
        parser = Parser(prog=f"daihoi {name}", description=summary)
        _module(path).add_arguments(parser)
        return parser.parse_args(arguments[1:], argparse.Namespace(command=name))
    parser = Parser(prog="daihoi", description="Tổ chức và tổng hợp đại hội đảng bộ các cấp.")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="LỆNH", title="các lệnh")
    for known, (_, summary) in COMMANDS.items():
        subparsers.add_parser(known, prog=f"daihoi {known}", help=summary, description=summary)
    return parser.parse_args(arguments)


def _module(path: str) -> ModuleType:
    return importlib.import_module(path)


def _manage(arguments: list[str]) -> int:
    from django.core.management import execute_from_command_line  # noqa: PLC0415 (only this command needs it)

    execute_from_command_line(["daihoi", *arguments[1:]])
    return 0
