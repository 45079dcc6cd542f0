from collections.abc import Callable

import pytest

CASES = [
    (
        "Đại hội nhiệm kỳ 2020 - 2015 diễn ra tốt đẹp.",
        ["term 2020-2015 wrong"],
    ),
    (
        "Đại hội nhiệm kỳ 2020-2025 thành công. Chuẩn bị cho nhiệm kỳ 2020-2052.",
        ["term 2020-2052 wrong"],
    ),
    (
        "Hội nghị họp ngày 31/02/2020.",
        ["date 31/02/2020 wrong"],
    ),
    (
        "Hội nghị họp ngày 30/4/2020 và ngày 31 tháng 6 năm 2020.",
        ["date ngày 31 tháng 6 năm 2020 wrong"],
    ),
    (
        "Từ ngày 27/3 đến 24/2/2020, các chi bộ đã đại hội.",
        ["date Từ ngày 27/3 đến 24/2/2020 wrong"],
    ),
    (
        "Hội nghị ngày 15/13/2020.",
        ["date 15/13/2020 wrong"],
    ),
    (
        "Nhiệm kỳ 2025-2020 khép lại. Nhiệm kỳ 2020-2025 mở ra.",
        ["term 2025-2020 wrong"],
    ),
    (
        "Giai đoạn 2020 - 2015 có nhiều kết quả.",
        ["term 2020-2015 wrong"],
    ),
    (
        "Hội nghị ngày 29/02/2021.",
        ["date 29/02/2021 wrong"],
    ),
    (
        "Hội nghị diễn ra từ ngày 28 đến ngày 25/7/2020.",
        ["date từ ngày 28 đến ngày 25/7/2020 wrong"],
    ),
    (
        "Báo cáo tháng 13/2020.",
        ["date tháng 13/2020 wrong"],
    ),
    (
        "Hội nghị diễn ra từ 28 - 25/7/2020.",
        ["date từ 28 - 25/7/2020 wrong"],
    ),
    (
        "Hội nghị diễn ra từ ngày 28 đến ngày 25 tháng 7 năm 2020.",
        ["date từ ngày 28 đến ngày 25 tháng 7 năm 2020 wrong"],
    ),
    (
        "Thời gian từ tháng 10/2020 đến tháng 3/2020.",
        ["date từ tháng 10/2020 đến tháng 3/2020 wrong"],
    ),
    (
        "Từ ngày 01/3/2020 đến ngày 30/6/2019 các đảng bộ đã đại hội.",
        ["date Từ ngày 01/3/2020 đến ngày 30/6/2019 wrong"],
    ),
    (
        "Đại hội nhiệm kỳ 2020-2205 thành công.",
        ["term 2020-2205 wrong"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_span_or_date_that_can_not_be_is_found(
    findings: Callable[[str], list[str]], text: str, expected: list[str]
) -> None:
    assert sorted(findings(text)) == sorted(expected)
