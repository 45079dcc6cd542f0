"""`daihoi work`: the process that carries out imports and reads scans that wait; a city runs as many as it needs."""

import argparse
import signal
import threading

from daihoi.apps.accounts.installation import open_installation


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The worker has nothing to be told."""


def run(args: argparse.Namespace) -> int:  # noqa: ARG001 (every command is called alike)
    """Work until asked to stop; what is in hand is finished or left as it can be taken up again."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    open_installation()
    from daihoi.apps.counting.jobs import read_forever  # noqa: PLC0415 (models exist once the installation is open)
    from daihoi.apps.exchange.jobs import work_forever  # noqa: PLC0415

    reader = threading.Thread(target=read_forever, args=(stop,))
    reader.start()
    work_forever(stop)
    reader.join()
    return 0
