"""What is left of a count, told beside it as a difference."""

from collections.abc import Callable

import pytest

CASES = [
    ("Sản lượng điện từ 8,4 lên 10,5 tỷ kWh, tăng 25,0%.", ["change 25,0 ok"]),
    ("Đại hội triệu tập 96 đại biểu, có mặt 93, vắng 13 đại biểu.", ["change 13 wrong"]),
    ("Chi bộ 2 có 31 đảng viên, dự 29, vắng 3.", ["change 3 wrong"]),
    ("Đã có 187/204 tổ chức cơ sở đảng đại hội xong; còn 17.", ["change 17 ok", "fraction 187/204 ok"]),
    ("Đã có 187/204 tổ chức cơ sở đảng đại hội xong; còn 18.", ["change 18 wrong", "fraction 187/204 ok"]),
    ("Hội nghị có 58 đại biểu được mời, 55 đại biểu dự, vắng 3 đại biểu.", ["change 3 ok"]),
    ("Trường có 64 đảng viên: nữ 41 đồng chí, còn lại 23 đồng chí là nam.", ["sum 41+23/64 ok"]),
    ("Ban Chấp hành bầu được 45 ủy viên trên 48 người theo đề án, khuyết 3.", ["change 3 ok", "fraction 45/48 ok"]),
    ("Tiếp nhận 96 vụ, hòa giải thành 71 vụ; tồn 52 vụ chuyển cấp trên.", ["change 52 wrong"]),
    ("Hồ sơ nhận 4.120, đã xử lý 3.960. Số chưa xử lý còn 160, đều trong hạn.", ["change 160 ok"]),
    ("Danh sách bầu của 12 nơi có 148 người, cần bầu 130, tức dư 18 người.", ["change 18 ok", "sum 130+18/148 ok"]),
    ("Kế hoạch 48 lớp; đến nay đã mở 41 lớp, đạt 85,4%; chậm 7 lớp.", ["share 41/48 85,4 ok", "change 7 ok"]),
    (
        "Có 63 chi bộ trực thuộc. Đại hội xong trong tháng 5. Bí thư chi bộ 61 đồng chí, khuyết 2; nữ đông hơn trước.",
        ["change 2 ok"],
    ),
    ("Có 63 chi bộ trực thuộc. Đại hội xong trong tháng 5. Bí thư chi bộ 61 đồng chí, khuyết 5.", []),
    ("Toàn xã có 640 hộ, hộ nghèo 35, còn 12 hộ nhà tạm.", []),
    ("Có 24 chi bộ và 9 tổ đảng; thiếu 2 phó bí thư.", []),
    ("Trong 35 đơn nhận được, giải quyết 30 đơn, còn lại 4 đơn chưa giải quyết.", ["sum 30+4/35 wrong"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_remainder_is_the_difference_of_the_two_counts_before_it(
    findings: Callable[[str], list[str]], text: str, expected: list[str]
) -> None:
    assert sorted(findings(text)) == sorted(expected)
