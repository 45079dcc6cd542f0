"""What the buttons of the people's grid do to what was typed; nothing is saved by them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from daihoi.apps.organisation.models import Member
from daihoi.apps.planning.models import Congress
from daihoi.apps.results.entry.rows import (
    member_line,
    pasted,
    with_empty_exception,
    with_empty_rows,
    with_people,
    without_row,
)
from daihoi.apps.results.entry.sheet import bodies_in
from daihoi.apps.results.entry.typed import Typed
from daihoi.apps.results.labels import body_label
from daihoi.core.regulations.terms import LevelRole

_REMOVE = re.compile(r"remove-(\d{1,4})")
MORE_ROWS = 5


@dataclass(frozen=True)
class Given:
    """What came with a button: the block pasted, the members ticked."""

    block: str
    members: Sequence[Member]


def after_act(act: str, typed: Typed, congress: Congress, given: Given) -> Typed:
    """Give the form after a button of the grids: `rows`, `paste`, `members`, `remove-<row>` or `exceptions`."""
    if match := _REMOVE.fullmatch(act):
        return without_row(typed, int(match[1]))
    if act == "paste":
        bodies = bodies_in(congress, typed)
        labels = [body_label(body, LevelRole(congress.role)) for body in bodies]
        return with_people(typed, pasted(given.block, bodies, labels))
    if act == "members":
        return with_people(typed, [member_line(member) for member in given.members])
    if act == "exceptions":
        return with_empty_exception(typed)
    return with_empty_rows(typed, MORE_ROWS) if act == "rows" else typed
