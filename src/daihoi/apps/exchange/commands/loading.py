"""One import from the command line, by the installation's owner: progress on stderr, the result on stdout."""

import contextlib
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from daihoi.apps.accounts.operator import by_operator
from daihoi.apps.exchange.findings import Place, sentence
from daihoi.apps.exchange.models import Import, Verdict
from daihoi.apps.exchange.progress import Progress, State, Step
from daihoi.apps.exchange.services import Upload, apply_import, ask_to_apply, check_import, discard, receive_file
from daihoi.apps.exchange.storage import folder_of
from daihoi.apps.frame.bar import Bar
from daihoi.apps.planning.models import Cycle
from daihoi.apps.planning.place import current_cycle
from daihoi.core.errors import UnusableInput
from daihoi.core.figures.vietnamese import number_text

_CHUNK = 1024**2
_SHOWN = 50
_TOLD = (Verdict.Level.FAULT, Verdict.Level.WARNING, Verdict.Level.CHANGE)


@dataclass(frozen=True)
class Wish:
    """What the command line asks for."""

    kind: str
    file: Path
    cycle: str | None
    writes: bool
    as_json: bool


class _Bars:
    """Shows each step of the work as a bar of its own."""

    def __init__(self) -> None:
        self._step: Step | None = None
        self._bar = Bar("")

    def __call__(self, state: State) -> None:
        if state.step != self._step:
            self._step, self._bar = state.step, Bar(state.step)
        self._bar(state.done, state.total or 1)


def load(wish: Wish) -> int:
    """Check a file and write it if nothing is wrong; gives the exit status."""
    begun = time.monotonic()
    with by_operator(), _received(wish) as work:
        _carry_out(wish, work)
        report = _report(work, round(time.monotonic() - begun, 1))
        verdicts = list(work.verdicts.filter(level__in=_TOLD))
    if wish.as_json:
        document = report | {"verdicts": [_plain(verdict) for verdict in verdicts]}
        sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=1) + "\n")
    else:
        _say(work, verdicts)
    return 1 if work.faulty else 0


@contextlib.contextmanager
def _received(wish: Wish) -> Iterator[Import]:
    """Take the file in, held by this process; what was not written leaves nothing behind."""
    kind, cycle = Import.Kind(wish.kind), _cycle(wish.cycle)
    with contextlib.ExitStack() as stack:
        with wish.file.open("rb") as file, transaction.atomic():
            upload = Upload(name=wish.file.name, chunks=iter(lambda: file.read(_CHUNK), b""))
            work = receive_file(actor=None, kind=kind, cycle=cycle, upload=upload)
            stack.enter_context(folder_of(work.pk).held())
        try:
            yield work
        finally:
            left = Import.objects.exclude(status=Import.Status.APPLIED).filter(pk=work.pk).first()
            if left is not None:
                left.status = Import.Status.STOPPED
                discard(actor=None, work=left)


def _cycle(code: str | None) -> Cycle:
    cycle = current_cycle(code) or (None if code else Cycle.objects.first())
    if cycle is None:
        codes = ", ".join(Cycle.objects.values_list("code", flat=True)) or "chưa có chu kỳ nào"
        raise UnusableInput(f"Không có chu kỳ «{code or ''}» (đang có: {codes}). Mở chu kỳ trước khi nhập dữ liệu.")
    return cycle


def _carry_out(wish: Wish, work: Import) -> None:
    progress = Progress(_Bars())
    check_import(work, progress)
    if work.status == Import.Status.REFUSED:
        raise UnusableInput(work.message)
    if wish.writes and not work.faulty and work.to_add + work.to_change:
        apply_import(ask_to_apply(actor=None, work=work), progress)
    sys.stderr.write("\n")


def _report(work: Import, seconds: float) -> dict[str, object]:
    written = work.status == Import.Status.APPLIED
    return {
        "file": work.file_name,
        "kind": work.kind.lower(),
        "cycle": work.cycle.code,
        "sha256": work.digest,
        "read_as": work.read_as,
        "written": written,
        "rows": {
            "add": work.to_add,
            "change": work.to_change,
            "same": work.unchanged,
            "fault": work.faulty,
            "warning": work.warnings,
        },
        "seconds": seconds,
    }


def _plain(verdict: Verdict) -> dict[str, object]:
    return {
        "level": verdict.level.lower(),
        "sheet": verdict.sheet,
        "row": verdict.row,
        "column": verdict.column,
        "message": verdict.message,
    }


def _say(work: Import, verdicts: list[Verdict]) -> None:
    lines = [
        f"{verdict.get_level_display()}: {sentence(Place(verdict.sheet, verdict.row, verdict.column), verdict.message)}"
        for verdict in verdicts[:_SHOWN]
    ]
    if len(verdicts) > _SHOWN:
        lines.append(f"… và {number_text(len(verdicts) - _SHOWN)} dòng nữa; dùng --json để xem đủ.")
    lines.append(
        f"{work.file_name} ({work.read_as}): thêm {number_text(work.to_add)}, sửa {number_text(work.to_change)}, "
        f"không đổi {number_text(work.unchanged)}, lỗi {number_text(work.faulty)}."
    )
    lines.append(
        "Đã ghi." if work.status == Import.Status.APPLIED else "Chưa ghi gì." if work.faulty else "Không ghi gì."
    )
    sys.stdout.write("\n".join(lines) + "\n")
