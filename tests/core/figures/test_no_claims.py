from collections.abc import Callable

import pytest

CASES = [
    (
        "Phấn đấu đến năm 2025 có 95% chi bộ hoàn thành tốt nhiệm vụ; kết nạp 120 đảng viên, đạt 3%.",
        [],
    ),
    (
        "Chỉ tiêu nữ tham gia cấp ủy từ 15% trở lên, trẻ tuổi không quá 30%, tối thiểu 10%.",
        [],
    ),
    (
        "Kết nạp được 1.235 đảng viên mới, đạt 102,91% so với chỉ tiêu Nghị quyết đề ra.",
        [],
    ),
    (
        "Cán bộ có trình độ thạc sĩ chiếm 38% (tăng so với nhiệm kỳ trước là 23,5%).",
        [],
    ),
    (
        "Đảng bộ có 225 đảng viên, trong đó 110 đảng viên nữ và 98 đảng viên dưới 35 tuổi.",
        [],
    ),
    (
        "Ban Thường vụ gồm 9 đồng chí, trong đó có 1 bí thư và 2 phó bí thư.",
        [],
    ),
    (
        "Chào mừng ngày 30/4 và 1/5, thực hiện Chỉ thị số 05-CT/TW, Kế hoạch 131-KH/QU ngày 30/7/2019, "
        "từ 24/2 đến 27/3.",
        [],
    ),
    (
        "Đại hội nhiệm kỳ 2020-2025; chi bộ nhiệm kỳ 2020-2022; giai đoạn 2015 - 2020.",
        [],
    ),
    (
        "Từ ngày 24/2 đến 27/3/2020, các chi bộ đã đại hội. Từ ngày 15/12 đến ngày 20/01/2021 tổng kết. "
        "Từ ngày 28/02 – 03/3/2020 họp.",
        [],
    ),
    (
        "Cán bộ trưởng, phó phòng 100% có trình độ đại học, trong đó 01 đồng chí tiến sĩ, 38% có trình độ thạc sĩ.",
        [],
    ),
    (
        "Có 27 đồng chí trúng cử với số phiếu đạt 95% trở lên; 5 đồng chí đạt 100% số phiếu.",
        [],
    ),
    (
        "Toàn xã có 1.200 hộ, tỷ lệ hộ dùng nước sạch đạt 95%.",
        [],
    ),
    (
        "Một số đồng chí chưa tham gia, 15% vắng mặt. Một là, thực hiện tốt. Hai là, nâng cao chất lượng.",
        [],
    ),
    (
        "Thu ngân sách đạt 125,5 tỷ đồng, bằng 104% dự toán, tăng 12% so với cùng kỳ.",
        [],
    ),
    (
        "Tỷ lệ hộ nghèo giảm từ 4,5% năm 2015 xuống còn 1,2% năm 2020, bình quân mỗi năm giảm 0,66%.",
        [],
    ),
    (
        "Huyện ủy khen thưởng 22 tập thể và 29 cá nhân.",
        [],
    ),
    (
        "Đại hội bầu 15 đồng chí vào Ban Chấp hành, bầu 5 đồng chí vào Ban Thường vụ, bầu 12 đại biểu đi"
        " dự đại hội cấp trên.",
        [],
    ),
    (
        "Hội nghị ngày 29/02/2020. Tháng 12/2020. Ngày 30-4-1975.",
        [],
    ),
    (
        "Hội nghị diễn ra trong hai ngày 25 và 26/7/2020; từ ngày 28 đến 30/7.",
        [],
    ),
    (
        "Mỗi xã được hỗ trợ 50% kinh phí; giảm 30% thời gian giải quyết thủ tục.",
        [],
    ),
    (
        "Nghị quyết số 18-NQ/TW, Kết luận 64-KL/TW, Thông tư 01/2019/TT-BNV, Quyết định 99/QĐ-UBND.",
        [],
    ),
    (
        "Tổ chức 15 lớp bồi dưỡng cho 1.250 lượt đảng viên, đạt 100% kế hoạch.",
        [],
    ),
    (
        "Đồng chí Nguyễn Văn An, sinh năm 1975, trúng cử với 98,5% số phiếu.",
        [],
    ),
    (
        "Có 25 đồng chí trúng cử Ban Chấp hành, đạt tỷ lệ phiếu cao nhất 100%, thấp nhất 85,6%.",
        [],
    ),
    (
        "Số dư trong danh sách bầu cử là 15%; độ tuổi bình quân 45,6; trẻ nhất 28 tuổi.",
        [],
    ),
    (
        "Toàn đảng bộ có 56 chi bộ, đến nay 100% chi bộ đã hoàn thành đại hội.",
        [],
    ),
    (
        "Hội nghị diễn ra từ ngày 25 đến ngày 28 tháng 7 năm 2020, trong 2 ngày 25-26/7.",
        [],
    ),
    (
        "Các chi bộ tổ chức đại hội trong các ngày 15, 16 và 17/3/2020.",
        [],
    ),
    (
        "Đại hội diễn ra trong hai ngày 15 và 14/7/2020.",
        [],
    ),
    (
        "Thời gian từ tháng 10 đến tháng 3/2021.",
        [],
    ),
    (
        "Đảng bộ có 450 đảng viên, trong đó 120 đảng viên nữ, 85 đảng viên trẻ và 60 đảng viên người dân tộc.",
        [],
    ),
    (
        "Toàn huyện có 45 đơn vị, trong đó có 12 đơn vị xuất sắc và 20 đơn vị tiên tiến.",
        [],
    ),
    (
        "Đã mở 15 lớp bồi dưỡng, trong đó 5 lớp cho cấp ủy viên mới, 4 lớp đối tượng kết nạp Đảng.",
        [],
    ),
    (
        "Hội nghị có 250 đại biểu, gồm lãnh đạo tỉnh, 12 đồng chí trong Ban Thường vụ.",
        [],
    ),
    (
        "Năm 2020 xử lý 25 vụ, trong đó 10 vụ trộm cắp, 3 vụ đánh bạc.",
        [],
    ),
    (
        "Có 58 tham luận gửi tới đại hội, trong đó 12 tham luận trình bày tại hội trường và 5 tham luận của cấp xã.",
        [],
    ),
    (
        "Kiểm tra 34 tổ chức đảng và 112 đảng viên, trong đó 45 cấp ủy viên. Qua kiểm tra, 12 đảng viên "
        "phải kiểm điểm, 4 đảng viên bị kỷ luật.",
        [],
    ),
    (
        "Toàn đảng bộ có 30 chi bộ, gồm 12 chi bộ nông thôn; có 15 chi bộ đạt hoàn thành tốt.",
        [],
    ),
    (
        "Đại hội bầu 27 đồng chí, khuyết 2 đồng chí; có 29 đồng chí theo đề án.",
        [],
    ),
    (
        "Thường trực HĐND có 5 đồng chí: 1 chủ tịch, 2 phó chủ tịch.",
        [],
    ),
    (
        "Công tác cán bộ: bổ nhiệm 12 đồng chí, bổ nhiệm lại 8 đồng chí, điều động 5 đồng chí, cho nghỉ "
        "hưu 3 đồng chí.",
        [],
    ),
    (
        "Giá trị sản xuất đạt 1.250 tỷ đồng, bằng 102,5% kế hoạch, tăng 8,3% so với cùng kỳ năm 2019.",
        [],
    ),
    (
        "Tỷ lệ che phủ rừng đạt 52%; hộ nghèo giảm còn 3,2%; 98% hộ dân có điện; thu nhập bình quân 45 triệu đồng.",
        [],
    ),
    (
        "Tỷ lệ hộ dùng điện năm 2020/2019 đều đạt 99,9%.",
        [],
    ),
    (
        "Hội nghị diễn ra từ ngày 30 đến ngày 02/7/2020.",
        [],
    ),
    (
        "Hội LHPN tỉnh hiện có 118.000 hội viên, tập hợp được 71,1% phụ nữ từ 18 tuổi trở lên.",
        [],
    ),
    (
        "Số cấp ủy viên tăng thêm 12 đồng chí, trong đó nữ tăng 5 đồng chí.",
        [],
    ),
    (
        "Đến nay 387 chi bộ đã đại hội xong, đạt 100% kế hoạch.",
        [],
    ),
    (
        "Trong năm đảng bộ kết nạp 12 đảng viên.",
        [],
    ),
    (
        "Phấn đấu trước 30/6 chi bộ nào cũng hoàn thành; đến 15/7 đảng bộ tổng kết.",
        [],
    ),
    (
        "Bầu 27 ủy viên Ban Chấp hành, 9 ủy viên Ban Thường vụ, 5 ủy viên Ủy ban Kiểm tra; khen thưởng "
        "22 tập thể, 29 cá nhân.",
        [],
    ),
    (
        "Trong số 45 đồng chí được quy hoạch, có 12 nữ, 20 đồng chí dưới 40 tuổi, 30 đồng chí trình độ "
        "thạc sĩ trở lên.",
        [],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_figure_that_states_no_share_of_a_whole_is_left_alone(
    findings: Callable[[str], list[str]], text: str, expected: list[str]
) -> None:
    assert sorted(findings(text)) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "Trong 15 đảng bộ, có 9 đảng bộ tăng số lượng cấp ủy, 4 đảng bộ giảm, 2 đảng bộ giữ nguyên.",
        "Bình quân mỗi năm kết nạp 64 đảng viên, cao hơn nhiệm kỳ trước 5 đảng viên.",
        "Phấn đấu đến năm 2030 kết nạp 400 đảng viên, tăng 80 đảng viên so với nhiệm kỳ 2020 - 2025 (kết "
        "nạp 320 đảng viên).",
        "Đại hội lần thứ XXII bầu 41 đồng chí, Đại hội lần thứ XXIII bầu 39 đồng chí, dự kiến Đại hội "
        "lần thứ XXIV giảm 2 đồng chí.",
        "Toàn tỉnh có 62 đảng bộ xã, phường, 1.284 chi bộ; so với trước khi sắp xếp giảm 116 đảng bộ và 204 chi bộ.",
        "Có 120 đại biểu chính thức, ít hơn dự kiến 5 đại biểu vì 3 đồng chí ốm và 2 đồng chí đi công tác.",
        "Đại hội có 198 đại biểu (theo triệu tập 200, vắng 2). Về giới: nam 140, nữ 58. Đảng viên trẻ 20 người.",
        "Toàn Đảng bộ có 4.120 đảng viên. Trong năm 2024: xuất sắc 600 đảng viên, tốt 3.000 đảng viên, "
        "hoàn thành 300 đảng viên (không đánh giá 220 đảng viên).",
    ],
)
def test_figures_of_other_things_are_not_called_wrong(findings: Callable[[str], list[str]], text: str) -> None:
    assert [claim for claim in findings(text) if claim.endswith("wrong")] == []
