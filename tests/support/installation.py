"""A real installation for a test: its own folder, the demonstration in it, the product's own commands and server."""

import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.support.postgres import free_port

PASSWORD = "daihoi-2020"
START_SECONDS = 90.0


@dataclass(frozen=True)
class Installation:
    """A home folder with a database of its own; commands run in it as a user would run them."""

    home: Path

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        return {**kept, "DAIHOI_HOME": str(self.home), "PYTHONUNBUFFERED": "1"}

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run `daihoi WORDS` to its end."""
        command = [sys.executable, "-m", "daihoi", *words]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=300, check=False)

    def serve(self, *words: str, port: int = 0) -> "Server":
        """Start `daihoi serve` on that port, or on a free one, and wait until it says its address."""
        port = port or free_port()
        command = [sys.executable, "-m", "daihoi", "serve", "--port", str(port), *words]
        log = (self.home / "serve.log").open("wb")
        process = subprocess.Popen(
            command, env=self.environment, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
        )
        log.close()
        server = Server(f"http://127.0.0.1:{port}", process, self.home / "serve.log")
        server.wait_until_ready()
        return server


@dataclass(frozen=True)
class Server:
    """A running `daihoi serve`."""

    url: str
    process: subprocess.Popen[bytes]
    log: Path

    def wait_until_ready(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while self.url not in self.log.read_text(encoding="utf-8"):
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                raise RuntimeError(f"the server did not start:\n{self.log.read_text(encoding='utf-8')}")
            time.sleep(0.1)

    def stop(self) -> int:
        """Stop as Ctrl-C does and give the exit status."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=60)

    def kill(self) -> None:
        """Kill every process of the server at the same instant, as a power cut would."""
        processes = [self.process.pid, *self.descendants()]
        for process in processes:
            os.kill(process, signal.SIGKILL)
        self.process.wait()

    def descendants(self) -> list[int]:
        """Give the processes started below the server's own."""
        listing = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
        parents = {int(pid): int(parent) for pid, parent in re.findall(r"(\d+)\s+(\d+)", listing)}
        found, wave = [], [self.process.pid]
        while wave:
            wave = [pid for pid, parent in parents.items() if parent in wave]
            found += wave
        return found
