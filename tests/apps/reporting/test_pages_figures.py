"""Overview, structure and records: what each shows, where each figure leads, and at which cost."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from daihoi.apps.accounts.roles import Role
from daihoi.apps.organisation.models import Unit
from daihoi.apps.planning.changes import congresses_changed
from daihoi.apps.planning.models import Congress, Cycle
from daihoi.core.regulations.terms import CongressStatus, LevelRole, Outcome, ResultStatus, Sex, Standing
from tests.apps.frame.pages import lead, links, rows, title, tree, words
from tests.factories import (
    Tree,
    make_congress,
    make_cycle,
    make_election,
    make_held_congress,
    make_mandate,
    make_person,
    make_result,
    make_unit,
    make_unit_tree,
    make_user_with_role,
)

pytestmark = pytest.mark.django_db
DISTRICT = "/don-vi/YS/"


@pytest.fixture
def units() -> Tree:
    return make_unit_tree()


@pytest.fixture
def cycle() -> Cycle:
    return make_cycle(clock=date(2020, 6, 20))


def client_of(role: Role, unit: Unit) -> Client:
    client = Client()
    client.force_login(make_user_with_role(role, unit))
    return client


def elected(congress: Congress, *sexes: Sex) -> None:
    result = make_result(congress, status=ResultStatus.SUBMITTED, submitted_on=date(2020, 3, 12))
    make_election(result, seats=len(sexes))
    for place, sex in enumerate(sexes):
        standing = Standing.FIRST_TIME if place == 0 else Standing.RE_ELECTION
        make_mandate(make_person(result, f"Đỗ Văn Số{place}", sex=sex, standing=standing))


@pytest.fixture
def district(units: Tree, cycle: Cycle) -> Tree:
    """A commune with one woman and three men elected, another commune that is late, two cells held."""
    commune = make_held_congress(units.commune, cycle, LevelRole.GRASSROOTS)
    elected(commune, Sex.FEMALE, Sex.MALE, Sex.MALE, Sex.MALE)
    made = [
        commune,
        make_congress(units.other_commune, cycle, LevelRole.GRASSROOTS, planned_on=date(2020, 6, 1)),
        make_held_congress(units.cell, cycle),
        make_held_congress(units.other_cell, cycle),
        make_congress(units.district, cycle, LevelRole.UPPER_GRASSROOTS, planned_on=date(2020, 7, 20)),
    ]
    congresses_changed([congress.pk for congress in made])
    return units


def test_overview_tells_where_the_subtree_stands(district: Tree):
    page = client_of(Role.DEPARTMENT_OFFICER, district.district).get(DISTRICT)
    assert lead(page) == (
        "Đến hết ngày 20/06/2020: 2/2 chi bộ trực thuộc, 1/2 tổ chức cơ sở đảng, 0/1 đảng bộ cấp trên trực tiếp "
        "cơ sở đã tổ chức đại hội; 1 đơn vị trễ hạn."
    )


def test_overview_counts_level_by_level_with_each_figure_open(district: Tree):
    page = client_of(Role.DEPARTMENT_OFFICER, district.district).get(DISTRICT)
    progress = "//section[@aria-labelledby='tien-do']/div[1]//tbody"
    assert rows(page, progress) == [
        ["Chi bộ trực thuộc", "2", "2", "2", "100%", "0", "0", "0", "29/06/2020"],
        ["Tổ chức cơ sở đảng", "2", "2", "1", "50%", "1", "1", "0", "29/06/2020"],
        ["Đảng bộ cấp trên trực tiếp cơ sở", "1", "0", "0", "0%", "0", "0", "0", "30/08/2020"],
    ]
    assert ("1", "/don-vi/YS/so-lieu/late/?cap=grassroots") in links(page, progress)


def test_overview_lists_the_late_with_the_days(district: Tree):
    page = client_of(Role.DEPARTMENT_OFFICER, district.district).get(DISTRICT)
    late = "//section[@aria-labelledby='tre-han']"
    assert rows(page, f"{late}//tbody") == [["Đảng bộ xã Bình Minh Đảng bộ huyện Yên Sơn", "01/06/2020", "19"]]
    assert links(page, late)[-1] == (
        "Xem cả 1 đơn vị trễ hạn",
        "/don-vi/YS/lich/?loc-tinh-trang=tre-han&sap=du-kien",
    )


def test_overview_drills_down_to_the_units_directly_below(district: Tree):
    page = client_of(Role.DEPARTMENT_OFFICER, district.district).get(DISTRICT)
    assert rows(page) == [
        ["Đảng bộ xã An Hòa", "Đã tổ chức", "2", "2", "0", "0", "4", "25,00", "0,00", "75,00"],
        ["Đảng bộ xã Bình Minh", "Trễ hạn", "–", "–", "–", "–", "0", "–", "–", "–"],
    ]


def test_overview_asks_for_the_decision_that_waits(district: Tree):
    page = client_of(Role.DEPARTMENT_OFFICER, district.district).get(DISTRICT)
    assert links(page, "//div[@class='action']") == [("Xem 1 kết quả chờ chuẩn y", "/don-vi/YS/cho-quyet-dinh/")]


def test_reader_opens_figures_of_congresses_and_no_figure_of_people(district: Tree):
    client = client_of(Role.READER, district.district)
    page = client.get(DISTRICT)
    opened = {href.split("/so-lieu/")[1].split("/")[0] for _, href in links(page, "//main") if "so-lieu" in href}
    assert opened == {"congresses", "scheduled", "held", "late", "submitted", "approved"}
    held = client.get(f"{DISTRICT}so-lieu/held/?cap=cell")
    assert (held.status_code, title(held)) == (200, "Đã tổ chức đại hội: 2")
    assert [row[0] for row in rows(held)] == ["Chi bộ thôn Thượng", "Chi bộ thôn Hạ"]
    assert links(page, "//div[@class='action']") == []


@pytest.mark.parametrize("measure", ["elected", "women", "secretary", "seats", "delegates"])
@pytest.mark.parametrize("role", [Role.READER, Role.DELEGATE, Role.ADMINISTRATOR])
def test_figures_of_people_do_not_open_to_those_who_may_not_see_people(district: Tree, role: Role, measure: str):
    assert client_of(role, district.district).get(f"{DISTRICT}so-lieu/{measure}/").status_code == 403
    assert client_of(Role.INSPECTOR, district.district).get(f"{DISTRICT}so-lieu/{measure}/").status_code == 200


def test_each_day_keeps_its_own_figures_and_its_links(district: Tree):
    page = client_of(Role.DEPARTMENT_OFFICER, district.district).get(f"{DISTRICT}?den-ngay=01/03/2020")
    progress = "//section[@aria-labelledby='tien-do']/div[1]//tbody"
    assert [row[3] for row in rows(page, progress)] == ["0", "0", "0"]
    assert links(page, progress)[0][1] == "/don-vi/YS/so-lieu/congresses/?den-ngay=01%2F03%2F2020&cap=cell"


def test_overview_costs_the_same_for_one_child_and_for_three(district: Tree, cycle: Cycle):
    client = client_of(Role.DEPARTMENT_OFFICER, district.district)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(DISTRICT)
        return len(queries)

    two = cost()
    for name in ("Đảng bộ xã Một", "Đảng bộ xã Hai"):
        congress = make_held_congress(make_unit(name, parent=district.district), cycle, LevelRole.GRASSROOTS)
        elected(congress, Sex.MALE)
        congresses_changed([congress.pk])
    assert cost() == two


def test_first_screen_leads_to_the_highest_unit_of_the_person(units: Tree, cycle: Cycle):
    answer = client_of(Role.UNIT_OFFICER, units.commune).get("/")
    assert (answer.status_code, answer["Location"]) == (302, "/don-vi/YS-AH/")


def test_first_screen_of_a_counting_board_is_the_vote_in_hand(units: Tree, cycle: Cycle):
    answer = client_of(Role.COUNTING_BOARD, units.commune).get("/")
    assert (answer.status_code, answer["Location"]) == (302, "/don-vi/YS-AH/bau-cu/")


def test_person_without_a_role_is_told_who_gives_one(units: Tree):
    client = Client()
    user = make_user_with_role(Role.READER, units.cell)
    user.grants.all().delete()
    client.force_login(user)
    assert title(client.get("/")) == "Đồng chí chưa được giao vai trò ở đơn vị nào"


def next_titles(page) -> list[str]:  # type: ignore[no-untyped-def]
    return [words(each) for each in tree(page).xpath("//ol[@class='next']//h3")]


def test_office_of_a_cell_sees_what_comes_next(units: Tree, cycle: Cycle):
    make_congress(units.cell, cycle, planned_on=date(2020, 6, 25))
    page = client_of(Role.UNIT_OFFICER, units.cell).get("/don-vi/YS-AH-01/")
    assert (title(page), next_titles(page)) == (
        "Việc cần làm tiếp",
        ["Tổ chức đại hội, rồi ghi nhận", "Lập kết quả đại hội", "Gửi kết quả lên cấp trên"],
    )


def test_a_day_that_has_passed_is_shown_as_past(units: Tree, cycle: Cycle):
    make_congress(units.cell, cycle, planned_on=date(2020, 6, 18))
    page = client_of(Role.UNIT_OFFICER, units.cell).get("/don-vi/YS-AH-01/")
    assert next_titles(page)[0] == "Ghi nhận đại hội đã tổ chức, hoặc đổi ngày"
    assert words(tree(page).xpath("//ol[@class='next']/li[1]/div[1]")[0]) == "18/06/2020đã quá hạn"


def test_after_the_congress_the_result_comes_next(units: Tree, cycle: Cycle):
    make_held_congress(units.cell, cycle)
    page = client_of(Role.UNIT_OFFICER, units.cell).get("/don-vi/YS-AH-01/")
    assert next_titles(page) == ["Lập kết quả đại hội", "Gửi kết quả lên cấp trên"]


def test_once_sent_up_the_decision_is_waited_for(units: Tree, cycle: Cycle):
    make_result(make_held_congress(units.cell, cycle), status=ResultStatus.SUBMITTED, submitted_on=date(2020, 3, 12))
    page = client_of(Role.UNIT_OFFICER, units.cell).get("/don-vi/YS-AH-01/")
    assert next_titles(page) == ["Chờ cấp trên chuẩn y kết quả"]


def test_preparations_are_not_called_done_because_their_day_has_passed(units: Tree, cycle: Cycle):
    make_congress(units.cell, cycle, planned_on=date(2020, 6, 25))
    page = client_of(Role.UNIT_OFFICER, units.cell).get("/don-vi/YS-AH-01/")
    way = [(each.get("class"), words(each)) for each in tree(page).xpath("//ol[@class='way']/li")]
    assert way[2:4] == [
        ("remind", "Nhận hồ sơ ứng cử, đề cử nhắc việc: chậm nhất 04/06/2020, ngày ấy đã qua"),
        ("now", "Tổ chức đại hội dự kiến ngày 25/06/2020"),
    ]


def test_structure_gives_every_figure_and_the_equations_between_them(district: Tree):
    page = client_of(Role.DEPARTMENT_OFFICER, district.district).get(f"{DISTRICT}co-cau/")
    assert rows(page, "//section[h2='Cơ cấu']//tbody")[1] == [
        "Nữ mục tiêu từ 15%: đạt Căn cứ Chỉ thị 35-CT/TW (30/5/2019). Chưa đối chiếu được văn bản",
        "1",
        "25,00",
    ]
    assert {words(each) for each in tree(page).xpath("//ul[@class='checks']//span")} == {"Khớp"}


def test_records_behind_a_figure_are_as_many_as_the_figure_says(district: Tree):
    page = client_of(Role.DEPARTMENT_OFFICER, district.district).get(f"{DISTRICT}so-lieu/women/?cap=grassroots")
    assert title(page) == "Nữ: 1"
    assert lead(page) == ("Tổ chức cơ sở đảng; chiếm 25% của 4 cấp ủy viên được bầu. Số liệu đến hết ngày 20/06/2020.")
    assert [row[:4] for row in rows(page)] == [["Đỗ Văn Số0", "Đảng bộ xã An Hòa", "02/03/1975", "Nữ"]]
    assert links(page, "//ul[@class='parts']") == [("1", "/don-vi/YS-AH/so-lieu/women/?cap=grassroots")]


def test_congresses_behind_a_figure_are_listed(district: Tree):
    page = client_of(Role.DEPARTMENT_OFFICER, district.district).get(f"{DISTRICT}so-lieu/late/?cap=grassroots")
    assert (title(page), [row[0] for row in rows(page)]) == (
        "Quá ngày dự kiến chưa đại hội: 1",
        ["Đảng bộ xã Bình Minh"],
    )


def test_unknown_figure_is_not_found(district: Tree):
    client = client_of(Role.DEPARTMENT_OFFICER, district.district)
    assert client.get(f"{DISTRICT}so-lieu/khong-co/").status_code == 404


def test_report_page_opens_its_figures_and_gives_its_files(district: Tree):
    client = client_of(Role.DEPARTMENT_OFFICER, district.district)
    page = client.get(f"{DISTRICT}bao-cao/?loai=results")
    assert ("25%", "/don-vi/YS/so-lieu/women/?cap=grassroots") in links(page, "//article")
    said = [words(paragraph) for paragraph in tree(page).xpath("//article/p[@class='said']")]
    assert said[-1] == "Trên đây là báo cáo số liệu tổng hợp./."
    files = [href for _, href in links(page, "//p[@class='table-tools']")]
    assert files == [f"{DISTRICT}bao-cao/results.{form}" for form in ("docx", "pdf", "xlsx", "json")]
    assert client.get(files[3]).json()["unit"]["code"] == "YS"


def test_structure_report_opens_its_figures(district: Tree):
    page = client_of(Role.DEPARTMENT_OFFICER, district.district).get(f"{DISTRICT}bao-cao/?loai=structure")
    assert ("25%", "/don-vi/YS/so-lieu/women/?cap=grassroots") in links(page, "//article")
    kinds = [text for text, _ in links(page, "//nav[@class='views']")]
    assert kinds == ["Kết quả đại hội", "Cơ cấu cấp ủy", "Tiến độ đại hội"]


def test_report_of_no_known_kind_or_form_is_not_found(district: Tree):
    client = client_of(Role.DEPARTMENT_OFFICER, district.district)
    asked = ("?loai=gi-do", "gi-do.docx", "results.exe")
    assert [client.get(f"{DISTRICT}bao-cao/{each}").status_code for each in asked] == [404, 404, 404]


def test_structure_gives_ages_surplus_and_those_who_stood_again_and_lost(district: Tree):
    result = Congress.objects.get(unit=district.commune).result
    make_mandate(make_person(result, "Đỗ Văn Thua"), outcome=Outcome.NOT_ELECTED)
    congresses_changed([result.congress_id])
    page = client_of(Role.DEPARTMENT_OFFICER, district.district).get(f"{DISTRICT}co-cau/")
    found = rows(page, "//section[h2='Kết quả bầu cấp ủy']//tbody")
    assert found[2] == ["Số dư của danh sách bầu", "0", "0,00"]
    assert found[-1] == ["Tái cử không trúng cử", "1", "25,00"]
    assert ages_shown(page) == ["45,1 tuổi", "45 tuổi", "45 tuổi"]


def test_oldest_and_youngest_are_for_those_who_may_see_the_people(many: Tree):
    page = client_of(Role.READER, many.district).get(f"{DISTRICT}co-cau/?cap=grassroots")
    assert ages_shown(page) == ["45,1 tuổi"]
    page = client_of(Role.DEPARTMENT_OFFICER, many.district).get(f"{DISTRICT}co-cau/?cap=grassroots")
    assert ages_shown(page) == ["45,1 tuổi", "45 tuổi", "45 tuổi"]


@pytest.fixture
def many(district: Tree) -> Tree:
    """The other commune has elected twelve people, so that the district's sixteen are no small group."""
    congress = Congress.objects.get(unit=district.other_commune)
    held = {"opened_on": date(2020, 3, 10), "closed_on": date(2020, 3, 10), "status": CongressStatus.HELD}
    Congress.objects.filter(pk=congress.pk).update(**held)
    elected(congress, *[Sex.FEMALE] * 5, *[Sex.MALE] * 7)
    congresses_changed([congress.pk])
    return district


