"""Departures from rules that a document allows: which there can be at a congress, and what those on record cover."""

from dataclasses import dataclass

from daihoi.apps.planning.models import Congress
from daihoi.apps.results.checks import Verdict
from daihoi.apps.results.packets import ExceptionPacket, ResultPacket
from daihoi.core.language import say
from daihoi.core.regulations import Rule, departable_rules, in_words, load_pack
from daihoi.core.regulations.terms import LevelRole


@dataclass(frozen=True)
class Granted:
    """An exception as a person reads it: the rule in words, the document, and the findings that it covers."""

    packet: ExceptionPacket
    rule: str
    reference: str
    covers: tuple[str, ...]


def rules_at(congress: Congress) -> tuple[Rule[object], ...]:
    """Give the rules from which a document may let this congress's unit depart."""
    return departable_rules(load_pack(congress.cycle.pack), LevelRole(congress.role), congress.unit.rules_nature)


def rule_label(rule: Rule[object]) -> str:
    """Write a rule with its value, as the form offers it."""
    return f"{say(rule.title_vi)}: {in_words(rule.value)} {say(rule.unit_vi)}".strip()


def granted_in(congress: Congress, packet: ResultPacket, verdict: Verdict) -> tuple[Granted, ...]:
    """Give the exceptions of a result, each with what it covers; one of a rule that doesn't apply shows its key."""
    rules = {rule.key: rule for rule in rules_at(congress)}
    return tuple(_granted(exception, rules.get(exception.rule), verdict) for exception in packet.exceptions)


def _granted(exception: ExceptionPacket, rule: Rule[object] | None, verdict: Verdict) -> Granted:
    covers = tuple(finding.message_vi for finding in verdict.excepted if finding.rule_key == exception.rule)
    label = rule_label(rule) if rule else exception.rule
    return Granted(exception, label, rule.reference if rule else "", covers)
