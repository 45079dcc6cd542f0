from collections.abc import Callable

import pytest

CASES = [
    (
        "Đại hội có 243 đại biểu. Về trình độ chuyên môn: tiến sĩ 4, thạc sĩ 88, đại học 149, cao đẳng và trung cấp 2.",
        ["sum 4+88+149+2/243 ok"],
    ),
    (
        "Đại hội có 243 đại biểu. Về trình độ chuyên môn: tiến sĩ 4, thạc sĩ 88, đại học 194, cao đẳng và trung cấp 2.",
        ["sum 4+88+194+2/243 wrong"],
    ),
    (
        "Tổng số đảng viên: 6.845 đồng chí. Nữ: 2.310 đồng chí, chiếm 33,75%. Trình độ chuyên môn: sau "
        "đại học 201, đại học 2.370, cao đẳng 588, trung cấp 1.377, sơ cấp và chưa qua đào tạo 2.309.",
        ["sum 201+2370+588+1377+2309/6845 ok", "share 2310/6845 33,75 ok"],
    ),
    (
        "Tổng số đảng viên: 6.845 đồng chí. Nữ: 2.310 đồng chí, chiếm 33,75%. Trình độ chuyên môn: sau "
        "đại học 201, đại học 2.370, cao đẳng 588, trung cấp 1.737, sơ cấp và chưa qua đào tạo 2.309.",
        ["sum 201+2370+588+1737+2309/6845 wrong", "share 2310/6845 33,75 ok"],
    ),
    (
        "Lớp học có 112 học viên, nữ 58 (51,8%). Cuối khóa xếp loại: giỏi 39, khá 61, đạt yêu cầu 12.",
        ["sum 39+61+12/112 ok", "share 58/112 51,8 ok"],
    ),
    (
        "Lớp học có 112 học viên, nữ 58 (51,8%). Cuối khóa xếp loại: giỏi 39, khá 16, đạt yêu cầu 12.",
        ["sum 39+16+12/112 wrong", "share 58/112 51,8 ok"],
    ),
    (
        "Trong 40 chi đoàn, 11 chi đoàn xếp loại xuất sắc, 21 khá, 6 trung bình và 2 yếu.",
        ["sum 11+21+6+2/40 ok"],
    ),
    (
        "Trong 40 chi đoàn, 12 chi đoàn xếp loại xuất sắc, 21 khá, 6 trung bình và 2 yếu.",
        ["sum 12+21+6+2/40 wrong"],
    ),
    (
        "Có mặt 49 đồng chí; vắng 6, có lý do 5, không lý do 1.",
        ["sum 5+1/6 ok"],
    ),
    (
        "Có mặt 49 đồng chí; vắng 6, có lý do 4, không lý do 1.",
        ["sum 4+1/6 wrong"],
    ),
    (
        "Danh sách bầu cử có 45 người (cấp ủy triệu tập chuẩn bị 44, đại hội giới thiệu thêm 1).",
        ["sum 44+1/45 ok"],
    ),
    (
        "Danh sách bầu cử có 45 người (cấp ủy triệu tập chuẩn bị 42, đại hội giới thiệu thêm 1).",
        ["sum 42+1/45 wrong"],
    ),
    (
        "Tổng huy động 118,6 tỷ đồng: ngân sách 71,4 tỷ, doanh nghiệp 12,9 tỷ, nhân dân 34,3 tỷ.",
        ["sum 71400000000+12900000000+34300000000/118600000000 ok"],
    ),
    (
        "Tổng huy động 118,6 tỷ đồng: ngân sách 74,1 tỷ, doanh nghiệp 12,9 tỷ, nhân dân 34,3 tỷ.",
        ["sum 74100000000+12900000000+34300000000/118600000000 wrong"],
    ),
    (
        "Tổng kinh phí 118,6 tỷ đồng, trong đó ngân sách cấp trên 71,4 tỷ đồng, ngân sách xã 12,9 tỷ "
        "đồng, nhân dân đóng góp 34,3 tỷ đồng.",
        ["sum 71400000000+12900000000+34300000000/118600000000 ok"],
    ),
    (
        "Tổng kinh phí 118,6 tỷ đồng, trong đó ngân sách cấp trên 71,4 tỷ đồng, ngân sách xã 19,2 tỷ "
        "đồng, nhân dân đóng góp 34,3 tỷ đồng.",
        ["sum 71400000000+19200000000+34300000000/118600000000 wrong"],
    ),
    (
        "Tín nhiệm cao: 24 phiếu; tín nhiệm: 6 phiếu; tín nhiệm thấp: 4 phiếu (cộng 34 phiếu).",
        ["sum 24+6+4/34 ok"],
    ),
    (
        "Tín nhiệm cao: 24 phiếu; tín nhiệm: 8 phiếu; tín nhiệm thấp: 4 phiếu (cộng 34 phiếu).",
        ["sum 24+8+4/34 wrong"],
    ),
    (
        "Đã kiểm tra 26 cuộc, còn 4 cuộc chuyển sang năm sau (26 + 4 = 30).",
        ["sum 26+4/30 ok"],
    ),
    (
        "Đã kiểm tra 26 cuộc, còn 4 cuộc chuyển sang năm sau (26 + 5 = 30).",
        ["sum 26+5/30 wrong"],
    ),
    (
        "Đưa ra khỏi quy hoạch 14 đồng chí, gồm 6 đồng chí quá tuổi, 5 đồng chí chuyển công tác, 3 đồng "
        "chí uy tín giảm sút.",
        ["sum 6+5+3/14 ok"],
    ),
    (
        "Đưa ra khỏi quy hoạch 14 đồng chí, gồm 6 đồng chí quá tuổi, 5 đồng chí chuyển công tác, 2 đồng "
        "chí uy tín giảm sút.",
        ["sum 6+5+2/14 wrong"],
    ),
    (
        "Chi ủy viên các chi bộ: 166 đồng chí. Sĩ quan 121, quân nhân chuyên nghiệp 38, công nhân viên 7.",
        ["sum 121+38+7/166 ok"],
    ),
    (
        "Chi ủy viên các chi bộ: 166 đồng chí. Sĩ quan 121, quân nhân chuyên nghiệp 36, công nhân viên 7.",
        ["sum 121+36+7/166 wrong"],
    ),
    (
        "Đánh giá 628 chi bộ. Xuất sắc 121, trong đó khối phường 74, khối cơ quan 29, khối trường học 18.",
        ["sum 74+29+18/121 ok"],
    ),
    (
        "Đánh giá 628 chi bộ. Xuất sắc 121, trong đó khối phường 74, khối cơ quan 92, khối trường học 18.",
        ["sum 74+92+18/121 wrong"],
    ),
    (
        "Đảng bộ có 720 đảng viên. Nghề nghiệp: cán bộ, công chức, viên chức 265; nông dân 98; kinh "
        "doanh 61; học sinh, sinh viên 12; hưu trí 248; khác 36.",
        ["sum 265+98+61+12+248+36/720 ok"],
    ),
    (
        "Đảng bộ có 720 đảng viên. Nghề nghiệp: cán bộ, công chức, viên chức 275; nông dân 98; kinh "
        "doanh 61; học sinh, sinh viên 12; hưu trí 248; khác 36.",
        ["sum 275+98+61+12+248+36/720 wrong"],
    ),
    (
        "Nhân sự giới thiệu 17 đồng chí. Trình độ: thạc sĩ 6, kỹ sư và cử nhân 10, cao đẳng 1.",
        ["sum 6+10+1/17 ok"],
    ),
    (
        "Có 22 sản phẩm được công nhận: 16 sản phẩm đạt 3 sao, 5 sản phẩm đạt 4 sao, 1 sản phẩm tiềm năng 5 sao.",
        ["sum 16+5+1/22 ok"],
    ),
    (
        "Có 22 sản phẩm được công nhận: 16 sản phẩm đạt 3 sao, 7 sản phẩm đạt 4 sao, 1 sản phẩm tiềm năng 5 sao.",
        ["sum 16+7+1/22 wrong"],
    ),
    (
        "Bầu 27 ủy viên; tái cử 18, lần đầu tham gia 9.",
        ["sum 18+9/27 ok"],
    ),
    (
        "Bầu 27 ủy viên; tái cử 16, lần đầu tham gia 9.",
        ["sum 16+9/27 wrong"],
    ),
    (
        "Bầu 27 ủy viên: 18 tái cử, 9 mới.",
        ["sum 18+9/27 ok"],
    ),
    (
        "Bầu 27 ủy viên: 18 tái cử, 8 mới.",
        ["sum 18+8/27 wrong"],
    ),
    (
        "Ban Chấp hành gồm 27 đồng chí (nam 21, nữ 6).",
        ["sum 21+6/27 ok"],
    ),
    (
        "Ban Chấp hành gồm 27 đồng chí (nam 23, nữ 6).",
        ["sum 23+6/27 wrong"],
    ),
    (
        "Ban Chấp hành có 27 đồng chí: 21 nam và 6 nữ.",
        ["sum 21+6/27 ok"],
    ),
    (
        "Ban Chấp hành có 27 đồng chí: 21 nam và 8 nữ.",
        ["sum 21+8/27 wrong"],
    ),
    (
        "Trong số 27 ủy viên có 21 nam, 6 nữ.",
        ["sum 21+6/27 ok"],
    ),
    (
        "Trong số 27 ủy viên có 21 nam, 5 nữ.",
        ["sum 21+5/27 wrong"],
    ),
    (
        "Tổng số phiếu phát ra 248, thu về 248; phiếu hợp lệ 246, phiếu không hợp lệ 2.",
        ["sum 246+2/248 ok"],
    ),
    (
        "Tổng số phiếu phát ra 248, thu về 248; phiếu hợp lệ 245, phiếu không hợp lệ 2.",
        ["sum 245+2/248 wrong"],
    ),
    (
        "Số phiếu thu về 248 phiếu, trong đó hợp lệ 246 phiếu, không hợp lệ 2 phiếu.",
        ["sum 246+2/248 ok"],
    ),
    (
        "Số phiếu thu về 248 phiếu, trong đó hợp lệ 264 phiếu, không hợp lệ 2 phiếu.",
        ["sum 264+2/248 wrong"],
    ),
    (
        "Phiếu thu về: 248 phiếu (hợp lệ: 246; không hợp lệ: 2).",
        ["sum 246+2/248 ok"],
    ),
    (
        "Phiếu thu về: 248 phiếu (hợp lệ: 246; không hợp lệ: 3).",
        ["sum 246+3/248 wrong"],
    ),
    (
        "Đồng ý 231 phiếu, không đồng ý 12 phiếu, không có ý kiến 5 phiếu, tổng cộng 248 phiếu.",
        ["sum 231+12+5/248 ok"],
    ),
    (
        "Đồng ý 231 phiếu, không đồng ý 12 phiếu, không có ý kiến 7 phiếu, tổng cộng 248 phiếu.",
        ["sum 231+12+7/248 wrong"],
    ),
    (
        "Kết quả biểu quyết: 248 đại biểu, tán thành 240, không tán thành 5, ý kiến khác 3.",
        ["sum 240+5+3/248 ok"],
    ),
    (
        "Kết quả biểu quyết: 248 đại biểu, tán thành 240, không tán thành 6, ý kiến khác 3.",
        ["sum 240+6+3/248 wrong"],
    ),
    (
        "Trình độ lý luận chính trị của 27 ủy viên: cử nhân, cao cấp 15; trung cấp 10; sơ cấp 2.",
        ["sum 15+10+2/27 ok"],
    ),
    (
        "Trình độ lý luận chính trị của 27 ủy viên: cử nhân, cao cấp 15; trung cấp 11; sơ cấp 2.",
        ["sum 15+11+2/27 wrong"],
    ),
    (
        "Về lý luận chính trị, trong 501 đồng chí có cao cấp, cử nhân 56; trung cấp 357; sơ cấp 88.",
        ["sum 56+357+88/501 ok"],
    ),
    (
        "Về lý luận chính trị, trong 501 đồng chí có cao cấp, cử nhân 56; trung cấp 375; sơ cấp 88.",
        ["sum 56+375+88/501 wrong"],
    ),
    (
        "Cơ cấu độ tuổi 27 ủy viên như sau: dưới 40 tuổi 4, từ 40 đến 50 tuổi 14, trên 50 tuổi 9.",
        ["sum 4+14+9/27 ok"],
    ),
    (
        "Cơ cấu độ tuổi 27 ủy viên như sau: dưới 40 tuổi 4, từ 40 đến 50 tuổi 16, trên 50 tuổi 9.",
        ["sum 4+16+9/27 wrong"],
    ),
    (
        "Ban Chấp hành có 27 đồng chí. Độ tuổi: dưới 40: 4 đồng chí; từ 40 đến 50: 14 đồng chí; trên 50: 9 đồng chí.",
        ["sum 4+14+9/27 ok"],
    ),
    (
        "Ban Chấp hành có 27 đồng chí. Độ tuổi: dưới 40: 4 đồng chí; từ 40 đến 50: 16 đồng chí; trên 50: 9 đồng chí.",
        ["sum 4+16+9/27 wrong"],
    ),
    (
        "Trong 35 đơn nhận được, giải quyết 31 đơn, còn lại 4 đơn chưa giải quyết.",
        ["sum 31+4/35 ok"],
    ),
    (
        "Trong 35 đơn nhận được, giải quyết 30 đơn, còn lại 4 đơn chưa giải quyết.",
        ["sum 30+4/35 wrong"],
    ),
    (
        "Nhận 35 đơn, giải quyết 31 đơn, số còn lại 4 đơn chuyển cơ quan thẩm quyền.",
        ["sum 31+4/35 ok"],
    ),
    (
        "Nhận 35 đơn, giải quyết 30 đơn, số còn lại 4 đơn chuyển cơ quan thẩm quyền.",
        ["sum 30+4/35 wrong"],
    ),
    (
        "Trong 600 người được hỏi, 471 người đồng tình, 93 người không đồng tình, số còn lại 36 người không trả lời.",
        ["sum 471+93+36/600 ok"],
    ),
    (
        "Trong 600 người được hỏi, 471 người đồng tình, 83 người không đồng tình, số còn lại 36 người không trả lời.",
        ["sum 471+83+36/600 wrong"],
    ),
    (
        "Huyện có 25 xã, thị trấn: 8 xã khu vực I, 12 xã khu vực II, 5 xã khu vực III.",
        ["sum 8+12+5/25 ok"],
    ),
    (
        "Huyện có 25 xã, thị trấn: 8 xã khu vực I, 10 xã khu vực II, 5 xã khu vực III.",
        ["sum 8+10+5/25 wrong"],
    ),
    (
        "Toàn huyện có 46 tổ chức cơ sở đảng, chia ra: đảng bộ cơ sở 20, chi bộ cơ sở 26.",
        ["sum 20+26/46 ok"],
    ),
    (
        "Toàn huyện có 46 tổ chức cơ sở đảng, chia ra: đảng bộ cơ sở 20, chi bộ cơ sở 24.",
        ["sum 20+24/46 wrong"],
    ),
    (
        "Toàn huyện có 46 tổ chức cơ sở đảng, cụ thể: 20 đảng bộ cơ sở và 26 chi bộ cơ sở.",
        ["sum 20+26/46 ok"],
    ),
    (
        "Toàn huyện có 46 tổ chức cơ sở đảng, cụ thể: 20 đảng bộ cơ sở và 24 chi bộ cơ sở.",
        ["sum 20+24/46 wrong"],
    ),
]

