"""Who may stand and who may put whom forward (sheet A.3.3-A.3.5, A.3.7)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from daihoi.core.language import say
from daihoi.core.regulations.elections.terms import AssemblyForm
from daihoi.core.regulations.findings import Finding, breach
from daihoi.core.regulations.nominating.nomination import Nomination, Setting
from daihoi.core.regulations.nominating.terms import Membership, NominationSource, Nominator
from daihoi.core.regulations.pack import RulePack
from daihoi.core.regulations.rule import Rule


def check_nomination(nomination: Nomination, setting: Setting, pack: RulePack) -> tuple[Finding, ...]:
    """Everything against a nomination: an error where the rule is firm, else a warning."""
    checks = (_membership, _nominator, _discipline)
    return tuple(finding for check in checks for finding in check(nomination, setting, pack))


def nominators_allowed(voters: AssemblyForm, pack: RulePack) -> Rule[tuple[Nominator, ...]]:
    """Who may put a name forward from the floor of an assembly of that form (sheet A.3.3)."""
    rules = pack.nominations
    return {
        AssemblyForm.MEMBERS_CONGRESS: rules.members_congress,
        AssemblyForm.DELEGATES_CONGRESS: rules.delegates_congress,
        AssemblyForm.CONFERENCE: rules.conference,
    }[voters]


def _membership(nomination: Nomination, _: Setting, pack: RulePack) -> Iterator[Finding]:
    if nomination.membership is Membership.PROBATIONARY:
        told = say("{name} là đảng viên dự bị; chỉ đảng viên chính thức được ứng cử, được đề cử.", name=nomination.name)
        yield breach(pack.nominations.nominees, "NOMINEE_PROBATIONARY", "membership", told)


def _nominator(nomination: Nomination, setting: Setting, pack: RulePack) -> Iterator[Finding]:
    if nomination.source is not NominationSource.FLOOR:
        return
    if nomination.nominator is Nominator.DELEGATION:
        told = say("Đoàn đại biểu không đề cử với danh nghĩa đoàn; ghi đại biểu đề cử {name}.", name=nomination.name)
        yield breach(pack.nominations.delegations, "NOMINATED_BY_DELEGATION", "nominator", told)
        return
    allowed: Rule[Any] = nominators_allowed(setting.voters, pack)
    if nomination.nominator not in allowed.value:
        told = say(
            "{who} không thuộc những người được đề cử ở {where}.",
            who=nomination.nominator.label,
            where=setting.voters.label.lower(),
        )
        yield breach(allowed, "NOMINATOR_NOT_ALLOWED", "nominator", told)


def _discipline(nomination: Nomination, setting: Setting, pack: RulePack) -> Iterator[Finding]:
    """Who is of the body that prepared the list keeps to it, as a nominator and as a nominee (sheet A.3.7)."""
    if nomination.source is NominationSource.COMMITTEE:
        return
    rule, who = pack.nominations.discipline, bound_label(setting.voters)
    if nomination.nominator_bound:
        told = say("{who} không đề cử người ngoài danh sách đã chuẩn bị.", who=who)
        yield breach(rule, "NOMINATOR_BOUND", "nominator_bound", told)
    if nomination.bound:
        told = say(
            "{name} là {who}, không có trong danh sách đã chuẩn bị nên không ứng cử và không nhận đề cử.",
            name=nomination.name,
            who=who[:1].lower() + who[1:],
        )
        yield breach(rule, "NOMINEE_BOUND", "bound", told)


def bound_label(voters: AssemblyForm) -> str:
    """What those are called whom the prepared list binds (sheet A.3.7, points 1 and 2)."""
    if voters is AssemblyForm.CONFERENCE:
        return say("Ủy viên ban thường vụ")
    return say("Cấp ủy viên cấp triệu tập")
