"""How far the log had come, kept in the home folder: who holds only the database can't cut the log short unseen."""

import fcntl
import hashlib
import hmac
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True)
class Mark:
    """The last entry known outside the database; the log may be longer, never shorter."""

    sequence: int
    hash: str


class BrokenMark(ValueError):
    """The file of the mark does not hold what this installation wrote."""


def raise_mark(mark: Mark) -> None:
    """Keep a mark unless a later one is kept; the file is replaced whole, so that a kill leaves one or the other."""
    path = _path()
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        kept = kept_mark()
        if kept is None or kept.sequence < mark.sequence:
            draft = path.with_suffix(".new")
            draft.write_text(f"{mark.sequence} {mark.hash} {_seal(mark)}\n", "ascii")
            draft.replace(path)


def kept_mark() -> Mark | None:
    """Give the mark kept; None when there is none yet, BrokenMark when the file was altered."""
    try:
        return _parse(_path().read_text("ascii"))
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        raise BrokenMark from error


def forget_mark() -> None:
    """Remove the mark: an empty database begins a log of its own."""
    _path().unlink(missing_ok=True)


def _parse(text: str) -> Mark:
    sequence, digest, seal = [*text.split(), "", "", ""][:3]
    mark = Mark(int(sequence) if sequence.isdecimal() else 0, digest)
    if not hmac.compare_digest(_seal(mark).encode(), seal.encode()):
        raise BrokenMark
    return mark


def _seal(mark: Mark) -> str:
    text = f"mark {mark.sequence} {mark.hash}"
    return hmac.new(settings.AUDIT_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()


def _path() -> Path:
    return Path(settings.HOME) / "audit_mark"
