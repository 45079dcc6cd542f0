"""Units made, renamed, moved, merged, split and ended: who may, what is refused, what is remembered."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from daihoi.apps.accounts.audit import EntryType
from daihoi.apps.accounts.models import AuditEntry, User
from daihoi.apps.accounts.permissions import Forbidden
from daihoi.apps.accounts.roles import Role
from daihoi.apps.organisation import services
from daihoi.apps.organisation.effects import Part
from daihoi.apps.organisation.models import BEGINNING, FOREVER, Member, Succession, Unit
from daihoi.apps.organisation.naming import names_on
from daihoi.apps.organisation.queries import merged_from, units_found
from daihoi.apps.organisation.refusals import Refused
from daihoi.core.regulations.terms import LevelRole, UnitNature
from tests.factories import Tree, make_congress, make_cycle, make_unit, make_unit_tree, make_user_with_role

pytestmark = pytest.mark.django_db
JULY, JUNE = date(2025, 7, 1), date(2025, 6, 30)
WHY = "Sắp xếp đơn vị hành chính"


@pytest.fixture
def tree() -> Tree:
    return make_unit_tree()


@pytest.fixture
def officer(tree: Tree) -> User:
    return make_user_with_role(Role.DEPARTMENT_OFFICER, tree.city)


def fresh(unit: Unit) -> Unit:
    return Unit.objects.select_related("parent").get(pk=unit.pk)


def places(unit: Unit) -> list[tuple[str, date, date]]:
    rows = unit.placements.order_by("valid_from").values_list("parent__code", "valid_from", "valid_until")
    return list(rows)


def entries_after(last: int) -> list[tuple[str, str]]:
    return list(AuditEntry.objects.filter(sequence__gt=last).order_by("sequence").values_list("kind", "unit_code"))


def last_entry() -> int:
    newest = AuditEntry.objects.order_by("-sequence").first()
    return newest.sequence if newest else 0


def kinds(*pairs: tuple[EntryType, str]) -> list[tuple[str, str]]:
    return [(kind.code, code) for kind, code in pairs]


def refused(**given: object) -> tuple[str, str]:
    act = given.pop("act")
    with pytest.raises(Refused) as caught:
        act(reason=given.pop("reason", WHY), **given)  # type: ignore[operator]
    (finding,) = caught.value.findings
    return finding.field, finding.message


def make_member(unit: Unit, code: str, **fields: object) -> Member:
    return Member.objects.create(
        unit=unit, code=code, full_name="Lê Thị Mơ", sort="", search="", birth_date=date(1980, 1, 1), sex="female",
        joined_on=date(2005, 1, 1), degree="college", theory="none", **fields,
    )  # fmt: skip


def test_moved_unit_keeps_its_code_and_its_history(tree: Tree, officer: User):
    services.move_unit(actor=officer, unit=tree.commune, parent=tree.other_district, on=JULY, reason=WHY)
    moved, cell = fresh(tree.commune), fresh(tree.cell)
    assert (moved.code, moved.parent, moved.depth) == ("YS-AH", tree.other_district, 2)
    assert (cell.parent, cell.path[: len(moved.path)], cell.depth) == (tree.commune, moved.path, 3)
    assert places(moved) == [("YS", BEGINNING, JULY), ("DP", JULY, FOREVER)]
    assert places(cell) == [("YS-AH", BEGINNING, JULY), ("YS-AH", JULY, FOREVER)]


def test_unit_moved_twice_on_one_day_stands_only_where_it_came_last(tree: Tree, officer: User):
    for parent in (tree.other_district, tree.city):
        services.move_unit(actor=officer, unit=tree.commune, parent=parent, on=JULY, reason=WHY)
    assert places(tree.commune) == [("YS", BEGINNING, JULY), ("TP", JULY, FOREVER)]
    assert places(tree.cell) == [("YS-AH", BEGINNING, JULY), ("YS-AH", JULY, FOREVER)]
    assert [fresh(unit).path for unit in (tree.commune, tree.cell)] == [
        unit.placements.get(valid_until=FOREVER).path for unit in (tree.commune, tree.cell)
    ]


def test_move_costs_the_same_for_one_unit_below_and_for_thirty(tree: Tree, officer: User):
    def cost(unit: Unit, parent: Unit) -> int:
        with CaptureQueriesContext(connection) as queries:
            services.move_unit(actor=officer, unit=unit, parent=parent, on=JULY, reason=WHY)
        return len(queries)

    services.rename_unit(actor=officer, unit=tree.cell, name="Chi bộ Một", on=None, reason=WHY)
    few = cost(tree.commune, tree.other_district)
    for _ in range(30):
        make_unit(parent=tree.other_commune)
    assert cost(tree.other_commune, fresh(tree.other_district)) == few


def test_unit_below_itself_is_refused(tree: Tree, officer: User):
    found = refused(act=services.move_unit, actor=officer, unit=tree.commune, parent=tree.cell, on=JULY)
    message = "“Chi bộ thôn Thượng” nằm trong “Đảng bộ xã An Hòa”, không thể là cấp trên của đơn vị này."
    assert found == ("parent", message)
    itself = refused(act=services.move_unit, actor=officer, unit=tree.commune, parent=tree.commune, on=JULY)
    assert itself[0] == "parent"


def test_move_to_where_a_unit_already_stands_is_refused(tree: Tree, officer: User):
    found = refused(act=services.move_unit, actor=officer, unit=tree.commune, parent=tree.district, on=JULY)
    assert found == (
        "parent",
        "“Đảng bộ xã An Hòa” đã trực thuộc “Đảng bộ huyện Yên Sơn”. Chọn đơn vị cấp trên khác.",
    )


def test_move_without_a_reason_is_refused(tree: Tree, officer: User):
    found = refused(
        act=services.move_unit, actor=officer, unit=tree.commune, parent=tree.other_district, on=JULY, reason=" "
    )
    assert found == ("reason", "Ghi lý do chuyển đơn vị.")


def test_move_on_a_day_to_come_is_refused(tree: Tree, officer: User):
    tomorrow = timezone.localdate() + timedelta(days=1)
    found = refused(act=services.move_unit, actor=officer, unit=tree.commune, parent=tree.other_district, on=tomorrow)
    assert found == ("on", f"Ngày {tomorrow:%d/%m/%Y} chưa tới. Ghi nhận khi việc sắp xếp đã có hiệu lực.")


def test_move_before_the_last_one_is_refused_since_a_unit_stands_in_one_place_a_day(tree: Tree, officer: User):
    services.move_unit(actor=officer, unit=tree.commune, parent=tree.other_district, on=JULY, reason=WHY)
    found = refused(act=services.move_unit, actor=officer, unit=tree.commune, parent=tree.city, on=JUNE)
    assert found == ("on", "“Đảng bộ xã An Hòa” ở vị trí hiện nay từ 01/07/2025. Ghi ngày đó hoặc một ngày sau.")


def test_move_before_a_unit_left_the_subtree_is_refused(tree: Tree, officer: User):
    services.move_unit(actor=officer, unit=tree.cell, parent=tree.other_commune, on=JULY, reason=WHY)
    found = refused(act=services.move_unit, actor=officer, unit=tree.commune, parent=tree.other_district, on=JUNE)
    assert found == (
        "on",
        "“Chi bộ thôn Thượng” đã rời chỗ trong “Đảng bộ xã An Hòa” ngày 01/07/2025. Ghi ngày đó hoặc một ngày sau.",
    )


def test_unit_that_came_later_moves_along_from_the_day_on_which_it_came(tree: Tree, officer: User):
    late = date(2025, 8, 1)
    services.move_unit(actor=officer, unit=tree.other_commune, parent=tree.commune, on=late, reason=WHY)
    services.move_unit(actor=officer, unit=tree.commune, parent=tree.other_district, on=JULY, reason=WHY)
    assert places(tree.other_commune) == [("YS", BEGINNING, late), ("YS-AH", late, FOREVER)]
    assert fresh(tree.other_commune).path == tree.other_commune.placements.get(valid_until=FOREVER).path


def test_ended_unit_below_keeps_its_last_place_in_the_history(tree: Tree, officer: User):
    services.end_unit(actor=officer, unit=tree.other_cell, on=date(2024, 1, 1), reason=WHY)
    services.move_unit(actor=officer, unit=tree.commune, parent=tree.other_district, on=JULY, reason=WHY)
    assert places(tree.other_cell) == [("YS-AH", BEGINNING, date(2024, 1, 1))]


def test_end_of_a_unit_with_living_units_below_is_refused(tree: Tree, officer: User):
    found = refused(act=services.end_unit, actor=officer, unit=tree.commune, on=JULY)
    message = "“Đảng bộ xã An Hòa” còn đơn vị trực thuộc. Chuyển hoặc kết thúc các đơn vị đó trước."
    assert found == ("", message)
    assert fresh(tree.commune).valid_until == FOREVER


def test_unit_ends_once_those_below_ended(tree: Tree, officer: User):
    for unit in (tree.cell, tree.other_cell, tree.commune):
        services.end_unit(actor=officer, unit=unit, on=JULY, reason=WHY)
    assert fresh(tree.commune).valid_until == JULY
    assert places(tree.commune) == [("YS", BEGINNING, JULY)]


def test_ended_unit_takes_no_unit_below(tree: Tree, officer: User):
    services.end_unit(actor=officer, unit=tree.other_commune, on=JULY, reason=WHY)
    found = refused(act=services.move_unit, actor=officer, unit=tree.cell, parent=tree.other_commune, on=JULY)
    assert found == ("on", "“Đảng bộ xã Bình Minh” đã kết thúc từ 01/07/2025.")


def test_two_communes_merge_into_a_third(tree: Tree, officer: User):
    member = make_member(tree.other_commune, "01")
    gone = make_member(tree.other_commune, "02", status=Member.Status.LEFT)
    third = services.create_unit(
        actor=officer, code="YS-M", name="Đảng bộ xã Mới", parent=tree.district, valid_from=JULY
    )
    last = last_entry()
    services.merge_units(actor=officer, units=[tree.commune, tree.other_commune], into=third, on=JULY, reason=WHY)
    assert [fresh(unit).parent for unit in (tree.cell, tree.other_cell)] == [third, third]
    assert [fresh(unit).valid_until for unit in (tree.commune, tree.other_commune)] == [JULY, JULY]
    assert list(third.origins.order_by("pk").values_list("predecessor__code", "kind", "on")) == [
        ("YS-AH", Succession.Kind.MERGE, JULY),
        ("YS-BM", Succession.Kind.MERGE, JULY),
    ]
    assert places(tree.cell) == [("YS-AH", BEGINNING, JULY), ("YS-M", JULY, FOREVER)]
    assert [Member.objects.get(pk=row.pk).unit for row in (member, gone)] == [third, tree.other_commune]
    assert entries_after(last) == kinds(
        (services.UNIT_MOVED, "YS-AH-01"),
        (services.UNIT_MOVED, "YS-AH-02"),
        (services.UNIT_ENDED, "YS-AH"),
        (services.UNIT_ENDED, "YS-BM"),
        (services.UNITS_SUCCEEDED, "YS-M"),
    )


def test_units_that_merged_are_counted_from_the_predecessors_of_the_days_asked_for(tree: Tree, officer: User):
    third = services.create_unit(
        actor=officer, code="YS-M", name="Đảng bộ xã Mới", parent=tree.district, valid_from=JULY
    )
    assert merged_from(third) is None
    services.merge_units(actor=officer, units=[tree.commune, tree.other_commune], into=third, on=JULY, reason=WHY)
    assert (merged_from(third), merged_from(third, JULY, JULY), merged_from(third, until=JUNE)) == (2, 2, None)


def test_unit_that_took_another_in_counts_as_one_of_those_merged(tree: Tree, officer: User):
    services.merge_units(actor=officer, units=[tree.commune], into=tree.other_commune, on=JULY, reason=WHY)
    assert merged_from(fresh(tree.other_commune)) == 2


def described(unit: Unit, officer: User, merged: int | None) -> Unit:
    return services.describe_unit(
        actor=officer, unit=unit, nature=UnitNature.TERRITORIAL, merged_from=merged, reason=WHY
    )


def test_what_a_unit_is_stands_in_the_log_with_what_stood_before(tree: Tree, officer: User):
    last = last_entry()
    unit = described(tree.commune, officer, 3)
    assert (unit.nature, unit.merged_from) == (UnitNature.TERRITORIAL, 3)
    described(unit, officer, 3)
    (entry,) = AuditEntry.objects.filter(sequence__gt=last)
    assert (entry.kind, entry.unit_code, entry.reason) == (services.UNIT_DESCRIBED.code, "YS-AH", WHY)
    assert ['"nature": ""' in entry.before, '"nature": "territorial"' in entry.after] == [True, True]


def test_number_of_merged_units_is_not_entered_beside_the_predecessors_on_record(tree: Tree, officer: User):
    services.merge_units(actor=officer, units=[tree.commune], into=tree.other_commune, on=JULY, reason=WHY)
    told = refused(
        act=services.describe_unit, actor=officer, unit=fresh(tree.other_commune), nature=None, merged_from=3
    )
    assert told == (
        "merged_from",
        "Các đơn vị tiền thân đã được ghi, cho biết hợp nhất từ 2 đơn vị. Để trống ô này.",
    )


def test_commune_merges_into_one_that_goes_on(tree: Tree, officer: User):
    services.merge_units(actor=officer, units=[tree.commune], into=tree.other_commune, on=JULY, reason=WHY)
    assert [fresh(unit).parent for unit in (tree.cell, tree.other_cell)] == [tree.other_commune] * 2
    assert fresh(tree.other_commune).valid_until == FOREVER


def test_unit_merges_into_the_one_above_it(tree: Tree, officer: User):
    services.merge_units(actor=officer, units=[tree.commune], into=tree.district, on=JULY, reason=WHY)
    assert [fresh(unit).parent for unit in (tree.cell, tree.other_cell)] == [tree.district] * 2


def test_unit_merging_into_itself_or_one_below_is_refused(tree: Tree, officer: User):
    found = [
        refused(act=services.merge_units, actor=officer, units=[tree.commune], into=into, on=JULY)[0]
        for into in (tree.commune, tree.cell)
    ]
    assert found == ["into", "into"]


def test_commune_splits_into_two_with_its_cells_shared_out(tree: Tree, officer: User):
    member = make_member(tree.commune, "01")
    last = last_entry()
    parts = [
        Part("YS-A1", "Đảng bộ xã An Đông", (tree.cell,)),
        Part("YS-A2", "Đảng bộ xã An Tây", (tree.other_cell,)),
    ]
    east, west = services.split_unit(actor=officer, unit=tree.commune, parts=parts, on=JULY, reason=WHY)
    assert [(unit.parent, unit.valid_from) for unit in (east, west)] == [(tree.district, JULY)] * 2
    assert [fresh(unit).parent for unit in (tree.cell, tree.other_cell)] == [east, west]
    assert fresh(tree.commune).valid_until == JULY
    assert set(tree.commune.successions.values_list("successor__code", "kind")) == {
        ("YS-A1", Succession.Kind.SPLIT),
        ("YS-A2", Succession.Kind.SPLIT),
    }
    assert Member.objects.get(pk=member.pk).unit == east
    assert entries_after(last) == kinds(
        (services.UNIT_CREATED, "YS-A1"),
        (services.UNIT_MOVED, "YS-AH-01"),
        (services.UNIT_CREATED, "YS-A2"),
        (services.UNIT_MOVED, "YS-AH-02"),
        (services.UNIT_ENDED, "YS-AH"),
        (services.UNITS_SUCCEEDED, "YS-A1"),
    )


def test_split_that_leaves_a_cell_without_a_place_changes_nothing(tree: Tree, officer: User):
    parts = [Part("YS-A1", "Đảng bộ xã An Đông", (tree.cell,)), Part("YS-A2", "Đảng bộ xã An Tây")]
    found = refused(act=services.split_unit, actor=officer, unit=tree.commune, parts=parts, on=JULY)
    assert found == ("", "Chưa rõ về đâu: Chi bộ thôn Hạ. Ghi mã ở một đơn vị mới.")
    assert not Unit.objects.filter(code__startswith="YS-A1").exists()


def test_dissolved_district_leaves_its_communes_directly_below_the_province(tree: Tree, officer: User):
    last = last_entry()
    services.dissolve_unit(actor=officer, unit=tree.district, on=JULY, reason=WHY)
    assert [(fresh(unit).parent, fresh(unit).depth) for unit in (tree.commune, tree.other_commune)] == [
        (tree.city, 1)
    ] * 2
    assert fresh(tree.cell).depth == 2
    assert fresh(tree.district).valid_until == JULY
    assert places(tree.commune) == [("YS", BEGINNING, JULY), ("TP", JULY, FOREVER)]
    assert entries_after(last) == kinds(
        (services.UNIT_MOVED, "YS-AH"), (services.UNIT_MOVED, "YS-BM"), (services.UNIT_ENDED, "YS")
    )


def test_name_written_wrongly_is_corrected_on_every_day_and_the_log_keeps_it(tree: Tree, officer: User):
    services.rename_unit(actor=officer, unit=tree.cell, name="Chi bộ  tổ dân phố số 1", on=None, reason=WHY)
    unit = fresh(tree.cell)
    assert (unit.name, unit.search) == ("Chi bộ tổ dân phố số 1", "chi bo to dan pho so 1 ys-ah-01")
    entry = AuditEntry.objects.order_by("-sequence")[0]
    assert (entry.kind, "Chi bộ thôn Thượng" in entry.before, entry.reason) == (
        services.NAME_CORRECTED.code, True, WHY,
    )  # fmt: skip
    assert names_on(BEGINNING).of(unit) == "Chi bộ tổ dân phố số 1"


def test_unit_bears_its_old_name_on_the_days_before_the_new_one(tree: Tree, officer: User):
    august = date(2025, 8, 1)
    for name, on in (("Chi bộ Một", JULY), ("Chi bộ Hai", august)):
        services.rename_unit(actor=officer, unit=tree.cell, name=name, on=on, reason=WHY)
    found = [names_on(day).of(fresh(tree.cell)) for day in (BEGINNING, JUNE, JULY, date(2025, 7, 31), august)]
    assert found == ["Chi bộ thôn Thượng", "Chi bộ thôn Thượng", "Chi bộ Một", "Chi bộ Một", "Chi bộ Hai"]
    entry = AuditEntry.objects.order_by("-sequence")[0]
    assert entry.kind == services.UNIT_RENAMED.code
    assert ['"named_since": "2025-07-01"' in entry.before, '"named_since": "2025-08-01"' in entry.after] == [True, True]


def test_name_is_not_given_from_a_day_on_which_the_unit_could_not_bear_it(tree: Tree, officer: User):
    services.rename_unit(actor=officer, unit=tree.cell, name="Chi bộ Một", on=JULY, reason=WHY)
    services.end_unit(actor=officer, unit=tree.other_cell, on=JUNE, reason=WHY)
    tomorrow = timezone.localdate() + timedelta(days=1)
    again = {"act": services.rename_unit, "actor": officer, "name": "Chi bộ Hai"}
    assert refused(unit=tree.cell, on=JULY, **again) == (
        "on",
        "Tên “Chi bộ Một” có từ 01/07/2025. Ghi một ngày sau ngày đó, hoặc để trống nếu tên ghi sai.",
    )
    assert refused(unit=tree.other_cell, on=JULY, **again) == ("on", "“Chi bộ thôn Hạ” đã kết thúc từ 30/06/2025.")
    assert refused(unit=tree.cell, on=tomorrow, **again)[0] == "on"


def test_unit_is_found_by_a_name_that_it_bore_once(tree: Tree, officer: User):
    services.rename_unit(actor=officer, unit=tree.cell, name="Chi bộ Một", on=JULY, reason=WHY)
    assert [units_found(officer, text, 5) for text in ("thon thuong", "chi bo mot")] == [[tree.cell]] * 2


@pytest.mark.parametrize(
    ("code", "name", "expected"),
    [
        ("YS-AH", "Chi bộ Mới", ("code", "Mã “YS-AH” đã dùng cho đơn vị khác. Chọn mã khác.")),
        ("YS/1", "Chi bộ Mới", ("code", "Ghi mã đơn vị, không có khoảng trắng và dấu gạch chéo, ví dụ YS-AH-01.")),
        ("YS-9", " ", ("name", "Ghi tên đầy đủ của đơn vị.")),
    ],
)
def test_new_unit_needs_a_code_of_its_own_and_a_name(tree: Tree, code: str, name: str, expected: tuple[str, str]):
    with pytest.raises(Refused) as caught:
        services.create_unit(actor=None, code=code, name=name, parent=tree.commune)
    assert [(each.field, each.message) for each in caught.value.findings] == [expected]


def test_unit_made_before_its_parent_came_to_its_place_is_refused(tree: Tree, officer: User):
    services.move_unit(actor=officer, unit=tree.commune, parent=tree.other_district, on=JULY, reason=WHY)
    with pytest.raises(Refused):
        services.create_unit(actor=officer, code="M", name="Chi bộ Mới", parent=fresh(tree.commune), valid_from=JUNE)


def test_officer_of_one_district_neither_takes_from_nor_gives_to_another(tree: Tree):
    officer = make_user_with_role(Role.UNIT_OFFICER, tree.district)
    with pytest.raises(Http404):
        services.move_unit(actor=officer, unit=tree.commune, parent=tree.other_district, on=JULY, reason=WHY)
    with pytest.raises(Http404):
        services.merge_units(actor=officer, units=[tree.other_district], into=tree.district, on=JULY, reason=WHY)
    assert (fresh(tree.commune).parent, fresh(tree.other_district).valid_until) == (tree.district, FOREVER)


def test_inspector_changes_no_unit(tree: Tree):
    inspector = make_user_with_role(Role.INSPECTOR, tree.city)
    with pytest.raises(Forbidden):
        services.rename_unit(actor=inspector, unit=tree.cell, name="Chi bộ Một", on=None, reason=WHY)
    with pytest.raises(Forbidden):
        services.end_unit(actor=inspector, unit=tree.cell, on=JULY, reason=WHY)


def no_decision_of(officer: User, unit: Unit, inside: Unit, elsewhere: Unit) -> list[str]:
    """Ask for every act on the officer's own unit that the unit above decides, and give those that passed."""
    parts = [Part("M1", "Đảng bộ xã Một", (inside,)), Part("M2", "Đảng bộ xã Hai")]
    given = {"actor": officer, "reason": WHY}
    asked: dict[str, Callable[[], object]] = {
        "rename": lambda: services.rename_unit(unit=unit, name="Đảng bộ xã Khác", on=None, **given),
        "move": lambda: services.move_unit(unit=unit, parent=elsewhere, on=JULY, **given),
        "end": lambda: services.end_unit(unit=unit, on=JULY, **given),
        "take end back": lambda: services.take_end_back(unit=unit, **given),
        "merge": lambda: services.merge_units(units=[unit], into=inside, on=JULY, **given),
        "merge with others": lambda: services.merge_units(units=[inside, unit], into=unit, on=JULY, **given),
        "dissolve": lambda: services.dissolve_unit(unit=unit, on=JULY, **given),
        "split": lambda: services.split_unit(unit=unit, parts=parts, on=JULY, **given),
    }
    passed = []
    for name, act in asked.items():
        try:
            act()
        except Forbidden:
            continue
        passed.append(name)
    return passed


