from collections.abc import Callable

import pytest

CASES = [
    (
        "Đảng bộ hiện có 27 chi bộ; nữ cấp ủy viên 62 đồng chí. Các chi bộ sinh hoạt đều. So với đại hội "
        "lần thứ VI (có 48 nữ cấp ủy viên) thì số nữ cấp ủy viên lần này tăng 14 đồng chí.",
        ["change 14 ok"],
    ),
    (
        "Đảng bộ hiện có 27 chi bộ; nữ cấp ủy viên 62 đồng chí. Các chi bộ sinh hoạt đều. So với đại hội "
        "lần thứ VI (có 48 nữ cấp ủy viên) thì số nữ cấp ủy viên lần này tăng 41 đồng chí.",
        ["change 41 wrong"],
    ),
    (
        "Giám sát chuyên đề 47 tổ chức đảng và 126 đảng viên. So với năm 2018 (39 tổ chức, 131 đảng "
        "viên), số đảng viên được giám sát giảm 5 đồng chí.",
        ["change 5 ok"],
    ),
    (
        "Giám sát chuyên đề 47 tổ chức đảng và 126 đảng viên. So với năm 2018 (39 tổ chức, 131 đảng "
        "viên), số đảng viên được giám sát giảm 15 đồng chí.",
        ["change 15 wrong"],
    ),
    (
        "Năm nay thi hành kỷ luật 54 đảng viên. Năm 2018 kỷ luật 61 đảng viên; như vậy năm nay giảm 7 trường hợp.",
        ["change 7 ok"],
    ),
    (
        "Năm nay thi hành kỷ luật 54 đảng viên. Năm 2018 kỷ luật 61 đảng viên; như vậy năm nay giảm 9 trường hợp.",
        ["change 9 wrong"],
    ),
    (
        "Khóa XII có 6 ủy viên nữ. Ban Thường vụ có 1 đồng chí nữ. Khóa XI có 4 ủy viên nữ, nên số ủy "
        "viên nữ khóa này tăng 2 đồng chí.",
        ["change 2 ok"],
    ),
    (
        "Khóa XII có 6 ủy viên nữ. Ban Thường vụ có 1 đồng chí nữ. Khóa XI có 4 ủy viên nữ, nên số ủy "
        "viên nữ khóa này tăng 3 đồng chí.",
        ["change 3 wrong"],
    ),
    (
        "Số cấp ủy viên cơ sở 487 đồng chí. Tuổi bình quân 44,7, giảm 1,6 tuổi so với khóa trước (46,3).",
        ["change 1,6 ok"],
    ),
    (
        "Số cấp ủy viên cơ sở 487 đồng chí. Tuổi bình quân 44,7, giảm 6,1 tuổi so với khóa trước (46,3).",
        ["change 6,1 wrong"],
    ),
    (
        "Tỷ lệ nữ khóa này là 22,83%, tỷ lệ trẻ dưới 40 tuổi là 29,98%. Nhiệm kỳ trước lần lượt là "
        "21,36% và 27,50%, nghĩa là tỷ lệ nữ tăng 1,47% và tỷ lệ trẻ tăng 2,48%.",
        ["change 1,47 ok", "change 2,48 ok"],
    ),
    (
        "Tỷ lệ nữ khóa này là 22,83%, tỷ lệ trẻ dưới 40 tuổi là 29,98%. Nhiệm kỳ trước lần lượt là "
        "21,36% và 27,50%, nghĩa là tỷ lệ nữ tăng 1,47% và tỷ lệ trẻ tăng 2,84%.",
        ["change 1,47 ok", "change 2,84 wrong"],
    ),
    (
        "Chi bộ 01/7/2025 nhập 178 xã, phường cũ thành 62 xã, phường mới, giảm 116 đơn vị.",
        ["change 116 ok"],
    ),
    (
        "Chi bộ 01/7/2025 nhập 178 xã, phường cũ thành 62 xã, phường mới, giảm 161 đơn vị.",
        ["change 161 wrong"],
    ),
    (
        "Kiểm tra 124 tổ chức đảng, cao hơn kỳ trước (18 tổ chức so với 106 tổ chức).",
        ["change 18 ok"],
    ),
    (
        "Kiểm tra 124 tổ chức đảng, cao hơn kỳ trước (81 tổ chức so với 106 tổ chức).",
        ["change 81 wrong"],
    ),
    (
        "Tiêu chí\tNhiệm kỳ trước\tNhiệm kỳ này\nNữ\t1.011\t1.089\nDân tộc thiểu số\t306\t327\n\nSố nữ tăng 78 người.",
        ["change 78 ok"],
    ),
    (
        "Tiêu chí\tNhiệm kỳ trước\tNhiệm kỳ này\nNữ\t1.011\t1.089\nDân tộc thiểu số\t306\t327\n\nSố nữ tăng 87 người.",
        ["change 87 wrong"],
    ),
    (
        "Tiêu chí\tNhiệm kỳ trước\tNhiệm kỳ này\tTăng, giảm\nNữ\t1.011\t1.089\t78\nDưới 35 tuổi\t812\t803\t-9\nDân "
        "tộc thiểu số\t306\t327\t21",
        ["change 78 ok", "change 9 ok", "change 21 ok"],
    ),
    (
        "Tiêu chí\tNhiệm kỳ trước\tNhiệm kỳ này\tTăng, giảm\nNữ\t1.011\t1.089\t78\nDưới 35 tuổi\t812\t803\t-9\nDân "
        "tộc thiểu số\t306\t327\t12",
        ["change 78 ok", "change 9 ok", "change 12 wrong"],
    ),
    (
        "Tiêu chí\tSố lượng\tTỷ lệ %\tNhiệm kỳ trước\tTỷ lệ %\tChênh lệch tỷ "
        "lệ\nNữ\t1.089\t22,15\t1.011\t19,41\t2,74\nDưới 35 tuổi\t803\t16,33\t812\t15,59\t0,74\n"
        "Dân tộc thiểu số\t327\t6,65\t306\t5,88\t0,77",
        ["change 2,74 ok", "change 0,74 ok", "change 0,77 ok"],
    ),
    (
        "Tiêu chí\tSố lượng\tTỷ lệ %\tNhiệm kỳ trước\tTỷ lệ %\tChênh lệch tỷ "
        "lệ\nNữ\t1.089\t22,15\t1.011\t19,41\t2,74\nDưới 35 tuổi\t803\t16,33\t812\t15,59\t0,74\n"
        "Dân tộc thiểu số\t327\t6,65\t306\t5,88\t0,87",
        ["change 2,74 ok", "change 0,74 ok", "change 0,87 wrong"],
    ),
    (
        "Kế hoạch năm kết nạp 160 đảng viên. Sáu tháng đầu năm đã kết nạp 87 đồng chí, trong đó nữ 23 "
        "đồng chí. Cùng kỳ năm 2023 kết nạp 79 đồng chí; năm nay tăng 8 đồng chí.",
        ["change 8 ok"],
    ),
    (
        "Kế hoạch năm kết nạp 160 đảng viên. Sáu tháng đầu năm đã kết nạp 87 đồng chí, trong đó nữ 23 "
        "đồng chí. Cùng kỳ năm 2023 kết nạp 79 đồng chí; năm nay tăng 18 đồng chí.",
        ["change 18 wrong"],
    ),
    (
        "Huyện bầu 495 cấp ủy viên; nhiệm kỳ trước nữ 98/512 đồng chí. Như vậy số cấp ủy viên ít đi 17 người.",
        ["fraction 98/512 ok", "change 17 ok"],
    ),
    (
        "Toàn tỉnh có 1.284 chi bộ (+84 so với năm 2020: 1.200 chi bộ).",
        ["change 84 ok"],
    ),
    (
        "Toàn tỉnh có 1.284 chi bộ (+48 so với năm 2020: 1.200 chi bộ).",
        ["change 48 wrong"],
    ),
    (
        "Cấp ủy khóa mới 33 đồng chí, nhiều hơn khóa cũ 4 đồng chí (29 đồng chí).",
        ["change 4 ok"],
    ),
    (
        "Cấp ủy khóa mới 33 đồng chí, nhiều hơn khóa cũ 6 đồng chí (29 đồng chí).",
        ["change 6 wrong"],
    ),
    (
        "Số thôn chỉ còn 112, so với 134 thôn hồi đầu nhiệm kỳ thì đã giảm 22 thôn.",
        ["change 22 ok"],
    ),
    (
        "Số thôn chỉ còn 112, so với 134 thôn hồi đầu nhiệm kỳ thì đã giảm 24 thôn.",
        ["change 24 wrong"],
    ),
    (
        "Trong 6 tháng đầu năm kết nạp 48 đảng viên (cùng kỳ năm 2023: 41), tăng 17,07%.",
        ["change 17,07 ok"],
    ),
    (
        "Trong 6 tháng đầu năm kết nạp 48 đảng viên (cùng kỳ năm 2023: 41), tăng 17,70%.",
        ["change 17,70 wrong"],
    ),
    (
        "Có 5 đồng chí nữ trong Ban Thường vụ (khóa trước chỉ có 2), tăng 3 đồng chí.",
        ["change 3 ok"],
    ),
    (
        "Có 5 đồng chí nữ trong Ban Thường vụ (khóa trước chỉ có 2), tăng 4 đồng chí.",
        ["change 4 wrong"],
    ),
    (
        "Nhiệm kỳ 2020 - 2025: 198 đại biểu; nhiệm kỳ 2015 - 2020: 185 đại biểu; chênh lệch 13 đại biểu.",
        ["change 13 ok"],
    ),
    (
        "Nhiệm kỳ 2020 - 2025: 198 đại biểu; nhiệm kỳ 2015 - 2020: 185 đại biểu; chênh lệch 31 đại biểu.",
        ["change 31 wrong"],
    ),
    (
        "Tuổi bình quân của cấp ủy là 44,2 tuổi, giảm 1,9 tuổi so với đầu nhiệm kỳ trước là 46,1 tuổi.",
        ["change 1,9 ok"],
    ),
    (
        "Tuổi bình quân của cấp ủy là 44,2 tuổi, giảm 9,1 tuổi so với đầu nhiệm kỳ trước là 46,1 tuổi.",
        ["change 9,1 wrong"],
    ),
    (
        "Doanh thu thực hiện 1.250 tỷ đồng/kế hoạch 1.200 tỷ đồng, vượt 4,2%.",
        ["change 4,2 ok"],
    ),
    (
        "Doanh thu thực hiện 1.250 tỷ đồng/kế hoạch 1.200 tỷ đồng, vượt 2,4%.",
        ["change 2,4 wrong"],
    ),
    (
        "Kế hoạch năm kết nạp 60 đảng viên; đến 31/12 kết nạp 66 đảng viên, vượt kế hoạch 10%.",
        ["change 10 ok"],
    ),
    (
        "Kế hoạch năm kết nạp 60 đảng viên; đến 31/12 kết nạp 66 đảng viên, vượt kế hoạch 12%.",
        ["change 12 wrong"],
    ),
    (
        "Số cuộc giám sát là 31, nhiều gấp 1,5 lần nhiệm kỳ trước (21 cuộc).",
        ["change 1,5 ok"],
    ),
    (
        "Số cuộc giám sát là 31, nhiều gấp 2,5 lần nhiệm kỳ trước (21 cuộc).",
        ["change 2,5 wrong"],
    ),
    (
        "Năm 2022 có 15 đoàn viên được kết nạp Đảng, năm 2023 là 22, năm 2024 tăng lên 30, tăng 8 so với năm 2023.",
        ["change 8 ok"],
    ),
    (
        "Năm 2022 có 15 đoàn viên được kết nạp Đảng, năm 2023 là 22, năm 2024 tăng lên 30, tăng 10 so với năm 2023.",
        ["change 10 wrong"],
    ),
    (
        "Đầu nhiệm kỳ có 3 chi bộ dưới 10 đảng viên, cuối nhiệm kỳ không còn; số chi bộ trên 30 đảng "
        "viên từ 12 lên 19, tăng 7 chi bộ.",
        ["change 7 ok"],
    ),
    (
        "Đầu nhiệm kỳ có 3 chi bộ dưới 10 đảng viên, cuối nhiệm kỳ không còn; số chi bộ trên 30 đảng "
        "viên từ 12 lên 19, tăng 9 chi bộ.",
        ["change 9 wrong"],
    ),
    (
        "Khóa trước bầu 447 cấp ủy viên, nữ 136, trẻ 33.\nKhóa này bầu 402 cấp ủy viên, nữ 139, trẻ 41.\n"
        "Vậy là nữ tăng 3 đồng chí, trẻ tăng 8 đồng chí.",
        ["change 3 ok", "change 8 ok"],
    ),
    (
        "Khóa trước bầu 447 cấp ủy viên, nữ 136, trẻ 33.\nKhóa này bầu 402 cấp ủy viên, nữ 139, trẻ 41.\n"
        "Vậy là nữ tăng 5 đồng chí, trẻ tăng 8 đồng chí.",
        ["change 5 wrong", "change 8 ok"],
    ),
    (
        "Nhiệm kỳ trước có 9 nữ (25,71%), khóa này 12 nữ (34,29%), tăng 3 người, tăng 8,58 điểm phần trăm.",
        ["share 9/None 25,71 unclear", "change 3 ok", "change 8,58 ok", "share 12/None 34,29 unclear"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_difference_is_checked_against_figures_told_elsewhere(
    findings: Callable[[str], list[str]], text: str, expected: list[str]
) -> None:
    assert findings(text) == expected


def test_rate_in_brackets_is_the_change_of_the_two_figures_before_it(findings: Callable[[str], list[str]]) -> None:
    assert findings("Cán bộ không chuyên trách từ 338 còn 140 người (58,6%).") == ["change 58,6 ok"]


def test_subtraction_is_checked_as_printed(findings: Callable[[str], list[str]]) -> None:
    assert findings("Tăng thực: 720 - 702 = 28.") == ["change 28 wrong"]
