"""What the shares of one list say of each other's whole, and where a list ends.

In the texts every percentage is followed by what the check says of it: `{ok 9/39}`, `{wrong 6/39}`, `{unclear}`.
"""

import re

import pytest

from daihoi.core.figures import ClaimKind, check_text

_SAID = re.compile(r"\{(?P<said>\w+(?: \d+/\d+)?)\}")

PASSED_OVER = [
    (
        "Ban Chấp hành gồm 33 đồng chí, được chọn từ danh sách 38 người: tái cử 21 đồng chí, chiếm 63,6%{ok 21/33}; "
        "nữ 7 đồng chí, chiếm 18,4%{wrong 7/33}; dưới 40 tuổi 6 đồng chí, chiếm 18,2%{ok 6/33}."
    ),
    (
        "Cả năm kết nạp 240 đảng viên, vượt 20 đảng viên so với chỉ tiêu 220; trong đó nữ 108 người, chiếm 45,0%"
        "{ok 108/240}; công nhân 60 người, chiếm 25,0%{ok 60/240}; dân tộc thiểu số 36 người (16,4%{wrong 36/240})."
    ),
    (
        "Hội Nông dân phát phiếu hỏi 310 hội viên, thu về 296 phiếu, đạt 95,5%{ok 296/310}. Trong số thu về, tán "
        "thành 240 phiếu, bằng 81,1%{ok 240/296}; còn băn khoăn 56 phiếu, bằng 18,1%{wrong 56/296}."
    ),
    (
        "Toàn huyện có 420 công chức; đạt chuẩn ngoại ngữ 388 người, bằng 92,4%{ok 388/420}; đạt chuẩn tin học 371 "
        "người, bằng 95,6%{wrong 371/420}."
    ),
    (
        "Trong 86 bí thư chi bộ, đại học trở lên 64 đồng chí (74,4%{ok 64/86}), trung cấp lý luận trở lên 51 đồng chí"
        " (79,7%{wrong 51/86})."
    ),
]
NOT_PASSED_OVER = [
    ("Xã nhận 512 hồ sơ, giải quyết xong 480 hồ sơ, đạt 93,8%{ok 480/512}; đúng hạn 466 hồ sơ, đạt 97,1%{ok 466/480}."),
    (
        "Đảng bộ có 640 đảng viên, trong đó nữ 256 đồng chí, chiếm 40,0%{ok 256/640}; trong số nữ có 64 đồng chí là "
        "giáo viên, chiếm 25,0%{ok 64/256}."
    ),
    (
        "Xã An Bình bầu 27 đồng chí, xã Hòa Lạc bầu 23 đồng chí. Ở An Bình, nữ có 6 đồng chí, đạt 22,2%{ok 6/27}, "
        "còn Hòa Lạc có 5 nữ, đạt 21,7%{ok 5/23}."
    ),
]
LISTED = [
    (
        "Cơ cấu 248 đại biểu dự đại hội:\n- Nữ: 87 đại biểu, chiếm 35,1%{ok 87/248};\n- Trẻ tuổi: 52 đại biểu, chiếm "
        "21,0%{ok 52/248};\n- Chủ doanh nghiệp: 4 đại biểu, chiếm 16,1%{wrong 4/248};\n- Dân tộc thiểu số: 31 đại "
        "biểu, chiếm 12,5%{ok 31/248};\n- Tôn giáo: 9 đại biểu, chiếm 3,6%{ok 9/248}."
    ),
    (
        "Trong 180 bí thư chi bộ thôn, nữ có 45 đồng chí, chiếm 25,0%{ok 45/180}; trẻ dưới 40 tuổi 36 đồng chí, chiếm "
        "20,0%{ok 36/180}. Bí thư là giáo viên nghỉ hưu 12 đồng chí, chiếm 8,7%{wrong 12/180}. Bí thư kiêm trưởng "
        "thôn 108 đồng chí, chiếm 60,0%{ok 108/180}."
    ),
    (
        "Chi ủy được bầu 312 đồng chí; tái cử chiếm 61,5%{ok 192/312}, 192 đồng chí; nữ chiếm 29,5%{wrong 82/312}, 82 "
        "đồng chí."
    ),
    "Chi bộ bầu 15 đồng chí chính thức, 3 dự khuyết; 4 nữ, chiếm 26,7%{ok 4/15}.",
]
SET_APART = [
    (
        "Ban Thường vụ gồm 11 đồng chí. Ủy ban Kiểm tra gồm 7 đồng chí. Trong hai cơ quan này, nữ chiếm 27,8%"
        "{unclear} với 5 đồng chí."
    ),
    (
        "Nhà trường có 180 đề tài, trong đó cấp bộ 48 đề tài, chiếm 26,7%{ok 48/180}. Khoa Luật dẫn đầu về đề tài "
        "cấp trường, có 12 đề tài, chiếm 41,4%{unclear}."
    ),
    (
        "Đại hội có 96 đại biểu, trong đó nữ 36 đại biểu, chiếm 37,5%{ok 36/96}. Ở các đơn vị nói trên, đoàn viên "
        "dưới 25 tuổi có 14 đồng chí, chiếm 43,8%{unclear}."
    ),
    "Đại hội có 84 đại biểu, nữ 21 đại biểu, chiếm 25,0%{ok 21/84}. Tổ của chị có 5 người là thạc sĩ, 38,5%{unclear}.",
    ("Tổng số ủy viên trúng cử 640 người. Công nhân trực tiếp 96 người, đạt 41,7%{unclear} ủy viên khối doanh nghiệp."),
]
NAMED = [
    (
        "Đồn phụ trách 240 hộ, số hộ nghèo là 90, bằng 37,5%{ok 90/240}. Sau ba năm, 54 hộ thoát nghèo, bằng 22,5%"
        "{wrong 54/90} số hộ nghèo."
    ),
    (
        "Hội viên của xã từ 1.850 người lên 2.040 người. Hội viên nòng cốt 357 người, chiếm 17,5%{ok 357/2040} tổng "
        "số hội viên."
    ),
    (
        "- Chi bộ công an xã: 60/96.\n- Chi bộ phòng nghiệp vụ: 32/48.\nCòn 9 xã chưa có trụ sở riêng, bằng 9,4%"
        "{ok 9/96} số chi bộ công an xã; số cán bộ xin nghỉ là 25."
    ),
    (
        "Quận có 310 chi bộ, trong đó có 160 chi bộ tổ dân phố. Khối tổ dân phố đã đại hội 152/160 nơi. Bí thư kiêm "
        "tổ trưởng có 114 người, tức 75,0%{ok 114/152} số chi bộ tổ dân phố đã đại hội."
    ),
]
UNCOUNTED = [
    "Nơi họp ngoài giờ chiếm 44,7%{unclear}, phần nhiều ở khối doanh nghiệp.",
    "Tỷ lệ hộ dùng nước sạch đạt 98,5%; thu ngân sách đạt 104,2% dự toán; nữ phấn đấu chiếm 25,5%.",
]