NO_CLAIMS = [
    "Ban Chấp hành có 27 đồng chí, trong đó có 6 nữ, 4 đồng chí dưới 40 tuổi, 3 người dân tộc thiểu số.",
    "Đại hội có 243 đại biểu, trong đó 65 nữ, 12 đại biểu trẻ tuổi, 14 đại biểu là người dân tộc "
    "thiểu số, 200 đại biểu có trình độ đại học.",
    "Đảng bộ có 720 đảng viên, trong đó có 248 đảng viên hưu trí và 98 đảng viên là nông dân.",
    "Toàn xã có 1.200 hộ, trong đó hộ nghèo 45, hộ cận nghèo 60.",
    "Đã kiểm tra 24 tổ chức đảng và 56 đảng viên, qua kiểm tra kỷ luật 3 tổ chức, 12 đảng viên.",
    "Trong 27 đồng chí, 25 đồng chí có trình độ đại học, 15 đồng chí có trình độ cao cấp lý luận chính trị.",
    "Huyện có 25 xã, thị trấn, 312 thôn, tổ dân phố và 46 tổ chức cơ sở đảng.",
    "Tổng số đảng viên 720; chi bộ đông nhất 60, chi bộ ít nhất 5.",
    "Đại hội bầu 27 ủy viên Ban Chấp hành, 9 ủy viên Ban Thường vụ, 5 ủy viên Ủy ban Kiểm tra.",
    "Có 12 chi bộ bầu 3 chi ủy viên, 8 chi bộ bầu 5 chi ủy viên.",
    "Số đảng viên trên đại học 201, đại học 2.370, cao đẳng 588.",
    "Đảng bộ có 6.845 đảng viên. Trình độ: đại học 2.370, thạc sĩ 201.",
    "Đảng bộ có 4.120 đảng viên, 145 chi bộ. Năm qua kết nạp 91 đảng viên, trong đó nữ 45, đoàn viên 60.",
    "Biểu dương 35 tập thể, 60 cá nhân, trong đó cấp tỉnh 5 tập thể, 8 cá nhân.",
    "Đảng bộ có 225 đảng viên. Trong năm khen thưởng 20 đảng viên, kỷ luật 3 đảng viên.",
    "Tổng số 501 đồng chí; nữ 93, trẻ 56, tái cử 358.",
    "Trình độ chuyên môn của 501 đồng chí: thạc sĩ 20, đại học 400; còn trình độ lý luận cao cấp 56.",
    "Có 40 chi đoàn, 964 đoàn viên, trong đó 57 đảng viên.",
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_classes_that_exclude_each_other_make_up_their_whole(
    findings: Callable[[str], list[str]], text: str, expected: list[str]
) -> None:
    assert findings(text) == expected


@pytest.mark.parametrize("text", NO_CLAIMS)
def test_attributes_that_overlap_or_leave_something_out_make_up_nothing(
    findings: Callable[[str], list[str]], text: str
) -> None:
    assert findings(text) == []


def test_last_item_apart_belongs_to_its_list(findings: Callable[[str], list[str]]) -> None:
    text = "Trao huy hiệu cho 60 đồng chí: 30 năm tuổi Đảng 25, 40 năm 20, 50 năm 10; truy tặng 5."
    assert findings(text) == ["sum 25+20+10+5/60 ok"]
