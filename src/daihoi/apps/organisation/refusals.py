"""How an act is refused: what is wrong, in which field, how to mend it; one way for this room and all later ones."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.forms import BaseForm

from daihoi.core.language import say


@dataclass(frozen=True)
class Objection:
    """One thing that is wrong: the field it stands in (empty for the act as a whole), how to mend it, by which rule."""

    field: str
    message: str
    rule: str = ""


class Refused(Exception):
    """An act that can't be done as asked; `findings` say why, one for each field, and nothing was changed."""

    def __init__(self, findings: Sequence[Objection]) -> None:
        self.findings = tuple(findings)
        super().__init__(" ".join(finding.message for finding in self.findings))


def refuse(message: str, field: str = "") -> Refused:
    """Give the refusal of an act for one reason."""
    return Refused([Objection(field, say(message))])


@contextmanager
def refusals_in(form: BaseForm) -> Iterator[None]:
    """Show at a form's fields why what is done in the block was refused; what fits no field stands above them all."""
    try:
        yield
    except Refused as refused:
        for finding in refused.findings:
            form.add_error(finding.field if finding.field in form.fields else None, finding.message)


def given_reason(reason: str, message: str) -> str:
    """Give the reason without the space around it; without one the act is refused with the message."""
    if not reason.strip():
        raise refuse(message, "reason")
    return reason.strip()
