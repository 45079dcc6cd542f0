from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core.figures import ClaimKind, Verdict, check_text

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


TWINS = [
    (
        "Tỷ lệ nữ đạt 28,1% (khóa trước: 22,9%), tăng {} điểm phần trăm.",
        "5,2",
        "5,6",
    ),
    ("Tỷ lệ trẻ đạt 18,4%, tăng {} điểm % so với nhiệm kỳ 2015-2020 (16,3%).", "2,1", "2,9"),
    ("Tỷ lệ hộ nghèo giảm từ 5,7% xuống còn 3,2%, tức giảm {} điểm.", "2,5", "2,9"),
    ("Tỷ lệ nữ là 26,42%, trong khi nhiệm kỳ 2015 - 2020 tỷ lệ này là 22,19%, như vậy tăng {}%.", "4,23", "2,43"),
    ("Tỷ lệ nữ tăng đều, từ 10,9% lên 15,1% rồi 17,6%; tính cả hai nhiệm kỳ tăng {}%.", "6,7", "7,6"),
    ("Ban Chấp hành có 15 đồng chí, nhiều hơn nhiệm kỳ trước {} đồng chí (12 đồng chí).", "3", "4"),
    ("Nhiệm kỳ trước bầu 12 đồng chí. Nhiệm kỳ này bầu 15 đồng chí, tăng {} đồng chí.", "3", "4"),
    ("Nhiệm kỳ trước toàn xã có 12 chi bộ; nhiệm kỳ này có 9 chi bộ, ít hơn {} chi bộ.", "3", "2"),
    ("Đầu năm có 218 hộ nghèo. Cuối năm còn 163 hộ nghèo, giảm {} hộ.", "55", "65"),
    ("Đầu nhiệm kỳ, Đảng bộ có 1.245 đảng viên. Đến nay, Đảng bộ có 1.310 đảng viên, tăng {} đồng chí.", "65", "56"),
    ("Số đảng viên đến 30/6/2022 là 542. Số đảng viên đầu kỳ là 516, như vậy tăng {} đồng chí.", "26", "24"),
    ("Số đảng viên mới đạt 45 đồng chí so với 40 đồng chí của nhiệm kỳ trước, tăng {} đồng chí.", "5", "6"),
    ("Số đảng viên mới đạt 45 đồng chí, thấp hơn {} đồng chí so với nhiệm kỳ trước (51 đồng chí).", "6", "5"),
    ("Số đảng viên giảm còn 42 đồng chí, bớt {} đồng chí so với đầu năm (45 đồng chí).", "3", "4"),
    ("Kết nạp 210 đảng viên, vượt {}% kế hoạch (200 đảng viên).", "5", "8"),
    ("Kết nạp đảng viên vượt {}% kế hoạch (210/200).", "5", "8"),
    ("Kết nạp 53 đảng viên, vượt {} đảng viên so với chỉ tiêu (50 đảng viên).", "3", "5"),
    ("Số hội viên từ 2.105 người (đầu năm 2023) lên 2.318 người (cuối năm 2024), tăng {} hội viên.", "213", "231"),
    ("Số đảng viên nữ là 45 đồng chí, tăng gấp {} lần so với nhiệm kỳ trước (30 đồng chí).", "1,5", "2,5"),
    ("Số chi bộ: 45 → 52 (+{}).", "7", "8"),
    ("Toàn xã có 12 chi bộ → 9 chi bộ (−{}).", "3", "2"),
    ("Khám cho 4.218 lượt người bệnh, tăng {} lượt so với năm 2022 (3.914 lượt).", "304", "340"),
    ("Thu nhập đạt 61,5 triệu đồng, tăng {} triệu đồng so với năm trước (56,2 triệu đồng).", "5,3", "3,5"),
]

AGAIN = [
    ("Số nữ tăng từ 50 lên 56 đồng chí, tăng 6 đồng chí, tương ứng {}%.", "12", "15"),
    (
        "Nhiệm kỳ 2015-2020 có 31 đồng chí, nhiệm kỳ 2020-2025 có 58 đồng chí, tăng 27 đồng chí, tăng {}%.",
        "87,1",
        "78,1",
    ),
    ("Xảy ra 684 vụ, giảm 58 vụ so với năm 2023 (742 vụ), tương đương {}%.", "7,8", "8,7"),
    (
        "Kỷ luật 164 đảng viên. So với nhiệm kỳ trước (189 đảng viên), số này giảm 25 trường hợp, giảm {}%.",
        "13,23",
        "14,23",
    ),
]

