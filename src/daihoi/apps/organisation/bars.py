"""Where later rooms register why a unit takes no unit below it."""

from collections.abc import Callable

from daihoi.apps.organisation.models import Unit

Bar = Callable[[Unit], str]

_bars: list[Bar] = []


def add_bar(bar: Bar) -> None:
    """Register a bar, which says why a unit takes none below it, or gives an empty text where it does."""
    _bars.append(bar)


def barred(unit: Unit) -> str:
    """Say why a unit takes no unit below it; an empty text where it does."""
    return next(filter(None, (bar(unit) for bar in _bars)), "")
