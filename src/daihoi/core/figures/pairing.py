"""Which count a percentage is the share of: one before it, the n/N beside it, or one in brackets after it."""

import re
from collections.abc import Iterator
from itertools import pairwise

from daihoi.core.figures.bases import counted_out_of
from daihoi.core.figures.fitting import Fit, share_fit
from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Mention
from daihoi.core.figures.openings import is_left_behind
from daihoi.core.figures.pairs import Pair, count_pair, of_pair, ratio_pair
from daihoi.core.figures.quantities import QuantityKind
from daihoi.core.figures.respective import respective_pairs
from daihoi.core.figures.surplus import surplus_pair
from daihoi.core.figures.tying import Tie, tie_between
from daihoi.core.figures.vocabulary import Sort

_BRACKETED = re.compile(r"\([^()]*\)")
_STEP_SHARE = re.compile(
    r"(?<!\w)(?:tăng|giảm|cao hơn|thấp hơn|nhiều hơn|ít hơn|vượt|kém|tăng trưởng|bình quân tăng|tốc độ)(?!\w)"
    r"[^.;,()\d%]{0,60}$"
)
_THRESHOLD_AFTER = re.compile(r"\s*(?:số phiếu|phiếu|tín nhiệm)?\s*trở (?:lên|xuống)")
_DONE = r"(?<!\w)(?:đã|vượt|thực hiện được|kết quả)(?!\w)"
_TARGET_BEFORE = re.compile(
    rf"(?<!\w)(?:(?:phấn đấu|mục tiêu(?! quốc gia))(?!\w)(?![^(]*{_DONE})[^(]*$"
    r"|(?:chỉ tiêu(?! (?:đã|đều))|đến (?:hết |cuối )?năm 20\d\d|dự kiến|tối thiểu|ít nhất(?!,| là)"
    rf"|không (?:quá|dưới|thấp hơn)|tối đa|yêu cầu|theo quy định|sẽ)(?!\w)(?![^;(]*{_DONE})[^;(]*$)"
)
_EQUALS = (
    r"(?:tương đương|tương ứng|ứng với|tức|nghĩa|hay|(?:nói |tính )?(?:cụ thể|chính xác|đúng)|quy ra|(?<!cộng )với|="
)
_LINK = r"\s*(?:(?:là|với|có|khoảng|gần|hơn)\s)*$"
_AFTER_BRACKET = re.compile(rf"\s*\(\s*(?:{_EQUALS}|gồm|là|khoảng|có|bằng|đạt)(?!\w))?{_LINK}")
_AFTER_NOUN = re.compile(rf"[^.;()%]{{1,70}}\(\s*(?:{_EQUALS}|gồm|là|khoảng|có|bằng)(?!\w))?{_LINK}")
_AFTER_WORDS = re.compile(rf"\s*-\s*|[^.;()\d%]{{0,60}}?(?:^|[\s,-]){_EQUALS})(?!\w){_LINK}")
_BOUND_AFTER = re.compile(r"(?:\s(?!từ |đạt |có |loại )[^\W\d]+){0,4}\strở\s(?:lên|xuống)(?!\w)")
_OF = re.compile(
    r"\s*(?:[^\W\d]+\s){0,5}?(?:trong|trên|/|của)\s(?:tổng\s(?:số\s)?|số\s|cả\s)?(?:[^\W\d]+\s){0,2}$"
    r"|\s*[^\W\d]+\s[^\W\d]+,\s(?:[^\W\d]+\s){1,2}trên\s$"
    r"|\s*(?:[^\W\d]+\s){0,12}(?:trong|trên)\stổng\ssố\s(?:[^\W\d]+\s){0,2}$"
)
_OF_TOTAL = re.compile(r"(?:trong|trên)\s(?:tổng|số)")
_OFFICE = re.compile(r"(?<!\w)(?:bí thư|chủ tịch|người đứng đầu|trưởng)(?!\w)")
_ITEM_LEAD = re.compile(
    r"(?:[;:.\n+*-]|(?<=[;,])\s)[^;:.,()\d%\n]{2,70}(?:chiếm|đạt|bằng|là|tỷ lệ|tỉ lệ)"
    r"(?: tỷ lệ| tỉ lệ| khoảng| gần| hơn)*:?\s*$"
)
_ITEM_END = re.compile(r"\s*(?:[;.)]|\n|$)")
_ITEM_WIDTH = 110
_PHRASE_END = re.compile(r"\s*(?:[;.,)]|\n|$)")
_EXPLAINING = (Sort.PERSON, Sort.BODY)
_CLOSED_LATE = re.compile(r"[^;]{0,30};\s*(?:đạt|bằng|chiếm|tương đương|tức)(?: tỷ lệ| tỉ lệ| khoảng)*\s*")
_PAIRABLE = (QuantityKind.COUNT, QuantityKind.RATIO)
_REACH = 6
_BARELY = 13
_BOUND_LEAD = re.compile(
    r"(?<!\w)(?:trên|dưới|từ|hơn|quá|tối thiểu|ít nhất|đạt|hoàn thành|bảo đảm|đảm bảo|đủ)(?: tỷ lệ| tỉ lệ| mức)?\s$"
)
_COUNTED_AFTER = re.compile(
    r"(?:[^,;.()\d]{0,50},\s*(?:chiếm|tương đương|tương ứng|ứng với|bằng|tức|hay|đạt)"
    r"|(?: [^\W\d]+){0,4}\s*\((?:chiếm|bằng|tức)?)"
    r"(?: tỷ lệ| tỉ lệ| khoảng| gần| hơn| trên)*\s*$"
)
_AMOUNTS_TO = re.compile(
    r"[^.;()%]{0,60},\s*(?:bằng|tương đương|tương ứng|tức|hay|ứng với)(?: với| giảm| tăng| là)*\s*$"
)


