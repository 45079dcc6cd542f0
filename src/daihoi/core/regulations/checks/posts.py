"""Whether those elected to posts come from where the rules say (sheet A.10)."""

from __future__ import annotations

from collections.abc import Iterator

from daihoi.core.figures.vietnamese import number_text
from daihoi.core.language import say
from daihoi.core.regulations.entries import BodyResult, CongressResult
from daihoi.core.regulations.findings import Finding, breach, error
from daihoi.core.regulations.pack import RulePack
from daihoi.core.regulations.rule import Rule
from daihoi.core.regulations.terms import ElectedBody, LevelRole

_SECRETARIES = (ElectedBody.SECRETARY, ElectedBody.DEPUTY_SECRETARY)
_INSPECTION = (ElectedBody.INSPECTION_COMMITTEE, ElectedBody.INSPECTION_HEAD, ElectedBody.INSPECTION_DEPUTY)
_NO_INSPECTION = frozenset({LevelRole.CELL, LevelRole.SECTION})


def check_posts(result: CongressResult, pack: RulePack) -> Iterator[Finding]:
    """Findings on posts held by people who can't hold them."""
    yield from _one_secretary(result, pack)
    committee = result.of(ElectedBody.COMMITTEE)
    standing = result.of(ElectedBody.STANDING_COMMITTEE)
    inspection = result.of(ElectedBody.INSPECTION_COMMITTEE)
    for body in _SECRETARIES:
        outside = _members_of(result.of(body), committee, pack.posts.secretary_from, "SECRETARY_NOT_IN_COMMITTEE")
        yield from outside or _members_of(
            result.of(body), standing, pack.posts.secretary_from, "SECRETARY_NOT_IN_STANDING"
        )
    yield from _members_of(standing, committee, pack.posts.standing_from, "STANDING_MEMBER_NOT_IN_COMMITTEE")
    for body in _INSPECTION[1:]:
        yield from _members_of(result.of(body), inspection, pack.posts.inspection_from, "HEAD_NOT_IN_INSPECTION")
    yield from _inspection_level(result, pack)


def _one_secretary(result: CongressResult, pack: RulePack) -> Iterator[Finding]:
    secretary = result.of(ElectedBody.SECRETARY)
    if secretary is None or max(secretary.seats, len(secretary.elected)) <= 1:
        return
    yield error(
        pack.posts.one_secretary,
        "MORE_THAN_ONE_SECRETARY",
        secretary.path("persons"),
        say(
            "Bí thư: cần bầu {seats}, trúng cử {elected} người. Mỗi cấp ủy chỉ có một bí thư; hãy "
            "giữ lại một người, chuyển người khác sang đúng chức danh.",
            seats=number_text(secretary.seats),
            elected=number_text(len(secretary.elected)),
        ),
    )


def _members_of(holders: BodyResult | None, source: BodyResult | None, rule: Rule[object], code: str) -> list[Finding]:
    if holders is None or source is None or not source.elected:
        return []
    return [
        error(
            rule,
            code,
            holders.person_path(index, "person"),
            say(
                "{holders}: {name} không có trong danh sách trúng cử {source}. Người giữ chức danh "
                "này được bầu trong số những người trúng cử {source}; hãy bổ sung người đó vào danh "
                "sách trúng cử hoặc sửa lại chức danh.",
                holders=holders.label,
                name=person.name,
                source=source.label,
            ),
        )
        for index, person in enumerate(holders.persons)
        if person.person in holders.elected_ids and person.person not in source.elected_ids
    ]


def _inspection_level(result: CongressResult, pack: RulePack) -> Iterator[Finding]:
    if result.facts.role not in _NO_INSPECTION:
        return
    for name in _INSPECTION:
        body = result.of(name)
        if body is not None:
            yield breach(
                pack.posts.inspection_levels,
                "INSPECTION_NOT_AT_THIS_LEVEL",
                body.path("seats"),
                say(
                    "{body}: {role} không lập ủy ban kiểm tra; ủy ban kiểm tra chỉ có từ đảng ủy "
                    "cơ sở trở lên. Hãy bỏ phần này hoặc sửa lại cấp của đơn vị.",
                    body=body.label,
                    role=result.facts.role.label,
                ),
            )
