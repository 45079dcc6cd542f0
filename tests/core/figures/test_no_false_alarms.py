from collections.abc import Callable

import pytest

TRUE_TEXTS = [
    "Kinh phí dự kiến 1,2 tỷ đồng, trong đó tuyên truyền 300 triệu, tập huấn 500 triệu, in ấn 400 triệu.",
    "KINH PHÍ: 860 triệu đồng, trong đó tuyên truyền 210 triệu, tập huấn 350 triệu, chuyển đổi số 300 triệu.",
    "Tổng chi 2.450 triệu đồng: hội nghị 950 triệu, in tài liệu 600 triệu, trang trí khánh tiết 900 triệu đồng.",
    "Góp ý văn kiện có 33 ý kiến ở 3 tổ (tổ 1: 12, tổ 2: 10, tổ 3: 11), cộng đủ 33.",
    "Ba cụm thi đua với 27 đơn vị (cụm 1: 9, cụm 2: 9, cụm 3: 9).",
    "Còn 14 đơn vị bầu thiếu từ 1 đến 3 cấp ủy viên so với đề án được duyệt.",
    "Một số chi bộ còn thiếu từ 2 đến 4 đảng viên so với yêu cầu.",
    "Lũy kế 27/40 chi bộ đã đại hội, tăng 6 chi bộ so với tuần 14 (21/40).",
    "Tuần này thêm 8 xã hoàn thành, lũy kế 31 xã, tăng 8 xã so với tuần 22 (23 xã).",
    "Danh sách bầu cử gồm 31 đồng chí, số dư 4 so với 27 đồng chí cần bầu.",
    "Danh sách 17 đồng chí, gồm tái cử 10, lần đầu 7; số dư 2 so với 15 đồng chí cần bầu.",
    "Đến hết quý 3 kết nạp 88 đảng viên, tăng 17 đảng viên so với quý 2.",
    "So với kỳ 12, số chi bộ yếu giảm 3.",
    "Xã có 14 thôn, cả 14/14 thôn có chi bộ; năm 2015 còn 3 thôn phải sinh hoạt ghép.",
    "Trong 52 đồng chí trúng cử, nữ 14, trẻ 9, tái cử 33.",
    "Ban Chấp hành 41 đồng chí, tái cử 29, nữ 11.",
    "Đại hội bầu Ban Chấp hành 15 đồng chí, Ban Thường vụ 5 đồng chí, Bí thư 1, Phó Bí thư 2.",
    "Đảng bộ có 412 đảng viên, 18 chi bộ, kết nạp mới 12, chuyển đi 9.",
    "Trong năm tổ chức 12 lớp, mở rộng 4 lớp, liên kết 3 lớp.",
    "Trong 41 nhiệm vụ được giao, hoàn thành 36, trong đó trước hạn 12, đúng hạn 24.",
    "Kiểm tra 20 tổ chức đảng, phát hiện 4 tổ chức có khuyết điểm, thi hành kỷ luật 1.",
    "Thu ngân sách 480 tỷ, chi ngân sách 455 tỷ, kết dư 25 tỷ.",
    "Nhận 60 đơn, thuộc thẩm quyền 21, chuyển cơ quan khác 25.",
    "Trong 60 đại biểu dự, phát biểu 14, góp ý bằng văn bản 9.",
    "Có 24 đại biểu, nữ 8, dân tộc thiểu số 19.",
    "Đảng ủy ban hành 23 văn bản, tổ chức 6 hội nghị, 2 lớp tập huấn.",
    "Trong 33 đồng chí Ban Chấp hành có 9 nữ, 5 trẻ, 2 dân tộc thiểu số, 24 tái cử.",
    "Đảng bộ có 12 chi bộ với 315 đảng viên, trong đó 4 chi bộ trên 30 đảng viên.",
    "Toàn xã kết nạp 41 đảng viên, chuyển chính thức 38, trao huy hiệu 22.",
    "Kiểm tra 14 tổ chức đảng và 37 đảng viên; giám sát 11 tổ chức đảng và 29 đảng viên.",
    "Tiếp nhận 26 đơn, giải quyết 19 đơn thuộc thẩm quyền trong kỳ và 3 đơn tồn kỳ trước chuyển sang.",
    "Đại hội bầu 27 ủy viên từ danh sách 31 người; có 4 người không trúng cử.",
    "Chi bộ 5 có 28 đảng viên, chi bộ 7 có 31 đảng viên, chi bộ 9 có 26 đảng viên.",
    "Tổ 3 thảo luận sôi nổi nhất với 14 ý kiến, tổ 1 có 9 ý kiến; toàn đại hội 51 ý kiến.",
    "Giảm từ 3 đến 5 đầu mối mỗi cơ quan.",
    "Mỗi chi bộ thiếu từ 1 đến 2 đồng chí.",
    "Số dư 3 đồng chí, bằng 11,1% so với 27 đồng chí cần bầu.",
    "Danh sách bầu có 30 người, số dư là 3 người so với số lượng được bầu.",
    "Đến tuần 18 đã có 33 chi bộ đại hội, tăng 9 chi bộ so với tuần 17.",
    "Quý I kết nạp 14, quý II kết nạp 19, tăng 5 đảng viên; 6 tháng đạt 33/60 chỉ tiêu.",
    "Xã có 9 thôn, 11 chi bộ, trong đó 9 chi bộ thôn, 2 chi bộ trường học.",
    "Phát ra 240 phiếu, thu về 238 phiếu, thiếu 2 phiếu.",
    "Trong số 47 ủy viên, đại học trở lên 45, thạc sĩ trở lên 21, tiến sĩ 8.",
    "Trong 25 chi bộ có 22 chi bộ có chi ủy, 3 chi bộ có từ 9 đảng viên, 12 chi bộ trên 20 đảng viên.",
    "Ban Thường vụ 13 đồng chí; nữ 3; Thường trực 4; Bí thư 1, Phó Bí thư 3.",
    "Từ ngày 25/3 đến 30/4 có 18 đơn vị đại hội; từ 01/5 đến 31/5 có 22 đơn vị.",
    "Số phiếu đạt 30/31; 28/30 đại biểu nhất trí.",
    "Tổ chức 5 đoàn đi kiểm tra 22 xã, mỗi đoàn 4 đến 5 xã.",
    "Trong 60 hồ sơ có 12 hồ sơ quá hạn, 5 hồ sơ trả lại, 58 hồ sơ nộp trực tuyến.",
    "Đã có 19 xã hoàn thành, đang đại hội 3 xã, trong tổng số 24 xã.",
    "Đội ngũ giáo viên 48 người, đạt chuẩn 46, trên chuẩn 21.",
    "Kinh phí 215 triệu đồng; hỗ trợ 3 triệu đồng/chi bộ, tổng 102 triệu đồng; còn lại 113 triệu đồng chi chung.",
    "Trụ sở: sử dụng 3/5 trụ sở, dôi dư 2.",
    "Quân hàm: đại tá 3, thượng tá 22, trung tá 41, thiếu tá 29, cấp úy 26.",
]


@pytest.mark.parametrize("text", TRUE_TEXTS)
def test_figures_that_only_look_as_if_they_belonged_together_are_not_wrong(
    findings: Callable[[str], list[str]], text: str
) -> None:
    assert not [found for found in findings(text) if found.endswith("wrong")]
