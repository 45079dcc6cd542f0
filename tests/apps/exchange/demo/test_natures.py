"""Of what kind the made-up units are."""

import pytest

from daihoi.apps.exchange.demo.natures import nature_of
from daihoi.core.regulations.terms import LevelRole, UnitNature


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Đảng bộ xã Trầm Lâu", UnitNature.TERRITORIAL),
        ("Đảng bộ quận Hồ Liên", UnitNature.TERRITORIAL),
        ("Đảng bộ Công an quận Hồ Liên", UnitNature.ARMED_FORCES),
        ("Đảng bộ Trường Trung học phổ thông Mộc Trang", UnitNature.PUBLIC_SERVICE),
        ("Chi bộ Hợp tác xã Đài Sóc", UnitNature.ENTERPRISE),
        ("Đảng bộ Khối Doanh nghiệp thành phố", UnitNature.ENTERPRISE),
        ("Đảng bộ Cơ quan Ủy ban nhân dân quận Hồ Liên", UnitNature.AGENCY),
    ],
)
def test_nature_follows_from_how_the_name_begins(name: str, expected: UnitNature) -> None:
    assert nature_of(name, LevelRole.GRASSROOTS) is expected


def test_nobody_said_it_of_a_cell() -> None:
    assert nature_of("Chi bộ Trạm Y tế", LevelRole.CELL) is None
