"""Template tags of this room: the one line that says where a result stands."""

from django import template

from daihoi.apps.results.progress import deadline_note
from daihoi.apps.results.queries import ResultView
from daihoi.core.regulations.terms import ResultStatus

register = template.Library()


@register.simple_tag
def standing_line(view: ResultView, unit: str) -> str:
    """Say in one line where the result of the unit of that name stands and what is due when."""
    result, deadlines = view.result, view.deadlines
    if result is not None and result.status == ResultStatus.APPROVED:
        return f"{unit}: đã chuẩn y theo quyết định số {result.decision_number}, {deadline_note(deadlines.decision)}."
    if result is not None and result.status == ResultStatus.SUBMITTED:
        return f"{unit}: đã gửi lên cấp trên, chờ quyết định; {deadline_note(deadlines.decision)}."
    standing = "được trả lại để bổ sung" if result and result.status == ResultStatus.RETURNED else "chưa gửi lên"
    due = f"; {deadline_note(deadlines.sending)}" if deadlines.sending else ""
    return f"{unit}: kết quả {standing}{due}."
