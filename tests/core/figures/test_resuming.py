from collections.abc import Callable

import pytest

CASES = [
    (
        "Lớp bồi dưỡng có 64 học viên, xếp loại giỏi 16, khá 40, trung bình 8. Loại giỏi chiếm 25,0%, khá chiếm 65,2%.",
        ["sum 16+40+8/64 ok", "share 16/64 25,0 ok", "share 40/64 65,2 wrong"],
    ),
    (
        "Toàn xã có 212 hộ nghèo, trong đó thôn Thượng 53, thôn Hạ 91. Trong 212 hộ ấy, thôn Thượng chiếm 25,0%.",
        ["share 53/212 25,0 ok"],
    ),
    (
        "Đảng bộ có 96 đảng viên dự học. Số vắng mặt là 6. Trên 96 đảng viên, con số ấy bằng 6,3%.",
        ["share 6/96 6,3 ok"],
    ),
    (
        "Huyện có 96 chi bộ nông thôn. Bí thư là nữ ở 21 chi bộ, hơn một phần năm (chính xác là 21,9%).",
        ["share 21/96 21,9 ok"],
    ),
    ("Ban Chấp hành có 39 đồng chí. Nữ 8 đồng chí, được 20,5%.", ["share 8/39 20,5 ok"]),
    (
        "Hội đồng có 250 người. Đến họp chiếm 88,4%, cụ thể là 221 người.",
        ["share 221/250 88,4 ok"],
    ),
    (
        "Đầu năm có 79 quần chúng được bồi dưỡng; đến nay còn 52 người, tức giữ lại được 65,8%.",
        ["share 52/79 65,8 ok"],
    ),
    (
        "Trường bầu 40 chi ủy viên, nữ 12, chiếm 30%. Nhiệm kỳ trước tỷ lệ này là 22,5%.",
        ["share 12/40 30 ok"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_share_told_after_the_fact_belongs_to_the_count_it_names(
    findings: Callable[[str], list[str]], text: str, expected: list[str]
) -> None:
    assert sorted(findings(text)) == sorted(expected)


IN_ORDER = [
    (
        "Huyện có 120 chi bộ: khối xã 72, khối cơ quan 30, khối trường học 18 (cộng 120 chi bộ); "
        "tỷ lệ tương ứng 60,0%, 25,0% và 16,0%.",
        [
            "share 72/120 60,0 ok",
            "share 30/120 25,0 ok",
            "share 18/120 16,0 wrong",
            "sum 72+30+18/120 ok",
        ],
    ),
    (
        "Hộ có nhà vệ sinh ở thôn Đông (41/50), thôn Tây (27/60), thôn Nam (33/40) lần lượt là 82,0%; 45,0%; 28,5%.",
        ["share 41/50 82,0 ok", "share 27/60 45,0 ok", "share 33/40 28,5 wrong"],
    ),
    (
        "Trong 200 phiếu hỏi, 120, 60 và 20 người chọn lần lượt các mức “tốt”, “khá”, “chưa tốt”, tương ứng 60%, 30%, "
        "10%.",
        ["share 120/200 60 ok", "share 60/200 30 ok", "share 20/200 10 ok", "sum 120+60+20/200 ok"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), IN_ORDER)
def test_shares_listed_in_order_belong_to_the_counts_listed_before(
    findings: Callable[[str], list[str]], text: str, expected: list[str]
) -> None:
    assert sorted(findings(text)) == sorted(expected)


NAMED_TWICE = [
    (
        "Hội thi có 640 bài dự thi; 512 bài đúng từ 8/10 câu trở lên (80,0%).",
        ["share 512/640 80,0 ok"],
    ),
    ("Phấn đấu trước ngày khai giảng 05/9 đạt 95% số hộ.", []),
    (
        "Quy hoạch 20 đồng chí (11 trong số đó đã là cấp ủy viên, bằng 55%). Nữ 4 đồng chí, tỷ lệ 20%.",
        ["share 11/20 55 ok", "share 4/20 20 ok"],
    ),
    ("Đứng đầu là xã An Hạ với 7 nữ trong 15 cấp ủy viên (46,7%).", ["share 7/15 46,7 ok"]),
    ("Thu ngân sách (22,8/25 tỷ đồng, bằng 91,2%) chưa đạt.", ["share 114/5/25 91,2 ok"]),
]


@pytest.mark.parametrize(("text", "expected"), NAMED_TWICE)
def test_bound_or_day_beside_a_share_is_not_its_count(
    findings: Callable[[str], list[str]], text: str, expected: list[str]
) -> None:
    assert sorted(findings(text)) == sorted(expected)
