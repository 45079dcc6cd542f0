"""Two versions of one form: each place in which they differ is found, and either text can be taken."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.apps.organisation.models import Unit
from daihoi.apps.planning.models import Congress, Cycle
from daihoi.apps.results.entry.comparing import Difference, Side, differences, merged
from daihoi.apps.results.entry.tidying import tidied
from daihoi.apps.results.entry.typed import Line, Typed, typed_of
from daihoi.apps.results.packets import ResultPacket
from daihoi.core.regulations.terms import ElectedBody, LevelRole, Outcome, Sex
from tests.apps.results.packets import DELEGATES, SECRETARY, allowed, mandate, small_cell, somebody

CONGRESS = Congress(unit=Unit(name="Chi bộ thôn Thượng"), cycle=Cycle(code="2020", pack="2020"), role=LevelRole.CELL)
ATTENDANCE = {
    "opened_on": "10/03/2020",
    "closed_on": "10/03/2020",
    "form": "members_congress",
    "official_members": "8",
    "probationary_members": "0",
    "summoned": "8",
    "present": "8",
}
AN, BINH = small_cell().people


def version(attendance: Line = ATTENDANCE, **parts: Any) -> Typed:
    return tidied(typed_of(attendance, replace(small_cell(), **parts)))


def told(saved: Typed, mine: Typed) -> list[tuple[str, str, str]]:
    return [(found.label, found.saved, found.mine) for found in differences(saved, mine, CONGRESS)]


def picks(found: tuple[Difference, ...], side: Side) -> dict[str, Side]:
    return {difference.key: side for difference in found}


def test_the_same_typed_in_another_way_is_no_difference() -> None:
    spelled = {**ATTENDANCE, "official_members": " 8 ", "opened_on": "10/3/2020", "probationary_members": ""}
    typed = typed_of(spelled, small_cell())
    blank = {"ethnicity": "Kinh", "in_planning_list": "1", "local": "1"}
    other = replace(typed, people=(*typed.people, blank))
    assert told(version(), tidied(other)) == []


def test_single_fields_are_told_in_the_words_of_the_form() -> None:
    other = replace(BINH, birth_date=date(1980, 2, 28), sex=Sex.MALE, in_planning_list=False)
    mine = version(
        {**ATTENDANCE, "present": "7"},
        bodies=(replace(SECRETARY, valid=7, invalid=1), DELEGATES),
        people=(replace(AN, mandates=(mandate(ElectedBody.SECRETARY, 6), AN.mandates[1])), other),
    )
    assert told(version(), mine) == [
        ("Có mặt", "8", "7"),
        ("Bầu Bí thư: phiếu hợp lệ", "8", "7"),
        ("Bầu Bí thư: phiếu không hợp lệ", "0", "1"),
        ("Nguyễn Văn An: số phiếu bầu Bí thư", "7", "6"),
        ("Trần Thị Bình: ngày sinh", "02/03/1975", "28/02/1980"),
        ("Trần Thị Bình: giới tính", "Nữ", "Nam"),
        ("Trần Thị Bình: trong quy hoạch", "có", "không"),
    ]


def test_each_difference_stands_at_its_field_in_my_form() -> None:
    mine = version(people=(BINH, replace(AN, local=False)), bodies=(SECRETARY, replace(DELEGATES, base=7)))
    fields = [found.field for found in differences(version(), mine, CONGRESS)]
    assert fields == ["body.delegates.base", "nhung-nguoi", "person.1.local"]


def test_a_row_that_only_one_version_has_is_told_whole() -> None:
    extra = somebody("Lê Ước", mandate(ElectedBody.DELEGATES, 0, Outcome.NOT_ELECTED))
    ((label, saved, mine),) = told(version(people=(AN, BINH, extra)), version())
    assert (label, saved.split("; ")[:2], mine) == (
        "Lê Ước",
        ["Họ và tên: Lê Ước", "Ngày sinh: 02/03/1975"],
        "không có",
    )
    ((label, saved, mine),) = told(version(bodies=(DELEGATES,)), version())
    assert (label, saved, mine.split("; ")[0]) == ("Bầu Bí thư", "không có", "Số lượng cần bầu: 1")
    ((label, saved, _),) = told(version(), version(exceptions=(allowed(),)))
    assert (label, saved) == ("Chấp thuận “Bầu chi ủy khi có từ: 9 đảng viên chính thức”", "không có")


def test_people_are_known_again_in_another_place_and_under_a_mended_name() -> None:
    mended = replace(AN, full_name="Nguyễn Văn Ân", mandates=(AN.mandates[0],))
    extra = replace(somebody("Lê Ước"), birth_date=date(1985, 5, 5), mandates=(mandate(ElectedBody.DELEGATES, 0),))
    saved, mine = version(), version(people=(extra, mended, BINH))
    assert [label for label, _, _ in told(saved, mine)] == [
        "Lê Ước",
        "Nguyễn Văn Ân: họ và tên",
        "Nguyễn Văn Ân: số phiếu bầu Đại biểu dự đại hội cấp trên",
    ]


def test_what_can_not_be_read_is_compared_as_typed() -> None:
    mine = tidied(typed_of({**ATTENDANCE, "present": "tám"}, small_cell()))
    assert told(version(), mine) == [("Có mặt", "8", "tám")]


def test_each_field_is_taken_from_the_version_picked() -> None:
    saved = version({**ATTENDANCE, "present": "7"}, people=(replace(AN, birth_date=date(1974, 1, 1)), BINH))
    mine = version({**ATTENDANCE, "present": "6"}, people=(AN, replace(BINH, birth_date=date(1974, 2, 2))))
    chosen = {"attendance.present": Side.MINE, "person.0.birth_date": Side.SAVED, "person.1.birth_date": Side.MINE}
    assert {found.key for found in differences(saved, mine, CONGRESS)} == set(chosen)
    assert merged(saved, mine, chosen) == version(
        {**ATTENDANCE, "present": "6"},
        people=(replace(AN, birth_date=date(1974, 1, 1)), replace(BINH, birth_date=date(1974, 2, 2))),
    )


def test_a_choice_keeps_to_its_row_when_another_row_is_taken_out() -> None:
    first, second = (replace(somebody(name), birth_date=date(1985, 5, day)) for day, name in enumerate(("Lê", "Vũ"), 1))
    before = differences(version(), version(people=(AN, BINH, first, second)), CONGRESS)
    after = differences(version(), version(people=(AN, BINH, second)), CONGRESS)
    assert [found.key for found in after] == [before[1].key]


def test_rows_that_are_wholly_alike_are_paired_one_by_one() -> None:
    four = version(people=(AN, AN, AN, AN))
    assert differences(four, version(people=(AN, AN, AN, AN)), CONGRESS) == ()
    assert [found.key for found in differences(four, version(people=(AN, AN, AN)), CONGRESS)] == ["person.3"]


people = st.builds(
    lambda name, day, votes, sex: replace(
        somebody(name, mandate(ElectedBody.DELEGATES, votes)), birth_date=date(1975, 3, day), sex=sex
    ),
    st.sampled_from(["Lê An", "Lê Bình", "Vũ Cường", "Vũ Dung"]),
    st.integers(1, 3),
    st.integers(0, 3),
    st.sampled_from(list(Sex)),
)
packets = st.builds(
    ResultPacket,
    bodies=st.sampled_from([(), (SECRETARY,), (DELEGATES,), (SECRETARY, replace(DELEGATES, seats=2))]),
    people=st.lists(people, max_size=4).map(tuple),
    exceptions=st.sampled_from([(), (allowed(),), (allowed(reason="Khác"), allowed("roles.cell.sizes.committee"))]),
)


@given(packets, packets)
def test_taking_one_version_everywhere_gives_that_version(saved_packet: ResultPacket, my_packet: ResultPacket) -> None:
    saved, mine = tidied(typed_of(ATTENDANCE, saved_packet)), tidied(typed_of(ATTENDANCE, my_packet))
    found = differences(saved, mine, CONGRESS)
    assert merged(saved, mine, picks(found, Side.MINE)) == mine
    taken = merged(saved, mine, picks(found, Side.SAVED))
    assert differences(saved, taken, CONGRESS) == ()
    assert sorted(map(repr, taken.people)) == sorted(map(repr, saved.people))


@given(packets, packets)
def test_versions_without_a_difference_are_the_same(saved_packet: ResultPacket, my_packet: ResultPacket) -> None:
    saved, mine = tidied(typed_of(ATTENDANCE, saved_packet)), tidied(typed_of(ATTENDANCE, my_packet))
    assert (differences(saved, mine, CONGRESS) == ()) == (saved == mine)


@pytest.mark.parametrize("side", list(Side))
def test_keys_are_one_for_each_place(side: Side) -> None:
    saved = version(exceptions=(allowed(),), people=(AN,))
    mine = version({**ATTENDANCE, "summoned": "9"}, bodies=(SECRETARY,), people=(BINH, AN))
    found = differences(saved, mine, CONGRESS)
    assert len(picks(found, side)) == len(found)
