from collections.abc import Callable

import pytest

CASES: list[tuple[str, list[str]]] = [
    (
        "Đảng bộ có 240 đảng viên. Ở 16 trưởng thôn, là nữ 4, chiếm 25,00%; tái cử 6, chiếm 2,50%.",
        ["share 4/16 25,00 ok", "share 6/16 2,50 wrong"],
    ),
    (
        "Chi hội có 320 hội viên, dưới 35 tuổi 80, chiếm 25,00%. Trong lớp trẻ ấy, làm kinh tế giỏi 16, chiếm 5,00%.",
        ["share 80/320 25,00 ok", "share 16/80 5,00 wrong"],
    ),
    (
        "Hội nghị bầu trong danh sách 24 người. Mười sáu đồng chí trúng cử có 6 nữ, chiếm 25,00%.",
        ["share 6/16 25,00 wrong"],
    ),
    (
        "Đại hội bầu 16 trong 20 người. Nữ 4 đồng chí, chiếm 25,00%; trẻ 3 đồng chí, chiếm 15,00%.",
        ["fraction 16/20 ok", "share 4/16 25,00 ok", "share 3/16 15,00 wrong"],
    ),
    (
        "Trong ban thường vụ 3 người là nữ, bằng 27,27%; ban thường vụ có 11 đồng chí.",
        ["share 3/11 27,27 ok"],
    ),
    (
        "Toàn huyện có 15 đảng bộ, bầu 300 ủy viên. Ủy viên nữ có 60 đồng chí. "
        "Có 6 đảng bộ có nữ bí thư, bằng 10,00% số đảng bộ.",
        ["share 6/15 10,00 wrong"],
    ),
    (
        "- Số phiếu phát ra: 80. Số phiếu thu về: 75, đạt 93,75%.\n- Trong số phiếu thu về, hợp lệ 72 (bằng 90,00%).",
        ["share 72/75 90,00 wrong", "share 75/80 93,75 ok"],
    ),
    (
        "Huyện hội có 1.250 hội viên; chi hội Đồi ít nhất, 50, chiếm 4,00%.",
        ["share 50/1250 4,00 ok"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_the_words_a_clause_sets_out_from_name_the_whole(
    findings: Callable[[str], list[str]], text: str, expected: list[str]
) -> None:
    assert sorted(findings(text)) == sorted(expected)
