from collections.abc import Callable

import pytest

CASES: list[tuple[str, list[str]]] = [
    (
        "Hội thảo có 64 ý kiến phát biểu, ở Lương Sơn 23, bằng 35,49%.",
        ["share 23/64 35,49 wrong"],
    ),
    (
        "Chi hội có 75 hội viên. Tổ tiết kiệm có 16 hộ vay đúng hạn, bằng 23,53%.",
        ["share 16/None 23,53 unclear"],
    ),
    (
        "Quỹ đã xây 35 căn nhà tình nghĩa. Sân chơi cộng đồng dùng tốt 52 nơi, bằng 61,18%.",
        ["share 52/None 61,18 unclear"],
    ),
    (
        "Danh sách có 45 nhân sự: tái cử 16 (35,56%), lần đầu 29 (64,44%).\n\n"
        "Còn 4 trạm y tế chưa gửi báo cáo, bằng 17,39%.",
        ["share 16/45 35,56 ok", "share 29/45 64,44 ok", "share 4/None 17,39 unclear", "sum 16+29/45 ok"],
    ),
    (
        "Xét 18 chi bộ: xuất sắc 3 (16,67%), tốt 15 (83,33%). Có 2 đảng viên được miễn, chiếm 0,80% đảng viên.",
        ["share 15/18 83,33 ok", "share 2/None 0,80 unclear", "share 3/18 16,67 ok", "sum 3+15/18 ok"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_misfit_is_wrong_by_swapped_digits_and_open_when_its_whole_counts_other_things(
    findings: Callable[[str], list[str]], text: str, expected: list[str]
) -> None:
    assert sorted(findings(text)) == sorted(expected)
