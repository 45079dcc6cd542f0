"""Whether the dossier of a person who stands is complete (sheet A.3.2)."""

from __future__ import annotations

from collections.abc import Collection

from daihoi.core.regulations.pack import RulePack
from daihoi.core.regulations.terms import DossierItem, LevelRole

_GRASSROOTS_ROLES = frozenset({LevelRole.CELL, LevelRole.SECTION, LevelRole.GRASSROOTS})


def missing_items(handed_in: Collection[DossierItem], pack: RulePack, role: LevelRole) -> tuple[DossierItem, ...]:
    """The papers still missing, in the order of the regulation; empty when the dossier is complete."""
    rules = pack.dossier
    wanted = rules.grassroots_items if role in _GRASSROOTS_ROLES else rules.items
    return tuple(item for item in wanted.value if item not in handed_in)
