"""What asks for a second look in a plan: a day outside its window, a form or contents that the rules don't have."""

from collections.abc import Iterator
from datetime import date

from daihoi.apps.planning.models import Congress
from daihoi.apps.planning.queries import rules_of
from daihoi.core.language import say
from daihoi.core.regulations import RoleRules, load_pack
from daihoi.core.regulations.terms import LevelRole


def outside_window(day: date, rules: RoleRules, *, pilot: bool) -> str:
    """Say that a congress's day lies before or after the days of its level (sheet B.2); empty when it doesn't."""
    timing = rules.timing
    if timing.opens is not None and day < timing.opens.value and not pilot:
        return say(
            "{day:%d/%m/%Y} trước ngày bắt đầu ({first:%d/%m/%Y}). Căn cứ: {rule}.",
            day=day,
            first=timing.opens.value,
            rule=timing.opens.reference,
        )
    last = timing.finish_before.value.last_day
    if day > last:
        return say(
            "{day:%d/%m/%Y} sau ngày phải hoàn thành ({last:%d/%m/%Y}). Căn cứ: {rule}.",
            day=day,
            last=last,
            rule=timing.finish_before.reference,
        )
    return ""


def concerns_of(congress: Congress) -> tuple[str, ...]:
    """Give what asks for a second look in a planned congress; none of it bars anything."""
    return tuple(_concerns(congress))


def _concerns(congress: Congress) -> Iterator[str]:
    rules, variants = rules_of(congress), load_pack(congress.cycle.pack).contents.variants
    if congress.planned_on and (message := outside_window(congress.planned_on, rules, pilot=congress.pilot)):
        yield say("Ngày dự kiến {message}", message=message)
    if congress.form not in rules.assembly.forms.value:
        label, forms = LevelRole(congress.role).label, rules.assembly.forms
        yield say("{role} không tổ chức theo hình thức này. Căn cứ: {rule}.", role=label, rule=forms.reference)
    if congress.contents not in variants.value:
        yield say(
            "Chu kỳ {code} không có loại đại hội này. Căn cứ: {rule}.",
            code=congress.cycle.code,
            rule=variants.reference,
        )