def sections_shown(page: Any) -> list[str]:
    return [words(each) for each in tree(page).xpath("//div[contains(@class, 'figures')]//h2")]


@pytest.mark.parametrize("role", [Role.READER, Role.DELEGATE, Role.ADMINISTRATOR])
def test_composition_of_a_small_committee_is_not_told_to_those_who_may_not_see_people(district: Tree, role: Role):
    page = client_of(role, district.district).get("/don-vi/YS-AH/co-cau/?cap=grassroots")
    assert sections_shown(page) == ["Kết quả bầu cấp ủy", "Chi bộ, đảng bộ bầu gì"]
    assert [row[0] for row in rows(page, "//section[h2='Kết quả bầu cấp ủy']//tbody")] == [
        "Số lượng cấp ủy viên cần bầu",
        "Danh sách bầu cấp ủy",
        "Số dư của danh sách bầu",
        "Cấp ủy viên được bầu",
        "Bầu thiếu cấp ủy viên",
    ]
    assert (ages_shown(page), tree(page).xpath("//section[@aria-labelledby='doi-chieu']")) == ([], [])
    told = "Kết quả của cấp này gồm 4 người. Cơ cấu, độ tuổi của nhóm dưới 10 người chỉ hiện với người được giao"
    assert any(words(each).startswith(told) for each in tree(page).xpath("//main//p"))
    full = client_of(Role.INSPECTOR, district.district).get("/don-vi/YS-AH/co-cau/?cap=grassroots")
    assert {"Tái cử, tham gia lần đầu", "Cơ cấu", "Độ tuổi"} < set(sections_shown(full))


