"""The pages of a person on a list: put forward, corrected, taken off, asking to withdraw."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from daihoi.apps.accounts.guard import signed_in
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.elections.nominating.forms import NomineeForm, PreparedForm
from daihoi.apps.elections.nominating.models import ElectionList
from daihoi.apps.elections.nominating.queries import list_of, nominee_of
from daihoi.apps.elections.nominating.services import nominees as services
from daihoi.apps.elections.nominating.services.nominees import proposed_of
from daihoi.apps.elections.nominating.values import Proposed
from daihoi.apps.elections.nominating.views.answering import done, shown, to_list, wanted_list
from daihoi.apps.organisation.guard import of_today, unit_view
from daihoi.apps.organisation.models import Unit
from daihoi.apps.organisation.refusals import refusals_in
from daihoi.apps.planning.place import today_in
from daihoi.core.language import say, say_counted
from daihoi.core.regulations.nominating.terms import NominationSource


@unit_view(Permission.MANAGE_ELECTION)
@of_today
def prepared(request: HttpRequest, unit: Unit, number: int) -> HttpResponse:
    """Put the convening committee's names on the list at once."""
    found = list_of(unit, number)
    form = PreparedForm(request.POST or None, initial={"nominated_on": today_in(found.congress.cycle)})
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            given = form.cleaned_data
            put = services.nominate_prepared(
                actor=signed_in(request),
                wanted=wanted_list(request, found),
                names=given["names"],
                on=given["nominated_on"],
            )
            messages.success(request, say_counted("Đã ghi {people} người.", len(put), people=len(put)))
            return to_list(request, found)
    return shown(request, unit, "prepared_form", {"form": form, "election_list": found})


@unit_view(Permission.MANAGE_ELECTION)
@of_today
def add(request: HttpRequest, unit: Unit, number: int) -> HttpResponse:
    """Put a person forward."""
    found = list_of(unit, number)
    form = NomineeForm(request.POST or None, election_list=found, initial=_first(found))
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            wanted = wanted_list(request, found)
            put = services.nominate(actor=signed_in(request), wanted=wanted, proposed=form.proposed())
            messages.success(request, say("Đã ghi {name}.", name=put.full_name))
            return to_list(request, found)
    return shown(request, unit, "nominee_form", {"form": form, "election_list": found})


@unit_view(Permission.MANAGE_ELECTION)
@of_today
def change(request: HttpRequest, unit: Unit, number: int, person: int) -> HttpResponse:
    """Correct what is written of a person, or tick papers that came since."""
    found = list_of(unit, number)
    nominee = nominee_of(found, person)
    form = NomineeForm(request.POST or None, election_list=found, initial=_typed(proposed_of(nominee)))
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            wanted = wanted_list(request, found)
            services.change_nominee(actor=signed_in(request), wanted=wanted, number=person, proposed=form.proposed())
            messages.success(request, say("Đã sửa thông tin của {name}.", name=form.proposed().full_name))
            return to_list(request, found)
    return shown(request, unit, "nominee_form", {"form": form, "election_list": found, "nominee": nominee})


@require_POST
@unit_view(Permission.MANAGE_ELECTION)
def remove(request: HttpRequest, unit: Unit, number: int, person: int) -> HttpResponse:
    """Take off a person who was entered by mistake."""
    found = list_of(unit, number)
    nominee = nominee_of(found, person)

    def act() -> str:
        services.remove_nominee(actor=signed_in(request), wanted=wanted_list(request, found), number=person)
        return say("Đã bỏ {name} khỏi danh sách.", name=nominee.full_name)

    return done(request, found, act)


def _first(election_list: ElectionList) -> dict[str, object]:
    source = NominationSource.FLOOR if election_list.nominees.exists() else NominationSource.COMMITTEE
    return {"source": source, "is_delegate": True, "nominated_on": today_in(election_list.congress.cycle)}


def _typed(proposed: Proposed) -> dict[str, object]:
    return {**vars(proposed), **vars(proposed.particulars), "papers": [paper.value for paper in proposed.papers]}
