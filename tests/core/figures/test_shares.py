from collections.abc import Callable

import pytest

CASES = [
    (
        "Đại hội Đảng bộ xã An Lạc bầu 15 đồng chí vào Ban Chấp hành, trong đó nữ 4 đồng chí, chiếm "
        "26,67%; trẻ dưới 35 tuổi 3 đồng chí, chiếm 20%.",
        ["share 4/15 26,67 ok", "share 3/15 20 ok"],
    ),
    (
        "Tổng số cấp ủy viên trúng cử là 320 đồng chí, trong đó: nữ 64 đồng chí, chiếm 20%; trẻ 48 đồng "
        "chí, chiếm 16%; dân tộc 32 đồng chí, chiếm 10%.",
        ["share 64/320 20 ok", "share 48/320 16 rounding", "share 32/320 10 ok"],
    ),
    (
        "Tỷ lệ nữ tham gia cấp ủy đạt 18,75% (60/320 đồng chí).",
        ["share 60/320 18,75 ok"],
    ),
    (
        "Tỷ lệ nữ tham gia cấp ủy đạt 18,57% (60/320 đồng chí).",
        ["share 60/320 18,57 wrong"],
    ),
    (
        "Toàn huyện có 320 cấp ủy viên; 71,25% (228 đồng chí) tái cử, 28,75% (92 đồng chí) tham gia lần đầu.",
        ["share 228/320 71,25 ok", "share 92/320 28,75 ok", "sum 228+92/320 ok"],
    ),
    (
        "Toàn huyện có 320 cấp ủy viên; 71,25% (228 đồng chí) tái cử, 27,85% (92 đồng chí) tham gia lần đầu.",
        ["share 228/320 71,25 ok", "share 92/320 27,85 wrong", "sum 228+92/320 ok"],
    ),
    (
        "Trong tổng số 126 đại biểu dự đại hội có 31 đại biểu nữ, chiếm 24,6 %.",
        ["share 31/126 24,6 ok"],
    ),
    (
        "Trong tổng số 126 đại biểu dự đại hội có 31 đại biểu nữ (bằng 26,4％).",
        ["share 31/126 26,4 wrong"],
    ),
    (
        "Đến ngày 01/6, có 37 trong tổng số 38 chi bộ, đảng bộ cơ sở đã hoàn thành đại hội (chiếm 97%).",
        ["share 37/38 97 ok"],
    ),
    (
        "Đến ngày 01/6, có 73 trong tổng số 83 chi bộ, đảng bộ cơ sở đã hoàn thành đại hội (chiếm 78%).",
        ["share 73/83 78 wrong"],
    ),
    (
        "Toàn tỉnh có 99% (1.298/1.311) đảng bộ đã hoàn thành đại hội.",
        ["share 1298/1311 99 ok"],
    ),
    (
        "Có 82% đại biểu là người Kinh (410 người) và 18% đại biểu thuộc các dân tộc thiểu số (90 người)"
        " trong tổng số 500 đại biểu.",
        ["share 410/500 82 ok", "share 90/500 18 ok", "sum 410+90/500 ok"],
    ),
    (
        "Tổng số đại biểu trúng cử là 500 người. Đại biểu nữ là 151 người, chiếm tỷ lệ 30,2 phần trăm. "
        "Đại biểu trẻ dưới 40 tuổi có 47 người, tương đương 9,4%.",
        ["share 151/500 30,2 ok", "share 47/500 9,4 ok"],
    ),
    (
        "Tổng số đại biểu trúng cử là 500 người. Còn lại 61,2% đại biểu, tương đương 306 người, công tác ở địa phương.",
        ["share 306/500 61,2 ok"],
    ),
    (
        "Đảng bộ có 709 tổ chức cơ sở đảng. Qua đánh giá có 439 tổ chức cơ sở đảng hoàn thành tốt nhiệm "
        "vụ (chiếm 61,92%), trong đó có 107 tổ chức hoàn thành xuất sắc (chiếm 24,37%).",
        ["share 439/709 61,92 ok", "share 107/439 24,37 ok"],
    ),
    (
        "Đảng bộ có 709 tổ chức cơ sở đảng. Qua đánh giá có 439 tổ chức cơ sở đảng hoàn thành tốt nhiệm "
        "vụ (chiếm 61,92%), trong đó có 107 tổ chức hoàn thành xuất sắc (chiếm 23,47%).",
        ["share 439/709 61,92 ok", "share 107/439 23,47 wrong"],
    ),
    (
        "Số cấp ủy viên được bầu: 1 298 đồng chí. Trong đó:\n"
        "- Nữ: 260 đồng chí (20,03%).\n"
        "- Dưới 40 tuổi: 195 đồng chí (15,02%).\n"
        "- Dân tộc thiểu số: 130 đồng chí (12,02%).",
        ["share 260/1298 20,03 ok", "share 195/1298 15,02 ok", "share 130/1298 12,02 wrong"],
    ),
    (
        "Về trình độ của 250 cấp ủy viên: đại học 200 đồng chí = 80%; thạc sĩ 40 đồng chí = 16%; tiến sĩ"
        " 10 đồng chí = 4%.",
        ["share 200/250 80 ok", "share 40/250 16 ok", "share 10/250 4 ok", "sum 200+40+10/250 ok"],
    ),
    (
        "Trình độ 868 người ứng cử: trên đại học 564 người (chiếm 64,98%), đại học 294 người (chiếm "
        "33,87%), dưới đại học 10 người (chiếm 1,15%).",
        ["share 564/868 64,98 ok", "share 294/868 33,87 ok", "share 10/868 1,15 ok", "sum 564+294+10/868 ok"],
    ),
    (
        "Trình độ 868 người ứng cử: trên đại học 564 người (chiếm 64,98%), đại học 294 người (chiếm "
        "38,37%), dưới đại học 10 người (chiếm 1,15%).",
        ["share 564/868 64,98 ok", "share 294/868 38,37 wrong", "share 10/868 1,15 ok", "sum 564+294+10/868 ok"],
    ),
    (
        "Trong số 43 cấp ủy viên, có 18 đồng chí nữ, chiếm 41,8%.",
        ["share 18/43 41,8 rounding"],
    ),
    (
        "Trong số 501 cấp ủy viên, có 56 đồng chí trẻ, chiếm 11,17%.",
        ["share 56/501 11,17 rounding"],
    ),
    (
        "Trong số 40 đại biểu có 7 nữ (18%).",
        ["share 7/40 18 ok"],
    ),
    (
        "Trong tổng số 6.200 ứng cử viên có gần 2.500 phụ nữ, chiếm tỷ lệ gần 41%.",
        ["share 2500/6200 41 ok"],
    ),
    (
        "Trong số 387 chi bộ, đã có 365 chi bộ tổ chức đại hội, đạt hơn 94%.",
        ["share 365/387 94 ok"],
    ),
    (
        "Trong số 387 chi bộ, đã có 365 chi bộ tổ chức đại hội, đạt khoảng 49%.",
        ["share 365/387 49 wrong"],
    ),
    (
        "Trong số 387 chi bộ, đã có 365 chi bộ tổ chức đại hội, đạt xấp xỉ 94,5%.",
        ["share 365/387 94,5 ok"],
    ),
    (
        "Năm qua kết nạp 45/50 đảng viên mới, đạt 90% kế hoạch.",
        ["share 45/50 90 ok"],
    ),
    (
        "Năm qua kết nạp 45/50 đảng viên mới, đạt 92% kế hoạch.",
        ["share 45/50 92 wrong"],
    ),
    (
        "Đã có 52/50 đảng bộ cấp trên cơ sở tổ chức đại hội.",
        ["fraction 52/50 wrong"],
    ),
    (
        "Đã có 48/50 đảng bộ cấp trên cơ sở tổ chức đại hội.",
        ["fraction 48/50 ok"],
    ),
    (
        "13/15 xã có cử tri đi bầu đạt 100%.",
        ["fraction 13/15 ok"],
    ),
    (
        "Đảng bộ kết nạp 625 đảng viên mới, nâng tổng số đảng viên lên 3.160 đồng chí, chiếm 3,03% dân số.",
        ["share 3160/None 3,03 unclear"],
    ),
    (
        "Chi bộ có 12 đảng viên, trong đó ba đồng chí là nữ (chiếm 25%).",
        ["share 3/12 25 ok"],
    ),
    (
        "Chi bộ có 12 đảng viên, trong đó hai đồng chí là nữ (chiếm 25%).",
        ["share 2/12 25 wrong"],
    ),
    (
        "Có 93 đồng chí nữ (chiếm 18,56%) trong tổng số 501 đồng chí trúng cử.",
        ["share 93/501 18,56 ok"],
    ),
    (
        "Có 93 đồng chí nữ, chiếm 18,65% trong tổng số 501 đồng chí trúng cử.",
        ["share 93/501 18,65 wrong"],
    ),
    (
        "Nữ: 93/501 đồng chí, chiếm 18,56%.",
        ["share 93/501 18,56 ok"],
    ),
    (
        "Nữ 93 trên tổng số 501 đồng chí, đạt tỷ lệ 18,56%.",
        ["share 93/501 18,56 ok"],
    ),
    (
        "Đảng bộ huyện có 45 tổ chức cơ sở đảng với 4.820 đảng viên. Năm 2020, kết nạp 145 đảng viên, "
        "trong đó nữ 87 đồng chí, chiếm 60%.",
        ["share 87/145 60 ok"],
    ),
    (
        "Đảng bộ huyện có 45 tổ chức cơ sở đảng với 4.820 đảng viên. Kết quả đánh giá: 40 tổ chức cơ sở "
        "đảng hoàn thành tốt nhiệm vụ (88,89%); 4.102 đảng viên hoàn thành tốt nhiệm vụ (85,1%).",
        ["share 40/45 88,89 ok", "share 4102/4820 85,1 ok"],
    ),
    (
        "Đảng bộ huyện có 45 tổ chức cơ sở đảng với 4.820 đảng viên. Kết quả đánh giá: 40 tổ chức cơ sở "
        "đảng hoàn thành tốt nhiệm vụ (89,88%); 4.102 đảng viên hoàn thành tốt nhiệm vụ (85,1%).",
        ["share 40/45 89,88 wrong", "share 4102/4820 85,1 ok"],
    ),
    (
        "Toàn huyện có 387 chi bộ. Đã có 382 chi bộ đại hội xong, chiếm 98,71%; trong đó bầu trực tiếp "
        "bí thư 120 chi bộ, chiếm 31,41%.",
        ["share 382/387 98,71 ok", "share 120/382 31,41 ok"],
    ),
    (
        "Tổng số bí thư được bầu là 1.141 đồng chí, trong đó tái cử 926 đồng chí (81,16%), riêng nữ 85 "
        "đồng chí (7,45%).",
        ["share 926/1141 81,16 ok", "share 85/1141 7,45 ok"],
    ),
    (
        "Tổng số 320 cấp ủy viên; số tái cử và tham gia lần đầu lần lượt là 228 và 92 đồng chí, chiếm "
        "71,25% và 28,75%.",
        ["share 228/320 71,25 ok", "share 92/320 28,75 ok", "sum 228+92/320 ok"],
    ),
    (
        "Ban kiểm phiếu báo cáo: số phiếu phát ra 248, thu về 248, hợp lệ 246, không hợp lệ 2. Đồng chí "
        "An được 240 phiếu, đạt 96,77%; đồng chí Bình được 231 phiếu, đạt 93,15%.",
        ["sum 246+2/248 ok", "share 240/248 96,77 ok", "share 231/248 93,15 ok"],
    ),
    (
        "Ban kiểm phiếu báo cáo: số phiếu phát ra 248, thu về 248, hợp lệ 246, không hợp lệ 2. Đồng chí "
        "An được 240/248 phiếu, đạt 97,67%.",
        ["sum 246+2/248 ok", "share 240/248 97,67 wrong"],
    ),
    (
        "Tổng thu ngân sách năm 2020 đạt 125,5 tỷ đồng, trong đó thu nội địa 98,2 tỷ đồng, chiếm 78,2%.",
        ["share 98200000000/125500000000 78,2 ok"],
    ),
    (
        "Tính đến 31/12/2019 toàn huyện có 98,5% hộ dân dùng nước sạch; 19/19 tiêu chí đạt chuẩn.",
        ["fraction 19/19 ok"],
    ),
    (
        "100% chi bộ (23/23 chi bộ) đã hoàn thành đại hội.",
        ["share 23/23 100 ok"],
    ),
    (
        "Đã có 23/25 chi bộ hoàn thành đại hội, đạt 100%.",
        ["share 23/25 100 wrong"],
    ),
    (
        "Ban Chấp hành khóa mới gồm 27 đồng chí (nữ 5 đồng chí, chiếm 18,5%; trẻ 4 đồng chí, chiếm 14,8%).",
        ["share 5/27 18,5 ok", "share 4/27 14,8 ok"],
    ),
    (
        "Ban Chấp hành khóa mới gồm 27 đồng chí (nữ 5 đồng chí, chiếm 15,8%; trẻ 4 đồng chí, chiếm 14,8%).",
        ["share 5/27 15,8 wrong", "share 4/27 14,8 ok"],
    ),
    (
        "Bầu Ban Chấp hành 27 đồng chí, nữ 5 đồng chí đạt 18,5%, trẻ tuổi 4 đồng chí đạt 14,8%.",
        ["share 5/27 18,5 ok", "share 4/27 14,8 ok"],
    ),
    (
        "Nữ 5/27 đ/c = 18,5%; trẻ 4/27 đ/c = 14,8%; DTTS 2/27 đ/c = 7,4%.",
        ["share 5/27 18,5 ok", "share 4/27 14,8 ok", "share 2/27 7,4 ok"],
    ),
    (
        "Đại hội có 150 đại biểu dự, đại biểu nữ 45 người, chiếm tỉ lệ 30%; đại biểu là cán bộ hưu trí "
        "20 người, chiếm 13,3%; cao tuổi nhất 78 tuổi đời.",
        ["share 45/150 30 ok", "share 20/150 13,3 ok"],
    ),
    (
        "Số đảng viên được triệu tập là 156 đồng chí, có mặt 150 đồng chí, đạt 96,15%; vắng 06 đồng chí "
        "có lý do (3,85%).",
        ["share 150/156 96,15 ok", "share 6/156 3,85 ok", "change 6 ok"],
    ),
    (
        "Số đảng viên được triệu tập là 156 đồng chí, có mặt 150 đồng chí, đạt 91,65%; vắng 06 đồng chí "
        "có lý do (3,85%).",
        ["share 150/156 91,65 wrong", "share 6/156 3,85 ok", "change 6 ok"],
    ),
    (
        "Trong số 126 đại biểu có 58 đại biểu nữ, chiếm 46, 03 %; trẻ 23 đại biểu (18 ,25%).",
        ["share 58/126 46,03 ok", "share 23/126 18,25 ok"],
    ),
    (
        "Hiện có 1.250 hội viên, trong đó hội viên nữ 512 người, chiếm 40,96%; phát triển mới 85 hội "
        "viên, đạt 106% kế hoạch.",
        ["share 512/1250 40,96 ok"],
    ),
    (
        "Giải quyết việc làm cho 1.250 lao động, đạt 104,2% kế hoạch (kế hoạch 1.200 lao động).",
        ["share 1250/1200 104,2 ok"],
    ),
    (
        "Giải quyết việc làm cho 1.250 lao động, đạt 140,2% kế hoạch (kế hoạch 1.200 lao động).",
        ["share 1250/1200 140,2 wrong"],
    ),
    (
        "Trồng mới 120 ha rừng, đạt 80% kế hoạch (150 ha).",
        ["share 120/150 80 ok"],
    ),
    (
        "Chỉ tiêu kết nạp 120 đảng viên, thực hiện được 138 đảng viên, đạt 115%.",
        ["share 138/120 115 ok"],
    ),
    (
        "Chỉ tiêu kết nạp 120 đảng viên, thực hiện được 138 đảng viên, đạt 151%.",
        ["share 138/120 151 wrong"],
    ),
    (
        "Kế hoạch giao 500 suất quà, đã trao 450 suất quà, đạt 90% kế hoạch.",
        ["share 450/500 90 ok"],
    ),
    (
        "Thu ngân sách 125,5 tỷ đồng, đạt 104,6% dự toán (120 tỷ đồng).",
        ["share 125500000000/120000000000 104,6 ok"],
    ),
    (
        "Toàn xã có 1.250 hộ, trong đó hộ nghèo 45 hộ (3,6%), hộ cận nghèo 62 hộ (4,96%).",
        ["share 45/1250 3,6 ok", "share 62/1250 4,96 ok"],
    ),
    (
        "Toàn xã có 1.250 hộ với 4.875 nhân khẩu, trong đó hộ nghèo 45 hộ (3,6%), người dân tộc thiểu số"
        " 312 nhân khẩu (6,4%).",
        ["share 45/1250 3,6 ok", "share 312/4875 6,4 ok"],
    ),
    (
        "Có 12/15 xã đạt chuẩn nông thôn mới, chiếm 80%; bình quân đạt 17,5 tiêu chí/xã.",
        ["share 12/15 80 ok"],
    ),
    (
        "Huyện có 15 xã, 12 xã đạt chuẩn nông thôn mới (80%), 3 xã đạt chuẩn nâng cao (25%).",
        ["share 12/15 80 ok", "share 3/None 25 unclear", "sum 12+3/15 ok"],
    ),
    (
        "Lớp học có 45 học viên, kết quả 12 học viên giỏi, chiếm 26,7%; 28 học viên khá, chiếm 62,2%; 5 "
        "học viên trung bình, chiếm 11,1%.",
        ["share 12/45 26,7 ok", "share 28/45 62,2 ok", "share 5/45 11,1 ok", "sum 12+28+5/45 ok"],
    ),
    (
        "Lớp học có 45 học viên, kết quả 12 học viên giỏi, chiếm 26,7%; 28 học viên khá, chiếm 66,2%; 5 "
        "học viên trung bình, chiếm 11,1%.",
        ["share 12/45 26,7 ok", "share 28/45 66,2 wrong", "share 5/45 11,1 ok", "sum 12+28+5/45 ok"],
    ),
    (
        "Dự đại hội có 98 đảng viên trên tổng số 103 đảng viên được triệu tập, đạt tỷ lệ 95,1%.",
        ["share 98/103 95,1 ok"],
    ),
    (
        "Trong 103 đảng viên được triệu tập, có mặt 98 đồng chí, đạt 95,1%.",
        ["share 98/103 95,1 ok"],
    ),
    (
        "Được sự tín nhiệm của đại hội, đồng chí A trúng cử với 98/103 phiếu, đạt 91,5%.",
        ["share 98/103 91,5 wrong"],
    ),
    (
        "Trong tổng số 126 lượt ý kiến tham gia, có 58 ý kiến (46%) góp ý về văn kiện, 40 ý kiến (31,7%)"
        " về nhân sự, 28 ý kiến (22,2%) về nội dung khác.",
        ["share 58/126 46 ok", "share 40/126 31,7 ok", "share 28/126 22,2 ok", "sum 58+40+28/126 ok"],
    ),
    (
        "Toàn ngành có 2.500 công chức, viên chức; trong đó 1.875 người có trình độ đại học (75%), 250 "
        "người sau đại học (10%).",
        ["share 1875/2500 75 ok", "share 250/2500 10 ok"],
    ),
    (
        "Qua thẩm tra, 235/235 đại biểu đủ tư cách, đạt tỷ lệ 100%. Trong đó có 36 đại biểu nữ (15,32%),"
        " 14 đại biểu trẻ (5,96%), 2 đại biểu dân tộc (0,85%).",
        ["share 235/235 100 ok", "share 36/235 15,32 ok", "share 14/235 5,96 ok", "share 2/235 0,85 ok"],
    ),
    (
        "Qua thẩm tra, 235/235 đại biểu đủ tư cách, đạt tỷ lệ 100%. Trong đó có 36 đại biểu nữ (13,52%),"
        " 14 đại biểu trẻ (5,96%), 2 đại biểu dân tộc (0,85%).",
        ["share 235/235 100 ok", "share 36/235 13,52 wrong", "share 14/235 5,96 ok", "share 2/235 0,85 ok"],
    ),
    (
        "Ban Chấp hành khóa mới có 45 ủy viên. Về cơ cấu: nữ 7 đồng chí, chiếm 15,6%. Về độ tuổi: dưới "
        "40 tuổi 6 đồng chí, chiếm 13,3%; bình quân 47,2 tuổi. Về trình độ: 100% đại học trở lên, trong "
        "đó thạc sĩ 21 đồng chí, chiếm 46,7%; tiến sĩ 2 đồng chí, chiếm 4,4%.",
        ["share 7/45 15,6 ok", "share 6/45 13,3 ok", "share 21/45 46,7 ok", "share 2/45 4,4 ok"],
    ),
    (
        "Ban Chấp hành khóa mới có 45 ủy viên. Về cơ cấu: nữ 7 đồng chí, chiếm 15,6%. Về độ tuổi: dưới "
        "40 tuổi 6 đồng chí, chiếm 33,3%; bình quân 47,2 tuổi. Về trình độ: 100% đại học trở lên, trong "
        "đó thạc sĩ 21 đồng chí, chiếm 46,7%; tiến sĩ 2 đồng chí, chiếm 4,4%.",
        ["share 7/45 15,6 ok", "share 6/45 33,3 wrong", "share 21/45 46,7 ok", "share 2/45 4,4 ok"],
    ),
    (
        "Đại hội bầu 15 ủy viên Ban Chấp hành, trong đó có 5 ủy viên mới (33,3%). Ban Chấp hành bầu 5 ủy"
        " viên Ban Thường vụ, trong đó nữ 1 đồng chí (20%); bầu Ủy ban Kiểm tra 5 đồng chí, trong đó nữ "
        "2 đồng chí (40%).",
        ["share 5/15 33,3 ok", "share 1/5 20 ok", "share 2/5 40 ok"],
    ),
    (
        "Nữ có 93 trong 501 đồng chí, chiếm 18,56%.",
        ["share 93/501 18,56 ok"],
    ),
    (
        "Nữ: 12 đồng chí/45 đồng chí, đạt 26,7%; trẻ: 9 đồng chí / 45 đồng chí, đạt 20%.",
        ["share 12/45 26,7 ok", "share 9/45 20 ok"],
    ),
    (
        "Nữ: 12 / 45 đồng chí, đạt 26,7%.",
        ["share 12/45 26,7 ok"],
    ),
    (
        "Đã có 38 trên tổng số 36 chi bộ đại hội.",
        ["fraction 38/36 wrong"],
    ),
    (
        "Ngày 15 tháng 6 năm 2020, 100% chi bộ (387 chi bộ) đã đại hội.",
        ["share 387/None 100 unclear"],
    ),
    (
        "Đại hội có 126 đại biểu, trong đó có 31 đại biểu nữ. Số ấy bằng 24,6% tổng số đại biểu.",
        ["share 31/126 24,6 ok"],
    ),
    (
        "Đại hội có 126 đại biểu, trong đó có 31 đại biểu nữ. Số này chiếm 26,4%.",
        ["share 31/126 26,4 wrong"],
    ),
    (
        "Tổng số 501 cấp ủy viên; nữ 93 đồng chí, trẻ 56 đồng chí. Tỷ lệ nữ đạt 18,56%, tỷ lệ trẻ đạt 11,18%.",
        ["share 93/501 18,56 ok", "share 56/501 11,18 ok"],
    ),
    (
        "Tổng số 501 cấp ủy viên; nữ 93 đồng chí, trẻ 56 đồng chí. Tỷ lệ nữ đạt 18,56%, tỷ lệ trẻ đạt 11,81%.",
        ["share 93/501 18,56 ok", "share 56/501 11,81 wrong"],
    ),
    (
        "Trong 501 cấp ủy viên có nữ 93, trẻ 56 và dân tộc 12 đồng chí; tỷ lệ tương ứng là 18,56%, 11,18% và 2,40%.",
        ["share 93/501 18,56 ok", "share 56/501 11,18 ok", "share 12/501 2,40 ok"],
    ),
    (
        "Trong 501 cấp ủy viên có 93 đồng chí nữ và 56 đồng chí trẻ. Theo thứ tự, các số này chiếm 18,56% và 11,81%.",
        ["share 93/501 18,56 ok", "share 56/501 11,81 wrong"],
    ),
    (
        "Chi ủy có hai mươi mốt đồng chí, trong đó bảy đồng chí là nữ, chiếm 33,3%.",
        ["share 7/21 33,3 ok"],
    ),
    (
        "Chi bộ có mười lăm đảng viên, trong đó năm đồng chí là nữ, chiếm 33,3%.",
        ["share 5/15 33,3 ok"],
    ),
    (
        "Tổng số 501 đồng chí, trong đó nữ 93 đồng chí, chiếm\n18,56%; trẻ 56 đồng chí, chiếm\n11,81%.",
        ["share 93/501 18,56 ok", "share 56/501 11,81 wrong"],
    ),
    (
        "Tổng số đại biểu là 126 đồng chí\ntrong đó nữ 31 đồng chí\n(24,6%).",
        ["share 31/126 24,6 ok"],
    ),
    (
        "Ban Chấp hành có 27 đồng chí, trong đó nữ 5 đồng chí, chiếm 18,5%. Ban Thường vụ có 9 đồng chí,"
        " trong đó nữ 2 đồng chí, chiếm 7,4%.",
        ["share 5/27 18,5 ok", "share 2/9 7,4 wrong"],
    ),
    (
        "Tổng số đại biểu là 235 đồng chí, trong đó nữ 36 đồng chí, chiếm 15,32%. Tổng số khách mời là "
        "65 người, trong đó nữ 18 người, chiếm 7,66%.",
        ["share 36/235 15,32 ok", "share 18/65 7,66 wrong"],
    ),
    (
        "Toàn huyện có 387 chi bộ, trong đó có 210 chi bộ thôn (54,26%). Trong số chi bộ thôn có 180 chi"
        " bộ có chi ủy (46,51%).",
        ["share 210/387 54,26 ok", "share 180/387 46,51 ok"],
    ),
    (
        "Dự hội nghị có khoảng 500 đại biểu, trong đó nữ 93 đại biểu, chiếm 18,2%.",
        ["share 93/500 18,2 ok"],
    ),
    (
        "Dự hội nghị có khoảng 500 đại biểu, trong đó nữ 93 đại biểu, chiếm 25%.",
        ["share 93/None 25 unclear"],
    ),
    (
        "Số xã đạt chuẩn tăng từ 3/12 xã lên 5/12 xã; có 8/12 trường đạt chuẩn.",
        ["fraction 3/12 ok", "fraction 5/12 ok", "fraction 8/12 ok"],
    ),
    (
        "Tổng số phiếu hợp lệ: 248 phiếu.\n"
        "1. Đồng chí Nguyễn Văn An: 240 phiếu, đạt 96,77%.\n"
        "2. Đồng chí Trần Văn Bình: 231 phiếu, đạt 93,51%.\n"
        "3. Đồng chí Lê Thị Cúc: 198 phiếu, đạt 79,84%.",
        ["share 240/248 96,77 ok", "share 231/248 93,51 wrong", "share 198/248 79,84 ok"],
    ),
    (
        "Tổng số phiếu hợp lệ: 248.\nĐồng chí Nguyễn Văn An\nĐồng ý: 240, tỷ lệ 96,77%\nKhông đồng ý: 8, tỷ lệ 3,32%",
        ["sum 240+8/248 ok", "share 240/248 96,77 ok", "share 8/248 3,32 wrong"],
    ),
    (
        "KẾT QUẢ KIỂM PHIẾU\n"
        "\n"
        "Tổng số đại biểu được triệu tập: 251. Có mặt: 248. Số phiếu phát ra: 248; số phiếu thu về: 248;"
        " số phiếu hợp lệ: 247; số phiếu không hợp lệ: 1.\n"
        "\n"
        "1. Đồng chí Nguyễn Văn An\n"
        "- Số phiếu đồng ý: 240, đạt 97,17%\n"
        "- Số phiếu không đồng ý: 7, chiếm 2,83%\n"
        "\n"
        "2. Đồng chí Trần Thị Bình\n"
        "- Số phiếu đồng ý: 231, đạt 95,32%\n"
        "- Số phiếu không đồng ý: 16, chiếm 6,48%\n",
        [
            "sum 247+1/248 ok",
            "share 240/247 97,17 ok",
            "share 7/247 2,83 ok",
            "sum 240+7/247 ok",
            "share 231/247 95,32 wrong",
            "share 16/247 6,48 ok",
            "sum 231+16/247 ok",
        ],
    ),
    (
        "Toàn tỉnh có 1.298 đảng bộ cơ sở, trong đó 812 đảng bộ xã (62,56%); trong số đảng bộ xã có 640 "
        "đảng bộ bầu trực tiếp bí thư, chiếm 78,82%.",
        ["share 812/1298 62,56 ok", "share 640/812 78,82 ok"],
    ),
    (
        "Tổng số cấp ủy viên là 501 đồng chí, nữ 93 đồng chí (18,56%), trong số nữ có 31 đồng chí dưới "
        "35 tuổi (33,33%).",
        ["share 93/501 18,56 ok", "share 31/93 33,33 ok"],
    ),
    (
        "Tổng số cấp ủy viên là 501 đồng chí, nữ 93 đồng chí (18,56%), trong số nữ có 31 đồng chí dưới "
        "35 tuổi (36,33%).",
        ["share 93/501 18,56 ok", "share 31/93 36,33 wrong"],
    ),
    (
        "Có 358 đồng chí tái cử; 143 đồng chí tham gia lần đầu, trong đó nữ 45 đồng chí, chiếm 31,47%.",
        ["share 45/143 31,47 ok"],
    ),
    (
        "Có 358 đồng chí tái cử; 143 đồng chí tham gia lần đầu, trong đó nữ 45 đồng chí, chiếm 34,17%.",
        ["share 45/143 34,17 wrong"],
    ),
    (
        "Đại hội có 235 đại biểu chính thức tham dự. Các đại biểu đã thảo luận sôi nổi, thẳng thắn. "
        "Không khí đại hội đoàn kết, dân chủ. Về cơ cấu, đại biểu nữ có 36 đồng chí, chiếm 15,32%; đại "
        "biểu trẻ tuổi có 14 đồng chí, chiếm 6,95%.",
        ["share 36/235 15,32 ok", "share 14/235 6,95 wrong"],
    ),
    (
        "Hội nghị có sự tham dự của 120 đại biểu. Có 45 ý kiến phát biểu. Đại biểu nữ 38 đồng chí, chiếm 31,67%.",
        ["share 38/120 31,67 ok"],
    ),
    (
        "Hội nghị có sự tham dự của 120 đại biểu. Có 45 ý kiến phát biểu. Đại biểu nữ 38 đồng chí, chiếm 36,17%.",
        ["share 38/120 36,17 wrong"],
    ),
    (
        "In total: Tổng số 17 118 chi bộ, đã đại hội 16 950 chi bộ, đạt 99.02%.",
        ["share 16950/17118 99,02 ok"],
    ),
    (
        "Tổng số 17118 chi bộ, đã đại hội 16905 chi bộ, đạt 99.02%.",
        ["share 16905/17118 99,02 wrong"],
    ),
    (
        "Ước tính toàn tỉnh có trên 5.400 đảng viên, trong đó nữ hơn 1.900 đồng chí, chiếm khoảng 35%.",
        ["share 1900/5400 35 ok"],
    ),
    (
        "Dự đại hội có gần 300 đại biểu và khách mời. Đại biểu chính thức 245 đồng chí, đạt 98% so với triệu tập.",
        ["share 245/None 98 unclear"],
    ),
    (
        "Kết quả, 100% đại biểu (245/245) nhất trí thông qua nghị quyết.",
        ["share 245/245 100 ok"],
    ),
    (
        "Có 240/245 đại biểu nhất trí, đạt tỷ lệ 97,96%, 3 đại biểu không nhất trí (1,22%), 2 đại biểu "
        "có ý kiến khác (0,82%).",
        ["share 240/245 97,96 ok", "share 3/245 1,22 ok", "share 2/245 0,82 ok", "sum 240+3+2/245 ok"],
    ),
    (
        "Ngày 05/6/2020, 12/15 chi bộ (80%) đã đại hội; đến 30/6, 15/15 chi bộ (100%) hoàn thành.",
        ["share 12/15 80 ok", "share 15/15 100 ok"],
    ),
    (
        "Nữ: 4/15 (26,7%); trẻ: 3/15 (20%); tái cử: 10/15 (67,6%).",
        ["share 4/15 26,7 ok", "share 3/15 20 ok", "share 10/15 67,6 wrong"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_share_is_measured_against_the_whole_that_the_words_give(
    findings: Callable[[str], list[str]], text: str, expected: list[str]
) -> None:
    assert sorted(findings(text)) == sorted(expected)


GROUPS = [
    (
        "Bí thư có 62 đồng chí: tái cử 41 đồng chí (66,13%); nữ 9 đồng chí (14,52%). Phó bí thư: nữ 17 đồng chí, "
        "chiếm 20,99%.",
        ["share 41/62 66,13 ok", "share 9/62 14,52 ok", "share 17/None 20,99 unclear"],
    ),
    (
        "Toàn huyện có 1.250 đảng viên mới. Ở khối trường học, đảng viên mới là nữ 46 người, bằng 95,8%.",
        ["share 46/None 95,8 unclear"],
    ),
    (
        "Đảng bộ có 240 cấp ủy viên: khối xã 180 đồng chí (75,0%), khối cơ quan 60 đồng chí (52,0%).",
        ["share 180/240 75,0 ok", "share 60/240 52,0 wrong", "sum 180+60/240 ok"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), GROUPS)
def test_group_whose_own_whole_is_not_printed_leaves_its_share_unclear(
    findings: Callable[[str], list[str]], text: str, expected: list[str]
) -> None:
    assert sorted(findings(text)) == sorted(expected)


FIRM = [
    (
        "Khen thưởng 45 đồng chí, chiếm 10,9% tổng số đảng viên; kỷ luật 3 đồng chí (0,7%). Đảng bộ hiện có 412 đảng "
        "viên.",
        ["share 45/412 10,9 ok", "share 3/412 0,7 ok"],
    ),
    ("Tỷ lệ chỉ tiêu đạt và vượt là 85% (17/20).", ["share 17/20 85 ok"]),
    (
        "Khối xã có 14 đảng bộ với 210 cấp ủy viên, nữ 46 đồng chí (21,9%); khối cơ quan có 9 đảng bộ với 81 cấp ủy "
        "viên, nữ 27 đồng chí (12,9%).",
        ["share 46/210 21,9 ok", "share 27/81 12,9 wrong"],
    ),
    (
        "Huyện An Hòa bầu 41 ủy viên, huyện Bình Sơn bầu 39 ủy viên. Nữ ở An Hòa là 8 đồng chí (19,5%), ở Bình Sơn "
        "là 9 đồng chí (22,0%).",
        ["share 8/41 19,5 ok", "share 9/39 22,0 wrong"],
    ),
    (
        "Hội nghị 250 đồng chí, trả lời phiếu 240 (96%): rất hài lòng 132 (55%), hài lòng 96 (40%), chưa hài lòng 12 "
        "(4,8%).",
        [
            "share 240/250 96 ok",
            "share 132/240 55 ok",
            "share 96/240 40 ok",
            "share 12/240 4,8 wrong",
            "sum 132+96+12/240 ok",
        ],
    ),
    ("Nữ 118 người, bằng 38,7% toàn đảng bộ (312 đảng viên).", ["share 118/312 38,7 wrong"]),
    (
        "Có 17/17 xã tiếp dân; đã giải quyết 221/238 đơn, đạt 92,86%, còn 17 đơn trong thời hạn (12,41%).",
        ["fraction 17/17 ok", "share 221/238 92,86 ok", "share 17/238 12,41 wrong", "change 17 ok"],
    ),
    (
        "Kiểm tra 160 đồng chí, có 40 đảng viên có vi phạm; kỷ luật 12 đảng viên, bằng 7,5% số có vi phạm.",
        ["share 12/40 7,5 wrong"],
    ),
    ("Số đã nộp 4.096 bài, bằng 82,0% số bài thu vào (4.995).", ["share 4096/4995 82,0 ok"]),
    (
        "Tổng giá trị sản xuất 9.640 tỷ đồng, trong đó dịch vụ 3.088 tỷ đồng, chiếm 32,4%.",
        ["share 3088000000000/9640000000000 32,4 wrong"],
    ),
    (
        "Kết quả trên 72 tổ chức được đánh giá: hoàn thành xuất sắc 14 (19,44%), hoàn thành 4 (5,41%).",
        ["share 14/72 19,44 ok", "share 4/72 5,41 wrong"],
    ),
    (
        "Khóa mới có 318 ủy viên, trong đó nữ 84 đồng chí (26,42%), khóa trước 22,19%.",
        ["share 84/318 26,42 ok"],
    ),
    (
        "Kiểm phiếu: phát ra 122 phiếu, thu về 122 phiếu.\n1. Trần Văn An: 120 phiếu = 98,36%\n"
        "2. Lê Thị Bình: 112 phiếu = 91,80%\n3. Hồ Văn Cam: 118 phiếu = 96,72%\n4. Vũ Thị Dịu: 104 phiếu = 86,67%\n",
        [
            "share 120/122 98,36 ok",
            "share 112/122 91,80 ok",
            "share 118/122 96,72 ok",
            "share 104/122 86,67 wrong",
        ],
    ),
    (
        "Ban Chấp hành gồm 21 đồng chí bầu từ danh sách 24 người. Cơ cấu: tái cử 13 đồng chí, 61,9%; lần đầu "
        "8 đồng chí, 38,1%; dưới 40 tuổi 5 đồng chí, 23,8%; nữ 6 đồng chí, 25,0%.",
        [
            "share 13/21 61,9 ok",
            "share 8/21 38,1 ok",
            "share 5/21 23,8 ok",
            "share 6/21 25,0 wrong",
            "sum 13+8/21 ok",
        ],
    ),
    (
        "33 bí thư đều được bầu; bí thư kiêm chủ tịch 17/33 đồng chí, bằng 51,5%; kiêm giám đốc 13/33 đồng chí, bằng "
        "39,4%; 3 đồng chí chuyên trách, bằng 12,1%.",
        ["share 17/33 51,5 ok", "share 13/33 39,4 ok", "share 3/33 12,1 wrong"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), FIRM)
def test_share_is_held_to_the_whole_that_binds_it_most_firmly(
    findings: Callable[[str], list[str]], text: str, expected: list[str]
) -> None:
    assert sorted(findings(text)) == sorted(expected)


def test_share_far_off_in_a_list_is_wrong_all_the_same(findings: Callable[[str], list[str]]) -> None:
    text = "Được bầu 501 đồng chí, trong đó:\n- Nữ 93 đồng chí, chiếm 18,56%;\n- Tiến sĩ 6 đồng chí, chiếm 9,78%."
    assert findings(text) == ["share 93/501 18,56 ok", "share 6/501 9,78 wrong"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Huyện kết nạp 480 đảng viên, trong đó 312 là người dân tộc thiểu số, 65%; còn lại là người Kinh.", "65"),
        ("Tổ rà soát 75 hồ sơ. Có 33 hồ sơ phải bổ sung từng phần, 44%; 42 hồ sơ đạt ngay.", "44"),
        ("Xã Tân Lộc chậm hơn: 25/64, mới được 39,1%.", "39,1"),
    ],
)
def test_share_after_a_comma_belongs_to_the_count_of_its_clause(
    findings: Callable[[str], list[str]], text: str, expected: str
) -> None:
    assert [said for said in findings(text) if said.startswith("share") and expected in said]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lớp có 74 học viên: trung học phổ thông 46 (62,2%); tiểu học 28 (37,8%).", "share 28/74 37,8 ok"),
        ("Thường trực tiếp nhận 40 đơn; đã kết luận 30, đạt 75%.", "share 30/40 75 ok"),
        ("Huyện kết nạp 84 đảng viên trong khi chỉ tiêu là 96, tức mới đạt 87,5% kế hoạch.", "share 84/96 87,5 ok"),
        (
            "Chỉ tiêu năm nay là 640 đảng viên. Toàn tỉnh kết nạp 416 đảng viên, đạt 65% chỉ tiêu.",
            "share 416/640 65 ok",
        ),
        ("Lấy phiếu với 64 cán bộ, 56 đồng chí có trên 50% tín nhiệm cao, đạt 87,5%.", "share 56/64 87,5 ok"),
    ],
)
def test_count_after_a_name_and_a_plan_before_what_was_done_are_read(
    findings: Callable[[str], list[str]], text: str, expected: str
) -> None:
    assert expected in findings(text)


def test_number_of_a_ward_before_its_share_is_no_count(findings: Callable[[str], list[str]]) -> None:
    assert findings("Đạt cao: phường 5 (62,1%); phường 7 (51,2%).") == []
