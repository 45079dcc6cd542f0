"""The whole that governs a list of shares: what its neighbours stand on decides before any other number that fits."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from daihoi.core.figures.amounts import Amount
from daihoi.core.figures.fitting import Fit, share_fit
from daihoi.core.figures.groups import is_apart, is_named_beside, is_of_other_organ, proper_name_of
from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Mention
from daihoi.core.figures.misprints import is_far_off
from daihoi.core.figures.pairs import is_left_from
from daihoi.core.figures.quantities import Hedge, QuantityKind, noun_after
from daihoi.core.figures.ranking import NAMED_WHOLE, Candidate
from daihoi.core.figures.siblings import LIST, Siblings, adding_up, is_told_of, siblings_of
from daihoi.core.figures.tying import Tie
from daihoi.core.figures.vocabulary import Sort
from daihoi.core.figures.weights import counts_others, slack_of
from daihoi.core.figures.wholes import Resolution

_NESTED = re.compile(r"(?<!\w)(?:trong đó|trong số|riêng)(?!\w)")
_SEPARATOR = re.compile(r"[,;:.()]")
_LEFT = re.compile(r"(?<!\w)(?:tồn|còn|còn lại|chưa|vắng|thiếu|khuyết)(?!\w)[^\d,;:%]{0,40}$")
_CHOSEN_FROM = re.compile(r"(?: [^\W\d]+){0,3} (?:trong|trên)(?: tổng)?(?: số)? ")
_ALIKE = 2
_UNLIKE = {Sort.PERSON, Sort.BODY, Sort.VOTE}


def governed(layout: Layout, mentions: Sequence[Mention], found: Sequence[Resolution]) -> list[Resolution]:
    """Give the shares; those that fit only a number farther off, or none, are held to the whole of their list."""
    governor = _Governor(layout, mentions, found)
    return [governor.governed(place) for place in range(len(found))]


class _Governor:
    def __init__(self, layout: Layout, mentions: Sequence[Mention], found: Sequence[Resolution]) -> None:
        self._layout = layout
        self._mentions = mentions
        self._found = found
        self._parts = {share.pair.part.number for share in found}
        self._told: dict[Amount, list[int]] = {}
        for mention in mentions:
            for value in {mention.quantity.value, mention.quantity.total} if not mention.is_share else ():
                self._told.setdefault(value or 0, []).append(mention.number)

    def governed(self, place: int) -> Resolution:
        """Give a share with the whole that it is held to."""
        share = self._found[place]
        if not _may_be_held(self._layout, share):
            return share
        left = self._left_whole(share)
        if left is not None:
            return _against(share, left)
        siblings = siblings_of(self._layout, self._found, place)
        if siblings is None or siblings.whole.value < share.pair.value or _stands_on(share, siblings.whole):
            return share
        head = self._last_told(siblings.whole.value, siblings.shares[0].pair.part)
        told = [other.pair.part.start for other in siblings.shares if siblings.together]
        beside = max((start for start in told if start < share.pair.part.start), default=-1)
        if is_apart(self._layout, share.pair.part, beside if beside >= 0 else head.start if head else share.pair.start):
            return share
        if not share.holds:
            return self._settled(share, siblings)
        if siblings.together and adding_up(siblings.shares, share):
            return _against(share, siblings.whole)
        if head is None or self._is_item(head, siblings, share.pair.part):
            return share
        if head.sentence == share.pair.part.sentence and is_of_other_organ(self._layout, share.pair.part, head.start):
            return share
        if not head.start < share.pair.part.start or not self._heads(head, share, siblings):
            return share
        return _against(share, siblings.whole) if self._is_outweighed(share, siblings, head) else share

    def _is_item(self, head: Mention, siblings: Siblings, part: Mention) -> bool:
        """Tell whether a count is itself an item of the sentence, which `trong đó` does not make a whole."""
        first = siblings.shares[0].pair.part.start
        nested = head.end < first and _NESTED.search(self._layout.folded, head.end, first) is not None
        return head.number in self._parts and head.sentence == part.sentence and not nested

    def _last_told(self, value: Amount, before: Mention) -> Mention | None:
        """Give the mention that told a number last before another one, or else first."""
        told = self._told.get(value)
        if told is None:
            return None
        place = bisect_left(told, before.number)
        return self._mentions[told[place - 1]] if place > 0 else None

    def _left_whole(self, share: Resolution) -> Candidate | None:
        """Give the count told before that a share and what is left make up: `75 đơn. Giải quyết 69, đạt 92%; tồn 6`."""
        part, number = share.pair.part, share.pair.share.number + 1
        rest = self._mentions[number] if number < len(self._mentions) else None
        if rest is None or rest.sentence != part.sentence or rest.quantity.kind is not QuantityKind.COUNT:
            return None
        if part.number > share.pair.share.number or rest.bracket is not part.bracket or not _LEFT.search(rest.lead):
            return None
        total = share.pair.value + rest.quantity.value
        made_up = (c for c in share.candidates if c.value == total and c.start < part.start and not c.vague)
        whole = next(made_up, None)
        near = whole is not None and self._layout.paragraph_at(whole.start) == part.paragraph
        return whole if near else None

    def _settled(self, share: Resolution, siblings: Siblings) -> Resolution:
        """A share that fits nothing is wrong when its neighbours stand on one whole and no group sets it apart."""
        layout, part = self._layout, share.pair.part
        unlike = [other for other in siblings.shares if _is_unlike(part, other.pair.part)]
        head = self._last_told(siblings.whole.value, part)
        elsewhere = head is not None and head.sentence != part.sentence and counts_others(part, head)
        if elsewhere or len(unlike) * 2 > len(siblings.shares):
            return share
        passed = siblings.together and share.sure and _is_passed_over(layout, share, siblings)
        adding = siblings.together and adding_up(siblings.shares, share) and not self._fits_in_sentence(share)
        if share.bound or not (siblings.unanimous or passed or adding):
            return share
        other = share.whole is not None and share.whole.value != siblings.whole.value
        if share.sure and other and siblings.agreeing <= LIST and not siblings.together:
            return share
        beside = all(other.pair.part.paragraph == part.paragraph for other in siblings.shares)
        close = siblings.together or (siblings.listed and beside)
        if not close and is_far_off(share.pair, siblings.whole.value):
            return share
        if is_of_other_organ(layout, part, siblings.whole.start):
            return share
        return replace(share, whole=measured(share, siblings.whole), sure=True, bound=True)

    def _fits_in_sentence(self, share: Resolution) -> bool:
        """Tell whether some number of its own sentence is one that a misfit holds on as printed."""
        sentence = share.pair.part.sentence
        exact = (c for c in share.candidates if c.fit is Fit.EXACT)
        return any(self._layout.sentence_at(candidate.start) == sentence for candidate in exact)

    def _heads(self, head: Mention, share: Resolution, siblings: Siblings) -> bool:
        """A whole governs the list that follows it, but not what a semicolon sets apart from its `trong đó`."""
        starts = [other.pair.part.start for other in siblings.shares]
        first, part = min(starts), share.pair.part
        if not head.start < first:
            return False
        if share.whole is None or self._layout.sentence_at(share.whole.start) != part.sentence:
            return True
        last = max((start for start in starts if start < share.pair.start), default=share.pair.start)
        text = self._layout.folded
        apart = ";" in text[first : share.pair.start] and ";" not in text[first:last]
        return not (apart and head.sentence == part.sentence and _NESTED.search(text[head.end : first]))

    def _is_outweighed(self, share: Resolution, siblings: Siblings, head: Mention) -> bool:
        """Tell whether the number that a share fits has less claim to it than the whole of its neighbours."""
        fitted, layout = share.whole, self._layout
        if fitted is None:
            return False
        if siblings.together and self._is_counted_of(head, fitted):
            return True
        if siblings.together and _is_passed_over(layout, share, siblings):
            return siblings.agreeing > 1 or fitted.start < head.start or _is_of_sibling(fitted, siblings)
        sentence = layout.sentence_at(fitted.start)
        if sentence == share.pair.part.sentence:
            return False
        if sentence == head.sentence:
            return siblings.together and siblings.unanimous
        if siblings.listed and siblings.unanimous and sentence < siblings.shares[0].pair.part.sentence:
            return True
        of_item = len(siblings.shares) > 1 and _is_of_sibling(fitted, siblings)
        return fitted.start < head.start or of_item or siblings.are_many

    def _is_counted_of(self, head: Mention, fitted: Candidate) -> bool:
        """Tell whether a number is that which the whole of a list was chosen from: `bầu 13 trong 15 người`."""
        return (
            fitted.start > head.start
            and _CHOSEN_FROM.fullmatch(self._layout.folded, head.end, fitted.start) is not None
        )


def _stands_on(share: Resolution, whole: Candidate) -> bool:
    return share.holds and share.whole is not None and share.whole.value == whole.value


def measured(share: Resolution, whole: Candidate) -> Candidate:
    """Give a whole with how a share fits it."""
    fit = share_fit(share.pair.value, whole.value, share.pair.share.quantity, slack_of(share.pair))
    return replace(whole, fit=fit)


def _is_passed_over(layout: Layout, share: Resolution, siblings: Siblings) -> bool:
    """Tell whether every share told between a number and the share that fits it stands on the whole of the list."""
    part, fitted = share.pair.part, share.whole
    if fitted is None or fitted.start > part.start:
        return False
    since = [other for other in siblings.shares if fitted.start <= other.pair.part.start < part.start]
    if not since or not all(is_told_of(other, siblings.whole.value) for other in since):
        return False
    if not all(_is_like(other.pair.part, part) for other in since):
        return False
    last = since[-1]
    if _NESTED.search(layout.folded, last.pair.end, part.start):
        return False
    name = proper_name_of(layout, part)
    if name is not None and is_named_beside(layout, fitted.start, name):
        return False
    is_item = fitted.start == since[0].pair.part.start
    return not is_item or len(since) > 1 or _are_parallel(since[0].pair.part, part)


def _are_parallel(one: Mention, other: Mention) -> bool:
    """Tell whether the names of two counts begin or end alike: `đủ chuẩn lý luận`, `đủ chuẩn tin học`."""
    first, second = (_SEPARATOR.split(mention.lead)[-1].split() for mention in (one, other))
    begun = first[:_ALIKE] == second[:_ALIKE]
    return min(len(first), len(second)) >= _ALIKE and (begun or first[-_ALIKE:] == second[-_ALIKE:])


def _is_like(one: Mention, other: Mention) -> bool:
    sorts = {one.quantity.sort, other.quantity.sort}
    return len(sorts) == 1 or None in sorts


def _is_unlike(one: Mention, other: Mention) -> bool:
    """Tell whether two counts are of persons, of bodies and of votes, which are never shares of one whole."""
    return one.quantity.sort is not other.quantity.sort and {one.quantity.sort, other.quantity.sort} <= _UNLIKE


def _is_of_sibling(whole: Candidate, siblings: Siblings) -> bool:
    """Tell whether a number is the count of another item of the list, which is no whole of its neighbours."""
    return any(other.pair.part.start == whole.start for other in siblings.shares)


def _may_be_held(layout: Layout, share: Resolution) -> bool:
    """A percentage that names its own base, or is rough, or of another time, is left with what it fits."""
    stated = share.pair.share.quantity
    end = share.pair.share.end
    named = NAMED_WHOLE.match(layout.folded, end) is not None or noun_after(layout.folded, end)[1] is not None
    firm = share.pair.tie is Tie.FIRM and share.whole is not None
    plain = firm and share.pair.whole is None and not named and not share.pair.part.earlier
    plain = plain and not is_left_from(layout, share.pair)
    return plain and stated.hedge is Hedge.NONE


def _against(share: Resolution, base: Candidate) -> Resolution:
    whole = measured(share, base)
    better = share.whole is None or whole.fit > share.whole.fit or whole.fit is Fit.NOT
    return replace(share, whole=whole, sure=True, bound=True) if better else share
