from collections.abc import Callable

import pytest

CASES = [
    (
        "Thanh tra 73 hồ sơ, đạt yêu cầu 66, chưa đạt 7.",
        ["sum 66+7/73 ok"],
    ),
    (
        "Thanh tra 73 hồ sơ, đạt yêu cầu 66, chưa đạt 9.",
        ["sum 66+9/73 wrong"],
    ),
    (
        "Năm qua Ủy ban Kiểm tra rà soát 118 bản kê khai, xác nhận đúng 112, phải kê khai lại 6.",
        ["sum 112+6/118 ok"],
    ),
    (
        "Trong 64 việc được giao, đã xong 51, đang làm 10, chưa làm 3.",
        ["sum 51+10+3/64 ok"],
    ),
    (
        "Trong 64 việc được giao, đã xong 51, đang làm 11, chưa làm 4.",
        ["sum 51+11+4/64 wrong"],
    ),
    (
        "Trong 36 kiến nghị của cử tri, đã giải quyết 27, chưa giải quyết 7.",
        ["sum 27+7/36 wrong"],
    ),
    (
        "Ban Chấp hành có 45 đồng chí. Về độ tuổi: dưới 35 có 4, từ 35 đến 45 có 21, trên 45 có 20.",
        ["sum 4+21+20/45 ok"],
    ),
    (
        "Ban Chấp hành có 45 đồng chí. Về độ tuổi: dưới 35 có 4, từ 35 đến 45 có 21, trên 45 có 23.",
        ["sum 4+21+23/45 wrong"],
    ),
    (
        "Ban Chấp hành khóa mới 33 đồng chí; chia ba độ tuổi: dưới 40 tuổi 6, 40 đến 50 tuổi 17, trên 50 tuổi 10.",
        ["sum 6+17+10/33 ok"],
    ),
    (
        "Số đảng viên kết nạp qua các năm: 2015: 41; 2016: 44; 2017: 39; 2018: 47; 2019: 50. Cộng 221 đảng viên.",
        ["sum 41+44+39+47+50/221 ok"],
    ),
    (
        "Số đảng viên kết nạp qua các năm: 2015: 41; 2016: 44; 2017: 39; 2018: 47; 2019: 50. Cộng 231 đảng viên.",
        ["sum 41+44+39+47+50/231 wrong"],
    ),
    (
        "Phát triển đảng ba năm (2021: 62, 2022: 58, 2023: 71), tổng 191 đảng viên.",
        ["sum 62+58+71/191 ok"],
    ),
    (
        "Thảo luận ở bốn tổ có 57 ý kiến (tổ 1: 16, tổ 2: 11, tổ 3: 17, tổ 4: 13).",
        ["sum 16+11+17+13/57 ok"],
    ),
    (
        "Thảo luận ở bốn tổ có 57 ý kiến (tổ 1: 16, tổ 2: 11, tổ 3: 17, tổ 4: 15).",
        ["sum 16+11+17+15/57 wrong"],
    ),
    (
        "Toàn quận 31 chi bộ dưới cơ sở (cụm 1: 12; cụm 2: 9; cụm 3: 10), cộng đủ 31.",
        ["sum 12+9+10/31 ok"],
    ),
    (
        "Đảng bộ có 29 chi bộ: 21 + 08 = 29.",
        ["sum 21+8/29 ok"],
    ),
    (
        "Đảng bộ có 29 chi bộ: 21 + 09 = 29.",
        ["sum 21+9/29 wrong"],
    ),
    (
        "Đã tổ chức 126 hội nghị học tập, cấp huyện 4, cấp cơ sở 32, chi bộ 90.",
        ["sum 4+32+90/126 ok"],
    ),
    (
        "Đã tổ chức 126 hội nghị học tập, cấp huyện 4, cấp cơ sở 32, chi bộ 98.",
        ["sum 4+32+98/126 wrong"],
    ),
    (
        "Đại hội hoàn thành ở 88 đơn vị, trong đó đại hội đại biểu 17 đơn vị, đại hội đảng viên 71 đơn vị.",
        ["sum 17+71/88 ok"],
    ),
    (
        "Chi bộ hiện có 47 đảng viên; chính thức 44, dự bị 3.",
        ["sum 44+3/47 ok"],
    ),
    (
        "Chi bộ hiện có 47 đảng viên; chính thức 44, dự bị 5.",
        ["sum 44+5/47 wrong"],
    ),
    (
        "Bộ phận một cửa nhận 3.412 hồ sơ; đã trả 3.290, đang xử lý 97, rút hồ sơ 25.",
        ["sum 3290+97+25/3412 ok"],
    ),
    (
        "Bộ phận một cửa nhận 3.412 hồ sơ; đã trả 3.290, đang xử lý 97, rút hồ sơ 52.",
        ["sum 3290+97+52/3412 wrong"],
    ),
    (
        "Đội ngũ báo cáo viên 86 đồng chí: cấp tỉnh 3, cấp huyện 25, cấp cơ sở 58.",
        ["sum 3+25+58/86 ok"],
    ),
    (
        "Nhận được 94 ý kiến góp ý, tiếp thu 61, giải trình 33.",
        ["sum 61+33/94 ok"],
    ),
    (
        "Nhận được 94 ý kiến góp ý, tiếp thu 61, giải trình 43.",
        ["sum 61+43/94 wrong"],
    ),
    (
        "Thường trực tiếp thu 118/151 ý kiến, giải trình 33 ý kiến.",
        ["sum 118+33/151 ok"],
    ),
    (
        "Dự Đại hội có 220 đại biểu. Đại biểu đương nhiên là 31 đồng chí, đại biểu do cơ sở bầu 189 đồng chí.",
        ["sum 31+189/220 ok"],
    ),
    (
        "Dự Đại hội có 220 đại biểu. Đại biểu đương nhiên là 31 đồng chí, đại biểu do cơ sở bầu 198 đồng chí.",
        ["sum 31+198/220 wrong"],
    ),
    (
        "Trong số có mặt 142 đồng chí: cán bộ cấp tỉnh 33, cấp huyện 98, doanh nghiệp 11.",
        ["sum 33+98+11/142 ok"],
    ),
    (
        "Kỷ luật 94 đảng viên. Nội dung vi phạm: đất đai 20, dân số 31, tài chính 12, khác 31.",
        ["sum 20+31+12+31/94 ok"],
    ),
    (
        "Kỷ luật 94 đảng viên. Nội dung vi phạm: đất đai 20, dân số 31, tài chính 21, khác 31.",
        ["sum 20+31+21+31/94 wrong"],
    ),
    (
        "Trong nhiệm kỳ giảm 5 đồng chí (nghỉ hưu 03, chuyển công tác 02).",
        ["sum 3+2/5 ok"],
    ),
    (
        "Trong nhiệm kỳ giảm 5 đồng chí (nghỉ hưu 03, chuyển công tác 03).",
        ["sum 3+3/5 wrong"],
    ),
    (
        "Khối xã 14 đơn vị, khối cơ quan 19 đơn vị, khối doanh nghiệp 6 đơn vị; cộng 39 đơn vị.",
        ["sum 14+19+6/39 ok"],
    ),
    (
        "Ban Chấp hành 27 đồng chí. Cơ cấu khối: Đảng 8, chính quyền 11, đoàn thể 6, lực lượng vũ trang 2.",
        ["sum 8+11+6+2/27 ok"],
    ),
    (
        "Ban Chấp hành 27 đồng chí. Cơ cấu khối: Đảng 8, chính quyền 11, đoàn thể 7, lực lượng vũ trang 2.",
        ["sum 8+11+7+2/27 wrong"],
    ),
    (
        "Giải quyết xong 46 đơn: đúng 5, có đúng có sai 13, sai 21, chưa đủ cơ sở kết luận 7.",
        ["sum 5+13+21+7/46 ok"],
    ),
    (
        "Đồng ý 212 phiếu, không đồng ý 6 phiếu, không có ý kiến 2 phiếu trên tổng số 220 phiếu thu về.",
        ["sum 212+6+2/220 ok"],
    ),
    (
        "Phát ra 220 phiếu, thu về 220 phiếu; đồng ý 212, không đồng ý 9.",
        ["sum 212+9/220 wrong"],
    ),
    (
        "Xếp loại 214 tổ chức đảng: xuất sắc 41, tốt 138, hoàn thành 29, không hoàn thành 6.",
        ["sum 41+138+29+6/214 ok"],
    ),
    (
        "Xếp loại 214 tổ chức đảng: xuất sắc 41, tốt 138, hoàn thành 39, không hoàn thành 6.",
        ["sum 41+138+39+6/214 wrong"],
    ),
    (
        "Chi ủy 9 đồng chí; nam 6, nữ 3.",
        ["sum 6+3/9 ok"],
    ),
    (
        "Chi ủy 9 đồng chí; nam 6, nữ 4.",
        ["sum 6+4/9 wrong"],
    ),
    (
        "Toàn huyện có 26 đơn vị hành chính; 23 xã và 3 thị trấn.",
        ["sum 23+3/26 ok"],
    ),
    (
        "Bố trí 18 cán bộ dôi dư: điều động 11, nghỉ theo chế độ 7.",
        ["sum 11+7/18 ok"],
    ),
    (
        "Đoàn đại biểu 24 đồng chí, chính thức 22, dự khuyết 2.",
        ["sum 22+2/24 ok"],
    ),
    (
        "Đoàn đại biểu 24 đồng chí, chính thức 23, dự khuyết 2.",
        ["sum 23+2/24 wrong"],
    ),
    (
        "Đoàn kiểm tra đã làm việc tại 54 chi bộ, có 49 chi bộ chấp hành tốt, 5 chi bộ chấp hành chưa tốt.",
        ["sum 49+5/54 ok"],
    ),
    (
        "Trong tổng số 132 đồng chí được quy hoạch, nam 87, nữ 45.",
        ["sum 87+45/132 ok"],
    ),
    (
        "Trong tổng số 132 đồng chí được quy hoạch, nam 87, nữ 54.",
        ["sum 87+54/132 wrong"],
    ),
    (
        "Hội nghị thu về 96 phiếu: 91 phiếu tán thành, 4 phiếu không tán thành, 1 phiếu trắng.",
        ["sum 91+4+1/96 ok"],
    ),
    (
        "Hội nghị thu về 96 phiếu: 91 phiếu tán thành, 6 phiếu không tán thành, 1 phiếu trắng.",
        ["sum 91+6+1/96 wrong"],
    ),
    (
        "Có 17 xã bầu trực tiếp bí thư tại đại hội, 9 xã bầu tại hội nghị ban chấp hành, tổng cộng 26 xã.",
        ["sum 17+9/26 ok"],
    ),
    (
        "Có 17 xã bầu trực tiếp bí thư tại đại hội, 9 xã bầu tại hội nghị ban chấp hành, tổng cộng 28 xã.",
        ["sum 17+9/28 wrong"],
    ),
    (
        "Toàn Đảng bộ 2.318 đảng viên, gồm 2.241 chính thức và 77 dự bị.",
        ["sum 2241+77/2318 ok"],
    ),
    (
        "Toàn Đảng bộ 2.318 đảng viên, gồm 2.241 chính thức và 87 dự bị.",
        ["sum 2241+87/2318 wrong"],
    ),
    (
        "Huyện còn 14 chi bộ chưa đại hội: 9 chi bộ thôn, 3 chi bộ trường học, 2 chi bộ cơ quan.",
        ["sum 9+3+2/14 ok"],
    ),
    (
        "Huyện còn 14 chi bộ chưa đại hội: 9 chi bộ thôn, 3 chi bộ trường học, 4 chi bộ cơ quan.",
        ["sum 9+3+4/14 wrong"],
    ),
    (
        "Trong 5 năm kết nạp 412 đảng viên (năm 2021: 78; năm 2022: 81; năm 2023: 84; năm 2024: 90; năm 2025: 79).",
        ["sum 78+81+84+90+79/412 ok"],
    ),
    (
        "Trong 5 năm kết nạp 412 đảng viên (năm 2021: 78; năm 2022: 81; năm 2023: 84; năm 2024: 90; năm 2025: 97).",
        ["sum 78+81+84+90+97/412 wrong"],
    ),
    (
        "Tổ chức được 63 đợt sinh hoạt chuyên đề; quý I 14, quý II 17, quý III 16, quý IV 16.",
        ["sum 14+17+16+16/63 ok"],
    ),
    (
        "Tổ chức được 63 đợt sinh hoạt chuyên đề; quý I 14, quý II 17, quý III 16, quý IV 18.",
        ["sum 14+17+16+18/63 wrong"],
    ),
    (
        "Trao Huy hiệu Đảng cho 84 đồng chí: 30 năm 41, 40 năm 25, 50 năm 11, 60 năm 7.",
        ["sum 41+25+11+7/84 ok"],
    ),
    (
        "Trao Huy hiệu Đảng cho 84 đồng chí: 30 năm 41, 40 năm 25, 50 năm 11, 60 năm 17.",
        ["sum 41+25+11+17/84 wrong"],
    ),
    (
        "Sau sắp xếp còn 11 phòng, ban; giảm 4 phòng, ban (sáp nhập 3, giải thể 1).",
        ["sum 3+1/4 ok"],
    ),
    (
        "Vắng 9 đồng chí (ốm 4, công tác 3, việc riêng 2).",
        ["sum 4+3+2/9 ok"],
    ),
    (
        "Vắng 9 đồng chí (ốm 4, công tác 3, việc riêng 4).",
        ["sum 4+3+4/9 wrong"],
    ),
    (
        "Số đảng viên miễn sinh hoạt 23 đồng chí, tuổi cao 17, sức khỏe yếu 6.",
        ["sum 17+6/23 ok"],
    ),
    (
        "Cấp ủy có 19 đồng chí trình độ thạc sĩ, 42 đồng chí đại học, 4 đồng chí cao đẳng; cộng 65.",
        ["sum 19+42+4/65 ok"],
    ),
    (
        "Ban Chấp hành gồm 65 đồng chí. Trình độ chuyên môn: thạc sĩ 19, đại học 42, cao đẳng 4.",
        ["sum 19+42+4/65 ok"],
    ),
    (
        "Ban Chấp hành gồm 65 đồng chí. Trình độ chuyên môn: thạc sĩ 19, đại học 42, cao đẳng 14.",
        ["sum 19+42+14/65 wrong"],
    ),
    (
        "Ban Chấp hành gồm 65 đồng chí. Lý luận chính trị: cử nhân 3, cao cấp 24, trung cấp 36, sơ cấp 2.",
        ["sum 3+24+36+2/65 ok"],
    ),
    (
        "Đại hội triệu tập 199 đại biểu, trong đó đại biểu đương nhiên 25, đại biểu bầu 174.",
        ["sum 25+174/199 ok"],
    ),
    (
        "Dự toán chi 3,5 tỷ đồng: tuyên truyền 0,8 tỷ, tài liệu 1,2 tỷ, tổ chức đại hội 1,5 tỷ đồng.",
        ["sum 800000000+1200000000+1500000000/3500000000 ok"],
    ),
    (
        "Có 76 tổ chức cơ sở đảng với 31 đảng bộ cơ sở và 45 chi bộ cơ sở.",
        ["sum 31+45/76 ok"],
    ),
    (
        "Có 76 tổ chức cơ sở đảng với 31 đảng bộ cơ sở và 54 chi bộ cơ sở.",
        ["sum 31+54/76 wrong"],
    ),
    (
        "Tổng số đơn tiếp nhận 45; đủ điều kiện xử lý 32, không đủ điều kiện xử lý 13.",
        ["sum 32+13/45 ok"],
    ),
    (
        "Tổng số đơn tiếp nhận 45; đủ điều kiện xử lý 32, không đủ điều kiện xử lý 16.",
        ["sum 32+16/45 wrong"],
    ),
    (
        "Khảo sát 320 hộ, hài lòng 281, bình thường 30, không hài lòng 9.",
        ["sum 281+30+9/320 ok"],
    ),
    (
        "Khảo sát 320 hộ, hài lòng 281, bình thường 30, không hài lòng 19.",
        ["sum 281+30+19/320 wrong"],
    ),
    (
        "Danh sách nhân sự giới thiệu lần đầu 34 đồng chí: cán bộ chủ chốt 12, cán bộ trẻ triển vọng 22.",
        ["sum 12+22/34 ok"],
    ),
    (
        "Cán bộ xã sau sắp xếp 58 người, bố trí vào biên chế 41, nghỉ hưu trước tuổi 9, thôi việc 8.",
        ["sum 41+9+8/58 ok"],
    ),
    (
        "Đảng bộ có 18 chi bộ: 11 chi bộ thôn + 4 chi bộ trường + 3 chi bộ cơ quan = 18.",
        ["sum 11+4+3/18 ok"],
    ),
    (
        "Có 15 đồng chí được bầu lại, 12 đồng chí tham gia lần đầu. Tổng số 27 đồng chí.",
        ["sum 15+12/27 ok"],
    ),
    (
        "Có 15 đồng chí được bầu lại, 12 đồng chí tham gia lần đầu. Tổng số 29 đồng chí.",
        ["sum 15+12/29 wrong"],
    ),
    (
        "Giảm đầu mối: khối Đảng giảm 21, khối chính quyền giảm 48, khối đoàn thể giảm 9; tổng cộng giảm 78 đầu mối.",
        ["sum 21+48+9/78 ok"],
    ),
    (
        "Trong năm kết nạp 66 hội viên mới: Phụ nữ 21, Nông dân 18, Cựu chiến binh 9, Thanh niên 19.",
        ["sum 21+18+9+19/66 wrong"],
    ),
    (
        "Đơn thư tiếp nhận 11 đơn, giảm 4 đơn so với quý II (15 đơn): kiến nghị 7, phản ánh 3, tố cáo 1.",
        ["sum 7+3+1/11 ok"],
    ),
    (
        "Số phiếu phát ra 146, thu về 145, thiếu 1 phiếu. Phiếu hợp lệ 143, phiếu không hợp lệ 3.",
        ["sum 143+3/145 wrong"],
    ),
    (
        "Lũy kế 538/642 chi bộ (83,80%). Chia theo khối: xã 402; cơ quan 71; doanh nghiệp 46; trường học 19.",
        ["sum 402+71+46+19/538 ok"],
    ),
    (
        "Năm 2018 được 112, năm 2019 được 121, năm 2020 được 117; cả ba năm 350 đồng chí.",
        ["sum 112+121+117/350 ok"],
    ),
    (
        "Trong 47 đồng chí: tái cử 33, giới thiệu mới 14; dưới 40 tuổi 7, từ 40 đến 50 tuổi 26, trên 50 tuổi 15.",
        ["sum 33+14/47 ok", "sum 7+26+15/47 wrong"],
    ),
    (
        "15 đồng chí trúng cử, tái cử 9, lần đầu 6; thạc sĩ 5, đại học 10; cao cấp 7, trung cấp 8.",
        ["sum 9+6/15 ok", "sum 5+10/15 ok", "sum 7+8/15 ok"],
    ),
    (
        "Có 176 đại biểu: nam 121, nữ 55. Lý luận: cao cấp 38; trung cấp 112; sơ cấp 21; chưa qua 7.",
        ["sum 121+55/176 ok", "sum 38+112+21+7/176 wrong"],
    ),
    (
        "Huyện có 240 chi bộ; thôn 152, cơ quan 49, trường học 28, doanh nghiệp 11.",
        ["sum 152+49+28+11/240 ok"],
    ),
    (
        "Kỷ luật 26 đảng viên. Theo nội dung: dân số 8, chấp hành pháp luật 10, đạo đức lối sống 5, khác 3.",
        ["sum 8+10+5+3/26 ok"],
    ),
    (
        "Nhận 1.240 hồ sơ: kỳ trước chuyển sang 86, nhận mới 1.154.",
        ["sum 86+1154/1240 ok"],
    ),
    (
        "Ủy ban Kiểm tra 5 đồng chí (chủ nhiệm 1, phó chủ nhiệm 2, ủy viên 3).",
        ["sum 1+2+3/5 wrong"],
    ),
    (
        "Trong 9 đơn có 6 đơn tố cáo, 4 đơn phản ánh.",
        ["sum 6+4/9 wrong"],
    ),
    (
        "Bí thư chi bộ 318 đồng chí: nữ 71, nam 247; kiêm trưởng thôn 133, không kiêm 185.",
        ["sum 71+247/318 ok", "sum 133+185/318 ok"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_list_without_an_announcing_word_is_weighed_against_its_whole(
    findings: Callable[[str], list[str]], text: str, expected: list[str]
) -> None:
    assert [found for found in findings(text) if found.startswith("sum")] == expected
