"""Whether the congress was held in a form, with people and on days that can be right (sheet B.2, B.5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from daihoi.core.figures.vietnamese import number_text
from daihoi.core.language import say
from daihoi.core.regulations.entries import CongressFacts, CongressResult
from daihoi.core.regulations.findings import Finding, breach, error, warning
from daihoi.core.regulations.pack import RulePack
from daihoi.core.regulations.schema import AssemblyRules, TimingRules
from daihoi.core.regulations.terms import CongressForm, PilotMark
from daihoi.core.regulations.words import in_words


def check_assembly(result: CongressResult, pack: RulePack) -> Iterator[Finding]:
    """Findings on form, attendance and days of the congress."""
    facts = result.facts
    rules = pack.role(facts.role, facts.nature)
    yield from _attendance(facts, pack)
    yield from _form(facts, rules.assembly)
    yield from _delegates(facts, rules.assembly)
    yield from _days(facts, rules.timing)


def _attendance(facts: CongressFacts, pack: RulePack) -> Iterator[Finding]:
    summoned, present, official = facts.summoned, facts.present, facts.official_members
    if summoned is not None and present is not None and present > summoned:
        yield error(
            pack.balance.attendance,
            "PRESENT_EXCEEDS_SUMMONED",
            "congress.present",
            say(
                "Có mặt {present} người, nhiều hơn {summoned} người được triệu tập. Hãy xem lại hai số "
                "này trong báo cáo thẩm tra tư cách đại biểu hoặc tình hình đảng viên dự đại hội.",
                present=number_text(present),
                summoned=number_text(summoned),
            ),
        )
    members_congress = facts.form is CongressForm.MEMBERS
    if members_congress and summoned is not None and official is not None and summoned > official:
        yield error(
            pack.balance.attendance,
            "SUMMONED_EXCEEDS_MEMBERS",
            "congress.summoned",
            say(
                "Triệu tập {summoned} đảng viên chính thức, nhiều hơn {official} đảng viên chính thức "
                "của đơn vị. Hãy xem lại hai số này; đảng viên dự bị không tính vào đây.",
                summoned=number_text(summoned),
                official=number_text(official),
            ),
        )


def _form(facts: CongressFacts, rules: AssemblyRules) -> Iterator[Finding]:
    if facts.form not in rules.forms.value:
        yield breach(
            rules.forms,
            "FORM_NOT_ALLOWED",
            "congress.form",
            say(
                "{role} tổ chức {value}, không phải {form}. Hãy chọn lại hình thức đại hội hoặc cấp của đơn vị.",
                role=facts.role.label,
                value=in_words(rules.forms.value).lower(),
                form=facts.form.label.lower(),
            ),
        )
        return
    threshold, members = rules.delegates_from_members, facts.members
    if threshold is None or members is None:
        return
    if facts.form is CongressForm.MEMBERS and members >= threshold.value:
        yield breach(
            threshold,
            "MEMBERS_FORM_TOO_LARGE",
            "congress.form",
            say(
                "Đơn vị có {members} đảng viên; từ {value} đảng viên trở lên thì tổ chức đại hội đại "
                "biểu. Hãy xem lại số đảng viên hoặc hình thức đại hội.",
                members=number_text(members),
                value=threshold.value,
            ),
        )
    if facts.form is CongressForm.DELEGATES and members < threshold.value:
        yield breach(
            threshold,
            "DELEGATES_FORM_NOT_AGREED",
            "congress.form",
            say(
                "Đơn vị có {members} đảng viên, dưới {value}, thì tổ chức đại hội đảng viên; chỉ tổ chức "
                "đại hội đại biểu khi có khó khăn và cấp ủy cấp trên trực tiếp đồng ý. Hãy ghi nhận ý "
                "kiến đồng ý ấy hoặc xem lại số đảng viên, hình thức đại hội.",
                members=number_text(members),
                value=threshold.value,
            ),
        )


def _delegates(facts: CongressFacts, rules: AssemblyRules) -> Iterator[Finding]:
    rule, summoned = rules.delegates, facts.summoned
    if facts.form is not CongressForm.DELEGATES or rule is None or summoned is None:
        return
    least, most = rule.value.minimum, rule.value.maximum
    if (least is not None and summoned < least) or (most is not None and summoned > most):
        yield warning(
            rule,
            "DELEGATES_OUT_OF_RANGE",
            "congress.summoned",
            say(
                "Triệu tập {summoned} đại biểu, quy định {value} đại biểu. Hãy xem lại số đại biểu được triệu tập.",
                summoned=number_text(summoned),
                value=in_words(rule.value),
            ),
        )


def _days(facts: CongressFacts, rules: TimingRules) -> Iterator[Finding]:
    opened, closed = facts.opened_on, facts.closed_on
    if opened is None or closed is None:
        return
    if closed < opened:
        yield error(
            rules.longest_days,
            "DATES_REVERSED",
            "congress.closed_on",
            say(
                "Ngày bế mạc {closed} trước ngày khai mạc {opened}. Hãy xem lại hai ngày này.",
                closed=_text(closed),
                opened=_text(opened),
            ),
        )
        return
    days = (closed - opened).days + 1
    if days > rules.longest_days.value:
        yield breach(
            rules.longest_days,
            "TOO_LONG",
            "congress.closed_on",
            say(
                "Đại hội từ {opened} đến {closed} là {days} ngày, quy định không quá {value} ngày. Hãy "
                "xem lại ngày khai mạc và ngày bế mạc.",
                opened=_text(opened),
                closed=_text(closed),
                days=number_text(days),
                value=rules.longest_days.value,
            ),
        )
    yield from _window(facts, opened, closed, rules)


def _window(facts: CongressFacts, opened: date, closed: date, rules: TimingRules) -> Iterator[Finding]:
    opens, finish = rules.opens, rules.finish_before
    if opens is not None and opened < opens.value and facts.pilot is PilotMark.ORDINARY:
        yield warning(
            opens,
            "BEFORE_WINDOW",
            "congress.opened_on",
            say(
                "Khai mạc {opened}, trước thời điểm bắt đầu tổ chức đại hội là {value}. Hãy xem lại ngày "
                "khai mạc, hoặc đánh dấu nếu là đại hội điểm.",
                opened=_text(opened),
                value=_text(opens.value),
            ),
        )
    if closed > finish.value.last_day:
        yield warning(
            finish,
            "AFTER_WINDOW",
            "congress.closed_on",
            say(
                "Bế mạc {closed}, sau ngày cuối cùng được tổ chức là {last_day}. Hãy xem lại ngày bế "
                "mạc; nếu đúng là như vậy thì báo cáo rõ lý do.",
                closed=_text(closed),
                last_day=_text(finish.value.last_day),
            ),
        )


def _text(day: date) -> str:
    return say("ngày {day:%d/%m/%Y}", day=day)
