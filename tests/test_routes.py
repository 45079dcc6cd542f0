"""Who may open which address: every route × every role × inside and outside the role's scope, and nobody at all.

A new address without a row in `ROUTES` fails. Outside the scope an address does not exist (404); inside it,
without the permission, the person is told who may (403); who has not signed in is sent to sign in.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from daihoi.apps.accounts.audit import Act, record
from daihoi.apps.accounts.models import Grant, User
from daihoi.apps.accounts.roles import GRANTED, Permission, Role
from daihoi.apps.accounts.services import GRANT_GIVEN
from daihoi.apps.counting.models import Page
from daihoi.apps.exchange.models import Import
from daihoi.apps.organisation.models import Unit
from daihoi.apps.planning.models import Congress, Cycle
from daihoi.core.regulations.terms import ElectedBody, LevelRole
from tests.apps.counting.boxes import make_box
from tests.apps.elections.nominating.lists import TERMS, opened_list, put
from tests.apps.elections.votes import TIED, signed
from tests.factories import (
    make_cycle,
    make_election,
    make_held_congress,
    make_mandate,
    make_person,
    make_result,
    make_unit_tree,
    make_user_with_role,
)


class Open(Enum):
    """Addresses that ask for no role."""

    PUBLIC = "anybody"
    SIGNED_IN = "anybody who has signed in"
    SECOND_FACTOR = "somebody who has set up a second factor, as none of these people has"


@dataclass(frozen=True)
class Case:
    """One side of the scope: a unit, and the rows about it that addresses name by number."""

    unit: Unit
    grant: int
    person: int
    entry: int
    work: int
    election: int
    election_list: int
    nominee: int
    box: int
    ballot: int
    page: int
    file: int


Words = dict[str, Any]


GET, POST, BOTH = ("get",), ("post",), ("get", "post")


@dataclass(frozen=True)
class Route:
    """A row of the table: what an address needs, how it is asked, and how its place in the tree is named."""

    needs: Permission | Open
    words: Callable[[Case], Words]
    methods: tuple[str, ...] = GET
    scoped: bool = True


def of_unit(needs: Permission, methods: tuple[str, ...] = GET, **more: str) -> Route:
    return Route(needs, lambda case: {"code": case.unit.code, **more}, methods)


def of_house(needs: Permission | Open, methods: tuple[str, ...] = GET) -> Route:
    return Route(needs, lambda _: {}, methods, scoped=False)


def of_row(needs: Permission, words: Callable[[Case], Words], methods: tuple[str, ...] = GET) -> Route:
    return Route(needs, words, methods)


def of_vote(needs: Permission, methods: tuple[str, ...] = GET, **more: str) -> Route:
    return Route(needs, lambda case: {"code": case.unit.code, "number": case.election, **more}, methods)


def of_list(needs: Permission, methods: tuple[str, ...] = GET, **more: str) -> Route:
    return Route(needs, lambda case: {"code": case.unit.code, "number": case.election_list, **more}, methods)


def of_nominee(needs: Permission, methods: tuple[str, ...] = GET) -> Route:
    return Route(
        needs,
        lambda case: {"code": case.unit.code, "number": case.election_list, "person": case.nominee},
        methods,
    )


def of_box(needs: Permission, words: Callable[[Case], Words] = lambda _: {}, methods: tuple[str, ...] = GET) -> Route:
    return Route(needs, lambda case: {"code": case.unit.code, "number": case.box, **words(case)}, methods)


public = partial(of_house, Open.PUBLIC)
signed_in = partial(of_house, Open.SIGNED_IN)

ROUTES: dict[str, Route] = {
    "accounts:audit": of_house(Permission.VIEW_AUDIT),
    "accounts:audit_check": of_house(Permission.VIEW_AUDIT),
    "accounts:audit_entry": of_row(Permission.VIEW_AUDIT, lambda case: {"sequence": case.entry}),
    "accounts:grant_end": of_row(Permission.MANAGE_GRANTS, lambda case: {"grant": case.grant}, BOTH),
    "accounts:grant_give": of_house(Permission.MANAGE_GRANTS, BOTH),
    "accounts:grant_new_account": of_house(Permission.MANAGE_GRANTS, BOTH),
    "accounts:grant_password": of_row(Permission.MANAGE_GRANTS, lambda case: {"person": case.person}, BOTH),
    "accounts:grants": of_house(Permission.MANAGE_GRANTS),
    "counting:blank": of_box(Permission.COUNT_VOTES, methods=POST),
    "counting:box": of_box(Permission.COUNT_VOTES, methods=BOTH),
    "counting:differences": of_box(Permission.COUNT_VOTES),
    "counting:picture": of_box(Permission.COUNT_VOTES, lambda case: {"page": case.page}),
    "counting:progress": of_box(Permission.COUNT_VOTES),
    "counting:queue": of_box(Permission.COUNT_VOTES),
    "counting:resume": of_box(Permission.COUNT_VOTES, methods=POST),
    "counting:review": of_box(Permission.COUNT_VOTES, lambda case: {"ballot": case.ballot}, BOTH),
    "counting:set_aside": of_box(Permission.COUNT_VOTES, lambda case: {"file": case.file}, BOTH),
    "counting:stop": of_box(Permission.COUNT_VOTES, methods=POST),
    "counting:take_back": of_box(Permission.COUNT_VOTES, methods=POST),
    "elections:approve": of_list(Permission.MANAGE_ELECTION, BOTH),
    "elections:drop_list": of_list(Permission.MANAGE_ELECTION, POST),
    "elections:nominate": of_list(Permission.MANAGE_ELECTION, BOTH),
    "elections:nominee": of_nominee(Permission.MANAGE_ELECTION, BOTH),
    "elections:nominees": of_list(Permission.VIEW_RESULTS),
    "elections:open_list": of_unit(Permission.MANAGE_ELECTION, BOTH),
    "elections:prepared": of_list(Permission.MANAGE_ELECTION, BOTH),
    "elections:remove_nominee": of_nominee(Permission.MANAGE_ELECTION, POST),
    "elections:terms": of_list(Permission.MANAGE_ELECTION, BOTH),
    "elections:board": of_vote(Permission.MANAGE_ELECTION, BOTH),
    "elections:drop_poll": of_list(Permission.MANAGE_ELECTION, BOTH),
    "elections:poll": of_list(Permission.MANAGE_ELECTION, BOTH),
    "elections:settle": of_list(Permission.MANAGE_ELECTION, BOTH),
    "elections:summary": of_list(Permission.VIEW_RESULTS, form="docx"),
    "elections:withdraw": of_nominee(Permission.MANAGE_ELECTION, BOTH),
    "elections:count": of_vote(Permission.COUNT_VOTES, BOTH),
    "elections:drop": of_vote(Permission.MANAGE_ELECTION, POST),
    "elections:election": of_vote(Permission.VIEW_RESULTS),
    "elections:elections": of_unit(Permission.VIEW_RESULTS),
    "elections:list": of_vote(Permission.MANAGE_ELECTION, BOTH),
    "elections:minutes": of_vote(Permission.VIEW_RESULTS, form="docx"),
    "elections:slides": of_vote(Permission.VIEW_RESULTS),
    "elections:next": of_vote(Permission.MANAGE_ELECTION, POST),
    "elections:open": of_unit(Permission.MANAGE_ELECTION, BOTH),
    "elections:print": of_vote(Permission.MANAGE_ELECTION, BOTH),
    "elections:reopen": of_vote(Permission.COUNT_VOTES, BOTH),
    "elections:hand_check": of_vote(Permission.COUNT_VOTES, BOTH),
    "elections:record_found": of_vote(Permission.COUNT_VOTES, POST),
    "elections:scan": of_vote(Permission.COUNT_VOTES, BOTH),
    "elections:source": of_vote(Permission.MANAGE_ELECTION, BOTH),
    "elections:sign": of_vote(Permission.COUNT_VOTES, BOTH),
    "exchange:apply": of_row(Permission.IMPORT_DATA, lambda case: {"number": case.work}, POST),
    "exchange:check_again": of_row(Permission.IMPORT_DATA, lambda case: {"number": case.work}, POST),
    "exchange:discard": of_row(Permission.IMPORT_DATA, lambda case: {"number": case.work}, POST),
    "exchange:new": of_house(Permission.IMPORT_DATA, BOTH),
    "exchange:progress": of_row(Permission.IMPORT_DATA, lambda case: {"number": case.work}),
    "exchange:show": of_row(Permission.IMPORT_DATA, lambda case: {"number": case.work}),
    "exchange:start": of_house(Permission.IMPORT_DATA),
    "exchange:stop": of_row(Permission.IMPORT_DATA, lambda case: {"number": case.work}, POST),
    "exchange:template": Route(Permission.IMPORT_DATA, lambda _: {"kind": "units"}, scoped=False),
    "language": public(POST),
    "organisation:change": of_unit(Permission.MANAGE_UNITS, BOTH, act="ket-thuc"),
    "organisation:history": of_unit(Permission.VIEW_PROGRESS),
    "organisation:members": of_unit(Permission.VIEW_RESULTS),
    "organisation:search": signed_in(),
    "organisation:units": of_unit(Permission.VIEW_PROGRESS),
    "planning:cycle": Route(Permission.VIEW_PROGRESS, lambda _: {"cycle": "2020"}, scoped=False),
    "planning:cycles": of_house(Permission.VIEW_PROGRESS),
    "planning:open_cycle": of_house(Permission.MANAGE_CONGRESS, BOTH),
    "planning:plan_congress": of_unit(Permission.MANAGE_CONGRESS, POST),
    "planning:holidays": of_house(Permission.MANAGE_HOLIDAYS),
    "planning:holiday_year": Route(Permission.MANAGE_HOLIDAYS, lambda _: {"year": 2027}, BOTH, scoped=False),
    "planning:plan_subtree": of_unit(Permission.MANAGE_CONGRESS, BOTH),
    "planning:cancel_congress": of_unit(Permission.MANAGE_CONGRESS, POST),
    "planning:change_day": of_unit(Permission.MANAGE_CONGRESS, POST),
    "planning:congress": of_unit(Permission.VIEW_PROGRESS),
    "planning:congresses": of_unit(Permission.VIEW_PROGRESS),
    "planning:record_held": of_unit(Permission.MANAGE_CONGRESS, POST),
    "reporting:check": signed_in(BOTH),
    "reporting:corrected": signed_in(POST),
    "reporting:home": signed_in(),
    "reporting:overview": of_unit(Permission.VIEW_PROGRESS),
    "reporting:records": of_unit(Permission.VIEW_PROGRESS, measure="held"),
    "reporting:report": of_unit(Permission.EXPORT_REPORT),
    "reporting:report_file": of_unit(Permission.EXPORT_REPORT, kind="progress", form="json"),
    "reporting:structure": of_unit(Permission.VIEW_PROGRESS),
    "results:approve": of_unit(Permission.DECIDE_RESULT, BOTH),
    "results:correct": of_unit(Permission.DECIDE_RESULT, BOTH),
    "results:enter": of_unit(Permission.ENTER_RESULT, BOTH),
    "results:keep": of_unit(Permission.ENTER_RESULT, POST),
    "results:keep_correction": of_unit(Permission.DECIDE_RESULT, POST),
    "results:result": of_unit(Permission.VIEW_RESULTS),
    "results:return": of_unit(Permission.DECIDE_RESULT, BOTH),
    "results:submit": of_unit(Permission.SUBMIT_RESULT, BOTH),
    "results:waiting": of_unit(Permission.DECIDE_RESULT),
}
SIGN_IN_ROUTES: dict[str, Route] = {
    "account_change_password": signed_in(BOTH),
    "account_inactive": public(),
    "account_login": public(BOTH),
    "account_logout": signed_in(),
    "account_reauthenticate": signed_in(),
    "account_signup": public(),
    "mfa_activate_totp": signed_in(),
    "mfa_authenticate": signed_in(),
    "mfa_deactivate_totp": of_house(Open.SECOND_FACTOR),
    "mfa_download_recovery_codes": of_house(Open.SECOND_FACTOR),
    "mfa_generate_recovery_codes": signed_in(),
    "mfa_index": signed_in(),
    "mfa_reauthenticate": signed_in(),
    "mfa_view_recovery_codes": of_house(Open.SECOND_FACTOR),
}


@dataclass(frozen=True)
class World:
    """Two sides of one city: roles are held in the district, so the commune is inside and the rest is not."""

    inside: Case
    outside: Case
    people: dict[Role, User]


@pytest.fixture(scope="module")
def made_once(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[World, Path]]:
    """A world in which each test undoes what it does, and the home folder in which its files lie."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world(), django_settings.HOME
        transaction.set_rollback(True)


