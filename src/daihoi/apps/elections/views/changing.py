"""The forms of this room: a vote opened, its list, its count, its minutes signed, opened again, a further vote."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from daihoi.apps.accounts.guard import signed_in
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.elections import services
from daihoi.apps.elections.forms import CountForm, ListForm, ReopenForm, SignForm
from daihoi.apps.elections.models import Election, Stage
from daihoi.apps.elections.openings import first_count, first_list
from daihoi.apps.elections.queries import election_of, elections_of
from daihoi.apps.elections.services import Wanted, listing_of
from daihoi.apps.frame.addresses import kept
from daihoi.apps.organisation.guard import of_today, unit_view
from daihoi.apps.organisation.models import Unit
from daihoi.apps.organisation.refusals import Refused, refusals_in
from daihoi.apps.planning.models import Congress
from daihoi.apps.planning.place import place_of, today_in
from daihoi.apps.planning.queries import congress_of
from daihoi.core.regulations.terms import LevelRole

_COUNTED = {
    Stage.COUNTED: "Đã ghi kiểm phiếu bầu {title}. Xem lại kết quả rồi in biên bản.",
    Stage.LIST: "Đã giữ bản đếm của đồng chí, bầu {title}. Số liệu được ghi khi bản của người thứ hai khớp.",
}


@unit_view(Permission.MANAGE_ELECTION)
@of_today
def open_new(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Open the first vote on a body with its list."""
    congress = _congress(request, unit)
    role = LevelRole(congress.role)
    if request.method == "POST":
        form = ListForm(request.POST, role=role)
        if form.is_valid():
            with refusals_in(form):
                opened = services.open_election(actor=signed_in(request), congress=congress, listing=form.listing())
                messages.success(request, f"Đã mở cuộc bầu {opened.title}.")
                return _to(request, opened)
    else:
        form = ListForm(role=role, initial=first_list(congress, elections_of(congress)))
    return _page(request, unit, "elections/list_form.html", {"form": form, "congress": congress})


@unit_view(Permission.MANAGE_ELECTION)
@of_today
def change_list(request: HttpRequest, unit: Unit, number: int) -> HttpResponse:
    """Change the seats or the names of a vote that was not counted yet."""
    found = election_of(unit, number)
    role, stored = LevelRole(found.congress.role), listing_of(found)
    if request.method == "POST":
        form = ListForm(request.POST, role=role)
        if form.is_valid():
            with refusals_in(form):
                wanted = wanted_in(request, found)
                changed = services.change_list(actor=signed_in(request), wanted=wanted, listing=form.listing())
                messages.success(request, f"Đã sửa danh sách bầu {changed.title}.")
                return _to(request, changed)
    else:
        typed = {**vars(stored), "names": "\n".join(stored.names)}
        form = ListForm(role=role, initial=typed)
    return _page(request, unit, "elections/list_form.html", {"form": form, "election": found})


@unit_view(Permission.COUNT_VOTES)
@of_today
def count(request: HttpRequest, unit: Unit, number: int) -> HttpResponse:
    """Record what the counting board counted; nothing is kept of figures that can't be true."""
    found = election_of(unit, number)
    if request.method == "POST":
        form = CountForm(request.POST, election=found)
        if form.is_valid():
            with refusals_in(form):
                wanted = wanted_in(request, found)
                counted = services.record_count(actor=signed_in(request), wanted=wanted, count=form.count())
                messages.success(request, _COUNTED[Stage(counted.stage)].format(title=counted.title))
                return _to(request, counted)
    else:
        form = CountForm(election=found, initial=first_count(found, elections_of(found.congress), signed_in(request)))
    return _page(request, unit, "elections/count_form.html", {"form": form, "election": found})


