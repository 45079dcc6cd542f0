"""The words and marks that bind a count, its share and its base.

In the texts every percentage is followed by what the check says of it: `{ok 9/39}`, `{wrong 6/39}`, `{unclear}`.
"""

import re

import pytest

from daihoi.core.figures import ClaimKind, check_text

_SAID = re.compile(r"\{(?P<said>\w+(?: \d+/\d+)?)\}")

BOUND = [
    "Danh sách bầu cử 46 người, dư 6 người, tỷ lệ số dư 15,00%{ok 6/40}.",
    "Đại hội bầu 25 ủy viên từ 29 người, số dư 16,00%{ok 4/25}.",
    "Trong hai mươi tư chi ủy viên có 9 nữ, chiếm 37,50%{ok 9/24}.",
    "Cả 27/27 đơn vị xong trước 30/6, đạt 100%{ok 27/27}.",
    "Hôm nay có 880 đảng viên, sinh viên 154, tỷ lệ 17,50%{ok 154/880}; ngày ấy là 67, tỷ lệ 9,41%{unclear}.",
    "Ban Chấp hành có 35 ủy viên; nữ 14 ủy viên (tròn 40%{ok 14/35}).",
    "Toàn huyện có 260 chi đoàn, vững mạnh 182 (70,0%{ok 182/260}), yếu kém 8 (3,1%{ok 8/260}).",
    "Toàn ngành có 320 chi bộ; đến chiều qua đã xong 288; đạt 90,0%{ok 288/320}.",
    "Khóa trước, Ban Chấp hành có 8 nữ trên 43 (18,6%{ok 8/43}).",
    "Sáng nay 248 đại biểu trên 250 triệu tập đã lấy thẻ (99,2%{ok 248/250}).",
    "Trong 60 bí thư, 45 bí thư được trên 90% phiếu, tương ứng 75,0%{ok 45/60}.",
    "Phiếu không hợp lệ 1.224, bằng 1,80%{ok 1224/68000} số phiếu 68.000.",
    "Trong 250 đảng viên trẻ được kết nạp, nữ chiếm 56,5%{wrong 130/250} (130 người).",
    "Lớp có 68 học viên, tốt nghiệp 64. Trong số tốt nghiệp, khá 48 học viên (78,8%{wrong 48/64}).",
    "Nhận 96 đơn. Đủ điều kiện 75 đơn; đã giải quyết 63 đơn, đạt 65,6%{wrong 63/75}; tồn 12 đơn.",
    "Đảng bộ có 8.200 đảng viên. Trong số ấy, 4.100 người là hưu trí, 1.230 người được miễn (15,0%{ok 1230/8200}).",
    "Bí thư chi bộ khóa mới ở 240 chi bộ ra sao? Phụ nữ làm bí thư có 96 người, chiếm 40,0%{ok 96/240}.",
    "Giải quyết khiếu nại: nhận 72 đơn, đủ điều kiện 54 đơn (đạt 57,8%{wrong 54/72}).",
    (
        "Tờ khai có 480.000 bộ; luồng xanh 312.000 bộ, tỷ lệ 65,00%{ok 312000/480000}; luồng đỏ 24.000 bộ, tỷ lệ 5,00%"
        "{ok 24000/480000}. Hàng gia công phải kiểm tra 960 bộ, tỷ lệ 14,62%{unclear}."
    ),
    (
        "Kiểm tra 210 tổ chức đảng và 1.250 đảng viên. Cấp ủy viên trong số đảng viên được kiểm tra 430 đồng chí. Có "
        "35 đảng viên vi phạm, bằng 2,80%{ok 35/1250} tổng số đảng viên được kiểm tra."
    ),
    "Năm 2024 bán 1.932 triệu kWh, năm 2020 là 1.400 triệu kWh, tăng 532 triệu kWh, đạt tốc độ 38,0%.",
    (
        "Đơn vị; số ủy viên; nữ; tỷ lệ; trẻ; tỷ lệ\nXã Bắc Sơn; 15; 3; 20,00%{ok 3/15}; 2; 13,33%{ok 2/15}\n"
        "Xã Nam Sơn; 14; 4; 28,57%{ok 4/14}; 3; 24,13%{wrong 3/14}\nXã Tây Sơn; 13; 3; 23,08%{ok 3/13}; 1; 7,69%"
        "{ok 1/13}\n"
    ),
]


@pytest.mark.parametrize("told", BOUND)
def test_words_and_marks_bind_a_share_to_its_count_and_base(told: str) -> None:
    assert _found(_SAID.sub("", told)) == _SAID.findall(told)


def _found(text: str) -> list[str]:
    shares = [claim for claim in check_text(text) if claim.kind is ClaimKind.SHARE]
    return [f"{c.verdict.value} {c.part}/{c.whole}" if c.computed else c.verdict.value for c in shares]
