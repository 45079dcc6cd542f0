"""Which count of the text is the whole of a share: how the words rank the candidates, weighed against how they fit."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from fractions import Fraction

from daihoi.core.figures.fitting import Fit, share_fit
from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Cue, Mention
from daihoi.core.figures.pairing import Pair
from daihoi.core.figures.quantities import Hedge, QuantityKind
from daihoi.core.figures.vocabulary import Sort

NOT_PRINTED = 3
"""How much a candidate must score for a misfit to be held against the text, not against the choice of the whole."""

_WINDOW = 36
_REACH = 7000
_STRONG_KEPT = 10
_BETWEEN_NAMES = re.compile(
    r"[\s)]*(?:,\s)?(?:so với\s|trong\s|trên\s|của\s|/\s?)?(?:tổng\s(?:số\s)?|số\s)?(?:[^\W\d]+\s){0,6}\(?\s?(?:là\s|gồm\s)?$"
)
_NAMES_WHOLE = re.compile(r"tổng|trong số|trên số|(?<!\w)trên\s$|(?<!\w)của\s$|/")
_NAMED = re.compile(
    r"\s*(?:so với\s|so\s|trong\s|trên\s|của\s)?(?P<mark>tổng số|tổng|số|dân số|toàn|trên|của)\s(?P<name>[^\W\d]+(?:\s[^\W\d]+){0,3})"
)
_TIMED = re.compile(r"[^.;,()]{0,60}(?:năm|đầu kỳ|cùng kỳ|thời điểm|nhiệm kỳ trước|khóa trước)")
_OTHER_WHOLE = re.compile(
    r"(?<!\w)(?:không (?:trúng|tái|được bầu|đạt)|(?:bầu )?thiếu|số dư|khuyết|dôi dư|ngoài danh sách)"
)
_RESUMING = re.compile(r"(?<!\w)(?:trong đó|trong số (?:đó|này)|riêng)(?!\w)")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A count that may be the whole of a share, with the weight that the words give it."""

    value: Fraction
    start: int
    weight: int
    fit: Fit

    def score(self, stated: Pair) -> int:
        """Give the weight together with what the fit tells: a share of many digits fits no whole by chance."""
        if self.fit is Fit.NOT:
            return self.weight - 6
        sharp = _sharpness(stated)
        return self.weight + (sharp if self.fit is Fit.EXACT else max(sharp - 5, -4))


@dataclass(frozen=True, slots=True)
class Resolution:
    """A share with the whole that it is measured against; `sure` tells whether a misfit is the text's fault."""

    pair: Pair
    whole: Candidate | None
    candidates: tuple[Candidate, ...] = field(repr=False)
    sure: bool = False

    @property
    def fit(self) -> Fit:
        return self.whole.fit if self.whole else Fit.NOT

    @property
    def holds(self) -> bool:
        return self.whole is not None and self.whole.fit is not Fit.NOT


def _sharpness(pair: Pair) -> int:
    """Give twice the natural logarithm, roughly, of how many wholes a share tells apart."""
    stated = pair.share.quantity
    if stated.hedge is not Hedge.NONE:
        return 3
    units = int(stated.value * 10**stated.decimals)
    return min(16, int(1.386 * max(units, 1).bit_length()))


