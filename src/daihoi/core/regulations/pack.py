"""The rules of one congress cycle as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Annotated

from daihoi.core.language import say
from daihoi.core.regulations.rule import NamedRule, Rule
from daihoi.core.regulations.schema import (
    BalanceRules,
    BaseRules,
    ContentsRules,
    DeadlineRules,
    DossierRules,
    MajorityRules,
    NominationRules,
    PeopleRules,
    PostRules,
    PrintingRules,
    RoleRules,
    SurplusRules,
    TermRules,
    Title,
)
from daihoi.core.regulations.terms import LevelRole, UnitNature
from daihoi.core.regulations.values import RetirementAge
from daihoi.core.regulations.words import in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePack:
    """Every rule of a cycle, by name; `roles` holds what differs from level to level."""

    key: str
    term: TermRules
    contents: ContentsRules
    deadlines: DeadlineRules
    base: BaseRules
    majority: MajorityRules
    surplus: SurplusRules
    balance: BalanceRules
    posts: PostRules
    people: PeopleRules
    dossier: DossierRules
    nominations: NominationRules
    printing: PrintingRules
    retirement: Annotated[tuple[Rule[RetirementAge], ...], Title("Tuổi nghỉ hưu")]
    roles: Mapping[LevelRole, RoleRules]
    territorial: Mapping[LevelRole, RoleRules]

    def role(self, role: LevelRole, nature: UnitNature = UnitNature.OTHER) -> RoleRules:
        """The rules of a level role; those of territorial bodies where the cycle sets them apart (sheet B.4, G.4)."""
        if nature is UnitNature.TERRITORIAL and role in self.territorial:
            return self.territorial[role]
        return self.roles[role]

    def rule(self, key: str) -> Rule[object]:
        """The rule of that name, such as `deadlines.submit`; KeyError if the pack has none."""
        for rule in _rules_in(self):
            if rule.key == key:
                return rule
        raise KeyError(key)

    def rules(self) -> Iterable[NamedRule]:
        """Every rule of the pack once, in the order of the schema, in words of the language spoken."""
        unique = {rule.key: rule for rule in _rules_in(self)}
        return [_named(rule) for rule in unique.values()]


def _rules_in(holder: object) -> Iterator[Rule[object]]:
    if isinstance(holder, Rule):
        yield holder
    elif isinstance(holder, tuple):
        for part in holder:
            yield from _rules_in(part)
    elif isinstance(holder, Mapping):
        yield from _rules_in(tuple(holder.values()))
    elif is_dataclass(holder):
        for field in fields(holder):
            yield from _rules_in(getattr(holder, field.name))


def _named(rule: Rule[object]) -> NamedRule:
    return NamedRule(
        key=rule.key,
        title_vi=rule.title_vi,
        value=f"{in_words(rule.value)} {say(rule.unit_vi)}".strip(),
        section=rule.section,
        citation=rule.citation,
        status=rule.status,
        note_vi=rule.note_vi,
        sources=rule.sources,
    )
