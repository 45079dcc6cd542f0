"""Importing at the size of a city, timed beside its floor: the same rows only read, and only inserted."""

import json
import os
import resource
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

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

    The peak is that of the largest process together with what the command holds while that process reads.
    """
    files = write_files(folder, size)
    environment = {**os.environ, "DAIHOI_HOME": str(folder / "home"), "DATABASE_URL": ""}
    environment.pop("DATABASE_URL")
    _command(environment, "manage", "migrate", "--verbosity", "0")
    _command(environment, "manage", "shell", "-c", _OPEN_CYCLE)
    begun = time.monotonic()
    reports = [
        _command(environment, "import", kind, str(file), "--cycle", "2020", "--json")
        for kind, file in zip(("units", "members"), files, strict=True)
    ]
    seconds = time.monotonic() - begun
    added = [json.loads(report)["rows"]["add"] for report in reports]
    if added != [sum(1 for _ in unit_rows(size)), size.members]:
        raise RuntimeError(f"the benchmark imported {added}, not what its files hold")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    return Measured(seconds, _floor(files, folder / "floor.sqlite3"), peak)


_OPEN_CYCLE = """
from datetime import date
from daihoi.apps.planning.services import CycleTerms, create_cycle
terms = CycleTerms(code="2020", term="2020-2025", pack="2020", begins_on=date(2019, 5, 30), ends_on=date(2021, 1, 31))
create_cycle(actor=None, terms=terms)
"""


def _command(environment: dict[str, str], *words: str) -> str:
    command = [sys.executable, "-m", "daihoi", *words]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)  # noqa: S603
    return done.stdout


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
