"""The quantities of a text in their places: sentence, brackets, and the words that say what part each one plays."""

import re
from dataclasses import dataclass, field
from enum import IntEnum

from daihoi.core.figures.layout import Bracket, Layout
from daihoi.core.figures.quantities import Quantity, QuantityKind


class Cue(IntEnum):
    """How plainly the words before a count say that it is a whole."""

    NONE = 0
    WEAK = 1
    MEDIUM = 2
    STRONG = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """One quantity in its place.

    `lead` is the text before it since the last quantity or the start of the sentence; `opens` says that a list of
    its parts is announced right after it; `earlier` that it belongs to an earlier term or year; `step` that it is
    the amount of a rise or fall; `target` that it is planned, not reached.
    """

    number: int
    quantity: Quantity
    sentence: int
    paragraph: int
    bracket: Bracket | None
    lead: str
    cue: Cue
    opens: bool
    earlier: bool
    step: bool
    target: bool
    start: int = field(init=False)
    end: int = field(init=False)
    is_share: bool = field(init=False)

    def __post_init__(self) -> None:
        # kept, since a check asks for them several hundred times for each figure
        object.__setattr__(self, "start", self.quantity.start)
        object.__setattr__(self, "end", self.quantity.end)
        object.__setattr__(self, "is_share", self.quantity.kind is QuantityKind.SHARE)


def mention_apart(layout: Layout, number: int, quantity: Quantity) -> Mention:
    """Give the mention of a figure that no words stand around, such as a cell of a table."""
    return Mention(
        number=number,
        quantity=quantity,
        sentence=layout.sentence_at(quantity.start),
        paragraph=layout.paragraph_at(quantity.start),
        bracket=None,
        lead="",
        cue=Cue.NONE,
        opens=False,
        earlier=False,
        step=False,
        target=False,
    )


_STRONG = re.compile(
    r"(?<!\w)(?:tổng (?:số|cộng|quân số|biên chế|thu|chi)|tất cả"
    r"|trong số(?! (?:đó|này|ấy|trên)(?!\w))|toàn (?:bộ|tỉnh|huyện|thành phố|thị xã|xã"
    r"|phường|đảng bộ|đảng|quận|quốc|ngành|khối|thị trấn)|cả (?:huyện|tỉnh|nước|xã|thành phố)|cộng)(?!\w)"
    r"|(?<!\w)(?:trong|trên|tổng)(?: cả)?\s*$|(?<!\w)(?:tổng|cộng):\s*$"
)
_MEDIUM = re.compile(
    r"(?<!\w)(?:bầu|gồm|triệu tập|có mặt|trúng cử|hiện có|hiện nay có|số lượng|quân số|tham dự|tham gia|được giao"
    r"|(?:đảng bộ|chi bộ|huyện|tỉnh|xã|phường|thành phố|thị trấn|quận|trường|sở|hội|đơn vị)(?!\w)[^,;.]{0,40} có"
    r"|giới thiệu|kết nạp|tiếp nhận|đánh giá|xếp loại|quản lý|thực hiện|tổ chức|kiểm tra|phát ra|thu về|hợp lệ"
    r"|trực thuộc|bổ nhiệm|cử)(?!\w)"
)
_WEAK = re.compile(r"(?<!\w)(?:có|là|số)(?!\w)|:\s*$")
_OPENING = re.compile(
    r"(?<!\w)(?:trong đó|trong số (?:đó|này)|gồm|bao gồm|cụ thể|như sau|chia (?:ra|theo|thành)"
    r"|phân theo|phân loại|cơ cấu|riêng)(?!\w)"
)
_OPENING_NEXT = re.compile(r"(?:^|[.\n])\W*(?:trong đó|trong số (?:đó|này)|gồm|bao gồm|cụ thể|kết quả như sau)(?!\w)")
_COLON = re.compile(r"[^;%]*:")
_STEP = re.compile(
    r"(?<!\w)(?:tăng|giảm|thêm|bớt|cao hơn|thấp hơn|nhiều hơn|ít hơn|ít đi|nhích lên|vượt|thiếu|(?<!yếu )kém|hụt"
    r"|trội hơn|chênh lệch)"
    r"(?: thêm| được| khoảng| gần| hơn| trên| là| bình quân)*\s*$"
)
_EARLIER = re.compile(
    r"(?<!\w)(?:(?:nhiệm kỳ|khóa|khoá|kỳ|năm|đại hội|giai đoạn|tháng|quý|lần)"
    r" (?:trước|cũ|ngoái)(?! chuyển| còn tồn)|trước (?:đó|đây|khi)"
    r"|cùng kỳ|đầu (?:nhiệm kỳ|khóa|kỳ)|so với)(?!\w)[^,;.]*$"
    r"|(?<!\w)(?:trước|(?:khi|lúc|hồi|ngày|dạo|thuở) (?:ấy|đó)|(?:lần|kỳ) ấy|(?:lúc )?bấy giờ)"
    r"(?: mới| là| có| đạt| chỉ| chiếm|:)*\s*$"
)
_EARLIER_BRACKET = re.compile(
    r"\((?:năm|nhiệm kỳ|khóa|khoá|đầu|cuối|cùng kỳ|trước|so với|kỳ trước|giai đoạn|khi ấy|khi đó)(?!\w)"
)
_TARGET = re.compile(
    r"(?<!\w)(?:phấn đấu|mục tiêu(?! quốc gia)|(?<!^\s)chỉ tiêu|kế hoạch(?: được)?(?: giao| đề ra| là)?|tối thiểu"
    r"|ít nhất|tối đa|không (?:quá|dưới|thấp hơn)|dự kiến|theo quy định|(?<!đạt )(?<!đáp ứng )(?<!đúng )yêu cầu"
    r"|dự toán)(?!\w)[^,;.]*$"
)
_YEAR = re.compile(r"năm (?:19|20)\d\d")
_TERM_BESIDE = re.compile(
    r"[,(;]\s*(?:so với )?(?:của )?nhiệm kỳ ((?:19|20)\d\d)\s?-\s?(?:19|20)\d\d(?: là| đạt| có| chiếm|:)*\s*$"
)
_LEAD_WIDTH = 160