SILENT = [
    "Phấn đấu đến năm 2030 tỷ lệ nữ đạt 35%, tăng 5% so với nhiệm kỳ trước (28%).",
    "Tỷ lệ hộ nghèo còn 3,2%, mỗi năm giảm 1,2% so với năm trước (5,7%).",
    "Toàn xã còn 9 chi bộ, giảm 3 chi bộ.",
    "Ban Chấp hành 27 đồng chí, bằng nhiệm kỳ trước; Ban Thường vụ 9 đồng chí, giảm 2 đồng chí so với nhiệm kỳ trước.",
    "Nhiệm kỳ trước kết nạp 45 đảng viên. Nhiệm kỳ này khai trừ 3 đảng viên, tăng 1 đồng chí.",
    "Đầu nhiệm kỳ có 120 đảng viên; trong nhiệm kỳ kết nạp 25 đảng viên, giảm 2 đảng viên do khai trừ.",
    "Đảng bộ có 15 chi bộ với 420 đảng viên, tăng 2 chi bộ, 35 đảng viên so với nhiệm kỳ trước.",
    "Nhiệm kỳ trước có 508 đồng chí; cán bộ xã cũ 962 đồng chí; cán bộ tỉnh tăng cường 177 đồng chí.",
]


def changes_of(text: str) -> list[tuple[str, Verdict]]:
    return [(claim.stated, claim.verdict) for claim in check_text(text) if claim.kind is ClaimKind.CHANGE]


@pytest.mark.parametrize(("text", "true", "false"), TWINS)
def test_difference_is_true_and_its_twin_wrong(text: str, true: str, false: str) -> None:
    assert changes_of(text.format(true)) == [(true, Verdict.OK)]
    assert changes_of(text.format(false)) == [(false, Verdict.WRONG)]


@pytest.mark.parametrize(("text", "true", "false"), AGAIN)
def test_difference_told_again_is_measured_on_the_same_figures(text: str, true: str, false: str) -> None:
    assert changes_of(text.format(true))[-1] == (true, Verdict.OK)
    assert [verdict for _, verdict in changes_of(text.format(false))] == [Verdict.OK, Verdict.WRONG]


@pytest.mark.parametrize("text", SILENT)
def test_plan_or_untold_figure_makes_no_difference(text: str) -> None:
    assert changes_of(text) == []


def test_last_decimal_off_by_one_is_rounding() -> None:
    text = "Thu nhập đạt 61,5 triệu đồng, tăng 5,4 triệu đồng so với năm trước (56,2 triệu đồng)."
    assert changes_of(text) == [("5,4", Verdict.ROUNDING)]


def test_difference_between_years_further_apart_is_true() -> None:
    text = "Năm 2021 có 40 hộ nghèo, năm 2022 có 35 hộ nghèo, năm 2023 có 28 hộ nghèo, giảm 12 hộ."
    assert changes_of(text) == [("12", Verdict.OK)]


@given(st.integers(40, 900), st.integers(1, 30), st.integers(1, 9))
def test_difference_is_ok_exactly_when_the_figures_make_it(before: int, step: int, slip: int) -> None:
    text = "Đầu nhiệm kỳ có {} chi bộ. Đến nay có {} chi bộ, tăng {} chi bộ."
    assert changes_of(text.format(before, before + step, step)) == [(str(step), Verdict.OK)]
    assert (str(step + slip), Verdict.OK) not in changes_of(text.format(before, before + step, step + slip))


@given(st.integers(100, 900), st.integers(1, 90))
def test_points_between_two_shares_are_their_difference(before: int, step: int) -> None:
    now = f"{(before + step) // 10},{(before + step) % 10}"
    said = f"{step // 10},{step % 10}"
    text = f"Tỷ lệ nữ đạt {now}%, tăng {said} điểm phần trăm so với nhiệm kỳ trước ({before // 10},{before % 10}%)."
    assert changes_of(text) == [(said, Verdict.OK)]