@pytest.fixture
def world(made_once: tuple[World, Path], settings: Any) -> World:
    found, settings.HOME = made_once
    return found


def make_world() -> World:
    tree = make_unit_tree()
    cycle = make_cycle()
    for unit in (tree.commune, tree.other_district):
        fill_result(unit, cycle)
    case_of = {unit: make_case(unit) for unit in (tree.commune, tree.other_district)}
    people = {role: make_user_with_role(role, tree.district) for role in Role}
    return World(case_of[tree.commune], case_of[tree.other_district], people)


def fill_result(unit: Unit, cycle: Any) -> None:
    result = make_result(make_held_congress(unit, cycle, LevelRole.GRASSROOTS))
    make_election(result)
    make_mandate(make_person(result))


def make_case(unit: Unit) -> Case:
    person = make_user_with_role(Role.DELEGATE, unit)
    grant = Grant.objects.get(user=person)
    with transaction.atomic():
        entry = record(Act(actor=None, kind=GRANT_GIVEN, unit_code=unit.code))
    congress = Congress.objects.get(unit=unit)
    election = signed(congress, TIED)
    nominee = put(opened_list(congress, replace(TERMS, body=ElectedBody.SECRETARY)))
    box = make_box(unit)
    page = Page.objects.get(file__box=box)
    rows = (
        grant.pk,
        person.pk,
        entry.sequence,
        make_import(unit).pk,
        election.pk,
        nominee.election_list_id,
        nominee.pk,
    )
    return Case(unit, *rows, box.pk, page.ballot.number, page.pk, page.file_id)


