from collections.abc import Callable

import pytest

from daihoi.core.figures import Verdict, check_text

CASES: list[tuple[str, list[str]]] = [
    (
        "Số phiếu phát ra: 60. Kết quả, tính trên số phiếu phát ra:\n"
        "1. Vũ Văn Khiêm    57 phiếu    95,00%\n2. Lò Thị Sen    51 phiếu    85,00%\n"
        "3. Cao Bá Tín    45 phiếu    57,00%\n",
        ["share 57/60 95,00 ok", "share 51/60 85,00 ok", "share 45/60 57,00 wrong"],
    ),
    (
        "Cụm\tChi hội\tNữ\tTỷ lệ\nCụm A\t20\t5\t25,0\nCụm B\t30\t6\t20,0\nTổng\t50\t12\n",
        ["sum 20+30/50 ok", "sum 5+6/12 wrong", "share 5/20 25,0 ok", "share 6/30 20,0 ok"],
    ),
    (
        "Kết quả:\nTT\tĐơn vị\tTổng số\tNữ\n1\tXã A\t15\t4\n2\tXã B\t13\t3\n3\tXã C\t17\t5\nCộng\t\t45\t12\n",
        ["sum 15+13+17/45 ok", "sum 4+3+5/12 ok"],
    ),
    (
        "Kết quả:\nTT\tĐơn vị\tTổng số\tNữ\n1\tXã A\t15\t4\n2\tXã B\t13\t3\n3\tXã C\t17\t5\nCộng\t\t45\t13\n",
        ["sum 15+13+17/45 ok", "sum 4+3+5/13 wrong"],
    ),
    (
        "Đơn vị            Số chi bộ   Đã đại hội   Tỷ lệ\n"
        "Xã An Lạc             12          12        100%\n"
        "Xã Bình Minh          15          14        93,3%\n"
        "Xã Hòa Sơn            18          15        88,3%\n"
        "Tổng                  45          41        91,1%\n",
        [
            "sum 12+15+18/45 ok",
            "sum 12+14+15/41 ok",
            "share 12/12 100 ok",
            "share 14/15 93,3 ok",
            "share 15/18 88,3 wrong",
            "share 41/45 91,1 ok",
        ],
    ),
    (
        "| TT | Trình độ | Số người | Tỷ lệ (%) |\n"
        "| 1 | Đại học | 40 | 80,0 |\n"
        "| 2 | Thạc sĩ | 8 | 16,0 |\n"
        "| 3 | Tiến sĩ | 2 | 4,0 |\n"
        "| | Tổng | 50 | 100 |\n",
        ["share 40/50 80,0 ok", "share 8/50 16,0 ok", "share 2/50 4,0 ok", "share 50/50 100 ok", "sum 40+8+2/50 ok"],
    ),
    (
        "Đơn vị | Đã đại hội/Tổng số | Tỷ lệ\nXã A | 12/12 | 100%\nXã B | 14/15 | 93,33%\nXã C | 15/18 | 88,33%\n",
        ["share 12/12 100 ok", "share 14/15 93,33 ok", "share 15/18 88,33 wrong"],
    ),
    (
        "Chỉ tiêu\tNăm 2019\tNăm 2020\tTăng, giảm\nSố đảng viên\t4.120\t4.378\t258\nSố chi bộ\t402\t387\t-16\n",
        ["change 258 ok", "change 16 wrong"],
    ),
    (
        "TT\tHọ và tên\tSố phiếu\tTỷ lệ\n1\tNguyễn Văn An\t240\t96,77%\n2\tTrần Thị Bình\t231\t93,15%\n"
        "3\tLê Văn Cường\t198\t79,48%\n\nTổng số phiếu hợp lệ: 248 phiếu.\n",
        ["share 240/248 96,77 ok", "share 231/248 93,15 ok", "share 198/248 79,48 wrong"],
    ),
    (
        "Khối          Nam   Nữ    Tổng\nKhối xã       120   45    165\nKhối cơ quan  80    52    132\n"
        "Khối trường   30    61    92\n",
        ["sum 120+45/165 ok", "sum 80+52/132 ok", "sum 30+61/92 wrong"],
    ),
    (
        "| Nội dung | Số lượng | Tỷ lệ |\n| Tổng số cấp ủy viên | 320 | 100% |\n| Tái cử | 228 | 71,25% |\n"
        "| Tham gia lần đầu | 92 | 28,75% |\n| Nữ | 64 | 20% |\n",
        [
            "share 320/320 100 ok",
            "share 228/320 71,25 ok",
            "share 92/320 28,75 ok",
            "share 64/320 20 ok",
            "sum 228+92/320 ok",
        ],
    ),
    (
        "TT\tĐơn vị\tSố cấp ủy viên\tNữ\tTỷ lệ nữ\tDưới 40 tuổi\tTỷ lệ dưới 40 tuổi\n"
        "1\tXã Hạ\t20\t5\t25,00\t4\t20,00\n2\tXã Trung\t25\t6\t24,00\t8\t23,00\n3\tXã Thượng\t18\t9\t50,00\t6\t33,33\n",
        [
            "share 5/20 25,00 ok",
            "share 6/25 24,00 ok",
            "share 9/18 50,00 ok",
            "share 4/20 20,00 ok",
            "share 8/25 23,00 wrong",
            "share 6/18 33,33 ok",
        ],
    ),
    (
        "| Tiêu chí | Khóa mới | % | Khóa cũ | % |\n| Số cấp ủy viên | 200 | 100 | 160 | 100 |\n"
        "| Nữ | 46 | 23,0 | 24 | 15,0 |\n| Dưới 40 tuổi | 30 | 15,0 | 20 | 12,5 |\n",
        [
            "share 200/200 100 ok",
            "share 46/200 23,0 ok",
            "share 30/200 15,0 ok",
            "share 160/160 100 ok",
            "share 24/160 15,0 ok",
            "share 20/160 12,5 ok",
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_table_columns_rows_and_shares_are_checked(
    findings: Callable[[str], list[str]], text: str, expected: list[str]
) -> None:
    assert sorted(findings(text)) == sorted(expected)


def test_a_count_row_opens_a_section_with_a_base_of_its_own() -> None:
    table = (
        "Kết quả bầu cử\n"
        "1\tCấp ủy viên được bầu\t50\n"
        "2\tBầu thiếu\t2 (4,76%)\n"
        "\tCƠ CẤU\t\n"
        "1\tNữ\t10 (20%)\n"
        "2\tDưới 35 tuổi\t8 (16%)\n"
        "\tBÍ THƯ\t\n"
        "1\tBí thư\t20\n"
        "2\tTái cử\t15 (75%)\n"
        "3\tNữ\t4 (25%)\n"
        "4\tDưới 40 tuổi\t5 (25%)\n"
    )
    wrong = [claim.text for claim in check_text(table) if claim.verdict is Verdict.WRONG]
    assert wrong == ["4 (25%"]


def test_rows_of_a_table_are_not_held_to_a_number_of_the_table_before() -> None:
    before = (
        "Cơ cấu:\nTT\tĐơn vị\tCấp ủy viên\tNữ\t%\n1\tXã A\t3\t2\t66,67\n2\tXã B\t2\t0\t0,00\n\tCộng\t5\t2\t40,00\n\n"
    )
    after = "Trình độ:\nTT\tĐơn vị\tCấp ủy viên\tSơ cấp\tTrung cấp\tCao cấp\n1\tXã A\t3\t1\t1\t0\n2\tXã B\t2\t0\t0\t0\n"
    claims = check_text(f"{before}{after}\tCộng\t5\t1\t1\t0\n")
    assert [claim.text for claim in claims if claim.verdict is not Verdict.OK] == []
