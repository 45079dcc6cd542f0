"""Classes that exclude each other: the steps of a scale (degrees, marks, ages, votes), and the halves of one whole."""

import re
from collections.abc import Iterator, Mapping, Sequence

_SCALES: dict[str, str] = {
    "degree": "tiến sĩ/tiến sỹ|chuyên khoa|thạc sĩ/thạc sỹ|sau đại học/trên đại học|cao đẳng|trung cấp"
    "|sơ cấp|chưa qua/chưa có|kỹ sư/cử nhân/đại học|phổ thông/thpt|trung học cơ sở/thcs|tiểu học",
    "theory": "cao cấp|cử nhân|trung cấp|sơ cấp|chưa qua/chưa có/chưa học",
    "mark": "không hoàn thành/chưa hoàn thành/không đạt/chưa đạt|xuất sắc|giỏi|tốt|khá|trung bình|yếu/kém|vượt|đạt"
    "|hoàn thành",
    "trust": "tín nhiệm cao|tín nhiệm thấp|tín nhiệm",
    "content": "không hài lòng/chưa hài lòng|rất hài lòng|hài lòng|bình thường",
    "opinion": "không đồng ý/không tán thành/không nhất trí/không đồng tình|không có ý kiến/không biểu quyết"
    "/phiếu trắng/khó nói/không trả lời|ý kiến khác|đồng ý/tán thành/nhất trí/đồng tình",
    "discipline": "khiển trách|cảnh cáo|cách chức|khai trừ|giải tán",
    "place": "thị trấn|phường|xã|đặc khu",
    "seat": "đương nhiên|chỉ định|hiệp thương|bầu",
    "state": "chưa/chưa hoàn thành/chưa đạt|đang|trả lại/rút/từ chối|hoàn thành/xong/đã/giải quyết/đã trả/xử lý",
    "level": "trung ương|cấp tỉnh/cấp thành phố|cấp huyện/cấp quận|cấp xã/cấp phường/cấp cơ sở/cơ sở|chi bộ",
    "petition": "khiếu nại|tố cáo|kiến nghị|phản ánh|đề nghị",
    "people": "kinh|tày|nùng|thái|mường|hoa|khmer/khơ me|chăm|dao|mông/h'mông|ê đê|gia rai|ba na|sán dìu|thổ|cơ tu"
    "|hrê|ra glai|xơ đăng|giáy|tà ôi|bru|thiểu số",
    "work": "nông dân/nông nghiệp|công nhân|hưu trí/nghỉ hưu|viên chức/công chức/cán bộ|học sinh/sinh viên|kinh doanh"
    "|lao động tự do|nội trợ|doanh nhân|vũ trang/quân đội/công an|giáo viên|y tế",
    "rank": "hạ sĩ quan/hạ sỹ quan/hsq/chiến sĩ/chiến sỹ|sĩ quan/sỹ quan|quân nhân chuyên nghiệp/qncn"
    "|công nhân viên/cnvqp/cnvcqp/viên chức quốc phòng",
    "office": "phó bí thư|bí thư|ủy viên/uỷ viên",
}
_STEPS: dict[str, list[tuple[str, int]]] = {}
for _scale, _listed in _SCALES.items():
    for _place, _step in enumerate(_listed.split("|")):
        for _word in _step.split("/"):
            _STEPS.setdefault(_word, []).append((_scale, _place))
_WORD = re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(word) for word in sorted(_STEPS, key=len, reverse=True))})(?!\w)")
_NAMED = re.compile(
    r"(?<!\w)(?:(?P<year>(?:19|20)\d\d)|(?P<quarter>quý [ivx\d]+)|(?P<month>tháng \d+)"
    r"|(?P<age>\d\d (?:tuổi|năm)|(?:dưới|trên|từ) \d\d))(?!\w)"
)
_PARALLEL = re.compile(
    r"\W*(?:các |ở |của |thuộc |trong )*(?P<head>khối|cụm|khu vực|loại|nhóm|đợt|ngành|lĩnh vực|diện|vùng|tổ"
    r"|cấp(?! ủy| uỷ)|đại hội|hội nghị|giải|hạng|huyện|nguồn|chi bộ|đảng bộ)\s"
    r"(?P<name>[^\W_]+(?:\s[^\W_]+)?)"
)
_OTHER = re.compile(r"(?<!\w)(?:khác|còn lại)(?!\w)")
_CLOSING = re.compile(r"(?<!\w)(?:khác|còn lại|chưa (?:qua|có|học)|trở xuống)(?!\w)")


