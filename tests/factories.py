"""What the tests are made of: small functions that lay out units, congresses, results and people with roles."""

from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.roles import Role
from daihoi.apps.accounts.services import create_user, give_role
from daihoi.apps.organisation.models import Unit
from daihoi.apps.organisation.services import create_unit
from daihoi.apps.planning.models import Congress, Cycle
from daihoi.apps.results.models import BodyElection, Mandate, Person, Result, ResultEvent
from daihoi.core.names import person_sort_key
from daihoi.core.regulations.terms import (
    CongressForm,
    CongressStatus,
    ElectedBody,
    LevelRole,
    Outcome,
    PoliticalTheory,
    ProfessionalDegree,
    Sex,
    Standing,
)

PASSWORD = "mot-mat-khau-dai"

_numbers = count(1)


@dataclass(frozen=True)
class Tree:
    """A city with two districts; the first has two communes, the first of which has two cells."""

    city: Unit
    district: Unit
    other_district: Unit
    commune: Unit
    other_commune: Unit
    cell: Unit
    other_cell: Unit


def make_unit(name: str = "Chi bộ thôn Đông", *, parent: Unit | None = None, code: str = "") -> Unit:
    """Make one unit, at the top of a tree of its own when it has no parent."""
    return create_unit(actor=None, code=code or f"DV{next(_numbers):04d}", name=name, parent=parent)


def make_unit_tree() -> Tree:
    """Make the tree that most tests stand on; the codes are fixed, so make it once a test."""
    city = make_unit("Đảng bộ thành phố Sông Lam", code="TP")
    district = make_unit("Đảng bộ huyện Yên Sơn", parent=city, code="YS")
    other_district = make_unit("Đảng bộ huyện Đồng Phú", parent=city, code="DP")
    commune = make_unit("Đảng bộ xã An Hòa", parent=district, code="YS-AH")
    other_commune = make_unit("Đảng bộ xã Bình Minh", parent=district, code="YS-BM")
    cell = make_unit("Chi bộ thôn Thượng", parent=commune, code="YS-AH-01")
    other_cell = make_unit("Chi bộ thôn Hạ", parent=commune, code="YS-AH-02")
    return Tree(city, district, other_district, commune, other_commune, cell, other_cell)


def make_cycle(code: str = "2020", **fields: Any) -> Cycle:
    """Make a cycle; the 2020 one unless told."""
    year = int(code)
    given = {
        "term": f"{year}-{year + 5}",
        "pack": code,
        "begins_on": date(year - 1, 5, 30),
        "ends_on": date(year + 1, 1, 31),
        **fields,
    }
    return Cycle.objects.create(code=code, **given)


def make_congress(unit: Unit, cycle: Cycle, role: LevelRole = LevelRole.CELL, **fields: Any) -> Congress:
    """Make the congress of a unit: planned for 10/3/2020 with 20 official members unless told."""
    given = {"planned_on": date(2020, 3, 10), "official_members": 20, **fields}
    return Congress.objects.create(unit=unit, cycle=cycle, role=role, **given)


def make_held_congress(unit: Unit, cycle: Cycle, role: LevelRole = LevelRole.CELL, **fields: Any) -> Congress:
    """Make a congress that was held on its planned day with everybody present."""
    form = CongressForm.MEMBERS if role is LevelRole.CELL else CongressForm.DELEGATES
    given = {
        "form": form,
        "status": CongressStatus.HELD,
        "opened_on": date(2020, 3, 10),
        "closed_on": date(2020, 3, 10),
        "summoned": 20,
        "present": 20,
        **fields,
    }
    return make_congress(unit, cycle, role, **given)


def make_result(congress: Congress, **fields: Any) -> Result:
    """Make the result of a congress: a draft unless told; one that was sent or approved has the events of it."""
    result = Result.objects.create(congress=congress, **fields)
    if result.submitted_on:
        make_event(result, ResultEvent.Kind.SUBMITTED, result.submitted_on)
    if result.decided_on:
        make_event(result, ResultEvent.Kind.APPROVED, result.decided_on)
    return result


def make_event(result: Result, kind: ResultEvent.Kind, on_day: date) -> ResultEvent:
    """Write a step of a result into its events, and nothing else."""
    return ResultEvent.objects.create(result=result, kind=kind, on_day=on_day)


def make_election(result: Result, body: ElectedBody = ElectedBody.COMMITTEE, **fields: Any) -> BodyElection:
    """Make the election of one body: three seats, four on the list, 20 valid ballots unless told."""
    given = {
        "seats": 3,
        "list_size": 4,
        "issued": 20,
        "returned": 20,
        "valid": 20,
        "invalid": 0,
        "base": 20,
        **fields,
    }
    return BodyElection.objects.create(result=result, body=body, **given)


def make_person(result: Result, full_name: str = "Nguyễn Văn An", **fields: Any) -> Person:
    """Make a person who stood: a man of 45 with a university degree, standing again, unless told."""
    given = {
        "position": result.people.count() + 1,
        "birth_date": date(1975, 3, 2),
        "sex": Sex.MALE,
        "standing": Standing.RE_ELECTION,
        "degree": ProfessionalDegree.UNIVERSITY,
        "theory": PoliticalTheory.INTERMEDIATE,
        **fields,
    }
    return Person.objects.create(result=result, full_name=full_name, sort=person_sort_key(full_name), **given)


def make_mandate(
    person: Person,
    body: ElectedBody = ElectedBody.COMMITTEE,
    outcome: Outcome = Outcome.ELECTED,
    votes: int | None = 18,
) -> Mandate:
    """Write what came of a person's standing for a body: elected with 18 votes unless told."""
    return Mandate.objects.create(person=person, body=body, outcome=outcome, votes=votes)


def make_user(username: str = "", full_name: str = "Trần Thị Bình") -> User:
    """Make an account that holds no role; its password is `PASSWORD`."""
    return create_user(
        actor=None, username=username or f"nguoi-{next(_numbers)}", full_name=full_name, password=PASSWORD
    )


def make_user_with_role(role: Role, unit: Unit, username: str = "") -> User:
    """Make an account that holds one role in a unit."""
    user = make_user(username, full_name=f"Người giữ vai trò {role.label}")
    give_role(actor=None, user=user, role=role, unit=unit)
    return user
