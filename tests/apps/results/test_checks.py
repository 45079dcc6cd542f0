"""What the rules say of a result, placed at the form's fields: the worked balance cases of the rule sheet."""

from dataclasses import replace
from datetime import date

import pytest

from daihoi.apps.organisation.models import Succession, Unit
from daihoi.apps.planning.models import Congress, Cycle
from daihoi.apps.results.checks import findings_of, verdict_on
from daihoi.apps.results.packets import BodyPacket, ExceptionPacket, PersonPacket, ResultPacket
from daihoi.apps.results.services import save_result
from daihoi.core.regulations.terms import (
    CongressForm,
    ContentsVariant,
    ElectedBody,
    ElectedBy,
    LevelRole,
    Outcome,
    Sex,
    Standing,
    UnitNature,
)
from tests.apps.results.packets import DELEGATES, SECRETARY, allowed, mandate, small_cell, somebody
from tests.factories import Tree, make_cycle, make_held_congress, make_unit, make_unit_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def cycle() -> Cycle:
    return make_cycle()


@pytest.fixture
def cell(cycle: Cycle) -> Congress:
    """A cell of eight, all present."""
    return make_held_congress(make_unit_tree().cell, cycle, official_members=8, summoned=8, present=8)


@pytest.fixture
def district(cycle: Cycle) -> Congress:
    """The delegates' congress of X.1: 251 summoned, 247 present."""
    return make_held_congress(
        make_unit_tree().district,
        cycle,
        LevelRole.UPPER_GRASSROOTS,
        opened_on=date(2020, 8, 1),
        closed_on=date(2020, 8, 2),
        official_members=9000,
        summoned=251,
        present=247,
    )


def errors(congress: Congress, packet: ResultPacket) -> list[tuple[str, str]]:
    return [(finding.code, finding.field) for finding in verdict_on(congress, packet).errors]


def committee_of(people: tuple[PersonPacket, ...], **counts: int) -> ResultPacket:
    election = BodyPacket(
        **{
            "body": ElectedBody.COMMITTEE,
            "seats": 27,
            "list_size": 30,
            "issued": 247,
            "returned": 247,
            "valid": 246,
            "invalid": 1,
            "base": 248,
            **counts,
        }
    )
    return ResultPacket(bodies=(election,), people=people)


def test_a_right_result_may_go_up(cell: Congress) -> None:
    verdict = verdict_on(cell, small_cell())
    assert (verdict.errors, verdict.may_go_up) == ((), True)


def test_stored_rows_are_checked_as_their_packet_is(cell: Congress) -> None:
    packet = replace(small_cell(), people=small_cell().people[:1])
    result = save_result(actor=None, congress=cell, packet=packet)
    assert findings_of(result) == verdict_on(cell, packet)


@pytest.mark.parametrize(("votes", "expected"), [(125, []), (124, ["ELECTED_WITHOUT_MAJORITY"])])
def test_example_1_elected_by_more_than_half_of_248(district: Congress, votes: int, expected: list[str]) -> None:
    packet = committee_of((somebody("Lê Ước", mandate(ElectedBody.COMMITTEE, votes)),))
    assert errors(district, packet) == [(code, "person.0.committee") for code in expected]


def test_example_2_half_of_the_valid_ballots_is_not_enough(district: Congress) -> None:
    packet = committee_of((somebody("Lê Ước", mandate(ElectedBody.COMMITTEE, 124)),))
    assert errors(district, packet) == [("ELECTED_WITHOUT_MAJORITY", "person.0.committee")]


def test_example_3_nobody_deducted_raises_the_number_needed(district: Congress) -> None:
    packet = committee_of((somebody("Lê Ước", mandate(ElectedBody.COMMITTEE, 125)),), base=251)
    assert errors(district, packet) == [("ELECTED_WITHOUT_MAJORITY", "person.0.committee")]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({"returned": 248, "valid": 247}, [("RETURNED_EXCEEDS_ISSUED", "body.committee.returned")]),
        ({"returned": 246, "valid": 245, "invalid": 1}, []),
        ({"issued": 248}, [("ISSUED_EXCEEDS_PRESENT", "body.committee.issued")]),
        ({"invalid": 2}, [("VALID_PLUS_INVALID_DIFFERS", "body.committee.valid")]),
        ({"base": 252}, [("BASE_EXCEEDS_SUMMONED", "body.committee.base")]),
        ({"seats": 0}, [("ELECTED_EXCEEDS_SEATS", "body.committee.seats")]),
        ({"list_size": 0}, [("LIST_SMALLER_THAN_ELECTED", "body.committee.list_size")]),
    ],
    ids=[
        "25: one more returned than issued",
        "25: one ballot not returned",
        "A.9.2: issued over present",
        "A.9.2: valid and invalid make returned",
        "A.7: base over summoned",
        "more elected than seats",
        "list smaller than the elected",
    ],
)
def test_the_balance_of_the_minutes(
    district: Congress, counts: dict[str, int], expected: list[tuple[str, str]]
) -> None:
    packet = committee_of((somebody("Lê Ước", mandate(ElectedBody.COMMITTEE, 200)),), **counts)
    assert [found for found in errors(district, packet) if found[0] != "VOTES_SUM_EXCEEDS_SEATS"] == expected