def place_quantities(layout: Layout, quantities: list[Quantity]) -> list[Mention]:
    """Give each quantity with its sentence, its brackets and its cues, in the order of the text."""
    mentions: list[Mention] = []
    previous_end = 0
    for number, quantity in enumerate(quantities):
        mentions.append(_mention(layout, number, quantity, (previous_end, _next_count(layout, quantities, number))))
        previous_end = quantity.end
    return mentions


def _next_count(layout: Layout, quantities: list[Quantity], number: int) -> int:
    for following in quantities[number + 1 : number + 4]:
        if following.kind is not QuantityKind.SHARE:
            return following.start
    return len(layout.folded)


def _mention(layout: Layout, number: int, quantity: Quantity, neighbours: tuple[int, int]) -> Mention:
    start = quantity.start
    sentence = layout.sentence_at(start)
    bracket = layout.bracket_at(start)
    begin = max(layout.sentence_starts[sentence], neighbours[0], start - _LEAD_WIDTH)
    lead = layout.folded[begin:start]
    line_end = min(layout.sentence_span(sentence)[1], neighbours[1])
    clause = layout.folded[max(layout.sentence_starts[sentence], start - _LEAD_WIDTH) : start]
    return Mention(
        number=number,
        quantity=quantity,
        sentence=sentence,
        paragraph=layout.paragraph_at(start),
        bracket=bracket,
        lead=lead,
        cue=_cue(lead),
        opens=_opens(layout.folded[quantity.end : line_end], layout.folded[line_end : neighbours[1]]),
        earlier=_is_earlier(layout.folded, clause.rsplit("):", maxsplit=1)[-1], bracket),
        step=quantity.kind is not QuantityKind.RATIO and _STEP.search(lead[-60:]) is not None,
        target=_TARGET.search(lead[-100:]) is not None,
    )


def _opens(rest: str, following: str) -> bool:
    """Tell whether a list is announced in the rest of the sentence, or at the very start of the next one or two."""
    if _OPENING.search(rest[:_LEAD_WIDTH]) or _COLON.match(rest[:_LEAD_WIDTH]):
        return True
    return _OPENING_NEXT.search(following[:_LEAD_WIDTH]) is not None


def _cue(lead: str) -> Cue:
    if _STRONG.search(lead):
        return Cue.STRONG
    if _MEDIUM.search(lead):
        return Cue.MEDIUM
    return Cue.WEAK if _WEAK.search(lead) else Cue.NONE


def _is_earlier(even: str, clause: str, bracket: Bracket | None) -> bool:
    if _EARLIER.search(clause, _last_separator(clause)) or _earlier_term(even, clause):
        return True
    if bracket is None or not _EARLIER_BRACKET.match(even, bracket.start):
        return False
    return len(_YEAR.findall(even, bracket.start, min(bracket.end, bracket.start + 300))) < 2


def _last_separator(clause: str) -> int:
    """Give where the last words begin that no comma, semicolon or full stop parts from the figure."""
    return max(clause.rfind(","), clause.rfind(";"), clause.rfind(".")) + 1


def _earlier_term(even: str, clause: str) -> bool:
    """Tell whether a figure belongs to a term named beside it, when the text has a later term."""
    named = _TERM_BESIDE.search(clause)
    return named is not None and re.search(rf"(?<!\d){int(named[1]) + 5}\s?-\s?20\d\d", even) is not None
