"""Imports as the pages and the command line make them, for the tests."""

from pathlib import Path

from daihoi.apps.accounts.models import User
from daihoi.apps.exchange.findings import Place, sentence
from daihoi.apps.exchange.models import Import, Verdict
from daihoi.apps.exchange.progress import Progress
from daihoi.apps.exchange.services import Upload, apply_import, ask_to_apply, check_import, receive_file
from daihoi.apps.planning.models import Cycle


def received(path: Path, kind: Import.Kind, cycle: Cycle, actor: User | None = None) -> Import:
    """Bring a file in."""
    upload = Upload(name=path.name, chunks=[path.read_bytes()])
    return receive_file(actor=actor, kind=kind, cycle=cycle, upload=upload)


def checked(path: Path, kind: Import.Kind, cycle: Cycle, actor: User | None = None) -> Import:
    """Bring a file in and check it."""
    return check_import(received(path, kind, cycle, actor), Progress())


def applied(path: Path, kind: Import.Kind, cycle: Cycle, actor: User | None = None) -> Import:
    """Bring a file in, check it and write it; a file that can't be written fails the test."""
    work = checked(path, kind, cycle, actor)
    assert sentences(work, Verdict.Level.FAULT) == []
    return apply_import(ask_to_apply(actor=actor, work=work), Progress())


def sentences(work: Import, *levels: Verdict.Level) -> list[str]:
    """Give the verdicts of some levels as the person reads them."""
    rows = work.verdicts.filter(level__in=levels) if levels else work.verdicts.all()
    return [sentence(Place(row.sheet, row.row, row.column), row.message) for row in rows]


def counts(work: Import) -> tuple[int, int, int, int]:
    """Give how many rows are added, changed, the same, faulty."""
    return work.to_add, work.to_change, work.unchanged, work.faulty
