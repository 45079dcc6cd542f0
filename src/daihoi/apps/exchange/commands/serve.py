"""`daihoi serve`: the whole product on this machine, from an empty folder to a page in the browser."""

import argparse
import signal
import socket
import sys
import time
from dataclasses import dataclass

from daihoi.apps.accounts.installation import prepare_installation
from daihoi.apps.exchange.commands.children import Child, job_worker, web_server
from daihoi.apps.frame.bar import Bar
from daihoi.core.errors import UnusableInput

HOST = "127.0.0.1"
START_SECONDS = 60.0
PAUSE = 0.2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare where to listen, and whether an empty installation begins with the demonstration data."""
    parser.add_argument("--port", type=int, default=8000, help="cổng, mặc định 8000")
    parser.add_argument("--workers", type=int, default=2, help="số tiến trình phục vụ, mặc định 2")
    parser.add_argument("--demo", action="store_true", help="nạp dữ liệu minh họa khi chưa có dữ liệu")


@dataclass
class Interruption:
    """Ctrl-C or SIGTERM: breaks off what is being done, and stays asked should Python swallow the break."""

    asked: bool = False

    def __call__(self, *_: object) -> None:
        self.asked = True
        raise KeyboardInterrupt


def run(args: argparse.Namespace) -> int:
    """Prepare the folder and the database, serve until asked to stop, and leave no process behind."""
    interruption = Interruption()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, interruption)
    _require_free(args.port)
    prepare_installation()
    if args.demo:
        _load_demo_once()
    return _serve(args, interruption)


def _require_free(port: int) -> None:
    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((HOST, port))
    except (OSError, OverflowError):
        raise UnusableInput(
            f"Không mở được cổng {port}: có chương trình khác đang dùng hoặc cổng không dùng được. "
            f"Chọn cổng khác, ví dụ «daihoi serve --port 8010»."
        ) from None


def _load_demo_once() -> None:
    from daihoi.apps.exchange.demo import loading  # noqa: PLC0415 (models exist once the database is prepared)
    from daihoi.apps.planning.models import Cycle  # noqa: PLC0415

    if not Cycle.objects.exists():
        loading.load(Bar("Nạp dữ liệu minh họa"))


def _serve(args: argparse.Namespace, interruption: Interruption) -> int:
    web, jobs = web_server(args.port, args.workers), job_worker()
    try:
        web.start()
        _wait_until_it_answers(web, args.port)
        jobs.start()
        _say(args)
        return _watch(web, jobs, interruption)
    except KeyboardInterrupt:
        return 0
    finally:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)
        jobs.stop()
        web.stop()


def _wait_until_it_answers(web: Child, port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not web.ended() and time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(PAUSE)
    raise UnusableInput("Chương trình phục vụ trang không chạy được; lý do ghi ở các dòng trên.")


def _say(args: argparse.Namespace) -> None:
    lines = [f"Địa chỉ: http://{HOST}:{args.port}"]
    if args.demo:
        from daihoi.apps.exchange.demo import loading  # noqa: PLC0415

        lines += loading.sign_in_lines()
    lines.append("Dừng: Ctrl-C")
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


def _watch(web: Child, jobs: Child, interruption: Interruption) -> int:
    while not web.ended():
        if interruption.asked:
            return 0
        if jobs.ended():
            sys.stderr.write("Tiến trình nhập dữ liệu đã dừng đột ngột; đang chạy lại.\n")
            jobs.start()
            time.sleep(1)
        time.sleep(PAUSE)
    sys.stderr.write("Chương trình phục vụ trang đã dừng đột ngột. Chạy lại «daihoi serve».\n")
    return 1
