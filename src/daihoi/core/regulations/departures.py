"""Which rules a competent body may let a unit depart from, and what becomes of a finding where it did."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from daihoi.core.regulations.findings import Finding
from daihoi.core.regulations.pack import RulePack
from daihoi.core.regulations.rule import Rule
from daihoi.core.regulations.schema import RoleRules
from daihoi.core.regulations.terms import LevelRole, Severity, UnitNature

_IMPOSSIBLE = frozenset({"DATES_REVERSED"})


def departable_rules(pack: RulePack, role: LevelRole, nature: UnitNature) -> tuple[Rule[object], ...]:
    """The rules of a role from which a document may allow a departure: days, form, delegates, sizes, surplus, ages.

    What must hold by arithmetic, the majority, and who may hold which post are not among them: no document makes
    a count true or a person elected (sheet A.7, A.9.2, A.10).
    """
    return tuple(rule for rule in _named_in(pack, pack.role(role, nature)) if rule is not None)


def _named_in(pack: RulePack, rules: RoleRules) -> Iterator[Rule[object] | None]:
    timing, assembly, sizes = rules.timing, rules.assembly, rules.sizes
    yield from (assembly.forms, assembly.delegates_from_members, assembly.delegates)
    yield from (timing.opens, timing.finish_before, timing.longest_days)
    yield from (sizes.committee_from_members, sizes.committee, sizes.committee_if_merged, sizes.standing_committee)
    yield from (sizes.deputies, sizes.inspection_committee, sizes.inspection_deputies)
    yield from (pack.surplus.required, pack.surplus.maximum)
    yield from rules.ages.birth_floors


def with_departures(findings: Iterable[Finding], allowed: Collection[str]) -> tuple[Finding, ...]:
    """The findings, those on a rule whose key is among the allowed departures marked as excepted."""
    return tuple(_excepted(finding) if _may_be(finding, allowed) else finding for finding in findings)


def _may_be(finding: Finding, allowed: Collection[str]) -> bool:
    return finding.rule_key in allowed and finding.code not in _IMPOSSIBLE


def _excepted(finding: Finding) -> Finding:
    return replace(finding, severity=Severity.EXCEPTED)
