"""The whole of a share: told before or after it, by its neighbours or its name, mistaken for another, or nowhere.

In the texts every percentage is followed by what the check says of it: `{ok 9/39}`, `{wrong 6/39}`, `{unclear}`.
"""

import re

import pytest

from daihoi.core.figures import ClaimKind, check_text

_SAID = re.compile(r"\{(?P<verdict>\w+)(?: (?P<part>\d+)/(?P<whole>\d+))?\}")
_FIGURE = re.compile(r"(\d+(?:,\d+)?)%$")

BORNE_OUT = [
    (
        "Đảng bộ phường hiện có 486 đảng viên ở 21 chi bộ. Lớp bồi dưỡng nghiệp vụ cấp ủy có 34 học viên đạt loại "
        "khá, chiếm 57,6%{unclear}."
    ),
    (
        "Ban Chấp hành khóa mới gồm 39 đồng chí, trong đó nữ 9 đồng chí, chiếm 23,1%{ok 9/39}; dưới 40 tuổi 6 đồng "
        "chí, chiếm 15,4%{ok 6/39}. Có 12 đồng chí trưởng thôn được bầu vào chi ủy, bằng 66,7%{unclear}."
    ),
    (
        "Toàn huyện có 1.240 cấp ủy viên cơ sở. Sau đại hội, 17 đồng chí phó chủ tịch xã giữ chức bí thư chi bộ thôn,"
        " bằng 42,5%{unclear}."
    ),
    "Trong nhiệm kỳ kết nạp 318 đảng viên. Công an xã có 23 chiến sĩ là đảng viên, đạt 88,5%{unclear}.",
    (
        "Đại hội triệu tập 180 đại biểu, có mặt 178 đại biểu, đạt 98,9%{ok 178/180}. Buổi tối, đoàn văn công có 14 "
        "diễn viên là đoàn viên, chiếm 60,9%{unclear}."
    ),
    (
        "Số chi bộ hoàn thành xuất sắc là 12/60 chi bộ, đạt 20%{ok 12/60}. Ngoài ra, 27 hộ đảng viên được công nhận "
        "gia đình văn hóa tiêu biểu, bằng 31,4%{unclear}."
    ),
    "Toàn tỉnh có 9.405 đảng viên. Lớp cảm tình Đảng quý II có 71 học viên xếp loại giỏi, chiếm 38,2%{unclear}.",
    "Đảng bộ có 52 chi bộ. Tại thôn Hạ, 19 hộ hiến đất làm đường, chiếm 23,8%{unclear}.",
    ("Xã có 2.316 hộ dân. Đoàn Thanh niên vận động 45 thanh niên viết đơn tình nguyện nhập ngũ, bằng 52,9%{unclear}."),
    "Hội nghị có 64 đại biểu dự. Bình quân phiếu tín nhiệm của 11 đồng chí Ủy viên Ban Thường vụ đạt 83,7%.",
    "Trong tổng số 250 đại biểu, đại biểu nữ có 61 đồng chí, chiếm 42,4%{wrong 61/250}.",
    (
        "Ban Chấp hành gồm 39 đồng chí, trong đó nữ 9 đồng chí, chiếm 23,1%{ok 9/39}; dưới 40 tuổi 6 đồng chí, chiếm "
        "17,9%{wrong 6/39}; dân tộc thiểu số 11 đồng chí, chiếm 28,2%{ok 11/39}."
    ),
    ("Đảng bộ phường hiện có 486 đảng viên. Đảng viên được tặng Huy hiệu là 63 đồng chí, chiếm 12,69%{wrong 63/486}."),
    "Xã có 2.316 hộ dân. Đến nay 1.874 hộ đạt danh hiệu gia đình văn hóa, bằng 80,19%{wrong 1874/2316}.",
    (
        "Số đảng viên tham gia học tập là 1.205 đồng chí. Viết bản thu hoạch có 1.117 đồng chí, đạt 97,2%{wrong "
        "1117/1205}."
    ),
    (
        "Kết quả phân loại 84 tổ chức đảng như sau:\n"
        "- Hoàn thành xuất sắc: 15 tổ chức, chiếm 17,86%{ok 15/84};\n"
        "- Hoàn thành tốt: 52 tổ chức, chiếm 69,10%{wrong 52/84};\n"
        "- Hoàn thành: 17 tổ chức, chiếm 20,24%{ok 17/84}."
    ),
    (
        "Đến nay đã có 47 chi bộ tổ chức xong đại hội, trong đó 38 chi bộ bầu đủ số lượng, đạt 80,9%{ok 38/47}, 9 chi"
        " bộ bầu thiếu, chiếm 91,1%{wrong 9/47}."
    ),
    "Toàn Đảng bộ có 375 chi ủy viên. Chi ủy viên là nữ 112 đồng chí, đạt tỷ lệ 29,78%{wrong 112/375}.",
    "Hội Nông dân xã có 640 hội viên; hội viên là đảng viên 96 người, chiếm 51%{wrong 96/640}.",
    (
        "Về độ tuổi của 27 ủy viên: dưới 35 tuổi 3 đồng chí (11,11%{ok 3/27}), từ 35 đến 45 tuổi 13 đồng chí "
        "(44,44%{wrong 13/27}), trên 45 tuổi 11 đồng chí (40,74%{ok 11/27})."
    ),
]
BASES = [
    (
        "Ban Chấp hành 15 đồng chí; giới thiệu 18 người. Trong số trúng cử, tái cử 9 đồng chí, chiếm 60%{ok 9/15}; "
        "tham gia lần đầu 6 đồng chí, chiếm 40%{ok 6/15}; cán bộ nữ 4 đồng chí, chiếm 22,2%{wrong 4/15}; cán bộ trẻ 2"
        " đồng chí, chiếm 13,3%{ok 2/15}."
    ),
    (
        "Đại hội chi bộ có 46 đảng viên dự trên tổng số 52 đảng viên. Trong 46 đảng viên dự, nữ 20 đồng chí, chiếm "
        "43,5%{ok 20/46}; tuổi trẻ 13 đồng chí, chiếm 25,0%{wrong 13/46}; người có đạo 7 đồng chí, chiếm 15,2%{ok "
        "7/46}."
    ),
    (
        "Đảng bộ có 64 tổ chức cơ sở đảng, gồm 26 đảng bộ cơ sở, 38 chi bộ cơ sở. Có 5 chi bộ cơ sở chưa kết nạp được"
        " đảng viên, chiếm 7,8%{wrong 5/38} số chi bộ cơ sở."
    ),
    (
        "Sơ lược cơ cấu 45 ủy viên Ban Chấp hành: nữ 9 đồng chí (20,0%{ok 9/45}); trẻ 6 đồng chí (12,8%{wrong 6/45});"
        " dân tộc 10 đồng chí (22,2%{ok 10/45}); lần đầu tham gia 18 đồng chí (40,0%{ok 18/45}). Số người được giới "
        "thiệu là 47."
    ),
    (
        "Theo Đề án bầu 30 đồng chí, kết quả bầu 29 đồng chí. Cơ cấu của 29 đồng chí trúng cử: nữ 7 đồng chí, chiếm "
        "24,1%{ok 7/29}; dưới 40 tuổi 5 đồng chí, chiếm 16,7%{wrong 5/29}; thạc sĩ 12 đồng chí, chiếm 41,4%{ok "
        "12/29}."
    ),
    (
        "Thu về 236 phiếu trong số 240 phiếu phát ra; 235 phiếu hợp lệ. Đồng chí A được 214 phiếu, đạt 91,1%{ok "
        "214/235}; đồng chí B được 205 phiếu, đạt 85,4%{wrong 205/235}; đồng chí C được 199 phiếu, đạt 84,7%{ok "
        "199/235}."
    ),
    "Huyện có 33 đảng bộ và 27 chi bộ trực thuộc. Đã đại hội 21 đảng bộ, đạt 35,0%{wrong 21/33} số đảng bộ.",
    (
        "Danh sách bầu cử có 23 người để bầu 19. Trong 23 người có 6 nữ, chiếm 26,1%{ok 6/23}; 9 người dưới 40 tuổi, "
        "chiếm 47,4%{wrong 9/23}; 14 người có bằng thạc sĩ, chiếm 60,9%{ok 14/23}."
    ),
    (
        "Năm qua kiểm tra 28 tổ chức đảng và 160 đảng viên. Qua kiểm tra, phát hiện 9 tổ chức đảng có khuyết điểm, "
        "chiếm 5,6%{wrong 9/28} số tổ chức đảng được kiểm tra."
    ),
    (
        "Đảng viên toàn Đảng bộ 742 đồng chí, trong đó 690 đồng chí chính thức. Đảng viên nữ 287 đồng chí (38,7%{ok "
        "287/742}), đảng viên trẻ 151 đồng chí (21,9%{wrong 151/742}), đảng viên có đạo 44 đồng chí (5,9%{ok "
        "44/742})."
    ),
    (
        "Ban Chấp hành 15 đồng chí, trong đó 5 nữ, chiếm 33,3%{ok 5/15}. Trong số 5 nữ có 2 đồng chí dưới 40 tuổi, "
        "chiếm 40%{ok 2/5}."
    ),
    (
        "Có 176 đảng viên được kiểm tra, phát hiện 40 đồng chí vi phạm, chiếm 22,7%{ok 40/176}, trong đó phải thi "
        "hành kỷ luật 14 đồng chí, chiếm 35,0%{ok 14/40} số vi phạm."
    ),
    (
        "Toàn tỉnh kết nạp 2.150 đảng viên; trong đó 860 đảng viên là nữ, chiếm 40%{ok 860/2150}; 1.290 đảng viên là "
        "đoàn viên, chiếm 60%{ok 1290/2150}. Ở khối trường học kết nạp 320 đảng viên, nữ 208 đồng chí, chiếm 65%{ok "
        "208/320}."
    ),
    (
        "Bầu Ban Thường vụ 11 đồng chí từ 37 ủy viên, bằng 29,7%{ok 11/37}; nữ trong Ban Thường vụ 2 đồng chí, chiếm "
        "18,2%{ok 2/11}."
    ),
    (
        "Xã có 14 trường học, 9 trường đạt chuẩn quốc gia, chiếm 64,3%{ok 9/14} số trường; trong 9 trường đạt chuẩn "
        "có 3 trường mức độ 2, chiếm 33,3%{ok 3/9}."
    ),
    (
        "Số đại biểu là 150: đại biểu đương nhiên 33, chiếm 22,0%{ok 33/150}; đại biểu được bầu 117, chiếm 78,0%{ok "
        "117/150}; nữ trong số được bầu 39, chiếm 33,3%{ok 39/117}."
    ),
    (
        "Tổng số 92 ý kiến phát biểu; nhất trí 69 ý kiến, chiếm 75,0%{ok 69/92}; đề nghị sửa 23 ý kiến, chiếm "
        "25,0%{ok 23/92}, trong đó 8 ý kiến về nông nghiệp, chiếm 34,8%{ok 8/23}."
    ),
    (
        "Trong 84 thôn có 63 thôn đạt chuẩn nông thôn mới, chiếm 75%{ok 63/84}; 52 thôn có nhà văn hóa, chiếm "
        "61,9%{ok 52/84}; 21 thôn có sân thể thao, chiếm 33,3%{wrong 21/84}; 70 thôn có đường bê tông, chiếm 83,3%{ok"
        " 70/84}."
    ),
]
TOLD_LATER = [
    (
        "Số cấp ủy viên dưới 40 tuổi là 63 đồng chí, chiếm 11,5%{ok 63/546} trong 546 cấp ủy viên. Đảng bộ có 610 "
        "đảng viên."
    ),
    (
        "Đảng bộ có 35 chi bộ. Đến nay 412 đảng viên, tức 84,6%{ok 412/487} của 487 đảng viên toàn Đảng bộ, đã học "
        "nghị quyết."
    ),
    "Qua đại hội, tỷ lệ nữ đạt 18,4%{ok 35/190} (35 đồng chí) trong 190 cấp ủy viên được bầu.",
    (
        "Toàn huyện bầu 320 chi ủy viên. Trong đó nữ chiếm 31,6%{ok 101/320} (101 đồng chí), trẻ chiếm 20,9%{ok "
        "67/320} (67 đồng chí)."
    ),
    "Toàn huyện bầu 320 chi ủy viên. Cao cấp lý luận chính trị đạt 12,8%{wrong 45/320} (45 đồng chí).",
    "Có 8/46 đơn vị không đạt tỷ lệ 15% cấp ủy nữ, chiếm 17,4%{ok 8/46}.",
    "Còn 11/48 chi bộ không bảo đảm tỷ lệ 10% cán bộ trẻ, bằng 29,2%{wrong 11/48}.",
    "Có 12 đảng bộ đạt tỷ lệ nữ trên 20%, chiếm 37,5%{ok 12/32} trong tổng số 32 đảng bộ.",
    "Kết nạp 74 đảng viên, chiếm 6,1%{ok 74/1213} so với tổng số 1.213 đảng viên. Trước đó xã có 1.139 đảng viên.",
    "Số dự tại hội trường là 213 đồng chí, bằng 91,8%{ok 213/232}. Tổng số đại biểu triệu tập là 232 đồng chí.",
    (
        "Thạc sĩ có 21 đồng chí, chiếm 51,2%{ok 21/41}, tiến sĩ 2 đồng chí, chiếm 4,9%{ok 2/41} của 41 ủy viên Ban "
        "Chấp hành."
    ),
    "Trong 41 ủy viên Ban Chấp hành, có 25 đồng chí đạt trên 80% số phiếu, chiếm 61,0%{ok 25/41}.",
    ("Trong 13 đồng chí được lấy phiếu, có 9 đồng chí đạt từ 70% phiếu tín nhiệm cao trở lên, chiếm 69,2%{ok 9/13}."),
    (
        "Cả nhiệm kỳ kết nạp 180 đảng viên, vượt chỉ tiêu 20 đồng chí (chỉ tiêu 160). Trong số này có 117 đoàn viên, "
        "chiếm 65,0%{ok 117/180}."
    ),
    "So với tổng số 76 chi bộ, số chi bộ có chi ủy là 49, chiếm 64,5%{ok 49/76}.",
    "Mới có 58,3%{ok 7/12} số xã hoàn thành (7/12 xã); các xã còn lại đang thẩm định.",
    "Số người bị kỷ luật là 18, bằng 1,2%{ok 18/1500} đảng viên toàn Đảng bộ (1.500 đồng chí).",
    (
        "Đồng chí Hòa được 118 phiếu, đạt 96,7%{ok 118/122} so với 122 đại biểu có mặt; đồng chí Bình được 101 phiếu,"
        " đạt 83,8%{wrong 101/122}."
    ),
    (
        "Trước đây chỉ có 41 chi bộ có bí thư là trưởng thôn, chiếm 47,1%{ok 41/87} trong 87 chi bộ thôn; nay có 66 "
        "chi bộ, chiếm 82,5%{ok 66/80} trong 80 chi bộ thôn."
    ),
    "Cán bộ nữ tham gia cấp ủy đạt 22,5%{ok 9/40} với 9/40 đồng chí; cán bộ trẻ đạt 15%{ok 6/40} với 6 đồng chí.",
]
MIXED = [
    (
        "Tính đến 31/5, Đảng bộ thành phố có 58 tổ chức cơ sở đảng, 7.420 đảng viên. Đã có 41 tổ chức cơ sở đảng đại "
        "hội xong, đạt 70,7%{ok 41/58}. Trong đó 15 nơi bầu trực tiếp bí thư, chiếm 36,6%{ok 15/41}."
    ),
    (
        "Nhìn chung, các cấp ủy có 24 đồng chí trình độ tiến sĩ, chiếm 5,3%{unclear}. Công tác chuẩn bị được làm kỹ "
        "từ 3 tháng trước."
    ),
    (
        "Hội nghị Ban Chấp hành lần thứ 12 có 43 đồng chí dự trên tổng số 45 đồng chí được triệu tập, đạt "
        "96,56%{wrong 43/45}."
    ),
    (
        "Xã Minh Hòa bầu 15 đồng chí, trong đó nữ 4 đồng chí, chiếm 26,7%{ok 4/15}; xã Minh Tân bầu 13 đồng chí, nữ 3"
        " đồng chí, chiếm 32,1%{wrong 3/13}."
    ),
    (
        "Năm 2024 kết nạp 96 đảng viên mới, trong đó nữ 51 đồng chí (53,1%{ok 51/96}), đoàn viên 72 đồng chí "
        "(57,0%{wrong 72/96}), trí thức 30 đồng chí (31,3%{ok 30/96})."
    ),
    "Tỷ lệ đảng viên dự học đạt 93,4%{ok 1285/1376} (1.285/1.376 đồng chí), cao hơn đợt trước.",
    "Ở khối doanh nghiệp, 9 bí thư là giám đốc, chiếm 64,3%{unclear}. Toàn Đảng bộ Khối hiện có 47 chi bộ.",
    (
        "Cơ cấu cấp ủy (39 đồng chí): nữ 8 đồng chí - 20,5%{ok 8/39}, trẻ 5 đồng chí - 12,8%{ok 5/39}, dân tộc thiểu "
        "số 17 đồng chí - 46,3%{wrong 17/39}, tái cử 26 đồng chí - 66,7%{ok 26/39}."
    ),
    "Có 3 đồng chí trong Ban Thường vụ là nữ, bằng 27,3%{ok 3/11}. Ban Thường vụ được bầu gồm 11 đồng chí.",
    (
        "Qua rà soát 132 hồ sơ nhân sự, có 9 hồ sơ phải bổ sung, chiếm 6,8%{ok 9/132}; 2 trường hợp không đủ tiêu "
        "chuẩn, chiếm 5,1%{wrong 2/132}."
    ),
    (
        "Đội ngũ cấp ủy viên cơ sở của huyện có 214 người. Về học vấn, tốt nghiệp THPT 201 người, đạt 93,9%{ok "
        "201/214}. Về lý luận chính trị, trung cấp trở lên 137 người, đạt 64,0%{ok 137/214}. Về tuổi, dưới 40 có 62 "
        "người, đạt 29,8%{wrong 62/214}."
    ),
    (
        "Chi bộ có 28 đảng viên; dự đại hội 26 đồng chí, đạt 92,9%{ok 26/28}. Bầu chi ủy 3 đồng chí, số phiếu cao "
        "nhất 26/26, đạt 100%{ok 26/26}, thấp nhất 19 phiếu, đạt 73,1%{ok 19/26}."
    ),
    "Trên địa bàn có 186 doanh nghiệp, mới có 23 doanh nghiệp lập được tổ chức đảng, chiếm 13,2%{wrong 23/186}.",
    "Sau sắp xếp còn 12 phòng, giảm 5 phòng. Số trưởng phòng là nữ 4 người, chiếm 33,3%{ok 4/12}.",
    "Nhân dân đóng góp 6 tỷ đồng. Phong trào hiến đất có 87 hộ tham gia, bằng 14,6%{unclear} số hộ ven đường.",
    (
        "Đảng bộ tỉnh có 17 đảng bộ trực thuộc với 685 tổ chức cơ sở đảng. Tính đến nay, 17/17 đảng bộ đã có kế "
        "hoạch; 596 tổ chức cơ sở đảng đã đại hội, bằng 87,0%{ok 596/685}; 51 tổ chức cơ sở đảng có số dư, bằng "
        "8,6%{ok 51/596} số đã đại hội."
    ),
    (
        "Kết quả lấy phiếu: 72 phiếu phát ra, thu về 70 phiếu. Tín nhiệm cao 58 phiếu, chiếm 82,9%{ok 58/70}; tín "
        "nhiệm 10 phiếu, chiếm 13,9%{wrong 10/70}; tín nhiệm thấp 2 phiếu, chiếm 2,9%{ok 2/70}."
    ),
    (
        "Về độ tuổi: dưới 30 tuổi 210 đồng chí (14,0%{ok 210/1500}); 31 đến 40 tuổi 465 đồng chí (31,0%{ok "
        "465/1500}); 41 đến 50 tuổi 390 đồng chí (26,0%{ok 390/1500}); trên 50 tuổi 435 đồng chí (29,0%{ok "
        "435/1500}). Tổng số đảng viên là 1.500 đồng chí."
    ),
    (
        "Ban Chấp hành Đảng bộ khóa XV được bầu 33/33 đồng chí. Đồng chí có số phiếu cao nhất đạt 98,8%{ok 245/248} "
        "(245/248 phiếu). Lần đầu tham gia cấp ủy 14 đồng chí, bằng 42,4%{ok 14/33}; trẻ nhất 34 tuổi; nữ 6 đồng chí,"
        " bằng 18,8%{wrong 6/33}."
    ),
    (
        "Đợt này 63 thanh niên lên đường, trong đó 8 đảng viên, chiếm 12,7%{ok 8/63}; có 11 thanh niên viết đơn tình "
        "nguyện, chiếm 17,5%{ok 11/63}."
    ),
    (
        "Sinh hoạt chuyên đề được 64/64 chi bộ thực hiện. Tuy nhiên 10 chi bộ chưa đổi mới nội dung, chiếm "
        "16,5%{wrong 10/64}."
    ),
    "Lực lượng dân quân có 148 người, tỷ lệ đảng viên đạt 23,0%{ok 34/148} (34 đồng chí).",
    (
        "Trong 5 năm có 87 lượt tổ chức đảng được kiểm tra; kết luận 13 tổ chức có khuyết điểm, bằng 14,9%{ok 13/87};"
        " thi hành kỷ luật 2 tổ chức, bằng 15,4%{ok 2/13} số có khuyết điểm."
    ),
    ("Chương trình đào tạo thu hút 57 học viên người dân tộc thiểu số, chiếm 71,3%{unclear}; các em đều tốt nghiệp."),
    (
        "Số chi bộ có đủ quy chế là 118 chi bộ, bằng 95,2%{ok 118/124}. Đảng bộ có 124 chi bộ, nhưng chỉ 86 chi bộ "
        "công khai quy chế, bằng 63,9%{wrong 86/124}."
    ),
]


