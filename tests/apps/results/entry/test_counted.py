"""What signed count minutes put into the entry form: bodies, votes, people, and what the register knows of them."""

from dataclasses import replace
from datetime import date

import pytest

from daihoi.apps.elections.announced import announced_at
from daihoi.apps.elections.services import open_next, record_count, sign_minutes
from daihoi.apps.elections.values import Count
from daihoi.apps.organisation.models import Member
from daihoi.apps.planning.models import Congress
from daihoi.apps.results.entry.counted import with_counted
from daihoi.apps.results.entry.typed import Typed
from daihoi.core.names import person_sort_key
from daihoi.core.regulations.terms import ElectedBody
from tests.apps.elections.votes import BOARD, TIED, counted, now, signed
from tests.factories import make_congress, make_cycle, make_unit_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def congress() -> Congress:
    return make_congress(make_unit_tree().cell, make_cycle(clock=date(2020, 3, 10)))


def member(congress: Congress, name: str, code: str) -> Member:
    return Member(
        unit=congress.unit,
        code=code,
        full_name=name,
        sort=person_sort_key(name),
        birth_date=date(1980, 5, 1),
        sex="female",
    )


def votes_in(typed: Typed) -> dict[str, str]:
    return {line["full_name"]: line["committee"] for line in typed.people}


def test_signed_minutes_fill_the_body_and_the_people(congress: Congress):
    signed(congress)
    typed = with_counted(Typed(), announced_at(congress), [])
    line = typed.elections[ElectedBody.COMMITTEE]
    assert {name: line[name] for name in ("seats", "list_size", "issued", "valid", "invalid", "base", "rounds")} == {
        "seats": "3", "list_size": "5", "issued": "20", "valid": "19", "invalid": "1", "base": "20", "rounds": "1",
    }  # fmt: skip
    assert votes_in(typed) == {
        "Nguyễn Văn An": "19", "Vũ Văn Ánh": "15", "Lê Đức Bình": "12", "Phạm Thị Đào": "8 K", "Trần Thị Ước": "3 K",
    }  # fmt: skip


def test_a_further_vote_tells_of_those_who_stood_again(congress: Congress):
    later = open_next(actor=None, wanted=now(signed(congress, TIED)))
    assert announced_at(congress) == ()
    count = Count(summoned=20, present=20, issued=20, returned=20, valid=20, invalid=0, votes=(8, 9))
    record_count(actor=None, wanted=now(later), count=count)
    sign_minutes(actor=None, wanted=now(later), board=BOARD)
    typed = with_counted(Typed(), announced_at(congress), [])
    assert typed.elections[ElectedBody.COMMITTEE]["rounds"] == "2"
    assert votes_in(typed) == {
        "Nguyễn Văn An": "19", "Vũ Văn Ánh": "15", "Lê Đức Bình": "8 K", "Phạm Thị Đào": "9", "Trần Thị Ước": "1 K",
    }  # fmt: skip


def test_what_was_typed_of_a_person_stays_and_gets_the_votes(congress: Congress):
    signed(congress)
    typed = Typed(people=({"full_name": "lê đức bình", "birth_date": "01/02/1980"},))
    first = with_counted(typed, announced_at(congress), []).people[0]
    assert (first["birth_date"], first["committee"]) == ("01/02/1980", "12")


def test_the_register_tells_the_rest_of_a_person_who_alone_bears_the_name(congress: Congress):
    signed(congress)
    members = [
        member(congress, "Trần Thị Ước", "1"),
        member(congress, "Phạm Thị Đào", "2"),
        member(congress, "Phạm Thị Đào", "3"),
    ]
    lines = {line["full_name"]: line for line in with_counted(Typed(), announced_at(congress), members).people}
    assert (lines["Trần Thị Ước"]["birth_date"], lines["Trần Thị Ước"]["member_code"]) == ("01/05/1980", "1")
    assert "birth_date" not in lines["Phạm Thị Đào"]


def test_nothing_is_taken_from_minutes_that_are_not_signed(congress: Congress):
    counted(congress)
    assert announced_at(congress) == ()


def test_taking_the_minutes_twice_changes_nothing_more(congress: Congress):
    signed(congress)
    once = with_counted(Typed(), announced_at(congress), [])
    assert with_counted(once, announced_at(congress), []) == replace(once)
