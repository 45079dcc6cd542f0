"""How quick a report is checked, beside the floor: its numbers only found, by one regular expression."""

import re
import time
from collections.abc import Callable
from functools import partial

from daihoi.core.figures.checking import check_text
from daihoi.core.measured import Measured

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_REPORT = (
    "Tổng số cấp ủy viên được bầu là 501 đồng chí, trong đó tái cử 358 đồng chí, chiếm 71,46%; tham gia lần đầu 143 "
    "đồng chí, chiếm 28,54%. Nữ 93 đồng chí, chiếm 18,56%; dưới 35 tuổi 56 đồng chí, chiếm 11,18%.\n\n"
    "Đã có 2.309/2.310 tổ chức cơ sở đảng tổ chức đại hội, đạt 99,96%; các đơn vị còn lại đang chuẩn bị.\n\n"
)
_CHARACTERS = 100_000
_ODD = ("từ ", "(", "1, ", "5% ", "1/2 ", "tổng số ", "ngày 5 ", "1\t2\t3\n", "9")


def measure_checking() -> Measured:
    """Check a report of 100.000 characters."""
    text = (_REPORT * (_CHARACTERS // len(_REPORT) + 1))[:_CHARACTERS]
    ours = min(_seconds(lambda: check_text(text)) for _ in range(3))
    floor = min(_seconds(lambda: _NUMBER.findall(text)) for _ in range(3))
    return Measured("figures", ours * 1000, "ms", floor * 1000, f"{len(text)} characters")


def measure_odd_texts() -> Measured:
    """Check texts of 100.000 characters that repeat one odd piece, and give the slowest of them."""
    texts = [(piece * _CHARACTERS)[:_CHARACTERS] for piece in _ODD]
    ours, slowest = max((_seconds(partial(check_text, text)), text) for text in texts)
    floor = _seconds(lambda: _NUMBER.findall(slowest))
    return Measured("figures_odd", ours * 1000, "ms", floor * 1000, f"{len(texts)} texts; slowest {slowest[:8]!r}")


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