@pytest.mark.parametrize("told", BORNE_OUT)
def test_misfit_is_wrong_where_words_neighbours_or_a_slip_bear_it_out(told: str) -> None:
    assert _found(_SAID.sub("", told)) == _expected(told)


@pytest.mark.parametrize("told", BASES)
def test_list_and_named_base_outweigh_another_number_that_fits(told: str) -> None:
    assert _found(_SAID.sub("", told)) == _expected(told)


@pytest.mark.parametrize("told", TOLD_LATER)
def test_whole_is_told_after_its_share_and_thresholds_are_no_shares(told: str) -> None:
    assert _found(_SAID.sub("", told)) == _expected(told)


@pytest.mark.parametrize("told", MIXED)
def test_each_share_of_a_report_has_its_own_whole(told: str) -> None:
    assert _found(_SAID.sub("", told)) == _expected(told)


def _expected(told: str) -> list[str]:
    found = []
    for match in _SAID.finditer(told):
        figure = _FIGURE.search(told, 0, match.start())
        assert figure is not None
        whole = f" {match['part']}/{match['whole']}" if match["whole"] else ""
        found.append(f"{figure[1]} {match['verdict']}{whole}")
    return sorted(found)


def _found(text: str) -> list[str]:
    shares = [claim for claim in check_text(text) if claim.kind is ClaimKind.SHARE]
    wholes = [f" {claim.part}/{claim.whole}" if claim.whole is not None else "" for claim in shares]
    return sorted(f"{c.stated} {c.verdict.value}{whole}" for c, whole in zip(shares, wholes, strict=True))
