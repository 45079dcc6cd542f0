"""A congress's result against the rules of its cycle."""

from __future__ import annotations

from daihoi.core.regulations.checks.assembly import check_assembly
from daihoi.core.regulations.checks.balance import check_balance
from daihoi.core.regulations.checks.contents import check_contents
from daihoi.core.regulations.checks.outcome import check_outcome
from daihoi.core.regulations.checks.people import check_people
from daihoi.core.regulations.checks.posts import check_posts
from daihoi.core.regulations.checks.sizes import check_sizes
from daihoi.core.regulations.departures import departable_rules, with_departures
from daihoi.core.regulations.entries import CongressResult
from daihoi.core.regulations.findings import Finding
from daihoi.core.regulations.pack import RulePack

_CHECKS = (check_assembly, check_contents, check_balance, check_outcome, check_posts, check_sizes, check_people)


def check_result(result: CongressResult, pack: RulePack) -> tuple[Finding, ...]:
    """Everything wrong with a result as entered, in the order in which a person reads the form.

    A departure on record settles the findings on that very rule and on no other; they are marked as excepted.
    """
    facts = result.facts
    allowed = facts.departures & {rule.key for rule in departable_rules(pack, facts.role, facts.nature)}
    return with_departures((finding for check in _CHECKS for finding in check(result, pack)), allowed)
