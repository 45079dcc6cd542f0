"""A form that was opened on what is no longer stored: what somebody else saved beside what was typed, and the choice.

Nothing is replaced unseen: a form knows the version that it was opened on. When another is stored, the person is shown
each place in which the two differ and takes one text or the other; only then can the form be saved on that version.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from daihoi.apps.planning.models import Congress
from daihoi.apps.results.entry.comparing import Difference, Side, differences, merged
from daihoi.apps.results.entry.rows import without_blanks
from daihoi.apps.results.entry.tidying import tidied
from daihoi.apps.results.entry.typed import Typed, attendance_line, typed_of
from daihoi.apps.results.models import Result
from daihoi.apps.results.packets import ResultPacket
from daihoi.apps.results.queries import LastSave, last_save_of
from daihoi.apps.results.rows import packet_of
from daihoi.apps.results.versions import version_of


@dataclass(frozen=True)
class Sent:
    """A form as it came in: what was typed, the version it was opened on, and the choices made so far.

    `compared` is the version that the choices were made against; `every` is one choice for all places.
    """

    typed: Typed
    seen: str
    compared: str = ""
    picks: Mapping[str, Side] = field(default_factory=dict)
    every: Side | None = None


@dataclass(frozen=True)
class Choice:
    """A place in which the two versions differ, and which of them was picked."""

    difference: Difference
    picked: Side | None


@dataclass(frozen=True)
class Conflict:
    """What a person has to choose between, who saved the other version and when."""

    version: str
    last: LastSave | None
    choices: tuple[Choice, ...]

    @property
    def open(self) -> int:
        """In how many places nothing was picked yet."""
        return sum(choice.picked is None for choice in self.choices)


@dataclass(frozen=True)
class Settled:
    """A form as it can go on: its texts, the version it stands on, and the conflict while there is one."""

    typed: Typed
    seen: str
    conflict: Conflict | None = None


def settle(congress: Congress, result: Result | None, sent: Sent) -> Settled:
    """Put a form beside what is stored now: as it is, with the choices made carried out, or with those still to make.

    Choices count only for the version that they were made against: what was saved after that is asked for anew.
    """
    version = version_of(congress, result)
    if sent.seen == version:
        return Settled(sent.typed, version)
    saved = tidied(typed_of(attendance_line(congress), packet_of(result) if result else ResultPacket()))
    mine = tidied(sent.typed)
    found = differences(saved, mine, congress)
    if not found:
        return Settled(sent.typed, version)
    picks = _picks(found, sent) if sent.compared == version else {}
    if all(difference.key in picks for difference in found):
        return Settled(merged(saved, mine, picks), version)
    choices = tuple(Choice(difference, picks.get(difference.key)) for difference in found)
    return Settled(without_blanks(sent.typed), sent.seen, Conflict(version, last_save_of(congress), choices))


def _picks(found: tuple[Difference, ...], sent: Sent) -> Mapping[str, Side]:
    return sent.picks if sent.every is None else {difference.key: sent.every for difference in found}
