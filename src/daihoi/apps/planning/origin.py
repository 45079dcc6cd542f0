"""Which cycle and day the figures of a page are of."""

from django.http import HttpRequest

from daihoi.apps.frame.origin import Origin
from daihoi.apps.planning.place import Place, cycle_of, day_in


def origin_from(request: HttpRequest) -> Origin | None:
    """Read the cycle and the day of a page from its address; None before any cycle is opened."""
    cycle = cycle_of(request)
    if cycle is None:
        return None
    unit = getattr(request, "unit", None)
    return Origin(
        cycle.code, cycle.term, day_in(request, cycle), unit.code if unit else "", demo=cycle.clock is not None
    )


def origin_at(place: Place) -> Origin:
    """Give the cycle and the day of a place."""
    cycle = place.cycle
    return Origin(cycle.code, cycle.term, place.as_of, place.unit.code, demo=cycle.clock is not None)
