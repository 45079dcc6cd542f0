"""The day that the address of a page chooses, for pages about the tree."""

from datetime import date

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone

from daihoi.apps.frame.fields import DayField


def chosen_day(request: HttpRequest) -> date:
    """Give the day in the address (`den-ngay`), or today when there is none or it is no real day."""
    try:
        day: date | None = DayField(required=False).clean(request.GET.get("den-ngay", ""))
    except ValidationError:
        day = None
    return day or timezone.localdate()
