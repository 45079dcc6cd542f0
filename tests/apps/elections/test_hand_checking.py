"""The sample of paper ballots: as large as the margin asks, drawn once by dice, read by hand beside the reader."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.roles import Role
from daihoi.apps.counting.models import HandLook
from daihoi.apps.counting.services.hand_checks import Draw, draw_sample, record_looks
from daihoi.apps.elections.hand_checking import planned_for, sample_of
from daihoi.apps.elections.models import Election
from daihoi.apps.elections.services import open_scanning, print_ballots, record_count
from daihoi.apps.elections.values import Count
from daihoi.apps.organisation.refusals import Refused
from tests.apps.counting.boxes import add_file, ballot
from tests.apps.elections.votes import COUNT, now, opened
from tests.factories import make_congress, make_cycle, make_unit_tree, make_user_with_role

pytestmark = pytest.mark.django_db
DICE = "4 2 6 1 1 3 5 2 6 4"
SCANNED = replace(COUNT, issued=20, returned=20, valid=20, invalid=0, votes=(20, 19, 14, 5, 1))
SAME, OTHER = HandLook.Found


@pytest.fixture
def election() -> Election:
    """A vote of a cell of twenty, all of whose ballots are scanned, read and written down."""
    tree = make_unit_tree()
    congress = make_congress(tree.cell, make_cycle(clock=date(2020, 3, 10)), summoned=20, present=20)
    vote = opened(congress)
    print_ballots(actor=None, wanted=now(vote), copies=20)
    box = open_scanning(actor=None, wanted=now(vote), deciders=1)
    add_file(box, [ballot("45")] * 14 + [ballot("35")] * 5 + [ballot("234")])
    return record_count(actor=None, wanted=now(vote), count=SCANNED)


@pytest.fixture
def counter(election: Election) -> User:
    return make_user_with_role(Role.COUNTING_BOARD, election.congress.unit)


def drawn(election: Election, counter: User, risk: int = 5, dice: str = DICE) -> None:
    planned = planned_for(election)
    draw_sample(actor=counter, box=planned.box, draw=Draw(planned.misread, risk, dice))


def test_size_follows_from_the_margin(election: Election):
    planned = planned_for(election)
    assert (planned.ballots, planned.misread) == (20, 4)
    assert planned.sizes == ((10, 9), (5, 10), (1, 13))


def test_sample_shows_what_the_reader_has_for_each_ballot(election: Election, counter: User):
    drawn(election, counter, risk=1)
    shown = sample_of(election)
    assert len(shown.drawn) == 13
    assert {each.read for each in shown.drawn} <= {
        "Không bầu: Phạm Thị Đào, Trần Thị Ước",
        "Không bầu: Lê Đức Bình, Trần Thị Ước",
        "Bầu: Nguyễn Văn An, Trần Thị Ước",
    }
    assert [each.place for each in shown.drawn] == sorted({each.place for each in shown.drawn})


def test_one_ballot_that_differs_is_told(election: Election, counter: User):
    drawn(election, counter)
    check = sample_of(election).check
    places = [each.place for each in sample_of(election).drawn]
    record_looks(actor=counter, check=check, found=dict.fromkeys(places[:-1], SAME))
    assert (sample_of(election).looked, sample_of(election).is_done) == (9, False)
    record_looks(actor=counter, check=check, found={places[-1]: OTHER})
    assert (sample_of(election).other, sample_of(election).is_done) == (1, True)


def test_what_was_found_once_stays(election: Election, counter: User):
    drawn(election, counter)
    check, place = sample_of(election).check, sample_of(election).drawn[0].place
    record_looks(actor=counter, check=check, found={place: OTHER})
    with pytest.raises(Refused, match="Chưa có phiếu nào được ghi thêm"):
        record_looks(actor=counter, check=check, found={place: SAME})
    assert sample_of(election).other == 1


def test_dice_are_thrown_once(election: Election, counter: User):
    drawn(election, counter)
    with pytest.raises(Refused, match="Đã rút phiếu rồi"):
        drawn(election, counter, dice="1234512345")


@pytest.mark.parametrize("dice", ["123", "một hai ba bốn", "١٢٣٤٥٦٧٨٩٠"])
def test_what_no_dice_can_show_is_refused(election: Election, counter: User, dice: str):
    with pytest.raises(Refused, match="ít nhất 10 lần gieo"):
        drawn(election, counter, dice=dice)


def test_no_sample_while_scans_and_count_differ(election: Election):
    other: Count = replace(SCANNED, votes=(20, 19, 14, 4, 2))
    record_count(actor=None, wanted=now(election), count=other)
    with pytest.raises(Refused, match="còn khác nhau"):
        planned_for(Election.objects.get(pk=election.pk))


def test_pages_lead_from_the_dice_to_the_end(election: Election, counter: User, client: Client):
    client.force_login(counter)
    address = f"/don-vi/{election.congress.unit.code}/bau-cu/{election.pk}/doi-chieu-mau/"
    assert "có ít nhất <b>4</b> trong 20 phiếu" in client.get(address).content.decode()
    assert client.post(address, {"risk": "5", "dice": "1"}).status_code == 422
    assert client.post(address, {"risk": "5", "dice": DICE}).status_code == 302
    places = [each.place for each in sample_of(election).drawn]
    assert "Đã xem 0 trong 10 phiếu" in client.get(address).content.decode()
    client.post(f"{address}ghi/", {f"phieu-{place}": "SAME" for place in places})
    assert "Cả 10 phiếu đều khớp" in client.get(address).content.decode()