def _compiled(*halves: tuple[str, str]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(one), other) for one, other in halves)


_CLOSED_HALVES = _compiled(
    (r"(?<!\w)nam(?!\w)", r"(?<!\w)nữ(?!\w)"),
    (
        r"(?<!không )tái (?:đắc )?cử|tái nhiệm|bầu lại",
        r"lần đầu|tham gia mới|mới tham gia|mới trúng cử|(?<!\w)mới(?!\w)",
    ),
    (r"chính thức", r"dự bị|dự khuyết"),
    (r"(?<!không )hợp lệ", r"không hợp lệ"),
    (r"có mặt|tham dự|(?<!\w)dự(?! bị| khuyết| kiến| thảo| toán| phòng)(?!\w)", r"vắng"),
    (r"(?<!\w)kinh(?!\w)", r"thiểu số"),
    (r"(?<!chưa )(?:đã|hoàn thành)(?!\w)", r"(?<!\w)chưa(?!\w)"),
    (r"(?<!\w)(?:có|đúng) (?:lý do|phép)", r"không (?:có )?(?:lý do|phép)"),
    (r"(?<!không )tiếp thu", r"giải trình"),
)
_OPEN_HALVES = _compiled(
    (r"(?<!chưa )(?:hoàn thành|(?<!\w)xong|(?<!\w)đã)(?!\w)", r"(?<!\w)đang(?!\w)"),
    (r"đại hội đại biểu", r"đại hội đảng viên"),
    (r"(?<!bổ )nhiệm(?! lại)", r"nhiệm lại"),
    (r"giữ nguyên", r"thay đổi"),
    (r"đương nhiên", r"được bầu|bầu cử|(?<!\w)bầu(?!\w)|hiệp thương"),
    (r"(?<!không )(?:đồng ý|tán thành)", r"không (?:đồng ý|tán thành)"),
    (r"đảng bộ", r"chi bộ"),
    (r"khiển trách", r"cảnh cáo"),
    (r"(?:^|\W)xã(?!\w)", r"thị trấn|phường"),
    (r"khối (?:các )?cơ quan|khối đảng|khối xã", r"khối"),
    (r"(?<!\w)dưới (\d\d)(?!\d)", r"(?<!\w)(?:từ|trên) {}(?!\d)"),
    (r"từ huyện", r"từ xã"),
    (r"cấp huyện", r"cấp xã"),
    (r"thường xuyên", r"định kỳ|đột xuất"),
)
_UPWARD = re.compile(r"trở lên")
_ABOVE = re.compile(r"thạc s[ĩỹ]|tiến s[ĩỹ]|sau đại học|trên đại học")
_DENIED = re.compile(r"(?<!\w)(?:chưa|không) (?!có(?!\w)|ý kiến|biểu quyết)(?P<said>[^\W\d_]+)")
_OPINION = re.compile(r"đồng ý|tán thành|nhất trí|đồng tình")
_GRADED = r"(?! (?:tốt|xuất sắc|khá|cao))"
_OVERLAPPING = re.compile(
    r"(?<!\w)(?:(?<!phụ )nữ|trẻ|dân tộc|tôn giáo|có đạo|dự bị|quy hoạch|đoàn viên|ngoài đảng)(?!\w)"
)


def steps_of(label: str) -> Mapping[str, str]:
    """Give the scales to which a label belongs, and its step on each: `hoàn thành tốt` is a mark, the step `tốt`."""
    found: dict[str, int] = {}
    for word in _WORD.findall(label):
        for scale, place in _STEPS[word]:
            found[scale] = min(place, found.get(scale, place))
    steps = {scale: str(place) for scale, place in found.items()}
    for match in _NAMED.finditer(label):
        steps.setdefault(match.lastgroup or "", match[0])
    parallel = _PARALLEL.match(label)
    if parallel is not None:
        steps[parallel["head"]] = parallel["name"]
    return steps


