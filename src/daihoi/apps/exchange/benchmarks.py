"""Importing at the size of a city, timed beside its floor: the same rows only read, and only inserted."""

import json
import os
import re
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryFile

import xlsxwriter
from python_calamine import CalamineWorkbook

from daihoi.apps.exchange.kinds import members, units
from daihoi.core.regulations.terms import LevelRole, PoliticalTheory, ProfessionalDegree, Sex

_UPPER = 50
_GRASSROOTS_EACH = 46
_FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ")
_MIDDLE = ("Văn", "Thị", "Đức", "Ngọc", "Minh", "Hữu", "Thanh", "Quang")
_GIVEN = ("An", "Bình", "Cường", "Dũng", "Hà", "Hạnh", "Hương", "Khánh", "Lan", "Nam", "Phong", "Sơn", "Thảo", "Yến")
_FIRST_BIRTH = date(1950, 1, 1)
_LOOKS_EVERY = 0.1


@dataclass(frozen=True)
class Size:
    """How many units and members the files have."""

    units: int = 20_000
    members: int = 450_000


@dataclass(frozen=True)
class Measured:
    """Seconds and peak memory of importing both files, and seconds of the floor in the same run."""

    seconds: float
    floor_seconds: float
    peak_mebibytes: int


def unit_rows(size: Size) -> Iterator[tuple[str, ...]]:
    """Give the rows of a made-up city: one top unit, 50 upper ones, grassroots bodies and cells below them."""
    yield ("TP", "Đảng bộ thành phố Minh Họa", "", LevelRole.CENTRAL_ATTACHED.label_vi)
    for upper in range(_UPPER):
        yield (f"H{upper:02d}", f"Đảng bộ huyện Số {upper}", "TP", LevelRole.UPPER_GRASSROOTS.label_vi)
    bodies = [f"H{upper:02d}-{body:02d}" for upper in range(_UPPER) for body in range(_GRASSROOTS_EACH)]
    bodies = bodies[: max(1, size.units // 8)]
    for body in bodies:
        yield (body, f"Đảng bộ xã {body}", body[:3], LevelRole.GRASSROOTS.label_vi)
    for cell in range(_cells(size, len(bodies))):
        yield (f"CB{cell:05d}", f"Chi bộ thôn {cell}", bodies[cell % len(bodies)], LevelRole.CELL.label_vi)


def _cells(size: Size, bodies: int) -> int:
    return max(1, size.units - 1 - _UPPER - bodies)


def member_rows(size: Size) -> Iterator[tuple[str, ...]]:
    """Give the rows of made-up members, spread over the cells."""
    random = Random(2020)  # noqa: S311 (made-up people, the same ones each time)
    cells = _cells(size, min(_UPPER * _GRASSROOTS_EACH, max(1, size.units // 8)))
    degrees, theories = list(ProfessionalDegree), list(PoliticalTheory)
    for place in range(size.members):
        born = _FIRST_BIRTH + timedelta(days=random.randrange(16_000))
        joined = born + timedelta(days=random.randrange(6_800, 9_000))
        yield (
            f"CB{random.randrange(cells):05d}",
            f"{place:08d}",
            f"{random.choice(_FAMILY)} {random.choice(_MIDDLE)} {random.choice(_GIVEN)}",
            f"{born:%d/%m/%Y}",
            random.choice((Sex.MALE, Sex.FEMALE)).label_vi,
            "Kinh",
            f"{joined:%d/%m/%Y}",
            "Đảng viên chính thức",
            random.choice(degrees).label_vi,
            random.choice(theories).label_vi,
        )


def write_files(folder: Path, size: Size) -> tuple[Path, Path]:
    """Write the two spreadsheets into a folder."""
    unit_file, member_file = folder / "don-vi.xlsx", folder / "dang-vien.xlsx"
    headings = [column.heading for column in units.FORM.columns][:4]
    _write(unit_file, units.FORM.name, headings, unit_rows(size))
    _write(member_file, members.FORM.name, [column.heading for column in members.FORM.columns], member_rows(size))
    return unit_file, member_file


def _write(path: Path, name: str, headings: list[str], rows: Iterator[tuple[str, ...]]) -> None:
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet(name)
        for row, cells in enumerate((tuple(headings), *rows)):
            for column, cell in enumerate(cells):
                sheet.write_string(row, column, cell)


def measure(folder: Path, size: Size) -> Measured:
    """Import both files into a home of their own, each by its own command, beside the floor.

    The peak is the most that the command and the processes it started held together.
    """
    files = write_files(folder, size)
    environment = {**os.environ, "DAIHOI_HOME": str(folder / "home")}
    environment.pop("DATABASE_URL", None)
    _command(environment, "manage", "migrate", "--verbosity", "0")
    _command(environment, "manage", "shell", "-c", _OPEN_CYCLE)
    begun = time.monotonic()
    runs = [
        _command(environment, "import", kind, str(file), "--cycle", "2020", "--json")
        for kind, file in zip(("units", "members"), files, strict=True)
    ]
    seconds = time.monotonic() - begun
    added = [json.loads(run.printed)["rows"]["add"] for run in runs]
    if added != [sum(1 for _ in unit_rows(size)), size.members]:
        raise RuntimeError(f"the benchmark imported {added}, not what its files hold")
    peak = max(run.peak_mebibytes for run in runs)
    return Measured(seconds, _floor(files, folder / "floor.sqlite3"), peak)


_OPEN_CYCLE = """
from datetime import date
from daihoi.apps.planning.services import CycleTerms, create_cycle
terms = CycleTerms(code="2020", term="2020-2025", pack="2020", begins_on=date(2019, 5, 30), ends_on=date(2021, 1, 31))
create_cycle(actor=None, terms=terms)
"""


@dataclass(frozen=True)
class _Run:
    """What a command printed, and the most memory that it and its processes held at one time."""

    printed: str
    peak_mebibytes: int


def _command(environment: dict[str, str], *words: str) -> _Run:
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
        return _Run(printed.read(), peak // 1024)


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


def _floor(files: tuple[Path, ...], database: Path) -> float:
    begun = time.monotonic()
    with sqlite3.connect(database) as connection:
        for place, file in enumerate(files):
            with CalamineWorkbook.from_path(file) as book:
                sheet = book.get_sheet_by_index(0)
                names = ", ".join(f"c{column}" for column in range(sheet.width))
                marks = ", ".join("?" * sheet.width)
                connection.execute(f"CREATE TABLE t{place} ({names})")
                connection.executemany(f"INSERT INTO t{place} VALUES ({marks})", sheet.iter_rows())  # noqa: S608
    return time.monotonic() - begun
