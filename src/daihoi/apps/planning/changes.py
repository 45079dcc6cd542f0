"""Where later rooms register to hear, inside the same transaction, that congresses changed."""

from collections.abc import Callable, Sequence

Listener = Callable[[Sequence[int]], None]

_congress_listeners: list[Listener] = []


def on_congress_change(listener: Listener) -> None:
    """Register a listener that is given the ids of the congresses whose facts or results changed."""
    _congress_listeners.append(listener)


def congresses_changed(congress_ids: Sequence[int]) -> None:
    """Tell every listener; called by the service that made the change, before its transaction ends."""
    for listener in _congress_listeners:
        listener(congress_ids)