def common_scales(labels: Sequence[str]) -> Iterator[str]:
    """Give the scales on which all labels are steps, no two of them the same; `khác` is a step of any scale."""
    if _hold_each_other(labels):
        return
    known = [steps_of(label) for label in labels if _OTHER.search(label) is None]
    if len(known) < 2 or len(known) + 1 < len(labels):
        return
    for scale in known[0]:
        steps = [own[scale] for own in known if scale in own]
        if len(steps) == len(known) == len(set(steps)) and not _are_nested(steps):
            yield scale


def _hold_each_other(labels: Sequence[str]) -> bool:
    """Tell classes of which one holds the next: `đại học trở lên 45, thạc sĩ trở lên 21`."""
    upward = [label for label in labels if _UPWARD.search(label)]
    degrees = any("đại học" in label for label in upward) and any(_ABOVE.search(label) for label in labels)
    return len(upward) > 1 or degrees


def _are_nested(steps: Sequence[str]) -> bool:
    """Tell whether one class holds another: all under 35 are under 40."""
    return any(sum(step.startswith(bound) for step in steps) > 1 for bound in ("dưới ", "trên "))


def halves(labels: Sequence[str]) -> tuple[int, int] | None:
    """Give the places of two labels that are the halves of one whole, such as `nam` and `nữ`."""
    for one, other in (*_CLOSED_HALVES, *_OPEN_HALVES):
        found = _halves(labels, one, other)
        if found is not None:
            return found
    return (0, 1) if len(labels) == 2 and _deny_each_other(labels[0], labels[1]) else None


def _deny_each_other(one: str, other: str) -> bool:
    """Tell whether one label says of itself what the other denies: `đạt yêu cầu` and `chưa đạt`."""
    for said, denied in ((one, other), (other, one)):
        for match in _DENIED.finditer(denied):
            if re.search(rf"(?<!\w)(?<!chưa )(?<!không ){match['said']}(?!\w){_GRADED}", said):
                return True
    return False


def are_all(labels: Sequence[str]) -> bool:
    """Tell whether the words say that nothing is left beside the labels: two halves, or a last `khác`."""
    if _CLOSING.search(labels[-1]) is not None:
        return True
    if len(labels) == 2:
        closed = any(_halves(labels, one, other) is not None for one, other in _CLOSED_HALVES)
        return closed or (_deny_each_other(*labels) and not _OPINION.search(labels[0]))
    return _reach_both_ends(labels)


def _reach_both_ends(labels: Sequence[str]) -> bool:
    """Tell whether classes go from `dưới` to `trên`, or from what is done over what goes on to what is not begun."""
    said = " ; ".join(labels)
    spans = re.search(r"(?<!\w)dưới \d", said) and re.search(r"(?<!\w)trên \d|\d (?:tuổi |năm )?trở lên", said)
    return bool(spans) or {steps_of(label).get("state") for label in labels} >= {"0", "1", "3"}


def is_scale(labels: Sequence[str]) -> bool:
    """Tell whether three or more labels are steps of one scale."""
    return len(labels) >= 3 and next(common_scales(labels), None) is not None


def complete_each_other(labels: Sequence[str]) -> bool:
    """Tell whether labels are the two halves, or three or more steps, of one whole."""
    return (len(labels) == 2 and halves(labels) is not None) or is_scale(labels)


def overlap(labels: Sequence[str]) -> bool:
    """Tell whether some of the labels cut across the others: women, the young, minorities."""
    return any(_OVERLAPPING.search(label) for label in labels)


def _halves(labels: Sequence[str], one: re.Pattern[str], other: str) -> tuple[int, int] | None:
    for first, label in enumerate(labels):
        found = one.search(label)
        if found is None:
            continue
        other_half = other.format(*found.groups()) if found.groups() else other
        for second, another in enumerate(labels):
            if second != first and re.search(other_half, another):
                return min(first, second), max(first, second)
    return None
