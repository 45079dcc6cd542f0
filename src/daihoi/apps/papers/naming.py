"""How a paper names units and days, and who signs it."""

from datetime import date

from daihoi.apps.organisation.models import Unit
from daihoi.apps.papers.paper import Letterhead, Signature

_COMMITTEES = (
    ("Đảng bộ thành phố ", "Thành ủy ", "TU"),
    ("Đảng bộ tỉnh ", "Tỉnh ủy ", "TU"),
    ("Đảng bộ huyện ", "Huyện ủy ", "HU"),
    ("Đảng bộ quận ", "Quận ủy ", "QU"),
    ("Đảng bộ thị xã ", "Thị ủy ", "TU"),
    ("Đảng bộ ", "Đảng ủy ", "ĐU"),
    ("Chi bộ ", "Chi bộ ", "CB"),
)
_LOCALITIES = ("thành phố ", "tỉnh ", "huyện ", "quận ", "thị xã ", "thị trấn ", "xã ", "phường ", "đặc khu ")


def committee_of(unit: Unit) -> tuple[str, str]:
    """Give the name of a unit's committee and its symbol, such as («Huyện ủy …», «HU») (rule E.5)."""
    for beginning, committee, symbol in _COMMITTEES:
        if unit.name.startswith(beginning):
            return committee + unit.name.removeprefix(beginning), symbol
    return unit.name, "ĐU"


def place_name(unit: Unit) -> str:
    """Give the place that stands before the date: the nearest territorial unit, at or above this one."""
    name = unit.name.removeprefix("Đảng bộ ")
    for beginning in _LOCALITIES:
        if name.startswith(beginning):
            return name.removeprefix(beginning)
    return place_name(unit.parent) if unit.parent else name


def letterhead(unit: Unit, on: date) -> Letterhead:
    """Give the head of a report of a unit's committee, its number left open (rules E.2 to E.4)."""
    issuer, symbol = committee_of(unit)
    upper = unit.parent.name.upper() if unit.parent else ""
    return Letterhead(upper, issuer.upper(), f"Số        -BC/{symbol}", place_name(unit), on)


def signature(unit: Unit) -> Signature:
    """Give the lines above the name (rule E.8): a cell signs for itself, others for the standing committee."""
    return Signature("T/M CHI BỘ" if _is_cell(unit) else "T/M BAN THƯỜNG VỤ", "BÍ THƯ")


def recipients(unit: Unit) -> tuple[str, ...]:
    """Give the lines under «Nơi nhận»: the level above, the committee's members, the archive (papers.md 1.5)."""
    above = (f"{committee_of(unit.parent)[0]} (để báo cáo)",) if unit.parent else ()
    if _is_cell(unit):
        return (*above, "Các đồng chí chi ủy viên", "Lưu Chi bộ")
    return (*above, "Các đồng chí cấp ủy viên", "Lưu Văn phòng")


def _is_cell(unit: Unit) -> bool:
    return unit.name.startswith("Chi bộ ")


def day_text(day: date) -> str:
    """Give a day as prose writes it: `30/6/2020`, days and months below ten as rule E.2 pads them."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"


def dated(place: str, day: date) -> str:
    """Give the line of place and date: `An Phú, ngày 05 tháng 02 năm 2020` (rule E.2)."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{place}, ngày {day.day:02d} tháng {month} năm {day.year}"