@pytest.mark.parametrize("role", [Role.UNIT_OFFICER, Role.DEPARTMENT_OFFICER])
def test_what_becomes_of_a_unit_is_decided_above_not_by_its_own_office(tree: Tree, role: Role):
    officer, last = make_user_with_role(role, tree.commune), last_entry()
    assert no_decision_of(officer, fresh(tree.commune), fresh(tree.cell), tree.district) == []
    assert entries_after(last + 1) == []
    services.end_unit(actor=officer, unit=fresh(tree.cell), on=JULY, reason=WHY)
    assert (fresh(tree.cell).valid_until, fresh(tree.commune).valid_until) == (JULY, FOREVER)


def test_office_of_a_unit_sets_up_and_renames_the_units_below_it(tree: Tree):
    officer = make_user_with_role(Role.UNIT_OFFICER, tree.commune)
    made = services.create_unit(actor=officer, code="YS-AH-03", name="Chi bộ Ba", parent=tree.commune)
    assert (
        services.rename_unit(actor=officer, unit=made, name="Chi bộ thôn Ba", on=None, reason=WHY).name
        == "Chi bộ thôn Ba"
    )


def test_topmost_unit_is_decided_on_by_its_own_people_since_nobody_stands_above(tree: Tree, officer: User):
    assert (
        services.rename_unit(actor=officer, unit=tree.city, name="Đảng bộ tỉnh", on=None, reason=WHY).name
        == "Đảng bộ tỉnh"
    )


