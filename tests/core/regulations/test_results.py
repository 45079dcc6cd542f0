"""Checks on a congress's result as entered: what is right passes, each fault gives its own finding."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core.regulations import (
    BodyResult,
    CongressFacts,
    CongressForm,
    CongressResult,
    ContentsVariant,
    ElectedBody,
    ElectedBy,
    Finding,
    FloorCase,
    LevelRole,
    Outcome,
    PilotMark,
    Severity,
    Sex,
    Standing,
    UnitNature,
    has_errors,
    load_pack,
)
from tests.core.regulations.entry import (
    body,
    cell,
    cell_committee,
    codes,
    committee,
    congress,
    findings,
    people,
    person,
    secretary,
)

DELEGATES = BodyResult(
    body=ElectedBody.DELEGATES,
    elected_by=ElectedBy.CONGRESS,
    seats=2,
    alternate_seats=1,
    list_size=4,
    base=99,
    persons=(
        person("Người 1", 90),
        person("Người 2", 80),
        person("Người 3", 60, Outcome.ALTERNATE),
        person("Người 4", 20, Outcome.NOT_ELECTED),
    ),
)


def only(facts: CongressFacts, *bodies: BodyResult, rules: str = "2020") -> Finding:
    (finding,) = findings(facts, *bodies, rules=rules)
    return finding


def brief(finding: Finding) -> tuple[str, Severity, str]:
    return finding.code, finding.severity, finding.field


def test_a_right_result_has_no_findings() -> None:
    bodies = (committee(), secretary(), body(ElectedBody.DEPUTY_SECRETARY, "Người 2"), DELEGATES)
    assert findings(congress(), *bodies) == ()


def test_a_right_result_of_a_cell_has_no_findings() -> None:
    assert findings(cell(), cell_committee(), secretary(elected_by=ElectedBy.CONGRESS, base=None)) == ()


def test_a_result_with_only_what_must_be_known_has_no_findings() -> None:
    bare = BodyResult(
        body=ElectedBody.COMMITTEE,
        elected_by=ElectedBy.CONGRESS,
        seats=15,
        persons=(replace(person("Người 1", 90), votes=None),),
    )
    facts = CongressFacts(role=LevelRole.GRASSROOTS, form=CongressForm.MEMBERS, contents=ContentsVariant.FOUR)
    assert findings(facts, bare) == ()


def test_a_body_stands_once_in_a_result() -> None:
    with pytest.raises(ValueError, match="twice"):
        CongressResult(facts=congress(), bodies=(committee(), committee()))


def test_a_finding_says_what_is_wrong_what_is_expected_and_how_to_mend_it() -> None:
    finding = only(congress(), committee(returned=99, valid=98))
    assert finding.message_vi == (
        "Ban Chấp hành: thu về 99 phiếu, nhiều hơn 98 phiếu phát ra. Số phiếu thu về không được nhiều hơn số phiếu "
        "phát ra; hãy xem lại hai số này trong biên bản kiểm phiếu."
    )
    assert finding.rule == ("Quy chế bầu cử 244-QĐ/TW, Điều 7.2; mẫu biên bản kiểm phiếu; bảng quy định, mục A.9.2")
    assert finding.rule_key == "balance.returned"


def test_the_title_of_a_body_stands_in_its_findings() -> None:
    finding = only(cell(), cell_committee(returned=11, valid=11))
    assert finding.message_vi.startswith("Chi ủy: thu về 11 phiếu")


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"issued": 99, "returned": 99, "valid": 98}, "ISSUED_EXCEEDS_PRESENT", "issued"),
        ({"returned": 99, "valid": 98}, "RETURNED_EXCEEDS_ISSUED", "returned"),
        ({"invalid": 2}, "VALID_PLUS_INVALID_DIFFERS", "valid"),
        ({"base": 101}, "BASE_EXCEEDS_SUMMONED", "base"),
        ({"returned": 96, "invalid": -1}, "NEGATIVE_FIGURE", "invalid"),
        ({"persons": (person("Người 1", 98), *people(15, 90)[1:])}, "VOTES_EXCEED_VALID", "persons.0.votes"),
        (
            {"valid": None, "persons": (person("Người 1", 99), *people(15, 90)[1:])},
            "VOTES_EXCEED_ISSUED",
            "persons.0.votes",
        ),
        (
            {"rounds": 2, "persons": (person("Người 1", 100), *people(15, 90)[1:])},
            "VOTES_EXCEED_BASE",
            "persons.0.votes",
        ),
        ({"persons": people(15, 97), "seats": 15, "list_size": 17}, None, ""),
        (
            {"persons": (*people(15, 97), person("Người 16", 1, Outcome.NOT_ELECTED))},
            "VOTES_SUM_EXCEEDS_SEATS",
            "persons",
        ),
        ({"persons": (*people(15, 90), person("Người 16", 85)), "list_size": 18}, "ELECTED_EXCEEDS_SEATS", "seats"),
        ({"list_size": 14, "persons": people(15, 90)}, "LIST_SMALLER_THAN_ELECTED", "list_size"),
        ({"list_size": 16}, "LIST_SMALLER_THAN_PERSONS", "list_size"),
        (
            {"persons": (*people(14, 90), person("Người 15", 49))},
            "ELECTED_WITHOUT_MAJORITY",
            "persons.14.votes",
        ),
        (
            {"persons": (*people(14, 90), person("Người 15", 60), person("Người 16", 61, Outcome.NOT_ELECTED))},
            "MORE_VOTES_THAN_ELECTED",
            "persons.15.outcome",
        ),
        ({"persons": (*people(14, 90), person("Người 14", 90))}, "PERSON_TWICE", "persons.14.person"),
        (
            {"persons": (*people(14, 90), person("Người 15", 90, standing=None))},
            "STANDING_DIFFERS",
            "persons",
        ),
    ],
)
def test_an_error_in_the_committee_bars_the_result(changes: dict[str, Any], code: str | None, field: str) -> None:
    expected = [] if code is None else [(code, Severity.ERROR, f"bodies.committee.{field}")]
    assert [brief(finding) for finding in findings(congress(), committee(**changes))] == expected


def test_exactly_half_of_the_base_is_not_elected() -> None:
    half = committee(base=98, persons=(*people(14, 90), person("Người 15", 49)))
    finding = only(congress(), half)
    assert finding.message_vi == (
        "Ban Chấp hành: Người 15 được 49 phiếu, chưa quá một nửa của 98; cần ít nhất 50 phiếu. "
        "Hãy xem lại số phiếu, tổng số tính kết quả bầu cử, hoặc kết quả “trúng cử”."
    )
    assert codes(congress(), committee(base=98, persons=(*people(14, 90), person("Người 15", 50)))) == []


def test_less_than_half_in_a_later_vote_or_at_a_conference_only_warns() -> None:
    """Ties voted again may be won without more than half; the clause could not be read (U.1)."""
    later = committee(rounds=2, persons=(*people(14, 90), person("Người 15", 40)))
    conference = secretary(persons=(person("Người 1", 7),))
    assert brief(only(congress(), later))[:2] == ("ELECTED_WITHOUT_MAJORITY", Severity.WARNING)
    assert brief(only(congress(), committee(), conference))[:2] == ("ELECTED_WITHOUT_MAJORITY", Severity.WARNING)


def test_an_alternate_without_more_than_half_only_warns() -> None:
    persons = (*DELEGATES.persons[:2], person("Người 3", 40, Outcome.ALTERNATE))
    assert brief(only(congress(), replace(DELEGATES, persons=persons)))[:2] == (
        "ELECTED_WITHOUT_MAJORITY",
        Severity.WARNING,
    )


def test_more_alternates_than_seats_for_them_are_an_error() -> None:
    assert codes(congress(), replace(DELEGATES, alternate_seats=0)) == ["ALTERNATES_EXCEED_SEATS"]


def test_a_list_without_surplus_or_over_its_cap_warns() -> None:
    equal = committee(list_size=15, persons=people(15, 90))
    over = committee(list_size=20)
    assert brief(only(congress(), equal)) == ("NO_SURPLUS", Severity.WARNING, "bodies.committee.list_size")
    assert brief(only(congress(), over)) == ("SURPLUS_OVER_CAP", Severity.WARNING, "bodies.committee.list_size")
    assert codes(congress(), committee(list_size=19)) == []


def test_a_secretary_outside_the_committee_is_an_error() -> None:
    finding = only(congress(), committee(), secretary("Người 16"))
    assert brief(finding) == ("SECRETARY_NOT_IN_COMMITTEE", Severity.ERROR, "bodies.secretary.persons.0.person")
    assert finding.message_vi == (
        "Bí thư: Người 16 không có trong danh sách trúng cử Ban Chấp hành. Người giữ chức danh này được bầu trong số "
        "những người trúng cử Ban Chấp hành; hãy bổ sung người đó vào danh sách trúng cử hoặc sửa lại chức danh."
    )


def test_a_secretary_outside_the_standing_committee_is_an_error() -> None:
    standing = body(ElectedBody.STANDING_COMMITTEE, "Người 1", "Người 2", "Người 3")
    assert codes(congress(), committee(), standing, secretary("Người 4")) == ["SECRETARY_NOT_IN_STANDING"]
    assert codes(congress(), committee(), standing, secretary("Người 3")) == []


def test_a_standing_committee_comes_from_the_committee() -> None:
    standing = body(ElectedBody.STANDING_COMMITTEE, "Người 1", "Người 17")
    assert codes(congress(), committee(), standing) == ["STANDING_MEMBER_NOT_IN_COMMITTEE"]


def test_heads_of_the_inspection_committee_come_from_it() -> None:
    inspection = body(ElectedBody.INSPECTION_COMMITTEE, "Người 1", "Người ngoài")
    head, deputy = body(ElectedBody.INSPECTION_HEAD, "Người 2"), body(ElectedBody.INSPECTION_DEPUTY, "Người ngoài")
    assert codes(congress(), committee(), inspection, deputy) == []
    assert codes(congress(), committee(), inspection, head) == ["HEAD_NOT_IN_INSPECTION"]


def test_a_cell_has_no_inspection_committee() -> None:
    inspection = body(ElectedBody.INSPECTION_COMMITTEE, "Người 1")
    facts = cell(opened_on=date(2025, 2, 20), closed_on=date(2025, 2, 20))
    assert brief(only(facts, cell_committee(), inspection, rules="2025"))[:2] == (
        "INSPECTION_NOT_AT_THIS_LEVEL",
        Severity.ERROR,
    )
    assert brief(only(cell(), cell_committee(), inspection))[1] is Severity.WARNING


def test_there_is_one_secretary() -> None:
    two = secretary("Người 1", "Người 2", seats=2, list_size=3)
    assert brief(only(congress(), committee(), two)) == (
        "MORE_THAN_ONE_SECRETARY",
        Severity.ERROR,
        "bodies.secretary.persons",
    )


@pytest.mark.parametrize(
    ("contents", "expected"),
    [
        (ContentsVariant.FOUR, []),
        (ContentsVariant.THREE, ["COMMITTEE_NOT_IN_CONTENTS"]),
        (ContentsVariant.TWO, ["COMMITTEE_NOT_IN_CONTENTS", "DELEGATES_NOT_IN_CONTENTS"]),
    ],
)
def test_b12_b13_a_congress_elects_only_what_its_contents_hold(contents: ContentsVariant, expected: list[str]) -> None:
    facts = congress(contents=contents, opened_on=date(2025, 6, 4), closed_on=date(2025, 6, 5))
    found = findings(facts, committee(), DELEGATES, rules="2025")
    assert [finding.code for finding in found] == expected
    assert has_errors(found) == bool(expected)


def test_2020_has_no_congress_of_three_contents() -> None:
    finding = only(congress(contents=ContentsVariant.THREE), DELEGATES)
    assert brief(finding) == ("CONTENTS_NOT_ALLOWED", Severity.ERROR, "congress.contents")
    assert finding.message_vi == (
        "Đại hội 3 nội dung không có trong quy định của nhiệm kỳ 2020-2025; chỉ có: Đại hội 4 nội dung. "
        "Hãy chọn lại loại đại hội."
    )


def test_d3_a_departure_allowed_by_a_document_settles_the_rule_of_nine() -> None:
    allowed = frozenset({"roles.cell.sizes.committee_from_members"})
    few = cell(official_members=8, summoned=8, present=8)
    of_eight = cell_committee(issued=8, returned=8, valid=8, base=8)
    alone = secretary(elected_by=ElectedBy.CONGRESS, base=None)
    assert brief(only(few, of_eight))[1] is Severity.ERROR
    assert brief(only(replace(few, departures=allowed), of_eight)) == (
        "CELL_COMMITTEE_TOO_FEW_MEMBERS",
        Severity.EXCEPTED,
        "bodies.committee.seats",
    )
    assert brief(only(cell(), alone)) == (
        "CELL_COMMITTEE_EXPECTED",
        Severity.WARNING,
        "congress.official_members",
    )
    assert brief(only(cell(departures=allowed), alone))[1] is Severity.EXCEPTED


def test_a_departure_settles_its_own_rule_and_no_other() -> None:
    few = cell(official_members=8, summoned=8, present=8)
    of_eight = cell_committee(issued=8, returned=8, valid=8, base=8)
    other = frozenset({"roles.cell.sizes.committee", "roles.cell.assembly.forms"})
    assert brief(only(replace(few, departures=other), of_eight))[1] is Severity.ERROR


def test_a9_no_document_makes_a_count_or_a_majority_true() -> None:
    wrong = committee(returned=99, persons=(person("Người 1", 40), *people(15, 90)[1:]))
    every = frozenset(rule.key for rule in load_pack("2020").rules())
    assert findings(congress(departures=every), wrong) == findings(congress(), wrong)
    assert [finding.code for finding in findings(congress(), wrong) if finding.severity is Severity.ERROR] == [
        "RETURNED_EXCEEDS_ISSUED",
        "VALID_PLUS_INVALID_DIFFERS",
        "ELECTED_WITHOUT_MAJORITY",
    ]


def test_days_that_are_reversed_stay_wrong_whatever_length_was_allowed() -> None:
    longer = frozenset({"roles.grassroots.timing.longest_days"})
    facts = congress(opened_on=date(2020, 6, 2), closed_on=date(2020, 6, 1), departures=longer)
    assert brief(only(facts))[:2] == ("DATES_REVERSED", Severity.ERROR)
    long = congress(opened_on=date(2020, 6, 1), closed_on=date(2020, 6, 4), departures=longer)
    assert brief(only(long))[:2] == ("TOO_LONG", Severity.EXCEPTED)


def test_a_cell_with_its_secretary_only_counts_the_secretary_as_re_elected_or_new() -> None:
    few = cell(official_members=8, summoned=8, present=8)
    alone = secretary(base=None, persons=(person("Người 1", 7, standing=None),))
    assert codes(few, alone) == ["STANDING_DIFFERS"]


@pytest.mark.parametrize(
    ("changes", "code", "severity", "field"),
    [
        ({"present": 101}, "PRESENT_EXCEEDS_SUMMONED", Severity.ERROR, "present"),
        ({"summoned": 106}, "SUMMONED_EXCEEDS_MEMBERS", Severity.ERROR, "summoned"),
        ({"closed_on": date(2020, 6, 3)}, "DATES_REVERSED", Severity.ERROR, "closed_on"),
        ({"closed_on": date(2020, 6, 6)}, "TOO_LONG", Severity.ERROR, "closed_on"),
        (
            {"opened_on": date(2020, 3, 30), "closed_on": date(2020, 3, 31)},
            "BEFORE_WINDOW",
            Severity.WARNING,
            "opened_on",
        ),
        (
            {"opened_on": date(2020, 6, 29), "closed_on": date(2020, 6, 30)},
            "AFTER_WINDOW",
            Severity.WARNING,
            "closed_on",
        ),
    ],
)
def test_a_fault_of_the_congress_itself(changes: dict[str, Any], code: str, severity: Severity, field: str) -> None:
    assert brief(only(congress(**changes))) == (code, severity, f"congress.{field}")


def test_a_pilot_may_come_before_the_window() -> None:
    early = {"opened_on": date(2020, 2, 20), "closed_on": date(2020, 2, 20)}
    assert codes(congress(pilot=PilotMark.PILOT, **early)) == []


def test_the_last_day_before_the_limit_keeps_the_window() -> None:
    assert codes(congress(opened_on=date(2020, 6, 28), closed_on=date(2020, 6, 29))) == []


def test_a_cell_does_not_hold_a_delegates_congress() -> None:
    assert brief(only(cell(form=CongressForm.DELEGATES), cell_committee())) == (
        "FORM_NOT_ALLOWED",
        Severity.ERROR,
        "congress.form",
    )


def test_x22_of_2025_only_warns_since_the_split_was_read_only_locally() -> None:
    facts = congress(official_members=200, opened_on=date(2025, 6, 4), closed_on=date(2025, 6, 5))
    assert brief(only(facts, rules="2025"))[:2] == ("MEMBERS_FORM_TOO_LARGE", Severity.WARNING)


def test_more_delegates_than_the_directive_allows_warn() -> None:
    facts = congress(
        role=LevelRole.UPPER_GRASSROOTS,
        form=CongressForm.DELEGATES,
        opened_on=date(2020, 7, 7),
        closed_on=date(2020, 7, 9),
        summoned=301,
        present=300,
    )
    finding = only(facts)
    assert brief(finding) == ("DELEGATES_OUT_OF_RANGE", Severity.WARNING, "congress.summoned")
    assert finding.message_vi == (
        "Triệu tập 301 đại biểu, quy định không quá 300 đại biểu. Hãy xem lại số đại biểu được triệu tập."
    )


@pytest.mark.parametrize(
    ("born", "code"),
    [
        (date(2020, 6, 5), "BIRTH_DATE_AFTER_CONGRESS"),
        (date(2002, 6, 5), "UNDER_AGE"),
        (date(2002, 6, 4), None),
    ],
)
def test_a_birth_date_that_cannot_be(born: date, code: str | None) -> None:
    persons = (person("Người 1", 90, birth_date=born), *people(15, 90)[1:])
    found = findings(congress(), committee(persons=persons))
    expected = [] if code is None else [(code, Severity.ERROR, "bodies.committee.persons.0.birth_date")]
    assert [brief(finding) for finding in found] == expected


def test_a_person_elected_again_below_the_floor_warns_with_the_status_of_the_floor() -> None:
    old = person("Người 1", 90, birth_date=date(1962, 9, 30))
    finding = only(congress(), committee(persons=(old, *people(15, 90)[1:])))
    assert brief(finding) == ("BELOW_AGE_FLOOR", Severity.WARNING, "bodies.committee.persons.0.birth_date")
    assert finding.message_vi == (
        "Người 1 (nam, tái cử) sinh tháng 09/1962, trước mốc tháng 10/1962 (trường hợp chung). "
        "Mốc này: suy ra từ điều đã đọc. Hãy xem lại ngày sinh, hoặc đối chiếu hướng dẫn của cấp ủy cấp trên."
    )


def test_the_floor_is_later_for_those_who_stand_for_the_first_time() -> None:
    new = person("Người 1", 90, birth_date=date(1965, 3, 1), standing=Standing.FIRST_TIME)
    assert codes(congress(), committee(persons=(new, *people(15, 90)[1:]))) == ["BELOW_AGE_FLOOR"]


def test_a_commune_of_2020_has_no_floor_to_be_below() -> None:
    old = person("Người 1", 90, birth_date=date(1955, 1, 1))
    facts = congress(nature=UnitNature.TERRITORIAL)
    assert codes(facts, committee(persons=(old, *people(15, 90)[1:]))) == []


def test_the_deputy_secretary_of_a_province_may_be_older_and_so_may_a_woman_retiring_at_sixty() -> None:
    facts = congress(
        role=LevelRole.CENTRAL_ATTACHED,
        form=CongressForm.DELEGATES,
        summoned=300,
        present=298,
        opened_on=date(2025, 9, 16),
        closed_on=date(2025, 9, 18),
    )
    born_1967 = person("Người 1", 90, birth_date=date(1967, 3, 1))
    of_1967 = committee(persons=(born_1967, *people(15, 90)[1:]))
    born_1969 = person("Người 1", 90, birth_date=date(1969, 9, 1), sex=Sex.FEMALE, floor_case=FloorCase.RETIRES_AT_60)
    of_1969 = committee(persons=(born_1969, *people(15, 90)[1:]))
    deputy = body(ElectedBody.DEPUTY_SECRETARY, "Người 1")
    assert codes(facts, of_1967, rules="2025") == ["BELOW_AGE_FLOOR"]
    assert codes(facts, of_1967, deputy, rules="2025") == []
    assert codes(facts, of_1969, rules="2025") == []


@st.composite
def counts_that_agree(draw: st.DrawFn) -> tuple[int, BodyResult]:
    present = draw(st.integers(20, 400))
    issued = draw(st.integers(15, present))
    returned = draw(st.integers(15, issued))
    valid = draw(st.integers(15, returned))
    seats = draw(st.integers(1, 7))
    votes = draw(st.lists(st.integers(0, valid), min_size=seats, max_size=seats))
    persons = tuple(person(f"Người {place}", count, Outcome.NOT_ELECTED) for place, count in enumerate(votes))
    counted = BodyResult(
        body=ElectedBody.DELEGATES,
        elected_by=ElectedBy.CONGRESS,
        seats=seats,
        list_size=seats + 2,
        issued=issued,
        returned=returned,
        valid=valid,
        invalid=returned - valid,
        base=present,
        persons=persons,
    )
    return present, counted


@given(counts_that_agree())
def test_figures_that_add_up_are_never_objected_to(agreeing: tuple[int, BodyResult]) -> None:
    present, counted = agreeing
    facts = congress(official_members=None, summoned=present, present=present)
    assert codes(facts, counted) == []


@given(counts_that_agree(), st.integers(1, 50))
def test_one_count_off_balance_is_always_found(agreeing: tuple[int, BodyResult], off: int) -> None:
    present, counted = agreeing
    facts = congress(official_members=None, summoned=present, present=present)
    assert counted.invalid is not None
    wrong = replace(counted, invalid=counted.invalid + off)
    assert codes(facts, wrong) == ["VALID_PLUS_INVALID_DIFFERS"]
