"""The product's own commands in a home of their own, with the time and the memory that they take."""

import json
import os
import re
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

from python_calamine import CalamineSheet, CalamineWorkbook

_LOOKS_EVERY = 0.1
_OPEN_CYCLE = """
from datetime import date
from daihoi.apps.planning.services import CycleTerms, create_cycle
terms = CycleTerms(code="2020", term="2020-2025", pack="2020", begins_on=date(2019, 5, 30), ends_on=date(2021, 1, 31))
create_cycle(actor=None, terms=terms)
"""


@dataclass(frozen=True)
class Imported:
    """Seconds and peak memory of imports, and seconds of the floor in the same run.

    The peak is the most that a command and the processes it started held together.
    """

    rows: int
    seconds: float
    floor_seconds: float
    peak_mebibytes: int


@dataclass(frozen=True)
class Loaded:
    """One import: how many rows it added, in how many seconds, and the most memory that it held."""

    added: int
    seconds: float
    peak_mebibytes: int


class Home:
    """A home folder with an SQLite database of its own."""

    def __init__(self, folder: Path) -> None:
        self._environment = {**os.environ, "DAIHOI_HOME": str(folder)}
        self._environment.pop("DATABASE_URL", None)
        self.database = folder / "daihoi.sqlite3"

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        """Start one of the product's commands and leave it running."""
        command = [sys.executable, "-m", "daihoi", *words]
        return subprocess.Popen(command, env=self._environment, stderr=subprocess.DEVNULL)  # noqa: S603

    def open(self) -> None:
        """Make the database, with the cycle of 2020 and nothing in it."""
        self.run("manage", "migrate", "--verbosity", "0")
        self.run("manage", "shell", "-c", _OPEN_CYCLE)

    def load(self, kind: str, file: Path) -> Loaded:
        """Import a file by the product's own command; RuntimeError when it isn't written."""
        begun = time.monotonic()
        run = self.run("import", kind, str(file), "--cycle", "2020", "--json")
        seconds = time.monotonic() - begun
        report = json.loads(run.printed)
        if not report["written"]:
            raise RuntimeError(f"{file.name} was not written: {report['rows']}")
        return Loaded(report["rows"]["add"] + report["rows"]["change"], seconds, run.peak_mebibytes)

    def run(self, *words: str) -> "Run":
        """Run one of the product's commands; RuntimeError when it fails."""
        return _command(self._environment, *words)


@dataclass(frozen=True)
class Run:
    """What a command printed, and the most memory that it and its processes held at one time."""

    printed: str
    peak_mebibytes: int


def _command(environment: dict[str, str], *words: str) -> Run:
    command = [sys.executable, "-m", "daihoi", *words]
    peak = 0
    with TemporaryFile("w+", encoding="utf-8") as printed:
        process = subprocess.Popen(command, env=environment, stdout=printed, stderr=subprocess.DEVNULL)  # noqa: S603
        while process.poll() is None:
            peak = max(peak, sum(_held(number) for number in _family(process.pid)))
            time.sleep(_LOOKS_EVERY)
        if process.returncode:
            raise RuntimeError(f"daihoi {' '.join(words)} ended with {process.returncode}")
        printed.seek(0)
        return Run(printed.read(), peak // 1024)


def _family(process: int) -> Iterator[int]:
    yield process
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _held(process: int) -> int:
    """Give the resident kibibytes of a process, 0 once it is gone."""
    try:
        status = Path(f"/proc/{process}/status").read_text("utf-8")
    except OSError:
        return 0
    found = re.search(r"VmRSS:\s+(\d+)", status)
    return int(found[1]) if found else 0


def floor(files: Iterable[Path], database: Path) -> float:
    """Give the seconds that only reading every sheet and only inserting its rows into a bare table takes."""
    begun = time.monotonic()
    with sqlite3.connect(database) as connection:
        for table, sheet in enumerate(_sheets(files)):
            names = ", ".join(f"c{column}" for column in range(sheet.width))
            marks = ", ".join("?" * sheet.width)
            connection.execute(f"CREATE TABLE t{table} ({names})")
            connection.executemany(f"INSERT INTO t{table} VALUES ({marks})", sheet.iter_rows())  # noqa: S608
    return time.monotonic() - begun


def _sheets(files: Iterable[Path]) -> Iterator[CalamineSheet]:
    for file in files:
        with CalamineWorkbook.from_path(file) as book:
            yield from (book.get_sheet_by_index(place) for place in range(len(book.sheet_names)))
