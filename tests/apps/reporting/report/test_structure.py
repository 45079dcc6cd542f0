"""The report of structure tells level by level who was elected, and which targets are reached."""

from datetime import date

import pytest

from daihoi.apps.papers.paper import Heading, Paper, Paragraph, Table, printed
from daihoi.apps.planning.changes import congresses_changed
from daihoi.apps.planning.models import Congress, Cycle
from daihoi.apps.planning.place import Place
from daihoi.apps.reporting.report.building import ReportKind, build_report
from daihoi.core.regulations.terms import LevelRole, ResultStatus, Sex, Standing
from tests.factories import (
    Tree,
    make_cycle,
    make_election,
    make_held_congress,
    make_mandate,
    make_person,
    make_result,
    make_unit_tree,
)

pytestmark = pytest.mark.django_db
HELD = date(2020, 3, 10)
YOUNG_WOMAN = {"sex": Sex.FEMALE, "standing": Standing.FIRST_TIME, "birth_date": date(1990, 5, 1)}


def elect(congress: Congress, *people: dict[str, object]) -> None:
    result = make_result(congress, status=ResultStatus.SUBMITTED, submitted_on=HELD)
    make_election(result, seats=len(people))
    for fields in people:
        make_mandate(make_person(result, **fields))


@pytest.fixture
def tree() -> Tree:
    """One commune's committee of three reaches the targets, the other's of four misses them all."""
    tree, cycle = make_unit_tree(), make_cycle()
    grassroots = [make_held_congress(unit, cycle, LevelRole.GRASSROOTS) for unit in (tree.commune, tree.other_commune)]
    own = make_held_congress(tree.district, cycle, LevelRole.UPPER_GRASSROOTS)
    elect(grassroots[0], YOUNG_WOMAN, {}, {})
    elect(grassroots[1], {}, {}, {}, {})
    elect(own, YOUNG_WOMAN, YOUNG_WOMAN)
    congresses_changed([congress.pk for congress in (*grassroots, own)])
    return tree


def paper_of(tree: Tree) -> Paper:
    return build_report(Place(tree.district, Cycle.objects.get(), HELD, HELD), ReportKind.STRUCTURE)


def table(paper: Paper, beginning: str) -> Table:
    tables = [block for block in (*paper.blocks, *paper.annexes) if isinstance(block, Table)]
    return next(each for each in tables if each.caption.startswith(beginning))


def said(paper: Paper, beginning: str) -> list[str]:
    told = [block.text for block in paper.blocks if isinstance(block, Paragraph)]
    return [text for text in told if text.startswith(beginning)]


def test_levels_come_from_the_top_down_after_the_targets(tree: Tree) -> None:
    assert [block.text for block in paper_of(tree).blocks if isinstance(block, Heading)] == [
        "I- MỤC TIÊU VỀ CƠ CẤU CẤP ỦY",
        "II- CƠ CẤU CẤP ỦY ĐẢNG BỘ HUYỆN YÊN SƠN",
        "III- CƠ CẤU CẤP ỦY Ở ĐẢNG BỘ, CHI BỘ CƠ SỞ",
    ]


def test_each_target_stands_with_its_source_and_says_when_nobody_confirmed_it(tree: Tree) -> None:
    rows = table(paper_of(tree), "Mục tiêu").lines
    assert rows[:2] == (
        ("", "Đảng bộ cấp trên trực tiếp cơ sở", "", ""),
        ("1", "Nữ", "từ 15%", "Chỉ thị 35-CT/TW (30/5/2019)"),
    )
    assert rows[5] == ("1", "Nữ", "từ 15%", "Chỉ thị 35-CT/TW (30/5/2019); chưa đối chiếu được văn bản")


def test_shares_are_told_against_their_targets_with_the_number_lacking(tree: Tree) -> None:
    paper = paper_of(tree)
    assert table(paper, "Cơ cấu cấp ủy đảng bộ, chi bộ cơ sở").lines[:4] == (
        ("1", "Nữ", "1", "14,29", "từ 15%", "Chưa đạt", "1/2"),
        ("2", "Dưới 35 tuổi", "1", "14,29", "từ 10%", "Đạt", "1/2"),
        ("3", "Tham gia lần đầu", "1", "14,29", "từ 33,33%", "Chưa đạt", "1/2"),
        ("4", "Tái cử", "6", "85,71", "", "", ""),
    )
    assert said(paper, "So với mục tiêu") == [
        "So với mục tiêu: nữ đạt; dưới 40 tuổi đạt; tham gia lần đầu đạt.",
        "So với mục tiêu: nữ chưa đạt, còn thiếu 01 đồng chí; dưới 35 tuổi đạt; "
        "tham gia lần đầu chưa đạt, còn thiếu 02 đồng chí.",
    ]


def test_committees_are_counted_one_by_one_and_those_short_of_a_target_are_listed(tree: Tree) -> None:
    paper = paper_of(tree)
    assert said(paper, "Tính từng cấp ủy") == [
        "Tính từng cấp ủy: 1/2 cấp ủy đạt mục tiêu về tỷ lệ nữ, chiếm 50%; 1/2 cấp ủy đạt mục tiêu về tỷ lệ "
        "tham gia lần đầu, chiếm 50%; 1/2 cấp ủy đạt mục tiêu về tỷ lệ dưới 35 tuổi, chiếm 50%."
    ]
    assert table(paper, "Cấp ủy chưa đạt").lines == (
        ("1", "Đảng bộ xã Bình Minh", "Đảng bộ huyện Yên Sơn", "4", "0", "1", "0", "2", "0", "1"),
    )


def test_units_directly_below_add_up_to_the_level(tree: Tree) -> None:
    found = table(paper_of(tree), "Cơ cấu cấp ủy ở đảng bộ, chi bộ cơ sở, theo từng đơn vị")
    assert [(*row[1:3], *row[9:11]) for row in found.lines] == [
        ("Đảng bộ xã An Hòa", "3", "1", "33,33"),
        ("Đảng bộ xã Bình Minh", "4", "0", "0,00"),
    ]
    ages = [row[3:9] for row in found.lines]
    assert ages == [("1", "0", "2", "0", "0", "40,0"), ("0", "0", "4", "0", "0", "45,1")]
    closing = printed(found.totals)
    assert (*closing[1:3], *closing[9:11]) == ("Cộng", "7", "1", "14,29")


def test_before_any_result_there_is_nothing_to_tell(tree: Tree) -> None:
    place = Place(tree.other_district, Cycle.objects.get(), HELD, HELD)
    paper = build_report(place, ReportKind.STRUCTURE)
    assert said(paper, "Chưa có") == ["Chưa có kết quả đại hội nào được gửi lên cấp trên."]
    assert paper.annexes == ()