def test_votes_of_one_person_stay_within_the_valid_ballots(district: Congress) -> None:
    packet = committee_of((somebody("Lê Ước", mandate(ElectedBody.COMMITTEE, 247)),))
    assert errors(district, packet) == [("VOTES_EXCEED_VALID", "person.0.committee")]


def test_votes_in_all_stay_within_seats_times_valid_ballots(district: Congress) -> None:
    people = tuple(somebody(f"Lê Ước {place}", mandate(ElectedBody.COMMITTEE, 246)) for place in range(2))
    people += (somebody("Trần Bình", mandate(ElectedBody.COMMITTEE, 1, Outcome.NOT_ELECTED)),)
    packet = committee_of(people, seats=2, list_size=3)
    assert errors(district, packet) == [("VOTES_SUM_EXCEEDS_SEATS", "body.committee.seats")]


def test_example_26_the_base_is_not_attendance(cycle: Cycle) -> None:
    congress = make_held_congress(make_unit_tree().cell, cycle, official_members=11, summoned=11, present=10)
    secretary = replace(SECRETARY, issued=10, returned=10, valid=10, base=11)
    packet = ResultPacket(bodies=(secretary,), people=(somebody("Lê Ước", mandate(ElectedBody.SECRETARY, 5)),))
    assert errors(congress, packet) == [("ELECTED_WITHOUT_MAJORITY", "person.0.secretary")]


def test_example_23_eight_official_members_elect_no_cell_committee(cell: Congress) -> None:
    committee = replace(SECRETARY, body=ElectedBody.COMMITTEE, seats=3, list_size=4)
    packet = replace(small_cell(), bodies=(committee, SECRETARY, DELEGATES))
    assert errors(cell, packet) == [("CELL_COMMITTEE_TOO_FEW_MEMBERS", "body.committee.seats")]


def with_committee(*exceptions: ExceptionPacket) -> ResultPacket:
    """A cell of eight that elects a committee all the same."""
    committee = replace(SECRETARY, body=ElectedBody.COMMITTEE, seats=3, list_size=4)
    return replace(small_cell(), bodies=(committee, SECRETARY, DELEGATES), exceptions=exceptions)


def test_an_exception_on_record_for_that_very_rule_lets_it_go_up(cell: Congress) -> None:
    verdict = verdict_on(cell, with_committee(allowed()))
    assert verdict.may_go_up
    assert [finding.code for finding in verdict.excepted] == ["CELL_COMMITTEE_TOO_FEW_MEMBERS"]


def test_an_exception_for_another_rule_lets_nothing_go_up(cell: Congress) -> None:
    other = allowed("roles.cell.sizes.committee")
    assert errors(cell, with_committee(other)) == [("CELL_COMMITTEE_TOO_FEW_MEMBERS", "body.committee.seats")]


def test_an_exception_counts_for_no_rule_that_no_document_can_waive(cell: Congress) -> None:
    packet = replace(
        small_cell(), bodies=(replace(SECRETARY, base=16), DELEGATES), exceptions=(allowed("balance.base"),)
    )
    assert errors(cell, packet) == [
        ("EXCEPTION_OF_NO_RULE", "exception.0.rule"),
        ("BASE_EXCEEDS_SUMMONED", "body.secretary.base"),
        ("ELECTED_WITHOUT_MAJORITY", "person.0.secretary"),
    ]


def test_a_document_of_a_day_to_come_allows_nothing_yet(cell: Congress) -> None:
    cell.cycle.clock = date(2020, 3, 12)
    tomorrow = replace(allowed(), document_date=date(2020, 3, 13))
    assert errors(cell, with_committee(tomorrow)) == [("EXCEPTION_NOT_YET_ALLOWED", "exception.0.document_date")]


def test_a_finding_stands_at_the_person_it_is_about(cell: Congress) -> None:
    people = (*small_cell().people, somebody("Lê Ước", mandate(ElectedBody.DELEGATES, 1)))
    packet = replace(small_cell(), bodies=(SECRETARY, replace(DELEGATES, seats=2, list_size=3)), people=people)
    assert errors(cell, packet) == [
        ("ELECTED_WITHOUT_MAJORITY", "person.2.delegates"),
        ("MORE_VOTES_THAN_ELECTED", "person.1.delegates"),
    ]


