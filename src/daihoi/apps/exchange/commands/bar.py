"""A progress bar on the terminal: how many of how many, how quickly, how long still."""

import sys
import time
from dataclasses import dataclass, field

from daihoi.core.figures.vietnamese import number_text

_WIDTH = 30
_SECONDS_BETWEEN = 0.2


@dataclass
class Bar:
    """Shows progress on stderr when it is called with what is done and what there is in all."""

    label: str
    begun: float = field(default_factory=time.monotonic)
    shown: float = 0.0

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if done < total and now - self.shown < _SECONDS_BETWEEN:
            return
        self.shown = now
        sys.stderr.write(f"{self._start()}{self._text(done, total, now - self.begun)}")
        if done >= total and sys.stderr.isatty():
            sys.stderr.write("\n")
        sys.stderr.flush()

    def _start(self) -> str:
        return "\r\033[K" if sys.stderr.isatty() else "\n"

    def _text(self, done: int, total: int, seconds: float) -> str:
        filled = _WIDTH * done // total if total else _WIDTH
        rate = done / seconds if seconds else 0.0
        left = f"còn {round((total - done) / rate)} giây" if rate and done < total else f"{round(seconds)} giây"
        count = f"{number_text(done)}/{number_text(total)}"
        return (
            f"{self.label} [{'#' * filled}{'.' * (_WIDTH - filled)}] {count}, {number_text(round(rate))}/giây, {left}"
        )
