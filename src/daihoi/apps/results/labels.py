"""What a unit calls the bodies that it elects."""

from daihoi.core.figures.vietnamese import share_text
from daihoi.core.regulations.terms import ElectedBody, LevelRole

_IN_A_CELL = {ElectedBody.COMMITTEE: "Chi ủy"}


def body_label(body: ElectedBody, role: LevelRole) -> str:
    """Name a body as units of that role do: a cell's committee is «Chi ủy»."""
    own = _IN_A_CELL if role is LevelRole.CELL else {}
    return own.get(body, body.label_vi)


def share_of(part: int | None, whole: int | None) -> str:
    """Write a share with its sign, or nothing when either number isn't known."""
    return "" if part is None or not whole else f"{share_text(part, whole)}%"
