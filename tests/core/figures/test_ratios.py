from collections.abc import Callable

import pytest

CASES = [
    (
        "Tiến độ từng nơi:\n• Xã An Hạ: 12/18\n• Xã An Trung: 24/23\n• Quân sự huyện: 4/5\n• Công an huyện: 6/6\n",
        ["fraction 12/18 ok", "fraction 24/23 wrong", "fraction 4/5 ok", "fraction 6/6 ok"],
    ),
    ("Có 04/05 nhân sự đạt trên 50%.", ["fraction 4/5 ok"]),
    ("Tham luận: 6/9 bài được trình bày tại hội trường.", ["fraction 6/9 ok"]),
    ("Chi ủy tiếp nhận 6 đơn; đã trả lời 5/6, còn lại chờ xác minh.", ["fraction 5/6 ok"]),
    ("Chi ủy họp bàn ba việc, đã trả lời 5/6.", []),
    ("Trong tuần (13/7 - 19/7) có 52 chi bộ đại hội.", []),
    ("Kỷ niệm ngày giải phóng 30/4 và ngày Quốc tế lao động 1/5.", []),
    ("Diện tích tưới chủ động đạt 2/3 diện tích gieo trồng.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_small_fraction_counts_in_a_list_or_with_a_noun_but_not_as_a_day_or_proportion(
    findings: Callable[[str], list[str]], text: str, expected: list[str]
) -> None:
    assert sorted(findings(text)) == sorted(expected)
