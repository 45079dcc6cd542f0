from collections.abc import Callable

import pytest

CASES = [
    (
        "Ban Chấp hành khóa mới có 495 đồng chí, ít đi 17 đồng chí so với nhiệm kỳ trước (512 đồng chí).",
        ["change 17 ok"],
    ),
    (
        "Ban Chấp hành khóa mới có 495 đồng chí, ít đi 27 đồng chí so với nhiệm kỳ trước (512 đồng chí).",
        ["change 27 wrong"],
    ),
    (
        "Toàn huyện hiện có 214 chi bộ, bớt 12 chi bộ so với trước khi sắp xếp (226 chi bộ).",
        ["change 12 ok"],
    ),
    (
        "Toàn huyện hiện có 214 chi bộ, bớt 21 chi bộ so với trước khi sắp xếp (226 chi bộ).",
        ["change 21 wrong"],
    ),
    (
        "Đảng bộ xã có 402 đảng viên, hơn trước 15 đồng chí (387).",
        ["change 15 ok"],
    ),
    (
        "Đảng bộ xã có 402 đảng viên, hơn trước 25 đồng chí (387).",
        ["change 25 wrong"],
    ),
    (
        "Số chi bộ là 57, kém nhiệm kỳ trước 6 chi bộ (63 chi bộ).",
        ["change 6 ok"],
    ),
    (
        "Số chi bộ là 57, kém nhiệm kỳ trước 9 chi bộ (63 chi bộ).",
        ["change 9 wrong"],
    ),
    (
        "Thi hành kỷ luật 56 đảng viên (cùng kỳ 63, giảm 7).",
        ["change 7 ok"],
    ),
    (
        "Thi hành kỷ luật 56 đảng viên (cùng kỳ 63, giảm 9).",
        ["change 9 wrong"],
    ),
    (
        "Nữ trong ban chấp hành 18,69%, ▲ 3,25 điểm % (trước: 15,44%).",
        ["change 3,25 ok"],
    ),
    (
        "Nữ trong ban chấp hành 18,69%, ▲ 3,52 điểm % (trước: 15,44%).",
        ["change 3,52 wrong"],
    ),
    (
        "Số cấp ủy viên 497, ▼ 24 (nhiệm kỳ trước 521).",
        ["change 24 ok"],
    ),
    (
        "Số cấp ủy viên 497, ▼ 42 (nhiệm kỳ trước 521).",
        ["change 42 wrong"],
    ),
    (
        "Tỷ lệ tuổi trẻ nhích lên 1,2 điểm phần trăm, từ 11,3% lên 12,5%.",
        ["change 1,2 ok"],
    ),
    (
        "Tỷ lệ tuổi trẻ nhích lên 2,1 điểm phần trăm, từ 11,3% lên 12,5%.",
        ["change 2,1 wrong"],
    ),
    (
        "Số chi bộ từ 63 xuống còn 57, giảm 6 chi bộ.",
        ["change 6 ok"],
    ),
    (
        "Số chi bộ từ 63 xuống còn 57, giảm 8 chi bộ.",
        ["change 8 wrong"],
    ),
    (
        "Kết nạp 387 đảng viên trên chỉ tiêu 360, vượt 7,5% kế hoạch.",
        ["change 7,5 ok"],
    ),
    (
        "Kết nạp 387 đảng viên trên chỉ tiêu 360, vượt 5,7% kế hoạch.",
        ["change 5,7 wrong"],
    ),
    (
        "Đã kết nạp 215 đảng viên, vượt 15 đảng viên so với chỉ tiêu 200.",
        ["change 15 ok"],
    ),
    (
        "Đã kết nạp 215 đảng viên, vượt 25 đảng viên so với chỉ tiêu 200.",
        ["change 25 wrong"],
    ),
    (
        "Chỉ tiêu kết nạp là 200; kết quả đạt 215, vượt 7,5%.",
        ["change 7,5 ok"],
    ),
    (
        "Chỉ tiêu kết nạp là 200; kết quả đạt 215, vượt 5,7%.",
        ["change 5,7 wrong"],
    ),
    (
        "Năm 2024 kết nạp 56 đảng viên, nhiều hơn năm 2023 (49) 7 đảng viên.",
        ["change 7 ok"],
    ),
    (
        "Năm 2024 kết nạp 56 đảng viên, nhiều hơn năm 2023 (49) 9 đảng viên.",
        ["change 9 wrong"],
    ),
    (
        "Năm 2024 kết nạp 56 đảng viên, nhiều hơn năm 2023 7 đảng viên (49).",
        ["change 7 ok"],
    ),
    (
        "Năm 2024 kết nạp 56 đảng viên, nhiều hơn năm 2023 9 đảng viên (49).",
        ["change 9 wrong"],
    ),
    (
        "Hiện Đảng bộ có 418 đảng viên. Đầu nhiệm kỳ, con số này là 355. Như vậy sau 5 năm đã tăng thêm 63 đảng viên.",
        ["change 63 ok"],
    ),
    (
        "Hiện Đảng bộ có 418 đảng viên. Đầu nhiệm kỳ, con số này là 355. Như vậy sau 5 năm đã tăng thêm 73 đảng viên.",
        ["change 73 wrong"],
    ),
    (
        "Tỷ lệ dự học đạt 94,8%, cao hơn đợt trước 3,2 điểm phần trăm (khi ấy 91,6%).",
        ["change 3,2 ok"],
    ),
    (
        "Tỷ lệ dự học đạt 94,8%, cao hơn đợt trước 2,3 điểm phần trăm (khi ấy 91,6%).",
        ["change 2,3 wrong"],
    ),
    (
        "Bầu 1.004 chi ủy viên (giảm 51 đồng chí so với nhiệm kỳ trước, khi đó là 1.055).",
        ["change 51 ok"],
    ),
    (
        "Bầu 1.004 chi ủy viên (giảm 15 đồng chí so với nhiệm kỳ trước, khi đó là 1.055).",
        ["change 15 wrong"],
    ),
    (
        "So với nhiệm kỳ trước (4 trường hợp), số vụ kỷ luật là 7, tăng 75%.",
        ["change 75 ok"],
    ),
    (
        "So với nhiệm kỳ trước (4 trường hợp), số vụ kỷ luật là 7, tăng 57%.",
        ["change 57 wrong"],
    ),
    (
        "Đảng viên dự bị 34 đồng chí, tăng so với cuối năm 2023 là 5 đồng chí (29).",
        ["change 5 ok"],
    ),
    (
        "Đảng viên dự bị 34 đồng chí, tăng so với cuối năm 2023 là 7 đồng chí (29).",
        ["change 7 wrong"],
    ),
    (
        "Thu ngân sách đạt 287 tỷ đồng, bằng 114,8% dự toán (250 tỷ đồng), vượt 37 tỷ đồng.",
        ["share 287000000000/250000000000 114,8 ok", "change 37 ok"],
    ),
    (
        "Thu ngân sách đạt 287 tỷ đồng, bằng 114,8% dự toán (250 tỷ đồng), vượt 73 tỷ đồng.",
        ["share 287000000000/250000000000 114,8 ok", "change 73 wrong"],
    ),
    (
        "Khóa XIV có 39 đồng chí, khóa XV có 37 đồng chí, giảm 2 đồng chí.",
        ["change 2 ok"],
    ),
    (
        "Khóa XIV có 39 đồng chí, khóa XV có 37 đồng chí, giảm 4 đồng chí.",
        ["change 4 wrong"],
    ),
    (
        "Số ủy viên khóa XXIII là 49, khóa XXIV là 53: tăng 4.",
        ["change 4 ok"],
    ),
    (
        "Số ủy viên khóa XXIII là 49, khóa XXIV là 53: tăng 6.",
        ["change 6 wrong"],
    ),
    (
        "Tuổi bình quân 45,3, trẻ hơn khóa trước 1,2 tuổi (46,5).",
        ["change 1,2 ok"],
    ),
    (
        "Tuổi bình quân 45,3, trẻ hơn khóa trước 2,1 tuổi (46,5).",
        ["change 2,1 wrong"],
    ),
    (
        "Số cấp ủy viên nữ tăng 11 đồng chí, từ 81 lên 92 đồng chí.",
        ["change 11 ok"],
    ),
    (
        "Số cấp ủy viên nữ tăng 21 đồng chí, từ 81 lên 92 đồng chí.",
        ["change 21 wrong"],
    ),
    (
        "Khóa trước có 81 nữ cấp ủy viên; khóa này tăng 11 đồng chí, lên 92 đồng chí.",
        ["change 11 ok"],
    ),
    (
        "Khóa trước có 81 nữ cấp ủy viên; khóa này tăng 21 đồng chí, lên 92 đồng chí.",
        ["change 21 wrong"],
    ),
    (
        "Từ chỗ chỉ có 81 nữ cấp ủy viên, nay đã có 92 đồng chí, nhiều hơn 11 người.",
        ["change 11 ok"],
    ),
    (
        "Từ chỗ chỉ có 81 nữ cấp ủy viên, nay đã có 92 đồng chí, nhiều hơn 21 người.",
        ["change 21 wrong"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_difference_is_read_in_every_usual_wording(
    findings: Callable[[str], list[str]], text: str, expected: list[str]
) -> None:
    assert findings(text) == expected


def test_younger_than_compares_and_does_not_mean_somewhat_more(findings: Callable[[str], list[str]]) -> None:
    assert findings("Tuổi bình quân 47,6, trẻ hơn 1,5 tuổi so với nhiệm kỳ trước (49,3).") == ["change 1,5 wrong"]
