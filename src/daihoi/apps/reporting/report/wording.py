"""How a paper names units, days and figures."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from daihoi.apps.organisation.models import Unit
from daihoi.apps.reporting.report.paper import Letterhead, Number, Paragraph, Run, Signature
from daihoi.apps.reporting.totals import Totals
from daihoi.core.figures.vietnamese import number_text, share_text
from daihoi.core.regulations.terms import LevelRole

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


ROLE_WORDS = {
    LevelRole.CELL: "chi bộ trực thuộc",
    LevelRole.SECTION: "đảng bộ bộ phận",
    LevelRole.GRASSROOTS: "đảng bộ, chi bộ cơ sở",
    LevelRole.UPPER_GRASSROOTS: "đảng bộ cấp trên trực tiếp cơ sở",
    LevelRole.CENTRAL_ATTACHED: "đảng bộ trực thuộc Trung ương",
}


@dataclass(frozen=True)
class Told:
    """The totals of one role, told in words: counts and shares as runs that keep their measure."""

    totals: Totals
    role: LevelRole

    def count(self, slug: str) -> Number:
        """Give a count: `501`."""
        return Number(number_text(self.totals[slug]), slug, self.role)

    def share(self, slug: str, whole: str) -> Number:
        """Give the share of a count in its whole: `71,46%`."""
        return Number(f"{share_text(self.totals[slug], self.totals[whole])}%", slug, self.role)

    def people(self, slug: str, whole: str) -> tuple[Run, ...]:
        """Give «358 đồng chí (71,46%)»."""
        return (self.count(slug), " đồng chí (", self.share(slug, whole), ")")

    def chain(self, items: tuple[tuple[str, str], ...], whole: str) -> Iterator[Run]:
        """Give «tái cử 358 đồng chí (71,46%); tham gia lần đầu …» for the measures that count anybody."""
        told = [(words, slug) for words, slug in items if self.totals[slug]]
        for place, (words, slug) in enumerate(told):
            yield "; " if place else ""
            yield f"{words} "
            yield from self.people(slug, whole)


Spoken = Run | tuple[Run, ...] | Iterator[Run]


def paragraph(*runs: Spoken) -> Paragraph:
    """Join runs into a paragraph."""
    flat: list[Run] = []
    for run in runs:
        flat.extend([run] if isinstance(run, str | Number) else run)
    return Paragraph(tuple(run for run in flat if run != ""))
