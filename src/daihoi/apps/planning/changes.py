"""Where later rooms register to hear, inside the same transaction, that congresses changed."""

from collections.abc import Callable, Sequence

Listener = Callable[[Sequence[int]], None]

_congress_listeners: list[Listener] = []
_tree_listeners: list[Callable[[], None]] = []


def on_congress_change(listener: Listener) -> None:
    """Register a listener that is given the ids of the congresses whose facts or results changed."""
    _congress_listeners.append(listener)


def on_tree_change(listener: Callable[[], None]) -> None:
    """Register a listener that hears of moved or ended units, after which totals stand on another tree."""
    _tree_listeners.append(listener)


def congresses_changed(congress_ids: Sequence[int]) -> None:
    """Tell every listener; called by the service that made the change, before its transaction ends."""
    for listener in _congress_listeners:
        listener(congress_ids)


def tree_changed() -> None:
    """Tell every listener that units moved, ended or began."""
    for listener in _tree_listeners:
        listener()
