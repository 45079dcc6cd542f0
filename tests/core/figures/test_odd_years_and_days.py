from collections.abc import Callable

import pytest

CASES = [
    (
        "Đại hội nhiệm kỳ 2020-2024 họp tháng 8.",
        ["term 2020-2024 wrong"],
    ),
    (
        "Đại hội Đảng bộ huyện nhiệm kỳ 2020-2025. Ban Chấp hành nhiệm kỳ 2020 - 2024 ra mắt.",
        ["term 2020-2024 wrong"],
    ),
    (
        "Nhiệm kỳ 2020-2052 đặt ra 20 chỉ tiêu.",
        ["term 2020-2052 wrong"],
    ),
    (
        "Nhiệm kỳ 2025-2020 đặt ra 20 chỉ tiêu.",
        ["term 2025-2020 wrong"],
    ),
    (
        "Nhiệm kỳ 2015-2021 của Đảng bộ xã.",
        ["term 2015-2021 wrong"],
    ),
    (
        "Phương hướng giai đoạn 2025-2020 của huyện.",
        ["term 2025-2020 wrong"],
    ),
    (
        "Khóa XXI (2020-2024) có 41 ủy viên.",
        ["term 2020-2024 wrong"],
    ),
    (
        "Đại hội chi bộ nhiệm kỳ 2020-2025 và nhiệm kỳ 2025-2027 (chi bộ).",
        [],
    ),
    (
        "Đại hội chi bộ nhiệm kỳ 2025-2027.",
        [],
    ),
    (
        "Đại hội chi bộ nhiệm kỳ 2020-2022, 2022-2025.",
        [],
    ),
    (
        "HĐND nhiệm kỳ 2016-2021 và 2021-2026.",
        [],
    ),
    (
        "HĐND nhiệm kỳ 2011-2016, 2004-2011.",
        [],
    ),
    (
        "Giai đoạn 2021-2024 đạt kết quả.",
        [],
    ),
    (
        "Nhiệm kỳ 2019-2024 của Ủy ban MTTQ.",
        [],
    ),
    (
        "Ban Chấp hành Công đoàn nhiệm kỳ 2018-2023.",
        [],
    ),
    (
        "Nhiệm kỳ 2025 – 2030, nhiệm kỳ 2020 – 2025.",
        [],
    ),
    (
        "Hội nghị họp ngày 31/6/2020.",
        ["date 31/6/2020 wrong"],
    ),
    (
        "Hội nghị họp ngày 31-6-2020.",
        ["date 31-6-2020 wrong"],
    ),
    (
        "Hội nghị họp hồi 8 giờ, 31.9.2020.",
        ["date 31.9.2020 wrong"],
    ),
    (
        "Hội nghị họp ngày 30 tháng 2 năm 2020.",
        ["date ngày 30 tháng 2 năm 2020 wrong"],
    ),
    (
        "Hội nghị họp vào tháng 13 năm 2020.",
        ["date tháng 13 năm 2020 wrong"],
    ),
    (
        "Hội nghị họp vào tháng 13/2020.",
        ["date tháng 13/2020 wrong"],
    ),
    (
        "Đến ngày 31/4, toàn huyện có 30 chi bộ.",
        ["date ngày 31/4 wrong"],
    ),
    (
        "Tính đến 31/6, toàn huyện có 30 chi bộ.",
        ["date đến 31/6 wrong"],
    ),
    (
        "Từ ngày 25/6 đến 31/6 có 4 xã đại hội.",
        ["date Từ ngày 25/6 đến 31/6 wrong"],
    ),
    (
        "Hoàn thành trước ngày 31/11/2020.",
        ["date 31/11/2020 wrong"],
    ),
    (
        "Trong hai ngày 30 và 31/6, Đại hội họp.",
        ["date ngày 30 và 31/6 wrong"],
    ),
    (
        "Trong hai ngày 30 và 31 tháng 6, Đại hội họp.",
        ["date ngày 30 và 31 tháng 6 wrong"],
    ),
    (
        "ngày 29/02/2021 họp phiên trù bị.",
        ["date 29/02/2021 wrong"],
    ),
    (
        "Thành Phố, ngày 32 tháng 5 năm 2020",
        ["date ngày 32 tháng 5 năm 2020 wrong"],
    ),
    (
        "Hạn chót 30.02.2025.",
        ["date 30.02.2025 wrong"],
    ),
    (
        "Quý V năm 2020 sẽ tổng kết.",
        [],
    ),
    (
        "Trong tháng 14, các chi bộ sinh hoạt.",
        ["date Trong tháng 14 wrong"],
    ),
    (
        "Ngày 29/02/2020 họp phiên trù bị.",
        [],
    ),
    (
        "Từ 28/4 đến 02/5 nghỉ lễ.",
        [],
    ),
    (
        "Hội nghị ngày 31 tháng 9.",
        ["date ngày 31 tháng 9 wrong"],
    ),
    (
        "Ngày 15-13-2020 họp.",
        ["date 15-13-2020 wrong"],
    ),
    (
        "Nhiệm kỳ 2025-2029, Đảng bộ phấn đấu.",
        ["term 2025-2029 wrong"],
    ),
    (
        "NHIỆM KỲ 2010 - 2014",
        ["term 2010-2014 wrong"],
    ),
    (
        "nhiệm kỳ 2020- 2205",
        ["term 2020-2205 wrong"],
    ),
    (
        "Nhiệm kỳ 20202025",
        [],
    ),
    (
        "Đại hội lần thứ XX, nhiệm kỳ 2015-2010.",
        ["term 2015-2010 wrong"],
    ),
    (
        "Nghị quyết giai đoạn 2030-2025 đã ban hành.",
        ["term 2030-2025 wrong"],
    ),
    (
        "Đảng bộ nhiệm kỳ 2020 đến 2015.",
        ["term 2020-2015 wrong"],
    ),
    (
        "Đại hội diễn ra trong các ngày 29, 30 và 31/9/2020.",
        ["date ngày 29, 30 và 31/9/2020 wrong"],
    ),
    (
        "Kết thúc trước ngày 31 tháng 11.",
        ["date ngày 31 tháng 11 wrong"],
    ),
    (
        "Kỳ họp ngày 30-02-2021.",
        ["date 30-02-2021 wrong"],
    ),
    (
        "Hoàn thành vào 31/6/2025.",
        ["date 31/6/2025 wrong"],
    ),
    (
        "Hồi 8 giờ ngày 00/5/2020.",
        ["date 00/5/2020 wrong"],
    ),
    (
        "(ngày 31/04/2020)",
        ["date 31/04/2020 wrong"],
    ),
    (
        "Từ 01/4 đến 31/4, các chi bộ họp.",
        ["date Từ 01/4 đến 31/4 wrong"],
    ),
    (
        "ngày 29 tháng 02 năm 2019",
        ["date ngày 29 tháng 02 năm 2019 wrong"],
    ),
    (
        "Từ ngày 20 tháng 6 đến ngày 15 tháng 6 năm 2020, tổ chức.",
        ["date Từ ngày 20 tháng 6 đến ngày 15 tháng 6 năm 2020 wrong"],
    ),
    (
        "Từ 15/6/2020 đến 10/6/2020.",
        ["date Từ 15/6/2020 đến 10/6/2020 wrong"],
    ),
    (
        "Đến 30/6 có 30/36 đơn vị.",
        [],
    ),
    (
        "Ngày 31/12/2020 kết thúc.",
        [],
    ),
    (
        "Tháng 12/2020 tổng kết.",
        [],
    ),
    (
        "ngày 08 tháng 14 năm 2020",
        ["date ngày 08 tháng 14 năm 2020 wrong"],
    ),
    (
        "Lớp bồi dưỡng từ 28/02 đến 05/3.",
        [],
    ),
    (
        "điểm 31/32",
        [],
    ),
    (
        "từ 31/36 lên 34/36 đơn vị",
        [],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_term_or_day_that_can_not_be_is_wrong_in_every_writing(
    findings: Callable[[str], list[str]], text: str, expected: list[str]
) -> None:
    assert [found for found in findings(text) if found.endswith("wrong")] == expected