@unit_view(Permission.COUNT_VOTES)
@of_today
def sign(request: HttpRequest, unit: Unit, number: int) -> HttpResponse:
    """Record that the minutes were signed; the count is locked from then on."""
    found = election_of(unit, number)
    if request.method == "POST":
        form = SignForm(request.POST)
        if form.is_valid():
            with refusals_in(form):
                wanted = wanted_in(request, found)
                signed = services.sign_minutes(actor=signed_in(request), wanted=wanted, board=form.board())
                messages.success(request, f"Biên bản bầu {signed.title} đã ký; số liệu kiểm phiếu được khóa.")
                return _to(request, signed)
    else:
        form = SignForm(initial=_last_board(found))
    return _page(request, unit, "elections/sign_form.html", {"form": form, "election": found})


@unit_view(Permission.COUNT_VOTES)
@of_today
def reopen(request: HttpRequest, unit: Unit, number: int) -> HttpResponse:
    """Open a signed count again, with the reason."""
    found = election_of(unit, number)
    form = ReopenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            reason = form.cleaned_data["reason"]
            opened = services.reopen_count(actor=signed_in(request), wanted=wanted_in(request, found), reason=reason)
            messages.success(request, f"Đã mở lại số liệu kiểm phiếu bầu {opened.title}.")
            return _to(request, opened)
    return _page(request, unit, "elections/reopen_form.html", {"form": form, "election": found})


@require_POST
@unit_view(Permission.MANAGE_ELECTION)
def drop(request: HttpRequest, unit: Unit, number: int) -> HttpResponse:
    """Take back a vote that was not counted."""
    found = election_of(unit, number)

    def act() -> HttpResponse:
        services.drop_election(actor=signed_in(request), wanted=wanted_in(request, found))
        messages.success(request, f"Đã bỏ cuộc bầu {found.title}.")
        return redirect(reverse("elections:elections", args=[unit.code]) + kept(request.GET))

    return _done(request, found, act)


@require_POST
@unit_view(Permission.MANAGE_ELECTION)
def open_next(request: HttpRequest, unit: Unit, number: int) -> HttpResponse:
    """Open the vote that follows, with the right names and seats."""
    found = election_of(unit, number)

    def act() -> HttpResponse:
        later = services.open_next(actor=signed_in(request), wanted=wanted_in(request, found))
        messages.success(request, f"Đã mở cuộc bầu {later.title}; xem lại danh sách.")
        return _to(request, later)

    return _done(request, found, act)


def _done(request: HttpRequest, found: Election, act: Callable[[], HttpResponse]) -> HttpResponse:
    try:
        return act()
    except Refused as refused:
        messages.error(request, str(refused))
        return _to(request, found)


def _page(request: HttpRequest, unit: Unit, template: str, context: dict[str, object]) -> HttpResponse:
    form = context["form"]
    status = 422 if isinstance(form, forms.Form) and form.is_bound else 200
    return render(request, template, {"place": place_of(request, unit), **context}, status=status)


def _to(request: HttpRequest, election: Election) -> HttpResponse:
    address = reverse("elections:election", args=[election.congress.unit.code, election.pk])
    return redirect(address + kept(request.GET))


def wanted_in(request: HttpRequest, election: Election) -> Wanted:
    """Give the vote as the person saw it whose form this is."""
    seen = request.POST.get("seen", "")
    return Wanted(election, int(seen) if seen.isascii() and seen.isdigit() else -1)


def _congress(request: HttpRequest, unit: Unit) -> Congress:
    found = congress_of(unit, place_of(request, unit).cycle)
    if found is None:
        raise Http404("Đơn vị chưa có đại hội trong chu kỳ này.")
    return found


def _last_board(election: Election) -> dict[str, object]:
    votes = elections_of(election.congress)
    signed = [vote for vote in votes if vote.board_head and vote.pk != election.pk]
    signed += [vote for vote in votes if vote.board_head and vote.pk == election.pk]
    day = today_in(election.congress.cycle)
    if not signed:
        return {"signed_on": day}
    return {"head": signed[-1].board_head, "members": signed[-1].board_members, "signed_on": day}
