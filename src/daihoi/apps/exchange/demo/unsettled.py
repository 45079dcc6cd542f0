"""A few results that are not through yet: not sent, still waiting, or returned with a reason."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from random import Random

from daihoi.apps.exchange.demo import TODAY
from daihoi.apps.exchange.demo.days import working_day_between, working_days_after
from daihoi.apps.exchange.demo.people import chance
from daihoi.apps.exchange.demo.plan import Branch, Papers
from daihoi.core.regulations.terms import ResultStatus

_REASONS = (
    "Số phiếu của người trúng cử cuối danh sách chưa khớp với biên bản kiểm phiếu. Đề nghị kiểm tra lại.",
    "Thiếu sơ yếu lý lịch của hai đồng chí tham gia lần đầu. Đề nghị bổ sung.",
    "Ngày sinh của một đồng chí ghi khác hồ sơ đảng viên. Đề nghị đối chiếu, sửa lại rồi gửi.",
)


def unsettled(rng: Random, upper: Branch, settled: Iterable[str]) -> Branch:
    """Hold back a few results below an upper body, except those of the bodies named."""
    kept = set(settled)
    return replace(upper, below=[body if body.code in kept else _body(rng, body) for body in upper.below])


def _body(rng: Random, body: Branch) -> Branch:
    cells = [_cell(rng, cell) for cell in body.below]
    papers = body.meeting.papers
    if papers and papers.submitted_on and chance(rng, 5):
        papers = _returned(rng, papers)
    return replace(body, below=cells, meeting=replace(body.meeting, papers=papers))


def _cell(rng: Random, cell: Branch) -> Branch:
    papers = cell.meeting.papers
    if papers is None or papers.submitted_on is None or not chance(rng, 3):
        return cell
    late = working_day_between(rng, date(2020, 6, 8), date(2020, 6, 26))
    choices = (
        Papers(status=ResultStatus.DRAFT),
        Papers(status=ResultStatus.SUBMITTED, submitted_on=late),
        _returned(rng, replace(papers, submitted_on=late)),
    )
    return replace(cell, meeting=replace(cell.meeting, papers=rng.choice(choices)))


def _returned(rng: Random, papers: Papers) -> Papers:
    sent = papers.submitted_on or TODAY
    return Papers(
        status=ResultStatus.RETURNED,
        submitted_on=sent,
        returned_on=min(TODAY, working_days_after(sent, rng.randint(2, 8))),
        returned_because=rng.choice(_REASONS),
    )