def test_composition_of_many_is_told_to_everybody(many: Tree):
    page = client_of(Role.READER, many.district).get(f"{DISTRICT}co-cau/?cap=grassroots")
    assert {"Tái cử, tham gia lần đầu", "Cơ cấu", "Độ tuổi"} < set(sections_shown(page))


def test_overview_leaves_the_composition_of_small_committees_out_for_a_reader(many: Tree):
    heads = {}
    for role in (Role.READER, Role.INSPECTOR):
        page = client_of(role, many.district).get(DISTRICT)
        heads[role] = [words(each) for each in tree(page).xpath("//div[@id='bang']//thead/tr[1]/th")]
    assert [head for head in heads[Role.INSPECTOR] if head not in heads[Role.READER]] == ["Nữ%", "Trẻ%", "Tái cử%"]


def test_report_that_tells_of_a_small_group_is_for_those_who_may_see_people(district: Tree):
    client = client_of(Role.READER, district.district)
    page = client.get(f"{DISTRICT}bao-cao/")
    kinds = [name for name, _ in links(page, "//nav[@aria-label='Loại báo cáo']")]
    assert (page.status_code, kinds) == (200, ["Tiến độ đại hội"])
    asked = ("?loai=results", "?loai=structure", "results.json", "structure.json", "progress.json")
    assert [client.get(f"{DISTRICT}bao-cao/{each}").status_code for each in asked] == [403, 403, 403, 403, 200]
    officer = client_of(Role.UNIT_OFFICER, district.district)
    assert [officer.get(f"{DISTRICT}bao-cao/{each}").status_code for each in asked] == [200] * 5


