"""Where later rooms register to hear, inside the same transaction, that congresses changed."""

from collections.abc import Callable, Sequence

from daihoi.apps.planning.models import Cycle

Listener = Callable[[Sequence[int]], None]

_congress_listeners: list[Listener] = []
_cycle_listeners: list[Callable[[Cycle], None]] = []


def on_congress_change(listener: Listener) -> None:
    """Register a listener that is given the ids of the congresses whose facts or results changed."""
    _congress_listeners.append(listener)


def on_cycle_change(listener: Callable[[Cycle], None]) -> None:
    """Register a listener that hears when so much of a cycle changed that it is best looked at as a whole."""
    _cycle_listeners.append(listener)


def congresses_changed(congress_ids: Sequence[int]) -> None:
    """Tell every listener; called by the service that made the change, before its transaction ends."""
    for listener in _congress_listeners:
        listener(congress_ids)


def cycle_changed(cycle: Cycle) -> None:
    """Tell every listener that congresses changed all over a cycle."""
    for listener in _cycle_listeners:
        listener(cycle)
