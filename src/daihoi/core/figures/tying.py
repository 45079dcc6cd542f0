"""How firmly the words between a count and a percentage bind the two."""

import re
from enum import Enum

from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Mention
from daihoi.core.figures.quantities import QuantityKind
from daihoi.core.figures.vocabulary import CONNECTORS, STRONG_CONNECTORS, Sort


class Tie(Enum):
    """How firmly the words bind a count to its percentage; a loose pair is kept only when it holds."""

    FIRM = "firm"
    LOOSE = "loose"


_WORDS = re.compile(r"\w+|[^\w\s]")
_VOTES_AFTER = re.compile(
    r"\s*(?:tổng\s)?(?:số\s)?(?:phiếu|tín nhiệm|đại biểu (?:tán thành|đồng ý|tín nhiệm)|tán thành)(?!\w)"
)
_OPENER = re.compile(r"(?<!\w)(?:trong đó|trong số (?:đó|này)|cụ thể|như sau|bao gồm|gồm có)(?!\w)")
_EARLIER = re.compile(
    r"(?<!so với )(?<!hơn )(?<!như )(?<!bằng )(?:(?:nhiệm kỳ|khóa|khoá|kỳ|năm|đại hội) (?:trước|cũ|ngoái)|cùng kỳ)"
    r"(?! (?:là )?\()[^,;]*$"
)
_OUT_OF_THEM = re.compile(r"^\s*(?:[^\W\d]+\s){0,2}trong số (?:đó|này|ấy)(?!\w)")
_SHARING = frozenset(("chiếm", "bằng", "đương", "ứng", "="))
_HEDGING = frozenset("khoảng gần hơn trên xấp xỉ ước chừng quá là mới chỉ được còn ~ ≈".split())
_EQUATING = re.compile(
    r"\s*(?:nói |tính |con số |tỷ lệ |tỉ lệ )?(?:nghĩa là|tức(?: là)?|hay(?: là)?|tương đương|tương ứng|ứng với|tính ra"
    r"|quy ra|(?:cụ thể|chính xác|đúng)(?: hơn)?(?: là| thì)?|được|(?:như |do )?vậy(?: là)?|nên|bằng|chiếm|đạt)(?!\w)"
    r"(?: [^\W\d]+){0,4}\s*$"
)
_QUOTE = re.compile(r"[\"“«]$")
_CLAUSE = re.compile(r"(?:^|[,(-])(?P<last>[^,()]*)$")
_OF_WHOLE = re.compile(r"\s*(?:so với |trong |trên |của )?(?:tổng|số|toàn)(?!\w)|\s*(?:so với|trong|trên) \d|\s*\n")


def tie_between(layout: Layout, part: Mention, share: Mention, gap: str) -> Tie | None:
    """Tell how firmly the words of a gap bind a count and the percentage after it; None when they belong apart."""
    if share.bracket is not None and part.bracket is not share.bracket:
        return _bracket_tie(layout, part, share)
    if _EARLIER.search(gap) and not part.earlier:
        return None
    gap = _QUOTE.sub("", gap)
    clause = _CLAUSE.search(gap)
    equated = clause is not None and clause.start() < clause.start("last") and _EQUATING.match(clause["last"])
    said = gap[: clause.start()] if clause and equated else gap
    if _OPENER.search(_OUT_OF_THEM.sub("", said)):
        return None
    return _noun_tie(layout, part, share, Tie.FIRM) if equated else _joint_tie(layout, part, share, gap)


def _bracket_tie(layout: Layout, part: Mention, share: Mention) -> Tie | None:
    """A bracket belongs to the count before it, unless a colon between names others (`Ba đơn vị đầu: Hạ (100%)`)."""
    opening = share.bracket.start if share.bracket is not None else share.start
    prefix = layout.folded[opening + 1 : share.start]
    if not _EQUATING.match(prefix) and not all(word in CONNECTORS for word in _WORDS.findall(prefix)):
        return None
    names_others = ":" in layout.folded[part.end : opening]
    return _noun_tie(layout, part, share, Tie.LOOSE if names_others else Tie.FIRM)


def _joint_tie(layout: Layout, part: Mention, share: Mention, gap: str) -> Tie | None:
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
    joint = joint[_last_comma(joint) :]
    following = re.match(r"[^\S\n\"”»]*([^\s\"”»]|\n)", layout.folded[share.end : share.end + 4])
    closed = following is None or following[1] in ",.;:()\n|"
    hedged = len(joint) > 1 and joint[0] == "," and _HEDGING.issuperset(joint[1:])
    if (hedged or joint == [","]) and not closed:
        closed = _OF_WHOLE.match(layout.folded, share.end) is not None
    return Tie.FIRM if closed and (joint in ([","], []) or hedged) else None


def _last_comma(joint: list[str]) -> int:
    """Give the place of the last comma: `dân tộc thiểu số, 93,7%` names no number by `số`, nor `từng phần,` a part."""
    return max((place for place, word in enumerate(joint) if word == ","), default=0)


def _noun_tie(layout: Layout, part: Mention, share: Mention, tie: Tie) -> Tie | None:
    """Votes are no share of persons: `27 đồng chí đạt 95% số phiếu` tells nothing of 27."""
    votes = part.quantity.sort is Sort.VOTE or "phiếu" in layout.folded[part.end : part.end + 20]
    if not votes and _VOTES_AFTER.match(layout.folded, share.end):
        return None
    if not votes and part.quantity.sort is Sort.PERSON and "phiếu" in layout.folded[part.end : share.start]:
        return None
    return tie
