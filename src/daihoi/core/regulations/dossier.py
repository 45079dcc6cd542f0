"""Whether the dossier of a person who stands is complete (sheet A.3.2)."""

from __future__ import annotations

from collections.abc import Collection

from daihoi.core.regulations.pack import RulePack
from daihoi.core.regulations.terms import DossierItem, LevelRole

_GRASSROOTS_ROLES = frozenset({LevelRole.CELL, LevelRole.SECTION, LevelRole.GRASSROOTS})


def is_grassroots(role: LevelRole) -> bool:
    """Whether a body of that role is at the grassroots, where fewer papers are asked for."""
    return role in _GRASSROOTS_ROLES


def missing_items(handed_in: Collection[DossierItem], pack: RulePack, role: LevelRole) -> tuple[DossierItem, ...]:
    """The papers still missing, in the order of the regulation; empty when the dossier is complete."""
    rules = pack.dossier
    wanted = rules.grassroots_items if is_grassroots(role) else rules.items
    return tuple(item for item in wanted.value if item not in handed_in)
