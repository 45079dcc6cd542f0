"""The counting board: voted, and nobody of it on the election list (sheet A.8.1)."""

from dataclasses import replace

import pytest

from daihoi.apps.elections.models import Election
from daihoi.apps.elections.nominating.board import VotedBoard, name_board
from daihoi.apps.elections.services import change_list
from daihoi.apps.organisation.refusals import Refused
from tests.apps.elections.nominating.lists import DAY
from tests.apps.elections.votes import COMMITTEE, NAMES, now, opened
from tests.factories import make_congress, make_cycle, make_unit_tree

pytestmark = pytest.mark.django_db

BOARD = VotedBoard(head="Hoàng Thị Mai", members=("Đỗ Văn Chung", "Tô Thị Hạnh"), present=20, agreed=18)


@pytest.fixture
def election() -> Election:
    return opened(make_congress(make_unit_tree().cell, make_cycle(clock=DAY)))


def test_a_board_is_kept(election: Election):
    name_board(actor=None, wanted=now(election), board=BOARD)
    stored = Election.objects.get()
    assert (stored.board_head, stored.board_members) == ("Hoàng Thị Mai", "Đỗ Văn Chung\nTô Thị Hạnh")


@pytest.mark.parametrize(
    ("board", "field"),
    [
        (replace(BOARD, head="nguyễn  văn An"), "head"),
        (replace(BOARD, members=("Đỗ Văn Chung", "Lê Đức Bình")), "members"),
    ],
)
def test_a_candidate_is_not_of_the_board_however_the_name_is_written(election: Election, board: VotedBoard, field: str):
    with pytest.raises(Refused, match=r"không ở trong ban kiểm phiếu\. Quy định: .*mục A\.8\.1") as refused:
        name_board(actor=None, wanted=now(election), board=board)
    assert [found.field for found in refused.value.findings] == [field]


@pytest.mark.parametrize("agreed", [10, 21])
def test_a_board_is_voted_by_more_than_half_of_those_present(election: Election, agreed: int):
    with pytest.raises(Refused):
        name_board(actor=None, wanted=now(election), board=replace(BOARD, agreed=agreed))
    assert Election.objects.get().board_head == ""


def test_nobody_of_the_board_comes_onto_the_list_afterwards(election: Election):
    name_board(actor=None, wanted=now(election), board=BOARD)
    listing = replace(COMMITTEE, names=(*NAMES, "Tô Thị Hạnh"))
    with pytest.raises(Refused, match="Tô Thị Hạnh ở trong ban kiểm phiếu"):
        change_list(actor=None, wanted=now(election), listing=listing)
