"""The telling words of a phrase: what it speaks of, without the words that any count or difference has around it."""

import re

_GENERIC = frozenset(
    "đồng chí người là có số tổng kỳ nhiệm khóa khoá trước này đến nay đầu cuối năm và đã được của tháng trong toàn"
    " hiện còn chỉ với cả cùng sau thì cho các ở như vậy nghĩa tức so lượng tỷ tỉ lệ đ c trường hợp mức điểm phần trăm"
    " lần đợt ấy đó khi cũng đều tới về tính ra thêm tăng giảm chiếm đạt bằng lên xuống nhờ do theo gồm thứ đại hội mới"
    " trên lại từ lúc quý tuần kế hoạch những lượt".split()
)


def telling(said: str) -> frozenset[str]:
    """Give the telling words and numbers of a phrase in lower case."""
    return frozenset(re.findall(r"[^\W_]+", said)) - _GENERIC