def pair_shares(layout: Layout, mentions: list[Mention]) -> list[list[Pair]]:
    """Give for each percentage of the text the pairs it may stand in, the likeliest first."""
    respective = respective_pairs(layout, mentions)
    conditions = thresholds(layout, mentions)
    found = []
    for mention in mentions:
        if mention.number in respective:
            found.append([respective[mention.number]])
        elif mention.is_share and mention.number not in conditions and _may_be_share(layout, mentions, mention):
            pairs = list(_pairs(layout, mentions, mention, conditions))
            if pairs:
                found.append(pairs)
    return found


def is_no_share(layout: Layout, share: Mention) -> bool:
    """Tell whether a percentage is the amount of a rise or fall, or a threshold (`từ 95% trở lên`)."""
    begin = layout.sentence_starts[share.sentence]
    return (
        _STEP_SHARE.search(layout.folded, max(begin, share.start - 90), share.start) is not None
        or _THRESHOLD_AFTER.match(layout.folded, share.end) is not None
    )


def _may_be_share(layout: Layout, mentions: list[Mention], share: Mention) -> bool:
    """`Tỷ lệ đạt và vượt là 85% (17/20)` is a share whatever its words say, since the n/N after it proves it."""
    if not is_no_share(layout, share):
        return True
    after = _after(layout, mentions, share)
    if after is None or after.whole is None or after.part.bracket is share.bracket:
        return False
    return share_fit(after.value, after.whole, share.quantity) is Fit.EXACT


def is_target(layout: Layout, share: Mention) -> bool:
    """Tell whether a percentage is aimed at, not reached (`phấn đấu`, `tối thiểu`, `đến năm 2025`)."""
    begin = layout.sentence_starts[share.sentence]
    return _TARGET_BEFORE.search(layout.folded, max(begin, share.start - 200), share.start) is not None


def thresholds(layout: Layout, mentions: list[Mention]) -> frozenset[int]:
    """Give the percentages that say which are counted, not how many: `11/18 người đạt trên 80%, chiếm 61,11%`."""
    found = set()
    for one, other in pairwise(mentions):
        if not (one.is_share and other.is_share) or one.sentence != other.sentence:
            continue
        bounded = _BOUND_LEAD.search(layout.folded, max(0, one.start - 40), one.start)
        if bounded and _COUNTED_AFTER.fullmatch(layout.folded[one.end : other.start]):
            found.add(one.number)
    return frozenset(found)


def _pairs(layout: Layout, mentions: list[Mention], share: Mention, conditions: frozenset[int]) -> Iterator[Pair]:
    surplus = surplus_pair(layout, mentions, share)
    if surplus is not None:
        yield surplus
        return
    before = list(_before(layout, mentions, share, conditions))
    after = _after(layout, mentions, share)
    if after is not None and (after.whole is not None or not before or before[0].tie is Tie.LOOSE):
        yield after
        after = None
    yield from before
    if after is not None:
        yield count_pair(after.part, after.share, Tie.LOOSE)


def _before(layout: Layout, mentions: list[Mention], share: Mention, conditions: frozenset[int]) -> Iterator[Pair]:
    nearest: Mention | None = None
    target = is_target(layout, share)
    for part, tie in _bound_before(layout, mentions, share, conditions):
        counted = part.quantity.kind is QuantityKind.COUNT
        if part.bracket is None and nearest is not None and nearest.bracket:
            break
        named = _with_named_whole(layout, mentions, part, share, tie)
        if named is not None:
            yield named
            break
        planned = counted and (target or part.target)
        tied = tie if nearest is None and not planned else Tie.LOOSE
        yield count_pair(part, share, tied)
        if nearest is not None and _is_joined(layout, part, nearest):
            both = part.quantity.value + nearest.quantity.value
            yield Pair(share, part, both, Tie.LOOSE, start=part.start, end=share.end)
        nearest = nearest or part


