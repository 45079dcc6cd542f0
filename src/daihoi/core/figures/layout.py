"""How a text is laid out: sentences, paragraphs and brackets, by character offset."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

_SAME_WIDTH = str.maketrans(
    {
        "\u00a0": " ",
        "\u2007": " ",
        "\u202f": " ",
        "\u2009": " ",
        "–": "-",
        "—": "-",
        "−": "-",
        "‐": "-",
        "‑": "-",
        "％": "%",
        "（": "(",
        "）": ")",
        "[": "(",
        "]": ")",
        "：": ":",
        "；": ";",
        "，": ",",
        "⁄": "/",
        "∕": "/",
        **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
    }
)
_SENTENCE_END = re.compile(r"[.!?…][\"”’)]?[ \t]+(?=\S)|(?<=[^\W\d_A-Z])\.(?=[^\W\d_])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:tp|tx|tt|ths|ts|pgs|gs|p|q|h|bs|ks|cn|đ/c|st|vd|stt|mr)|(?:^|\n)\s*\(?[\da-z]{1,3})\.$"
)
_BULLET = re.compile(
    r"\s*(?:[-+*•●▪◦·–]\s|\(?[0-9a-zđivx]{1,4}[.)]\s|\(?\d{1,2}(?:\.\d{1,2}){1,3}\.?\s|\d{1,2}\s?[-/]\s?\D)"
)
_ITEM = re.compile(r"\s*(?:[-+*•●▪◦·–—]|\n|$)|[ \t]*$")
_UNFINISHED = re.compile(r"(?<!\w)(?:chiếm|đạt|bằng|tỷ lệ|tỉ lệ|là|và|gồm|trong đó|tổng số|có|với|của|tương đương)$")
_PERCENT_FIRST = re.compile(r"\(?\d{1,3}(?:[.,]\d+)?\s?%")
_SOFT_WRAP_LENGTH = 48
_SHORT_WRAP_LENGTH = 16
_SHORT_LINE = 90


def folded(text: str) -> str:
    """Give the text in lower case, with one kind of space, dash and digit, and every character at its old offset."""
    even = text.translate(_SAME_WIDTH)
    lower = even.lower()
    if len(lower) == len(even):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in even)


@dataclass(frozen=True, slots=True)
class Bracket:
    """One pair of round brackets: the offsets of the opening one and of the closing one."""

    start: int
    end: int


@dataclass(frozen=True)
class Layout:
    """A text with the starts of its sentences and paragraphs, and its brackets."""

    text: str
    folded: str
    sentence_starts: list[int]
    paragraph_starts: list[int]
    brackets: list[Bracket]
    _bracket_edges: list[tuple[int, int]] = field(repr=False)

    def sentence_at(self, offset: int) -> int:
        """Give the number of the sentence that holds the character at `offset`."""
        return bisect_right(self.sentence_starts, offset) - 1

    def paragraph_at(self, offset: int) -> int:
        """Give the number of the paragraph that holds the character at `offset`."""
        return bisect_right(self.paragraph_starts, offset) - 1

    def bracket_at(self, offset: int) -> Bracket | None:
        """Give the innermost pair of brackets around `offset`."""
        place = bisect_right(self._bracket_edges, (offset, len(self.brackets))) - 1
        if place < 0:
            return None
        number = self._bracket_edges[place][1]
        return self.brackets[number] if number >= 0 else None

    def sentence_span(self, number: int) -> tuple[int, int]:
        """Give the offsets at which sentence `number` begins and ends."""
        last = number + 1 >= len(self.sentence_starts)
        return self.sentence_starts[number], len(self.text) if last else self.sentence_starts[number + 1]

    def paragraph_spans(self) -> Iterator[tuple[int, int]]:
        """Give the offsets at which each paragraph begins and ends."""
        return pairwise((*self.paragraph_starts, len(self.text)))


def lay_out(text: str) -> Layout:
    """Find the sentences, paragraphs and brackets of a text."""
    even = folded(text)
    hard_breaks = list(_hard_breaks(text))
    sentences = sorted({0, *hard_breaks, *_sentence_breaks(text, even)})
    brackets, edges = _brackets(even, hard_breaks)
    paragraphs = [0, *(place for place in hard_breaks if _begins_paragraph(text, place))]
    return Layout(text, even, sentences, paragraphs, brackets, edges)


def _begins_paragraph(text: str, place: int) -> bool:
    """Items of a list and other short lines belong to the paragraph that announces them."""
    if _ITEM.match(text, place, place + 16) is not None:
        return False
    before = text.rfind("\n", 0, place - 1) + 1
    end = text.find("\n", place)
    line = text[place : end if end >= 0 else len(text)]
    blank = not text[before : place - 1].strip()
    return blank or place - before > _SHORT_LINE or len(line) > _SHORT_LINE


def _sentence_breaks(text: str, even: str) -> Iterator[int]:
    for match in _SENTENCE_END.finditer(text):
        if text[match.end()].islower() or _ABBREVIATION.search(even, max(0, match.start() - 12), match.start() + 1):
            continue
        yield match.end()


def _hard_breaks(text: str) -> Iterator[int]:
    """Give the starts of lines that begin something new; a line cut by the page width goes on in the next one."""
    place = 0
    lines = text.splitlines(keepends=True)
    for line, following in pairwise(lines):
        place += len(line)
        if not _goes_on(line, following):
            yield place


def _goes_on(line: str, following: str) -> bool:
    """Tell whether a line was cut by the width of the page, or before a figure that belongs to it."""
    said, begun = line.rstrip(), following.lstrip()
    if not said or not begun or said[-1] in ".;:!?…" or "\t" in line or "|" in line or _BULLET.match(following):
        return False
    if said[-1] in ",(" or _UNFINISHED.search(said.lower()) or _PERCENT_FIRST.match(begun):
        return True
    if len(said) >= _SOFT_WRAP_LENGTH:
        return begun[0].islower() or begun[0].isdigit() or begun[0] in "(%"
    return len(said) >= _SHORT_WRAP_LENGTH and (begun[0].islower() or begun[0] == "(")


def _brackets(even: str, hard_breaks: list[int]) -> tuple[list[Bracket], list[tuple[int, int]]]:
    breaks = iter([*hard_breaks, len(even) + 1])
    limit = next(breaks)
    found: list[Bracket] = []
    edges: list[tuple[int, int]] = []
    opened: list[int] = []
    for match in re.finditer(r"[()]", even):
        while match.start() >= limit:
            for number in opened:
                found[number] = Bracket(found[number].start, limit)
            opened.clear()
            edges.append((limit, -1))
            limit = next(breaks)
        if match.group() == "(":
            found.append(Bracket(match.start(), len(even)))
            opened.append(len(found) - 1)
            edges.append((match.start(), len(found) - 1))
        elif opened:
            number = opened.pop()
            found[number] = Bracket(found[number].start, match.start())
            edges.append((match.end(), opened[-1] if opened else -1))
    return found, edges
