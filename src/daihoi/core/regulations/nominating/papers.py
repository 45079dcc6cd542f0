"""Which papers a person who stands has to hand in, and which are missing (sheet A.3.1, A.3.2, A.3.4)."""

from __future__ import annotations

from collections.abc import Collection

from daihoi.core.regulations.dossier import is_grassroots, missing_items
from daihoi.core.regulations.elections.terms import AssemblyForm
from daihoi.core.regulations.nominating.nomination import Nomination, Setting
from daihoi.core.regulations.nominating.terms import NominationSource
from daihoi.core.regulations.pack import RulePack
from daihoi.core.regulations.rule import Rule
from daihoi.core.regulations.terms import DossierItem

Papers = Rule[tuple[DossierItem, ...]]


def required_papers(nomination: Nomination, setting: Setting, pack: RulePack) -> Papers | None:
    """The papers that a nomination needs, None where none are asked for: the committee keeps those of its own names.

    All members meeting, or a committee in conference, a person stands and is named by word of mouth.
    """
    if nomination.source is NominationSource.COMMITTEE or setting.voters is not AssemblyForm.DELEGATES_CONGRESS:
        return None
    rules, low = pack.dossier, is_grassroots(setting.role)
    if nomination.is_delegate:
        return None if low or nomination.source is NominationSource.FLOOR else rules.delegate_items
    if nomination.source is NominationSource.SELF:
        return rules.grassroots_items if low else rules.items
    return rules.grassroots_nominated_items if low else rules.nominated_items


def missing_papers(
    nomination: Nomination, handed_in: Collection[DossierItem], setting: Setting, pack: RulePack
) -> tuple[DossierItem, ...]:
    """The papers still missing, in the order of the regulation."""
    if nomination.source is NominationSource.SELF and not nomination.is_delegate:
        needed = required_papers(nomination, setting, pack)
        return missing_items(handed_in, pack, setting.role) if needed else ()
    rule = required_papers(nomination, setting, pack)
    return tuple(item for item in rule.value if item not in handed_in) if rule else ()