def make_import(unit: Unit) -> Import:
    officer = make_user_with_role(Role.UNIT_OFFICER, unit)
    given = {"kind": Import.Kind.UNITS, "cycle": Cycle.objects.get(), "actor": officer}
    return Import.objects.create(file_name="don-vi.xlsx", **given)


def named_routes() -> Iterator[tuple[str, URLPattern]]:
    def walk(patterns: list[Any], space: str) -> Iterator[tuple[str, URLPattern]]:
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                yield from walk(pattern.url_patterns, f"{space}{pattern.namespace}:" if pattern.namespace else space)
            else:
                yield f"{space}{pattern.name}", pattern

    return walk(get_resolver().url_patterns, "")


ALL_ROUTES = ROUTES | SIGN_IN_ROUTES


def test_every_address_has_a_row_and_every_row_an_address():
    assert sorted(name for name, _ in named_routes()) == sorted(ALL_ROUTES)


def test_every_view_is_guarded_by_the_permission_of_its_row():
    guarded = {name: getattr(pattern.callback, "permission", None) for name, pattern in named_routes()}
    wanted = {name: route.needs if isinstance(route.needs, Permission) else None for name, route in ROUTES.items()}
    assert {name: guarded[name] for name in wanted} == wanted


class Answer(Enum):
    """How an address answers, as far as permissions go."""

    PASSES = "passes"
    SIGN_IN = "sent to sign in"
    FORBIDDEN = 403
    NOT_FOUND = 404
    METHOD_REFUSED = 405
    BROKEN = "broken"


