"""How the words of a text rank its counts as the whole of a share: cues, nearness, nouns, lists announced."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import NamedTuple

from daihoi.core.figures.amounts import Amount
from daihoi.core.figures.drawing import told_apart
from daihoi.core.figures.farther import FartherCounts
from daihoi.core.figures.fitting import Fit
from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Cue, Mention
from daihoi.core.figures.pairs import Pair
from daihoi.core.figures.quantities import Hedge, QuantityKind
from daihoi.core.figures.vocabulary import Sort
from daihoi.core.figures.weights import (
    SAME,
    counts_others,
    fit_of,
    is_followed,
    likeness,
    nearness,
    numbers_of,
    slack_of,
    weight_of_total,
)

Favours = dict[Amount, int]
"""What is added to the weight of each whole."""

_PLAINLY = 20
_WINDOW = 28
_REACH = 7000
_STRONG_KEPT = 10
_LATER = 10
_LATER_SENTENCES = 2
_TOLD_LATE = -5
_OUTERMOST = 8
_EXTREME_WIDTH = 24
_SHORTEST_NAME = 3
_OF_WHOLE = re.compile(r"(?<!\w)trong (?:tổng )?số .*", re.DOTALL)
_QUALIFYING = frozenset("đã được bị có chưa không phải".split())
_BETWEEN_NAMES = re.compile(
    r"[\s)]*(?:,\s)?(?:so với\s|trong\s|trên\s|của\s|/\s?)?(?:tổng\s(?:số\s)?|số\s)?"
    r"(?:[^\W\d]+\s){0,6}\(?\s?(?:là\s|gồm\s)?$"
)
_NAMES_WHOLE = re.compile(r"tổng|trong số|trên số|(?<!\w)(?:trên|trong|của|so với)\s$|/|\w\s\($")
NAMED_WHOLE = re.compile(
    r"\s*(?:so với\s|so\s|trong\s|trên\s|của\s)?(?P<mark>tổng số|tổng|số|dân số|toàn|trên|của)\s"
    r"(?P<name>[^\W\d]+(?:\s[^\W\d]+){0,3})"
)
_DESCRIBED = re.compile(
    r"\s*(?:so với\s|so\s|trong\s|trên\s|của\s)?(?:tổng số|tổng(?! số)|số)\s"
    r"(?P<name>[^\W\d]+(?: [^\W\d]+){1,8}?)(?=\s*(?:[,.;()\n]|$))"
)
_COUNTED_OF = re.compile(r"(?: [^\W\d]+){0,3} (?:trên|trong)(?: tổng)?(?: số)? ")
_RESUMING = re.compile(r"(?<!\w)(?:trong đó|riêng)(?!\w)")
_OUT_OF = re.compile(r"(?<!\w)trong số (?:đó|này|ấy|(?!tổng)[^\W\d]+(?: [^\W\d]+){0,3} có)(?!\w)")
_THEM = r"(?:đó|này|ấy|trên|được|có|đã)"
_DRAWN_BEFORE = re.compile(
    rf"(?<![^\W\d] )trong (?:số|các|những) (?!tổng|đó|này|ấy)(?P<name>[^\W\d]+(?: (?!{_THEM}(?!\w))[^\W\d]+){{0,3}}?)"
    rf"(?: {_THEM}(?!\w)|,| thì| [^\W\d]+ (?=\d))"
)
_DRAWN_AFTER = re.compile(r"(?: [^\W\d]+){1,2} trong số (?P<name>[^\W\d]+(?: [^\W\d]+)?) (?:đó|này|ấy)(?!\w)")
_DRAWN = 12
_DRAWN_WIDTH = 90
_NAME_REACH = 40
_NAME_WIDTH = 40
_EXTREME = re.compile(r"(?:cao|thấp|nhiều|ít|đông|trẻ|lớn|nhỏ) nhất(?!\w)[^,;.]*$")
_OUT_OF_THEM = re.compile(r"\s*(?:[^\W\d]+\s){0,2}?trong số (?:đó|này|ấy)(?!\w)")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A count that may be the whole of a share, with the weight that the words give it.

    `named` is the number of words that it has in common with a base named in full after the percentage; `other` tells
    that it counts things of another sort.
    """

    value: Amount
    start: int
    weight: int
    fit: Fit
    doubted: int = 0
    likeness: int = 0
    vague: bool = False
    is_part: bool = False
    named: int = 0
    other: bool = False

    @property
    def alike(self) -> bool:
        """Tell whether it counts the very things that the part counts."""
        return self.likeness == SAME

    def score(self, sharp: int) -> int:
        """Give the weight together with what the fit tells: a share of many digits fits no whole by chance."""
        if self.fit is Fit.NOT:
            return self.weight - 6
        if self.vague:
            return self.weight + min(sharp, 3)
        return self.weight + (sharp if self.fit is Fit.EXACT else max(sharp - 5, -4))


