"""The runner of imports that wait: it lets a person leave the page, and takes up again what a stopped process left."""

import logging
from typing import Protocol

from django.db import close_old_connections

from daihoi.apps.exchange.models import Import
from daihoi.apps.exchange.progress import Progress
from daihoi.apps.exchange.services import apply_import, check_import, fail_import
from daihoi.apps.exchange.storage import Folder, all_folders, folder_of
from daihoi.apps.planning.holidays import forget

_PAUSE = 0.5
_WAITING = (Import.Status.RECEIVED, Import.Status.APPLYING)
_OVER = (Import.Status.APPLIED, Import.Status.REFUSED)
_log = logging.getLogger(__name__)


class StopSignal(Protocol):
    """What tells the runner to end: an event of a thread or of a process."""

    def is_set(self) -> bool: ...

    def wait(self, timeout: float | None = None) -> bool: ...


class _Ending(Exception):
    """The runner ends: the import in hand is left as it stood, for the next runner."""


def work_forever(stop: StopSignal) -> None:
    """Check and apply imports as they come, until told to stop; work in hand is then left to be taken up again."""
    clear_leavings()
    while not stop.is_set():
        close_old_connections()
        forget()
        if not any(advance(pk, stop) for pk in _waiting()):
            stop.wait(timeout=_PAUSE)


def clear_leavings() -> None:
    """Remove the files of imports that are over: a process killed between the two could not."""
    for folder in all_folders():
        if Import.objects.filter(pk=folder.path.name, status__in=_OVER).exists():
            folder.clear()


def _waiting() -> list[int]:
    return list(Import.objects.filter(status__in=_WAITING).order_by("received_at").values_list("pk", flat=True))


def advance(import_id: int, stop: StopSignal | None = None) -> bool:
    """Do what an import waits for; False when there is nothing to do or another process has it in hand."""
    folder = folder_of(import_id)
    with folder.held() as mine:
        work = Import.objects.select_related("cycle", "actor").filter(pk=import_id, status__in=_WAITING).first()
        if not mine or work is None:
            return False
        do = apply_import if work.status == Import.Status.APPLYING else check_import
        try:
            do(work, Progress(folder.show, lambda: _stop_asked(folder, stop)))
        except _Ending:
            return False
        except Exception:
            _log.exception("import %s failed", import_id)
            fail_import(work)
        return True


def _stop_asked(folder: Folder, stop: StopSignal | None) -> bool:
    if stop is not None and stop.is_set():
        raise _Ending
    return folder.stop_asked()
