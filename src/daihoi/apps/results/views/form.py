"""How the entry form is read from a request and drawn, for entering a result and for correcting an approved one."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from daihoi.apps.elections.announced import announced_at
from daihoi.apps.planning.models import Congress
from daihoi.apps.planning.place import place_of
from daihoi.apps.planning.services import Objection
from daihoi.apps.results.checks import Concern
from daihoi.apps.results.conflicts import Conflict, Sent
from daihoi.apps.results.entry.acts import Given, after_act
from daihoi.apps.results.entry.comparing import Side
from daihoi.apps.results.entry.rows import with_empty_exception, with_empty_rows
from daihoi.apps.results.entry.sheet import sheet_of
from daihoi.apps.results.entry.typed import Typed, is_blank, typed_from
from daihoi.apps.results.models import EntryDraft
from daihoi.apps.results.queries import members_of, members_with, result_of, why_returned
from daihoi.core.regulations.terms import LevelRole

SAVES = {"save": None, "all-saved": Side.SAVED, "all-mine": Side.MINE}
_PICK = "pick."
_ROWS_IN_CELL, _ROWS = 5, 15


@dataclass(frozen=True)
class Form:
    """What the form's page shows; `seen` is the sign of what was stored when it was first opened."""

    congress: Congress
    typed: Typed
    seen: str
    objections: Sequence[Objection] = ()
    concerns: Sequence[Concern] = ()
    draft: EntryDraft | None = None
    conflict: Conflict | None = None
    reason: str = ""


def sent_in(request: HttpRequest) -> Sent:
    """Take the form out of what a browser sent."""
    fields = request.POST
    sides = {side.value: side for side in Side}
    picked = {
        name.removeprefix(_PICK): sides.get(str(value)) for name, value in fields.items() if name.startswith(_PICK)
    }
    return Sent(
        typed=typed_from(fields),
        seen=fields.get("seen", ""),
        compared=fields.get("compared", ""),
        picks={key: side for key, side in picked.items() if side is not None},
        every=SAVES.get(act_in(request)),
    )


def act_in(request: HttpRequest) -> str:
    """Give what the button says that sent the form; a form sent by none is to be saved."""
    return str(request.POST.get("act", "save"))


def draw(request: HttpRequest, form: Form, template: str) -> HttpResponse:
    """Draw the form with a few empty rows to go on with."""
    place = place_of(request, form.congress.unit)
    context = {
        "place": place,
        "congress": form.congress,
        "sheet": sheet_of(form.congress, _with_room(form), form.objections, form.concerns),
        "form": form,
        "conflict": form.conflict,
        "members": members_of(form.congress.unit),
        "announced": announced_at(form.congress),
        "returned": why_returned(result_of(form.congress)),
        "reason": form.reason,
    }
    return render(request, template, context)


def acted(request: HttpRequest, congress: Congress, typed: Typed, act: str) -> Typed:
    """Give the form after a button of the people's grid."""
    return after_act(act, typed, congress, _given(request, congress, act))


def _given(request: HttpRequest, congress: Congress, act: str) -> Given:
    match act:
        case "members":
            return Given(members=members_with(congress.unit, request.POST.getlist("member")))
        case "counted":
            return Given(members=members_of(congress.unit), announced=announced_at(congress))
        case _:
            return Given(block=request.POST.get("block", ""))


def _with_room(form: Form) -> Typed:
    typed = form.typed
    filled = [not is_blank(line) for line in typed.people]
    if not filled or filled[-1]:
        in_cell = form.congress.role == LevelRole.CELL
        typed = with_empty_rows(typed, 1 if any(filled) else _ROWS_IN_CELL if in_cell else _ROWS)
    return typed if typed.exceptions else with_empty_exception(typed)
