"""Whole reports in the manner of the press, with every figure that a careful reader would question."""

from collections.abc import Callable

from daihoi.core.figures import Claim, Verdict, check_text

DISTRICT = (
    "Huyện ủy Bình An tổng kết đại hội cơ sở (20:44 08/07/2020)\n"
    "\n"
    "Chiều 8/7, Huyện ủy Bình An tổng kết đại hội các đảng bộ, chi bộ trực thuộc, nhiệm kỳ 2020-2025; 22 tập "
    "thể và 29 cá nhân được khen thưởng.\n"
    "\n"
    "Quy trình nhân sự thực hiện đủ 5 bước. Toàn huyện bầu tổng số 501 đồng chí vào cấp ủy, trong đó, tái cử "
    "358 đồng chí, chiếm 71,46%; tham gia lần đầu 143 đồng chí, chiếm 28,54%; trong quy hoạch 501 đồng chí; nữ "
    "93 đồng chí, chiếm 18,56%; trẻ dưới 35 tuổi 56 đồng chí, chiếm 11,17%.\n"
    "\n"
    "Trình độ chuyên môn: Trung cấp: 11 đồng chí, chiếm 2,20%; Cao đẳng: 20 đồng chí, chiếm 3,99%; Đại học: 400"
    " đồng chí, chiếm 79,84%; Thạc sỹ: 64 đồng chí, chiếm 12,77%; Tiến sỹ: 6 đồng chí, chiếm 9,78%. Lý luận "
    "chính trị, Sơ cấp: 56 đồng chí, chiếm 11,18%; Trung cấp: 357 đồng chí, chiếm 71,26%; Cao cấp và Cử nhân: "
    "88 đồng chí, chiếm 17,56%.\n"
)
PILOT = (
    "Thực hiện Kế hoạch số 235 - KH/HU, ngày 26/8/2019, huyện chọn 02 đảng bộ cơ sở làm đại hội điểm. Từ ngày "
    "28/02 – 03/3/2020, các đảng bộ này đã tổ chức đại hội nhiệm kỳ 2020 – 2025, tiến tới đại hội lần thứ XXIV.\n"
)
CITY = (
    "Tính đến ngày 15/5/2020, 17.118/17.118 chi bộ đã đại hội, đạt tỷ lệ 100%; 89/89 đơn vị đại hội điểm, đạt "
    "tỷ lệ 100%. Đến ngày 29/6/2020, đã có 2.309/2.310 TCCSĐ đại hội xong, đạt tỷ lệ 99,96%; 06/50 đảng bộ cấp "
    "trên cơ sở đại hội thành công, thực hiện Nghị quyết 15, Đề án 21-ĐA/TU, kỷ niệm 90 năm (10/10/1930 - "
    "10/10/2020).\n"
)
OFFICES = (
    "Lượt xem: 171\n"
    "\n"
    "Đảng bộ cơ quan có 23 chi bộ với tổng số 225 đảng viên. Từ ngày 24/2 đến 27/3/2020, 23/23 chi bộ đã đại "
    "hội với 04 nội dung, nhiệm kỳ 2020 – 2022. Kết quả cụ thể như sau: 10/23 chi bộ bầu cấp ủy; 05/23 chi bộ "
    "bầu Bí thư và Phó Bí thư; 08/23 chi bộ bầu Bí thư. Tổng số tham gia cấp uỷ khóa mới là 42 đồng chí. Trong "
    "đó, 21 đồng chí Bí thư (02 chi bộ khuyết Bí thư); 14 đồng chí Phó bí thư (01 chi bộ khuyết). Tham gia lần "
    "đầu 15 đồng chí (chiếm tỷ lệ 34,9%). Nữ 18 đồng chí (chiếm tỷ lệ 41,8%). Đại hội bầu đủ 125 đại biểu chính"
    " thức và 23 đại biểu dự khuyết, theo Kế hoạch số 131-KH/QU ngày 30/7/2019.\n"
)
CADRES = (
    "Huyện có 7/40 nữ đại biểu HĐND cấp huyện (bằng 18%), 254/742 nữ đại biểu HĐND cấp xã (bằng 35,08%). Bổ "
    "nhiệm 116 trường hợp, trong đó, 17 trường hợp khối các cơ quan và 99 trường hợp khối giáo dục. Bổ nhiệm "
    "lại 123 trường hợp, trong đó 25 trường hợp khối cơ quan và 98 trường hợp thuộc khối giáo dục. Cán bộ "
    "trưởng, phó phòng 100% có trình độ đại học, trong đó: 01 đồng chí Tiến sỹ, 38% Thạc sỹ (tăng so với nhiệm "
    "kỳ trước là 23,5%). Cán bộ cấp xã có trình độ trung cấp lý luận trở lên đạt 100% (trước đó là 97,9%, tăng "
    "2,1%), đại học trở lên đạt 74,1% (trước đó là 55,7%, tăng 18,4%). Đến nay, 168/168 thôn có tổ chức đảng, "
    "382/387 chi bộ đã đại hội theo Chỉ thị số 05-CT/TW, chuẩn bị đại hội nhiệm kỳ 2020-2025; tiến tới đại hội "
    "huyện nhiệm kỳ 2020 -2015.\n"
)