def sharpness(pair: Pair) -> int:
    """Give twice the natural logarithm, roughly, of how many wholes a share tells apart."""
    stated = pair.share.quantity
    if stated.hedge is not Hedge.NONE:
        return 3
    units = int(stated.value * 10**stated.decimals)
    return min(16, int(1.386 * max(units, 1).bit_length()))


class _Weighed(NamedTuple):
    """A number of the text with the weight that the words give it as a whole; `short` is what a small one loses."""

    mention: Mention
    value: Amount
    start: int
    weight: int
    short: int


class _Between:
    """What stands between a part and the candidates before it, gathered on the way back."""

    def __init__(self) -> None:
        self.strong: dict[Sort | None, int] = {}
        self.opening: dict[Sort | None, int] = {}
        self.opening_all = 0
        self.opening_plain = 0

    def add(self, mention: Mention, part: Mention, clause_start: int) -> None:
        """Take one more count between, nearer ones first."""
        if mention.step or mention.bracket is not None:
            return
        opens = mention.opens and mention.sentence == part.sentence and mention.end > clause_start
        if mention.cue is Cue.STRONG:
            sort = mention.quantity.sort
            self.strong[sort] = self.strong.get(sort, 0) + 1
            self.opening[sort] = self.opening.get(sort, 0) + opens
            self.opening_all += opens
        else:
            self.opening_plain += opens

    def newer(self, sort: Sort | None) -> int:
        """Give how much newer wholes take from the weight of one of this sort."""
        if not self.strong:
            return min(6, self.opening_plain)
        strong, alike = self.strong.get(sort, 0), self.opening.get(sort, 0)
        if sort is not None:
            strong, alike = strong + self.strong.get(None, 0), alike + self.opening.get(None, 0)
        return min(6, 2 * strong + self.opening_plain + self.opening_all - alike)


