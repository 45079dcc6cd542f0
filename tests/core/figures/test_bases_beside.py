"""Bases that the words right beside a percentage name: a number after it, a group that its part is drawn from.

After each percentage stands what the check says of it: `{ok 9/39}`, `{wrong 6/39}`, `{unclear}`.
"""

import re

import pytest

from daihoi.core.figures import ClaimKind, check_text

_SAID = re.compile(r"\{(?P<said>\w+(?: \d+/\d+)?)\}")

COUNTED_OUT_OF = [
    "Hội có 640 hội viên, 250 tổ viên; trẻ 80 người, chiếm 32,00%{wrong 80/640} trong tổng số 640 hội viên.",
    "Hội có 640 hội viên; trẻ 80 người, chiếm 12,50%{ok 80/640} trong tổng số 640 hội viên.",
    "Đoàn kiểm tra 52 chi đoàn; nhắc nhở 13 chi đoàn, bằng 21,7%{wrong 13/52} của 52 chi đoàn.",
    "Bầu 600 đại biểu. Nữ 135, đạt 22,50%{ok 135/600}; khóa trước nữ 112, bằng 17,50%{ok 112/640} của 640 người.",
    "Xã có 400 hộ; vay vốn 80 hộ, chiếm 20,0%{ok 80/400} trong năm 2019.",
]

DRAWN_FROM_OTHERS = [
    "Hội có 640 hội viên, nữ 250 (39,06%{ok 250/640}). Trong số thợ thủ công giỏi, nữ 9 người, đạt 18,4%{unclear}.",
    "Hội có 640 hội viên, nữ 250 (39,06%{ok 250/640}). Trong danh sách nguồn, trẻ 48 người, chiếm 31,4%{unclear}.",
    (
        "Hội có 640 hội viên, nữ 250 (39,06%{ok 250/640}). Trong số hội viên nữ, làm chi hội trưởng 30 người, chiếm "
        "18,18%{wrong 30/250}."
    ),
    "Hội có 640 hội viên, nữ 250 (39,06%{ok 250/640}). Ở một xã vùng cao, trẻ 48 người, chiếm 31,4%{unclear}.",
    "Hội có 640 hội viên, nữ 250 (39,06%{ok 250/640}). Chi bộ thôn Đoài có 9 hội viên trẻ, chiếm 18,4%{unclear}.",
]

QUOTED_OR_CLOSED_BY_A_COLON = [
    'Biên bản báo nữ 4/16, ghi "52,0%{wrong 4/16}", phải sửa.',
    "Chi hội có 64 hội viên, thu 64 phiếu. Ông Đào Văn Hải 28 phiếu, 43,75%{ok 28/64}: không trúng cử.",
]

ABOVE_A_THRESHOLD = [
    "Giới thiệu 32 người, trong đó 20 người đạt trên 50% số phiếu (62,5%{ok 20/32} số người được giới thiệu).",
    "Có 48 tổ trưởng, trong đó 36 tổ trưởng đạt 100% số phiếu (chiếm 77,4%{wrong 36/48} số tổ trưởng).",
]

OF_EACH_GROUP = [
    (
        "Bầu 320 ủy viên: nữ 80 đồng chí; nam 240 đồng chí. Như vậy tỷ lệ từng giới là 25,00%{ok 80/320}, 75,00%"
        "{ok 240/320}."
    ),
]

OF_ANOTHER_MEETING = [
    "Chi hội có 15 hội viên dự họp. Chi hội trưởng được 12 phiếu, đạt 80,0%{ok 12/15}. Ở cuộc họp chi đoàn trước đó, "
    "giới thiệu chi hội trưởng 9 phiếu, đạt 64,29%{unclear}.",
]

COUNTED_ON = [
    "Kết quả (tỷ lệ tính trên 240 đại biểu): bà Hoa 96 phiếu, chiếm 40%{ok 96/240}; ông Hải 228 phiếu, chiếm "
    "95%{ok 228/240}.",
]


@pytest.mark.parametrize(
    "told",
    [
        *COUNTED_OUT_OF,
        *DRAWN_FROM_OTHERS,
        *QUOTED_OR_CLOSED_BY_A_COLON,
        *ABOVE_A_THRESHOLD,
        *OF_EACH_GROUP,
        *OF_ANOTHER_MEETING,
    ],
)
def test_base_beside_a_percentage_is_its_whole(told: str) -> None:
    shares = [claim for claim in check_text(_SAID.sub("", told)) if claim.kind is ClaimKind.SHARE]
    found = [f"{c.verdict.value} {c.part}/{c.whole}" if c.computed else c.verdict.value for c in shares]
    assert found == _SAID.findall(told)
