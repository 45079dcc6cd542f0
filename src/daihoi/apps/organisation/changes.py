"""Where later rooms register to hear, inside the same transaction, which units moved or ended."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True)
class Moved:
    """A unit that went with all below it: the keys of the units above it before, and of those above it now."""

    unit_id: int
    above_before: tuple[int, ...]
    above_now: tuple[int, ...]


@dataclass(frozen=True)
class Ended:
    """A unit whose last day was set or taken back."""

    unit_id: int


TreeChange = Moved | Ended
Listener = Callable[[Sequence[TreeChange]], None]

_listeners: list[Listener] = []
_held_back: ContextVar[list[TreeChange] | None] = ContextVar("tree_changes_held_back", default=None)


def on_tree_change(listener: Listener) -> None:
    """Register a listener that is given the moves and ends of units, in the order in which they were made."""
    _listeners.append(listener)


def tree_changed(change: TreeChange) -> None:
    """Tell every listener of a change; within `told_once` they hear of it at the end of the block."""
    held_back = _held_back.get()
    if held_back is None:
        _tell([change])
    else:
        held_back.append(change)


@contextmanager
def told_once() -> Iterator[None]:
    """Hold the listeners back while several units change, and tell them once when the outermost block is done."""
    if _held_back.get() is not None:
        yield
        return
    token = _held_back.set([])
    try:
        yield
        tell_held_back()
    finally:
        _held_back.reset(token)


def tell_held_back() -> None:
    """Tell at once what is held back; for a listener that is about to read the tree as it is now."""
    held_back = _held_back.get()
    if held_back:
        changes = held_back.copy()
        held_back.clear()
        _tell(changes)


def _tell(changes: Sequence[TreeChange]) -> None:
    for listener in _listeners:
        listener(changes)
