"""Which count of the text is the whole of a share: how the words rank the candidates, weighed against how they fit."""

import re
from dataclasses import dataclass, field

from daihoi.core.figures.amounts import Amount
from daihoi.core.figures.base_nouns import base_of_other_noun
from daihoi.core.figures.fitting import Fit, share_fit
from daihoi.core.figures.groups import (
    clause_start,
    is_apart,
    is_named_beside,
    is_of_other_organ,
    names_another,
    proper_name_of,
    tells_of_another,
)
from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Mention
from daihoi.core.figures.misprints import explained_by_slip, is_far_off
from daihoi.core.figures.openings import named_before, opening_before, parted, set_out_from
from daihoi.core.figures.pairs import Pair, is_left_from
from daihoi.core.figures.quantities import Hedge
from daihoi.core.figures.ranking import NAMED_WHOLE, Candidate, Favours, WholeRanking, sharpness
from daihoi.core.figures.tying import Tie
from daihoi.core.figures.weights import slack_of

_SLIP_WEIGHT = 5
_PLAIN_NAME = 2
_TELLING = 10
_LEAST_NESTED = -2
_ONLY_ONE = 5
_GOVERNING = 12
_CLEARLY = 4
_IN_SENTENCE = 8
_IN_PARAGRAPH = 6
_OTHER_ORGAN = 10
NOT_PRINTED = 3
"""How much a candidate must score for a misfit to be held against the text, not against the choice of the whole."""

_TIMED = re.compile(r"[^.;,()]{0,60}(?:năm|đầu kỳ|cùng kỳ|thời điểm|nhiệm kỳ trước|khóa trước)")
_OTHER_WHOLE = re.compile(
    r"(?<!\w)(?:không (?:trúng|tái|được bầu|đạt)|(?:bầu )?thiếu|số dư|(?<!dự )khuyết|dôi dư|ngoài danh sách)"
)


@dataclass(frozen=True, slots=True)
class Resolution:
    """A share with the whole that it is measured against.

    `sure` tells whether a misfit is the text's fault, `bound` that words or a whole list leave no other whole.
    """

    pair: Pair
    whole: Candidate | None
    candidates: tuple[Candidate, ...] = field(repr=False)
    sure: bool = False
    bound: bool = False

    @property
    def fit(self) -> Fit:
        return self.whole.fit if self.whole else Fit.NOT

    @property
    def holds(self) -> bool:
        return self.whole is not None and self.whole.fit is not Fit.NOT


