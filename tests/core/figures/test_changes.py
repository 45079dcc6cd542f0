from collections.abc import Callable

import pytest

CASES = [
    (
        "Tỷ lệ nữ đạt 21,5% (nhiệm kỳ trước 17,3%, tăng 4,2%).",
        ["change 4,2 ok"],
    ),
    (
        "Tỷ lệ nữ đạt 21,5% (nhiệm kỳ trước 17,3%, tăng 4,8%).",
        ["change 4,8 wrong"],
    ),
    (
        "Số cấp ủy viên tái cử tăng 143 đồng chí so với nhiệm kỳ trước (358 so với 215).",
        ["change 143 ok"],
    ),
    (
        "Số cấp ủy viên tái cử tăng 134 đồng chí so với nhiệm kỳ trước (358 so với 215).",
        ["change 134 wrong"],
    ),
    (
        "Số phòng giảm từ 12 xuống 9 (giảm 3).",
        ["change 3 ok"],
    ),
    (
        "Số phòng giảm từ 12 xuống còn 9, giảm 4 phòng.",
        ["change 4 wrong"],
    ),
    (
        "Số hợp tác xã tăng 12% so với năm trước (từ 50 lên 56).",
        ["change 12 ok"],
    ),
    (
        "Số hợp tác xã tăng 15% so với năm trước (từ 50 lên 56).",
        ["change 15 wrong"],
    ),
    (
        "Tỷ lệ hộ nghèo giảm từ 5,7% xuống 3,2%, giảm 2,5 điểm phần trăm.",
        ["change 2,5 ok"],
    ),
    (
        "Ban Chấp hành có 49 đồng chí, giảm 2 đồng chí so với nhiệm kỳ trước (51 đồng chí).",
        ["change 2 ok"],
    ),
    (
        "Ban Chấp hành có 49 đồng chí, giảm 4 đồng chí so với nhiệm kỳ trước (51 đồng chí).",
        ["change 4 wrong"],
    ),
    (
        "Tỷ lệ đảng viên hoàn thành tốt nhiệm vụ tăng từ 74% lên 55%.",
        ["change tăng wrong"],
    ),
    (
        "Nhiệm kỳ trước có 215 đồng chí tái cử, nhiệm kỳ này có 358 đồng chí tái cử, tăng 143 đồng chí.",
        ["change 143 ok"],
    ),
    (
        "Tỷ lệ nữ là 18,56%, cao hơn nhiệm kỳ trước 2,4% (nhiệm kỳ trước 16,16%).",
        ["change 2,4 ok"],
    ),
    (
        "Số lượng cấp ủy viên giảm 15 đồng chí so với nhiệm kỳ trước (từ 515 xuống 500).",
        ["change 15 ok"],
    ),
    (
        "Toàn huyện giảm từ 29 xã xuống còn 26 xã, giảm 3 xã.",
        ["change 3 ok"],
    ),
    (
        "Thu nhập bình quân đạt 55 triệu đồng/người/năm, tăng 20 triệu đồng so với năm 2015 (35 triệu đồng).",
        ["change 20 ok"],
    ),
    (
        "Thu nhập bình quân đạt 55 triệu đồng/người/năm, tăng 25 triệu đồng so với năm 2015 (35 triệu đồng).",
        ["change 25 wrong"],
    ),
    (
        "Số đảng viên tăng từ 4.120 lên 4.378 đồng chí, tăng 6,26%.",
        ["change 6,26 ok"],
    ),
    (
        "Số đảng viên tăng từ 4.120 lên 4.378 đồng chí (tăng 285 đồng chí).",
        ["change 285 wrong"],
    ),
    (
        "Tỷ lệ đảng viên hoàn thành tốt nhiệm vụ năm 2020 là 85,4%, tăng 3,1% so với năm 2019 (82,3%).",
        ["change 3,1 ok"],
    ),
    (
        "Năm 2019 có 45 vụ, năm 2020 có 38 vụ, giảm 7 vụ.",
        ["change 7 ok"],
    ),
    (
        "Năm 2019 có 45 vụ, năm 2020 có 38 vụ, giảm 8 vụ.",
        ["change 8 wrong"],
    ),
    (
        "Tỷ lệ hộ nghèo còn 1,2%, giảm 3,3% so với năm 2015 (4,5%).",
        ["change 3,3 ok"],
    ),
    (
        "Tỷ lệ hộ nghèo còn 1,2%, giảm 3,5% so với năm 2015 (4,5%).",
        ["change 3,5 wrong"],
    ),
    (
        "Sau sắp xếp, toàn huyện còn 26 xã, giảm 3 xã so với trước khi sắp xếp (29 xã).",
        ["change 3 ok"],
    ),
    (
        "Sau sắp xếp, từ 29 xã còn 26 xã, giảm 4 xã.",
        ["change 4 wrong"],
    ),
    (
        "Năm 2015 toàn huyện có 402 chi bộ, đến nay còn 387 chi bộ, giảm 15 chi bộ.",
        ["change 15 ok"],
    ),
    (
        "Năm 2015 toàn huyện có 402 chi bộ, đến nay còn 387 chi bộ, giảm 25 chi bộ.",
        ["change 25 wrong"],
    ),
    (
        "Đầu nhiệm kỳ có 4.120 đảng viên, đến nay có 4.378 đảng viên, tăng 258 đảng viên.",
        ["change 258 ok"],
    ),
    (
        "Đầu nhiệm kỳ có 4.120 đảng viên, đến nay có 4.378 đảng viên, tăng 285 đảng viên.",
        ["change 285 wrong"],
    ),
    (
        "Số cấp ủy viên nữ là 96 đồng chí (nhiệm kỳ trước 71 đồng chí), tăng 25 đồng chí.",
        ["change 25 ok"],
    ),
    (
        "Số cấp ủy viên nữ là 96 đồng chí (nhiệm kỳ trước 71 đồng chí), tăng 35 đồng chí.",
        ["change 35 wrong"],
    ),
    (
        "Tỷ lệ nữ đạt 21,5%, tăng 4,2% so với nhiệm kỳ trước (17,3%).",
        ["change 4,2 ok"],
    ),
    (
        "Tỷ lệ nữ đạt 21,5%; nhiệm kỳ trước đạt 17,3%; tăng 4,2%.",
        ["change 4,2 ok"],
    ),
    (
        "Tỷ lệ nữ tăng từ 17,3% lên 21,5% (tăng 4,2%).",
        ["change 4,2 ok"],
    ),
    (
        "Tỷ lệ nữ 21,5%, nhiệm kỳ 2015-2020 là 17,3%, tăng 4,4%.",
        ["change 4,4 wrong"],
    ),
    (
        "So với nhiệm kỳ trước, tỷ lệ nữ tăng 4,2% (21,5%/17,3%).",
        ["change 4,2 ok"],
    ),
    (
        "Số chi bộ tăng 12 (từ 375 lên 387 chi bộ).",
        ["change 12 ok"],
    ),
    (
        "Ban Chấp hành nhiệm kỳ 2020-2025 có 45 đồng chí, ít hơn nhiệm kỳ 2015-2020 là 4 đồng chí (49 đồng chí).",
        ["change 4 ok"],
    ),
    (
        "Đã sắp xếp 12 phòng thành 9 phòng, giảm 3 phòng (25%).",
        ["change 3 ok", "change 25 ok"],
    ),
    (
        "Biên chế giảm 12 người, từ 120 người xuống 108 người, tương ứng giảm 10%.",
        ["change 12 ok", "change 10 ok"],
    ),
    (
        "Thu nhập tăng 1,5 lần (từ 20 triệu đồng lên 30 triệu đồng).",
        ["change 1,5 ok"],
    ),
    (
        "Số mô hình tăng gấp 3 lần so với nhiệm kỳ trước (từ 12 lên 36 mô hình).",
        ["change 3 ok"],
    ),
    (
        "Số mô hình tăng gấp 2 lần so với nhiệm kỳ trước (từ 12 lên 36 mô hình).",
        ["change 2 wrong"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_difference_is_checked_against_the_two_figures_beside_it(
    findings: Callable[[str], list[str]], text: str, expected: list[str]
) -> None:
    assert sorted(findings(text)) == sorted(expected)
