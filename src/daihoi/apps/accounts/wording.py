"""The words in which the log shows the parts of a snapshot: each room tells those of what it writes down."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from daihoi.apps.accounts.roles import Role
from daihoi.core.language import say
from daihoi.core.regulations.terms import LevelRole

Choices = Callable[[], Iterable[tuple[str, str]]]
"""What gives a closed list, each stored value with its words."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
FOREVER = date.max.isoformat()


@dataclass(frozen=True)
class Wording:
    """The label of a part, and what gives the words of its stored values where these come from a closed list."""

    label: str
    choices: Choices | None

    @cached_property
    def values(self) -> Mapping[str, str]:
        """The words of the stored values, made when an entry is first shown."""
        return dict(self.choices()) if self.choices else {}


_WORDINGS: dict[str, Wording] = {}


def tell(part: str, label: str, choices: Choices | None = None) -> None:
    """Tell the words of a part; two rooms may share one only in the same words."""
    wording = Wording(label, choices)
    if _WORDINGS.setdefault(part, wording) != wording:
        raise ValueError(f"the part {part} is called {_WORDINGS[part].label} already")


def part_words(part: str) -> str:
    """Give the label of a part; one that nobody told of keeps its name."""
    return say(_WORDINGS[part].label) if part in _WORDINGS else part


def value_words(part: str, value: Any) -> str:
    """Give a stored value as a person reads it: a day as dd/mm/yyyy, a listed code in its words."""
    match value:
        case None | "":
            return "–"
        case True:
            return say("có")
        case False:
            return say("không")
        case str() if part in _WORDINGS and value in _WORDINGS[part].values:
            return say(_WORDINGS[part].values[value])
        case str() if _DAY.fullmatch(value):
            return say("không thời hạn") if value == FOREVER else date.fromisoformat(value).strftime("%d/%m/%Y")
        case _:
            return str(value)


tell("user", "Tài khoản")
tell("full_name", "Họ và tên")
tell("role", "Vai trò", lambda: [*Role.choices, *LevelRole.choices()])
tell("unit", "Đơn vị")
tell("until", "Đến ngày")
