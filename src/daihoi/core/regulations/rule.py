"""One rule: its value, where it stands and how far it was read there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from daihoi.core.language import say
from daihoi.core.regulations.terms import RuleStatus

T_co = TypeVar("T_co", covariant=True)
_FIRM = frozenset({RuleStatus.READ, RuleStatus.DERIVED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Generic[T_co]):
    """A value from the regulations with its section of the rule sheet, its citation and its status."""

    value: T_co
    citation: str
    status: RuleStatus
    note_vi: str
    key: str
    section: str
    title_vi: str
    unit_vi: str
    sources: tuple[str, ...]

    @property
    def is_firm(self) -> bool:
        """Whether the rule was read, or follows from what was read: only then may it bar a result."""
        return self.status in _FIRM

    @property
    def reference(self) -> str:
        """The citation as shown beside a finding on a page; says so when the text could not be checked."""
        words = say("{citation}; bảng quy định, mục {section}", citation=self.citation, section=self.section)
        return words if self.is_firm else f"{words}; {self.status.label.lower()}"


@dataclass(frozen=True, slots=True)
class NamedRule:
    """A rule in words, for a page or a paper that shows the whole pack."""

    key: str
    title_vi: str
    value: str
    section: str
    citation: str
    status: RuleStatus
    note_vi: str
    sources: tuple[str, ...]
