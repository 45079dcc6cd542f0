"""The commune and its cell of eight members in which a unit officer and a cell's officer find something to do."""

from dataclasses import replace
from datetime import date
from random import Random

from daihoi.apps.exchange.demo import CELL, COMMUNE
from daihoi.apps.exchange.demo.body import BodySpec, build_body
from daihoi.apps.exchange.demo.elections import BodyTicket
from daihoi.apps.exchange.demo.plan import Branch, Days, Papers
from daihoi.apps.exchange.demo.schedule import Season, cell_days
from daihoi.apps.exchange.demo.votes import Wanted
from daihoi.core.regulations.terms import ResultStatus

_CELLS = {
    "Chi bộ thôn Liên Hạ": 27,
    "Chi bộ thôn Trầm Lâu": 31,
    "Chi bộ thôn Mộc Trang": 24,
    "Chi bộ thôn Phượng Ý": 35,
    "Chi bộ thôn Xích Viên": 22,
    "Chi bộ thôn Đài Sóc": 29,
    "Chi bộ thôn Kiến Ưng": 26,
    "Chi bộ Trường Tiểu học": 12,
    "Chi bộ Trường Trung học cơ sở": 10,
    "Chi bộ Trạm Y tế": 8,
}
_OWN = Days(date(2020, 6, 9), date(2020, 6, 9), date(2020, 6, 10))
_SEASON = Season(date(2020, 2, 24), date(2020, 3, 20), date(2020, 3, 25))
_LATE = Days(date(2020, 4, 3), date(2020, 5, 12), date(2020, 5, 12))
_RETURNED = Papers(
    status=ResultStatus.RETURNED,
    submitted_on=date(2020, 6, 17),
    returned_on=date(2020, 6, 24),
    returned_because=(
        "Thiếu biên bản bầu ủy ban kiểm tra. Đề nghị Đảng ủy xã bổ sung và kiểm tra lại ngày sinh của các ủy viên."
    ),
)
_DRAFT = Papers(status=ResultStatus.DRAFT)
_SENT = Papers(status=ResultStatus.SUBMITTED, submitted_on=date(2020, 6, 19))
_WAITING = (7, 8)


def build_commune(rng: Random) -> Branch:
    """Build the commune whose result was returned, and whose last cell has not yet sent its own."""
    days = [cell_days(rng, _SEASON) for _ in _CELLS]
    days[-1] = _LATE
    spec = BodySpec(
        code=COMMUNE,
        name="Đảng bộ xã Trầm Lâu",
        ticket=BodyTicket(
            committee=Wanted(11, 11, left_out=2),
            standing=4,
            deputies=2,
            inspection=4,
            delegates=Wanted(5, 5, alternates=1),
        ),
        official=list(_CELLS.values()),
        cell_names=list(_CELLS),
        days=_OWN,
        ordinal=22,
        cell_days=days,
        papers=_RETURNED,
    )
    commune = build_body(rng, spec)
    return replace(commune, below=[_on_its_way(place, cell) for place, cell in enumerate(commune.below)])


def _on_its_way(place: int, cell: Branch) -> Branch:
    papers = _DRAFT if cell.code == CELL else _SENT if place in _WAITING else cell.meeting.papers
    return replace(cell, meeting=replace(cell.meeting, papers=papers))
