"""What the hall is shown: the figures of the count, then everybody with their votes, ten to a picture."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from daihoi.apps.accounts.roles import Role
from daihoi.apps.elections.models import Election
from daihoi.apps.elections.queries import told_of
from daihoi.apps.elections.slides import A_SLIDE, slides_of
from daihoi.apps.planning.models import Congress
from tests.apps.elections.votes import counted, opened, signed
from tests.factories import make_congress, make_cycle, make_unit_tree, make_user_with_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def congress() -> Congress:
    tree = make_unit_tree()
    return make_congress(tree.cell, make_cycle(clock=date(2020, 3, 10)), summoned=20, present=20)


def page(election: Election) -> str:
    return f"/don-vi/{election.congress.unit.code}/bau-cu/{election.pk}/trinh-chieu/"


def test_every_person_stands_on_one_slide_from_the_most_votes_down(congress: Congress):
    told = told_of(counted(congress), make_user_with_role(Role.UNIT_OFFICER, congress.unit))
    shown = slides_of(told)
    assert [slide.heading for slide in shown] == [
        "Số tính kết quả", "Phiếu bầu", "Trúng cử: 3", "Không trúng cử: 2",
    ]  # fmt: skip
    assert [person for slide in shown for person in slide.people] == list(told.people)


def test_many_people_are_shown_ten_at_a_time(congress: Congress):
    told = told_of(counted(congress), make_user_with_role(Role.UNIT_OFFICER, congress.unit))
    many = replace(told, people=tuple(replace(told.people[0], number=place) for place in range(A_SLIDE + 5)))
    assert [slide.heading for slide in slides_of(many)][2:] == ["Trúng cử: 1-10 trong 15", "Trúng cử: 11-15 trong 15"]


def test_before_the_count_there_is_nothing_to_show(congress: Congress, client: Client):
    client.force_login(make_user_with_role(Role.UNIT_OFFICER, congress.unit))
    assert client.get(page(opened(congress))).status_code == 404


def test_slides_say_whether_the_minutes_are_signed(congress: Congress, client: Client):
    client.force_login(make_user_with_role(Role.UNIT_OFFICER, congress.unit))
    election = counted(congress)
    assert "Biên bản kiểm phiếu chưa ký" in client.get(page(election)).content.decode()
    election.delete()
    assert "Theo biên bản kiểm phiếu ngày 10/03/2020" in client.get(page(signed(congress))).content.decode()
