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
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_difference_is_checked_against_figures_told_elsewhere(
    findings: Callable[[str], list[str]], text: str, expected: list[str]
) -> None:
    assert findings(text) == expected
