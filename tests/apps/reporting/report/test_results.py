"""The report of results: of a unit with others below it, and of one congress alone."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document
from python_calamine import CalamineWorkbook

from daihoi.apps.organisation.models import Unit
from daihoi.apps.papers.paper import Paper, Paragraph, Picture, Table, printed
from daihoi.apps.planning.changes import congresses_changed
from daihoi.apps.planning.models import Congress, Cycle
from daihoi.apps.planning.place import Place
from daihoi.apps.reporting.report.building import ReportKind, build_report
from daihoi.apps.reporting.report.files import ReportFormat, report_file
from daihoi.core.regulations.terms import ElectedBody, LevelRole, Outcome, ResultStatus, Sex, Standing
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
from tests.support.papers import plain_text

pytestmark = pytest.mark.django_db
HELD = date(2020, 3, 10)
WOMAN = {"sex": Sex.FEMALE, "standing": Standing.FIRST_TIME, "birth_date": date(1990, 5, 1)}


def elect(congress: Congress, *people: dict[str, object], lost: int = 0) -> None:
    result = make_result(congress, status=ResultStatus.SUBMITTED, submitted_on=HELD)
    make_election(result, seats=len(people), list_size=len(people) + 1)
    made = [make_person(result, **fields) for fields in people]
    for person in made:
        make_mandate(person)
    make_mandate(made[0], ElectedBody.SECRETARY)
    for _ in range(lost):
        make_mandate(make_person(result), outcome=Outcome.NOT_ELECTED)


@pytest.fixture
def tree() -> Tree:
    """Communes elect six men and a woman, and three men; a man of the first stood again and lost. A cell elects two."""
    tree, cycle = make_unit_tree(), make_cycle(clock=date(2020, 6, 30))
    grassroots = [make_held_congress(unit, cycle, LevelRole.GRASSROOTS) for unit in (tree.commune, tree.other_commune)]
    cell = make_held_congress(tree.cell, cycle)
    elect(grassroots[0], *[{}] * 6, WOMAN, lost=1)
    elect(grassroots[1], {}, {}, {})
    elect(cell, {}, WOMAN)
    congresses_changed([congress.pk for congress in (*grassroots, cell)])
    return tree


def place_of(unit: Unit) -> Place:
    return Place(unit, Cycle.objects.get(), HELD, HELD)


def table(paper: Paper, beginning: str) -> Table:
    tables = [block for block in (*paper.blocks, *paper.annexes) if isinstance(block, Table)]
    return next(each for each in tables if each.caption.startswith(beginning))


def said(paper: Paper, beginning: str) -> list[str]:
    told = [block.text for block in paper.blocks if isinstance(block, Paragraph)]
    return [text for text in told if text.startswith(beginning)]


def sheet(unit: Unit, kind: ReportKind, name: str) -> list[list[object]]:
    content = report_file(place_of(unit), kind, ReportFormat.XLSX)
    return CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_name(name).to_python()


def test_annex_gives_surplus_in_the_seats_and_groups_in_those_elected_with_two_decimals_and_a_sum(tree: Tree) -> None:
    found = table(build_report(place_of(tree.district), ReportKind.RESULTS), "Kết quả bầu cấp ủy")
    headings = [column.heading for column in found.columns]
    assert headings[2:9] == ["Cần bầu", "Danh sách", "Số dư", "% cần bầu", "Bầu thiếu", "Trúng cử", "Tái cử"]
    assert headings[9] == "% trúng cử"
    assert [row[1:10] for row in found.lines] == [
        ("Đảng bộ xã An Hòa", "7", "8", "1", "14,29", "0", "7", "6", "85,71"),
        ("Đảng bộ xã Bình Minh", "3", "4", "1", "33,33", "0", "3", "3", "100,00"),
    ]
    assert printed(found.totals)[1:10] == ("Cộng", "10", "12", "2", "20,00", "0", "10", "9", "90,00")


def test_report_tells_the_surplus_who_stood_again_and_lost_and_the_ages(tree: Tree) -> None:
    paper = build_report(place_of(tree.district), ReportKind.RESULTS)
    assert said(paper, "Số lượng cấp ủy viên") == [
        "Số lượng cấp ủy viên cần bầu là 10 đồng chí; danh sách bầu cử có 12 đồng chí, số dư 2 đồng chí (20%)."
    ]
    assert said(paper, "Trong tổng số 10 đồng chí ứng cử") == [
        "Trong tổng số 10 đồng chí ứng cử tái cử có 1 đồng chí không trúng cử, chiếm 10%."
    ]
    assert said(paper, "Về độ tuổi")[0].endswith(". Tuổi bình quân 43,6; cao nhất 45 tuổi, thấp nhất 29 tuổi.")


def test_summary_puts_each_count_beside_its_whole(tree: Tree) -> None:
    lines = table(build_report(place_of(tree.district), ReportKind.RESULTS), "Tổng hợp").lines
    assert lines[:7] == (
        ("", "KẾT QUẢ BẦU CẤP ỦY", "", "", ""),
        ("1", "Số lượng cấp ủy viên cần bầu", "", "10", ""),
        ("2", "Danh sách bầu cấp ủy", "", "12", ""),
        ("3", "Số dư của danh sách bầu", "10", "2", "20,00"),
        ("4", "Cấp ủy viên được bầu", "", "10", ""),
        ("5", "Bầu thiếu cấp ủy viên", "10", "0", "0,00"),
        ("6", "Tái cử không trúng cử", "10", "1", "10,00"),
    )


def test_progress_annex_is_added_up_and_keeps_two_decimals(tree: Tree) -> None:
    found = table(build_report(place_of(tree.district), ReportKind.PROGRESS), "Tiến độ")
    assert found.lines[0] == ("1", "Đảng bộ xã An Hòa", "1", "1", "100,00", "1", "1", "100,00", "0")
    assert found.lines[1] == ("2", "Đảng bộ xã Bình Minh", "", "", "", "1", "1", "100,00", "0")
    assert printed(found.totals) == ("", "Cộng", "1", "1", "100,00", "2", "2", "100,00", "0")


def test_spreadsheet_says_of_which_day_its_figures_are_and_that_they_are_made_up(tree: Tree) -> None:
    for name in ("Số liệu", "Biểu 1", "Biểu 2"):
        above = [row[0] for row in sheet(tree.district, ReportKind.RESULTS, name)[:4]]
        assert above[1:] == [
            "HUYỆN ỦY YÊN SƠN",
            "Nhiệm kỳ 2020-2025, số liệu đến hết ngày 10/03/2020.",
            "Số liệu minh họa: đơn vị và người trong bảng này là giả lập.",
        ]


def test_spreadsheet_keeps_every_figure_as_a_number_and_the_part_beside_each_row(tree: Tree) -> None:
    summary = sheet(tree.district, ReportKind.RESULTS, "Biểu 1")[5:]
    assert summary[0] == ["Mục", "TT", "Nội dung", "Trong tổng số", "Số lượng", "Tỷ lệ (%)"]
    assert summary[3] == ["KẾT QUẢ BẦU CẤP ỦY", 3.0, "Số dư của danh sách bầu", 10.0, 2.0, 20.0]
    annex = sheet(tree.district, ReportKind.RESULTS, "Biểu 2")[5:]
    assert [row[1:10] for row in annex[1:]] == [
        ["Đảng bộ xã An Hòa", 7.0, 8.0, 1.0, 14.29, 0.0, 7.0, 6.0, 85.71],
        ["Đảng bộ xã Bình Minh", 3.0, 4.0, 1.0, 33.33, 0.0, 3.0, 3.0, 100.0],
        ["Cộng", 10.0, 12.0, 2.0, 20.0, 0.0, 10.0, 9.0, 90.0],
    ]
    figures = sheet(tree.district, ReportKind.RESULTS, "Số liệu")[6:]
    assert ["Tổ chức cơ sở đảng", "Nữ", 1.0, "cấp ủy viên được bầu", 10.0, 10.0] in figures


@pytest.mark.parametrize("kind", list(ReportKind))
def test_report_of_a_cell_tells_of_its_one_congress_and_its_own_term(tree: Tree, kind: ReportKind) -> None:
    paper = build_report(place_of(tree.cell), kind)
    assert paper.summary.endswith("Đại hội Chi bộ thôn Thượng, nhiệm kỳ 2020-2022")
    assert "trực thuộc" not in plain_text(paper)
    assert "1/1" not in plain_text(paper)
    assert paper.annexes == ()


def test_report_of_a_cell_tells_when_it_met_who_came_and_what_it_elected(tree: Tree) -> None:
    paper = build_report(place_of(tree.cell), ReportKind.RESULTS)
    assert [block.text for block in paper.blocks if isinstance(block, Paragraph)][:4] == [
        "Chi bộ thôn Thượng xin báo cáo về đại hội nhiệm kỳ 2020-2022, số liệu đến ngày 10/3/2020 như sau:",
        "Đại hội Chi bộ thôn Thượng họp ngày 10/3/2020, theo hình thức đại hội đảng viên.",
        "Có mặt 20/20 đảng viên được triệu tập, đạt 100%.",
        "Tổng số cấp ủy viên được bầu là 2 đồng chí, trong đó: tái cử 1 đồng chí (50%); "
        "tham gia lần đầu 1 đồng chí (50%).",
    ]
    assert said(paper, "Đã bầu") == ["Đã bầu 1 đồng chí bí thư (tái cử)."]


def test_progress_of_a_cell_says_whether_its_result_went_up(tree: Tree) -> None:
    paper = build_report(place_of(tree.cell), ReportKind.PROGRESS)
    assert said(paper, "Kết quả đại hội") == ["Kết quả đại hội đã được gửi lên cấp trên; cấp trên chưa chuẩn y."]
    unplanned = build_report(place_of(tree.other_cell), ReportKind.PROGRESS)
    assert said(unplanned, "Chi bộ thôn Hạ chưa") == ["Chi bộ thôn Hạ chưa có lịch đại hội trong nhiệm kỳ 2020-2025."]


def test_level_for_which_no_target_is_set_is_not_drawn_against_any(tree: Tree) -> None:
    drawn = {
        unit.code: any(isinstance(block, Picture) for block in build_report(place_of(unit), ReportKind.RESULTS).blocks)
        for unit in (tree.district, tree.commune, tree.cell)
    }
    assert drawn == {"YS": True, "YS-AH": False, "YS-AH-01": False}


def test_word_keeps_the_heading_of_a_part_with_its_first_row(tree: Tree) -> None:
    document = Document(BytesIO(report_file(place_of(tree.district), ReportKind.RESULTS, ReportFormat.DOCX)))
    drawn = next(each for each in document.tables if each.rows[0].cells[1].text == "Nội dung")
    kept = [row.cells[1].paragraphs[0].paragraph_format.keep_with_next for row in drawn.rows]
    assert (drawn.rows[1].cells[1].text, kept[1:4]) == ("KẾT QUẢ BẦU CẤP ỦY", [True, None, None])


def test_cell_keeps_its_report_itself_and_others_in_their_office(tree: Tree) -> None:
    recipients = {
        unit.code: build_report(place_of(unit), ReportKind.RESULTS).recipients for unit in (tree.commune, tree.cell)
    }
    assert recipients == {
        "YS-AH": ("Huyện ủy Yên Sơn (để báo cáo)", "Các đồng chí cấp ủy viên", "Lưu Văn phòng"),
        "YS-AH-01": ("Đảng ủy xã An Hòa (để báo cáo)", "Các đồng chí chi ủy viên", "Lưu Chi bộ"),
    }
