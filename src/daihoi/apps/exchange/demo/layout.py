"""Which bodies stand directly below the city, what they are called and which kinds of bodies they have below them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import cycle
from random import Random

from daihoi.apps.exchange.demo import DISTRICT, QUARTER
from daihoi.apps.exchange.demo.district import NAME as DISTRICT_NAME
from daihoi.apps.exchange.demo.names import place_names
from daihoi.apps.exchange.demo.sizes import Bounds
from daihoi.apps.exchange.demo.units import AGENCY, COMMUNE, FIRM, FORCE, GRASSROOTS_CELL, SCHOOL, TOWN, WARD, BodyKind

QUARTER_NAME = "Hồ Liên"


class Extent(Enum):
    """How much of the city is built."""

    WHOLE = "whole"
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class UpperKind:
    """One kind of upper body: its title, the symbol of its papers, and how many bodies of each kind it has."""

    title: str
    symbol: str
    bodies: Mapping[BodyKind, Bounds]
    own_names: tuple[str, ...] = ()

    def __hash__(self) -> int:
        return hash(self.title)


@dataclass(frozen=True, slots=True)
class UpperOutline:
    """One upper body before anything is drawn."""

    code: str
    kind: UpperKind
    area: str

    @property
    def name(self) -> str:
        """Its full name."""
        return f"Đảng bộ {self.area}"


_QUARTER = UpperKind("quận {place}", "QU", {WARD: (9, 18), AGENCY: (28, 46), GRASSROOTS_CELL: (6, 14)})
_DISTRICT = UpperKind(
    "huyện {place}", "HU", {TOWN: (1, 1), COMMUNE: (15, 26), AGENCY: (14, 28), GRASSROOTS_CELL: (6, 15)}
)
_TOWN = UpperKind("thị xã {place}", "TXU", {WARD: (6, 9), COMMUNE: (5, 7), AGENCY: (18, 26), GRASSROOTS_CELL: (6, 12)})


def _bloc(kind: BodyKind, own_names: tuple[str, ...]) -> UpperKind:
    return UpperKind("{place}", "ĐU", {kind: (14, 42), GRASSROOTS_CELL: (2, 12)}, own_names)


_FIRMS = _bloc(FIRM, ("Công ty {place}", "Xí nghiệp {place}", "Nhà máy {place}"))
_SCHOOLS = _bloc(SCHOOL, ("Trường Đại học {place}", "Trường Cao đẳng {place}", "Học viện {place}"))
_FORCES = _bloc(FORCE, ("Trung đoàn {place}", "Phòng Nghiệp vụ {place}", "Đơn vị {place}"))
_BLOCS = (
    ("Khối các trường đại học, cao đẳng", _SCHOOLS),
    ("Khối Doanh nghiệp thành phố", _FIRMS),
    ("Khối Công nghiệp thành phố", _FIRMS),
    ("Khối Du lịch thành phố", _FIRMS),
    ("Khối Y tế thành phố", _bloc(AGENCY, ("Bệnh viện {place}", "Trung tâm Y học {place}"))),
    ("Khối các cơ quan thành phố", _bloc(AGENCY, ("Cơ quan {place}", "Trung tâm {place}", "Viện {place}"))),
    ("Công an thành phố", _FORCES),
    ("Quân sự thành phố", _FORCES),
    *(
        (f"Tổng công ty {name}", _FIRMS)
        for name in (
            "Vận tải", "Điện lực", "Cấp nước", "Đầu tư phát triển nhà", "Thương mại", "Xây dựng", "Cơ khí", "Dệt may",
            "Môi trường đô thị", "Viễn thông", "Bưu chính", "Công viên cây xanh",
        )
    ),
)  # fmt: skip

_IN_AREAS = (
    "Cơ quan Ủy ban nhân dân {area}", "Cơ quan Đảng, đoàn thể {area}", "Công an {area}", "Quân sự {area}",
    "Trung tâm Y tế {area}", "Phòng Giáo dục và Đào tạo {area}", "Chi cục Thuế {area}", "Điện lực {area}",
)  # fmt: skip
_WITH_PLACES: dict[BodyKind, tuple[str, ...]] = {
    AGENCY: (
        "Công ty Cổ phần {place}", "Trường Trung học phổ thông {place}", "Bệnh viện {place}", "Ngân hàng {place}",
        "Trường Trung cấp {place}", "Công ty Xây dựng {place}", "Viện Nghiên cứu {place}",
    ),
    GRASSROOTS_CELL: (
        "Hợp tác xã {place}", "Công ty {place}", "Trường Dân lập {place}", "Quỹ tín dụng {place}", "Trạm {place}",
        "Trung tâm {place}",
    ),
}  # fmt: skip


def uppers(rng: Random, extent: Extent) -> list[UpperOutline]:
    """Give the upper bodies in the order in which they stand below the city; the district comes last among its like."""
    places = iter(place_names(rng, 40))
    quarters, districts, towns, blocs = (12, 16, 1, len(_BLOCS)) if extent is Extent.WHOLE else (1, 1, 0, 2)
    return [
        UpperOutline(QUARTER, _QUARTER, f"quận {QUARTER_NAME}"),
        *_areas(_QUARTER, [f"Q{number:02d}" for number in range(2, quarters + 1)], places),
        *_areas(_TOWN, [f"X{number:02d}" for number in range(1, towns + 1)], places),
        *_areas(_DISTRICT, [f"H{number:02d}" for number in range(1, districts + 1)], places),
        UpperOutline(DISTRICT, _DISTRICT, f"huyện {DISTRICT_NAME}"),
        *(UpperOutline(f"K{place + 1:02d}", kind, name) for place, (name, kind) in enumerate(_BLOCS[:blocs])),
    ]


def _areas(kind: UpperKind, codes: list[str], places: Iterator[str]) -> Iterator[UpperOutline]:
    for code in codes:
        yield UpperOutline(code, kind, kind.title.format(place=next(places)))


def body_titles(rng: Random, upper: UpperOutline, kind: BodyKind, number: int) -> list[str]:
    """Name that many bodies of one kind, each differently."""
    places = iter(place_names(rng, number))
    if "{place}" in kind.title:
        return [kind.title.format(place=place) for place in places]
    own_names = () if kind is GRASSROOTS_CELL else upper.kind.own_names
    first = [name.format(area=upper.area) for name in _IN_AREAS] if kind is AGENCY and not own_names else []
    if upper.code == QUARTER:
        first = first[1:]
    with_places = cycle(own_names or _WITH_PLACES[kind])
    names = [*first[:number], *(next(with_places).format(place=place) for place in places)][:number]
    return [kind.title.format(name=name) for name in names]
