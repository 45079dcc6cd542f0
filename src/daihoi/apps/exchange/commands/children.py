"""The processes that `daihoi serve` keeps: started together, watched, and stopped together."""

import ctypes
import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass

STOP_SECONDS = 10.0
_PR_SET_PDEATHSIG = 1


@dataclass
class Child:
    """A process that runs while the program does."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it out of the terminal's reach, so that Ctrl-C comes to the parent alone and all stop in order."""
        self.process = subprocess.Popen(  # noqa: S603 (our own commands)
            self.command,
            start_new_session=True,
            preexec_fn=_die_with_parent,  # noqa: PLW1509 (no thread runs here before the children are started)
        )

    def ended(self) -> bool:
        """Say whether it is no longer running."""
        return self.process is not None and self.process.poll() is not None

    def stop(self) -> None:
        """Ask it to stop; what it does not end in time, with its own children, is ended."""
        if self.process is None:
            return
        self.process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(timeout=STOP_SECONDS)
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def web_server(port: int, workers: int) -> Child:
    """Give the web server: granian, several processes with four threads each."""
    options = {"--interface": "wsgi", "--host": "127.0.0.1", "--port": str(port), "--workers": str(workers)}
    options |= {"--blocking-threads": "4", "--log-level": "error", "--workers-kill-timeout": "5"}
    words = [word for pair in options.items() for word in pair]
    return Child(
        "web", [sys.executable, "-m", "granian", *words, "--respawn-failed-workers", "daihoi.wsgi:application"]
    )


def job_worker() -> Child:
    """Give the process that carries out imports that wait."""
    return Child("jobs", [sys.executable, "-m", "daihoi", "work"])


def _die_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
