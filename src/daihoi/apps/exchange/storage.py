"""Where the files of an import lie: in a folder of its own below the home folder, apart from the database."""

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from daihoi.apps.exchange.progress import State, Step
from daihoi.core.errors import UnusableInput
from daihoi.core.figures.vietnamese import number_text

LIMIT_FILE = 300 * 1024**2


@dataclass(frozen=True)
class Folder:
    """The folder of one import: the file, its unpacked rows, what is to be written, and how far the work is."""

    path: Path

    @property
    def file(self) -> Path:
        """The spreadsheet as it came."""
        return self.path / "file"

    @property
    def rows(self) -> Path:
        """The folder of its unpacked rows, one for each process so that an orphan of a killed one is not met."""
        return self.path / f"rows-{os.getpid()}"

    @property
    def plan(self) -> Path:
        """What is to be written, one change a line."""
        return self.path / "plan.jsonl"

    def show(self, state: State) -> None:
        """Leave the state of the work for whoever asks; the file is replaced whole."""
        draft = self.path / ".progress"
        draft.write_text(json.dumps([state.step, state.done, state.total, state.seconds]), encoding="utf-8")
        draft.replace(self.path / "progress")

    def state(self) -> State | None:
        """Give the state last shown, None while the work waits."""
        try:
            step, done, total, seconds = json.loads((self.path / "progress").read_text("utf-8"))
        except FileNotFoundError:
            return None
        return State(Step(step), done, total, seconds)

    def ask_to_stop(self) -> None:
        """Leave word that the work is to stop."""
        self.path.mkdir(parents=True, exist_ok=True)
        (self.path / "stop").touch()

    def stop_asked(self) -> bool:
        """Say whether somebody asked to stop."""
        return (self.path / "stop").exists()

    def forget_stop(self) -> None:
        """Take back the word to stop and the state shown, before the work begins anew."""
        (self.path / "stop").unlink(missing_ok=True)
        (self.path / "progress").unlink(missing_ok=True)

    def clear(self) -> None:
        """Remove every file: the personal data of a finished import is kept in the database only."""
        shutil.rmtree(self.path, ignore_errors=True)

    def clear_rows(self) -> None:
        """Remove the unpacked rows; they can be unpacked again from the file."""
        for rows in self.path.glob("rows-*"):
            shutil.rmtree(rows, ignore_errors=True)

    @contextmanager
    def held(self) -> Iterator[bool]:
        """Hold the import for this process, or give False while another one does; a killed process lets go."""
        self.path.mkdir(parents=True, exist_ok=True)
        with (self.path / "lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
            else:
                yield True


def folder_of(import_id: int) -> Folder:
    """Give the folder of an import."""
    return Folder(Path(settings.HOME) / "imports" / str(import_id))


def all_folders() -> list[Folder]:
    """Give the folders that imports have left or still need."""
    home = Path(settings.HOME) / "imports"
    return [Folder(path) for path in home.glob("[0-9]*")]


@dataclass(frozen=True)
class Stored:
    """A file that was kept: its size and its SHA-256."""

    size: int
    digest: str


def keep_file(folder: Folder, chunks: Iterable[bytes], file_name: str) -> Stored:
    """Write a file into the folder, readable by this program only; UnusableInput when it is too large."""
    folder.path.mkdir(parents=True, exist_ok=True, mode=0o700)
    digest, size = hashlib.sha256(), 0
    with os.fdopen(os.open(folder.file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        for chunk in chunks:
            size += len(chunk)
            if size > LIMIT_FILE:
                raise UnusableInput(_too_large(file_name))
            digest.update(chunk)
            file.write(chunk)
    return Stored(size, digest.hexdigest())


def _too_large(file_name: str) -> str:
    limit = number_text(LIMIT_FILE // 1024**2)
    return f"Tệp “{file_name}” nặng hơn {limit} MB. Hãy chia tệp theo đơn vị rồi nhập lần lượt."
