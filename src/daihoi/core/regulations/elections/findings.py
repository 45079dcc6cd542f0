"""What is wrong with the figures of a count: a code for programs, a sentence in two languages for people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from daihoi.core.language import Language
from daihoi.core.regulations.elections.phrases import phrase
from daihoi.core.regulations.rule import Rule
from daihoi.core.regulations.terms import Severity


@dataclass(frozen=True, slots=True)
class CountFinding:
    """One thing to know about a count; `place` is the field that it concerns, such as `ballots.returned`."""

    code: str
    place: str
    rule: Rule[object]
    figures: Mapping[str, str] = field(default_factory=dict)
    severity: Severity = Severity.ERROR

    def message(self, language: Language = Language.VIETNAMESE) -> str:
        """The sentence that a person reads."""
        return phrase(language, self.code, self.figures)


class ImpossibleCounts(ValueError):
    """Figures that can't be true together: nothing may be computed from them."""

    def __init__(self, findings: tuple[CountFinding, ...]) -> None:
        super().__init__("; ".join(finding.code for finding in findings))
        self.findings = findings