def test_people_too_young_stand_at_their_birth_date(cell: Congress) -> None:
    young = replace(small_cell().people[0], birth_date=date(2005, 1, 1))
    packet = replace(small_cell(), people=(young, small_cell().people[1]))
    assert set(errors(cell, packet)) == {("UNDER_AGE", "person.0.birth_date")}


def test_a_congress_of_two_contents_elects_nobody(cycle: Cycle) -> None:
    cycle.pack = "2025"
    congress = make_held_congress(
        make_unit_tree().cell,
        cycle,
        contents=ContentsVariant.TWO,
        form=CongressForm.MEMBERS,
        official_members=8,
        summoned=8,
        present=8,
    )
    assert errors(congress, ResultPacket()) == []
    codes = [code for code, _ in errors(congress, small_cell())]
    assert codes == ["COMMITTEE_NOT_IN_CONTENTS", "DELEGATES_NOT_IN_CONTENTS"]


def test_what_is_missing_is_named(cell: Congress) -> None:
    packet = ResultPacket(bodies=(SECRETARY,), people=(*small_cell().people, somebody("Lê Ước")))
    assert errors(cell, packet) == [
        ("ELECTION_MISSING", "person.0.delegates"),
        ("ELECTION_MISSING", "person.1.delegates"),
        ("PERSON_WITHOUT_ELECTION", "person.2.full_name"),
    ]
    assert errors(cell, ResultPacket()) == [("NO_ELECTION", "")]


def test_a_missing_base_is_a_warning(cell: Congress) -> None:
    packet = replace(small_cell(), bodies=(replace(SECRETARY, base=None), DELEGATES))
    verdict = verdict_on(cell, packet)
    assert verdict.errors == ()
    assert ("BASE_MISSING", "body.secretary.base") in [(found.code, found.field) for found in verdict.warnings]


def test_a_warning_whose_rule_could_not_be_read_is_marked_so(district: Congress) -> None:
    packet = committee_of((somebody("Lê Ước", mandate(ElectedBody.COMMITTEE, 200)),), list_size=40)
    bare = replace(packet, bodies=(replace(packet.bodies[0], base=None),))
    marks = [(concern.field, concern.is_firm) for concern in verdict_on(district, bare).concerns]
    assert marks[:2] == [("body.committee.base", True), ("body.committee.list_size", False)]


def committee_with(women: int, young: int, first_time: int = 9, standing_women: int = 1) -> ResultPacket:
    """A committee of 27, the first nine of whom are its standing committee; half of the others are 40 to 50."""
    people = [
        replace(
            somebody(f"Lê Ước {place}", mandate(ElectedBody.COMMITTEE, 200)),
            birth_date=date(1985, 1, 1) if place >= 27 - young else date(1975 if place % 2 else 1965, 1, 1),
            sex=Sex.FEMALE if place < standing_women or place >= 27 - women + standing_women else Sex.MALE,
            standing=Standing.FIRST_TIME if place < first_time else Standing.RE_ELECTION,
        )
        for place in range(27)
    ]
    chosen = [
        replace(person, mandates=(*person.mandates, mandate(ElectedBody.STANDING_COMMITTEE, 20)))
        for person in people[:9]
    ]
    standing = BodyPacket(body=ElectedBody.STANDING_COMMITTEE, seats=9, list_size=10, base=27)
    packet = committee_of((*chosen, *people[9:]))
    return replace(packet, bodies=(*packet.bodies, replace(standing, elected_by=ElectedBy.CONFERENCE)))


OFF_TARGET = ("_BELOW_TARGET", "_OFF_TARGET", "_IN_STANDING_COMMITTEE")


def off_target(congress: Congress, packet: ResultPacket) -> list[tuple[str, str]]:
    found = [finding for finding in verdict_on(congress, packet).warnings if finding.code.endswith(OFF_TARGET)]
    return [(finding.code, finding.field) for finding in found]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({"women": 5, "young": 3}, []),
        ({"women": 4, "young": 3}, ["WOMEN_BELOW_TARGET"]),
        ({"women": 5, "young": 2}, ["YOUNG_BELOW_TARGET", "AGE_BAND_OFF_TARGET"]),
        ({"women": 5, "young": 3, "first_time": 8}, ["RENEWAL_BELOW_TARGET"]),
        ({"women": 5, "young": 3, "standing_women": 0}, ["NO_WOMEN_IN_STANDING_COMMITTEE"]),
    ],
)
def test_example_24_a_missed_target_asks_for_a_look_and_bars_nothing(
    district: Congress, counts: dict[str, int], expected: list[str]
) -> None:
    packet = committee_with(**counts)
    assert off_target(district, packet) == [(code, "nhung-nguoi") for code in expected]
    assert verdict_on(district, packet).errors == ()


