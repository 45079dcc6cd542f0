"""What the buttons of the people's grid do to what was typed; nothing is saved by them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from daihoi.apps.elections.announced import Announced
from daihoi.apps.organisation.models import Member
from daihoi.apps.planning.models import Congress
from daihoi.apps.results.entry.counted import with_counted
from daihoi.apps.results.entry.rows import (
    member_line,
    pasted,
    with_empty_exception,
    with_empty_rows,
    with_people,
    without_row,
)
from daihoi.apps.results.entry.sheet import bodies_in
from daihoi.apps.results.entry.typed import Line, Typed
from daihoi.core.regulations.terms import LevelRole

_REMOVE = re.compile(r"remove-(\d{1,4})")
MORE_ROWS = 5


@dataclass(frozen=True)
class Given:
    """What came with a button: the block pasted, the members ticked or known, what the count minutes say."""

    block: str = ""
    members: Sequence[Member] = ()
    announced: Sequence[Announced] = ()


def after_act(act: str, typed: Typed, congress: Congress, given: Given) -> Typed:
    """Give the form after a button: `rows`, `paste`, `members`, `counted`, `remove-<row>`, `exceptions`."""
    if match := _REMOVE.fullmatch(act):
        return without_row(typed, int(match[1]))
    match act:
        case "paste" | "members":
            return with_people(typed, _lines(act, typed, congress, given))
        case "counted":
            return with_counted(typed, given.announced, given.members)
        case "exceptions":
            return with_empty_exception(typed)
        case "rows":
            return with_empty_rows(typed, MORE_ROWS)
        case _:
            return typed


def _lines(act: str, typed: Typed, congress: Congress, given: Given) -> Sequence[Line]:
    if act == "members":
        return [member_line(member) for member in given.members]
    bodies = bodies_in(congress, typed)
    return pasted(given.block, bodies, [body.title_vi(LevelRole(congress.role)) for body in bodies])