def test_district_report_has_one_wrong_share_one_cut_one_and_three_breakdowns(
    findings: Callable[[str], list[str]],
) -> None:
    assert sorted(findings(DISTRICT)) == sorted(
        [
            "sum 358+143/501 ok",
            "sum 11+20+400+64+6/501 ok",
            "sum 56+357+88/501 ok",
            "share 358/501 71,46 ok",
            "share 143/501 28,54 ok",
            "share 93/501 18,56 ok",
            "share 56/501 11,17 rounding",
            "share 11/501 2,20 ok",
            "share 20/501 3,99 ok",
            "share 400/501 79,84 ok",
            "share 64/501 12,77 ok",
            "share 6/501 9,78 wrong",
            "share 56/501 11,18 ok",
            "share 357/501 71,26 ok",
            "share 88/501 17,56 ok",
        ]
    )


def test_report_without_shares_has_nothing_to_check(findings: Callable[[str], list[str]]) -> None:
    assert findings(PILOT) == []


def test_progress_of_a_city_holds(findings: Callable[[str], list[str]]) -> None:
    assert findings(CITY) == [
        "share 17118/17118 100 ok",
        "share 89/89 100 ok",
        "share 2309/2310 99,96 ok",
        "fraction 6/50 ok",
    ]


def test_printed_whole_is_wrong_when_another_fits_both_shares(findings: Callable[[str], list[str]]) -> None:
    assert sorted(findings(OFFICES)) == sorted(
        [
            "fraction 23/23 ok",
            "fraction 10/23 ok",
            "fraction 5/23 ok",
            "fraction 8/23 ok",
            "sum 10+5+8/23 ok",
            "share 15/42 34,9 wrong",
            "share 18/42 41,8 wrong",
        ]
    )


def test_swapped_digits_and_a_reversed_term_are_found_among_figures_that_hold(
    findings: Callable[[str], list[str]],
) -> None:
    assert sorted(findings(CADRES)) == sorted(
        [
            "share 7/40 18 ok",
            "share 254/742 35,08 wrong",
            "sum 17+99/116 ok",
            "sum 25+98/123 ok",
            "change 2,1 ok",
            "change 18,4 ok",
            "fraction 168/168 ok",
            "fraction 382/387 ok",
            "term 2020-2015 wrong",
        ]
    )


def _first_mends(text: str) -> list[tuple[str, str]]:
    return [(claim.suggestions[0].replace, claim.suggestions[0].by) for claim in _wrong(text)]


def _wrong(text: str) -> list[Claim]:
    return [claim for claim in check_text(text) if claim.verdict is Verdict.WRONG]


def test_share_is_mended_when_its_breakdown_adds_up() -> None:
    assert _first_mends(DISTRICT) == [("9,78", "1,20")]


def test_whole_is_mended_when_another_fits_several_neighbours() -> None:
    assert _first_mends(OFFICES) == [("42", "43"), ("42", "43")]


def test_swapped_digits_of_a_whole_and_the_term_told_elsewhere_are_mended() -> None:
    assert _first_mends(CADRES) == [("742", "724"), ("2015", "2025")]


def test_every_mend_can_be_applied_where_it_says() -> None:
    for text in (DISTRICT, OFFICES, CADRES):
        for claim in check_text(text):
            assert text[claim.start : claim.end] == claim.text
            for mend in claim.suggestions:
                assert text[mend.start : mend.end] == mend.replace


def test_mended_district_report_has_nothing_wrong_left() -> None:
    mend = _wrong(DISTRICT)[0].suggestions[0]
    assert _wrong(DISTRICT[: mend.start] + mend.by + DISTRICT[mend.end :]) == []
