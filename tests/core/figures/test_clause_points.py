"""Rises and falls of percentages whose clause prints the earlier one."""

from collections.abc import Callable

import pytest

_NOW = "Đảng bộ có 250 cấp ủy viên: nữ 65 đồng chí (26,0%), trẻ 40 đồng chí (16,0%). "
_TABLE = "Khối | Cấp ủy viên | Nữ | %\nXã | 120 | 30 | 25,00\nCơ quan | 80 | 18 | 22,50\nCộng | 200 | 48 | 24,00\n\n"
CASES = [
    (_NOW + "So với khóa trước (tỷ lệ nữ 22,7%), tỷ lệ nữ tăng 3,3 điểm phần trăm.", "change 3,3 ok"),
    (_NOW + "Khóa trước tỷ lệ nữ là 22,7%; tăng 3,3 điểm phần trăm.", "change 3,3 ok"),
    (_TABLE + "Tỷ lệ nữ chung giảm 1,15 điểm phần trăm so với nhiệm kỳ trước (25,15%).", "change 1,15 ok"),
    ("Tỷ lệ hộ dùng nước sạch đạt 91,2%, năm 2017 là 84,8%, tăng 6,4%.", "change 6,4 ok"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_difference_of_percentages_is_taken_from_the_one_of_its_clause(
    findings: Callable[[str], list[str]], text: str, expected: str
) -> None:
    assert [found for found in findings(text) if found.startswith("change")] == [expected]


def test_difference_that_comes_out_with_no_percentage_told_before_is_not_told(
    findings: Callable[[str], list[str]],
) -> None:
    told = findings(_NOW + "Khóa trước tỷ lệ đảng viên là kỹ sư 11,9%; tăng 3,3 điểm phần trăm.")
    assert [found for found in told if found.startswith("change")] == []
