"""What an entry of the log says changed: each part before and after, side by side."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from daihoi.apps.accounts.models import AuditEntry
from daihoi.apps.accounts.wording import part_words, value_words


@dataclass(frozen=True)
class Difference:
    """One part of what an act was about, as it was and as it became; a dash where there was none."""

    part: str
    before: str
    after: str

    @property
    def changed(self) -> bool:
        return self.before != self.after


def differences(entry: AuditEntry) -> list[Difference]:
    """Give every part of the two snapshots in the order in which they name them, those that changed first."""
    before, after = _parts(entry.before), _parts(entry.after)
    found = [Difference(part, before.get(part, "–"), after.get(part, "–")) for part in dict.fromkeys([*before, *after])]
    return sorted(found, key=lambda difference: not difference.changed)


def _parts(snapshot: str) -> dict[str, str]:
    if not snapshot:
        return {}
    try:
        value = json.loads(snapshot)
    except json.JSONDecodeError:
        return {"": snapshot}
    return dict(_flat(value, (), ""))


def _flat(value: Any, place: tuple[str, ...], name: str) -> Iterator[tuple[str, str]]:
    """Lay nested parts out in one list: `Người 2 (Trần Mạnh Quý), ngày sinh`."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _flat(part, (*place, part_words(key)), key)
    elif isinstance(value, list):
        for number, part in enumerate(value, start=1):
            yield from _flat(part, (*place[:-1], _one_of(place[-1:], number, part)), name)
    else:
        yield _sentence(place), value_words(name, value)


def _one_of(label: tuple[str, ...], number: int, part: Any) -> str:
    named = part if isinstance(part, dict) else {}
    key = next((key for key in ("full_name", "body", "rule") if key in named), "")
    called = f" ({value_words(key, named[key])})" if key else ""
    return f"{' '.join((*label, str(number)))}{called}"


def _sentence(place: tuple[str, ...]) -> str:
    return ", ".join((*place[:1], *(part[:1].lower() + part[1:] for part in place[1:])))
