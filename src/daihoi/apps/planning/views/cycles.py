"""Cycles and their rules; a cycle opened, a subtree's congresses planned in it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from daihoi.apps.accounts.guard import page, signed_in
from daihoi.apps.accounts.permissions import roots
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.frame.addresses import with_query
from daihoi.apps.frame.answers import answer
from daihoi.apps.frame.tables import build
from daihoi.apps.organisation.guard import of_today, unit_view
from daihoi.apps.organisation.models import STEP, Unit
from daihoi.apps.organisation.refusals import refusals_in
from daihoi.apps.planning import opening, services
from daihoi.apps.planning.forms import CycleForm, SubtreeForm
from daihoi.apps.planning.labels import ROLE_SHORT
from daihoi.apps.planning.listings import cycles_spec, rules_spec
from daihoi.apps.planning.models import Cycle
from daihoi.apps.planning.queries import cycles_seen_by, levels_below
from daihoi.apps.planning.rules import doubtful, level_rules, rule_rows
from daihoi.core.figures.vietnamese import number_text
from daihoi.core.language import say, say_counted

_SHOWN = 5


@page(Permission.VIEW_PROGRESS)
def cycles(request: HttpRequest) -> HttpResponse:
    """List the cycles of congresses."""
    may_open = any(len(root) == STEP for root in roots(signed_in(request), Permission.MANAGE_CONGRESS))
    table = build(cycles_spec(request.GET), cycles_seen_by(signed_in(request)), request.GET)
    return answer(request, "planning/cycles.html", table, {"may_open": may_open})


@page(Permission.VIEW_PROGRESS)
def cycle(request: HttpRequest, cycle: str) -> HttpResponse:
    """Show a cycle: its days, what each level keeps to and aims at, and the whole rule pack."""
    found = get_object_or_404(Cycle, code=cycle)
    rows = rule_rows(found.pack)
    context = {"shown": found, "levels": level_rules(found.pack), "count": len(rows), "doubtful": doubtful(rows)}
    return answer(request, "planning/cycle.html", build(rules_spec(found, rows), rows, request.GET), context)


@page(Permission.MANAGE_CONGRESS)
def open_cycle(request: HttpRequest) -> HttpResponse:
    """Open a cycle."""
    form = CycleForm(request.POST or None)
    if form.is_valid():
        with refusals_in(form):
            made = services.create_cycle(actor=signed_in(request), terms=form.terms())
            messages.success(
                request, say("Đã mở chu kỳ {term}. Bước tiếp theo: lập lịch đại hội cho các đơn vị.", term=made.term)
            )
            return redirect("planning:cycle", made.code)
    return render(request, "planning/open_cycle.html", {"form": form}, status=422 if form.is_bound else 200)


@unit_view(Permission.MANAGE_CONGRESS)
@of_today
def plan_subtree(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Plan a congress for each unit of a subtree that has none in a cycle."""
    newest = Cycle.objects.all()
    initial = {"cycle": newest.first(), "previous": newest[1:2].first()}
    form = SubtreeForm(request.POST or None, levels=levels_below(unit), initial=initial)
    if form.is_valid():
        given = form.cleaned_data
        opened = opening.plan_subtree(
            actor=signed_in(request), top=unit, cycle=given["cycle"], previous=given["previous"], roles=form.roles()
        )
        messages.success(request, _said(opened))
        response = redirect("planning:congresses", unit.code)
        response["Location"] = with_query(response["Location"], chu_ky=given["cycle"].code)
        return response
    context = {"form": form, "unit": unit}
    return render(request, "planning/plan_subtree.html", context, status=422 if form.is_bound else 200)


def _said(opened: opening.Opened) -> str:
    by_role = "; ".join(
        f"{say(ROLE_SHORT[role]).lower()}: {number_text(count)}" for role, count in opened.added.items()
    )
    added = sum(opened.added.values())
    sentences = [
        say_counted("Đã lập lịch cho {units} đơn vị", added, units=number_text(added))
        + (f" ({by_role})" if by_role else "")
    ]
    if opened.kept:
        kept = number_text(opened.kept)
        sentences.append(
            say_counted("{units} đơn vị đã có đại hội trong chu kỳ này, giữ nguyên", opened.kept, units=kept)
        )
    if opened.unknown:
        unknown = len(opened.unknown)
        codes = ", ".join(opened.unknown[:_SHOWN]) + ("…" if unknown > _SHOWN else "")
        sentences.append(
            say_counted(
                "{units} đơn vị chưa rõ cấp nên chưa lập: {codes}", unknown, units=number_text(unknown), codes=codes
            )
        )
    return ". ".join(sentences) + "."
