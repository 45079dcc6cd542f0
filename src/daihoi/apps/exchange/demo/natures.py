"""Of what kind each made-up unit is, told by the words that its name begins with."""

from daihoi.core.regulations.terms import LevelRole, UnitNature

_FIRST_WORDS = (
    (UnitNature.TERRITORIAL, ("thành phố", "quận", "huyện", "thị xã", "xã", "phường", "thị trấn")),
    (
        UnitNature.ARMED_FORCES,
        ("Công an", "Quân sự", "Trung đoàn", "Phòng Nghiệp vụ", "Đơn vị"),
    ),
    (
        UnitNature.PUBLIC_SERVICE,
        (
            "Trường", "Học viện", "Bệnh viện", "Trung tâm", "Viện", "Trạm", "Khối các trường", "Khối Y tế",
        ),
    ),
    (
        UnitNature.ENTERPRISE,
        (
            "Công ty", "Tổng công ty", "Xí nghiệp", "Nhà máy", "Ngân hàng", "Hợp tác xã", "Quỹ tín dụng", "Điện lực",
            "Khối Doanh nghiệp", "Khối Công nghiệp", "Khối Du lịch",
        ),
    ),
)  # fmt: skip


def nature_of(name: str, role: LevelRole) -> UnitNature | None:
    """Give the nature of a unit; of cells under a grassroots body nobody said it, since no rule depends on it."""
    if role is LevelRole.CELL:
        return None
    own = name.removeprefix("Đảng bộ ").removeprefix("Chi bộ ")
    for nature, words in _FIRST_WORDS:
        if own.startswith(words):
            return nature
    return UnitNature.AGENCY
