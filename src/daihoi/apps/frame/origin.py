"""What a table that leaves the product tells of: which cycle, up to which day, and whether its data are made up."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from daihoi.core.language import say


@dataclass(frozen=True)
class Origin:
    """Where the figures of a page come from; `unit` is the code of the unit that the page is about, if any."""

    cycle: str
    term: str
    as_of: date
    unit: str = ""
    demo: bool = False

    @property
    def said(self) -> tuple[str, ...]:
        """Give the lines that stand above the table."""
        told = say("Nhiệm kỳ {term}, số liệu đến hết ngày {as_of:%d/%m/%Y}.", term=self.term, as_of=self.as_of)
        return (told, say("Số liệu minh họa: đơn vị và người trong bảng này là giả lập.")) if self.demo else (told,)

    def file_name(self, beginning: str, suffix: str) -> str:
        """Name a file by its content, the unit, the cycle and the day."""
        marks = (beginning, self.unit, self.cycle, f"{self.as_of:%Y%m%d}", "minh-hoa" if self.demo else "")
        return f"{'-'.join(mark for mark in marks if mark)}.{suffix}"


_readers: list[Callable[[HttpRequest], Origin | None]] = []


def read_origins_with(reader: Callable[[HttpRequest], Origin | None]) -> None:
    """Let the app that knows cycles and days say where a page's figures come from."""
    _readers[:] = [reader]


def origin_of(request: HttpRequest) -> Origin | None:
    """Give where a page's figures come from; None before any cycle is opened."""
    return _readers[0](request) if _readers else None
