"""Worked examples of the rule sheet (section X), each by its number."""

from datetime import date
from typing import Any

import pytest

from daihoi.core.regulations import (
    CompositionCounts,
    CongressForm,
    DossierItem,
    ElectedBody,
    FloorCase,
    HolidayCalendar,
    LevelRole,
    Severity,
    Sex,
    Standing,
    UnitNature,
    YearMonth,
    after_closing,
    assess_composition,
    before_opening,
    birth_floor,
    decide_by,
    is_more_than_half,
    keeps_floor,
    load_pack,
    max_surplus,
    missing_items,
    needed_votes,
    remaining_service_months,
    required_count,
    required_service_months,
    service_ends,
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
    secretary,
)

NO_HOLIDAYS = HolidayCalendar()
P2020, P2025 = load_pack("2020"), load_pack("2025")


def enough_service(reference: YearMonth, ends: YearMonth, role: LevelRole, case: FloorCase) -> bool:
    required = required_service_months(P2025.role(role).ages, Standing.RE_ELECTION, case)
    assert required is not None
    return remaining_service_months(reference, ends) >= required.value


def may_stand(pack_key: str, role: LevelRole, standing: Standing, sex: Sex, born: str) -> bool:
    floor = birth_floor(load_pack(pack_key).role(role).ages, standing, sex)
    assert floor is not None
    return keeps_floor(YearMonth.parse(born), floor.value)


def test_x1_more_than_half_of_a_base_of_248() -> None:
    assert needed_votes(248) == 125
    assert [is_more_than_half(votes, 248) for votes in (125, 124)] == [True, False]


def test_x3_more_than_half_of_a_base_of_251() -> None:
    assert needed_votes(251) == 126
    assert is_more_than_half(125, 251) is False


@pytest.mark.parametrize(("seats", "cap"), [(27, 8), (15, 4), (39, 11), (12, 3), (5, 1), (3, 1)])
def test_x7_surplus_caps(seats: int, cap: int) -> None:
    assert max_surplus(seats, P2025) == cap


def test_x18_submission_decision_complaints_and_retention() -> None:
    after_2020 = after_closing(date(2020, 6, 26), P2020, NO_HOLIDAYS)
    after_2025 = after_closing(date(2025, 6, 27), P2025, NO_HOLIDAYS)
    assert after_2020.submit == date(2020, 7, 7)
    assert decide_by(date(2020, 7, 7), P2020, NO_HOLIDAYS) == date(2020, 7, 28)
    assert after_2020.complain == date(2020, 7, 17)
    assert after_2025.complain == date(2025, 7, 18)
    assert after_2025.ballots_kept_until == date(2025, 12, 27)


def test_x19_notice_thirty_working_days_before_opening() -> None:
    assert before_opening(date(2020, 8, 10), P2020, NO_HOLIDAYS).notice == date(2020, 6, 29)


def test_x20_remaining_months_count_from_the_reference_month() -> None:
    reference = P2025.role(LevelRole.GRASSROOTS).timing.reference_month
    assert reference is not None
    assert reference.value == YearMonth(2025, 4)
    grassroots = [
        enough_service(reference.value, YearMonth(2029, month), LevelRole.GRASSROOTS, FloorCase.STANDARD)
        for month in (3, 4)
    ]
    deputies = [
        enough_service(
            YearMonth(2025, 9), YearMonth(2029, month), LevelRole.CENTRAL_ATTACHED, FloorCase.DEPUTY_SECRETARY
        )
        for month in (3, 2)
    ]
    assert (grassroots, deputies) == ([False, True], [True, False])
    assert service_ends(YearMonth(1963, 3), Sex.MALE, P2020) == YearMonth(2023, 3)
    assert remaining_service_months(YearMonth(2020, 9), YearMonth(2023, 3)) == 30
    assert [
        may_stand("2020", LevelRole.CENTRAL_ATTACHED, Standing.RE_ELECTION, Sex.MALE, born)
        for born in ("1963-03", "1963-02")
    ] == [True, False]


def test_x21_age_floors_of_2025_at_grassroots_for_the_first_time() -> None:
    role, first = LevelRole.GRASSROOTS, Standing.FIRST_TIME
    assert [may_stand("2025", role, first, Sex.MALE, born) for born in ("1968-03", "1968-04")] == [False, True]
    assert [may_stand("2025", role, first, Sex.FEMALE, born) for born in ("1972-01", "1971-12")] == [True, False]


def test_x22_form_of_the_congress_at_199_and_200_members() -> None:
    def form_codes(members: int, form: CongressForm, *departures: str) -> list[str]:
        facts = congress(official_members=members, probationary_members=0, form=form, departures=frozenset(departures))
        return [finding.code for finding in findings(facts) if finding.severity is not Severity.EXCEPTED]

    assert form_codes(199, CongressForm.MEMBERS) == []
    assert form_codes(199, CongressForm.DELEGATES) == ["DELEGATES_FORM_NOT_AGREED"]
    assert form_codes(199, CongressForm.DELEGATES, "roles.grassroots.assembly.delegates_from_members") == []
    assert form_codes(200, CongressForm.DELEGATES) == []
    assert form_codes(200, CongressForm.MEMBERS) == ["MEMBERS_FORM_TOO_LARGE"]


