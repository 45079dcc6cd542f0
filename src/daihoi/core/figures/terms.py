"""Terms of office and other spans of years that can't be: they end before they begin, or are of an odd length."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from daihoi.core.figures.layout import Layout

_SPAN = re.compile(
    r"(?<![\d/.,-])(?P<first>(?:19|20)\d\d)\s?(?:-|/|đến|tới)\s?(?:năm\s)?(?P<last>[1-9]\d{3})(?![\d%]|[/.,-]\d)"
)
_WORD = re.compile(
    r"(?<!\w)(?P<word>(?P<term>nhiệm kỳ|khóa|khoá|niên khóa|niên khoá)|giai đoạn|thời kỳ|từ năm|năm học)(?!\w)"
    r"[^\d\n.;:]{0,24}$"
)
_OFFICE = re.compile(r"nhiệm kỳ|(?:khóa|khoá) [ivx]+(?!\w)")
_USUAL_LENGTHS = frozenset({1, 2, 3, 4, 5})
_LONGEST = 10
_TERM = 5


@dataclass(frozen=True, slots=True)
class Span:
    """A span of years as printed."""

    start: int
    end: int
    first: int
    last: int
    last_start: int
    is_term: bool
    is_named: bool
    is_office: bool


@dataclass(frozen=True, slots=True)
class OddSpan:
    """A span that can't be or is unlikely, and the span of the same text that it probably should be."""

    span: Span
    impossible: bool
    meant: Span | None


def find_spans(layout: Layout) -> list[Span]:
    """Give the terms and spans of years of a text in their order."""
    return [_span(layout, match) for match in _SPAN.finditer(layout.folded)]


def _span(layout: Layout, match: re.Match[str]) -> Span:
    word = _WORD.search(layout.folded, max(0, match.start() - 40), match.start())
    start = word.start() if word else match.start()
    return Span(
        start=start,
        end=match.end(),
        first=int(match["first"]),
        last=int(match["last"]),
        last_start=match.start("last"),
        is_term=word is not None and word["term"] is not None,
        is_named=word is not None,
        is_office=word is not None and _OFFICE.match(word[0]) is not None,
    )


def odd_spans(layout: Layout) -> Iterator[OddSpan]:
    """Give the spans of years that end before they begin, and the terms of an odd length among others."""
    spans = [span for span in find_spans(layout) if span.is_named or _stands_alone(layout, span)]
    usual = [span for span in spans if span.last - span.first in _USUAL_LENGTHS]
    by_first, by_last = _commonest(usual, "first"), _commonest(usual, "last")
    for span in spans:
        length = span.last - span.first
        cut = span.is_office and _is_off_congress_years(span)
        odd = length < 0 or (span.is_term and length not in _USUAL_LENGTHS) or cut
        if not odd:
            continue
        meant = by_first.get(span.first) or by_first.get(span.last) or by_last.get(span.last) or by_last.get(span.first)
        impossible = length <= 0 or length > _LONGEST or cut or (meant is not None and meant.first == span.first)
        yield OddSpan(span, impossible, meant)


def _is_off_congress_years(span: Span) -> bool:
    """A term from one congress lasts five years (regulations D.4), so `2020-2024` and `2020-2026` are slips."""
    return span.first % _TERM == 0 and span.last - span.first in (_TERM - 1, _TERM + 1)


def _stands_alone(layout: Layout, span: Span) -> bool:
    """Without a word such as `nhiệm kỳ`, `2020/2019` compares two years and `2020-1500` is no span of years."""
    return "/" not in layout.folded[span.start : span.end] and 1900 <= span.last < 2100


def _commonest(spans: list[Span], edge: Literal["first", "last"]) -> dict[int, Span]:
    """Give for each first or last year the span that stands most often with it."""
    often = Counter((span.first, span.last) for span in spans)
    ranked = sorted(spans, key=lambda span: often[span.first, span.last])
    return {getattr(span, edge): span for span in ranked}
