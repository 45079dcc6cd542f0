"""Tables of people: taking one away as a spreadsheet is written down, looking at it is not."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from daihoi.apps.accounts.audit import Act, EntryType, record
from daihoi.apps.accounts.guard import signed_in
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.frame.answers import answer, is_taken
from daihoi.apps.frame.tables import Table
from daihoi.apps.organisation.models import Unit

PEOPLE_TAKEN = EntryType("organisation.people_taken", "Tải bảng có danh sách người", reads=Permission.VIEW_RESULTS)


@dataclass(frozen=True)
class TakenTable:
    """Which table was taken, and what it was filtered by."""

    table: str
    filtered: str


@dataclass(frozen=True)
class People:
    """A table of people of a unit's subtree."""

    unit: Unit
    table: Table[Any]


def answer_people(request: HttpRequest, template: str, people: People, context: dict[str, object]) -> HttpResponse:
    """Answer as with any table; when it is taken as a spreadsheet, write down who took it."""
    response = answer(request, template, people.table, context)
    if is_taken(request):
        after = TakenTable(people.table.spec.caption, people.table.said)
        act = Act(actor=signed_in(request), kind=PEOPLE_TAKEN, unit_code=people.unit.code, after=after)
        with transaction.atomic():
            record(act)
    return response