@pytest.mark.parametrize("told", [*PASSED_OVER, *NOT_PASSED_OVER])
def test_list_that_passes_a_number_over_does_not_come_back_to_it(told: str) -> None:
    assert _found(_SAID.sub("", told)) == _SAID.findall(told)


@pytest.mark.parametrize("told", LISTED)
def test_misfit_among_shares_of_one_whole_is_wrong(told: str) -> None:
    assert _found(_SAID.sub("", told)) == _SAID.findall(told)


@pytest.mark.parametrize("told", SET_APART)
def test_misfit_told_of_another_body_or_of_several_is_unclear(told: str) -> None:
    assert _found(_SAID.sub("", told)) == _SAID.findall(told)


@pytest.mark.parametrize("told", NAMED)
def test_base_named_after_a_percentage_is_the_count_that_bears_its_name(told: str) -> None:
    assert _found(_SAID.sub("", told)) == _SAID.findall(told)


@pytest.mark.parametrize("told", UNCOUNTED)
def test_share_taken_without_a_count_is_unclear_and_an_indicator_is_no_claim(told: str) -> None:
    assert _found(_SAID.sub("", told)) == _SAID.findall(told)


def _found(text: str) -> list[str]:
    shares = [claim for claim in check_text(text) if claim.kind is ClaimKind.SHARE]
    return [f"{c.verdict.value} {c.part}/{c.whole}" if c.computed else c.verdict.value for c in shares]
