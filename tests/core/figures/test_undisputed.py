"""Misfits that nothing around them disputes are wrong; those with a base of their own stay open.

In the texts every percentage is followed by what the check says of it: `{ok 9/39}`, `{wrong 6/39}`, `{unclear}`.
"""

import re

import pytest

from daihoi.core.figures import ClaimKind, check_text

_SAID = re.compile(r"\{(?P<said>\w+(?: \d+/\d+)?)\}")

HELD = [
    (
        "Đại hội có 40 đại biểu đương nhiên, 210 đại biểu được bầu, tất cả là 250 đại biểu. Về giới, nữ có 95 đại "
        "biểu, chiếm 61,20%{wrong 95/250}. Về tuổi, từ 40 trở xuống có 60 đại biểu, chiếm 24,00%{ok 60/250}."
    ),
    "Đã bầu 57 cấp ủy viên. Tái cử 38 người, tức 12,9%{wrong 38/57}.",
    "Chấm 600 bài: giỏi 174 (29,0%{ok 174/600}), khá 343 (29,0%{wrong 343/600}), đạt 83 (13,8%{ok 83/600}).",
]
OPEN = [
    "Đã bầu 57 cấp ủy viên. Ở các xã vùng cao, nữ 8 người, tức 33,3%{unclear}.",
    "Đã bầu 57 cấp ủy viên. Có 4 chi bộ đạt 100%{unclear}.",
    "Xóa được 47 nhà tạm. 26 tuyến hẻm đã lắp camera, đạt 72,2%{unclear}.",
]


@pytest.mark.parametrize("told", HELD + OPEN)
def test_misfit_is_held_to_the_whole_that_nothing_disputes(told: str) -> None:
    assert _found(_SAID.sub("", told)) == _SAID.findall(told)


def _found(text: str) -> list[str]:
    shares = [claim for claim in check_text(text) if claim.kind is ClaimKind.SHARE]
    return [f"{c.verdict.value} {c.part}/{c.whole}" if c.computed else c.verdict.value for c in shares]
