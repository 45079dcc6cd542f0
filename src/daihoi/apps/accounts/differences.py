"""What an entry of the log says changed: each part before and after, side by side."""

import json
from dataclasses import dataclass
from typing import Any

from daihoi.apps.accounts.models import AuditEntry


@dataclass(frozen=True)
class Difference:
    """One part of what an act was about, as it was and as it became; empty where there was none."""

    part: str
    before: str
    after: str

    @property
    def changed(self) -> bool:
        return self.before != self.after


def differences(entry: AuditEntry) -> list[Difference]:
    """Give every part of the two snapshots, in the order in which they name them."""
    before, after = _parts(entry.before), _parts(entry.after)
    return [Difference(part, before.get(part, ""), after.get(part, "")) for part in dict.fromkeys([*before, *after])]


def _parts(snapshot: str) -> dict[str, str]:
    if not snapshot:
        return {}
    try:
        value = json.loads(snapshot)
    except json.JSONDecodeError:
        return {"": snapshot}
    return dict(_flat(value, ""))


def _flat(value: Any, name: str) -> list[tuple[str, str]]:
    """Lay nested parts out in one list: `people 2 full_name`."""
    if isinstance(value, dict):
        return [pair for key, part in value.items() for pair in _flat(part, f"{name} {key}".strip())]
    if isinstance(value, list):
        return [pair for place, part in enumerate(value, start=1) for pair in _flat(part, f"{name} {place}".strip())]
    return [(name, _words(value))]


def _words(value: Any) -> str:
    match value:
        case None:
            return "–"
        case True:
            return "có"
        case False:
            return "không"
        case _:
            return str(value)
