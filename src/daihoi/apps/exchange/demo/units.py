"""Kinds of made-up units: what they are called, what stands below them, how large their bodies are."""

from dataclasses import dataclass
from random import Random

from daihoi.apps.exchange.demo.people import IN_CELLS, IN_OFFICES, Shares

_SCHOOLS_AND_POSTS = (
    "Trường Mầm non", "Trường Tiểu học", "Trường Trung học cơ sở", "Trạm Y tế", "Công an", "Quân sự",
    "Hợp tác xã Nông nghiệp", "Cơ quan",
)  # fmt: skip
_OFFICES = (
    "Văn phòng", "Tổ chức - Hành chính", "Kế hoạch - Tài chính", "Nghiệp vụ 1", "Nghiệp vụ 2", "Nghiệp vụ 3",
    "Kỹ thuật", "Thanh tra - Pháp chế", "Hậu cần", "Công nghệ thông tin", "Đối ngoại", "Dịch vụ",
)  # fmt: skip
_FACULTIES = (
    "Khoa Toán - Tin", "Khoa Vật lý", "Khoa Hóa học", "Khoa Kinh tế", "Khoa Ngoại ngữ", "Khoa Luật", "Khoa Cơ khí",
    "Khoa Xây dựng", "Khoa Lý luận chính trị", "Phòng Đào tạo", "Phòng Công tác sinh viên", "Thư viện", "Sinh viên 1",
    "Sinh viên 2",
)  # fmt: skip
_WORKSHOPS = (
    "Văn phòng", "Phân xưởng 1", "Phân xưởng 2", "Phân xưởng 3", "Phân xưởng 4", "Kinh doanh", "Kỹ thuật - An toàn",
    "Vận tải", "Kho vận", "Xây lắp 1", "Xây lắp 2", "Cơ điện", "Bảo vệ", "Dịch vụ",
)  # fmt: skip
_TEAMS = tuple(f"Đội nghiệp vụ số {number}" for number in range(1, 15))


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyKind:
    """One kind of grassroots body: how it is named, and between which bounds its sizes lie."""

    title: str
    cells: tuple[int, int]
    cell_names: tuple[str, ...]
    members: tuple[int, int]
    seats: tuple[int, int]
    villages: str = ""
    standing: int = 0
    inspection: int = 3
    deputies: int = 1
    ordinals: tuple[int, int] = (4, 16)


COMMUNE = BodyKind(
    title="Đảng bộ xã {place}",
    cells=(8, 15),
    cell_names=_SCHOOLS_AND_POSTS,
    villages="thôn {place}",
    members=(14, 50),
    seats=(9, 13),
    standing=4,
    inspection=4,
    deputies=2,
    ordinals=(19, 27),
)
TOWN = BodyKind(
    title="Đảng bộ thị trấn {place}",
    cells=(8, 14),
    cell_names=_SCHOOLS_AND_POSTS,
    villages="tổ dân phố số {number}",
    members=(12, 46),
    seats=(11, 13),
    standing=4,
    inspection=4,
    deputies=2,
    ordinals=(17, 24),
)
WARD = BodyKind(
    title="Đảng bộ phường {place}",
    cells=(14, 30),
    cell_names=_SCHOOLS_AND_POSTS[:6],
    villages="tổ dân phố số {number}",
    members=(16, 58),
    seats=(11, 15),
    standing=4,
    inspection=4,
    deputies=2,
    ordinals=(6, 22),
)
AGENCY = BodyKind(
    title="Đảng bộ {name}", cells=(3, 8), cell_names=_OFFICES, members=(6, 30), seats=(3, 5), inspection=3
)
SCHOOL = BodyKind(
    title="Đảng bộ {name}", cells=(5, 14), cell_names=_FACULTIES, members=(7, 34), seats=(5, 7), inspection=3
)
FIRM = BodyKind(
    title="Đảng bộ {name}", cells=(4, 14), cell_names=_WORKSHOPS, members=(6, 34), seats=(3, 5), inspection=3
)
FORCE = BodyKind(title="Đảng bộ {name}", cells=(4, 14), cell_names=_TEAMS, members=(8, 34), seats=(3, 5), inspection=3)
GRASSROOTS_CELL = BodyKind(
    title="Chi bộ {name}", cells=(0, 0), cell_names=(), members=(6, 27), seats=(3, 5), inspection=0
)


def posts_among(kind: BodyKind, cells: int) -> int:
    """Give how many of a commune's cells are schools and posts rather than villages; they come last and are small."""
    return min(len(kind.cell_names), cells // 3) if kind.villages else 0


def shares_for(kind: BodyKind) -> Shares:
    """Give how the members of such a body are made up: retired people belong to the cells of villages."""
    return IN_CELLS if kind.villages else IN_OFFICES


def cell_names(rng: Random, kind: BodyKind, number: int, places: list[str]) -> list[str]:
    """Name the cells of a body: villages or wards' quarters first, then a few schools and posts; or its offices."""
    if not kind.villages:
        return [f"Chi bộ {name}" for name in rng.sample(kind.cell_names, number)]
    posts = posts_among(kind, number)
    villages = [
        kind.villages.format(place=place, number=place_number)
        for place_number, place in enumerate(rng.sample(places, number - posts), 1)
    ]
    return [f"Chi bộ {name}" for name in [*villages, *kind.cell_names[:posts]]]