def ages_shown(page: Any) -> list[str]:
    return [words(each) for each in tree(page).xpath("//section[@aria-labelledby='tuoi']//dd")]


def test_first_screen_of_a_cell_names_the_term_that_cells_have(units: Tree, cycle: Cycle):
    make_congress(units.cell, cycle, planned_on=date(2020, 6, 25))
    page = client_of(Role.UNIT_OFFICER, units.cell).get("/don-vi/YS-AH-01/")
    assert lead(page) == "Đại hội Chi bộ thôn Thượng, nhiệm kỳ 2020-2022."
    assert rows_of_facts(client_of(Role.UNIT_OFFICER, units.cell).get("/don-vi/YS-AH-01/dai-hoi/"))["Nhiệm kỳ"] == (
        "2020-2022"
    )


def rows_of_facts(page: Any) -> dict[str, str]:
    facts = tree(page).xpath("//section[@aria-labelledby='dai-hoi']//dl")[0]
    return dict(zip(map(words, facts.xpath("dt")), map(words, facts.xpath("dd")), strict=True))


def test_deadline_from_a_later_regulation_says_that_nobody_compared_it(units: Tree, cycle: Cycle):
    make_held_congress(units.cell, cycle)
    page = client_of(Role.UNIT_OFFICER, units.cell).get("/don-vi/YS-AH-01/")
    why = [words(each) for each in tree(page).xpath("//ol[@class='next']//p")]
    assert why[1] == (
        "Kết quả gửi lên trong 7 ngày làm việc sau khi bế mạc (Quy định 24-QĐ/TW (30/7/2021), điểm 16.1.1; "
        "bảng quy định, mục A.13.1; chưa đối chiếu được văn bản)."
    )


@pytest.mark.parametrize(
    ("address", "name"),
    [
        (f"{DISTRICT}?dinh-dang=xlsx&den-ngay=31/03/2020", "tien-do-YS-2020-20200331-minh-hoa.xlsx"),
        (f"{DISTRICT}lich/?dinh-dang=xlsx", "lich-dai-hoi-YS-2020-20200620-minh-hoa.xlsx"),
        (f"{DISTRICT}bao-cao/structure.xlsx", "bao-cao-co-cau-YS-2020-20200620-minh-hoa.xlsx"),
        (f"{DISTRICT}bao-cao/progress.docx?den-ngay=31/03/2020", "bao-cao-tien-do-YS-2020-20200331-minh-hoa.docx"),
    ],
)
def test_file_is_named_by_unit_cycle_and_day_and_as_made_up(district: Tree, address: str, name: str):
    page = client_of(Role.DEPARTMENT_OFFICER, district.district).get(address)
    assert page["Content-Disposition"] == f'attachment; filename="{name}"'
