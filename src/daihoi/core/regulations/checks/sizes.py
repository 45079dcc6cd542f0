"""Whether the bodies elected are of the size that the rules set (sheet A.10.4, B.3)."""

from __future__ import annotations

from collections.abc import Iterator

from daihoi.core.figures.vietnamese import number_text
from daihoi.core.language import say
from daihoi.core.regulations.entries import BodyResult, CongressFacts, CongressResult
from daihoi.core.regulations.findings import Finding, breach, warning
from daihoi.core.regulations.pack import RulePack
from daihoi.core.regulations.rule import Rule
from daihoi.core.regulations.schema import SizeRules
from daihoi.core.regulations.terms import ElectedBody, LevelRole
from daihoi.core.regulations.values import SizeRange
from daihoi.core.regulations.words import in_words


def check_sizes(result: CongressResult, pack: RulePack) -> Iterator[Finding]:
    """Warnings on bodies too large or too small; a cell committee too large is an error (sheet B.3.7)."""
    sizes = pack.role(result.facts.role, result.facts.nature).sizes
    for body in result.bodies:
        rule = _rule_for(body.body, sizes, result.facts)
        if rule is not None:
            yield from _size(body, rule, result.facts.role)


def _rule_for(body: ElectedBody, sizes: SizeRules, facts: CongressFacts) -> Rule[SizeRange] | None:
    merged = sizes.merged_from is not None and facts.merged_from >= sizes.merged_from.value
    rules = {
        ElectedBody.COMMITTEE: sizes.committee_if_merged if merged else sizes.committee,
        ElectedBody.STANDING_COMMITTEE: sizes.standing_committee,
        ElectedBody.DEPUTY_SECRETARY: sizes.deputies,
        ElectedBody.INSPECTION_COMMITTEE: sizes.inspection_committee,
        ElectedBody.INSPECTION_DEPUTY: sizes.inspection_deputies,
    }
    return rules.get(body)


def _size(body: BodyResult, rule: Rule[SizeRange], role: LevelRole) -> Iterator[Finding]:
    size = max(body.seats, len(body.elected))
    least, most = rule.value.minimum, rule.value.maximum
    if (least is None or size >= least) and (most is None or size <= most):
        return
    too_large = most is not None and size > most
    yield (breach if too_large and role is LevelRole.CELL else warning)(
        rule,
        f"{body.body.upper()}_TOO_{'LARGE' if too_large else 'SMALL'}",
        body.path("seats"),
        say(
            "{body}: số lượng là {size} người, quy định {value} người. Hãy xem lại số lượng cần "
            "bầu; nếu đúng là như vậy thì báo cáo rõ lý do với cấp ủy cấp trên.",
            body=body.label,
            size=number_text(size),
            value=in_words(rule.value),
        ),
    )
