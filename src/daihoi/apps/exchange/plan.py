"""What is to be written, kept in a file between the preview and the writing: exactly what the person was shown."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

Change = list[Any]


class PlanWriter:
    """Writes one change a line and sums them up in a digest."""

    def __init__(self, lines: TextIO) -> None:
        self._lines = lines
        self._digest = hashlib.sha256()

    def add(self, *change: object) -> None:
        """Note one change: its name, then plain values; dates are written as yyyy-mm-dd."""
        line = json.dumps(change, ensure_ascii=False, separators=(",", ":"), default=str) + "\n"
        self._lines.write(line)
        self._digest.update(line.encode())

    @property
    def digest(self) -> str:
        """The SHA-256 of everything noted so far."""
        return self._digest.hexdigest()


def read_plan(path: Path) -> Iterator[Change]:
    """Give the changes in the order in which they were noted."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def count_of(path: Path) -> int:
    """Give the number of changes in a plan."""
    with path.open("rb") as lines:
        return sum(1 for _ in lines)


def digest_of(path: Path) -> str:
    """Give the digest of a plan as it lies there now, an empty text when there is none."""
    if not path.exists():
        return ""
    with path.open("rb") as lines:
        return hashlib.file_digest(lines, "sha256").hexdigest()