def test_a_missed_target_is_cited_and_told_apart_when_its_text_was_not_read(district: Congress) -> None:
    concerns = [
        concern
        for concern in verdict_on(district, committee_with(women=4, young=3, first_time=8)).concerns
        if concern.field == "nhung-nguoi"
    ]
    assert [(concern.rule, concern.is_firm) for concern in concerns] == [
        ("Chỉ thị 35-CT/TW (30/5/2019); bảng quy định, mục B.3.6", True),
        ("Chỉ thị 36-CT/TW (2014); bảng quy định, mục U.13; chưa đối chiếu được văn bản", False),
    ]


def test_targets_are_those_of_the_unit_s_own_level(cell: Congress, cycle: Cycle) -> None:
    committee = committee_with(women=0, young=0, first_time=0, standing_women=0)
    assert off_target(cell, committee) == []
    commune = make_held_congress(
        make_unit("Đảng ủy xã", code="X"), cycle, LevelRole.GRASSROOTS, official_members=300, summoned=250, present=247
    )
    codes = [code for code, _ in off_target(commune, committee)]
    assert codes == ["WOMEN_BELOW_TARGET", "YOUNG_BELOW_TARGET", "RENEWAL_BELOW_TARGET"]


def commune_of_2025(tree: Tree, **fields: object) -> Congress:
    """A commune's congress under the rules of 2025, as the level directly above the grassroots."""
    Unit.objects.filter(pk=tree.commune.pk).update(**fields)
    commune = Unit.objects.get(pk=tree.commune.pk)
    days = {"opened_on": date(2025, 8, 1), "closed_on": date(2025, 8, 2)}
    cycle = make_cycle("2025")
    return make_held_congress(
        commune, cycle, LevelRole.UPPER_GRASSROOTS, official_members=900, summoned=200, present=200, **days
    )


def size_warnings(congress: Congress, seats: int) -> list[str]:
    packet = committee_of(
        (), seats=seats, list_size=seats + 4, issued=200, returned=200, valid=200, invalid=0, base=200
    )
    codes = [finding.code for finding in verdict_on(congress, packet).warnings]
    return [code for code in codes if code.startswith("COMMITTEE_TOO")]


TERRITORIAL = {"nature": UnitNature.TERRITORIAL}


@pytest.mark.parametrize(
    ("fields", "seats", "expected"),
    [
        (TERRITORIAL, 27, []),
        (TERRITORIAL, 28, ["COMMITTEE_TOO_LARGE"]),
        ({**TERRITORIAL, "merged_from": 2}, 28, ["COMMITTEE_TOO_LARGE"]),
        ({**TERRITORIAL, "merged_from": 3}, 33, []),
        ({**TERRITORIAL, "merged_from": 3}, 34, ["COMMITTEE_TOO_LARGE"]),
        ({"nature": UnitNature.ENTERPRISE, "merged_from": 3}, 34, []),
        ({}, 34, []),
    ],
)
def test_b3_8_size_of_a_commune_s_committee_depends_on_its_nature_and_on_the_units_merged(
    fields: dict[str, object], seats: int, expected: list[str]
) -> None:
    assert size_warnings(commune_of_2025(make_unit_tree(), **fields), seats) == expected


@pytest.mark.parametrize(("day", "expected"), [(date(2025, 7, 1), []), (date(2020, 1, 1), ["COMMITTEE_TOO_LARGE"])])
def test_b3_8_units_merged_are_counted_from_the_predecessors_of_the_cycle(day: date, expected: list[str]) -> None:
    tree = make_unit_tree()
    for code in ("A", "B"):
        before = make_unit(parent=tree.district, code=code)
        Succession.objects.create(predecessor=before, successor=tree.commune, kind=Succession.Kind.MERGE, on=day)
    assert size_warnings(commune_of_2025(tree, **TERRITORIAL), 33) == expected


@pytest.mark.parametrize(("nature", "expected"), [("", ["BELOW_AGE_FLOOR"]), (UnitNature.TERRITORIAL, [])])
def test_b4_a_commune_of_2020_has_no_birth_month_floor(cycle: Cycle, nature: str, expected: list[str]) -> None:
    commune = make_unit_tree().commune
    commune.nature = nature
    congress = make_held_congress(commune, cycle, LevelRole.GRASSROOTS, form=CongressForm.MEMBERS)
    old = replace(somebody("Lê Ước", mandate(ElectedBody.COMMITTEE, 200)), birth_date=date(1955, 1, 1))
    found = verdict_on(congress, committee_of((old,))).warnings
    assert [finding.code for finding in found if finding.code == "BELOW_AGE_FLOOR"] == expected
