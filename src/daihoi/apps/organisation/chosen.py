"""The day that the address of a page chooses, for pages about the tree."""

from datetime import date

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone

from daihoi.apps.frame.fields import DayField
from daihoi.apps.frame.origin import origin_of


def chosen_day(request: HttpRequest) -> date:
    """Give the day in the address (`den-ngay`); when there is none, or no real one, that of the other pages' figures.

    That is today before any cycle is opened.
    """
    try:
        day: date | None = DayField(required=False).clean(request.GET.get("den-ngay", ""))
    except ValidationError:
        day = None
    if day is not None:
        return day
    origin = origin_of(request)
    return origin.as_of if origin else timezone.localdate()
