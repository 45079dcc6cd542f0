"""The figures of the published reports come out by adding up people and congresses of the small demonstration."""

from collections import Counter
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.hashers import check_password
from django.db.models import QuerySet

from daihoi.apps.accounts.models import AuditEntry, Grant, User
from daihoi.apps.accounts.permissions import below
from daihoi.apps.accounts.verification import verify
from daihoi.apps.exchange.demo import CELL, CITY, COMMUNE, DISTRICT, OFFICE, QUARTER, TODAY
from daihoi.apps.exchange.demo.accounts import ACCOUNTS
from daihoi.apps.organisation.models import Member, Placement, Unit
from daihoi.apps.planning.models import Congress, Cycle
from daihoi.apps.reporting.totals import totals
from daihoi.apps.results.checks import findings_of
from daihoi.apps.results.models import BodyElection, Mandate, Person, Result
from daihoi.core.names import person_sort_key
from daihoi.core.regulations.terms import (
    CongressStatus,
    ElectedBody,
    LevelRole,
    Outcome,
    PoliticalTheory,
    ProfessionalDegree,
    ResultStatus,
    Sex,
    Standing,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_demo")]

LEADERS = [ElectedBody.COMMITTEE, ElectedBody.SECRETARY, ElectedBody.DEPUTY_SECRETARY]


def congresses(code: str, role: LevelRole) -> QuerySet[Congress]:
    path = Unit.objects.get(code=code).path
    return Congress.objects.filter(below(path, "unit__path"), role=role)


def elected(code: str, role: LevelRole) -> QuerySet[Person]:
    return Person.objects.filter(
        result__congress__in=congresses(code, role),
        mandates__in=Mandate.objects.filter(body__in=LEADERS, outcome=Outcome.ELECTED),
    ).distinct()


def mandates(code: str, body: ElectedBody, outcome: Outcome) -> int:
    held = congresses(code, LevelRole.CELL)
    return Mandate.objects.filter(person__result__congress__in=held, body=body, outcome=outcome).count()


def test_district_elects_501_people_with_the_structure_of_the_report() -> None:
    people = list(elected(DISTRICT, LevelRole.GRASSROOTS))
    assert len(people) == 501
    assert Counter(person.standing for person in people) == {Standing.RE_ELECTION: 358, Standing.FIRST_TIME: 143}
    assert Counter(person.sex for person in people) == {Sex.FEMALE: 93, Sex.MALE: 408}
    assert Counter(person.in_planning_list for person in people) == {True: 501}
    assert sum(person.birth_date >= date(1985, 5, 1) for person in people) == 56
    assert Counter(person.degree for person in people) == {
        ProfessionalDegree.INTERMEDIATE: 11,
        ProfessionalDegree.COLLEGE: 20,
        ProfessionalDegree.UNIVERSITY: 400,
        ProfessionalDegree.MASTER: 64,
        ProfessionalDegree.DOCTOR: 6,
    }
    theory = Counter(person.theory for person in people)
    assert (theory[PoliticalTheory.ELEMENTARY], theory[PoliticalTheory.INTERMEDIATE]) == (56, 357)
    assert theory[PoliticalTheory.ADVANCED] + theory[PoliticalTheory.BACHELOR] == 88


def test_everyone_elected_in_the_district_sits_in_a_committee() -> None:
    sitting = Mandate.objects.filter(body=ElectedBody.COMMITTEE, outcome=Outcome.ELECTED)
    assert elected(DISTRICT, LevelRole.GRASSROOTS).filter(mandates__in=sitting).count() == 501


def test_no_birth_date_of_the_district_lies_near_the_bound_of_35_years() -> None:
    near = elected(DISTRICT, LevelRole.GRASSROOTS).filter(birth_date__range=(date(1985, 1, 1), date(1985, 12, 31)))
    assert near.count() == 0


def test_district_has_387_cells_of_which_382_had_met_by_26_march() -> None:
    cells = congresses(DISTRICT, LevelRole.CELL)
    assert (cells.count(), cells.filter(closed_on__lte=date(2020, 3, 26)).count()) == (387, 382)


def test_district_held_58_grassroots_congresses_after_two_pilots() -> None:
    bodies = congresses(DISTRICT, LevelRole.GRASSROOTS)
    assert bodies.filter(status=CongressStatus.HELD, closed_on__lte=date(2020, 6, 29)).count() == 58
    pilots = bodies.filter(pilot=True).order_by("opened_on").values_list("opened_on", "closed_on")
    assert list(pilots) == [
        (date(2020, 2, 28), date(2020, 2, 28)),
        (date(2020, 3, 2), date(2020, 3, 3)),
    ]


def test_results_of_the_district_are_approved_but_for_the_last_six() -> None:
    results = Result.objects.filter(congress__in=congresses(DISTRICT, LevelRole.GRASSROOTS))
    statuses = Counter(results.values_list("status", flat=True))
    assert statuses == {ResultStatus.APPROVED: 52, ResultStatus.SUBMITTED: 6}


def test_office_cells_elect_what_the_report_says() -> None:
    kinds = Counter(
        tuple(sorted(set(bodies) & {str(body) for body in LEADERS}))
        for bodies in (
            BodyElection.objects.filter(result__congress=congress).values_list("body", flat=True)
            for congress in congresses(OFFICE, LevelRole.CELL)
        )
    )
    assert kinds == {
        ("committee", "deputy_secretary", "secretary"): 10,
        ("deputy_secretary", "secretary"): 5,
        ("secretary",): 8,
    }


def test_office_cells_elect_42_people_in_all() -> None:
    people = list(elected(OFFICE, LevelRole.CELL))
    assert len(people) == 42
    assert sum(person.standing == Standing.FIRST_TIME for person in people) == 15
    assert sum(person.sex == Sex.FEMALE for person in people) == 18
    assert mandates(OFFICE, ElectedBody.SECRETARY, Outcome.ELECTED) == 21
    assert mandates(OFFICE, ElectedBody.DEPUTY_SECRETARY, Outcome.ELECTED) == 14


def test_office_cells_elect_125_delegates_and_23_alternates_at_once() -> None:
    assert mandates(OFFICE, ElectedBody.DELEGATES, Outcome.ELECTED) == 125
    assert mandates(OFFICE, ElectedBody.DELEGATES, Outcome.ALTERNATE) == 23
    delegations = BodyElection.objects.filter(
        result__congress__in=congresses(OFFICE, LevelRole.CELL), body=ElectedBody.DELEGATES
    )
    assert list(delegations.values_list("rounds", flat=True)) == [1] * 23


def test_office_has_23_cells_and_225_members_and_held_all_by_27_march() -> None:
    cells = congresses(OFFICE, LevelRole.CELL)
    days = sorted(cells.values_list("closed_on", flat=True))
    assert (len(days), days[0], days[-1]) == (23, date(2020, 2, 24), date(2020, 3, 27))
    assert cells.filter(pilot=True).count() == 2
    assert Member.objects.filter(below(Unit.objects.get(code=OFFICE).path, "unit__path")).count() == 225


def test_members_on_the_rolls_are_those_that_the_congresses_counted() -> None:
    for code in (DISTRICT, OFFICE):
        path = Unit.objects.get(code=code).path
        counted = sum(
            (congress.official_members or 0) + (congress.probationary_members or 0)
            for congress in congresses(code, LevelRole.GRASSROOTS)
        )
        assert Member.objects.filter(below(path, "unit__path")).count() == counted


def test_people_who_stood_in_the_district_are_members_on_its_rolls() -> None:
    path = Unit.objects.get(code=DISTRICT).path
    members = {
        member.code: (member.full_name, member.birth_date, member.sex)
        for member in Member.objects.filter(below(path, "unit__path"))
    }
    people = list(Person.objects.filter(below(path, "result__congress__unit__path")))
    assert [members.get(person.member_code) for person in people] == [
        (person.full_name, person.birth_date, person.sex) for person in people
    ]


def test_stored_totals_say_the_same_as_the_people() -> None:
    cycle = Cycle.objects.get(code="2020")
    district = totals(Unit.objects.get(code=DISTRICT), cycle, TODAY)[LevelRole.GRASSROOTS]
    assert [district[code] for code in ("held", "elected", "re_elected", "women", "under_35", "waiting")] == [
        58,
        501,
        358,
        93,
        56,
        6,
    ]
    office = totals(Unit.objects.get(code=OFFICE), cycle, TODAY)[LevelRole.CELL]
    codes = ("elected", "first_time", "women", "secretary", "deputy_secretary", "empty_secretaries", "empty_deputies")
    assert [office[code] for code in codes] == [27, 8, 15, 21, 14, 2, 1]


def test_no_result_breaks_a_rule_of_the_cycle() -> None:
    results = Result.objects.select_related("congress__cycle", "congress__unit")
    assert results.count() > 600
    assert {str(result): findings_of(result).errors for result in results if findings_of(result).errors} == {}


def test_an_officer_of_the_quarter_finds_one_body_late() -> None:
    late = congresses(QUARTER, LevelRole.GRASSROOTS).filter(status=CongressStatus.PLANNED, planned_on__lt=TODAY)
    assert late.count() == 1


def test_a_cell_officer_finds_a_result_to_send_and_a_commune_officer_one_to_mend() -> None:
    cell = Congress.objects.get(unit__code=CELL)
    assert (cell.official_members, cell.result.status) == (8, ResultStatus.DRAFT)
    commune = Result.objects.get(congress__unit__code=COMMUNE)
    assert commune.status == ResultStatus.RETURNED
    assert [event.kind for event in commune.events.all()] == ["SUBMITTED", "RETURNED"]


def test_one_cell_of_the_commune_mended_a_result_that_was_returned_and_had_it_approved() -> None:
    results = Result.objects.filter(congress__unit__parent__code=COMMUNE, status=ResultStatus.APPROVED)
    ways = [[event.kind for event in result.events.all()] for result in results]
    assert [way for way in ways if "RETURNED" in way] == [["SUBMITTED", "RETURNED", "SUBMITTED", "APPROVED"]]
    mended = results.get(events__kind="RETURNED")
    days = [event.on_day for event in mended.events.all()]
    assert (days, days[2:]) == (sorted(days), [mended.submitted_on, mended.decided_on])


def test_every_account_holds_its_role_and_has_the_printed_password(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    grants = Grant.objects.select_related("user", "unit").order_by("pk")
    assert [(grant.user.username, grant.role, grant.unit.code) for grant in grants] == [
        (account.username, account.role, account.unit_code) for account in ACCOUNTS.accounts
    ]
    (hashed,) = set(User.objects.values_list("password", flat=True))
    assert check_password(ACCOUNTS.password, hashed)
    assert len(ACCOUNTS.password) >= 10


def test_every_unit_stands_where_its_placement_says() -> None:
    assert list(Unit.objects.order_by("pk").values_list("pk", "path")) == list(
        Placement.objects.order_by("unit_id").values_list("unit_id", "path")
    )


def test_names_sort_by_given_name() -> None:
    people = Person.objects.all()[:200]
    assert [person.sort for person in people] == [person_sort_key(person.full_name) for person in people]


def test_load_leaves_one_entry_in_the_log_that_holds() -> None:
    assert list(AuditEntry.objects.filter(kind="exchange.demo_loaded").values_list("unit_code", flat=True)) == [CITY]
    assert list(verify()) == []


def test_a_new_row_gets_a_key_after_those_of_the_load() -> None:
    last = Unit.objects.order_by("-pk").values_list("pk", flat=True)[0]
    fresh = Unit.objects.create(code="MOI", name="Chi bộ mới", path="ZZZZ", depth=0, search="", sort="")
    assert fresh.pk > last
