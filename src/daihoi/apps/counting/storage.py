"""Where scans and their pictures lie: below the home folder, apart from the database, named by their SHA-256.

Everything that reads or writes them goes through `Shelf`.
"""

import fcntl
import hashlib
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedWriter
from pathlib import Path

from django.conf import settings

from daihoi.core.errors import UnusableInput
from daihoi.core.figures.vietnamese import number_text

LIMIT_FILE = 1024**3


@dataclass(frozen=True)
class Draft:
    """A file as it came in, not yet taken: where it lies, how large it is, its SHA-256."""

    path: Path
    size: int
    digest: str


@dataclass(frozen=True)
class Shelf:
    """The folder of one box."""

    folder: Path

    def draft(self, chunks: Iterable[bytes], name: str) -> Draft:
        """Write a file down for looking into it; `UnusableInput` when it is too large, and then nothing stays."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = self.folder / f".{secrets.token_hex(8)}"
        digest, size = hashlib.sha256(), 0
        try:
            with _own(path) as file:
                for chunk in chunks:
                    size += len(chunk)
                    if size > LIMIT_FILE:
                        raise UnusableInput(_too_large(name))
                    digest.update(chunk)
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return Draft(path, size, digest.hexdigest())

    def take(self, draft: Draft, suffix: str) -> None:
        """Put a draft in its place."""
        draft.path.replace(self.file(draft.digest, suffix))

    def file(self, digest: str, suffix: str) -> Path:
        """Give where a file of scans lies."""
        return self.folder / f"{digest}{suffix}"

    def digest(self, digest: str, suffix: str) -> str:
        """Work out anew the SHA-256 of a file as it lies there, empty when it is gone."""
        try:
            with self.file(digest, suffix).open("rb") as kept:
                return hashlib.file_digest(kept, "sha256").hexdigest()
        except FileNotFoundError:
            return ""

    def picture(self, digest: str, page: int) -> bytes | None:
        """Give the picture of a page, None before it was made."""
        try:
            return self._picture(digest, page).read_bytes()
        except FileNotFoundError:
            return None

    def keep_picture(self, digest: str, page: int, content: bytes) -> None:
        """Keep the picture of a page; the file appears whole."""
        draft = self.folder / f".{secrets.token_hex(8)}"
        with _own(draft) as file:
            file.write(content)
        draft.replace(self._picture(digest, page))

    def keep_ink(self, digest: str, page: int, content: bytes) -> None:
        """Keep the ink of a page, by which the same sheet is noticed when it comes again."""
        with _own(self._ink(digest, page)) as file:
            file.write(content)

    def ink(self, digest: str, page: int) -> bytes | None:
        """Give the ink of a page, None where it has none to be told by."""
        try:
            return self._ink(digest, page).read_bytes()
        except FileNotFoundError:
            return None

    def _ink(self, digest: str, page: int) -> Path:
        return self.folder / f"{digest}-{page:05d}.ink"

    def _picture(self, digest: str, page: int) -> Path:
        return self.folder / f"{digest}-{page:05d}.jpg"

    @contextmanager
    def held(self, digest: str) -> Iterator[bool]:
        """Hold a file for this process, or give False while another one reads it; a killed process lets go."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with _own(self.folder / f"{digest}.lock") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
            else:
                yield True


def shelf_of(box_id: int) -> Shelf:
    """Give the folder of a box."""
    return Shelf(Path(settings.HOME) / "scans" / str(box_id))


def _own(path: Path) -> BufferedWriter:
    """Open a file for writing that nobody else on the machine may read."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")


def _too_large(name: str) -> str:
    limit = number_text(LIMIT_FILE // 1024**2)
    return f"Tệp “{name}” nặng hơn {limit} MB. Hãy quét thành nhiều tệp nhỏ hơn rồi nhận lần lượt."
