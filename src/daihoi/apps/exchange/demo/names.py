"""Made-up names of people and places, in which every letter of the Vietnamese alphabet occurs."""

from itertools import accumulate
from random import Random

from daihoi.core.regulations.terms import Sex


def _words(*lines: str) -> list[str]:
    return " ".join(lines).split()


_FAMILY = {
    "Nguyễn": 380, "Trần": 110, "Lê": 95, "Phạm": 70, "Hoàng": 45, "Huỳnh": 12, "Phan": 40, "Vũ": 32, "Võ": 18,
    "Đặng": 24, "Bùi": 22, "Đỗ": 18, "Hồ": 13, "Ngô": 14, "Dương": 12, "Lý": 6, "Đinh": 8, "Đào": 8, "Trịnh": 7,
    "Mai": 6, "Đoàn": 6, "Cao": 5, "Chu": 4, "Tạ": 4, "Kiều": 3, "Lưu": 4, "Lương": 4, "Phùng": 4, "Quách": 2,
    "Tống": 2, "Nghiêm": 2, "Khuất": 2, "Thẩm": 1, "Từ": 1, "Ứng": 1, "Ông": 1, "Lèng": 1,
}  # fmt: skip
_MIDDLE = {
    Sex.MALE: _words(
        "Văn Văn Văn Văn Văn Đức Hữu Xuân Quang Minh Ngọc Thanh Công Đình Trọng Duy Mạnh Tiến Việt Quốc",
        "Thế Bá Viết Hồng Sỹ Khắc Như Ích Trí Phúc Đắc",
    ),
    Sex.FEMALE: _words(
        "Thị Thị Thị Thị Thị Thị Thu Thanh Ngọc Minh Bích Kim Phương Hồng Diệu Mỹ Khánh Tố Thùy Tuyết",
        "Quỳnh Cẩm",
    ),
}
_GIVEN = {
    Sex.MALE: _words(
        "Anh Ân Bách Bảo Bằng Bình Bổng Cảnh Cẩn Chiến Chính Chỉnh Chương Cử Cường Củng Danh Diện Doãn",
        "Dũng Duẩn Dưỡng Đại Đạt Điền Điệp Đỉnh Định Độ Đồng Đức Giáp Hải Hành Hảo Hậu Hiển Hiệp Hiếu Hòa",
        "Hoạt Hợp Huân Huấn Hùng Huy Hưng Hướng Hưởng Kha Khải Khang Khoa Khôi Khỏe Kiên Kỷ Kỹ Lâm Lãm Lập",
        "Liêm Lộc Lợi Luân Luận Luật Lực Mẫn Mạnh Nam Nghị Nghĩa Nguyên Nhã Nhân Nhất Nhật Nhưỡng Ninh",
        "Phát Phóng Phong Phổ Phú Phước Quân Quảng Quốc Quý Quyết Sáng Sẵn Sĩ Sơn Sử Tài Tâm Tấn Thạch",
        "Thái Thảnh Thắng Thẳng Thể Thiệp Thịnh Thỉnh Thọ Thời Thuật Thuần Thức Tiến Tiệp Toàn Toản Tỏa",
        "Trị Triều Trực Trung Trường Tú Tuấn Tùng Tường Tưởng Tỵ Tỷ Vị Viễn Vinh Vĩnh Vọng Vượng Vỹ Xứng",
        "Ước",
    ),
    Sex.FEMALE: _words(
        "Ái Bé Bích Bưởi Cúc Châu Chi Chuyên Dịu Diệp Dự Đào Đóa Gấm Giang Hà Hằng Hạnh Hẹn Hiền Hoa Hoài",
        "Hoàn Hồng Hợi Huệ Huyền Hương Hường Lan Lành Lê Lệ Liên Liễu Linh Loan Lụa Lựu Lý Mận Mè Miền Mơ",
        "Mùi Nga Ngà Ngân Ngát Nhàn Nhẫn Nhạn Nhẽ Nhi Nhung Nhường Nở Nụ Nữ Oanh Phương Phượng Quế Quyên",
        "Quỳnh Sen Thắm Thảo Thơm Thoa Thỏa Thu Thúy Thùy Thư Thương Trà Trang Trinh Tuyến Tuyết Tươi Tý",
        "Uyên Vẻ Vân Xoan Xuyến Yến",
    ),
}
_FAMILY_NAMES = list(_FAMILY)
_FAMILY_SUMS = list(accumulate(_FAMILY.values()))

_PLACE_FIRST = _words(
    "Bạch Cẩm Đài Đằng Giáng Hà Hạ Hồ Khánh Kiến La Lam Lạc Liên Mai Mộc Nghi Ngọc Phong Phượng Quế Sa Tam",
    "Thạch Thượng Trà Trầm Trúc Tùng Uyên Vân Xích",
)
_PLACE_LAST = _words(
    "Ánh Bảo Cát Châu Dã Đàm Đoài Hạc Hải Khê Kỳ Lâu Lĩnh Loan Lưu Mạc Ngạn Nham Phả Quất Sóc Tâm Thụy",
    "Tiêu Trang Trì Ưng Viên Vĩ Xá Ý Yên",
)


def person_name(rng: Random, sex: Sex) -> str:
    """Make up a full name that suits the sex: family, middle and given name; many a woman has two middle names."""
    family = rng.choices(_FAMILY_NAMES, cum_weights=_FAMILY_SUMS)[0]
    middle = rng.choice(_MIDDLE[sex])
    given = rng.choice(_GIVEN[sex])
    if middle == "Thị" and rng.random() < 0.4:
        second = rng.choice(_MIDDLE[sex][6:])
        if second != given:
            middle = f"Thị {second}"
    return f"{family} {middle} {given}"


def place_names(rng: Random, count: int) -> list[str]:
    """Make up that many different names of places."""
    every = [f"{first} {last}" for first in _PLACE_FIRST for last in _PLACE_LAST if first != last]
    return rng.sample(every, count)
