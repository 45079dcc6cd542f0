"""Bases that the place of a count in its sentence names: a body the sentence sets out from, a count right before.

After each percentage stands what the check says of it: `{ok 9/39}`, `{wrong 6/39}`, `{unclear}`.
"""

import re

import pytest

from daihoi.core.figures import ClaimKind, check_text

_SAID = re.compile(r"\{(?P<said>\w+(?: \d+/\d+)?)\}")

SET_OUT_FROM = [
    (
        "Bí thư chi đoàn 160 đồng chí, phó bí thư chi đoàn 150 đồng chí. Trong bí thư chi đoàn, nữ 60 đồng chí "
        "(40,0%{wrong 60/160}), đảng viên 48 đồng chí (30,0%{ok 48/160}). Trong phó bí thư chi đoàn, nữ 60 đồng chí "
        "(40,0%{ok 60/150})."
    ),
    "Lớp có 40 học viên chính thức, 25 học viên dự thính. Trong học viên dự thính, nữ 10 người (25,0%{wrong 10/25}).",
    "Trưởng thôn 80 người, phó thôn 64 người. Riêng trong phó thôn, đảng viên 48 người, chiếm 75,0%{ok 48/64}.",
    "Tỉnh có 150 xã. Trong nhiệm kỳ qua, 45 xã đạt chuẩn (30,0%{ok 45/150}).",
]

RIGHT_BEFORE = [
    (
        "Hội nghị bầu 240 ủy viên ban chấp hành; ủy viên ban thường vụ 60 đồng chí, trong đó nữ 12 đồng chí "
        "(5,0%{wrong 12/60})."
    ),
    "Năm 1960 có 25 chi bộ. Đại hội lần thứ ba bầu 30, nữ 5 (20,0%{wrong 5/30}).",
    "Công đoàn có 640 người. Đoàn cơ sở có 120 đoàn viên, nữ 42 (38,0%{wrong 42/120}).",
    "Đảng bộ có 420 đảng viên: tái cử 30, nữ 84 (20,0%{ok 84/420}).",
    "Đoàn có 100 người. Giới tính: nam 60 người, nữ 40 người; tỷ lệ nữ 40,0%{ok 40/100}.",
    "Xã có 420 đảng viên. Kết nạp 30 đồng chí, nữ 12 đồng chí, chiếm 2,9%{ok 12/420} tổng số đảng viên.",
]

OTHER_ORGAN = [
    "Chi ủy viên 600 đồng chí, nữ 180, đạt 30,0%{ok 180/600}; phó bí thư nữ 70, đạt 38,5%{unclear}.",
    "Bầu 600 ủy viên, có 96 nữ, đạt 16,0%{ok 96/600}; 150 ủy viên ban thường vụ, có 18 nữ, đạt 14,4%{wrong 18/150}.",
    (
        "Có 240 chi bộ; số chi ủy viên 690, nữ 207, đạt 30,0%{ok 207/690}; bí thư chi bộ nữ 66 đ/c, đạt 27,5%"
        "{ok 66/240}."
    ),
]

OF_ANOTHER_TIME = [
    "Cả huyện bầu 500 cấp ủy viên. Nữ từ 95 người (18,3%{unclear}) lên 110 người (22,0%{ok 110/500}).",
    "Cả huyện bầu 500 cấp ủy viên. Nữ từ 95 người (19,0%{ok 95/500}) lên 110 người (22,0%{ok 110/500}).",
    (
        "Có 318 trên 320 đại biểu triệu tập, bằng 99,38%{ok 318/320}, trong số đó nữ 78, bằng 24,53%{ok 78/318}; "
        "trẻ tuổi 62, bằng 19,50%{ok 62/318}."
    ),
]

TOLD_LAST = [
    "Bầu 500 cấp ủy viên: nữ 24,6%{ok 123/500}, là 123 đồng chí; trẻ 17,4%{wrong 78/500}, là 78 đồng chí.",
    "Tỷ lệ hoàn thành đạt 104%, là 1 trong 3 huyện dẫn đầu.",
]


@pytest.mark.parametrize("told", [*SET_OUT_FROM, *RIGHT_BEFORE, *OTHER_ORGAN, *OF_ANOTHER_TIME, *TOLD_LAST])
def test_place_of_a_count_names_the_base_of_its_share(told: str) -> None:
    shares = [claim for claim in check_text(_SAID.sub("", told)) if claim.kind is ClaimKind.SHARE]
    found = [f"{c.verdict.value} {c.part}/{c.whole}" if c.computed else c.verdict.value for c in shares]
    assert found == _SAID.findall(told)


def test_range_of_votes_is_no_span_of_days() -> None:
    votes, days = check_text("Phiếu của mỗi người từ 27/31 đến 31/31."), check_text("Họp từ ngày 27/31 đến 31/31.")
    assert {claim.kind for claim in votes} == {ClaimKind.FRACTION}
    assert ClaimKind.DATE in {claim.kind for claim in days}


def test_office_named_without_a_number_counts_one() -> None:
    lacking = check_text("Ủy ban có 20 thành viên, gồm chủ tịch, 02 phó chủ tịch và 17 ủy viên.")
    counted = check_text("Ủy ban có 20 thành viên, gồm 01 chủ tịch, 02 phó chủ tịch và 16 ủy viên.")
    assert [claim for claim in lacking if claim.kind is ClaimKind.SUM] == []
    assert [claim.verdict.value for claim in counted if claim.kind is ClaimKind.SUM] == ["wrong"]


def test_points_are_a_difference_of_percentages_only() -> None:
    told = "Năm 2015 có 2.400 hộ. Năm 2019 có 2.500 hộ, tỷ lệ hộ nghèo giảm 12,3 điểm phần trăm."
    assert check_text(told) == ()


def test_count_since_the_start_of_the_year_is_of_today() -> None:
    told = "Từ đầu năm đến 30/6 kết nạp 1.300 đảng viên. Cùng kỳ năm trước kết nạp 1.100 đảng viên, năm nay nhiều hơn "
    assert [c.verdict.value for c in check_text(told + "210 đảng viên.")] == ["wrong"]
    assert [c.verdict.value for c in check_text(told + "200 đảng viên.")] == ["ok"]
