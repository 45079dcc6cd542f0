"""The telling words of a phrase: what it speaks of, without the words that any count or difference has around it."""

import re

_GENERIC = frozenset(
    "đồng chí người là có số tổng kỳ nhiệm khóa khoá trước này đến nay đầu cuối năm và đã được của tháng trong toàn"
    " hiện còn chỉ với cả cùng sau thì cho các ở như vậy nghĩa tức so lượng tỷ tỉ lệ đ c trường hợp mức điểm phần trăm"
    " lần đợt ấy đó khi cũng đều tới về tính ra thêm tăng giảm chiếm đạt bằng lên xuống nhờ do theo gồm thứ đại hội mới"
    " con trên lại từ lúc quý tuần kế hoạch những lượt".split()
)


_TOLD = re.compile(r"[^\W\d_]+|\d+(?= tuổi)")

_YOUNG = re.compile(r"(?<!\w)dưới (?:3|4)\d(?!\d)")


def telling(said: str) -> frozenset[str]:
    """Give the telling words of a phrase in lower case."""
    told = frozenset(_TOLD.findall(said.replace("ủy viên", "ủy"))) - _GENERIC
    return told | {"trẻ"} if _YOUNG.search(said) else told
