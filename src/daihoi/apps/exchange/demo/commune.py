"""The commune and its cell of eight members in which a unit officer and a cell's officer find something to do."""

from dataclasses import replace
from datetime import date
from random import Random

from daihoi.apps.exchange.demo import CELL, COMMUNE
from daihoi.apps.exchange.demo.body import BodySpec, build_body
from daihoi.apps.exchange.demo.days import working_days_after
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
    """Build the commune whose result was returned; one of its cells has mended its own, the last not yet sent it."""
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
    cells = [_on_its_way(place, cell) for place, cell in enumerate(commune.below)]
    slowest = max(cells, key=_days_to_send)
    return replace(commune, below=[_mended(cell) if cell is slowest else cell for cell in cells])


def _on_its_way(place: int, cell: Branch) -> Branch:
    papers = _DRAFT if cell.code == CELL else _SENT if place in _WAITING else cell.meeting.papers
    return replace(cell, meeting=replace(cell.meeting, papers=papers))


def _days_to_send(cell: Branch) -> int:
    """Give how many days after its congress a cell sent the result that was approved."""
    closed, papers = cell.meeting.days.closed_on, cell.meeting.papers
    if closed is None or papers is None or papers.submitted_on is None or papers.decided_on is None:
        return 0
    return (papers.submitted_on - closed).days


def _mended(cell: Branch) -> Branch:
    """Let what a cell sent have been sent before, on the day after its congress, and returned to be mended."""
    closed, papers = cell.meeting.days.closed_on, cell.meeting.papers
    if closed is None or papers is None:
        return cell
    papers = replace(
        papers,
        first_sent_on=working_days_after(closed, 1),
        returned_on=working_days_after(closed, 2),
        returned_because="Biên bản kiểm phiếu chưa có chữ ký của tổ trưởng. Đề nghị ký đủ rồi gửi lại.",
    )
    return replace(cell, meeting=replace(cell.meeting, papers=papers))
