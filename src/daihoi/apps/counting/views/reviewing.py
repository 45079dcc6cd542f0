"""The pages on which people look at ballots: one question at a time, where two people differ, the picture of a page."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daihoi.apps.accounts.guard import signed_in
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.counting.models import BallotBox, Decision
from daihoi.apps.counting.pictures import picture_of
from daihoi.apps.counting.queries import (
    ballot_of,
    box_of,
    differences_in,
    next_to_look_at,
    page_of,
    to_look_at,
)
from daihoi.apps.counting.questions import question_about
from daihoi.apps.counting.services import decisions
from daihoi.apps.counting.services.decisions import Looked, opinion_for
from daihoi.apps.counting.views.boxes import to_box
from daihoi.apps.frame.addresses import kept
from daihoi.apps.organisation.guard import of_today, unit_view
from daihoi.apps.organisation.models import Unit
from daihoi.apps.organisation.refusals import Refused, refuse
from daihoi.apps.planning.place import place_of


@require_safe
@unit_view(Permission.COUNT_VOTES)
def queue(request: HttpRequest, unit: Unit, number: int) -> HttpResponse:
    """Lead to the next ballot that waits for this person."""
    found = box_of(unit, number)
    after = request.GET.get("sau", "")
    ballot = next_to_look_at(found, signed_in(request), int(after) if after.isascii() and after.isdigit() else 0)
    if ballot is None:
        messages.success(request, "Đồng chí đã xem hết các phiếu cần xem lại.")
        return to_box(request, found)
    return _to_ballot(request, found, ballot.number)


@require_http_methods(["GET", "HEAD", "POST"])
@unit_view(Permission.COUNT_VOTES)
@of_today
def review(request: HttpRequest, unit: Unit, number: int, ballot: int) -> HttpResponse:
    """Ask one question about a ballot, and take the answer."""
    found = box_of(unit, number)
    looked_at = ballot_of(found, ballot)
    user = signed_in(request)
    if request.method == "POST":
        try:
            decisions.decide(
                actor=user,
                looked=Looked(looked_at, _number(request.POST.get("seen", ""))),
                answer=_answer(request.POST.get("answer", "")),
                candidate=request.POST.get("candidate", ""),
            )
        except Refused as refused:
            messages.error(request, str(refused))
            return _to_ballot(request, found, ballot)
        if not opinion_for(user, ballot_of(found, ballot), found).is_settled:
            return _to_ballot(request, found, ballot)
        return redirect(f"{reverse('counting:queue', args=[unit.code, found.pk])}?sau={ballot}")
    context = {
        "place": place_of(request, unit),
        "box": found,
        "question": question_about(looked_at, found, user),
        "left": sum(1 for _ in to_look_at(found, user)),
    }
    return render(request, "counting/review.html", context)


@require_POST
@unit_view(Permission.COUNT_VOTES)
def take_back(request: HttpRequest, unit: Unit, number: int) -> HttpResponse:
    """Take this person's last answer back and ask again."""
    found = box_of(unit, number)
    try:
        ballot = decisions.take_back(actor=signed_in(request), box=found)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect(reverse("counting:queue", args=[unit.code, found.pk]) + kept(request.GET))
    return _to_ballot(request, found, ballot.number)


@require_POST
@unit_view(Permission.COUNT_VOTES)
def set_blank_aside(request: HttpRequest, unit: Unit, number: int) -> HttpResponse:
    """Set all pages that were read as blank aside."""
    found = box_of(unit, number)
    try:
        count = decisions.set_blank_pages_aside(actor=signed_in(request), box=found)
        messages.success(request, f"Đã để ngoài {count} trang trắng.")
    except Refused as refused:
        messages.error(request, str(refused))
    return to_box(request, found)


@require_safe
@unit_view(Permission.COUNT_VOTES)
@of_today
def differences(request: HttpRequest, unit: Unit, number: int) -> HttpResponse:
    """List the ballots about which two people came to different ends."""
    found = box_of(unit, number)
    context = {"place": place_of(request, unit), "box": found, "differences": differences_in(found)}
    return render(request, "counting/differences.html", context)


@require_safe
@unit_view(Permission.COUNT_VOTES)
def picture(_: HttpRequest, unit: Unit, number: int, page: int) -> HttpResponse:
    """Give the picture of a page; no browser keeps it."""
    content = picture_of(page_of(box_of(unit, number), page))
    if content is None:
        raise Http404("Không mở được ảnh của trang này.")
    response = HttpResponse(content, content_type="image/jpeg")
    response["Cache-Control"] = "private, no-store"
    return response


def _to_ballot(request: HttpRequest, found: BallotBox, number: int) -> HttpResponse:
    address = reverse("counting:review", args=[found.unit.code, found.pk, number])
    return redirect(address + kept(request.GET))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else -1


def _answer(text: str) -> Decision.Answer:
    if text not in Decision.Answer.values:
        raise refuse("Quyết định này không hiểu được; mở lại trang rồi quyết định.")
    return Decision.Answer(text)
