from collections.abc import Callable

import pytest

CASES = [
    (
        "Khối\tChi bộ\tNam\tNữ\tCộng\n"
        "Đảng\t4\t10\t5\t15\n"
        "Chính quyền\t6\t18\t9\t27\n"
        "Đoàn thể\t3\t6\t7\t13\n"
        "Tổng\t13\t34\t21\t55\n",
        [
            "sum 4+6+3/13 ok",
            "sum 10+5/15 ok",
            "sum 10+18+6/34 ok",
            "sum 5+9+7/21 ok",
            "sum 15+27+13/55 ok",
            "sum 18+9/27 ok",
            "sum 6+7/13 ok",
            "sum 34+21/55 ok",
        ],
    ),
    (
        "Kết quả lấy phiếu 64 người:\n"
        "Chức danh | Tín nhiệm cao | Tín nhiệm | Tín nhiệm thấp\n"
        "Giám đốc | 50 (78,1%) | 12 (18,8%) | 2 (3,1%)\n"
        "Phó Giám đốc | 45 (70,3%) | 15 (23,4%) | 4 (6,3%)\n"
        "Chánh Văn phòng | 40 (62,5%) | 20 (31,3%) | 6 (9,4%)\n",
        ["sum 50+12+2/64 ok", "sum 45+15+4/64 ok", "sum 40+20+6/64 wrong"],
    ),
    (
        "Ý kiến của 90 cử tri ở ba nội dung:\n"
        "Nội dung\tĐồng ý\tKhông đồng ý\tÝ kiến khác\n"
        "Tên xã mới\t80\t6\t4\n"
        "Trụ sở\t71\t12\t7\n"
        "Sắp xếp thôn\t77\t11\t4\n",
        ["sum 80+6+4/90 ok", "sum 71+12+7/90 ok", "sum 77+11+4/90 wrong"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_rows_are_added_up_where_most_of_them_come_out(
    findings: Callable[[str], list[str]], text: str, expected: list[str]
) -> None:
    assert [found for found in findings(text) if found.startswith("sum")] == expected


def test_row_may_fall_short_where_columns_leave_a_class_out(findings: Callable[[str], list[str]]) -> None:
    text = (
        "Đơn vị\tSố cấp ủy viên\tThạc sĩ\tĐại học\nXã A\t15\t4\t11\nXã B\t13\t3\t10\nXã C\t17\t5\t12\nXã D\t15\t2\t12\n"
    )
    assert findings(text) == ["sum 4+11/15 ok", "sum 3+10/13 ok", "sum 5+12/17 ok"]
