"""What is answered with a table: the page around it, or the table as a spreadsheet."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from daihoi.apps.frame.origin import origin_of
from daihoi.apps.frame.sheet import sheet_response
from daihoi.apps.frame.state import FORMAT
from daihoi.apps.frame.tables import Table


def is_taken(request: HttpRequest) -> bool:
    """Tell whether the address asks for a table as a spreadsheet."""
    return request.GET.get(FORMAT) == "xlsx"


def answer(request: HttpRequest, template: str, table: Table[Any], context: dict[str, object]) -> HttpResponse:
    """Answer with the page around a table, or with the table as a spreadsheet when the address says so."""
    if is_taken(request):
        return sheet_response(table, origin_of(request))
    return render(request, template, {**context, "table": table})
