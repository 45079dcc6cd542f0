from collections.abc import Callable

import pytest

CASES = [
    (
        "Theo sổ giao 286 tập hồ sơ, nhận về 268 tập, thiếu 18 tập.",
        ["change 18 ok"],
    ),
    (
        "Theo sổ giao 286 tập hồ sơ, nhận về 268 tập, thiếu 28 tập.",
        ["change 28 wrong"],
    ),
    (
        "Biên bản ghi 512 quyển, thực kiểm 498 quyển, hụt 24 quyển.",
        ["change 24 wrong"],
    ),
    (
        "Lũy kế 27/40 chi bộ đã đại hội, tăng 6 chi bộ so với tuần 14 (21/40).",
        ["change 6 ok"],
    ),
    (
        "Lũy kế 27/40 chi bộ đã đại hội, tăng 8 chi bộ so với tuần 14 (21/40).",
        ["change 8 wrong"],
    ),
    (
        "Tỷ lệ nữ tăng 3,2% (15,1% lên 18,3%).",
        ["change 3,2 ok"],
    ),
    (
        "Tỷ lệ nữ tăng 3,8% (15,1% lên 18,3%).",
        ["change 3,8 wrong"],
    ),
    (
        "Tín nhiệm cao của Chủ tịch giảm 2,5% (88,0% xuống 85,5%), của Phó Chủ tịch tăng 1,5% (80,2% lên 81,7%).",
        ["change 2,5 ok", "change 1,5 ok"],
    ),
    (
        "Nhiệm kỳ qua kết nạp 312 đảng viên, vượt chỉ tiêu 12 đồng chí (chỉ tiêu đề ra 300).",
        ["change 12 ok"],
    ),
    (
        "Nhiệm kỳ qua kết nạp 312 đảng viên, vượt chỉ tiêu 22 đồng chí (chỉ tiêu đề ra 300).",
        ["change 22 wrong"],
    ),
    (
        "Thu nhập bình quân 6,8 triệu đồng, giảm 0,4 triệu so với mức 7,2 triệu năm trước.",
        ["change 0,4 ok"],
    ),
    (
        "Thu nhập bình quân 6,8 triệu đồng, giảm 0,6 triệu so với mức 7,2 triệu năm trước.",
        ["change 0,6 wrong"],
    ),
    (
        "Danh sách bầu gồm 31 đồng chí; so với số cần bầu 27 dư 4 đồng chí.",
        ["change 4 ok"],
    ),
    (
        "Danh sách bầu gồm 31 đồng chí; so với số cần bầu 27 dư 5 đồng chí.",
        ["change 5 wrong"],
    ),
    (
        "Danh sách bầu cử gồm 31 đồng chí, số dư 4 so với 27 đồng chí cần bầu.",
        ["change 4 ok"],
    ),
    (
        "Số vụ vi phạm giảm 14 vụ so với quý trước (62 vụ), còn 48 vụ.",
        ["change 14 ok"],
    ),
    (
        "Toàn huyện có 48 vụ vi phạm. Số vụ giảm 14 vụ so với nhiệm kỳ trước (62 vụ).",
        ["change 14 ok"],
    ),
    (
        "Tỷ lệ trẻ đạt 13,4%. Cách đây 5 năm, con số này chỉ là 8,9%. Như vậy tỷ lệ trẻ tăng 4,5 điểm phần trăm.",
        ["change 4,5 ok"],
    ),
    (
        "Tỷ lệ trẻ đạt 13,4%. Cách đây 5 năm, con số này chỉ là 8,9%. Như vậy tỷ lệ trẻ tăng 5,4 điểm phần trăm.",
        ["change 5,4 wrong"],
    ),
    (
        "Số cán bộ trẻ là 90 đồng chí. Năm năm trước chỉ có 61 đồng chí. Như vậy tăng 29 đồng chí.",
        ["change 29 ok"],
    ),
    (
        "Tăng 7 chi bộ, từ 31 lên 38 chi bộ.",
        ["change 7 ok"],
    ),
    (
        "Tăng 8 chi bộ, từ 31 lên 38 chi bộ.",
        ["change 8 wrong"],
    ),
    (
        "Tuổi bình quân 44,2, giảm 1,6 tuổi so với nhiệm kỳ trước (45,8).",
        ["change 1,6 ok"],
    ),
    (
        "Tuổi bình quân 44,2, giảm 1,8 tuổi so với nhiệm kỳ trước (45,8).",
        ["change 1,8 wrong"],
    ),
    (
        "Năm 2019 kết nạp 64 đảng viên, gấp đôi năm 2015 (32 đảng viên).",
        ["change 2 ok"],
    ),
    (
        "Năm 2019 kết nạp 64 đảng viên, gấp ba năm 2015 (32 đảng viên).",
        ["change 3 wrong"],
    ),
    (
        "Quý II trao huy hiệu cho 118 đảng viên, quý I trao 97 đảng viên; quý II nhiều hơn quý I 21 đảng viên.",
        ["change 21 ok"],
    ),
    (
        "Tháng 5 tiếp nhận 214 hồ sơ, tháng 4 tiếp nhận 187 hồ sơ, tăng 27 hồ sơ.",
        ["change 27 ok"],
    ),
    (
        "Tháng 5 tiếp nhận 214 hồ sơ, tháng 4 tiếp nhận 187 hồ sơ, tăng 37 hồ sơ.",
        ["change 37 wrong"],
    ),
    (
        "Đầu nhiệm kỳ có 57 chi bộ, cuối nhiệm kỳ còn 49 chi bộ, giảm 8 chi bộ.",
        ["change 8 ok"],
    ),
    (
        "Biên chế được giao 120, hiện có 113, còn thiếu 7.",
        ["change 7 ok"],
    ),
    (
        "Biên chế được giao 120, hiện có 113, còn thiếu 9.",
        ["change 9 wrong"],
    ),
    (
        "Chỉ tiêu kết nạp 45, thực hiện 52, vượt 7.",
        ["change 7 ok"],
    ),
    (
        "Chỉ tiêu kết nạp 45, thực hiện 52, vượt 9.",
        ["change 9 wrong"],
    ),
    (
        "Số hộ nghèo còn 112 hộ, giảm 63 hộ so với đầu kỳ là 175 hộ.",
        ["change 63 ok"],
    ),
    (
        "Số hộ nghèo còn 112 hộ, giảm 73 hộ so với đầu kỳ là 175 hộ.",
        ["change 73 wrong"],
    ),
    (
        "So với tuần trước (318 chi bộ) tăng 44 chi bộ, nâng tổng số lên 362 chi bộ.",
        ["change 44 ok"],
    ),
    (
        "Số nữ là 31 đồng chí, nhiều hơn khóa trước 6 đồng chí (khóa trước 25).",
        ["change 6 ok"],
    ),
    (
        "Số ý kiến góp ý là 214, nhiều hơn đại hội trước 58 ý kiến (156 ý kiến).",
        ["change 58 ok"],
    ),
    (
        "Số ý kiến góp ý là 214, nhiều hơn đại hội trước 68 ý kiến (156 ý kiến).",
        ["change 68 wrong"],
    ),
    (
        "Tỷ lệ trên chuẩn đạt 61,5%; đầu nhiệm kỳ là 54,2%; tăng 7,3%.",
        ["change 7,3 ok"],
    ),
    (
        "Tỷ lệ trên chuẩn đạt 61,5%; đầu nhiệm kỳ là 54,2%; tăng 8,3%.",
        ["change 8,3 wrong"],
    ),
    (
        "Điểm bình quân đạt 87,4 điểm, cao hơn năm 2019 là 2,1 điểm (85,3 điểm).",
        ["change 2,1 ok"],
    ),
    (
        "Đến hết tháng 6, thu ngân sách đạt 56,2 tỷ đồng, tăng 4,7 tỷ so với cùng kỳ năm trước (51,5 tỷ đồng).",
        ["change 4,7 ok"],
    ),
    (
        "Đến hết tháng 6, thu ngân sách đạt 56,2 tỷ đồng, tăng 6,7 tỷ so với cùng kỳ năm trước (51,5 tỷ đồng).",
        ["change 6,7 wrong"],
    ),
    (
        "Hộ nghèo giảm 41 hộ, từ 96 hộ xuống 55 hộ.",
        ["change 41 ok"],
    ),
    (
        "Hộ nghèo giảm 51 hộ, từ 96 hộ xuống 55 hộ.",
        ["change 51 wrong"],
    ),
    (
        "Đảng bộ có 1.204 đảng viên, tăng 87 đồng chí so với đầu nhiệm kỳ (1.117 đồng chí).",
        ["change 87 ok"],
    ),
    (
        "Nhiệm kỳ trước toàn huyện có 34 đầu mối, nay còn 27, giảm 7 đầu mối.",
        ["change 7 ok"],
    ),
    (
        "Nhiệm kỳ trước toàn huyện có 34 đầu mối, nay còn 27, giảm 9 đầu mối.",
        ["change 9 wrong"],
    ),
    (
        "Tuần này có thêm 13 chi bộ đại hội, nâng tổng số từ 41 lên 54 chi bộ.",
        ["change 13 ok"],
    ),
    (
        "Tuần này có thêm 15 chi bộ đại hội, nâng tổng số từ 41 lên 54 chi bộ.",
        ["change 15 wrong"],
    ),
    (
        "Tỷ lệ cấp ủy nữ 24,6% (nhiệm kỳ trước 21,9%), tăng 2,7 điểm phần trăm.",
        ["change 2,7 ok"],
    ),
    (
        "Tỷ lệ cấp ủy nữ 24,6% (nhiệm kỳ trước 21,9%), tăng 3,7 điểm phần trăm.",
        ["change 3,7 wrong"],
    ),
    (
        "Số lượng đại biểu 250, ít hơn 15 đại biểu so với đại hội trước là 265 đại biểu.",
        ["change 15 ok"],
    ),
    (
        "Đề án giao 27 cấp ủy viên, bầu được 25 đồng chí, còn thiếu 2 đồng chí.",
        ["change 2 ok"],
    ),
    (
        "Đề án giao 27 cấp ủy viên, bầu được 25 đồng chí, còn thiếu 3 đồng chí.",
        ["change 3 wrong"],
    ),
    (
        "Năm học này có 1.860 học sinh, tăng 5,08% so với năm học trước (1.770 học sinh).",
        ["change 5,08 ok"],
    ),
    (
        "Năm học này có 1.860 học sinh, tăng 6,08% so với năm học trước (1.770 học sinh).",
        ["change 6,08 wrong"],
    ),
    (
        "Kết nạp 58 đảng viên, bằng 116% chỉ tiêu, vượt 8 đồng chí (chỉ tiêu 50).",
        ["change 8 ok"],
    ),
    (
        "Sản lượng tăng gấp rưỡi, từ 240 tấn lên 360 tấn.",
        ["change 1,5 ok"],
    ),
    (
        "Trung bình mỗi cấp ủy có 12,4 người, giảm 0,8 người so với khóa trước (13,2 người).",
        ["change 0,8 ok"],
    ),
    (
        "Đầu năm có 212 hộ cận nghèo. Cuối năm còn 168 hộ. So với đầu năm giảm 44 hộ.",
        ["change 44 ok"],
    ),
    (
        "Đầu năm có 212 hộ cận nghèo. Cuối năm còn 168 hộ. So với đầu năm giảm 54 hộ.",
        ["change 54 wrong"],
    ),
    (
        "Trong tháng 6 xử lý 78 việc, nhiều hơn tháng 5 là 9 việc (69 việc).",
        ["change 9 ok"],
    ),
    (
        "Số liệu báo cáo là 345 hộ, số rà soát là 338 hộ, chênh lệch 7 hộ.",
        ["change 7 ok"],
    ),
    (
        "Số liệu báo cáo là 345 hộ, số rà soát là 338 hộ, chênh lệch 9 hộ.",
        ["change 9 wrong"],
    ),
    (
        "Tái cử 62,5%, thấp hơn khóa trước 4,1% (66,6%).",
        ["change 4,1 ok"],
    ),
    (
        "Cấp ủy trẻ có 14 đồng chí; khóa trước chỉ có 9; như vậy tăng 5 đồng chí.",
        ["change 5 ok"],
    ),
    (
        "Cấp ủy trẻ có 14 đồng chí; khóa trước chỉ có 9; như vậy tăng 7 đồng chí.",
        ["change 7 wrong"],
    ),
    (
        "Khối doanh nghiệp thấp hơn khối xã, phường 29,1 điểm phần trăm (64,8% so với 93,9%).",
        ["change 29,1 ok"],
    ),
    (
        "Số người hoạt động không chuyên trách giảm 2.218 người, còn 6.904 người (trước đây 9.122 người).",
        ["change 2.218 ok"],
    ),
    (
        "Nhân dân hiến 3.420 m2 đất, gấp hơn hai lần năm 2019 (1.580 m2).",
        ["change 2 ok"],
    ),
    (
        "Số kỳ phải họp là 2.880, thực họp 2.764, thiếu 126.",
        ["change 126 wrong"],
    ),
    (
        "Ban Chấp hành mới 15 người, ít hơn khóa trước 2 người. Khóa trước bầu 17 người.",
        ["change 2 ok"],
    ),
    (
        "Kiểm tra 12 tổ chức, vượt 2 so với kế hoạch 10.",
        ["change 2 ok"],
    ),
    (
        "Đại hội có 142 đại biểu, 38 nữ, 104 nam; nữ hơn kỳ trước 9 người. Kỳ trước nữ 29 người.",
        ["change 9 ok"],
    ),
    (
        "Độ tuổi bình quân 43,1 tuổi, trẻ hơn 1,9 tuổi so với đầu nhiệm kỳ 2015-2020 (45 tuổi).",
        ["change 1,9 ok"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_difference_finds_its_two_figures_wherever_they_stand(
    findings: Callable[[str], list[str]], text: str, expected: list[str]
) -> None:
    assert [found for found in findings(text) if found.startswith("change")] == expected
