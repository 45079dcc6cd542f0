"""What the checker says of a text: one claim for each figure that can be checked."""

from dataclasses import dataclass
from enum import StrEnum

from daihoi.core.figures.amounts import Amount
from daihoi.core.figures.vietnamese import decimal_text


class ClaimKind(StrEnum):
    """What a claim states."""

    SHARE = "share"
    FRACTION = "fraction"
    SUM = "sum"
    CHANGE = "change"
    TERM = "term"
    DATE = "date"


class Verdict(StrEnum):
    """Whether a claim can be true."""

    OK = "ok"
    ROUNDING = "rounding"
    WRONG = "wrong"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One small mend: the text from `start` to `end`, now `replace`, becomes `by`."""

    replace: str
    by: str
    why: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """One checkable figure of a text with its verdict; offsets count characters of the text as read.

    A share has `part` and `whole`, a fraction too; a sum has `parts` and `whole`; a change has `now` and `before`.
    `wholes_tried` names the candidates when the verdict is `UNCLEAR`.
    """

    kind: ClaimKind
    text: str
    start: int
    end: int
    verdict: Verdict
    stated: str
    computed: str | None
    explanation: str
    suggestions: tuple[Suggestion, ...] = ()
    part: Amount | None = None
    whole: Amount | None = None
    whole_start: int | None = None
    parts: tuple[Amount, ...] = ()
    now: Amount | None = None
    before: Amount | None = None
    wholes_tried: tuple[Amount, ...] = ()


def amount_text(value: Amount) -> str:
    """Give a count or a measure as it is written in prose: `17.118`, `12,5`."""
    return decimal_text(value, 0 if value.denominator == 1 else 2)
