"""The runner of imports that wait: it lets a person leave the page, and takes up again what a stopped process left."""

from typing import Protocol


class StopSignal(Protocol):
    """What tells the runner to end: an event of a thread or of a process."""

    def is_set(self) -> bool: ...

    def wait(self, timeout: float | None = None) -> bool: ...


def work_forever(stop: StopSignal) -> None:
    """Check and apply imports as they come, until told to stop."""
    while not stop.wait(timeout=1.0):
        continue
