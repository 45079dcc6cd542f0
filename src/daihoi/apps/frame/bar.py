"""A progress bar on the terminal: how many of how many, how quickly, how long still."""

import sys
import time
from dataclasses import dataclass, field

from daihoi.core.figures.vietnamese import number_text
from daihoi.core.language import say

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
        left = (
            say("còn {seconds} giây", seconds=round((total - done) / rate))
            if rate and done < total
            else say("{seconds} giây", seconds=round(seconds))
        )
        count = f"{number_text(done)}/{number_text(total)}"
        quickly = say("{rate}/giây", rate=number_text(round(rate)))
        return f"{self.label} [{'#' * filled}{'.' * (_WIDTH - filled)}] {count}, {quickly}, {left}"