def answer_of(response: HttpResponse) -> Answer:
    if response.status_code in {403, 404, 405}:
        return Answer(response.status_code)
    if response.status_code == 302 and response["Location"].startswith(reverse("account_login")):
        return Answer.SIGN_IN
    return Answer.PASSES if response.status_code < 400 or response.status_code == 422 else Answer.BROKEN


def ask(user: User | None, method: str, address: str) -> Answer:
    """Ask for the address as a person would; whatever it changes is undone."""
    client = Client()
    if user is not None:
        client.force_login(user)
    with transaction.atomic():
        response = getattr(client, method)(address)
        transaction.set_rollback(True)
    return answer_of(response)


def expected(route: Route, role: Role | None, *, inside: bool) -> Answer:
    if route.needs is Open.PUBLIC:
        return Answer.PASSES
    if role is None:
        return Answer.SIGN_IN
    if route.needs is Open.SECOND_FACTOR:
        return Answer.NOT_FOUND
    if route.scoped and not inside:
        may = isinstance(route.needs, Permission) and route.needs in GRANTED[role]
        return Answer.NOT_FOUND if may or "code" in route_words(route) else Answer.FORBIDDEN
    if route.needs is Open.SIGNED_IN or route.needs in GRANTED[role]:
        return Answer.PASSES
    return Answer.FORBIDDEN


def route_words(route: Route) -> Words:
    return route.words(Case(Unit(code="x"), *[0] * (len(fields(Case)) - 1)))


@pytest.mark.django_db
@pytest.mark.parametrize("name", ALL_ROUTES)
def test_address_answers_each_role_inside_and_outside_its_scope(world: World, name: str):
    route = ALL_ROUTES[name]
    addresses = {"inside": reverse(name, kwargs=route.words(world.inside))}
    addresses["outside"] = reverse(name, kwargs=route.words(world.outside))
    asked = [(role, side, method) for role in (None, *Role) for side in addresses for method in route.methods]
    found = {
        (role, side, method): ask(world.people.get(role) if role else None, method, addresses[side])
        for role, side, method in asked
    }
    assert found == {
        (role, side, method): expected(route, role, inside=side == "inside") for role, side, method in asked
    }


def holder_of(route: Route) -> Role:
    """Give a role that may do what the address does."""
    return next(role for role in Role if expected(route, role, inside=True) is Answer.PASSES)


CHANGING = [name for name, route in ROUTES.items() if "post" in route.methods]


@pytest.mark.django_db
@pytest.mark.parametrize("name", [name for name in CHANGING if ROUTES[name].methods == POST])
def test_address_that_only_changes_something_refuses_to_be_read(world: World, name: str):
    route = ROUTES[name]
    address = reverse(name, kwargs=route.words(world.inside))
    assert ask(world.people[holder_of(route)], "get", address) is Answer.METHOD_REFUSED


@pytest.mark.django_db
@pytest.mark.parametrize("name", CHANGING)
def test_address_that_changes_something_asks_for_the_form_s_own_token(world: World, name: str):
    route = ROUTES[name]
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.people[holder_of(route)])
    response = client.post(reverse(name, kwargs=route.words(world.inside)))
    assert (response.status_code, response.templates[0].name) == (403, "403_csrf.html")
