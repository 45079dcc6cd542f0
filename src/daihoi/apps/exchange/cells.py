"""How one cell becomes a value; each reader says what it allows, and a refused cell what is expected instead."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Generic, TypeVar

from daihoi.apps.exchange.reading.old_fonts import old_font_of
from daihoi.apps.exchange.reading.sheets import NOT_COMPUTED, Cell
from daihoi.core.figures.vietnamese import number_text
from daihoi.core.names import search_key
from daihoi.core.regulations.terms import Term

T = TypeVar("T")
TermType = TypeVar("TermType", bound=Term)

_REMEMBERED = 65_536
_DATE = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d+)(?:\s+0?0:00(?::00)?)?")
_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]0?0:00(?::00)?)?")
_GROUPED = re.compile(r"\d{1,3}(?:[. ]\d{3})+")
_ERROR = re.compile(r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!)")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_NOT_LATIN = re.compile("[^\\u0020-\\u024f\\u0300-\\u036f\\u1e00-\\u1eff’]")
_SPREADSHEET_DAY_ZERO = date(1899, 12, 30)
_FIRST_LIKELY_DAY, _LAST_LIKELY_DAY = 3_000, 80_000
_DATE_HINT = "Ghi theo dạng ngày/tháng/năm, ví dụ 28/02/1980."
_YES = {"x", "co", "dung", "1", "true", "roi"}
_NO = {"khong", "sai", "0", "false", "chua"}


class Unreadable(Exception):
    """A cell can't be read; the message says what is wrong, what is expected and how to mend it."""


@dataclass(frozen=True)
class Reader(Generic[T]):
    """Turns a filled cell into a value, or raises `Unreadable`; `allowed` tells people what may stand there.

    `labels` gives the words for each value of a closed list, in the list's order.
    """

    read: Callable[[Cell], T]
    allowed: str
    labels: Mapping[object, str] = field(default_factory=dict)

    def then(self, change: Callable[[T], T]) -> "Reader[T]":
        """Give the reader that changes what this one has read into what is to be stored."""
        return replace(self, read=lambda cell: change(self.read(cell)))


def shown(cell: Cell) -> str:
    """Give a cell as the person sees it in the spreadsheet."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float) and not cell.is_integer():
        return f"{cell:.15g}".replace(".", ",")
    if isinstance(cell, int | float):
        return str(int(cell))
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else str(cell or "").strip()


def plain_text(cell: Cell) -> str:
    """Give a cell as composed text with single spaces; a formula's error is refused."""
    text = cell if type(cell) is str else shown(cell)
    if not text.isascii():
        text = unicodedata.normalize("NFC", _UNSEEN.sub("", text))
    text = " ".join(text.split())
    if text.startswith("#") and _ERROR.fullmatch(text):
        raise Unreadable(f"“{text}” là lỗi của công thức, không phải số liệu. Ghi thẳng giá trị thay cho công thức.")
    if text == NOT_COMPUTED:
        raise Unreadable("công thức trong ô chưa có kết quả. Mở tệp, lưu lại bằng chương trình bảng tính rồi nhập.")
    return text


def _refuse_old_font(text: str) -> None:
    if font := old_font_of(text):
        raise Unreadable(f"“{text[:40]}” gõ bằng phông cũ ({font}), chữ có dấu sai. Gõ hoặc chuyển sang Unicode.")


def text_up_to(length: int) -> Reader[str]:
    """Read a text of at most so many characters."""

    @lru_cache(maxsize=_REMEMBERED, typed=True)
    def read(cell: Cell) -> str:
        text = plain_text(cell)
        if len(text) > length:
            raise Unreadable(f"dài {len(text)} ký tự, nhiều hơn {length} ký tự cho phép. Ghi ngắn lại.")
        _refuse_old_font(text)
        if not text.isprintable():
            raise Unreadable("có ký tự không in được. Gõ lại nội dung của ô này.")
        return text

    return Reader(read, f"Chữ, không quá {length} ký tự.")


def code_up_to(length: int) -> Reader[str]:
    """Read a code: letters, digits, dots, hyphens; a number loses its decimals."""
    allowed = re.compile(r"[\w./-]+")

    def read(cell: Cell) -> str:
        text = plain_text(cell)
        if len(text) > length:
            raise Unreadable(f"“{text[:20]}…” dài {len(text)} ký tự, nhiều hơn {length} ký tự cho phép.")
        if not allowed.fullmatch(text):
            raise Unreadable(f"“{text}” không phải là mã. Mã chỉ gồm chữ, số, dấu chấm, gạch ngang, không có dấu cách.")
        return text

    return Reader(read, f"Chữ và số viết liền, không quá {length} ký tự; giữ nguyên số 0 ở đầu.")


def codes_up_to(length: int) -> Reader[tuple[str, ...]]:
    """Read several codes with semicolons between them."""
    one = code_up_to(length)

    def read(cell: Cell) -> tuple[str, ...]:
        return tuple(one.read(part) for part in plain_text(cell).split(";") if part.strip())

    return Reader(read, "Một hoặc nhiều mã, cách nhau bằng dấu chấm phẩy.")


def person_name(length: int) -> Reader[str]:
    """Read a person's full name: at least two words of letters."""
    allowed = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?: [^\W\d_][^\W\d_'’.-]*|['’.-][^\W\d_]+)*\.?")

    def read(cell: Cell) -> str:
        text = plain_text(cell)
        if len(text) > length:
            raise Unreadable(f"dài {len(text)} ký tự, nhiều hơn {length} ký tự cho phép. Ghi đúng họ và tên.")
        _refuse_old_font(text)
        if " " in text and allowed.fullmatch(text) and not _NOT_LATIN.search(text):
            return text
        if foreign := _NOT_LATIN.search(text):
            raise Unreadable(f"“{text}” có ký tự “{foreign[0]}” không phải chữ Việt, có thể chỉ trông giống. Gõ lại.")
        if strange := next((mark for mark in text if not (mark.isalpha() or mark in " '’.-")), None):
            raise Unreadable(f"“{text}” có ký tự “{strange}”, không phải họ tên. Ghi đủ họ và tên bằng chữ.")
        raise Unreadable(f"“{text}” không phải là họ và tên đầy đủ. Ghi đủ họ, tên đệm và tên.")

    return Reader(read, "Họ, tên đệm và tên, viết bằng chữ có dấu.")


