"""Accounts and roles: who may give what where, and what the log keeps of it."""

import json
from datetime import timedelta

import pytest
from django.http import Http404
from django.utils import timezone

from daihoi.apps.accounts.models import AuditEntry, User
from daihoi.apps.accounts.permissions import Forbidden, reaches
from daihoi.apps.accounts.roles import GRANTED, Permission, Role
from daihoi.apps.accounts.services import NewAccount, end_role, give_role, open_account, set_password
from tests.factories import PASSWORD, Tree, make_unit_tree, make_user, make_user_with_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree() -> Tree:
    return make_unit_tree()


@pytest.fixture
def administrator(tree: Tree) -> User:
    return make_user_with_role(Role.ADMINISTRATOR, tree.district)


AN = NewAccount(username="an", full_name="Nguyễn Văn An", password=PASSWORD)


def test_role_reaches_its_unit_and_everything_below_and_nothing_else(tree: Tree):
    user = make_user_with_role(Role.UNIT_OFFICER, tree.commune)
    reached = [unit.code for unit in vars(tree).values() if reaches(user, unit.path)]
    assert reached == ["YS-AH", "YS-AH-01", "YS-AH-02"]


def test_account_is_opened_with_its_first_role(tree: Tree, administrator: User):
    user = open_account(actor=administrator, account=AN, role=Role.UNIT_OFFICER, unit=tree.commune)
    assert user.check_password(PASSWORD)
    assert list(user.grants.values_list("role", "unit__code")) == [("UNIT_OFFICER", "YS-AH")]


def test_account_outside_the_administrators_scope_is_not_opened(tree: Tree, administrator: User):
    with pytest.raises(Http404):
        open_account(actor=administrator, account=AN, role=Role.READER, unit=tree.other_district)
    assert not User.objects.filter(username="an").exists()


def test_role_is_given_only_by_who_may_give_roles(tree: Tree):
    officer = make_user_with_role(Role.DEPARTMENT_OFFICER, tree.city)
    with pytest.raises(Forbidden, match="Quản trị hệ thống"):
        give_role(actor=officer, user=officer, role=Role.ADMINISTRATOR, unit=tree.city)


def test_role_given_twice_is_one_role_and_one_entry(tree: Tree, administrator: User):
    user = make_user()
    before = AuditEntry.objects.count()
    for _ in range(2):
        give_role(actor=administrator, user=user, role=Role.READER, unit=tree.commune)
    assert (user.grants.count(), AuditEntry.objects.count() - before) == (1, 1)


def test_ended_role_reaches_nothing_from_today_and_stays_in_the_history(tree: Tree, administrator: User):
    user = make_user_with_role(Role.READER, tree.commune)
    end_role(actor=administrator, grant=user.grants.get(), reason="chuyển công tác")
    again = User.objects.get(pk=user.pk)
    assert not reaches(again, tree.commune.path)
    assert again.grants.get().until == timezone.localdate()


def test_log_keeps_of_an_ended_role_what_was_before_after_and_why(tree: Tree, administrator: User):
    user = make_user_with_role(Role.READER, tree.commune, username="an")
    end_role(actor=administrator, grant=user.grants.get(), reason="chuyển công tác")
    entry = AuditEntry.objects.latest("sequence")
    kept = {"user": "an", "role": "READER", "unit": "YS-AH"}
    assert (entry.actor, entry.unit_code, entry.reason) == (administrator.username, "YS-AH", "chuyển công tác")
    assert json.loads(entry.before) == {**kept, "until": None}
    assert json.loads(entry.after) == {**kept, "until": str(timezone.localdate())}


def test_role_that_begins_tomorrow_reaches_nothing_today(tree: Tree):
    user = make_user_with_role(Role.READER, tree.commune)
    user.grants.update(since=timezone.localdate() + timedelta(days=1))
    assert not reaches(User.objects.get(pk=user.pk), tree.commune.path)


def test_person_who_is_no_longer_active_reaches_nothing(tree: Tree):
    user = make_user_with_role(Role.READER, tree.commune)
    user.is_active = False
    assert not reaches(user, tree.commune.path)


def test_administrator_does_not_end_their_own_right_to_give_roles(administrator: User):
    with pytest.raises(Forbidden, match="của chính mình"):
        end_role(actor=administrator, grant=administrator.grants.get(), reason="nhầm")
    assert administrator.grants.get().until is None


def test_password_is_set_for_who_holds_roles_only_in_scope(tree: Tree, administrator: User):
    user = make_user_with_role(Role.READER, tree.commune)
    set_password(actor=administrator, user=user, password="mot-mat-khau-khac")
    assert User.objects.get(pk=user.pk).check_password("mot-mat-khau-khac")
    entry = AuditEntry.objects.latest("sequence")
    assert (entry.kind, entry.before, entry.after) == ("accounts.password_set", "", "")


def test_password_of_who_also_holds_a_role_elsewhere_is_not_set(tree: Tree, administrator: User):
    user = make_user_with_role(Role.READER, tree.commune)
    give_role(actor=None, user=user, role=Role.DEPARTMENT_OFFICER, unit=tree.city)
    with pytest.raises(Forbidden, match="ngoài phạm vi quản trị"):
        set_password(actor=administrator, user=user, password="mot-mat-khau-khac")
    assert User.objects.get(pk=user.pk).check_password(PASSWORD)


def test_every_permission_is_brought_by_some_role():
    assert {permission for granted in GRANTED.values() for permission in granted} == set(Permission)
