"""A vote counted from scans beside the hand count: compared figure by figure, official only where it is allowed."""

from dataclasses import replace
from datetime import date

import pytest

from daihoi.apps.counting.models import BallotBox, Seal
from daihoi.apps.elections.minutes import build_minutes
from daihoi.apps.elections.models import CountSource, Election, Stage
from daihoi.apps.elections.openings import first_count
from daihoi.apps.elections.queries import election_of, told_of
from daihoi.apps.elections.scanning import Unlike
from daihoi.apps.elections.services import (
    choose_source,
    drop_election,
    open_scanning,
    print_ballots,
    record_count,
    reopen_count,
    sign_minutes,
)
from daihoi.apps.organisation.refusals import Refused
from daihoi.apps.papers.paper import Paragraph
from tests.apps.counting.boxes import add_file, ballot
from tests.apps.elections.votes import BOARD, COUNT, now, opened
from tests.factories import make_congress, make_cycle, make_unit_tree, make_user

pytestmark = pytest.mark.django_db
SCANNED = replace(COUNT, valid=20, invalid=0, votes=(20, 20, 15, 5, 0))


@pytest.fixture
def election() -> Election:
    """A vote of which twenty ballots were printed."""
    congress = make_congress(make_unit_tree().cell, make_cycle(clock=date(2020, 3, 10)), summoned=20, present=20)
    found = opened(congress)
    print_ballots(actor=None, wanted=now(found), copies=20)
    return found


def scan(election: Election) -> BallotBox:
    """Scan twenty ballots: the third name is struck on five, the fourth on fifteen, the fifth on all."""
    box = open_scanning(actor=None, wanted=now(election), deciders=1)
    add_file(box, [ballot("45")] * 15 + [ballot("35")] * 5)
    return box


def told(election: Election):
    return told_of(election_of(election.congress.unit, election.pk), make_user())


def make_official(election: Election) -> None:
    source = CountSource.APPROVED_SOFTWARE
    choose_source(actor=None, wanted=now(election), source=source, reason="Công văn 12-CV/TU")


def test_only_ballots_printed_from_here_are_scanned(election: Election):
    election.print_runs.all().delete()
    with pytest.raises(Refused):
        open_scanning(actor=None, wanted=now(election), deciders=1)


def test_hand_count_is_official_unless_said_otherwise_and_stands_beside_the_scans(election: Election):
    scan(election)
    record_count(actor=None, wanted=now(election), count=COUNT)
    assert told(election).unlike == (
        Unlike("Phiếu hợp lệ", 20, 19), Unlike("Phiếu không hợp lệ", 0, 1), Unlike("Nguyễn Văn An", 20, 19),
        Unlike("Vũ Văn Ánh", 20, 15), Unlike("Lê Đức Bình", 15, 12), Unlike("Phạm Thị Đào", 5, 8),
        Unlike("Trần Thị Ước", 0, 3),
    )  # fmt: skip
    record_count(actor=None, wanted=now(election), count=SCANNED)
    assert told(election).unlike == ()


def test_hand_counter_is_shown_nothing_of_the_scans(election: Election):
    scan(election)
    assert first_count(election_of(election.congress.unit, election.pk), (), make_user()) == {
        "summoned": 20, "present": 20,
    }  # fmt: skip


def test_scans_are_official_only_with_a_ground(election: Election):
    with pytest.raises(Refused):
        choose_source(actor=None, wanted=now(election), source=CountSource.APPROVED_SOFTWARE, reason=" ")


def test_where_scans_are_official_the_count_opens_with_their_figures_and_is_held_to_them(election: Election):
    scan(election)
    make_official(election)
    opened_with = first_count(election_of(election.congress.unit, election.pk), (), make_user())
    assert (opened_with["valid"], opened_with["votes.0"], opened_with["votes.4"]) == (20, 20, 0)
    with pytest.raises(Refused, match="Phiếu hợp lệ: 20, ghi 19"):
        record_count(actor=None, wanted=now(election), count=COUNT)
    assert record_count(actor=None, wanted=now(election), count=SCANNED).stage == Stage.COUNTED


def test_scans_are_no_count_while_a_ballot_is_in_doubt(election: Election):
    box = scan(election)
    make_official(election)
    add_file(box, [ballot("5", unsure="4")], "quet-2.pdf")
    with pytest.raises(Refused, match="chưa đọc và xem lại xong"):
        record_count(actor=None, wanted=now(election), count=SCANNED)


def test_minutes_are_not_signed_over_scans_that_moved_since_the_count(election: Election):
    box = scan(election)
    make_official(election)
    record_count(actor=None, wanted=now(election), count=SCANNED)
    add_file(box, [ballot("45")], "quet-2.pdf")
    with pytest.raises(Refused, match="Phiếu thu về: 21, ghi 20"):
        sign_minutes(actor=None, wanted=now(election), board=BOARD)


def test_minutes_bear_the_code_of_the_scans(election: Election):
    scan(election)
    counted = record_count(actor=None, wanted=now(election), count=SCANNED)
    words = [block.text for block in build_minutes(counted).blocks if isinstance(block, Paragraph)]
    sign_minutes(actor=None, wanted=now(election), board=BOARD)
    assert f"Mã đối chiếu phiếu quét: {Seal.objects.get().code}." in words


def test_signed_minutes_close_the_box_and_opening_them_again_opens_it(election: Election):
    box = scan(election)
    record_count(actor=None, wanted=now(election), count=SCANNED)
    sign_minutes(actor=None, wanted=now(election), board=BOARD)
    assert BallotBox.objects.get(pk=box.pk).is_closed
    reopen_count(actor=None, wanted=now(election), reason="đếm lại")
    assert not BallotBox.objects.get(pk=box.pk).is_closed


def test_vote_whose_ballots_were_scanned_is_not_dropped(election: Election):
    scan(election)
    with pytest.raises(Refused):
        drop_election(actor=None, wanted=now(election))
