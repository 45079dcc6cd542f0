"""The pages of what is decided on a list: withdrawals, the poll, a tie at the cap; and the counting board."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from daihoi.apps.accounts.guard import signed_in
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.elections.nominating.board import name_board
from daihoi.apps.elections.nominating.forms import (
    AskForm,
    BoardForm,
    DecisionForm,
    PollForm,
    ProposalForm,
    ReasonForm,
    TieForm,
)
from daihoi.apps.elections.nominating.models import Nominee, Proposal
from daihoi.apps.elections.nominating.queries import list_of, nominee_of, told_list
from daihoi.apps.elections.nominating.services import polling, withdrawals
from daihoi.apps.elections.nominating.services.withdrawals import Decision
from daihoi.apps.elections.nominating.standing import Place, outside_of, standings_of, staying_on, withdrawal_of
from daihoi.apps.elections.nominating.values import WantedList
from daihoi.apps.elections.nominating.views.answering import shown, to_list, wanted_list
from daihoi.apps.elections.queries import election_of
from daihoi.apps.elections.views.changing import wanted_in
from daihoi.apps.frame.addresses import kept
from daihoi.apps.organisation.guard import of_today, unit_view
from daihoi.apps.organisation.models import Unit
from daihoi.apps.organisation.refusals import refusals_in
from daihoi.core.language import say

WithdrawalStep = AskForm | ProposalForm | DecisionForm


@unit_view(Permission.MANAGE_ELECTION)
@of_today
def withdraw(request: HttpRequest, unit: Unit, number: int, person: int) -> HttpResponse:
    """Record the next step of a person's withdrawal: the request, the proposal, the assembly's decision."""
    found = list_of(unit, number)
    nominee = nominee_of(found, person)
    form = _next_step(request, nominee)
    if form is None:
        raise Http404("Việc xin rút này đã được quyết định.")
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            messages.success(request, _step(request, wanted_list(request, found), nominee, form))
            return to_list(request, found)
    withdrawal = withdrawal_of(nominee)
    context: dict[str, object] = {
        "form": form,
        "election_list": found,
        "nominee": nominee,
        "withdrawal": withdrawal,
    }
    return shown(request, unit, "withdrawal_form", context)


def _next_step(request: HttpRequest, nominee: Nominee) -> WithdrawalStep | None:
    withdrawal, given = withdrawal_of(nominee), request.POST or None
    if withdrawal is None:
        return AskForm(given)
    if not withdrawal.proposal:
        return ProposalForm(given)
    present = nominee.election_list.congress.present
    return None if withdrawal.is_decided else DecisionForm(given, initial={"present": present})


def _step(request: HttpRequest, wanted: WantedList, nominee: Nominee, form: WithdrawalStep) -> str:
    who, number, given = signed_in(request), nominee.pk, form.cleaned_data
    if isinstance(form, AskForm):
        withdrawals.ask_withdrawal(actor=who, wanted=wanted, number=number, reason=given["reason"])
        return say("Đã ghi {name} xin rút; tên vẫn trong danh sách tới khi có quyết định.", name=nominee.full_name)
    if isinstance(form, ProposalForm):
        proposal = Proposal(given["proposal"])
        withdrawals.propose_on_withdrawal(actor=who, wanted=wanted, number=number, proposal=proposal)
        return say("Đã ghi đề nghị của đoàn chủ tịch về {name}.", name=nominee.full_name)
    made = withdrawals.decide_withdrawal(actor=who, wanted=wanted, number=number, decision=Decision(**given))
    if made.is_accepted:
        return say("{name} được rút khỏi danh sách.", name=nominee.full_name)
    return say("{name} không được rút, vẫn trong danh sách.", name=nominee.full_name)


@unit_view(Permission.MANAGE_ELECTION)
@of_today
def poll(request: HttpRequest, unit: Unit, number: int) -> HttpResponse:
    """Record the poll on those who are not the committee's."""
    found = list_of(unit, number)
    form = PollForm(
        request.POST or None, people=outside_of(staying_on(found)), initial={"present": found.congress.present}
    )
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            polling.record_poll(actor=signed_in(request), wanted=wanted_list(request, found), poll=form.poll())
            messages.success(request, say("Đã ghi kết quả phiếu xin ý kiến."))
            return to_list(request, found)
    told = told_list(found, signed_in(request))
    return shown(request, unit, "poll_form", {"form": form, "election_list": found, "told": told})


@unit_view(Permission.MANAGE_ELECTION)
@of_today
def drop_poll(request: HttpRequest, unit: Unit, number: int) -> HttpResponse:
    """Take a poll back, with the reason."""
    found = list_of(unit, number)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            reason = form.cleaned_data["reason"]
            polling.drop_poll(actor=signed_in(request), wanted=wanted_list(request, found), reason=reason)
            messages.success(request, say("Đã bỏ kết quả phiếu xin ý kiến."))
            return to_list(request, found)
    return shown(request, unit, "drop_poll_form", {"form": form, "election_list": found})


@unit_view(Permission.MANAGE_ELECTION)
@of_today
def settle(request: HttpRequest, unit: Unit, number: int) -> HttpResponse:
    """Record whom of those tied at the cap the assembly takes."""
    found = list_of(unit, number)
    tied = [line.nominee for line in standings_of(found).lines if line.place is Place.TIED]
    form = TieForm(request.POST or None, tied=tied)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            polling.settle_tie(
                actor=signed_in(request),
                wanted=wanted_list(request, found),
                taken=frozenset(form.cleaned_data["taken"]),
                reason=form.cleaned_data["reason"],
            )
            messages.success(request, say("Đã ghi quyết định về người bằng phiếu."))
            return to_list(request, found)
    return shown(request, unit, "tie_form", {"form": form, "election_list": found})


@unit_view(Permission.MANAGE_ELECTION)
@of_today
def board(request: HttpRequest, unit: Unit, number: int) -> HttpResponse:
    """Record the counting board that the assembly voted."""
    found = election_of(unit, number)
    first = {"head": found.board_head, "members": found.board_members, "present": found.congress.present}
    form = BoardForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            name_board(actor=signed_in(request), wanted=wanted_in(request, found), board=form.board())
            messages.success(request, say("Đã ghi ban kiểm phiếu."))
            return redirect(reverse("elections:election", args=[unit.code, found.pk]) + kept(request.GET))
    return shown(request, unit, "board_form", {"form": form, "election": found})