class WholeRanking:
    """Ranks the counts of one text as wholes of its shares, by the words alone."""

    def __init__(self, layout: Layout, mentions: list[Mention]) -> None:
        self._layout = layout
        self._mentions = mentions
        self._strong = [m.number for m in mentions if m.cue is Cue.STRONG and m.quantity.kind is QuantityKind.COUNT]
        self._share_parts = frozenset(one.number for one, other in pairwise(mentions) if is_followed(one, other))
        self._starts = [mention.start for mention in mentions]
        self._counts = [mention for mention in mentions if not mention.is_share]
        self._counted = list(accumulate((not mention.is_share for mention in mentions), initial=0))
        self._standing = [self._standing_of(mention) for mention in mentions]
        self._numbers = [numbers_of(mention) for mention in mentions]
        self._farther = FartherCounts(layout, mentions)
        self._known: dict[int, tuple[Candidate, ...]] = {}

    def candidates(self, pair: Pair, favoured: Favours) -> tuple[Candidate, ...]:
        """Give the candidates for the whole of a share, the weightiest first; `favoured` adds to some."""
        known = self._known.get(id(pair))
        if known is None:
            known = self._known[id(pair)] = tuple(self._ranked(pair))
        if not favoured:
            return known
        raised = list(known)
        for place, c in enumerate(known):
            more = favoured.get(c.value)
            if more is not None:
                raised[place] = replace(c, weight=c.weight + more + c.doubted)
        return tuple(sorted(raised, key=lambda candidate: -candidate.weight))

    def _ranked(self, pair: Pair) -> list[Candidate]:
        best: dict[Amount, _Weighed] = {}
        part = pair.value
        for mention, weight in self._weighed(pair):
            for value, start in self._numbers[mention.number]:
                short = 0 if value >= part else 3 if mention.cue is Cue.STRONG else 9
                total = weight - short + (weight_of_total(mention, pair) if start != mention.quantity.start else 0)
                known = best.get(value)
                if known is None or total > known.weight:
                    best[value] = _Weighed(mention, value, start, total, short)
        slack = slack_of(pair)
        named = self._bearing(pair)
        candidates = [self._candidate(pair, weighed, named.get(value, 0), slack) for value, weighed in best.items()]
        return sorted(candidates, key=lambda candidate: -candidate.weight)

    def describes_base(self, pair: Pair) -> bool:
        """Tell whether the words after a percentage describe its base in four words or more."""
        return len(_full_name(self._layout, pair).split()) > _SHORTEST_NAME

    def _bearing(self, pair: Pair) -> dict[Amount, int]:
        """Give for each number how many words of the base named after the percentage it bears where it was told."""
        words = _full_name(self._layout, pair).split()
        bearing: dict[Amount, int] = {}
        if not words:
            return bearing
        edge = max(0, pair.share.number - _WINDOW)
        near = self._mentions[edge : pair.share.number]
        for mention in (*near, *self._farther.named(" ".join(words), edge)):
            left = mention.is_share or mention.lead.endswith("từ ")
            borne = 0 if left else self._named_words(words, mention)
            for value, _ in self._numbers[mention.number] if borne else ():
                bearing[value] = max(bearing.get(value, 0), borne)
        return bearing

    def _candidate(self, pair: Pair, weighed: _Weighed, named: int, slack: Amount) -> Candidate:
        mention, value = weighed.mention, weighed.value
        return Candidate(
            value,
            weighed.start,
            weighed.weight,
            fit_of(pair, mention.quantity, value, slack),
            doubted=max(weighed.short - 3, 0),
            likeness=likeness(pair.part, mention),
            vague=mention.quantity.hedge is not Hedge.NONE,
            is_part=self._is_share_part(mention),
            named=named,
            other=counts_others(pair.part, mention),
        )

    def _weighed(self, pair: Pair) -> Iterator[tuple[Mention, int]]:
        yield from self._weighed_before(pair)
        first, last = sorted((pair.part.number, pair.share.number))
        for mention in self._mentions[first + 1 : last + 5]:
            if mention.is_share or mention.number in (first, last) or mention.sentence != pair.share.sentence:
                continue
            if mention.number > pair.part.number:
                yield mention, self._weight_after(pair, mention)
        yield from self._weighed_later(pair, last)

    def _weighed_later(self, pair: Pair, last: int) -> Iterator[tuple[Mention, int]]:
        """Give the plain wholes that the next sentences of the paragraph tell: `Đảng bộ hiện có 412 đảng viên`."""
        share = pair.share
        for mention in self._mentions[last + 1 : last + 1 + _LATER]:
            if mention.paragraph != share.paragraph or mention.sentence > share.sentence + _LATER_SENTENCES:
                break
            told = mention.sentence != share.sentence and mention.cue >= Cue.MEDIUM
            if told and not mention.is_share and not mention.step:
                yield mention, int(mention.cue) + likeness(pair.part, mention) + _TOLD_LATE

    def _weighed_before(self, pair: Pair) -> Iterator[tuple[Mention, int]]:
        part = pair.part
        named = _named_words(self._layout, pair)
        drawn = _drawn_from(self._layout, part)
        resumed, bonus = self._resumed(part)
        sentence_start = self._layout.sentence_starts[part.sentence]
        clause_start = self._layout.folded.rfind(";", sentence_start, part.start)
        between = _Between()
        for mention in self._before(part):
            weight = self._weight(part, mention) - between.newer(mention.quantity.sort)
            between.add(mention, part, clause_start)
            if mention.number == resumed:
                weight += bonus
            if named:
                weight += self._named_weight(named, mention)
            if drawn:
                weight += self._drawn_weight(drawn, mention, part)
            yield mention, weight
        edge = part.number - _WINDOW
        name = _full_name(self._layout, pair)
        for mention in (*self._farther.fitting(pair, edge), *(self._farther.named(name, edge) if name else ())):
            weight = self._weight(part, mention) - between.newer(mention.quantity.sort)
            yield mention, weight + self._named_weight(named, mention)

    def _before(self, part: Mention) -> list[Mention]:
        """Give the counts before a part, the nearest first, farther back only the plainest wholes."""
        least = bisect_left(self._starts, part.start - _REACH)
        edge = max(least, part.number - _WINDOW)
        near = self._counts[self._counted[edge] : self._counted[part.number]]
        last = bisect_left(self._strong, edge)
        first = max(last - _STRONG_KEPT, bisect_left(self._strong, least))
        return [*reversed(near), *(self._mentions[number] for number in reversed(self._strong[first:last]))]

    def _weight(self, part: Mention, whole: Mention) -> int:
        weight = self._standing[whole.number] + nearness(part, whole) + likeness(part, whole)
        if whole.opens and whole.paragraph == part.paragraph:
            weight += 4
        if whole.number == part.number - 1 and whole.sentence == part.sentence and whole.cue >= Cue.MEDIUM:
            weight += 3
        if whole.bracket is not None and whole.bracket.end < part.start:
            weight -= 4
        return weight if whole.earlier == part.earlier else weight - 5

    def _standing_of(self, whole: Mention) -> int:
        """Give the weight that a count has as a whole of any share."""
        weight = (0, 1, 3, 6)[whole.cue]
        weight -= 5 if not whole.opens and self._is_share_part(whole) else 0
        weight -= 8 if whole.step else 0
        weight -= 3 if whole.target else 0
        return weight - (_OUTERMOST if _EXTREME.search(whole.lead[-_EXTREME_WIDTH:]) else 0)

    def _weight_after(self, pair: Pair, whole: Mention) -> int:
        last = max(pair.part.end, pair.share.end)
        gap = self._layout.folded[last : whole.start] if whole.start >= last else ""
        weight = -5 + likeness(pair.part, whole)
        if gap and len(gap) < 90 and _BETWEEN_NAMES.fullmatch(gap) and _NAMES_WHOLE.search(gap):
            weight += 19
        return weight

    def _resumed(self, part: Mention) -> tuple[int, int]:
        """Give the number of the count that `trong đó` or `trong số đó` before the part speaks of, and how plainly."""
        last = part.number - 1
        while last >= 0 and _is_aside(self._mentions[last], part):
            last -= 1
        if last < 0:
            return -1, 0
        last -= 1 if self._is_counted_of(last) else 0
        whole = self._mentions[last]
        gap = self._layout.folded[max(whole.end, part.start - 400) : part.start]
        if _OUT_OF.search(gap) or _OUT_OF_THEM.match(self._layout.folded, part.end):
            return last, _PLAINLY
        same = whole.sentence == part.sentence or not self._is_share_part(whole)
        return (last, 6) if same and _RESUMING.search(gap) else (-1, 0)

    def _is_counted_of(self, number: int) -> bool:
        """Tell whether a count is the whole of the one before it, who are those spoken of: `237 trên 238 đại biểu`."""
        counted, whole = self._mentions[number - 1], self._mentions[number]
        beside = number > 0 and counted.quantity.kind is QuantityKind.COUNT and counted.sentence == whole.sentence
        return beside and _COUNTED_OF.fullmatch(self._layout.folded, counted.end, whole.start) is not None

    def _is_share_part(self, mention: Mention) -> bool:
        return mention.number in self._share_parts

    def _named_words(self, words: list[str], whole: Mention) -> int:
        """Give how many words of the name of a base stand beside a count: its end around it, or its start after it."""
        after = re.split(r"[,;.()]", self._layout.folded[whole.end : whole.end + 60], maxsplit=1)[0]
        near = " ".join(f"{_OF_WHOLE.sub('', whole.lead)} {after}".split())
        for cut in range(max(1, len(words) - 2)):
            if " ".join(words[cut:]) in near:
                return len(words) - cut
        if after.split()[:_SHORTEST_NAME] != words[:_SHORTEST_NAME]:
            return 0
        qualified = next((place for place, word in enumerate(words) if word in _QUALIFYING), len(words))
        return _SHORTEST_NAME if " ".join(words[qualified + 1 :]) in near else 0

    def drawn_from(self, part: Mention) -> frozenset[Amount]:
        """Give the counts that bear the name from which the words draw a part: `trong số tốt nghiệp, khá 51`."""
        drawn = _drawn_from(self._layout, part)
        near = self._mentions[max(0, part.number - _WINDOW) : part.number] if drawn else []
        bearing = (m for m in near if not m.is_share and self._drawn_weight(drawn, m, part))
        return frozenset(mention.quantity.value for mention in bearing)

    def _drawn_weight(self, drawn: list[str], whole: Mention, part: Mention) -> int:
        """Give the weight of a count told before that bears the name which `trong số` draws a part from."""
        if not drawn or (whole.sentence == part.sentence and whole.start > part.start - _NAME_REACH):
            return 0
        after = re.split(r"[,;.()\d]", self._layout.folded[whole.end : whole.end + 40], maxsplit=1)[0]
        near = f" {whole.lead[-_NAME_WIDTH:]} {after} "
        borne = sum(f" {word} " in near for word in drawn)
        return _DRAWN if borne == len(drawn) else 0

    def _named_weight(self, named: str, whole: Mention) -> int:
        if not named:
            return 0
        near = whole.lead[-70:] + " " + self._layout.folded[whole.end : whole.end + 40]
        return 5 if named in near else -3


