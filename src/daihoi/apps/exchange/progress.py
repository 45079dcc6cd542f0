"""How far a long work has come, shown outside the database: while an import is written nobody else can write there."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from daihoi.core.language import msgid

_SECONDS_BETWEEN = 0.3


class Step(StrEnum):
    """The steps of an import, in the words shown beside the bar."""

    READ = "Đọc tệp"
    CHECK = "Kiểm tra từng dòng"
    WRITE = msgid("Ghi")
    TOTALS = "Tính lại số tổng hợp"

    @property
    def is_writing(self) -> bool:
        """Whether nothing is changed until the step is over."""
        return self in (Step.WRITE, Step.TOTALS)


class StopAsked(Exception):
    """The person asked to stop; what is in hand is left as if it had not begun."""


@dataclass(frozen=True)
class State:
    """One look at the work: which step, how many of how many, since how many seconds."""

    step: Step
    done: int
    total: int
    seconds: float

    @property
    def percent(self) -> int:
        """The whole percents done, 0 when the size isn't known."""
        return min(100, 100 * self.done // self.total) if self.total else 0

    @property
    def rate(self) -> int:
        """How many a second."""
        return round(self.done / self.seconds) if self.seconds > 0 else 0

    @property
    def seconds_left(self) -> int | None:
        """How many seconds are left at this rate, None before it can be told."""
        return round((self.total - self.done) / self.rate) if self.rate and self.total else None


def _nobody(_: State) -> None:
    """Show nothing."""


def _never() -> bool:
    return False


@dataclass
class Progress:
    """Counts work as it is done, shows it a few times a second, and breaks off when asked to."""

    show: Callable[[State], None] = _nobody
    stop_asked: Callable[[], bool] = _never
    _step: Step = Step.READ
    _total: int = 0
    _done: int = 0
    _begun: float = field(default_factory=time.monotonic)
    _shown: float = 0.0

    def begin(self, step: Step, total: int = 0) -> None:
        """Begin a step of so many parts (0: not known); raises `StopAsked` when the person asked to stop."""
        self._step, self._total, self._done = step, total, 0
        self._begun = time.monotonic()
        self._look(self._begun)

    def advance(self, count: int = 1) -> None:
        """Count parts as done; raises `StopAsked` when the person asked to stop."""
        self._done += count
        now = time.monotonic()
        if now - self._shown >= _SECONDS_BETWEEN:
            self._look(now)

    def _look(self, now: float) -> None:
        self._shown = now
        self.show(State(self._step, self._done, self._total, now - self._begun))
        if self.stop_asked():
            raise StopAsked