def _bound_before(
    layout: Layout, mentions: list[Mention], share: Mention, conditions: frozenset[int]
) -> Iterator[tuple[Mention, Tie]]:
    """Give the counts before a percentage in its clause, the nearest first, with how firmly each is bound to it.

    A count whose own percentage follows it in brackets is not that of another percentage after the next count.
    """
    counted = False
    for part in reversed(mentions[max(0, share.number - _REACH) : share.number]):
        outside = part.bracket is not share.bracket
        if part.sentence != share.sentence:
            return
        if outside and part.bracket is not None and part.bracket.end < share.start:
            if counted and part.is_share:
                return
            continue
        if part.number in conditions:
            continue
        gap = _BRACKETED.sub("", layout.folded[part.end : share.start])
        if (
            (";" in gap and not _CLOSED_LATE.fullmatch(gap))
            or part.is_share
            or (part.step and outside and share.bracket is not None)
        ):
            return
        if part.step and _AMOUNTS_TO.fullmatch(gap):
            return
        if part.step or _is_threshold(layout, part) or is_left_behind(layout, part, share):
            continue
        bounded = any(number in conditions for number in range(part.number + 1, share.number))
        tie = Tie.FIRM if bounded else tie_between(layout, part, share, gap)
        if tie is None:
            return
        counted = True
        yield part, tie


def _is_threshold(layout: Layout, part: Mention) -> bool:
    """Tell a bound that says which are counted, not how many: `từ 8/10 câu trở lên`, `có 3 tiêu chí trở lên`."""
    return _BOUND_AFTER.match(layout.folded, part.end) is not None


def _with_named_whole(layout: Layout, mentions: list[Mention], part: Mention, share: Mention, tie: Tie) -> Pair | None:
    """Give the pair whose whole the words name: n/N, or n trong tổng số N."""
    if part.quantity.kind is QuantityKind.RATIO:
        return ratio_pair(part, share, tie)
    outer = _part_and_whole(layout, mentions, part)
    if outer is not None:
        return of_pair(outer[1], outer[0], share, tie)
    return counted_out_of(layout, mentions, part, share) if tie is Tie.FIRM else None


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
        or (whole.quantity.sort is None and gap.endswith(" trên "))
        or part.quantity.noun in ("trong", "trên")
        or (whole.quantity.sort is Sort.BODY and _OFFICE.search(gap) is not None)
    )
    of_more = "trên" in gap or "của danh sách" in gap or ("trong" in gap and whole.quantity.value > part.quantity.value)
    counted = part.quantity.sort is not None or len(gap) < _BARELY
    return whole if named or (of_more and alike and counted) else None


def _is_ratio_beside(part: Mention, share: Mention, gap: str) -> bool:
    ratio = part.quantity.kind is QuantityKind.RATIO
    return ratio and share.bracket is not None and part.bracket is share.bracket and gap.strip() in (",", ";", "-")


def _is_count_told_last(layout: Layout, part: Mention, share: Mention, gap: str) -> bool:
    """Tell the count of `tái cử chiếm 62,3%, 172 đồng chí;`, which ends an item that has no other number."""
    end = max(part.end, part.quantity.noun_end)
    if gap.strip() != "," or part.quantity.sort is None or not _ITEM_END.match(layout.folded, end):
        return False
    return _ITEM_LEAD.search(layout.folded, max(0, share.start - _ITEM_WIDTH), share.start) is not None


def _is_explained(layout: Layout, part: Mention, gap: str) -> bool:
    """Tell the count of `nữ 24,62%, là 1.207 đồng chí;`, which says what a percentage comes to and ends its item."""
    end = max(part.end, part.quantity.noun_end)
    counted = part.quantity.kind is QuantityKind.COUNT and part.quantity.sort in _EXPLAINING
    return gap == ", là " and counted and _PHRASE_END.match(layout.folded, end) is not None


def _after(layout: Layout, mentions: list[Mention], share: Mention) -> Pair | None:
    if share.number + 1 >= len(mentions):
        return None
    part = mentions[share.number + 1]
    if part.sentence != share.sentence or part.quantity.kind not in _PAIRABLE:
        return None
    gap = layout.folded[share.end : part.start]
    near = _AFTER_BRACKET.fullmatch(gap) or _AFTER_WORDS.fullmatch(gap) or _is_ratio_beside(part, share, gap)
    near = near or _is_count_told_last(layout, part, share, gap) or _is_explained(layout, part, gap)
    if not near and not _AFTER_NOUN.fullmatch(gap):
        return None
    if part.quantity.kind is QuantityKind.RATIO:
        return ratio_pair(part, share, Tie.FIRM)
    if is_target(layout, share):
        return None
    of = _counted_of(layout, mentions, part)
    if of is not None:
        return of_pair(of, part, share, Tie.FIRM)
    return count_pair(part, share, Tie.FIRM)