@lru_cache(maxsize=_REMEMBERED)
def _date_in(cell: str) -> date:
    text = plain_text(cell)
    if match := _DATE.fullmatch(text):
        day, month, year = match[1], match[2], match[3]
    elif match := _ISO_DATE.fullmatch(text):
        year, month, day = match[1], match[2], match[3]
    else:
        raise Unreadable(f"“{text}” không đọc được là ngày. {_DATE_HINT}")
    if len(year) != 4:
        raise Unreadable(f"“{text}” ghi năm bằng {len(year)} chữ số. Ghi năm đủ bốn chữ số, ví dụ 28/02/1980.")
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise Unreadable(f"“{text}” không phải là ngày có thật. {_DATE_HINT}") from error


def _read_date(cell: Cell) -> date:
    if isinstance(cell, date):
        return cell
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return _date_in(cell if type(cell) is str else shown(cell))
    if cell == int(cell) and _FIRST_LIKELY_DAY <= cell <= _LAST_LIKELY_DAY:
        return _SPREADSHEET_DAY_ZERO + timedelta(days=int(cell))
    if cell == int(cell) and 1900 <= cell < 2100:
        raise Unreadable(f"“{shown(cell)}” chỉ có năm. {_DATE_HINT}")
    raise Unreadable(f"“{shown(cell)}” là số, không phải ngày. {_DATE_HINT}")


A_DATE: Reader[date] = Reader(_read_date, "Ngày/tháng/năm, năm đủ bốn chữ số.")


def date_between(first: date, last: date) -> Reader[date]:
    """Read a day from `first` to `last`."""

    def read(cell: Cell) -> date:
        day = _read_date(cell)
        if not first <= day <= last:
            raise Unreadable(f"{day:%d/%m/%Y} nằm ngoài khoảng từ {first:%d/%m/%Y} đến {last:%d/%m/%Y}. Xem lại ngày.")
        return day

    return Reader(read, f"Ngày/tháng/năm, từ {first:%d/%m/%Y} đến {last:%d/%m/%Y}.")


def count_up_to(largest: int) -> Reader[int]:
    """Read a count: `1234` and `1.234` are the same number."""

    def read(cell: Cell) -> int:
        number = _whole_number(cell)
        if number < 0:
            raise Unreadable(f"“{shown(cell)}” là số âm. Ghi một số từ 0 trở lên.")
        if number > largest:
            raise Unreadable(f"{number_text(number)} lớn hơn {number_text(largest)}, không thể đúng. Xem lại số này.")
        return number

    return Reader(read, f"Số nguyên từ 0 đến {number_text(largest)}; ghi 1234 hoặc 1.234 đều được.")


def _whole_number(cell: Cell) -> int:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        if cell != int(cell):
            raise Unreadable(f"“{shown(cell)}” không phải là số nguyên. Ghi số nguyên, ví dụ 1.234.")
        return int(cell)
    text = plain_text(cell)
    digits = text.removeprefix("-")
    if _GROUPED.fullmatch(digits):
        digits = re.sub(r"[. ]", "", digits)
    if not (digits.isascii() and digits.isdigit()):
        raise Unreadable(f"“{text}” không phải là số nguyên. Chỉ ghi chữ số, ví dụ 1.234.")
    return -int(digits) if text.startswith("-") else int(digits)


@dataclass(frozen=True)
class Choice:
    """One value of a closed list: how it is stored, how the template shows it, how else people write it."""

    value: str
    label: str
    also: tuple[str, ...] = ()


def one_of(choices: Iterable[Choice]) -> Reader[str]:
    """Read one value of a closed list by its label, its stored value or another usual writing."""
    listed = list(choices)
    by_key = {_loose(word): each.value for each in listed for word in (each.label, each.value, *each.also)}
    labels = "; ".join(each.label for each in listed)

    @lru_cache(maxsize=_REMEMBERED)
    def value_of(cell: str) -> str:
        text = plain_text(cell)
        found = by_key.get(_loose(text))
        if found is None:
            raise Unreadable(f"“{text}” không có trong danh mục. Ghi một trong các giá trị: {labels}.")
        return found

    return Reader(
        lambda cell: value_of(cell if type(cell) is str else shown(cell)),
        f"Một trong: {labels}.",
        {each.value: each.label for each in listed},
    )


def one_term(term: type[TermType], also: Mapping[TermType, tuple[str, ...]] | None = None) -> Reader[str]:
    """Read one member of a closed list of the regulations."""
    return one_of(Choice(str(member), member.label_vi, (also or {}).get(member, ())) for member in term)


def _loose(text: str) -> str:
    return " ".join(re.findall(r"\w+", search_key(text)))


def _read_yes_no(cell: Cell) -> bool:
    key = _loose(plain_text(cell))
    if key in _YES:
        return True
    if key in _NO:
        return False
    raise Unreadable(f"“{shown(cell)}” không rõ là có hay không. Ghi “x” hoặc “Có”; nếu không thì ghi “Không”.")


YES_NO: Reader[bool] = Reader(_read_yes_no, "“x” hoặc “Có”; “Không”.", {True: "Có", False: "Không"})
