"""The acts of this room as the log keeps them."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from daihoi.apps.accounts.audit import Act, EntryType
from daihoi.apps.accounts.models import User
from daihoi.apps.planning.models import Congress, Cycle

Kept = TypeVar("Kept")


@dataclass(frozen=True)
class Change(Generic[Kept]):
    """What an act changed, as the log keeps it."""

    before: Kept | None
    after: Kept
    reason: str = ""


def of_cycle(cycle: Cycle) -> str:
    """Give the words that end the subject of an act in a cycle."""
    return f"chu kỳ {cycle.code}"


def act_on(actor: User | None, kind: EntryType, congress: Congress, change: Change[Kept]) -> Act:
    """Write an act on the result of a congress for the log."""
    return Act(
        actor=actor,
        kind=kind,
        unit_code=congress.unit.code,
        subject=f"Kết quả đại hội {congress.unit.name}, {of_cycle(congress.cycle)}"[:200],
        before=change.before,
        after=change.after,
        reason=change.reason,
    )
