"""A real PostgreSQL server for one test run: made in a folder of its own, on a free port, gone afterwards."""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

BINARIES = Path("/usr/lib/postgresql")
UNPRIVILEGED = ("postgres", "nobody")
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "60"}
START_SECONDS = 30.0


@dataclass(frozen=True)
class Cluster:
    """A running server: its address, and what must be cleared away when it has stopped."""

    url: str
    server: subprocess.Popen[bytes]
    folder: Path

    def stop(self) -> None:
        """Stop the server at once and remove its files."""
        self.server.terminate()
        try:
            self.server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.server.kill()
            self.server.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def start_cluster() -> Cluster:
    """Make and start a server as a user without privileges; it dies with this process even when that is killed."""
    binaries = _binaries()
    folder = Path(tempfile.mkdtemp(prefix="daihoi-postgres-"))
    run_as = _run_as(folder)
    password = secrets.token_hex(16)
    password_file = folder / "password"
    password_file.write_text(password, encoding="ascii")
    password_file.chmod(0o644)
    data = folder / "data"
    subprocess.run(
        [*run_as, binaries / "initdb", "-D", data, "-U", "tests", "-A", "scram-sha-256", f"--pwfile={password_file}",
         "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"],
        check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    port = free_port()
    settings = [part for name, value in FAST.items() for part in ("-c", f"{name}={value}")]
    log = (folder / "log").open("wb")
    with log:
        server = subprocess.Popen(
            [*run_as, binaries / "postgres", "-D", data, "-p", str(port), "-h", "127.0.0.1", "-k", folder, *settings],
            stdout=log, stderr=subprocess.STDOUT,
        )  # fmt: skip
    cluster = Cluster(f"postgres://tests:{password}@127.0.0.1:{port}/postgres", server, folder)
    _wait_until_it_answers(cluster)
    return cluster


def free_port() -> int:
    """Give a port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _binaries() -> Path:
    versions = sorted(BINARIES.glob("*/bin/postgres"), key=lambda found: float(found.parts[-3]))
    if not versions:
        raise FileNotFoundError(f"no PostgreSQL server below {BINARIES}: install the package «postgresql»")
    return versions[-1].parent


def _run_as(folder: Path) -> list[str]:
    """Give the words before a command: it ends when this process ends, and it never runs as root."""
    tied = ["setpriv", "--pdeathsig", "INT"]
    if os.geteuid() != 0:
        return tied
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = next(known[name] for name in UNPRIVILEGED if name in known)
    os.chown(folder, entry.pw_uid, entry.pw_gid)
    return [*tied, f"--reuid={entry.pw_uid}", f"--regid={entry.pw_gid}", "--clear-groups"]


def _wait_until_it_answers(cluster: Cluster) -> None:
    import psycopg  # noqa: PLC0415 (only a run on PostgreSQL needs the driver)

    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            psycopg.connect(cluster.url, connect_timeout=2).close()
        except psycopg.OperationalError:
            if cluster.server.poll() is not None or time.monotonic() > deadline:
                log = (cluster.folder / "log").read_text(encoding="utf-8")
                cluster.stop()
                raise RuntimeError(f"PostgreSQL did not start:\n{log}") from None
            time.sleep(0.05)
        else:
            return
