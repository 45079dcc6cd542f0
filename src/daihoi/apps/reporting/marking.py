"""A checked text as it is shown: line by line, each piece with the claim that it belongs to, a letter in the margin."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from daihoi.core.figures import Claim, Verdict
from daihoi.core.figures.claims import ClaimKind, amount_text
from daihoi.core.language import msgid, say

LETTERS = {Verdict.WRONG: msgid("S"), Verdict.UNCLEAR: "?", Verdict.ROUNDING: msgid("L"), Verdict.OK: "Đ"}
WORDS = {
    Verdict.WRONG: msgid("sai"),
    Verdict.UNCLEAR: "không rõ",
    Verdict.ROUNDING: "lệch do làm tròn",
    Verdict.OK: "đúng",
}
_WORST_FIRST = tuple(LETTERS)


@dataclass(frozen=True)
class Piece:
    """A piece of text; `number` is its claim's place in the list, None outside claims; `first` opens the claim."""

    text: str
    number: int | None = None
    verdict: Verdict | None = None
    first: str = ""


@dataclass(frozen=True)
class Line:
    """One line of the text with the letters of the verdicts in it, the worst first."""

    letters: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Finding:
    """A claim as the list beside the text shows it."""

    number: int
    claim: Claim
    computation: str

    @property
    def letter(self) -> str:
        return say(LETTERS[self.claim.verdict])

    @property
    def words(self) -> str:
        return say(WORDS[self.claim.verdict])


def lines_of(text: str, claims: Sequence[Claim]) -> list[Line]:
    """Lay a text out in lines; where claims overlap, a piece belongs to the worst of them, then the shortest."""
    edges = sorted({0, len(text), *(claim.start for claim in claims), *(claim.end for claim in claims)})
    opened: set[int] = set()
    rows: list[list[Piece]] = [[]]
    for start, end in pairwise(edges):
        number = _owner(claims, start, end)
        for place, part in enumerate(text[start:end].split("\n")):
            if place:
                rows.append([])
            if part:
                rows[-1].append(_piece(part, number, claims, opened))
    return [Line(_letters(row), tuple(row)) for row in rows]


def _owner(claims: Sequence[Claim], start: int, end: int) -> int | None:
    covering = [place for place, claim in enumerate(claims) if claim.start <= start and end <= claim.end]
    return min(covering, key=lambda place: _rank(claims[place]), default=None)


def _rank(claim: Claim) -> tuple[int, int]:
    return _WORST_FIRST.index(claim.verdict), claim.end - claim.start


def _piece(text: str, number: int | None, claims: Sequence[Claim], opened: set[int]) -> Piece:
    if number is None:
        return Piece(text)
    first = "" if number in opened else f"c{number}"
    opened.add(number)
    return Piece(text, number, claims[number].verdict, first)


def _letters(row: Sequence[Piece]) -> str:
    verdicts = {piece.verdict for piece in row if piece.verdict}
    return " ".join(say(LETTERS[verdict]) for verdict in _WORST_FIRST if verdict in verdicts)


def findings_of(claims: Sequence[Claim]) -> Iterator[Finding]:
    """Give the claims with their computations written out."""
    for number, claim in enumerate(claims):
        yield Finding(number, claim, computation(claim))


def computation(claim: Claim) -> str:
    """Write a share's computation beside what the text says: `6 / 501 = 1,20%, văn bản ghi 9,78%`."""
    if claim.kind is not ClaimKind.SHARE or claim.part is None or not claim.whole or claim.computed is None:
        return ""
    sign = "" if claim.stated.endswith("%") else "%"
    worked = f"{amount_text(claim.part)} / {amount_text(claim.whole)} = {claim.computed}%"
    return (
        worked
        if claim.verdict is Verdict.OK
        else say("{worked}, văn bản ghi {stated}{sign}", worked=worked, stated=claim.stated, sign=sign)
    )
