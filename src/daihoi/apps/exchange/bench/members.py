"""Units and members of a city: what is measured, and the files of that size."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from daihoi.apps.exchange.bench.files import new_book
from daihoi.apps.exchange.bench.running import Home, Imported, floor
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
    with new_book(unit_file, units.FORM) as (page,):
        page.fill(unit_rows(size))
    with new_book(member_file, members.FORM) as (page,):
        page.fill(member_rows(size))
    return unit_file, member_file


def measure(folder: Path, size: Size) -> Imported:
    """Import both files into a home of their own, each by its own command, beside the floor."""
    files = write_files(folder, size)
    home = Home(folder / "home")
    home.open()
    done = [home.load(kind, file) for kind, file in zip(("units", "members"), files, strict=True)]
    if [each.added for each in done] != [sum(1 for _ in unit_rows(size)), size.members]:
        raise RuntimeError(f"the benchmark imported {[each.added for each in done]}, not what its files hold")
    return Imported(
        rows=sum(each.added for each in done),
        seconds=sum(each.seconds for each in done),
        floor_seconds=floor(files, folder / "floor.sqlite3"),
        peak_mebibytes=max(each.peak_mebibytes for each in done),
    )
