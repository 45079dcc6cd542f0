"""What a check found wrong, and the rule that it stands on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from daihoi.core.regulations.rule import Rule
from daihoi.core.regulations.terms import Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong: its code, how grave, what to read, the rule in words and the field that it concerns.

    `field` is a path such as `congress.present` or `bodies.committee.persons.0.votes`.
    """

    code: str
    severity: Severity
    message_vi: str
    rule: str
    rule_key: str
    field: str


def error(rule: Rule[object], code: str, field: str, message_vi: str) -> Finding:
    """A finding that bars the result from going up, whatever the rule's status."""
    return Finding(code, Severity.ERROR, message_vi, rule.reference, rule.key, field)


def warning(rule: Rule[object], code: str, field: str, message_vi: str) -> Finding:
    """A finding that asks for a look and bars nothing."""
    return Finding(code, Severity.WARNING, message_vi, rule.reference, rule.key, field)


def breach(rule: Rule[object], code: str, field: str, message_vi: str) -> Finding:
    """An error where the rule is firm, a warning where its text could not be confirmed."""
    return error(rule, code, field, message_vi) if rule.is_firm else warning(rule, code, field, message_vi)


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether anything bars the result from going up."""
    return any(finding.severity is Severity.ERROR for finding in findings)
