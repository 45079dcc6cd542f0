"""Where later rooms register to hear, inside the same transaction, that units moved or ended."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

Listener = Callable[[], None]


@dataclass
class _Gathered:
    """Whether anything changed while the listeners were held back."""

    changed: bool = False


_listeners: list[Listener] = []
_gathered: ContextVar[_Gathered | None] = ContextVar("tree_changes_held_back", default=None)


def on_tree_change(listener: Listener) -> None:
    """Register a listener that hears of moved or ended units, after which totals stand on another tree."""
    _listeners.append(listener)


def tree_changed() -> None:
    """Tell every listener that units moved or ended; within `told_once` they hear at the end of the block."""
    held_back = _gathered.get()
    if held_back is not None:
        held_back.changed = True
        return
    for listener in _listeners:
        listener()


@contextmanager
def told_once() -> Iterator[None]:
    """Hold the listeners back while several units change, and tell them once when the outermost block is done."""
    if _gathered.get() is not None:
        yield
        return
    gathered = _Gathered()
    token = _gathered.set(gathered)
    try:
        yield
    finally:
        _gathered.reset(token)
    if gathered.changed:
        tree_changed()
