"""What two figures tell of each other apart from the words between them: how well they fit, how near, how alike."""

import re
from fractions import Fraction

from daihoi.core.figures.amounts import Amount
from daihoi.core.figures.fitting import Fit, share_fit
from daihoi.core.figures.mentions import Mention
from daihoi.core.figures.pairs import Pair
from daihoi.core.figures.quantities import Hedge, Quantity
from daihoi.core.figures.vocabulary import Sort

_MEANT = {Hedge.ALMOST: Fraction(39, 40), Hedge.OVER: Fraction(41, 40), Hedge.ABOUT: Fraction(1)}
_VAGUE = {Hedge.ALMOST: Fraction(1, 40), Hedge.OVER: Fraction(1, 40), Hedge.ABOUT: Fraction(1, 20)}
SAME = 3
_LEFT = 9
_OWN_SHARE = 80
_CASE = "trường hợp"
_HEADS_BODY = re.compile(r"(?<!\w)(?<!phó )(?:bí thư|chủ tịch|thủ trưởng|người đứng đầu)(?!\w)")


def fit_of(pair: Pair, whole: Quantity, value: Amount, slack: Amount) -> Fit:
    """Compare a share with a whole, which `gần` and `hơn` put a little below or above its number."""
    if whole.hedge is not Hedge.NONE:
        return share_fit(pair.value, value * _MEANT[whole.hedge], pair.share.quantity, slack + _VAGUE[whole.hedge])
    return share_fit(pair.value, value, pair.share.quantity, slack + _grain_slack(whole) if whole.grain else slack)


def is_followed(mention: Mention, following: Mention) -> bool:
    """Tell whether a count is followed by a percentage of its own."""
    told = following.is_share and following.sentence == mention.sentence
    return told and following.start - mention.end < _OWN_SHARE


def nearness(part: Mention, whole: Mention) -> int:
    """Give the weight of a whole by how near it stands: most in the sentence of its part."""
    if whole.sentence == part.sentence:
        return 4
    if whole.paragraph == part.paragraph:
        return max(0, 3 - (part.sentence - whole.sentence) // 3)
    return max(-4, 1 - (part.paragraph - whole.paragraph))


def numbers_of(mention: Mention) -> tuple[tuple[Amount, int], ...]:
    """Give the numbers of a mention that may be a whole, with their places: the count, and the N of n/N."""
    quantity = mention.quantity
    told = (quantity.value, mention.start)
    return (told,) if quantity.total is None else (told, (quantity.total, quantity.total_start))


def weight_of_total(mention: Mention, pair: Pair) -> int:
    """Give the weight that the N of n/N has more than n: much, if the part is what n leaves of it."""
    return _LEFT if mention.quantity.value + pair.value == mention.quantity.total else 1


def likeness(part: Mention, whole: Mention) -> int:
    """Give the weight of a whole by whether it counts the same things as its part, or things of the same sort."""
    one, other = part.quantity, whole.quantity
    if one.sort is None or other.sort is None:
        return 0
    if one.noun == other.noun or (one.sort is other.sort and other.noun in part.lead):
        return SAME
    if one.sort is other.sort:
        return 2
    if other.sort is Sort.BODY and _HEADS_BODY.search(part.lead):
        return 0
    return 0 if Sort.CASE in (one.sort, other.sort) else -6


def counts_others(part: Mention, whole: Mention) -> bool:
    """Tell whether a count is of another sort than a part that its words do not tie to it."""
    one, other = part.quantity, whole.quantity
    if (
        one.sort is other.sort
        or None in (one.sort, other.sort)
        or other.noun in part.lead
        or _CASE in (one.noun, other.noun)
    ):
        return False
    if Sort.VOTE in (one.sort, other.sort):
        return False
    return not (other.sort is Sort.BODY and _HEADS_BODY.search(part.lead))


def slack_of(pair: Pair) -> Amount:
    """Give how far a vague count may be from what it says, as a share of it."""
    quantity = pair.part.quantity
    if quantity.grain:
        return _grain_slack(quantity)
    return 0 if quantity.hedge is Hedge.NONE else Fraction(3, 100)


def _grain_slack(quantity: Quantity) -> Amount:
    return Fraction(quantity.grain, quantity.value) if quantity.value else 0
