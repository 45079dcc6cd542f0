from collections.abc import Callable

import pytest

CASES = [
    ("Cán bộ hợp tác xã nay là 5 cộng 3 cộng 10, mười tám người.", ["sum 5+3+10/18 ok"]),
    ("Cộng ba loại: 94, 76, 71 = 231.", ["sum 94+76+71/231 wrong"]),
    (
        "Nội dung vi phạm: chính sách dân số 129 (38,05%), đất đai 84 (24,78%), còn lại các lỗi khác.",
        ["share 129/None 38,05 unclear", "share 84/None 24,78 unclear"],
    ),
    (
        "Huyện ủy bổ nhiệm 96 trường hợp, trong đó 21 trường hợp khối đảng và 75 trường hợp khối chính quyền.",
        ["sum 21+75/96 ok"],
    ),
    (
        "Huyện ủy bổ nhiệm 96 trường hợp, trong đó 21 trường hợp khối đảng và 57 trường hợp khối chính quyền.",
        ["sum 21+57/96 wrong"],
    ),
    (
        "Đại hội triệu tập 235 đại biểu, gồm 38 đại biểu đương nhiên và 197 đại biểu được bầu.",
        ["sum 38+197/235 ok"],
    ),
    (
        "Đại hội triệu tập 235 đại biểu, gồm 38 đại biểu đương nhiên và 179 đại biểu được bầu.",
        ["sum 38+179/235 wrong"],
    ),
    (
        "Tổng số: 235 đại biểu = 38 đương nhiên + 197 được bầu.",
        ["sum 38+197/235 ok"],
    ),
    (
        "Tổng số: 235 đại biểu = 38 đương nhiên + 187 được bầu.",
        ["sum 38+187/235 wrong"],
    ),
    (
        "Đã thi hành kỷ luật 74 đảng viên (khiển trách 42, cảnh cáo 21, cách chức 4, khai trừ 7).",
        ["sum 42+21+4+7/74 ok"],
    ),
    (
        "Đã thi hành kỷ luật 74 đảng viên (khiển trách 42, cảnh cáo 12, cách chức 4, khai trừ 7).",
        ["sum 42+12+4+7/74 wrong"],
    ),
    (
        "Kết quả: 10/23 chi bộ bầu chi ủy; 05/23 chi bộ bầu bí thư và phó bí thư; 08/23 chi bộ bầu bí thư.",
        ["fraction 10/23 ok", "fraction 5/23 ok", "fraction 8/23 ok", "sum 10+5+8/23 ok"],
    ),
    (
        "Huyện có 25 xã, thị trấn, trong đó có 22 xã và 3 thị trấn.",
        ["sum 22+3/25 ok"],
    ),
    (
        "Toàn đảng bộ có 46 tổ chức cơ sở đảng (20 đảng bộ, 26 chi bộ cơ sở).",
        ["sum 20+26/46 ok"],
    ),
    (
        "Toàn đảng bộ có 46 tổ chức cơ sở đảng (20 đảng bộ, 28 chi bộ cơ sở).",
        ["sum 20+28/46 wrong"],
    ),
    (
        "Toàn huyện có 46 đảng bộ, chi bộ cơ sở, gồm: 20 đảng bộ xã, 6 đảng bộ cơ quan, 20 chi bộ cơ sở.",
        ["sum 20+6+20/46 ok"],
    ),
    (
        "Toàn huyện có 46 đảng bộ, chi bộ cơ sở, gồm: 20 đảng bộ xã, 8 đảng bộ cơ quan, 20 chi bộ cơ sở.",
        ["sum 20+8+20/46 wrong"],
    ),
    (
        "Đã tiếp nhận 35 đơn thư, đã giải quyết 31 đơn, còn lại 4 đơn đang xem xét.",
        ["sum 31+4/35 ok"],
    ),
    (
        "Đã tiếp nhận 35 đơn thư, đã giải quyết 31 đơn, còn lại 6 đơn đang xem xét.",
        ["sum 31+6/35 wrong"],
    ),
    (
        "Khối xã có 27 đơn vị, khối cơ quan có 15 đơn vị, tổng cộng 42 đơn vị.",
        ["sum 27+15/42 ok"],
    ),
    (
        "Khối xã có 27 đơn vị, khối cơ quan có 15 đơn vị, tổng cộng 43 đơn vị.",
        ["sum 27+15/43 wrong"],
    ),
    (
        "Đảng bộ có 225 đảng viên (nam 120, nữ 105).",
        ["sum 120+105/225 ok"],
    ),
    (
        "Đảng bộ có 225 đảng viên (nam 120, nữ 150).",
        ["sum 120+150/225 wrong"],
    ),
    (
        "Đến nay đã có 382/387 chi bộ tổ chức đại hội, còn 5 chi bộ chưa tổ chức.",
        ["change 5 ok", "fraction 382/387 ok"],
    ),
    (
        "Về độ tuổi: dưới 35 tuổi 56 đồng chí, từ 35 đến 45 tuổi 210 đồng chí, trên 45 tuổi 235 đồng "
        "chí, tổng cộng 501 đồng chí.",
        ["sum 56+210+235/501 ok"],
    ),
    (
        "Trong 5 năm, đã kết nạp 320 đảng viên (năm 2016: 60, năm 2017: 65, năm 2018: 70, năm 2019: 65, năm 2020: 60).",
        ["sum 60+65+70+65+60/320 ok"],
    ),
    (
        "Trong 5 năm, đã kết nạp 320 đảng viên (năm 2016: 60, năm 2017: 65, năm 2018: 70, năm 2019: 65, năm 2020: 80).",
        ["sum 60+65+70+65+80/320 wrong"],
    ),
    (
        "Khen thưởng 65 tập thể, cá nhân, gồm 25 tập thể và 40 cá nhân.",
        ["sum 25+40/65 ok"],
    ),
    (
        "Khen thưởng 65 tập thể, cá nhân, gồm 25 tập thể và 45 cá nhân.",
        ["sum 25+45/65 wrong"],
    ),
    (
        "Trình độ trên đại học 66 đồng chí (thạc sĩ 60, tiến sĩ 6).",
        ["sum 60+6/66 ok"],
    ),
    (
        "Hội nghị có 120 đại biểu, trong đó 80 đại biểu nam và 40 đại biểu nữ.",
        ["sum 80+40/120 ok"],
    ),
    (
        "Hội nghị có 120 đại biểu, trong đó 80 đại biểu nam và 30 đại biểu nữ.",
        ["sum 80+30/120 wrong"],
    ),
    (
        "Toàn huyện có 45 đảng bộ và 52 chi bộ cơ sở, tổng số 97 tổ chức cơ sở đảng.",
        ["sum 45+52/97 ok"],
    ),
    (
        "Toàn huyện có 45 đảng bộ và 52 chi bộ cơ sở, tổng cộng 107 tổ chức cơ sở đảng.",
        ["sum 45+52/107 wrong"],
    ),
    (
        "Có 31 đồng chí bầu trực tiếp bí thư: 25 đồng chí ở xã, 6 đồng chí ở cơ quan.",
        ["sum 25+6/31 ok"],
    ),
    (
        "Về thành phần: đại biểu đương nhiên 38 người, đại biểu do bầu cử 190 người, đại biểu chỉ định 7"
        " người; tổng số 235 đại biểu.",
        ["sum 38+190+7/235 ok"],
    ),
    (
        "Tổng số 235 đại biểu; trong đó đại biểu đương nhiên 38, đại biểu được bầu 190, đại biểu chỉ định 7.",
        ["sum 38+190+7/235 ok"],
    ),
    (
        "Tổng số 235 đại biểu; trong đó đại biểu đương nhiên 38, đại biểu được bầu 180, đại biểu chỉ định 7.",
        ["sum 38+180+7/235 wrong"],
    ),
    (
        "Số lượng đảng viên: 225 đồng chí (chính thức: 210; dự bị: 15).",
        ["sum 210+15/225 ok"],
    ),
    (
        "Số lượng đảng viên: 225 đồng chí (chính thức: 201; dự bị: 15).",
        ["sum 201+15/225 wrong"],
    ),
    (
        "Có 5/7 chỉ tiêu đạt và vượt, 2/7 chỉ tiêu chưa đạt.",
        ["fraction 5/7 ok", "fraction 2/7 ok", "sum 5+2/7 ok"],
    ),
    (
        "Toàn huyện có 46 tổ chức cơ sở đảng (chưa tính 2 đơn vị mới thành lập), gồm: đảng bộ 20, chi bộ 26.",
        ["sum 20+26/46 ok"],
    ),
    (
        "Toàn huyện có 46 tổ chức cơ sở đảng (chưa tính 2 đơn vị mới thành lập), gồm: đảng bộ 20, chi bộ 28.",
        ["sum 20+28/46 wrong"],
    ),
    (
        "Đại hội bầu 27 đồng chí vào Ban Chấp hành. Đại hội diễn ra trong không khí phấn khởi. Trong đó:"
        " tái cử 18, tham gia lần đầu 9.",
        ["sum 18+9/27 ok"],
    ),
    (
        "Đại hội bầu 27 đồng chí vào Ban Chấp hành. Đại hội diễn ra trong không khí phấn khởi. Trong đó:"
        " tái cử 18, tham gia lần đầu 7.",
        ["sum 18+7/27 wrong"],
    ),
    (
        "Kết quả xếp loại 46 tổ chức cơ sở đảng: xuất sắc 9, tốt 30, hoàn thành nhiệm vụ 6, không hoàn thành 1.",
        ["sum 9+30+6+1/46 ok"],
    ),
    (
        "Kết quả xếp loại 46 tổ chức cơ sở đảng: xuất sắc 9, tốt 31, hoàn thành nhiệm vụ 6, không hoàn thành 1.",
        ["sum 9+31+6+1/46 wrong"],
    ),
    (
        "Cấp ủy khóa mới có 27 đồng chí: khối đảng 8, khối chính quyền 14, khối đoàn thể 5.",
        ["sum 8+14+5/27 ok"],
    ),
    (
        "Cấp ủy khóa mới có 27 đồng chí: khối đảng 8, khối chính quyền 14, khối đoàn thể 6.",
        ["sum 8+14+6/27 wrong"],
    ),
    (
        "Tiếp nhận 143 đơn, trong đó: khiếu nại 37, tố cáo 52, phản ánh 54.",
        ["sum 37+52+54/143 ok"],
    ),
    (
        "Số đảng viên mới kết nạp là 320 đồng chí; phân theo khối: nông thôn 145, cơ quan 98, doanh "
        "nghiệp 22, lực lượng vũ trang 55.",
        ["sum 145+98+22+55/320 ok"],
    ),
    (
        "Số đảng viên mới kết nạp là 320 đồng chí; phân theo khối: nông thôn 145, cơ quan 89, doanh "
        "nghiệp 22, lực lượng vũ trang 55.",
        ["sum 145+89+22+55/320 wrong"],
    ),
    (
        "Huyện có 25 xã, thị trấn; trong đó: 22 xã, 3 thị trấn. Toàn huyện có 312 thôn, tổ dân phố (287 "
        "thôn và 25 tổ dân phố).",
        ["sum 22+3/25 ok", "sum 287+25/312 ok"],
    ),
    (
        "Huyện có 25 xã, thị trấn; trong đó: 22 xã, 3 thị trấn. Toàn huyện có 312 thôn, tổ dân phố (278 "
        "thôn và 25 tổ dân phố).",
        ["sum 22+3/25 ok", "sum 278+25/312 wrong"],
    ),
    (
        "Đoàn đại biểu có 15 đồng chí chính thức và 2 đồng chí dự khuyết, tổng cộng 17 đồng chí.",
        ["sum 15+2/17 ok"],
    ),
    (
        "Trong 6 tháng, Đảng bộ kết nạp 45 đảng viên: quý I 20 đồng chí, quý II 25 đồng chí.",
        ["sum 20+25/45 ok"],
    ),
    (
        "Trong 6 tháng, Đảng bộ kết nạp 45 đảng viên: quý I 20 đồng chí, quý II 23 đồng chí.",
        ["sum 20+23/45 wrong"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_breakdown_is_checked_where_the_words_promise_a_whole(
    findings: Callable[[str], list[str]], text: str, expected: list[str]
) -> None:
    assert sorted(findings(text)) == sorted(expected)
