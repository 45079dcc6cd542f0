"""What every kind of import is made of, and what its checks and its writing stand on."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from django.db.models import Q, QuerySet

from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.permissions import below_any, reaches, roots
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.exchange.columns import Layout, SheetForm
from daihoi.apps.exchange.findings import Findings
from daihoi.apps.exchange.models import Import
from daihoi.apps.exchange.plan import Change, PlanWriter
from daihoi.apps.exchange.progress import Progress
from daihoi.apps.exchange.reading.sheets import Sheet
from daihoi.apps.organisation.models import STEP, Unit
from daihoi.apps.planning.models import Cycle

BATCH = 2000
BLANK_KEEPS = "Ô để trống ở cột không bắt buộc giữ nguyên điều đã ghi trên hệ thống."
_HINTS = 20


@dataclass(frozen=True)
class Ground:
    """For whom and in which cycle rows are read; `actor` None is the installation itself and reaches every unit."""

    actor: User | None
    cycle: Cycle

    def scope(self, field: str = "path") -> Q:
        """Give the condition that a unit path lies where the person may import."""
        return Q() if self.actor is None else below_any(roots(self.actor, Permission.IMPORT_DATA), field)

    def decides_above(self, path: str) -> bool:
        """Say whether the person decides on the unit at a path: their scope covers the unit above it."""
        return self.actor is None or reaches(self.actor, path[:-STEP] or path, Permission.MANAGE_UNITS)

    def units(self) -> QuerySet[Unit]:
        """Give the units that the person may import for."""
        return Unit.objects.filter(self.scope())


@dataclass
class Check:
    """One check under way: where verdicts, planned changes and progress go."""

    ground: Ground
    findings: Findings
    plan: PlanWriter
    progress: Progress
    _hints: int = field(default=_HINTS)

    def unknown_unit(self, code: str, known: Collection[str]) -> str:
        """Say that no unit has a code, with the likely one beside it; a unit out of scope looks as unknown."""
        message = f"không có đơn vị nào mang mã “{code}” trong phạm vi của đồng chí."
        near = self._near(code, known)
        return f"{message} Có mã “{near}” gần giống: xem có ghi nhầm không." if near else f"{message} Xem lại mã."

    def _near(self, code: str, known: Collection[str]) -> str:
        if self._hints <= 0:
            return ""
        self._hints -= 1
        stripped = code.lstrip("0").lower()
        same = next((each for each in known if each.lstrip("0").lower() == stripped), "")
        return same or next(iter(get_close_matches(code, known, n=1, cutoff=0.8)), "")


@dataclass(frozen=True)
class Writing:
    """One writing under way, inside its transaction: for whom, in which cycle, and from which file."""

    ground: Ground
    progress: Progress
    reason: str


@dataclass(frozen=True)
class Written:
    """The congresses that a writing changed; units that moved or ended have told of it themselves."""

    congress_ids: Sequence[int] = ()


Sheets = Sequence[tuple[Sheet, Layout]]


@dataclass(frozen=True)
class Kind:
    """One kind of import: its template, what it is for, what it does to what is on record, its check, its writing."""

    key: Import.Kind
    forms: tuple[SheetForm[Any], ...]
    purpose: str
    note: str
    check: Callable[[Sheets, Check], None]
    write: Callable[[Iterator[Change], Writing], Written]


def batches(changes: Iterator[Change], size: int = BATCH) -> Iterator[list[Change]]:
    """Give the changes in lists of at most `size`."""
    batch: list[Change] = []
    for change in changes:
        batch.append(change)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
