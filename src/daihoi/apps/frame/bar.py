"""A progress bar on the terminal: how many of how many, how quickly, how long still."""

import sys
import time
from dataclasses import dataclass, field

from daihoi.core.figures.vietnamese import number_text

_WIDTH = 30
_SECONDS_BETWEEN = 0.2
_SECONDS_BETWEEN_LINES = 5.0


@dataclass
class Bar:
    """Shows progress on stderr when it is called with what is done and what there is in all."""

    label: str
    begun: float = field(default_factory=time.monotonic)
    shown: float = 0.0

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if done < total and now - self.shown < (_SECONDS_BETWEEN if sys.stderr.isatty() else _SECONDS_BETWEEN_LINES):
            return
        self.shown = now
        text = self._text(done, total, now - self.begun)
        if sys.stderr.isatty():
            sys.stderr.write(f"\r\033[K{text}" + ("\n" if done >= total else ""))
        else:
            sys.stderr.write(f"{text}\n")
        sys.stderr.flush()

    def _text(self, done: int, total: int, seconds: float) -> str:
        filled = _WIDTH * done // total if total else _WIDTH
        rate = done / seconds if seconds else 0.0
        left = f"còn {round((total - done) / rate)} giây" if rate and done < total else f"{round(seconds)} giây"
        count = f"{number_text(done)}/{number_text(total)}"
        return (
            f"{self.label} [{'#' * filled}{'.' * (_WIDTH - filled)}] {count}, {number_text(round(rate))}/giây, {left}"
        )
