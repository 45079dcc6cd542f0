"""Template tags of this room: the one line that says where a result stands."""

from django import template

from daihoi.apps.results.progress import deadline_note
from daihoi.apps.results.queries import ResultView
from daihoi.core.language import say
from daihoi.core.regulations.terms import ResultStatus

register = template.Library()


@register.simple_tag
def standing_line(view: ResultView, unit: str) -> str:
    """Say in one line where the result of the unit of that name stands and what is due when."""
    result, deadlines = view.result, view.deadlines
    if result is not None and result.status == ResultStatus.APPROVED:
        return say(
            "{unit}: đã chuẩn y theo quyết định số {number}, {decision}.",
            unit=unit,
            number=result.decision_number,
            decision=deadline_note(deadlines.decision),
        )
    if result is not None and result.status == ResultStatus.SUBMITTED:
        return say(
            "{unit}: đã gửi lên cấp trên, chờ quyết định; {decision}.",
            unit=unit,
            decision=deadline_note(deadlines.decision),
        )
    returned = result is not None and result.status == ResultStatus.RETURNED
    due = f"; {deadline_note(deadlines.sending)}" if deadlines.sending else ""
    told = "{unit}: kết quả được trả lại để bổ sung{due}." if returned else "{unit}: kết quả chưa gửi lên{due}."
    return say(told, unit=unit, due=due)
