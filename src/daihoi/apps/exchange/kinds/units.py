"""Units: one row a unit, its place in the tree and its role in the cycle."""

from datetime import date
from typing import NamedTuple

from daihoi.apps.exchange.cells import A_DATE, code_up_to, codes_up_to, count_up_to, one_term, text_up_to
from daihoi.apps.exchange.columns import Column, SheetForm
from daihoi.apps.organisation.effects import MOST_MERGED
from daihoi.core.regulations.terms import LevelRole, UnitNature

ROLE_ALSO = {
    LevelRole.CELL: ("Chi bộ", "Chi bộ trực thuộc đảng ủy cơ sở"),
    LevelRole.SECTION: ("Bộ phận",),
    LevelRole.GRASSROOTS: ("Cơ sở", "Đảng bộ cơ sở", "Chi bộ cơ sở"),
    LevelRole.UPPER_GRASSROOTS: ("Cấp trên trực tiếp cơ sở", "Đảng bộ cấp trên trực tiếp của tổ chức cơ sở đảng"),
    LevelRole.CENTRAL_ATTACHED: ("Trực thuộc Trung ương",),
}

NATURE_ALSO = {
    UnitNature.TERRITORIAL: (
        "Tỉnh", "Thành phố", "Huyện", "Quận", "Thị xã", "Xã", "Phường", "Thị trấn", "Đặc khu",
        "Xã, phường, thị trấn", "Xã, phường, đặc khu",
    ),
    UnitNature.AGENCY: ("Cơ quan Đảng, Nhà nước", "Cơ quan hành chính", "Cơ quan, đơn vị"),
    UnitNature.PUBLIC_SERVICE: ("Sự nghiệp", "Đơn vị sự nghiệp công lập", "Trường học", "Bệnh viện"),
    UnitNature.ENTERPRISE: ("Doanh nghiệp nhà nước", "Công ty"),
    UnitNature.ARMED_FORCES: ("Công an", "Quân đội", "Quân sự"),
    UnitNature.OTHER: ("Khác",),
}  # fmt: skip


class UnitValues(NamedTuple):
    """The values of one row, in the order of the columns."""

    code: str
    name: str
    parent: str | None
    role: str
    valid_from: date | None
    valid_until: date | None
    predecessors: tuple[str, ...] | None
    nature: str | None
    merged_from: int | None


CODE = Column(
    heading="Mã đơn vị", reader=code_up_to(40), meaning="Mã của đơn vị, mỗi đơn vị một mã", example="YS-AH-01"
)
NAME = Column(
    heading="Tên đơn vị", reader=text_up_to(200), meaning="Tên đầy đủ của đơn vị", example="Chi bộ thôn Thượng"
)
PARENT = Column(
    heading="Mã đơn vị cấp trên",
    reader=code_up_to(40),
    meaning="Mã của đơn vị cấp trên trực tiếp; chỉ đơn vị cao nhất để trống. Đơn vị cấp trên có thể nằm ở dòng sau",
    example="YS-AH",
    required=False,
    also=("Mã cấp trên", "Đơn vị cấp trên"),
)
ROLE = Column(
    heading="Cấp",
    reader=one_term(LevelRole, ROLE_ALSO),
    meaning="Cấp của đơn vị trong chu kỳ đại hội",
    example="Chi bộ trực thuộc",
)
SINCE = Column(
    heading="Hiệu lực từ",
    reader=A_DATE,
    meaning="Ngày đơn vị được lập, hoặc ngày chuyển sang đơn vị cấp trên này, hoặc ngày mang tên này; "
    "để trống nếu không theo dõi",
    example="01/07/2025",
    required=False,
)
UNTIL = Column(
    heading="Hiệu lực đến",
    reader=A_DATE,
    meaning="Ngày đơn vị kết thúc hoạt động; để trống khi đang hoạt động",
    example="30/06/2025",
    required=False,
)
PREDECESSORS = Column(
    heading="Đơn vị tiền thân",
    reader=codes_up_to(40),
    meaning="Mã các đơn vị đã sáp nhập, chia tách, chuyển đổi thành đơn vị này",
    example="YS-AH;YS-BM",
    required=False,
)
NATURE = Column(
    heading="Loại hình",
    reader=one_term(UnitNature, NATURE_ALSO),
    meaning="Loại hình của đơn vị; đơn vị hành chính là tỉnh, thành phố, huyện, xã, phường, đặc khu",
    example="Đơn vị hành chính",
    required=False,
)
MERGED = Column(
    heading="Số đơn vị hợp nhất",
    reader=count_up_to(MOST_MERGED),
    meaning="Số đơn vị đã hợp nhất thành đơn vị này; để trống nếu đã ghi đủ các đơn vị tiền thân",
    example="3",
    required=False,
)
FORM = SheetForm("Đơn vị", (CODE, NAME, PARENT, ROLE, SINCE, UNTIL, PREDECESSORS, NATURE, MERGED), UnitValues)