def test_no_unit_is_made_below_a_cell_or_moved_there(tree: Tree, officer: User):
    make_congress(tree.cell, make_cycle(), LevelRole.CELL)
    told = (
        "“Chi bộ thôn Thượng” là chi bộ, không có đơn vị trực thuộc. Nếu nay là đảng bộ, ghi lại cấp của đơn vị này "
        "bằng cách nhập danh sách đơn vị trước."
    )
    with pytest.raises(Refused) as caught:
        services.create_unit(actor=officer, code="X", name="Tổ đảng", parent=tree.cell)
    assert [(each.field, each.message) for each in caught.value.findings] == [("", told)]
    moved = refused(act=services.move_unit, actor=officer, unit=tree.other_cell, parent=tree.cell, on=JULY)
    assert moved == ("parent", told)


def test_unit_whose_newest_role_is_not_a_cell_takes_units(tree: Tree, officer: User):
    make_congress(tree.cell, make_cycle("2020"), LevelRole.CELL)
    make_congress(tree.cell, make_cycle("2025"), LevelRole.GRASSROOTS)
    made = services.create_unit(actor=officer, code="X", name="Chi bộ Mới", parent=tree.cell)
    assert made.parent == tree.cell


def test_end_set_by_mistake_is_taken_back_and_stands_in_the_log(tree: Tree, officer: User):
    services.end_unit(actor=officer, unit=tree.cell, on=JULY, reason=WHY)
    last = last_entry()
    services.take_end_back(actor=officer, unit=fresh(tree.cell), reason="Ghi nhầm đơn vị")
    assert (fresh(tree.cell).valid_until, places(tree.cell)) == (FOREVER, [("YS-AH", BEGINNING, FOREVER)])
    (entry,) = AuditEntry.objects.filter(sequence__gt=last)
    assert (entry.kind, entry.unit_code, entry.reason) == (
        services.END_TAKEN_BACK.code, "YS-AH-01", "Ghi nhầm đơn vị",
    )  # fmt: skip
    assert ['"valid_until": "2025-07-01"' in entry.before, '"valid_until": "9999-12-31"' in entry.after] == [True] * 2
    services.end_unit(actor=officer, unit=fresh(tree.cell), on=JULY, reason=WHY)
    assert fresh(tree.cell).valid_until == JULY


