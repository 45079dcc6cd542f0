"""Which count a percentage is the share of: one before it, the n/N beside it, or one in brackets after it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from itertools import pairwise

from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Mention
from daihoi.core.figures.quantities import QuantityKind
from daihoi.core.figures.vocabulary import CONNECTORS, STRONG_CONNECTORS, Sort


class Tie(Enum):
    """How firmly the words bind a count to its percentage; a loose pair is kept only when it holds."""

    FIRM = "firm"
    LOOSE = "loose"


@dataclass(frozen=True, slots=True)
class Pair:
    """A percentage and the count that it is the share of, with the whole when the words name it (n/N, n trong N)."""

    share: Mention
    part: Mention
    value: Fraction
    tie: Tie
    whole: Fraction | None = None
    whole_start: int = -1
    start: int = 0
    end: int = 0


_WORDS = re.compile(r"\w+|[^\w\s]")
_BRACKETED = re.compile(r"\([^()]*\)")
_STEP_SHARE = re.compile(
    r"(?<!\w)(?:tăng|giảm|cao hơn|thấp hơn|nhiều hơn|ít hơn|vượt|kém|tăng trưởng|bình quân tăng)(?!\w)"
    r"[^.;,()\d%]{0,60}$"
)
_THRESHOLD_AFTER = re.compile(r"\s*(?:số phiếu|phiếu|tín nhiệm)?\s*trở (?:lên|xuống)")
_VOTES_AFTER = re.compile(
    r"\s*(?:tổng\s)?(?:số\s)?(?:phiếu|tín nhiệm|đại biểu (?:tán thành|đồng ý|tín nhiệm)|tán thành)(?!\w)"
)
_DONE = r"(?<!\w)(?:đã|vượt|thực hiện được|kết quả)(?!\w)"
_TARGET_BEFORE = re.compile(
    rf"(?<!\w)(?:(?:phấn đấu|mục tiêu(?! quốc gia))(?!\w)(?![^(]*{_DONE})[^(]*$"
    r"|(?:chỉ tiêu(?! (?:đã|đều))|đến (?:hết |cuối )?năm 20\d\d|dự kiến|tối thiểu|ít nhất|không (?:quá|dưới|thấp hơn)"
    rf"|tối đa|yêu cầu|theo quy định|sẽ)(?!\w)(?![^;(]*{_DONE})[^;(]*$)"
)
_AFTER_BRACKET = re.compile(
    r"\s*\(\s*(?:(?:tương đương|tức|gồm|là|với|khoảng|có|ứng với|=|bằng|đạt|hay|tương ứng)\s*(?:là\s|với\s|có\s)?)?$"
)
_AFTER_NOUN = re.compile(
    r"[^.;()%]{1,70}\(\s*(?:(?:tương đương|tức|gồm|là|với|khoảng|có|ứng với|=|bằng)\s*(?:là\s|với\s)?)?$"
)
_AFTER_WORDS = re.compile(
    r"\s*-\s*|[^.;()\d%]{0,60}?(?:^|[\s,-])(?:tương đương(?: với)?|tức(?: là)?|ứng với|tương ứng(?: với)?|hay|với|=)"
    r"\s*(?:là\s|có\s|khoảng\s)?$"
)
_OF = re.compile(
    r"\s*(?:[^\W\d]+\s){0,5}?(?:trong|trên|/|của)\s(?:tổng\s(?:số\s)?|số\s|cả\s)?(?:[^\W\d]+\s){0,2}$"
    r"|\s*(?:[^\W\d]+\s){0,12}(?:trong|trên)\stổng\ssố\s(?:[^\W\d]+\s){0,2}$"
)
_OF_TOTAL = re.compile(r"(?:trong|trên)\s(?:tổng|số)")
_OPENER = re.compile(r"(?<!\w)(?:trong đó|trong số (?:đó|này)|cụ thể|như sau|bao gồm|gồm có)(?!\w)")
_SHARING = frozenset(("chiếm", "bằng", "đương", "ứng", "="))
_PAIRABLE = (QuantityKind.COUNT, QuantityKind.RATIO)
_LISTED = re.compile(r"\s*(?:,|;|và|, và)\s*(?:khoảng\s)?")
_REACH = 6
_HEDGING = frozenset("khoảng gần hơn trên xấp xỉ ước chừng quá là ~ ≈".split())
_OF_WHOLE = re.compile(r"\s*(?:so với |trong |trên |của )?(?:tổng|số|toàn)(?!\w)|\s*\n")
_BOUND_LEAD = re.compile(r"(?<!\w)(?:trên|dưới|từ|hơn|quá|tối thiểu|ít nhất|đạt|hoàn thành)\s$")
_COUNTED_AFTER = re.compile(
    r"\s*(?:(?:tổng )?(?:số )?(?:phiếu|tín nhiệm|kế hoạch|chỉ tiêu|đảng viên)[^,;.()\d]{0,30})?(?:trở lên|trở xuống)?"
    r"\s*,\s*(?:chiếm|tương đương|bằng|tức)(?: tỷ lệ| tỉ lệ| khoảng| gần| hơn| trên)*\s*$"
)
_AMOUNTS_TO = re.compile(
    r"[^.;()%]{0,60},\s*(?:bằng|tương đương|tương ứng|tức|hay|ứng với)(?: với| giảm| tăng| là)*\s*$"
)


def pair_shares(layout: Layout, mentions: list[Mention]) -> list[list[Pair]]:
    """Give for each percentage of the text the pairs it may stand in, the likeliest first."""
    respective = _respective_pairs(layout, mentions)
    conditions = _conditions(layout, mentions)
    found = []
    for mention in mentions:
        if mention.number in respective:
            found.append([respective[mention.number]])
        elif mention.is_share and mention.number not in conditions and not is_no_share(layout, mention):
            pairs = list(_pairs(layout, mentions, mention, conditions))
            if pairs:
                found.append(pairs)
    return found


def _respective_pairs(layout: Layout, mentions: list[Mention]) -> dict[int, Pair]:
    """Give the pairs of `lần lượt là 228 và 92 đồng chí, chiếm 71,25% và 28,75%`, by the number of the percentage."""
    pairs: dict[int, Pair] = {}
    for first in mentions:
        if not first.is_share or first.number in pairs:
            continue
        shares = _listed(layout, mentions, first.number)
        counts = mentions[max(0, first.number - len(shares)) : first.number]
        if len(shares) < 2 or len(counts) < len(shares) or not _is_respective(layout, counts, first):
            continue
        for part, share in zip(counts, shares, strict=True):
            pairs[share.number] = Pair(share, part, part.quantity.value, Tie.FIRM, start=part.start, end=share.end)
    return pairs


def _listed(layout: Layout, mentions: list[Mention], number: int) -> list[Mention]:
    listed = [mentions[number]]
    for mention in mentions[number + 1 : number + _REACH]:
        gap = layout.folded[listed[-1].end : mention.start]
        if not mention.is_share or not _LISTED.fullmatch(gap):
            break
        listed.append(mention)
    return listed


def _is_respective(layout: Layout, counts: list[Mention], share: Mention) -> bool:
    sentence = layout.folded[layout.sentence_starts[share.sentence] : share.end]
    told = re.search(r"lần lượt|tương ứng|theo thứ tự", sentence) is not None
    sentences = 1 if told else 0
    if any(m.quantity.kind is not QuantityKind.COUNT or m.step for m in counts):
        return False
    if any(share.sentence - m.sentence > sentences for m in counts) or len({m.sentence for m in counts}) > 1:
        return False
    reach = 60 if told else 30
    gaps = [layout.folded[one.end : other.start] for one, other in pairwise(counts)]
    joined = all(len(gap) <= reach and re.search(r"(?:,|;|và)[^,;]*$", gap) for gap in gaps)
    words = _WORDS.findall(layout.folded[counts[-1].end : share.start])
    return joined and any(word in STRONG_CONNECTORS for word in words) and len(words) < 14


def is_no_share(layout: Layout, share: Mention) -> bool:
    """Tell whether a percentage is the amount of a rise or fall, or a threshold (`từ 95% trở lên`)."""
    begin = layout.sentence_starts[share.sentence]
    return (
        _STEP_SHARE.search(layout.folded, max(begin, share.start - 90), share.start) is not None
        or _THRESHOLD_AFTER.match(layout.folded, share.end) is not None
    )


def is_target(layout: Layout, share: Mention) -> bool:
    """Tell whether a percentage is aimed at, not reached (`phấn đấu`, `tối thiểu`, `đến năm 2025`)."""
    begin = layout.sentence_starts[share.sentence]
    return _TARGET_BEFORE.search(layout.folded, max(begin, share.start - 200), share.start) is not None


def _conditions(layout: Layout, mentions: list[Mention]) -> frozenset[int]:
    """Give the percentages that say which are counted, not how many: `11/18 người đạt trên 80%, chiếm 61,11%`."""
    found = set()
    for one, other in pairwise(mentions):
        if not (one.is_share and other.is_share) or one.bracket is not other.bracket or one.sentence != other.sentence:
            continue
        bounded = _BOUND_LEAD.search(layout.folded, max(0, one.start - 40), one.start)
        if bounded and _COUNTED_AFTER.fullmatch(layout.folded[one.end : other.start]):
            found.add(one.number)
    return frozenset(found)


def _pairs(layout: Layout, mentions: list[Mention], share: Mention, conditions: frozenset[int]) -> Iterator[Pair]:
    before = list(_before(layout, mentions, share, conditions))
    after = _after(layout, mentions, share)
    if after is not None and (after.whole is not None or not before or before[0].tie is Tie.LOOSE):
        yield after
        after = None
    yield from before
    if after is not None:
        yield Pair(after.share, after.part, after.value, Tie.LOOSE, start=after.start, end=after.end)


def _before(layout: Layout, mentions: list[Mention], share: Mention, conditions: frozenset[int]) -> Iterator[Pair]:
    nearest: Mention | None = None
    target = is_target(layout, share)
    for part, tie in _bound_before(layout, mentions, share, conditions):
        counted = part.quantity.kind is QuantityKind.COUNT
        if (part.bracket is None and nearest is not None and nearest.bracket) or (target and counted):
            break
        named = _with_named_whole(layout, mentions, part, share, tie)
        if named is not None:
            yield named
            break
        tied = tie if nearest is None else Tie.LOOSE
        yield Pair(share, part, part.quantity.value, tied, start=part.start, end=share.end)
        if nearest is not None and _is_joined(layout, part, nearest):
            both = part.quantity.value + nearest.quantity.value
            yield Pair(share, part, both, Tie.LOOSE, start=part.start, end=share.end)
        nearest = nearest or part


def _bound_before(
    layout: Layout, mentions: list[Mention], share: Mention, conditions: frozenset[int]
) -> Iterator[tuple[Mention, Tie]]:
    """Give the counts before a percentage in its clause, the nearest first, with how firmly each is bound to it."""
    for part in reversed(mentions[max(0, share.number - _REACH) : share.number]):
        outside = part.bracket is not share.bracket
        if part.sentence != share.sentence:
            return
        if outside and part.bracket is not None and part.bracket.end < share.start:
            continue
        if part.number in conditions:
            continue
        gap = _BRACKETED.sub("", layout.folded[part.end : share.start])
        if ";" in gap or part.is_share or (part.step and outside and share.bracket is not None):
            return
        if part.step and _AMOUNTS_TO.fullmatch(gap):
            return
        if part.step or (part.target and part.quantity.kind is QuantityKind.COUNT):
            continue
        tie = _tie(layout, part, share, gap)
        if tie is None:
            return
        yield part, tie


def _with_named_whole(layout: Layout, mentions: list[Mention], part: Mention, share: Mention, tie: Tie) -> Pair | None:
    """Give the pair whose whole the words name: n/N, or n trong tổng số N."""
    if part.quantity.kind is QuantityKind.RATIO:
        return _ratio_pair(part, share, tie)
    outer = _part_and_whole(layout, mentions, part)
    return of_pair(outer[1], outer[0], share, tie) if outer is not None else None


def _ratio_pair(part: Mention, share: Mention, tie: Tie) -> Pair:
    quantity = part.quantity
    begin, end = min(part.start, share.start), max(part.end, share.end)
    return Pair(share, part, quantity.value, tie, quantity.total, quantity.total_start, begin, end)


def of_pair(whole: Mention, part: Mention, share: Mention, tie: Tie) -> Pair:
    """Give the pair of `37 trong tổng số 38 chi bộ (97%)`, whichever stands first."""
    begin, end = min(part.start, share.start), max(whole.end, share.end)
    return Pair(share, part, part.quantity.value, tie, whole.quantity.value, whole.start, begin, end)


def _is_joined(layout: Layout, first: Mention, second: Mention) -> bool:
    gap = layout.folded[first.end : second.start]
    return len(gap) < 60 and re.search(r"(?:và|cùng)\s(?:có\s)?$", gap) is not None


def _part_and_whole(layout: Layout, mentions: list[Mention], near: Mention) -> tuple[Mention, Mention] | None:
    """Give part and whole of `n trong tổng số N` when `near` is either of them."""
    following = _counted_of(layout, mentions, near)
    if following is not None:
        return near, following
    if near.number > 0:
        part = mentions[near.number - 1]
        if part.quantity.kind is QuantityKind.COUNT and following_whole(layout, part, near) is not None:
            return part, near
    return None


def _counted_of(layout: Layout, mentions: list[Mention], part: Mention) -> Mention | None:
    """Give the whole of `n trong tổng số N` that ends or begins at `part`."""
    if part.number + 1 < len(mentions):
        return following_whole(layout, part, mentions[part.number + 1])
    return None


def following_whole(layout: Layout, part: Mention, whole: Mention) -> Mention | None:
    """Give `whole` when the words between say that `part` is counted out of it (`37 trong tổng số 38 chi bộ`)."""
    if whole.quantity.kind is not QuantityKind.COUNT or whole.sentence != part.sentence:
        return None
    gap = layout.folded[part.end : whole.start]
    if len(gap) > 90 or not _OF.fullmatch(gap) or " và " in gap:
        return None
    named = _OF_TOTAL.search(gap) is not None
    if whole.quantity.value < part.quantity.value and not (named and "tổng" in gap):
        return None
    alike = (
        part.quantity.sort is whole.quantity.sort
        or part.quantity.sort is None
        or part.quantity.noun in ("trong", "trên")
    )
    return whole if named or ("trên" in gap and alike and part.quantity.sort is not None) else None


def _tie(layout: Layout, part: Mention, share: Mention, gap: str) -> Tie | None:
    """Tell how firmly the words between a count and a percentage bind them; None when they belong apart."""
    if share.bracket is not None and part.bracket is not share.bracket:
        prefix = layout.folded[share.bracket.start + 1 : share.start]
        if not all(word in CONNECTORS for word in _WORDS.findall(prefix)):
            return None
        return _noun_tie(layout, part, share, Tie.FIRM)
    if _OPENER.search(gap):
        return None
    words = _WORDS.findall(gap)
    tail = len(words)
    while tail > 0 and words[tail - 1] in CONNECTORS:
        tail -= 1
    rest, joint = words[:tail], words[tail:]
    if not any(word in STRONG_CONNECTORS for word in joint):
        return _bare_tie(layout, share, joint)
    if joint[-1] == ":" and not _SHARING.intersection(joint):
        return Tie.LOOSE
    if joint[0] in (",", "(", "-", ":", "="):
        return _noun_tie(layout, part, share, Tie.FIRM)
    far = 14 if part.quantity.kind is QuantityKind.RATIO else 5
    if "," in rest or _names_other_rate(rest) or (len(rest) > far and not _SHARING.intersection(joint)):
        return Tie.LOOSE
    return _noun_tie(layout, part, share, Tie.FIRM)


def _names_other_rate(words: list[str]) -> bool:
    return "tỷ lệ" in (said := " ".join(words)) or "tỉ lệ" in said


def _bare_tie(layout: Layout, share: Mention, joint: list[str]) -> Tie | None:
    """A comma alone binds (`358 đồng chí, 71,46%;`) only when nothing follows that the percentage could belong to."""
    following = re.match(r"[^\S\n]*(\S|\n)", layout.folded[share.end : share.end + 4])
    closed = following is None or following[1] in ",.;)\n|"
    hedged = len(joint) > 1 and joint[0] == "," and _HEDGING.issuperset(joint[1:])
    if hedged and not closed:
        closed = _OF_WHOLE.match(layout.folded, share.end) is not None
    return Tie.FIRM if closed and (joint in ([","], []) or hedged) else None


def _noun_tie(layout: Layout, part: Mention, share: Mention, tie: Tie) -> Tie | None:
    """Votes are no share of persons: `27 đồng chí đạt 95% số phiếu` tells nothing of 27."""
    votes = part.quantity.sort is Sort.VOTE or "phiếu" in layout.folded[part.end : part.end + 20]
    if not votes and _VOTES_AFTER.match(layout.folded, share.end):
        return None
    if not votes and part.quantity.sort is Sort.PERSON and "phiếu" in layout.folded[part.end : share.start]:
        return None
    return tie


def _is_ratio_beside(part: Mention, share: Mention, gap: str) -> bool:
    ratio = part.quantity.kind is QuantityKind.RATIO
    return ratio and share.bracket is not None and part.bracket is share.bracket and gap.strip() in (",", ";", "-")


def _after(layout: Layout, mentions: list[Mention], share: Mention) -> Pair | None:
    if share.number + 1 >= len(mentions):
        return None
    part = mentions[share.number + 1]
    if part.sentence != share.sentence or part.quantity.kind not in _PAIRABLE:
        return None
    gap = layout.folded[share.end : part.start]
    near = _AFTER_BRACKET.fullmatch(gap) or _AFTER_WORDS.fullmatch(gap) or _is_ratio_beside(part, share, gap)
    if not near and not _AFTER_NOUN.fullmatch(gap):
        return None
    if part.quantity.kind is QuantityKind.RATIO:
        return _ratio_pair(part, share, Tie.FIRM)
    if is_target(layout, share):
        return None
    of = _counted_of(layout, mentions, part)
    if of is not None:
        return of_pair(of, part, share, Tie.FIRM)
    return Pair(share, part, part.quantity.value, Tie.FIRM, start=share.start, end=part.end)
