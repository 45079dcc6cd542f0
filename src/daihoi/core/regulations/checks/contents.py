"""Whether the congress could elect what it elected (sheet B.1, D.3)."""

from __future__ import annotations

from collections.abc import Iterator

from daihoi.core.figures.vietnamese import number_text
from daihoi.core.language import say
from daihoi.core.regulations.entries import BodyResult, CongressResult
from daihoi.core.regulations.findings import Finding, breach, warning
from daihoi.core.regulations.pack import RulePack
from daihoi.core.regulations.rule import Rule
from daihoi.core.regulations.terms import CongressContent, ElectedBody, LevelRole


def check_contents(result: CongressResult, pack: RulePack) -> Iterator[Finding]:
    """Findings on bodies that a congress with these contents, or a cell of this size, doesn't elect."""
    variant = result.facts.contents
    if variant not in pack.contents.variants.value:
        allowed = "; ".join(allowed.label for allowed in pack.contents.variants.value)
        yield breach(
            pack.contents.variants,
            "CONTENTS_NOT_ALLOWED",
            "congress.contents",
            say(
                "{variant} không có trong quy định của nhiệm kỳ {value}; chỉ có: {allowed}. Hãy chọn lại loại đại hội.",
                variant=variant.label,
                value=pack.term.label.value,
                allowed=allowed,
            ),
        )
        return
    yield from _bodies_outside_contents(result, pack)
    yield from _cell_committee(result, pack)


def _bodies_outside_contents(result: CongressResult, pack: RulePack) -> Iterator[Finding]:
    variant = result.facts.contents
    rule = pack.contents.of(variant)
    if rule is None:
        return
    for body in result.bodies:
        needed = CongressContent.DELEGATES if body.body is ElectedBody.DELEGATES else CongressContent.COMMITTEE
        if needed not in rule.value:
            yield breach(
                rule,
                f"{needed.upper()}_NOT_IN_CONTENTS",
                body.path("seats"),
                say(
                    "{body}: {variant} không có nội dung “{item}”. Hãy bỏ phần kết quả này hoặc chọn lại loại đại hội.",
                    body=body.label,
                    variant=variant.label.lower(),
                    item=needed.label.lower(),
                ),
            )


def _cell_committee(result: CongressResult, pack: RulePack) -> Iterator[Finding]:
    rule = pack.role(LevelRole.CELL).sizes.committee_from_members
    members = result.facts.official_members
    if result.facts.role is not LevelRole.CELL or rule is None or members is None:
        return
    committee = result.of(ElectedBody.COMMITTEE)
    if committee is not None and members < rule.value:
        yield _committee_too_early(committee, members, rule)
    if committee is None and members >= rule.value and result.of(ElectedBody.SECRETARY):
        yield warning(
            rule,
            "CELL_COMMITTEE_EXPECTED",
            "congress.official_members",
            say(
                "Chi bộ có {members} đảng viên chính thức, từ {value} trở lên thì bầu chi ủy, nhưng kết "
                "quả không có chi ủy. Hãy nhập kết quả bầu chi ủy, hoặc ghi nhận ý kiến đồng ý của cấp "
                "ủy cấp trên.",
                members=number_text(members),
                value=rule.value,
            ),
        )


def _committee_too_early(committee: BodyResult, members: int, rule: Rule[int]) -> Finding:
    return breach(
        rule,
        "CELL_COMMITTEE_TOO_FEW_MEMBERS",
        committee.path("seats"),
        say(
            "Chi bộ có {members} đảng viên chính thức mà bầu chi ủy; dưới {value} đảng viên chính "
            "thức thì chỉ bầu bí thư, nếu cần thì bầu phó bí thư. Hãy xem lại số đảng viên chính "
            "thức, hoặc bỏ phần chi ủy và chỉ nhập bí thư, phó bí thư.",
            members=number_text(members),
            value=rule.value,
        ),
    )