def test_x23_a_chi_uy_from_nine_official_members_and_of_at_most_seven() -> None:
    eight = cell(official_members=8, probationary_members=3, summoned=8, present=8)
    nine = cell(official_members=9, summoned=9, present=9)
    of_eight = cell_committee(issued=8, returned=8, valid=8, base=8)
    of_nine = cell_committee(issued=9, returned=9, valid=9, base=9)
    assert codes(eight, of_eight) == ["CELL_COMMITTEE_TOO_FEW_MEMBERS"]
    assert codes(eight, secretary(base=8, persons=people(1, 7))) == []
    assert codes(nine, of_nine) == []
    seven = cell_committee(seats=7, list_size=9, persons=people(7, 8))
    assert codes(cell(), seven) == []
    assert codes(cell(), cell_committee(seats=8, list_size=10, persons=people(8, 8))) == ["COMMITTEE_TOO_LARGE"]
    assert needed_votes(7) == 4


def test_x24_structure_of_a_committee_of_27_warns_and_never_rejects() -> None:
    def missed(**counts: Any) -> list[str]:
        structure = CompositionCounts(committee=27, **counts)
        return [finding.code for finding in assess_composition(structure, P2020, LevelRole.UPPER_GRASSROOTS)]

    composition = P2020.role(LevelRole.UPPER_GRASSROOTS).composition
    assert composition.young is not None
    assert composition.women is not None
    assert required_count(composition.young.value, 27) == 3
    assert required_count(composition.women.value, 27) == 5
    assert (missed(young=3), missed(young=2)) == ([], ["YOUNG_BELOW_TARGET"])
    assert (missed(women=5), missed(women=4)) == ([], ["WOMEN_BELOW_TARGET"])
    assert missed(standing_committee=9, women_in_standing_committee=0) == ["NO_WOMEN_IN_STANDING_COMMITTEE"]
    assert missed(standing_committee=9, women_in_standing_committee=1) == []


def test_x25_more_ballots_returned_than_issued_are_rejected() -> None:
    facts = congress(summoned=251, present=247, official_members=251, form=CongressForm.DELEGATES)
    agreed = committee(issued=247, returned=246, valid=245, invalid=1, base=248, persons=people(15, 240))
    too_many = committee(issued=247, returned=248, valid=247, invalid=1, base=248, persons=people(15, 240))
    assert codes(facts, agreed) == []
    assert codes(facts, too_many) == ["RETURNED_EXCEEDS_ISSUED"]


@pytest.mark.parametrize(("base", "needed"), [(11, 6), (10, 6)])
def test_x26_the_base_is_not_the_attendance(base: int, needed: int) -> None:
    assert needed_votes(base) == needed
    assert is_more_than_half(5, base) is False


def test_x27_dossier_deadline_and_items() -> None:
    assert before_opening(date(2020, 8, 10), P2020, NO_HOLIDAYS).dossier == date(2020, 7, 20)
    assert before_opening(date(2025, 8, 20), P2025, NO_HOLIDAYS).dossier == date(2025, 7, 30)
    five = P2020.dossier.items.value
    assert missing_items(five, P2020, LevelRole.UPPER_GRASSROOTS) == ()
    assert missing_items(five, P2025, LevelRole.UPPER_GRASSROOTS) == (
        DossierItem.POLITICAL_STANDARDS,
        DossierItem.DIPLOMAS,
    )
    assert missing_items((), P2025, LevelRole.GRASSROOTS) == (DossierItem.APPLICATION,)


def test_x29_size_of_a_commune_committee_of_2025() -> None:
    def size_codes(merged_from: int, seats: int, standing: int, deputies: int) -> list[str]:
        facts = congress(
            role=LevelRole.UPPER_GRASSROOTS,
            nature=UnitNature.TERRITORIAL,
            merged_from=merged_from,
            form=CongressForm.DELEGATES,
            opened_on=date(2025, 8, 5),
            closed_on=date(2025, 8, 6),
        )
        names = [f"Người {number}" for number in range(1, seats + 1)]
        return codes(
            facts,
            committee(seats=seats, list_size=seats + 4, persons=people(seats, 90)),
            body(ElectedBody.STANDING_COMMITTEE, *names[:standing]),
            body(ElectedBody.DEPUTY_SECRETARY, *names[:deputies]),
            rules="2025",
        )

    assert size_codes(3, 33, 11, 2) == []
    assert size_codes(1, 28, 11, 2) == ["COMMITTEE_TOO_LARGE"]
    assert size_codes(2, 27, 8, 3) == ["STANDING_COMMITTEE_TOO_SMALL", "DEPUTY_SECRETARY_TOO_LARGE"]


def test_x30_the_formula_behind_the_birth_months() -> None:
    ends = [service_ends(YearMonth(1972, month), Sex.FEMALE, P2025) for month in (2, 1)]
    assert ends == [YearMonth(2030, 6), YearMonth(2030, 5)]
    assert [remaining_service_months(YearMonth(2025, 6), end) >= 60 for end in ends if end] == [True, False]
    role = LevelRole.UPPER_GRASSROOTS
    assert [may_stand("2025", role, Standing.FIRST_TIME, Sex.FEMALE, born) for born in ("1972-02", "1972-01")] == [
        True,
        False,
    ]
