"""The pages of this room: who holds which role, and the log."""

from itertools import islice
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from daihoi.apps.accounts import services
from daihoi.apps.accounts.differences import differences
from daihoi.apps.accounts.forms import AccountForm, EndForm, GiveForm, PasswordForm
from daihoi.apps.accounts.guard import page
from daihoi.apps.accounts.listings import grants_spec, label_of, log_spec
from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.queries import entries_for, grants_for, live, log_length, permission_missing
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.accounts.services import NewAccount
from daihoi.apps.accounts.verification import verify
from daihoi.apps.frame.answers import answer
from daihoi.apps.frame.tables import build
from daihoi.core.language import say

MOST_FAULTS = 200


def _actor(request: HttpRequest) -> User:
    return cast(User, request.user)


@page(Permission.MANAGE_GRANTS)
@require_safe
def grants(request: HttpRequest) -> HttpResponse:
    """Show who holds which role in the administrator's scope."""
    rows = grants_for(_actor(request))
    held = rows.filter(live())
    counts: dict[str, object] = {"roles": held.count(), "people": held.order_by().values("user").distinct().count()}
    return answer(request, "accounts/grants.html", build(grants_spec(), rows, request.GET), counts)


@page(Permission.MANAGE_GRANTS)
def grant_new_account(request: HttpRequest) -> HttpResponse:
    """Make an account with its first role."""
    form = AccountForm(request.POST or None, actor=_actor(request))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        account = NewAccount(username=given["username"], full_name=given["full_name"], password=given["password"])
        services.open_account(actor=_actor(request), account=account, role=given["role"], unit=given["unit"])
        messages.success(
            request,
            say(
                "Đã lập tài khoản “{username}” cho đồng chí {full_name}.",
                username=account.username,
                full_name=account.full_name,
            ),
        )
        return redirect("accounts:grants")
    return render(request, "accounts/new_account.html", {"form": form})


@page(Permission.MANAGE_GRANTS)
def grant_give(request: HttpRequest) -> HttpResponse:
    """Give a role to a person who has an account."""
    form = GiveForm(request.POST or None, actor=_actor(request))
    if request.method == "POST" and form.is_valid():
        role, unit = form.cleaned_data["role"], form.cleaned_data["unit"]
        services.give_role(actor=_actor(request), user=cast(User, form.user), role=role, unit=unit)
        messages.success(
            request,
            say(
                "Đã giao vai trò {role} tại {unit} cho đồng chí {user}.",
                role=say(role.label),
                unit=unit,
                user=form.user,
            ),
        )
        return redirect("accounts:grants")
    return render(request, "accounts/give.html", {"form": form})


@page(Permission.MANAGE_GRANTS)
def grant_end(request: HttpRequest, grant: int) -> HttpResponse:
    """Take a role back, with the reason."""
    row = get_object_or_404(grants_for(_actor(request)).filter(live()), pk=grant)
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.end_role(actor=_actor(request), grant=row, reason=form.cleaned_data["reason"])
        messages.success(
            request,
            say("Đã thu hồi vai trò {role} của đồng chí {user}.", role=say(row.get_role_display()), user=row.user),
        )
        return redirect("accounts:grants")
    return render(request, "accounts/end.html", {"form": form, "grant": row})


@page(Permission.MANAGE_GRANTS)
def grant_password(request: HttpRequest, person: int) -> HttpResponse:
    """Give a person a new password."""
    user = get_object_or_404(User, pk__in=grants_for(_actor(request)).values("user"), pk=person)
    services.require_may_set_password(_actor(request), user)
    form = PasswordForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        services.set_password(actor=_actor(request), user=user, password=form.cleaned_data["password"])
        messages.success(request, say("Đã đặt lại mật khẩu của tài khoản “{username}”.", username=user.username))
        return redirect("accounts:grants")
    return render(request, "accounts/password.html", {"form": form, "person": user})


@page(Permission.VIEW_AUDIT)
@require_safe
def audit(request: HttpRequest) -> HttpResponse:
    """Show the entries about units in the person's scope."""
    return answer(
        request,
        "accounts/audit.html",
        build(log_spec(), entries_for(_actor(request)), request.GET),
        {"length": log_length()},
    )


@page(Permission.VIEW_AUDIT)
@require_safe
def audit_entry(request: HttpRequest, sequence: int) -> HttpResponse:
    """Show one entry with what was before and after side by side."""
    entry = get_object_or_404(entries_for(_actor(request)), sequence=sequence)
    missing = permission_missing(_actor(request), entry)
    told = [] if missing else differences(entry)
    context = {"entry": entry, "label": label_of(entry.kind), "differences": told, "missing": missing}
    return render(request, "accounts/audit_entry.html", context)


@page(Permission.VIEW_AUDIT)
@require_safe
def audit_check(request: HttpRequest) -> HttpResponse:
    """Walk the whole log now and say whether it is what was written."""
    faults = list(islice(verify(), MOST_FAULTS))
    context = {"faults": faults, "length": log_length(), "most": MOST_FAULTS, "at": timezone.localtime()}
    return render(request, "accounts/audit_check.html", context)
