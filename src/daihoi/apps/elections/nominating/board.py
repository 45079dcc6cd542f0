"""The counting board of a vote before it counts: proposed, voted, and nobody of it on the list (sheet A.8.1)."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from daihoi.apps.accounts.audit import Act, EntryType, record, stand_in_line
from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.permissions import require
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.elections.models import Election, Stage
from daihoi.apps.elections.services import Wanted
from daihoi.apps.organisation.refusals import Objection, Refused, refuse
from daihoi.core.figures.vietnamese import number_text
from daihoi.core.language import say
from daihoi.core.regulations import is_more_than_half, load_pack

BOARD_NAMED = EntryType("elections.board_named", "Ghi ban kiểm phiếu được bầu", reads=Permission.VIEW_RESULTS)


@dataclass(frozen=True, kw_only=True)
class VotedBoard:
    """Who sits on the counting board, and the show of hands that put them there."""

    head: str
    members: tuple[str, ...]
    present: int
    agreed: int


@transaction.atomic
def name_board(*, actor: User | None, wanted: Wanted, board: VotedBoard) -> Election:
    """Record the counting board that the assembly voted; who is on the list can't be of it."""
    stand_in_line()
    election = Election.objects.select_related("congress__unit", "congress__cycle").get(pk=wanted.election.pk)
    if actor is not None:
        require(actor, Permission.MANAGE_ELECTION, election.congress.unit.path)
    if election.revision != wanted.revision:
        raise refuse(say("Trong lúc đồng chí làm, người khác đã thay đổi cuộc bầu này. Xem lại rồi làm tiếp."))
    if election.stage == Stage.SIGNED:
        raise refuse(say("Biên bản đã ký nên ban kiểm phiếu không đổi được nữa."))
    _check(election, board)
    election.board_head, election.board_members = board.head, "\n".join(board.members)
    election.revision += 1
    election.save()
    unit = election.congress.unit
    record(
        Act(
            actor=actor,
            kind=BOARD_NAMED,
            unit_code=unit.code,
            subject=f"Bầu {election.title}, đại hội {unit.name}"[:200],
            before=None,
            after=board,
        )
    )
    return election


def on_both(election: Election, people: Iterable[str]) -> tuple[str, ...]:
    """Give the names of candidates who are among the people, however the letters are written."""
    others = {_folded(name) for name in people}
    names = election.candidates.values_list("full_name", flat=True)
    return tuple(name for name in names if _folded(name) in others)


def _check(election: Election, board: VotedBoard) -> None:
    if not board.head:
        raise refuse(say("Ghi họ và tên trưởng ban kiểm phiếu."), "head")
    if both := on_both(election, (board.head, *board.members)):
        rule = load_pack(election.congress.cycle.pack).nominations.board
        told = say(
            "{names} có tên trong danh sách bầu cử nên không ở trong ban kiểm phiếu. Quy định: {rule}.",
            names=", ".join(both),
            rule=rule.reference,
        )
        raise Refused([Objection("head" if _folded(board.head) in map(_folded, both) else "members", told)])
    if board.agreed > board.present:
        raise refuse(say("Số nhất trí nhiều hơn số có mặt."), "agreed")
    if not is_more_than_half(board.agreed, board.present):
        told = say(
            "{votes} trên {present} không quá nửa nên chưa thông qua; sửa lại rồi biểu quyết lần nữa.",
            votes=number_text(board.agreed),
            present=number_text(board.present),
        )
        raise refuse(told, "agreed")


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