def _drawn_from(layout: Layout, part: Mention) -> list[str]:
    """Give the words that `trong số` or `trong các` before a part, or right after it, names without a number."""
    begin = max(layout.sentence_starts[part.sentence], part.start - _DRAWN_WIDTH)
    named = _DRAWN_BEFORE.search(layout.folded, begin, part.start) or _DRAWN_AFTER.match(layout.folded, part.end)
    return told_apart(named["name"].split()) if named is not None else []


def _is_aside(mention: Mention, part: Mention) -> bool:
    """Tell whether a figure is no count that `trong số đó` could speak of: a share, a plan, a count in brackets."""
    noted = mention.quantity.kind is QuantityKind.COUNT and mention.bracket is not part.bracket
    return mention.is_share or mention.target or (noted and mention.bracket is not None)


def _full_name(layout: Layout, pair: Pair) -> str:
    """Give the whole that the words after the percentage describe in full, in three words or more."""
    named = _DESCRIBED.match(layout.folded, pair.share.end)
    return named["name"] if named else ""


def _named_words(layout: Layout, pair: Pair) -> str:
    """Give the whole that the words after the percentage name without its number (`% số phiếu hợp lệ`)."""
    named = NAMED_WHOLE.match(layout.folded, pair.share.end)
    return " ".join(named["name"].split()[:2]) if named else ""