class WholeFinder:
    """Ranks the counts of one text as wholes of its shares."""

    def __init__(self, layout: Layout, mentions: list[Mention]) -> None:
        self._layout = layout
        self._mentions = mentions
        self._strong = [m.number for m in mentions if m.cue is Cue.STRONG and m.quantity.kind is QuantityKind.COUNT]

    def resolve(self, pair: Pair, favoured: dict[Fraction, int] | None = None) -> Resolution:
        """Give the whole of a share; `favoured` adds to the weight of wholes that its neighbours are shares of."""
        if pair.whole is not None:
            return self._named_resolution(pair, pair.whole)
        candidates = self._candidates(pair, favoured or {})
        if not candidates:
            return Resolution(pair, None, ())
        best = max(candidates, key=lambda candidate: (candidate.score(pair), candidate.start))
        threshold = self._doubt(pair)
        if best.fit is not Fit.NOT:
            accepted = best.score(pair) > threshold or best.weight >= 0
            return Resolution(pair, best if accepted else None, candidates, sure=accepted)
        stands_out = self._is_beside(pair, best) and all(
            best.weight - other.weight >= 4 for other in candidates if other is not best
        )
        if best.value < pair.value and best.value not in (favoured or {}):
            return Resolution(pair, best, candidates)
        return Resolution(pair, best, candidates, sure=best.score(pair) + (2 if stands_out else 0) > threshold)

    def _is_beside(self, pair: Pair, whole: Candidate) -> bool:
        return self._layout.paragraph_at(whole.start) == pair.part.paragraph

    def _named_resolution(self, pair: Pair, whole: Fraction) -> Resolution:
        fit = share_fit(pair.value, whole, pair.share.quantity, _slack(pair))
        chosen = Candidate(whole, pair.whole_start, 30, fit)
        return Resolution(pair, chosen, (chosen,), sure=not self._may_qualify(pair))

    def _may_qualify(self, pair: Pair) -> bool:
        """Tell `13/15 xã đạt 100%`, where the percentage may say what each of the thirteen reached."""
        if pair.share.quantity.value != 100 or pair.part.start > pair.share.start:
            return False
        gap = self._layout.folded[pair.part.end : pair.share.start]
        return not re.search(r"[,(:=-]\s*(?:chiếm|đạt|bằng|tỷ lệ|tỉ lệ|hay|tương đương)?[^,(]{0,12}$", gap)

    def _doubt(self, pair: Pair) -> int:
        share = pair.share
        doubt = NOT_PRINTED
        if share.quantity.value == 100:
            doubt += 6
        if pair.part.earlier or share.earlier:
            doubt += 8
        if _OTHER_WHOLE.search(pair.part.lead):
            doubt += 8
        named = _NAMED.match(self._layout.folded, share.end)
        if named and named["mark"] != "số":
            doubt += 2
        if named and _TIMED.match(self._layout.folded, share.end):
            doubt += 16
        return doubt

    def _candidates(self, pair: Pair, favoured: dict[Fraction, int]) -> tuple[Candidate, ...]:
        best: dict[Fraction, Candidate] = {}
        for mention in self._nearby(pair):
            for value, start, extra in _values(mention):
                if mention.number in (pair.part.number, pair.share.number):
                    continue
                weight = self._weight(pair, mention) + extra + favoured.get(value, 0)
                weight -= 0 if value >= pair.value else 3 if value in favoured or mention.cue is Cue.STRONG else 9
                fit = share_fit(pair.value, value, pair.share.quantity, _slack(pair))
                known = best.get(value)
                if known is None or weight > known.weight:
                    best[value] = Candidate(value, start, weight, fit)
        return tuple(sorted(best.values(), key=lambda candidate: -candidate.weight))

    def _nearby(self, pair: Pair) -> list[Mention]:
        number = min(pair.part.number, pair.share.number)
        numbers = set(range(max(0, number - _WINDOW), number))
        numbers.update(place for place in self._strong_before(number))
        last = max(pair.part.number, pair.share.number)
        numbers.update(range(number, min(len(self._mentions), last + 5)))
        found = []
        for place in sorted(numbers):
            mention = self._mentions[place]
            if mention.is_share or pair.part.start - mention.start > _REACH:
                continue
            if place > last and mention.sentence != pair.share.sentence:
                continue
            found.append(mention)
        return found

    def _strong_before(self, number: int) -> list[int]:
        place = bisect_left(self._strong, number)
        return self._strong[max(0, place - _STRONG_KEPT) : place]

    def _weight(self, pair: Pair, whole: Mention) -> int:
        if whole.number > pair.part.number:
            return self._weight_after(pair, whole)
        weight = (0, 1, 3, 6)[whole.cue]
        weight += self._nearness(pair.part, whole) + _likeness(pair.part, whole)
        weight += self._opening(pair.part, whole)
        if self._is_share_part(whole) and not whole.opens:
            weight -= 5
        if whole.bracket is not None and whole.bracket.end < pair.part.start:
            weight -= 4
        if whole.step:
            weight -= 8
        if whole.target:
            weight -= 3
        if whole.earlier != pair.part.earlier:
            weight -= 5
        return weight + self._named_weight(pair, whole)

    def _weight_after(self, pair: Pair, whole: Mention) -> int:
        last = max(pair.part.end, pair.share.end)
        gap = self._layout.folded[last : whole.start] if whole.start >= last else ""
        weight = -5 + _likeness(pair.part, whole)
        if gap and len(gap) < 90 and _BETWEEN_NAMES.fullmatch(gap) and _NAMES_WHOLE.search(gap):
            weight += 19
        return weight

    def _nearness(self, part: Mention, whole: Mention) -> int:
        if whole.sentence == part.sentence:
            return 4
        sentences = part.sentence - whole.sentence
        if whole.paragraph == part.paragraph:
            return max(0, 3 - sentences // 3)
        return max(-4, 1 - (part.paragraph - whole.paragraph))

    def _opening(self, part: Mention, whole: Mention) -> int:
        """Weigh a list announced after the whole (`trong đó`), less for each newer whole that stands between."""
        weight = 4 if whole.opens and whole.paragraph == part.paragraph else 0
        if self._is_resumed(part, whole):
            weight += 6
        newer = 0
        for place in range(whole.number + 1, part.number):
            between = self._mentions[place]
            if between.is_share or between.step or between.bracket is not None:
                continue
            if between.cue is Cue.STRONG and between.quantity.sort in (whole.quantity.sort, None):
                newer += 2
            elif between.opens and between.sentence == part.sentence and not self._clause_ended(between, part):
                newer += 1
        return weight - min(newer, 6)

    def _is_resumed(self, part: Mention, whole: Mention) -> bool:
        """Tell whether `trong đó` right before the part speaks of the count just before it."""
        last = part.number - 1
        while last >= 0 and self._mentions[last].is_share:
            last -= 1
        gap = self._layout.folded[whole.end : part.start]
        same = whole.sentence == part.sentence or not self._is_share_part(whole)
        return same and last == whole.number and _RESUMING.search(gap) is not None

    def _clause_ended(self, opener: Mention, part: Mention) -> bool:
        return ";" in self._layout.folded[opener.end : part.start]

    def _is_share_part(self, mention: Mention) -> bool:
        following = mention.number + 1
        if following >= len(self._mentions) or not self._mentions[following].is_share:
            return False
        share = self._mentions[following]
        return share.sentence == mention.sentence and share.start - mention.end < 80

    def _named_weight(self, pair: Pair, whole: Mention) -> int:
        """Weigh a whole that the words after the percentage name without its number (`% số phiếu hợp lệ`)."""
        named = _NAMED.match(self._layout.folded, pair.share.end)
        if named is None:
            return 0
        words = " ".join(named["name"].split()[:2])
        near = whole.lead[-70:] + " " + self._layout.folded[whole.end : whole.end + 40]
        return 5 if words in near else -3


def _values(mention: Mention) -> list[tuple[Fraction, int, int]]:
    quantity = mention.quantity
    values = [(quantity.value, mention.start, 0)]
    if quantity.total is not None:
        values.append((quantity.total, quantity.total_start, 1))
    return values


def _likeness(part: Mention, whole: Mention) -> int:
    one, other = part.quantity, whole.quantity
    if one.sort is None or other.sort is None:
        return 0
    if one.noun == other.noun:
        return 3
    if one.sort is other.sort:
        return 2
    return 0 if Sort.CASE in (one.sort, other.sort) else -6


def _slack(pair: Pair) -> Fraction:
    quantity = pair.part.quantity
    if quantity.grain:
        return quantity.grain / quantity.value if quantity.value else Fraction(0)
    return Fraction(0) if quantity.hedge is Hedge.NONE else Fraction(3, 100)