def merged(tree: Tree, officer: User) -> None:
    services.merge_units(actor=officer, units=[tree.commune], into=tree.other_commune, on=JULY, reason=WHY)


def dissolved(tree: Tree, officer: User) -> None:
    services.dissolve_unit(actor=officer, unit=tree.commune, on=JULY, reason=WHY)


def ended_with_all_above(tree: Tree, officer: User) -> None:
    for unit in (tree.cell, tree.other_cell, tree.commune, tree.other_commune, tree.district):
        services.end_unit(actor=officer, unit=fresh(unit), on=JULY, reason=WHY)


def ended_before_its_district_moved(tree: Tree, officer: User) -> None:
    for unit in (tree.cell, tree.other_cell, tree.commune):
        services.end_unit(actor=officer, unit=fresh(unit), on=JULY, reason=WHY)
    services.move_unit(
        actor=officer, unit=fresh(tree.district), parent=tree.other_district, on=date(2025, 8, 1), reason=WHY
    )


@pytest.mark.parametrize(
    ("build", "told"),
    [
        (merged, "“Đảng bộ xã An Hòa” đã sáp nhập, chia tách hoặc chuyển đổi thành đơn vị khác"),
        (dissolved, "Các đơn vị trực thuộc đã chuyển khỏi “Đảng bộ xã An Hòa” khi kết thúc"),
        (ended_with_all_above, "Đơn vị cấp trên “Đảng bộ huyện Yên Sơn” cũng đã kết thúc"),
        (ended_before_its_district_moved, "Từ khi “Đảng bộ xã An Hòa” kết thúc, đơn vị cấp trên đã chuyển chỗ"),
    ],
)
def test_end_on_which_something_was_built_is_not_taken_back(
    tree: Tree, officer: User, build: Callable[[Tree, User], None], told: str
):
    build(tree, officer)
    field, message = refused(act=services.take_end_back, actor=officer, unit=fresh(tree.commune))
    assert (field, message.startswith(told)) == ("", True)
    assert fresh(tree.commune).valid_until == JULY


def test_end_that_was_never_set_is_not_taken_back(tree: Tree, officer: User):
    told = refused(act=services.take_end_back, actor=officer, unit=tree.cell)
    assert told == ("", "“Chi bộ thôn Thượng” đang hoạt động, không có việc kết thúc nào để hủy.")