class WholeFinder:
    """Ranks the counts of one text as wholes of its shares."""

    def __init__(self, layout: Layout, mentions: list[Mention]) -> None:
        self._layout = layout
        self._mentions = mentions
        self._ranking = WholeRanking(layout, mentions)
        self._slips: dict[tuple[int, Amount], bool] = {}

    def resolve(self, pair: Pair, favoured: Favours | None = None) -> Resolution:
        """Give the whole of a share; `favoured` adds to the weight of wholes that its neighbours are shares of."""
        if pair.whole is not None:
            return self._named_resolution(pair, pair.whole)
        told = self._set_out(pair, self._told_resolution(pair, favoured or {}))
        return told if told.holds or told.bound else self._opened(pair, told)

    def _set_out(self, pair: Pair, told: Resolution) -> Resolution:
        """Hold a share to the count that bears the name its sentence sets out from: `Trong chủ tịch, nữ 21`."""
        base = named_before(self._layout, self._mentions, pair.part) if pair.tie is Tie.FIRM else None
        base = base or self._plainly_set_out(pair, told) or self._of_named_noun(pair, told)
        named = [c for c in told.candidates if base is not None and c.value == base.quantity.value and not c.vague]
        if not named or named[0].value < pair.value:
            return self._parted(pair, told)
        return Resolution(pair, named[0], told.candidates, sure=True, bound=True)

    def _of_named_noun(self, pair: Pair, told: Resolution) -> Mention | None:
        """Give the whole that counts what the words after the percentage name, when a share fits something else."""
        if pair.tie is not Tie.FIRM or told.whole is None or not told.holds:
            return None
        base = base_of_other_noun(self._layout, self._mentions, pair, told.whole.start)
        told_there = base is not None and any(c.value == base.quantity.value for c in told.candidates)
        return base if told_there else None

    def _plainly_set_out(self, pair: Pair, told: Resolution) -> Mention | None:
        """Give the whole that the clause leaves a firmly bound share, unless it holds on a number told after it."""
        if pair.tie is not Tie.FIRM or NAMED_WHOLE.match(self._layout.folded, pair.share.end):
            return None
        base = set_out_from(self._layout, self._mentions, pair.part)
        if base is None or base.step or base.target or base.earlier or base.quantity.hedge is not Hedge.NONE:
            return None
        later = told.holds and told.whole is not None and told.whole.start >= base.start
        return None if later else base

    def _parted(self, pair: Pair, told: Resolution) -> Resolution:
        """Hold a share to the count right before its part when it fits none, or only a number told before that one."""
        base = parted(self._layout, self._mentions, pair.part) if pair.tie is Tie.FIRM else None
        if base is None or base.quantity.value < pair.value or NAMED_WHOLE.match(self._layout.folded, pair.share.end):
            return told
        own = [c for c in told.candidates if c.value == base.quantity.value and not c.vague]
        if not own or (told.holds and told.whole is not None and told.whole.start >= base.start):
            return told
        return Resolution(pair, own[0], told.candidates, sure=True, bound=True)

    def _opened(self, pair: Pair, told: Resolution) -> Resolution:
        """Hold a misfit to the whole that its clause sets out from: `Trong 684 đảng viên trẻ, nữ chiếm 56,5%`."""
        values = self._opening_values(pair) if pair.tie is Tie.FIRM else frozenset()
        named = [c for c in told.candidates if c.value in values and c.value >= pair.value and not c.vague]
        if len(named) != 1 or is_apart(self._layout, pair.part, named[0].start):
            return told
        return Resolution(pair, named[0], told.candidates, sure=True, bound=True)

    def _opening_values(self, pair: Pair) -> frozenset[Amount]:
        """Give the number that the clause of a share sets out from, or those that bear the name it draws from."""
        base = opening_before(self._layout, self._mentions, pair.share)
        if base is None:
            return self._ranking.drawn_from(pair.part)
        own = base.number == pair.part.number or base.target
        return frozenset() if own else frozenset((base.quantity.value,))

    def _told_resolution(self, pair: Pair, favoured: Favours) -> Resolution:
        candidates = self._ranking.candidates(pair, favoured)
        if not candidates:
            return Resolution(pair, None, ())
        named = _best_named(pair, candidates)
        if named is not None:
            return Resolution(pair, named, candidates, sure=True, bound=True)
        sharp = sharpness(pair)
        best = max(candidates, key=lambda candidate: (candidate.score(sharp), candidate.start))
        own = self._own_whole(pair, best, candidates) if best.fit is not Fit.NOT else None
        if own is not None:
            return Resolution(pair, own, candidates, sure=True, bound=True)
        if best.fit is not Fit.NOT and not self._is_governed(pair, best, favoured):
            accepted = best.score(sharp) > self._doubt(pair) or best.weight >= 0
            return Resolution(pair, best if accepted else None, candidates, sure=accepted)
        return self._misfit(pair, candidates, favoured)

    def _own_whole(self, pair: Pair, fitting: Candidate, candidates: tuple[Candidate, ...]) -> Candidate | None:
        """Give the whole of a clause on one body when a share in it fits only the whole of a clause on another."""
        begin, part = clause_start(self._layout, pair.part.start), pair.part
        name = proper_name_of(self._layout, part)
        by_name = name is not None and names_another(self._layout, fitting.start, name)
        if not by_name and not (fitting.start < begin and tells_of_another(self._layout, part.start, fitting.start)):
            return None
        before = [c for c in candidates if c.start < part.start and c.value >= pair.value]
        plain = [c for c in before if not c.is_part and not c.vague]
        if name is not None and by_name:
            own = [c for c in plain if c.likeness >= 0 and is_named_beside(self._layout, c.start, name)]
        else:
            own = [c for c in plain if c.likeness > 0 and begin <= c.start]
        return own[0] if len(own) == 1 else None

    def _misfit(self, pair: Pair, candidates: tuple[Candidate, ...], favoured: Favours) -> Resolution:
        """Give the whole that a share must be meant of though it does not fit, and whether that is sure."""
        doubt = self._doubt(pair)
        heavy = [c for c in candidates if c.weight + c.doubted >= candidates[0].weight - _SLIP_WEIGHT]
        likely = [c for c in heavy if self._can_be_meant(pair, c, favoured)] or heavy
        best = max(likely, key=lambda candidate: (self._misfit_score(pair, candidate, doubt), candidate.start))
        own = self._own_whole(pair, best, candidates)
        if own is not None:
            return Resolution(pair, own, candidates, sure=True)
        if not best.named and self._ranking.describes_base(pair):
            return self._described(pair, best, candidates)
        nested = self._nested(pair, best, candidates)
        if nested is not None:
            sharp_enough = pair.share.quantity.decimals > 0
            return Resolution(pair, nested if sharp_enough else best, candidates, sure=sharp_enough)
        joined = favoured.get(best.value, 0) >= _IN_PARAGRAPH
        outside = is_apart(self._layout, pair.part, best.start) or is_left_from(self._layout, pair)
        if outside or best.vague or (not joined and self._is_far_apart(pair, best)):
            return Resolution(pair, best, candidates)
        score = self._misfit_score(pair, best, doubt) + self._bonus(pair, best, candidates)
        doubt += _OTHER_ORGAN if is_of_other_organ(self._layout, pair.part, best.start) else 0
        sure = score > doubt and self._can_be_meant(pair, best, favoured)
        return Resolution(pair, best, candidates, sure=sure)

    def _described(self, pair: Pair, best: Candidate, candidates: tuple[Candidate, ...]) -> Resolution:
        """Give the one count that a share with a base of its own description fits; else its whole is unsure."""
        exact = [c for c in candidates if c.fit is Fit.EXACT and not c.vague and c.likeness >= 0]
        if len(exact) == 1 and sharpness(pair) >= _TELLING:
            return Resolution(pair, exact[0], candidates, sure=True)
        return Resolution(pair, best, candidates)

    def _bonus(self, pair: Pair, best: Candidate, candidates: tuple[Candidate, ...]) -> int:
        plain = all(best.weight - candidate.weight >= _CLEARLY for candidate in candidates if candidate is not best)
        bonus = 2 if plain and self._is_beside(pair, best) else 0
        bonus += 2 if self._is_right_before(pair, best) else 0
        return bonus + (_ONLY_ONE if self._is_only_one(pair, best, candidates) else 0)

    def _is_right_before(self, pair: Pair, whole: Candidate) -> bool:
        """Tell whether a whole is the count right before a part, of the same things and in its sentence."""
        number = pair.part.number - 1
        beside = number >= 0 and self._mentions[number].start == whole.start and whole.alike
        return beside and self._mentions[number].sentence == pair.part.sentence

    def _is_far_apart(self, pair: Pair, whole: Candidate) -> bool:
        """A share that is nowhere near its whole, told in another sentence, is rather of a whole that isn't printed."""
        other = self._layout.sentence_at(whole.start) != pair.part.sentence
        return other and is_far_off(pair, whole.value)

    def _is_governed(self, pair: Pair, fitting: Candidate, favoured: Favours) -> bool:
        """Tell whether a newer whole, with a list of its own, makes it an error to measure against an older one."""
        by_words = self._ranking.candidates(pair, {})
        plainest = by_words[0]
        weight = next(candidate.weight for candidate in by_words if candidate.value == fitting.value)
        newer = fitting.start < plainest.start < pair.part.start and self._is_beside(pair, plainest)
        own = not plainest.is_part and not plainest.vague and plainest.value >= pair.value
        plain = plainest.weight >= _GOVERNING and plainest.weight - weight >= _CLEARLY
        return plainest.fit is Fit.NOT and newer and own and plain and favoured.get(fitting.value, 0) < _IN_SENTENCE

    def _is_only_one(self, pair: Pair, best: Candidate, candidates: tuple[Candidate, ...]) -> bool:
        """Tell whether no other number of the text counts the same thing and could hold the part."""
        alike = [c for c in candidates if c.alike and c.value >= pair.value]
        return alike == [best] and self._layout.paragraph_at(best.start) != pair.part.paragraph

    def _nested(self, pair: Pair, best: Candidate, candidates: tuple[Candidate, ...]) -> Candidate | None:
        """Give the count of the same sentence that a share fits exactly though no word makes it the whole."""
        for candidate in candidates:
            beside = (
                self._layout.sentence_at(candidate.start) == pair.part.sentence and candidate.start < pair.part.start
            )
            inner = candidate.is_part or candidate.start > best.start
            if candidate.fit is Fit.EXACT and beside and inner and candidate.weight >= _LEAST_NESTED:
                return candidate
        return None

    def _can_be_meant(self, pair: Pair, candidate: Candidate, favoured: Favours) -> bool:
        """A whole smaller than its part is a slip, or else another number."""
        if candidate.value >= pair.value or candidate.value in favoured:
            return True
        return self._is_slip(pair, candidate)

    def _misfit_score(self, pair: Pair, candidate: Candidate, doubt: int) -> int:
        """Give the score of a whole that does not fit, better when a slip of the keyboard would explain it."""
        score = candidate.weight - 6
        decimals = pair.share.quantity.decimals
        whole_of_itself = candidate.value == pair.value
        if decimals == 0 or doubt > NOT_PRINTED or whole_of_itself or not self._is_slip(pair, candidate):
            return score
        lifted = max(candidate.doubted - 3, 0) if candidate.value < pair.value else 0
        return score + (_SLIP_WEIGHT if decimals > 1 else 2) + lifted

    def _is_slip(self, pair: Pair, candidate: Candidate) -> bool:
        key = id(pair), candidate.value
        if key not in self._slips:
            self._slips[key] = explained_by_slip(pair, candidate.value)
        return self._slips[key]

    def _is_beside(self, pair: Pair, whole: Candidate) -> bool:
        return self._layout.paragraph_at(whole.start) == pair.part.paragraph

    def _named_resolution(self, pair: Pair, whole: Amount) -> Resolution:
        fit = share_fit(pair.value, whole, pair.share.quantity, slack_of(pair))
        chosen = Candidate(whole, pair.whole_start, 30, fit)
        return Resolution(pair, chosen, (chosen,), sure=not self._may_qualify(pair))

    def _may_qualify(self, pair: Pair) -> bool:
        """Tell `13/15 xã đạt 100%`, `đạt trên 50%`, where the percentage may say what each of the thirteen reached."""
        stated = pair.share.quantity
        if not (stated.value == 100 or stated.hedge is Hedge.OVER) or pair.part.start > pair.share.start:
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
        named = NAMED_WHOLE.match(self._layout.folded, share.end)
        if named and named["mark"] != "số":
            doubt += 5
        if named and _TIMED.match(self._layout.folded, share.end):
            doubt += 16
        return doubt


def _best_named(pair: Pair, candidates: tuple[Candidate, ...]) -> Candidate | None:
    """Give the one count that bears most of the name of the base, when the percentage names it in full."""
    large = [candidate for candidate in candidates if candidate.named and candidate.value >= pair.value]
    most = max((candidate.named for candidate in large), default=0)
    best = [candidate for candidate in large if candidate.named == most]
    exact = [candidate for candidate in best if candidate.fit is Fit.EXACT]
    best = exact if len(exact) == 1 and most > _PLAIN_NAME else best
    return best[0] if len(best) == 1 and not best[0].vague else None
