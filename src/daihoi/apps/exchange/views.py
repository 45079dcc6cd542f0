"""The pages of this room: bring a spreadsheet in, see what it would change, write it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daihoi.apps.accounts.guard import page, signed_in
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.exchange import jobs, services
from daihoi.apps.exchange.findings import KEPT_EACH
from daihoi.apps.exchange.forms import ImportForm
from daihoi.apps.exchange.kinds.registry import KINDS
from daihoi.apps.exchange.listings import imports_spec, status_sign, verdicts_spec
from daihoi.apps.exchange.models import Import
from daihoi.apps.exchange.queries import imports_for, verdicts_of
from daihoi.apps.exchange.storage import folder_of
from daihoi.apps.exchange.template_book import template_book
from daihoi.apps.frame.answers import answer
from daihoi.apps.frame.tables import build
from daihoi.apps.organisation.refusals import Refused
from daihoi.apps.planning.models import Cycle
from daihoi.apps.planning.place import cycle_of
from daihoi.core.language import say

AT_ONCE_BYTES = 256 * 1024
AT_ONCE_ROWS = 1_000
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NOUNS = {
    Import.Kind.UNITS: "đơn vị",
    Import.Kind.MEMBERS: "đảng viên",
    Import.Kind.CALENDAR: "đại hội",
    Import.Kind.RESULTS: "dòng kết quả",
}


def _import(request: HttpRequest, number: int) -> Import:
    return get_object_or_404(imports_for(signed_in(request)), pk=number)


@page(Permission.IMPORT_DATA)
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Show the imports so far."""
    rows = imports_for(signed_in(request))
    return answer(request, "exchange/start.html", build(imports_spec(), rows, request.GET), {"any": rows.exists()})


@page(Permission.IMPORT_DATA)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Take a file in; a small one is checked at once, a larger one while the person may leave."""
    initial = {"cycle": cycle_of(request), "kind": request.GET.get("loai")}
    form = ImportForm(request.POST or None, request.FILES or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        upload = services.Upload(name=given["file"].name, chunks=given["file"].chunks())
        work = services.receive_file(
            actor=signed_in(request), kind=Import.Kind(given["kind"]), cycle=given["cycle"], upload=upload
        )
        if work.file_size <= AT_ONCE_BYTES:
            jobs.advance(work.pk)
        return redirect("exchange:show", number=work.pk)
    context = {"form": form, "kinds": list(KINDS.values()), "many_cycles": Cycle.objects.count() > 1}
    return render(request, "exchange/new.html", context)


@page(Permission.IMPORT_DATA)
@require_safe
def template(_: HttpRequest, kind: str) -> HttpResponse:
    """Give the template of a kind to fill in."""
    found = KINDS.get(kind.upper())
    if found is None:
        raise Http404(say("Không có mẫu này."))
    response = HttpResponse(template_book(found), content_type=_WORKBOOK)
    response["Content-Disposition"] = f'attachment; filename="mau-{kind.lower()}.xlsx"'
    return response


@page(Permission.IMPORT_DATA)
@require_safe
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show how far an import is, what it would change, or what it changed."""
    work = _import(request, number)
    context: dict[str, object] = {
        "work": work,
        "sign": status_sign(work),
        "noun": _NOUNS[Import.Kind(work.kind)],
        "state": folder_of(work.pk).state(),
        "cut": KEPT_EACH if max(work.to_add, work.to_change, work.unchanged, work.faulty) > KEPT_EACH else 0,
    }
    table = build(verdicts_spec(work), verdicts_of(work), request.GET)
    return answer(request, "exchange/show.html", table, context)


@page(Permission.IMPORT_DATA)
@require_safe
def progress(request: HttpRequest, number: int) -> HttpResponse:
    """Give the bar alone, as asked for every second; when the work is over the page is loaded anew."""
    work = _import(request, number)
    context = {"work": work, "state": folder_of(work.pk).state(), "now": timezone.localtime()}
    response = render(request, "exchange/progress.html", context)
    if work.status not in (Import.Status.RECEIVED, Import.Status.APPLYING):
        response["HX-Refresh"] = "true"
    return response


@page(Permission.IMPORT_DATA)
@require_POST
def apply(request: HttpRequest, number: int) -> HttpResponse:
    """Write what was shown; a small file at once."""
    work = _import(request, number)
    return _begin(request, work, services.ask_to_apply, at_once=work.to_add + work.to_change <= AT_ONCE_ROWS)


@page(Permission.IMPORT_DATA)
@require_POST
def stop(request: HttpRequest, number: int) -> HttpResponse:
    """Ask for the work to stop; what was being written is undone."""
    services.ask_to_stop(actor=signed_in(request), work=_import(request, number))
    messages.info(request, say("Đã ghi nhận yêu cầu dừng; việc đang làm sẽ dừng trong giây lát và không để lại gì."))
    return redirect("exchange:show", number=number)


@page(Permission.IMPORT_DATA)
@require_POST
def check_again(request: HttpRequest, number: int) -> HttpResponse:
    """Check the file once more against the records as they are now."""
    work = _import(request, number)
    return _begin(request, work, services.check_again, at_once=work.file_size <= AT_ONCE_BYTES)


def _begin(request: HttpRequest, work: Import, ask: Callable[..., Import], *, at_once: bool) -> HttpResponse:
    try:
        ask(actor=signed_in(request), work=work)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        if at_once:
            jobs.advance(work.pk)
    return redirect("exchange:show", number=work.pk)


@page(Permission.IMPORT_DATA)
@require_POST
def discard(request: HttpRequest, number: int) -> HttpResponse:
    """Throw away an import that was not written."""
    work = _import(request, number)
    try:
        services.discard(actor=signed_in(request), work=work)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("exchange:show", number=number)
    messages.success(request, say("Đã bỏ tệp “{file}”; dữ liệu trên hệ thống không thay đổi.", file=work.file_name))
    return redirect("exchange:start")
